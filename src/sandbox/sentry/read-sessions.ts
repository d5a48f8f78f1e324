/** `sessions/`: session totals and crash-free rates, in whole hours. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { SentryRefusal } from "./access.ts";
import type { Reading } from "./read-events.ts";
import { createRowFilter, readTerms, readWindow } from "./read-scope.ts";

const HOUR_MS = 3_600_000;
const FIELDS = ["sum(session)", "crash_free_rate(session)", "crash_rate(session)"] as const;
const GROUPS = new Set(["project", "release", "environment", "session.status"]);

interface SessionTotals {
  readonly by: Readonly<Record<string, string>>;
  all: number;
  crashed: number;
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
  reading.store.sessions.scan(
    reading.horizon.clip(window),
    createRowFilter(request, reading.seed, readTerms(query)),
    (_at, quantity, dimensions) => {
      const by = Object.fromEntries(groupBy.map((name) => [name, dimensions[name] ?? ""]));
      const key = JSON.stringify(by);
      const totals = groups.get(key) ?? { by, all: 0, crashed: 0 };
      groups.set(key, totals);
      totals.all += quantity;
      if (dimensions["session.status"] === "crashed") totals.crashed += quantity;
    },
  );
  if (groups.size === 0 && groupBy.length === 0) groups.set("{}", { by: {}, all: 0, crashed: 0 });
  return {
    status: 200,
    body: {
      start: new Date(window.from).toISOString(),
      end: new Date(window.to).toISOString(),
      intervals: Array.from({ length: (window.to - window.from) / HOUR_MS }, (_, hour) =>
        new Date(window.from + hour * HOUR_MS).toISOString(),
      ),
      query,
      groups: [...groups.values()].map((totals) => ({
        by: totals.by,
        totals: Object.fromEntries(fields.map((field) => [field, totalOf(field, totals)])),
        series: {},
      })),
    },
  };
}

/** Rates are null where there was no session. */
function totalOf(field: string, totals: SessionTotals): number | null {
  if (field === "sum(session)") return totals.all;
  if (totals.all === 0) return null;
  const crashRate = totals.crashed / totals.all;
  return field === "crash_rate(session)" ? crashRate : 1 - crashRate;
}
