import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../../../src/lib/error.ts";
import type { BackupStore, ProviderContext } from "../../../src/providers/contract.ts";
import { openFolderStore } from "../../../src/providers/local-folder/store.ts";
import { connectS3 } from "../../../src/providers/s3/client.ts";
import { createStore } from "../../../src/providers/s3/store.ts";
import type { RecordedDump } from "../../../src/release/recorded-backup.ts";
import { backupName, fileNames } from "../../../src/steps/backup/backup-name.ts";
import type { OpenPlace } from "../../../src/steps/backup/backup-places.ts";
import { type Removal, removeOldBackups } from "../../../src/steps/backup/remove-old.ts";
import { openSmallStore, type SmallStore } from "../../providers/s3/small-store.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { keepBackup, putFile } from "./kept-backup.ts";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);
const VARIABLE = "STAGING_DATABASE_URL";
let folder: string;
let small: SmallStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-old-"));
  small = await openSmallStore();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await small.close();
});

const PLACES = [
  {
    place: "path",
    open: () => ({
      place: `path:${folder}/kept`,
      store: openFolderStore({ store: "path", folder: `${folder}/kept` }, {}),
    }),
  },
  { place: "s3", open: () => ({ place: "s3://acme/staging", store: openS3() }) },
];

function openS3(): BackupStore {
  const context: ProviderContext = {
    env: { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "secret", AWS_ENDPOINT_URL_S3: small.origin },
    clock: { now: () => NOW, sleep: async () => {} },
    random: () => 0.5,
    debug: () => undefined,
  };
  return createStore(connectS3("acme", context), "staging/", 1_000_000);
}

const put = ({ store }: OpenPlace, name: string, text: string) => putFile(folder, { store }, name, text);

/** As a run of that many days ago has left it there. */
const keep = (opened: OpenPlace, daysAgo: number, changes: Partial<RecordedDump> = {}) =>
  keepBackup(folder, opened, NOW - daysAgo * DAY_MS + 123, changes);

function remove(opened: OpenPlace, made: RecordedDump, change: Partial<Removal> = {}) {
  const removal: Removal = {
    project: "acme",
    made,
    keepMs: 30 * DAY_MS,
    now: NOW,
    wayBack: { since: null },
    progress: () => undefined,
  };
  return removeOldBackups([opened], { ...removal, ...change });
}

const left = async ({ store }: OpenPlace) => (await store.list("")).map(({ name }) => name).toSorted();
const filesOf = (...dumps: readonly RecordedDump[]) =>
  dumps.flatMap(({ name }) => Object.values(fileNames(name, true))).toSorted();

