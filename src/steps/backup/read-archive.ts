/** Reads an archive to its last byte by `pg_restore`, which is what finds that one is cut: its list of contents proves nothing. */
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork, RunningProgram } from "../../providers/contract.ts";
import { BackupDamage } from "./backup-damage.ts";
import { createRowCounter } from "./count-copied-rows.ts";
import { giveBackMemory } from "./give-back-memory.ts";

/** Rows in it by `qualifiedName`. Throws ProviderError where it is not whole. `url` is not connected to. */
export async function readArchive(
  work: DatabaseWork,
  url: Secret,
  serverMajor: number,
  archive: AsyncIterable<Uint8Array>,
): Promise<ReadonlyMap<string, number>> {
  // Data alone: a function's body may have lines that look like a table's beginning.
  const program = await work.startProgram(url, "pg_restore", serverMajor, ["--data-only", "--file=-"]);
  const counter = createRowCounter();
  const counting = (async () => {
    for await (const chunk of giveBackMemory(program.stdout)) counter.take(chunk);
  })();
  const fed = await feedProgram(program, archive);
  await counting;
  const { failure } = await program.ended;
  // What broke while it was fetched and unpacked says more than that the program missed the rest.
  if (fed !== null) throw fed.reason;
  if (failure !== null) throw new BackupDamage(`pg_restore does not read it to its end (${failure.message})`);
  const counts = counter.end();
  if (counts === null) throw new BackupDamage("it ends in the middle of a table");
  return counts;
}

/** Gives it the archive, whose chunks are freed, and ends it where that breaks; what broke, or null. */
export async function feedProgram(
  program: RunningProgram,
  archive: AsyncIterable<Uint8Array>,
): Promise<{ readonly reason: unknown } | null> {
  let ended = false;
  void program.ended.then(() => {
    ended = true;
  });
  try {
    for await (const chunk of giveBackMemory(archive)) {
      // It reads no more after its own end, and the rest is still checked.
      if (!ended) await program.write(chunk).catch(() => {});
    }
    program.end();
    return null;
  } catch (reason) {
    program.stop();
    return { reason };
  }
}
