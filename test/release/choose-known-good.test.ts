/** What a rollback goes back to: judged good, never across migrations that are not additive, never further than the plan says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseKnownGood,
  describeKnownGood,
  judgeServed,
  type KnownGoodRules,
  type Served,
} from "../../src/release/choose-known-good.ts";
import type { ProductionPhase } from "../../src/release/record.ts";
import { record } from "./facts.ts";

const MINUTE = 60_000;
const WATCH = 30 * MINUTE;
const PROMOTED = 1_000_000;
const VERIFIED: KnownGoodRules = { to: "verified", steps: 1 };

/** A deployment whose release was promoted at `PROMOTED` and watched for half an hour. */
function served(
  id: string,
  phase: ProductionPhase,
  changes: Partial<Served> & { reason?: string; at?: number } = {},
): Served {
  const { reason = null, at = PROMOTED + WATCH, ...rest } = changes;
  return {
    id,
    commit: `${id}-commit`,
    record: record(phase, {
      promotedAt: PROMOTED,
      statusAt: at,
      reason,
      payload: { candidate: { id, url: "x", createdAt: 1 }, watchForMs: WATCH, migrations: "none" },
    }),
    until: PROMOTED + 24 * 60 * MINUTE,
    accepted: null,
    crossed: ["none"],
    ...rest,
  };
}

describe("a deployment that served", () => {
  it("is good where its watch passed, or a person accepted it", () => {
    expect(judgeServed(served("a", "done"))).toEqual({ good: true, why: "its watch passed" });
    const accepted = served("a", "held", { reason: "success_unmet, too slow", accepted: "alice accepted it: known" });
    expect(judgeServed(accepted)).toEqual({ good: true, why: "alice accepted it: known" });
  });

  it("is not good while it is being watched, nor where its runner died until it served as long again", () => {
    const watching = (ms: number) => judgeServed(served("a", "watching", { until: PROMOTED + ms }));
    expect(watching(WATCH - 1)).toEqual({ good: false, why: "it was still being watched" });
    expect(watching(2 * WATCH - 1_000)).toMatchObject({
      good: false,
      why: expect.stringContaining("served only 29m 59s"),
    });
    expect(watching(2 * WATCH)).toMatchObject({ good: true });
  });

  it.each(["too_few_samples", "no_data", "watch_incomplete", "vendor_unavailable", "credential_rejected"])(
    "that was held blind (%s) is good once it served as long as its watch after that",
    (code) => {
      const held = (ms: number) =>
        judgeServed(
          served("a", "held", { reason: `${code}, words`, at: PROMOTED + WATCH, until: PROMOTED + WATCH + ms }),
        );
      expect(held(WATCH - 1)).toMatchObject({ good: false });
      expect(held(WATCH)).toMatchObject({ good: true, why: expect.stringContaining(code) });
    },
  );

  it.each(["success_unmet", "production_moved", "read_back_mismatch", "a word of nobody", ""])(
    "that is held on a suspicion (%s) never is, however long it serves",
    (code) => {
      const held = served("a", "held", { reason: `${code}, words`, until: PROMOTED + 1_000 * WATCH });
      expect(judgeServed(held)).toMatchObject({ good: false, why: expect.stringContaining("suspicion") });
    },
  );

  it.each([
    ["rolled-back", "it was rolled back"],
    ["rolling-back", "it was rolled back"],
    ["failed", "its watch failed"],
    ["promoting", "its promote was not finished"],
  ] as const)("is not good where it is %s", (phase, why) => {
    expect(judgeServed(served("a", phase))).toEqual({ good: false, why });
  });

  it("says how long it served undecided, from the end of its watch or, held later, from then on", () => {
    const judged = (phase: "watching" | "held", until: number, at?: number) =>
      judgeServed(
        served("a", phase, { reason: "no_data, x", until: PROMOTED + until, ...(at === undefined ? {} : { at }) }),
      );
    expect(judged("watching", WATCH)).toEqual({
      good: false,
      why: "its watch was not finished, and it served only 0ms after that",
    });
    expect(judged("watching", 2 * WATCH)).toEqual({
      good: true,
      why: "its watch was not finished, and it served as long again without a failed condition",
    });
    // A look that came late wrote the status: only what comes after it counts. Of a watch the status tells nothing.
    const late = PROMOTED + 2 * WATCH;
    expect(judged("held", 2 * WATCH, late)).toEqual({
      good: false,
      why: "its watch ended undecided (no_data), and it served only 0ms after that",
    });
    expect(judged("held", 3 * WATCH, late).good).toBe(true);
    expect(judged("watching", 2 * WATCH, late).good).toBe(true);
    // It was held and replaced within its watch.
    expect(judged("held", WATCH / 2, PROMOTED + 1)).toEqual({
      good: false,
      why: "its watch ended undecided (no_data), and it served only 0ms after that",
    });
  });

  it("is not good where its record says neither when it was promoted nor why it is held", () => {
    const known = served("a", "held").record;
    if (known === null) throw new Error("no record");
    const judged = (changes: Partial<typeof known>) =>
      judgeServed(served("a", "held", { record: { ...known, ...changes } }));
    expect(judged({ promotedAt: null })).toEqual({ good: false, why: "the time of its promote is not known" });
    expect(judged({ reason: null })).toEqual({
      good: false,
      why: "it is held because of a suspicion (reason not recorded)",
    });
    expect(judged({ reason: "success_unmet, slow" }).why).toBe("it is held because of a suspicion (success_unmet)");
  });

  it("is not good where no record says how it did", () => {
    expect(judgeServed(served("a", "done", { record: null }))).toEqual({
      good: false,
      why: "no release record tells its result",
    });
  });
});

