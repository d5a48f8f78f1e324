/** A fork's code job passes, and then the base branch's plan asks more: what it never ran must not count as passed. */
import { expect, it } from "vitest";
import { required, worldsOfTests } from "../commands/checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, planWith, PULL } from "../commands/checklist-world.ts";

const { open } = worldsOfTests();

const TESTS = "{ title: Tests, command: 'echo fine' }";
const AUDIT = "{ title: Audit, command: 'false' }";

/** The fork's run of the code job, and what GitHub keeps of it. */
async function passedInAFork(notices?: readonly string[]): Promise<ChecklistWorld> {
  const at = await open({ items: [TESTS], fork: true });
  const { askedItems } = await at.codeJob("pull_request", at.github.pullRequestEvent("opened", PULL));
  expect(askedItems).not.toBeNull();
  const left = notices ?? (askedItems === null ? [] : [askedItems]);
  at.github.addCheckRun({ ref: HEAD, name: "Checklist / Code gates", notices: left });
  return at;
}

async function askedBy(at: ChecklistWorld) {
  const { checklist } = await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
  return Object.fromEntries(checklist.items.map(({ title, verdict }) => [title, verdict.outcome]));
}

it("passes what its job asked", async () => {
  const at = await passedInAFork();
  expect(await askedBy(at)).toEqual({ Tests: "pass" });
  expect(required(at)?.state).toBe("success");
});

it("holds an item that was added since, and one that asks something else since", async () => {
  const at = await passedInAFork();
  at.writePlan("base", planWith([TESTS, AUDIT]));
  expect(await askedBy(at)).toEqual({ Tests: "pass", Audit: "hold" });
  at.writePlan("base", planWith([TESTS.replace("echo fine", "npm test"), AUDIT]));
  expect(await askedBy(at)).toEqual({ Tests: "hold", Audit: "hold" });
  expect(required(at)?.state).toBe("pending");
});

it("holds all where the job left nothing that says what it asked, or only what it asked of another commit", async () => {
  const at = await open({ items: [TESTS] });
  at.checkOut(NEXT_HEAD);
  const event = JSON.parse(JSON.stringify(at.github.pullRequestEvent("opened", PULL)).replaceAll(HEAD, NEXT_HEAD));
  const { askedItems } = await at.codeJob("pull_request", event);
  expect(askedItems).toContain(NEXT_HEAD);
  for (const notices of [[], [askedItems ?? ""]]) {
    expect(await askedBy(await passedInAFork(notices))).toEqual({ Tests: "hold" });
  }
});
