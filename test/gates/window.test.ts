import { describe, expect, test } from "vitest";
import type { Override, ReviewInput } from "../../src/gates/contract.ts";
import { gates } from "../../src/gates/index.ts";
import { window } from "../../src/gates/window/index.ts";
import { parsePlan } from "../../src/plan/load.ts";
import { extensions, MINIMAL } from "../plan/extensions.ts";
import { ask, createTestClock, mistakesOf } from "./gate-context.ts";

const SUNDAY = "Sun 02:00-09:00 America/New_York";
const OVERRIDE: Override = { login: "alice", at: Date.UTC(2026, 10, 20, 11), reason: "the fix for #123" };

function check(spec: unknown, now: string, people?: ReviewInput, stage = "checklist") {
  const clock = { ...createTestClock(), now: () => Date.parse(now) };
  return ask(window, spec, {}, { clock, target: { stage }, ...(people === undefined ? {} : { people }) });
}

const saying = (override: Override | null): ReviewInput => ({ commit: "c".repeat(40), approvals: [], override });

describe("the verdict", () => {
  test("passes inside, with until when it stays open", async () => {
    expect(await check({ allow: [SUNDAY] }, "2026-11-22T07:00:00Z")).toEqual({
      outcome: "pass",
      reasonCode: "gate_passed",
      summary: "The current time is allowed, until Sun 2026-11-22 09:00 America/New_York (2026-11-22T14:00:00Z).",
      evidence: [{ label: "open window", value: SUNDAY }],
    });
    expect((await check({ allow: [SUNDAY] }, "2026-11-22T07:00:00Z", undefined, "production")).evidence).toEqual([
      { label: "now", value: "Sun 2026-11-22 02:00 America/New_York (2026-11-22T07:00:00Z)" },
      { label: "open window", value: SUNDAY },
      { label: "open for", value: "7h" },
    ]);
  });

  test("fails outside, with the next opening", async () => {
    expect(await check({ allow: [SUNDAY] }, "2026-11-22T14:00:00Z")).toEqual({
      outcome: "fail",
      reasonCode: "outside_window",
      summary:
        "The current time is outside the allowed windows; the next opening is Sun 2026-11-29 02:00 America/New_York (2026-11-29T07:00:00Z).",
      remedy: "Wait until Sun 2026-11-29 02:00 America/New_York (2026-11-29T07:00:00Z) and run this again.",
      evidence: [
        { label: "allowed", value: SUNDAY },
        { label: "next opening", value: "Sun 2026-11-29 02:00 America/New_York (2026-11-29T07:00:00Z)" },
      ],
    });
    const told = await check({ allow: [SUNDAY] }, "2026-11-22T14:00:00Z", undefined, "staging");
    expect(told.evidence[0]).toEqual({
      label: "now",
      value: "Sun 2026-11-22 09:00 America/New_York (2026-11-22T14:00:00Z)",
    });
    expect(told.evidence.at(-1)).toEqual({ label: "opens in", value: "6d 17h" });
  });

  test("fails in a freeze although a window is open, with its reason and its zone", async () => {
    const freeze = [{ from: "2026-11-22", to: "2026-11-24", reason: "holidays" }];
    const verdict = await check({ allow: [SUNDAY, "daily 10:00-11:00 UTC"], freeze }, "2026-11-22T08:00:00Z");
    expect(verdict).toMatchObject({
      outcome: "fail",
      reasonCode: "outside_window",
      summary: "Frozen: holidays; the next opening is Wed 2026-11-25 10:00 UTC.",
    });
    expect(verdict.evidence).toContainEqual({
      label: "freeze",
      value: "holidays: 2026-11-22 to 2026-11-24 UTC, over on Wed 2026-11-25 00:00 UTC",
    });
  });

  test("says so when nothing opens within a year", async () => {
    const freeze = [{ from: "2026-01-01", to: "2030-01-01", reason: "end of life", zone: "Europe/Berlin" }];
    const verdict = await check({ allow: [SUNDAY], freeze }, "2026-11-22T08:00:00Z");
    expect(verdict).toMatchObject({
      outcome: "fail",
      summary: "Frozen: end of life; there is no opening within a year.",
      remedy: "Change the window in the plan.",
    });
    expect(verdict.evidence.at(-1)).toEqual({ label: "next opening", value: "none within a year" });
  });

  test("passes until the next freeze in a plan that has only freezes", async () => {
    const freeze = [{ from: "2026-12-20", to: "2027-01-03", reason: "holidays", zone: "Europe/Berlin" }];
    const before = await check({ freeze }, "2026-12-19T22:59:59Z");
    expect(before).toMatchObject({ outcome: "pass" });
    expect(before.summary).toContain("until Sun 2026-12-20 00:00 Europe/Berlin (2026-12-19T23:00:00Z)");
    expect(await check({ freeze }, "2026-12-19T23:00:00Z")).toMatchObject({ outcome: "fail" });
    expect(await check({ freeze }, "2027-01-03T22:59:59Z")).toMatchObject({ outcome: "fail" });
    expect((await check({ freeze }, "2027-01-03T23:00:00Z")).summary).toBe(
      "The current time is allowed, for at least a year.",
    );
  });
});