describe("the known good", () => {
  const suspect = served("dpl_2", "held", { reason: "success_unmet, slow" });
  const good = served("dpl_1", "done");

  it("is what served before, where that is judged good", () => {
    expect(chooseKnownGood([served("dpl_2", "done"), good], VERIFIED)).toEqual({
      id: "dpl_2",
      commit: "dpl_2-commit",
      judged: true,
      why: "its watch passed",
    });
  });

  it("is the one before that, where what served before is not judged good, and says why", () => {
    expect(chooseKnownGood([suspect, good], VERIFIED)).toEqual({
      id: "dpl_1",
      commit: "dpl_1-commit",
      judged: true,
      why: "its watch passed; not dpl_2: it is held because of a suspicion (success_unmet)",
    });
  });

  it("is what served before, unjudged, where the plan says so, or allows no step, or nothing further back is good", () => {
    const unjudged = { id: "dpl_2", judged: false };
    expect(chooseKnownGood([suspect, good], { to: "previous", steps: 1 })).toMatchObject(unjudged);
    expect(chooseKnownGood([suspect, good], { to: "verified", steps: 0 })).toMatchObject(unjudged);
    expect(chooseKnownGood([suspect, served("dpl_1", "failed"), served("dpl_0", "done")], VERIFIED)).toMatchObject(
      unjudged,
    );
    expect(chooseKnownGood([suspect], VERIFIED)).toMatchObject(unjudged);
    expect(chooseKnownGood([], VERIFIED)).toBeNull();
  });

  it("never lies behind migrations of which nobody said that they are additive", () => {
    for (const word of ["unknown", "additive after 0042", "", "None"]) {
      const behind = { ...good, crossed: ["none", word] };
      const chosen = chooseKnownGood([suspect, behind], VERIFIED);
      expect(chosen).toMatchObject({ id: "dpl_2", judged: false, why: expect.stringContaining("migrations") });
    }
    expect(chooseKnownGood([suspect, { ...good, crossed: ["none", "additive"] }], VERIFIED)).toMatchObject({
      id: "dpl_1",
    });
  });

  it("may lie behind migrations that were judged after the same one as its own", () => {
    const target = served("dpl_1", "done", { crossed: ["additive after 0042"] });
    const of = (migrations: string) => {
      if (target.record === null) throw new Error("no record");
      const payload = { ...target.record.payload, migrations };
      return chooseKnownGood([suspect, { ...target, record: { ...target.record, payload } }], VERIFIED);
    };
    expect(of("additive after 0042")).toMatchObject({ id: "dpl_1" });
    expect(of("additive after 0040")).toMatchObject({ id: "dpl_2", judged: false });
  });

  it("never lies behind migrations of which as little is known as of its own", () => {
    const target = served("dpl_1", "done", { crossed: ["unknown"] });
    if (target.record === null) throw new Error("no record");
    const payload = { ...target.record.payload, migrations: "unknown" };
    const chain = [suspect, { ...target, record: { ...target.record, payload } }];
    expect(chooseKnownGood(chain, VERIFIED)).toMatchObject({ id: "dpl_2", judged: false });
  });

  it("may lie behind releases without migrations, whatever its own record says of its own", () => {
    const target = served("dpl_1", "done", { crossed: ["none", "none"] });
    if (target.record === null) throw new Error("no record");
    const payload = { ...target.record.payload, migrations: "unknown" };
    const chain = [suspect, { ...target, record: { ...target.record, payload } }];
    expect(chooseKnownGood(chain, VERIFIED)).toMatchObject({ id: "dpl_1", judged: true });
  });

  it("says why it is not judged, in words that name what was tried", () => {
    const why = (chain: readonly Served[], rules: KnownGoodRules = VERIFIED) => chooseKnownGood(chain, rules)?.why;
    const held = "it is held because of a suspicion (success_unmet)";
    expect(why([suspect, good], { to: "previous", steps: 1 })).toBe(
      `${held}; the plan always goes back to the previous deployment`,
    );
    expect(why([suspect])).toBe(held);
    expect(why([suspect, good], { to: "verified", steps: 0 })).toBe(held);
    expect(why([suspect, served("dpl_1", "failed")])).toBe(`${held}; nothing further back is judged good`);
    expect(why([suspect, { ...good, crossed: ["unknown"] }])).toBe(
      `${held}; further back there are migrations that were not judged additive`,
    );
  });

  it("is told together with what served before, where that is another deployment", () => {
    const deployed = { id: "dpl_1", commit: null };
    const judged = { ...deployed, judged: true, why: "its watch passed" };
    const told = (knownGood: typeof judged | null, previous: typeof deployed | null) =>
      describeKnownGood({ knownGood, previous });
    expect(told(null, null)).toBe(
      "Nothing is known to have been in production before, so there is no known-good deployment.",
    );
    expect(told(judged, deployed)).toBe("dpl_1 is known good: its watch passed.");
    expect(told({ ...judged, judged: false, why: "its watch failed" }, deployed)).toBe(
      "dpl_1 is what production served before; it is not judged good: its watch failed.",
    );
    expect(told(judged, { id: "dpl_2", commit: null })).toBe(
      "dpl_1 is known good: its watch passed. Right before this release production served dpl_2.",
    );
    expect(told(judged, null)).toBe(
      "dpl_1 is known good: its watch passed. Right before this release production served nothing.",
    );
  });

  it("of any history is the nearest that is judged good and may be reached, else what served before", () => {
    const phases = fc.constantFrom<ProductionPhase>("done", "watching", "held", "failed", "rolled-back", "promoting");
    const any = fc.record({
      phase: phases,
      reason: fc.constantFrom("too_few_samples, x", "success_unmet, x", "no_data, x"),
      hours: fc.integer({ min: 0, max: 48 }),
      known: fc.boolean(),
      accepted: fc.boolean(),
      crossed: fc.array(fc.constantFrom("none", "additive", "unknown"), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 6 }),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        (list, steps, verified) => {
          const chain = list.map(({ phase, reason, hours, known, accepted, crossed }, index): Served => {
            const one = served(`dpl_${index}`, phase, { reason, until: PROMOTED + hours * 60 * MINUTE, crossed });
            return { ...one, record: known ? one.record : null, accepted: accepted ? "a person said so" : null };
          });
          const chosen = chooseKnownGood(chain, { to: verified ? "verified" : "previous", steps });
          expect(chosen === null).toBe(chain.length === 0);
          if (chosen === null) return;
          const index = chain.findIndex(({ id }) => id === chosen.id);
          // Something that really served, and no further back than the plan allows.
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThanOrEqual(verified ? steps : 0);
          const taken = chain[index];
          expect(taken === undefined ? null : judgeServed(taken).good).toBe(chosen.judged);
          // Unjudged is only what served before; nothing nearer that is good is passed over.
          expect(!chosen.judged && index > 0).toBe(false);
          expect(chain.slice(0, index).some((one) => judgeServed(one).good)).toBe(false);
          expect(index > 0 && taken?.crossed.includes("unknown")).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
