/** What is read right before a rollback is asked for. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Journal } from "../../src/engine/journal.ts";
import { performRollback } from "../../src/engine/roll-back-production.ts";
import type { Host } from "../../src/providers/contract.ts";
import { deployment, production } from "../release/facts.ts";
import { SIMULATED_PLAN } from "../simulation/run-release.ts";

const ORDER = {
  to: "dpl_old",
  from: "dpl_new",
  arriving: "dpl_new",
  decided: null,
  reason: "slow",
  commit: null,
  known: null,
};

/** The host knows the deployment to go back to only after so long, and somebody deploys meanwhile. */
async function rollBack(slowMs: number) {
  let now = 0;
  let serves = "dpl_new";
  const asked: string[] = [];
  const silent = () => undefined;
  const journal: Partial<Journal> = { productionAfter: silent, progress: silent, note: silent, step: silent };
  const host: Partial<Host> = {
    readProject: async () => production(serves).project,
    readAliases: async () => production(serves).aliases,
    readDeployment: async (id) => {
      // After the other answers, as a slow one comes.
      await new Promise(setImmediate);
      now += slowMs;
      serves = "dpl_theirs";
      return deployment(id);
    },
    async rollback(id) {
      asked.push(id);
      serves = id;
      return { kind: "accepted" };
    },
  };
  const context: Partial<CommandContext> = {
    plan: SIMULATED_PLAN,
    options: {} as CommandContext["options"],
    clock: { now: () => now, sleep: async () => undefined },
    role: async () =>
      ({ request: async () => ({ status: 200, headers: {}, body: "", durationMs: 1, url: "" }) }) as never,
    domainUrl: (domain) => `https://${domain}`,
  };
  const verdict = await performRollback(context as CommandContext, journal as Journal, host as Host, ORDER);
  return { verdict, asked };
}

describe("a rollback whose target was read slowly", () => {
  it("reads production again before it asks, and leaves what somebody deployed meanwhile", async () => {
    const { verdict, asked } = await rollBack(2_000);
    expect(asked).toEqual([]);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "production_moved" });
  });

  it("asks at once where all answers came together", async () => {
    const { verdict, asked } = await rollBack(100);
    expect(asked).toEqual(["dpl_old"]);
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "rolled_back" });
  });
});
