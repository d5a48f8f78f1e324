/** Asks production's gates again and again, a few seconds apart, until it is clear whether they say nothing or are only slow. */
import type { GateTarget } from "../../gates/contract.ts";
import {
  failedRounds,
  judgeRounds,
  nextRoundAt,
  type QuickRound,
  silenceLimitMs,
  SUSPICIOUS_MS,
} from "../../judge/judge-outage.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { CommandContext } from "../context.ts";
import { askQuickly, type QuickAsking, readingGates } from "./health-probe.ts";

export interface QuickRounds {
  readonly answer: ReturnType<typeof judgeRounds>;
  readonly rounds: readonly QuickRound[];
  readonly found: readonly Evidence[];
  /** Nothing came of what was still open. */
  readonly isStillDown: () => boolean;
}

interface BegunRound {
  readonly at: number;
  readonly asking: QuickAsking;
  answer: QuickRound["answer"];
}

/** Rounds begin in time although earlier ones are not answered: silence must not take its limit three times over. */
export async function makeQuickRounds(
  context: CommandContext,
  target: GateTarget,
  memory: { slowestMs: number },
  onDown: () => void,
): Promise<QuickRounds> {
  const { clock, signal } = context;
  const limitMs = silenceLimitMs(await patienceOf(context), memory.slowestMs);
  const begun: BegunRound[] = [];
  const open = new Set<Promise<void>>();
  let found: readonly Evidence[] = [];
  const begin = () => {
    const round: BegunRound = { at: clock.now(), asking: askQuickly(context, target), answer: null };
    begun.push(round);
    const asked = round.asking.answered.then((quick) => {
      round.answer = quick.answer;
      found = quick.found;
      if (quick.answer === "down") onDown();
      if (quick.answer === "answered") memory.slowestMs = Math.max(memory.slowestMs, clock.now() - round.at);
      open.delete(asked);
    });
    // Nobody waits for what is not needed any more; an abort is seen by whoever waits.
    asked.catch(() => undefined);
    open.add(asked);
  };
  begin();
  for (;;) {
    const silences = silenceEnds(begun, limitMs).filter((at) => at > clock.now());
    await nextEvent(open, nextRoundAt(begun), silences, { clock, ...(signal === undefined ? {} : { signal }) });
    const rounds = roundsAt(begun, clock.now());
    if (rounds.some(({ silentMs = 0 }) => silentMs >= SUSPICIOUS_MS)) onDown();
    const answer = judgeRounds(rounds, limitMs);
    const isStillDown = () => judgeRounds(roundsAt(begun, clock.now()), limitMs) === "down";
    if (answer !== "open") return { answer, rounds: failedRounds(rounds, limitMs), found, isStillDown };
    const dueAt = nextRoundAt(begun);
    if (dueAt !== null && dueAt <= clock.now()) begin();
  }
}

function roundsAt(begun: readonly BegunRound[], now: number): readonly QuickRound[] {
  return begun.map(({ at, answer, asking }) => ({
    at,
    answer,
    ...(answer === null && asking.isSilent() ? { silentMs: now - at } : {}),
  }));
}

/** When silence is suspicious, and when it has lasted long enough: of the first that is open. */
function silenceEnds(begun: readonly BegunRound[], limitMs: number): readonly number[] {
  const first = begun.find(({ answer }) => answer === null);
  return first === undefined ? [] : [first.at + SUSPICIOUS_MS, first.at + limitMs].filter(Number.isFinite);
}

async function patienceOf(context: CommandContext): Promise<number> {
  const patiences = await Promise.all((await readingGates(context)).map((item) => context.patienceMs(item)));
  return Math.max(0, ...patiences);
}

/** The first answer of an open round, the moment of the next round, or that at which a silence says more. */
async function nextEvent(
  open: ReadonlySet<Promise<void>>,
  roundAt: number | null,
  silences: readonly number[],
  { clock, signal }: Pick<CommandContext, "clock" | "signal">,
): Promise<void> {
  const enough = new AbortController();
  const stop = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
  const moments = [...(roundAt === null ? [] : [roundAt]), ...silences];
  const due = moments.length === 0 ? [] : [clock.sleep(Math.max(0, Math.min(...moments) - clock.now()), stop)];
  // Woken by an answer, the sleeper rejects: that is nobody's error.
  for (const sleep of due) sleep.catch(() => undefined);
  try {
    await Promise.race([...open, ...due]);
  } finally {
    enough.abort();
  }
}
