/** Giving a build to the visitors of production in stages, beside what served before. */
import type { ChangeAnswer } from "./change-answer.ts";

export interface HostRollout {
  readonly state: "active" | "complete" | "aborted";
  /** What is rolled out. */
  readonly candidateId: string;
  /** What everybody else gets; null where the host does not say. */
  readonly stableId: string | null;
  /** By the host's clock; null where it does not say. */
  readonly startedAt: number | null;
  /** Null where it is not active. */
  readonly activeStage: number | null;
  /** As they are in force: a project's settings changed since then do not change them. */
  readonly stages: readonly HostRolloutStage[];
  /** Waits until this one is over; null where nothing does. */
  readonly queuedId: string | null;
}

export interface HostRolloutStage {
  /** Of the visitors. */
  readonly percent: number;
  /** The host goes on to the next one by itself after a while. */
  readonly automatic: boolean;
}

/** The project's settings for rolling releases to come. */
export interface RolloutSettings {
  readonly stages: readonly HostRolloutStage[];
  /** Whole, as the host gave it, to be put back: JSON. */
  readonly stored: unknown;
}

export type RolloutOffer =
  | { readonly kind: "available" }
  /** Not in this subscription, or no more projects than have it already; the host's own words. */
  | { readonly kind: "unavailable"; readonly message: string };

export interface HostRollouts {
  /** The last one that there was, whatever became of it; null where there has been none. */
  readRollout(): Promise<HostRollout | null>;
  /** Null where the project has none, so that a promote reaches everybody at once. */
  readRolloutSettings(): Promise<RolloutSettings | null>;
  /** Whether the project may be given settings where it has none. */
  readRolloutOffer(): Promise<RolloutOffer>;
  /** Stages that only an approval ends. They count from the next rolling release on. */
  writeRolloutStages(percents: readonly number[]): Promise<void>;
  /** `stored` as it was read before; null takes the settings away, which must not be done while a rolling release is active. */
  putBackRolloutSettings(stored: unknown): Promise<void>;
  /** Of the same build twice it is one. */
  startRollout(deploymentId: string): Promise<ChangeAnswer>;
  /** To the stage after `activeStage`. */
  approveStage(deploymentId: string, activeStage: number): Promise<ChangeAnswer>;
  /** Everybody gets it. */
  completeRollout(deploymentId: string): Promise<ChangeAnswer>;
}

/** How a request to production asks for one side of a rolling release. */
export interface SideQuery {
  readonly candidate: string;
  readonly stable: string;
}
