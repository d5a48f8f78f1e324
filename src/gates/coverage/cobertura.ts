/** Cobertura's XML, as Istanbul, coverage.py, coverlet and others write it. */
import { BrokenReport, type Counts, countsOf, type CoverageReport, type MetricCounts, sumOf } from "./report.ts";
import { groupBy } from "../../lib/group-by.ts";

/** Tags that may stand there once or many times. */
const LISTS = new Set(["package", "class", "line"]);

type Node = Readonly<Record<string, unknown>>;

export async function readCobertura(text: string): Promise<CoverageReport> {
  // A real report names its DTD by address, which nobody fetches. One that declares entities was not written by a tool.
  if (/<!ENTITY/i.test(text)) throw new BrokenReport("declares XML entities, which no coverage tool does");
  const root = (await parse(text))["coverage"];
  if (!isNode(root)) throw new BrokenReport("is XML, but not Cobertura's: its outermost element is not coverage");
  const classes = nodesIn(root, "packages").flatMap((packages) =>
    nodesIn(packages, "package").flatMap((one) => nodesIn(one, "classes").flatMap((list) => nodesIn(list, "class"))),
  );
  if (classes.length === 0) throw new BrokenReport("is XML without a class of Cobertura: no test covered anything");
  const byFile = groupBy(classes, (one) => decodeEntities(String(one["@filename"] ?? "")));
  const files = [...byFile].map(([path, ofPath]) => ({ path, counts: countsOfFile(ofPath, path) }));
  const summed = sumOf(files.map(({ counts }) => counts));
  return { format: "Cobertura", totals: { ...summed, ...writtenTotals(root) }, files };
}

async function parse(text: string): Promise<Node> {
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  // The parser takes a file that was cut off for a shorter one.
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new BrokenReport(`is not whole XML (line ${valid.err.line}: ${valid.err.msg})`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    processEntities: false,
    isArray: (name) => LISTS.has(name),
  });
  try {
    const parsed: unknown = parser.parse(text);
    return isNode(parsed) ? parsed : {};
  } catch (error) {
    throw new BrokenReport(`is not XML that can be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nodesIn(node: Node, name: string): readonly Node[] {
  const children: unknown = node[name];
  return (Array.isArray(children) ? children : [children]).filter(isNode);
}

/** What the tool counted itself (`lines-valid`, since Cobertura 1.9.4 and its `coverage-04.dtd`). */
function writtenTotals(root: Node): MetricCounts {
  const read = (kind: "lines" | "branches"): Counts | null => {
    const [covered, total] = [root[`@${kind}-covered`], root[`@${kind}-valid`]];
    return covered === undefined || total === undefined
      ? null
      : countsOf(Number(covered), Number(total), `the ${kind}`);
  };
  const [lines, branches] = [read("lines"), read("branches")];
  return { ...(lines === null ? {} : { lines }), ...(branches === null ? {} : { branches }) };
}

/** A class has all its lines, and its methods have theirs again. Several classes of one file may share a line. */
function countsOfFile(classes: readonly Node[], path: string): MetricCounts {
  const lines = new Map<string, number>();
  const branches = new Map<string, Counts>();
  for (const line of classes.flatMap((one) => nodesIn(one, "lines").flatMap((list) => nodesIn(list, "line")))) {
    const [number, hits] = [String(line["@number"]), Number(line["@hits"])];
    if (!(hits >= 0)) throw new BrokenReport(`does not say how often line ${number} of ${path} ran`);
    lines.set(number, Math.max(hits, lines.get(number) ?? 0));
    const condition = /\((\d+)\/(\d+)\)/.exec(String(line["@condition-coverage"] ?? ""));
    if (condition === null) continue;
    const counts = countsOf(Number(condition[1]), Number(condition[2]), `the branches of line ${number} of ${path}`);
    if (counts.covered >= (branches.get(number)?.covered ?? 0)) branches.set(number, counts);
  }
  return {
    lines: { covered: [...lines.values()].filter((hits) => hits > 0).length, total: lines.size },
    ...sumOf([...branches.values()].map((counts) => ({ branches: counts }))),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** XML's own five and characters by number; anything else stays as it is written. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
