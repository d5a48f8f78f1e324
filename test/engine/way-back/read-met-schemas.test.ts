/** The schemas that a release meets: by our own records of its steps in production, and no others. */
import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import { readMetSchemas } from "../../../src/engine/way-back/read-met-schemas.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import { STEP_TASK } from "../../../src/release/step-record.ts";
import { forgeOf, type KeptRecord } from "../../gates/forge-of.ts";
import { partly } from "../../gates/gate-context.ts";

const COMMIT = "c".repeat(40);
const RUN = {
  database: "PRODUCTION_DATABASE_URL",
  tool: "drizzle",
  before: { count: 1, newest: "0001", schema: null },
  after: { count: 2, newest: "0002", schema: null },
  applied: ["0002"],
  startedAt: 1,
  endedAt: 2,
  tries: 1,
  blockedBy: [],
  notValid: [],
  counts: [],
  trial: null,
  unmet: [],
};

function step(
  changes: { readonly stage?: string; readonly outcome?: string; readonly creator?: string } = {},
): KeptRecord {
  const { stage = "production", outcome = "pass", creator = DEFAULT_AUTHOR } = changes;
  const reasonCode = outcome === "pass" ? "step_done" : "command_failed";
  const verdict = { outcome, reasonCode, summary: "Migrated.", evidence: [] };
  const payload = {
    holdpoint: 1,
    phase: "step",
    project: "web",
    release: "r1",
    commit: COMMIT,
    planDigest: "d",
    part: "ended",
    stage,
    step: "migrate",
    title: "Migrate",
    identity: `${stage} ${outcome} ${creator}`,
    at: 1,
    runUrl: null,
    plannedMs: null,
    word: null,
    end: { verdict, details: RUN, untouched: false, startedAt: 1 },
  };
  return { task: STEP_TASK, environment: stage, sha: COMMIT, creator, payload };
}

function read(records: readonly KeptRecord[], folders: readonly string[] = ["drizzle"]) {
  const verify = folders.map((dir) => ({ gate: "migrations", title: dir, spec: { dir } }));
  const context = {
    options: { authors: [DEFAULT_AUTHOR] },
    plan: {
      project: { host: { project: "web" } },
      checklist: [],
      stages: { staging: { verify }, production: { verify: [] } },
    },
    release: { id: "r1", commit: COMMIT },
  } as unknown as CommandContext;
  return readMetSchemas(context, partly<Journal>({ note: () => {}, noteOnce: () => {} }), forgeOf(records).forge);
}

it("are how far the steps of production left each database", async () => {
  expect(await read([step()])).toEqual([
    {
      database: "PRODUCTION_DATABASE_URL",
      newest: "0002",
      count: 2,
      schema: null,
      applied: ["0002"],
      unchanged: false,
    },
  ]);
});

it.each([
  ["only staging was migrated", [step({ stage: "staging" })]],
  ["the step did not end well", [step({ outcome: "fail" })]],
  ["a stranger wrote it", [step({ creator: "mallory" })]],
  ["no step was recorded", []],
])("are not known where %s", async (_, records) => {
  expect(await read(records)).toEqual([]);
});

it("are not known where the gates know of another folder of migrations", async () => {
  expect(await read([step()], ["drizzle", "other"])).toEqual([]);
});
