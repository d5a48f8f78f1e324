/** The author of a pull request pushes while its checklist is being asked, so that the verdict on one commit is for another. */
import { expect, it } from "vitest";
import { required, worldsOfTests } from "../commands/checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, PULL } from "../commands/checklist-world.ts";

const { open, opened } = worldsOfTests();

const ITEMS = ["{ title: Window, window: { allow: ['Mon-Sun 00:00-24:00 UTC'] } }"];

/** Once GitHub has answered so often in this run. */
function pushAfter(at: ChecklistWorld, answers: number): void {
  let left = answers;
  at.onAnswer = () => {
    left -= 1;
    if (left === 0) at.github.push("work", NEXT_HEAD);
  };
}

it("a comment's run gives no verdict to a commit that it has not read, whenever the push comes", async () => {
  for (let answers = 1; answers <= 5; answers += 1) {
    const at = await open({ items: ITEMS, fork: true });
    pushAfter(at, answers);
    await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
    expect(required(at, NEXT_HEAD)).toBeUndefined();
  }
});

it("files of another commit than the head are not asked about, and nothing is written", async () => {
  const at = await opened(ITEMS);
  at.github.push("work", NEXT_HEAD);
  const written = at.statuses().length;
  const result = await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
  expect(result).toMatchObject({ decision: "hold", reasonCode: "head_moved" });
  expect(at.statuses()).toHaveLength(written);
  at.checkOut(NEXT_HEAD);
  expect((await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"))).decision).toBe("proceed");
  expect(required(at, HEAD)?.state).toBe("success");
  expect(required(at, NEXT_HEAD)?.state).toBe("success");
});
