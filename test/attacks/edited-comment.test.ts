/** Nobody's signature comes from a text: not from one that was edited, forged, deleted, moved or shown for something else. */
import { describe, expect, it } from "vitest";
import { askedItemId, renderAskedItems } from "../../src/checklist/asked-items.ts";
import { parseBoxes } from "../../src/report/checklist/comment.ts";
import { signsOf, worldsOfTests } from "../commands/checklist-probe.ts";
import {
  BASE,
  BOT,
  type ChecklistWorld,
  HEAD,
  NEXT_HEAD,
  openChecklistWorld,
  parsedPlan,
  planWith,
  PULL,
  type WorldWishes,
} from "../commands/checklist-world.ts";

const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const APPROVED = '{ title: Approved, sign-off: { by: ["@alice", "@carol"] } }';
const TESTS = "{ title: Tests, command: 'echo fine' }";

const { open } = worldsOfTests();

/** Of our first comment: some tests here have a second one. */
function body(at: ChecklistWorld): string {
  return at.comments()[0]?.body ?? "";
}

function ticked(at: ChecklistWorld): number {
  return [...parseBoxes(body(at)).values()].filter(Boolean).length;
}

function required(at: ChecklistWorld, sha = HEAD) {
  return at.statuses().findLast((status) => status.context === "holdpoint/checklist" && status.sha === sha);
}

async function opened(items: readonly string[], more: Partial<WorldWishes> = {}) {
  const at = await open({ items, ...more });
  await at.onPullRequest("opened");
  const id = at.comments()[0]?.id ?? 0;
  const edit = (login: string, text: string) => at.github.editCommentAs(login, id, text);
  return { at, id, edit, tickAll: (text: string) => text.replaceAll("- [ ]", "- [x]") };
}

