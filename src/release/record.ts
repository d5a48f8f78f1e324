/**
 * The release record: GitHub Deployments and their statuses, read into what decisions need, and written from it.
 * A Deployment's payload is written once and never changes; a status has 140 characters. What decides anything later
 * stands in the payload or in the current status. Pure: the commands read and write.
 */
import { renderInstant } from "../lib/instant.ts";
import type { ForgeDeployment, ForgeDeploymentState, ForgeDeploymentStatus } from "../providers/contract.ts";
import type { ProductionPayload, StagingPayload } from "./payload.ts";
import { type RolloutProgress, renderRolloutProgress } from "./rollout-progress.ts";
import { parseRungWords, parseTakenRungs, renderRungWords, type RungWords, withTakenRungs } from "./rung-words.ts";
import { renderWatchLooks, type WatchLooks } from "./watch-looks.ts";

export type { ProductionPayload, StagingPayload } from "./payload.ts";

/** `task` of our Deployments, so that nobody else's are mistaken for records. */
export const STAGING_TASK = "holdpoint:staging";
export const PRODUCTION_TASK = "holdpoint:production";

export type StagingPhase = "deployed" | "verified" | "failed" | "held";
export type ProductionPhase = "promoting" | "watching" | "rolling-back" | "rolled-back" | "done" | "held" | "failed";

export interface StagingRecord {
  readonly forgeId: number;
  readonly payload: StagingPayload;
  readonly phase: StagingPhase;
  readonly statusAt: number;
}

export interface ProductionRecord {
  readonly forgeId: number;
  readonly payload: ProductionPayload;
  readonly phase: ProductionPhase;
  /** When the candidate was read back in production, or its first visitors came; null while it was not. From the current status. */
  readonly promotedAt: number | null;
  /** Known-good or other deployment that production is or was rolled back to. */
  readonly rollbackTo: string | null;
  /** A person named that deployment, and so accepted it as good. */
  readonly accepted: boolean;
  /** What came of the other rungs of the ladder, as far as this status says it. */
  readonly rungs?: RungWords;
  readonly reason: string | null;
  readonly createdAt: number;
  readonly statusAt: number;
}

/** One of our deployments with what it carries. */
export interface OwnRecord<Payload> {
  readonly deployment: ForgeDeployment;
  readonly payload: Payload;
}

/** As much of one as its statuses are read by. */
export interface RecordKey<Payload> {
  readonly deployment: Pick<ForgeDeployment, "id" | "createdAt">;
  readonly payload: Payload;
}

export interface StatusText {
  readonly state: ForgeDeploymentState;
  readonly description: string;
}

/** Description of a staging status; `parseStagingRecord` reads it back. */
export function renderStagingStatus(phase: StagingPhase, detail: string): StatusText {
  switch (phase) {
    case "deployed":
      return { state: "in_progress", description: `deployed: ${detail}` };
    case "verified":
      return { state: "success", description: `verified: ${detail}` };
    case "failed":
      return { state: "failure", description: `failed: ${detail}` };
    case "held":
      return { state: "in_progress", description: `held: ${detail}` };
  }
}

const STAGING_PHASES: readonly StagingPhase[] = ["verified", "failed", "held", "deployed"];

/** `current`: the status that speaks for it. */
export function parseStagingRecord(
  { deployment, payload }: RecordKey<StagingPayload>,
  current: ForgeDeploymentStatus | null,
): StagingRecord {
  const word = current?.description.split(":")[0];
  const said = STAGING_PHASES.find((phase) => phase === word) ?? "deployed";
  // `verified` lets a build into production, so the state must say it too.
  const phase = said === "verified" && current?.state !== "success" ? "deployed" : said;
  return {
    forgeId: deployment.id,
    payload,
    phase,
    statusAt: current?.createdAt ?? deployment.createdAt,
  };
}

/** `rungs`: what came of the ladder of an earlier decision, which a later one must not take again. */
export type ProductionStatus = PhaseStatus & { readonly rungs?: RungWords | undefined };

type PhaseStatus =
  /** `rollout`: how far it is where the visitors get it in stages. */
  | { readonly phase: "promoting"; readonly rollout?: RolloutProgress }
  | {
      readonly phase: "watching";
      readonly promotedAt: number;
      readonly until: number;
      /** Who looked until now; absent where nobody has yet. */
      readonly looks?: WatchLooks;
    }
  | {
      readonly phase: "rolling-back";
      readonly promotedAt: number | null;
      readonly to: string;
      readonly reason: string;
    }
  | {
      readonly phase: "rolled-back";
      readonly to: string;
      readonly reason: string;
      readonly accepted?: boolean;
    }
  | { readonly phase: "done"; readonly promotedAt: number; readonly reason: string }
  | { readonly phase: "held"; readonly promotedAt: number | null; readonly reason: string }
  | { readonly phase: "failed"; readonly reason: string };

