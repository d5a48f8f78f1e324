import { afterEach, describe, expect, it } from "vitest";
import { restoreAtVendor, type VendorRestore } from "../../../src/engine/restore/restore-at-vendor.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { ManagedDatabase } from "../../../src/providers/contract.ts";
import { neonDatabases } from "../../../src/providers/neon/index.ts";
import { supabaseDatabases } from "../../../src/providers/supabase/index.ts";
import { EPOCH, PROJECT, type StartedNeon, startNeon } from "../../sandbox/neon/start-neon.ts";
import {
  PROJECT as REFERENCE,
  type StartedSupabase,
  startSupabase,
  TOKEN,
} from "../../sandbox/supabase/start-supabase.ts";

const MINUTE = 60_000;
const NO_PROJECT = { project: "web", team: null, repository: null };
const TARGET = { kind: "moment", at: EPOCH - 10 * MINUTE } as const;
const FOLLOWING = { timeoutMs: 30 * MINUTE, progress: () => undefined };

let started: { close(): Promise<void> } | null = null;
afterEach(async () => {
  await started?.close();
  started = null;
});

/** Written before anything is asked for, as a record is. */
function createBook() {
  const book = { asked: 0 };
  return { book, write: async () => void (book.asked += 1) };
}

describe("Neon", () => {
  async function start(): Promise<{ neon: StartedNeon; order: VendorRestore }> {
    const neon = await startNeon();
    started = neon;
    const databases = await neonDatabases.connect(NO_PROJECT, neon.context);
    const place = { project: PROJECT, branch: null };
    return { neon, order: { databases, place, target: TARGET, keepAs: "before-1", begun: false } };
  }

  it("puts a database back once, however often it is asked for", async () => {
    const { neon, order } = await start();
    const { book, write } = createBook();
    for (const begun of [false, true, true]) {
      expect(await restoreAtVendor({ ...order, begun }, FOLLOWING, write)).toMatchObject({
        outcome: "pass",
        reasonCode: "restored_at_vendor",
        summary: expect.stringContaining("before-1"),
      });
    }
    expect(book.asked).toBe(1);
    expect(neon.served.log.filter(({ path }) => path.endsWith("/restore"))).toHaveLength(1);
  });

  it("asks again where an earlier run was killed before it asked", async () => {
    const { order } = await start();
    const verdict = await restoreAtVendor({ ...order, begun: true }, FOLLOWING, createBook().write);
    expect(verdict.outcome).toBe("pass");
  });

  it("goes on where the answer was lost", async () => {
    const { neon, order } = await start();
    const route = "POST /api/v2/projects/:project/branches/:branch/restore";
    neon.faults.add({ emulator: "neon", kind: "cut", route, times: 1 });
    expect((await restoreAtVendor(order, FOLLOWING, createBook().write)).outcome).toBe("pass");
    expect(neon.served.log.filter((entry) => entry.route === route)).toHaveLength(1);
  });

  it("asks for no moment that it does not have", async () => {
    const { neon, order } = await start();
    const { book, write } = createBook();
    const target = { kind: "moment", at: EPOCH - 3_000 * MINUTE } as const;
    expect(await restoreAtVendor({ ...order, target }, FOLLOWING, write)).toMatchObject({
      outcome: "fail",
      reasonCode: "managed_backup_missing",
    });
    expect(book.asked).toBe(0);
    expect(neon.served.log.every(({ method }) => method === "GET")).toBe(true);
  });
});

describe("Supabase, which leaves no trace of a restore", () => {
  async function start(): Promise<{ supabase: StartedSupabase; order: VendorRestore }> {
    const web = { ref: REFERENCE, name: "web", lints: [], recoveryMs: 168 * 60 * MINUTE };
    const supabase = await startSupabase({ tokens: [{ token: TOKEN }], projects: [web], requestsPerMinute: 10_000 });
    started = supabase;
    const databases = await supabaseDatabases.connect(NO_PROJECT, supabase.context);
    const place = { project: REFERENCE, branch: null };
    return { supabase, order: { databases, place, target: TARGET, keepAs: "before-1", begun: false } };
  }

  it("puts a project back, and says that nothing was kept", async () => {
    const { supabase, order } = await start();
    expect(await restoreAtVendor(order, FOLLOWING, createBook().write)).toMatchObject({
      outcome: "pass",
      summary: expect.stringContaining("Nothing of what was there before was kept"),
    });
    expect(supabase.emulator.managed.restored()).toHaveLength(1);
  });

  it("is not asked a second time where a run was killed after it may have asked", async () => {
    const { supabase, order } = await start();
    expect(await restoreAtVendor({ ...order, begun: true }, FOLLOWING, createBook().write)).toMatchObject({
      outcome: "hold",
      reasonCode: "vendor_restore_unknown",
    });
    expect(supabase.emulator.managed.restored()).toEqual([]);
  });

  it("is followed where it is seen under way", async () => {
    const { supabase, order } = await start();
    await order.databases.open(order.place).restore(TARGET, "before-1");
    await supabase.clock.sleep(10_000);
    const verdict = await restoreAtVendor({ ...order, begun: true }, FOLLOWING, createBook().write);
    expect(verdict.outcome).toBe("pass");
    expect(supabase.emulator.managed.restored()).toHaveLength(1);
  });

  it("is left to a person where the answer was lost", async () => {
    const { supabase, order } = await start();
    const route = "POST /v1/projects/:ref/database/backups/restore-pitr";
    supabase.faults.add({ emulator: "supabase", kind: "close", route });
    expect(await restoreAtVendor(order, FOLLOWING, createBook().write)).toMatchObject({
      outcome: "hold",
      reasonCode: "vendor_restore_unknown",
    });
  });
});

