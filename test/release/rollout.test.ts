/** What a rolling release means to every other decision: who is promoted, rolled back, looked at, put back. */
import { describe, expect, it } from "vitest";
import type { RolloutSettings } from "../../src/providers/contract.ts";
import { chooseRollback } from "../../src/release/choose-rollback.ts";
import { decideLook } from "../../src/release/decide-look.ts";
import { decidePromote } from "../../src/release/decide-promote.ts";
import { decideRollback } from "../../src/release/decide-rollback.ts";
import { decideSettled } from "../../src/release/decide-settled.ts";
import { asRecorded, judgeServed } from "../../src/release/expected-production.ts";
import { parseProductionPayload } from "../../src/release/payload.ts";
import { parseProductionRecord, renderProductionStatus } from "../../src/release/record.ts";
import { parseRolloutProgress, type RolloutProgress } from "../../src/release/rollout-progress.ts";
import { stageOf } from "../../src/release/rollout-stage.ts";
import { hasStages, isOursToPutBack, settingsBefore } from "../../src/release/rollout-settings.ts";
import type { ProductionState, World } from "../../src/release/world.ts";
import {
  aliasRequest,
  deployment,
  DIGEST,
  NOTHING_ASKED,
  production,
  record,
  RELEASE,
  rolling,
  world,
} from "./facts.ts";

const PLANNED = { percents: [10, 50, 100], stageMs: 900_000, before: null };
const MINUTE = 60_000;

const promoting = (changes: Parameters<typeof record>[1] = {}) =>
  record("promoting", { ...changes, payload: { rollout: PLANNED, ...changes.payload } });
const aborted = rolling({ state: "aborted", activeStage: null });

describe("a promote", () => {
  const decide = (changes: Partial<World>) => {
    const step = decidePromote(RELEASE, world({ planned: true, ...changes }), {
      unpin: false,
      asked: NOTHING_ASKED,
      planDigest: DIGEST,
    });
    return step.do === "stop" ? step.verdict.reasonCode : step.do;
  };

  it("is recorded, then rolled out where its record says so, and confirmed when everybody gets it", () => {
    expect(decide({})).toBe("record");
    expect(decide({ record: promoting() })).toBe("roll-out");
    expect(decide({ record: promoting(), production: rolling() })).toBe("roll-out");
    expect(decide({ record: promoting(), production: rolling({ state: "complete", activeStage: null }) })).toBe(
      "roll-out",
    );
    // The host is at the end of it, whatever it still shows.
    const complete = { state: "complete", activeStage: null } as const;
    const elsewhere = production("dpl_hand");
    expect(decide({ record: promoting(), production: rolling(complete, elsewhere) })).toBe("roll-out");
    const other = { ...complete, candidateId: "dpl_other" };
    expect(decide({ record: promoting(), production: rolling(other, elsewhere) })).toBe("production_moved");
    expect(decide({ record: record("promoting"), production: rolling(complete, elsewhere) })).toBe("production_moved");
    const over = rolling({ state: "aborted", activeStage: null }, elsewhere);
    expect(decide({ record: promoting(), production: over })).toBe("production_moved");
    const everybody = rolling({ state: "complete", activeStage: null }, production("dpl_new"));
    expect(decide({ record: promoting(), production: everybody })).toBe("confirm");
  });

  it("is not confirmed by domains that show it while it is still being rolled out", () => {
    expect(decide({ record: promoting(), production: rolling({}, production("dpl_new")) })).toBe("roll-out");
  });

  it("takes over a rolling release of its own build that somebody began, where the plan has stages", () => {
    expect(decide({ production: rolling() })).toBe("record");
    expect(decide({ production: rolling(), planned: false })).toBe("rollout_active");
  });

  it("does not take over one that somebody began before what production serves by now, and that is newer", () => {
    const beside = (id: string, createdAt: number, stableId: string | null = "dpl_old") =>
      decide({ production: rolling({ stableId }, production(id)), serving: deployment(id, { createdAt }) });
    expect(beside("dpl_theirs", 1_001)).toBe("newer_release_active");
    expect(beside("dpl_theirs", 1_001, null)).toBe("newer_release_active");
    // Beside what is newer a person may begin it, and what is older it may overtake.
    expect(beside("dpl_theirs", 1_001, "dpl_theirs")).toBe("record");
    expect(beside("dpl_theirs", 1_000)).toBe("record");
    const recorded = { record: promoting(), serving: deployment("dpl_theirs", { createdAt: 1_001 }) };
    expect(decide({ ...recorded, production: rolling({}, production("dpl_theirs")) })).toBe("roll-out");
  });

  it("touches nothing beside another rolling release, or where the host would roll out what the plan does not", () => {
    expect(decide({ production: rolling({ candidateId: "dpl_other" }) })).toBe("rollout_active");
    const always = production("dpl_old", { rollsOut: true });
    expect(decide({ production: always })).toBe("record");
    expect(decide({ production: always, planned: false })).toBe("rollout_unplanned");
  });

  it("is over where somebody took the rolling release back", () => {
    expect(decide({ record: promoting(), production: aborted })).toBe("settled");
  });
});

