import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BackupStore, ProviderContext } from "../../../src/providers/contract.ts";
import { connectS3 } from "../../../src/providers/s3/client.ts";
import { createStore } from "../../../src/providers/s3/store.ts";
import { fileToStore, textOf } from "../store-file.ts";
import { openSmallStore, type SmallStore } from "./small-store.ts";

const SECRET = "wJalrXUtnFEMI-secret-of-the-tests";
let folder: string;
let small: SmallStore;
let debugged: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-s3-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  small = await openSmallStore();
  debugged = [];
  return () => small.close();
});

function open(singlePutBytes = 1_000, changes: Partial<ProviderContext> = {}): BackupStore {
  const context: ProviderContext = {
    env: { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: SECRET, AWS_ENDPOINT_URL_S3: small.origin },
    clock: { now: () => Date.UTC(2026, 10, 22), sleep: async () => {} },
    random: () => 0.5,
    debug: (line) => debugged.push(line),
    ...changes,
  };
  return createStore(connectS3("acme", context), "staging/", singlePutBytes);
}

describe("a store that speaks S3", () => {
  it("keeps a file and gives it back", async () => {
    const store = open();
    const stored = await store.put(fileToStore(folder, "a.dump", "the whole backup"));
    expect(stored).toMatchObject({ name: "a.dump", id: "staging/a.dump", size: 16 });
    expect(stored.mark).toMatch(/^sha256:/);
    expect(await textOf(store.read(stored.id))).toBe("the whole backup");
    expect(await store.look(stored.id)).toEqual(stored);
    expect(debugged.join("\n")).not.toContain(SECRET);
  });

  it("sends a large file in parts, and knows the hash of their hashes", async () => {
    const store = open(10);
    const stored = await store.put(fileToStore(folder, "b.dump", "more than ten bytes"));
    expect(stored.mark).toMatch(/^sha256:.*-1$/);
    expect(await textOf(store.read(stored.id))).toBe("more than ten bytes");
    expect(small.uploads.size).toBe(0);
  });

  it("takes what it stored itself, in a try whose answer was lost, for stored", async () => {
    let first = true;
    small.fault = (method) => {
      if (method !== "PUT" || !first) return null;
      first = false;
      return "takes it, then resets";
    };
    expect(await open().put(fileToStore(folder, "c.dump", "once"))).toMatchObject({ size: 4 });
    expect(small.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(2);
  });

  it.each([["before it looks"], ["between its look and its put"]])("overwrites nothing that comes %s", async (when) => {
    const theirs = { bytes: Buffer.from("theirs"), checksum: null };
    if (when === "before it looks") small.objects.set("staging/d.dump", theirs);
    else {
      small.fault = (method) => {
        if (method === "PUT") small.objects.set("staging/d.dump", theirs);
        return null;
      };
    }
    for (const bytes of [1_000, 2]) {
      await expect(open(bytes).put(fileToStore(folder, "d.dump", "ours"))).rejects.toMatchObject({
        reasonCode: expect.stringMatching(/^(?:store_occupied|read_back_mismatch)$/) as string,
      });
    }
    expect(small.objects.get("staging/d.dump")?.bytes.toString()).toBe("theirs");
    expect(small.uploads.size).toBe(0);
  });

  it("stores also where the store does not know the condition", async () => {
    small.knowsNoCondition = true;
    expect(await open().put(fileToStore(folder, "e.dump", "text"))).toMatchObject({ size: 4 });
  });

  it("refuses what is kept with another checksum or size than was sent", async () => {
    small.fault = (method, key) => {
      if (method === "HEAD" && small.objects.has(key)) {
        small.objects.set(key, { bytes: Buffer.from("text"), checksum: `${"A".repeat(43)}=` });
      }
      return null;
    };
    await expect(open().put(fileToStore(folder, "f.dump", "text"))).rejects.toMatchObject({
      reasonCode: "read_back_mismatch",
    });
    small.fault = (method, key) => {
      if (method === "HEAD" && small.objects.has(key)) {
        small.objects.set(key, { bytes: Buffer.from("tex"), checksum: null });
      }
      return null;
    };
    await expect(open().put(fileToStore(folder, "g.dump", "text"))).rejects.toThrow("3 bytes there and 4 here");
  });

  it.each([
    [{ status: 403, code: "AccessDenied" }, "credential_insufficient"],
    [{ status: 403, code: "SignatureDoesNotMatch" }, "credential_rejected"],
    [{ status: 404, code: "NoSuchBucket" }, "not_found"],
    [{ status: 400, code: "BadDigest" }, "vendor_answer_unknown"],
    [{ status: 503, code: "SlowDown" }, "vendor_unavailable"],
    ["reset" as const, "vendor_unavailable"],
  ])("holds where the store answers %j", async (fault, reasonCode) => {
    small.fault = (method) => (method === "PUT" ? fault : null);
    const failed = open().put(fileToStore(folder, "h.dump", "text"));
    await expect(failed).rejects.toMatchObject({ reasonCode });
    await expect(failed).rejects.not.toThrow(SECRET);
  });

  it("ends an upload in parts that failed, and those that a killed run left", async () => {
    small.fault = (method, key) => (method === "PUT" && key !== "" ? { status: 403, code: "AccessDenied" } : null);
    await expect(open(2).put(fileToStore(folder, "i.dump", "text"))).rejects.toMatchObject({ status: 403 });
    expect(small.uploads.size).toBe(0);
    small.fault = null;
    small.uploads.set("left", { key: "staging/acme.1", parts: new Map() });
    small.uploads.set("theirs", { key: "staging/other", parts: new Map() });
    expect(await open().endBrokenUploads("acme.")).toBe(1);
    expect([...small.uploads.keys()]).toEqual(["theirs"]);
  });

  it("lists to the last page, and removes", async () => {
    const store = open();
    for (const name of ["n.1", "n.2", "n.3", "o.1"]) await store.put(fileToStore(folder, name, name));
    expect((await store.list("n.")).map(({ name }) => name)).toEqual(["n.1", "n.2", "n.3"]);
    await store.remove("staging/n.2");
    await store.remove("staging/n.2");
    expect((await store.list("n.")).map(({ name }) => name)).toEqual(["n.1", "n.3"]);
    expect(await store.look("staging/n.2")).toBeNull();
    await expect(textOf(store.read("staging/n.2"))).rejects.toMatchObject({ reasonCode: "not_found" });
  });

  it("sends no key to an address that is neither this machine nor in the plan", () => {
    const env = {
      AWS_ACCESS_KEY_ID: "AKIA",
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_ENDPOINT_URL_S3: "https://evil.example",
    };
    expect(() => open(1, { env })).toThrow("names another address");
  });
});
