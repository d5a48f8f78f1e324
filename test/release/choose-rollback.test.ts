import { describe, expect, it } from "vitest";
import { chooseNamed, chooseRollback, releaseBehind } from "../../src/release/choose-rollback.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import type { OwnRecord, ProductionPhase } from "../../src/release/record.ts";
import type { ProductionState } from "../../src/release/world.ts";
import { aliasRequest, production, record } from "./facts.ts";

/** K0 before K1 before C, each with a record of its own; newest first. */
const own = (id: string, before: string | null, forgeId: number): OwnRecord<ProductionPayload> => {
  const deployed = before === null ? null : { id: before, commit: `commit of ${before}` };
  const { payload } = record("done", {
    payload: {
      release: `release ${id}`,
      commit: `commit of ${id}`,
      candidate: { id, url: "x", createdAt: forgeId },
      knownGood: deployed && { ...deployed, judged: true, why: "its watch passed" },
      previous: deployed,
    },
  });
  const deployment = {
    id: forgeId,
    environment: "production",
    task: "t",
    sha: "s",
    payload,
    creator: "c",
    createdAt: 1,
  };
  return { deployment, payload };
};
const C = own("C", "K1", 3);
const K1 = own("K1", "K0", 2);
const RECORDS = [C, K1, own("K0", null, 1)];

function choose(state: ProductionState, phase: ProductionPhase = "watching", records = RECORDS) {
  const behind = releaseBehind(state, records);
  const status = behind && { ...record(phase, { rollbackTo: "K1", reason: "slow" }), payload: behind.payload };
  const choice = chooseRollback(state, records, status, "verified");
  return choice && { ...choice, to: choice.to.id, release: choice.release?.payload.candidate.id ?? null };
}

