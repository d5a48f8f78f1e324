import { describe, expect, it } from "vitest";
import { required, worldsOfTests } from "./checklist-probe.ts";
import { BOT, HEAD, NEXT_HEAD, NOON, PULL } from "./checklist-world.ts";

const TESTS = "{ title: Tests, group: Code, command: 'echo fine' }";
const ON_CALL = '{ title: On-call, group: People, sign-off: { by: ["@acme/devops"] } }';
const APPROVED = '{ title: Approved, group: People, sign-off: { all-of: ["@acme/leads", "@bob"] } }';

const { open } = worldsOfTests();

describe("a checklist on a pull request", () => {
  it("begins with a comment, and a status that holds until people have signed", async () => {
    const at = await open({ items: [TESTS, ON_CALL, APPROVED] });
    const result = await at.onPullRequest("opened");
    expect(result).toMatchObject({ decision: "hold", reasonCode: "sign_off_pending", commit: HEAD, quiet: true });
    expect(at.comments()).toHaveLength(1);
    expect(at.comments()[0]?.body.split("\n")[0]).toContain("<!-- holdpoint:checklist");
    expect(required(at)).toMatchObject({ state: "pending", creator: BOT });
    expect(required(at)?.description).toMatch(/^1 of 3 passed; open: On-call, Approved/);
    expect(at.calls()).toHaveLength(5);
  });

  it("is ticked by people who may, and ships when nothing is open", async () => {
    const at = await open({ items: [TESTS, ON_CALL, APPROVED] });
    await at.onPullRequest("opened");
    await at.onComment(at.tick("bob", "On-call"));
    await at.onComment(at.tick("carol", "Approved", { label: "acme/leads" }));
    at.clock.at += 60_000;
    const result = await at.onComment(at.tick("bob", "Approved", { label: "bob" }));
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "checklist_passed" });
    expect(required(at)).toMatchObject({ state: "success", description: "All 3 items passed." });
    const body = at.comments()[0]?.body ?? "";
    expect(body.match(/^- \[x\]/gm)).toHaveLength(3);
    expect(body).toContain("2026-11-20 12:01");
    expect(body).toContain("carol");
  });

  it("sets a tick back that somebody else gave, politely", async () => {
    const at = await open({ items: [TESTS, APPROVED] });
    await at.onPullRequest("opened");
    const result = await at.onComment(at.tick("mallory", "Approved", { label: "acme/leads" }));
    expect(result).toMatchObject({ decision: "hold" });
    const body = at.comments()[0]?.body ?? "";
    expect(body).not.toContain("- [x]");
    expect(body).toContain("mallory ticked");
    expect(at.statuses().filter(({ context }) => context.startsWith("holdpoint/sign-off"))).toEqual([]);
  });

  it("counts both ticks of two people in the same second", async () => {
    const at = await open({ items: [ON_CALL, APPROVED] });
    await at.onPullRequest("opened");
    const first = at.tick("bob", "On-call");
    const second = at.tick("alice", "Approved", { label: "acme/leads" });
    await at.onComment(first);
    await at.onComment(second);
    const body = at.comments()[0]?.body ?? "";
    expect(body.match(/^- \[x\]/gm)).toHaveLength(2);
    expect(at.statuses().filter(({ context }) => context.startsWith("holdpoint/sign-off"))).toHaveLength(2);
  });

  it("withdraws a sign-off for the person who gave it, and for nobody else", async () => {
    const at = await open({ items: [ON_CALL] });
    await at.onPullRequest("opened");
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)).toMatchObject({ state: "success" });
    const kept = await at.onComment(at.tick("alice", "On-call", { untick: true }));
    expect(kept.decision).toBe("proceed");
    expect(at.comments()[0]?.body).toContain("alice unticked");
    const back = await at.onComment(at.tick("bob", "On-call", { untick: true }));
    expect(back.decision).toBe("hold");
    expect(required(at)).toMatchObject({ state: "pending" });
  });

  it("clears ticks with a new commit, but for those that last", async () => {
    const at = await open({
      items: [
        '{ title: Design, sign-off: { by: ["@alice"], lasting: true } }',
        '{ title: Ready, sign-off: { by: ["@bob"] } }',
      ],
    });
    await at.onPullRequest("opened");
    await at.onComment(at.tick("alice", "Design"));
    await at.onComment(at.tick("bob", "Ready"));
    expect(required(at)).toMatchObject({ state: "success" });
    at.github.push("work", NEXT_HEAD);
    at.checkOut(NEXT_HEAD);
    const result = await at.onPullRequest("synchronize", { before: HEAD });
    expect(result).toMatchObject({ decision: "hold", commit: NEXT_HEAD });
    expect(at.comments()).toHaveLength(1);
    const body = at.comments()[0]?.body ?? "";
    expect(body).toMatch(/^- \[x\].*Design/m);
    expect(body).toMatch(/^- \[ \].*Ready/m);
    expect(body).toContain(HEAD.slice(0, 7));
    expect(required(at, NEXT_HEAD)).toMatchObject({ state: "pending" });
  });

  it("does not count a tick that was given on an older commit", async () => {
    const at = await open({ items: [ON_CALL] });
    await at.onPullRequest("opened");
    const event = at.tick("bob", "On-call");
    at.github.push("work", NEXT_HEAD);
    at.checkOut(NEXT_HEAD);
    const result = await at.onComment(event);
    expect(result.decision).toBe("hold");
    expect(at.statuses().filter(({ context }) => context.startsWith("holdpoint/sign-off"))).toEqual([]);
  });

  it("records no sign-off for a text that somebody changed before", async () => {
    const at = await open({ items: [ON_CALL, APPROVED] });
    await at.onPullRequest("opened");
    const [comment] = at.comments();
    // The label of one box now stands beside another one.
    const forged = (comment?.body ?? "").replace("**On-call**", "**Lunch is at noon**");
    at.github.editCommentAs("mallory", comment?.id ?? 0, forged);
    const ticked = forged.replace("- [ ]", "- [x]");
    const result = await at.onComment(at.github.editCommentAs("bob", comment?.id ?? 0, ticked));
    expect(result.decision).toBe("hold");
    expect(at.statuses().filter(({ context }) => context.startsWith("holdpoint/sign-off"))).toEqual([]);
    expect(at.comments()[0]?.body).not.toContain("Lunch");
    expect(at.comments()[0]?.body).not.toContain("- [x]");
  });

  it("believes no status that somebody else wrote", async () => {
    const at = await open({ items: [ON_CALL] });
    await at.onPullRequest("opened");
    await at.onComment(at.tick("bob", "On-call"));
    const sign = at.statuses().find(({ context }) => context.startsWith("holdpoint/sign-off"));
    expect(sign?.description).toBe(`signed by bob at 2026-11-20T12:00:00Z on ${HEAD} in #${PULL}`);
  });

  it("asks GitHub three times where nothing changed, five times where something did", async () => {
    const at = await open({ items: [TESTS, ON_CALL] });
    await at.onPullRequest("opened");
    await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
    expect(at.calls()).toHaveLength(3);
    const event = at.tick("bob", "On-call");
    await at.onComment(event);
    expect(at.calls().filter((call) => !call.includes("/teams/"))).toHaveLength(5);
  });
});

it("runs at noon", () => {
  expect(new Date(NOON).toISOString()).toBe("2026-11-20T12:00:00.000Z");
});

describe("the answers of code items", () => {
  it("stay when somebody wipes or deletes the comment that carries them", async () => {
    const at = await open({ items: [TESTS, ON_CALL] });
    await at.onPullRequest("opened");
    const [comment] = at.comments();
    await at.onComment(at.github.editCommentAs("mallory", comment?.id ?? 0, "gone"));
    expect(required(at)?.description).toMatch(/^1 of 2 passed/);
    const [restored] = at.comments();
    await at.onComment(at.github.deleteCommentAs("mallory", restored?.id ?? 0));
    expect(at.comments()).toHaveLength(1);
    expect(required(at)?.description).toMatch(/^1 of 2 passed/);
  });

  it("hold where the plan asks something else by now", async () => {
    const at = await open({ items: [TESTS, ON_CALL] });
    await at.onPullRequest("opened");
    at.changePlan(["{ title: Tests, group: Code, command: 'echo fine && exit 1' }", ON_CALL]);
    await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
    expect(required(at)?.description).toMatch(/^0 of 2 passed; open: Tests, On-call/);
  });
});
