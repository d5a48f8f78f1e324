/** Who is asked about an outage, what is made of late answers, and what is said of how production stands. */
import { describe, expect, it } from "vitest";
import { rememberAnswer } from "../../../src/engine/watch/confirm-outage.ts";
import { MINUTE } from "../../judge/watched-site.ts";
import { BLOCKED, DOWN, openSite, SECOND, type SiteWishes, WRONG } from "./outage-world.ts";

const NOT_KNOWN = "not known";
const DOWN_TOO = "no answer or a server error";
const NOBODY = "nothing else answers from here either: it may be this runner's network";

/** What the verdict says of each who was asked, after what the gates found. */
async function witnesses(wishes: SiteWishes) {
  const site = openSite(wishes);
  const verdict = await site.confirm();
  const said = Object.fromEntries((verdict?.evidence ?? []).slice(1).map(({ label, value }) => [label, value]));
  return { site, verdict, said };
}

describe("about an outage", () => {
  it("the build's own address, what served before, the host and every other domain are asked, each once", async () => {
    const { site, verdict, said } = await witnesses({});
    expect(verdict?.evidence[0]?.value).toBe("503");
    expect(said).toEqual({
      "the release at its own address": DOWN_TOO,
      "what served before, at its own address": "answers",
      "the host's API": "answers",
      "www.example.test": DOWN_TOO,
    });
    for (const place of ["candidate", "knownGood", "www"] as const) expect(site.times(place)).toEqual([0]);
    expect(site.times("beside")).toEqual([]);
  });

  it("nobody else is asked where production answers, or where no question gets there", async () => {
    for (const found of [WRONG, BLOCKED]) {
      const site = openSite({ found: () => found });
      await site.confirm();
      for (const place of ["candidate", "knownGood", "www"] as const) expect(site.times(place)).toEqual([]);
    }
  });

  it("who has said nothing within four seconds says nothing", async () => {
    const { site, verdict, said } = await witnesses({ placesTakeS: { candidate: 30, knownGood: 30, www: 30 } });
    expect(verdict?.reasonCode).toBe("outage_shown");
    expect(said).toEqual({
      "the release at its own address": NOT_KNOWN,
      "what served before, at its own address": NOT_KNOWN,
      "the host's API": "answers",
      "www.example.test": NOT_KNOWN,
    });
    // They were asked at the first failure, and production until the third one.
    expect(site.second()).toBe(4);
  });

  it("a host that is slow, or down, says nothing, and then nobody knows of what served before", async () => {
    for (const wishes of [{ hostTakesS: 30 }, { host: "down" }] as const) {
      const { verdict, said } = await witnesses(wishes);
      expect(verdict?.reasonCode).toBe("outage_unconfirmed");
      expect(verdict?.summary).toContain(NOBODY);
      expect([said["the host's API"], said["what served before, at its own address"]]).toEqual([NOT_KNOWN, NOT_KNOWN]);
    }
  });

  it("the host alone speaks where nothing was in production before", async () => {
    const { site, verdict, said } = await witnesses({ isFirst: true });
    expect(verdict).toMatchObject({ reasonCode: "outage_shown" });
    expect(verdict?.summary).toContain("and the host answers from here");
    expect(said).toMatchObject({ "the host's API": "answers", "what served before, at its own address": NOT_KNOWN });
    expect(site.times("knownGood")).toEqual([]);
    const alone = await witnesses({ isFirst: true, host: "down" });
    expect(alone.verdict?.summary).toContain(NOBODY);
  });

  it("what serves the other visitors of a rolling release speaks in place of what served before", async () => {
    const { site, verdict } = await witnesses({ isRolling: true, places: { knownGood: DOWN } });
    expect(verdict?.reasonCode).toBe("outage_shown");
    expect([site.times("beside"), site.times("knownGood")]).toEqual([[0], []]);
    const both = await witnesses({ isRolling: true, places: { beside: DOWN } });
    expect(both.verdict?.reasonCode).toBe("outage_unconfirmed");
  });

  it("nobody is waited for any more once all have answered", async () => {
    const site = openSite();
    await site.confirm();
    await new Promise(setImmediate);
    expect(site.clock.waiting()).toBe(0);
  });
});

describe("how production stands", () => {
  const UNCONFIRMED = { down: { fromS: 0, toS: 30 }, places: { knownGood: DOWN } } as const;

  it("is said once it is known, and once it answers again", async () => {
    const site = openSite(UNCONFIRMED);
    await site.confirm();
    expect(site.told()).toEqual([
      ["total outage", expect.stringMatching(/^Production has given no answer, .* what served before does not answer/)],
    ]);
    await site.clock.sleep(MINUTE);
    expect(await site.confirm()).toBeNull();
    expect(site.told().slice(1)).toEqual([["total outage", "total outage: production answers again."]]);
    await site.clock.sleep(MINUTE);
    await site.confirm();
    expect(site.told()).toHaveLength(2);
  });

  it("is what it was while no question gets there", async () => {
    const site = openSite({ places: { knownGood: DOWN }, found: (second) => (second < 30 ? DOWN : BLOCKED) });
    await site.confirm();
    await site.clock.sleep(MINUTE);
    expect(await site.confirm()).toMatchObject({ reasonCode: "outage_unconfirmed" });
    expect(site.told()).toHaveLength(1);
  });

  it("is settled where it is shown to be the release's: nobody asks again, and no answer ends it", async () => {
    const site = openSite({ down: { fromS: 0, toS: 10 } });
    const shown = await site.confirm();
    await site.clock.sleep(MINUTE);
    expect(await site.confirm()).toBe(shown);
    expect(site.times()).toHaveLength(4);
    rememberAnswer(site.journal, site.memory);
    expect([site.memory.standing, site.told().length]).toEqual([shown, 1]);
  });

  it("is asked again no sooner than the watch's interval where no question got there", async () => {
    const site = openSite({ found: () => BLOCKED });
    expect(await site.confirm()).toBeNull();
    const asked = site.times().length;
    await site.clock.sleep(MINUTE - SECOND);
    expect(await site.confirm()).toBeNull();
    expect(site.times()).toHaveLength(asked);
    await site.clock.sleep(SECOND);
    await site.confirm();
    expect(site.times().length).toBeGreaterThan(asked);
  });

  it("is asked at any time where the plan has no watch", async () => {
    const site = openSite({ isUnwatched: true, found: () => BLOCKED });
    await site.confirm();
    const asked = site.times().length;
    await site.confirm();
    expect(site.times()).toHaveLength(2 * asked);
  });
});
