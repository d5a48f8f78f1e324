/** Health checks of a single look, which nobody goes on with. */
import { PROBE_PROVIDER, type Watch } from "../../plan/plan.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandContext } from "../context.ts";
import { makeProbeRound } from "../watch/health-probe.ts";
import type { WatchMemory } from "../watch/watch-memory.ts";
import { targetOf } from "../watch/watched-release.ts";

/** Between two health checks of one look, where the first one failed. */
const BETWEEN_ROUNDS_MS = 2_000;
/** Health checks of one look: what they cannot show in ten seconds, the next look shows. */
const MOST_ROUNDS = 5;

/** A site that is down is down for good before a look ends: where a check fails, as many follow as a condition needs. */
export async function probeAgain(
  context: CommandContext,
  memory: WatchMemory,
  record: ProductionRecord,
): Promise<void> {
  const { watch } = context.plan.stages.production;
  const most = Math.min(MOST_ROUNDS, watch === null ? 0 : failuresNeeded(watch));
  const target = targetOf(context, { record: { ...record, promotedAt: record.promotedAt ?? 0 } });
  // The look itself makes one more.
  while (memory.rounds.length < most - 1) {
    const { round } = await makeProbeRound(context, target);
    if (round === null) return;
    memory.rounds.push(round);
    if (!round.failed) return;
    await context.clock.sleep(BETWEEN_ROUNDS_MS, context.signal);
  }
}

function failuresNeeded({ metrics, rollbackConditions }: Watch): number {
  const limits = rollbackConditions
    .filter(({ metric }) => metrics[metric]?.provider === PROBE_PROVIDER)
    .map((condition) =>
      condition.kind === "threshold" ? condition.value : condition.kind === "rate" ? condition.count : 0,
    );
  return limits.length === 0 ? 0 : Math.floor(Math.max(...limits)) + 1;
}