describe("an override", () => {
  const spec = { allow: [SUNDAY], override: ["@acme/eng-leads", "@bob"] };
  const closed = "2026-11-20T12:00:00Z";

  test("passes with who, when and why", async () => {
    const verdict = await check(spec, closed, saying(OVERRIDE));
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "overridden",
      summary: "@alice overrode it: the fix for #123",
    });
    expect(verdict.evidence.slice(0, 2)).toEqual([
      { label: "overridden by", value: "@alice, 2026-11-20T11:00:00Z" },
      { label: "reason", value: "the fix for #123" },
    ]);
  });

  test("is not needed while it is open", async () => {
    const verdict = await check(spec, "2026-11-22T08:00:00Z", saying(OVERRIDE));
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
  });

  test("is offered to those who may give it", async () => {
    const verdict = await check(spec, closed, saying(null));
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "outside_window" });
    expect(verdict.remedy).toMatch(
      /run this again, or @acme\/eng-leads or @bob overrides it with a comment on the pull request\.$/,
    );
    expect(window.overriders?.(window.spec.parse(spec))).toEqual(spec.override);
  });

  test("does not count when the plan lets nobody override", async () => {
    const verdict = await check({ allow: [SUNDAY] }, closed, saying(OVERRIDE));
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "outside_window" });
    expect(verdict.remedy).not.toContain("overrides it");
  });

  test("is not offered in a release, where nobody can override", async () => {
    const verdict = await check(spec, closed, undefined, "staging");
    expect(verdict.outcome).toBe("fail");
    expect(verdict.remedy).not.toContain("overrides it");
  });
});

