/** A lasting sign-off that was withdrawn stays so: whatever becomes of the comment, the branch, and the runs between. */
import { expect, it } from "vitest";
import { boxId } from "../../src/checklist/boxes.ts";
import { body, push, required, signsOf, ticked, worldsOfTests } from "../commands/checklist-probe.ts";
import { type ChecklistWorld, HEAD, MALLORY_TOKEN, NEXT_HEAD, PULL } from "../commands/checklist-world.ts";

const { opened } = worldsOfTests();

const DESIGN = '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }';
const THIRD = "d".repeat(40);

async function word(at: ChecklistWorld, untick = false) {
  at.clock.at += 60_000;
  return at.onComment(at.tick("alice", "Design", { untick }));
}

/** Signed on the first commit, carried to the second, and taken back there. */
async function withdrawn(): Promise<ChecklistWorld> {
  const at = await opened([DESIGN]);
  await word(at);
  await push(at, NEXT_HEAD, HEAD);
  expect(ticked(at)).toBe(1);
  await word(at, true);
  expect(ticked(at)).toBe(0);
  return at;
}

/** A push whose run was cancelled: GitHub's event is gone. */
function pushUnheard(at: ChecklistWorld, sha: string) {
  at.clock.at += 60_000;
  at.github.push("work", sha);
  at.checkOut(sha);
}

/** Somebody edits or deletes our comment, and cancels the run for it. */
function tamperUnheard(at: ChecklistWorld, change: (text: string) => string | null) {
  const { id = 0, body: text = "" } = at.comments().at(-1) ?? {};
  const next = change(text);
  if (next === null) at.github.deleteCommentAs("mallory", id);
  else at.github.editCommentAs("mallory", id, next);
}

/** The next run that anything starts. */
async function checkAgain(at: ChecklistWorld) {
  at.clock.at += 60_000;
  await at.onComment(at.github.createCommentAs("mallory", PULL, "/checklist"));
}

function expectOpen(at: ChecklistWorld, sha: string) {
  expect(ticked(at)).toBe(0);
  expect(required(at, sha)?.state).toBe("pending");
}

it("does not come back where somebody edits the comment's hidden commit marker", async () => {
  const at = await withdrawn();
  pushUnheard(at, THIRD);
  tamperUnheard(at, (text) => text.replace(`commit=${NEXT_HEAD}`, `commit=${HEAD}`));
  await checkAgain(at);
  expectOpen(at, THIRD);
});

it("does not come back from a commit that only an edited text names", async () => {
  const at = await opened([DESIGN]);
  await word(at);
  // The second commit knows nothing of the first: alice signs once more, and takes that back.
  pushUnheard(at, NEXT_HEAD);
  tamperUnheard(at, () => null);
  await checkAgain(at);
  await word(at);
  await word(at, true);
  pushUnheard(at, THIRD);
  tamperUnheard(at, (text) => text.replace(`commit=${NEXT_HEAD}`, `commit=${HEAD}`));
  await checkAgain(at);
  expectOpen(at, THIRD);
});

it("does not come back with a forced push to the commit on which it was given", async () => {
  const at = await withdrawn();
  await push(at, THIRD, NEXT_HEAD);
  await push(at, HEAD, THIRD);
  expectOpen(at, HEAD);
});

it.each(["deleted", "put back as it was"])(
  "does not come back where the run of that push was cancelled, and the comment %s",
  async (how) => {
    const at = await opened([DESIGN]);
    await word(at);
    const signed = body(at);
    await push(at, NEXT_HEAD, HEAD);
    await word(at, true);
    pushUnheard(at, HEAD);
    tamperUnheard(at, () => (how === "deleted" ? null : signed));
    await checkAgain(at);
    expectOpen(at, HEAD);
  },
);

