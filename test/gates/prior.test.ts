import { expect, test } from "vitest";
import { prior } from "../../src/gates/prior.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { PRODUCTION_TASK, renderStagingStatus, STAGING_TASK, type StagingPhase } from "../../src/release/record.ts";
import { COMMIT, STAGING } from "../release/facts.ts";
import { forgeOf, type KeptRecord } from "./forge-of.ts";
import { ask, mistakesOf, partly, vendorTrouble } from "./gate-context.ts";

const OTHER_COMMIT = "e".repeat(40);
const AT = Date.UTC(2026, 10, 19, 8, 30);

interface Wishes extends Partial<KeptRecord> {
  readonly build?: string;
  readonly builtAt?: number;
  readonly project?: string;
  readonly commit?: string;
  readonly digest?: string;
  readonly at?: number;
}

/** One staging record that ended in this phase; null = nothing was ever written into it. */
function staged(phase: StagingPhase | null, wishes: Wishes = {}): KeptRecord {
  const { build = "dpl_new", builtAt = 1_000, project = "web", commit = COMMIT, digest, at = AT, ...rest } = wishes;
  const statuses = phase === null ? [] : [{ ...renderStagingStatus(phase, "3 of 3 gates"), createdAt: at }];
  return {
    task: STAGING_TASK,
    payload: {
      ...STAGING.payload,
      project,
      commit,
      ...(digest === undefined ? {} : { planDigest: digest }),
      build: { id: build, url: `${build}.vercel.app`, createdAt: builtAt },
    },
    statuses,
    createdAt: AT - 60_000,
    ...rest,
  };
}

function check(records: readonly KeptRecord[], spec: unknown = { stage: "staging" }) {
  return ask(prior, spec, { deployments: forgeOf(records).forge }, { target: { commit: COMMIT } });
}

test("passes when the commit's build was verified, and says when and which", async () => {
  const verdict = await check([staged("verified")]);
  expect(verdict).toMatchObject({
    outcome: "pass",
    summary: "Build dpl_new of this commit passed staging at 2026-11-19T08:30:00Z.",
  });
  expect(verdict.evidence).toEqual([
    { label: "build", value: "dpl_new", url: "https://dpl_new.vercel.app" },
    { label: "release", value: "r1 of web" },
    { label: "staging", value: "verified at 2026-11-19T08:30:00Z (GitHub deployment 1)" },
  ]);
});

test("the short form means the same", async () => {
  expect(await check([staged("verified")], "staging")).toMatchObject({ outcome: "pass" });
});

test("fails when staging failed", async () => {
  expect(await check([staged("failed")])).toMatchObject({ outcome: "fail", reasonCode: "release_not_staged" });
});

test.each<[string, readonly KeptRecord[]]>([
  ["there is none", []],
  ["it is another commit's", [staged("verified", { sha: OTHER_COMMIT, commit: OTHER_COMMIT })]],
  ["its payload names another commit", [staged("verified", { commit: OTHER_COMMIT })]],
  ["it is in another environment", [staged("verified", { environment: "preview" })]],
  ["it is a production record", [staged("verified", { task: PRODUCTION_TASK })]],
  ["it is somebody else's deployment", [staged("verified", { task: "deploy" })]],
  ["its payload is not whole", [staged("verified", { payload: { holdpoint: 1, phase: "staging", commit: COMMIT } })]],
  ["it is on hold", [staged("held")]],
  ["it is deployed and not verified", [staged("deployed")]],
  ["nothing was written into it", [staged(null)]],
  [
    "the word says verified and the state does not",
    [staged(null, { statuses: [{ state: "in_progress", description: "verified: x" }] })],
  ],
])("holds when %s", async (_when, records) => {
  expect(await check(records)).toMatchObject({ outcome: "hold", reasonCode: "release_not_staged" });
});

test("what others write into the record says nothing", async () => {
  const statuses = [renderStagingStatus("verified", "3 of 3"), { state: "inactive" as const, description: "" }];
  expect(await check([staged(null, { statuses })])).toMatchObject({ outcome: "pass" });
});

