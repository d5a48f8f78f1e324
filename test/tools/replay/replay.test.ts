import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../../src/lib/error.ts";
import { digestEvidence } from "../../../src/release/evidence-digest.ts";
import { renderPage } from "../../../src/report/page/render-page.ts";
import { callTool } from "../../../src/tools/call-tool.ts";
import { CONDITION, replayableWatch } from "./replayed-watch.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdpoint-replay-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return path;
}

async function replay(...args: readonly string[]) {
  const lines: string[] = [];
  const surroundings = {
    env: {},
    stdout: { columns: 80, line: (text: string) => void lines.push(text), progress: () => undefined },
    signal: new AbortController().signal,
  };
  try {
    return { code: await callTool("replay", args, surroundings), lines, mistakes: "" };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, lines, mistakes: error.message };
  }
}

const differencesOf = (lines: readonly string[]) =>
  (JSON.parse(lines[0] ?? "") as { differences: { at: string; recorded: unknown; replayed: unknown }[] }).differences;

describe("the same words", () => {
  it("come out of a result, of its page and of one on a line, whatever wrote it", async () => {
    const result = replayableWatch();
    const files = await Promise.all([
      fileOf("result.json", result),
      fileOf("report.html", renderPage(result)),
      fileOf("lines.json", `${JSON.stringify(result)}\n${JSON.stringify(result)}\n`),
    ]);
    const { code, lines } = await replay(...files, "--json");
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      [files[0], files[1], files[2], files[2]].map((file, index) => ({
        file,
        line: index === 3 ? 2 : 1,
        same: true,
        judged: ["error_rate", CONDITION.text],
        notJudged: ["Health"],
        differences: [],
      })),
    );
  });

  it("are said for people, with what was not judged again", async () => {
    const { code, lines } = await replay(await fileOf("said.json", replayableWatch()));
    expect(code).toBe(0);
    const text = lines.join(" ").replace(/\s+/g, " ");
    expect(text).toContain(`the same words. 2 judged again: error_rate; ${CONDITION.text}.`);
    expect(text).toContain("Not judged again, since nothing was kept that could be: Health.");
  });
});

describe("the evidence of a result", () => {
  const result = replayableWatch();
  const digest = digestEvidence(result) ?? "";

  it("is what the result and the release's record say, from the page as from the file", async () => {
    const said = { ...result, evidenceDigest: digest };
    const files = await Promise.all([fileOf("digest.json", said), fileOf("digest.html", renderPage(said))]);
    expect((await replay(...files, "--evidence", digest)).code).toBe(0);
  });

  it("is another one where a number was changed after the release, or the record is about another watch", async () => {
    const [condition] = result.conditions;
    const changed = {
      ...result,
      evidenceDigest: digest,
      conditions: [{ ...condition, reading: { ...condition?.reading, samples: 401 } }],
    };
    const { code, lines } = await replay(await fileOf("changed.json", changed), "--json");
    expect(code).toBe(1);
    expect(differencesOf(lines)).toContainEqual(expect.objectContaining({ at: "evidenceDigest", recorded: digest }));
    const other = await replay(await fileOf("other.json", result), "--evidence", "0".repeat(64), "--json");
    expect(other.code).toBe(1);
    expect(differencesOf(other.lines)).toEqual([
      { at: "evidence in the record", recorded: "0".repeat(64), replayed: digest },
    ]);
  });
});

