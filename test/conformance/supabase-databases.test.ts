/** Our provider of Supabase's databases against the emulator. */
import { afterEach, expect, it } from "vitest";
import { Secret } from "../../src/lib/secret.ts";
import type { CopyWish, Following, ManagedDatabase } from "../../src/providers/contract.ts";
import { supabaseDatabases } from "../../src/providers/supabase/index.ts";
import {
  EPOCH,
  OTHER_PROJECT,
  POOR_TOKEN,
  PROJECT,
  type StartedSupabase,
  startSupabase,
  TOKEN,
} from "../sandbox/supabase/start-supabase.ts";

const HOUR = 3_600_000;
const WISH: CopyWish = { name: "holdpoint-0123456789abcdef", way: "branch", at: null, expiresAt: null };
const LIKE = new Secret("DATABASE_URL", "postgres://postgres:x@db.example.com/postgres?sslmode=verify-full\nPEM below");
const BLIND_TOKEN = "sbp_fc55555555abcdef0123456789abcdef01234567";

let supabase: StartedSupabase | null = null;

afterEach(async () => {
  await supabase?.close();
  supabase = null;
});

async function start(): Promise<StartedSupabase> {
  const backups = [{ agoMs: 20 * HOUR }, { agoMs: 44 * HOUR, status: "FAILED" }];
  supabase = await startSupabase({
    requestsPerMinute: 10_000,
    projects: [
      { ref: PROJECT, name: "web", lints: [], backups, recoveryMs: 168 * HOUR },
      // Daily backups, and no point-in-time recovery.
      { ref: OTHER_PROJECT, name: "other", lints: [], backups: [{ agoMs: 3 * HOUR }] },
    ],
    tokens: [
      { token: TOKEN },
      { token: POOR_TOKEN, permissions: ["project_admin_read"] },
      {
        token: BLIND_TOKEN,
        permissions: [
          "branching_development_read",
          "branching_development_create",
          "database_pooling_config_read",
          "secrets_hidden",
        ],
      },
    ],
  });
  return supabase;
}

async function open({ context }: StartedSupabase, project = PROJECT, token = TOKEN): Promise<ManagedDatabase> {
  const env = { ...context.env, SUPABASE_ACCESS_TOKEN: token };
  const role = await supabaseDatabases.connect({ project: "web", team: null, repository: null }, { ...context, env });
  return role.open({ project, branch: null });
}

const following = (progress: string[] = []): Following => ({
  timeoutMs: HOUR,
  progress: (text) => progress.push(text),
});

it("says what backups there are, in which state, and how far back a moment can be restored", async () => {
  const database = await open(await start());
  expect(await database.readBackups()).toEqual({
    backups: [
      { id: null, name: null, at: EPOCH - 20 * HOUR, state: "complete", expiresAt: null },
      { id: null, name: null, at: EPOCH - 44 * HOUR, state: "failed", expiresAt: null },
    ],
    reach: { from: EPOCH - 168 * HOUR, to: EPOCH - 120_000 },
    told: "point-in-time recovery is on, 2 daily backups",
  });
});

it("calls no moment restorable where point-in-time recovery is off, and does not ask for one", async () => {
  const started = await start();
  const database = await open(started, OTHER_PROJECT);
  expect(await database.readBackups()).toMatchObject({ backups: [{ state: "complete" }], reach: null });
  const restoring = database.restore({ kind: "moment", at: EPOCH - HOUR }, "before");
  await expect(restoring).rejects.toMatchObject({ reasonCode: "not_in_subscription" });
  expect(started.served.log.filter(({ method }) => method === "POST")).toEqual([]);
});

it("takes no status of a backup for good that it does not know", async () => {
  const started = await start();
  const database = await open(started);
  const body = {
    pitr_enabled: false,
    walg_enabled: true,
    backups: [{ is_physical_backup: true, status: "VERIFYING", inserted_at: "2026-11-20T03:00:00Z" }],
    physical_backup_data: {},
  };
  started.faults.add({ emulator: "supabase", kind: "status", status: 200, body });
  await expect(database.readBackups()).rejects.toMatchObject({ reasonCode: "vendor_answer_unknown" });
});

it("makes a branch with the project's data, follows it, finds it again, and deletes it", async () => {
  const started = await start();
  const database = await open(started);
  const asked = await database.createCopy(WISH);
  expect(asked).toMatchObject({ state: "coming", name: WISH.name, expiresAt: null });
  const progress: string[] = [];
  const ready = await database.followCopy(asked, following(progress));
  expect(ready.state).toBe("ready");
  expect(progress[0]).toContain("is being made");
  expect(await database.findCopy(WISH.name, "branch")).toEqual(ready);
  await database.deleteCopy(ready);
  await database.deleteCopy(ready);
  expect(started.emulator.managed.branches()).toEqual([]);
});