/** A person named the deployment that production goes back to. */
const ACCEPTED = " (accepted)";

const after = (rungs: RungWords = {}) => {
  const words = renderRungWords(rungs);
  return words === "" ? "" : ` after ${words}`;
};

const since = (at: number | null) => (at === null ? "" : ` since ${renderInstant(at)}`);

/** Description of a production status, one line a person can read; `parseProductionRecord` reads it back. */
export function renderProductionStatus(status: ProductionStatus): StatusText {
  switch (status.phase) {
    case "promoting":
      return {
        state: "in_progress",
        description:
          status.rollout === undefined
            ? "promoting"
            : withTakenRungs(
                `promoting${since(status.rollout.startedAt)}`,
                status.rungs,
                `: ${renderRolloutProgress(status.rollout)}`,
              ),
      };
    case "watching":
      return {
        state: "in_progress",
        description: withTakenRungs(
          `watching${since(status.promotedAt)} until ${renderInstant(status.until)}`,
          status.rungs,
          status.looks === undefined ? "" : `: ${renderWatchLooks(status.looks)}`,
        ),
      };
    case "rolling-back":
      return {
        state: "in_progress",
        description: `rolling back${since(status.promotedAt)} to ${status.to}${after(status.rungs)}: ${status.reason}`,
      };
    case "rolled-back":
      return {
        state: "failure",
        description: `rolled back to ${status.to}${status.accepted === true ? ACCEPTED : ""}${after(status.rungs)}: ${status.reason}`,
      };
    case "done":
      return { state: "success", description: `done${since(status.promotedAt)}: ${status.reason}` };
    case "held":
      return {
        state: "in_progress",
        description: `held${since(status.promotedAt)}${after(status.rungs)}: ${status.reason}`,
      };
    case "failed":
      return { state: "failure", description: `failed${after(status.rungs)}: ${status.reason}` };
  }
}

/** GitHub trims what it is given, so a blank reason leaves the colon alone. */
const STATUS_PATTERN =
  /^(promoting|watching|rolling back|rolled back|done|held|failed)(?: since (\S+?Z))?(?: until (\S+?Z))?(?: to ([^\s:]+)( \(accepted\))?)?(?: after ([a-z=,-]+))?(?: took ([a-z,-]+))?(?::(?: (.*))?)?$/s;

const PHASE_OF_WORDS: Readonly<Record<string, ProductionPhase>> = {
  promoting: "promoting",
  watching: "watching",
  "rolling back": "rolling-back",
  "rolled back": "rolled-back",
  done: "done",
  held: "held",
  failed: "failed",
};

const BEGINNING = renderProductionStatus({ phase: "promoting" });

/** Without a status of ours it counts as `promoting`: the world is read again and says what is so. */
export function parseProductionRecord(
  { deployment, payload }: RecordKey<ProductionPayload>,
  current: ForgeDeploymentStatus | null,
): ProductionRecord {
  const match = current === null ? null : STATUS_PATTERN.exec(current.description);
  const since = match?.[2] === undefined ? Number.NaN : Date.parse(match[2]);
  return {
    forgeId: deployment.id,
    payload,
    phase: PHASE_OF_WORDS[match?.[1] ?? ""] ?? "promoting",
    promotedAt: Number.isNaN(since) ? null : since,
    rollbackTo: match?.[4] ?? null,
    accepted: match?.[5] !== undefined,
    ...rungsIn(match),
    reason: match?.[8] ?? null,
    createdAt: deployment.createdAt,
    statusAt: current?.createdAt ?? deployment.createdAt,
  };
}

function rungsIn(match: RegExpExecArray | null): Pick<ProductionRecord, "rungs"> {
  if (match?.[6] !== undefined) return { rungs: parseRungWords(match[6]) };
  return match?.[7] === undefined ? {} : { rungs: parseTakenRungs(match[7]) };
}

/** Has it the form of a status of ours? Whether one of us wrote it is another question. */
export function hasOurForm({ state, description }: ForgeDeploymentStatus): boolean {
  if (state === "inactive") return false;
  return STATUS_PATTERN.test(description) || STAGING_PHASES.some((phase) => description.startsWith(`${phase}: `));
}

/** Does it say that production was rolled back, and nothing else? */
export function saysRolledBack({ description }: ForgeDeploymentStatus): boolean {
  return STATUS_PATTERN.exec(description)?.[1] === "rolled back";
}

/** A rollback was decided, and is under way. */
export function saysRollingBack({ description }: Pick<ForgeDeploymentStatus, "description">): boolean {
  return STATUS_PATTERN.exec(description)?.[1] === "rolling back";
}

/** Only that a promote is to begin, which a record says of itself as it is made: no word of what came of it. */
export function saysOnlyBeginning({ description }: Pick<ForgeDeploymentStatus, "description">): boolean {
  return description === BEGINNING.description;
}