describe("an edit of the comment that is more than a tick", () => {
  const edits: readonly [string, (text: string) => string][] = [
    [
      "ticks and changes the text",
      (text) => text.replaceAll("- [ ]", "- [x]").replace("People", "Nobody").replace("Sign-offs", "Sign"),
    ],
    ["swaps the labels", (text) => swap(text, "**On-call**", "**Approved**").replaceAll("- [ ]", "- [x]")],
    [
      "swaps the hidden ids",
      (text) => {
        const [one = "", two = ""] = [...parseBoxes(text).keys()];
        return swap(text, `box=${one}`, `box=${two}`).replaceAll("- [ ]", "- [x]");
      },
    ],
    ["removes a box", (text) => text.replace(/^- \[ \].*On-call.*\n/m, "").replaceAll("- [ ]", "- [x]")],
    [
      "adds a box of its own",
      (text) =>
        text
          .replace(/^(- \[ \] <!-- holdpoint:box=)([0-9a-f]{16})(.*)$/m, "$1$2$3\n$1deadbeefdeadbeef$3")
          .replaceAll("- [ ]", "- [x]"),
    ],
    ["ticks with a box doubled", (text) => text.replace(/^(- \[ \].*)$/m, "$1\n$1").replaceAll("- [ ]", "- [x]")],
    [
      "writes sign-offs without ticking",
      (text) => text.replaceAll("not signed yet", "signed by bob, 2026-11-20 12:00 UTC").replaceAll("- [ ]", "- [x]"),
    ],
    ["puts another commit into the mark", (text) => text.replace(HEAD, NEXT_HEAD).replaceAll("- [ ]", "- [x]")],
    ["hides the list in a folded part", (text) => text.replaceAll("- [ ]", "<details>\n\n- [x]")],
    ["replaces all of it", () => "Approved by everybody."],
  ];

  for (const [what, change] of edits) {
    it(`${what}: no tick counts, and the text is put back`, async () => {
      const { at, edit } = await opened([TESTS, ON_CALL, APPROVED]);
      const before = body(at);
      const result = await at.onComment(edit("bob", change(before)));
      expect(result.decision).toBe("hold");
      expect(signsOf(at)).toEqual([]);
      expect(body(at)).not.toBe(change(before));
      expect(ticked(at)).toBe(0);
      expect(at.comments()).toHaveLength(1);
      // And the next tick counts again.
      await at.onComment(at.tick("bob", "On-call"));
      expect(signsOf(at)).toHaveLength(1);
    });
  }

  it("is reverted where it only changes words, and the comment names who did it", async () => {
    const { at, edit } = await opened([ON_CALL]);
    await at.onComment(edit("mallory", body(at).replace("On-call", "Lunch")));
    expect(body(at)).not.toContain("Lunch");
    expect(body(at)).toContain("mallory changed the text");
  });

  it("between two texts that were never shown gives nothing, though only a box changed", async () => {
    const { at, edit } = await opened([ON_CALL, APPROVED]);
    const forged = swap(body(at), "**On-call**", "**Approved**");
    edit("mallory", forged);
    // The event of mallory's edit was lost; bob ticks what says On-call and stands at the box of Approved.
    await at.onComment(edit("alice", forged.replaceAll("- [ ]", "- [x]")));
    expect(signsOf(at)).toEqual([]);
    expect(body(at)).toContain("a changed text when alice edited it");
  });

  it("must be repeated where it restores changed words and ticks at once", async () => {
    const { at, edit } = await opened([ON_CALL]);
    const shown = body(at);
    edit("mallory", shown.replace("On-call", "Lunch"));
    await at.onComment(edit("bob", shown.replace("- [ ]", "- [x]")));
    expect(signsOf(at)).toEqual([]);
    expect(body(at)).toContain("please tick again");
  });

  it("signs off nothing beyond the sender's rights, even with a forged earlier text", async () => {
    const { at, edit } = await opened([ON_CALL]);
    const event = edit("mallory", body(at).replace("- [ ]", "- [x]"));
    const forged = { ...(event as object), changes: { body: { from: body(at).replace("- [x]", "- [ ]") } } };
    expect((await at.onComment(forged)).decision).toBe("hold");
    expect(signsOf(at)).toEqual([]);
  });

  it("is a normal tick if only line ends differ", async () => {
    const { at, edit } = await opened([ON_CALL]);
    await at.onComment(edit("bob", body(at).replace("- [ ]", "- [X]").replaceAll("\n", "\r\n")));
    expect(signsOf(at)).toHaveLength(1);
    expect(required(at)?.state).toBe("success");
  });

  it("is never a sign-off by an app, even one that the plan names", async () => {
    const { at, edit } = await opened(['{ title: On-call, sign-off: { by: ["@bob", "@renovate"] } }']);
    const event = edit("bob", body(at).replace("- [ ]", "- [x]")) as { sender: object };
    await at.onComment({ ...event, sender: { ...event.sender, login: "renovate", type: "Bot" } });
    expect(signsOf(at)).toEqual([]);
    expect(body(at)).toContain("is an app");
  });

  it("signs off nothing when we made it ourselves", async () => {
    const { at, edit } = await opened([ON_CALL]);
    const result = await at.onComment(edit(BOT, body(at).replace("- [ ]", "- [x]")));
    expect(result.decision).toBe("hold");
    expect(signsOf(at)).toEqual([]);
    await at.onComment(at.github.createCommentAs("bob", PULL, "/checklist"));
    expect(ticked(at)).toBe(0);
  });
});

describe("the hidden answers of code items in the comment", () => {
  it("are believed only as the newest run left them, not from an older text of the same commit", async () => {
    const { at, edit } = await opened(["{ title: Tests, command: 'test ! -e broken' }", ON_CALL]);
    const passed = body(at);
    at.write("broken", "");
    await at.onPullRequest("reopened");
    expect(required(at)?.state).toBe("failure");
    await at.onComment(edit("mallory", passed));
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)?.state).not.toBe("success");
    await at.onComment(at.github.createCommentAs("bob", PULL, "/checklist"));
    expect(required(at)?.state).not.toBe("success");
  });
});

