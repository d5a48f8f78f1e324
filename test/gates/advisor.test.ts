import { expect, test } from "vitest";
import { advisor } from "../../src/gates/advisor.ts";
import type { Measured } from "../../src/lib/verdict.ts";
import type { AdvisorFinding } from "../../src/providers/contract.ts";
import { ask, mistakesOf, vendorTrouble } from "./gate-context.ts";

const PROJECT = "abcdefghijklmnopqrst";

function finding(entity: string, over: Partial<AdvisorFinding> = {}): AdvisorFinding {
  const rule = over.rule ?? "rls_disabled_in_public";
  return {
    key: `${rule}_public_${entity}`,
    rule,
    level: "error",
    title: "A table without row security",
    detail: `Table public.${entity}.`,
    url: `https://supabase.example/lint/${rule}`,
    ...over,
  };
}

const LOOSE = finding("touch", { rule: "function_search_path_mutable", level: "warning" });
const HINT = finding("log", { rule: "rls_enabled_no_policy", level: "info" });

function check(findings: readonly AdvisorFinding[], baseline: Measured | null, spec: object = {}) {
  const asked: string[] = [];
  const role = {
    listSecurityFindings: async (project: string) => {
      asked.push(project);
      return findings;
    },
  };
  const setting = baseline === null ? {} : { baseline };
  return ask(advisor, { project: PROJECT, ...spec }, { advisor: role }, setting).then((verdict) => {
    expect(asked).toEqual([PROJECT]);
    return verdict;
  });
}

/** What the base branch's run would record of these findings. */
async function recorded(findings: readonly AdvisorFinding[], spec: object = {}): Promise<Measured> {
  const { measured } = await check(findings, null, spec);
  if (measured === undefined) throw new Error("nothing was measured");
  // As it comes back from where it was kept.
  return JSON.parse(JSON.stringify(measured)) as Measured;
}

test.each([
  ["there is no finding at all", []],
  ["there are only less serious ones", [LOOSE, HINT]],
])("passes without a record when %s", async (_when, findings) => {
  expect(await check(findings, null)).toMatchObject({
    outcome: "pass",
    summary: "The advisor reports no error that counts.",
    measured: { findings: [] },
  });
});

test("holds when there are errors and nothing is recorded, lists them, and measures them for the record", async () => {
  const verdict = await check([finding("threads"), LOOSE], null);
  expect(verdict).toMatchObject({
    outcome: "hold",
    reasonCode: "no_data",
    remedy: expect.stringContaining("base branch"),
  });
  expect(verdict.summary).toContain("1 error");
  expect(verdict.evidence).toHaveLength(1);
  expect(verdict.measured).toEqual({ findings: [expect.stringMatching(/^[0-9a-f]{10}$/)] });
});

test.each([[{}], [{ findings: 3 }], [{ "total gzip": 1 }]])(
  "holds when the record holds no list of findings: %j",
  async (baseline) => {
    expect(await check([finding("threads")], baseline)).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
  },
);

test("passes what the last release had, and says how many", async () => {
  const verdict = await check([finding("threads"), LOOSE], await recorded([finding("threads"), finding("gone")]));
  expect(verdict).toMatchObject({ outcome: "pass", evidence: [{ label: "known before", value: "1 error" }] });
});

test("fails on a new one with rule, title, detail and where to look, and counts the known ones", async () => {
  const verdict = await check([finding("threads"), finding("messages")], await recorded([finding("threads")]));
  expect(verdict).toMatchObject({
    outcome: "fail",
    reasonCode: "advisor_errors",
    summary: "The advisor reports 1 error that the last release did not have: rls_disabled_in_public.",
  });
  expect(verdict.remedy).toContain("https://supabase.example/lint/rls_disabled_in_public");
  expect(verdict.evidence).toEqual([
    {
      label: "rls_disabled_in_public",
      value: "error: A table without row security. Table public.messages. (key rls_disabled_in_public_public_messages)",
      url: "https://supabase.example/lint/rls_disabled_in_public",
    },
    { label: "known before", value: "1 error" },
  ]);
  expect(verdict.measured?.["findings"]).toHaveLength(2);
});

