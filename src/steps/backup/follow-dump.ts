/** How far pg_dump is: by a second session, since the first one counts. */
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import type { StepContext } from "../contract.ts";

const LOOK_MS = 1_000;
const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 10_000, lockTimeoutMs: 1_000 };

/** What is copied now (a program of ours bears the name), and what the statistics think that all of it is; `bytes_total` is 0 for a COPY into a pipe. */
const COPIED = `
  select p.relid::pg_catalog.regclass::text as name, p.tuples_processed as done, c.reltuples::float8 as rows,
    (select sum(greatest(reltuples, 0))::float8 from pg_catalog.pg_class where relkind = 'r') as all_rows
  from pg_catalog.pg_stat_progress_copy p join pg_catalog.pg_class c on c.oid = p.relid
    join pg_catalog.pg_stat_activity a on a.pid = p.pid
  where p.datname = current_database() and p.command = 'COPY TO' and a.application_name = 'holdpoint'`;

export interface Follower {
  stop(): Promise<void>;
}

/** Progress is a courtesy: where it cannot be read, nothing is shown, and the dump goes on. */
export function followDump(
  work: DatabaseWork,
  url: Secret,
  { progress, clock, signal }: Pick<StepContext, "progress" | "clock" | "signal">,
  applicationName: string,
): Follower {
  const stopped = new AbortController();
  const either = AbortSignal.any([signal, stopped.signal]);
  const following = work
    .withWriter(url, { ...LIMITS, applicationName }, async (session) => {
      if (session.serverMajor < 14) return;
      const seen = createTally();
      for (;;) {
        await clock.sleep(LOOK_MS, either);
        for (const { name, done, rows, all_rows: all } of (await session.query(COPIED)).rows) {
          progress(seen.take(String(name), Number(done), Number(rows), Number(all)));
        }
      }
    })
    .catch((error: unknown) => {
      if (!either.aborted && !(error instanceof ProviderError)) throw error;
    });
  return {
    async stop() {
      stopped.abort();
      await following;
    },
  };
}

/** Tables that were seen and are not copied any more are done; those between two looks are not known. */
export function createTally() {
  const done = new Map<string, number>();
  return {
    take(table: string, rows: number, estimate: number, all: number) {
      done.set(table, rows);
      const sum = [...done.values()].reduce((total, one) => total + one, 0);
      const of = estimate > 0 ? ` of about ${estimate.toLocaleString("en")}` : "";
      return {
        ratio: all > 0 ? Math.min(0.99, sum / all) : null,
        text: `${table}, ${rows.toLocaleString("en")}${of} rows`,
      };
    },
  };
}
