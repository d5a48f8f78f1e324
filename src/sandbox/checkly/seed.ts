/** What an emulated Checkly account holds when it starts. */

export interface CheckSeed {
  /** A UUID, as Checkly's are. */
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Default `API`. */
  readonly type?: "API" | "BROWSER" | "MULTI_STEP" | "URL";
  /** Fetched below the address under test: `/api/health`. */
  readonly path: string;
  /** Expected status; default 200. */
  readonly status?: number;
  /** Text that the body must contain. */
  readonly contains?: string;
  /** Distance of scheduled runs; default one minute. */
  readonly frequencyMs?: number;
  /** Default true; switched-off checks are neither scheduled nor matched. */
  readonly activated?: boolean;
  /** How long a run takes on the sandbox clock; default the account's. */
  readonly runMs?: number;
  /** Real milliseconds of an answer from which on a run counts as degraded. */
  readonly degradedOverMs?: number;
}

export interface ChecklySeed {
  readonly accountId: string;
  readonly accountName?: string;
  /** `cu_…` of a user or `sv_…` of a service user. */
  readonly apiKey: string;
  readonly checks: readonly CheckSeed[];
  /** Origin that scheduled runs and check sessions fetch; without it there are none. */
  readonly productionOrigin?: () => string;
  /** How long one run takes on the sandbox clock; default 2 s. */
  readonly runMs?: number;
  /** Streams results over MQTT, for the real `checkly trigger`. */
  readonly mqtt?: boolean;
}