test("an empty record is a record: everything is new", async () => {
  expect(await check([finding("threads")], { findings: [] })).toMatchObject({ outcome: "fail" });
});

test("warnings count where the plan says so, and become new errors when they grow worse, not when they grow milder", async () => {
  const spec = { level: "warning" };
  expect(await check([LOOSE], { findings: [] }, spec)).toMatchObject({ outcome: "fail" });
  expect((await check([LOOSE, finding("a")], { findings: [] }, spec)).summary).toContain("1 error and 1 warning");
  const worse = { ...LOOSE, level: "error" as const };
  expect(await check([worse], await recorded([LOOSE], spec), spec)).toMatchObject({ outcome: "fail" });
  expect(await check([LOOSE], await recorded([worse], spec), spec)).toMatchObject({ outcome: "pass" });
});

test.each([
  ["rule", { rule: "rls_disabled_in_public" }, "ignored: rls_disabled_in_public"],
  ["key", { key: "rls_disabled_in_public_public_threads" }, "ignored: rls_disabled_in_public_public_threads"],
])("ignores by %s, with the reason beside it", async (_by, entry, label) => {
  const spec = { ignore: [{ ...entry, reason: "read by the map alone" }] };
  const verdict = await check([finding("threads")], { findings: [] }, spec);
  expect(verdict).toMatchObject({ outcome: "pass" });
  expect(verdict.evidence).toEqual([{ label, value: "1, since: read by the map alone" }]);
});

test.each([
  ["rule", { rule: "rls_disabled" }],
  ["key", { key: "rls_disabled_in_public_public_thread" }],
])("another %s ignores nothing", async (_by, entry) => {
  const spec = { ignore: [{ ...entry, reason: "read by the map alone" }] };
  expect(await check([finding("threads")], { findings: [] }, spec)).toMatchObject({ outcome: "fail" });
});

test("what was ignored when it was recorded is not new when it no longer is", async () => {
  const ignore = [{ rule: "rls_disabled_in_public", reason: "for now" }];
  const baseline = await recorded([finding("threads")], { ignore });
  expect(await check([finding("threads")], baseline)).toMatchObject({ outcome: "pass" });
});

test("many findings and long keys stay small: 20 are listed, digests are kept", async () => {
  const many = Array.from({ length: 500 }, (_, at) => finding(`t${at}_${"x".repeat(2_000)}`));
  const verdict = await check(many, { findings: [] });
  expect(verdict.evidence).toHaveLength(22);
  expect(verdict.evidence[20]).toEqual({ label: "not listed here", value: "480 more" });
  expect(JSON.stringify(verdict.evidence).length).toBeLessThan(20_000);
  expect(JSON.stringify(verdict.measured).length).toBeLessThan(7_000);
  expect(new Set(verdict.measured?.["findings"] as readonly string[]).size).toBe(500);
});

test("holds when Supabase gives no answer, and measures nothing", async () => {
  const role = { listSecurityFindings: () => Promise.reject(vendorTrouble()) };
  const verdict = await ask(advisor, { project: PROJECT }, { advisor: role }, { baseline: { findings: [] } });
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
  expect(verdict.measured).toBeUndefined();
});

test.each([
  [{}, "project: "],
  [{ project: "https://x.supabase.co" }, "project: expected the project's reference"],
  [{ project: "../../other" }, "project: expected the project's reference"],
  [{ project: PROJECT, level: "info" }, "level: "],
  [{ project: PROJECT, ignore: [{ rule: "a" }] }, "ignore.0.reason: "],
  [{ project: PROJECT, ignore: [{ rule: "a", reason: " " }] }, "ignore.0.reason: "],
  [{ project: PROJECT, ignore: [{ reason: "all of them" }] }, "ignore.0: expected either rule or key"],
  [{ project: PROJECT, ignore: [{ rule: "a", key: "b", reason: "c" }] }, "ignore.0: expected either rule or key"],
  [{ project: PROJECT, levels: "error" }, "levels"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(advisor.spec, written)).toContain(message);
});
