/** One release, played and judged. */
import { breakGuard, type BrokenGuard } from "./break-guard.ts";
import { checkInvariants } from "./oracle/check-invariants.ts";
import type { Violation } from "./oracle/violation.ts";
import { playScenario, WHOLE } from "./play-scenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Entry } from "./world/log.ts";

export interface Simulated {
  readonly entries: readonly Entry[];
  readonly violations: readonly Violation[];
}

/** `broken`: the invariant whose guard is switched off; null = none. */
export async function simulateRelease(scenario: Scenario, broken: BrokenGuard | null): Promise<Simulated> {
  const { log } = await playScenario(scenario, broken === null ? WHOLE : breakGuard(broken));
  return { entries: log.entries, violations: checkInvariants(log.entries, scenario) };
}
