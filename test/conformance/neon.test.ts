/** Our provider of Neon's databases against the emulator. */
import { afterEach, expect, it } from "vitest";
import { Secret } from "../../src/lib/secret.ts";
import type { CopyWish, Following, ManagedDatabase } from "../../src/providers/contract.ts";
import { neonDatabases } from "../../src/providers/neon/index.ts";
import {
  DAY,
  EPOCH,
  FOREIGN_KEY,
  MAIN,
  PROJECT,
  READING_KEY,
  type StartedNeon,
  startNeon,
} from "../sandbox/neon/start-neon.ts";

const MINUTE = 60_000;
const LIKE = new Secret("DATABASE_URL", "postgres://owner:old-password@ep-main.aws.neon.tech/app?sslmode=require");
const NIGHTLY = { id: "snap-nightly-000001", name: "nightly", at: EPOCH - DAY };
const WISH: CopyWish = { name: "holdpoint-0123456789abcdef", way: "branch", at: null, expiresAt: EPOCH + 7 * DAY };

let neon: StartedNeon | null = null;

afterEach(async () => {
  await neon?.close();
  neon = null;
});

async function start(...seed: Parameters<typeof startNeon>): Promise<StartedNeon> {
  neon = await startNeon(...seed);
  return neon;
}

async function open(
  { context }: StartedNeon,
  { branch = null, project = PROJECT, key }: { branch?: string | null; project?: string; key?: string } = {},
): Promise<ManagedDatabase> {
  const env = key === undefined ? context.env : { ...context.env, NEON_API_KEY: key };
  const role = await neonDatabases.connect({ project: "web", team: null, repository: null }, { ...context, env });
  return role.open({ project, branch });
}

const following = (progress: string[] = []): Following => ({
  timeoutMs: 5 * MINUTE,
  progress: (text) => progress.push(text),
});

it("makes a branch that expires, follows it until it is ready, and finds it again by its name", async () => {
  const started = await start();
  const database = await open(started);
  expect(await database.findCopy(WISH.name, "branch")).toBeNull();
  const asked = await database.createCopy(WISH);
  expect(asked).toMatchObject({ state: "coming", expiresAt: WISH.expiresAt, lsn: "0/1DE2850" });
  const progress: string[] = [];
  const ready = await database.followCopy(asked, following(progress));
  expect(ready).toMatchObject({ state: "ready", id: asked.id, name: WISH.name });
  expect(progress).toContain("create_branch is running");
  expect(await database.findCopy(WISH.name, "branch")).toEqual(ready);
});

it("gives a branch a compute only when its address is asked for, never the pooled one", async () => {
  const started = await start();
  const database = await open(started);
  const copy = await database.followCopy(await database.createCopy(WISH), following());
  const paths = () => started.served.log.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
  expect(paths()).not.toContain("POST endpoints");
  const address = await database.addressOf(copy, LIKE);
  const url = new URL(address.reveal());
  expect([url.username, url.pathname]).toEqual(["owner", "/app"]);
  expect(url.hostname).not.toContain("-pooler");
  expect(address.name).toContain("DATABASE_URL");
  await database.addressOf(copy, LIKE);
  expect(paths().filter((path) => path === "POST endpoints")).toHaveLength(1);
});

it("takes a snapshot, and calls it ready only when Neon's work on it has ended", async () => {
  const started = await start();
  const database = await open(started);
  const wish: CopyWish = { ...WISH, way: "snapshot" };
  const asked = await database.createCopy(wish);
  expect(asked.state).toBe("coming");
  // Another run, which knows nothing but the name.
  expect(await database.findCopy(wish.name, "snapshot")).toMatchObject({
    state: "coming",
    operations: asked.operations,
  });
  expect(await database.followCopy(asked, following())).toMatchObject({ state: "ready", expiresAt: WISH.expiresAt });
  await expect(async () => database.addressOf(asked, LIKE)).rejects.toMatchObject({ reasonCode: "usage" });
});

it("deletes a branch and a snapshot, and deleting them again is no error", async () => {
  const started = await start({ snapshots: [NIGHTLY] });
  const database = await open(started);
  const copy = await database.followCopy(await database.createCopy(WISH), following());
  for (let turn = 0; turn < 2; turn += 1) {
    await database.deleteCopy(copy);
    await database.deleteCopy({ way: "snapshot", id: NIGHTLY.id });
  }
  expect(started.emulator.branches()).toHaveLength(1);
  expect(started.emulator.snapshots()).toHaveLength(0);
});

it("says what Neon holds: snapshots of this branch, and how far back its history reaches", async () => {
  const database = await open(await start({ snapshots: [NIGHTLY] }));
  expect(await database.readBackups()).toEqual({
    backups: [{ id: NIGHTLY.id, name: "nightly", at: NIGHTLY.at, state: "complete", expiresAt: null }],
    reach: { from: EPOCH - DAY, to: EPOCH },
    told: "history of 1d, 1 snapshot of the branch main",
  });
});

it("calls no moment restorable where the history is switched off", async () => {
  const database = await open(await start({ historySeconds: 0 }));
  expect(await database.readBackups()).toMatchObject({ backups: [], reach: null });
});

it("reads a list of branches to its last page", async () => {
  const branches = Array.from({ length: 230 }, (_, index) => ({ id: `br-${index}`, name: `preview-${index}` }));
  const started = await start({ branches: [{ id: MAIN, name: "main" }, ...branches] });
  const database = await open(started, { branch: "preview-229" });
  await database.createCopy(WISH);
  expect(started.served.log.filter(({ query }) => query.includes("cursor="))).toHaveLength(2);
});

