/** A checkout with a team's tool in it, and the step `migrate` on a real PostgreSQL, as the engine would run it. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { systemClock } from "../../src/lib/clock.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { ManagedDatabases } from "../../src/providers/contract.ts";
import { postgres } from "../../src/providers/postgres/index.ts";
import { postgresWork } from "../../src/providers/postgres/work/index.ts";
import { shell } from "../../src/providers/shell.ts";
import { storedBackups } from "../../src/providers/stores.ts";
import type { StepDetails, StepEnd, StepObservation } from "../../src/steps/contract.ts";
import { migrate } from "../../src/steps/migrate/index.ts";
import type { MigrateContext } from "../../src/steps/migrate/run-tool.ts";
import { createRepository, drizzleJournal, type MigrationsRepository } from "../gates/migrations-world.ts";

const COMMIT = "c0ffee0000000000000000000000000000000002";
const SETTINGS = { project: "", team: null, repository: null };

/** Command lines of the tools that `test/database` has. */
export const TOOLS = {
  drizzle: { tool: "drizzle", run: "node migrate.mjs" },
  knex: {
    tool: "knex",
    run: "node node_modules/knex/bin/cli.js migrate:latest",
    undo: "node node_modules/knex/bin/cli.js migrate:rollback",
  },
  dbmate: {
    tool: "dbmate",
    run: "node_modules/.bin/dbmate --no-dump-schema up",
    undo: "node_modules/.bin/dbmate --no-dump-schema down",
  },
  "node-pg-migrate": {
    tool: "node-pg-migrate",
    run: "node node_modules/node-pg-migrate/bin/node-pg-migrate.js up",
    undo: "node node_modules/node-pg-migrate/bin/node-pg-migrate.js down",
  },
} as const;

/** Of a vendor that nobody asks. */
export const NOTHING: ManagedDatabases["abilities"] = {
  copies: [],
  copiesExpire: false,
  copiesOfThePast: false,
  restoreKeepsPrevious: false,
  restoreLeavesTrace: false,
  cannot: [],
};

const KNEXFILE = `module.exports = { client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 2 } };\n`;
const DRIZZLE = `import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
try { await migrate(drizzle(pool), { migrationsFolder: "drizzle" }); } finally { await pool.end(); }
`;

export interface World extends MigrationsRepository {
  /** What the run showed as progress. */
  readonly shown: string[];
  readonly lines: string[];
  readonly roles: MigrateContext["roles"];
  observe(spec: object, more?: Partial<MigrateContext>): Promise<StepObservation<unknown>>;
  apply(spec: object, more?: Partial<MigrateContext>): Promise<StepEnd>;
  undo(
    spec: object,
    recorded: StepDetails | null,
  ): Promise<Awaited<ReturnType<NonNullable<typeof migrate.undo>["apply"]>>>;
}

export async function createWorld(url: string, files: Readonly<Record<string, string>> = {}): Promise<World> {
  const repository = createRepository({
    ".git/HEAD": `${COMMIT}\n`,
    "knexfile.js": KNEXFILE,
    "migrate.mjs": DRIZZLE,
    ...files,
  });
  symlinkSync(join(import.meta.dirname, "node_modules"), join(repository.directory, "node_modules"));
  const shown: string[] = [];
  const lines: string[] = [];
  const provider = { env: process.env, clock: systemClock, random: Math.random, debug: () => {} };
  const context: MigrateContext = {
    roles: {
      databases: await postgres.connect(SETTINGS, provider),
      databaseWork: await postgresWork.connect(SETTINGS, provider),
      shell: await shell.connect(SETTINGS, provider),
      storedBackups: await storedBackups.connect(SETTINGS, provider),
      managedDatabases: {
        abilities: NOTHING,
        open: () => {
          throw new Error("no vendor is asked for");
        },
      },
    },
    release: { id: "c0ffee", commit: COMMIT, project: "web", stage: "staging", runUrl: null },
    title: "Migrate",
    identity: Math.random().toString(16).slice(2, 18).padEnd(16, "0"),
    clock: systemClock,
    random: Math.random,
    signal: new AbortController().signal,
    directory: repository.directory,
    env: process.env,
    secret: (name) => new Secret(name, url),
    output: (line) => void lines.push(line),
    progress: ({ text }) => void shown.push(text),
    begun: null,
    recorded: null,
    earlier: [],
  };
  const specOf = (written: object) => migrate.spec.parse({ database: "STAGING_DATABASE_URL", ...written });
  return {
    ...repository,
    shown,
    lines,
    roles: context.roles,
    observe: (spec, more = {}) => migrate.observe(specOf(spec), { ...context, ...more }),
    apply: (spec, more = {}) => migrate.apply(specOf(spec), { pending: null }, { ...context, ...more }),
    undo: async (spec, recorded) => {
      if (migrate.undo === undefined) throw new Error("the step has no way back");
      return migrate.undo.apply(specOf(spec), { ...context, recorded });
    },
  };
}

/** Files of drizzle-kit before version 1. */
export function drizzleFiles(migrations: Readonly<Record<string, string>>): Record<string, string> {
  const files = Object.entries(migrations).map(([tag, sql]) => [`drizzle/${tag}.sql`, sql] as const);
  return { ...Object.fromEntries(files), "drizzle/meta/_journal.json": drizzleJournal(Object.keys(migrations)) };
}

/** Files of Knex, each with SQL for both directions; `down` null: it says that it took something back, and does nothing. */
export function knexFiles(
  migrations: Readonly<Record<string, readonly [up: string, down: string | null, more?: string]>>,
) {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, [up, down, more = ""]]) => [
      `migrations/${name}.js`,
      `exports.up = (knex) => knex.raw(${JSON.stringify(up)});
exports.down = (knex) => ${down === null ? "Promise.resolve()" : `knex.raw(${JSON.stringify(down)})`};\n${more}`,
    ]),
  );
}

export function dbmateFiles(
  migrations: Readonly<Record<string, readonly [up: string, down: string, options?: string]>>,
) {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, [up, down, options = ""]]) => [
      `db/migrations/${name}.sql`,
      `-- migrate:up ${options}\n${up}\n\n-- migrate:down ${options}\n${down}\n`,
    ]),
  );
}

/** A session of somebody else. */
export async function connectTo(url: string, name = "somebody"): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Until the statement gives a row. */
export async function until(client: pg.Client, statement: string, what: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { rows } = await client.query(statement);
    if (rows.length > 0) return;
    await systemClock.sleep(50);
  }
  throw new Error(`waited in vain until ${what}`);
}
