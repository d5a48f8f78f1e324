/** Brings production back to a known deployment and proves it; used by the watch and by the manual command. */
import type { ReasonFor } from "../lib/reason-code.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Host } from "../providers/contract.ts";
import { decideRollback, type RollbackGoal, type RollbackWorld, takenOutAt } from "../release/decide-rollback.ts";
import { domainsElsewhere, domainsLeftBehind, type ProductionState } from "../release/world.ts";
import { changeProduction } from "./change-production.ts";
import { pointLeftBehind } from "./point-left-behind.ts";
import type { CommandContext } from "./context.ts";
import { readProduction } from "./release-records.ts";
import { readServed, servesCommit } from "./read-served.ts";
import type { Journal } from "./journal.ts";

/** Production that was read longer ago, because somebody was slow to answer, is read again before it is changed. */
const FRESH_MS = 300;
/** Enough for the whole time that the host is given. */
const MAXIMUM_REQUESTS = 20;

/** A clock that was put right meanwhile says nothing of how long it was. */
export function isFresh(readAt: number, now: number): boolean {
  return now >= readAt && now - readAt <= FRESH_MS;
}

export interface RollbackRequest {
  readonly to: string;
  /** What must be in production for this rollback to be made. */
  readonly from: string | null;
  /** On its way into production, and to be taken out as well. */
  readonly arriving: string | null;
  /** The decision as an earlier run wrote it, by the forge's clock; null where this run decides. */
  readonly decided: RollbackGoal["decided"];
  readonly reason: string;
  /** Commit of the target where it is recorded; the served version is compared with it. */
  readonly commit: string | null;
  /** What the caller has just read, so that nothing is read twice before the request is sent. */
  readonly known: RollbackWorld | null;
  /** How long that took: production may have been another one when it ended. */
  readonly knownTookMs?: number;
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
  const { to, from, arriving, decided } = request;
  const goal: RollbackGoal = { to, from, arriving, decided };
  let seenOutAt: number | null = null;
  return changeProduction<RollbackWorld, Verdict>(context, journal, {
    name: "rollback",
    known: request.known,
    knownTookMs: request.knownTookMs ?? 0,
    observe: (before) =>
      before === null || before.target === "unread"
        ? readWorld(context, host, request.to)
        : readAgain(context, host, before.target),
    decide: (world, asked) => {
      seenOutAt = takenOutAt(world.production, goal) ?? seenOutAt;
      const step = decideRollback(world, goal, asked, seenOutAt);
      switch (step.do) {
        case "stop":
          return { do: "end", end: () => stopped(context, journal, world.production, step.verdict) };
        case "confirm":
          return { do: "end", end: () => confirm(context, journal, request, world.production, asked.requests === 0) };
        case "rollback":
          return { do: "send" };
        case "wait":
          return step;
      }
    },
    send: ({ production }) => {
      const { to, from, arriving, reason } = request;
      const replaced = [from, arriving, production.project.aliasRequest?.fromDeploymentId];
      const left = domainsLeftBehind(production, to, replaced);
      return left.length > 0 ? pointLeftBehind(host, left, to) : host.rollback(to, reason);
    },
    taken: () => `the host took the rollback to ${request.to}`,
    maximumRequests: MAXIMUM_REQUESTS,
    // Giving up would leave production where it must not be.
    patient: true,
    giveUp: (world) => unverified(context, journal, request, world.production),
  });
}

async function readAgain(context: CommandContext, host: Host, target: RollbackWorld["target"]): Promise<RollbackWorld> {
  return { production: await readProduction(context, host), target };
}

/** Production once more where the other answer came late: what somebody did meanwhile must be seen before the request. */
async function readWorld(context: CommandContext, host: Host, to: string): Promise<RollbackWorld> {
  const { clock } = context;
  const [{ production, readAt }, target] = await Promise.all([
    readProduction(context, host).then((production) => ({ production, readAt: clock.now() })),
    host.readDeployment(to),
  ]);
  return isFresh(readAt, clock.now()) ? { production, target } : readAgain(context, host, target);
}

async function confirm(
  context: CommandContext,
  journal: Journal,
  request: RollbackRequest,
  production: ProductionState,
  already: boolean,
): Promise<Verdict> {
  const [served] = await Promise.all([readServed(context), request.record?.()]);
  journal.productionAfter(production, served);
  noteOthers(journal, request, production, already);
  journal.step(
    "rollback",
    `${context.options.drillOf === undefined ? "production" : "the project for drills"} shows ${request.to} again, target and every domain${served === null ? "" : `, and serves ${served}`}`,
  );
  const expected = request.commit;
  if (context.plan.project.version !== null && expected !== null && !servesCommit(served, expected)) {
    journal.note(`the production address says "${served ?? "nothing"}" and not ${expected}; caches may need a moment`);
  }
  const code: ReasonFor<"pass"> = already ? "already_done" : "rolled_back";
  return pass(code, already ? `Production already serves ${request.to}.` : `Production serves ${request.to} again.`);
}

/** Between the last read and the request somebody may have deployed: the host says what it took out. */
function noteOthers(
  journal: Journal,
  { to, from, arriving }: RollbackRequest,
  production: ProductionState,
  already: boolean,
): void {
  const request = production.project.aliasRequest;
  const out = request?.type === "rollback" && request.toDeploymentId === to ? request.fromDeploymentId : null;
  // Of a rolling release the host names what everybody else got.
  const beside = production.rollout?.candidateId === from ? production.rollout.stableId : null;
  if (already || out === null || [to, from, arriving, beside].includes(out)) return;
  journal.note(
    `the rollback took out ${out}, which came into production after it was read and before the host was asked; if it is wanted, promote it again`,
  );
}

async function stopped(
  context: CommandContext,
  journal: Journal,
  production: ProductionState,
  verdict: Verdict,
): Promise<Verdict> {
  journal.productionAfter(production, await readServed(context));
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