describe("a rollback without a named deployment", () => {
  it("never goes to the release itself, though a part of what was read is older than the rest", () => {
    const rolling = (id: string) => ({
      ...production(id),
      rollout: {
        state: "active" as const,
        candidateId: "C",
        stableId: "K1",
        startedAt: 100,
        activeStage: 0,
        stages: [{ percent: 10, automatic: false }],
        queuedId: null,
      },
    });
    expect(choose(rolling("K1"), "promoting")).toMatchObject({ to: "K1", from: "K1", arriving: "C", release: "C" });
    expect(choose(rolling("C"), "promoting")).toMatchObject({ to: "K1", from: "C", arriving: "C", release: "C" });
    const queued = production("C", { aliasRequest: aliasRequest("promote", "C", "pending", 100, "C") });
    expect(choose(queued)).toMatchObject({ to: "K1", from: "C", release: "C" });
    // The first release of all has nothing before it.
    const first = own("C", null, 1);
    expect(choose(rolling("C"), "promoting", [first])).toBeNull();
    // What the host is at work on is the way back of it, which somebody asked for before: not a step further, to its known good.
    const known = { ...C, payload: { ...C.payload, knownGood: { ...K1.payload.knownGood, id: "K0" } as never } };
    for (const [type, to] of [
      ["rollback", "K1"],
      ["promote", "K0"],
    ] as const) {
      const { project, ...rest } = rolling("K1");
      const busy = {
        ...rest,
        project: { ...project, aliasRequest: aliasRequest(type, "K1", "in-progress", 100, "K1") },
      };
      expect(choose(busy, "promoting", [known, K1])).toMatchObject({ to, arriving: "C", release: "C" });
    }
    expect(choose(rolling("K1"), "promoting", [first])).toMatchObject({ to: "K1", arriving: "C" });
  });

  it("goes from what production serves to what its release recorded as known good", () => {
    expect(choose(production("C"))).toMatchObject({ to: "K1", from: "C", arriving: null, release: "C", begun: false });
    expect(choose(production("X"))).toBeNull();
    expect(choose(production("K0"), "watching", RECORDS.slice(1).toReversed())).toBeNull();
  });

  it("goes on with the one before, and never from there a step further back", () => {
    const rolledBack = (status: "in-progress" | "succeeded" | "failed", from: string | null = "C") => ({
      aliasRequest: aliasRequest("rollback", "K1", status, 100, from),
    });
    const same = { to: "K1", release: "C", begun: true };
    // One of two domains failed; the domains lag behind; all of it is there; one read was stale.
    for (const domains of [
      ["K1", "C"],
      ["C", "C"],
      ["K1", "K1"],
    ])
      for (const status of ["in-progress", "succeeded", "failed"] as const)
        expect(choose(production("K1", rolledBack(status), domains), "done")).toMatchObject(same);
    // The pointer was read before the other rollback was done.
    expect(choose(production("C", rolledBack("in-progress"), ["K1", "K1"]))).toMatchObject({ ...same, from: "C" });
    expect(choose(production("K1", rolledBack("succeeded", null)))).toMatchObject(same);
    expect(choose(production("K1", rolledBack("succeeded", "X")))).toMatchObject({ ...same, release: null });
    // It failed before anything moved, or somebody else's change came first: this is a new one.
    expect(choose(production("C", rolledBack("failed")))).toMatchObject({ to: "K1", begun: false });
    expect(choose(production("C", { aliasRequest: aliasRequest("rollback", "K0", "skipped") }))?.to).toBe("K1");
  });

  it("names the release of a rolling release that was ended, which took nothing out of everybody's place", () => {
    const ended = { aliasRequest: aliasRequest("rollback", "K1", "succeeded", 100, "K1") };
    expect(choose(production("K1", ended), "rolled-back")).toMatchObject({ to: "K1", release: "C", begun: true });
    // Also where what was before has no record of its own.
    expect(choose(production("K1", ended), "rolled-back", [C])).toMatchObject({ to: "K1", release: "C", begun: true });
  });

  it("stays where production stands on what was there before the newest release, whatever became of that", () => {
    for (const phase of ["rolled-back", "rolling-back", "watching", "held", "done", "failed", "promoting"] as const) {
      const choice = choose(production("K1"), phase);
      expect([phase, choice]).toMatchObject([phase, { to: "K1", release: "C", begun: true }]);
      expect(choice?.why).toContain("`to`");
      expect(choice?.arriving).toBe(phase === "promoting" ? "C" : null);
    }
    expect(choose(production("K1"), "rolled-back")?.why).toContain("was rolled back to K1 before (slow)");
  });

  it("takes out the release that the host is just promoting, and not what it replaces", () => {
    const working = production("K1", { aliasRequest: aliasRequest("promote", "C", "in-progress", 100, "K1") });
    expect(choose(working, "promoting")).toMatchObject({
      to: "K1",
      from: "C",
      arriving: "C",
      release: "C",
      begun: false,
    });
    // Queued, it is taken back, and what production serves stays, though the release would go back further.
    const further = { ...C, payload: { ...C.payload, knownGood: { ...(K1.payload.knownGood ?? never()) } } };
    const queued = production("K1", { aliasRequest: aliasRequest("promote", "C", "pending", 100, "K1") });
    expect(choose(queued, "promoting", [further, K1])).toMatchObject({
      to: "K1",
      from: "K1",
      arriving: "C",
      release: "C",
    });
    // A person promotes by hand what this goes back to: to go further back would be two steps.
    const way = production("C", { aliasRequest: aliasRequest("promote", "K1", "in-progress", 100, "C") });
    expect(choose(way)).toMatchObject({ to: "K1", from: "C", arriving: null, release: "C", begun: true });
    // The same where production is back already: what they are at is theirs.
    const behind = production("K1", { aliasRequest: aliasRequest("promote", "K0", "in-progress", 100, "K1") });
    const older = [C, K1, own("K0", "K00", 1)];
    expect(choose(behind, "promoting", older)).toMatchObject({ to: "K1", arriving: "C", release: "C", begun: true });
    expect(choose(behind, "rolled-back", older)).toMatchObject({ to: "K1", arriving: null, release: "C", begun: true });
    expect(choose(behind, "watching", older.slice(1))).toMatchObject({ to: "K0", from: "K1", begun: true });
    // The same over a person's own deployment: whoever asks must say where to.
    expect(
      choose(production("X", { aliasRequest: aliasRequest("promote", "K1", "in-progress", 100, "X") })),
    ).toBeNull();
    // A person's own deployment is on its way: no release of ours.
    const foreign = production("C", { aliasRequest: aliasRequest("promote", "X", "in-progress", 100, "C") });
    expect(choose(foreign)).toMatchObject({ to: "K1", from: "C", arriving: null, release: "C" });
    const waiting = production("C", { aliasRequest: aliasRequest("promote", "X", "pending", 100, "C") });
    expect(choose(waiting)).toMatchObject({ to: "K1", from: "C", arriving: null, release: "C" });
  });
});

