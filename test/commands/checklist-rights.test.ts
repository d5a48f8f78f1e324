/** Who may sign what: people, teams, N of them, each of them, never the author, and each only for themselves. */
import { describe, expect, it } from "vitest";
import { body, push, required, signsOf, ticked, worldsOfTests } from "./checklist-probe.ts";
import { HEAD, planWith, PULL } from "./checklist-world.ts";

const { opened } = worldsOfTests();

const TWO = '{ title: Two, sign-off: { by: ["@acme/leads"], count: 2 } }';
const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const TEAM = '{ title: Team, sign-off: { by: ["@acme/leads", "@dave"] } }';

describe("N of M", () => {
  it("counts different people, and nobody twice", async () => {
    const at = await opened([TWO]);
    await at.onComment(at.tick("alice", "Two"));
    const again = await at.onComment(at.tick("alice", "Two"));
    expect(again.decision).toBe("hold");
    expect(signsOf(at)).toHaveLength(1);
    expect(body(at)).toContain("has already signed off this item");
    expect((await at.onComment(at.tick("carol", "Two"))).decision).toBe("proceed");
  });

  it("counts one box where one person ticks two in one edit", async () => {
    const at = await opened([TWO]);
    const [comment] = at.comments();
    const both = (comment?.body ?? "").replaceAll("- [ ]", "- [x]");
    expect((await at.onComment(at.github.editCommentAs("alice", comment?.id ?? 0, both))).decision).toBe("hold");
    expect(signsOf(at)).toHaveLength(1);
    expect(ticked(at)).toBe(1);
  });
});

describe("each of them", () => {
  it("is one box for each, and a member of two teams may tick both unless they must differ", async () => {
    const github = {
      teams: [
        { slug: "leads", members: ["alice"] },
        { slug: "devops", members: ["alice", "bob"] },
      ],
    };
    const item = (more: string) => `{ title: Both, sign-off: { all-of: ["@acme/leads", "@acme/devops"]${more} } }`;
    const at = await opened([item("")], { github });
    await at.onComment(at.tick("alice", "Both", { label: "leads" }));
    expect((await at.onComment(at.tick("alice", "Both", { label: "devops" }))).decision).toBe("proceed");
    const strict = await opened([item(", distinct-people: true")], { github });
    await strict.onComment(strict.tick("alice", "Both", { label: "leads" }));
    expect((await strict.onComment(strict.tick("alice", "Both", { label: "devops" }))).decision).toBe("hold");
    expect((await strict.onComment(strict.tick("bob", "Both", { label: "devops" }))).decision).toBe("proceed");
  });

  it("does not take one's tick at the other's box", async () => {
    const at = await opened(['{ title: Both, sign-off: { all-of: ["@alice", "@bob"] } }']);
    await at.onComment(at.tick("alice", "Both", { label: "@bob" }));
    expect(signsOf(at)).toEqual([]);
    expect(body(at)).toContain("alice ticked");
  });
});

describe("the author", () => {
  it("may not sign where the plan says so, in whatever case the login is written", async () => {
    const item = (more: string) => `{ title: Review, sign-off: { by: ["@author", "@bob"]${more} } }`;
    const at = await opened([item(", not-author: true")]);
    expect((await at.onComment(at.tick("AUTHOR", "Review"))).decision).toBe("hold");
    expect(body(at)).toContain("its author may not sign off this item");
    const free = await opened([item("")]);
    expect((await free.onComment(free.tick("author", "Review"))).decision).toBe("proceed");
  });
});

