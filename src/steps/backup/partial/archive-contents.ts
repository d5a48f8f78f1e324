/** What an archive has inside, as `pg_restore --list --verbose` tells it: its entries, and which of them come after which. */

export interface ArchiveEntry {
  /** Its number in the archive. */
  readonly id: number;
  /** In the catalog of the server that was dumped: `pg_class` and the like, and the object there; 0 where it is no object. */
  readonly classId: number;
  readonly objectId: number;
  readonly kind: EntryKind;
  /** For people where nothing better is known: `COMMENT public VIEW members postgres`. */
  readonly text: string;
  /** Entries without which it cannot be restored. */
  readonly after: readonly number[];
}

/** Those that something depends on here. */
export type EntryKind =
  | "schema"
  | "table"
  | "rows"
  | "materialized view"
  | "materialized rows"
  | "index"
  | "constraint"
  | "foreign key"
  | "table attachment"
  | "index attachment"
  | "other";

const NONE = 0;
/** The catalogs' own numbers, which are the same on every server. */
export const CLASSES = { type: 1247, relation: 1259, constraint: 2606, schema: 2615 } as const;

/** A kind may be the beginning of another's name, and a schema may be called `DATA`: the catalog tells them apart. */
const KINDS: readonly (readonly [string, number, EntryKind])[] = [
  ["TABLE DATA", NONE, "rows"],
  ["MATERIALIZED VIEW DATA", NONE, "materialized rows"],
  ["TABLE ATTACH", NONE, "table attachment"],
  ["INDEX ATTACH", NONE, "index attachment"],
  ["TABLE", CLASSES.relation, "table"],
  ["MATERIALIZED VIEW", CLASSES.relation, "materialized view"],
  ["INDEX", CLASSES.relation, "index"],
  ["FK CONSTRAINT", CLASSES.constraint, "foreign key"],
  ["CONSTRAINT", CLASSES.constraint, "constraint"],
  ["CHECK CONSTRAINT", CLASSES.constraint, "constraint"],
  ["SCHEMA", CLASSES.schema, "schema"],
];

/** In the archive's order. Throws where it is no such list. */
export function parseContents(list: string): readonly ArchiveEntry[] {
  const entries: (ArchiveEntry & { after: readonly number[] })[] = [];
  for (const line of list.split("\n")) {
    const entry = /^(\d+); (\d+) (\d+) (.*)$/.exec(line);
    const after = /^;\tdepends on:((?: \d+)+)$/.exec(line);
    const last = entries.at(-1);
    if (entry !== null) {
      const [, id, classId, objectId, text = ""] = entry;
      const kind = kindOf(text, Number(classId));
      entries.push({ id: Number(id), classId: Number(classId), objectId: Number(objectId), kind, text, after: [] });
    } else if (after !== null && last !== undefined) {
      last.after = [...new Set((after[1] ?? "").trim().split(" ").map(Number))];
    }
  }
  if (entries.length === 0) throw new Error("pg_restore listed nothing of an archive");
  return entries;
}

function kindOf(text: string, classId: number): EntryKind {
  const found = KINDS.find(([word, ofClass]) => ofClass === classId && text.startsWith(`${word} `));
  return found?.[2] ?? "other";
}

/** An attachment names its table or index, and is no object of its own: `TABLE ATTACH public parts_a postgres`. */
export function isAttachmentOf(entry: ArchiveEntry, schema: string, name: string): boolean {
  const word = entry.kind === "table attachment" ? "TABLE" : entry.kind === "index attachment" ? "INDEX" : null;
  return word !== null && `${entry.text} `.startsWith(`${word} ATTACH ${schema} ${name} `.replaceAll(/[\r\n]/g, " "));
}

/** All that cannot be restored without these, and these. */
export function withFollowers(entries: readonly ArchiveEntry[], ids: Iterable<number>): ReadonlySet<number> {
  const found = new Set(ids);
  // Followers stand behind what they follow, but for loops that pg_dump took apart.
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { id, after } of entries) if (after.some((one) => found.has(one))) found.add(id);
  }
  return found;
}
