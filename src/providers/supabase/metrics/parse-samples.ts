/** The text in which programs show their metrics to Prometheus: a name, labels in braces, a number. Pure. */

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"\s*,?\s*/y;

/** Null where any line is not of this text, or where there is none at all. */
export function parseSamples(text: string): readonly Sample[] | null {
  const lines = text.split("\n").map((line) => line.trim());
  const samples = lines.filter((line) => line !== "" && !line.startsWith("#")).map(parseLine);
  return samples.length > 0 && samples.every((sample) => sample !== null) ? samples : null;
}

function parseLine(line: string): Sample | null {
  const [, name, labels = "", number = ""] = LINE.exec(line) ?? [];
  const value = numberOf(number);
  const parsed = parseLabels(labels);
  return name === undefined || value === null || parsed === null ? null : { name, labels: parsed, value };
}

function parseLabels(text: string): Sample["labels"] | null {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  let end = 0;
  for (let found = LABEL.exec(text); found !== null; found = LABEL.exec(text)) {
    const [, name = "", value = ""] = found;
    labels[name] = value.replaceAll(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character));
    end = LABEL.lastIndex;
  }
  return end === text.length ? labels : null;
}

function numberOf(text: string): number | null {
  if (/^[+-]?Inf$/.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (text === "NaN") return Number.NaN;
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}
