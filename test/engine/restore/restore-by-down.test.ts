/** The way back that loses nothing: the newest release's migrations, where that was proven and can be judged. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { restoreByDown } from "../../../src/engine/restore/restore-by-down.ts";
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import type { ForgeDeployment } from "../../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { record } from "../../release/facts.ts";
import { GATE, NOW } from "../small-world.ts";
import { itemOf, openStepsWorld, RELEASE, type StepsWishes, writePage } from "../steps/steps-world.ts";
import { WISH } from "./open-restore.ts";
import { openBench } from "./restore-bench.ts";

const FIRST = itemOf("Migrate", { step: "migrate" });
const SECOND = itemOf("Migrate more", { step: "migrate" });

function runOf(applied: readonly string[], change: object = {}) {
  const point = { count: 1, newest: null, schema: "a".repeat(64) };
  return {
    database: "DATABASE_URL",
    tool: "knex",
    before: point,
    after: point,
    startedAt: 1,
    endedAt: 2,
    tries: 1,
    applied,
    blockedBy: [],
    notValid: [],
    unmet: [],
    counts: [],
    trial: { copy: "template", down: "restores", loses: [] },
    ...change,
  };
}

interface Wishes extends StepsWishes {
  /** What the steps of the release left on record, in their order. */
  readonly runs?: readonly object[];
  readonly isUnreleased?: boolean;
  readonly undo?: object;
  readonly steps?: object;
  readonly context?: Partial<CommandContext>;
  readonly hasNoProgram?: boolean;
}

async function goDown({ runs = [runOf(["1_a", "2_b"])], undo = {}, ...wishes }: Wishes = {}) {
  const before = [FIRST, SECOND].slice(0, Math.max(1, runs.length));
  const world = openStepsWorld({ before, isDone: true, ...wishes });
  if (wishes.isUnreleased !== true) {
    const { payload } = record("watching");
    const project = world.context.plan.project.host.project;
    const at = { environment: "production", creator: DEFAULT_AUTHOR, createdAt: NOW - 99_000 };
    const released = { ...at, id: 50, task: PRODUCTION_TASK, sha: RELEASE.commit, payload: { ...payload, project } };
    world.deployments.unshift(released as ForgeDeployment);
  }
  for (const [index, details] of runs.entries()) {
    const item = before[index] ?? FIRST;
    const end = {
      verdict: pass("step_done", "Done."),
      details: details as never,
      untouched: false,
      startedAt: NOW - 90_000,
    };
    writePage(world, item, "begun", { at: NOW - 90_000 + index });
    writePage(world, item, "ended", { end, at: NOW - 80_000 + index });
  }
  const { lever } = await world.context.steps();
  if (lever?.undo === undefined) throw new Error("the lever has a way back");
  const step = { ...lever, undo: { ...lever.undo, ...undo } };
  const context: CommandContext = {
    ...world.context,
    steps: async () => (wishes.steps ?? { migrate: step }) as never,
    openStep: async (item, order) => ({ ...(await world.context.openStep(item, order)), step }),
    ...wishes.context,
  };
  const bench = openBench();
  const tools: string[] = [];
  const work = {
    ...bench.server.work,
    findProgram: async (program: string, major: number) => {
      if (wishes.hasNoProgram === true) throw toolMissing();
      tools.push(`${program} ${major}`);
      return { path: "/bin/pg_dump", version: "15.18" };
    },
  };
  const variable = "DATABASE_URL";
  const ended = await restoreByDown(
    context,
    world.journal,
    { ...WISH, variable, way: "down" },
    bench.order({ work }),
  ).then(
    (verdict) => ({ verdict, error: null }),
    (error: unknown) => ({ verdict: null, error }),
  );
  const written = world.pages().map(({ part, title }) => `${part} ${title}`);
  return { ...ended, world, bench, tools, written, notes: world.said("note").join("\n") };
}

function toolMissing(): ProviderError {
  return new ProviderError({
    reasonCode: "tool_missing",
    vendor: "PostgreSQL",
    message: "There is no pg_dump.",
    remedy: "Install it.",
  });
}

