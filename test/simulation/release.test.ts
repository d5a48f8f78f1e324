import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createModelWorld, type Happening } from "./model-world.ts";
import { createSimulatedClock, runRelease, simulatedContext, type SimulatedSite } from "./run-release.ts";

const START = Date.UTC(2026, 0, 5, 10);
const DOMAINS = ["app.example.test", "www.example.test"];
const GOOD: SimulatedSite = { gate: "pass", errorsFromMs: null, blind: false };

function simulate(site: SimulatedSite, happenings: readonly (readonly [number, Happening["kind"]])[], runs = 12) {
  const clock = createSimulatedClock(START);
  let calls = 0;
  const world = createModelWorld({
    domains: DOMAINS,
    now: clock.now,
    jobMs: 1_500,
    happening: () => {
      calls += 1;
      return { kind: happenings.find(([at]) => at === calls)?.[1] ?? "none" };
    },
  });
  const context = simulatedContext(world, clock, "r1", site);
  return { world, clock, context, run: () => runRelease(context, runs) };
}

const happening = fc.tuple(
  fc.integer({ min: 1, max: 120 }),
  fc.constantFrom<Happening["kind"]>("kill-before", "kill-after", "lose-answer", "refuse"),
);
const happenings = fc.array(happening, { maxLength: 8 });

describe("a release under crashes and lost answers", () => {
  it("goes into production once and stays there when it is good", async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (list) => {
        const { world, run } = simulate(GOOD, list);
        const result = await run();
        expect(result?.decision).toBe("proceed");
        const ours = world.builds().filter(({ meta }) => meta.holdpointRelease === "r1");
        expect(world.production()).toBe(ours.at(-1)?.id);
        expect(world.aliases().every(({ deploymentId }) => deploymentId === world.production())).toBe(true);
        expect(world.rollbackRequests()).toEqual([]);
        // Once: production changed exactly one time.
        expect(world.productionLog.length).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  it("ends on the known-good deployment after a regression, rolled back once", async () => {
    await fc.assert(
      fc.asyncProperty(happenings, fc.integer({ min: 0, max: 400_000 }), async (list, errorsFromMs) => {
        const { world, run } = simulate({ ...GOOD, errorsFromMs }, list);
        const result = await run();
        expect(result?.decision).toBe("rolled-back");
        expect(world.production()).toBe("dpl_v0");
        expect(
          world.productionLog.map(({ deploymentId }) => deploymentId).filter((id) => id === "dpl_v0"),
        ).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it("never promotes what a gate refused or could not answer", async () => {
    await fc.assert(
      fc.asyncProperty(
        happenings,
        fc.constantFrom("fail", "hold") as fc.Arbitrary<"fail" | "hold">,
        async (list, gate) => {
          const { world, run } = simulate({ ...GOOD, gate }, list);
          const result = await run();
          expect(result?.decision).not.toBe("proceed");
          expect(world.promoteRequests()).toEqual([]);
          expect(world.production()).toBe("dpl_v0");
        },
      ),
      { numRuns: 200 },
    );
  });

  it("holds and rolls nothing back when it is blind", async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (list) => {
        const { world, run } = simulate({ ...GOOD, blind: true }, list, 6);
        const result = await run();
        expect(result?.decision ?? "hold").toBe("hold");
        expect(world.rollbackRequests()).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves somebody else's newer deployment alone, whenever it comes", async () => {
    let runs = 0;
    let disturbed = 0;
    await fc.assert(
      fc.asyncProperty(
        // A release makes about so many calls; after its last one nobody is left to be disturbed.
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 300_000 }),
        async (at, errorsFromMs) => {
          const clock = createSimulatedClock(START);
          let calls = 0;
          let foreign = false;
          const world = createModelWorld({
            domains: DOMAINS,
            now: clock.now,
            jobMs: 0,
            happening: (call) => {
              calls += 1;
              // Between our reading and our write there is a window that no client can close; not in it.
              if (!foreign && calls >= at && call === "listDeploymentStatuses") {
                foreign = true;
                world.foreignDeployment("dpl_foreign");
              }
              return { kind: "none" };
            },
          });
          await runRelease(simulatedContext(world, clock, "r1", { ...GOOD, errorsFromMs }), 4);
          runs += 1;
          if (foreign) disturbed += 1;
          // Where nobody comes in time, the errors that begin during the watch bring the known good back.
          expect(world.production()).toBe(foreign ? "dpl_foreign" : "dpl_v0");
        },
      ),
      { numRuns: 200 },
    );
    expect(disturbed / runs).toBeGreaterThan(0.5);
  });
});
