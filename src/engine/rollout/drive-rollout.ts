/**
 * The stages of a rolling release, one after the other, each by the verdict of its watch. Where it is stands at the host
 * and in the record: whoever begins here goes on from there.
 */
import { renderDuration } from "../../lib/duration.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import { decideSettled } from "../../release/decide-settled.ts";
import type { RolloutProgress } from "../../release/rollout-progress.ts";
import { stageOf } from "../../release/rollout-stage.ts";
import { type ProductionState, rollingOut } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { endSettled } from "../end-settled.ts";
import { bestEffort, createPart, type Journal } from "../journal.ts";
import { promoteCandidate } from "../promote-candidate.ts";
import { readPatiently } from "../read-patiently.ts";
import { restoreAutoAssign } from "../record-production.ts";
import { readAgain, readProduction, readRecords } from "../release-records.ts";
import type { Watched } from "../watch/end-watch.ts";
import { type HandOver, watchProduction } from "../watch/watch-production.ts";
import { endStage } from "./end-stage.ts";
import { progressOf, writeProgress } from "./record-stage.ts";

/** How long a vendor that does not answer is waited for between two stages. */
const PATIENCE_MS = 5 * 60_000;

export interface Rolling extends Omit<Watched, "record"> {
  readonly record: ProductionRecord;
}

/** A stage that is watched from here on. */
export interface BegunStage {
  readonly watched: Watched;
  readonly progress: RolloutProgress;
}

export type RolloutEnd =
  /** Everybody gets it: `promoted` is what reading that back found. */
  | { readonly kind: "completed"; readonly promoted: CommandResult }
  | { readonly kind: "ended"; readonly result: CommandResult }
  | ({ readonly kind: "hand-over" } & BegunStage & { readonly looks: HandOver["looks"] });

export async function driveRollout(
  context: CommandContext,
  journal: Journal,
  rolling: Rolling,
  stayUntil: number | null,
): Promise<RolloutEnd> {
  let { record } = rolling;
  for (;;) {
    const begun = await beginStage(context, journal, { ...rolling, record });
    if ("kind" in begun) return begun;
    const { watched, progress } = begun;
    ({ record } = watched);
    const stage = stageOf(progress, stageMsOf(record));
    const end = await watchProduction(
      context,
      journal,
      { host: rolling.host, record: watched.record, stage },
      stayUntil,
    );
    if (end.kind === "hand-over") return { kind: "hand-over", watched, progress, looks: end.looks };
    const ended = await endStage(context, journal, watched, stage, end);
    if (ended.kind === "ended") return ended;
  }
}

/** Reads where the rolling release is, and writes down a stage that nobody has written down. */
export async function beginStage(
  context: CommandContext,
  journal: Journal,
  rolling: Rolling,
): Promise<BegunStage | Exclude<RolloutEnd, { kind: "hand-over" }>> {
  const { host, forge, record } = rolling;
  const patiently = <Value>(work: () => Promise<Value>) => readPatiently(context, journal, PATIENCE_MS, work);
  const production = await patiently(() => readProduction(context, host));
  journal.productionAfter(production, null);
  const found = progressOf(record, production, context.clock.now());
  if (found?.isNew === false) return watchedStage(journal, rolling, found.progress, production);
  // Another run may have decided to take it back since a stage began, and somebody may have begun it anew after that: what
  // they wrote stays.
  const now = await patiently(() => readAgain(context, journal, forge, record));
  const settled = decideSettled(production, now);
  if (settled !== null) {
    const end = { host, forge, record: now, production };
    return { kind: "ended", result: await endSettled(context, journal, end, settled) };
  }
  if (found === null) return afterStages(context, journal, { ...rolling, record: now });
  const { progress } = found;
  // Whoever began it may have been cut off before its end: what the host switched on is put back by the first that is here.
  if (production.project.autoAssignDomains)
    await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
      patiently(() => restoreAutoAssign(context, journal, host, record)),
    );
  const written = await patiently(() => writeProgress(context, forge, record, progress));
  return watchedStage(journal, { ...rolling, record: written }, progress, production);
}

function watchedStage(
  journal: Journal,
  rolling: Rolling,
  progress: RolloutProgress,
  production: ProductionState,
): BegunStage {
  const { record } = rolling;
  const percent = rollingOut(production)?.stages[progress.stage]?.percent ?? 0;
  const { candidate } = record.payload;
  journal.step(
    "watch",
    `watching stage ${progress.stage + 1} of ${progress.stages}: ${candidate.id} at ${percent} % of the visitors, for ${renderDuration(stageMsOf(record))}`,
  );
  return { watched: { ...rolling, record: { ...record, promotedAt: progress.startedAt } }, progress };
}

/** As it was recorded when it began, whatever the plan says by now. */
export function stageMsOf({ payload }: Pick<ProductionRecord, "payload">): number {
  return payload.rollout?.stageMs ?? 0;
}

/** It is over, and nobody has taken it back: everybody gets it, which is read back as after any promote. */
async function afterStages(
  context: CommandContext,
  journal: Journal,
  { host, forge, record }: Rolling,
): Promise<Exclude<RolloutEnd, { kind: "hand-over" }>> {
  const candidate = await host.readDeployment(record.payload.candidate.id);
  const records = await readRecords(context, journal, forge, candidate);
  const promoted = await promoteCandidate({ context, journal: createPart(journal), host, forge, candidate, records });
  const shown = promoted.production.after === record.payload.candidate.id;
  return shown && promoted.decision !== "rolled-back"
    ? { kind: "completed", promoted }
    : { kind: "ended", result: promoted };
}
