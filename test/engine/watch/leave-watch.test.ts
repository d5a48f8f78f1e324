/** How somebody who stays leaves a watch: to scheduled looks, stopped by a person, or at its end; nobody goes on behind it. */
import { describe, expect, it } from "vitest";
import { hold } from "../../../src/lib/verdict.ts";
import { HEALTH, MINUTE, threshold } from "../../judge/watched-site.ts";
import { openSite, SECOND, type SiteWishes } from "./outage-world.ts";

const FAST = { probeEveryMs: 10 * SECOND };
const ALWAYS_UP = { fromS: Number.POSITIVE_INFINITY };

/** Nobody waits any more, nothing is asked any more, and nothing is said. */
async function expectQuiet(site: ReturnType<typeof openSite>) {
  await new Promise(setImmediate);
  expect(site.clock.waiting()).toBe(0);
  const before = [site.times().length, site.events.length];
  await site.clock.sleep(MINUTE);
  expect([site.times().length, site.events.length]).toEqual(before);
}

describe("who must leave before the watch is over", () => {
  const handedOver = async (minutes: number, wishes: SiteWishes = {}) => {
    const site = openSite({ down: ALWAYS_UP, ...wishes });
    return { site, end: await site.watchFor(minutes) };
  };

  it("stays for every look that begins in time, and hands over what was judged for good", async () => {
    const { site, end } = await handedOver(7.5);
    expect(end).toEqual({
      kind: "hand-over",
      looks: { count: 0, longestSilenceMs: 0, judgedMs: expect.toSatisfy((ms: number) => ms > 0), gatesOpen: false },
    });
    expect(site.second()).toBe(7 * 60);
    expect((await handedOver(7)).site.second()).toBe(7 * 60);
    await expectQuiet(site);
  });

  it("has judged nothing for good of health checks alone", async () => {
    const { end } = await handedOver(7, { conditions: [threshold(HEALTH.name, 5, 3, 1)] });
    expect(end).toMatchObject({ kind: "hand-over", looks: { judgedMs: 0 } });
  });

  it("says that gates are open which gave no answer, and not where the plan has none", async () => {
    const silent = hold("vendor_unavailable", "no answer", "Wait.");
    const open = await handedOver(7, { places: { production: silent } });
    expect(open.end).toMatchObject({ kind: "hand-over", looks: { gatesOpen: true } });
    const none = await handedOver(7, { isUngated: true });
    expect(none.end).toMatchObject({ kind: "hand-over", looks: { gatesOpen: false } });
  });

  it("stays to the end where that comes first", async () => {
    const { end } = await handedOver(30);
    expect(end).toMatchObject({ kind: "end", verdict: { outcome: "pass" } });
  });
});

describe("a watch that is over", () => {
  it("leaves nobody behind who waits for the next look, or asks until then", async () => {
    const down = openSite({ life: FAST, down: { fromS: 70 } });
    expect((await down.watch()).kind).toBe("rollback");
    await expectQuiet(down);
    const left = openSite({ life: FAST, down: ALWAYS_UP });
    expect(await left.watchFor(1)).toMatchObject({ kind: "hand-over" });
    await expectQuiet(left);
  });

  it("hears no more of what a look finds that was left under way", async () => {
    const site = openSite({ life: FAST, gateTakesS: 60 });
    expect((await site.watch()).kind).toBe("rollback");
    expect(site.second()).toBe(4);
    const said = site.events.length;
    await site.clock.sleep(2 * MINUTE);
    expect(site.events).toHaveLength(said);
  });

  it("is stopped by a person at once, also between two looks", async () => {
    for (const life of [FAST, { probeEveryMs: MINUTE }]) {
      const stopped = new AbortController();
      const site = openSite({ life, down: ALWAYS_UP, signal: stopped.signal });
      const watching = site.watch().catch((error: unknown) => error);
      await site.clock.sleep(95 * SECOND);
      stopped.abort(new Error("stopped by a person"));
      expect(await watching).toMatchObject({ message: "stopped by a person" });
      expect(site.second()).toBe(95);
      await expectQuiet(site);
    }
  });
});
