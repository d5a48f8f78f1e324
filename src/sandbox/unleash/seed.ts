/** What the emulated Unleash knows at the start. */
export interface UnleashSeed {
  readonly tokens: readonly UnleashTokenSeed[];
  readonly flags: readonly UnleashFlagSeed[];
  /** Environments whose changes go by change requests. */
  readonly changeRequests?: readonly string[];
}

export interface UnleashTokenSeed {
  readonly token: string;
  /** Who acts with it. */
  readonly user: string;
  /** `client`: a token of an application, which the admin API refuses. `reader`: may not change a flag. */
  readonly kind: "admin" | "reader" | "client";
}

export interface UnleashFlagSeed {
  readonly project: string;
  readonly name: string;
  /** Whether it is enabled, by environment. */
  readonly environments: Readonly<Record<string, boolean>>;
  readonly safe?: { readonly environment: string; readonly enabled: boolean };
}
