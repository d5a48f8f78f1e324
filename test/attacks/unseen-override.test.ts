/** An override is about the commit that its author names, and about no other one that a push puts in its place. */
import { expect, it } from "vitest";
import { body, push, required, worldsOfTests } from "../commands/checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, PULL } from "../commands/checklist-world.ts";

const { opened } = worldsOfTests();

const CLOSED = '{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@alice"] } }';
const REASON = "the site is down";
/** Begins as the first head does: its author looked for such a commit. */
const ALIKE = `${HEAD.slice(0, 12)}${"e".repeat(28)}`;

function write(at: ChecklistWorld, text: string) {
  at.clock.at += 1_000;
  return at.github.createCommentAs("alice", PULL, text);
}

/** The line that the comment offers, in a block of code. */
function offered(at: ChecklistWorld): string {
  return /^```text\n(\/override .*)\n```$/m.exec(body(at))?.[1] ?? "";
}

function expectRefused(at: ChecklistWorld, sha: string) {
  expect(at.statuses().filter(({ context }) => context.startsWith("holdpoint/override"))).toEqual([]);
  expect(required(at, sha)?.state).toBe("failure");
}

it("counts for the commit that was looked at, by the line that the comment offers", async () => {
  const at = await opened([CLOSED]);
  expect(offered(at)).toBe(`/override Window @${HEAD}:`);
  expect((await at.onComment(write(at, `${offered(at)} ${REASON}`))).decision).toBe("proceed");
  await push(at, NEXT_HEAD, HEAD);
  expect(required(at, NEXT_HEAD)?.state).toBe("failure");
  expect(offered(at)).toBe(`/override Window @${NEXT_HEAD}:`);
});

it("is refused for the commit that came while it was written, and answered with what to write", async () => {
  const at = await opened([CLOSED]);
  const line = offered(at);
  await push(at, NEXT_HEAD, HEAD);
  for (const text of [
    `${line} ${REASON}`,
    `/override Window: ${REASON}`,
    `/override Window @${HEAD.slice(0, 7)}: ${REASON}`,
  ]) {
    expect((await at.onComment(write(at, text))).decision).toBe("failed");
    expectRefused(at, NEXT_HEAD);
    expect(body(at)).toContain(`write \`/override Window @${NEXT_HEAD}: <reason>\``);
  }
  expect((await at.onComment(write(at, `${offered(at)} ${REASON}`))).decision).toBe("proceed");
});

it("is refused where its event is heard again on another commit", async () => {
  const at = await opened([CLOSED]);
  const event = write(at, `${offered(at)} ${REASON}`);
  await push(at, NEXT_HEAD, HEAD);
  await at.onComment(event);
  expectRefused(at, NEXT_HEAD);
});

it("is refused for a commit that begins like the one that was looked at", async () => {
  const at = await opened([CLOSED]);
  const [line, short] = [offered(at), `/override Window @${HEAD.slice(0, 12)}:`];
  const early = write(at, `${short} ${REASON}`);
  await push(at, ALIKE, HEAD);
  // Written before that commit was shown; and by the whole line, whenever it was written.
  await at.onComment(early);
  await at.onComment(write(at, `${line} ${REASON}`));
  expectRefused(at, ALIKE);
});
