import { describe, expect, test } from "vitest";
import { gates } from "../../src/gates/index.ts";
import { signOff } from "../../src/gates/sign-off.ts";
import type { Approval } from "../../src/gates/contract.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { extensions, MINIMAL } from "../plan/extensions.ts";
import { ask, mistakesOf, NOW } from "./gate-context.ts";

const COMMIT = "a".repeat(40);
const EARLIER = "b".repeat(40);
/** What a merge queue made of the commit that was signed: people saw the other one. */
const QUEUED = "c".repeat(40);

function tick(box: string, login: string, changes: Partial<Approval> = {}): Approval {
  return { box, login, at: NOW, commit: COMMIT, lasting: false, ...changes };
}

const check = (spec: unknown, ...approvals: readonly Approval[]) =>
  ask(
    signOff,
    spec,
    {},
    { people: { commit: COMMIT, approvals, override: null }, target: { stage: "checklist", commit: QUEUED } },
  );

const boxes = (spec: unknown) => signOff.boxes?.(signOff.spec.parse(spec)) ?? [];
const ids = (spec: unknown) => boxes(spec).map(({ id }) => id);

describe("the boxes", () => {
  test("one for any of them, with the options on it", () => {
    expect(boxes({ by: ["@acme/devops", "@alice"], "not-author": true, lasting: true })).toEqual([
      {
        id: "acme/devops or alice, not the author",
        label: "@acme/devops or @alice",
        by: ["@acme/devops", "@alice"],
        notAuthor: true,
        lasting: true,
        distinctPeople: false,
      },
    ]);
  });

  test("another one where the author may not sign: a tick given without that rule does not count with it", async () => {
    const [open] = ids({ by: ["@alice"] });
    const given = tick(open ?? "", "alice");
    expect((await check({ by: ["@alice"] }, given)).outcome).toBe("pass");
    expect((await check({ by: ["@alice"], "not-author": true }, given)).outcome).toBe("hold");
  });

  test("N of M are N boxes for different people, whatever is written", () => {
    const two = boxes({ by: ["@acme/devops"], count: 2 });
    expect(two.map(({ id }) => id)).toEqual(["acme/devops", "acme/devops 2"]);
    expect(two.every(({ distinctPeople, notAuthor, lasting }) => distinctPeople && !notAuthor && !lasting)).toBe(true);
  });

  test("all-of is one box each, for one person in two teams only where the plan lets them", () => {
    const each = { "all-of": ["@acme/eng-leads", "@acme/safety"] };
    expect(boxes(each).map(({ id, by, distinctPeople }) => ({ id, by, distinctPeople }))).toEqual([
      { id: "acme/eng-leads", by: ["@acme/eng-leads"], distinctPeople: false },
      { id: "acme/safety", by: ["@acme/safety"], distinctPeople: false },
    ]);
    expect(boxes({ ...each, "distinct-people": true }).every(({ distinctPeople }) => distinctPeople)).toBe(true);
  });

  test("keep their ids when names are put in another order or case, and get others with other names", () => {
    expect(ids({ by: ["@Bob", "@alice"] })).toEqual(ids({ by: ["@alice", "@bob"] }));
    expect(ids({ by: ["@bob", "@alice"] })).not.toEqual(ids({ by: ["@bob", "@alice", "@carol"] }));
  });
});

describe("the verdict", () => {
  test("holds where there is no pull request", async () => {
    const verdict = await ask(signOff, { by: ["@alice"] }, {});
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "sign_off_pending" });
    expect(verdict.summary).toContain("people sign off on the pull request");
  });

  test("holds while nobody has ticked, and says who may and under which rules", async () => {
    const verdict = await check({ by: ["@acme/devops", "@alice"], "not-author": true, count: 2 });
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "sign_off_pending",
      summary: "0 of 2 signed off; missing: one of @acme/devops or @alice, one of @acme/devops or @alice.",
      remedy:
        "Tick the box beside @acme/devops or @alice in this comment. Each box needs a different person. The author of the pull request may not.",
    });
    expect(verdict.evidence.map(({ value }) => value)).toEqual(["not signed", "not signed"]);
  });

  test("passes when every box is ticked, with who, when and on which commit", async () => {
    const verdict = await check({ "all-of": ["@acme/eng-leads", "@acme/safety"] }, tick("acme/eng-leads", "alice"), {
      ...tick("acme/safety", "alice"),
      at: NOW + 90_000,
    });
    expect(verdict).toEqual({
      outcome: "pass",
      reasonCode: "signed_off",
      summary: "2 of 2 signed off: @alice.",
      evidence: [
        { label: "@acme/eng-leads", value: "@alice, 2026-11-20T00:00:00Z, on commit aaaaaaa" },
        { label: "@acme/safety", value: "@alice, 2026-11-20T00:01:30Z, on commit aaaaaaa" },
      ],
    });
  });

  test("names who is missing", async () => {
    const verdict = await check({ "all-of": ["@acme/eng-leads", "@acme/safety"] }, tick("acme/eng-leads", "alice"));
    expect(verdict).toMatchObject({
      outcome: "hold",
      summary: "1 of 2 signed off; missing: @acme/safety.",
      remedy: "Tick the box beside @acme/safety in this comment.",
    });
  });

  test("does not count a tick for a box that the plan no longer has", async () => {
    const verdict = await check({ by: ["@alice"] }, tick("bob", "bob"), tick("alice or bob", "alice"));
    expect(verdict).toMatchObject({ outcome: "hold", summary: "0 of 1 signed off; missing: @alice." });
  });

  test("does not count a second tick of one person among N of M, in whatever case the login is", async () => {
    const spec = { by: ["@acme/devops"], count: 2 };
    const twice = [tick("acme/devops 2", "Alice", { at: NOW + 1 }), tick("acme/devops", "alice")];
    const verdict = await check(spec, ...twice);
    expect(verdict).toMatchObject({ outcome: "hold", summary: "1 of 2 signed off; missing: @acme/devops." });
    expect(verdict.evidence[1]?.value).toBe("not signed");
    expect(await check(spec, ...twice, tick("acme/devops 2", "bob", { at: NOW + 2 }))).toMatchObject({
      outcome: "pass",
      summary: "2 of 2 signed off: @alice, @bob.",
    });
  });

  test("does not count one person for two roles where the plan wants different people", async () => {
    const spec = { "all-of": ["@acme/eng-leads", "@acme/safety"], "distinct-people": true };
    const both = [tick("acme/eng-leads", "alice"), tick("acme/safety", "alice", { at: NOW + 1 })];
    expect(await check(spec, ...both)).toMatchObject({
      outcome: "hold",
      summary: "1 of 2 signed off; missing: @acme/safety.",
    });
  });

  test("a tick on an earlier commit counts only where it was given as lasting and the plan says so, and tells it", async () => {
    const earlier = tick("alice", "alice", { commit: EARLIER, lasting: true });
    expect(await check({ by: ["@alice"] }, earlier)).toMatchObject({ outcome: "hold" });
    const once = { ...earlier, lasting: false };
    expect(await check({ by: ["@alice"], lasting: true }, once)).toMatchObject({ outcome: "hold" });
    const verdict = await check({ by: ["@alice"], lasting: true }, earlier);
    expect(verdict.outcome).toBe("pass");
    expect(verdict.evidence[0]?.value).toBe(
      "@alice, 2026-11-20T00:00:00Z, on commit bbbbbbb, an earlier commit; this tick is lasting",
    );
  });

  test("is nothing that anybody may override", () => {
    expect(signOff.overriders).toBeUndefined();
  });
});

