import fc from "fast-check";
import { parseRolloutProgress } from "../../src/release/rollout-progress.ts";
import { parseWatchLooks } from "../../src/release/watch-looks.ts";
import { describe, expect, it } from "vitest";
import type { ForgeDeployment, ForgeDeploymentState, ForgeDeploymentStatus } from "../../src/providers/contract.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { cutDescription } from "../../src/lib/status-description.ts";
import {
  hasOurForm,
  type OwnRecord,
  parseProductionRecord,
  parseStagingRecord,
  PRODUCTION_TASK,
  type ProductionStatus,
  renderProductionStatus,
  renderStagingStatus,
  saysRolledBack,
  saysRollingBack,
  STAGING_TASK,
} from "../../src/release/record.ts";
import { isOfProject, parseProductionPayload, parseStagingPayload } from "../../src/release/payload.ts";
import { record, STAGING } from "./facts.ts";

const PAYLOAD = record("promoting").payload;
const AT = Date.UTC(2026, 0, 5, 9, 30);
const ID = `dpl_${"9x".repeat(14)}`;

function own<Payload>(payload: Payload, task: string = PRODUCTION_TASK): OwnRecord<Payload> {
  const deployment: ForgeDeployment = {
    id: 7,
    environment: "production",
    task,
    sha: "c".repeat(40),
    payload,
    creator: DEFAULT_AUTHOR,
    createdAt: 5,
  };
  return { deployment, payload };
}

/** As GitHub gives it back: cut where it is too long. */
function status(description: string, state: ForgeDeploymentState = "in_progress", id = 1): ForgeDeploymentStatus {
  return {
    id,
    state,
    description: cutDescription(description),
    environmentUrl: null,
    logUrl: null,
    creator: DEFAULT_AUTHOR,
    createdAt: 6,
  };
}

const roundTrip = (written: ProductionStatus) => {
  const text = renderProductionStatus(written);
  return parseProductionRecord(own(PAYLOAD), status(text.description, text.state));
};

