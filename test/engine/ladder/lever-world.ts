/** A release's own rollback in the small world, where the plan's ladder has a lever beside the host's rung. */
import { expect } from "vitest";
import type { RollbackOrder } from "../../../src/engine/follow-rollback.ts";
import { rollBackRelease } from "../../../src/engine/roll-back-release.ts";
import { fail, pass } from "../../../src/lib/verdict.ts";
import type { Host } from "../../../src/providers/contract.ts";
import type { WayBack } from "../../../src/release/way-back.ts";
import type { Rung, RungRelease } from "../../../src/rungs/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { record } from "../../release/facts.ts";
import { GATE, NOW, openSmallWorld, type SmallWishes, type SmallWorld } from "../small-world.ts";

export const WATCHED = record("watching", { promotedAt: NOW - 60_000, statusAt: NOW - 60_000 });
export const UNSAFE: WayBack = {
  verdict: "unsafe",
  to: "dpl_old",
  reasons: [{ about: "gates", says: "its chat fails on the new schema" }],
  differences: [],
  unknown: [],
};
export const refuse: Host["rollback"] = async () => ({ kind: "refused", status: 402, message: "not on this plan" });

interface Lever {
  /** `host` before it or behind it. */
  readonly order?: "lever first" | "host first";
  /** Production's gates pass once the lever is set. */
  readonly heals?: boolean;
  /** Production's gates pass once the host has rolled back. */
  readonly healedByHost?: boolean;
  /** What setting it does besides, and what it is told of the release. */
  readonly does?: (world: SmallWorld, release: RungRelease) => void;
  /** What is so before the rollback begins. */
  readonly given?: (world: SmallWorld) => void;
  readonly once?: boolean;
  readonly moves?: Rung["moves"];
  /** It is set already, which somebody did since the release, or nobody knows when. */
  readonly set?: "since" | "unknown";
  /** Production has no gates. */
  readonly ungated?: boolean;
}

export function openLeverWorld(lever: Lever, wishes: SmallWishes = {}) {
  let isSet = lever.set !== undefined;
  const rung: Rung = {
    key: "lever",
    description: "",
    example: "",
    cannotUndo: "",
    roles: [],
    explain: () => "",
    moves: lever.moves ?? "behavior",
    once: () => lever.once === true,
    settlesMs: () => 0,
    observe: async () => {
      const before = lever.set === "unknown" ? {} : ({ before: "otherwise" } as const);
      return isSet ? { is: "done", summary: "It is set.", ...before } : { is: "due", state: null };
    },
    apply: async (_spec, _state, { release }) => {
      world.asked.push("set the lever");
      isSet = true;
      lever.does?.(world, release);
      return pass("rung_done", "set");
    },
    restore: async () => {
      world.asked.push("put the lever back");
      isSet = false;
      return pass("rung_done", "put back");
    },
  };
  const isHealed = () =>
    (lever.heals === true && isSet) ||
    (lever.healedByHost === true && world.production.project.productionDeploymentId === "dpl_old");
  const ladder = lever.order === "host first" ? ["host", "lever"] : ["lever", "host"];
  const world: SmallWorld = openSmallWorld({
    clock: createVirtualClock(NOW),
    rungs: { lever: rung },
    gate: () => (isHealed() ? pass("gate_passed", "passed") : fail("gate_failed", "it is down", "fix it")),
    ...wishes,
    plan: {
      production: { verify: lever.ungated === true ? [] : [GATE] },
      rollback: { ladder, incident: { labels: [] } },
    },
  });
  lever.given?.(world);
  return world;
}

export async function rolledBack(lever: Lever, wishes: SmallWishes = {}, changes: Partial<RollbackOrder> = {}) {
  const world = openLeverWorld(lever, wishes);
  const order = { host: world.host, record: WATCHED, reason: "too slow", ...changes };
  const result = await rollBackRelease(world.context, world.journal, order);
  return { world, result, writes: world.writes().map((text) => text.replace(/ since \S+Z/, "")) };
}

export const DECIDED = "status 2: rolling back to dpl_old: too slow";
export const ASKED = "rollback dpl_old: too slow";
export const ISSUE = expect.stringMatching(/^issue: /);
