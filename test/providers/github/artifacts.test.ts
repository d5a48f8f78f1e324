import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProviderContext } from "../../../src/providers/contract.ts";
import { openArtifactStore } from "../../../src/providers/github/artifacts/store.ts";
import { fileToStore, textOf } from "../store-file.ts";
import { API_TOKEN, openSmallArtifacts, type SmallArtifacts } from "./small-artifacts.ts";

let folder: string;
let github: SmallArtifacts;
let debugged: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "holdpoint-artifacts-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  github = await openSmallArtifacts();
  debugged = [];
  return () => github.close();
});

function open(changes: Readonly<Record<string, string | undefined>> = {}) {
  const context: ProviderContext = {
    env: { ...github.env, ...changes },
    clock: { now: () => Date.UTC(2026, 10, 22), sleep: async () => {} },
    random: () => 0.5,
    debug: (line) => debugged.push(line),
  };
  return openArtifactStore("acme/web", context);
}

const file = (name: string, text = "the whole backup") => fileToStore(folder, name, text);

describe("artifacts as a store", () => {
  it("keep a file until a day that is told, and give it back", async () => {
    const store = await open();
    const stored = await store.put(file("a.dump"));
    expect(stored).toMatchObject({ name: "a.dump", id: "1", expiresAt: Date.UTC(2027, 1, 20) });
    expect(stored.mark).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(stored.size).toBeGreaterThan(16);
    expect(await textOf(store.read("1"))).toBe("the whole backup");
    expect(await store.look("1")).toEqual(stored);
    const told = debugged.join("\n");
    for (const secret of [API_TOKEN, "secret-signature", github.env["ACTIONS_RUNTIME_TOKEN"] ?? ""])
      expect(told).not.toContain(secret);
  });

  it("are waited for until GitHub shows them", async () => {
    github.hiddenLooks = 3;
    expect(await (await open()).put(file("b.dump"))).toMatchObject({ id: "1" });
    github.hiddenLooks = 100;
    await expect((await open()).put(file("c.dump"))).rejects.toMatchObject({ reasonCode: "read_back_mismatch" });
  });

  it("are found where a run of before uploaded the same, and never taken for another file", async () => {
    const store = await open();
    const first = await store.put(file("d.dump"));
    expect(await store.put(file("d.dump"))).toEqual(first);
    await expect(store.put(file("d.dump", "something else"))).rejects.toMatchObject({
      reasonCode: "read_back_mismatch",
    });
    expect(github.artifacts.size).toBe(1);
  });

  it("are listed by the beginning of their name without those whose time is over, and removed", async () => {
    const store = await open();
    for (const name of ["n.1", "n.2", "o.1"]) await store.put(file(name));
    const [, second] = github.artifacts.values();
    if (second !== undefined) second.expired = true;
    expect((await store.list("n.")).map(({ name }) => name)).toEqual(["n.1"]);
    expect(await store.look("2")).toBeNull();
    await store.remove("1");
    await store.remove("1");
    expect(await store.look("1")).toBeNull();
    await expect(textOf(store.read("1"))).rejects.toMatchObject({ reasonCode: "not_found" });
    expect(await store.endBrokenUploads("n.")).toBe(0);
  });

  it("are sent again after an error of the moment", async () => {
    for (const kind of ["CreateArtifact", "blob", "FinalizeArtifact"]) github.troubles.set(kind, [503, 500]);
    expect(await (await open()).put(file("e.dump"))).toMatchObject({ id: "1" });
  });

  it.each([
    ["CreateArtifact", 409, "store_occupied"],
    ["CreateArtifact", 403, "credential_rejected"],
    ["blob", 403, "credential_rejected"],
    ["FinalizeArtifact", 400, "vendor_answer_unknown"],
  ])("hold where %s answers %i", async (kind, status, reasonCode) => {
    github.troubles.set(kind, [status]);
    const failed = (await open()).put(file("f.dump"));
    await expect(failed).rejects.toMatchObject({ reasonCode });
    await expect(failed).rejects.not.toThrow("secret-signature");
  });

  it("notice an archive that is cut or another", async () => {
    const store = await open();
    await store.put(file("g.dump"));
    const kept = github.artifacts.get(1);
    if (kept === undefined) throw new Error("nothing is kept");
    const { bytes } = kept;
    for (const damaged of [bytes.subarray(0, 45), Buffer.from("x".repeat(200)), bytes.subarray(0, 10)]) {
      kept.bytes = damaged;
      await expect(textOf(store.read("1"))).rejects.toMatchObject({ reasonCode: "backup_damaged" });
    }
  });

  it("are kept only by a job of GitHub Actions", async () => {
    for (const name of ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"]) {
      await expect((await open({ [name]: undefined })).put(file("h.dump"))).rejects.toMatchObject({
        reasonCode: "secret_missing",
      });
    }
    await expect((await open({ ACTIONS_RUNTIME_TOKEN: "no.token" })).put(file("i.dump"))).rejects.toMatchObject({
      reasonCode: "vendor_answer_unknown",
    });
  });
});
