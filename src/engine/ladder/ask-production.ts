/** Asks production's own gates, fast: what a rung before `host` must show is shown by them or not at all. */
import type { GateTarget } from "../../gates/contract.ts";
import { decideHelp, type GateRound, ROUNDS_BEFORE } from "../../release/decide-rungs.ts";
import type { CommandContext } from "../context.ts";
import { readingGates } from "../watch/health-probe.ts";

/** A gate that has not answered by then has not passed. */
const ROUND_MS = 4_000;
const BETWEEN_ROUNDS_MS = 500;

/** `unshown`: the gates pass, and production is not the release's any more, so that it may be another one's they pass for. */
export type Shown = "helped" | "unhelpful" | "unshown";

export interface ProductionWitness {
  /** Whether every round fails, as production is now: only then can later rounds show that something helped. */
  fails(): Promise<boolean>;
  /** Rounds until it is clear whether something helped, at the latest at `until`. */
  helped(settledAt: number, until: number): Promise<Shown>;
}

/** `isMoved` answers within the time it is given, and false where that is too short to know. */
export function createWitness(
  context: CommandContext,
  target: GateTarget,
  isMoved: (withinMs: number) => Promise<boolean>,
): ProductionWitness {
  const { clock, signal } = context;
  const ask = async () => ({ at: clock.now(), round: await askRound(context, target) });
  return {
    async fails() {
      for (let made = 0; made < ROUNDS_BEFORE; made += 1) {
        if ((await ask()).round !== "failing") return false;
      }
      return true;
    },
    async helped(settledAt, until) {
      const rounds: { at: number; round: GateRound }[] = [];
      while (clock.now() < until) {
        rounds.push(await ask());
        const help = decideHelp(rounds, settledAt);
        // What the rounds have shown is not lost to a host that takes longer than the rung's time.
        if (help === "helped") return (await isMoved(Math.max(0, until - clock.now()))) ? "unshown" : help;
        if (help === "unhelpful") return help;
        await clock.sleep(BETWEEN_ROUNDS_MS, signal);
      }
      return "unhelpful";
    },
  };
}

/** Only gates that leave the site as it is, and of each one try. */
async function askRound(context: CommandContext, target: GateTarget): Promise<GateRound> {
  const items = await readingGates(context);
  const enough = new AbortController();
  const late = context.clock.sleep(ROUND_MS, enough.signal).then(
    () => null,
    () => null,
  );
  try {
    const asked = Promise.all(items.map((item) => context.checkGate(item, target, { once: true })));
    asked.catch(() => undefined);
    const verdicts = await Promise.race([asked, late]);
    // Silence is a failure of production only where it is one for the watch, which has more patience.
    if (verdicts === null || verdicts.length === 0) return "unknown";
    if (verdicts.some(({ outcome, down }) => outcome === "fail" || down === true)) return "failing";
    return verdicts.every(({ outcome }) => outcome === "pass") ? "passing" : "unknown";
  } finally {
    enough.abort();
  }
}
