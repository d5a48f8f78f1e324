/** From what a journal has heard to the result of its command. */
import type { RecordedCondition } from "../judge/recorded-condition.ts";
import type { WatchComparison } from "../judge/regression/watch-comparison.ts";
import type { Verdict } from "../lib/verdict.ts";
import { digestEvidence } from "../release/evidence-digest.ts";
import type { RollbackTarget } from "../release/list-targets.ts";
import type { CommandResult, StepResult, TimelineEntry } from "../release/result.ts";
import type { ProductionState, ReleaseIdentity } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { summarizeProduction } from "./summarize-production.ts";

/** What a journal has heard so far. */
export interface Heard {
  readonly startedAt: number;
  release: ReleaseIdentity;
  readonly verdicts: Map<string, Verdict>;
  /** What the conditions among them were judged from, by their text. */
  readonly conditions: Map<string, RecordedCondition>;
  readonly notes: string[];
  readonly timeline: TimelineEntry[];
  candidate: CommandResult["candidate"];
  before: string | null;
  after: ProductionState | null;
  served: string | null;
  /** By their titles. */
  readonly steps: Map<string, StepResult>;
  buildLog: readonly string[];
  targets: readonly RollbackTarget[];
  /** The project of a drill; null where production is meant. */
  drill: string | null;
  /** The database of a restore; null where a deployment is meant. */
  database: string | null;
  comparison: () => WatchComparison | null;
}

/** Nothing that is read in a drill says anything of production. */
const NOT_TOUCHED: CommandResult["production"] = { before: null, after: null, served: null };

export function resultOf(
  command: string,
  { clock }: CommandContext,
  heard: Heard,
  end: Pick<CommandResult, "decision" | "reasonCode" | "summary" | "remedy">,
): CommandResult {
  const { release, candidate, before, after, served, verdicts, buildLog, notes, timeline } = heard;
  const { targets, drill, database, startedAt, steps } = heard;
  const { conditions, comparison } = evidenceOf(heard);
  const evidenceDigest = digestEvidence(evidenceOf(heard));
  return {
    version: 1,
    command,
    release: release.id,
    commit: release.commit,
    ...end,
    candidate,
    production: drill === null && database === null ? { before, ...summarizeProduction(after), served } : NOT_TOUCHED,
    ...(drill === null ? {} : { drill }),
    ...(database === null ? {} : { database }),
    verdicts: [...verdicts].map(([title, verdict]) => ({ title, verdict })),
    buildLog,
    notes,
    timeline,
    ...(steps.size === 0 ? {} : { steps: [...steps.values()] }),
    ...(conditions === undefined ? {} : { conditions }),
    ...(comparison === undefined ? {} : { comparison }),
    ...(targets.length === 0 ? {} : { targets }),
    ...(evidenceDigest === null ? {} : { evidenceDigest }),
    startedAt,
    endedAt: clock.now(),
  };
}

/** As much of it as a watch was judged from. */
export function evidenceOf({ release, conditions, comparison }: Heard) {
  const compared = comparison();
  return {
    release: release.id,
    commit: release.commit,
    ...(conditions.size === 0 ? {} : { conditions: [...conditions.values()] }),
    ...(compared === null ? {} : { comparison: compared }),
  };
}
