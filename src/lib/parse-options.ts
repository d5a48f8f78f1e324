/** Arguments of a terminal's call, by the declaration of what is called. */
import { parseArgs } from "node:util";
import type { Problem } from "./error.ts";
import { nearestWord } from "./nearest-word.ts";
import { isAtEdge, type OperandsOption, type Option, type Options, type OptionValue } from "./option.ts";
import { didYouMean, findIdleOptions, type GivenOptions, parseOptionValue } from "./parse-option-value.ts";

export interface Called {
  readonly name: string;
  readonly options: Options;
  /** Options of everything else that can be called, by its name: a wrong one may belong there. */
  readonly others: Readonly<Record<string, Options>>;
}

/** All that was given, and every mistake in it. */
export function parseOptions(args: readonly string[], called: Called): GivenOptions {
  const all = atTerminal(called.options);
  const [[operands, { placeholder }] = [undefined, { placeholder: "" }]] = operandsOf(all);
  const named = Object.fromEntries(Object.entries(all).filter(([name]) => name !== operands));
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.entries(named).map(([name, { type }]) => [name, { type: kindOf(type) }])),
  });
  const values: Record<string, OptionValue> = {};
  const problems: Problem[] = [];
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (operands === undefined) problems.push(describeWord(token.value, called.name, named));
      else values[operands] = [...wordsOf(values[operands]), token.value];
      continue;
    }
    const option = Object.hasOwn(named, token.name) ? named[token.name] : undefined;
    if (option === undefined || !token.rawName.startsWith("--")) {
      problems.push(describeUnknown(token.rawName, called, named));
      continue;
    }
    const read = readValue(option, token.name, token.value, token.inlineValue === true, values[token.name]);
    if ("problem" in read) problems.push(read.problem);
    else if (read.value !== "") values[token.name] = read.value;
  }
  if (operands !== undefined && values[operands] === undefined) {
    problems.push({ message: `${called.name} needs ${placeholder}.`, ...seeHelp(called.name) });
  }
  return { values, problems: [...problems, ...findIdleOptions(named, values)] };
}

function operandsOf(options: Options): readonly [name: string, option: OperandsOption][] {
  return Object.entries(options).flatMap(([name, option]) => (option.type === "operands" ? [[name, option]] : []));
}

function kindOf(type: Option["type"]): "boolean" | "string" {
  return type === "flag" ? "boolean" : "string";
}

function atTerminal(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, option]) => isAtEdge(option, "terminal")));
}

function readValue(
  option: Option,
  name: string,
  text: string | undefined,
  inline: boolean,
  before: OptionValue | undefined,
): { readonly value: OptionValue } | { readonly problem: Problem } {
  const label = `--${name}`;
  if (before !== undefined && option.type !== "list") {
    return { problem: { message: `${label} is given twice.`, remedy: "Leave one of them out." } };
  }
  if (option.type === "flag") {
    return inline ? { problem: { message: `${label} takes no value, but was given "${text}".` } } : { value: true };
  }
  // As with every Unix tool the next word is the value; one that looks like an option is more often a forgotten value.
  if (text === undefined || (!inline && /^-\D/.test(text))) {
    const follows = text === undefined ? "" : ` and not ${text}`;
    return {
      problem: { message: `${label} needs a value${follows}.`, remedy: `Write ${label}=${placeholderOf(option)}.` },
    };
  }
  if (option.type === "list" || option.type === "operands") return { value: [...wordsOf(before), text] };
  // An empty variable of a script counts as not given.
  return text === "" ? { value: "" } : parseOptionValue(option, label, text);
}

function wordsOf(value: OptionValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** How the value is written in help: `FILE`, `code|world`. */
export function placeholderOf(option: Exclude<Option, { readonly type: "flag" }>): string {
  return option.type === "choice" ? (option.placeholder ?? option.values.join("|")) : option.placeholder;
}

function describeWord(word: string, name: string, options: Options): Problem {
  const near = nearestWord(word, Object.keys(options));
  return {
    message: `${name} takes only options, and "${word}" is not one.`,
    ...(near === null ? seeHelp(name) : didYouMean(`--${near}`)),
  };
}

function describeUnknown(written: string, { name, others }: Called, options: Options): Problem {
  const bare = written.replace(/^--?/, "");
  const owners = ownersOf(bare, others);
  if (owners.length > 0) {
    return { message: `${name} has no option ${written}: it belongs to ${owners.join(", ")}.`, ...seeHelp(name) };
  }
  const message = `${name} has no option ${written}.`;
  const near = nearestWord(bare, Object.keys(options));
  if (near !== null) return { message, ...didYouMean(`--${near}`) };
  const elsewhere = nearestWord(
    bare,
    Object.values(others).flatMap((other) => Object.keys(atTerminal(other))),
  );
  if (elsewhere === null) return { message, ...seeHelp(name) };
  return { message, ...didYouMean(`--${elsewhere}, an option of ${ownersOf(elsewhere, others).join(", ")}`) };
}

function ownersOf(option: string, others: Called["others"]): readonly string[] {
  return Object.entries(others).flatMap(([other, options]) =>
    Object.hasOwn(atTerminal(options), option) ? [other] : [],
  );
}

function seeHelp(name: string): { readonly remedy: string } {
  return { remedy: `Run \`holdpoint ${name} --help\` for its options.` };
}
