import { afterEach, describe, expect, it } from "vitest";
import { restoreAtVendor, type VendorRestore } from "../../../src/engine/restore/restore-at-vendor.ts";
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
