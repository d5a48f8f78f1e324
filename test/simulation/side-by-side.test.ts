/** Releases side by side, people's hands in between, and vendors that fail for a while, against the invariants of the design. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import type { Host } from "../../src/providers/contract.ts";
import type { CommandResult } from "../../src/release/result.ts";
import { createModelWorld, type Happening, Killed, type ModelWorld } from "./model-world.ts";
import { createSimulatedClock, runRelease, simulatedContext, type SimulatedSite } from "./run-release.ts";

const START = Date.UTC(2026, 0, 5, 10);
const DOMAINS = ["app.example.test", "www.example.test"];
const GOOD: SimulatedSite = { gate: "pass", errorsFromMs: null, blind: false };
const FORGE_CALLS = new Set([
  "listDeployments",
  "listDeploymentStatuses",
  "createDeployment",
  "createDeploymentStatus",
  "setCommitStatus",
]);

interface Script {
  /** Turns that each call waits for the others, in order, again from the beginning. */
  readonly turns?: readonly number[];
  /** By number of the call. */
  readonly happenings?: readonly (readonly [number, Happening["kind"]])[];
  /** Calls from and to which the forge fails. */
  readonly forgeDown?: readonly [number, number];
  /** Something that somebody does right before this call. */
  readonly at?: readonly (readonly [number, (world: ModelWorld) => void])[];
}

function openModel(script: Script) {
  const clock = createSimulatedClock(START);
  let calls = 0;
  let turn = 0;
  const world = createModelWorld({
    domains: DOMAINS,
    now: clock.now,
    jobMs: 1_500,
    turn: async () => {
      const { turns = [] } = script;
      turn += 1;
      for (let wait = turns[turn % Math.max(1, turns.length)] ?? 0; wait > 0; wait -= 1) await Promise.resolve();
    },
    happening: (call) => {
      calls += 1;
      for (const [number, act] of script.at ?? []) if (number === calls) act(world);
      const [from, to] = script.forgeDown ?? [0, 0];
      if (FORGE_CALLS.has(call) && calls >= from && calls < to) return { kind: "refuse" };
      return { kind: script.happenings?.find(([number]) => number === calls)?.[1] ?? "none" };
    },
  });
  return { world, clock };
}

/**
 * The host as one release uses it. Invariant 3, compare then set: no request may contradict what this release read of
 * production last; what changes between that reading and the request no client can see.
 */
function watchedHost(world: ModelWorld, release: string): Host {
  let seen: string | null = null;
  const createdAt = (id: string | null) => world.builds().find((build) => build.id === id)?.createdAt ?? 0;
  return {
    ...world.host,
    async readProject() {
      const project = await world.host.readProject();
      seen = project.productionDeploymentId;
      return project;
    },
    promote(id) {
      if (createdAt(seen) > createdAt(id)) throw new Error(`${release} overtakes ${seen} with the older ${id}`);
      return world.host.promote(id);
    },
    rollback(id, reason) {
      const own = world.builds().some((build) => build.id === seen && build.meta.holdpointRelease === release);
      if (!own && seen !== id) throw new Error(`${release} rolls back ${seen}, which is not its own`);
      return world.host.rollback(id, reason);
    },
  };
}

/** Invariants 1, 2 and 5 over everything that production ever was. */
function expectInvariants(world: ModelWorld, refused: readonly string[] = []) {
  const releaseOf = (id: string) => world.builds().find((build) => build.id === id)?.meta.holdpointRelease ?? null;
  const promoted = world.productionLog.filter(({ by }) => by === "promote").map(({ deploymentId }) => deploymentId);
  // 1: only what passed its gates, and each build at most once.
  for (const id of promoted) expect(refused).not.toContain(releaseOf(id));
  expect(new Set(promoted).size).toBe(promoted.length);
  // 2: a rollback ends on something that was in production before, never on the build that was promoted just now.
  for (const [index, { deploymentId, by }] of world.productionLog.entries()) {
    if (by !== "rollback") continue;
    const earlier = world.productionLog.slice(0, index).map((entry) => entry.deploymentId);
    expect(["dpl_v0", ...earlier]).toContain(deploymentId);
    // A person may have put the same one there while the host worked on ours.
    if (world.productionLog[index - 1]?.by === "foreign") continue;
    expect(earlier.at(-1)).not.toBe(deploymentId);
  }
  expect(world.aliases().every(({ deploymentId }) => deploymentId === world.production())).toBe(true);
}

