/** How a rung ends: which word the record keeps, which code people branch on, and what is said of production. */
import { describe, expect, it } from "vitest";
import {
  begunBefore,
  broken,
  done,
  forPersons,
  helped,
  needless,
  outOfTime,
  overtaken,
  unhelpful,
  unrecorded,
  unseen,
  unshown,
  unverified,
} from "../../../src/engine/ladder/rung-ends.ts";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { pass, type Verdict } from "../../../src/lib/verdict.ts";

const EVIDENCE = [{ label: "flag", value: "off" }];
const OFF = pass("rung_done", "The flag is off.", EVIDENCE);

describe("a rung that was taken", () => {
  it("is done, in its own words where it has any", () => {
    expect(done("flag", "The flag is off.", EVIDENCE)).toEqual({ word: "done", verdict: OFF });
    expect(done("flag", "")).toEqual({ word: "done", verdict: pass("rung_done", '"flag" is done.') });
  });

  it("has helped only where that was shown, and says so", () => {
    expect(helped("flag", OFF)).toEqual(
      pass("rung_helped", `The flag is off. Production's gates failed right before "flag", and pass since.`, EVIDENCE),
    );
    expect(unshown(OFF)).toEqual({
      ...OFF,
      summary: "The flag is off. Production's gates did not all fail before it, so nothing shows that it helped.",
    });
    expect(overtaken(OFF)).toEqual({
      ...OFF,
      summary: "The flag is off. Production is not this release's any more, so nothing shows that it helped.",
    });
  });
});

describe("a rung that did not end well is a hold that says why and what to do", () => {
  it.each<[string, Verdict, string, string, string]>([
    [
      "did not help",
      unhelpful("flag"),
      "rung_unhelpful",
      "production's gates do not pass",
      "next rung of the ladder is taken",
    ],
    [
      "could not be seen to help",
      unseen("flag"),
      "rung_needless",
      "gates do not all fail",
      "next rung of the ladder is taken",
    ],
    [
      "was not needed",
      needless("flag", "it is off."),
      "rung_needless",
      '"flag" was not taken: it is off.',
      "next rung",
    ],
    ["is for persons", forPersons("database"), "rung_needless", "no machine takes it", "A person may dispatch it"],
    ["was begun before", begunBefore("flag"), "rung_unrecorded", "it is not taken again", "finish it by hand"],
    ["could not be recorded", unrecorded("flag"), "rung_unrecorded", "so it was not taken", "Take it by hand"],
    [
      "is not known to have arrived",
      unverified("flag"),
      "rung_unverified",
      "whether it arrived is not known",
      "finish it by hand",
    ],
  ])("%s", (_what, verdict, reasonCode, summary, remedy) => {
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode,
      summary: expect.stringContaining(summary),
      remedy: expect.stringContaining(remedy),
    });
  });

  it("took too long", () => {
    expect(outOfTime("flag", 20_000)).toMatchObject({
      word: "failed",
      verdict: {
        reasonCode: "rung_unverified",
        summary: '"flag" was not done, or not to be seen, within 20s.',
        remedy: expect.stringContaining("it may still arrive"),
      },
    });
  });

  it("was not possible, by its vendor's own reason", () => {
    const down = new ProviderError({
      reasonCode: "vendor_unavailable",
      vendor: "LaunchDarkly",
      message: "No answer.",
      remedy: "Wait.",
    });
    expect(broken("flag", down)).toMatchObject({
      word: "failed",
      verdict: {
        outcome: "hold",
        reasonCode: "vendor_unavailable",
        summary: expect.stringMatching(/^"flag" was not possible: .*No answer\./),
        remedy: "Wait.",
      },
    });
    const missing = new UsageError("secret_missing", [{ message: "LAUNCHDARKLY_TOKEN is not set." }]);
    expect(broken("flag", missing)).toMatchObject({
      verdict: { reasonCode: "secret_missing", remedy: "Set what is missing before the next release." },
    });
  });

  it.each([[new TypeError("x is undefined")], ["x is undefined"]])("broke by a mistake of ours: %s", (error) => {
    expect(broken("flag", error)).toEqual({
      word: "failed",
      verdict: {
        outcome: "hold",
        reasonCode: "internal_error",
        summary: 'The rung "flag" broke: x is undefined',
        remedy: "Report it with this message.",
        evidence: [],
      },
    });
  });
});
