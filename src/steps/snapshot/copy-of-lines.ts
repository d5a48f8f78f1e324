/** Lines of JSON as the rows that COPY takes. Pure. */
import { BackupDamage } from "../backup/backup-damage.ts";
import type { SnapshotColumn } from "./snapshot-table.ts";

/** Rows are handed on in pieces of about this size. */
const PIECE = 64 * 1024;
const LINE_FEED = 0x0a;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Throws ProviderError `backup_damaged` where a line is not a row of these columns, or the last one is cut. */
export async function* copyOfLines(
  lines: AsyncIterable<Uint8Array>,
  columns: readonly SnapshotColumn[],
): AsyncGenerator<Uint8Array> {
  let piece = "";
  for await (const line of splitLines(lines)) {
    piece += rowOf(line, columns);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  if (piece !== "") yield Buffer.from(piece);
}

/** Split before they are decoded: a chunk may end inside of a letter. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, bytes.subarray(from, end)]).toString();
      rest = [];
      from = end + 1;
    }
    if (from < bytes.length) rest.push(Buffer.from(bytes.subarray(from)));
  }
  if (rest.length > 0) throw damaged("its last line is cut");
}

function rowOf(line: string, columns: readonly SnapshotColumn[]): string {
  const row = parseLine(line);
  if (typeof row !== "object" || row === null || Object.keys(row).length !== columns.length) throw damaged(NO_ROW);
  const values = columns.map(({ name }) => {
    if (!Object.hasOwn(row, name)) throw damaged(NO_ROW);
    return valueOf((row as Readonly<Record<string, unknown>>)[name]);
  });
  return `${values.join("\t")}\n`;
}

const NO_ROW = "a line of it has other columns than its list says";

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged("a line of it is no JSON");
  }
}

function valueOf(value: unknown): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return value.replace(/[\\\n\r\t]/g, (letter) => ESCAPES[letter] ?? letter);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw damaged("a value of it is neither a text nor a number");
}

function damaged(what: string): Error {
  return new BackupDamage(what, "The snapshot");
}
