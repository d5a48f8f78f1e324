import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { judgeSchemaLeft, type SchemaLeft } from "../../src/release/judge-schema-left.ts";
import { packSchemaObjects } from "../../src/release/schema-objects.ts";

const textOf = (text: string) => createHash("sha256").update(text).digest("hex");
const objects = (of: Readonly<Record<string, string>>) =>
  new Map(Object.entries(of).map(([name, text]) => [name, textOf(text)] as const));

const LEFT = objects({ "table public.users": "a", "index public.users_nick": "b", "view public.old": "c" });
const [BEFORE, AFTER, OTHER] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [string, string, string];
const packed = packSchemaObjects(LEFT) ?? "";
const FACTS: SchemaLeft = {
  title: "Migrate",
  run: {
    database: "DATABASE_URL",
    applied: ["2_nick", "3_tags"],
    before: { count: 1, newest: "1_first", schema: BEFORE },
    after: { count: 3, newest: "3_tags", schema: AFTER },
    objects: packed,
  },
  now: { hash: AFTER, objects: LEFT },
  stillApplied: 2,
  isBegun: false,
};
const judge = (change: Partial<SchemaLeft>) => judgeSchemaLeft({ ...FACTS, ...change });
const now = (of: Readonly<Record<string, string>>) => ({ hash: OTHER, objects: objects(of) });
const run = (change: Partial<SchemaLeft["run"]>) => ({ ...FACTS.run, ...change });

describe("the schema before a release's migrations are taken back", () => {
  it("is in no way where it is the one that the release left", () => {
    expect(judge({})).toBeNull();
  });

  it("keeps the way down from beginning where it was changed by hand, and what was is named", () => {
    const verdict = judge({ now: now({ "table public.users": "by hand", "index public.users_nick": "b", z: "" }) });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "schema_changed" });
    expect(verdict?.summary).toContain("changed: table public.users; new: z; gone: 1, whose names are not on record.");
    expect(verdict?.remedy).toContain('rollback --undo "Migrate"');
  });

  it.each([
    ["the record keeps no objects", { objects: undefined }],
    ["what it keeps is not understood", { objects: "AAE" }],
  ])("is said to differ nobody knows where, if %s", (_, { objects: kept }) => {
    const { objects: _left, ...bare } = FACTS.run;
    const verdict = judge({ run: kept === undefined ? bare : run({ objects: kept }), now: now({}) });
    expect(verdict?.reasonCode).toBe("schema_changed");
    expect(verdict?.summary).toContain("which part differs is not known");
  });

  it("is said to have the same objects where only their order is another one", () => {
    expect(judge({ now: { hash: OTHER, objects: LEFT } })?.summary).toContain("the same objects, in another order");
  });

  it("names no more of very many than people read", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`table public.t${at + 10}`, ""]));
    expect(judge({ now: now(many) })?.summary).toContain("table public.t17 and 12 more");
  });

  it("keeps it from beginning where nobody knows how the release left it, or how it is", () => {
    const unknown = run({ after: { ...FACTS.run.after, schema: null } });
    expect(judge({ run: unknown })).toMatchObject({ outcome: "hold", reasonCode: "down_unproven" });
    expect(judge({ now: null })).toMatchObject({ outcome: "hold", reasonCode: "tool_missing" });
  });

  it("does not matter where nothing is applied any more, since nothing would be run", () => {
    expect(judge({ stillApplied: 0, now: now({}) })).toBeNull();
  });

  it("is partway where a way back was broken off in it, which is gone on with", () => {
    expect(judge({ isBegun: true, stillApplied: 1, now: now({}) })).toBeNull();
    const before = { hash: BEFORE, objects: LEFT };
    expect(judge({ isBegun: true, stillApplied: null, now: before })).toBeNull();
  });

  it("is not called partway where no way back was begun, or none of it is taken back", () => {
    expect(judge({ stillApplied: 1, now: now({}) })?.reasonCode).toBe("schema_changed");
    expect(judge({ stillApplied: null, now: { hash: BEFORE, objects: LEFT } })?.reasonCode).toBe("schema_changed");
    const whole = judge({ isBegun: true, now: now({}) });
    expect(whole?.reasonCode).toBe("schema_changed");
    expect(whole?.summary).toContain("may have been broken off");
    expect(judge({ isBegun: true, stillApplied: null, now: now({}) })?.reasonCode).toBe("schema_changed");
  });
});

describe("a schema's objects in a record", () => {
  it("are left out where there are none, or too many", () => {
    expect(packSchemaObjects(new Map())).toBeNull();
    const many = Array.from({ length: 1_501 }, (_, at) => [`table t${at}`, textOf("")] as const);
    expect(packSchemaObjects(new Map(many))).toBeNull();
    expect(packSchemaObjects(new Map(many.slice(1)))).toHaveLength(12_000);
  });
});
