/**
 * A restore over a database's own tables, for servers on which nobody creates or renames databases: the last resort. It is one
 * transaction of `pg_restore`, never less: without one, rows came twice where a table could not be dropped.
 */
import { ProviderError } from "../../lib/error.ts";
import { quoteIdentifier } from "../../lib/quote-sql.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { RunningProgram } from "../../providers/contract.ts";
import { decideInPlace, type InPlaceAction, type InPlaceFact } from "../../release/decide-restore-in-place.ts";
import type { RestoreMark } from "../../release/restore-mark.ts";
import { compareDatabase } from "./compare-copy.ts";
import { pump } from "./fill-copy.ts";
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
  for (let actions = 0; actions < MOST_ACTIONS; actions += 1) {
    if (fact === "nothing") order.signal.throwIfAborted();
    const world = await observeServer(server.writer, { database, archive: source.archive, again: false });
    const connectors = await readConnectors(server, database);
    const { identity, live, obstacles } = world;
    const decision = decideInPlace(
      { identity, name: database, obstacles, live: live && { ...live, shut: connectors.length === 0 } },
      fact,
    );
    if ("end" in decision) {
      if (thrown !== null) throw thrown;
      return trouble ?? decision.end;
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
    case "restore":
      return restoreOver(server, order, source);
    case "let-in": {
      const { mark } = world.live ?? { mark: null };
      const before = mark === null || mark === "unreadable" ? [] : (mark.connectors ?? []);
      const granted = before.map((who) => `grant connect on database ${quoteIdentifier(database)} to ${grantee(who)}`);
      await server.change([...granted, commentOn(database, text, null)]);
      step(`${database} takes sessions again`);
      return null;
    }
  }
}

async function restoreOver(server: Server, order: RestoreOrder, source: RestoreSource): Promise<Verdict | null> {
  const { database, url, step } = order;
  let looks = 0;
  let blocked: Verdict | null = null;
  const watch = async (running: RunningProgram) => {
    const by = await readBlockers(server, database);
    looks = by.length === 0 ? 0 : looks + 1;
    if (looks < MOST_BLOCKED_LOOKS) return;
    blocked = blockedBy(database, by);
    running.stop();
  };
  const args = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"];
  try {
    await pump(server, order, source, { url, database, args, watch });
  } catch (error) {
    if (blocked !== null) return blocked;
    throw error;
  }
  step(`the backup is restored over the tables of ${database}`);
  return compareDatabase(database, order, source, { mayHaveMore: true });
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
