import { describe, expect, it } from "vitest";
import type { CommitWord, GitBuild } from "../../src/providers/contract.ts";
import { type AdoptSight, decideAdopt, type Surroundings } from "../../src/release/decide-adopt.ts";
import { expectTold } from "../expect-told.ts";
import { GIT_META, gitBuild, WANTED } from "./git-facts.ts";

const MINUTE = 60_000;
const NOBODY: Surroundings = { word: null, newer: null };
const NEWER = { id: "dpl_9", commit: "9".repeat(40) };

function decide(builds: readonly GitBuild[], changes: Partial<AdoptSight> = {}) {
  return decideAdopt({ wanted: WANTED, builds, around: null, waitedMs: 0, timeoutMs: 30 * MINUTE, ...changes });
}

const word = (kind: CommitWord["kind"], text = "words of the host"): Surroundings => ({
  word: { kind, text, url: "https://host/1" },
  newer: null,
});

/** Outcome and reason where it ended, else what it does. */
function said(step: ReturnType<typeof decide>): string {
  return step.do === "end" ? `${step.verdict.outcome} ${step.verdict.reasonCode}` : step.do;
}

describe("of the builds of a commit", () => {
  it("the one that is ready is taken", () => {
    expect(decide([gitBuild("dpl_1")])).toMatchObject({ do: "take", build: { id: "dpl_1" }, others: [] });
  });

  it("the newest is taken where there are several, and the others are named", () => {
    const builds = [gitBuild("dpl_3"), gitBuild("dpl_2"), gitBuild("dpl_1", { state: "error" })];
    expect(decide(builds)).toMatchObject({ do: "take", build: { id: "dpl_3" }, others: ["dpl_2"] });
  });

  it("the newest is waited for although an older one is ready", () => {
    const builds = [gitBuild("dpl_2", { state: "building" }), gitBuild("dpl_1")];
    expect(decide(builds)).toEqual({ do: "wait", waitingFor: "build dpl_2, which is building" });
  });

  it.each(["error", "canceled", "deleted"] as const)("one that is %s does not count beside another one", (state) => {
    const builds = [gitBuild("dpl_2", { state }), gitBuild("dpl_1")];
    expect(decide(builds)).toMatchObject({ do: "take", build: { id: "dpl_1" }, others: [] });
  });

  it("one that only says that it is of the commit is nothing, however new and ready it is", () => {
    const forged = gitBuild("dpl_9", { origin: null });
    expect(said(decide([forged]))).toBe("wait");
    expect(decide([forged, gitBuild("dpl_1")])).toMatchObject({ do: "take", build: { id: "dpl_1" }, others: [] });
    expect(said(decide([forged, gitBuild("dpl_1", { state: "queued" })]))).toBe("wait");
  });

  it("one that waits for a person ends it at once, in the host's words", () => {
    const step = decide([gitBuild("dpl_1", { state: "queued", blockedBy: "COMMIT_AUTHOR_REQUIRED" })]);
    expect(said(step)).toBe("hold git_build_blocked");
    expect(step).toMatchObject({ verdict: { summary: expect.stringContaining("COMMIT_AUTHOR_REQUIRED") as string } });
  });

  it.each(["queued", "building"] as const)("one that is %s until the time is over holds", (state) => {
    const builds = [gitBuild("dpl_1", { state })];
    expect(said(decide(builds, { waitedMs: 30 * MINUTE - 1 }))).toBe("wait");
    expect(said(decide(builds, { waitedMs: 30 * MINUTE }))).toBe("hold vendor_timeout");
  });

  it("one that failed fails, whatever else is said", () => {
    const builds = [gitBuild("dpl_1", { state: "error", errorMessage: "exit 1", inspectUrl: "https://host/1" })];
    expect(said(decide(builds))).toBe("fail build_failed");
    expect(decide(builds)).toMatchObject({ build: { id: "dpl_1" }, verdict: { evidence: [{ value: "dpl_1" }] } });
  });

  it.each(["ignored", "unaffected"] as const)("one that is %s holds", (skipped) => {
    expect(said(decide([gitBuild("dpl_1", { state: "canceled", skipped })]))).toBe(`hold git_build_${skipped}`);
  });

  it("of one that was canceled it is asked why", () => {
    const builds = [gitBuild("dpl_1", { state: "canceled" })];
    const because = (around: Surroundings | null) => said(decide(builds, { around }));
    expect(because(null)).toBe("look-around");
    expect(because({ ...NOBODY, newer: NEWER })).toBe("hold git_build_superseded");
    expect(because(word("ignored"))).toBe("hold git_build_ignored");
    expect(because({ ...word("ignored"), newer: NEWER })).toBe("hold git_build_ignored");
    expect(because(word("unaffected"))).toBe("hold git_build_unaffected");
    expect(because(NOBODY)).toBe("fail build_canceled");
    expect(because(word("refused"))).toBe("fail build_canceled");
  });

  it("whatever ends it is told with the build, the cause and where the build can be looked at", () => {
    const told = (changes: Partial<GitBuild>, sight: Partial<AdoptSight>, ...facts: readonly (string | RegExp)[]) => {
      const step = decide([gitBuild("dpl_1", { inspectUrl: "https://host/1", ...changes })], sight);
      if (step.do !== "end") throw new Error(step.do);
      expect(step.build?.id).toBe("dpl_1");
      expectTold(step.verdict, ["dpl_1", ...facts]);
      return step.verdict.evidence;
    };
    const link = [{ label: "build", value: "dpl_1", url: "https://host/1" }];
    const late = { waitedMs: 30 * MINUTE };
    expect(told({ state: "error", errorMessage: "exit 1" }, {}, "exit 1")).toEqual(link);
    expect(told({ state: "error" }, {}, /no reason/)).toEqual(link);
    expect(told({ state: "error", inspectUrl: null }, {})).toEqual([]);
    expect(told({ state: "queued", blockedBy: "AUTHOR" }, {}, "AUTHOR")).toEqual(link);
    expect(told({ state: "building" }, late, "30m", "building", "deploy.timeout")).toEqual(link);
    expect(told({ state: "canceled" }, { around: NOBODY }, "canceled")).toEqual(link);
    told({ state: "canceled", skipped: "ignored" }, {}, /ignored/i);
    told({ state: "canceled", skipped: "unaffected" }, {}, /affect/);
  });

  it("one that was deleted is not said to be superseded", () => {
    const around = { ...NOBODY, newer: NEWER };
    expect(said(decide([gitBuild("dpl_1", { state: "deleted" })], { around }))).toBe("fail build_canceled");
  });
});

