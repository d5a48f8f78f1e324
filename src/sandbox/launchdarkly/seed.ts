/** What the emulated LaunchDarkly knows at the start. */
export interface LaunchDarklySeed {
  readonly tokens: readonly LaunchDarklyTokenSeed[];
  readonly flags: readonly LaunchDarklyFlagSeed[];
  /** Keys of environments whose changes wait for an approval. */
  readonly approvals?: readonly string[];
}

export interface LaunchDarklyTokenSeed {
  readonly token: string;
  readonly name: string;
  /** A reader's changes are refused. */
  readonly role: "writer" | "reader";
}

export interface LaunchDarklyFlagSeed {
  readonly project: string;
  readonly key: string;
  readonly tags?: readonly string[];
  readonly archived?: boolean;
  /** Whether it is on, by the key of the environment. */
  readonly environments: Readonly<Record<string, boolean>>;
  /** What is safe in each of them, where the plan says so. */
  readonly safe?: { readonly environment: string; readonly on: boolean };
}