describe("a rollback to a named deployment", () => {
  const named = (state: ProductionState, to: string) => {
    const choice = chooseNamed(state, RECORDS, { id: to, commit: null }, null);
    return { ...choice, release: choice.release?.payload.candidate.id ?? null };
  };

  it("takes out what production serves, or what is just coming", () => {
    expect(named(production("C"), "K0")).toMatchObject({ from: "C", arriving: null, release: "C", begun: false });
    const working = production("K1", { aliasRequest: aliasRequest("promote", "C", "in-progress", 100, "K1") });
    expect(named(working, "K1")).toMatchObject({ from: "K1", arriving: "C", release: "C" });
  });

  it("knows the release that it took out, where the run before died before it wrote so", () => {
    const after = production("K0", { aliasRequest: aliasRequest("rollback", "K0", "succeeded", 100, "C") });
    expect(named(after, "K0")).toMatchObject({ release: "C", begun: true });
    expect(named(production("K1"), "K1")).toMatchObject({ release: "C", begun: true });
    expect(named(production("C"), "C")).toMatchObject({ release: null, begun: true });
    const elsewhere = production("K1", { aliasRequest: aliasRequest("rollback", "K0", "failed", 100, "X") });
    expect(named(elsewhere, "K1")).toMatchObject({ release: "C", begun: true });
  });

  it("takes out what just comes, also where production stands on the named one, and says no more than asked", () => {
    const working = production("K1", { aliasRequest: aliasRequest("promote", "C", "in-progress", 100, "K1") });
    expect(chooseNamed(working, RECORDS, { id: "K1", commit: "x" }, null)).toEqual({
      to: { id: "K1", commit: "x" },
      from: "K1",
      arriving: "C",
      release: C,
      begun: true,
      why: "",
    });
    const other = production("K1", { aliasRequest: aliasRequest("promote", "K0", "in-progress", 100, "K1") });
    expect(named(other, "K1")).toMatchObject({ arriving: "K0", release: "K0" });
  });

  it("takes out what a run may be just about to ask the host for, where production stands on the named one", () => {
    const coming = (state: ProductionState, phase: ProductionPhase) =>
      chooseNamed(state, RECORDS, { id: "K1", commit: null }, { ...record(phase), payload: C.payload }).arriving;
    expect(coming(production("K1"), "promoting")).toBe("C");
    expect(coming(production("K1"), "watching")).toBeNull();
    expect(coming(production("X"), "promoting")).toBeNull();
  });
});

describe("a rollback tells where it goes and why", () => {
  const said = (...args: Parameters<typeof choose>) => {
    const [state, phase = "watching", records = RECORDS] = args;
    const behind = releaseBehind(state, records);
    const status = behind && { ...record(phase, { rollbackTo: "K1", reason: "slow" }), payload: behind.payload };
    const choice = chooseRollback(state, records, status, "verified");
    return choice && [choice.why.trim(), choice.to.commit];
  };
  const FURTHER = "To go further back, name the deployment with `to`.";

  it("where it takes out what production serves", () => {
    expect(said(production("C"))).toEqual(["K1 is known good: its watch passed.", "commit of K1"]);
  });

  it("where somebody went back before", () => {
    const rolled = { aliasRequest: aliasRequest("rollback", "K1", "succeeded", 100, "C") };
    expect(said(production("K1", rolled))).toEqual([`It was rolled back to K1 before. ${FURTHER}`, "commit of K1"]);
    expect(said(production("K1", rolled), "watching", [C])?.[1]).toBe("commit of K1");
    // Queued, it counts as asked for; of a deployment that no record names the commit is not known.
    const queued = { aliasRequest: aliasRequest("rollback", "X", "pending", 100, "C") };
    expect(said(production("C", queued))).toEqual([`It was rolled back to X before. ${FURTHER}`, null]);
    // The host left it out: production is there by another way.
    const skipped = { aliasRequest: aliasRequest("rollback", "K1", "skipped", 100, "C") };
    expect(said(production("K1", skipped))?.[0]).toBe(`Release release C is not in production any more. ${FURTHER}`);
  });

  it("where production stands on what was there before the newest release", () => {
    const words = (phase: ProductionPhase) => said(production("K1"), phase);
    const back = `Release release C was rolled back to K1 before (slow). ${FURTHER}`;
    expect(words("rolled-back")).toEqual([back, "commit of K1"]);
    expect(words("rolling-back")).toEqual([back, "commit of K1"]);
    expect(words("promoting")?.[0]).toBe(
      `Release release C was on its way into production and is recorded as rolled back, so that it is not promoted any more. ${FURTHER}`,
    );
    // Whoever rolled back before: a promote that is recorded as on its way may still be asked for.
    const rolled = production("K1", { aliasRequest: aliasRequest("rollback", "K1", "succeeded", 100, "X") });
    expect(choose(rolled, "promoting")).toMatchObject({ to: "K1", arriving: "C" });
    expect(choose(rolled, "done")).toMatchObject({ to: "K1", arriving: null });
    expect(words("done")?.[0]).toBe(`Release release C is not in production any more. ${FURTHER}`);
    const bare = { ...record("rolled-back"), payload: C.payload };
    expect(chooseRollback(production("K1"), RECORDS, bare, "verified")?.why).toBe(
      `Release release C was rolled back to K1 before (reason not recorded). ${FURTHER} `,
    );
    const named = { ...record("rolled-back", { rollbackTo: "K0", reason: "slow" }), payload: C.payload };
    expect(chooseRollback(production("K1"), RECORDS, named, "verified")?.why).toContain("was rolled back to K0 before");
  });

  it("where a release is only queued, with the commit of what stays where its record knows it", () => {
    const queued = (id: string) => production(id, { aliasRequest: aliasRequest("promote", "C", "pending", 100, id) });
    expect(said(queued("K1"), "promoting")).toEqual(["Release release C was queued at the host.", "commit of K1"]);
    expect(said(queued("X"), "promoting")).toEqual(["Release release C was queued at the host.", null]);
    const first = own("C", null, 3);
    expect(said(queued("X"), "promoting", [first])).toEqual(["Release release C was queued at the host.", null]);
    expect(chooseRollback(queued("X"), [first], null, "verified")?.begun).toBe(false);
  });
});

