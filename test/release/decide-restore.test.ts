import { describe, expect, it } from "vitest";
import {
  type DatabaseSeen,
  decideRestore,
  type RestoreIntent,
  type RestoreWorld,
} from "../../src/release/decide-restore.ts";
import { RESTORE_PHASES, type RestoreMark } from "../../src/release/restore-mark.ts";
import { expectTold } from "../expect-told.ts";
import { after, follow, markOf, seen, worldOf } from "./restore-facts.ts";

const INTENTS: readonly RestoreIntent[] = ["restore", "beside", "switch-back", "abandon"];
const NEVER_IN_USE = new Set(["created", "restoring", "restored", "compared", "ready", "switching"]);

const phaseOf = (database: DatabaseSeen | null) =>
  database === null || database.mark === null || database.mark === "unreadable" ? null : database.mark.phase;

/** Every mark of this restore, and some of others. */
const MARKS: readonly DatabaseSeen["mark"][] = [
  null,
  "unreadable",
  ...RESTORE_PHASES.map((phase) => markOf(phase)),
  ...(["ready", "switched", "kept"] as const).flatMap((phase): RestoreMark[] => [
    markOf(phase, { identity: "f".repeat(16) }),
    markOf(phase, { archive: "b".repeat(64) }),
  ]),
];

const DOORS = [
  { open: true, sessions: 3 },
  { open: false, sessions: 0 },
  { open: false, sessions: 3 },
];

function seenInEveryWay(name: string): readonly (DatabaseSeen | null)[] {
  return [null, ...MARKS.flatMap((mark) => DOORS.map((door) => seen(name, { mark, ...door })))];
}

function* everyWorld(): Generator<RestoreWorld> {
  const kept = [null, seen("app_before"), seen("app_before", { mark: markOf("kept"), sessions: 1 })];
  for (const live of seenInEveryWay("app")) {
    for (const copy of seenInEveryWay("copy")) {
      for (const one of kept) {
        for (const obstacles of [[], ["1 prepared transaction"]]) yield worldOf({ live, copy, kept: one, obstacles });
      }
    }
  }
}

