/** One run of a check: the address is really fetched, so that a broken deployment fails its checks. */
import type { CheckSeed } from "./seed.ts";

export interface CheckOutcome {
  readonly failed: boolean;
  readonly degraded: boolean;
  /** Whole real milliseconds. */
  readonly responseMs: number;
  /** Why it failed, for people. */
  readonly reason: string | null;
  readonly status: number | null;
}

/** Real milliseconds after which an answer counts as none. */
const PATIENCE_MS = 10_000;

export async function performCheck(check: CheckSeed, url: string, bypass: string | null): Promise<CheckOutcome> {
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const response = await fetch(new URL(check.path, url), {
      // The bypass secret belongs to the address under test and follows no redirect.
      redirect: bypass === null ? "follow" : "manual",
      headers: {
        "user-agent": "Checkly/1.0 (https://www.checklyhq.com)",
        ...(bypass === null ? {} : { "x-vercel-protection-bypass": bypass }),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = await response.text();
    const responseMs = took();
    const expected = check.status ?? 200;
    const reason =
      response.status !== expected
        ? `expected status ${expected}, got ${response.status}`
        : check.contains !== undefined && !body.includes(check.contains)
          ? `the body does not contain ${JSON.stringify(check.contains)}`
          : null;
    const degraded = reason === null && check.degradedOverMs !== undefined && responseMs > check.degradedOverMs;
    return { failed: reason !== null, degraded, responseMs, reason, status: response.status };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { failed: true, degraded: false, responseMs: took(), reason, status: null };
  }
}
