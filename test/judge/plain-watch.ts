/** The life of a watch whose plan says nothing about it, but that nothing is asked between two checks. */
import type { Watch } from "../../src/plan/plan.ts";

export const PLAIN_WATCH: Pick<Watch, "warmUpMs" | "probeEveryMs" | "ends" | "onHold" | "observe" | "regression"> = {
  warmUpMs: 0,
  probeEveryMs: 60_000,
  ends: "at-time",
  onHold: "wait",
  observe: false,
  regression: { metrics: [], named: true, falseAlarms: 0.001 },
};
