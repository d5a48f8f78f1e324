import { afterEach, expect, it } from "vitest";
import type { ProviderError } from "../../../src/lib/error.ts";
import { Secret } from "../../../src/lib/secret.ts";
import { neonDatabases } from "../../../src/providers/neon/index.ts";
import { type BranchWish, withBranch } from "../../../src/steps/database/branch-copy.ts";
import { DAY, EPOCH, PROJECT, type StartedNeon, startNeon } from "../../sandbox/neon/start-neon.ts";

const LIKE = new Secret("DATABASE_URL", "postgres://owner:secret@ep-main.aws.neon.tech/app");
const WISH: BranchWish = { name: "holdpoint-trial", at: null, expiresAt: EPOCH + DAY, like: LIKE };
const FOLLOWING = { timeoutMs: 60_000, progress: () => undefined };

let neon: StartedNeon | null = null;
afterEach(async () => {
  await neon?.close();
  neon = null;
});

async function start() {
  neon = await startNeon();
  const role = await neonDatabases.connect({ project: "web", team: null, repository: null }, neon.context);
  const left: ProviderError[] = [];
  const onLeft = (_copy: unknown, error: ProviderError) => left.push(error);
  return { neon, database: role.open({ project: PROJECT, branch: null }), left, surroundings: { onLeft } };
}

it("hands over the address of a fresh branch, and ends it afterwards", async () => {
  const { neon: world, database, surroundings } = await start();
  const host = await withBranch(database, WISH, FOLLOWING, surroundings, async (address, copy) => {
    expect(copy.state).toBe("ready");
    return new URL(address.reveal()).hostname;
  });
  expect(host).toMatch(/^ep-sandbox-/);
  expect(world.emulator.branches()).toHaveLength(1);
});

it("ends it where what was tried on it failed", async () => {
  const { neon: world, database, surroundings } = await start();
  const trying = withBranch(database, WISH, FOLLOWING, surroundings, () => Promise.reject(new Error("no way down")));
  await expect(trying).rejects.toThrow("no way down");
  expect(world.emulator.branches()).toHaveLength(1);
});

it("takes no branch that an earlier run left, whatever was tried on it", async () => {
  const { database, surroundings } = await start();
  const left = await database.createCopy({ ...WISH, way: "branch" });
  await database.followCopy(left, FOLLOWING);
  await withBranch(database, WISH, FOLLOWING, surroundings, async (_address, copy) => {
    expect(copy.id).not.toBe(left.id);
  });
});

it("says what it could not end, and still gives the result", async () => {
  const { neon: world, database, left, surroundings } = await start();
  const route = "DELETE /api/v2/projects/:project/branches/:branch";
  const result = await withBranch(database, WISH, FOLLOWING, surroundings, async () => {
    world.faults.add({ emulator: "neon", kind: "status", status: 500, route });
    return "tried";
  });
  expect(result).toBe("tried");
  expect(left.map(({ reasonCode }) => reasonCode)).toEqual(["vendor_unavailable"]);
  // Neon ends it by itself.
  expect(world.emulator.branches()[0]?.expiresAt).toBe(WISH.expiresAt);
});
