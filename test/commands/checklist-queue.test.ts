/** A merge queue's commit: code and world are asked of it, and people's words are those of the pull request that it brings. */
import { describe, expect, it } from "vitest";
import type { ChecklistResult } from "../../src/checklist/report.ts";
import { push, required, signsOf, worldsOfTests } from "./checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, NOON, PULL, type WorldWishes } from "./checklist-world.ts";

const { open, opened } = worldsOfTests();

const TESTS = "{ title: Tests, command: 'test ! -e broken' }";
const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const WINDOW = '{ title: Window, window: { allow: ["Fri 11:00-13:00 UTC"] } }';
const DESIGN = '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }';
const QUEUED = "e".repeat(40);

/** Into the queue, with the two jobs that run then. */
async function queue(world: ChecklistWorld, change: (event: QueueEvent) => unknown = (event) => event) {
  const event = change(world.github.queuePullAs("alice", PULL, QUEUED));
  world.checkOut(QUEUED);
  const code = await world.codeJob("merge_group", event);
  return world.onEvent("merge_group", event, code.codeResult);
}

type QueueEvent = ReturnType<ChecklistWorld["github"]["queuePullAs"]>;

function outcomes({ checklist }: ChecklistResult) {
  return Object.fromEntries(checklist.items.map(({ title, verdict }) => [title, verdict.outcome]));
}

async function signed(items: readonly string[], more: Partial<WorldWishes> = {}): Promise<ChecklistWorld> {
  const world = await opened(items, more);
  await world.onComment(world.tick("bob", "On-call"));
  expect(required(world)?.state).toBe("success");
  return world;
}

describe("the commit of a merge queue", () => {
  it("passes by its own code, the world now, and what people said of the pull request's head", async () => {
    const world = await signed([TESTS, ON_CALL, WINDOW]);
    const result = await queue(world);
    expect(outcomes(result)).toEqual({ Tests: "pass", "On-call": "pass", Window: "pass" });
    expect(required(world, QUEUED)).toMatchObject({ state: "success", description: "All 3 items passed." });
    expect(result).toMatchObject({ decision: "proceed", quiet: true, commit: QUEUED });
  });

  it("asks few things of GitHub, and writes nothing but its own status", async () => {
    const world = await signed([TESTS, ON_CALL]);
    const before = { comments: world.comments(), signs: signsOf(world), head: required(world) };
    await queue(world);
    expect(world.calls()).toEqual([
      `GET /repos/acme/site/pulls/${PULL}`,
      `GET /repos/acme/site/commits/${HEAD}/statuses`,
      `POST /repos/acme/site/statuses/${QUEUED}`,
    ]);
    expect({ comments: world.comments(), signs: signsOf(world), head: required(world) }).toEqual(before);
  });

  it("is refused where the code fails on it, though it passed on the head", async () => {
    const world = await signed([TESTS, ON_CALL]);
    world.write("broken", "");
    expect(outcomes(await queue(world))).toEqual({ Tests: "fail", "On-call": "pass" });
    expect(required(world, QUEUED)?.state).toBe("failure");
  });

  it("is pending where nobody signed the head", async () => {
    const world = await opened([TESTS, ON_CALL]);
    expect(outcomes(await queue(world))).toEqual({ Tests: "pass", "On-call": "hold" });
    expect(required(world, QUEUED)?.state).toBe("pending");
  });

  it("is pending where a lasting sign-off that the head carries was withdrawn on the commit on which it was given", async () => {
    const world = await opened([DESIGN]);
    await world.onComment(world.tick("alice", "Design"));
    await push(world, NEXT_HEAD, HEAD);
    expect(required(world, NEXT_HEAD)?.state).toBe("success");
    // The run that heard of it was cancelled after its first write.
    const [given] = signsOf(world);
    const description = given?.description.replace("signed", "withdrawn").replace(", lasting", "");
    const answer = await fetch(`${world.served.origin}/repos/acme/site/statuses/${HEAD}`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.token}`, "content-type": "application/json" },
      body: JSON.stringify({ context: given?.context, state: "pending", description }),
    });
    expect(answer.status).toBe(201);
    expect(outcomes(await queue(world))).toEqual({ Design: "hold" });
  });

  it("is asked about the world as it is now", async () => {
    const world = await signed([ON_CALL, WINDOW]);
    world.clock.at = NOON + 2 * 3_600_000;
    expect(outcomes(await queue(world))).toEqual({ "On-call": "pass", Window: "fail" });
    expect(required(world, QUEUED)?.state).toBe("failure");
  });

  it("does not take the answers of the head's code for its own", async () => {
    const world = await signed([TESTS, ON_CALL]);
    const event = world.github.queuePullAs("alice", PULL, QUEUED);
    world.checkOut(HEAD);
    const ofHead = await world.codeJob("pull_request", world.github.pullRequestEvent("opened", PULL));
    world.checkOut(QUEUED);
    expect(outcomes(await world.onEvent("merge_group", event, ofHead.codeResult))).toMatchObject({ Tests: "hold" });
    expect(required(world, QUEUED)?.state).toBe("pending");
  });

  it.each([
    [
      "names nobody",
      (event: QueueEvent) => ({ ...event.merge_group, head_ref: "refs/heads/gh-readonly-queue/main/x" }),
    ],
    ["was made on another commit than it says", (event: QueueEvent) => ({ ...event.merge_group, base_sha: HEAD })],
    ["is of another branch's queue", (event: QueueEvent) => ({ ...event.merge_group, base_ref: "refs/heads/next" })],
  ])("is pending where its branch %s", async (_how, change) => {
    const world = await signed([TESTS, ON_CALL], { planBranches: "next" });
    const result = await queue(world, (event) => ({ ...event, merge_group: change(event) }));
    expect(result).toMatchObject({ decision: "hold", reasonCode: "not_found" });
    expect(world.statuses().findLast(({ sha }) => sha === QUEUED)?.state).toBe("pending");
  });

  it("says nothing where the files here are another commit's", async () => {
    const world = await signed([ON_CALL]);
    const event = world.github.queuePullAs("alice", PULL, QUEUED);
    expect(await world.onEvent("merge_group", event)).toMatchObject({ decision: "hold", reasonCode: "head_moved" });
    expect(required(world, QUEUED)).toBeUndefined();
  });

  it.each(["GET /repos/:owner/:repo/pulls/:pull", "GET /repos/:owner/:repo/commits/:ref/statuses"])(
    "holds where GitHub does not answer %s",
    async (route) => {
      const world = await signed([ON_CALL]);
      world.faults.add({ emulator: "github", route, kind: "status", status: 403 });
      expect(await queue(world)).toMatchObject({
        decision: "hold",
        reasonCode: "credential_insufficient",
        quiet: false,
      });
      expect(required(world, QUEUED)).toBeUndefined();
    },
  );

  it("of one that is behind another brings its own pull request alone", async () => {
    const world = await open({ items: [ON_CALL], github: {} });
    world.github.openPullAs("dave", { number: 13, head: { ref: "other", sha: "d".repeat(40) } });
    const first = world.github.queuePullAs("alice", PULL, QUEUED);
    const second = world.github.queuePullAs("alice", 13);
    expect(first.merge_group.head_ref).toContain(`/pr-${PULL}-${first.merge_group.base_sha}`);
    expect(second.merge_group).toMatchObject({ base_sha: QUEUED });
    world.checkOut(second.merge_group.head_sha);
    const result = await world.onEvent("merge_group", second);
    expect(result.checklist.pullRequest).toBe(13);
    expect(required(world, second.merge_group.head_sha)?.state).toBe("pending");
  });
});