describe("a spec that is wrong", () => {
  const freeze = (changes: object) => ({ freeze: [{ from: "2026-12-20", to: "2027-01-03", reason: "x", ...changes }] });
  test.each<[unknown, string]>([
    [{}, 'forbids nothing: expected "allow", "freeze" or both'],
    [{ allow: [], override: ["@alice"] }, "forbids nothing"],
    [{ allow: ["Sun 02:00-09:00"] }, "allow.0: "],
    [{ allow: ["Sun 02:00-09:00 UTC please"] }, "is not days, times and a zone"],
    [{ allow: ["Sonntag 02:00-09:00 UTC"] }, '"Sonntag" is not a day: expected Mon, Tue'],
    [{ allow: ["Mon-Tue-Wed 02:00-09:00 UTC"] }, '"Mon-Tue-Wed" is not a day'],
    [{ allow: ["Mon, 02:00-09:00 UTC"] }, '"" is not a day'],
    [{ allow: ["Mon 2:00-9:00 UTC"] }, '"2:00-9:00" is not a pair of times'],
    [{ allow: ["Mon 02:60-09:00 UTC"] }, '"02:60-09:00" is not a pair of times'],
    [{ allow: ["Mon 02:00-24:01 UTC"] }, "is not a pair of times"],
    [{ allow: ["Mon 24:00-02:00 UTC"] }, "is not a pair of times"],
    [{ allow: ["Mon 02:00 UTC"] }, "is not a pair of times"],
    [{ allow: ["Mon 09:00-09:00 UTC"] }, "the whole day is 00:00-24:00"],
    [{ allow: ["Mon 02:00-09:00 Berlin"] }, '"Berlin" is not a time zone: did you mean Europe/Berlin?'],
    [{ allow: ["Mon 02:00-09:00 America/Newyork"] }, "did you mean America/New_York?"],
    [{ allow: ["Mon 02:00-09:00 +01:00"] }, '"+01:00" is not a time zone: expected one such as'],
    [{ allow: ["Mon 02:00-09:00 Mars/Olympus"] }, '"Mars/Olympus" is not a time zone: expected one such as'],
    [{ allow: [7] }, "allow.0: expected days, times and a zone"],
    [freeze({ from: "2026-02-30" }), 'freeze.0.from: "2026-02-30" does not exist in the calendar'],
    [freeze({ from: "2026-12-20T24:00" }), "does not exist in the calendar"],
    [freeze({ from: "20.12.2026" }), "freeze.0.from: "],
    [freeze({ from: "2026-12-20T18:00Z" }), 'its zone goes into "zone"'],
    [freeze({ from: "2026-12-20T18:00+01:00" }), 'its zone goes into "zone"'],
    [freeze({ from: new Date(0) }), "freeze.0.from: expected a date such as"],
    [freeze({ to: "2026-12-19" }), "freeze.0.to: 2026-12-19 is not after 2026-12-20, where it begins"],
    [freeze({ from: "2026-12-20T18:00", to: "2026-12-20T18:00" }), "is not after"],
    [freeze({ zone: "Nowhere" }), 'freeze.0.zone: "Nowhere" is not a time zone'],
    [freeze({ reason: " " }), "freeze.0.reason: "],
    [{ allow: [SUNDAY], override: ["alice"] }, "override.0: "],
    [{ allow: [SUNDAY], override: ["@alice", "@ALICE"] }, "override.1: @ALICE is named twice"],
    [{ allow: [SUNDAY], windows: 1 }, "windows"],
  ])("%j is refused at its place", (written, message) => {
    expect(mistakesOf(window.spec, written)).toContain(message);
  });

  test.each([
    ["mon-THU,sat 09:00-17:00 europe/berlin", [0, 1, 2, 3, 5]],
    ["Fri-Mon 00:00-24:00 US/Eastern", [0, 4, 5, 6]],
    ["Sun-Sun  22:00-02:00   UTC", [6]],
    ["daily 22:00-00:00 Etc/GMT+5", [0, 1, 2, 3, 4, 5, 6]],
  ])("%s is taken", (text, days) => {
    expect(window.spec.parse({ allow: [text] }).allow[0]?.days).toEqual(days);
  });

  test("a freeze of one day, of a day and a time, and of two times on one day are taken", () => {
    for (const [from, to] of [
      ["2026-12-24", "2026-12-24"],
      ["2026-12-24T18:00", "2026-12-24"],
      ["2026-12-24 18:00", "2026-12-24T18:00:30"],
    ]) {
      expect(window.spec.safeParse({ freeze: [{ from, to, reason: "x" }] }).success).toBe(true);
    }
  });
});

describe("in a plan", () => {
  const item = `{ title: Window, window: { allow: ["${SUNDAY}"], freeze: [{ from: 2026-12-20, to: 2027-01-03, reason: holidays }] } }`;
  const parse = (text: string) => parsePlan(text, "plan.yml", { ...extensions, gates });

  test("dates are text without quotes, in the checklist and in a stage", () => {
    expect(parse(MINIMAL.replace("stages:\n", `checklist: [${item}]\nstages:\n`))).toHaveProperty("plan");
    const verify = "  staging:\n    verify:\n";
    expect(parse(MINIMAL.replace(verify, `${verify}      - ${item}\n`))).toHaveProperty("plan");
  });

  test("a file of YAML 1.1, which reads dates by itself, is told to put them in quotes", () => {
    const text = MINIMAL.replace("stages:\n", `checklist: [${item}]\nstages:\n`);
    const result = parse(`%YAML 1.1\n---\n${text}`);
    const messages = "plan" in result ? [] : result.problems.map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringContaining('checklist[0].window.freeze[0].from: expected a date such as "2026-12-20"'),
      expect.stringContaining("checklist[0].window.freeze[0].to: expected a date"),
    ]);
  });
});
