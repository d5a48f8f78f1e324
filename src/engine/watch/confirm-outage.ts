/** Asks a site that seems to be down again, fast, and then those who can tell whether it is the release: at most one at a time. */
import { deploymentUrl } from "../../lib/deployment-url.ts";
import { ProviderError } from "../../lib/error.ts";
import { pass, type Evidence, type Verdict } from "../../lib/verdict.ts";
import type { GateTarget } from "../../gates/contract.ts";
import {
  judgeOutage,
  judgeRounds,
  nextRoundAt,
  type OutageWitnesses,
  type ProbeAnswer,
  type QuickRound,
} from "../../judge/judge-outage.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { askQuickly } from "./health-probe.ts";
import { targetOf, type WatchedRelease } from "./watched-release.ts";

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
  underWay: Promise<Verdict | null> | null;
}

export function createOutageMemory(): OutageMemory {
  return { standing: null, quietUntil: 0, askedAt: 0, underWay: null };
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
  const target = targetOf(context, release.record);
  // While the site is asked again, so that their answers are there when they are needed.
  let witnesses: Promise<OutageWitnesses> | null = null;
  const { answer, rounds, found } = await makeQuickRounds(context, target, () => {
    witnesses ??= askWitnesses(context, release, target);
    witnesses.catch(() => undefined);
  });
  memory.askedAt = context.clock.now();
  if (answer === "answered") rememberAnswer(journal, memory);
  if (answer === "unknown") beQuiet(context, memory);
  if (answer !== "down") return memory.standing;
  const verdict = judgeOutage({
    rounds,
    witnesses: await (witnesses ?? askWitnesses(context, release, target)),
    found,
  });
  memory.standing = verdict;
  if (verdict.outcome === "hold") beQuiet(context, memory);
  journal.condition(TITLE, verdict);
  return verdict;
}

function beQuiet({ clock, plan }: CommandContext, memory: OutageMemory): void {
  memory.quietUntil = clock.now() + (plan.stages.production.watch?.everyMs ?? 0);
}

interface Asked {
  readonly answer: ReturnType<typeof judgeRounds>;
  readonly rounds: readonly QuickRound[];
  readonly found: readonly Evidence[];
}

/** Rounds begin in time although earlier ones are not answered: silence must not take its limit three times over. */
async function makeQuickRounds(context: CommandContext, target: GateTarget, onDown: () => void): Promise<Asked> {
  const { clock, signal } = context;
  const rounds: { at: number; answer: QuickRound["answer"] }[] = [];
  const open = new Set<Promise<void>>();
  let found: readonly Evidence[] = [];
  const begin = () => {
    const round: (typeof rounds)[number] = { at: clock.now(), answer: null };
    rounds.push(round);
    const asked = askQuickly(context, target).then((quick) => {
      round.answer = quick.answer;
      found = quick.found;
      if (quick.answer === "down") onDown();
      open.delete(asked);
    });
    // Nobody waits for what is not needed any more; an abort is seen by whoever waits.
    asked.catch(() => undefined);
    open.add(asked);
  };
  begin();
  for (;;) {
    await nextEvent(open, nextRoundAt(rounds), { clock, ...(signal === undefined ? {} : { signal }) });
    const answer = judgeRounds(rounds);
    if (answer !== "open") return { answer, rounds: rounds.filter((round) => round.answer === "down"), found };
    const dueAt = nextRoundAt(rounds);
    if (dueAt !== null && dueAt <= clock.now()) begin();
  }
}

/** The first answer of an open round, or the moment of the next round. */
async function nextEvent(
  open: ReadonlySet<Promise<void>>,
  dueAt: number | null,
  { clock, signal }: Pick<CommandContext, "clock" | "signal">,
): Promise<void> {
  const enough = new AbortController();
  const stop = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
  const due = dueAt === null ? [] : [clock.sleep(Math.max(0, dueAt - clock.now()), stop)];
  // Woken by an answer, the sleeper rejects: that is nobody's error.
  for (const sleep of due) sleep.catch(() => undefined);
  try {
    await Promise.race([...open, ...due]);
  } finally {
    enough.abort();
  }
}

async function askWitnesses(
  context: CommandContext,
  { host, record }: WatchedRelease,
  target: GateTarget,
): Promise<OutageWitnesses> {
  const { candidate, knownGood } = record.payload;
  const at = async (url: string, deploymentId: string) =>
    (await askQuickly(context, { ...target, url, deploymentId, bypass: context.bypass })).answer;
  // Null where the host does not answer.
  const read = orNull(
    knownGood === null
      ? host.readProject().then(() => ({ deployment: null }))
      : host.readDeployment(knownGood.id).then((deployment) => ({ deployment })),
  );
  const atKnownGood = async (): Promise<ProbeAnswer> => {
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

async function orNull<Value>(work: Promise<Value>): Promise<Value | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
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
