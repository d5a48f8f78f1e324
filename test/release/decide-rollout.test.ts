import { describe, expect, it } from "vitest";
import type { HostRollout } from "../../src/providers/contract.ts";
import type { Asked } from "../../src/release/asked.ts";
import { decideRollout } from "../../src/release/decide-rollout.ts";
import type { ProductionState } from "../../src/release/world.ts";
import { aliasRequest, NOTHING_ASKED, production } from "./facts.ts";

const STAGES = [10, 50, 100].map((percent) => ({ percent, automatic: false }));
const ASKED: Asked = { ...NOTHING_ASKED, requestedAt: 10, requests: 1 };

function rollout(changes: Partial<HostRollout> = {}): HostRollout {
  return {
    state: "active",
    candidateId: "dpl_new",
    stableId: "dpl_old",
    startedAt: null,
    activeStage: 0,
    stages: STAGES,
    queuedId: null,
    ...changes,
  };
}

function decide(
  state: ProductionState,
  stage: number,
  asked: Asked = NOTHING_ASKED,
  goal: Partial<Parameters<typeof decideRollout>[1]> = {},
) {
  const step = decideRollout(state, { candidateId: "dpl_new", stage, stages: 3, beside: "dpl_old", ...goal }, asked);
  if (step.do === "stop") return `stop ${step.verdict.reasonCode}`;
  if (step.do === "wait") return `wait for ${step.waitingFor}${step.untraced ? ", untraced" : ""}`;
  return step.do === "approve" ? `approve from ${step.from}` : step.do;
}

const at = (activeStage: number, changes: Partial<HostRollout> = {}): ProductionState => ({
  ...production("dpl_old"),
  rollout: rollout({ activeStage, ...changes }),
});
const without: ProductionState = { ...production("dpl_old"), rollout: null };
const aborted: ProductionState = {
  ...production("dpl_old"),
  rollout: rollout({ state: "aborted", activeStage: null }),
};
const complete = { state: "complete", activeStage: null } as const;

describe("the first stage", () => {
  it("is begun once, and is there when the host shows it", () => {
    expect(decide(without, 0)).toBe("start");
    expect(decide(without, 0, ASKED)).toBe("wait for the first stage, untraced");
    expect(decide(at(0), 0, ASKED)).toBe("confirm");
    expect(decide(at(2), 0)).toBe("confirm");
  });

  it("is not begun again where the record says that it had begun, and the host knows nothing of it", () => {
    expect(decide(without, 0, NOTHING_ASKED, { begun: true })).toBe("stop production_moved");
    expect(decide(without, 0, NOTHING_ASKED, { begun: false })).toBe("start");
    expect(decide(at(0), 0, NOTHING_ASKED, { begun: true })).toBe("confirm");
  });

  it("is begun although an earlier rolling release is over", () => {
    const other = rollout({ candidateId: "dpl_other" });
    expect(decide({ ...production("dpl_old"), rollout: { ...other, ...complete } }, 0)).toBe("start");
    expect(decide({ ...production("dpl_old"), rollout: { ...other, state: "aborted" } }, 0)).toBe("start");
  });

  it("is not begun again once somebody took it back, whoever began it", () => {
    for (const asked of [NOTHING_ASKED, ASKED]) expect(decide(aborted, 0, asked)).toBe("stop production_moved");
  });

  it("is not begun where production is not what was recorded, also where it was asked for already", () => {
    const moved: ProductionState = { ...production("dpl_x"), rollout: null };
    expect(decide(moved, 0)).toBe("stop production_moved");
    expect(decide(moved, 0, ASKED)).toBe("stop production_moved");
    // What is under way is there, whatever it stands beside.
    expect(decide({ ...production("dpl_x"), rollout: rollout() }, 0, ASKED)).toBe("confirm");
  });

  it("is not begun while production is on its way back, whoever asked for that", () => {
    for (const status of ["pending", "in-progress"] as const) {
      const back = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_older", status) });
      expect(decide({ ...back, rollout: null }, 0)).toBe("stop production_moved");
    }
    const over = production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_old", "succeeded") });
    expect(decide({ ...over, rollout: null }, 0)).toBe("start");
  });

  it("is not begun over a rollback that has pinned production since it was recorded, unless a person wants that", () => {
    const goal = { candidateId: "dpl_new", stage: 0, stages: 3, beside: "dpl_old" };
    for (const status of ["failed", "succeeded"] as const) {
      const request = aliasRequest("rollback", "dpl_older", status);
      const pinned = production("dpl_old", { aliasRequest: request, autoAssignDomains: false });
      expect(decide({ ...pinned, rollout: null }, 0)).toBe("stop production_pinned");
      expect(decideRollout(pinned, { ...goal, unpin: true }, NOTHING_ASKED)).toEqual({ do: "start" });
    }
    // The team's own setting pins nothing.
    const off = production("dpl_old", { autoAssignDomains: false });
    expect(decide({ ...off, rollout: null }, 0)).toBe("start");
  });

  it("is not begun beside another rolling release, behind one, or where the host says no", () => {
    expect(decide(at(0, { candidateId: "dpl_other" }), 0)).toBe("stop rollout_active");
    expect(decide(without, 0, { ...ASKED, queued: true })).toBe("stop promotion_queued");
    expect(decide(without, 0, { ...ASKED, refused: "no" })).toBe("stop rollout_refused");
  });
});

