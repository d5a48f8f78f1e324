/** Opens a backup where it was stored: every place is read whole, and from the first of them it is opened, too. */
import type { Secret } from "../../lib/secret.ts";
import { fail, type Verdict } from "../../lib/verdict.ts";
import type { RecordedDump } from "../../release/recorded-backup.ts";
import type { OpenPlace } from "./backup-places.ts";
import { compareRows } from "./compare-rows.ts";
import type { Dump } from "./dump-archive.ts";
import type { DumpSpec } from "./dump-spec.ts";
import type { DumpContext } from "./observe-dump.ts";
import { archiveOf, openArchive, readWhole, tablesOf } from "./open-archive.ts";
import { describeUnproven } from "./partial/references.ts";
import { proveRestore } from "./prove-restore.ts";
import { readArchive } from "./read-archive.ts";

export interface ProofMeans {
  readonly places: readonly OpenPlace[];
  readonly identity: Secret | null;
  readonly url: Secret;
}

/** The backup with its proof; else why it is none. Throws ProviderError where a place does not give back what it took. */
export async function proveDump(
  spec: DumpSpec,
  dump: Dump,
  backup: RecordedDump,
  { places, identity, url }: ProofMeans,
  context: DumpContext,
): Promise<RecordedDump | Verdict> {
  const [first, ...others] = places.flatMap(({ store, place }) => {
    const at = backup.places.find((one) => one.place === place);
    return at === undefined ? [] : [{ store, at }];
  });
  if (first === undefined) throw new Error("a backup without a place");
  for (const { store, at } of others) {
    context.progress({ ratio: null, text: `reading it back from ${at.place}` });
    await readWhole(store, archiveOf(backup, at));
  }
  for (const { store, at } of [first, ...others]) await readWhole(store, tablesOf(backup, at));
  const archive = () => openArchive(first.store, archiveOf(backup, first.at), identity);
  const startedAt = context.clock.now();
  if (spec.prove === "read") {
    context.progress({ ratio: null, text: `reading it back from ${first.at.place}` });
    const rows = await readArchive(context.roles.databaseWork, url, dump.serverMajor, archive());
    const differing = judgeRows(dump, rows);
    if (differing !== null) return differing;
    const at = context.clock.now();
    return { ...backup, proof: { how: "read", at, place: first.at.place, tookMs: at - startedAt } };
  }
  const scratch = spec.scratch === null ? null : context.secret(spec.scratch);
  const { list, serverMajor, partial } = dump;
  const order = { archive, list, serverMajor, scratch, schemas: spec.schemas, partial };
  const proof = await proveRestore(order, context);
  if (proof.is === "not") return proof.verdict;
  const { tookMs, server } = proof;
  const notProven = partial === null ? [] : describeUnproven(partial.references);
  const at = context.clock.now();
  return { ...backup, proof: { how: "restore", at, place: first.at.place, tookMs, server, notProven } };
}

/** Null where the archive has the rows that were counted at its own moment. */
export function judgeRows({ list }: Pick<Dump, "list">, rows: ReadonlyMap<string, number>): Verdict | null {
  const differences = compareRows(list.census, rows);
  if (differences.length === 0) return null;
  return fail(
    "backup_differs",
    `The archive is not what was counted at its own moment: ${differences[0] ?? ""}.`,
    "Do not go on without a backup. Look whether a pooler stands before the database, and run this again.",
    differences.slice(0, 20).map((value) => ({ label: "differs", value })),
  );
}
