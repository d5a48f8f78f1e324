/**
 * The moment at which two databases change their names: sessions are kept out, then ended, then both names change in one
 * transaction with the marks that say so. Killed at any statement, either all of it has happened or none.
 */
import { ProviderError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { RestoreMark } from "../../release/restore-mark.ts";
import { keptName, takenOutName } from "../../release/restore-names.ts";
import { readDatabase, type ServerDatabase, type ServerWorld } from "./observe-server.ts";
import type { Server } from "./open-server.ts";
import { LIMITS, type RestoreOrder } from "./restore-order.ts";
import { allowConnections, commentOn, rename } from "./write-mark.ts";

/** For sessions to end once they were told to. */
const END_MS = 20_000;
const BETWEEN_LOOKS_MS = 100;

export type Acting = Pick<
  RestoreOrder,
  "clock" | "signal" | "run" | "step" | "progress" | "facts" | "work" | "url" | "database"
>;

/** A mark of this restore. */
export function markNow(world: ServerWorld, acting: Acting, change: Pick<RestoreMark, "phase" | "kept">): RestoreMark {
  const { identity, archive, nth } = world;
  const { clock, run, database } = acting;
  return { identity, archive, nth, of: database, at: clock.now(), run, connectors: null, fresh: null, ...change };
}

export async function keepOut(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { live, copy, identity } = need(world, "live", "copy");
  const kept = keptName(live.name, identity, acting.clock.now());
  const mark = markNow(world, acting, { phase: "switching", kept });
  await server.change([commentOn(copy.name, copy.comment.text, mark), allowConnections(live.name, false)]);
  acting.step(`${live.name} takes no new sessions`);
}

export async function keepOutAgain(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { live } = need(world, "live");
  const mark = { ...ownMark(live), phase: "switching-back", at: acting.clock.now(), run: acting.run } as const;
  await server.change([commentOn(live.name, live.comment.text, mark), allowConnections(live.name, false)]);
  acting.step(`${live.name} takes no new sessions`);
}

/** Null where all are gone. Who cannot be ended is named, and the caller lets everybody in again. */
export async function endSessions(server: Server, world: ServerWorld, acting: Acting): Promise<Verdict | null> {
  const names = [world.live, world.copy, world.kept].flatMap((one) => (one === null ? [] : [one.name]));
  const until = acting.clock.now() + END_MS;
  for (;;) {
    acting.signal.throwIfAborted();
    const left = await readSessions(server, names);
    if (left.length === 0) return null;
    if (acting.clock.now() >= until) return stubborn(names[0] ?? "", left);
    // One by one: a role may not end a superuser's session, and that must not keep the others alive.
    for (const { pid } of left) await server.writer.attempt("select pg_catalog.pg_terminate_backend($1)", [pid]);
    acting.progress(`ending ${left.length} sessions`);
    await acting.clock.sleep(BETWEEN_LOOKS_MS, acting.signal);
  }
}

export async function switchDatabases(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { live, copy } = need(world, "live", "copy");
  const kept = ownMark(copy).kept ?? keptName(live.name, world.identity, acting.clock.now());
  await server.change([
    rename(live.name, kept),
    rename(copy.name, live.name),
    commentOn(live.name, live.comment.text, markNow(world, acting, { phase: "switched", kept })),
    commentOn(kept, live.comment.text, markNow(world, acting, { phase: "kept", kept })),
    allowConnections(live.name, true),
    allowConnections(kept, true),
  ]);
  acting.step(`${live.name} is the restored database; what it was is kept as ${kept}`);
}

export async function switchBack(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { live, kept } = need(world, "live", "kept");
  const { clock } = acting;
  const out = takenOutName(live.name, world.identity, clock.now());
  await server.change([
    rename(live.name, out),
    rename(kept.name, live.name),
    commentOn(out, live.comment.text, { ...ownMark(live), phase: "taken-out", at: clock.now() }),
    commentOn(live.name, kept.comment.text, { ...ownMark(kept), phase: "back", at: clock.now() }),
    allowConnections(live.name, true),
    allowConnections(out, true),
  ]);
  acting.facts({ kept: out });
  acting.step(`${live.name} is what it was before the restore; the restored database is kept as ${out}`);
}

export async function letIn(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { live, copy } = world;
  if (live === null) return;
  const back = live.mark !== null && live.mark !== "unreadable" && live.mark.phase === "switching-back" ? live : null;
  const marked =
    back !== null
      ? [commentOn(back.name, back.comment.text, { ...ownMark(back), phase: "verified" })]
      : copy !== null && copy.mark !== null && copy.mark !== "unreadable"
        ? [commentOn(copy.name, copy.comment.text, { ...copy.mark, phase: "ready" })]
        : [];
  await server.change([...marked, allowConnections(live.name, true)]);
  acting.step(`${live.name} takes sessions again`);
}

/** By the address that the application has, as it would come in. */
export async function verifySwitch(server: Server, world: ServerWorld, acting: Acting): Promise<Verdict | null> {
  const { live } = need(world, "live");
  const { work, url } = acting;
  let found: string;
  try {
    found = await work.withWriter(url, LIMITS, async (writer) => {
      const { rows } = await writer.query(
        "select d.oid::bigint::float8 as oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()",
      );
      return String(rows[0]?.["oid"]);
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return unverified(live.name, `a fresh session could not be opened: ${error.message}`);
  }
  const now = await readDatabase(server.writer, live.name);
  if (now === null || found !== String(live.oid) || now.oid !== live.oid) {
    return unverified(live.name, "a fresh session came into another database");
  }
  const mark = { ...ownMark(live), phase: "verified", at: acting.clock.now() } as const;
  await server.change([commentOn(live.name, live.comment.text, mark)]);
  acting.step(`a fresh session is in the restored ${live.name}`);
  return null;
}

interface Session {
  readonly pid: number;
  readonly who: string;
}

async function readSessions(server: Server, names: readonly string[]): Promise<readonly Session[]> {
  const found: Session[] = [];
  for (const name of names) {
    const { rows } = await server.writer.query(
      `select pid, coalesce(usename, backend_type, 'a session') || coalesce(' from ' || client_addr::text, '') as who
         from pg_catalog.pg_stat_activity where datname = $1 and pid <> pg_catalog.pg_backend_pid()
         and backend_type is distinct from 'autovacuum worker'`,
      [name],
    );
    found.push(...rows.map(({ pid, who }) => ({ pid: Number(pid), who: String(who) })));
  }
  return found;
}

function stubborn(name: string, left: readonly Session[]): Verdict {
  return hold(
    "restore_blocked",
    `${left.length === 1 ? "1 session" : `${left.length} sessions`} of ${name} did not end: ${left
      .slice(0, 5)
      .map(({ who }) => who)
      .join(", ")}.`,
    "Everybody is let in again. A role that may end them has pg_signal_backend, and only a superuser ends a superuser's.",
  );
}

function unverified(name: string, why: string): Verdict {
  return hold(
    "restore_unverified",
    `${name} was switched, and ${why}.`,
    "Look at it with a session of your own. Run this again to verify it once more, or with --switch-back to have the old database again.",
  );
}

type Part = "live" | "copy" | "kept";

/** The decision has seen them a moment ago. */
function need<Name extends Part>(world: ServerWorld, ...names: readonly Name[]) {
  for (const name of names) if (world[name] === null) throw new Error(`there is no ${name} database`);
  return world as ServerWorld & { readonly [Each in Name]: ServerDatabase };
}

function ownMark({ name, mark }: ServerDatabase): RestoreMark {
  if (mark === null || mark === "unreadable") throw new Error(`${name} has no mark`);
  return mark;
}