describe("a rollback", () => {
  const goal = { to: "dpl_old", from: "dpl_new", arriving: "dpl_new", decided: null };
  const decide = (state: ProductionState, asked = NOTHING_ASKED, to = goal) => {
    const step = decideRollback({ production: state, target: "unread" }, to, asked);
    return step.do === "stop" ? step.verdict.reasonCode : step.do;
  };

  it("aborts a rolling release of the release, although production already names its target", () => {
    expect(decide(rolling())).toBe("rollback");
    expect(decide(rolling(), { ...NOTHING_ASKED, requestedAt: 1, requests: 1 })).toBe("wait");
    expect(decide(aborted)).toBe("confirm");
  });

  it("waits while the host takes it back, and aborts one whose target is further back than what serves beside it", () => {
    const request = { aliasRequest: aliasRequest("rollback", "dpl_old", "in-progress") };
    expect(decide(rolling({}, production("dpl_old", request)))).toBe("wait");
    expect(decide(rolling({}, production("dpl_between")))).toBe("rollback");
  });

  it("is not made where somebody has rolled it back further, whatever was read of the stages a moment before", () => {
    const back = (to: string) => production("dpl_between", { aliasRequest: aliasRequest("rollback", to, "succeeded") });
    expect(decide(rolling({}, back("dpl_between")))).toBe("production_moved");
    // It began beside that, or nobody rolled back to there.
    expect(decide(rolling({ stableId: "dpl_between" }, back("dpl_between")))).toBe("rollback");
    expect(decide(rolling({}, back("dpl_x")))).toBe("rollback");
    const promoted = { aliasRequest: aliasRequest("promote", "dpl_between", "succeeded") };
    expect(decide(rolling({}, production("dpl_between", promoted)))).toBe("rollback");
  });

  it("leaves somebody else's rolling release alone", () => {
    expect(decide(rolling({ candidateId: "dpl_other" }, production("dpl_between")))).toBe("production_moved");
  });

  it("that a person asks for takes out what is being rolled out, and keeps what serves beside it", () => {
    const own = { deployment: { id: 2 } as never, payload: promoting().payload };
    expect(chooseRollback(rolling(), [own], null, "verified")).toMatchObject({
      to: { id: "dpl_old" },
      arriving: "dpl_new",
      why: "Release r1 was being rolled out in stages. ",
    });
  });
});

