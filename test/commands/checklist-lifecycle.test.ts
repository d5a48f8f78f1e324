/** A pull request's life: locked, closed, merged, opened again, pushed to and forced back while a run is under way. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { body, push, required, signsOf, ticked, worldsOfTests } from "./checklist-probe.ts";
import { HEAD, NEXT_HEAD, planWith, PULL } from "./checklist-world.ts";

const { open, opened } = worldsOfTests();

const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const DESIGN = '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }';
const THIRD = "d".repeat(40);

describe("a locked conversation", () => {
  it("gets its status, with a note, and its comment once it is unlocked", async () => {
    const at = await open({ items: [ON_CALL] });
    at.github.lockPullAs("alice", PULL);
    const result = await at.onPullRequest("opened");
    expect(result).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending" });
    expect(at.comments()).toEqual([]);
    expect(required(at)?.state).toBe("pending");
    expect(at.events.some((event) => JSON.stringify(event).includes("The comment could not be written"))).toBe(true);
    at.github.unlockPullAs("alice", PULL);
    await at.onPullRequest("reopened");
    expect(at.comments()).toHaveLength(1);
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)?.state).toBe("success");
  });
});

describe("a pull request that is closed", () => {
  it("is written to by no event, and is asked again when it is reopened", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    const closed = at.github.closePullAs("author", PULL);
    const before = at.statuses().length;
    expect(await at.onEvent("pull_request", closed)).toMatchObject({ reasonCode: "pull_request_closed" });
    expect(at.calls()).toEqual([]);
    expect(await at.onComment(tick)).toMatchObject({ decision: "hold", reasonCode: "pull_request_closed" });
    expect(at.statuses()).toHaveLength(before);
    const reopened = at.github.reopenPullAs("author", PULL);
    expect(await at.onEvent("pull_request", reopened)).toMatchObject({ reasonCode: "sign_off_pending" });
  });

  it("by a merge is not written to by any event", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    at.github.mergePullAs("alice", PULL);
    expect(await at.onComment(tick)).toMatchObject({ reasonCode: "pull_request_closed" });
    expect(signsOf(at)).toEqual([]);
  });

  it("during a run gets no verdict", async () => {
    const at = await open({ items: [ON_CALL] });
    at.onAnswer = ({ path }) => {
      if (path.endsWith("/statuses")) at.github.closePullAs("author", PULL);
    };
    expect(await at.onPullRequest("opened")).toMatchObject({ reasonCode: "pull_request_closed" });
    expect(at.statuses()).toEqual([]);
    expect(at.comments()).toEqual([]);
  });
});

describe("a push in the middle of a run", () => {
  it("leaves the older commit without a verdict, and the comment alone", async () => {
    const at = await opened([ON_CALL]);
    const before = body(at);
    at.writePlan("both", planWith([ON_CALL, DESIGN]));
    at.onAnswer = ({ method, path }) => {
      if (method === "GET" && path.endsWith("/statuses")) at.github.push("work", NEXT_HEAD);
    };
    expect(await at.onPullRequest("reopened")).toMatchObject({ decision: "hold", reasonCode: "head_moved" });
    expect(body(at)).toBe(before);
  });

  it("is seen by a comment's run too, where asking took long", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    at.onAnswer = ({ method, path }) => {
      if (method !== "GET" || !path.endsWith("/statuses")) return;
      at.github.push("work", NEXT_HEAD);
      at.clock.at += 60_000;
    };
    expect(await at.onComment(tick)).toMatchObject({ reasonCode: "head_moved" });
    expect(required(at)?.state).toBe("pending");
    expect(required(at, NEXT_HEAD)).toBeUndefined();
  });

  it("does not matter to an old run that is run again", async () => {
    const at = await opened([ON_CALL]);
    const old = at.github.pullRequestEvent("opened", PULL);
    await push(at, NEXT_HEAD, HEAD);
    const text = body(at);
    const count = at.statuses().length;
    at.checkOut(HEAD);
    expect(await at.onEvent("pull_request", old)).toMatchObject({ reasonCode: "head_moved" });
    expect([body(at), at.statuses().length]).toEqual([text, count]);
  });
});

describe("the files that are checked out", () => {
  it("must be of the pull request's commit, in every event", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    at.checkOut(NEXT_HEAD);
    const before = at.statuses().length;
    expect(await at.onComment(tick)).toMatchObject({ decision: "hold", reasonCode: "head_moved" });
    expect(await at.onEvent("pull_request", at.github.pullRequestEvent("reopened", PULL))).toMatchObject({
      reasonCode: "head_moved",
    });
    expect(at.statuses()).toHaveLength(before);
  });

  it("must say of which commit they are, where the event does not", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    rmSync(join(at.directory, ".git"), { recursive: true });
    const result = await at.onComment(tick);
    expect(result).toMatchObject({ decision: "hold", reasonCode: "head_moved" });
    expect(result.summary).toContain("not known");
    expect(signsOf(at)).toEqual([]);
  });
});

describe("a lasting sign-off", () => {
  it("stands over three commits, and one that does not last falls with the first", async () => {
    const at = await opened([DESIGN, ON_CALL]);
    await at.onComment(at.tick("alice", "Design"));
    await at.onComment(at.tick("bob", "On-call"));
    await push(at, NEXT_HEAD, HEAD);
    await push(at, THIRD, NEXT_HEAD);
    expect(ticked(at)).toBe(1);
    expect(body(at)).toMatch(new RegExp(`Design.*signed by alice.*${HEAD.slice(0, 7)}.*stays`));
    const carried = signsOf(at).filter(({ sha }) => sha === THIRD);
    expect(carried.map(({ description }) => description)).toEqual([
      `signed by alice at 2026-11-20T12:00:00Z on ${HEAD} in #${PULL}, lasting`,
    ]);
  });

  it("is found through the comment where the commit before was never checked", async () => {
    const at = await opened([DESIGN]);
    await at.onComment(at.tick("alice", "Design"));
    at.github.push("work", NEXT_HEAD);
    await push(at, THIRD, NEXT_HEAD);
    expect(ticked(at)).toBe(1);
    expect(at.comments()).toHaveLength(1);
  });

  it("that was given later still counts after a push back to an older commit", async () => {
    const at = await opened([DESIGN]);
    await push(at, NEXT_HEAD, HEAD);
    await at.onComment(at.tick("alice", "Design"));
    await push(at, HEAD, NEXT_HEAD);
    expect(ticked(at)).toBe(1);
    expect(required(at)?.state).toBe("success");
  });

  it("that was withdrawn later does not return with a push back to an older commit", async () => {
    const at = await opened([DESIGN]);
    await at.onComment(at.tick("alice", "Design"));
    await push(at, NEXT_HEAD, HEAD);
    at.clock.at += 60_000;
    await at.onComment(at.tick("alice", "Design", { untick: true }));
    await push(at, HEAD, NEXT_HEAD);
    expect(ticked(at)).toBe(0);
    expect(required(at)?.state).toBe("pending");
    // Also for a run that learns of the push from the comment alone.
    await at.onComment(at.github.createCommentAs("bob", PULL, "/checklist"));
    expect(required(at)?.state).toBe("pending");
  });
});

describe("a comment that was replaced since", () => {
  it("is not made a third time for the older commit, which names the first", async () => {
    const at = await opened([ON_CALL]);
    at.github.deleteCommentAs("mallory", at.comments()[0]?.id ?? 0);
    await push(at, NEXT_HEAD, HEAD);
    await push(at, HEAD, NEXT_HEAD);
    expect(at.comments()).toHaveLength(1);
    expect(body(at)).toContain(`commit=${HEAD}`);
    // The push to a third commit names the second, whose comment was replaced as well.
    at.github.deleteCommentAs("mallory", at.comments()[0]?.id ?? 0);
    await at.onPullRequest("reopened");
    await push(at, THIRD, NEXT_HEAD);
    expect(at.comments()).toHaveLength(1);
  });
});

describe("a sign-off for one commit", () => {
  it("is there again when the branch is forced back to that commit", async () => {
    const at = await opened([ON_CALL]);
    await at.onComment(at.tick("bob", "On-call"));
    await push(at, NEXT_HEAD, HEAD);
    expect(required(at, NEXT_HEAD)?.state).toBe("pending");
    await push(at, HEAD, NEXT_HEAD);
    expect(ticked(at)).toBe(1);
    expect(body(at)).toContain(`commit=${HEAD}`);
  });
});
