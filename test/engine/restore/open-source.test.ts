/** A recorded backup, from wherever it still is as it was stored. */
import { describe, expect, it } from "vitest";
import { hash } from "node:crypto";
import zlib from "node:zlib";
import type { CommandContext } from "../../../src/engine/context.ts";
import { openSource } from "../../../src/engine/restore/open-source.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { BackupReader, StoredBackups } from "../../../src/providers/contract.ts";
import { censusOf } from "./restore-bench.ts";
import { ORDERS, USERS } from "./small-server.ts";
import { FIRST, SECOND, type StoredBackup, storeBackup } from "./stored-backup.ts";

const TABLES = [ORDERS, USERS];

interface Change {
  readonly from?: string | null;
  readonly identity?: string | null;
  readonly stores?: StoredBackups;
  readonly details?: Partial<StoredBackup["details"]>;
}

function open(backup: StoredBackup, { from = null, identity = null, stores = backup.stores, details }: Change = {}) {
  const roles: Readonly<Record<string, unknown>> = { storedBackups: stores };
  const context = { env: { AGE_IDENTITY: "AGE-SECRET-KEY-1" }, role: async (name: string) => roles[name] };
  const archive = { details: { ...backup.details, ...details } };
  return openSource(context as unknown as CommandContext, archive as never, { from, identity });
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read).toString("utf8");
}

const first = "path:/mnt/first//mnt/first/a.dump";
const second = "path:/mnt/second//mnt/second/a.dump";

describe("a backup", () => {
  it("is read from where it was proven, with its list of tables and roles", async () => {
    const backup = storeBackup(TABLES);
    const source = await open(backup);
    expect(source).toMatchObject({ archive: backup.details.clear.sha256, place: second });
    expect(await textOf(source.open())).toBe("what pg_dump wrote");
    expect(await source.census()).toEqual(censusOf(TABLES));
    expect(await source.roles()).toEqual(["app", "web"]);
  });

  it("is read from the place that was named, and from another where it is not there any more", async () => {
    const backup = storeBackup(TABLES);
    expect((await open(backup, { from: first })).place).toBe(first);
    expect((await open(backup, { from: "latest" })).place).toBe(second);
    backup.files.delete("/mnt/second/a.dump");
    expect((await open(backup)).place).toBe(first);
  });

  it("comes from the proven place before those that nobody has read, in whichever order they are recorded", async () => {
    const backup = storeBackup(TABLES);
    const [one, other] = backup.details.places;
    if (one === undefined || other === undefined) throw new Error("there are two places");
    const third = { ...one, place: "path:/mnt/third" };
    const found = async (places: StoredBackup["details"]["places"], from: string | null = null) =>
      (await open(backup, { details: { places }, from })).place;
    expect(await found([one, third, other])).toBe(second);
    expect(await found([other, third, one])).toBe(second);
    expect(await found([other, one, third], first)).toBe(first);
    expect(await found([third, one])).toBe("path:/mnt/third//mnt/first/a.dump");
  });

  it("says how much of it was read, of each reading anew", async () => {
    const backup = storeBackup(TABLES);
    const source = await open(backup);
    expect(source.readRatio()).toBe(0);
    await textOf(source.open());
    expect(source.readRatio()).toBe(1);
    source.open();
    expect(source.readRatio()).toBe(0);
    const half = await open(backup, {
      details: { stored: { ...backup.details.stored, size: 2 * backup.details.stored.size } },
    });
    await expect(textOf(half.open())).rejects.toThrow("is damaged");
    expect(half.readRatio()).toBe(0.5);
    const empty = await open(backup, { details: { stored: { ...backup.details.stored, size: 0 } } });
    expect(empty.readRatio()).toBe(0);
    await expect(textOf(empty.open())).rejects.toThrow("is damaged");
    expect(empty.readRatio()).toBe(1);
  });

  it("has one list, which is read once", async () => {
    const backup = storeBackup(TABLES);
    const source = await open(backup);
    await Promise.all([source.census(), source.roles(), source.census()]);
    expect(backup.read).toEqual(["/mnt/second/a.tables"]);
    expect(source.readRatio()).toBe(0);
  });

  it("whose list a newer version wrote is not restored by this one", async () => {
    const list = zlib.zstdCompressSync('{"version":3}');
    const backup = storeBackup(TABLES);
    const [place] = backup.details.places;
    if (place === undefined) throw new Error("there is no place");
    const other = storeBackup(TABLES);
    other.files.set(place.tables.id, list);
    const size = { size: list.length, sha256: hash("sha256", list) };
    const source = await open(other, { from: first, details: { tables: size } });
    const asking = source.census();
    await expect(asking).rejects.toBeInstanceOf(ProviderError);
    await expect(asking).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
      vendor: "Stores of backups",
      message: `The list of tables beside the backup ${backup.details.name} is not one that this version of Holdpoint knows.`,
      remedy: "Use the version of Holdpoint that made the backup, or one that is newer.",
    });
  });

  it("is not looked for where the variable of its key is not set", async () => {
    const backup = storeBackup(TABLES);
    const asking = open(backup, { identity: "OTHER_IDENTITY" });
    await expect(asking).rejects.toMatchObject({
      reasonCode: "secret_missing",
      problems: [
        {
          message: "OTHER_IDENTITY is not set, so the backup cannot be decrypted.",
          remedy: "Add a line OTHER_IDENTITY=… to HOLDPOINT_SECRETS, or set it in this terminal.",
          reasonCode: "secret_missing",
        },
      ],
    });
    expect((await open(backup, { identity: "AGE_IDENTITY" })).place).toBe(second);
  });

  it("that is encrypted is opened with the key that was named", async () => {
    const backup = storeBackup(TABLES);
    const encryption = { format: "age", recipients: ["age1"] } as const;
    const keyless = await open(backup, { details: { encryption } });
    await expect(textOf(keyless.open())).rejects.toMatchObject({ reasonCode: "secret_missing" });
    await expect(keyless.census()).rejects.toMatchObject({ reasonCode: "secret_missing" });
    const keyed = await open(backup, { details: { encryption }, identity: "AGE_IDENTITY" });
    await expect(textOf(keyed.open())).rejects.not.toMatchObject({ reasonCode: "secret_missing" });
    await expect(keyed.census()).rejects.not.toMatchObject({ reasonCode: "secret_missing" });
  });
});

