/** Somebody deploys past every workflow, and looks by a schedule judge it: what a plan that only observes makes of it. */
import type { Clock } from "../../lib/clock.ts";
import type { CommandOptions } from "../../engine/context.ts";
import type { CommandResult, ReleaseEvent } from "../../release/result.ts";
import type { AnySandbox } from "../../sandbox/start-sandbox.ts";
import { renderDemoSite } from "../../sandbox/demo-site.ts";
import type { Rehearsal } from "./arguments.ts";
import { type RehearsedSite, siteFor } from "./rehearsed-site.ts";
import { USUAL_TICKS } from "./usual-ticks.ts";
import { watchByTicks } from "./watch-by-ticks.ts";

export interface ByHand {
  readonly sandbox: AnySandbox;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly site: RehearsedSite;
  readonly commit: string;
  /** A run that crashed finds it there. */
  readonly deployed: { id: string | null };
}

export async function observeByHand(
  { plan, ticks }: Rehearsal,
  { sandbox, clock, signal, site, commit, deployed }: ByHand,
  emit: (event: ReleaseEvent) => void,
  look: (options: Partial<CommandOptions>) => Promise<CommandResult>,
): Promise<CommandResult> {
  if (deployed.id === null) {
    deployed.id = await sandbox.deployByHand(commit, renderDemoSite(siteFor(plan, site, "2", commit)));
    const text = `somebody brings ${deployed.id} into production, past every workflow`;
    emit({ event: "step", at: clock.now(), step: "promote", text });
  }
  return watchByTicks({
    ticks: ticks ?? USUAL_TICKS,
    watchForMs: plan.stages.production.watch?.forMs ?? 0,
    clock,
    signal,
    watch: () => look({ look: true, observe: true }),
  });
}
