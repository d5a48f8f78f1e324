/** What the gate makes of what a database says about itself; what databases say is asked in test/database. */
import { describe, expect, test } from "vitest";
import { database } from "../../src/gates/database/index.ts";
import type { DatabaseFacts } from "../../src/gates/database/read-facts.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import type { Certificate, DatabaseLine, Databases } from "../../src/providers/contract.ts";
import { ask, mistakesOf, NOW } from "./gate-context.ts";

const NONE = { count: 0, first: [] };
const DAY = 86_400_000;

const FACTS: DatabaseFacts = {
  database: "app",
  role: "deployer",
  superuser: false,
  bypassesRls: false,
  monitors: true,
  major: 15,
  version: "15.18",
  bytes: 1_025_000_000,
  replica: false,
  readOnly: false,
  connections: { used: 12, room: 40, limitOf: "the server" },
  oldestTransaction: null,
  replicas: [],
  slots: [],
  rights: {
    schemas: ["public"],
    unusableSchemas: NONE,
    unreadable: NONE,
    unreadableSequences: NONE,
    hidden: NONE,
    closedSchemas: NONE,
    foreign: NONE,
  },
};
const CERTIFICATE: Certificate = {
  subject: "db.example.com",
  issuer: "Example CA",
  validFrom: NOW - DAY,
  validTo: NOW + 60 * DAY,
  authorizationError: null,
};
const LINE: DatabaseLine = { certificate: CERTIFICATE, pooler: null };

function check(
  spec: object = {},
  facts: Partial<DatabaseFacts> = {},
  line: Partial<DatabaseLine> = {},
): Promise<Verdict> {
  const databases: Databases = {
    examineLine: async () => ({ ...LINE, ...line }),
    withSession: (_url, _limits, act) =>
      act({
        query: async () => ({ rows: [{ facts: JSON.stringify({ ...FACTS, ...facts }) }] }),
        attempt: () => Promise.reject(new Error("not asked")),
        asRole: () => Promise.reject(new Error("not asked")),
      }),
  };
  return ask(
    database,
    { database: "DB", ...spec },
    { databases },
    { env: { DB: "postgres://deployer:secret@db.example.com/app" } },
  );
}

const valueOf = ({ evidence }: Verdict, label: string) => evidence.find((one) => one.label === label)?.value;
const rights = (changes: Partial<DatabaseFacts["rights"]>) => ({ rights: { ...FACTS.rights, ...changes } });
const some = { count: 7, first: ["public.a", "public.b"] };

describe("a database", () => {
  test("that is fit passes, and the verdict says what was seen", async () => {
    const verdict = await check({ can: ["dump", "migrate"], superuser: "refuse", tls: "trusted" });
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
    expect(verdict.summary).toBe("DB answers as deployer of PostgreSQL 15.18, and is fit to dump, migrate.");
    expect(valueOf(verdict, "connections")).toBe("12 used, 40 left by the limit of the server");
    expect(valueOf(verdict, "certificate")).toBe("db.example.com, by Example CA, until 2027-01-19T00:00:00Z");
    expect(valueOf(verdict, "size")).toContain("1 GB");
    expect(JSON.stringify(verdict)).not.toContain("secret");
  });

  test("may be named by its variable alone", async () => {
    expect(database.spec.parse("DB")).toEqual(database.spec.parse({ database: "DB" }));
    expect(mistakesOf(database.spec, "not a variable")).toContain("expected the name of an environment variable");
  });

  test("without an address holds", async () => {
    const databases = { examineLine: () => Promise.reject(new Error("not asked")) } as unknown as Databases;
    expect(await ask(database, "DB", { databases })).toMatchObject({ outcome: "hold", reasonCode: "secret_missing" });
  });

  test("that does not answer holds with its cause", async () => {
    const silent = new ProviderError({
      reasonCode: "database_unreachable",
      vendor: "PostgreSQL",
      message: "db.example.com:5432 could not be reached.",
      remedy: "Look.",
    });
    const databases = { examineLine: () => Promise.reject(silent) } as unknown as Databases;
    const verdict = await ask(database, "DB", { databases }, { env: { DB: "postgres://a@db.example.com/app" } });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "database_unreachable" });
  });
});

