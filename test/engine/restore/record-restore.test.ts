import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { noteLastRestore, recordRestore, type Restored } from "../../../src/engine/restore/record-restore.ts";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import { RESTORE_TASK } from "../../../src/release/restore-record.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { WISH } from "./open-restore.ts";

const OURS = "github-actions[bot]";
const down = new ProviderError({ reasonCode: "vendor_timeout", vendor: "GitHub", message: "No answer.", remedy: "" });
const DONE: Restored = {
  wish: { ...WISH, asker: { kind: "run", event: "workflow_dispatch", sender: null, triggeredBy: "octocat" } },
  database: "app",
  verdict: pass("restored", "Restored."),
  facts: {
    from: { name: "web.app", release: "r1", takenAt: 1, sha256: "a".repeat(64), place: "path:/mnt/kept/web.app" },
    kept: "app_before",
    backedUpAs: [],
    commit: "c".repeat(40),
  },
  startedAt: 0,
};

type World = {
  forge?: "down" | "silent" | "missing" | "broken";
  listed?: readonly object[];
  dryRun?: boolean;
  reason?: string | null;
  runUrl?: string | null;
};

function open({ forge: how, listed = [], dryRun = false, reason = "0042", runUrl = null }: World = {}) {
  const written: object[] = [];
  const statuses: object[] = [];
  const clock = createVirtualClock(5_000);
  const forgeUntil = async (signal: AbortSignal) => {
    if (how === "missing") throw new UsageError("secret_missing", [{ message: "GITHUB_TOKEN is not set." }]);
    return {
      listDeployments: async ({ task }: { readonly task: string }) => (task === RESTORE_TASK ? listed : []),
      createDeployment: async (deployment: object) => {
        if (how === "down") throw down;
        if (how === "broken") throw new TypeError("x is undefined");
        if (how === "silent") {
          return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
        }
        written.push(deployment);
        return { id: 7, creator: OURS };
      },
      createDeploymentStatus: async (id: number, status: object) => {
        statuses.push({ id, ...status });
        return { creator: OURS };
      },
    };
  };
  const context = {
    plan: { project: { host: { project: "web" } }, stages: { production: { environment: "production" } } },
    release: { id: "", commit: "" },
    options: { authors: [OURS], ...(reason === null ? {} : { reason }), dryRun },
    clock,
    runUrl,
    emit: () => undefined,
    forgeUntil,
  } as unknown as CommandContext;
  return { context, clock, written, statuses, forgeUntil, journal: createJournal("restore", context) };
}

async function record(change: Partial<Restored> = {}, world: World = {}) {
  const { context, clock, written, statuses, journal } = open(world);
  await recordRestore(context, journal, { ...DONE, ...change });
  const { notes } = journal.finishWith(DONE.verdict);
  return { written, statuses, notes: notes.join(" "), took: clock.now() - 5_000 };
}

const payloadOf = async (change: Partial<Restored>, world: World = {}) => {
  const [first] = (await record(change, world)).written as { readonly payload: object }[];
  return first?.payload;
};
const wishing = (wish: Partial<Restored["wish"]>): Pick<Restored, "wish"> => ({ wish: { ...DONE.wish, ...wish } });

describe("a finished restore", () => {
  it("is recorded with who, when, from what and what was kept", async () => {
    const { written } = await record();
    expect(written).toMatchObject([
      {
        ref: "c".repeat(40),
        task: RESTORE_TASK,
        payload: {
          by: "octocat",
          variable: "DATABASE_URL",
          database: "app",
          from: DONE.facts.from,
          kept: "app_before",
        },
      },
    ]);
  });

  it.each([
    ["holds", { verdict: hold("restore_blocked", "…", "…") }],
    ["fails", { verdict: fail("restore_differs", "…", "…") }],
    ["took an unfinished one away", { verdict: pass("restore_abandoned", "…") }],
  ])("is not what one is that %s", async (_, change) => {
    expect((await record(change)).written).toEqual([]);
  });

  it("is not what a dry run is", async () => {
    expect((await record({}, { dryRun: true })).written).toEqual([]);
  });

  it.each([["down"], ["missing"]] as const)("stands also where GitHub is %s, and that is said", async (forge) => {
    const { notes, written } = await record({}, { forge });
    expect(written).toEqual([]);
    expect(notes).toContain("the restore is not recorded at GitHub");
  });

  it("does not wait for a forge that says nothing", async () => {
    const { notes, took } = await record({}, { forge: "silent" });
    expect(notes).toContain("the restore is not recorded at GitHub");
    expect(took).toBeLessThanOrEqual(20_000);
  });

  it("that a killed run could not record is recorded by the next one, once", async () => {
    const found = { verdict: pass("already_done", "It is so.") };
    const [first] = (await record(found)).written as [{ readonly payload: object }];
    expect(first.payload).toMatchObject({ end: "restored" });
    const listed = [{ id: 1, task: RESTORE_TASK, creator: OURS, createdAt: 1, payload: first.payload }];
    expect((await record(found, { listed })).written).toEqual([]);
    expect((await record({}, { listed })).written).toHaveLength(1);
    const strangers = listed.map((one) => ({ ...one, creator: "mallory" }));
    expect((await record(found, { listed: strangers })).written).toHaveLength(1);
  });

  it("that leaves no commit to stand beside is said", async () => {
    const { notes, written } = await record({ facts: { ...DONE.facts, commit: null } });
    expect(written).toEqual([]);
    expect(notes).toContain("no release of ours");
  });
});

