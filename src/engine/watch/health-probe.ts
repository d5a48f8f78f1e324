/** The watch's own health checks: the production http gates, asked once per tick; behind the metric `health_check_failures`. */
import type { GateTarget } from "../../gates/contract.ts";
import type { MetricReading, MetricWindow } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

export interface HealthProbe {
  probe(): Promise<void>;
  /** Failed rounds in the window; the samples are all rounds. A round that could not be made (hold) is neither. */
  read(window: MetricWindow): MetricReading;
}

export function createHealthProbe(context: CommandContext, target: GateTarget): HealthProbe {
  const gates = context.plan.stages.production.verify.filter((item) => item.gate === "http");
  const rounds: { readonly at: number; readonly failed: boolean }[] = [];
  return {
    async probe() {
      if (gates.length === 0) return;
      const verdicts = await Promise.all(gates.map((item) => context.checkGate(item, target)));
      if (verdicts.some(({ outcome }) => outcome === "hold") && !verdicts.some(({ outcome }) => outcome === "fail"))
        return;
      rounds.push({ at: context.clock.now(), failed: verdicts.some(({ outcome }) => outcome === "fail") });
    },
    read(window) {
      const inside = rounds.filter(({ at }) => at >= window.from && at <= window.to);
      return {
        value: inside.length === 0 ? null : inside.filter(({ failed }) => failed).length,
        sampleCount: inside.length,
        window,
        complete: true,
      };
    },
  };
}
