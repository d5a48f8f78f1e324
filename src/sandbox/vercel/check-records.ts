/** What holds a build back from the production domains until it is answered. */

export const REQUIREMENTS = ["build-ready", "deployment-url", "none"] as const;
export const STAGES = ["build-start", "deployment-start", "deployment-alias", "deployment-promotion", "none"] as const;
export const SOURCES = ["webhook", "git-provider", "integration"] as const;
export const CONCLUSIONS = ["succeeded", "failed", "canceled", "neutral", "skipped"] as const;

export type Conclusion = (typeof CONCLUSIONS)[number] | "timeout";

export interface CheckSeed {
  readonly name: string;
  /** Who answers it. Default `webhook`: whoever has a token of the project. */
  readonly source?: CheckSource;
  /** Default `build-ready`. */
  readonly requires?: (typeof REQUIREMENTS)[number];
  /** Seconds. Default 300. */
  readonly timeout?: number;
  /** What its vendor answers to each build that is ready. Default: nothing. */
  readonly answer?: (typeof CONCLUSIONS)[number];
}

export interface CheckSource {
  readonly kind: (typeof SOURCES)[number];
  readonly provider?: string;
  /** Of a status or a check at the forge. */
  readonly externalCheckName?: string;
}

export interface Check {
  readonly id: string;
  readonly name: string;
  readonly requires: (typeof REQUIREMENTS)[number];
  readonly blocks: (typeof STAGES)[number];
  readonly targets: readonly string[];
  /** Seconds. */
  readonly timeout: number;
  readonly isRerequestable: boolean;
  readonly source: CheckSource;
  readonly answer: CheckSeed["answer"] | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt: number | null;
}

export interface CheckRun {
  readonly id: string;
  readonly deploymentId: string;
  /** As it was when the run was made. */
  readonly check: Check;
  readonly createdAt: number;
  updatedAt: number;
  status: "queued" | "running" | "completed";
  conclusion: Conclusion | null;
  conclusionText: string | null;
  externalId: string | null;
  externalUrl: string | null;
  output: unknown;
  completedAt: number | null;
}