describe("a production status", () => {
  it("is read back as it was written, every phase", () => {
    const reason = "error_rate > 5%: 8 %";
    expect(roundTrip({ phase: "promoting" })).toMatchObject({ phase: "promoting", promotedAt: null });
    expect(roundTrip({ phase: "watching", promotedAt: AT, until: AT + 1_800_000 })).toMatchObject({
      phase: "watching",
      promotedAt: AT,
    });
    expect(roundTrip({ phase: "rolling-back", promotedAt: AT, to: ID, reason })).toMatchObject({
      phase: "rolling-back",
      promotedAt: AT,
      rollbackTo: ID,
      reason,
    });
    expect(roundTrip({ phase: "rolling-back", promotedAt: null, to: ID, reason })).toMatchObject({
      phase: "rolling-back",
      promotedAt: null,
      rollbackTo: ID,
    });
    expect(roundTrip({ phase: "rolled-back", to: ID, reason })).toMatchObject({ phase: "rolled-back", rollbackTo: ID });
    expect(roundTrip({ phase: "done", promotedAt: AT, reason })).toMatchObject({
      phase: "done",
      promotedAt: AT,
      reason,
    });
    expect(roundTrip({ phase: "held", promotedAt: AT, reason })).toMatchObject({ phase: "held", promotedAt: AT });
    expect(roundTrip({ phase: "held", promotedAt: null, reason })).toMatchObject({ phase: "held", promotedAt: null });
    expect(roundTrip({ phase: "failed", reason })).toMatchObject({ phase: "failed", reason });
  });

  it.each<[ProductionStatus, string, string]>([
    [{ phase: "promoting" }, "in_progress", "promoting"],
    [
      { phase: "watching", promotedAt: AT, until: AT + 60_000 },
      "in_progress",
      "watching since 2026-01-05T09:30:00Z until 2026-01-05T09:31:00Z",
    ],
    [
      { phase: "rolling-back", promotedAt: AT, to: "dpl_a", reason: "slow" },
      "in_progress",
      "rolling back since 2026-01-05T09:30:00Z to dpl_a: slow",
    ],
    [{ phase: "rolled-back", to: "dpl_a", reason: "slow" }, "failure", "rolled back to dpl_a: slow"],
    [{ phase: "done", promotedAt: AT, reason: "all clear" }, "success", "done since 2026-01-05T09:30:00Z: all clear"],
    [{ phase: "held", promotedAt: null, reason: "no_data" }, "in_progress", "held: no_data"],
    [{ phase: "failed", reason: "slow" }, "failure", "failed: slow"],
  ])("is shown by GitHub as what it is: %j", (written, state, description) => {
    expect(renderProductionStatus(written)).toEqual({ state, description });
  });

  it("keeps what decides within 140 characters, however long the reason is, in whatever script", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("rolling-back", "rolled-back", "done", "held", "failed") as fc.Arbitrary<
          "rolling-back" | "rolled-back" | "done" | "held" | "failed"
        >,
        fc.string({ unit: "grapheme", maxLength: 400 }),
        (phase, reason) => {
          const written = { phase, promotedAt: AT, to: ID, reason } as ProductionStatus;
          const { description, state } = renderProductionStatus(written);
          const cut = status(description, state);
          expect(cut.description.length).toBeLessThanOrEqual(140);
          const read = parseProductionRecord(own(PAYLOAD), cut);
          expect(read?.phase).toBe(phase);
          expect(read?.rollbackTo).toBe(phase === "rolling-back" || phase === "rolled-back" ? ID : null);
          expect(read?.promotedAt).toBe(phase === "rolled-back" || phase === "failed" ? null : AT);
        },
      ),
    );
    const watching = renderProductionStatus({ phase: "watching", promotedAt: AT, until: AT + 172_800_000 });
    expect(watching.description).toBe("watching since 2026-01-05T09:30:00Z until 2026-01-07T09:30:00Z");
  });

  it("keeps its phase without a reason: GitHub trims what it is given, and leaves the colon", () => {
    expect(parseProductionRecord(own(PAYLOAD), status("held:"))).toMatchObject({ phase: "held", reason: null });
    expect(parseProductionRecord(own(PAYLOAD), status("rolled back to dpl_a:"))).toMatchObject({ rollbackTo: "dpl_a" });
  });

  it("that none of our authors wrote, or that is missing, reads as promoting, so the world is read", () => {
    for (const text of ["", "Deployed by somebody", "not done", "done since yesterday", "watchingly", "rolled"])
      expect(parseProductionRecord(own(PAYLOAD), status(text))).toMatchObject({
        phase: "promoting",
        promotedAt: null,
      });
    expect(parseProductionRecord(own(PAYLOAD), null)).toMatchObject({ phase: "promoting", statusAt: 5 });
  });
});

describe("a payload", () => {
  it("is read as an object and as the JSON text that GitHub may give back", () => {
    expect(parseProductionPayload(PAYLOAD)).toEqual(PAYLOAD);
    expect(parseProductionPayload(JSON.stringify(PAYLOAD))).toEqual(PAYLOAD);
    expect(parseStagingPayload(JSON.stringify(STAGING.payload))).toEqual(STAGING.payload);
  });

  it("of another tool is not one of ours", () => {
    for (const payload of [null, "", "{", "[]", "deploy", {}, { ...PAYLOAD, holdpoint: 2 }, { ...PAYLOAD, phase: "x" }])
      expect(parseProductionPayload(payload)).toBeNull();
    expect(parseProductionPayload(STAGING.payload)).toBeNull();
    expect(parseStagingPayload(PAYLOAD)).toBeNull();
  });

  it("of another project in the same repository is not one of ours either", () => {
    expect(isOfProject({ project: "web" }, "web")).toBe(true);
    expect(isOfProject({ project: "api" }, "web")).toBe(false);
    expect(isOfProject({}, "web")).toBe(true);
  });
});

