/** goose and golang-migrate, built by Go at these versions, for PostgreSQL alone: the other drivers take minutes. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type GoTool, installWithGo } from "../install-with-go.ts";
import { isCi } from "../run-installed.ts";

const GO_TOOLS = {
  goose: {
    module: "github.com/pressly/goose/v3/cmd/goose",
    version: "3.29.0",
    tags: "no_clickhouse,no_duckdb,no_libsql,no_mssql,no_mysql,no_spanner,no_sqlite3,no_turso,no_vertica,no_ydb",
  },
  migrate: {
    module: "github.com/golang-migrate/migrate/v4/cmd/migrate",
    version: "4.20.1",
    tags: "postgres",
  },
} as const satisfies Readonly<Record<string, GoTool>>;

type GoToolName = keyof typeof GO_TOOLS;

const NAMES = Object.keys(GO_TOOLS) as readonly GoToolName[];
const FOLDER = resolve(import.meta.dirname, "../../.tools");

/** The program's file, in a folder that has its version: what lies there need not be asked for it. */
export function goTool(name: GoToolName): string {
  return join(folderOf(name), name);
}

export function hasGoTools(): boolean {
  return NAMES.every((name) => existsSync(goTool(name)));
}

/** Throws in CI where one cannot be built; elsewhere it says in large letters which tests do not run. */
export function installGoTools(): void {
  try {
    for (const name of NAMES) if (!existsSync(goTool(name))) installWithGo(folderOf(name), GO_TOOLS[name]);
  } catch (error) {
    if (isCi()) throw error;
    const line = "!".repeat(100);
    const why = error instanceof Error ? error.message : String(error);
    console.error(`${line}\nTESTS WITH GOOSE AND GOLANG-MIGRATE DO NOT RUN: ${why}\n${line}`);
  }
}

function folderOf(name: GoToolName): string {
  return join(FOLDER, `${name}-${GO_TOOLS[name].version}`);
}
