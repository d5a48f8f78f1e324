/**
 * How far a rolling release is, in the status of its record: which stage is watched since when. What the host says of it
 * has no time for each stage. Pure.
 */
import { renderInstant } from "../lib/instant.ts";
import { parseWatchLooks, renderWatchLooks, type WatchLooks } from "./watch-looks.ts";

export interface RolloutProgress {
  /** When the first stage began. */
  readonly startedAt: number;
  /** From 0. */
  readonly stage: number;
  readonly stages: number;
  /** When this stage began. */
  readonly stageAt: number;
  /** Who looked at this stage until now; null where nobody has handed it over. */
  readonly looks: WatchLooks | null;
}

const PATTERN = /^stage (\d+) of (\d+) since (\S+?Z)(?:; (.*))?$/s;

/** `stage 2 of 3 since 2026-11-22T02:00:00Z`: it must fit a status beside when the rollout began. */
export function renderRolloutProgress({ stage, stages, stageAt, looks }: Omit<RolloutProgress, "startedAt">): string {
  const seen = looks === null ? "" : `; ${renderWatchLooks(looks)}`;
  return `stage ${stage + 1} of ${stages} since ${renderInstant(stageAt)}${seen}`;
}

/** What the status that speaks for a record says. */
interface Spoken {
  readonly phase: string;
  readonly promotedAt: number | null;
  readonly reason: string | null;
}

/** Null where nobody has seen its first stage begin. */
export function parseRolloutProgress({ phase, promotedAt, reason }: Spoken): RolloutProgress | null {
  const match = phase === "promoting" ? PATTERN.exec(reason ?? "") : null;
  const stageAt = Date.parse(match?.[3] ?? "");
  if (match === null || promotedAt === null || Number.isNaN(stageAt)) return null;
  return {
    startedAt: promotedAt,
    stage: Number(match[1]) - 1,
    stages: Number(match[2]),
    stageAt,
    looks: parseWatchLooks({ phase: "watching", reason: match[4] ?? null }),
  };
}
