import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { createDeployment } from "@vercel/client";
import { describe, expect, it } from "vitest";
import { readFileTree } from "../../../src/providers/vercel/file-tree.ts";
import { createFolder } from "./loopback-host.ts";

const sha = (content: string | Buffer) => createHash("sha1").update(content).digest("hex");
const request = { prebuilt: false, rootDirectory: null, projectName: "web", debug: () => undefined };

/** Files and hashes as Vercel's own client computes them; it is stopped before it sends anything. */
async function filesOfVercelClient(directory: string, prebuilt: boolean): Promise<Map<string, string>> {
  const events = createDeployment(
    {
      token: "none",
      path: directory,
      apiUrl: "http://127.0.0.1:9",
      ...(prebuilt ? { prebuilt, vercelOutputDir: join(directory, ".vercel/output") } : {}),
    },
    { name: "web" },
  );
  for await (const event of events) {
    if (event.type !== "hashes-calculated") continue;
    const byHash = event.payload as Record<string, { names: string[] }>;
    return new Map(
      Object.entries(byHash).flatMap(([hash, { names }]) =>
        names.map((name) => [relative(directory, name), hash] as const),
      ),
    );
  }
  throw new Error("no hashes");
}

async function expectSameAsVercelClient(directory: string, prebuilt: boolean): Promise<void> {
  const ours = await readFileTree({ ...request, directory, prebuilt });
  const theirs = await filesOfVercelClient(directory, prebuilt);
  // Empty folders have no hash and share one entry in the client's map.
  const withContent = ours.filter((each) => each.content !== null);
  expect(new Map(withContent.map((each) => [each.file, each.content?.sha]))).toEqual(theirs);
}

describe("the file tree", () => {
  it("agrees with Vercel's client on sources: .vercelignore, default ignores, links, dotfiles", async () => {
    const directory = createFolder({
      "index.html": "<h1>hi</h1>",
      "api/run.js": "module.exports = 1",
      "node_modules/x/index.js": "x",
      ".env.local": "SECRET=1",
      ".gitignore": "dist",
      "dist/kept.txt": "kept: .gitignore does not count",
      ".vercelignore": "./logs\n*.map\n!keep.map\n",
      "logs/a.log": "a",
      "b.map": "b",
      "keep.map": "k",
      "name with ünï.txt": "u",
    });
    symlinkSync("index.html", join(directory, "link.html"));
    await expectSameAsVercelClient(directory, false);
    const files = await readFileTree({ ...request, directory });
    expect(files.map((each) => each.file)).not.toContain("logs/a.log");
    const link = files.find((each) => each.file === "link.html");
    expect(link).toMatchObject({ mode: 0o120777, content: { sha: sha("index.html"), size: 10 } });
  });

  it("agrees with Vercel's client on prebuilt output, with what functions refer to", async () => {
    const directory = createFolder({
      "package.json": "{}",
      "src/shared.js": "shared",
      ".vercel/project.json": "{}",
      ".vercel/output/config.json": '{"version":3}',
      ".vercel/output/static/a.css": "body{}",
      ".vercel/output/functions/api.func/.vc-config.json": JSON.stringify({
        runtime: "nodejs22.x",
        filePathMap: { "shared.js": "src/shared.js" },
      }),
    });
    await expectSameAsVercelClient(directory, true);
    const files = await readFileTree({ ...request, directory, prebuilt: true });
    expect(files.map((each) => each.file).toSorted()).toEqual([
      ".vercel/output/config.json",
      ".vercel/output/functions/api.func/.vc-config.json",
      ".vercel/output/static/a.css",
      "src/shared.js",
    ]);
  });

  it("keeps each file's own mode and lists empty folders", async () => {
    const directory = createFolder({ "run.sh": "same", "data.txt": "same" });
    chmodSync(join(directory, "run.sh"), 0o755);
    mkdirSync(join(directory, "empty"), { mode: 0o755 });
    const files = await readFileTree({ ...request, directory });
    const modes = Object.fromEntries(files.map((each) => [each.file, each.mode]));
    expect(modes).toEqual({
      "run.sh": 0o100755,
      "data.txt": lstatSync(join(directory, "data.txt")).mode,
      empty: 0o040755,
    });
    expect(files.find((each) => each.file === "empty")?.content).toBeNull();
  });

  it("hashes big files without keeping them", async () => {
    const big = Buffer.alloc(3 * 1024 * 1024 + 17, "x");
    const directory = createFolder({ "big.bin": big, "small.txt": "s" });
    const files = await readFileTree({ ...request, directory });
    expect(files.find((each) => each.file === "big.bin")?.content).toEqual({
      sha: sha(big),
      size: big.length,
      bytes: null,
    });
    expect(files.find((each) => each.file === "small.txt")?.content?.bytes?.toString()).toBe("s");
  });

  it("takes the output of a monorepo's root directory", async () => {
    const directory = createFolder({ "apps/web/.vercel/output/config.json": "{}" });
    const files = await readFileTree({ ...request, directory, prebuilt: true, rootDirectory: "apps/web" });
    expect(files.map((each) => each.file)).toEqual(["apps/web/.vercel/output/config.json"]);
  });

  it.each([
    [false, "there is no folder", "missing"],
    [true, "vercel build", "."],
  ])("says what is missing (prebuilt: %s)", async (prebuilt, words, below) => {
    const directory = join(createFolder({}), below);
    const error = (await readFileTree({ ...request, directory, prebuilt }).catch(
      (caught: unknown) => caught,
    )) as Error & {
      remedy: string;
    };
    expect(error).toMatchObject({ name: "ProviderError", reasonCode: "not_found" });
    expect(`${error.message} ${error.remedy}`.toLowerCase()).toContain(words);
  });

  it("uploads a link as the text that it is, also where it leads out of the folder", async () => {
    const directory = createFolder({ "index.html": "hi" });
    symlinkSync("../../elsewhere/AGENTS.md", join(directory, "AGENTS.md"));
    const files = await readFileTree({ ...request, directory });
    expect(files.find((each) => each.file === "AGENTS.md")?.content).toMatchObject({
      sha: sha("../../elsewhere/AGENTS.md"),
    });
  });

  it("reads through a link that stays in the folder", async () => {
    const directory = createFolder({
      "packages/shared/index.js": "shared",
      ".vercel/output/functions/api.func/.vc-config.json": '{"filePathMap":{"shared.js":"linked/index.js"}}',
    });
    symlinkSync("packages/shared", join(directory, "linked"));
    const files = await readFileTree({ ...request, directory, prebuilt: true });
    expect(files.find((each) => each.file === "linked/index.js")?.content).toMatchObject({ sha: sha("shared") });
  });

  it("refuses an empty folder", async () => {
    const directory = createFolder({ ".env.local": "only what is ignored" });
    await expect(readFileTree({ ...request, directory })).rejects.toMatchObject({ reasonCode: "not_found" });
  });
});