describe("other words", () => {
  const { comparison } = replayableWatch();
  const { answer } = comparison;

  it.each([
    [
      "a verdict",
      { comparison: { ...comparison, answer: { ...answer, verdict: "pass" } } },
      "comparison.answer.verdict",
    ],
    [
      "a text",
      { comparison: { ...comparison, answer: { ...answer, text: "All is well." } } },
      "comparison.answer.text",
    ],
    [
      "evidence",
      { comparison: { ...comparison, answer: { ...answer, logE: answer.logE + 1e-6 } } },
      "comparison.answer.logE",
    ],
    [
      "when it was decided",
      {
        comparison: {
          ...comparison,
          answer: { ...answer, metrics: answer.metrics.map((metric) => ({ ...metric, decidedAtSeconds: 60 })) },
        },
      },
      "comparison.answer of error_rate: decidedAtSeconds",
    ],
    [
      "a reading that would have been met",
      { conditions: [{ ...CONDITION, reading: { ...CONDITION.reading, value: 0.08 } }] },
      `verdict of "${CONDITION.text}": outcome`,
    ],
    [
      "a limit that was moved afterwards",
      { conditions: [{ ...CONDITION, rule: { ...CONDITION.rule, value: 0.01 } }] },
      `verdict of "${CONDITION.text}": reasonCode`,
    ],
    ["a verdict that was taken out", { verdicts: [] }, `verdict of "${CONDITION.text}": summary`],
  ])("are found where somebody changed %s", async (_, parts, at) => {
    const { code, lines } = await replay(await fileOf("changed.json", replayableWatch(parts)), "--json");
    expect(code).toBe(1);
    expect(differencesOf(lines).map((one) => one.at)).toContain(at);
  });

  it("are found where the counts were made better than they were", async () => {
    const [metric] = comparison.evidence?.metrics ?? [];
    const buckets = (metric?.buckets ?? []).map((bucket) => ({ ...bucket, errors: 5 }));
    const evidence = { ...comparison.evidence, metrics: [{ ...metric, buckets }] };
    const changed = replayableWatch({ comparison: { ...comparison, evidence } });
    const { code, lines } = await replay(await fileOf("better.json", changed), "--json");
    expect(code).toBe(1);
    const places = differencesOf(lines).map(({ at }) => at);
    expect(places).toContain("comparison.answer.verdict");
    // Nothing that is judged again says what the release was rolled back for.
    expect(places).toContain("reasonCode");
  });

  it("are found where a release passed although it had failed", async () => {
    const { code, lines } = await replay(
      await fileOf("passed.json", replayableWatch({ decision: "proceed", reasonCode: "watched" })),
      "--json",
    );
    expect(code).toBe(1);
    expect(differencesOf(lines)).toEqual([{ at: "reasonCode", recorded: "watched", replayed: "condition_met" }]);
  });

  it("are shown one below the other", async () => {
    const changed = { comparison: { ...comparison, answer: { ...answer, reasonCode: "regression_excluded" } } };
    const { lines } = await replay(await fileOf("shown.json", replayableWatch(changed)));
    const at = lines.indexOf("  comparison.answer.reasonCode");
    expect(lines.slice(at, at + 3)).toEqual([
      "  comparison.answer.reasonCode",
      "  - recorded: regression_excluded",
      "  + replayed: regression_shown",
    ]);
  });

  it("are not the last digits of a logarithm, which another machine rounds another way", async () => {
    const rounded = { comparison: { ...comparison, answer: { ...answer, logE: answer.logE * (1 + 1e-13) } } };
    expect((await replay(await fileOf("rounded.json", replayableWatch(rounded)))).code).toBe(0);
  });
});

describe("what cannot be judged again", () => {
  it("is refused with every mistake and its place, and the others are judged all the same", async () => {
    const { comparison } = replayableWatch();
    const broken = await fileOf("broken.json", {
      ...replayableWatch({ comparison: { ...comparison, answer: { ...comparison.answer, logE: "much" } } }),
      conditions: [{ ...CONDITION, list: "rolback" }],
    });
    const good = await fileOf("good.json", replayableWatch());
    const missing = join(folder, "nothing.json");
    const { code, lines, mistakes } = await replay(broken, good, missing, "--json");
    expect(code).toBe(2);
    expect(lines.map((line) => (JSON.parse(line) as { same: boolean | null }).same)).toEqual([null, true]);
    expect(mistakes).toMatch(/broken\.json:\d+:\d+: comparison\.answer\.logE: expected a number/);
    expect(mistakes).toMatch(/broken\.json:\d+:\d+: conditions\[0\]\.list/);
    expect(mistakes).toContain("nothing.json: there is no such file");
  });

  it.each([
    [
      "a deploy",
      { command: "deploy", comparison: undefined, conditions: undefined },
      /result of `deploy` holds nothing/,
    ],
    ["a watch that kept nothing", { comparison: undefined, conditions: [] }, /result of `watch` holds nothing/],
    ["another version", { version: 2 }, /version/],
  ])("is %s", async (_, parts, message) => {
    const { code, mistakes } = await replay(await fileOf("unusable.json", replayableWatch(parts)));
    expect(code).toBe(2);
    expect(mistakes).toMatch(message);
  });

  it("is a page without a result, a list, and what is not JSON", async () => {
    const files = await Promise.all([
      fileOf("page.html", "<!doctype html>\n<p>nothing</p>"),
      fileOf("list.json", "[]"),
      fileOf("text.json", "{ not JSON"),
    ]);
    const { code, mistakes } = await replay(...files);
    expect(code).toBe(2);
    expect(mistakes).toContain("page.html:1:1: this page holds no result");
    expect(mistakes).toContain("list.json:1:1: not the result of a command");
    expect(mistakes).toContain("text.json:1:3: not JSON");
  });

  it("is a result that says one thing twice, since nobody knows which of them counts", async () => {
    const text = JSON.stringify(replayableWatch(), null, 2).replace('"command"', '"version": 1,\n  "command"');
    const { code, mistakes } = await replay(await fileOf("twice.json", text));
    expect(code).toBe(2);
    expect(mistakes).toContain('the key "version" is there twice');
  });
});