describe("the next stage", () => {
  it("is approved from the stage that the host shows, and only once", () => {
    expect(decide(at(0), 1)).toBe("approve from 0");
    expect(decide(at(0), 1, ASKED)).toBe("wait for the next stage, untraced");
    expect(decide(at(1), 1, ASKED)).toBe("confirm");
    expect(decide(at(1, { stages: [5, 10, 50, 100].map((percent) => ({ percent, automatic: false })) }), 2)).toBe(
      "complete",
    );
  });

  it("is not asked for of another rolling release of the same build, which somebody began since", () => {
    const began = (startedAt: number | null, since: number | null) =>
      decide(at(0, { startedAt }), 1, NOTHING_ASKED, { startedAt: since });
    expect(began(5_000, 4_000)).toBe("stop production_moved");
    expect(began(4_000, 4_000)).toBe("approve from 0");
    expect(began(null, 4_000)).toBe("approve from 0");
    expect(began(4_000, null)).toBe("approve from 0");
  });

  it("is there where somebody else went on already", () => {
    expect(decide(at(1), 1)).toBe("confirm");
    expect(decide({ ...production("dpl_new"), rollout: rollout(complete) }, 1)).toBe("confirm");
  });

  it("is not asked for where the host refused it, or another build waits for its place", () => {
    expect(decide(at(0), 1, { ...ASKED, refused: "no" })).toBe("stop rollout_refused");
    expect(decide(at(0, { queuedId: "dpl_other" }), 1)).toBe("stop newer_release_active");
    expect(decide(at(0, { queuedId: "dpl_new" }), 1)).toBe("approve from 0");
  });

  it("is never begun again after somebody took the rolling release back", () => {
    expect(decide(aborted, 1)).toBe("stop production_moved");
    expect(decide(without, 1)).toBe("stop production_moved");
    expect(decide(at(0, { candidateId: "dpl_other" }), 1)).toBe("stop rollout_active");
  });
});

describe("the last stage", () => {
  it("is completed, by the stages that are in force", () => {
    expect(decide(at(1), 2)).toBe("complete");
    expect(decide(at(0, { stages: STAGES.slice(1) }), 1)).toBe("complete");
    expect(decide(at(0, { stages: STAGES.slice(1) }), 2)).toBe("complete");
  });

  it("is there when every domain shows it, and not before", () => {
    const arriving = { ...production("dpl_new", {}, ["dpl_new", "dpl_old"]), rollout: rollout(complete) };
    expect(decide(arriving, 2, ASKED)).toBe("wait for the production domains");
    expect(decide({ ...production("dpl_new"), rollout: rollout(complete) }, 2, ASKED)).toBe("confirm");
  });

  it("is not there while the host still calls it a rolling release, whatever the domains show", () => {
    expect(decide({ ...production("dpl_new"), rollout: rollout({ activeStage: 1 }) }, 2)).toBe("complete");
  });

  it("stops where the host gave up on a domain", () => {
    const failed = production("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "failed") }, [
      "dpl_new",
      "dpl_old",
    ]);
    expect(decide({ ...failed, rollout: rollout(complete) }, 2, ASKED)).toBe("stop alias_failed");
  });
});