describe("the comment itself", () => {
  it("deleted by a person, with the event, comes again with every sign", async () => {
    const { at, id } = await opened([ON_CALL, APPROVED]);
    await at.onComment(at.tick("bob", "On-call"));
    await at.onComment(at.github.deleteCommentAs("mallory", id));
    expect(at.comments()).toHaveLength(1);
    expect(at.comments()[0]?.id).not.toBe(id);
    expect(ticked(at)).toBe(1);
    await at.onComment(at.tick("alice", "Approved"));
    expect(required(at)?.state).toBe("success");
  });

  it("deleted between two runs comes again with every sign", async () => {
    const { at, id } = await opened([ON_CALL, APPROVED]);
    await at.onComment(at.tick("bob", "On-call"));
    at.github.deleteCommentAs("mallory", id);
    await at.onPullRequest("reopened");
    expect(at.comments()).toHaveLength(1);
    expect(ticked(at)).toBe(1);
    at.github.deleteCommentAs("mallory", at.comments()[0]?.id ?? 0);
    at.github.push("work", NEXT_HEAD);
    at.checkOut(NEXT_HEAD);
    await at.onPullRequest("synchronize", { before: HEAD });
    expect(at.comments()).toHaveLength(1);
    expect(ticked(at)).toBe(0);
  });

  it("is the one that the status names where we have two, and a tick in the other counts the same", async () => {
    const { at, id } = await opened([ON_CALL]);
    const copy = at.github.createCommentAs(BOT, PULL, body(at)).comment.id;
    await at.onComment(at.tick("bob", "On-call"));
    expect(ticked(at)).toBe(1);
    const other = at.comments().find((comment) => comment.id === copy)?.body ?? "";
    await at.onComment(at.github.editCommentAs("mallory", copy, other.replace("- [ ]", "- [x]")));
    expect(signsOf(at)).toHaveLength(1);
    expect(at.comments().map((comment) => comment.id)).toEqual([id, copy]);
    expect(at.comments()[0]?.body).toMatch(/signed by bob/);
  });

  it("is neither ours nor believed when a look-alike author wrote it with our mark", async () => {
    const at = await open({ items: [ON_CALL] });
    const first = await openChecklistWorld({ items: [ON_CALL] });
    await first.onPullRequest("opened");
    const text = first.comments()[0]?.body ?? "";
    await first.close();
    const fake = at.github.createCommentAs("mallory", PULL, text).comment.id;
    await at.onPullRequest("opened");
    expect(at.comments()).toHaveLength(1);
    const event = at.github.editCommentAs("bob", fake, text.replace("- [ ]", "- [x]"));
    expect((await at.onComment(event)).decision).toBe("hold");
    expect(signsOf(at)).toEqual([]);
  });
});

describe("a box", () => {
  it("that the plan had for another item is not a box of this plan", async () => {
    const { at, edit, tickAll } = await opened([ON_CALL, APPROVED]);
    const old = body(at);
    at.writePlan("both", planWith([ON_CALL, '{ title: Approved, sign-off: { by: ["@dave"] } }']));
    await at.onComment(edit("alice", tickAll(old)));
    expect(signsOf(at).filter(({ context }) => context.includes("Approved"))).toEqual([]);
    expect(required(at)?.state).toBe("pending");
  });

  it("ticked while the plan changed counts where the plan still has it, and only there", async () => {
    const { at } = await opened([ON_CALL, APPROVED]);
    const event = at.tick("bob", "On-call");
    at.writePlan("both", planWith([ON_CALL]));
    expect((await at.onComment(event)).decision).toBe("proceed");
    expect([...parseBoxes(body(at))]).toHaveLength(1);
  });

  it("that is no longer lasting can be signed off again", async () => {
    const lasting = '{ title: On-call, sign-off: { by: ["@bob"], lasting: true } }';
    const { at } = await opened([lasting]);
    await at.onComment(at.tick("bob", "On-call"));
    at.github.push("work", NEXT_HEAD);
    at.checkOut(NEXT_HEAD);
    await at.onPullRequest("synchronize", { before: HEAD });
    expect(required(at, NEXT_HEAD)?.state).toBe("success");
    at.writePlan("both", planWith([ON_CALL]));
    await at.onPullRequest("reopened");
    expect(required(at, NEXT_HEAD)?.state).toBe("pending");
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at, NEXT_HEAD)?.state).toBe("success");
  });
});