/** What the last words of a command claim must be so: read back, not assumed. */
function expectTrue(result: CommandResult | null, world: ModelWorld, release: string) {
  if (result?.decision !== "rolled-back") return;
  expect(world.builds().find(({ id }) => id === result.production.after)?.meta.holdpointRelease).not.toBe(release);
}

const turns = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 });
const errors = fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: null });
const callNumber = fc.integer({ min: 1, max: 140 });
const happenings = fc.array(
  fc.tuple(callNumber, fc.constantFrom<Happening["kind"]>("kill-before", "kill-after", "lose-answer", "refuse")),
  { maxLength: 6 },
);

describe("releases side by side", () => {
  it("keep the invariants in any interleaving, with crashes and lost answers", async () => {
    await fc.assert(
      fc.asyncProperty(
        turns,
        happenings,
        errors,
        errors,
        fc.constantFrom<SimulatedSite["gate"]>("pass", "pass", "fail", "hold"),
        fc.integer({ min: -1, max: 80 }),
        async (order, list, firstErrors, secondErrors, secondGate, delay) => {
          const { world, clock } = openModel({ turns: order, happenings: list });
          const contexts = [
            simulatedContext(
              world,
              clock,
              "r1",
              { ...GOOD, errorsFromMs: firstErrors },
              undefined,
              watchedHost(world, "r1"),
            ),
            simulatedContext(
              world,
              clock,
              "r2",
              { gate: secondGate, errorsFromMs: secondErrors, blind: false },
              undefined,
              watchedHost(world, "r2"),
            ),
          ];
          // The older build may be there long before its release goes on.
          const [first] = contexts;
          if (delay >= 0 && first !== undefined) await settleRecord(() => commands.deploy.run(first), 1);
          const late = async (index: number) => {
            for (let wait = index === 0 ? delay : 0; wait > 0; wait -= 1)
              await new Promise((resolve) => setImmediate(resolve));
          };
          const results = await Promise.all(
            contexts.map(async (context, index) => {
              await late(index);
              return runRelease(context, 6);
            }),
          );
          expectInvariants(world, secondGate === "pass" ? [] : ["r2"]);
          for (const [index, result] of results.entries()) expectTrue(result, world, `r${index + 1}`);
        },
      ),
      { numRuns: 75 },
    );
  });

  it("keep the invariants where two runs release the same commit at the same time", async () => {
    await fc.assert(
      fc.asyncProperty(turns, happenings, errors, async (order, list, errorsFromMs) => {
        const { world, clock } = openModel({ turns: order, happenings: list });
        const context = () =>
          simulatedContext(world, clock, "r1", { ...GOOD, errorsFromMs }, undefined, watchedHost(world, "r1"));
        const results = await Promise.all([runRelease(context(), 6), runRelease(context(), 6)]);
        expectInvariants(world);
        for (const result of results) expectTrue(result, world, "r1");
      }),
      { numRuns: 75 },
    );
  });

  it("bring nothing into production that was not verified, even where promote is started by itself", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<SimulatedSite["gate"]>("fail", "hold"),
        fc.array(fc.constantFrom("deploy", "verify", "promote", "watch"), { minLength: 1, maxLength: 8 }),
        happenings,
        async (gate, names, list) => {
          const { world, clock } = openModel({ happenings: list });
          const context = simulatedContext(world, clock, "r1", { ...GOOD, gate });
          for (const name of names as readonly ("deploy" | "verify" | "promote" | "watch")[])
            await settleRecord(() => commands[name].run(context), 1);
          expect(world.promoteRequests()).toEqual([]);
          expect(world.production()).toBe("dpl_v0");
        },
      ),
      { numRuns: 100 },
    );
  });

  it("leave alone what somebody else deployed, at whatever call it comes", async () => {
    await fc.assert(
      fc.asyncProperty(
        callNumber,
        errors,
        happenings,
        fc.constantFrom("dpl_foreign", "dpl_v0"),
        async (at, errorsFromMs, list, id) => {
          const { world, clock } = openModel({
            happenings: list,
            at: [[at, (model) => model.foreignDeployment(id)]],
          });
          const site = { ...GOOD, errorsFromMs };
          const result = await runRelease(
            simulatedContext(world, clock, "r1", site, undefined, watchedHost(world, "r1")),
            6,
          );
          expectInvariants(world);
          expectTrue(result, world, "r1");
        },
      ),
      { numRuns: 75 },
    );
  });

  it("end on a rollback that a person ordered at any moment, and are not promoted again", async () => {
    await fc.assert(
      fc.asyncProperty(callNumber, turns, errors, async (at, order, errorsFromMs) => {
        const orders: Promise<CommandResult>[] = [];
        let ordered: CommandResult | null = null;
        const { world, clock } = openModel({
          turns: order,
          at: [[at, () => orders.push(commands.rollback.run(byHand()))]],
        });
        const byHand = () => simulatedContext(world, clock, "", GOOD);
        await runRelease(
          simulatedContext(world, clock, "r1", { ...GOOD, errorsFromMs }, undefined, watchedHost(world, "r1")),
          6,
        );
        for (const running of orders) ordered = await running;
        expectInvariants(world);
        const done = ordered?.reasonCode === "rolled_back";
        expect(done ? world.production() : "dpl_v0").toBe("dpl_v0");
      }),
      { numRuns: 100 },
    );
  });

  it("never guess where the known-good deployment was deleted", async () => {
    await fc.assert(
      fc.asyncProperty(callNumber, happenings, async (at, list) => {
        const { world, clock } = openModel({
          happenings: list,
          at: [[at, (model) => model.deleteDeployment("dpl_v0")]],
        });
        const site = { ...GOOD, errorsFromMs: 0 };
        const result = await runRelease(simulatedContext(world, clock, "r1", site), 6);
        expect(["dpl_v0", ...world.builds().map(({ id }) => id)]).toContain(world.production());
        expect(["rolled-back", "hold", "failed"]).toContain(result?.decision ?? "hold");
        expect(result?.decision === "rolled-back" ? world.production() : "dpl_v0").toBe("dpl_v0");
        expect(world.rollbackRequests().every(({ to }) => to === "dpl_v0")).toBe(true);
      }),
      { numRuns: 75 },
    );
  });

  it("roll back although the forge fails for a while, and end with the record corrected", async () => {
    await fc.assert(
      fc.asyncProperty(callNumber, fc.integer({ min: 1, max: 60 }), happenings, async (from, length, list) => {
        const { world, clock } = openModel({ forgeDown: [from, from + length], happenings: list });
        const site = { ...GOOD, errorsFromMs: 30_000 };
        const context = simulatedContext(world, clock, "r1", site, undefined, watchedHost(world, "r1"));
        const result = await runRelease(context, 70);
        expect(result?.decision).toBe("rolled-back");
        expect(world.production()).toBe("dpl_v0");
        expectInvariants(world);
        await settleRecord(() => runRelease(context, 5), 3);
        expect(world.statuses().at(-1)?.description).toMatch(/^rolled back to dpl_v0/);
        expect(world.productionLog.filter(({ by }) => by === "rollback")).toHaveLength(1);
      }),
      { numRuns: 75 },
    );
  });
});

/** Runs it so many times; a death is followed by the next run. */
async function settleRecord(again: () => Promise<unknown>, runs: number): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    try {
      await again();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}
