/** Our client of S3-compatible stores against the emulator, which shares nothing with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectS3 } from "../../src/providers/s3/client.ts";
import { createStore } from "../../src/providers/s3/store.ts";
import { seedFor, startSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { FIRST_COMMIT } from "../../src/sandbox/seed-sandbox.ts";
import { fileToStore, textOf } from "../providers/store-file.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const clock = { now: () => NOW, sleep: async () => undefined };
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-s3-"));
  const seed = seedFor({
    project: "web",
    team: null,
    domains: ["loopback"],
    repository: { owner: "acme", name: "web" },
    firstVersion: { version: "1", commit: FIRST_COMMIT, pages: [], versionEndpoint: null },
    items: [],
    metrics: [],
    variables: {},
    traffic: { perMinute: 0, paths: [] },
    random: 1,
  });
  sandbox = await startSandbox(seed, { clock });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(singlePutBytes: number) {
  const context = { env: sandbox.environment(), clock, random: () => 0.5, debug: () => undefined };
  return createStore(connectS3("backups", context), "staging/", singlePutBytes);
}

describe.each([
  ["whole", 1_000],
  ["in parts", 10],
])("a file that is sent %s", (how, singlePutBytes) => {
  const name = `${how.replace(" ", "-")}.dump`;

  it("is kept, found, listed and given back", async () => {
    const store = open(singlePutBytes);
    const stored = await store.put(fileToStore(folder, name, "more than ten bytes"));
    expect(stored).toMatchObject({ name, id: `staging/${name}`, size: 19, mark: expect.stringMatching(/^sha256:/) });
    expect(await store.look(stored.id)).toEqual(stored);
    expect((await store.list(name)).map(({ id }) => id)).toEqual([stored.id]);
    expect(await textOf(store.read(stored.id))).toBe("more than ten bytes");
    expect(await store.endBrokenUploads("")).toBe(0);
  });

  it("is not overwritten by another of its name, and found where it is the same", async () => {
    const store = open(singlePutBytes);
    const same = await store.put(fileToStore(folder, name, "more than ten bytes"));
    expect(same.id).toBe(`staging/${name}`);
    const other = store.put(fileToStore(folder, name, "quite another thing"));
    await expect(other).rejects.toMatchObject({ reasonCode: "store_occupied" });
  });
});

it("what is removed is gone, and nothing of that name is no trouble", async () => {
  const store = open(1_000);
  const { id } = await store.put(fileToStore(folder, "old.dump", "old"));
  await store.remove(id);
  await store.remove(id);
  expect(await store.look(id)).toBeNull();
  await expect(textOf(store.read(id))).rejects.toMatchObject({ reasonCode: "not_found" });
});

it("what is damaged after it was stored looks whole, and is not", async () => {
  const store = open(1_000);
  const { id, mark } = await store.put(fileToStore(folder, "damaged.dump", "0123456789"));
  await sandbox.cause("s3", "backup-damaged");
  expect((await store.look(id))?.mark).toBe(mark);
  expect(await textOf(store.read(id))).not.toBe("0123456789");
});
