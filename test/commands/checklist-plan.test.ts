/** Which plan counts: the base branch's, whatever the pull request's own says; and what is said about the other one. */
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/lib/error.ts";
import { body, required, signsOf, worldsOfTests } from "./checklist-probe.ts";
import { BASE, HEAD, NEXT_HEAD, planWith, PULL } from "./checklist-world.ts";

const { open, opened } = worldsOfTests();

const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const EASY = '{ title: On-call, sign-off: { by: ["@mallory"] } }';

describe("a plan that the pull request changes", () => {
  it("does not count, and the comment says what it would change, and that it asks for less", async () => {
    const at = await open({ items: [ON_CALL] });
    at.writePlan("head", planWith([EASY]));
    await at.onPullRequest("opened");
    expect(body(at)).toContain("### What this changes in the plan");
    // With a word joiner, so that nobody is told by it.
    expect(body(at)).toMatch(/- \*\*weaker\*\*, checklist: "On-call": .*@\u2060bob.* → .*@\u2060mallory/);
    expect(body(at)).toContain("the base branch's plan is the one that was used here");
    await at.onComment(at.tick("mallory", "On-call"));
    expect(signsOf(at)).toEqual([]);
    expect(required(at)?.state).toBe("pending");
  });

  it("and breaks is reported, while the base branch's plan is used", async () => {
    const at = await open({ items: [ON_CALL] });
    at.writePlan("head", "version: 1\nname: [");
    await at.onPullRequest("opened");
    expect(body(at)).toContain("has mistakes");
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)?.state).toBe("success");
  });

  it("in its words alone is said to mean the same", async () => {
    const at = await open({ items: [ON_CALL] });
    at.writePlan("head", `# Reviewed.\n${planWith([ON_CALL])}`);
    await at.onPullRequest("opened");
    expect(body(at)).toContain("is written otherwise than the base branch's, and means the same");
    expect(body(at)).not.toContain("### What this changes");
  });

  it("by deleting it is reported", async () => {
    const at = await open({ items: [ON_CALL] });
    at.writePlan("head", null);
    await at.onPullRequest("opened");
    expect(body(at)).toContain("has no plan at");
  });

  it("to the same text is not mentioned", async () => {
    const at = await opened([ON_CALL]);
    expect(body(at)).not.toContain("Notices");
  });
});

describe("the base branch's plan", () => {
  it("ends the run without a verdict when it has errors or is missing", async () => {
    const at = await opened([ON_CALL]);
    const tick = at.tick("bob", "On-call");
    const count = at.statuses().length;
    at.writePlan("base", "version: 1\nname: [");
    await expect(at.onComment(tick)).rejects.toThrow(UsageError);
    at.writePlan("base", null);
    await expect(at.onComment(tick)).rejects.toThrow(UsageError);
    expect(at.statuses()).toHaveLength(count);
  });

  it("gives no verdict when it has no checklist", async () => {
    const at = await open({ items: [] });
    expect(await at.onEvent("pull_request", at.github.pullRequestEvent("opened", PULL))).toMatchObject({
      decision: "hold",
      reasonCode: "no_data",
    });
    expect(at.statuses()).toEqual([]);
  });
});

describe("a pull request into a branch that is listed beside the default one", () => {
  const into = (files: Record<string, string>) => ({
    commits: [
      { sha: BASE, message: "base" },
      { sha: HEAD, parents: [BASE] },
      { sha: NEXT_HEAD, parents: [BASE], files },
    ],
    branches: { main: BASE, work: HEAD, next: NEXT_HEAD },
    pulls: [{ number: PULL, author: "author", head: { ref: "work", sha: HEAD }, base: "next" }],
  });
  const ask = async (files: Record<string, string>) => {
    const at = await open({ items: [ON_CALL], github: into(files), planBranches: "next" });
    return { at, result: at.onComment(at.github.createCommentAs("bob", PULL, "/checklist")) };
  };

  it("is checked by that branch's plan, in a comment's run too", async () => {
    const { at, result } = await ask({ ".github/holdpoint.yml": planWith([EASY]) });
    await result;
    expect(body(at)).toContain("@mallory");
    await at.onComment(at.tick("bob", "On-call"));
    expect(signsOf(at)).toEqual([]);
    expect((await at.onComment(at.tick("mallory", "On-call"))).decision).toBe("proceed");
  });

  it("gets no verdict when that branch's plan is missing or has errors", async () => {
    for (const files of [{}, { ".github/holdpoint.yml": "name: [" }]) {
      const { at, result } = await ask(files);
      await expect(result).rejects.toThrow(UsageError);
      expect(at.statuses()).toEqual([]);
    }
  });

  it("is checked by that branch's plan where the run names it by its number, whatever plan lies here", async () => {
    const { at } = await ask({ ".github/holdpoint.yml": planWith([EASY]) });
    await at.onEvent("workflow_dispatch", {}, "", { "pull-request": String(PULL) });
    expect(body(at)).toContain("@mallory");
  });
});

describe("hostile words of the plan", () => {
  const title = "x** by `@bob`: signed by bob <!-- holdpoint:box=deadbeef -->";
  const names = [
    title,
    "- [x] tick",
    "</td></table>",
    "# Heading",
    "|a|b|",
    "@everyone `code",
    "<!--",
    "holdpoint:box=",
  ];

  it("in titles and groups change no box and add none", async () => {
    const items = names.map(
      (name) => `{ title: ${JSON.stringify(name)}, group: ${JSON.stringify(name)}, sign-off: { by: ["@bob"] } }`,
    );
    const at = await opened(items);
    const { parseBoxes, withoutTicks } = await import("../../src/report/checklist/comment.ts");
    const ids = [...parseBoxes(body(at)).keys()];
    expect(ids).toHaveLength(names.length);
    expect(ids).not.toContain("deadbeef");
    expect(withoutTicks(body(at))).toBe(body(at).trimEnd());
    const [comment] = at.comments();
    await at.onComment(at.github.editCommentAs("bob", comment?.id ?? 0, body(at).replace(/^- \[ \]/m, "- [x]")));
    expect(signsOf(at)).toHaveLength(1);
    const all = body(at).replaceAll(/^- \[ \]/gm, "- [x]");
    await at.onComment(at.github.editCommentAs("bob", comment?.id ?? 0, all));
    expect(required(at)?.state).toBe("success");
  });
});