it("puts a branch back to a moment, and keeps what was there under the name that it is given", async () => {
  const started = await start();
  const database = await open(started);
  expect(await database.findRestore("before-1")).toBeNull();
  const asked = await database.restore({ kind: "moment", at: EPOCH - 10 * MINUTE }, "before-1");
  // Another run finds it, and does not ask again.
  expect(await database.findRestore("before-1")).toMatchObject({ state: "coming", keptAs: "before-1" });
  expect(await database.followRestore(asked, following())).toMatchObject({ state: "done", keptAs: "before-1" });
  expect(await database.findRestore("before-1")).toMatchObject({ state: "done" });
  expect(started.emulator.branches().map(({ name }) => name)).toEqual(["before-1", "main"]);
});

it("puts a branch back to a snapshot in two requests, also where a run ended between them", async () => {
  const started = await start({ snapshots: [NIGHTLY] });
  const database = await open(started);
  const finalize = "POST /api/v2/projects/:project/branches/:branch/finalize_restore";
  started.faults.add({ emulator: "neon", kind: "close", route: finalize, times: 1 });
  const target = { kind: "copy", way: "snapshot", id: NIGHTLY.id } as const;
  await expect(database.restore(target, "before-2")).rejects.toMatchObject({ reasonCode: "vendor_unavailable" });
  expect(await database.findRestore("before-2")).toBeNull();
  const asked = await database.restore(target, "before-2");
  expect(await database.followRestore(asked, following())).toMatchObject({ state: "done" });
  expect(
    started.emulator
      .branches()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(["before-2", "main"]);
  expect(started.served.log.filter(({ path }) => path.endsWith("/snap-nightly-000001/restore"))).toHaveLength(1);
});

it("waits while the project is at work, and says so where that does not end", async () => {
  const started = await start();
  const database = await open(started);
  await database.createCopy(WISH);
  // The first one's work is not over: Neon answers 423, which did nothing.
  await database.createCopy({ ...WISH, name: "second" });
  expect(started.served.log.some(({ status }) => status === 423)).toBe(true);
  started.faults.add({ emulator: "neon", kind: "status", status: 423, body: { code: "", message: "busy" } });
  await expect(database.createCopy({ ...WISH, name: "third" })).rejects.toMatchObject({ reasonCode: "vendor_busy" });
});

it("does not send an order again whose answer was lost", async () => {
  const started = await start();
  const database = await open(started);
  const route = "POST /api/v2/projects/:project/branches";
  started.faults.add({ emulator: "neon", kind: "cut", route, times: 1 });
  await expect(database.createCopy(WISH)).rejects.toMatchObject({ reasonCode: "vendor_unavailable" });
  expect(started.served.log.filter((entry) => entry.route === route)).toHaveLength(1);
});

it("says that Neon gave up, and that it takes too long", async () => {
  const started = await start();
  const database = await open(started);
  const slow = await database.createCopy(WISH);
  const short = { ...following(), timeoutMs: 1_000 };
  await expect(database.followCopy(slow, short)).rejects.toMatchObject({ reasonCode: "vendor_timeout" });
  await database.followCopy(slow, following());
  started.emulator.endWork("cancelled");
  const copy = await database.createCopy({ ...WISH, name: "second" });
  await expect(database.followCopy(copy, following())).rejects.toMatchObject({ reasonCode: "managed_copy_failed" });
});

it.each([
  ["a key of nobody", { key: "napi_wrong" }, "credential_rejected"],
  ["a key of another project", { key: FOREIGN_KEY }, "credential_insufficient"],
  ["a key that only reads", { key: READING_KEY }, "credential_insufficient"],
  ["no such project", { project: "no-such-project" }, "not_found"],
  ["no such branch", { branch: "no-such-branch" }, "not_found"],
])("%s is a reason to hold", async (_what, opened, reasonCode) => {
  const database = await open(await start(), opened);
  await expect(database.createCopy(WISH)).rejects.toMatchObject({ reasonCode });
});

it.each([
  [{ kind: "status", status: 402, body: { code: "", message: "quota" } }, "not_in_subscription"],
  [{ kind: "status", status: 422, body: { code: "BRANCHES_LIMIT_EXCEEDED", message: "no" } }, "not_in_subscription"],
  [{ kind: "status", status: 422, body: { code: "", message: "no" } }, "vendor_answer_unknown"],
  [{ kind: "status", status: 429 }, "vendor_rate_limited"],
  [{ kind: "status", status: 503 }, "vendor_unavailable"],
  [{ kind: "status", status: 200, body: { branches: "none" } }, "vendor_answer_unknown"],
  [{ kind: "reset" }, "vendor_unavailable"],
] as const)("%j is %s", async (fault, reasonCode) => {
  const started = await start();
  const database = await open(started);
  started.faults.add({ emulator: "neon", ...fault });
  await expect(database.findCopy(WISH.name, "branch")).rejects.toMatchObject({ reasonCode });
});

it("says what it cannot do", async () => {
  const { context } = await start();
  const role = await neonDatabases.connect({ project: "web", team: null, repository: null }, context);
  expect(role.abilities.cannot.join(" ")).toContain("neither can be downloaded");
});
