/** Asks a site that seems to be down again, fast, and then those who can tell whether it is the release: at most one at a time. */
import { deploymentUrl } from "../../lib/deployment-url.ts";
import { pass, type Verdict } from "../../lib/verdict.ts";
import type { GateTarget } from "../../gates/contract.ts";
import { judgeOutage, type OutageWitnesses, type ProbeAnswer } from "../../judge/judge-outage.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { nullWhereSilent } from "../null-where-silent.ts";
import { askQuickly } from "./health-probe.ts";
import { makeQuickRounds } from "./make-quick-rounds.ts";
import { besideOf, targetOf, type WatchedRelease } from "./watched-release.ts";

/** Whoever has not said anything by then says nothing: the site is down meanwhile. */
const WITNESSES_MS = 4_000;
/** Under which the outage is shown beside the conditions. */
const TITLE = "total outage";

export interface OutageMemory {
  /** How production stands: null while it answers. */
  standing: Verdict | null;
  /** No faster than the watch's own interval after rounds that led to nothing. */
  quietUntil: number;
  /** When a gate was asked last. */
  askedAt: number;
  /** Longest that production took for an answer. */
  slowestMs: number;
  underWay: Promise<Verdict | null> | null;
}

export function createOutageMemory(): OutageMemory {
  return { standing: null, quietUntil: 0, askedAt: 0, slowestMs: 0, underWay: null };
}

/** How production stands after quick rounds: `fail` is an outage of the release, `hold` one that may be something else's. */
export function confirmOutage(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: OutageMemory,
): Promise<Verdict | null> {
  if (memory.standing?.outcome === "fail" || context.clock.now() < memory.quietUntil)
    return Promise.resolve(memory.standing);
  memory.underWay ??= examine(context, journal, release, memory).finally(() => {
    memory.underWay = null;
  });
  return memory.underWay;
}

/** An answer ends an outage, whoever got it. */
export function rememberAnswer(journal: Journal, memory: OutageMemory): void {
  if (memory.standing?.outcome !== "hold") return;
  memory.standing = null;
  journal.condition(TITLE, pass("condition_clear", `${TITLE}: production answers again.`));
}

async function examine(
  context: CommandContext,
  journal: Journal,
  release: WatchedRelease,
  memory: OutageMemory,
): Promise<Verdict | null> {
  const target = targetOf(context, release);
  // While the site is asked again, so that their answers are there when they are needed.
  let witnesses: Promise<OutageWitnesses> | null = null;
  const { answer, rounds, found, isStillDown } = await makeQuickRounds(context, target, memory, () => {
    witnesses ??= askWitnesses(context, release, target);
    witnesses.catch(() => undefined);
  });
  memory.askedAt = context.clock.now();
  if (answer === "answered") rememberAnswer(journal, memory);
  if (answer === "unknown") beQuiet(context, memory);
  if (answer !== "down") return memory.standing;
  const told = await (witnesses ?? askWitnesses(context, release, target));
  // Requests stay open: who answers late was only slow.
  if (!isStillDown()) return memory.standing;
  const verdict = judgeOutage({ rounds, witnesses: told, found });
  memory.standing = verdict;
  if (verdict.outcome === "hold") beQuiet(context, memory);
  journal.condition(TITLE, verdict);
  return verdict;
}

function beQuiet({ clock, plan }: CommandContext, memory: OutageMemory): void {
  memory.quietUntil = clock.now() + (plan.stages.production.watch?.everyMs ?? 0);
}

async function askWitnesses(
  context: CommandContext,
  release: WatchedRelease,
  target: GateTarget,
): Promise<OutageWitnesses> {
  const { host, record } = release;
  const { candidate, knownGood } = record.payload;
  const at = async (url: string, deploymentId: string) =>
    (await askQuickly(context, { ...target, url, deploymentId, bypass: context.bypass }).answered).answer;
  // Null where the host does not answer.
  const read = nullWhereSilent(async () =>
    knownGood === null
      ? { deployment: await host.readProject().then(() => null) }
      : { deployment: await host.readDeployment(knownGood.id) },
  );
  const beside = besideOf(context, release);
  const atKnownGood = async (): Promise<ProbeAnswer> => {
    // It serves at this moment, at the same address: nobody can tell better whether it is the release.
    if (beside !== null) return (await askQuickly(context, beside).answered).answer;
    const deployment = (await read)?.deployment ?? null;
    return deployment === null ? "unknown" : at(deploymentUrl(deployment.url), deployment.id);
  };
  const others = context.plan.project.domains.slice(1);
  const [api, own, before, ...domains] = await Promise.all([
    within(context, read, null),
    within(context, at(deploymentUrl(candidate.url), candidate.id), "unknown"),
    within(context, atKnownGood(), "unknown"),
    ...others.map((domain) => within(context, at(context.domainUrl(domain), candidate.id), "unknown")),
  ]);
  return {
    host: api !== null,
    candidate: own,
    knownGood: before,
    domains: others.map((domain, index) => ({ domain, answer: domains[index] ?? "unknown" })),
  };
}

/** What is not known in time counts as `late`. */
async function within<Value>({ clock }: CommandContext, work: Promise<Value>, late: Value): Promise<Value> {
  // Should it fail after its time, nobody waits for it any more.
  work.catch(() => undefined);
  const enough = new AbortController();
  const patience = clock.sleep(WITNESSES_MS, enough.signal).then(
    () => late,
    () => late,
  );
  try {
    return await Promise.race([work, patience]);
  } finally {
    enough.abort();
  }
}
