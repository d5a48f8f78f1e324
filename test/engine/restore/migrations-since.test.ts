import { expect, it } from "vitest";
import { readMigrationsSince } from "../../../src/engine/restore/migrations-since.ts";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import type { Forge } from "../../../src/providers/contract.ts";
import { recordOf } from "./open-restore.ts";

const OURS = "github-actions[bot]";
const RUN = {
  database: "STAGING_DATABASE_URL",
  tool: "knex",
  before: { count: 1, newest: "1", schema: null },
  after: { count: 2, newest: "2", schema: null },
  tries: 1,
  blockedBy: [],
  notValid: [],
  counts: [],
  trial: null,
  unmet: [],
};

it("the migrations since a backup are those of our own records, of this database, that ended after it", async () => {
  const ran = (endedAt: number, applied: readonly string[], more: object = {}) => {
    const record = recordOf(OURS, { step: "migrate" });
    const payload = record.payload as { readonly end: object };
    const details = { ...RUN, startedAt: endedAt - 1, endedAt, applied, ...more };
    return { ...record, payload: { ...payload, end: { ...payload.end, details } } };
  };
  const theirs = ran(30, ["9_theirs"]);
  const records = [
    ran(30, ["3", "4"]),
    ran(20, ["2"]),
    ran(20, ["2"]),
    // What ended as the backup was taken is in it.
    ran(10, ["1b"]),
    ran(5, ["1"]),
    ran(30, ["5"], { database: "OTHER_URL" }),
    { ...theirs, creator: "mallory" },
  ];
  const context = {
    options: { authors: [OURS] },
    plan: { project: { host: { project: "web" } } },
  } as unknown as CommandContext;
  const journal = { note: () => undefined, noteOnce: () => undefined } as unknown as Journal;
  const forge = { listDeployments: async () => records } as unknown as Forge;
  const asked = { project: "web", variable: "STAGING_DATABASE_URL", takenAt: 10 };
  expect(await readMigrationsSince(context, journal, forge, asked)).toEqual(["2", "3", "4"]);
  // Of another project of the repository nothing was applied here.
  expect(await readMigrationsSince(context, journal, forge, { ...asked, project: "docs" })).toEqual([]);
});
