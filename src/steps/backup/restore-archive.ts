/** Restores an archive into an empty database as it is fetched; who owns what, who may do what and which disk it lies on is left out. */
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import { feedProgram } from "./read-archive.ts";

export interface EmptyDatabase {
  readonly url: Secret;
  readonly serverMajor: number;
  /** In one transaction, half as long as without. */
  readonly atOnce: boolean;
  /** File with the numbers of the entries that are restored, for `--use-list`; left out: all. */
  readonly list?: string;
}

/** Throws what broke first: what was found in the archive says more than what `pg_restore` made of it. */
export async function restoreArchive(
  work: DatabaseWork,
  { url, serverMajor, atOnce, list }: EmptyDatabase,
  archive: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { database } = work.describe(url);
  const program = await work.startProgram(url, "pg_restore", serverMajor, [
    `--dbname=${database}`,
    ...(atOnce ? ["--single-transaction"] : []),
    ...(list === undefined ? [] : [`--use-list=${list}`]),
    "--exit-on-error",
    "--no-owner",
    "--no-acl",
    "--no-tablespaces",
  ]);
  const drained = (async () => {
    for await (const chunk of program.stdout) void chunk;
  })();
  const fed = await feedProgram(program, archive);
  await drained;
  const { failure } = await program.ended;
  if (fed !== null) throw fed.reason;
  if (failure !== null) throw failure;
}
