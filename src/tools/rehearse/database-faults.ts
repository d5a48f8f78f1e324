/** Trouble that a rehearsed database can have: what `--fault` may name beside `--database`. */
import { UsageError } from "../../lib/error.ts";
import type { DatabaseSandbox } from "../../sandbox/postgres/start-databases.ts";

/** The first database that the release changes. */
interface Ground {
  readonly databases: DatabaseSandbox;
  readonly variable: string;
}

export interface DatabaseFault {
  /** The release's own migrations ask what the data cannot give. */
  readonly migrationFails?: true;
  /** Only migrations that a transaction takes back whole, so that they may be tried again. */
  readonly triedAgain?: true;
  /** Once the databases are there, before the release begins. */
  prepare?(ground: Ground): Promise<void>;
}

const TRIGGER = (database: string) => `
create function public.forgotten_cleanup() returns trigger language plpgsql as $$
begin
  -- Only here: what a copy shows is that the migration is right.
  if current_database() = '${database}' then
    delete from public.media where id = (select max(id) from public.media);
  end if;
  return new;
end $$;
create trigger forgotten_cleanup after insert on public.schema_migrations
  for each row execute function public.forgotten_cleanup();`;

export const DATABASE_FAULT_NAMES = ["migration-fails", "migration-blocked", "counts-differ"] as const;
export type DatabaseFaultName = (typeof DATABASE_FAULT_NAMES)[number];

export function isDatabaseFault(text: string): text is DatabaseFaultName {
  return DATABASE_FAULT_NAMES.some((name) => name === text);
}

export const DATABASE_FAULTS: Readonly<Record<DatabaseFaultName, DatabaseFault>> = {
  "migration-fails": { migrationFails: true },
  "migration-blocked": {
    triedAgain: true,
    prepare: ({ databases, variable }) => databases.holdLock(variable, "public.media"),
  },
  "counts-differ": {
    prepare: async ({ databases, variable }) => {
      await databases.query(variable, TRIGGER(databases.databaseOf(variable)));
    },
  },
};

interface AskedFault {
  readonly text: string;
  readonly atMs: number | null;
  /** Null where it is about something else. */
  readonly ofDatabase: DatabaseFaultName | null;
}

/** Trouble with a database where none is rehearsed, or after the release has changed it, would change nothing. */
export function refuseIdleDatabaseFaults(faults: readonly AskedFault[], hasDatabase: boolean): void {
  const idle = faults.filter(({ ofDatabase, atMs }) => ofDatabase !== null && (!hasDatabase || atMs !== null));
  if (idle.length === 0) return;
  const named = idle.map(({ text }) => text).join(", ");
  throw new UsageError("usage", [
    hasDatabase
      ? {
          message: `${named} is about the database, which is changed before the promote that --at is counted from.`,
          remedy: "Leave out --at.",
        }
      : { message: `${named} is about a database, and none is rehearsed.`, remedy: "Add --database." },
  ]);
}
