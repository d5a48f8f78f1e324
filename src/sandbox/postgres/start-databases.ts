/**
 * A real PostgreSQL for a rehearsal. No emulator: a backup that is to be restored, and a lock that is to be waited for, want
 * the thing itself. Every variable of a plan that names a database leads to one of its own.
 */
import { newPassword } from "../../lib/new-password.ts";
import type { Activity } from "../listen.ts";
import type { PostgresPrograms } from "./find-programs.ts";
import { quoteIdentifier } from "./quote.ts";
import { openRelay } from "./relay.ts";
import { DEPLOYER, seedRoles, seedSchema } from "./seed.ts";
import { type PostgresServer, startServer, SUPERUSER } from "./server.ts";

export interface DatabaseWishes {
  /** Variables that hold addresses: `STAGING_DATABASE_URL`. */
  readonly variables: readonly string[];
  /** Versions of migrations that were applied before. */
  readonly applied: readonly string[];
  /** Tables that a plan names, which are there beside its own. */
  readonly tables: readonly string[];
}

export interface DatabaseSandbox {
  readonly major: number;
  /** Address by variable, of a role that deploys. */
  readonly environment: Readonly<Record<string, string>>;
  /** Name of the database that a variable leads to. */
  databaseOf(variable: string): string;
  /** As the superuser, past the relay: nobody counts it. */
  query(variable: string, text: string): ReturnType<PostgresServer["query"]>;
  /** Somebody else's transaction that has a table open, and is never ended. */
  holdLock(variable: string, table: string): Promise<void>;
  close(): Promise<void>;
}

/** What waits longest is what a night's report holds. */
export const BLOCKER = "nightly report";

/** `activity` lasts as long as any client waits for the server's answer. */
export async function startDatabases(
  programs: PostgresPrograms,
  wishes: DatabaseWishes,
  activity: Activity,
): Promise<DatabaseSandbox> {
  const server = await startServer(programs);
  try {
    const names = databaseNames(wishes.variables);
    const password = newPassword();
    await seed(server, wishes, [...names.values()], password);
    const relay = await openRelay(server.port, activity);
    const held: { end(): Promise<void> }[] = [];
    const databaseOf = (variable: string) => nameOf(names, variable);
    return {
      major: programs.major,
      environment: Object.fromEntries(
        [...names].map(([variable, name]) => [
          variable,
          `postgres://${DEPLOYER}:${password}@127.0.0.1:${relay.port}/${name}?sslmode=disable`,
        ]),
      ),
      databaseOf,
      query: (variable, text) => server.query(databaseOf(variable), text),
      holdLock: async (variable, table) => {
        held.push(await openReport(server, databaseOf(variable), table));
      },
      async close() {
        await Promise.all(held.map((session) => session.end().catch(() => undefined)));
        await relay.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** `STAGING_DATABASE_URL` → `staging`; `DATABASE_URL` → `database`. */
export function databaseNames(variables: readonly string[]): ReadonlyMap<string, string> {
  const short = (variable: string) => variable.toLowerCase().replace(/_(?:database|db|postgres)?_?ur[li]$/, "");
  return new Map(
    [...new Set(variables)].map((variable) => {
      const name = short(variable).replace(/[^a-z0-9_]/g, "_");
      const taken = variables.some((other) => other !== variable && short(other) === short(variable));
      return [variable, taken ? variable.toLowerCase() : name];
    }),
  );
}

function nameOf(names: ReadonlyMap<string, string>, variable: string): string {
  const name = names.get(variable);
  if (name === undefined) throw new Error(`no database of the sandbox is called by ${variable}`);
  return name;
}

/** One is filled, the others are copies of it. */
async function seed(
  server: PostgresServer,
  { applied, tables }: DatabaseWishes,
  names: readonly string[],
  password: string,
): Promise<void> {
  await server.query("postgres", seedRoles(password));
  const [first, ...others] = names;
  if (first === undefined) return;
  await server.query("postgres", `create database ${quoteIdentifier(first)} owner ${DEPLOYER}`);
  await server.query(first, `grant all on schema public to ${DEPLOYER}; ${seedSchema(applied, tables)}`);
  for (const name of others) {
    const copy = `create database ${quoteIdentifier(name)} owner ${DEPLOYER} template ${quoteIdentifier(first)}`;
    await server.query("postgres", copy);
  }
}

async function openReport(
  { port, password }: PostgresServer,
  database: string,
  table: string,
): Promise<{ end(): Promise<void> }> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password,
    database,
    application_name: BLOCKER,
  });
  // Whoever is blocked may end it.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`begin; lock table ${table} in access share mode`);
  return client;
}