describe("the way down", () => {
  it("takes the migrations of the newest release back, the last first, as a person asked for it", async () => {
    const runs = [runOf(["1_a", "2_b"]), runOf(["3_c"])];
    const { verdict, written, world, bench, tools, notes } = await goDown({ runs });
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "schema_restored",
      summary:
        "The migrations of the release r1 are taken back, and the schema of app is the one that was on record before them.",
    });
    expect(written).toEqual(["undoing Migrate more", "undone Migrate more", "undoing Migrate", "undone Migrate"]);
    expect(world.pages()).toMatchObject(Array.from({ length: 4 }, () => ({ word: { said: "undo", reason: "test" } })));
    expect(bench.steps).toEqual([
      '"Migrate more" was taken back: Pushed back.',
      '"Migrate" was taken back: Pushed back.',
    ]);
    expect(bench.facts).toEqual({ commit: RELEASE.commit });
    expect([tools, bench.server.opened]).toEqual([["pg_dump 15"], ["work app (holdpoint restore)"]]);
    expect(notes).toBe(
      'Of the release r1 "Migrate more", "Migrate" would be taken back by the team\'s own command: 3_c, 2_b, 1_a. On a copy that brought schema and data back, so nothing is lost. While production serves that release, it meets the schema of before.',
    );
  });

  it("of a tool without a history takes back what it applied, and needs no reason", async () => {
    const before = { count: null, newest: null, schema: "a".repeat(64) };
    const { notes, world } = await goDown({ runs: [runOf([], { before })], options: { reason: null } });
    expect(notes).toContain("by the team's own command: what it applied. On a copy");
    expect(world.pages()).toMatchObject([{ word: { said: "undo", reason: "" } }, {}]);
  });

  it("is not known where no release of ours stands in production", async () => {
    const { verdict, bench } = await goDown({ isUnreleased: true });
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "down_unproven",
      summary:
        "No record of ours names a release in production, so it is not known which migrations would be taken back.",
      remedy: "Restore a backup, or take the migration back by hand.",
    });
    expect(bench.facts).toEqual({});
  });

  it("is refused where it was not proven", async () => {
    const { verdict, written, bench } = await goDown({ runs: [runOf(["1_a"], { trial: null })] });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "down_unproven" });
    expect(verdict?.summary).toContain("it was not tried on a copy first");
    expect([written, bench.server.opened]).toEqual([[], []]);
  });

  it("is at its end where nothing is applied any more", async () => {
    const { verdict, written } = await goDown({ runs: [runOf([])] });
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "already_done",
      summary: "The release r1 has no migration of DATABASE_URL that is still applied.",
    });
    expect(written).toEqual([]);
  });

  it("only says what it would do in a dry run", async () => {
    const { verdict, written, notes, world } = await goDown({
      options: { dryRun: true },
      plan: { production: { setup: GATE } },
    });
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "dry_run",
      summary: "Nothing was changed: what the way down of app would do stands above.",
    });
    expect(notes).toContain("would be taken back");
    expect([written, world.asked.filter((one) => one.startsWith("gate"))]).toEqual([[], []]);
  });
});

describe("a migration that cannot be taken back from here", () => {
  const remedy =
    "Check out the release's own commit, with its plan and what the step needs, and run this again. Nothing was changed.";

  it.each<[string, Wishes, string]>([
    [
      "is of another plan",
      { before: [itemOf("Another", { step: "migrate" })] },
      "the plan at hand is not the one that it was taken by",
    ],
    ["is a step that nobody knows", { steps: {} }, "the plan at hand is not the one that it was taken by"],
    ["has no way back in the plan", { undo: { has: () => false } }, "the plan has no `undo` for it"],
    ["is a step without any", { steps: { migrate: {} } }, "the plan has no `undo` for it"],
    ["lacks a secret", { step: { secrets: () => ["NPM_TOKEN"] } }, "NPM_TOKEN is not set here"],
  ])("is left alone, with all others, where it %s", async (_what, wishes, why) => {
    const { verdict, written, tools } = await goDown(wishes);
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "step_left",
      summary: `The step "Migrate" cannot be taken back from here: ${why}.`,
      remedy,
    });
    expect([written, tools]).toEqual([[], []]);
  });

  it("is asked by what its step left on record", async () => {
    const asked: unknown[] = [];
    const details = runOf(["1_a"]);
    const has = (spec: unknown, left: unknown) => asked.push(spec, left) > 0;
    await goDown({ runs: [details], undo: { has } });
    expect(asked).toEqual([FIRST.spec, details]);
  });
});

