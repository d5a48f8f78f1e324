/** A rolling release as the account remembers it. */

export interface RollingStage {
  readonly targetPercentage: number;
  readonly requireApproval?: boolean;
  /** Minutes. */
  readonly duration?: number;
}

/** A template for rolling releases to come. */
export interface RollingSettings {
  readonly target: "production";
  readonly stages: readonly RollingStage[];
}

export interface RollingRelease {
  readonly state: "ACTIVE" | "COMPLETE" | "ABORTED";
  /** As the settings were when it began. */
  readonly stages: readonly RollingStage[];
  readonly activeStage: number;
  readonly stableDeploymentId: string | null;
  readonly canaryDeploymentId: string;
  readonly queuedDeploymentId: string | null;
  readonly startedAt: number;
  readonly updatedAt: number;
}
