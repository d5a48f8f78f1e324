/** The backup that a restore in place begins with: what can be missing, and that GitHub's silence is no reason to wait. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import {
  markedBackup,
  prepareFreshBackup,
  refusingBackups,
  withBackup,
} from "../../../src/engine/restore/fresh-backup.ts";
import type { RestoreOrder } from "../../../src/engine/restore/restore-order.ts";
import { digestOf } from "../../../src/lib/digest.ts";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import { isBeforeRestore, releaseBeforeRestore } from "../../../src/release/restore-names.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { digestOfTables } from "../../../src/steps/backup/record-dump.ts";
import { backupSpec } from "../../../src/steps/backup/spec.ts";
import type { StepObservation } from "../../../src/steps/contract.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { openBench } from "./restore-bench.ts";

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
  /** What is different about the step. */
  readonly step?: object;
  readonly steps?: object;
  readonly plan?: object;
  readonly order?: RestoreOrder;
  readonly forge?: "down";
  readonly env?: Readonly<Record<string, string>>;
  readonly stores?: unknown;
}

function prepare(world: World) {
  const { observed = FOUND, forge, env = { DATABASE_URL: "x" }, stores = { open: async () => ({}) } } = world;
  const written: object[] = [];
  const orders: object[] = [];
  const step = {
    key: "backup",
    secrets: () => ["DATABASE_URL"],
    observe: async () => observed,
    leavesBehind: () => "it stays",
    ...world.step,
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
      ...world.plan,
    },
    release: { id: "", commit: "" },
    options: { authors: ["github-actions[bot]"] },
    clock: createVirtualClock(1_000),
    env,
    runUrl: null,
    emit: () => undefined,
    role: async (name: string) => players[name],
    steps: async () => world.steps ?? { backup: step },
    openStep: async (_: unknown, order: object) => {
      orders.push(order);
      return { step, spec, context: {} };
    },
  } as unknown as CommandContext;
  const journal = createJournal("restore", context);
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const order = world.order ?? ({ database: "app", progress: say, step: say } as unknown as RestoreOrder);
  const wanted = { order, variable: "DATABASE_URL", tables: ["public.users"], commit: "c".repeat(40) };
  return { written, orders, journal, said, prepared: prepareFreshBackup(context, journal, wanted) };
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

  it("is of this restore alone, and says what is done", async () => {
    const progress = { text: "half of it" };
    const step = {
      observe: async () => ({ is: "due", state: "none of ours" }),
      apply: async (_spec: unknown, state: unknown) => ({
        verdict: pass("step_done", `Made, since there was ${String(state)}.`),
        details: { ...dump },
      }),
    };
    const { taken, said, orders, written } = await take({ step });
    expect(taken).toMatchObject({ name: dump.name });
    expect(said).toEqual(["what app is now is backed up: Made, since there was none of ours."]);
    const [order] = orders as { readonly progress: (one: object) => void; readonly earlier: object[] }[];
    order?.progress(progress);
    expect(said.at(-1)).toBe("backing up what app is now: half of it");
    const id = digestOf(JSON.stringify([BEGINNING.identity, BEGINNING.at]), 16);
    expect(orders).toMatchObject([{ identity: id, release: { id: releaseBeforeRestore(id) }, earlier: [] }]);
    expect(written).toMatchObject([{ payload: { end: { untouched: false, startedAt: 1_000 } } }]);
  });

  it("that was found says so in its record", async () => {
    const { written } = await take();
    expect(written).toMatchObject([
      {
        payload: {
          end: { verdict: { outcome: "pass", reasonCode: "step_done", summary: "Backed up.", evidence: [] } },
        },
      },
    ]);
  });

  it.each([
    ["nothing", undefined],
    ["something else", { kind: "snapshot" }],
  ])("is none where the step left %s", async (_what, details) => {
    const observed = { is: "done", summary: "Backed up.", ...(details === undefined ? {} : { details }) } as never;
    await expect(take({ observed })).rejects.toThrow("a backup was made, and its record is not one");
  });
});