describe("no is said", () => {
  const CASES: readonly (readonly [string, object, Partial<DatabaseFacts>, string, string])[] = [
    [
      "to another role",
      { role: "owner" },
      {},
      "database_rights_missing",
      "logs in as deployer, and the plan wants owner",
    ],
    ["to a superuser", { superuser: "refuse" }, { superuser: true }, "database_rights_missing", "is a superuser"],
    ["to an older server", { version: { min: 16 } }, {}, "database_unfit", "PostgreSQL 15.18, and the plan wants 16"],
    ["to a newer server", { version: { max: 14 } }, {}, "database_unfit", "and the plan wants 9 to 14"],
    ["to a replica", { can: ["migrate"] }, { replica: true }, "database_unfit", "leads to a replica"],
    ["to sessions that only read", { can: ["migrate"] }, { readOnly: true }, "database_unfit", "begin read-only"],
    [
      "to tables that it may not read",
      {},
      rights({ unreadable: some }),
      "database_rights_missing",
      "public.b and 5 more",
    ],
    ["to schemas that are closed to it", {}, rights({ unusableSchemas: some }), "database_rights_missing", "look into"],
    ["to sequences", { can: ["dump"] }, rights({ unreadableSequences: some }), "database_rights_missing", "sequences"],
    [
      "to row security",
      { can: ["dump"] },
      rights({ hidden: some }),
      "database_rights_missing",
      "only some of the rows",
    ],
    [
      "to a schema where nothing can be created",
      { can: ["migrate"] },
      rights({ closedSchemas: some }),
      "database_rights_missing",
      "may create nothing",
    ],
    ["to what others own", { can: ["migrate"] }, rights({ foreign: some }), "database_rights_missing", "does not own"],
    ["to a schema that is not there", { schemas: ["app"] }, {}, "database_rights_missing", "no schema app"],
    ["to too few connections", { connections: 41 }, {}, "database_unfit", "40 connections are left"],
    [
      "to an old transaction",
      {},
      { oldestTransaction: { ageMs: 1_000_000, pid: 7, state: "idle in transaction", application: "worker" } },
      "database_unfit",
      "open for 16m 40s (process 7 (worker), idle in transaction)",
    ],
    [
      "to a replica that is late",
      {},
      { replicas: [{ name: "two", state: "streaming", lagMs: 90_000 }] },
      "database_unfit",
      "two, streaming, 1m 30s behind",
    ],
    [
      "to a slot that holds back too much",
      {},
      { slots: [{ name: "s", active: false, status: "extended", bytes: 2e10 }] },
      "database_unfit",
      "holds back 20 GB",
    ],
    [
      "to a slot that is lost",
      {},
      { slots: [{ name: "s", active: false, status: "lost", bytes: null }] },
      "database_unfit",
      "lost what its reader needs",
    ],
    [
      "to a database that outgrew the plan",
      { "max-size": "1 GB" },
      {},
      "database_unfit",
      "has 1 GB, and the plan was made for",
    ],
  ];
  test.each(CASES)("%s", async (_, spec, facts, reasonCode, said) => {
    const verdict = await check(spec, facts);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode });
    expect(verdict.summary).toContain(said);
  });

  test.each<readonly [string, object, Partial<DatabaseLine>, string]>([
    ["expires soon", {}, { certificate: { ...CERTIFICATE, validTo: NOW + 13 * DAY } }, "expires in 13 days"],
    ["expired", {}, { certificate: { ...CERTIFICATE, validTo: NOW - DAY } }, "expired at"],
    [
      "is not trusted",
      { tls: "trusted" },
      { certificate: { ...CERTIFICATE, authorizationError: "SELF_SIGNED" } },
      "SELF_SIGNED",
    ],
    ["is missing", { tls: "trusted" }, { certificate: null }, "is not encrypted"],
  ])("to a certificate that %s", async (_, spec, line, said) => {
    const verdict = await check(spec, {}, line);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "database_unfit" });
    expect(verdict.summary).toContain(said);
  });
});

describe("nothing is said against", () => {
  test.each<readonly [string, object, Partial<DatabaseFacts>]>([
    ["row security, where only some tables are read", { can: ["read"] }, rights({ hidden: some })],
    [
      "row security, where the role is not bound by it",
      { can: ["dump"] },
      { ...rights({ hidden: some }), bypassesRls: true },
    ],
    ["what others own, where nothing is migrated", { can: ["dump"] }, rights({ foreign: some, closedSchemas: some })],
    ["a replica that is dumped", { can: ["dump"] }, { replica: true }],
    ["a replica whose lag is not known", {}, { replicas: [{ name: "two", state: "streaming", lagMs: null }] }],
    ["what a plain role cannot see", {}, { monitors: false, replicas: [{ name: "", state: null, lagMs: null }] }],
  ])("%s", async (_, spec, facts) => {
    expect((await check(spec, facts)).outcome).toBe("pass");
  });

  test("a certificate that nobody asked about", async () => {
    expect((await check({}, {}, { certificate: null })).outcome).toBe("pass");
    const own = { certificate: { ...CERTIFICATE, authorizationError: "SELF_SIGNED" } };
    expect((await check({}, {}, own)).outcome).toBe("pass");
  });
});

describe("it holds", () => {
  test("on a transaction pooler before a dump or a migration, and not before a query", async () => {
    const line = { pooler: "Use port 5432." };
    const dump = await check({ can: ["dump"] }, {}, line);
    expect(dump).toMatchObject({ outcome: "hold", reasonCode: "pooler_refused", remedy: "Use port 5432." });
    const read = await check({}, {}, line);
    expect(read.outcome).toBe("pass");
    expect(valueOf(read, "pooler")).toBe("a transaction pooler stands between");
  });

  test.each([
    [{ "longest-transaction": "1m" }, {}],
    [{ "replication-lag": "1m" }, { replicas: [{ name: "", state: null, lagMs: null }] }],
  ])("where the plan's own limit cannot be seen: %j", async (spec, facts) => {
    const verdict = await check(spec, { monitors: false, ...facts });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "credential_insufficient" });
  });

  test("where the database's answer is none", async () => {
    expect(await check({}, { bytes: "many" as unknown as number })).toMatchObject({
      outcome: "hold",
      reasonCode: "internal_error",
    });
  });
});
