/** Synthetic checks (Checkly). */
import type { Secret } from "../../lib/secret.ts";

export interface CheckRun {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "degraded" | "aborted";
  readonly url: string | null;
}

export interface CheckSession {
  readonly id: string;
  readonly status: "passed" | "failed" | "canceled" | "timed-out";
  readonly runs: readonly CheckRun[];
  readonly url: string | null;
}

export interface Checks {
  /**
   * Runs the checks that carry every one of `tags` against `url` and waits for the session to end.
   * Null where no check matched. Throws ProviderError `vendor_timeout` after `timeoutMs`.
   */
  run(request: {
    readonly tags: readonly string[];
    readonly url: string;
    readonly bypass: Secret | null;
    readonly commit: string;
    readonly environment: string;
    readonly timeoutMs: number;
  }): Promise<CheckSession | null>;
}