describe("what stands behind the newest release", () => {
  const behind = (id: string | null, records = RECORDS) =>
    releaseBehind(production(id), records)?.payload.candidate.id ?? null;

  it("is known where production serves what that replaced, known good or not", () => {
    expect(behind("K1")).toBe("C");
    const unsure = { ...C, payload: { ...C.payload, previous: { id: "P", commit: null } } };
    expect([behind("P", [unsure]), behind("K1", [unsure])]).toEqual(["C", "C"]);
  });

  it("is nothing where production serves something else, nothing, or the newest release itself", () => {
    expect([behind("K0"), behind("X"), behind(null), behind("C"), behind("K1", [])]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    const first = own("K0", null, 1);
    expect([behind("X", [first]), behind(null, [first])]).toEqual([null, null]);
    // Released again by another id: production serves it, and so nothing stands behind it.
    const itself = { ...C, payload: { ...C.payload, previous: { id: "C", commit: null } } };
    expect(behind("C", [itself])).toBeNull();
  });
});

describe("a rollback goes, by the plan's own words", () => {
  const P = { id: "P", commit: "commit of P" };
  const unsure = { ...C, payload: { ...C.payload, previous: P } };

  it("to what is known good, or to what served before", () => {
    const to = (by: "verified" | "previous") => chooseRollback(production("C"), [unsure, K1], null, by)?.to.id;
    expect([to("verified"), to("previous")]).toEqual(["K1", "P"]);
    const first = own("C", null, 3);
    expect(chooseRollback(production("C"), [first], null, "previous")).toBeNull();
    expect(chooseRollback(production("X"), [unsure], null, "previous")).toBeNull();
  });

  it("nowhere by itself where a person promotes what stood before the newest release over something else", () => {
    const records = [unsure, K1, own("P", null, 2)];
    const promoting = (id: string) =>
      production("X", { aliasRequest: aliasRequest("promote", id, "in-progress", 100, "X") });
    expect(chooseRollback(promoting("P"), records, null, "verified")).toBeNull();
    expect(chooseRollback(promoting("K1"), records, null, "verified")).toBeNull();
    // The newest release itself, which somebody promotes again, is taken back.
    expect(chooseRollback(promoting("C"), records, null, "verified")).toMatchObject({
      to: { id: "K1" },
      arriving: "C",
    });
    const again = { ...C, payload: { ...C.payload, previous: { id: "C", commit: null } } };
    expect(chooseRollback(promoting("C"), [again, K1], null, "verified")).toMatchObject({ to: { id: "K1" } });
    const first = own("C", null, 3);
    expect(chooseRollback(promoting("K1"), [first, K1], null, "verified")).toMatchObject({ to: { id: "K0" } });
  });

  it("from nothing in production to what the release that comes would go back to", () => {
    const coming = production(null, { aliasRequest: aliasRequest("promote", "C", "pending", 100, null) }, [null]);
    expect(chooseRollback(coming, RECORDS, null, "verified")).toMatchObject({
      to: { id: "K1" },
      from: "C",
      arriving: "C",
    });
  });
});

function never(): never {
  throw new Error("not set");
}
