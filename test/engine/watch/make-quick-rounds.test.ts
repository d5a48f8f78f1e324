/** Rounds of quick questions: what they remember of slowness, what they have found, and how they are stopped. */
import { describe, expect, it } from "vitest";
import { openSite, SECOND } from "./outage-world.ts";

describe("quick rounds", () => {
  it("remember how long production took for an answer, and not for a failure", async () => {
    const slow = openSite({ down: { fromS: 100 }, takesS: () => 7 });
    await slow.confirm();
    expect(slow.memory.slowestMs).toBe(7 * SECOND);
    await slow.confirm();
    expect(slow.memory.slowestMs).toBe(7 * SECOND);
    const failing = openSite({ takesS: () => 1 });
    expect(await failing.confirm()).toMatchObject({ reasonCode: "outage_shown" });
    expect(failing.memory.slowestMs).toBe(0);
  });

  it("have found nothing where nothing was said, beside what the witnesses say", async () => {
    const silent = openSite({ takesS: () => 15 });
    expect((await silent.confirm())?.evidence.map(({ label }) => label)).toEqual([
      "the release at its own address",
      "what served before, at its own address",
      "the host's API",
      "www.example.test",
    ]);
  });

  it("end at once where the command is stopped", async () => {
    const stopped = new AbortController();
    const site = openSite({ takesS: () => 60, patienceS: 60, signal: stopped.signal });
    const asking = site.confirm().catch((error: unknown) => error);
    await site.clock.sleep(3 * SECOND);
    stopped.abort(new Error("stopped by a person"));
    expect(await asking).toMatchObject({ message: "stopped by a person" });
    expect(site.second()).toBe(3);
  });

  it("go on to their answer where nobody stops the command", async () => {
    const site = openSite({ signal: new AbortController().signal });
    expect(await site.confirm()).toMatchObject({ reasonCode: "outage_shown" });
    expect(site.second()).toBe(4);
  });
});