it("does not come back on a commit between, which only carried it", async () => {
  const at = await opened([DESIGN]);
  await word(at);
  await push(at, NEXT_HEAD, HEAD);
  await push(at, THIRD, NEXT_HEAD);
  await word(at, true);
  pushUnheard(at, NEXT_HEAD);
  tamperUnheard(at, () => null);
  await checkAgain(at);
  expectOpen(at, NEXT_HEAD);
});

it("does not come back where the run that heard of it was cut off after its first write", async () => {
  const at = await opened([DESIGN]);
  await word(at);
  await push(at, NEXT_HEAD, HEAD);
  const written = at.statuses().length;
  at.onAnswer = () => {
    if (at.statuses().length > written) at.faults.add({ emulator: "github", kind: "status", status: 502 });
  };
  await word(at, true);
  at.onAnswer = () => {};
  at.faults.clear();
  expect(at.statuses()).toHaveLength(written + 1);
  await checkAgain(at);
  expectOpen(at, NEXT_HEAD);
  pushUnheard(at, HEAD);
  tamperUnheard(at, () => null);
  await checkAgain(at);
  expectOpen(at, HEAD);
});

it("does not come back with an old run that is started again", async () => {
  const at = await withdrawn();
  await at.onPullRequest("synchronize", { before: HEAD });
  expectOpen(at, NEXT_HEAD);
  await push(at, THIRD, HEAD);
  expectOpen(at, THIRD);
});

it("does not come back through statuses that somebody writes with a token of their own", async () => {
  const at = await withdrawn();
  const [given] = signsOf(at);
  for (const sha of [HEAD, NEXT_HEAD]) {
    const answer = await fetch(`${at.served.origin}/repos/acme/site/statuses/${sha}`, {
      method: "POST",
      headers: { authorization: `Bearer ${MALLORY_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ context: given?.context, state: "success", description: given?.description }),
    });
    expect(answer.status).toBe(201);
  }
  await checkAgain(at);
  expectOpen(at, NEXT_HEAD);
});

it("does not pass a moment longer where the run that heard of it is cut off before it has a verdict", async () => {
  const at = await opened([DESIGN]);
  await word(at);
  expect(required(at)?.state).toBe("success");
  at.onAnswer = ({ method }) => {
    if (method === "POST" && required(at)?.state !== "success") {
      at.faults.add({ emulator: "github", kind: "status", status: 502 });
    }
  };
  await word(at, true);
  at.onAnswer = () => {};
  at.faults.clear();
  expect(required(at)).toMatchObject({ state: "pending", description: expect.stringContaining("was withdrawn") });
  await checkAgain(at);
  expectOpen(at, HEAD);
});

it("does not come back where somebody uses up the statuses that GitHub takes of its context", async () => {
  const context = `holdpoint/sign-off: Design (@alice) ${boxId(".github/holdpoint.yml", "Design", "alice")}`;
  const status = { ref: HEAD, context, state: "success", description: "no room", author: "mallory" } as const;
  const at = await opened([DESIGN], { github: { commitStatuses: Array.from({ length: 999 }, () => status) } });
  await word(at);
  expect(signsOf(at).filter((one) => one.context === context)).toHaveLength(1_000);
  expect(required(at)?.state).toBe("success");
  await word(at, true);
  expectOpen(at, HEAD);
});

it("goes along to each new commit as the newest word, and so does a sign-off that follows it", async () => {
  const at = await withdrawn();
  await push(at, THIRD, NEXT_HEAD);
  const words = (sha: string) =>
    signsOf(at)
      .filter((status) => status.sha === sha)
      .map(({ description }) => description.split(" ", 1)[0]);
  expect([words(HEAD), words(NEXT_HEAD), words(THIRD)]).toEqual([
    ["signed", "withdrawn"],
    ["signed", "withdrawn"],
    ["withdrawn"],
  ]);
  await word(at);
  expect(required(at, THIRD)?.state).toBe("success");
  await push(at, HEAD, THIRD);
  expect(required(at, HEAD)?.state).toBe("success");
  expect(body(at)).toMatch(new RegExp(`signed by alice, .*${THIRD.slice(0, 7)}`));
});
