/** What a document means to a plan, block by block; whatever is not understood is listed too. Pure. */
import type { Block, HeadingBlock, ParsedDocument } from "../document/block.ts";
import { LONGEST_LINE } from "../document/split-document.ts";
import { durationsIn } from "./duration-words.ts";
import { left, type Meaning } from "./meaning.ts";
import { withLabel } from "./label-headings.ts";
import { isStagingHost } from "./read-gates.ts";
import { readFence } from "./read-fence.ts";
import { readItem } from "./read-item.ts";
import { readParagraph } from "./read-paragraph.ts";
import { readRow } from "./read-row.ts";
import { readRungs } from "./read-rungs.ts";
import { readWatchHeading } from "./read-watch.ts";
import { shownText, titleOf } from "./written-text.ts";

const BEFORE = /\bT\s*[-–−]\s*(\d+)\s*(h|d|hours?|days?|w)\b/gi;
const AFTER = /\bT\s*\+\s*(\d+)\s*(min|m|h|hours?|minutes?)\b/gi;

export function readMeanings({ blocks, cutLines }: ParsedDocument): readonly Meaning[] {
  const name = blocks.find((block) => block.kind === "heading");
  const named = name === undefined ? namedBySubject(blocks[0]) : [nameOf(name.line, name.text)];
  const cut = cutLines.map((line) =>
    left(line, "comment", "a very long line", `only its first ${LONGEST_LINE} characters were read`),
  );
  return [
    ...named,
    ...blocks.flatMap((block) => readBlock(block, block === (name ?? onlyName(blocks[0])))),
    ...hostsIn(blocks),
    ...cut,
  ].toSorted((before, after) => before.line - after.line);
}

function nameOf(line: number, text: string): Meaning {
  const becomes = { place: "name", value: titleOf(text) } as const;
  return { line, kind: "name", text: shownText(text), why: "the name of the plan", becomes };
}

/** A first line that is the name, and nothing else. */
function onlyName(first: Block | undefined): Block | undefined {
  return first?.kind === "paragraph" && isOneLine(first.text) ? first : undefined;
}

function isOneLine(text: string): boolean {
  return !text.includes("\n") && text.length <= LONGEST_NAME && !/[.!?,;:]$/.test(text) && !SUBJECT.test(text);
}

const SUBJECT = /^(?:subject|betreff|asunto|objet|oggetto|assunto|onderwerp)\s*:\s*(\S.*)$/i;
const LONGEST_NAME = 100;

/** A mail has a subject, and plain text a first line. */
function namedBySubject(first: Block | undefined): readonly Meaning[] {
  if (first?.kind !== "paragraph") return [];
  const lines = first.text.split("\n");
  const at = lines.findIndex((line) => SUBJECT.test(line));
  const subject = SUBJECT.exec(lines[at] ?? "")?.[1];
  if (subject !== undefined) return [nameOf(first.line + at, subject)];
  return isOneLine(first.text) ? [nameOf(first.line, first.text)] : [];
}

function readBlock(block: Block, isName: boolean): readonly Meaning[] {
  switch (block.kind) {
    case "heading":
      return isName ? [] : readHeading(block);
    case "item": {
      const times = block.checked === null && /^T\s*[-–−+]/.test(block.text) ? readTimes(block) : [];
      return times.length > 0 ? times : readItem(withLabel(block));
    }
    case "paragraph":
      return isName ? [] : readParagraph(block);
    case "fence":
      return readFence(block);
    case "row":
      return readRow(block);
    case "raw": {
      const text = shownText(block.text);
      return text === ""
        ? []
        : [
            left(
              block.line,
              "comment",
              text,
              block.what === "html"
                ? "HTML is not read"
                : `${block.what === "other" ? "it" : "front matter"} asks for nothing`,
            ),
          ];
    }
  }
}

/** A heading is the group of what stands below it; some say more. */
function readHeading(block: HeadingBlock): readonly Meaning[] {
  const { line, text, headings } = block;
  return [...readTimes(block), ...readWatchHeading(line, text), ...readRungs(line, text, headings)];
}

/** `T-48h: announce`, `T+1h: report`. */
function readTimes({ line, text }: Pick<HeadingBlock, "line" | "text">): readonly Meaning[] {
  // A gate at a time before is asked then, and told to nobody.
  if (/\bgates?\b|\bgo ?\/ ?no/i.test(text)) return [];
  const before = timesIn(text, BEFORE);
  const after = timesIn(text, AFTER);
  const remark = (kind: "announce" | "every", why: string, value: string): Meaning => ({
    line,
    kind,
    text: shownText(text),
    why,
    becomes: { place: "remark", near: "end", value },
  });
  const isReport = /report|post|update|announce|inform|status/i.test(text);
  return [
    ...(before.length === 0
      ? []
      : [
          remark(
            "announce",
            `announced ${before.join(", ")} before; this version announces nothing`,
            `announce: { before: [${before.join(", ")}] }`,
          ),
        ]),
    ...(after.length === 0 || !isReport
      ? []
      : [
          remark(
            "every",
            `reported ${after.join(", ")} after; this version announces nothing`,
            `announce: { after: [${after.join(", ")}] }`,
          ),
        ]),
  ];
}

function timesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, number = "", unit = ""]) =>
    durationsIn(`${number} ${unit}`).map((one) => one.text),
  );
}

const ADDRESS = /https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})/g;
const NOT_OURS =
  /github\.com|gitlab|vercel\.com|sentry\.io|slack\.com|notion|atlassian|google\.com|npmjs|wikipedia|docs\.|wiki\.|grafana|datadog|statuspage|\.md$|localhost/;

const READS = /^\W*(?:curl|http|wget)\s(?!.*\s(?:-X|--request|-d|--data|-H)\b)/;

/** The host that requests in the document go to most: a guess at the domain. */
function hostsIn(blocks: readonly Block[]): readonly Meaning[] {
  const seen = blocks.flatMap((block) =>
    block.kind === "fence"
      ? block.code.split("\n").flatMap((text, index) => (READS.test(text) ? hostsOf(text, block.codeLine + index) : []))
      : [],
  );
  const counts = new Map<string, { line: number; count: number }>();
  for (const { host, line } of seen)
    counts.set(host, { line: counts.get(host)?.line ?? line, count: (counts.get(host)?.count ?? 0) + 1 });
  const [best] = [...counts].toSorted(([, one], [, other]) => other.count - one.count);
  if (best === undefined) return [];
  const [host, { line }] = best;
  return [
    {
      line,
      kind: "domain",
      text: host,
      why: "guessed: the host that the document's requests go to",
      becomes: { place: "domain", value: host },
    },
  ];
}

function hostsOf(text: string, line: number): readonly { host: string; line: number }[] {
  return [...text.matchAll(ADDRESS)].flatMap(([, host = ""]) =>
    NOT_OURS.test(host) || isStagingHost(host) ? [] : [{ host, line }],
  );
}
