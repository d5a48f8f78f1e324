import { describe, expect, it } from "vitest";
import { Secret } from "../../../src/lib/secret.ts";
import { addressFor, toolEnvironment } from "../../../src/steps/migrate/tool-environment.ts";
import { shownQuery } from "../../../src/steps/migrate/watch-tool.ts";

const PLACE = { as: "DATABASE_URL", lockTimeoutMs: 2_000, identity: "abc" };
const addressOf = (url: string) => addressFor({ ...PLACE, url: new Secret("DB", url) });

describe("what a tool is given", () => {
  it("is the address with the lock timeout and a name of its own, without the lines below it", () => {
    const added = "application_name=holdpoint-tool%20abc&options=-c%20lock_timeout%3D2000";
    expect(addressOf("postgres://u:p%40@h:5432/d\n-----BEGIN CERTIFICATE-----")).toBe(
      `postgres://u:p%40@h:5432/d?${added}`,
    );
    expect(addressOf("postgres://h/d?sslmode=require&application_name=app")).toBe(
      `postgres://h/d?sslmode=require&${added}`,
    );
    expect(addressOf("postgres://h/d?options=project%3Dx")).toBe(
      "postgres://h/d?application_name=holdpoint-tool%20abc&options=project%3Dx%20-c%20lock_timeout%3D2000",
    );
  });

  it("is what every program needs, what the plan names, and nothing that a client in Go refuses", () => {
    const parts = { PGHOST: "h", PGPASSWORD: "p", PGGSSENCMODE: "disable", PGREQUIREAUTH: "scram-sha-256" };
    const url = new Secret("DB", "postgres://h/d");
    const { env, mask } = toolEnvironment({ ...PLACE, url }, parts, { PATH: "/bin", A: "1", B: "2" }, ["A"]);
    expect(env).toEqual({
      PATH: "/bin",
      A: "1",
      PGHOST: "h",
      PGPASSWORD: "p",
      PGAPPNAME: "holdpoint-tool abc",
      DATABASE_URL: addressOf("postgres://h/d"),
    });
    expect(mask).toEqual(["A", "DATABASE_URL", "PGPASSWORD"]);
  });

  it.each([
    ["verify-full", true],
    ["verify-ca", true],
    ["require", false],
    ["disable", false],
  ])("names a file of authorities where one is read: %s %s", (mode, named) => {
    const parts = { PGSSLMODE: mode, PGSSLROOTCERT: "/tmp/authorities.pem" };
    const { env } = toolEnvironment({ ...PLACE, url: new Secret("DB", "postgres://h/d") }, parts, {}, []);
    expect("PGSSLROOTCERT" in env).toBe(named);
  });
});

describe("a statement that is shown", () => {
  it.each([
    ["select * from users where mail = 'a@b.c' and id = 42", "select * from users where mail = … and id = …"],
    ["update a set b = 'it''s'\n where c = $1", "update a set b = … where c = $1"],
    ["do $$ begin perform 'x'; end $$", "do …"],
    ["select 'cut in the mid", "select …"],
    ["alter table t1 add c2 int", "alter table t1 add c2 int"],
  ])("has no value of anybody's: %s", (query, shown) => {
    expect(shownQuery(query)).toBe(shown);
  });

  it("is short", () => {
    expect(shownQuery("x ".repeat(5_000)).length).toBeLessThan(90);
    expect(shownQuery(null)).toBe("");
  });
});
