/** The backup that a restore in place begins with: what can be missing, and that GitHub's silence is no reason to wait. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { prepareFreshBackup } from "../../../src/engine/restore/fresh-backup.ts";
import type { RestoreOrder } from "../../../src/engine/restore/restore-order.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { hold } from "../../../src/lib/verdict.ts";
import { isBeforeRestore } from "../../../src/release/restore-names.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { backupSpec } from "../../../src/steps/backup/spec.ts";
import type { StepObservation } from "../../../src/steps/contract.ts";
import { recordedDump } from "../../release/recorded-dump.ts";

const down = new ProviderError({
  reasonCode: "vendor_timeout",
  vendor: "GitHub",
  message: "No answer.",
  remedy: "",
});
const dump = recordedDump({ database: { variable: "DATABASE_URL", name: "app" } });
const FOUND: StepObservation<unknown> = { is: "done", summary: "Backed up.", details: { ...dump } };
const BEGINNING = { identity: "0123456789abcdef", at: 5, run: null };

interface World {
  readonly observed?: StepObservation<unknown>;
  readonly forge?: "down";
  readonly env?: Readonly<Record<string, string>>;
  readonly stores?: unknown;
}

function prepare({ observed = FOUND, forge, env = { DATABASE_URL: "x" }, stores = { open: async () => ({}) } }: World) {
  const written: object[] = [];
  const orders: object[] = [];
  const step = {
    key: "backup",
    secrets: () => ["DATABASE_URL"],
    observe: async () => observed,
    leavesBehind: () => "it stays",
  };
  const spec = backupSpec.parse({ database: "DATABASE_URL", to: "path:/mnt/kept" });
  const item = { title: "Back up", step: "backup", spec, takesMs: null };
  const players: Readonly<Record<string, unknown>> = {
    stores,
    forge: {
      createDeployment: async (deployment: object) => {
        if (forge === "down") throw down;
        written.push(deployment);
        return { id: 1, creator: "github-actions[bot]" };
      },
      createDeploymentStatus: async () => ({ creator: "github-actions[bot]" }),
    },
  };
  const context = {
    plan: {
      name: "web",
      digest: "p",
      project: { host: { project: "web" } },
      stages: {
        staging: { before: [], after: [] },
        production: { environment: "production", before: [item], after: [] },
      },
    },
    release: { id: "", commit: "" },
    options: { authors: ["github-actions[bot]"] },
    clock: createVirtualClock(1_000),
    env,
    runUrl: null,
    emit: () => undefined,
    role: async (name: string) => players[name],
    steps: async () => ({ backup: step }),
    openStep: async (_: unknown, order: object) => {
      orders.push(order);
      return { step, spec, context: {} };
    },
  } as unknown as CommandContext;
  const journal = createJournal("restore", context);
  const order = { database: "app", progress: () => undefined, step: () => undefined } as unknown as RestoreOrder;
  const wanted = { order, variable: "DATABASE_URL", tables: ["public.users"], commit: "c".repeat(40) };
  return { written, orders, journal, prepared: prepareFreshBackup(context, journal, wanted) };
}

async function take(world: World = {}) {
  const { prepared, ...rest } = prepare(world);
  const fresh = await prepared;
  if ("refusal" in fresh) throw new Error(fresh.refusal.summary);
  return { taken: await fresh.take(BEGINNING), ...rest };
}

describe("the backup that a restore in place begins with", () => {
  it("is refused before anybody is kept out where the step lacks a secret", async () => {
    const { prepared } = prepare({ env: {} });
    expect(await prepared).toMatchObject({ refusal: { outcome: "hold", reasonCode: "secret_missing" } });
  });

  it("is refused where its place cannot be opened from here", async () => {
    const stores = { open: () => Promise.reject(down) };
    expect(await prepare({ stores }).prepared).toMatchObject({ refusal: { reasonCode: "vendor_timeout" } });
  });

  it("is recorded, and not as a step of the release that is taken back", async () => {
    const { taken, written, orders } = await take();
    expect(taken).toMatchObject({ kind: "dump", name: dump.name });
    expect(orders).toMatchObject([{ begun: { at: 5 }, recorded: null }]);
    const [{ payload }] = written as [{ readonly payload: { readonly release: string } }];
    expect(isBeforeRestore(payload.release)).toBe(true);
    expect(payload).toMatchObject({ step: "backup", part: "ended", commit: "c".repeat(40), end: { details: dump } });
  });

  it("counts where GitHub takes no record of it, and that is said", async () => {
    const { taken, journal } = await take({ forge: "down" });
    expect(taken).toMatchObject({ name: dump.name });
    const { notes } = journal.finishWith(hold("usage", "…", "…"));
    expect(notes.join(" ")).toContain(`the backup ${dump.name} is not recorded at GitHub`);
  });

  it("is none where the step holds, and nothing is recorded then", async () => {
    const verdict = hold("disk_full", "No room.", "Make room.");
    const { taken, written } = await take({ observed: { is: "impossible", verdict } });
    expect(taken).toEqual(verdict);
    expect(written).toEqual([]);
  });
});
