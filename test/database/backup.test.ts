/** Backups of a real PostgreSQL: made, opened by the tools that people have, proven, and refused where they are not whole. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../src/lib/secret.ts";
import type { RecordedDump } from "../../src/release/recorded-backup.ts";
import { archiveOf, openArchive, readWhole } from "../../src/steps/backup/open-archive.ts";
import { createRowCounter } from "../../src/steps/backup/count-copied-rows.ts";
import { readArchive } from "../../src/steps/backup/read-archive.ts";
import { addressOf } from "../providers/postgres/open-work.ts";
import { openSmallStore } from "../providers/s3/small-store.ts";
import { type BackupWorld, createBackupWorld } from "./backup-world.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { HARD_VALUES } from "./hard-values.ts";

let database: TestDatabase;
let world: BackupWorld;
let identity: string;
let encrypt: { readonly to: string };

beforeAll(async () => {
  database = await createDatabase();
  await database.run(`
    create schema "My App"; create table "My App"."it's" (t int, "T" text); insert into "My App"."it's" values (1, 'a'), (1, E'\\\\.');
    create table empty (); create table keyless (t text); insert into keyless values ('x'), (E'COPY public.empty  FROM stdin;');
    create table parts (id int, at int) partition by range (at);
    create table parts_a partition of parts for values from (0) to (10);
    create table parts_b partition of parts for values from (10) to (20);
    insert into parts values (1, 5), (2, 15), (3, 16);
    create table messages (id int primary key, body text); insert into messages select i, md5(i::text) from generate_series(1, 20000) i;
    create materialized view seen as select * from messages;
    create table guarded (id int); insert into guarded values (1); alter table guarded enable row level security;
    create policy mine on guarded to authenticated using (true);
    create function odd() returns text language sql as $$ select '
COPY public.messages (id) FROM stdin;
' $$;
    ${HARD_VALUES}`);
  identity = await generateX25519Identity();
  encrypt = { to: await identityToRecipient(identity) };
});
afterAll(() => database.close());
beforeEach(async () => {
  world = await createBackupWorld({ DATABASE_URL: database.url() });
  return () => world.close();
});

const open = async (backup: RecordedDump, secret: string | null = identity) => {
  const [place] = backup.places;
  if (place === undefined) throw new Error("no place");
  const store = await world.roles.stores.open({ store: "path", folder: join(world.folder, "kept") });
  return {
    store,
    archive: openArchive(store, archiveOf(backup, place), secret === null ? null : new Secret("KEY", secret)),
    file: archiveOf(backup, place),
  };
};

describe("a backup", () => {
  it("is read whole, has every row that was counted, and is found again by its record", async () => {
    const backup = await world.make(world.spec({ encrypt }));
    expect(backup).toMatchObject({
      kind: "dump",
      proof: { how: "read" },
      counts: { tables: 8 },
      server: expect.stringMatching(/^15\./) as string,
      encryption: { recipients: [encrypt.to] },
    });
    const { archive } = await open(backup);
    const rows = await readArchive(world.roles.databaseWork, addressOf(database.url()), 15, archive);
    expect(rows.get('["public","messages"]')).toBe(20_000);
    expect(rows.get('["My App","it\'s"]')).toBe(2);
    expect(readdirSync(join(world.folder, "kept"))).toHaveLength(3);
    expect(JSON.stringify(backup)).not.toContain("superuser-of-the-tests");
  });

  it("is opened by age, zstd and pg_restore alone", async () => {
    const backup = await world.make(world.spec({ encrypt }));
    const key = join(world.folder, "key.txt");
    writeFileSync(key, `# made by age-keygen\n${identity}\n`, { mode: 0o600 });
    const list = execFileSync(
      "sh",
      [
        "-c",
        'age --decrypt -i "$1" "$2" | zstd -dc | pg_restore --list',
        "sh",
        key,
        backup.places[0]?.archive.id ?? "",
      ],
      {
        encoding: "utf8",
      },
    );
    expect(list).toContain("TABLE DATA public messages");
  });

  it("is restored into a server of its own, and compared", async () => {
    const backup = await world.make(world.spec({ encrypt, prove: "restore" }));
    expect(backup.proof).toMatchObject({ how: "restore", server: expect.stringMatching(/^\d+\.\d+$/) as string });
    expect(world.shown.join("\n")).toContain("restoring the backup");
  });

  it("may be of some schemas and without some tables", async () => {
    const backup = await world.make(world.spec({ schemas: ["public"], exclude: ["public.keyless"], prove: "restore" }));
    expect(backup.counts.tables).toBe(6);
    expect(backup.notInside.join()).toContain("public.keyless");
  });

  it("is proven on a server that has none of its tablespaces", async () => {
    const other = await createDatabase();
    const apart = new pg.Client({ connectionString: other.url(), options: "-c allow_in_place_tablespaces=on" });
    await apart.connect();
    await apart.query("create tablespace apart location ''");
    const its = await createBackupWorld({ DATABASE_URL: other.url() });
    try {
      await apart.query("create table far (id int primary key) tablespace apart");
      await apart.query("insert into far select generate_series(1, 100)");
      expect(await its.make(its.spec({ prove: "restore" }))).toMatchObject({
        proof: { how: "restore" },
        counts: { rows: 100 },
      });
    } finally {
      its.close();
      await apart.query("drop table if exists far");
      await apart.query("drop tablespace apart");
      await apart.end();
      await other.close();
    }
  });

  it("holds what a table had at its own moment, though the table grows meanwhile", async () => {
    const writing = { over: false };
    const other = await createDatabase();
    await other.run(
      "create table grows (id serial, t text default repeat('x', 500)); insert into grows (t) select repeat('y', 500) from generate_series(1, 30000)",
    );
    const growing = (async () => {
      while (!writing.over) await other.run("insert into grows default values");
    })();
    const its = await createBackupWorld({ DATABASE_URL: other.url() });
    const backup = await its.make(its.spec({ prove: "restore" }));
    writing.over = true;
    await growing;
    const [{ count } = { count: 0 }] = await other.run("select count(*)::int as count from grows");
    expect(backup.counts.rows).toBeGreaterThanOrEqual(30_000);
    expect(Number(count)).toBeGreaterThan(backup.counts.rows);
    its.close();
    await other.close();
  });
});

describe("a stored backup that was damaged", () => {
  const damages: readonly [string, (bytes: Buffer) => Buffer][] = [
    ["cut at 70 %", (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.7))],
    ["without its last 100 bytes", (bytes) => bytes.subarray(0, -100)],
    ["with a bit turned over", (bytes) => flipped(bytes, Math.floor(bytes.length / 2))],
    ["with a bit of its header turned over", (bytes) => flipped(bytes, 40)],
    ["empty", () => Buffer.alloc(0)],
  ];

  it.each(damages)("is noticed where it is %s", async (_what, damage) => {
    for (const spec of [
      world.spec({ encrypt }),
      world.spec({ database: "DATABASE_URL", to: `path:${world.folder}/open` }),
    ]) {
      const backup = await world.make(spec);
      const id = backup.places[0]?.archive.id ?? "";
      writeFileSync(id, damage(readFileSync(id)));
      const { archive, store, file } = await open(backup);
      const reading = readArchive(world.roles.databaseWork, addressOf(database.url()), 15, archive);
      await expect(reading).rejects.toMatchObject({ reasonCode: "backup_damaged" });
      await expect(readWhole(store, file)).rejects.toMatchObject({ reasonCode: "backup_damaged" });
      const seen = await world.observe(spec, { recorded: JSON.parse(JSON.stringify(backup)) as never });
      expect(seen).toMatchObject({ is: "impossible", verdict: { reasonCode: "backup_damaged" } });
    }
  });

  it("is noticed where it is gone", async () => {
    const backup = await world.make(world.spec({ encrypt }));
    rmSync(backup.places[0]?.tables.id ?? "");
    const seen = await world.observe(world.spec({ encrypt }), {
      recorded: JSON.parse(JSON.stringify(backup)) as never,
    });
    expect(seen).toMatchObject({ is: "impossible", verdict: { outcome: "hold", reasonCode: "backup_damaged" } });
  });

  it("does not open with another identity", async () => {
    const backup = await world.make(world.spec({ encrypt }));
    const { archive } = await open(backup, await generateX25519Identity());
    await expect(readArchive(world.roles.databaseWork, addressOf(database.url()), 15, archive)).rejects.toThrow(
      "not encrypted for the identity",
    );
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe("a backup that cannot be made", () => {
  const refusal = async (url: string, changes: Readonly<Record<string, unknown>> = {}) => {
    const its = await createBackupWorld({ DATABASE_URL: url });
    const outcome = await its.apply(its.spec(changes)).then(
      ({ verdict }) => ({ reasonCode: verdict.reasonCode, message: verdict.summary }),
      (error: unknown) => error as { reasonCode: string; message: string },
    );
    const left = readdirSync(its.folder);
    its.close();
    expect(left).toEqual([]);
    expect(outcome.message).not.toContain("superuser-of-the-tests");
    return outcome;
  };

  it.each([
    [
      "row security",
      'grant select on all tables in schema public to $; grant usage on schema "My App" to $; grant select on all tables in schema "My App" to $',
      "credential_insufficient",
    ],
    ["a right that is missing", "grant usage on schema public to $", "credential_insufficient"],
  ])("holds for %s, and stores nothing", async (_what, grants, reasonCode) => {
    const role = await database.createRole();
    await database.run(grants.replaceAll("$", role.user));
    expect(await refusal(database.url(role))).toMatchObject({ reasonCode });
    await database.run(`drop owned by ${role.user}`);
  });

  it("holds where the password is wrong", async () => {
    const role = await database.createRole("superuser");
    expect(await refusal(database.url({ ...role, password: "wrong" }))).toMatchObject({
      reasonCode: "credential_rejected",
    });
  });

  it("holds where a schema or a table of the plan is not there", async () => {
    expect(await refusal(database.url(), { schemas: ["nowhere"] })).toMatchObject({ reasonCode: "not_found" });
  });

  it("holds where the server ends the session in the middle", async () => {
    const other = await createDatabase();
    await other.run(`create table wide (t text); alter table wide alter t set storage external;
      insert into wide select repeat(md5(i::text), 8000) from generate_series(1, 400) i`);
    const ending = { over: false };
    const ended = (async () => {
      while (!ending.over) {
        await database.run(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${other.name}' and application_name = 'holdpoint' and query like 'COPY %'`,
        );
      }
    })();
    const outcome = await refusal(other.url()).finally(() => {
      ending.over = true;
    });
    await ended;
    expect(outcome).toMatchObject({ reasonCode: "database_unreachable" });
    await other.close();
  });

  it("holds where this machine's disk is full", async () => {
    const small = mkdtempSync(join(tmpdir(), "holdpoint-small-"));
    const before = process.env["TMPDIR"];
    const mounted = mount(small);
    if (mounted) process.env["TMPDIR"] = small;
    else console.warn("NOT TESTED: only root can mount a disk that is full");
    const its = await createBackupWorld({ DATABASE_URL: database.url() });
    // Where it could not be mounted nothing is full.
    const tried = mounted ? its.apply({ database: "DATABASE_URL", to: "path:/nowhere" }) : Promise.reject(FULL);
    const failure: unknown = await tried.catch((error: unknown) => error);
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    if (mounted) execFileSync("umount", [small]);
    rmSync(small, { recursive: true, force: true });
    expect(failure).toMatchObject({ reasonCode: "disk_full" });
  });

  it("fails where the archive has other rows than were counted", () => {
    const counter = createRowCounter();
    counter.take(Buffer.from("COPY public.a (id) FROM stdin;\n1\n2\n\\.\n"));
    expect(counter.end()?.get('["public","a"]')).toBe(2);
  });

  it("holds where the server for the proof lacks an extension", async () => {
    const other = await createDatabase();
    await other.run("create extension pg_stat_statements");
    await other.run("update pg_extension set extname = 'nobody_has_this' where extname = 'pg_stat_statements'");
    const outcome = await createBackupWorld({ DATABASE_URL: other.url() });
    const end = await outcome
      .apply(outcome.spec({ prove: "restore" }))
      .catch((error: unknown) => ({ verdict: error as { reasonCode: string } }));
    expect(end.verdict.reasonCode).toBe("extension_missing");
    outcome.close();
    await other.close();
  });
});

const FULL = { reasonCode: "disk_full" };

/** As much as a fifth of a megabyte, which only root may mount. */
function mount(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("several places", () => {
  it("must all have it; one that has not is named", async () => {
    const s3 = await openSmallStore();
    const env = {
      AWS_ACCESS_KEY_ID: "AKIA",
      AWS_SECRET_ACCESS_KEY: "secret-of-the-tests",
      AWS_ENDPOINT_URL_S3: s3.origin,
    };
    const its = await createBackupWorld({ DATABASE_URL: database.url() }, env);
    const spec = its.spec({ to: [`path:${its.folder}/kept`, "s3://acme/staging"], encrypt });
    s3.fault = (method) => (method === "PUT" ? { status: 403, code: "AccessDenied" } : null);
    const failed = await its.apply(spec);
    expect(failed.verdict).toMatchObject({ outcome: "hold", reasonCode: "credential_insufficient" });
    expect(failed.verdict.summary).toContain("could not be stored in s3://acme/staging");
    s3.fault = null;
    // The next run finds what that one left, and begins anew.
    const backup = await its.make(spec, { begun: { at: 0, runUrl: null } });
    expect(backup.places.map(({ place }) => place)).toEqual([`path:${its.folder}/kept`, "s3://acme/staging"]);
    expect(readdirSync(join(its.folder, "kept"))).toHaveLength(3);
    expect([...s3.objects.keys()]).toHaveLength(3);
    // Killed after the last file was stored, before any record: it is found, not made again.
    const found = await its.observe(spec, { begun: { at: 0, runUrl: null } });
    expect(found).toMatchObject({ is: "done", details: { name: backup.name } });
    // One that keeps other bytes than it was sent, and says that they are the right ones.
    s3.flipsABit = true;
    s3.objects.clear();
    const lying = its.apply({ ...(spec as object), to: "s3://acme/lies" });
    await expect(lying).rejects.toMatchObject({ reasonCode: "backup_damaged" });
    expect([...its.debugged, JSON.stringify(backup)].join("\n")).not.toContain("secret-of-the-tests");
    its.close();
    await s3.close();
  });
});
