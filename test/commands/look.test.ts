/** One look at every open watch and at what production serves, as a schedule makes it. */
import { afterEach, describe, expect, it } from "vitest";
import { COMMIT, openWorld, type RunWishes, type World } from "./open-world.ts";

let world: World;
afterEach(() => world.close());

const HOUR = 3_600_000;
/** A watch that no job waits for; one metric and the watch's own health checks. */
const LONG = [
  "for: 6h",
  "every: 5m",
  "silence: 2h",
  "metrics: { error_rate: { sentry: { project: web, org: acme, settle: 2m } } }",
  'rollback_conditions: ["error_rate > 5% over 30m", "health_check_failures > 2"]',
];
const LOOK: RunWishes = { options: { look: true }, release: "", commit: COMMIT };
const STAY: RunWishes = { options: { jobLimitMs: 25 * 60_000, looksFollow: true } };

const requests = (emulator: string) => world.log.filter((entry) => entry.emulator === emulator).length;

async function handedOver(): Promise<World> {
  world = await openWorld({ plan: { watch: LONG }, visitorsPerMinute: 4 });
  await world.runAll(["deploy", "verify", "promote"]);
  const result = await world.run("watch", STAY);
  expect(result).toMatchObject({ decision: "watching", reasonCode: "watch_open" });
  return world;
}

describe("a watch that is longer than its job", () => {
  it("is handed over, looked at now and then, and passes at its end", async () => {
    await handedOver();
    const decisions: string[] = [];
    for (let looks = 0; looks < 12; looks += 1) {
      await world.clock.sleep(HOUR);
      const before = requests("github");
      const result = await world.run("watch", LOOK);
      expect(requests("github") - before).toBeLessThanOrEqual(6);
      decisions.push(`${result.decision} ${result.reasonCode}`);
      if (result.decision !== "watching") break;
    }
    expect(decisions).toEqual([...Array.from({ length: 5 }, () => "watching watch_open"), "proceed watched"]);
  });
});
