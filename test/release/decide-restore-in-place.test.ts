import { describe, expect, it } from "vitest";
import {
  decideInPlace,
  type InPlaceAction,
  type InPlaceFact,
  type InPlaceWorld,
} from "../../src/release/decide-restore-in-place.ts";
import { RESTORE_PHASES } from "../../src/release/restore-mark.ts";
import { expectTold } from "../expect-told.ts";
import { IDENTITY, markOf } from "./restore-facts.ts";

type Live = NonNullable<InPlaceWorld["live"]>;

const OPEN: Live = { mark: null, shut: false, open: true, sessions: 3 };
const FRESH = { name: "web.app.f", takenAt: 1, digest: "d".repeat(64), places: ["path:/mnt/kept/web.app.f"] };
const BEGUN: Live = { mark: markOf("in-place", { fresh: FRESH }), shut: true, open: true, sessions: 0 };

function worldOf(live: Live | null, obstacles: readonly string[] = []): InPlaceWorld {
  return { identity: IDENTITY, name: "app", live, obstacles };
}

function after(live: Live, action: InPlaceAction): Live {
  if (action === "shut") return { ...live, mark: markOf("in-place"), shut: true };
  if (action === "end-sessions") return { ...live, sessions: 0 };
  if (action === "back-up") return { ...live, mark: markOf("in-place", { fresh: FRESH }) };
  return action === "let-in" ? { ...live, mark: null, shut: false } : live;
}

function follow(begin: Live | null, obstacles: readonly string[] = [], fails: InPlaceAction | null = null) {
  const actions: InPlaceAction[] = [];
  let live = begin;
  let fact: InPlaceFact = "nothing";
  while (actions.length < 10) {
    const decision = decideInPlace(worldOf(live, obstacles), fact);
    if ("end" in decision) return { actions, live, verdict: decision.end };
    actions.push(decision.do);
    if (decision.do === "restore") fact = "restored";
    if (decision.do === fails) fact = "failed";
    else live = live && after(live, decision.do);
  }
  throw new Error(`no end: ${actions.join(", ")}`);
}

describe("a restore in place", () => {
  it("keeps everybody out before it begins, and lets them in when it is done", () => {
    const { actions, verdict, live } = follow(OPEN);
    expect(actions).toEqual(["shut", "end-sessions", "back-up", "restore", "let-in"]);
    expect(verdict.reasonCode).toBe("restored");
    expect(live).toMatchObject({ mark: null, shut: false });
  });

  it("lets them in where it failed, and does not say that it is restored", () => {
    const { actions, verdict } = follow(OPEN, [], "restore");
    expect(actions.at(-1)).toBe("let-in");
    expect(verdict.outcome).toBe("hold");
  });

  it("killed while everybody was out goes on, and backs up nothing that it may have restored itself", () => {
    expect(follow({ ...BEGUN, mark: markOf("in-place") }).actions).toEqual(["back-up", "restore", "let-in"]);
    expect(follow(BEGUN).actions).toEqual(["restore", "let-in"]);
  });

  it("touches no table and lets everybody in where what is there could not be backed up", () => {
    const { actions, verdict } = follow(OPEN, [], "back-up");
    expect(actions).toEqual(["shut", "end-sessions", "back-up", "let-in"]);
    expect(verdict.outcome).toBe("hold");
  });

  it("is never repeated once somebody was let in since: what they wrote would be lost", () => {
    const { actions, verdict } = follow({ ...BEGUN, shut: false });
    expect(actions).toEqual([]);
    expect(verdict.reasonCode).toBe("restore_blocked");
  });

  it("is not begun while another one, or anything that must not be cut, is under way", () => {
    const other = { ...BEGUN, mark: markOf("in-place", { identity: "f".repeat(16) }) };
    expect(follow(other).verdict.reasonCode).toBe("restore_blocked");
    expect(follow(OPEN, ["1 prepared transaction"]).actions).toEqual([]);
    expect(follow({ ...OPEN, open: false }).actions).toEqual([]);
    expect(follow({ ...OPEN, mark: "unreadable" }).verdict.reasonCode).toBe("restore_foreign");
    expect(follow(null).verdict.outcome).toBe("hold");
  });

  it("is told, where it is not begun, with the database and what stands in the way", () => {
    const held = (live: Live | null, reasonCode: string, ...facts: readonly (string | RegExp)[]) => {
      const { verdict } = follow(live, live === OPEN ? ["1 prepared transaction", "a slot"] : []);
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode });
      expectTold(verdict, ["app", ...facts]);
    };
    held(null, "restore_blocked");
    held(OPEN, "restore_blocked", "1 prepared transaction; a slot");
    held({ ...OPEN, open: false }, "restore_blocked", /no connections/);
    held({ ...OPEN, mark: "unreadable" }, "restore_foreign", /comment/);
    held({ ...BEGUN, mark: markOf("in-place", { identity: "f".repeat(16) }) }, "restore_blocked", "--from");
    held({ ...BEGUN, shut: false }, "restore_blocked", /let sessions in/);
    const failed = follow({ ...OPEN, sessions: 0 }, [], "restore").verdict;
    expect(failed.reasonCode).toBe("restore_blocked");
    expectTold(failed, ["app"]);
  });

  it("ends from every world, and touches no table while anybody is in or nothing is backed up", () => {
    const marks = RESTORE_PHASES.flatMap((phase) => [markOf(phase), markOf(phase, { fresh: FRESH })]);
    for (const mark of [null, ...marks]) {
      for (const shut of [true, false]) {
        for (const sessions of [0, 2]) {
          const live: Live = { mark, shut, open: true, sessions };
          const decision = decideInPlace(worldOf(live), "nothing");
          const restores = "do" in decision && decision.do === "restore";
          expect(restores).toBe(mark?.phase === "in-place" && mark.fresh !== null && shut && sessions === 0);
          expect(follow(live).verdict.summary).not.toBe("");
        }
      }
    }
  });
});
