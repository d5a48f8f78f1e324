/** What a dump does not carry over is taken from the database in use. */
import { describe, expect, it } from "vitest";
import { dressCopy } from "../../../src/engine/restore/dress-copy.ts";
import { COPY, mark, openBench } from "./restore-bench.ts";

function open() {
  const bench = openBench();
  mark(bench.server.add(COPY), { phase: "compared" });
  return bench;
}

describe("the copy", () => {
  it("gets the settings of the database in use, and those of roles in it", async () => {
    const bench = open();
    bench.server.settings = [
      { role: null, setting: "app.tenant=it's acme" },
      { role: 'we"b', setting: "statement_timeout=7s" },
    ];
    await bench.act(dressCopy);
    expect(bench.server.sent.slice(0, 2)).toEqual([
      `alter database "${COPY}" set "app"."tenant" to E'it\\'s acme'`,
      `alter role "we""b" in database "${COPY}" set "statement_timeout" to E'7s'`,
    ]);
  });

  it("gets the rights on the database in use, and no word that is none", async () => {
    const bench = open();
    bench.server.grants = [
      { grantee: null, privilege: "CONNECT", grantable: false },
      { grantee: "web", privilege: "TEMPORARY", grantable: true },
      { grantee: 'o"ps', privilege: "CREATE", grantable: false },
      { grantee: "web", privilege: "ALL; drop database app", grantable: false },
    ];
    await bench.act(dressCopy);
    expect(bench.server.sent.slice(0, 3)).toEqual([
      `grant CONNECT on database "${COPY}" to public`,
      `grant TEMPORARY on database "${COPY}" to "web" with grant option`,
      `grant CREATE on database "${COPY}" to "o""ps"`,
    ]);
    expect(bench.server.sent).toHaveLength(5);
  });

  it.each([
    ["of the database in use", "app", 40],
    ["of none where that is gone", "postgres", -1],
  ])("lets in as many as the limit says %s, and is ready then", async (_what, there, limit) => {
    const bench = open();
    if (there !== "app") bench.server.databases.delete("app");
    await bench.act(dressCopy);
    expect(bench.server.get(COPY).limit).toBe(limit);
    expect(bench.server.get(COPY).comment).toMatch(/^holdpoint restore: /);
    expect(bench.markOf(COPY)).toMatchObject({ phase: "ready", kept: null });
    expect(bench.steps).toEqual([`${COPY} has the settings and grants of app`]);
  });

  it("gets all of it or nothing", async () => {
    const bench = open();
    bench.server.settings = [{ role: null, setting: "nothing" }];
    await expect(bench.act(dressCopy)).rejects.toThrow("a setting without a name");
    bench.server.settings = [];
    bench.server.refuse = (text) =>
      text.startsWith("comment ") ? { sqlState: "42501", message: "must be owner" } : null;
    await expect(bench.act(dressCopy)).rejects.toThrow("must be owner");
    expect([bench.markOf(COPY)?.phase, bench.server.get(COPY).limit]).toEqual(["compared", -1]);
  });
});