describe("a staging status", () => {
  const staging = (text: string, state: ForgeDeploymentState) =>
    parseStagingRecord(own(STAGING.payload, STAGING_TASK), status(text, state))?.phase;

  it.each([
    ["deployed", "in_progress", "deployed: dpl_a"],
    ["verified", "success", "verified: dpl_a"],
    ["failed", "failure", "failed: dpl_a"],
    ["held", "in_progress", "held: dpl_a"],
  ] as const)("that is %s is shown by GitHub as %s", (phase, state, description) => {
    expect(renderStagingStatus(phase, "dpl_a")).toEqual({ state, description });
  });

  it("counts from when it was written, and of none from its deployment on", () => {
    const at = (current: ForgeDeploymentStatus | null) =>
      parseStagingRecord(own(STAGING.payload, STAGING_TASK), current).statusAt;
    expect([at(status("deployed: x")), at(null)]).toEqual([6, 5]);
  });

  it("is read back, every phase", () => {
    for (const phase of ["deployed", "verified", "failed", "held"] as const) {
      const text = renderStagingStatus(phase, "x".repeat(300));
      expect(staging(text.description, text.state)).toBe(phase);
    }
  });

  it("verifies nothing unless its state says it too", () => {
    expect(staging("verified: all good", "in_progress")).toBe("deployed");
    expect(staging("verified by me", "success")).toBe("deployed");
    expect(staging("", "success")).toBe("deployed");
    expect(parseStagingRecord(own(STAGING.payload, STAGING_TASK), null)?.phase).toBe("deployed");
  });
});

it("a record lies at GitHub under the names that earlier versions gave it", () => {
  expect([STAGING_TASK, PRODUCTION_TASK]).toEqual(["holdpoint:staging", "holdpoint:production"]);
});

describe("a status of our form", () => {
  it("is none that GitHub wrote when a newer deployment succeeded, whatever it says", () => {
    expect(hasOurForm(status("done: all clear", "success"))).toBe(true);
    expect(hasOurForm(status("done: all clear", "inactive"))).toBe(false);
    expect(hasOurForm(status("deployed: dpl_a"))).toBe(true);
    expect(hasOurForm(status("undone: all clear"))).toBe(false);
  });

  it("says that a rollback is under way only in the words for it", () => {
    expect(saysRollingBack(status("rolling back since 2026-01-05T10:00:07Z to dpl_a: slow"))).toBe(true);
    expect(saysRollingBack(status("rolled back to dpl_a: slow"))).toBe(false);
    expect(saysRollingBack(status("is rolling back to dpl_a: slow"))).toBe(false);
  });

  it("says that production was rolled back only in the words for it", () => {
    expect(saysRolledBack(status("rolled back to dpl_a: slow"))).toBe(true);
    expect(saysRolledBack(status("rolling back to dpl_a: slow"))).toBe(false);
    expect(saysRolledBack(status("was rolled back to dpl_a: slow"))).toBe(false);
  });
});

describe("a rollback to a deployment that a person named", () => {
  it("says in its status that the deployment was accepted, and is read so", () => {
    const written = { phase: "rolled-back", to: ID, reason: "(accepted): odd words", accepted: true } as const;
    expect(renderProductionStatus(written).description).toBe(`rolled back to ${ID} (accepted): (accepted): odd words`);
    expect(roundTrip(written)).toMatchObject({ accepted: true, rollbackTo: ID, reason: "(accepted): odd words" });
    expect(roundTrip({ ...written, accepted: false })).toMatchObject({
      accepted: false,
      reason: "(accepted): odd words",
    });
  });
});

describe("a known good of a record", () => {
  it("that an earlier version wrote is read as what served before, and not as judged", () => {
    const { previous, migrations, knownGood, ...older } = PAYLOAD;
    const read = parseProductionPayload({ ...older, knownGood: { id: knownGood?.id, commit: knownGood?.commit } });
    expect(read).toMatchObject({ knownGood: { id: "dpl_old", judged: false }, migrations: "unknown" });
    expect(read?.previous?.id).toBe(previous?.id);
    expect(migrations).toBe("none");
  });

  it("that is only half understood makes the record not one of ours", () => {
    for (const previous of [{ id: 7, commit: null }, { id: "dpl_x" }, "dpl_x", 7]) {
      expect(parseProductionPayload({ ...PAYLOAD, previous })).toBeNull();
    }
    expect(parseProductionPayload({ ...PAYLOAD, previous: null })).toMatchObject({ previous: null });
  });
});