describe("two pull requests at one commit", () => {
  const two = {
    github: {
      pulls: [PULL, 13].map((number) => ({ number, author: "author", head: { ref: "work", sha: HEAD }, base: "main" })),
    },
  };

  it("have their own comment and sign-offs", async () => {
    const { at } = await opened([ON_CALL], two);
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)?.state).toBe("success");
    await at.onEvent("pull_request", at.github.pullRequestEvent("opened", 13));
    expect(at.comments()).toHaveLength(2);
    expect(required(at)?.state).toBe("pending");
    const [mine, other] = at.comments();
    expect(other?.body).not.toContain("- [x]");
    const withdrawn = (other?.body ?? "").replace("- [ ]", "- [x]");
    at.clock.at += 1_000;
    const tick = at.github.editCommentAs("bob", other?.id ?? 0, withdrawn);
    await at.onComment(tick);
    const text = at.comments()[1]?.body ?? "";
    at.clock.at += 1_000;
    await at.onComment(at.github.editCommentAs("bob", other?.id ?? 0, text.replace("- [x]", "- [ ]")));
    expect(required(at)?.state).toBe("pending");
    // What bob took back there still stands here, and the verdict on the commit is written again.
    await at.onComment(at.github.createCommentAs("bob", PULL, "/checklist"));
    expect(required(at)).toMatchObject({ state: "success" });
    expect(at.comments()[0]).toMatchObject({ id: mine?.id });
    expect(at.comments()).toHaveLength(2);
  });

  it("into another branch write another status, so that a lesser plan there frees nothing here", async () => {
    const [lesser] = parsedPlan([TESTS.replace("echo fine", "true")]).checklist;
    const asked = lesser === undefined ? [] : [askedItemId(".github/holdpoint.yml", lesser)];
    const at = await open({
      items: [ON_CALL],
      planBranches: "old",
      github: {
        commits: [
          { sha: BASE, message: "base" },
          { sha: HEAD, parents: [BASE] },
          {
            sha: NEXT_HEAD,
            parents: [BASE],
            files: { ".github/holdpoint.yml": planWith([TESTS.replace("echo fine", "true")]) },
          },
        ],
        branches: { main: BASE, work: HEAD, old: NEXT_HEAD },
        pulls: [
          { number: PULL, author: "mallory", head: { ref: "work", sha: HEAD }, base: "main" },
          { number: 13, author: "mallory", head: { ref: "work", sha: HEAD }, base: "old" },
        ],
        checkRuns: [{ ref: HEAD, name: "Checklist / Code gates", notices: [renderAskedItems(HEAD, asked)] }],
      },
    });
    const result = await at.onComment(at.github.createCommentAs("mallory", 13, "/checklist"));
    expect(result.decision).toBe("proceed");
    expect(required(at)).toBeUndefined();
    expect(at.statuses().map(({ context }) => context)).toEqual(["holdpoint/checklist (into old)"]);
    // Also where the event of the pull request itself names the branch.
    await at.onEvent("pull_request", at.github.pullRequestEvent("reopened", 13));
    expect(required(at)).toBeUndefined();
  });
});

function swap(text: string, one: string, two: string): string {
  return text.replaceAll(one, "\u0000").replaceAll(two, one).replaceAll("\u0000", two);
}
