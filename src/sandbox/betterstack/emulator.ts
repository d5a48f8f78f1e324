/**
 * Better Stack's SQL API on loopback: the queries that it knows, over the events of its sources. Another query than these
 * gets a 501. Shapes: betterstack.com/docs/logs/query-api/connect-remotely, and those of ClickHouse's HTTP interface.
 */
import type { EmulatedRequest, EmulatedResponse, Emulator, EmulatorContext } from "../contract.ts";
import { createEventLog, type EventLog } from "./event-log.ts";
import type { BetterStackSeed } from "./seed.ts";
import { type EventRow, rowsWhere, selectFrom, type TimeSpan, timeSpanOf } from "./sql-evaluate.ts";
import { parseSelect, UnknownSql } from "./sql-syntax.ts";

export interface BetterStackEmulator extends Emulator {
  readonly events: EventLog;
}

/** Events younger than this have not arrived. */
const INGESTION_MS = 10_000;

export function createBetterStackEmulator(context: EmulatorContext, seed: BetterStackSeed): BetterStackEmulator {
  const events = createEventLog(seed);
  let staleSince: number | null = null;

  function visibleUntil(): number {
    const now = context.clock.now();
    if (context.hasFault("betterstack", "empty")) return Number.NEGATIVE_INFINITY;
    staleSince = context.hasFault("betterstack", "stale") ? (staleSince ?? now) : null;
    return (staleSince ?? now) - INGESTION_MS;
  }

  function rowsOf(table: string, span: TimeSpan): readonly EventRow[] | null {
    const [, source = "", kind = ""] = /^(.*)_(logs|s3)$/.exec(table) ?? [];
    if (!seed.sources.includes(source)) return null;
    const until = visibleUntil();
    return events.table(kind === "s3" ? "s3" : "logs", context.clock.now(), span).filter(({ dt }) => dt <= until);
  }

  async function answer(request: EmulatedRequest): Promise<EmulatedResponse> {
    const refusal = refuse(request, seed);
    const sql = (await request.body()).toString("utf8");
    if (refusal !== null) return refusal;
    try {
      const query = parseSelect(sql);
      if (query.format !== "JSON") throw new UnknownSql(`FORMAT ${query.format}`);
      const found: EventRow[] = [];
      for (const { table, where } of query.from) {
        const rows = rowsOf(table, timeSpanOf(where));
        if (rows === null) return exception(404, 60, `Unknown table expression identifier '${table}'. (UNKNOWN_TABLE)`);
        found.push(...rowsWhere(rows, where));
      }
      const data = selectFrom(query, found);
      const meta = query.columns.map(({ name }) => ({ name, type: "Nullable(Float64)" }));
      return { status: 200, body: { meta, data, rows: data.length, statistics: { rows_read: found.length } } };
    } catch (error) {
      if (!(error instanceof UnknownSql)) throw error;
      return { status: 501, body: `The emulator does not know ${error.message}.` };
    }
  }

  return {
    name: "betterstack",
    routes: [{ method: "POST", path: "/", handle: answer }],
    events,
    // No password is in it.
    state: () => ({ sources: seed.sources, events: events.size() }),
  };
}

function refuse({ headers }: EmulatedRequest, { username, password }: BetterStackSeed): EmulatedResponse | null {
  const given = /^Basic (.+)$/.exec(headers["authorization"] ?? "")?.[1] ?? "";
  const expected = Buffer.from(`${username}:${password}`).toString("base64");
  if (given === expected) return null;
  return exception(403, 516, "default: Authentication failed. (AUTHENTICATION_FAILED)");
}

/** As ClickHouse says no: text, with its own code in a header. */
function exception(status: number, code: number, message: string): EmulatedResponse {
  return {
    status,
    headers: { "x-clickhouse-exception-code": String(code), "content-type": "text/plain; charset=UTF-8" },
    body: `Code: ${code}. DB::Exception: ${message} (version 25.8.1)\n`,
  };
}