describe("what is missing of a fresh backup", () => {
  it("is a mistake in the plan, of which a restore reads only its own part", async () => {
    const before = [{ title: "Back up", step: "backup" }];
    const stages = { staging: { before: [], after: [] }, production: { before, after: [] } };
    const plan = { file: "/nowhere/holdpoint.yml", stages };
    expect(await prepare({ plan }).prepared).toMatchObject({
      refusal: {
        outcome: "hold",
        reasonCode: "fresh_backup_missing",
        summary: expect.stringMatching(
          /^How the database is backed up stands in the plan, and the plan has mistakes: ./,
        ),
        remedy: "Correct the plan, and run this again. Nothing was changed.",
      },
    });
  });

  it("is a step that backs it up", async () => {
    const none = { before: [], after: [] };
    const { prepared } = prepare({ plan: { stages: { staging: none, production: none } } });
    expect(await prepared).toMatchObject({ refusal: { reasonCode: "fresh_backup_missing" } });
  });

  it("is each secret of its step, an empty one too", async () => {
    const step = { secrets: () => ["DATABASE_URL", "S3_KEY", "AGE_KEY"] };
    const { prepared } = prepare({ step, env: { S3_KEY: "x", DATABASE_URL: "" } });
    expect(await prepared).toMatchObject({
      refusal: {
        outcome: "hold",
        summary:
          'The backup that a restore in place begins with is the plan\'s step "Back up", which needs DATABASE_URL and AGE_KEY.',
        remedy: "Add a line DATABASE_URL=… to HOLDPOINT_SECRETS, or set it in this terminal.",
      },
    });
  });

  it.each([
    ["a step that needs none", { backup: {} }],
    ["a step that is not known", {}],
  ])("is no secret of %s", async (_what, steps) => {
    expect(await prepare({ steps, env: {} }).prepared).toHaveProperty("take");
  });

  it("is a setting of its place, in all the words that there are for it", async () => {
    const problems = [{ message: "No bucket.", remedy: "Name one." }, { message: "No region." }];
    const failing = (trouble: Error) => ({ open: () => Promise.reject(trouble) });
    expect(await prepare({ stores: failing(new UsageError("secret_missing", problems)) }).prepared).toMatchObject({
      refusal: { outcome: "hold", reasonCode: "secret_missing", summary: "No bucket. No region.", remedy: "Name one." },
    });
    const bare = new UsageError("secret_missing", [{ message: "No bucket." }]);
    expect(await prepare({ stores: failing(bare) }).prepared).toMatchObject({ refusal: { remedy: "" } });
    await expect(prepare({ stores: failing(new TypeError("x is undefined")) }).prepared).rejects.toThrow(
      "x is undefined",
    );
  });
});

describe("what a fresh backup is for", () => {
  it("is said in a line before it is taken", async () => {
    expect(await prepare({}).prepared).toMatchObject({
      explanation: expect.stringMatching(
        /^the plan's step "Back up" backs up DATABASE_URL, all of it, to path:\/mnt\/kept/,
      ),
    });
  });

  it("is told by its digest, which is that of the database as long as nobody writes", async () => {
    const bench = openBench();
    const fresh = await prepare({ order: bench.order() }).prepared;
    if ("refusal" in fresh) throw new Error(fresh.refusal.summary);
    const digest = await fresh.digestNow();
    expect(digest).toBe(digestOfTables({ tables: bench.server.app.tables }));
    expect(bench.said).toEqual(["comparing with the backup of a moment ago: 2 of 2 tables counted"]);
    expect(bench.server.opened).toEqual(["work app (holdpoint restore)"]);
    bench.server.app.tables = [];
    expect(await fresh.digestNow()).not.toBe(digest);
  });

  const marked = {
    name: dump.name,
    takenAt: dump.takenAt,
    digest: dump.counts.digest,
    places: ["path:/mnt/backups//mnt/backups/a.dump"],
  };

  it("is found by what the mark of a restore keeps of it", () => {
    expect(markedBackup(dump)).toEqual(marked);
  });

  it("stands in every end of a restore, whatever became of that", () => {
    const verdict = hold("restore_blocked", "It is blocked.", "Look.");
    const places = ["path:/a", "path:/b"];
    expect(withBackup(verdict, { ...marked, places })).toEqual({
      ...verdict,
      summary: `It is blocked. What was there before is the backup ${dump.name} in path:/a and path:/b.`,
      evidence: [{ label: "what was there before", value: `${dump.name} of 2026-11-22T09:00:00Z: path:/a, path:/b` }],
    });
    const told = { ...verdict, evidence: [{ label: "a", value: "b" }] };
    expect(withBackup(told, marked).evidence).toHaveLength(2);
    expect(withBackup(verdict, null)).toBe(verdict);
  });

  it("cannot be had where it was refused, and that is the answer to everything", async () => {
    const verdict = hold("secret_missing", "It needs a key.", "Add it.");
    const refusing = refusingBackups(verdict);
    expect(refusing.explanation).toBe("It needs a key.");
    expect([await refusing.take(BEGINNING), await refusing.digestNow()]).toEqual([verdict, verdict]);
  });
});
