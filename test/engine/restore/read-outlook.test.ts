/** What a person must know of a database before it is restored. */
import { expect, it } from "vitest";
import { readOutlook } from "../../../src/engine/restore/read-outlook.ts";
import { openBench } from "./restore-bench.ts";

it("a database is shown with its rows, who is connected, and what acts by itself", async () => {
  const { server, order, said } = openBench();
  Object.assign(server.told, {
    "client_addr order by": ["app from 10.0.0.7, 12 sessions", "somebody"],
    "cron.job": ["2 jobs of pg_cron, which run in the database of their settings"],
    "pg_trigger t": ["1 webhooks in triggers: they call http_post in net"],
    pg_publication: ["the publication p, whose subscribers keep what they have"],
    "which stays with the database": ["the replication slot r, which stays with the database that is put aside"],
  });
  expect(await readOutlook(order())).toEqual({
    inUse: [
      { table: "public.users", rows: 5 },
      { table: "public.orders", rows: 1_200 },
    ],
    connected: ["app from 10.0.0.7, 12 sessions", "somebody"],
    acting: [
      "2 jobs of pg_cron, which run in the database of their settings",
      "1 webhooks in triggers: they call http_post in net",
      "the publication p, whose subscribers keep what they have",
      "the replication slot r, which stays with the database that is put aside",
    ],
    server: "15.18",
  });
  expect(said).toEqual(["counting what there is now: 2 of 2 tables counted"]);
  expect(server.opened).toEqual(["work app (holdpoint restore)", "work app (holdpoint restore)"]);
});

it("rows are counted without their checksums, which nobody compares", async () => {
  const { server, order } = openBench();
  const asked: string[] = [];
  server.refuse = (text) => {
    asked.push(text);
    return null;
  };
  await readOutlook(order());
  const counting = asked.filter((text) => text.includes("as number, pg_catalog.count(*)"));
  expect(counting).toEqual([expect.stringContaining("null::text as checksum")]);
});

it("what the server does not tell, as most do not of some, is left out", async () => {
  const { server, order } = openBench();
  server.told["pg_publication"] = ["the publication p"];
  server.refuse = (text) =>
    /cron\.job|client_addr order by/.test(text) ? { sqlState: "42P01", message: "no such relation" } : null;
  expect(await readOutlook(order())).toMatchObject({ connected: [], acting: ["the publication p"] });
});
