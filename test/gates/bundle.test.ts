import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../src/gates/bundle/index.ts";
import { listFiles } from "../../src/gates/bundle/list-files.ts";
import type { Measured } from "../../src/lib/verdict.ts";
import type { Verdict } from "../../src/lib/verdict.ts";
import { writeFiles } from "./built-app.ts";
import { ask, mistakesOf } from "./gate-context.ts";

/** Text that compresses to about a third, the same in every run. */
function program(bytes: number): Buffer {
  let state = 7;
  const words = Array.from({ length: Math.ceil(bytes / 6) }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state % 4_096).toString(36).padStart(5, "x");
  });
  return Buffer.from(words.join(";").slice(0, bytes).padEnd(bytes, ";"));
}

const APP = program(30_000);
const ADMIN = program(9_000);
const STYLE = Buffer.from("body{color:red}".repeat(100));
const GZIP = [APP, ADMIN, STYLE].map((file) => gzipSync(file, { level: 9 }).length);
const TOTAL_GZIP = GZIP.reduce((sum, size) => sum + size, 0);
const TOTAL_BROTLI = [APP, ADMIN, STYLE]
  .map((file) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
    return brotliCompressSync(file, { params }).length;
  })
  .reduce((sum, size) => sum + size, 0);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "holdpoint-bundle-"));
  writeFiles(directory, {
    "dist/assets/app-1a2b.js": APP,
    "dist/assets/app-1a2b.js.map": Buffer.alloc(200_000, "x"),
    "dist/assets/admin-3c4d.mjs": ADMIN,
    "dist/style.css": STYLE,
    "dist/index.html": "<p>".repeat(50_000),
    "dist/photo.jpg": Buffer.alloc(500_000),
    "pictures/a.jpg": "x",
    "file.js": "x",
  });
  mkdirSync(join(directory, "empty/below"), { recursive: true });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function check(written: object, baseline?: Measured): Promise<Verdict> {
  return ask(bundle, { dir: "dist", ...written }, {}, { directory, ...(baseline ? { baseline } : {}) });
}

function valueOf(verdict: Verdict, label: string): string | undefined {
  return verdict.evidence.find((one) => one.label === label)?.value;
}

describe("a budget", () => {
  test("passes with what is measured, what is left, and the largest files", async () => {
    const verdict = await check({ max: "350 kB gzip" });
    expect(verdict).toMatchObject({ outcome: "pass", reasonCode: "gate_passed" });
    expect(verdict.measured).toEqual({ raw: 40_500, gzip: TOTAL_GZIP, brotli: TOTAL_BROTLI });
    const kB = (bytes: number) => Number((bytes / 1e3).toFixed(1));
    expect(verdict.summary).toBe(`${kB(TOTAL_GZIP)} kB of 350 kB gzip in 3 files.`);
    expect(valueOf(verdict, "total")).toBe(
      `raw 40.5 kB, gzip ${kB(TOTAL_GZIP)} kB, brotli ${kB(TOTAL_BROTLI)} kB in 3 files`,
    );
    expect(valueOf(verdict, "total, budget")).toBe(
      `${kB(TOTAL_GZIP)} kB of 350 kB gzip, ${kB(350_000 - TOTAL_GZIP)} kB left`,
    );
    expect(valueOf(verdict, "largest file 1")).toBe(`assets/app-1a2b.js: gzip ${kB(GZIP[0] ?? 0)} kB, raw 30 kB`);
    expect(valueOf(verdict, "largest file 3")).toMatch(/^style\.css: gzip \d+ B, raw 1\.5 kB$/);
    expect(valueOf(verdict, "compressed with")).toContain("gzip level 9 and brotli quality 9");
  });

  test.each([
    ["40500 B", "pass"],
    ["40.5 kB raw", "pass"],
    [`${TOTAL_GZIP} B gzip`, "pass"],
    [`${TOTAL_BROTLI} B brotli`, "pass"],
    ["40499 B", "fail"],
    [`${TOTAL_GZIP - 1} B gzip`, "fail"],
    [`${TOTAL_BROTLI - 1} B brotli`, "fail"],
    ["39 KiB", "fail"],
    ["40 KiB", "pass"],
  ])("of %s: %s, to the byte", async (max, outcome) => {
    expect(await check({ max })).toMatchObject({ outcome });
  });

  test("fails with by how much it is too large", async () => {
    const verdict = await check({ max: "40.488 kB" });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "bundle_too_large" });
    expect(verdict.summary).toBe("The total has 40.5 kB raw, 12 B more than the budget of 40.5 kB.");
    expect(verdict.remedy).toContain("largest files");
    expect(verdict.measured).toMatchObject({ raw: 40_500 });
  });

  test("counts what include and exclude say, and never a source map", async () => {
    expect((await check({ max: "1 GB", include: ["**"] })).measured).toMatchObject({ raw: 40_500 + 150_000 + 500_000 });
    expect((await check({ max: "1 GB", include: ["*.js", "*.map"] })).measured).toMatchObject({ raw: 30_000 });
    expect((await check({ max: "1 GB", exclude: ["assets/**"] })).measured).toMatchObject({ raw: 1_500 });
  });
});

