/** A watch that only observes: what it says, what it ends with, and that it asks the host for no change. */
import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/release/result.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { COMMIT, FIRST, inWorld, SENTRY_WATCH, UP_TO_PROMOTE } from "./open-world.ts";

describe("a plan that only observes", () => {
  it("changes nothing at the host where another one rolls back, and says so everywhere", async () => {
    const watch = [...SENTRY_WATCH, "observe: true"];
    await inWorld({ plan: { watch, version: false } }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
      world.writes();
      const result = await world.run("watch");
      const writes = world.writes();
      expect(writes.length).toBeGreaterThan(0);
      expect(
        writes.filter((write) => !/\/repos\/[^ ]+\/(?:deployments\/\d+\/statuses|statuses\/\w+)$/.test(write)),
      ).toEqual([]);
      expect(result).toMatchObject({
        decision: "hold",
        reasonCode: "would_roll_back",
        production: { after: result.candidate?.id },
      });
      expect(exitCodeOf(result)).toBe(3);
      expect(result.summary).toContain(`Production would have been rolled back from ${result.candidate?.id}`);
      expect(result.summary).toContain(
        `to ${FIRST}, but this plan only observes: Health: GET /api/health answered 503`,
      );
      expect(renderSummary(result, world.plan)).toContain("Production would have been rolled back");
      expect((await world.statuses()).at(-1)).toMatch(/^held since \S+: would_roll_back, Production would have been/);
    });
  });
});
