/** The session that a restore is steered from. */
import { describe, expect, it } from "vitest";
import { type Server, withServer } from "../../../src/engine/restore/open-server.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { openBench } from "./restore-bench.ts";

const ours = async () => "acted";

describe("a restore is steered", () => {
  it("from the database that every server has for this purpose, by sessions that outlive the command", async () => {
    const { server, order } = openBench();
    expect(await withServer(order(), ours)).toBe("acted");
    expect(server.opened).toEqual(["steady postgres (holdpoint restore)"]);
    expect(server.locks).toEqual(["holdpoint restore app"]);
  });

  it("from another one where that is closed", async () => {
    const { server, order } = openBench();
    server.get("postgres").open = false;
    expect(await withServer(order(), ours)).toBe("acted");
    expect(server.opened).toEqual(["steady postgres (holdpoint restore)", "steady template1 (holdpoint restore)"]);
  });

  it("from no database that is restored itself", async () => {
    const { server, order } = openBench();
    expect(await withServer(order({ database: "postgres" }), ours)).toBe("acted");
    expect(server.opened).toEqual(["steady template1 (holdpoint restore)"]);
  });

  it("from nowhere where no place lets it in, and the last of the reasons is said", async () => {
    const { server, order } = openBench();
    server.get("postgres").open = false;
    server.get("template1").open = false;
    await expect(withServer(order(), ours)).rejects.toThrow('database "template1" is not currently accepting');
  });

  it("by one run at a time", async () => {
    const { server, order } = openBench();
    server.locked = "holdpoint restore app";
    let acted = 0;
    const asking = withServer(order(), async () => (acted += 1));
    await expect(asking).rejects.toBeInstanceOf(ProviderError);
    await expect(asking).rejects.toMatchObject({
      reasonCode: "restore_blocked",
      vendor: "PostgreSQL",
      message: "Another run is restoring app at this moment.",
      remedy:
        "Wait for its end, and look at what it did. Where it is gone for good, end its session: application_name is holdpoint restore.",
    });
    expect([acted, server.opened.length]).toEqual([0, 1]);
    expect(await withServer(order({ database: "other" }), ours)).toBe("acted");
  });

  it("once: what breaks while it acts is not tried from another place", async () => {
    const { server, order } = openBench();
    const broken = new ProviderError({ reasonCode: "vendor_timeout", vendor: "PostgreSQL", message: "x", remedy: "" });
    await expect(withServer(order(), () => Promise.reject(broken))).rejects.toBe(broken);
    const steady = { ...server.steady, withWriter: () => Promise.reject(new TypeError("x is undefined")) };
    await expect(withServer(order({ steady }), ours)).rejects.toThrow("x is undefined");
    expect(server.opened).toHaveLength(1);
  });

  it("from a server whose lock is not understood not at all", async () => {
    const { server, order } = openBench();
    const steady = { ...server.steady };
    steady.withWriter = (url, limits, act) =>
      server.steady.withWriter(url, limits, (writer) => act({ ...writer, query: async () => ({ rows: [] }) }));
    await expect(withServer(order({ steady }), ours)).rejects.toThrow("Another run is restoring app");
  });
});

describe("a change", () => {
  const close = (name: string) => `alter database "${name}" with allow_connections false`;

  function change(statements: readonly string[], before?: (statement: string) => void) {
    const bench = openBench();
    const { server } = bench;
    const steer = (steered: Server) => steered.change(statements);
    return { server, changed: withServer(bench.order(before === undefined ? {} : { before }), steer) };
  }

  it("of one statement is that statement, and of none is nothing", async () => {
    const told: string[] = [];
    const one = change([close("app")], (statement) => void told.push(statement));
    await one.changed;
    expect([one.server.sent, told]).toEqual([[close("app")], [close("app")]]);
    const none = change([], () => expect.unreachable("nothing is changed"));
    await none.changed;
    expect(none.server.sent).toEqual([]);
  });

  it("of several happens wholly or not at all, also where nobody listens", async () => {
    const told: string[] = [];
    const both = change([close("app"), close("postgres")], (statement) => void told.push(statement));
    await both.changed;
    expect([both.server.app.open, both.server.get("postgres").open]).toEqual([false, false]);
    expect(told).toEqual([close("app"), close("postgres"), "commit"]);
    const half = change([close("app"), close("gone")]);
    await expect(half.changed).rejects.toThrow('database "gone" does not exist');
    expect(half.server.app.open).toBe(true);
  });

  it("is sent only after whoever listens was told of it", async () => {
    const stopAt = (last: string) => (statement: string) => {
      if (statement === last) throw new Error("killed");
    };
    const one = change([close("app")], stopAt(close("app")));
    await expect(one.changed).rejects.toThrow("killed");
    const end = change([close("app"), close("postgres")], stopAt("commit"));
    await expect(end.changed).rejects.toThrow("killed");
    expect([one.server.sent, end.server.app.open]).toEqual([[], true]);
  });
});
