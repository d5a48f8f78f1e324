import { expect, it } from "vitest";
import { refuseWay } from "../../../src/engine/restore/refuse-way.ts";
import { openBench } from "./restore-bench.ts";

const REMEDY =
  "Use the vendor's own restore where there is one. Else give the role CREATEDB and the ownership; --way in-place is the last resort.";

function ask(way: Parameters<typeof refuseWay>[2], able: boolean, database = "app") {
  const bench = openBench();
  bench.server.able = able;
  return bench.act((server) => refuseWay(server, database, way));
}

it("a restore beside is for who may create a database and owns the one in use", async () => {
  expect(await ask("beside", true)).toBeNull();
  expect(await ask("beside", false)).toMatchObject({
    outcome: "hold",
    reasonCode: "restore_in_place_only",
    summary: "The role may not create a database beside app, or does not own it.",
    remedy: REMEDY,
  });
});

it("a database that is not there is nobody's", async () => {
  expect(await ask("beside", true, "gone")).toMatchObject({ reasonCode: "restore_in_place_only" });
});

it("a database that a server's own tools expect by its name is not renamed", async () => {
  expect(await ask("beside", true, "postgres")).toMatchObject({
    outcome: "hold",
    reasonCode: "restore_in_place_only",
    summary: "A database called postgres is not renamed: a server's own tools and its vendor expect it by that name.",
    remedy: REMEDY,
  });
  expect(await ask("in-place", true, "postgres")).toBeNull();
});

it.each(["in-place", "drop-schemas"] as const)(
  "%s, which keeps nothing, is for servers on which nothing else can be done",
  async (way) => {
    expect(await ask(way, false)).toBeNull();
    expect(await ask(way, true)).toMatchObject({
      outcome: "hold",
      reasonCode: "restore_blocked",
      summary: "app can be restored beside and renamed here, so it is not restored in place, which keeps nothing.",
      remedy: "Leave --way out.",
    });
  },
);
