import { describe, expect, it } from "vitest";
import { decideDown } from "../../src/release/decide-down.ts";
import type { RecordedMigrationRun } from "../../src/release/recorded-migration.ts";
import type { StepFact, StepState } from "../../src/release/step-history.ts";

const RUN: RecordedMigrationRun = {
  database: "DATABASE_URL",
  tool: "knex",
  before: { count: 1, newest: "1_first", schema: "a".repeat(64) },
  after: { count: 2, newest: "2_second", schema: "b".repeat(64) },
  applied: ["2_second"],
  startedAt: 1,
  endedAt: 2,
  tries: 1,
  blockedBy: [],
  notValid: [],
  counts: [],
  trial: { copy: "template", down: "restores", loses: [] },
  unmet: [],
};

function factOf(
  change: Partial<RecordedMigrationRun> | null = {},
  state: StepState = "done",
  step = "migrate",
): StepFact {
  return {
    title: "Migrate",
    step,
    state,
    details: change === null ? null : JSON.parse(JSON.stringify({ ...RUN, ...change })),
    untouched: false,
  } as unknown as StepFact;
}

const decide = (...facts: readonly StepFact[]) => decideDown({ release: "r1", variable: "DATABASE_URL", facts });

describe("the way down of a release's migrations", () => {
  it("is taken where its trial brought schema and data back, the last migration first", () => {
    const first = factOf();
    const second = factOf({ applied: ["3_third", "4_fourth"] });
    expect(decide(factOf({}, "done", "backup"), first, second)).toEqual({
      do: "undo",
      facts: [second, first],
      applied: ["4_fourth", "3_third", "2_second"],
    });
  });

  it("is gone on with where an earlier run was broken off in it", () => {
    expect(decide(factOf({}, "undoing"))).toMatchObject({ do: "undo" });
    expect(decide(factOf({}, "left"))).toMatchObject({ do: "undo" });
  });

  it("has nothing to do where all of it is taken back, or nothing was applied", () => {
    expect(decide(factOf({}, "undone"))).toMatchObject({ do: "nothing" });
    expect(decide(factOf({ applied: [] }))).toEqual({
      do: "nothing",
      why: "The release r1 has no migration of DATABASE_URL that is still applied.",
    });
    expect(decide(factOf(null, "undone"), factOf({}, "undone"))).toMatchObject({ do: "nothing" });
  });

  it.each<[string, Partial<RecordedMigrationRun> | null, string]>([
    ["was not tried", { trial: null }, "not tried on a copy"],
    [
      "loses data",
      { trial: { copy: "scratch", down: "loses", loses: ["column public.users.nick"] } },
      "public.users.nick",
    ],
    ["leaves another schema", { trial: { copy: "scratch", down: "differs", loses: [] } }, "another schema"],
    ["is missing", { trial: { copy: "scratch", down: "missing", loses: [] } }, "takes nothing back"],
    ["was not reached by the trial", { trial: { copy: "scratch", down: "not_tried", loses: [] } }, "did not come to"],
    ["cannot be judged at its end", { before: { ...RUN.before, schema: null } }, "schema of before"],
    ["is of a run of which nobody knows how far it came", null, "how far it came"],
  ])("is refused, with the reason, where it %s", (_, change, said) => {
    const choice = decide(factOf(), factOf(change));
    expect(choice).toMatchObject({ do: "refuse", verdict: { outcome: "hold", reasonCode: "down_unproven" } });
    expect(JSON.stringify(choice)).toContain(said);
  });

  it("is tried for what a tool without a history may have applied", () => {
    const unknown = factOf({ applied: [], before: { ...RUN.before, count: null } });
    expect(decide(unknown)).toEqual({ do: "undo", facts: [unknown], applied: [] });
  });

  it("is refused with all that is lost, and how it is taken all the same", () => {
    const trial = { copy: "scratch", down: "loses", loses: ["column public.users.nick", "table public.tags"] } as const;
    expect(decide(factOf({ trial }))).toMatchObject({
      verdict: {
        summary:
          'The step "Migrate" is not taken back by the way down: the trial showed that data is lost by its way back: column public.users.nick, table public.tags.',
        remedy:
          'Fix forward, or restore a backup (without `way` down). Where the loss is known and wanted: rollback --undo "Migrate".',
      },
    });
    expect(decide(factOf({ trial: { ...trial, loses: [] } }))).toMatchObject({
      verdict: { summary: expect.stringMatching(/data is lost by its way back\.$/) },
    });
  });

  it("is refused for a database that the release did not migrate", () => {
    for (const facts of [[], [factOf({ database: "OTHER_URL" })], [factOf({}, "done", "command")]]) {
      expect(decide(...facts)).toMatchObject({
        do: "refuse",
        verdict: {
          reasonCode: "down_unproven",
          summary:
            "No record of ours says that the release r1 migrated DATABASE_URL, so nothing is there to be taken back.",
          remedy: "Restore a backup, or take the migration back by hand.",
        },
      });
    }
  });
});
