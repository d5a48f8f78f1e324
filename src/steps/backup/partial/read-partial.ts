/** Of a dump of a part of a database, at its own moment: what a restore of it alone needs, and what it cannot have. */
import type { Secret } from "../../../lib/secret.ts";
import type { DatabaseWork, DatabaseWriter } from "../../../providers/contract.ts";
import { type ArchiveEntry, CLASSES, parseContents } from "./archive-contents.ts";
import { decideRestore, type LeftOutEntry, type PartialRestore } from "./decide-restore.ts";
import { keyOf, type Reference } from "./outside-object.ts";
import { LABELS } from "./outside-queries.ts";
import { readOutside } from "./read-outside.ts";
import type { References } from "./references.ts";

export interface PartialDump {
  readonly entries: readonly ArchiveEntry[];
  readonly restore: PartialRestore;
  /** Of the entries that make a schema, by the schema's name. */
  readonly schemas: ReadonlyMap<string, number>;
  /** The same for people. */
  readonly references: References;
}

export async function readPartial(
  work: DatabaseWork,
  session: DatabaseWriter,
  url: Secret,
  archive: AsyncIterable<Uint8Array>,
): Promise<PartialDump> {
  const entries = parseContents(await readList(work, url, session.serverMajor, archive));
  const restore = decideRestore(entries, await readOutside(session, entries));
  const labels = await readLabels(session, [...restore.leftOut, ...restore.impossible]);
  const describe = ({ entry, because }: LeftOutEntry) =>
    because === null ? labelOf(entry, labels) : `${labelOf(entry, labels)}, which needs ${because}`;
  return {
    entries,
    restore,
    schemas: await readSchemas(session, entries),
    references: {
      standIns: restore.standIns.map(({ object }) => object.label),
      leftOut: restore.leftOut.map(describe),
      impossible: restore.impossible.map(describe),
    },
  };
}

/** The list stands at the archive's beginning: the rest of it is not read. */
async function readList(
  work: DatabaseWork,
  url: Secret,
  serverMajor: number,
  archive: AsyncIterable<Uint8Array>,
): Promise<string> {
  const program = await work.startProgram(url, "pg_restore", serverMajor, ["--list", "--verbose"]);
  let ended = false;
  const end = program.ended.finally(() => {
    ended = true;
  });
  const chunks: Uint8Array[] = [];
  const reading = (async () => {
    for await (const chunk of program.stdout) chunks.push(chunk);
  })();
  try {
    for await (const chunk of archive) {
      if (ended) break;
      await program.write(chunk).catch(() => {});
    }
    program.end();
  } catch (error) {
    program.stop();
    throw error;
  }
  await reading;
  const { failure } = await end;
  if (failure !== null) throw failure;
  return Buffer.concat(chunks).toString("utf8");
}

async function readSchemas(
  session: DatabaseWriter,
  entries: readonly ArchiveEntry[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await session.query("select oid::int8 as id, nspname::text as name from pg_catalog.pg_namespace");
  const names = new Map(rows.map(({ id, name }) => [Number(id), String(name)]));
  return new Map(
    entries.flatMap(({ id, kind, objectId }) => {
      const name = kind === "schema" ? names.get(objectId) : undefined;
      return name === undefined ? [] : [[name, id] as const];
    }),
  );
}

async function readLabels(
  session: DatabaseWriter,
  leftOut: readonly LeftOutEntry[],
): Promise<ReadonlyMap<string, string>> {
  const asked = leftOut.map(({ entry }) => objectOf(entry)).filter(([, objectId]) => objectId !== 0);
  if (asked.length === 0) return new Map();
  const { rows } = await session.query(LABELS, [JSON.stringify(asked)]);
  return new Map(rows.map(({ key, label }) => [String(key), String(label)]));
}

function objectOf({ kind, classId, objectId }: ArchiveEntry): Reference {
  if (kind === "rows" || kind === "materialized rows") return [CLASSES.relation, objectId];
  return classId === 0 ? [0, 0] : [classId, objectId];
}

/** What is no object is called as the archive's own list has it. */
function labelOf(entry: ArchiveEntry, labels: ReadonlyMap<string, string>): string {
  const label = labels.get(keyOf(objectOf(entry))) ?? entry.text;
  if (entry.kind === "foreign key") return label.replace(/^table constraint/, "foreign key");
  return entry.kind === "rows" || entry.kind === "materialized rows" ? `rows of ${label}` : label;
}
