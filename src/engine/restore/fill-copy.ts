/** `pg_restore` of the target's major into the database beside, from the stored backup as it comes; nothing lies on a disk between. */
import { ProviderError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWork, RunningProgram } from "../../providers/contract.ts";
import type { Secret } from "../../lib/secret.ts";
import type { ServerWorld } from "./observe-server.ts";
import type { Server } from "./open-server.ts";
import type { RestoreSource } from "./restore-order.ts";
import { type Acting, markNow } from "./switch-databases.ts";
import { commentOn } from "./write-mark.ts";

/** One transaction is half again as fast, and takes a lock for every table at once. */
const TABLES_IN_ONE_TRANSACTION = 1_000;
const BETWEEN_LOOKS_MS = 2_000;

export async function fillCopy(
  server: Server,
  world: ServerWorld,
  acting: Acting,
  source: RestoreSource,
): Promise<Verdict | null> {
  const { copyName } = world;
  const { tables } = await source.census();
  const missing = await missingRoles(server, await source.roles());
  if (missing.length > 0) return rolesMissing(missing);
  await server.change([commentOn(copyName, "", markNow(world, acting, { phase: "restoring", kept: null }))]);
  const startedAt = acting.clock.now();
  await pump(server, acting, source, {
    url: acting.work.otherDatabase(acting.url, copyName),
    database: copyName,
    args: ["--exit-on-error", ...(tables.length <= TABLES_IN_ONE_TRANSACTION ? ["--single-transaction"] : [])],
  });
  await server.change([commentOn(copyName, "", markNow(world, acting, { phase: "restored", kept: null }))]);
  acting.step(`the backup is restored as ${copyName}, in ${Math.round((acting.clock.now() - startedAt) / 1_000)} s`);
  return null;
}

export interface Filling {
  readonly url: Secret;
  readonly database: string;
  readonly args: readonly string[];
  /** What takes it; by itself `pg_restore`. */
  readonly program?: "psql";
  /** Looks at what it waits for, and may end it. */
  readonly watch?: (running: RunningProgram) => Promise<void>;
}

/** Throws ProviderError of whichever side failed first; the archive's own failure says more than the program's. */
export async function pump(
  server: Server,
  acting: Acting,
  source: Pick<RestoreSource, "open" | "readRatio">,
  filling: Filling,
): Promise<void> {
  const { work, clock, signal } = acting;
  const running = await startRestore(work, server.writer.serverMajor, filling);
  const ended = new AbortController();
  const stop = () => running.stop();
  signal.addEventListener("abort", stop, { once: true });
  const looking = look(async () => {
    acting.progress(await describeProgress(server, filling.database, source.readRatio()));
    await filling.watch?.(running);
  });
  // It is waited for below; until then its failure has nobody who hears it, which would end the whole process.
  looking.catch(() => {});
  try {
    for await (const chunk of source.open()) {
      signal.throwIfAborted();
      await running.write(chunk);
    }
    running.end();
    const { failure } = await running.ended;
    signal.throwIfAborted();
    if (failure !== null) throw failure;
  } catch (error) {
    running.stop();
    await running.ended;
    signal.throwIfAborted();
    throw error;
  } finally {
    ended.abort();
    signal.removeEventListener("abort", stop);
    await looking;
  }

  async function look(once: () => Promise<void>): Promise<void> {
    while (!ended.signal.aborted) {
      await clock.sleep(BETWEEN_LOOKS_MS, ended.signal).catch(() => {});
      if (!ended.signal.aborted) await once().catch((error: unknown) => keepFailure(error));
    }
  }
}

/** What progress could not be read of says nothing about the restore. */
function keepFailure(error: unknown): void {
  if (!(error instanceof ProviderError)) throw error;
}

/** A connection string and not a name: a database may be called `host=elsewhere`. */
function startRestore(work: DatabaseWork, major: number, filling: Filling): Promise<RunningProgram> {
  const { url, database, args, program = "pg_restore" } = filling;
  const name = database.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  return work.startProgram(url, program, major, [`--dbname=dbname='${name}'`, ...args]);
}

async function describeProgress(server: Server, database: string, ratio: number): Promise<string> {
  const { rows } = await server.writer.query(
    `select p.tuples_processed::float8 as rows from pg_catalog.pg_stat_progress_copy p
       where p.datname = $1 order by p.tuples_processed desc limit 1`,
    [database],
  );
  const read = `${Math.min(100, Math.floor(ratio * 100))} % of the archive read`;
  const [row] = rows;
  return row === undefined ? read : `${read}; ${Number(row["rows"]).toLocaleString("en")} rows into a table`;
}

/** Whom the backup gives tables or rights to: a dump has no roles, they are the server's. */
async function missingRoles({ writer }: Server, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await writer.query("select rolname from pg_catalog.pg_roles");
  const there = new Set(rows.map(({ rolname }) => rolname));
  return names.filter((name) => !there.has(name));
}

function rolesMissing(missing: readonly string[]): Verdict {
  return hold(
    "restore_blocked",
    `The backup gives tables or rights to roles that this server has not: ${missing.join(", ")}.`,
    "Create them with the rights that they had (`pg_dumpall --roles-only` of the old server has them), and run this again.",
  );
}