describe("growth", () => {
  const before = { raw: 40_000, gzip: TOTAL_GZIP - 100, brotli: 1 };

  test("passes within a share and a size, and tells percent and bytes", async () => {
    const verdict = await check({ max: "1 MB", growth: "1.25%" }, before);
    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(valueOf(verdict, "total, growth")).toBe(
      "+500 B (+1.25 %) raw against 40 kB on the base branch, at most 1.25 % (500 B)",
    );
    expect(await check({ growth: "100 B" }, before)).toMatchObject({ outcome: "pass" });
    expect(await check({ growth: 0.5 }, before)).toMatchObject({ outcome: "pass" });
  });

  test("passes where the files shrank, even where they may not grow", async () => {
    const verdict = await check({ growth: 0 }, { gzip: TOTAL_GZIP * 2 });
    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(valueOf(verdict, "total, growth")).toContain("(-50 %) gzip");
  });

  test("fails by one byte, with how much is allowed", async () => {
    const verdict = await check({ growth: "99 B" }, before);
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "bundle_too_large" });
    expect(verdict.summary).toMatch(
      /^The total grew by 100 B \(\+\d+(\.\d+)? %\) gzip against .* kB on the base branch, 1 B more than the 99 B allowed\.$/,
    );
    expect(await check({ max: "1 MB", growth: "1.24%" }, before)).toMatchObject({ outcome: "fail" });
    expect(await check({ growth: "100%" }, { gzip: 0 })).toMatchObject({ outcome: "fail" });
  });

  test.each([[undefined], [{}], [{ raw: 40_500 }], [{ gzip: ["5"] }], [{ gzip: -1 }], [{ gzip: Number.NaN }]])(
    "holds where the base branch recorded %j",
    async (baseline) => {
      const verdict = await check({ growth: "5%" }, baseline);
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
      expect(verdict.remedy).toContain("push to the base branch");
      expect(verdict.measured).toMatchObject({ gzip: TOTAL_GZIP });
    },
  );

  test("is told where it is recorded and no limit is set on it", async () => {
    const verdict = await check({ max: "1 MB gzip" }, before);
    expect(valueOf(verdict, "total, growth")).toMatch(/^\+100 B \(\+[\d.]+ %\) gzip against .* on the base branch$/);
  });

  test("does not mistake what floating point makes of a share for growth", async () => {
    expect(await check({ max: "1 MB", growth: "0.29%" }, { raw: 40_500 / 1.0029 })).toMatchObject({ outcome: "pass" });
  });
});

describe("entries", () => {
  const entries = [
    { files: "app-*.js", max: "30 kB" },
    { files: "assets/admin-*", max: "9 kB", growth: "10%" },
  ];

  test("are judged each, and recorded under their patterns, so that a hash in a name changes nothing", async () => {
    const recorded = (await check({ entries })).measured;
    expect(recorded).toMatchObject({ "entry app-*.js raw": 30_000, "entry assets/admin-* gzip": GZIP[1] });
    const verdict = await check({ entries }, recorded);
    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(valueOf(verdict, "entry assets/admin-*, budget")).toBe("9 kB of 9 kB raw, 0 B left");
    expect(valueOf(verdict, "entry assets/admin-*, growth")).toContain("+0 B (+0 %)");
  });

  test("fail by themselves while the total is within its budget", async () => {
    const verdict = await check({ max: "1 MB", entries: [{ files: "app-*.js", max: "29 kB" }] });
    expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "bundle_too_large" });
    expect(verdict.summary).toBe("The entry app-*.js has 30 kB raw, 1 kB more than the budget of 29 kB.");
  });

  test("hold where no file matches", async () => {
    const verdict = await check({ entries: [{ files: "main-*.js", max: "29 kB" }] });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toBe("The entry main-*.js matches no file in dist.");
  });
});

test("the worst finding wins, and all findings are reported", async () => {
  const verdict = await check({
    growth: "5%",
    forbid: ["app-*"],
    entries: [
      { files: "*.css", max: "1 kB" },
      { files: "none", max: "1 B" },
    ],
  });
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "bundle_too_large" });
  expect(verdict.summary).toBe(
    [
      "The entry *.css has 1.5 kB raw, 500 B more than the budget of 1 kB.",
      "assets/app-1a2b.js is in assets/app-1a2b.js (name of the file), which app-* forbids.",
      "The base branch has no gzip size of the total on record, so its growth is not known.",
      "And 2 more, in the evidence.",
    ].join(" "),
  );
  expect(valueOf(verdict, "entry none")).toBe("no file");
  expect(verdict.remedy).toContain("source maps");
});