test.each<[string, readonly KeptRecord[], string]>([
  ["verified, then failed", [staged("verified"), staged("failed", { build: "dpl_2", builtAt: 2_000 })], "fail"],
  ["failed, then verified", [staged("failed"), staged("verified", { build: "dpl_2", builtAt: 2_000 })], "pass"],
  ["verified, then under way", [staged("verified"), staged(null, { build: "dpl_2", builtAt: 2_000 })], "hold"],
  [
    "recorded in another order than built",
    [staged("failed", { build: "dpl_2", builtAt: 2_000 }), staged("verified")],
    "fail",
  ],
])("the newest of several builds decides: %s", async (_what, records, outcome) => {
  const kept = forgeOf(records);
  const verdict = await ask(prior, "staging", { deployments: kept.forge }, { target: { commit: COMMIT } });
  expect(verdict.outcome).toBe(outcome);
  expect(verdict.evidence.at(-1)).toMatchObject({ label: "records of this commit" });
  expect(kept.asked.statuses).toBe(1);
});

test.each<[string, readonly KeptRecord[], string]>([
  ["a twin that a lost answer left", [staged("verified"), staged(null)], "pass"],
  ["such a twin of the same second", [staged("verified"), staged(null, { createdAt: AT })], "pass"],
  [
    "another plan's verdict came later",
    [staged("verified"), staged("failed", { digest: "f".repeat(64), at: AT + 1 })],
    "fail",
  ],
])("the latest of several records of one build decides: %s", async (_what, records, outcome) => {
  expect((await check(records)).outcome).toBe(outcome);
});

test("holds when several projects record here and none is named, and passes the one that is", async () => {
  const records = [
    staged("verified"),
    staged("verified", { project: "docs", sha: OTHER_COMMIT, commit: OTHER_COMMIT }),
  ];
  expect(await check(records)).toMatchObject({
    outcome: "hold",
    reasonCode: "no_data",
    summary: expect.stringContaining("docs, web"),
  });
  expect(await check(records, { project: "web" })).toMatchObject({ outcome: "pass" });
  expect(await check(records, { project: "docs" })).toMatchObject({
    outcome: "hold",
    reasonCode: "release_not_staged",
  });
});

test("takes a record that names no project for one of the project that is named", async () => {
  const { project: _, ...payload } = { ...(staged("verified").payload as Record<string, unknown>) };
  expect(await check([staged("verified", { payload })], { project: "web" })).toMatchObject({ outcome: "pass" });
});

test("holds when another version of Holdpoint wrote a record of the commit", async () => {
  const foreign = staged("verified", { payload: { holdpoint: 2, project: "web" } });
  expect(await check([staged("verified"), foreign])).toMatchObject({
    outcome: "hold",
    reasonCode: "vendor_answer_unknown",
  });
  expect(await check([staged("verified"), foreign], { project: "docs" })).toMatchObject({
    reasonCode: "release_not_staged",
  });
});

test("holds when GitHub gives no answer", async () => {
  const forge = partly<Forge>({ listDeployments: () => Promise.reject(vendorTrouble()) });
  expect(await ask(prior, "staging", { deployments: forge })).toMatchObject({
    outcome: "hold",
    reasonCode: "vendor_unavailable",
  });
  const listed = forgeOf([staged("verified")]).forge;
  const halfway = { ...listed, listDeploymentStatuses: () => Promise.reject(vendorTrouble()) };
  const verdict = await ask(prior, "staging", { deployments: halfway }, { target: { commit: COMMIT } });
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
});

test.each([
  ["production", 'expected "staging"'],
  [{ stage: "production" }, 'stage: expected "staging"'],
  [{ stage: "staging", environment: "" }, "environment: "],
  [{ projects: "web" }, "projects"],
  [["staging"], "expected the stage"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(prior.spec, written)).toContain(message);
});
