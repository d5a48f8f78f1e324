/** What `--help` prints, within the columns of the terminal. */
import { type Callable, isAtEdge, type Option } from "../lib/option.ts";
import { placeholderOf } from "../lib/parse-options.ts";
import { widthOf, wrapText } from "../lib/wrap-text.ts";

export type Callables = Readonly<Record<string, Callable>>;

/** Wider names have their description on the next line. */
const MAXIMUM_NAME = 26;
/** Below this, descriptions stand under the names: beside them they would be strips of single words. */
const NARROW = 60;

const EXIT_CODES =
  "0 proceed, or rolled back as asked; 1 failed; 2 an error in the plan or the call; 3 hold; 4 rolled back by a watch; 5 the watch goes on; 70 Holdpoint itself failed";

/** Everything that can be called. */
export function renderHelp(commands: Callables, tools: Callables, columns: number): string {
  return page([
    wrapText("holdpoint: hold points for deployments", columns),
    paragraph("Usage", ["holdpoint COMMAND [OPTIONS]"], columns),
    section("A release, in this order", describeAll(commands), columns),
    section("Around it", describeAll(tools), columns),
    section(
      "Options",
      [
        ["--help, -h", "Show this page, or a command's: holdpoint COMMAND --help."],
        ["--version, -V", "The version."],
      ],
      columns,
    ),
    exitCodes(columns),
  ]);
}

/** One command or tool: how it is called, its own options, examples. */
export function renderCallHelp(name: string, { description, options, examples }: Callable, columns: number): string {
  const rows = Object.entries(options)
    .filter(([, option]) => isAtEdge(option, "terminal"))
    .map(([option, declared]) => [nameOf(option, declared), describeOption(declared)] as const);
  const operands = Object.values(options).flatMap((one) => (one.type === "operands" ? [one.placeholder] : []));
  return page([
    wrapText(description, columns),
    paragraph(
      "Usage",
      [["holdpoint", name, ...operands, ...(rows.length > 0 ? ["[OPTIONS]"] : [])].join(" ")],
      columns,
    ),
    section("Options", [...rows, ["--help, -h", "This page."]], columns),
    [
      ...(examples.length > 1 ? ["Examples:"] : ["Example:"]),
      ...examples.flatMap(({ call, meaning }) => [
        ...wrapText(`holdpoint ${call}`, columns, "  "),
        ...wrapText(meaning, columns, "    "),
      ]),
    ],
    exitCodes(columns),
  ]);
}

/** `--stage staging|production`. */
export function nameOf(name: string, option: Option): string {
  if (option.type === "operands") return option.placeholder;
  return option.type === "flag" ? `--${name}` : `--${name} ${placeholderOf(option)}`;
}

/** The sentence, the values where the name does not show them, and what holds where the option is not given. */
export function describeOption(option: Option): string {
  const values = option.type === "choice" && option.placeholder !== undefined ? option.values : [];
  const standing = option.default ?? option.otherwise;
  return [
    option.description,
    ...(values.length === 0 ? [] : [`One of ${values.join(", ")}.`]),
    ...(standing === undefined ? [] : [`[default: ${standing}]`]),
  ].join(" ");
}

type Row = readonly [name: string, description: string];

function describeAll(callables: Callables): readonly Row[] {
  return Object.entries(callables).map(([name, { description }]) => [name, description]);
}

function exitCodes(columns: number): readonly string[] {
  return wrapText(`Exit codes: ${EXIT_CODES}.`, columns);
}

function paragraph(title: string, lines: readonly string[], columns: number): readonly string[] {
  return lines.flatMap((line) => wrapText(`${title}: ${line}`, columns));
}

function section(title: string, rows: readonly Row[], columns: number): readonly string[] {
  const widest = Math.max(...rows.map(([name]) => widthOf(name)).filter((width) => width <= MAXIMUM_NAME));
  return [`${title}:`, ...rows.flatMap(([name, description]) => renderRow(name, description, widest, columns))];
}

function renderRow(name: string, description: string, widest: number, columns: number): readonly string[] {
  if (columns < NARROW) return [...wrapText(name, columns, "  "), ...wrapText(description, columns, "    ")];
  const lead = `  ${name.padEnd(widest)}  `;
  if (widthOf(name) <= widest) return wrapText(description, columns, lead);
  return [...wrapText(name, columns, "  "), ...wrapText(description, columns, " ".repeat(widest + 4))];
}

function page(paragraphs: readonly (readonly string[])[]): string {
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