describe("what the host shows of a rolling release", () => {
  it("settles a release that somebody took back, and never one that is under way", () => {
    expect(decideSettled(aborted, promoting())).toMatchObject({ kind: "rolled-back", byHost: true, to: "dpl_old" });
    expect(decideSettled(rolling(), promoting())).toBeNull();
    const pinned = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded") });
    expect(decideSettled(rolling({}, pinned), record("held"))).toBeNull();
    expect(decideSettled(rolling({ state: "aborted" }, production("dpl_x")), promoting())).toBeNull();
  });

  it("tells that a release is given to visitors again after its record says that it was rolled back", () => {
    const settled = decideSettled(rolling(), record("rolled-back", { rollbackTo: "dpl_old", reason: "broken" }));
    expect(settled).toMatchObject({ kind: "in-production-again" });
    expect(settled?.kind === "in-production-again" && settled.verdict.summary).toContain(
      "gives it to 10 % of the visitors",
    );
  });

  it("is no foreign change where a release was held in the middle of its stages", () => {
    const expected = { id: "dpl_new", commit: null, release: "r1", since: 0 };
    const judge = (phase: Parameters<typeof record>[0], state: ProductionState) =>
      judgeServed(state, expected, { listed: [], records: [record(phase)] })?.reasonCode ?? null;
    expect([judge("held", rolling()), judge("failed", rolling())]).toEqual([null, null]);
    expect(judge("held", production("dpl_old"))).toBe("foreign_change");
    // Beside what somebody else deployed, or rolled out again by a person after it was done, it is one.
    expect(judge("held", rolling({}, production("dpl_x")))).toBe("foreign_change");
    expect(judge("done", rolling())).toBe("foreign_change");
  });

  it("is a foreign change where visitors get what nobody brings into production any more", () => {
    const expected = { id: "dpl_old", commit: null, release: "r0", since: 0 };
    const judge = (...records: readonly ReturnType<typeof record>[]) =>
      judgeServed(rolling(), expected, { listed: [], records })?.reasonCode;
    for (const phase of ["rolled-back", "failed", "held"] as const) expect(judge(record(phase))).toBe("foreign_change");
    expect(judge()).toBe("foreign_change");
    expect(judge(record("promoting"))).toBeUndefined();
    expect(judgeServed(aborted, expected, { listed: [], records: [] })).toBeNull();
  });

  it("is named beside production as recorded where a release was held in the middle of its stages", () => {
    const told = (state: ProductionState) => asRecorded(state, { releases: 1, isObserved: false });
    expect(told(rolling()).summary).toBe(
      "No watch is open. Production serves dpl_old, as the release record says. A rolling release still gives dpl_new to 10 % of the visitors, unwatched.",
    );
    expect(told(aborted).summary).toBe("No watch is open. Production serves dpl_old, as the release record says.");
    // A person began it, and no release was ever recorded.
    expect(asRecorded(rolling(), { releases: 0, isObserved: false }).summary).toBe(
      "No release is recorded yet, so there is nothing to watch. A rolling release gives dpl_new to 10 % of the visitors, unwatched.",
    );
  });

  it("is looked at once its stage is recorded, or its promote has been silent for long", () => {
    const look = (known: Partial<ReturnType<typeof record>>, now: number) =>
      decideLook({ record: { ...promoting(), ...known }, production: rolling(), now, newest: true }).do;
    const begun = { promotedAt: 0, reason: "stage 1 of 3 since 1970-01-01T00:00:00Z" };
    expect(look(begun, MINUTE)).toBe("watch");
    expect(look({}, MINUTE)).toBe("wait");
    expect(look({}, 16 * MINUTE)).toBe("watch");
    const { statusAt } = promoting();
    expect(look({}, statusAt + 15 * MINUTE - 1)).toBe("wait");
    expect(look({}, statusAt + 15 * MINUTE)).toBe("watch");
    expect(decideLook({ record: promoting(), production: rolling(), now: MINUTE, newest: true })).toEqual({
      do: "wait",
      why: "the host is promoting dpl_new",
    });
    // Its record plans no stages: the host is at work, however long it takes.
    expect(look({ ...begun, payload: record("promoting").payload }, 60 * MINUTE)).toBe("wait");
    const over = decideLook({
      record: { ...promoting(), ...begun },
      production: production("dpl_old"),
      now: 60 * MINUTE,
      newest: true,
    });
    expect(over.do).toBe("report");
  });

  it("is watched from its first stage to the end of each, by the plan's own length", () => {
    const stage = { startedAt: 5, stage: 1, stages: 3, stageAt: 15 * MINUTE, looks: null };
    expect(stageOf(stage, PLANNED.stageMs)).toEqual({
      index: 1,
      stages: 3,
      startedAt: 5,
      from: 15 * MINUTE,
      to: 30 * MINUTE,
    });
  });
});

