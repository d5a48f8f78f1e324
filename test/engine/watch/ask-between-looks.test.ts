/** Production asked between the looks of a watch: how often, by whom not at all, and what ends it. */
import { describe, expect, it } from "vitest";
import type { AskingBetweenLooks } from "../../../src/engine/watch/ask-between-looks.ts";
import { MINUTE } from "../../judge/watched-site.ts";
import { DOWN, openSite, SECOND, type SiteWishes } from "./outage-world.ts";

const FAST = { probeEveryMs: 10 * SECOND };
const ALWAYS_UP = { fromS: Number.POSITIVE_INFINITY };

/** How it stands after so many seconds. */
async function after(site: ReturnType<typeof openSite>, { down }: AskingBetweenLooks, seconds: number) {
  const said = down.then(
    () => "down" as const,
    (error: unknown) => error,
  );
  return Promise.race([said, site.clock.sleep(seconds * SECOND).then(() => "nothing" as const)]);
}

describe("asking between looks", () => {
  it("asks as often as the plan says until it is stopped, and then says nothing any more", async () => {
    for (const given of [{}, { signal: new AbortController().signal }]) {
      const site = openSite({ life: FAST, down: ALWAYS_UP, ...given });
      const asking = site.between();
      expect(await after(site, asking, 35)).toBe("nothing");
      expect(site.times()).toEqual([0, 10, 20, 30]);
      asking.stop();
      expect(await after(site, asking, 60)).toBe("nothing");
      expect(site.times()).toEqual([0, 10, 20, 30]);
      expect(site.clock.waiting()).toBe(0);
    }
  });

  it("says that production is down once that is shown to be the release's", async () => {
    const site = openSite({ life: FAST, down: { fromS: 15 } });
    const asking = site.between();
    expect(await after(site, asking, 60)).toBe("down");
    expect(site.second()).toBe(24);
    expect(site.memory.standing?.reasonCode).toBe("outage_shown");
  });

  it("asks no faster than the watch itself where an outage may be something else's", async () => {
    const site = openSite({ life: FAST, places: { knownGood: DOWN } });
    const asking = site.between();
    expect(await after(site, asking, 100)).toBe("nothing");
    expect(site.times()).toEqual([0, 0, 2, 4, 64, 64, 66, 68]);
    asking.stop();
  });

  it("asks from its own last question on, whoever put it", async () => {
    const site = openSite({ life: FAST, down: ALWAYS_UP });
    site.memory.askedAt = site.clock.now() - 4 * SECOND;
    const asking = site.between();
    await after(site, asking, 10);
    expect(site.times()).toEqual([6]);
    asking.stop();
  });

  it.each<[string, SiteWishes]>([
    ["the plan has no watch", { isUnwatched: true }],
    ["the watch itself looks as often", { life: { probeEveryMs: MINUTE } }],
    ["no gate only reads", { life: FAST, readsOnly: false }],
  ])("asks nothing where %s", async (_, wishes) => {
    const site = openSite(wishes);
    expect(await after(site, site.between(), 100)).toBe("nothing");
    expect(site.times()).toEqual([]);
  });

  it("ends as the command does: by its signal, or by a mistake", async () => {
    const stopped = new AbortController();
    const site = openSite({ life: FAST, down: ALWAYS_UP, signal: stopped.signal });
    const asking = site.between();
    await after(site, asking, 15);
    stopped.abort(new Error("stopped by a person"));
    expect(await after(site, asking, 15)).toMatchObject({ message: "stopped by a person" });
    const faulty = openSite({
      life: FAST,
      found: () => {
        throw new TypeError("a mistake");
      },
    });
    expect(await after(faulty, faulty.between(), 15)).toBeInstanceOf(TypeError);
  });
});
