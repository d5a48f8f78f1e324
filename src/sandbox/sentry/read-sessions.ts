/** `sessions/`: session totals and crash-free rates, in whole hours. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { SentryRefusal } from "./access.ts";
import type { Reading } from "./read-events.ts";
import { createRowFilter, readTerms, readWindow } from "./read-scope.ts";

const HOUR_MS = 3_600_000;
const FIELDS = ["sum(session)", "crash_free_rate(session)", "crash_rate(session)"] as const;
const GROUPS = new Set(["project", "release", "environment", "session.status"]);

interface SessionCounts {
  all: number;
  crashed: number;
}

interface SessionTotals extends SessionCounts {
  readonly by: Readonly<Record<string, string>>;
  /** In each hour. */
  readonly hours: readonly SessionCounts[];
}

export function answerSessions(request: EmulatedRequest, reading: Reading): EmulatedResponse {
  const fields = request.query.getAll("field");
  const groupBy = request.query.getAll("groupBy");
  const unknown = fields.find((field) => !FIELDS.some((known) => known === field));
  if (unknown !== undefined || fields.length === 0) throw new SentryRefusal(400, `Invalid field: "${unknown ?? ""}"`);
  const unknownGroup = groupBy.find((name) => !GROUPS.has(name));
  if (unknownGroup !== undefined) throw new SentryRefusal(400, `Invalid groupBy: "${unknownGroup}"`);
  if (groupBy.includes("session.status") && fields.some((field) => field.includes("rate"))) {
    throw new SentryRefusal(400, "Cannot group by session.status with crash rate fields");
  }
  const asked = readWindow(request, reading.now());
  const window = { from: Math.floor(asked.from / HOUR_MS) * HOUR_MS, to: Math.ceil(asked.to / HOUR_MS) * HOUR_MS };
  const query = request.query.get("query") ?? "";
  const groups = new Map<string, SessionTotals>();
  const hours = (window.to - window.from) / HOUR_MS;
  const create = (by: SessionTotals["by"]): SessionTotals => ({
    by,
    all: 0,
    crashed: 0,
    hours: Array.from({ length: hours }, () => ({ all: 0, crashed: 0 })),
  });
  const includes = (name: string) => request.query.get(name) !== "0";
  reading.store.sessions.scan(
    reading.horizon.clip(window),
    createRowFilter(request, reading.seed, readTerms(query)),
    (at, quantity, dimensions) => {
      const by = Object.fromEntries(groupBy.map((name) => [name, dimensions[name] ?? ""]));
      const key = JSON.stringify(by);
      const totals = groups.get(key) ?? create(by);
      groups.set(key, totals);
      for (const counts of [totals, totals.hours[Math.floor((at - window.from) / HOUR_MS)]]) {
        if (counts === undefined) continue;
        counts.all += quantity;
        if (dimensions["session.status"] === "crashed") counts.crashed += quantity;
      }
    },
  );
  if (groups.size === 0 && groupBy.length === 0) groups.set("{}", create({}));
  return {
    status: 200,
    body: {
      start: new Date(window.from).toISOString(),
      end: new Date(window.to).toISOString(),
      intervals: Array.from({ length: hours }, (_, hour) => new Date(window.from + hour * HOUR_MS).toISOString()),
      query,
      groups: [...groups.values()].map((totals) => ({
        by: totals.by,
        totals: includes("includeTotals")
          ? Object.fromEntries(fields.map((field) => [field, totalOf(field, totals)]))
          : {},
        series: includes("includeSeries")
          ? Object.fromEntries(fields.map((field) => [field, totals.hours.map((hour) => totalOf(field, hour))]))
          : {},
      })),
    },
  };
}

/** Rates are null where there was no session. */
function totalOf(field: string, totals: SessionCounts): number | null {
  if (field === "sum(session)") return totals.all;
  if (totals.all === 0) return null;
  const crashRate = totals.crashed / totals.all;
  return field === "crash_rate(session)" ? crashRate : 1 - crashRate;
}
