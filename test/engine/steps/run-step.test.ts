import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import type { StepOrder } from "../../../src/engine/steps/open-step.ts";
import { runStep } from "../../../src/engine/steps/run-step.ts";
import { hold } from "../../../src/lib/verdict.ts";
import type { StepItem } from "../../../src/plan/plan.ts";
import type { Forge } from "../../../src/providers/contract.ts";

const POSITION = { file: "plan.yml", line: 1, column: 1 };

it("lets a step of a release ask since when the way back needs what was kept", async () => {
  const orders: StepOrder[] = [];
  const verdict = hold("no_data", "Nobody can tell.", "Look.");
  const context = {
    plan: {
      digest: "p",
      project: { host: { project: "web" } },
      stages: { production: { environment: "production" } },
      rollback: { steps: 0 },
    },
    release: { id: "r1", commit: "c" },
    options: { authors: ["github-actions[bot]"] },
    clock: { now: () => 0 },
    openStep: async (_item: StepItem, order: StepOrder) => {
      orders.push(order);
      const step = { observe: async () => ({ is: "impossible", verdict }) };
      return { step, spec: {}, context: { random: () => 0.5 } };
    },
  } as unknown as CommandContext;
  const journal = {
    stepResult: () => undefined,
    note: () => undefined,
    noteOnce: () => undefined,
    progress: () => undefined,
  } as unknown as Journal;
  const forge = { listDeployments: async () => [] } as unknown as Forge;
  const item: StepItem = { title: "Back up", step: "backup", spec: {}, takesMs: null, position: POSITION };
  const run = { context, journal, forge, stage: "production", item, facts: [], earlier: [] } as const;
  const taken = await runStep({ ...run, prepare: async () => null, guard: async () => null });
  expect(taken).toEqual({ verdict, done: null });
  expect(await orders[0]?.wayBackSince?.()).toEqual({ since: null });
});
