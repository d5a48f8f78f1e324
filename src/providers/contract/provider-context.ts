/** What every provider is given. */
import type { Clock } from "../../lib/clock.ts";
import type { ProcessMemory } from "../../lib/process-memory.ts";

/** What a provider is given to connect with. Base URLs and tokens are read from `env` by the provider, by name. */
export interface ProviderContext {
  /** Environment variables by name; the vendor's usual spelling (`SENTRY_AUTH_TOKEN`, `SENTRY_URL` …). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Addresses of vendors that the plan names, by key (`sentry`); none where there is no plan. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** The project at its host, as the plan names it; none where there is no plan. */
  readonly project?: { readonly name: string; readonly team: string | null };
  /** Where a vendor keeps no history: what this process saw of it. Without one a source keeps its own. */
  readonly memory?: ProcessMemory;
  /** Variables that are known to hold secrets, besides those whose name says so. */
  readonly secretNames?: readonly string[];
  readonly clock: Clock;
  /** Uniform in [0, 1): what chance decides is the same in a rehearsal that is repeated. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
  /** Detail for people who debug; never a secret. */
  readonly debug: (line: string) => void;
  /** Told of each answer: the vendor, and when it was given by the vendor's own clock, as its `Date` header has it. */
  readonly answered?: (vendor: string, date: string | null) => void;
  /** Limit of one HTTP exchange in real milliseconds; a rehearsal shortens it. Default 15,000. */
  readonly requestTimeoutMs?: number;
}
