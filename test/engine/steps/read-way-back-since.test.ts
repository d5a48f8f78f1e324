import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import { readWayBackSince } from "../../../src/engine/steps/read-way-back-since.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Forge, ForgeDeployment } from "../../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { record } from "../../release/facts.ts";

const OURS = "github-actions[bot]";
const { payload } = record("done");
const context = {
  release: { id: "next", commit: "c" },
  options: { authors: [OURS] },
  plan: {
    project: { host: { project: payload.project } },
    stages: { production: { environment: "production" } },
    rollback: { steps: 0 },
  },
} as unknown as CommandContext;
const journal = { noteOnce: () => undefined } as unknown as Journal;

const written = (id: number, creator: string, createdAt: number) =>
  ({ id, task: PRODUCTION_TASK, environment: "production", createdAt, creator, payload }) as unknown as ForgeDeployment;
const ask = (listDeployments: () => Promise<readonly ForgeDeployment[]>) =>
  readWayBackSince(context, journal, { listDeployments } as unknown as Forge);

it("reads since when the way back may need a backup from our own records, and from nobody else's", async () => {
  expect(await ask(async () => [written(2, "mallory", 90), written(1, OURS, 70)])).toEqual({ since: 70 });
  expect(await ask(async () => [])).toEqual({ since: null });
});

it("does not know it where the forge does not answer", async () => {
  const down = new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "GitHub",
    message: "No answer from api.github.com.",
    remedy: "Wait.",
  });
  const refused = async () => Promise.reject(down);
  expect(await ask(refused)).toEqual({ unknown: "No answer from api.github.com" });
  await expect(ask(async () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
});
