/** A copy of the database in a server of its own on this machine: what is tried there reaches nobody. */
import type { Secret } from "../../../lib/secret.ts";
import { hold, type Verdict } from "../../../lib/verdict.ts";
import type { DatabaseWork, RunningProgram, ScratchServer } from "../../../providers/contract.ts";
import { WATCHING } from "../migration-lock.ts";
import type { MigrateContext } from "../run-tool.ts";

const DATABASE = "postgres";
const LONGEST_ERROR = 500;

export async function withScratchCopy<Value>(
  variable: string,
  context: MigrateContext,
  act: (copy: Secret) => Promise<Value>,
): Promise<Value | { readonly verdict: Verdict }> {
  const { databaseWork: work } = context.roles;
  const url = context.secret(variable);
  const limits = { ...WATCHING, applicationName: `holdpoint trial ${context.identity}` };
  const source = await work.withWriter(url, limits, async (session) => {
    const { rows } = await session.query("select rolname::text as name from pg_roles where rolname not like 'pg\\_%'");
    return { major: session.serverMajor, roles: rows.map((row) => String(row["name"])) };
  });
  const server = await work.startScratch(source.major);
  try {
    context.progress({ ratio: null, text: "copies the database into a server of its own" });
    // Policies name roles, which no dump of one database has. They may not log in, and own nothing.
    await work.withWriter(server.url, limits, async (session) => {
      for (const name of source.roles) await session.attempt(`create role "${name.replaceAll('"', '""')}" nologin`);
    });
    const refused = await copyInto(work, url, source.major, server);
    return refused === null ? await act(server.url) : { verdict: refused };
  } finally {
    await server.stop();
  }
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