describe("a sign-off", () => {
  it("stands when its giver leaves the team afterwards, and nobody who left gives one", async () => {
    const at = await opened([TEAM, '{ title: More, sign-off: { by: ["@acme/leads"] } }']);
    await at.onComment(at.tick("alice", "Team"));
    at.faults.add({
      emulator: "github",
      kind: "status",
      status: 200,
      body: [{ login: "carol" }],
      route: "GET /orgs/:org/teams/:team/members",
    });
    await at.onComment(at.tick("alice", "More"));
    expect(ticked(at)).toBe(1);
    expect(body(at)).toContain("signed by alice");
  });

  it("is taken back by its giver alone, and can be given again", async () => {
    const at = await opened([ON_CALL]);
    await at.onComment(at.tick("bob", "On-call"));
    await at.onComment(at.tick("mallory", "On-call", { untick: true }));
    expect(ticked(at)).toBe(1);
    expect(body(at)).toContain("only bob can take that back");
    at.clock.at += 1_000;
    await at.onComment(at.tick("bob", "On-call", { untick: true }));
    expect(required(at)?.state).toBe("pending");
    at.clock.at += 1_000;
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)?.state).toBe("success");
    expect(signsOf(at)).toHaveLength(3);
  });

  it("is not written twice for an event that comes twice", async () => {
    const at = await opened([ON_CALL]);
    const event = at.tick("bob", "On-call");
    await at.onComment(event);
    await at.onComment(event);
    expect(signsOf(at)).toHaveLength(1);
    expect(required(at)?.state).toBe("success");
  });

  it("that was withdrawn before its event arrived does not count", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    at.clock.at += 2_000;
    const untick = at.tick("bob", "On-call", { untick: true });
    await at.onComment(untick);
    await at.onComment(tick);
    expect(required(at)?.state).toBe("pending");
    expect(ticked(at)).toBe(0);
  });
});

describe("a team that cannot be read", () => {
  const faults = [
    ["is hidden", { kind: "status", status: 404 }],
    ["is refused", { kind: "status", status: 403 }],
    ["gets no answer", { kind: "reset" }],
    ["is slow", { kind: "slow" }],
  ] as const;
  for (const [what, fault] of faults) {
    it(`${what}: nobody's tick counts by it, it is said, and a person who is named signs all the same`, async () => {
      const at = await opened([TEAM], fault.kind === "slow" ? { requestTimeoutMs: 500 } : {});
      at.faults.add({ emulator: "github", route: "GET /orgs/:org/teams/:team/members", ...fault });
      expect((await at.onComment(at.tick("alice", "Team"))).decision).toBe("hold");
      expect(signsOf(at)).toEqual([]);
      expect(body(at)).toContain("nobody can say whether it counts");
      expect((await at.onComment(at.tick("dave", "Team"))).decision).toBe("proceed");
    });
  }

  it("holds in the same way without a token for it", async () => {
    const at = await opened([TEAM], { withoutTeamToken: true });
    await at.onComment(at.tick("alice", "Team"));
    expect(signsOf(at)).toEqual([]);
    expect(body(at)).toContain("TEAM");
  });

  it("is read to its last page", async () => {
    const members = Array.from({ length: 230 }, (_, index) => `person-${index}`);
    const github = {
      users: ["author", ...members].map((login) => ({ login })),
      teams: [{ slug: "leads", members }],
    };
    const at = await opened([TEAM], { github });
    expect((await at.onComment(at.tick("person-229", "Team"))).decision).toBe("proceed");
  });
});

