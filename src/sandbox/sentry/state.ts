/** The emulator's own picture for `/_sandbox/state`: what arrived, per release and minute. No token, no message body. */
import type { SentrySeed } from "./seed.ts";
import type { SentryStore } from "./store.ts";

const MINUTE_MS = 60_000;
const EVER = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

interface MinuteCounts {
  requests: number;
  failed: number;
  errors: number;
}

export function renderSentryState(store: SentryStore, seed: SentrySeed): Record<string, unknown> {
  const received: Record<string, Record<string, MinuteCounts>> = {};
  const countsAt = (release: string, at: number): MinuteCounts => {
    const minutes = (received[release] ??= {});
    return (minutes[new Date(Math.floor(at / MINUTE_MS) * MINUTE_MS).toISOString()] ??= {
      requests: 0,
      failed: 0,
      errors: 0,
    });
  };
  store.spans.scan(
    EVER,
    (dimensions) => dimensions.is_transaction === "true",
    (at, _duration, dimensions, quantity) => {
      const counts = countsAt(dimensions.release ?? "", at);
      counts.requests += quantity;
      if (dimensions["span.status_code"]?.startsWith("5")) counts.failed += quantity;
    },
  );
  store.errors.scan(
    EVER,
    () => true,
    (at, _one, dimensions, quantity) => {
      countsAt(dimensions.release ?? "", at).errors += quantity;
    },
  );
  return {
    organization: seed.organization,
    projects: seed.projects.map(({ id, slug }) => ({ id, slug })),
    rows: { spans: store.spans.size(), errors: store.errors.size(), sessions: store.sessions.size() },
    discarded: store.discarded(),
    received,
    issues: [...store.issues.values()].map(({ id, type, message, firstRelease, firstSeen, lastSeen, count }) => ({
      id,
      title: `${type}: ${message}`,
      firstRelease,
      firstSeen,
      lastSeen,
      count,
    })),
  };
}
