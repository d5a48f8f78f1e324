import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderFailure } from "../../../src/providers/local-folder/failure.ts";
import { openFolderStore } from "../../../src/providers/local-folder/store.ts";
import { fileToStore, textOf } from "../store-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-folder-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (name: string) => openFolderStore({ store: "path", folder: join(folder, name) }, {});

describe("a folder as a store", () => {
  it("keeps a file that only its owner reads, and gives it back", async () => {
    const store = open("kept");
    const stored = await store.put(fileToStore(folder, "a.dump", "the whole backup"));
    expect(stored).toMatchObject({ id: join(folder, "kept/a.dump"), size: 16 });
    expect(statSync(stored.id).mode & 0o777).toBe(0o600);
    expect(await textOf(store.read(stored.id))).toBe("the whole backup");
    expect(await store.put(fileToStore(folder, "a.dump", "the whole backup"))).toEqual(stored);
    expect(readdirSync(join(folder, "kept"))).toEqual(["a.dump"]);
  });

  it("overwrites nothing", async () => {
    const store = open("occupied");
    await store.put(fileToStore(folder, "a.dump", "theirs"));
    await expect(store.put(fileToStore(folder, "a.dump", "ours"))).rejects.toMatchObject({
      reasonCode: "store_occupied",
    });
    expect(await textOf(store.read(join(folder, "occupied/a.dump")))).toBe("theirs");
  });

  it("notices a byte that changed, and a file that is gone", async () => {
    const store = open("changed");
    const stored = await store.put(fileToStore(folder, "a.dump", "as it was"));
    writeFileSync(stored.id, "as it Was");
    expect((await store.look(stored.id))?.mark).not.toBe(stored.mark);
    await store.remove(stored.id);
    await store.remove(stored.id);
    expect(await store.look(stored.id)).toBeNull();
    await expect(textOf(store.read(stored.id))).rejects.toMatchObject({ reasonCode: "not_found" });
  });

  it("lists what is whole, and removes what a killed run left behind", async () => {
    const store = open("left");
    await store.put(fileToStore(folder, "n.1", "1"));
    writeFileSync(join(folder, "left/n.2.unfinished"), "hal");
    writeFileSync(join(folder, "left/o.unfinished"), "another's");
    expect(await store.list("n.")).toMatchObject([{ name: "n.1", size: 1, expiresAt: null }]);
    expect(await store.endBrokenUploads("n.")).toBe(1);
    expect(readdirSync(join(folder, "left"))).toEqual(["n.1", "o.unfinished"]);
    expect(await open("never").list("")).toEqual([]);
  });

  it("leaves nothing half written where it failed", async () => {
    const file = fileToStore(folder, "gone.dump", "text");
    rmSync(file.path);
    await expect(open("failed").put(file)).rejects.toMatchObject({ reasonCode: "not_found" });
    expect(readdirSync(join(folder, "failed"))).toEqual([]);
  });

  it("holds where there can be no folder", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(open("file").put(fileToStore(folder, "b.dump", "text"))).rejects.toMatchObject({
      reasonCode: "vendor_unavailable",
    });
  });

  it("says that a disk is full", () => {
    expect(folderFailure(Object.assign(new Error("x"), { code: "ENOSPC" }), "/mnt")).toMatchObject({
      reasonCode: "disk_full",
    });
  });
});
