import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../../src/lib/error.ts";
import { callTool } from "../../../src/tools/call-tool.ts";

const WATCH = {
  alpha: 0.001,
  horizonSeconds: 600,
  metrics: [{ id: "error_rate", weight: 1, kind: "bernoulli", null: { rate: 0.001 } }],
};
const watchOf = (...errors: readonly number[]) => ({
  ...WATCH,
  metrics: WATCH.metrics.map((metric) => ({
    ...metric,
    buckets: errors.map((count, index) => ({ endSeconds: 60 * (index + 1), errors: count, requests: 3000 })),
  })),
});
const PASSING = watchOf(3, 2, 3, 4, 3, 2, 3, 2, 3, 3);
const FAILING = watchOf(3, 60);
const OPEN = watchOf(3);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "judge-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly lines: readonly string[];
  readonly mistakes: readonly string[];
}

async function judge(args: readonly string[], input?: string | readonly Uint8Array[]): Promise<Ended> {
  const lines: string[] = [];
  const chunks = typeof input === "string" ? [new TextEncoder().encode(input)] : input;
  const surroundings = {
    env: {},
    stdout: { columns: 80, line: (text: string) => void lines.push(text), progress: () => {} },
    signal: new AbortController().signal,
    ...(chunks === undefined ? {} : { stdin: ReadableStream.from(chunks) }),
  };
  try {
    return { code: await callTool("judge", args, surroundings), lines, mistakes: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, lines, mistakes: error.message.split("\n") };
  }
}

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe("holdpoint judge", () => {
  it.each([
    ["passes", PASSING, 0, "pass"],
    ["fails", FAILING, 1, "fail"],
    ["holds", OPEN, 3, "hold"],
  ])("%s with the exit code of that verdict", async (_, watch, code, verdict) => {
    const { lines, ...ended } = await judge(["-", "--json"], JSON.stringify(watch));
    expect(ended).toEqual({ code, mistakes: [] });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        verdict,
        reasonCode: expect.any(String),
        text: expect.any(String),
        logE: expect.any(Number),
        metrics: [{ id: "error_rate", logE: expect.any(Number), decidedAtSeconds: verdict === "fail" ? 120 : null }],
      },
    ]);
  });

  it("says the verdict in words, with the evidence of each metric", async () => {
    const path = await fileOf("failing.json", JSON.stringify(FAILING, null, "\t"));
    const { code, lines } = await judge([path]);
    expect(code).toBe(1);
    expect(lines[0]).toBe(`${path}:1: fail (regression_shown)`);
    expect(lines.join(" ").replaceAll(/ +/g, " ")).toContain("60 of 3,000 requests failed: 2.00 %, 20.0x the baseline");
    expect(lines.at(-1)).toMatch(/^ {2}error_rate: log E \d+\.\d\d, decided at 120 s$/);
  });

  it("answers many files and lines in their order, and ends with the worst", async () => {
    const lines = [OPEN, PASSING, FAILING].map((watch) => JSON.stringify(watch)).join("\n\n");
    const path = await fileOf("lines.json", `\uFEFF${lines}\r\n`);
    const ended = await judge([path, "-", "--json"], JSON.stringify(PASSING, null, 2));
    expect(ended.lines.map((line) => JSON.parse(line).verdict)).toEqual(["hold", "pass", "fail", "pass"]);
    expect(ended.code).toBe(1);
  });

  it("answers a line before the next is written", async () => {
    const answered: number[] = [];
    const lines: string[] = [];
    async function* input() {
      for (const watch of [PASSING, FAILING]) {
        yield new TextEncoder().encode(`${JSON.stringify(watch)}\n`);
        answered.push(lines.length);
      }
    }
    const stdout = { columns: 80, line: (text: string) => void lines.push(text), progress: () => {} };
    await callTool("judge", ["-", "--json"], { env: {}, stdout, signal: new AbortController().signal, stdin: input() });
    expect(answered).toEqual([1, 2]);
  });

  it("reads text that is cut in the middle of a letter", async () => {
    const named = JSON.stringify(PASSING).replace("error_rate", "erreurs é");
    const bytes = new TextEncoder().encode(named);
    const cut = bytes.indexOf(0xc3) + 1;
    const { lines } = await judge(["-", "--json"], [bytes.subarray(0, cut), bytes.subarray(cut)]);
    expect(JSON.parse(lines[0] ?? "").metrics[0].id).toBe("erreurs é");
  });
});

