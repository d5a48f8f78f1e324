/**
 * A restore over a database's own tables, for servers on which nobody creates or renames databases: the last resort. Nothing of
 * what is there is kept but a backup, which is taken once nobody writes any more. It is one transaction of `pg_restore`, never
 * less: without one, rows came twice where a table could not be dropped.
 */
import { ProviderError } from "../../lib/error.ts";
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { RunningProgram } from "../../providers/contract.ts";
import { decideInPlace, type InPlaceAction, type InPlaceFact } from "../../release/decide-restore-in-place.ts";
import type { MarkedBackup, RestoreMark } from "../../release/restore-mark.ts";
import { compareDatabase } from "./compare-copy.ts";
import { dropAndRestore, judgeDrop } from "./drop-schemas.ts";
import { type Filling, pump } from "./fill-copy.ts";
import { markedBackup, withBackup } from "./fresh-backup.ts";
import { observeServer, type ServerWorld } from "./observe-server.ts";
import { type Server, withServer } from "./open-server.ts";
import type { RestoreOrder, RestoreSource } from "./restore-order.ts";
import { endSessions, markNow } from "./switch-databases.ts";
import { commentOn } from "./write-mark.ts";

/** The archive itself sets `lock_timeout = 0`, so whoever waits behind it is protected from here: so many looks in a row. */
const MOST_BLOCKED_LOOKS = 5;
const MOST_ACTIONS = 30;

/** Who may connect, but for the owner and ourselves, who are needed. */
const CONNECTORS = `
  select distinct case when a.grantee = 0 then '' else pg_catalog.pg_get_userbyid(a.grantee)::text end as who
  from pg_catalog.pg_database d, lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a
  where d.datname = $1 and a.privilege_type = 'CONNECT' and a.grantee <> d.datdba
    and a.grantee <> (select oid from pg_catalog.pg_roles where rolname = current_user) order by 1`;

export function restoreInPlace(order: RestoreOrder): Promise<Verdict> {
  const { source } = order;
  if (source === null) throw new Error("there is no backup to restore from");
  return withServer(order, (server) => follow(server, order, source));
}

async function follow(server: Server, order: RestoreOrder, source: RestoreSource): Promise<Verdict> {
  const { database } = order;
  let fact: InPlaceFact = "nothing";
  let trouble: Verdict | null = null;
  let thrown: unknown = null;
  let fresh: MarkedBackup | null = null;
  for (let actions = 0; actions < MOST_ACTIONS; actions += 1) {
    if (fact === "nothing") order.signal.throwIfAborted();
    const world = await observeServer(server.writer, { database, archive: source.archive, again: false });
    const connectors = await readConnectors(server, database);
    const { identity, live, obstacles } = world;
    fresh = markOf(world)?.fresh ?? fresh;
    if (fresh !== null) order.facts({ backedUpAs: fresh.places });
    const decision = decideInPlace(
      { identity, name: database, obstacles, live: live && { ...live, shut: connectors.length === 0 } },
      fact,
    );
    if ("end" in decision) {
      if (thrown !== null) throw thrown;
      return withBackup(trouble ?? decision.end, fresh);
    }
    try {
      const said = await act(server, world, decision.do, { order, source, connectors });
      if (decision.do === "restore") fact = "restored";
      if (said !== null) [fact, trouble] = ["failed", said];
    } catch (error) {
      if (decision.do === "let-in") throw thrown ?? error;
      // Whatever it was: the transaction is taken back, and nobody is to be kept out for nothing.
      fact = "failed";
      if (error instanceof ProviderError) trouble = hold(error.reasonCode, error.message, error.remedy);
      else thrown = error;
    }
  }
  throw new Error("the restore found no end");
}

interface Acting {
  readonly order: RestoreOrder;
  readonly source: RestoreSource;
  readonly connectors: readonly string[];
}

async function act(
  server: Server,
  world: ServerWorld,
  action: InPlaceAction,
  { order, source, connectors }: Acting,
): Promise<Verdict | null> {
  const { database, step } = order;
  const text = world.live?.comment.text ?? "";
  switch (action) {
    case "shut": {
      const mark: RestoreMark = { ...markNow(world, order, { phase: "in-place", kept: null }), connectors };
      const revoked = connectors.map(
        (who) => `revoke connect on database ${quoteIdentifier(database)} from ${grantee(who)}`,
      );
      await server.change([commentOn(database, text, mark), ...revoked]);
      step(`${database} takes no new sessions but of its owner`);
      return null;
    }
    case "end-sessions":
      return endSessions(server, world, order);
    case "back-up":
      return backUp(server, world, order);
    case "restore":
      return restoreOver(server, world, order, source);
    case "let-in": {
      const before = markOf(world)?.connectors ?? [];
      const granted = before.map((who) => `grant connect on database ${quoteIdentifier(database)} to ${grantee(who)}`);
      await server.change([...granted, commentOn(database, text, null)]);
      step(`${database} takes sessions again`);
      return null;
    }
  }
}

