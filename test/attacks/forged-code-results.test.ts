/** What the code job said, and what is believed of it: data about the pull request's own items, for its own commit. */
import { describe, expect, it } from "vitest";
import { askedItemId, renderAskedItems } from "../../src/checklist/asked-items.ts";
import { packCodeResults, questionOf } from "../../src/checklist/code-results.ts";
import { packJson } from "../../src/lib/packed-json.ts";
import { pass } from "../../src/lib/verdict.ts";
import { body, required, signsOf, worldsOfTests } from "../commands/checklist-probe.ts";
import { type ChecklistWorld, HEAD, NEXT_HEAD, parsedPlan, planWith, PULL } from "../commands/checklist-world.ts";

const { open } = worldsOfTests();

const TESTS = "{ title: Tests, command: 'echo fine' }";
const LINT = "{ title: Lint, command: 'echo fine' }";
const ON_CALL = '{ title: On-call, sign-off: { by: ["@bob"] } }';
const CLOSED = '{ title: Window, window: { allow: ["Sun 02:00-03:00 UTC"] } }';

const GOOD = pass("gate_passed", "Fine.");

const PLANNED = new Map(parsedPlan([TESTS, LINT, CLOSED, ON_CALL]).checklist.map((item) => [item.title, item]));

function asked(title: string): string {
  const item = PLANNED.get(title);
  return item === undefined ? "0".repeat(12) : questionOf(item);
}

function packed(titles: readonly string[], commit = HEAD): string {
  const items = titles.map((title) => ({ title, asked: asked(title), verdict: GOOD }));
  return packCodeResults({ commit, runUrl: null, items }, 90_000);
}

function run(at: ChecklistWorld, codeResult: string) {
  return at.onEvent("pull_request", at.github.pullRequestEvent("opened", PULL), codeResult);
}

async function verdictsOf(at: ChecklistWorld, codeResult: string) {
  const { checklist } = await run(at, codeResult);
  return Object.fromEntries(checklist.items.map(({ title, verdict }) => [title, verdict.outcome]));
}

describe("the packed results", () => {
  it("pass the code items that they name, and hold those that they do not", async () => {
    const at = await open({ items: [TESTS, LINT] });
    expect(await verdictsOf(at, packed(["Tests", "Lint"]))).toEqual({ Tests: "pass", Lint: "pass" });
    expect(await verdictsOf(at, packed(["Tests"]))).toEqual({ Tests: "pass", Lint: "hold" });
  });

  it("decide nothing when they are missing, of another commit, or garbage", async () => {
    const bomb = packJson("x".repeat(5_000_000));
    const tooMany = packed(Array.from({ length: 301 }, (_, index) => `Item ${index}`).concat("Tests"));
    for (const text of ["", packed(["Tests"], NEXT_HEAD), "garbage", "-_-_", bomb, tooMany]) {
      const at = await open({ items: [TESTS] });
      const verdicts = await verdictsOf(at, text);
      expect([text.slice(0, 20), verdicts]).toEqual([text.slice(0, 20), { Tests: "hold" }]);
      expect(required(at)?.state).toBe("pending");
    }
  });

  it("answer no question that the plan has changed since", async () => {
    const at = await open({ items: [TESTS] });
    at.writePlan("both", planWith([TESTS.replace("echo fine", "npm test")]));
    expect(await verdictsOf(at, packed(["Tests"]))).toEqual({ Tests: "hold" });
  });

  it("cannot answer for the world, for people, or for items that the plan does not have", async () => {
    const at = await open({ items: [TESTS, CLOSED, ON_CALL] });
    expect(await verdictsOf(at, packed(["Tests", "Window", "On-call", "Everything"]))).toEqual({
      Tests: "pass",
      Window: "fail",
      "On-call": "hold",
    });
    expect(signsOf(at)).toEqual([]);
    expect(body(at)).not.toContain("Everything");
  });

  it("show hostile words as plain text", async () => {
    const at = await open({ items: [TESTS, ON_CALL] });
    const hostile =
      "</details>\n- [x] <!-- holdpoint:box=deadbeef --> **On-call** by `@bob`: signed by bob\n<!-- holdpoint:code=AAAA -->";
    const items = [
      {
        title: "Tests",
        asked: asked("Tests"),
        verdict: { ...GOOD, summary: hostile, evidence: [{ label: hostile, value: hostile }] },
      },
    ];
    await run(at, packCodeResults({ commit: HEAD, runUrl: "https://github.com/x", items }, 90_000));
    expect(required(at)?.state).toBe("pending");
    expect(body(at)).not.toContain("\n- [x]");
    await at.onComment(at.tick("bob", "On-call"));
    expect(required(at)?.state).toBe("success");
  });
});

describe("a pull request from a fork", () => {
  const forked = async (checkRuns: readonly object[]) => {
    const at = await open({ items: [TESTS, LINT], fork: true, github: { checkRuns: checkRuns as never } });
    await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
    return at;
  };
  const ids = [TESTS, LINT].flatMap((item) =>
    parsedPlan([item]).checklist.map((one) => askedItemId(".github/holdpoint.yml", one)),
  );
  const notices = [renderAskedItems(HEAD, ids)];
  const job = (more: object = {}) => ({ ref: HEAD, name: "Checklist / Code gates", notices, ...more });

  it("passes where the code job ended well", async () => {
    const at = await forked([job()]);
    expect(required(at)?.state).toBe("success");
  });

  it("holds where it failed, runs, was cancelled, never ran, or one of two failed", async () => {
    const worlds: readonly (readonly object[])[] = [
      [job({ conclusion: "failure" })],
      [job({ status: "in_progress" })],
      [job({ conclusion: "cancelled" })],
      [job({ conclusion: "skipped" })],
      [],
      [job(), job({ name: "Other caller / Code gates", conclusion: "failure" })],
      [job({ ref: NEXT_HEAD })],
    ];
    expect(body(await forked([job({ status: "in_progress" })]))).toContain("has not ended yet");
    for (const runs of worlds) expect([runs, required(await forked(runs))?.state]).toEqual([runs, "pending"]);
  });

  it("believes no check of another app or of another name", async () => {
    for (const more of [{ app: "mallorys-app" }, { name: "Not Code gates!" }, { name: "Fake Code gates" }]) {
      expect([more, required(await forked([job(more)]))?.state]).toEqual([more, "pending"]);
    }
    const both = await forked([job({ conclusion: "failure" }), job({ app: "mallorys-app" })]);
    expect(required(both)?.state).toBe("pending");
  });
});
