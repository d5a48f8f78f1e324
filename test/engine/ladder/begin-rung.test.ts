/** Two runs on one ladder, and a record that either may write over: who begins a rung that must not be taken twice. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { beginRung } from "../../../src/engine/ladder/begin-rung.ts";
import type { Forge, ForgeDeploymentStatus } from "../../../src/providers/contract.ts";
import type { ProductionRecord } from "../../../src/release/record.ts";

const OURS = "github-actions[bot]";
const status = {
  phase: "rolling-back",
  promotedAt: null,
  to: "dpl_1",
  reason: "bad",
  rungs: { command: "begun" },
} as const;
const begun = "rolling back to dpl_1 after command=begun: bad";

function open(before: readonly string[] = [], creator = OURS) {
  const statuses: ForgeDeploymentStatus[] = [];
  const store = (description: string, by: string) => {
    const stored: ForgeDeploymentStatus = {
      id: statuses.length + 1,
      state: "in_progress",
      description,
      creator: by,
      createdAt: 0,
      environmentUrl: null,
      logUrl: null,
    };
    statuses.unshift(stored);
    return stored;
  };
  for (const text of before) store(text, creator);
  const forge: Pick<Forge, "createDeploymentStatus" | "listDeploymentStatuses"> = {
    createDeploymentStatus: async (_id, { description }) => store(description, OURS),
    listDeploymentStatuses: async () => [...statuses],
  };
  const context = {
    options: { authors: [OURS] },
    plan: { rollback: { by: [] }, project: { domains: ["app.example.test"] } },
    runUrl: null,
  } as unknown as CommandContext;
  const record = { forgeId: 1, createdAt: 0, payload: {}, phase: "watching" } as unknown as ProductionRecord;
  const begin = () => beginRung(context, { forge, record, key: "command", status });
  return { begin, texts: () => statuses.map(({ description }) => description) };
}

describe("a rung that must not be taken twice", () => {
  it("is begun, and recorded as begun, by the run that finds no word of it", async () => {
    const { begin, texts } = open(["watching: nothing", "rolling back to dpl_1 after flag=done,command=failed: bad"]);
    expect(await begin()).toBe(true);
    expect(texts()[0]).toBe(begun);
  });

  it.each([
    ["and another run has written over that", [begun, "rolled back to dpl_1: bad"]],
    ["and the release was watched again since", ["watching since 2026-01-01T00:00:00Z took command: nothing"]],
  ])("is left to the run that began it, %s", async (_, before) => {
    const { begin, texts } = open(before);
    expect(await begin()).toBe(false);
    expect(texts()).toHaveLength(before.length);
  });

  it("is begun by the first of two runs that both find no word of it", async () => {
    const { begin } = open();
    expect(await Promise.all([begin(), begin()])).toEqual([true, false]);
  });

  it("is not kept from anybody by what a stranger says of it", async () => {
    expect(await open([begun], "mallory").begin()).toBe(true);
  });
});
