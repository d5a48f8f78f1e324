/** Folders as the tools write them, and a database of which only the tool's table is there. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { DatabaseRow, Databases, DatabaseSession } from "../../src/providers/contract.ts";

export interface MigrationsRepository {
  readonly directory: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(path: string): void;
  close(): void;
}

export function createRepository(files: Readonly<Record<string, string>> = {}): MigrationsRepository {
  const directory = mkdtempSync(join(tmpdir(), "holdpoint-migrations-"));
  const repository: MigrationsRepository = {
    directory,
    write: (more) => {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
    },
    remove: (path) => rmSync(join(directory, path), { recursive: true }),
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
  repository.write(files);
  return repository;
}

/** The journal of drizzle-kit before version 1, with a second between migrations. */
export function drizzleJournal(tags: readonly string[]): string {
  const entries = tags.map((tag, idx) => ({ idx, version: "7", when: drizzleWhen(idx), tag, breakpoints: true }));
  return JSON.stringify({ version: "7", dialect: "postgresql", entries });
}

export function drizzleWhen(index: number): number {
  return 1_760_000_000_123 + index * 1000;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export interface FakeTable {
  readonly columns: readonly string[];
  /** By the names that the gate gives to what it reads. */
  readonly rows: readonly DatabaseRow[];
}

export interface FakeDatabases extends Databases {
  readonly asked: { readonly text: string; readonly values: readonly unknown[] }[];
}

/** What the gate reads of the catalog, of a database without any of the tables. */
export const EMPTY_CATALOG = {
  major: 15,
  version: "15.18",
  timeZone: "UTC",
  lockTimeoutMs: 0,
  alike: ["varchar>text", "text>varchar"],
  domains: [],
  volatile: ["gen_random_uuid", "nextval", "random", "clock_timestamp"],
  relations: [],
};

/** `table` null: the tool's table is not there. `attempt`: answers the plan's own queries. */
export function fakeDatabases(
  table: FakeTable | null,
  catalog: object = EMPTY_CATALOG,
  attempt: DatabaseSession["attempt"] = () => Promise.reject(new Error("not asked")),
): FakeDatabases {
  const asked: FakeDatabases["asked"] = [];
  const session: DatabaseSession = {
    query: async (text, values = []) => {
      asked.push({ text, values });
      if (text.includes("as catalog")) return { rows: [{ catalog: JSON.stringify(catalog) }] };
      if (text.includes("pg_attribute")) return { rows: (table?.columns ?? []).map((name) => ({ name })) };
      return { rows: table?.rows ?? [] };
    },
    attempt,
    asRole: () => Promise.reject(new Error("not asked")),
  };
  return {
    asked,
    examineLine: () => Promise.reject(new Error("not asked")),
    withSession: (_url, _limits, act) => act(session),
  };
}