describe("a restore beside", () => {
  it("creates, fills, compares and dresses a copy, and switches with everybody out", () => {
    const { steps, verdict } = follow(worldOf({ live: seen("app", { sessions: 4 }) }), "restore");
    expect(steps.map(({ action }) => action)).toEqual([
      "create-copy",
      "open-copy",
      "fill-copy",
      "compare-copy",
      "dress-copy",
      "keep-out",
      "end-sessions",
      "switch",
      "verify",
    ]);
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "restored" });
  });

  it("ends from every world, whatever is asked, and does nothing that loses a database in use", () => {
    let worlds = 0;
    for (const world of everyWorld()) {
      worlds += 1;
      for (const intent of INTENTS) {
        const { steps, verdict, world: last } = follow(world, intent);
        for (const step of steps) expectHarmless(step.world, step.action);
        // Whoever kept sessions out by us lets them in before it ends.
        if (steps.some(({ action }) => action.startsWith("keep-out") || action === "let-in")) {
          if (last.live?.open !== true) throw new Error(`leaves everybody out: ${JSON.stringify(world)}`);
        }
        if (verdict.outcome !== "pass" && !verdict.remedy) throw new Error(`says not what to do: ${verdict.summary}`);
      }
    }
    expect(worlds).toBeGreaterThan(20_000);
  });

  function expectHarmless(world: RestoreWorld, action: string): void {
    const copyPhase = phaseOf(world.copy);
    if (action === "remove-copy") {
      const bare = world.copy?.mark === null && !world.copy.open;
      if (!bare && !NEVER_IN_USE.has(copyPhase ?? "")) throw new Error(`removes a copy that is ${copyPhase}`);
    }
    if (action === "switch") {
      const quiet = world.live?.open === false && world.live.sessions === 0 && world.copy?.sessions === 0;
      if (!quiet || copyPhase !== "switching" || world.obstacles.length > 0) throw new Error("switches too early");
    }
    if (action === "switch-back") {
      const quiet = world.live?.open === false && world.live.sessions === 0 && world.kept?.sessions === 0;
      if (!quiet || phaseOf(world.kept) !== "kept" || world.obstacles.length > 0)
        throw new Error("goes back too early");
    }
    if (action === "keep-out" && !["ready", "switching"].includes(copyPhase ?? ""))
      throw new Error("keeps out too early");
    if (action === "keep-out" && world.obstacles.length > 0) throw new Error("keeps out for nothing");
  }

  const nextOf = (intent: RestoreIntent, change: Partial<RestoreWorld>) => {
    const decision = decideRestore(worldOf(change), intent);
    return "do" in decision ? decision.do : decision.end.reasonCode;
  };
  const live = (phase: RestoreMark["phase"], change: Partial<DatabaseSeen> = {}) =>
    seen("app", { mark: markOf(phase), ...change });
  const copy = (phase: RestoreMark["phase"], change: Partial<DatabaseSeen> = {}) =>
    seen("copy", { mark: markOf(phase), ...change });
  const CLOSED = { open: false };

  it("goes on from whatever is there, by what was asked for", () => {
    const shut = { live: seen("app", CLOSED), copy: copy("switching") };
    expect([nextOf("restore", shut), nextOf("beside", shut), nextOf("abandon", shut)]).toEqual([
      "switch",
      "let-in",
      "let-in",
    ]);
    expect(nextOf("restore", { ...shut, obstacles: ["a slot"] })).toBe("let-in");
    expect(nextOf("restore", { ...shut, live: seen("app", { ...CLOSED, sessions: 1 }) })).toBe("end-sessions");
    expect(nextOf("restore", { ...shut, copy: copy("switching", { sessions: 1 }) })).toBe("end-sessions");
    expect(nextOf("restore", { copy: copy("switching") })).toBe("keep-out");
    expect(nextOf("restore", { copy: copy("ready") })).toBe("keep-out");
    expect(nextOf("abandon", { copy: copy("ready") })).toBe("remove-copy");
  });

  it("is over once its database has the name, and then is nothing to be abandoned", () => {
    for (const phase of ["switched", "verified"] as const) {
      expect(nextOf("abandon", { live: live(phase) })).toBe("restore_blocked");
      expect(nextOf("restore", { live: live(phase, CLOSED) })).toBe("restore_blocked");
      // Of another backup it is the database in use, like any.
      const other = seen("app", { mark: markOf(phase, { identity: "f".repeat(16) }) });
      expect(nextOf("restore", { live: other })).toBe("create-copy");
      expect(nextOf("abandon", { live: other })).toBe("restore_abandoned");
    }
    expect(nextOf("restore", { live: live("switched") })).toBe("verify");
    expect(nextOf("restore", { live: live("verified") })).toBe("restored");
    expect(nextOf("restore", { live: live("kept") })).toBe("create-copy");
  });

  it("leaves alone what another way of restoring, or nobody who can be read, has begun", () => {
    for (const intent of INTENTS) {
      expect(nextOf(intent, { live: live("in-place") })).toBe("restore_blocked");
      expect(nextOf(intent, { live: seen("app", { mark: "unreadable" }) })).toBe("restore_foreign");
      expect(nextOf(intent, { live: live("switching-back", CLOSED) })).toBe("let-in");
    }
  });

  it("goes back only to what was kept, with everybody out and nothing in the way", () => {
    const kept = seen("app_before", { mark: markOf("kept") });
    const back = (change: Partial<RestoreWorld>) => nextOf("switch-back", { kept, ...change });
    const obstacles = ["a slot"];
    for (const phase of ["switched", "verified"] as const) {
      expect(back({ live: live(phase) })).toBe("keep-out-again");
      expect(back({ live: live(phase), obstacles })).toBe("restore_blocked");
      expect(back({ live: live(phase), kept: null })).toBe("restore_kept_gone");
    }
    const out = live("switching-back", CLOSED);
    expect(back({ live: out })).toBe("switch-back");
    expect(back({ live: out, obstacles })).toBe("let-in");
    expect(back({ live: live("switching-back") })).toBe("keep-out-again");
    expect(back({ live: { ...out, sessions: 2 }, kept: { ...kept, sessions: 2 } })).toBe("end-sessions");
    expect(back({ live: out, kept: { ...kept, sessions: 1 } })).toBe("end-sessions");
    for (const mark of [null, "unreadable", markOf("back")] as const) {
      expect(back({ live: out, kept: { ...kept, mark } })).toBe("let-in");
      expect(back({ live: live("verified"), kept: { ...kept, mark } })).toBe("restore_kept_gone");
    }
    expect(back({ live: live("back") })).toBe("restore_switched_back");
    expect(back({ live: live("back", CLOSED) })).toBe("restore_blocked");
    expect(back({ live: live("kept") })).toBe("restore_kept_gone");
  });

  it("is told, wherever it ends, with the databases and what stands in the way", () => {
    const told = (intent: RestoreIntent, change: Partial<RestoreWorld>, ...facts: readonly (string | RegExp)[]) => {
      const decision = decideRestore(worldOf(change), intent);
      if ("do" in decision) throw new Error(decision.do);
      const { summary, remedy, outcome } = decision.end;
      expectTold({ ...decision.end, remedy: outcome === "pass" ? "nothing" : remedy }, facts);
      return summary;
    };
    told("restore", { live: live("verified") }, "app", "app_before");
    told("abandon", { live: live("verified") }, "app", "--switch-back");
    told("beside", { copy: copy("ready") }, "copy", "app");
    told("abandon", {}, "app");
    told("switch-back", { live: live("back") }, "app");
    told("switch-back", {}, "app", "_before_");
    told("switch-back", { live: live("verified"), kept: null }, "app", "app_before");
    told("restore", { live: seen("app", CLOSED) }, "app", /no connections/);
    told("restore", { live: live("in-place") }, "app", "--way in-place");
    told("restore", { live: seen("app", { mark: "unreadable" }) }, "app", /comment/);
    for (const intent of ["restore", "abandon"] as const) told(intent, { copy: seen("copy") }, "copy");
    told("restore", { copy: copy("ready"), obstacles: ["a slot", "a lock"] }, "app", "a slot; a lock");
    const both = told("restore", { live: null, copy: copy("ready"), kept: seen("old") }, "copy and old");
    expect(told("restore", { live: null })).not.toMatch(/there is/);
    expect(both).toMatch(/there is/);
  });

  it("killed before or after any action goes on to the same end", () => {
    const whole = follow(worldOf(), "restore");
    for (const { world, action } of whole.steps) {
      for (const found of [world, after(world, action)]) {
        const again = follow(found, "restore");
        expect(again.verdict).toEqual(whole.verdict);
        expect(again.world).toEqual(whole.world);
      }
    }
  });

  it("killed while it was filled begins the copy anew, so that no row comes twice", () => {
    const found = worldOf({ copy: seen("copy", { mark: markOf("restoring") }) });
    expect(
      follow(found, "restore")
        .steps.map(({ action }) => action)
        .slice(0, 3),
    ).toEqual(["remove-copy", "create-copy", "open-copy"]);
  });

  it("killed anywhere before the switch can be abandoned, and leaves the database as it was", () => {
    const whole = follow(worldOf(), "restore");
    for (const { world } of whole.steps.slice(0, -1)) {
      const { verdict, world: last } = follow(world, "abandon");
      expect(verdict.reasonCode).toBe("restore_abandoned");
      expect(last).toMatchObject({ live: { name: "app", open: true, mark: null }, copy: null, kept: null });
    }
  });

  it("stops before the switch where only a copy is wanted, and lets in whom a killed run kept out", () => {
    expect(follow(worldOf(), "beside").verdict.reasonCode).toBe("restored_beside");
    const killed = worldOf({ live: seen("app", { open: false }), copy: seen("copy", { mark: markOf("switching") }) });
    const { verdict, world } = follow(killed, "beside");
    expect(verdict.reasonCode).toBe("restored_beside");
    expect(world.live?.open).toBe(true);
  });

  it("keeps nobody out while something stands in the way of the switch, and names it", () => {
    const ready = worldOf({ copy: seen("copy", { mark: markOf("ready") }), obstacles: ["1 prepared transaction"] });
    const { steps, verdict } = follow(ready, "restore");
    expect(steps).toEqual([]);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "restore_blocked" });
    expect(verdict.summary).toContain("1 prepared transaction");
  });

  it.each([
    ["one that nobody marked", seen("copy")],
    ["one of another backup", seen("copy", { mark: markOf("ready", { archive: "b".repeat(64) }) })],
    ["one of another restore", seen("copy", { mark: markOf("ready", { identity: "f".repeat(16) }) })],
    ["one that was in use", seen("copy", { mark: markOf("kept") })],
    ["one whose mark is not whole", seen("copy", { mark: "unreadable" })],
  ])("takes no database for its copy that is %s", (_, copy) => {
    for (const intent of ["restore", "beside", "abandon"] as const) {
      expect(decideRestore(worldOf({ copy }), intent)).toMatchObject({ end: { reasonCode: "restore_foreign" } });
    }
  });

  it("does not open a database that somebody else closed", () => {
    const found = worldOf({ live: seen("app", { open: false }) });
    for (const intent of ["restore", "beside", "abandon"] as const) {
      expect(decideRestore(found, intent)).toMatchObject({ end: { reasonCode: "restore_blocked" } });
    }
  });

  it("holds where the name is gone, and says what is there", () => {
    const { verdict } = follow(worldOf({ live: null, kept: seen("app_before") }), "restore");
    expect(verdict.outcome).toBe("hold");
    expect(verdict.summary).toContain("app_before");
  });
});

describe("switching back", () => {
  const restored = follow(worldOf(), "restore").world;

  it("gives the old database its name again, and is done the second time", () => {
    const back = follow(restored, "switch-back");
    expect(back.steps.map(({ action }) => action)).toEqual(["keep-out-again", "switch-back"]);
    expect(back.verdict.reasonCode).toBe("restore_switched_back");
    expect(back.world.live?.name).toBe("app");
    expect(follow(back.world, "switch-back")).toMatchObject({ steps: [], verdict: { outcome: "pass" } });
  });

  it("killed anywhere goes on to the same end", () => {
    const whole = follow(restored, "switch-back");
    for (const { world, action } of whole.steps) {
      for (const found of [world, after(world, action)]) {
        expect(follow(found, "switch-back").verdict).toEqual(whole.verdict);
      }
    }
  });

  it("keeps nobody out where what was kept is gone", () => {
    const { steps, verdict } = follow({ ...restored, kept: null }, "switch-back");
    expect(steps).toEqual([]);
    expect(verdict.reasonCode).toBe("restore_kept_gone");
  });

  it("says no where no restore of ours put the database there", () => {
    expect(decideRestore(worldOf(), "switch-back")).toMatchObject({ end: { reasonCode: "restore_kept_gone" } });
  });
});