describe("mistakes in the evidence", () => {
  it("are told all at once, with their places and the words that were meant", async () => {
    const path = await fileOf(
      "bad.json",
      `{ "alpha": 1.5, "horizonSecond": 600,
  "metrics": [
    { "id": "a", "weight": 0.5, "kind": "bernouli", "null": { "rate": 0.1 }, "buckets": [] },
    { "id": "a", "weight": 0.6, "kind": "two-sample", "null": { "margn": 1 }, "buckets": [
      { "endSeconds": 0, "errors": null, "requests": 1e999, "controlErrors": -1, "controlRequests": "7", "ratio": 1 },
      { "endSeconds": 60, "errors": 9, "errors": 7.5, "requests": 8, "controlErrors": 1, "controlRequests": 7 } ] } ] }`,
    );
    const { code, mistakes, lines } = await judge([path, "--json"]);
    expect(code).toBe(2);
    expect(mistakes.map((line) => line.replace(path, "bad.json"))).toEqual([
      "bad.json:1:12: alpha: expected less than 1, found 1.5",
      'bad.json:1:17: unknown key "horizonSecond" in the evidence',
      '    Did you mean "horizonSeconds"?',
      'bad.json:3:41: metrics[0].kind: expected one of bernoulli, negative-binomial, poisson, two-sample, tilted, previous, betting, found "bernouli" (did you mean "bernoulli"?)',
      'bad.json:4:65: unknown key "margn" in metrics[1].null',
      '    Did you mean "margin"?',
      "bad.json:5:23: metrics[1].buckets[0].endSeconds: expected at least 0.001, found 0",
      "bad.json:5:36: metrics[1].buckets[0].errors: expected a number, found nothing",
      "bad.json:5:54: metrics[1].buckets[0].requests: expected a number, found Infinity",
      "bad.json:5:78: metrics[1].buckets[0].controlErrors: expected at least 0, found -1",
      'bad.json:5:101: metrics[1].buckets[0].controlRequests: expected a number, found "7"',
      'bad.json:5:106: unknown key "ratio" in metrics[1].buckets[0]',
      "    Known here: endSeconds, errors, requests, controlErrors, controlRequests.",
      "bad.json:6:37: metrics[1].buckets[1].errors: expected a whole number, found 7.5",
      'bad.json:6:40: the key "errors" is there twice',
      "    Keep one of them.",
    ]);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { verdict: "hold", reasonCode: "evidence_invalid", text: expect.any(String), logE: null, metrics: [] },
    ]);
  });

  it.each([
    [
      "more errors than requests",
      '"errors":3,',
      '"errors":3001,',
      "metrics[0].buckets[0].errors: 3001 are more than the 3000 requests",
    ],
    [
      "weights that do not add up to 1",
      '"weight":1',
      '"weight":0.9',
      "metrics: the weights must add up to 1, and add up to 0.9",
    ],
    ["a name without letters", '"error_rate"', '""', "metrics[0].id: must not be empty"],
    ["no metric", /"metrics":.*/, '"metrics":[]}', "metrics: expected at least 1, found 0"],
    ["a missing field", /"alpha":0.001,/, "", "alpha is missing: expected a number"],
    ["a key twice", '"alpha":0.001', '"alpha":0.001,"alpha":0.5', 'the key "alpha" is there twice'],
    ["a list", /.*/s, "[1]", "not the evidence of a watch: expected a mapping of keys, found a list"],
    ["a number that is none", "0.001", "NaN", "not JSON: NaN is no number"],
    ["an end too early", /\}$/, "", "not JSON: close brace expected"],
  ])("of %s are mistakes", async (_, before, after, message) => {
    const text = JSON.stringify(OPEN).replace(before, after);
    expect(text).not.toBe(JSON.stringify(OPEN));
    const { code, mistakes } = await judge(["-"], text);
    expect([code, mistakes[0]]).toEqual([2, expect.stringMatching(/^standard input:1:\d+: /)]);
    expect(mistakes[0]).toContain(message);
  });

  it("do not keep the other watches from being judged, and name the line", async () => {
    const lines = [JSON.stringify(PASSING), '{"alpha":2}', JSON.stringify(FAILING)].join("\n");
    const ended = await judge(["-", join(folder, "none.json"), "--json"], lines);
    expect(ended.lines.map((line) => JSON.parse(line).verdict)).toEqual(["pass", "hold", "fail"]);
    expect(ended.code).toBe(2);
    expect(ended.mistakes[0]).toMatch(/^standard input:2:/);
    expect(ended.mistakes.at(-1)).toBe(`${join(folder, "none.json")}: there is no such file`);
  });

  it("are no mistakes where a name has colons in it", async () => {
    const { code } = await judge(["-"], JSON.stringify(PASSING).replace("error_rate", "a:b:c"));
    expect(code).toBe(0);
  });

  it.each([
    ["nothing", "", "there is nothing in it"],
    ["bytes that are no text", [Uint8Array.of(0x7b, 0xff, 0x7d)], "it is not text in UTF-8"],
    ["text that ends within a letter", [new TextEncoder().encode(`${JSON.stringify(OPEN)}é`).slice(0, -1)], "UTF-8"],
    ["no input at all", undefined, "there is none here"],
    ["lists a hundred thousand deep", "[".repeat(100_000), "nested too deeply"],
  ])("are told of %s", async (_, input, message) => {
    const { code, mistakes } = await judge(["-"], input);
    expect(code).toBe(2);
    expect(mistakes[0]).toContain(message);
  });

  it("include a call without a file", async () => {
    const { code, mistakes } = await judge([]);
    expect([code, mistakes[0]]).toEqual([2, "judge needs FILE…."]);
  });
});