it("reaches a branch by the pooler in session mode, with the settings and authorities of the project's address", async () => {
  const database = await open(await start());
  const address = await database.addressOf(await database.createCopy(WISH), LIKE);
  const [first = "", ...below] = address.reveal().split("\n");
  const url = new URL(first);
  expect([url.port, url.username.split(".")[0], url.search]).toEqual(["5432", "postgres", "?sslmode=verify-full"]);
  expect(decodeURIComponent(url.password)).toBe("password/of the branch");
  expect(below).toEqual(["PEM below"]);
});

it("takes a branch without data, or one that failed, for no copy", async () => {
  const started = await start();
  const database = await open(started);
  for (const how of ["without data", "failing"] as const) {
    started.emulator.managed.makeBranches(how);
    const copy = await database.createCopy({ ...WISH, name: how });
    await expect(database.followCopy(copy, following())).rejects.toMatchObject({ reasonCode: "managed_copy_failed" });
  }
});

it("puts the project back to a moment, and calls it done when it was seen offline and is healthy again", async () => {
  const started = await start();
  const database = await open(started);
  expect(await database.findRestore("before")).toBeNull();
  const asked = await database.restore({ kind: "moment", at: EPOCH - HOUR + 900 }, "before");
  expect(asked).toEqual({ state: "coming", keptAs: null, operations: [] });
  await started.clock.sleep(10_000);
  // Another run sees it under way.
  const seen = await database.findRestore("before");
  expect(seen).toMatchObject({ state: "coming" });
  const progress: string[] = [];
  expect(await database.followRestore(asked, following(progress))).toMatchObject({ state: "done" });
  expect(progress).toContain("the project is RESTORING");
  expect(started.emulator.managed.restored()).toEqual([Math.floor((EPOCH - HOUR) / 1_000)]);
});

it("does not call a restore done that was never seen", async () => {
  const database = await open(await start());
  const asked = { state: "coming", keptAs: null, operations: [] } as const;
  await expect(database.followRestore(asked, following())).rejects.toMatchObject({ reasonCode: "read_back_mismatch" });
});

it.each([
  [{ kind: "moment", at: EPOCH - 200 * HOUR }],
  [{ kind: "moment", at: EPOCH }],
  [{ kind: "copy", way: "branch", id: "b" }],
] as const)("refuses to restore what is out of reach: %j", async (target) => {
  const started = await start();
  const database = await open(started);
  await expect(database.restore(target, "before")).rejects.toMatchObject({ reasonCode: "usage" });
  expect(started.emulator.managed.restored()).toEqual([]);
});

it("does not send an order again whose answer was lost", async () => {
  const started = await start();
  const database = await open(started);
  const route = "POST /v1/projects/:ref/database/backups/restore-pitr";
  started.faults.add({ emulator: "supabase", kind: "cut", route });
  await expect(database.restore({ kind: "moment", at: EPOCH - HOUR }, "before")).rejects.toMatchObject({
    reasonCode: "vendor_unavailable",
  });
  expect(started.served.log.filter((entry) => entry.route === route)).toHaveLength(1);
});

it("holds where the token may not read backups, and where it is not shown the branch's password", async () => {
  const started = await start();
  const poor = await open(started, PROJECT, POOR_TOKEN);
  await expect(poor.readBackups()).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
  const blind = await open(started, PROJECT, BLIND_TOKEN);
  const copy = await blind.createCopy(WISH);
  await expect(blind.addressOf(copy, LIKE)).rejects.toMatchObject({ reasonCode: "credential_insufficient" });
});

it.each([
  [{ kind: "status", status: 402 }, "not_in_subscription"],
  [{ kind: "status", status: 404 }, "not_found"],
  [{ kind: "status", status: 423 }, "vendor_busy"],
  [{ kind: "status", status: 429 }, "vendor_rate_limited"],
  [{ kind: "status", status: 503 }, "vendor_unavailable"],
  [{ kind: "reset" }, "vendor_unavailable"],
] as const)("%j is %s", async (fault, reasonCode) => {
  const started = await start();
  const database = await open(started);
  started.faults.add({ emulator: "supabase", ...fault });
  await expect(database.findCopy(WISH.name, "branch")).rejects.toMatchObject({ reasonCode });
});

it("says what it cannot do, and takes no snapshot", async () => {
  const started = await start();
  const role = await supabaseDatabases.connect({ project: "web", team: null, repository: null }, started.context);
  expect(role.abilities.cannot.join(" ")).toContain("takes no backup when it is asked");
  expect(role.abilities.cannot.join(" ")).toContain("cannot be downloaded");
  const database = role.open({ project: PROJECT, branch: null });
  await expect(database.createCopy({ ...WISH, way: "snapshot" })).rejects.toMatchObject({ reasonCode: "usage" });
  await expect(database.createCopy({ ...WISH, at: EPOCH })).rejects.toMatchObject({ reasonCode: "usage" });
  expect(() => role.open({ project: PROJECT, branch: "dev" })).toThrow("a project of its own");
});