/** Null where it is proven, and the mark says where it lies. */
async function backUp(server: Server, world: ServerWorld, order: RestoreOrder): Promise<Verdict | null> {
  const mark = markOf(world);
  if (order.fresh === null || mark === null) throw new Error("nobody backs up what is to be replaced");
  const reaching = order.drop === null ? null : await judgeDrop(order, order.drop);
  if (reaching !== null) return reaching;
  const taken = await order.fresh.take(mark);
  if ("outcome" in taken) return taken;
  const text = world.live?.comment.text ?? "";
  await server.change([commentOn(order.database, text, { ...mark, fresh: markedBackup(taken) })]);
  return null;
}

/**
 * Null where every row that is there now is in the backup. Its owner's sessions cannot be kept out, and a run may have been
 * killed an hour ago.
 */
async function judgeBackup(world: ServerWorld, { database, fresh }: RestoreOrder): Promise<Verdict | null> {
  const backup = markOf(world)?.fresh ?? null;
  if (fresh === null || backup === null) throw new Error("nobody backed up what is to be replaced");
  const digest = await fresh.digestNow();
  if (typeof digest !== "string") return digest;
  if (digest === backup.digest) return null;
  return hold(
    "restore_blocked",
    `Somebody wrote to ${database} after it was backed up, though it took no sessions but of its owner, so it was left as it is.`,
    "Stop what connects as its owner, and run this again: it is backed up anew.",
  );
}

async function restoreOver(
  server: Server,
  world: ServerWorld,
  order: RestoreOrder,
  source: RestoreSource,
): Promise<Verdict | null> {
  const { database, step } = order;
  const changed = await judgeBackup(world, order);
  // A run that was killed right after its restore left what the backup has; whoever wrote left something else.
  if (changed !== null) {
    const differs = await compareDatabase(database, order, source, { mayHaveMore: true });
    return differs === null ? null : changed;
  }
  let looks = 0;
  let blocked: Verdict | null = null;
  const watch = async (running: RunningProgram) => {
    const by = await readBlockers(server, database);
    looks = by.length === 0 ? 0 : looks + 1;
    if (looks < MOST_BLOCKED_LOOKS) return;
    blocked = blockedBy(database, by);
    running.stop();
  };
  try {
    await pump(server, order, ...wayOf(server, order, source, watch));
  } catch (error) {
    if (blocked !== null) return blocked;
    throw error;
  }
  step(`the backup is restored over the tables of ${database}`);
  return compareDatabase(database, order, source, { mayHaveMore: true });
}

function markOf({ live }: ServerWorld): RestoreMark | null {
  return live === null || live.mark === "unreadable" || live.mark?.phase !== "in-place" ? null : live.mark;
}

/** One transaction either way. */
function wayOf(
  { writer: { serverMajor } }: Server,
  order: RestoreOrder,
  source: RestoreSource,
  watch: NonNullable<Filling["watch"]>,
): readonly [Pick<RestoreSource, "open" | "readRatio">, Filling] {
  const { database, drop, url, work } = order;
  if (drop === null) {
    const args = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"];
    return [source, { url, database, args, watch }];
  }
  const open = () => dropAndRestore(work, order, source, { schemas: drop, serverMajor });
  const args = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"];
  return [
    { open, readRatio: () => source.readRatio() },
    { url, database, args: [...args, "--file=-"], watch, program: "psql" },
  ];
}

async function readConnectors({ writer }: Server, database: string): Promise<readonly string[]> {
  const { rows } = await writer.query(CONNECTORS, [database]);
  return rows.map(({ who }) => String(who));
}

async function readBlockers({ writer }: Server, database: string): Promise<readonly string[]> {
  const { rows } = await writer.query(
    `select distinct coalesce(b.usename, 'somebody') || ' (' || b.pid || ')' as who from pg_catalog.pg_stat_activity a,
       lateral unnest(pg_catalog.pg_blocking_pids(a.pid)) p(pid) join pg_catalog.pg_stat_activity b on b.pid = p.pid
       where a.datname = $1 and a.application_name in ('holdpoint', 'pg_restore') limit 5`,
    [database],
  );
  return rows.map(({ who }) => String(who));
}

function blockedBy(database: string, by: readonly string[]): Verdict {
  return hold(
    "restore_blocked",
    `The restore waited for locks on ${database} that ${by.join(", ")} held, so it was taken back.`,
    "End those sessions, and run this again. The database is as it was.",
  );
}

function grantee(who: string): string {
  return who === "" ? "public" : quoteIdentifier(who);
}
