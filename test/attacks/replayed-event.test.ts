/** A writer starts the run of an old event again: GitHub delivers the same words of the same person, as if they were new. */
import { expect, it } from "vitest";
import { push, required, signsOf, ticked, worldsOfTests } from "../commands/checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, PULL } from "../commands/checklist-world.ts";

const { opened } = worldsOfTests();

const EITHER = '{ title: Reviewed, sign-off: { by: ["@alice", "@bob"] } }';

/** A later edit, with its run; the event, to be delivered again. */
async function said(at: ChecklistWorld, login: string, untick = false): Promise<unknown> {
  at.clock.at += 60_000;
  const event = at.tick(login, "Reviewed", { untick });
  await at.onComment(event);
  return event;
}

function again(at: ChecklistWorld, event: unknown) {
  at.clock.at += 60_000;
  return at.onComment(event);
}

it("a tick that was taken back does not count again", async () => {
  const at = await opened([EITHER]);
  const tick = await said(at, "alice");
  expect(required(at)?.state).toBe("success");
  await said(at, "alice", true);
  await again(at, tick);
  expect([required(at)?.state, ticked(at)]).toEqual(["pending", 0]);
});

it("nor does it once somebody else has ticked the same box, and taken that back", async () => {
  const at = await opened([EITHER]);
  const tick = await said(at, "alice");
  await said(at, "alice", true);
  const others = await said(at, "bob");
  expect(required(at)?.state).toBe("success");
  await said(at, "bob", true);
  for (const event of [tick, others, tick]) await again(at, event);
  expect([required(at)?.state, ticked(at)]).toEqual(["pending", 0]);
});

it("nor on another commit, and what was given later is not taken back by an old word", async () => {
  const at = await opened([EITHER]);
  const tick = await said(at, "alice");
  const untick = await said(at, "alice", true);
  await said(at, "alice");
  await again(at, untick);
  expect([required(at)?.state, ticked(at)]).toEqual(["success", 1]);
  await push(at, NEXT_HEAD, HEAD);
  await again(at, tick);
  expect(required(at, NEXT_HEAD)?.state).toBe("pending");
  expect(signsOf(at).filter(({ sha }) => sha === NEXT_HEAD)).toEqual([]);
});

it("an override of an older commit counts for no newer one", async () => {
  const at = await opened(['{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@alice"] } }']);
  at.clock.at += 60_000;
  const event = at.github.createCommentAs("alice", PULL, `/override Window @${HEAD}: the site is down`);
  await at.onComment(event);
  expect(required(at)?.state).toBe("success");
  await push(at, NEXT_HEAD, HEAD);
  await again(at, event);
  expect(required(at, NEXT_HEAD)?.state).toBe("failure");
});
