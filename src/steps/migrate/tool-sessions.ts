/** Which sessions of a database are the tool's: those with the name that we gave it, or with a name that it insists on. */
import type { DatabaseValue, DatabaseWriter } from "../../providers/contract.ts";
import { historyTool } from "../../migrations/history-tools.ts";
import type { MigrateSpec } from "./spec.ts";
import { sessionName } from "./tool-environment.ts";

export interface ToolSessions {
  /** Parameters $1 to $3 of `ofTool`. */
  readonly values: readonly DatabaseValue[];
}

/** Before the tool starts: a session with the tool's own name that was there already is somebody else's. */
export async function expectSessions(
  { history }: Pick<MigrateSpec, "history">,
  identity: string,
  session: Pick<DatabaseWriter, "query">,
): Promise<ToolSessions> {
  const name = sessionName(identity);
  const own = insistedName({ history });
  if (own === null) return { values: [name, name, "infinity"] };
  const { rows } = await session.query("select clock_timestamp()::text as now");
  return { values: [name, own, String(rows[0]?.["now"] ?? "infinity")] };
}

/** Condition on a row of pg_stat_activity, with the values as the statement's first parameters. */
export function ofTool(row: string): string {
  return `(${row}.application_name = $1 or (${row}.application_name = $2 and ${row}.backend_start >= $3::timestamptz))`;
}

/** Null where the tool takes the name that it is given. */
export function insistedName({ history }: Pick<MigrateSpec, "history">): string | null {
  return history === null ? null : (historyTool(history.tool).sessionName ?? null);
}
