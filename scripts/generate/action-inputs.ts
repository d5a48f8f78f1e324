/** The inputs of action.yml, from the options that the commands declare. */
import { type Callable, type Option, optionsOf } from "../../src/lib/option.ts";
import { inputDefaultOf, inputsOf } from "../../src/lib/read-inputs.ts";

const OPEN = "# Written by npm run generate, from the options that src/commands declares.\n";
const CLOSE = "\noutputs:\n";

/** The file with its inputs replaced by what the commands declare; the rest stays as it is. */
export function fillActionInputs(actionYaml: string, commands: Readonly<Record<string, Callable>>): string {
  const begin = actionYaml.indexOf(OPEN);
  const end = actionYaml.indexOf(CLOSE);
  if (begin === -1 || end < begin) throw new Error(`action.yml has no line "${OPEN.trim()}" before its outputs`);
  return `${actionYaml.slice(0, begin + OPEN.length)}${renderInputs(commands)}${actionYaml.slice(end)}`;
}

function renderInputs(commands: Readonly<Record<string, Callable>>): string {
  const names = Object.keys(commands);
  const inputs = [...inputsOf(optionsOf(commands))].toSorted(
    ([, left], [, right]) => right.owners.length - left.owners.length,
  );
  const options = inputs.map(([name, { option, owners }]) =>
    renderInput(name, describeInput(option, owners, names), inputDefaultOf(option)),
  );
  return [
    "inputs:",
    renderInput(
      "command",
      `What to do with the release. One of ${names.join(", ")}; or doctor, which checks the plan that a pull request changes, as data and without a secret.`,
      null,
    ),
    ...options,
    renderInput(
      "github-token",
      "Token for the release record (deployments and statuses write) and for a checklist's comment (pull-requests write).",
      "${{ github.token }}",
    ),
    "",
  ].join("\n");
}

function describeInput(option: Option, owners: readonly string[], names: readonly string[]): string {
  return [
    option.description,
    ...(option.type === "choice" ? [`One of ${option.values.join(", ")}.`] : []),
    ...(option.otherwise === undefined || option.inputDefault !== undefined ? [] : [`Default is ${option.otherwise}.`]),
    ...describeOwners(owners, names),
  ].join(" ");
}

/** Nothing where every command has it. */
function describeOwners(owners: readonly string[], names: readonly string[]): readonly string[] {
  const others = names.filter((name) => !owners.includes(name));
  if (others.length === 0) return [];
  return [others.length === 1 ? `For every command but ${others.join("")}.` : `For ${owners.join(", ")}.`];
}

/** Null = required. */
function renderInput(name: string, description: string, value: string | null): string {
  return [
    `  ${name}:`,
    `    description: ${plainScalar(description)}`,
    `    required: ${value === null}`,
    ...(value === null ? [] : [`    default: ${scalar(value)}`]),
  ].join("\n");
}

/** YAML reads these characters as more than text. */
function plainScalar(text: string): string {
  if (/: | #|^[^A-Za-z]/.test(text)) throw new Error(`a description must be plain text in YAML: ${text}`);
  return text;
}

/** `true` and the empty text would be read as something else. */
function scalar(text: string): string {
  return /^(?:|true|false|null|[\d.]*\d[\d.]*)$/.test(text) ? JSON.stringify(text) : text;
}
