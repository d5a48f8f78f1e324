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
  /** Of pg_stat_statements, behind its `1.`. */
  extension: number;
  /** What pg_stat_statements says of when it began anew. */
  reset: string;
  /** Statements that were sent, whatever they asked. */
  readonly sent: string[];
  sessions: number;
}

export function scriptDatabase(): ScriptedDatabase {
  const script: ScriptedDatabase = {
    now: () => 0,
    rows: () => [],
    wrong: null,
    trouble: null,
    version: 150_000,
    extension: 10,
    reset: "2026-01-01",
    sent: [],
    sessions: 0,
    databases: {
      examineLine: () => Promise.reject(new Error("metrics only query")),
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
    script.sent.push(text);
    if (text.includes("clock_timestamp()) * 1000 as at")) return [{ at: script.now() }];
    if (text.includes("as reset")) return [{ reset: script.reset }];
    if (!text.includes("pg_extension")) return script.wrong ?? script.rows();
    const name = "extensions.pg_stat_statements";
    return script.version === null ? [] : [{ name, version: script.version, extension: script.extension }];
  };
  return script;
}
