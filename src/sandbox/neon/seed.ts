/** What the emulated Neon knows at the start. */
export interface NeonSeed {
  readonly keys: readonly NeonKeySeed[];
  readonly projects: readonly NeonProjectSeed[];
}

export interface NeonKeySeed {
  readonly key: string;
  /** Ids of the projects that it reaches; left out: every one. */
  readonly projects?: readonly string[];
  /** It may read and nothing else. */
  readonly readOnly?: boolean;
}

export interface NeonProjectSeed {
  readonly id: string;
  readonly name: string;
  readonly historySeconds: number;
  /** The first is the default one. */
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  /** By Neon's schedule, of the default branch. */
  readonly snapshots?: readonly { readonly id: string; readonly name: string; readonly at: number }[];
  /** Branches that the subscription allows. */
  readonly branchLimit?: number;
  readonly snapshotLimit?: number;
  /** Where addresses of branches lead, in place of names that nobody resolves: `127.0.0.1:5432`. */
  readonly databaseHost?: string;
}