describe("a spec that is wrong", () => {
  test.each<[unknown, string]>([
    [{}, 'names nobody: expected "by"'],
    [{ by: ["@a"], "all-of": ["@b"] }, "all-of: expected either"],
    [{ by: [] }, "by: "],
    [{ by: ["alice"] }, 'by.0: "alice" does not begin with "@"'],
    [{ by: ["@dependabot[bot]"] }, "only people can sign off"],
    [{ by: ["@-alice"] }, "single dashes inside"],
    [{ by: ["@alice-"] }, "single dashes inside"],
    [{ by: ["@al--ice"] }, "single dashes inside"],
    [{ by: ["@"] }, "single dashes inside"],
    [{ by: [`@${"a".repeat(40)}`] }, "at most 39 characters, this one 40"],
    [{ by: ["@acme/"] }, "expected a team as in its address"],
    [{ by: ["@acme/Dev Ops"] }, "expected a team as in its address"],
    [{ by: ["@acme/a/b"] }, 'more than one "/"'],
    [{ by: ["@alice", "@Alice"] }, "by.1: @Alice is named twice"],
    [{ "all-of": ["@acme/x", "@acme/x"] }, "all-of.1: @acme/x is named twice"],
    [{ by: ["@alice", "@bob"], count: 3 }, 'count: 3 different people must tick, but "by" lists only 2 and no team'],
    [{ by: ["@alice"], count: 0 }, "count: "],
    [{ by: ["@alice"], count: 1.5 }, "count: expected a whole number of people"],
    [{ "all-of": ["@alice", "@bob"], count: 2 }, 'count: "count" goes with "by"'],
    [{ by: ["@alice"], "distinct-people": true }, 'distinct-people: "distinct-people" goes with "all-of"'],
    [{ by: ["@alice"], who: 1 }, "who"],
    [{ by: [7] }, "by.0: expected @login"],
  ])("%j is refused at its place", (written, message) => {
    expect(mistakesOf(signOff.spec, written)).toContain(message);
  });

  test.each([
    [{ by: ["@alice", "@acme/devops"], count: 5 }],
    [{ by: [`@${"a".repeat(39)}`, "@a-b-c", "@0", "@alice_acme", "@acme/sre_night-shift"] }],
  ])("%j is taken", (written) => {
    expect(signOff.spec.safeParse(written).success).toBe(true);
  });
});

describe("in a plan", () => {
  const problemsOf = (text: string) => {
    const result = parsePlan(text, "plan.yml", { ...extensions, gates });
    return "plan" in result ? [] : result.problems;
  };
  const item = '{ title: Signed, sign-off: { by: ["@alice"] } }';

  test("it belongs into the checklist", () => {
    expect(problemsOf(MINIMAL.replace("stages:\n", `checklist: [${item}]\nstages:\n`))).toEqual([]);
  });

  test.each(["staging", "production"])("it is refused in %s, with where it belongs", (stage) => {
    const verify = `  ${stage}:\n    verify:\n`;
    const [problem, ...more] = problemsOf(MINIMAL.replace(verify, `${verify}      - ${item}\n`));
    expect(more).toEqual([]);
    expect(problem?.message).toBe(
      `stages.${stage}.verify[0].sign-off: the gate "sign-off" needs people on the pull request, and a stage has none`,
    );
    expect(problem?.remedy).toBe('Move the item to "checklist".');
    expect(problem?.position?.column).toBe(26);
  });

  test("an error in it is reported at its place", () => {
    const wrong = '{ title: Signed, sign-off: { by: ["alice"] } }';
    const [problem, ...more] = problemsOf(MINIMAL.replace("stages:\n", `checklist: [${wrong}]\nstages:\n`));
    expect(more).toEqual([]);
    expect(problem?.message).toContain('checklist[0].sign-off.by[0]: "alice" does not begin with "@"');
  });
});
