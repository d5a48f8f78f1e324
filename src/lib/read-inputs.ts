/** Inputs of the action, by the declaration of the command that is asked for. */
import type { Problem } from "./error.ts";
import { isAtEdge, type Option, type Options, type OptionValue } from "./option.ts";
import { type GivenOptions, parseOptionValue } from "./parse-option-value.ts";

export interface AskedCommand {
  readonly name: string;
  readonly options: Options;
  /** Options of every command by its name: an input of another one does nothing here. */
  readonly commands: Readonly<Record<string, Options>>;
}

/**
 * What was given, and every mistake in it. An input that does nothing for this command and is not at its default was
 * meant to do something. `read` gives an input's text, which is the default of action.yml where a caller gave none.
 */
export function readInputs(
  { name, options, commands }: AskedCommand,
  read: (input: string) => string,
  env: Readonly<Record<string, string | undefined>>,
): GivenOptions {
  const values: Record<string, OptionValue> = {};
  const problems: Problem[] = [];
  for (const [input, { option, owners }] of inputsOf(commands)) {
    const text = read(input).trim();
    const own = Object.hasOwn(options, input) ? options[input] : undefined;
    if (own === undefined || !isAtEdge(own, "action")) {
      if (text === "" || isDefault(text, option, env)) continue;
      problems.push({
        message: `The input \`${input}\` does nothing for ${name}: it belongs to ${owners.join(", ")}.`,
        remedy: "Leave it out.",
      });
      continue;
    }
    if (text === "") continue;
    const found = readInput(own, input, text);
    if ("problem" in found) problems.push(found.problem);
    else values[input] = found.value;
  }
  return { values, problems };
}

/** Every input of the action once, in the order of the declarations, with the commands that have it. */
export function inputsOf(
  commands: Readonly<Record<string, Options>>,
): ReadonlyMap<string, { readonly option: Option; readonly owners: readonly string[] }> {
  const inputs = new Map<string, { option: Option; owners: string[] }>();
  for (const [command, options] of Object.entries(commands)) {
    for (const [name, option] of Object.entries(options)) {
      if (!isAtEdge(option, "action")) continue;
      const known = inputs.get(name);
      if (known === undefined) inputs.set(name, { option, owners: [command] });
      else known.owners.push(command);
    }
  }
  return inputs;
}

function readInput(
  option: Option,
  input: string,
  text: string,
): { readonly value: OptionValue } | { readonly problem: Problem } {
  const label = `The input \`${input}\``;
  if (option.type === "list" || option.type === "operands") return { value: text.split(/\s*\n\s*/) };
  if (option.type !== "flag") return parseOptionValue(option, label, text);
  const word = text.toLowerCase();
  if (word === "true" || word === "false") return { value: word === "true" };
  return { problem: { message: `${label} is "${text}"; expected true or false.` } };
}

/** The input's default in action.yml, as it is written there. */
export function inputDefaultOf(option: Option): string {
  return option.inputDefault ?? option.default ?? (option.type === "flag" ? "false" : "");
}

/** Expressions in defaults, and the variables in which the runner gives the same. */
const VARIABLE_OF: Readonly<Record<string, string>> = { "${{ github.sha }}": "GITHUB_SHA" };

/** Booleans are written in several ways. */
function isDefault(text: string, option: Option, env: Readonly<Record<string, string | undefined>>): boolean {
  const written = inputDefaultOf(option);
  const variable = VARIABLE_OF[written];
  return text.toLowerCase() === (variable === undefined ? written : (env[variable] ?? "")).toLowerCase();
}
