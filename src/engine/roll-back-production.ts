/** Brings production back to a known deployment and proves it; used by the watch and by the manual command. */
import { ProviderError } from "../lib/error.ts";
import type { ReasonCode } from "../lib/reason-code.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Host } from "../providers/contract.ts";
import { decideRollback, type RollbackGoal, type RollbackWorld } from "../release/decide-rollback.ts";
import { domainsElsewhere, type ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { readProduction, readServed, servesCommit } from "./release-records.ts";
import type { Journal } from "./journal.ts";
import { pollDelayMs } from "./poll-delay.ts";

/** How long the host may take from the request until every production domain shows the target. */
const DEADLINE_MS = 5 * 60_000;
/** A request of which the host shows no trace for this long did not arrive. */
const LOST_AFTER_MS = 15_000;
/** Requests sent when answers are lost, enough for the whole deadline; each only after reading the world again. */
const MAXIMUM_REQUESTS = 20;

export interface RollbackRequest {
  readonly to: string;
  /** What must be in production for this rollback to be made. */
  readonly from: string | null;
  readonly reason: string;
  /** Commit of the target where it is recorded; the served version is compared with it. */
  readonly commit: string | null;
  /** What the caller has just read, so that nothing is read twice before the request is sent. */
  readonly known: RollbackWorld | null;
  /** What is to be written down once production was read back; done while the site itself is asked. */
  readonly record?: () => Promise<void>;
}

/** `pass` = production was read back and shows the target; anything else is `hold`: nothing is assumed. */
export async function performRollback(
  context: CommandContext,
  journal: Journal,
  host: Host,
  request: RollbackRequest,
): Promise<Verdict> {
  const startedAt = context.clock.now();
  let goal: RollbackGoal = { to: request.to, from: request.from, requestedAt: null, refused: null };
  let requests = 0;
  let world =
    request.known ?? (await readPatiently(context, journal, startedAt, () => readWorld(context, host, request.to)));
  let readAt = startedAt;
  for (;;) {
    journal.productionAfter(world.production.project.productionDeploymentId, null);
    const step = decideRollback(world, goal);
    if (step.do === "stop") return await stopped(context, journal, world.production, step.verdict);
    if (step.do === "confirm") return await confirm(context, journal, request, requests === 0);
    if (step.do === "rollback") {
      requests += 1;
      goal = await sendRollback(context, journal, host, request, goal);
    } else {
      if (context.clock.now() - startedAt > DEADLINE_MS)
        return await unverified(context, journal, request, world.production);
      journal.progress(`waiting for ${step.waitingFor}`);
      const now = context.clock.now();
      await context.clock.sleep(pollDelayMs(now - startedAt, now - readAt), context.signal);
      // An answer was lost and the host shows no trace of the request: it may be sent again.
      const lost = goal.requestedAt !== null && goal.refused === null && requests < MAXIMUM_REQUESTS;
      if (
        lost &&
        step.waitingFor === "the production domains" &&
        context.clock.now() - (goal.requestedAt ?? 0) > LOST_AFTER_MS
      ) {
        goal = { ...goal, requestedAt: null };
      }
    }
    const { target } = world;
    readAt = context.clock.now();
    world = await readPatiently(context, journal, startedAt, () =>
      target === "unread" ? readWorld(context, host, request.to) : readAgain(context, host, target),
    );
  }
}

async function sendRollback(
  context: CommandContext,
  journal: Journal,
  host: Host,
  request: RollbackRequest,
  goal: RollbackGoal,
): Promise<RollbackGoal> {
  const requestedAt = context.clock.now();
  // From here on only a read can say what production serves.
  journal.productionAfter(null, null);
  try {
    const answer = await host.rollback(request.to, request.reason);
    if (answer.kind === "refused") return { ...goal, requestedAt, refused: answer.message };
    journal.progress(`the host took the rollback to ${request.to}`);
    return { ...goal, requestedAt };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.status === 401 || error.status === 403) throw error;
    // The answer was lost; the request may have arrived. The world says which.
    journal.note(`the host's answer to the rollback was lost: ${error.message}`);
    return { ...goal, requestedAt };
  }
}

async function readAgain(context: CommandContext, host: Host, target: RollbackWorld["target"]): Promise<RollbackWorld> {
  return { production: await readProduction(context, host), target };
}

async function readWorld(context: CommandContext, host: Host, to: string): Promise<RollbackWorld> {
  const [production, target] = await Promise.all([readProduction(context, host), host.readDeployment(to)]);
  return { production, target };
}

/**
 * Once a rollback is decided a failed read is waited out, before the request and after it: giving up would leave
 * production where it must not be. A credential that is refused does not mend itself.
 */
async function readPatiently<Value>(
  context: CommandContext,
  journal: Journal,
  startedAt: number,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let told = false; ; told = true) {
    try {
      return await read();
    } catch (error) {
      const patient = error instanceof ProviderError && ![401, 403, 404].includes(error.status ?? 0);
      if (!patient || context.clock.now() - startedAt > DEADLINE_MS) throw error;
      if (!told) journal.note(`the host cannot be read, trying again: ${error.message}`);
      await context.clock.sleep(2_000, context.signal);
    }
  }
}

async function confirm(
  context: CommandContext,
  journal: Journal,
  request: RollbackRequest,
  already: boolean,
): Promise<Verdict> {
  const [served] = await Promise.all([readServed(context), request.record?.()]);
  journal.productionAfter(request.to, served);
  journal.step(
    "rollback",
    `production shows ${request.to} again, target and every domain${served === null ? "" : `, and serves ${served}`}`,
  );
  const expected = request.commit;
  if (context.plan.project.version !== null && expected !== null && !servesCommit(served, expected)) {
    journal.note(`the production address says "${served ?? "nothing"}" and not ${expected}; caches may need a moment`);
  }
  const code: ReasonCode = already ? "already_done" : "rolled_back";
  return pass(code, already ? `Production already serves ${request.to}.` : `Production serves ${request.to} again.`);
}

async function stopped(
  context: CommandContext,
  journal: Journal,
  production: ProductionState,
  verdict: Verdict,
): Promise<Verdict> {
  journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
  return verdict;
}

async function unverified(
  context: CommandContext,
  journal: Journal,
  request: RollbackRequest,
  production: ProductionState,
): Promise<Verdict> {
  const elsewhere = domainsElsewhere(production, request.to).map((alias) => alias.domain);
  return stopped(
    context,
    journal,
    production,
    hold(
      "rollback_unverified",
      `The rollback to ${request.to} was asked for, but after 5 minutes production is ${production.project.productionDeploymentId ?? "nothing"}${elsewhere.length > 0 ? ` and ${elsewhere.join(", ")} point elsewhere` : ""}.`,
      "Look at the project at the host now; dispatch the rollback again, it continues where it stopped.",
    ),
  );
}