describe("how far a rolling release is", () => {
  const progress: RolloutProgress = { startedAt: 0, stage: 1, stages: 3, stageAt: 15 * MINUTE, looks: null };
  const looks = { count: 137, longestSilenceMs: 303 * MINUTE, judgedMs: 2_475 * MINUTE, gatesOpen: true };

  it.each([progress, { ...progress, looks }])("stands in the record's status, and fits there: %#", (rollout) => {
    const { state, description } = renderProductionStatus({ phase: "promoting", rollout });
    expect(description.length).toBeLessThanOrEqual(140);
    const own = { deployment: { id: 1, createdAt: 0 }, payload: promoting().payload };
    const status = { id: 1, state, description, createdAt: 5, creator: "x" } as never;
    const parsed = parseProductionRecord(own, status);
    expect(parsed.phase).toBe("promoting");
    expect(parseRolloutProgress(parsed)).toEqual(rollout);
  });

  it("is not known of a status that says less", () => {
    expect(parseRolloutProgress({ phase: "promoting", promotedAt: null, reason: null })).toBeNull();
    expect(parseRolloutProgress({ phase: "promoting", promotedAt: 1, reason: "stage 1 of 3 since noon" })).toBeNull();
    const said = "stage 1 of 3 since 1970-01-01T00:00:00Z";
    const parse = (reason: string, promotedAt: number | null = 1, phase = "promoting") =>
      parseRolloutProgress({ phase, promotedAt, reason });
    expect(parse(said)).toMatchObject({ stage: 0, stages: 3, stageAt: 0 });
    expect(parse(said, 1, "held")).toBeNull();
    expect(parse(said, null)).toBeNull();
    expect(parse("stage 1 of 3 since 1970-13-01T00:00:00Z")).toBeNull();
    expect(parse(`in ${said}`)).toBeNull();
    expect(parse(`${said} or so`)).toBeNull();
  });

  it("counts more stages than fingers", () => {
    const many = { startedAt: 0, stage: 10, stages: 12, stageAt: 0, looks: null };
    const { state, description } = renderProductionStatus({ phase: "promoting", rollout: many });
    expect(description).toBe("promoting since 1970-01-01T00:00:00Z: stage 11 of 12 since 1970-01-01T00:00:00Z");
    const own = { deployment: { id: 1, createdAt: 0 }, payload: promoting().payload };
    const status = { id: 1, state, description, createdAt: 5, creator: "x" } as never;
    expect(parseRolloutProgress(parseProductionRecord(own, status))).toEqual(many);
  });

  it("and what was planned is read back from the record whole, or the record is not one of ours", () => {
    const { payload } = promoting();
    const stored: unknown = JSON.parse(JSON.stringify(payload));
    expect(parseProductionPayload(stored)?.rollout).toEqual(PLANNED);
    expect(
      parseProductionPayload({ ...(stored as object), rollout: { percents: ["10"], stageMs: 1, before: null } }),
    ).toBeNull();
    expect(parseProductionPayload({ ...(stored as object), rollout: { percents: [10], stageMs: 1 } })).toBeNull();
    const half = { ...PLANNED, percents: [10, "50", 100] };
    expect(parseProductionPayload({ ...(stored as object), rollout: half })).toBeNull();
  });
});

describe("the project's settings for rolling releases", () => {
  const settings = (percents: readonly number[], automatic = false): RolloutSettings => ({
    stages: percents.map((percent) => ({ percent, automatic })),
    stored: { percents, automatic },
  });

  it("are the plan's only where every stage is, and waits for an approval", () => {
    expect(hasStages(settings([10, 50, 100]), PLANNED.percents)).toBe(true);
    expect(hasStages(settings([10, 50, 100], true), PLANNED.percents)).toBe(false);
    expect(hasStages(settings([10, 100]), PLANNED.percents)).toBe(false);
    expect(hasStages(settings([10, 50]), PLANNED.percents)).toBe(false);
    expect(hasStages(settings([10, 60, 100]), PLANNED.percents)).toBe(false);
    expect(hasStages(null, PLANNED.percents)).toBe(false);
  });

  it("that are to come back are those of before, not what a release that died left behind", () => {
    const team = settings([5, 100], true);
    expect(settingsBefore(team, [])).toBe(team.stored);
    expect(settingsBefore(null, [])).toBeNull();
    expect(settingsBefore(settings([10, 50, 100]), [{}, { rollout: { ...PLANNED, before: team.stored } }])).toBe(
      team.stored,
    );
    expect(settingsBefore(team, [{ rollout: { ...PLANNED, before: "older" } }])).toBe(team.stored);
  });

  it("are put back where they are ours, and left where a person changed them or nothing was changed", () => {
    const ours = settings([10, 50, 100]);
    expect(isOursToPutBack(ours, PLANNED)).toBe(true);
    expect(isOursToPutBack(settings([20, 100]), PLANNED)).toBe(false);
    expect(isOursToPutBack(ours, { ...PLANNED, before: ours.stored })).toBe(false);
  });
});