describe.each(PLACES)("older backups in $place", ({ open }) => {
  it("are removed whole, read back and named; the others stay", async () => {
    const opened = open();
    const [old, young] = [await keep(opened, 40), await keep(opened, 20)];
    const made = await keep(opened, 0);
    const told = await remove(opened, made);
    expect(told).toEqual([
      { label: opened.place, value: `removed, because older than 30d and not needed by the way back: ${old.name}` },
    ]);
    expect(await left(opened)).toEqual(filesOf(young, made));
    expect(await remove(opened, made)).toEqual([]);
  });

  it("stay as long as the way back may need them, with the newest from before it", async () => {
    const opened = open();
    const dumps = [await keep(opened, 60), await keep(opened, 50), await keep(opened, 40)];
    const made = await keep(opened, 0);
    await remove(opened, made, { wayBack: { since: NOW - 45 * DAY_MS } });
    expect(await left(opened)).toEqual(filesOf(...dumps.slice(1), made));
    const told = await remove(opened, made, { wayBack: { unknown: "GitHub did not answer" } });
    expect(told).toMatchObject([{ value: expect.stringContaining("GitHub did not answer") as string }]);
    expect(await left(opened)).toEqual(filesOf(...dumps.slice(1), made));
  });

  it("stay where the newest from before the way back is not old itself", async () => {
    const opened = open();
    const [old, young] = [await keep(opened, 40), await keep(opened, 20)];
    const made = await keep(opened, 0);
    await remove(opened, made, { wayBack: { since: NOW - 10 * DAY_MS } });
    expect(await left(opened)).toEqual(filesOf(young, made));
    expect(old.name).not.toBe(young.name);
  });

  it("stay where somebody else put them there, or changed them, whatever they are called", async () => {
    const opened = open();
    const { store, place } = opened;
    const real = await keep(opened, 20);
    // An archive by our name that no record explains; a record that names another's files; one that is older than its name.
    const name = (digit: string, daysAgo: number) =>
      backupName({ project: "acme", variable: VARIABLE, identity: digit.repeat(16) }, NOW - daysAgo * DAY_MS);
    await put(opened, `${name("a", 90)}.dump.zst.age`, "theirs");
    await put(
      opened,
      `${name("b", 90)}.json`,
      JSON.stringify({ ...real, name: name("b", 90), takenAt: NOW - 90 * DAY_MS }),
    );
    await put(
      opened,
      `${name("c", 1)}.json`,
      JSON.stringify({ ...real, name: name("c", 1), takenAt: NOW - 90 * DAY_MS }),
    );
    await put(opened, `${name("d", 90)}.json`, "no record");
    const touched = await keep(opened, 80);
    await store.remove(touched.places[0]?.archive.id ?? "");
    await put(opened, fileNames(touched.name, true).archive, "other bytes, as many or not");
    const made = await keep(opened, 0);
    const before = await left(opened);
    expect(await remove(opened, made, { keepMs: 60 * DAY_MS })).toEqual([
      { label: place, value: expect.stringContaining(`${touched.name} stays`) as string },
    ]);
    expect(await left(opened)).toEqual(before);
  });

  it("are not the copies of a record that somebody put beside it", async () => {
    const opened = open();
    const old = await keep(opened, 80);
    const copy = `${backupName({ project: "acme", variable: VARIABLE, identity: "e".repeat(16) }, old.takenAt)}.json`;
    await put(opened, copy, JSON.stringify(old));
    const made = await keep(opened, 0);
    await remove(opened, made);
    expect(await left(opened)).toEqual([copy, ...filesOf(made)].toSorted());
  });

  it("stay where somebody made their record say that they are older than they are", async () => {
    const opened = open();
    const [old, young] = [await keep(opened, 40), await keep(opened, 20)];
    const record = fileNames(young.name, true).record;
    await opened.store.remove(young.places[0]?.archive.id.replace(/[^/]+$/, record) ?? "");
    await put(opened, record, JSON.stringify({ ...young, takenAt: NOW - 90 * DAY_MS }));
    const made = await keep(opened, 0);
    expect(await remove(opened, made, { wayBack: { since: NOW - 10 * DAY_MS } })).toEqual([]);
    expect(await left(opened)).toEqual(filesOf(old, young, made));
  });

  it("stay where they are of another step: of another database, or of a part of it", async () => {
    const opened = open();
    await keep(opened, 80, { database: { variable: VARIABLE, name: "other" } });
    await keep(opened, 70, { selection: { schemas: ["app"], exclude: [] } });
    const made = await keep(opened, 0);
    const before = await left(opened);
    expect(await remove(opened, made)).toEqual([]);
    expect(await left(opened)).toEqual(before);
    expect(await remove(opened, made, { project: "acme-other" })).toEqual([]);
    expect(await left(opened)).toEqual(before);
  });

  it("are gone on with where a run was killed between two of their files", async () => {
    const opened = open();
    const old = await keep(opened, 40);
    await opened.store.remove(old.places[0]?.archive.id ?? "");
    const made = await keep(opened, 0);
    await remove(opened, made);
    expect(await left(opened)).toEqual(filesOf(made));
  });

  it.each([
    [
      "refuses",
      async () => {
        throw refusal();
      },
      "s3:DeleteObject is missing",
    ],
    ["says that it did, and did not", async () => undefined, "was removed and is still there"],
  ])("are named where the store %s", async (_, answer, said) => {
    const opened = open();
    await keep(opened, 40);
    const made = await keep(opened, 0);
    const before = await left(opened);
    const told = await remove({ ...opened, store: { ...opened.store, remove: answer } }, made);
    expect(told).toMatchObject([{ value: expect.stringContaining(said) as string }]);
    expect(await left(opened)).toEqual(before);
  });

  it("are named as a whole where the store cannot be listed", async () => {
    const opened = open();
    const made = await keep(opened, 0);
    const list = async () => {
      throw refusal();
    };
    expect(await remove({ ...opened, store: { ...opened.store, list } }, made)).toEqual([
      { label: opened.place, value: "older backups stay: s3:DeleteObject is missing." },
    ]);
  });
});

it("leaves artifacts to GitHub, which was told how long they are kept", async () => {
  const opened = { place: "artifact", store: {} as BackupStore };
  const expiring = (days: number) =>
    recordedDump({
      places: recordedDump().places.map((one) => ({ ...one, place: "artifact", expiresAt: NOW + days * DAY_MS })),
    });
  expect(await remove(opened, expiring(29.9))).toEqual([]);
  expect(await remove(opened, expiring(7))).toEqual([
    { label: "artifact", value: expect.stringContaining("only, not for 30d") as string },
  ]);
});

function refusal(): ProviderError {
  return new ProviderError({
    reasonCode: "credential_insufficient",
    vendor: "S3",
    message: "s3:DeleteObject is missing.",
    remedy: "Add it.",
  });
}
