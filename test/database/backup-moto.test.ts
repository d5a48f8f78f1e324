/** Our S3 against a server that others wrote. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProviderContext } from "../../src/providers/contract.ts";
import { connectS3 } from "../../src/providers/s3/client.ts";
import { createStore } from "../../src/providers/s3/store.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { fileToStore, textOf } from "../providers/store-file.ts";
import { isCi } from "../run-installed.ts";
import { createBackupWorld } from "./backup-world.ts";
import { createDatabase } from "./database.ts";
import { keepBackup } from "../steps/backup/kept-backup.ts";
import { findMoto, type Moto, startMoto } from "./moto.ts";

const DAY_MS = 86_400_000;

// run.ts has said so in large letters, and fails in CI.
describe.runIf(isCi() || findMoto() !== null)("moto as a store", () => {
  let moto: Moto;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "holdpoint-moto-"));
    moto = await startMoto();
    await fetch(`${moto.origin}/acme`, { method: "PUT" });
  });
  afterAll(async () => {
    await moto.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const env = () => ({ AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "secret", AWS_ENDPOINT_URL_S3: moto.origin });
  const open = (singlePutBytes: number, bucket = "acme") => {
    const context: ProviderContext = { env: env(), clock: systemClock, random: () => 0, debug: () => {} };
    return createStore(connectS3(bucket, context), "db/", singlePutBytes);
  };

  it.each([
    ["at once", 10_000_000],
    ["in parts", 1_000],
  ])("keeps a file that is sent %s, overwrites nothing, lists and removes", async (how, limit) => {
    const store = open(limit);
    const name = `${how.replace(" ", "-")}.dump`;
    const text = "a backup ".repeat(1_000);
    const stored = await store.put(fileToStore(folder, name, text));
    expect(stored).toMatchObject({ id: `db/${name}`, size: 9_000 });
    expect(
      createHash("sha256")
        .update(await textOf(store.read(stored.id)))
        .digest("hex"),
    ).toBe(createHash("sha256").update(text).digest("hex"));
    expect(await store.put(fileToStore(folder, name, text))).toEqual(stored);
    await expect(store.put(fileToStore(folder, name, "another ".repeat(1_000)))).rejects.toMatchObject({
      reasonCode: "store_occupied",
    });
    expect((await store.list(how.slice(0, 2))).map((one) => one.id)).toEqual([stored.id]);
    await store.remove(stored.id);
    expect(await store.look(stored.id)).toBeNull();
  });

  it("ends uploads that were broken off", async () => {
    await fetch(`${moto.origin}/acme/db/left.1?uploads`, { method: "POST" });
    await fetch(`${moto.origin}/acme/db/other?uploads`, { method: "POST" });
    expect(await open(1).endBrokenUploads("left.")).toBe(1);
    expect(await open(1).endBrokenUploads("left.")).toBe(0);
  });

  it("has no such bucket", async () => {
    await expect(open(1_000_000, "nowhere").put(fileToStore(folder, "x", "y"))).rejects.toMatchObject({
      reasonCode: "not_found",
    });
  });

  it("keeps a backup that is read back and proven", async () => {
    const database = await createDatabase();
    await database.run("create table notes (id int); insert into notes select generate_series(1, 1000)");
    const world = await createBackupWorld({ DATABASE_URL: database.url() }, env());
    const encrypt = { to: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" };
    const backup = await world.make(world.spec({ to: "s3://acme/staging", encrypt }));
    // It tells no checksum of what was put at once.
    expect(backup.places[0]).toMatchObject({ archive: { mark: expect.stringMatching(/^(?:etag|sha256):/) as string } });
    world.close();
    await database.close();
  });

  it("has a backup of the step for as long as the plan says, and what others stored for as long as they like", async () => {
    const database = await createDatabase();
    const world = await createBackupWorld({ DATABASE_URL: database.url() }, env());
    const encrypt = { to: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" };
    const place = "s3://acme/kept";
    const store = await world.roles.stores.open({ store: "s3", bucket: "acme", prefix: "kept/" });
    const about = { database: { variable: "DATABASE_URL", name: database.name } };
    const old = await keepBackup(folder, { place, store }, Date.now() - 2 * DAY_MS, about);
    const theirs = "acme.database-url.ffffffffffffffff.20200101t000000z.dump.zst.age";
    await fetch(`${moto.origin}/acme/kept/${theirs}`, { method: "PUT", body: "theirs" });
    const names = async () => (await store.list("")).map(({ name }) => name);
    const before = await names();
    const wayBackSince = async () => ({ since: null });
    const clock = { ...systemClock, now: () => Date.now() + 90 * DAY_MS };
    const spec = (keepFor: string) => world.spec({ to: place, encrypt, "keep-for": keepFor });
    const took = async (keepFor: string, more: Parameters<typeof world.make>[1]) =>
      (await world.apply(spec(keepFor), more)).verdict.evidence.filter(({ value }) => /removed|stays/.test(value));

    // Who replaces data at this moment removes nothing, and a clock that runs ahead makes nothing old.
    expect(await took("1d", { identity: "a".repeat(16) })).toEqual([]);
    expect(await took("3d", { identity: "b".repeat(16), clock, wayBackSince })).toEqual([]);
    expect(await names()).toEqual(expect.arrayContaining(before));
    const { verdict } = await world.apply(spec("1d"), { identity: "c".repeat(16), wayBackSince });
    const value = `removed, because older than 1d and not needed by the way back: ${old.name}`;
    expect(verdict.evidence).toContainEqual({ label: place, value });
    const left = await names();
    expect(before.filter((name) => left.includes(name))).toEqual([theirs]);
    expect(left).toHaveLength(10);
    world.close();
    await database.close();
  });
});