describe("a place", () => {
  const down = new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "Amazon S3",
    message: "No answer.",
    remedy: "",
  });
  const remedy = "Look at the places that the record names, and give --from another one where it is gone.";

  const lookingAt = (backup: StoredBackup, look: BackupReader["look"]): StoredBackups => ({
    open: async (place) => ({ ...(await backup.stores.open(place)), look }),
  });

  it("that nobody can read from here, or that has it no more, is named with the others", async () => {
    const backup = storeBackup(TABLES);
    backup.files.delete("/mnt/first/a.dump");
    const [one, other] = backup.details.places;
    if (one === undefined || other === undefined) throw new Error("there are two places");
    backup.files.set("/mnt/second/a.dump", Buffer.from("something else"));
    const places = [one, other, { ...one, place: "ftp://old" }];
    const asking = open(backup, { details: { places } });
    await expect(asking).rejects.toBeInstanceOf(ProviderError);
    await expect(asking).rejects.toMatchObject({
      reasonCode: "backup_unknown",
      vendor: "Stores of backups",
      message: `The backup ${backup.details.name} is not to be had: ${SECOND} has something else under its name; ${FIRST} has it no more; ftp://old is no place that can be read from here.`,
      remedy,
    });
  });

  it("that does not answer is passed over, and said where no other has it", async () => {
    const backup = storeBackup(TABLES);
    const { stores } = backup;
    const refusing = (reject: (folder: string) => boolean): StoredBackups => ({
      open: async (place) => {
        if (place.store === "path" && reject(place.folder)) throw down;
        return stores.open(place);
      },
    });
    expect((await open(backup, { stores: refusing((folder) => folder === "/mnt/second") })).place).toBe(first);
    await expect(open(backup, { stores: refusing(() => true) })).rejects.toThrow(
      `${SECOND}: No answer.; ${FIRST}: No answer..`,
    );
  });

  it.each([
    ["size", { size: 1 }],
    ["mark", { mark: "sha256:f" }],
  ])("where it has another %s is none of it", async (_what, change) => {
    const backup = storeBackup(TABLES);
    const look: BackupReader["look"] = async (id) => {
      const found = await (await backup.stores.open({ store: "path", folder: "/" })).look(id);
      return found === null ? null : { ...found, ...change };
    };
    await expect(open(backup, { stores: lookingAt(backup, look) })).rejects.toThrow("something else under its name");
  });

  it("hides no mistake of ours", async () => {
    const backup = storeBackup(TABLES);
    const look = () => Promise.reject(new TypeError("x is undefined"));
    await expect(open(backup, { stores: lookingAt(backup, look) })).rejects.toBeInstanceOf(TypeError);
  });
});
