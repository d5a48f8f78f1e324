/** A database of a test file's own on the run's server: see server.ts. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  readonly name: string;
  readonly port: number;
  /** Address of the superuser, or of the role given; `query` such as `?sslmode=disable`. */
  url(as?: { readonly user: string; readonly password: string }, query?: string): string;
  /** Runs SQL, several statements where there are several, as the superuser; rows of the last one. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Creates a role that may log in, with a name that no other test file has; `options` such as `bypassrls`. */
  createRole(options?: string): Promise<{ readonly user: string; readonly password: string }>;
  /** Drops the database, together with sessions that are still open. */
  close(): Promise<void>;
}

/** Creates an empty database. Roles `anon`, `authenticated`, `service_role` and `authenticator` are the server's: the run's own, or another. */
export async function createDatabase({ port, password } = inject("postgres")): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const connect = async (database: string) => {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database });
    client.on("error", () => {});
    await client.connect();
    return client;
  };
  const server = await connect("postgres");
  await server.query(`create database ${name}`);
  const client = await connect(name);
  return {
    name,
    port,
    url: (as = { user: "postgres", password }, query = "") =>
      `postgres://${encodeURIComponent(as.user)}:${encodeURIComponent(as.password)}@127.0.0.1:${port}/${name}${query}`,
    run: async (sql) => {
      const answers: unknown = await client.query(sql);
      const last = (Array.isArray(answers) ? answers.at(-1) : answers) as pg.QueryResult<Record<string, unknown>>;
      return last.rows;
    },
    createRole: async (options = "") => {
      const user = `${name}_${randomBytes(3).toString("hex")}`;
      await client.query(`create role ${user} login password 'p@ss/w:rd#%?' ${options}`);
      return { user, password: "p@ss/w:rd#%?" };
    },
    close: async () => {
      await client.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