describe("the record of a restore", () => {
  it("stands in production, with a status that says it in a line, and leads to the run", async () => {
    const runUrl = "https://github.com/acme/web/actions/runs/7";
    const { written, statuses } = await record({}, { runUrl });
    expect(written).toMatchObject([
      { environment: "production", productionEnvironment: true, description: "Holdpoint: restored app" },
    ]);
    expect(statuses).toEqual([
      {
        id: 7,
        state: "success",
        description: expect.stringMatching(/^app was restored .*; kept as app_before$/),
        logUrl: runUrl,
      },
    ]);
    const [bare] = (await record()).statuses;
    expect(bare !== undefined && "logUrl" in bare).toBe(false);
  });

  it("says who asked for it and why, as far as anybody knows", async () => {
    expect(await payloadOf({})).toMatchObject({ by: "octocat", reason: "0042", way: "beside", tables: [] });
    const terminal = wishing({ asker: { kind: "terminal" } });
    expect(await payloadOf(terminal, { reason: null })).toMatchObject({ by: "a person at a terminal", reason: "" });
  });

  it("names the tables, and the vendor that went back to a moment", async () => {
    const tables = [{ schema: "public", table: "users" }];
    expect(await payloadOf(wishing({ tables }))).toMatchObject({ tables: ["public.users"] });
    expect(await payloadOf(wishing({ toTime: 3 }))).toMatchObject({ way: "vendor", toTime: 3 });
  });

  const found = { verdict: pass("already_done", "It is so.") };
  it.each<[string, Partial<Restored["wish"]>, string | undefined]>([
    ["a database that was restored", {}, "restored"],
    ["one beside", { intent: "beside" }, "restored_beside"],
    ["one that was switched back", { intent: "switch-back" }, "restore_switched_back"],
    ["rows of tables", { tables: [{ schema: "public", table: "users" }] }, "tables_restored"],
    ["migrations that were taken back", { way: "down" }, "schema_restored"],
    ["an unfinished one that is gone", { intent: "abandon" }, undefined],
  ])("that a killed run did not write says of what it finds what that was: %s", async (_what, wish, end) => {
    const payload = await payloadOf({ ...found, ...wishing(wish) });
    expect((payload as { readonly end?: string } | undefined)?.end).toBe(end);
  });

  it("is compared with the newest one of the same database alone", async () => {
    const payload = (await payloadOf(found)) as object;
    const listedAs = (change: object) => [
      { id: 1, task: RESTORE_TASK, creator: OURS, createdAt: 1, payload: { ...payload, ...change } },
    ];
    const count = async (listed: readonly object[]) => (await record(found, { listed })).written.length;
    expect(await count(listedAs({}))).toBe(0);
    expect(await count([...listedAs({ variable: "OTHER_URL" }), ...listedAs({})])).toBe(0);
    expect(await count([...listedAs({ database: "other" }), ...listedAs({})])).toBe(0);
    expect(await count([...listedAs({ end: "restored_beside" }), ...listedAs({})])).toBe(1);
  });

  it("hides no mistake of ours", async () => {
    await expect(record({}, { forge: "broken" })).rejects.toThrow("x is undefined");
  });
});

describe("how a database was restored last", () => {
  async function noted(change: object | null, failing = false) {
    const payload = (await payloadOf({})) as object;
    const records =
      change === null
        ? []
        : [{ id: 1, task: RESTORE_TASK, creator: OURS, createdAt: 1, payload: { ...payload, ...change } }];
    const { context, journal, forgeUntil } = open({ listed: records });
    const forge = await forgeUntil(new AbortController().signal);
    const asked = failing
      ? {
          ...forge,
          listDeployments: async () => {
            throw down;
          },
        }
      : forge;
    await noteLastRestore(context, journal, asked as never, { variable: "DATABASE_URL", database: "app" });
    return journal.finishWith(DONE.verdict).notes;
  }

  it("is said of that database and no other", async () => {
    expect(await noted({})).toEqual([
      expect.stringMatching(/^app was restored from the backup of .* by octocat \(0042\)/),
    ]);
    expect(await noted({ variable: "OTHER_URL" })).toEqual([]);
    expect(await noted({ database: "other" })).toEqual([]);
    expect(await noted(null)).toEqual([]);
  });

  it("is said to be not known where GitHub does not answer", async () => {
    expect(await noted({}, true)).toEqual([
      expect.stringContaining("whether this database was restored before is not known"),
    ]);
  });
});
