/** A tick is of the kind that its giver was shown: a later plan makes no "for this commit only" last. */
import { expect, it } from "vitest";
import { body, push, required, signsOf, ticked, worldsOfTests } from "../commands/checklist-probe.ts";
import { HEAD, NEXT_HEAD, planWith } from "../commands/checklist-world.ts";

const { opened } = worldsOfTests();

const ONCE = '{ title: Design, sign-off: { by: ["@alice"] } }';
const LASTING = '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }';

it("does not last where the plan's item becomes lasting after the tick", async () => {
  const at = await opened([ONCE]);
  await at.onComment(at.tick("alice", "Design"));
  at.writePlan("both", planWith([LASTING]));
  await at.onPullRequest("reopened");
  expect(required(at)?.state).toBe("success");
  expect(body(at)).toMatch(/signed by alice, .* \(for this commit only\)$/m);
  await push(at, NEXT_HEAD, HEAD);
  expect(ticked(at)).toBe(0);
  expect(required(at, NEXT_HEAD)?.state).toBe("pending");
  expect(body(at)).toContain("not signed yet; a tick stays for later commits");
});

it("does not last where the plan changes between the tick and the run that hears of it", async () => {
  const at = await opened([ONCE]);
  const tick = at.tick("alice", "Design");
  at.writePlan("both", planWith([LASTING]));
  await at.onComment(tick);
  expect(signsOf(at).map(({ description }) => description)).toEqual([expect.stringMatching(/ in #12$/)]);
  await push(at, NEXT_HEAD, HEAD);
  expect(required(at, NEXT_HEAD)?.state).toBe("pending");
});

it("does not last where somebody marks the box as lasting in the comment's text", async () => {
  const at = await opened([ONCE]);
  const id = at.comments()[0]?.id ?? 0;
  const marked = body(at)
    .replace(/(holdpoint:box=[0-9a-f]{16}) -->/, "$1 lasting -->")
    .replace("not signed yet", "not signed yet; a tick stays for later commits");
  at.github.editCommentAs("mallory", id, marked);
  await at.onComment(at.github.editCommentAs("alice", id, marked.replace("- [ ]", "- [x]")));
  expect(signsOf(at)).toEqual([]);
});

it("that lasts counts for its own commit alone where the plan's item lasts no more", async () => {
  const at = await opened([LASTING]);
  await at.onComment(at.tick("alice", "Design"));
  at.writePlan("both", planWith([ONCE]));
  await at.onPullRequest("reopened");
  expect(required(at)?.state).toBe("success");
  await push(at, NEXT_HEAD, HEAD);
  expect(required(at, NEXT_HEAD)?.state).toBe("pending");
});
