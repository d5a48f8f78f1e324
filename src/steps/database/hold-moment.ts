/**
 * One moment of a database that several sessions see alike: a repeatable-read transaction that stays open, and the number of
 * its snapshot, by which `pg_dump --snapshot` and other sessions join it.
 */
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork, DatabaseWriter } from "../../providers/contract.ts";

export interface Moment {
  /** For `pg_dump --snapshot` and `set transaction snapshot`; counts for as long as `act` runs. */
  readonly snapshot: string;
  /** By the server's clock. */
  readonly at: number;
  /** Just before it; null where the server does not tell. */
  readonly lsn: string | null;
  /** In the transaction, read only. */
  readonly session: DatabaseWriter;
  /** Another session at the same moment, for as long as `act` runs. */
  join<Value>(act: (session: DatabaseWriter) => Promise<Value>): Promise<Value>;
}

const READ_ONLY = "isolation level repeatable read, read only";
const CONNECT_MS = 15_000;
const LOCK_MS = 30_000;

/** Opens one, hands it to `act` and ends it. `applicationName` as `holdpoint backup`. Throws ProviderError. */
export async function holdMoment<Value>(
  work: DatabaseWork,
  url: Secret,
  applicationName: string,
  act: (moment: Moment) => Promise<Value>,
): Promise<Value> {
  const limits = { connectTimeoutMs: CONNECT_MS, statementTimeoutMs: null, lockTimeoutMs: LOCK_MS, applicationName };
  return work.withWriter(url, limits, async (session) => {
    // Before the snapshot is taken, so that going on from there loses nothing.
    const lsn = await readLsn(session);
    return session.transaction(READ_ONLY, async () => {
      const { rows } = await session.query(
        "select pg_export_snapshot() as snapshot, floor(extract(epoch from now()) * 1000)::float8 as at",
      );
      const snapshot = String(rows[0]?.["snapshot"]);
      await settle(session);
      return act({
        snapshot,
        at: Number(rows[0]?.["at"]),
        lsn,
        session,
        join: (joined) =>
          work.withWriter(url, limits, (other) =>
            other.transaction(READ_ONLY, async () => {
              await other.query(`set transaction snapshot '${snapshot}'`);
              await settle(other);
              return joined(other);
            }),
          ),
      });
    });
  });
}

/** Names are written with their schema, and rows that row security would hide are an error: half a table is no table. */
async function settle(session: DatabaseWriter): Promise<void> {
  await session.query("select set_config('search_path', '', true), set_config('row_security', 'off', true)");
}

async function readLsn(session: DatabaseWriter): Promise<string | null> {
  const answer = await session.attempt(
    "select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text as lsn",
  );
  if ("refusal" in answer) return null;
  const lsn = answer.rows[0]?.["lsn"];
  return typeof lsn === "string" ? lsn : null;
}
