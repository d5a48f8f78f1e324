import { expect, it } from "vitest";
import { requireStepsKept } from "../../../src/engine/steps/require-steps-kept.ts";
import { fail, pass } from "../../../src/lib/verdict.ts";
import { STEP_TASK, type StepPart } from "../../../src/release/step-record.ts";
import { openSmallWorld } from "../small-world.ts";

const GOOD = pass("step_done", "It is done.");
const BAD = fail("command_failed", "It failed.", "Fix it.");

/** What the record has of two steps, oldest first. */
async function asked(
  ...pages: readonly (readonly [title: string, part: StepPart, isBad?: boolean, attempt?: string])[]
) {
  const deployments = pages.map(([title, part, isBad = false, attempt = null], index) => {
    const isEnd = part === "ended" || part === "undone";
    const end = { verdict: isBad ? BAD : GOOD, details: null, untouched: false, startedAt: 1 };
    return {
      id: index,
      environment: "production",
      task: STEP_TASK,
      sha: "c",
      creator: "github-actions[bot]",
      createdAt: index,
      payload: {
        holdpoint: 1,
        phase: "step",
        project: context.plan.project.host.project,
        release: context.release.id,
        commit: context.release.commit,
        planDigest: context.plan.digest,
        part,
        stage: "production",
        step: "command",
        title,
        identity: title,
        attempt,
        at: index,
        runUrl: null,
        plannedMs: null,
        end: isEnd ? end : null,
        leaves: null,
        word: null,
      },
    };
  });
  return requireStepsKept(context, journal, { ...forge, listDeployments: async () => deployments.toReversed() });
}

const { context, journal, forge } = openSmallWorld();

it("a release stands on its steps as long as nobody has begun to take one back", async () => {
  expect(await asked()).toBeNull();
  expect(await asked(["Move", "begun"], ["Move", "ended"], ["Copy", "begun"])).toBeNull();
  expect(await asked(["Move", "ended", true])).toBeNull();
  // Taken again since.
  expect(await asked(["Move", "ended"], ["Move", "undone"], ["Move", "begun"], ["Move", "ended"])).toBeNull();
});

it("a release whose step was taken back, or nearly, is not promoted, and the step is named", async () => {
  for (const back of [[["Move", "undoing"]], [["Move", "undone"]], [["Move", "undone", true]]] as const) {
    const verdict = await asked(["Move", "ended"], ["Copy", "ended"], ...back);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "step_not_taken" });
    expect(verdict?.summary).toContain('Of this release\'s steps "Move" was taken back');
    expect(verdict?.remedy).toContain("release the commit again with another release id (`release`)");
  }
  // Its way back was taken while it was still at work.
  const crossed = await asked(
    ["Move", "begun", false, "a1"],
    ["Move", "undoing", false, "a2"],
    ["Move", "ended", false, "a1"],
  );
  expect(crossed?.summary).toContain('"Move" was taken back');
  const both = await asked(["Move", "ended"], ["Copy", "ended"], ["Copy", "undone"], ["Move", "undone"]);
  expect(both?.summary).toContain('"Move", "Copy" were taken back');
});
