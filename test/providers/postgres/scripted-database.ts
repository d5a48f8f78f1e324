/** What stands for a database whose statistics a test writes. */
import { ProviderError } from "../../../src/lib/error.ts";
import type { ReasonFor } from "../../../src/lib/reason-code.ts";
import type { DatabaseRow, Databases, DatabaseSession } from "../../../src/providers/contract.ts";

export interface ScriptedDatabase {
  readonly databases: Databases;
  /** The database's clock. */
  now: () => number;
  /** Rows of the statistics from now on. */
  rows: () => readonly DatabaseRow[];
  /** In place of the statistics. */
  wrong: readonly DatabaseRow[] | null;
  trouble: ReasonFor<"hold"> | null;
  version: number | null;
  sessions: number;
}

export function scriptDatabase(): ScriptedDatabase {
  const script: ScriptedDatabase = {
    now: () => 0,
    rows: () => [],
    wrong: null,
    trouble: null,
    version: 150_000,
    sessions: 0,
    databases: {
      async withSession(_url, _limits, act) {
        script.sessions += 1;
        if (script.trouble !== null) {
          const error = {
            reasonCode: script.trouble,
            vendor: "PostgreSQL",
            message: "It said no.",
            remedy: "Look at it.",
          };
          throw new ProviderError(error);
        }
        const query: DatabaseSession["query"] = async (text) => ({ rows: answer(text) });
        const other = () => Promise.reject(new Error("metrics only query"));
        return act({ query, attempt: other, asRole: other });
      },
    },
  };
  const answer = (text: string): readonly DatabaseRow[] => {
    if (text.includes("clock_timestamp()) * 1000 as at")) return [{ at: script.now() }];
    if (text.includes("as reset")) return [{ reset: "2026-01-01" }];
    if (!text.includes("pg_extension")) return script.wrong ?? script.rows();
    return script.version === null ? [] : [{ name: "extensions.pg_stat_statements", version: script.version }];
  };
  return script;
}