describe("bad input", () => {
  test.each([
    ["nowhere", "There is no folder nowhere in the repository."],
    ["../", "There is no folder ../ in the repository."],
    ["empty", "The folder empty is empty."],
    ["pictures", "The folder pictures has 1 file, and none that counts."],
    ["file.js", "The files in file.js cannot be read: ENOTDIR"],
  ])("holds for the folder %s", async (dir, message) => {
    const verdict = await check({ dir, max: "1 MB" });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toContain(message);
    expect(verdict.remedy).not.toBe("");
  });

  test("follows no link, waits for no pipe, and says so", async () => {
    writeFiles(directory, { "links/a.js": "aaaa" });
    symlinkSync("/etc", join(directory, "links/etc"));
    symlinkSync("/etc/hosts", join(directory, "links/hosts.js"));
    symlinkSync("nowhere", join(directory, "links/dead.js"));
    symlinkSync("/", join(directory, "root"));
    execFileSync("mkfifo", [join(directory, "links/pipe.js")]);
    const verdict = await check({ dir: "links", max: "4 B", forbid: ["hosts.js"] });
    expect(verdict.measured).toMatchObject({ raw: 4 });
    expect(valueOf(verdict, "links")).toBe("3 not followed");
    expect(await check({ dir: "root", max: "1 B" })).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  });

  test("holds for a file, a folder and a number of files that are too large to measure", async () => {
    writeFiles(directory, { "huge/a.js": "" });
    truncateSync(join(directory, "huge/a.js"), 100_000_001);
    expect((await check({ dir: "huge", max: "1 GB" })).summary).toContain(
      "a.js has 100 MB, more than the 100 MB of one file",
    );
    for (const name of "bcdefg") {
      writeFiles(directory, { [`sum/${name}.js`]: "" });
      truncateSync(join(directory, `sum/${name}.js`), 99_000_000);
    }
    expect((await check({ dir: "sum", max: "1 GB" })).summary).toContain("594 MB together, more than the 500 MB");
    const verdict = await listFiles(join(directory, "sum"), "sum", undefined, 5);
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict).toHaveProperty("summary", expect.stringContaining("sum has more than 5 files and folders"));
    expect(await listFiles(join(directory, "sum"), "sum", undefined, 6)).toHaveProperty("files");
  });

  test("holds for a name that is no text, which cannot be opened again", async () => {
    mkdirSync(join(directory, "bytes"));
    writeFileSync(Buffer.concat([Buffer.from(join(directory, "bytes/")), Buffer.from([0xff, 0x2e, 0x6a, 0x73])]), "x");
    const verdict = await check({ dir: "bytes", max: "1 GB" });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
    expect(verdict.summary).toContain("ENOENT");
  });

  test("tells names with markup and line breaks as they are", async () => {
    const name = "<b>|`x`\n[a](javascript:b).js";
    writeFiles(directory, { [`markup/${name}`]: "x" });
    const verdict = await check({ dir: "markup", max: "1 MB" });
    expect(valueOf(verdict, "largest file 1")).toBe(`${name}: raw 1 B`);
  });

  test("ends when it is told to", async () => {
    const asked = ask(
      bundle,
      { dir: "dist", max: "1 MB" },
      {},
      { directory, signal: AbortSignal.abort(new Error("stop")) },
    );
    await expect(asked).rejects.toThrow("stop");
  });
});

test.each([
  [{}, "sets no limit: expected max, growth, entries or forbid"],
  [{ max: "350" }, 'max: "350" is not a size'],
  [{ max: 350 }, "max: expected a size and, where it is not raw, a measure, such as 350 kB gzip"],
  [{ max: "350 kB zstd" }, "is not a size"],
  [{ max: "0 kB" }, "expected more than 0"],
  [{ max: "-1 kB" }, "is not a size"],
  [{ growth: "105%" }, 'growth: "105%" is not a share such as 5%, or a size such as 10 kB'],
  [{ growth: "10 kB gzip" }, "judged in the measure of max"],
  [{ growth: [] }, "growth: expected a share"],
  [{ forbid: [] }, "forbid: "],
  [{ forbid: ["!src/**"] }, "forbid.0: a pattern cannot begin with !"],
  [{ forbid: [" "] }, "forbid.0: expected a pattern"],
  [{ entries: [] }, "entries: "],
  [{ entries: [{ files: "a.js" }] }, "entries.0.max: "],
  [
    {
      entries: [
        { files: "a", max: "1 B" },
        { files: "a", max: "2 B" },
      ],
    },
    "entries.1.files: another entry has the pattern",
  ],
  [{ max: "1 B", maxi: 2 }, "maxi"],
])("refuses %j in a plan", (written, message) => {
  expect(mistakesOf(bundle.spec, { dir: "dist", ...written })).toContain(message);
});

test.each([
  ["350kB gzip", { bytes: 350_000, measure: "gzip" }],
  ["1.2 MB", { bytes: 1_200_000, measure: "raw" }],
  ["300 KiB brotli", { bytes: 307_200, measure: "brotli" }],
  ["2 MiB", { bytes: 2_097_152, measure: "raw" }],
  ["1 GB RAW", { bytes: 1_000_000_000, measure: "raw" }],
])("reads the size %s", (max, budget) => {
  expect(bundle.spec.parse({ dir: "dist", max })).toMatchObject({ max: budget });
});

test("runs the repository's code nowhere, needs nobody, and comes after the commands", () => {
  expect(bundle).toMatchObject({ key: "bundle", kind: "code", roles: [], after: "commands" });
  expect(bundle.boxes).toBeUndefined();
});