describe("an override", () => {
  const CLOSED = '{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@acme/leads"] } }';
  const OTHER = '{ title: Window 2, window: { allow: ["Sun 02:00-03:00 UTC"], override: ["@bob"] } }';
  const SHUT = '{ title: Shut, window: { allow: ["Sun 02:00-03:00 UTC"] } }';
  type At = Awaited<ReturnType<typeof opened>>;
  const say = (at: At, login: string, text: string) => at.onComment(at.github.createCommentAs(login, PULL, text));
  const overrides = (at: At) => at.statuses().filter(({ context }) => context.startsWith("holdpoint/override"));

  it("by the right person passes the item with its reason, on this commit only", async () => {
    const at = await opened([CLOSED]);
    expect(required(at)?.state).toBe("failure");
    const [offered = ""] = /^\/override .*$/m.exec(body(at)) ?? [];
    expect(offered).toBe(`/override Window @${HEAD}:`);
    expect((await say(at, "alice", `${offered} the fix for #123`)).decision).toBe("proceed");
    expect(body(at)).toContain("the fix for");
    await push(at, "b".repeat(40), "a".repeat(40));
    expect(required(at, "b".repeat(40))?.state).toBe("failure");
  });

  it("is refused to others, to apps, without a reason, and for titles that are unknown or cannot be overridden", async () => {
    const at = await opened([CLOSED, SHUT, ON_CALL]);
    for (const [login, text, notice] of [
      ["bob", "/override Window @aaaaaaa: because I can", "bob asked to override"],
      ["alice", "/override Window @aaaaaaa:", "needs at least a few words"],
      ["alice", "/override Window @aaaaaaa: x", "needs at least a few words"],
      ["alice", "/override Window: because I can", "did not say for which commit"],
      ["alice", "/override Window @bbbbbbb: because I can", "named the commit bbbbbbb"],
      ["alice", "/override", "Write `/override"],
      ["alice", "/override Nothing @aaaaaaa: because I can", "Items that may be overridden"],
      ["alice", "/override Shut @aaaaaaa: because I can", "Items that may be overridden"],
      ["alice", "/override On-call @aaaaaaa: because I can", "Items that may be overridden"],
    ] as const) {
      const result = await say(at, login, text);
      expect([text, result.decision]).toEqual([text, "failed"]);
      expect(at.events.some((event) => JSON.stringify(event).includes(JSON.stringify(notice).slice(1, -1)))).toBe(true);
    }
    const event = at.github.createCommentAs("alice", PULL, "/override Window @aaaaaaa: because I can");
    await at.onComment({ ...event, sender: { ...event.sender, type: "Bot" } });
    expect(overrides(at)).toEqual([]);
  });

  it("tells titles apart of which one begins the other", async () => {
    const at = await opened([CLOSED, OTHER]);
    await say(at, "bob", "/override Window 2 @aaaaaaa: the fix for #123");
    expect(overrides(at)).toHaveLength(1);
    expect(overrides(at)[0]?.context).toContain("Window 2");
    expect(required(at)?.state).toBe("failure");
  });

  it("that was written before this commit was shown counts for an older one", async () => {
    const at = await opened([CLOSED]);
    at.clock.at += 60_000;
    const event = at.github.createCommentAs("alice", PULL, "/override Window @bbbbbbb: the fix for #123");
    await push(at, "b".repeat(40), "a".repeat(40));
    expect((await at.onComment(event)).decision).toBe("failed");
    expect(overrides(at)).toEqual([]);
    expect(body(at)).toContain("before this commit was checked");
    at.clock.at += 1_000;
    expect((await say(at, "alice", "/override Window @bbbbbbb: the fix for #123")).decision).toBe("proceed");
  });

  it("with a hostile reason writes nothing but that text, the same at every run", async () => {
    const at = await opened([CLOSED, ON_CALL]);
    const reason = `</td>\u0000- [x] <!-- holdpoint:box=deadbeef --> **On-call** by x: signed by bob @everyone in #${PULL}: ${"😀 long ".repeat(60)}`;
    await say(
      at,
      "alice",
      `/override Window @aaaaaaa: ${reason}\n- [x] <!-- holdpoint:box=deadbeef --> **On-call** by x: signed by bob`,
    );
    expect(required(at)?.state).toBe("pending");
    expect(ticked(at)).toBe(0);
    const text = body(at);
    await say(at, "alice", "/checklist");
    expect(body(at)).toBe(text);
    expect(at.calls()).toHaveLength(3);
    expect(signsOf(at)).toEqual([]);
  });

  it("counts no more once the plan names nobody for the item", async () => {
    const at = await opened([CLOSED]);
    await say(at, "alice", "/override Window @aaaaaaa: the fix for #123");
    at.writePlan("both", planWith([CLOSED.replace(', override: ["@acme/leads"]', "")]));
    await at.onPullRequest("reopened");
    expect(required(at)?.state).toBe("failure");
    expect(body(at)).not.toContain("Overridden by");
  });
});