describe("the rungs of a rollback's ladder", () => {
  const rungs = { flag: "unhelpful", command: "unhelpful", revert: "unhelpful" } as const;

  it("stand whole in the status of one that had nothing to go back to", () => {
    const { state, description } = renderProductionStatus({ phase: "failed", rungs, reason: "no known good; slow" });
    const read = parseProductionRecord(own(PAYLOAD), status(description, state));
    expect(read).toMatchObject({ phase: "failed", rungs, reason: "no known good; slow" });
  });

  it.each([
    ["that is under way", { phase: "rolling-back", promotedAt: AT, to: ID, rungs, reason: "x".repeat(300) }],
    ["that is over", { phase: "rolled-back", to: ID, accepted: true, rungs, reason: "it: failed after flag=helped" }],
  ] satisfies readonly (readonly [string, ProductionStatus])[])("stand whole in the status of one %s", (_, written) => {
    const { state, description } = renderProductionStatus(written);
    const read = parseProductionRecord(own(PAYLOAD), status(description, state));
    expect(read).toMatchObject({ phase: written.phase, rollbackTo: ID, rungs });
  });

  const until = AT + 48 * 3_600_000;
  const looks = { count: 99, longestSilenceMs: 35_940_000, judgedMs: 35_940_000, gatesOpen: true };
  const rollout = { startedAt: AT, stage: 1, stages: 3, stageAt: AT, looks: null };
  it.each([
    ["is held", { phase: "held", promotedAt: AT, rungs, reason: "mitigated, it helps" }, rungs],
    // Beside what the looks remember there is room for which were taken, and none for what came of them.
    [
      "is watched again",
      { phase: "watching", promotedAt: AT, until, looks, rungs: { flag: "skipped", command: "helped" } },
      { command: "done" },
    ],
    ["is rolled out", { phase: "promoting", rollout, rungs: { flag: "helped", command: "failed" } }, { flag: "done" }],
  ] satisfies readonly (readonly [string, ProductionStatus, object])[])(
    "are not forgotten where the release %s before another rollback is decided",
    (_, written, kept) => {
      const { state, description } = renderProductionStatus(written);
      expect(description.length).toBeLessThanOrEqual(written.phase === "held" ? Infinity : 140);
      const read = parseProductionRecord(own(PAYLOAD), status(description, state));
      expect(read).toMatchObject({ phase: written.phase, promotedAt: AT, rungs: kept });
      expect(parseWatchLooks(read)).toEqual("looks" in written ? looks : null);
      expect(parseRolloutProgress(read)).toEqual("rollout" in written ? rollout : null);
    },
  );

  it("make room for what looks remember, the first ones first", () => {
    const longest = { ...looks, count: 999, longestSilenceMs: 172_740_000, judgedMs: 172_740_000 };
    const taken = { flag: "unhelpful", command: "helped" } as const;
    const { description } = renderProductionStatus({
      phase: "watching",
      promotedAt: AT,
      until,
      looks: longest,
      rungs: taken,
    });
    expect(description).toContain(" took command: 999 looks");
    expect(description.length).toBeLessThanOrEqual(140);
  });

  it("are none where none was taken, whatever the reason says", () => {
    const written = renderProductionStatus({ phase: "rolled-back", to: ID, rungs: {}, reason: "after flag=done: it" });
    const read = parseProductionRecord(own(PAYLOAD), status(written.description, written.state));
    expect(read).toMatchObject({ phase: "rolled-back", reason: "after flag=done: it" });
    expect(read.rungs).toBeUndefined();
  });

  it("count only with words of ours", () => {
    const read = parseProductionRecord(
      own(PAYLOAD),
      status(`rolled back to ${ID} after flag=splendid,command=done: x`),
    );
    expect(read.rungs).toEqual({ command: "done" });
  });
});