describe("before the first of them", () => {
  it("the program is looked for by which the end is judged", async () => {
    const { error, written, notes } = await goDown({ hasNoProgram: true });
    expect(error).toMatchObject({ reasonCode: "tool_missing" });
    expect([written, notes]).toEqual([[], ""]);
  });

  const against = hold("step_left", "The schema is another one.", "Look.");
  const silent = toolMissing();
  const unset = new UsageError("secret_missing", [
    { message: "A is not set.", remedy: "Set A." },
    { message: "B is not." },
  ]);
  const asHold = {
    outcome: "hold",
    reasonCode: "tool_missing",
    summary: "There is no pg_dump.",
    remedy: "Install it.",
  };
  it.each<[string, () => Promise<unknown>, object]>([
    ["says no", async () => against, against],
    ["cannot tell", () => Promise.reject(silent), asHold],
    [
      "is not given what it needs",
      () => Promise.reject(unset),
      { outcome: "hold", reasonCode: "secret_missing", summary: "A is not set. B is not.", remedy: "Set A." },
    ],
    [
      "is not given what nobody can name",
      () => Promise.reject(new UsageError("usage", [])),
      { outcome: "hold", reasonCode: "usage", summary: "", remedy: "" },
    ],
  ])("the last applied one is asked, and nothing is begun where it %s", async (_what, foresee, verdict) => {
    const found = await goDown({ undo: { foresee } });
    expect(found.verdict).toMatchObject(verdict);
    expect([found.written, found.notes]).toEqual([[], ""]);
  });

  it("that is the last that the release applied", async () => {
    const runs = [runOf(["1_a"]), runOf(["2_b"])];
    const { world } = await goDown({ runs, undo: { foresee: async () => against } });
    expect(world.orders).toMatchObject([{ recorded: runs[1] }]);
  });

  it("a mistake of ours is shown", async () => {
    const { error } = await goDown({ undo: { foresee: () => Promise.reject(new TypeError("x is undefined")) } });
    expect(error).toMatchObject({ message: "x is undefined" });
  });

  it("what its stage needs is installed for the release's own commit, and nothing is begun where that fails", async () => {
    const plan = { production: { setup: GATE } };
    const done = await goDown({ plan });
    expect(done.world.asked[0]).toBe(`gate Chat   ${RELEASE.commit} production`);
    expect(done.verdict).toMatchObject({ reasonCode: "schema_restored" });
    const failed = await goDown({ plan, gate: () => fail("command_failed", "npm ci ended with 1.", "Read.") });
    expect(failed.verdict).toMatchObject({ outcome: "hold", reasonCode: "setup_failed" });
    expect(failed.written).toEqual([]);
  });
});

describe("where one of them does not come back", () => {
  it("the others are left, and what was done stands in the records", async () => {
    let times = 0;
    const apply = async () => {
      times += 1;
      return times === 1 ? pass("step_undone", "Pushed back.") : hold("step_left", "It hangs.", "Look.");
    };
    const runs = [runOf(["1_a"]), runOf(["2_b"])];
    const { verdict, bench, written } = await goDown({ runs, undo: { apply } });
    expect(verdict).toMatchObject({ outcome: "hold", summary: "It hangs." });
    expect(bench.steps).toEqual(['"Migrate more" was taken back: Pushed back.']);
    expect(written).toHaveLength(4);
  });

  it("because nobody answers, that is a hold", async () => {
    const { verdict } = await goDown({ undo: { apply: () => Promise.reject(toolMissing()) } });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "tool_missing", remedy: "Install it." });
  });
});
