/** A site that is down from some moment on, and who else answers: on the virtual clock, where a probe takes its time. */
import { describe, expect, it } from "vitest";
import { MINUTE, threshold } from "../../judge/watched-site.ts";
import { BLOCKED, DOWN, openSite, SECOND, UP, WRONG } from "./outage-world.ts";

describe("a site that seems to be down", () => {
  it("is asked again at once and every two seconds, and is down after four", async () => {
    const site = openSite();
    expect(await site.confirm()).toMatchObject({ outcome: "fail", reasonCode: "outage_shown" });
    expect(site.times()).toEqual([0, 0, 2, 4]);
    expect(site.second()).toBe(4);
  });

  it("is down within ten seconds where it says nothing at all", async () => {
    const site = openSite({ takesS: () => 15 });
    expect(await site.confirm()).toMatchObject({ reasonCode: "outage_shown" });
    expect(site.second()).toBeLessThan(10);
    // Those who can tell whose fault it is were asked meanwhile.
    expect(site.times("knownGood")).toEqual([5]);
  });

  it("is down at its gates' own limit and four seconds more where it begins to answer, or cannot be reached", async () => {
    for (const wishes of [{ begins: true }, { reached: false }]) {
      const site = openSite({ takesS: () => 15, ...wishes });
      expect(await site.confirm()).toMatchObject({ reasonCode: "outage_shown" });
      expect(site.second()).toBe(19);
    }
  });

  it("is given as long as its plan says that answers take, and as it took in this watch", async () => {
    const patient = openSite({ takesS: () => 60, patienceS: 60 });
    await patient.confirm();
    expect(patient.second()).toBeCloseTo(37.2, 1);
    // It took seven seconds to answer, and then takes 13.
    const slower = openSite({ down: { fromS: 100 }, takesS: (second) => (second < 7 ? 7 : 13) });
    expect(await slower.confirm()).toBeNull();
    await slower.clock.sleep(MINUTE);
    expect(await slower.confirm()).toBeNull();
    expect(slower.memory.standing).toBeNull();
    const fast = openSite({ down: { fromS: 100 }, takesS: (second) => (second < 7 ? 0 : 13) });
    await fast.clock.sleep(10 * SECOND);
    expect((await fast.confirm())?.reasonCode).toBe("outage_shown");
  });

  it("is not down where a late answer comes while others are asked", async () => {
    // Silent for eight seconds, and heard again before what served before has answered.
    const site = openSite({ down: { fromS: 100 }, patienceS: 8, takesS: () => 8.5, placesTakeS: { knownGood: 5 } });
    expect(await site.confirm()).toBeNull();
    expect(site.second()).toBe(9);
  });

  it("is not down where it is slow, answers in between, answers wrongly, or cannot be reached", async () => {
    const slow = openSite({ down: { fromS: 100 }, takesS: () => 9 });
    const between = openSite({ down: { fromS: 0, toS: 3 } });
    for (const site of [slow, between, openSite({ found: () => WRONG }), openSite({ found: () => BLOCKED })]) {
      expect(await site.confirm()).toBeNull();
      expect(site.times().length).toBeLessThanOrEqual(6);
    }
  });

  it.each([
    ["another domain answers", { places: { www: UP } }],
    ["another domain answers something wrong", { places: { www: WRONG } }],
    ["the build answers at its own address", { places: { candidate: UP } }],
    ["what served before does not answer either", { places: { knownGood: DOWN } }],
    ["neither the host nor anything else answers from here", { host: "down", places: { candidate: BLOCKED } }],
  ] as const)("may be no fault of the release where %s", async (_, wishes) => {
    const site = openSite(wishes);
    expect(await site.confirm()).toMatchObject({ outcome: "hold", reasonCode: "outage_unconfirmed" });
  });

  it("is asked by one who asks at a time, and no faster than the watch's interval after rounds without a result", async () => {
    const site = openSite({ places: { knownGood: DOWN } });
    await Promise.all([site.confirm(), site.confirm(), site.confirm()]);
    expect(site.times()).toEqual([0, 0, 2, 4]);
    expect(await site.confirm()).toMatchObject({ reasonCode: "outage_unconfirmed" });
    expect(site.times()).toHaveLength(4);
    await site.clock.sleep(MINUTE);
    await site.confirm();
    expect(site.times()).toHaveLength(8);
  });

  it("is not asked quickly by gates that write", async () => {
    const site = openSite({ readsOnly: false });
    expect(await site.confirm()).toBeNull();
    expect(site.times()).toEqual([]);
  });
});

describe("a watch", () => {
  const FAST = { life: { probeEveryMs: 10 * SECOND } } as const;

  it("rolls back within twenty seconds of an outage, whenever it begins and whatever a vendor is doing", async () => {
    for (const [fromS, readTakesS] of [
      [70, 0],
      [79.9, 0],
      [65, 50],
    ] as const) {
      const site = openSite({ ...FAST, down: { fromS }, readTakesS });
      expect(await site.watch()).toMatchObject({ kind: "rollback", verdict: { reasonCode: "outage_shown" } });
      expect([fromS, site.second() - fromS <= 20]).toEqual([fromS, true]);
    }
  });

  it("asks between its looks, as often as the plan says and no more", async () => {
    const site = openSite({ ...FAST, down: { fromS: Number.POSITIVE_INFINITY } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const minute = site.times().filter((at) => at > 60 && at <= 120);
    expect(minute.length).toBeGreaterThanOrEqual(5);
    expect(minute.length).toBeLessThanOrEqual(7);
  });

  it("does not count quick rounds as failed health checks", async () => {
    const site = openSite({
      ...FAST,
      conditions: [threshold("health_check_failures", 5, 3, 1)],
      places: { knownGood: DOWN },
      down: { fromS: 61 },
    });
    const answer = await site.watch();
    expect(answer).toMatchObject({ kind: "rollback", verdict: { reasonCode: "condition_met" } });
    expect(answer.verdict.summary).toContain("health_check_failures is 4 (");
    expect(Math.floor(site.second() / 60)).toBe(5);
  });

  it("holds at its end where an outage could not be confirmed, and passes where the site answers again", async () => {
    const lasting = openSite({ ...FAST, down: { fromS: 300 }, places: { knownGood: DOWN } });
    expect(await lasting.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "outage_unconfirmed" } });
    // Without anybody who asks between the looks, the look itself hears that the site answers again.
    for (const life of [FAST.life, { probeEveryMs: MINUTE }]) {
      const passing = openSite({ life, down: { fromS: 300, toS: 400 }, places: { knownGood: DOWN } });
      expect(await passing.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    }
  });

  it("does not roll back for gates that fail at its beginning, where the network may be the cause, and asks them again", async () => {
    const site = openSite({ ...FAST, down: { fromS: 0, toS: 90 }, places: { knownGood: DOWN } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
    const real = openSite({ ...FAST, down: { fromS: 0 } });
    expect(await real.watch()).toMatchObject({ kind: "rollback" });
    expect(real.second()).toBeLessThanOrEqual(20);
  });

  it("only says so where the plan observes", async () => {
    const site = openSite({ life: { ...FAST.life, observe: true }, down: { fromS: 70 } });
    expect(await site.watch()).toMatchObject({ kind: "end", verdict: { reasonCode: "would_roll_back" } });
    expect(site.second()).toBeLessThanOrEqual(90);
  });
});
