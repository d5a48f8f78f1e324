/**
 * A small tool that applies plain SQL, and the migrations of a release: what a team has in its repository. The files are in
 * dbmate's format, which the gate `migrations` reads; the tool needs nothing but Node and psql.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const MIGRATIONS_FOLDER = "db/migrations";
export const MIGRATION_COMMANDS = { run: "node db/schema.mjs up", undo: "node db/schema.mjs down" } as const;

interface Migration {
  readonly name: string;
  readonly up: string;
  readonly down: string;
  /** It cannot run in a transaction. */
  readonly alone?: true;
}

/** Those of the release before: the seed's tables are what they made. */
const APPLIED: readonly Migration[] = [
  {
    name: "20250101000000_users",
    up: "create table users (id bigint generated always as identity primary key, email text not null unique, created_at timestamptz not null default now());",
    down: "drop table users;",
  },
  {
    name: "20250101000100_media",
    up: "create table media (id bigint generated always as identity primary key, owner_id bigint not null references users (id), kind text not null, title text not null, bytes bigint not null, created_at timestamptz not null default now());",
    down: "drop table media;",
  },
];

/** What they create has names that no plan is likely to have: a plan's own tables are in the seed. */
const PENDING: readonly Migration[] = [
  {
    name: "20260105080000_checksum_of_media",
    up: "alter table media add column checksum text;",
    down: "alter table media drop column checksum;",
  },
  {
    name: "20260105080100_rehearsed_collections",
    up: `create table rehearsed_collections (id bigint generated always as identity primary key, title text not null);
create table rehearsed_collection_items (
  collection_id bigint not null references rehearsed_collections (id),
  media_id bigint not null references media (id),
  primary key (collection_id, media_id)
);`,
    down: "drop table rehearsed_collection_items;\ndrop table rehearsed_collections;",
  },
  {
    name: "20260105080200_media_by_kind",
    up: "create index concurrently media_kind_created_at on media (kind, created_at);",
    down: "drop index concurrently media_kind_created_at;",
    alone: true,
  },
];

/** No table of media is ever that small. */
const FAILING: Migration = {
  name: "20260105080300_small_media_only",
  up: "alter table media add constraint media_are_small check (bytes < 1000);",
  down: "alter table media drop constraint media_are_small;",
};

export const APPLIED_VERSIONS = APPLIED.map(versionOf);
/** Of the release. */
export const PENDING_VERSIONS = PENDING.map(versionOf);

/** `fails`: its last migration asks what the data cannot give. `together`: each may run in a transaction. */
export async function writeDemoMigrations(
  directory: string,
  { fails, together }: { readonly fails: boolean; readonly together: boolean },
): Promise<void> {
  const folder = join(directory, MIGRATIONS_FOLDER);
  await mkdir(folder, { recursive: true });
  const migrations = [
    ...APPLIED,
    ...PENDING.filter(({ alone }) => !together || alone !== true),
    ...(fails ? [FAILING] : []),
  ];
  await Promise.all([
    ...migrations.map((migration) => writeFile(join(folder, `${migration.name}.sql`), renderMigration(migration))),
    writeFile(join(directory, "db/schema.mjs"), TOOL),
  ]);
}

function versionOf({ name }: Migration): string {
  return name.slice(0, name.indexOf("_"));
}

function renderMigration({ up, down, alone }: Migration): string {
  const options = alone === true ? " transaction:false" : "";
  return `-- migrate:up${options}\n${up}\n\n-- migrate:down${options}\n${down}\n`;
}

/** Without a dollar or a backtick, since it stands in a template. */
const TOOL = `/** Applies the files of db/migrations in turn ("up"), or takes the newest one back ("down"). Needs Node and psql. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("migrations/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".sql")).sort();
const versionOf = (name) => name.slice(0, name.indexOf("_"));

/** The server's address comes from PGHOST, PGUSER and so on: no password in the list of processes. */
function psql(sql, ...options) {
  const args = ["-X", "-w", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", ...options];
  const { status, stdout, stderr, error } = spawnSync("psql", args, { input: sql, encoding: "utf8" });
  if (error) throw error;
  if (status === 0) return stdout;
  console.error(stderr.trim());
  process.exit(1);
}

function apply(name, part, record) {
  const [, up, down] = readFileSync(new URL(name, folder), "utf8").split(/^-- migrate:(?:up|down).*$/m);
  const alone = readFileSync(new URL(name, folder), "utf8").includes("transaction:false");
  console.log((part === "up" ? "Applying: " : "Rolling back: ") + name);
  const sql = (part === "up" ? up : down) + record;
  psql(sql, ...(alone ? [] : ["--single-transaction"]));
}

const applied = psql("select version from schema_migrations order by version").split("\\n").filter(Boolean);
if (process.argv[2] === "down") {
  const name = names.findLast((one) => applied.includes(versionOf(one)));
  if (name === undefined) throw new Error("nothing is applied");
  apply(name, "down", "delete from schema_migrations where version = '" + versionOf(name) + "';");
} else {
  for (const name of names.filter((one) => !applied.includes(versionOf(one)))) {
    apply(name, "up", "insert into schema_migrations (version) values ('" + versionOf(name) + "');");
  }
}
`;
