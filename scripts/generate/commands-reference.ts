/** The page of everything that can be called, from the declarations of commands and tools. */
import { type Callable, isAtEdge } from "../../src/lib/option.ts";
import { describeOption, nameOf } from "../../src/report/help.ts";
import { escapeCell, pageOf, renderTable } from "./field-table.ts";

type Callables = Readonly<Record<string, Callable>>;

/** `docs/commands.md`. */
export function renderCommandsReference(commands: Callables, tools: Callables): string {
  return pageOf(
    "# Commands",
    "What `holdpoint COMMAND --help` prints. In Actions a command's options are [inputs of the action](../README.md#the-action), by the same names. An option that would have no effect is an error, and all errors of a call are reported at once.",
    "## Of a release",
    ...Object.entries(commands).flatMap(renderCallable),
    "## Around it",
    "In a terminal only.",
    ...Object.entries(tools).flatMap(renderCallable),
  );
}

/** The README's table: what there is, where, and the options that not every command has. */
export function renderCommandsTable(commands: Callables, tools: Callables): string {
  const shared = sharedOptions(commands);
  const rows = (callables: Callables, inActions: string) =>
    Object.entries(callables).map(([name, { description, options }]) => {
      const own = Object.entries(options)
        .filter(([option, declared]) => isAtEdge(declared, "terminal") && !shared.includes(option))
        .map(([option, declared]) => `\`${declared.type === "operands" ? declared.placeholder : `--${option}`}\``);
      return [`[\`${name}\`](docs/commands.md#${name})`, inActions, escapeCell(description), own.join(" ")];
    });
  return [
    renderTable(["Command", "In Actions", "What it does", "Options"], [...rows(commands, "yes"), ...rows(tools, "")]),
    "",
    `All release commands also accept ${shared.map((option) => `\`--${option}\``).join(", ")}.`,
  ].join("\n");
}

function sharedOptions(commands: Callables): readonly string[] {
  const [first, ...others] = Object.values(commands);
  return Object.entries(first?.options ?? {})
    .filter(([, option]) => isAtEdge(option, "terminal"))
    .map(([name]) => name)
    .filter((name) => others.every(({ options }) => Object.hasOwn(options, name)));
}

function renderCallable([name, { description, options, examples }]: [string, Callable]): readonly string[] {
  const rows = Object.entries(options)
    .filter(([, option]) => isAtEdge(option, "terminal"))
    .map(([option, declared]) => [`\`${escapeCell(nameOf(option, declared))}\``, escapeCell(describeOption(declared))]);
  const calls = examples.map(({ call, meaning }) => `holdpoint ${call}   # ${meaning}`);
  return [
    `### ${name}`,
    description,
    renderTable(["Option", "What it is"], rows),
    `\`\`\`sh\n${calls.join("\n")}\n\`\`\``,
  ];
}