describe("where there is no build of the commit", () => {
  const none = (around: Surroundings | null, waitedMs: number) => said(decide([], { around, waitedMs }));

  it("nothing is believed in the first minute, since a preview writes the same status", () => {
    expect(none(null, 0)).toBe("wait");
    expect(none(word("rate-limited"), MINUTE - 1)).toBe("wait");
    expect(none(null, MINUTE)).toBe("look-around");
  });

  it.each([
    ["rate-limited", "hold git_build_rate_limited"],
    ["blocked", "hold git_build_blocked"],
    ["refused", "hold git_build_refused"],
    ["ignored", "hold git_build_ignored"],
    ["unaffected", "hold git_build_unaffected"],
    ["other", "wait"],
  ] as const)("a word that says %s ends on %s", (kind, expected) => {
    expect(none(word(kind), MINUTE)).toBe(expected);
  });

  it("one is waited for until the time is over, and not longer", () => {
    expect(none(NOBODY, 30 * MINUTE - 1)).toBe("wait");
    expect(none(NOBODY, 30 * MINUTE)).toBe("hold git_build_missing");
    expect(none({ ...NOBODY, newer: NEWER }, 30 * MINUTE)).toBe("hold git_build_superseded");
    expect(none(word("other"), 30 * MINUTE)).toBe("hold git_build_missing");
  });

  it("what ends it is told with the commit, or in the host's words with a link to them", () => {
    const told = (around: Surroundings, waitedMs: number, ...facts: readonly (string | RegExp)[]) => {
      const step = decide([], { around, waitedMs });
      if (step.do !== "end") throw new Error(step.do);
      expect(step.build).toBeNull();
      expectTold(step.verdict, facts);
      return step.verdict;
    };
    const commit = WANTED.commit.slice(0, 12);
    for (const kind of ["rate-limited", "blocked", "refused"] as const) {
      const linked = told(word(kind), MINUTE, /The host did not build.*words of the host/);
      expect(linked.evidence).toEqual([{ label: "commit status", value: "words of the host", url: "https://host/1" }]);
      const unlinked = told({ word: { kind, text: "no", url: null }, newer: null }, MINUTE);
      expect(unlinked.evidence).toEqual([{ label: "commit status", value: "no" }]);
    }
    told(word("ignored"), MINUTE, "the commit");
    told(word("unaffected"), MINUTE, "the commit");
    told({ ...NOBODY, newer: NEWER }, 30 * MINUTE, commit, "9".repeat(12), "dpl_9");
    const missing = told(NOBODY, 30 * MINUTE, commit, "30m");
    expect(missing.summary).not.toContain("name it");
    // Twelve digits name a commit, and forty fill a line.
    expect(missing.summary).not.toContain(WANTED.commit.slice(0, 13));
    expect(decide([])).toMatchObject({
      do: "wait",
      waitingFor: expect.stringMatching(new RegExp(`${commit}$`)) as string,
    });
  });

  it("a time shorter than that minute is kept", () => {
    expect(said(decide([], { around: NOBODY, waitedMs: 5_000, timeoutMs: 5_000 }))).toBe("hold git_build_missing");
  });

  it("those that only name it are told with why they do not count, the first few of them", () => {
    const dirty = { meta: { ...GIT_META, gitDirty: "1" } };
    const strangers = [0, 1, 2, 3, 4, 5, 6].map((number) => gitBuild(`dpl_${number}`, dirty));
    const step = decide(strangers, { around: NOBODY, waitedMs: 30 * MINUTE });
    if (step.do !== "end") throw new Error(step.do);
    expect(step.build).toBeNull();
    expect(step.verdict.summary).toContain("7 that name it");
    expect(step.verdict.evidence).toHaveLength(5);
    expect(step.verdict.evidence[0]).toEqual({
      label: "dpl_0",
      value: "it was built from files that differ from the commit",
    });
  });
});
