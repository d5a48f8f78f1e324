/** Counts the rows in what `pg_restore --data-only --file=-` writes: SQL with the tables' rows between `COPY` and `\.`. */

export interface RowCounter {
  take(chunk: Uint8Array): void;
  /** Rows by `qualifiedName`. Null where the text ended in the middle of a table. */
  end(): ReadonlyMap<string, number> | null;
}

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const NAME = String.raw`(?:"(?:[^"]|"")+"|[^\s".(]+)`;
const COPY = new RegExp(String.raw`^COPY (${NAME})\.(${NAME})(?: \(.*\))? +FROM stdin;$`, "s");
/** Of a line outside of a table: names of 1,600 columns are in it. */
const LONGEST_LINE = 1024 * 1024;

export function createRowCounter(): RowCounter {
  const counts = new Map<string, number>();
  let table: string | null = null;
  let rows = 0;
  /** Of the line that is not over: all of it outside of a table, else its first two bytes and whether there are more. */
  let line: Buffer = Buffer.alloc(0);
  let longer = false;

  const endLine = (): void => {
    if (table === null) {
      const match = COPY.exec(line.toString());
      if (match === null) return;
      table = qualifiedName(unquote(match[1] ?? ""), unquote(match[2] ?? ""));
      rows = 0;
    } else if (!longer && line.length === 2 && line[0] === BACKSLASH && line[1] === DOT) {
      counts.set(table, (counts.get(table) ?? 0) + rows);
      table = null;
    } else {
      rows += 1;
    }
  };

  return {
    take(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let start = 0; start < chunk.length;) {
        const newline = chunk.indexOf(NEWLINE, start);
        if (newline >= 0 && table !== null && line.length === 0 && !isEnd(chunk, start, newline)) {
          // Nearly every line, so that nothing is made for it.
          rows += 1;
          start = newline + 1;
          continue;
        }
        const end = newline < 0 ? chunk.length : newline;
        const most = table === null ? LONGEST_LINE : 2;
        const room = Math.max(0, most - line.length);
        longer ||= end - start > room;
        if (room > 0) {
          const part = chunk.subarray(start, Math.min(end, start + room));
          // A copy where the line goes on in the next chunk, whose bytes may lie in the same memory.
          line = newline < 0 || line.length > 0 ? Buffer.concat([line, part]) : part;
        }
        if (newline >= 0) {
          endLine();
          line = Buffer.alloc(0);
          longer = false;
        }
        start = end + 1;
      }
    },
    end: () => (table === null ? counts : null),
  };
}

function isEnd(chunk: Buffer, start: number, newline: number): boolean {
  return newline - start === 2 && chunk[start] === BACKSLASH && chunk[start + 1] === DOT;
}

/** `format('%I.%I')` and pg_dump do not quote alike in every version: names are compared without quotes. */
export function qualifiedName(schema: string, name: string): string {
  return JSON.stringify([schema, name]);
}

/** Of a name as SQL has it: `public.messages`, `"My App"."Users"`. */
export function parseQualifiedName(text: string): string | null {
  const match = new RegExp(String.raw`^(${NAME})\.(${NAME})$`, "s").exec(text);
  return match === null ? null : qualifiedName(unquote(match[1] ?? ""), unquote(match[2] ?? ""));
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
