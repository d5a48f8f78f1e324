import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedWith, type StartedVercel, startVercel, TOKEN } from "./start-vercel.ts";

let vercel: StartedVercel;

beforeEach(async () => {
  vercel = await startVercel(seedWith({ options: { fast: true } }));
});
afterEach(() => vercel.close());

const digest = (bytes: Buffer) => createHash("sha1").update(bytes).digest("hex");

function upload(bytes: Buffer, headers: Readonly<Record<string, string>> = {}) {
  return vercel.call("POST", "/v2/files", bytes, {
    "x-now-digest": digest(bytes),
    "x-now-size": String(bytes.length),
    ...headers,
  });
}

function create(files: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return vercel.call("POST", "/v13/deployments", { name: "web", project: "prj_1", files, ...more });
}

const storedFiles = () => readdir(join(vercel.directory, "files"));

describe("uploads", () => {
  test("a whole file with its digest is kept", async () => {
    const page = Buffer.from("<h1>hello</h1>");
    expect((await upload(page)).status).toBe(200);
    const created = await create([{ file: "index.html", sha: digest(page), size: page.length, mode: 0o100644 }]);
    expect(created.status).toBe(200);
    const origin = vercel.emulator.deploymentOrigin(String(created.body.id));
    expect(await (await fetch(origin)).text()).toBe("<h1>hello</h1>");
  });

  test("the documented header works as well", async () => {
    const page = Buffer.from("by the other header");
    const answer = await vercel.call("POST", "/v2/files", page, { "x-vercel-digest": digest(page) });
    expect(answer.status).toBe(200);
  });

  test.each([
    ["another digest", { "x-now-digest": "0".repeat(40) }],
    ["another size", { "x-now-size": "3" }],
    ["no SHA-1", { "x-now-digest": "abc" }],
  ])("%s is refused and the file stays missing", async (_, headers) => {
    const page = Buffer.from("four");
    const answer = await upload(page, headers);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: "bad_request" } });
    const created = await create([{ file: "a.txt", sha: digest(page), size: 4 }]);
    expect(created.body).toMatchObject({ error: { code: "missing_files", missing: [digest(page)] } });
  });

  test("a large file is streamed to disk and comes back byte for byte", async () => {
    const large = Buffer.alloc(3_000_000, "0123456789");
    expect((await upload(large)).status).toBe(200);
    expect(await storedFiles()).toContain(digest(large));
    const created = await create([{ file: "large.bin", sha: digest(large), size: large.length }]);
    const origin = vercel.emulator.deploymentOrigin(String(created.body.id));
    const served = Buffer.from(await (await fetch(`${origin}/large.bin`)).arrayBuffer());
    expect(digest(served)).toBe(digest(large));
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const large = Buffer.alloc(1_000_000, 7);
    const before = await storedFiles();
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${vercel.served.origin}/v2/files`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${TOKEN}`,
          "x-now-digest": digest(large),
          "content-length": String(large.length),
        },
      });
      request.on("error", () => resolve());
      request.write(large.subarray(0, 500_000), () => setTimeout(() => request.destroy(), 20));
      request.on("close", () => resolve());
    });
    await expect.poll(storedFiles).toEqual(before);
    const created = await create([{ file: "a", sha: digest(large), size: large.length }]);
    expect(created.body).toMatchObject({ error: { code: "missing_files" } });
  });

  test("without `keepFiles` digests are still checked", async () => {
    vercel.emulator.setOption("keepFiles", false);
    const page = Buffer.from("counted only");
    expect((await upload(page, { "x-now-digest": "0".repeat(40) })).status).toBe(400);
    expect((await upload(page)).status).toBe(200);
    expect((await create([{ file: "a.txt", sha: digest(page), size: page.length }])).status).toBe(200);
    vercel.emulator.setOption("verifyDigest", false);
    expect((await upload(page, { "x-now-digest": "1".repeat(40) })).status).toBe(200);
  });
});

describe("creating", () => {
  test("says once each what is missing", async () => {
    const sha = "a".repeat(40);
    const answer = await create([
      { file: "one", sha, size: 1 },
      { file: "two", sha, size: 1 },
    ]);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual({ code: "missing_files", message: expect.any(String), missing: [sha] });
  });

  test("takes empty directories and inlined files", async () => {
    const answer = await create([
      { file: "empty", mode: 0o40755 },
      { file: "index.html", data: Buffer.from("inline").toString("base64"), encoding: "base64" },
      { file: "plain.txt", data: "plain" },
    ]);
    expect(answer.status).toBe(200);
    const origin = vercel.emulator.deploymentOrigin(String(answer.body.id));
    expect(await (await fetch(origin)).text()).toBe("inline");
    expect(await (await fetch(`${origin}/plain.txt`)).text()).toBe("plain");
  });

  test.each([
    ["no name", { name: undefined, project: undefined }, 400],
    ["an unknown project", { project: "prj_other" }, 404],
    ["an unknown custom environment", { customEnvironmentSlugOrId: "qa" }, 404],
    ["an unknown origin", { deploymentId: "dpl_nobody" }, 404],
    ["files that are no list", { files: "all" }, 400],
    ["a file without name", { files: [{ sha: "a".repeat(40) }] }, 400],
    ["an archive that is none", { files: [{ file: ".vercel/source.tgz.part1", data: "no gzip" }] }, 400],
    ["a file without bytes", { files: [{ file: "a" }] }, 400],
  ])("refuses %s", async (_, more, status) => {
    expect((await create([], more)).status).toBe(status);
  });

  test("refuses more than 15,000 files", async () => {
    const files = Array.from({ length: 15_001 }, (_, index) => ({ file: String(index), sha: "a".repeat(40) }));
    expect((await create(files)).body).toMatchObject({ error: { code: "too_many_files" } });
  });
});
