/**
 * A copy of the database in a server of its own on this machine: what is tried there reaches nobody. It is made from this
 * release's own backup, so that the trial also shows what the backup is worth; else from a dump of this moment.
 */
import { quoteIdentifier } from "../../../lib/quote-sql.ts";
import type { Secret } from "../../../lib/secret.ts";
import { hold, type Verdict } from "../../../lib/verdict.ts";
import type { DatabaseWork, RunningProgram, ScratchServer } from "../../../providers/contract.ts";
import type { TrialSource } from "../../../release/recorded-migration.ts";
import { WATCHING } from "../migration-lock.ts";
import type { MigrateContext } from "../run-tool.ts";
import { chooseBackup, type EmptyServer, fillFromBackup } from "./stored-backup.ts";

const DATABASE = "postgres";
const FROM_BACKUP = "from_backup";
const LONGEST_ERROR = 500;

export interface ScratchWish {
  /** Of the database's address. */
  readonly variable: string;
  /** Variable with what opens an encrypted backup; null: the plan names none. */
  readonly identity: string | null;
}

export async function withScratchCopy<Value>(
  { variable, identity }: ScratchWish,
  context: MigrateContext,
  act: (copy: Secret, source: TrialSource) => Promise<Value>,
): Promise<Value | { readonly verdict: Verdict }> {
  const { databaseWork: work } = context.roles;
  const url = context.secret(variable);
  const limits = { ...WATCHING, applicationName: `holdpoint trial ${context.identity}` };
  const source = await work.withWriter(url, limits, async (session) => {
    const { rows } = await session.query("select rolname::text as name from pg_roles where rolname not like 'pg\\_%'");
    return { major: session.serverMajor, roles: rows.map((row) => String(row["name"])) };
  });
  const chosen = chooseBackup(variable, identity, context);
  const server = await work.startScratch(source.major);
  try {
    // Policies name roles, which no dump of one database has. They may not log in, and own nothing.
    await work.withWriter(server.url, limits, async (session) => {
      for (const name of source.roles) await session.attempt(`create role ${quoteIdentifier(name)} nologin`);
    });
    const filled =
      typeof chosen === "string"
        ? { why: chosen }
        : await fillFromBackup(chosen, emptied(work, server, context), context);
    if ("url" in filled) {
      const { backup, place } = filled;
      context.output(`The copy for the trial is made from the backup ${backup} in ${place}.`);
      return await act(filled.url, { backup, place, why: null });
    }
    const { why } = filled;
    context.output(`The copy for the trial is made from a dump of this moment: ${why}.`);
    context.progress({ ratio: null, text: "copies the database into a server of its own" });
    const refused = await copyInto(work, url, source.major, server);
    return refused === null ? await act(server.url, { backup: null, place: null, why }) : { verdict: refused };
  } finally {
    await server.stop();
  }
}

/** Beside the one that a dump goes to, which must be empty whatever became of a backup. */
function emptied(work: DatabaseWork, server: ScratchServer, context: MigrateContext): EmptyServer {
  const limits = { ...WATCHING, applicationName: `holdpoint trial ${context.identity}` };
  return {
    major: server.major,
    async emptyDatabase() {
      await work.withWriter(server.url, limits, async (session) => {
        await session.query(`drop database if exists ${FROM_BACKUP} with (force)`);
        await session.query(`create database ${FROM_BACKUP} template template0`);
      });
      return work.otherDatabase(server.url, FROM_BACKUP);
    },
  };
}

async function copyInto(
  work: DatabaseWork,
  url: Secret,
  major: number,
  server: ScratchServer,
): Promise<Verdict | null> {
  const dump = await work.startProgram(url, "pg_dump", major, ["--format=custom", "--compress=1"]);
  dump.end();
  const restore = await work.startProgram(server.url, "pg_restore", server.major, [
    `--dbname=${DATABASE}`,
    "--no-owner",
    "--no-acl",
    "--no-tablespaces",
    "--exit-on-error",
  ]);
  await pour(dump, restore);
  const [read, written] = await Promise.all([dump.ended, restore.ended]);
  // One that broke ends the other: what the dump says comes first, unless it was stopped for the other's sake.
  if (read.failure !== null && written.exitCode === 0) throw read.failure;
  if (written.exitCode === 0) return null;
  return hold(
    "trial_impossible",
    `The database of ${url.name} could not be copied into a server of its own: ${written.stderr.trim().slice(-LONGEST_ERROR)}`,
    "An extension that this machine's PostgreSQL has not is the usual cause: install it on the runner, or use another way to a copy.",
    read.failure === null ? [] : [{ label: "pg_dump", value: read.stderr.trim().slice(-LONGEST_ERROR) }],
  );
}

/** Until either has ended: one that is gone takes nothing more, and its exit code says why. */
async function pour(dump: RunningProgram, restore: RunningProgram): Promise<void> {
  let gone = false;
  void restore.ended.then(() => {
    gone = true;
    dump.stop();
  });
  // What broke shows in the exit codes.
  const quiet = () => {};
  try {
    for await (const chunk of dump.stdout) {
      if (gone) break;
      await restore.write(chunk).catch(quiet);
    }
  } finally {
    restore.end();
  }
}
