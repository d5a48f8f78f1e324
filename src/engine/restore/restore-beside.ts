/**
 * A restore beside, from whatever the server shows to its end: observe, decide, act, observe. Whatever goes wrong between,
 * nobody is kept out of the database in use for longer than this run lives, and the next run goes on.
 */
import { pass, type Verdict } from "../../lib/verdict.ts";
import { decideRestore, type RestoreAction } from "../../release/decide-restore.ts";
import { compareCopy } from "./compare-copy.ts";
import { createCopy, openCopy, removeCopy } from "./create-copy.ts";
import { dressCopy } from "./dress-copy.ts";
import { fillCopy } from "./fill-copy.ts";
import { observeServer, type ServerWorld, type WorldQuestion } from "./observe-server.ts";
import { type Server, withServer } from "./open-server.ts";
import type { RestoreOrder, RestoreSource } from "./restore-order.ts";
import {
  endSessions,
  keepOut,
  keepOutAgain,
  letIn,
  switchBack,
  switchDatabases,
  verifySwitch,
} from "./switch-databases.ts";

/** More actions than any restore has: whoever undoes all that this does is not outrun. */
const MOST_ACTIONS = 40;

export function restoreBeside(order: RestoreOrder): Promise<Verdict> {
  return withServer(order, (server) => follow(server, order));
}

async function follow(server: Server, order: RestoreOrder): Promise<Verdict> {
  const question: WorldQuestion = {
    database: order.database,
    archive: order.source?.archive ?? null,
    again: order.again,
  };
  // Once more means one more than what was there when this began.
  let again = question.again;
  for (let actions = 0; actions < MOST_ACTIONS; actions += 1) {
    order.signal.throwIfAborted();
    const world = await observeServer(server.writer, { ...question, again });
    const decision = decideRestore(world, order.intent);
    if ("end" in decision && world.kept !== null) order.facts({ kept: world.kept.name });
    if ("end" in decision) return actions === 0 ? wasDone(decision.end) : decision.end;
    const trouble = await actOrLetIn(server, world, decision.do, order);
    if (trouble !== null) return trouble;
    if (decision.do === "switch") again = false;
  }
  throw new Error("the restore found no end");
}

/** Of what is so already this run did nothing. */
function wasDone(verdict: Verdict): Verdict {
  return verdict.outcome === "pass" ? pass("already_done", verdict.summary, verdict.evidence) : verdict;
}

/** While sessions are kept out, whatever ends this run lets them in first, if the server still listens. */
async function actOrLetIn(
  server: Server,
  world: ServerWorld,
  action: RestoreAction,
  order: RestoreOrder,
): Promise<Verdict | null> {
  if (action !== "end-sessions" && action !== "switch" && action !== "switch-back") {
    return act(server, world, action, order);
  }
  try {
    const trouble = await act(server, world, action, order);
    if (trouble !== null) await letIn(server, world, order);
    return trouble;
  } catch (error) {
    await letIn(server, world, order).catch(() => {
      order.progress(`${order.database} may still take no sessions: run this again, or with --abandon`);
    });
    throw error;
  }
}

async function act(
  server: Server,
  world: ServerWorld,
  action: RestoreAction,
  order: RestoreOrder,
): Promise<Verdict | null> {
  switch (action) {
    case "create-copy":
      return done(createCopy(server, world, order));
    case "open-copy":
      return done(openCopy(server, world, order));
    case "fill-copy":
      return fillCopy(server, world, order, sourceOf(order));
    case "compare-copy":
      return compareCopy(server, world, order, sourceOf(order));
    case "dress-copy":
      return done(dressCopy(server, world, order));
    case "remove-copy":
      return done(removeCopy(server, world, order));
    case "keep-out":
      return done(keepOut(server, world, order));
    case "keep-out-again":
      return done(keepOutAgain(server, world, order));
    case "end-sessions":
      return endSessions(server, world, order);
    case "switch":
      return done(switchDatabases(server, world, order));
    case "switch-back":
      return done(switchBack(server, world, order));
    case "let-in":
      return done(letIn(server, world, order));
    case "verify":
      return verifySwitch(server, world, order);
  }
}

async function done(work: Promise<void>): Promise<null> {
  await work;
  return null;
}

function sourceOf({ source }: RestoreOrder): RestoreSource {
  if (source === null) throw new Error("there is no backup to restore from");
  return source;
}