describe("what a vendor tells", () => {
  const AT = Date.UTC(2026, 10, 22, 9);
  const DONE = { state: "done", keptAs: "kept", operations: [] } as const;

  interface Told {
    readonly reach?: { readonly from: number; readonly to: number } | null;
    readonly restore?: () => Promise<typeof DONE>;
    /** What is found, each time that it is looked for. */
    readonly found?: (typeof DONE | null)[];
    readonly leavesTrace?: boolean;
  }

  async function ask(told: Told, change: Partial<VendorRestore> = {}) {
    const { reach = { from: AT, to: AT }, restore = async () => DONE, found = [], leavesTrace = true } = told;
    const facts: object[] = [];
    let asked = 0;
    const database: Partial<ManagedDatabase> = {
      findRestore: async () => found.shift() ?? null,
      readBackups: async () => ({ backups: [], reach, told: "history of 7 days" }),
      restore: () => {
        asked += 1;
        return restore();
      },
      followRestore: async (begun) => begun,
    };
    const databases = { abilities: { restoreLeavesTrace: leavesTrace }, open: () => database } as never;
    const target = { kind: "moment", at: AT } as const;
    const place = { project: "p1", branch: null };
    const order = { databases, place, target, keepAs: "k", begun: false, facts: (known: object) => facts.push(known) };
    const { book, write } = createBook();
    const verdict = await restoreAtVendor({ ...order, ...change }, FOLLOWING, write).catch((error: unknown) => error);
    return { verdict, facts, asked, written: book.asked };
  }

  const lost = (status: number | null) =>
    new ProviderError({ reasonCode: "vendor_timeout", vendor: "Neon", message: "No answer.", remedy: "", status });

  it("is where it was put back to, and what is kept, for people and for the record", async () => {
    const { verdict, facts } = await ask({});
    expect(verdict).toMatchObject({
      summary: "The project p1 was put back to 2026-11-22T09:00:00Z. What was there before is kept as kept.",
      evidence: [
        { label: "put back to", value: "2026-11-22T09:00:00Z" },
        { label: "kept", value: "kept" },
      ],
    });
    expect(facts).toEqual([{ kept: "kept" }]);
    const kept = { ...DONE, keptAs: null } as never;
    expect((await ask({ restore: async () => kept })).verdict).toMatchObject({
      summary: expect.stringMatching(/Nothing of what was there before was kept\.$/),
      evidence: [{}, { label: "kept", value: "nothing" }],
    });
  });

  it("of a copy is which one, for which no moment is looked up", async () => {
    const target = { kind: "copy", way: "snapshot", id: "s-1" } as const;
    expect((await ask({ reach: null }, { target })).verdict).toMatchObject({
      outcome: "pass",
      summary: expect.stringContaining("put back to the snapshot s-1."),
    });
  });

  it.each([
    ["the first and the last moment that it has", { from: AT, to: AT }, "pass"],
    ["no moment after its last", { from: AT - 2, to: AT - 1 }, "fail"],
    ["no moment before its first", { from: AT + 1, to: AT + 2 }, "fail"],
  ])("can be put back to is %s", async (_what, reach, outcome) => {
    const { verdict, asked, written } = await ask({ reach });
    expect(verdict).toMatchObject({ outcome });
    expect([asked, written]).toEqual(outcome === "pass" ? [1, 1] : [0, 0]);
  });

  it("of the moments that it has is said where this is none of them", async () => {
    const from = AT - 3_600_000;
    expect((await ask({ reach: { from, to: AT - 60_000 } })).verdict).toMatchObject({
      reasonCode: "managed_backup_missing",
      summary:
        "2026-11-22T09:00:00Z cannot be restored at the vendor: it has 2026-11-22T08:00:00Z to 2026-11-22T08:59:00Z (history of 7 days).",
      remedy: "Choose a moment inside, or restore a backup beside.",
    });
    expect((await ask({ reach: null })).verdict).toMatchObject({
      summary: expect.stringContaining("it has nothing (history of 7 days)."),
    });
  });

  it("after an answer that was lost is followed where it tells, and is a person's matter where it never does", async () => {
    const restore = () => Promise.reject(lost(null));
    expect(await ask({ restore, found: [null, DONE] })).toMatchObject({ verdict: { outcome: "pass" }, asked: 1 });
    expect(await ask({ restore, leavesTrace: false })).toMatchObject({
      verdict: {
        outcome: "hold",
        reasonCode: "vendor_restore_unknown",
        summary: "A restore of the project p1 may have been asked for, and its vendor does not tell.",
        remedy:
          "Look at the project in the vendor's dashboard: whether it was restored, and to which moment. Nothing is asked for a second time.",
      },
      asked: 1,
    });
    const silent = lost(null);
    expect(await ask({ restore: () => Promise.reject(silent) })).toMatchObject({ verdict: silent, asked: 1 });
  });

  it.each([
    ["an answer that says no", lost(409)],
    ["a mistake of ours", new TypeError("x is undefined")],
  ])("is not looked for after %s", async (_what, broken) => {
    const { verdict } = await ask({ restore: () => Promise.reject(broken), found: [null, DONE], leavesTrace: false });
    expect(verdict).toBe(broken);
  });

  it("of a restore that was asked for is followed, and neither asked for nor written down again", async () => {
    const found = await ask({ found: [DONE], leavesTrace: false, reach: null }, { begun: true });
    expect(found).toMatchObject({
      verdict: { outcome: "pass", reasonCode: "restored_at_vendor" },
      asked: 0,
      written: 0,
      facts: [{ kept: "kept" }],
    });
  });

  it("needs nobody who listens", async () => {
    const order = await ask({}, { facts: undefined } as never);
    expect(order.verdict).toMatchObject({ outcome: "pass" });
  });
});
