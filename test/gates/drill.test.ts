import { expect, test } from "vitest";
import { drill } from "../../src/gates/drill.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { DRILL_ENVIRONMENT, DRILL_TASK, type DrillPayload } from "../../src/release/drill.ts";
import { PRODUCTION_TASK, type ProductionStatus, renderProductionStatus } from "../../src/release/record.ts";
import { COMMIT, record } from "../release/facts.ts";
import { forgeOf, type KeptRecord } from "./forge-of.ts";
import { ask, mistakesOf, NOW, partly, vendorTrouble } from "./gate-context.ts";

const DAY = 86_400_000;
const DONE: ProductionStatus = { phase: "done", promotedAt: 1, reason: "watched" };
const ROLLED_BACK: ProductionStatus = { phase: "rolled-back", to: "dpl_old", reason: "error_rate > 5%" };

interface Wishes extends Partial<KeptRecord> {
  readonly project?: string;
  /** When its status was written; default when it was made. */
  readonly statusDaysAgo?: number;
}

function released(daysAgo: number, status: ProductionStatus | null, wishes: Wishes = {}): KeptRecord {
  const { project = "web", statusDaysAgo = daysAgo, ...rest } = wishes;
  return {
    task: PRODUCTION_TASK,
    environment: "production",
    payload: { ...record("done").payload, project },
    createdAt: NOW - daysAgo * DAY,
    statuses: status === null ? [] : [{ ...renderProductionStatus(status), createdAt: NOW - statusDaysAgo * DAY }],
    ...rest,
  };
}

function rehearsed(daysAgo: number, changes: Partial<DrillPayload> = {}, wishes: Partial<KeptRecord> = {}): KeptRecord {
  const payload: DrillPayload = {
    holdpoint: 1,
    phase: "drill",
    project: "web",
    commit: COMMIT,
    planDigest: "d".repeat(64),
    faults: ["error-rate=8%"],
    reasonCode: "condition_met",
    endedAt: NOW - daysAgo * DAY,
    ...changes,
  };
  return {
    task: DRILL_TASK,
    environment: DRILL_ENVIRONMENT,
    payload,
    createdAt: NOW - daysAgo * DAY,
    ...wishes,
  };
}

function check(records: readonly KeptRecord[], spec: unknown = { within: "90d" }) {
  return ask(drill, spec, { deployments: forgeOf(records).forge });
}

test("passes on a rehearsal in time, and asks for nothing else", async () => {
  const kept = forgeOf([released(3, DONE), rehearsed(89)]);
  const verdict = await ask(drill, {}, { deployments: kept.forge });
  expect(verdict).toMatchObject({
    outcome: "pass",
    summary: "A rollback was rehearsed at 2026-08-23T00:00:00Z, within 90d.",
  });
  expect(verdict.evidence).toEqual([
    { label: "rehearsal", value: `2026-08-23T00:00:00Z, web at ${COMMIT.slice(0, 12)}: error-rate=8%` },
  ]);
  expect(kept.asked).toEqual({ lists: 1, statuses: 0 });
});

test("passes on a rollback that was practised at a project of its own, and says how long each step took", async () => {
  const steps = [
    { step: "roll back", tookMs: 4_000 },
    { step: "forward", tookMs: 3_000 },
  ] as const;
  const practised = { project: "web-staging", build: "dpl_new", to: "dpl_old", steps };
  const verdict = await check([rehearsed(9, { faults: [], practised })]);
  expect(verdict).toMatchObject({ outcome: "pass", summary: expect.stringContaining("A rollback was practised at ") });
  const value = `2026-11-11T00:00:00Z, web at ${COMMIT.slice(0, 12)}: practised on web-staging: roll back 4s, forward 3s`;
  expect(verdict.evidence).toEqual([{ label: "drill", value }]);
});

test("passes on a real rollback in time, and says to what and why", async () => {
  const verdict = await check([released(40, ROLLED_BACK), released(2, DONE)]);
  expect(verdict).toMatchObject({ outcome: "pass", summary: expect.stringContaining("Production was rolled back at") });
  expect(verdict.evidence[0]?.value).toContain("to dpl_old: error_rate > 5%");
});

test("a release from before that was rolled back within the time counts", async () => {
  expect(await check([released(120, ROLLED_BACK, { statusDaysAgo: 80 })])).toMatchObject({ outcome: "pass" });
});

test("GitHub's date counts, not what the payload says", async () => {
  expect(await check([rehearsed(91, { endedAt: NOW })])).toMatchObject({ outcome: "fail" });
});

test.each<[string, readonly KeptRecord[], string]>([
  ["a rehearsal that is too old", [rehearsed(91)], "2026-08-21T00:00:00Z, 91d ago"],
  ["a rollback that is too old", [released(100, ROLLED_BACK), released(1, DONE)], "100d ago"],
  ["both too old: the later one is named", [released(100, ROLLED_BACK), rehearsed(95)], "95d ago"],
])("fails on %s, and says when it was", async (_what, records, said) => {
  const verdict = await check(records);
  expect(verdict).toMatchObject({
    outcome: "fail",
    reasonCode: "drill_overdue",
    summary: expect.stringContaining(said),
  });
  expect(verdict.remedy).toContain("rehearse --record");
  expect(verdict.evidence).toHaveLength(1);
});

test.each<[string, readonly KeptRecord[], string]>([
  ["nothing at all", [], "no release is recorded"],
  ["releases that went well", [released(9, DONE), released(1, DONE)], "none of the last 2 releases"],
  [
    "one whose rollback is under way",
    [released(1, { phase: "rolling-back", promotedAt: 1, to: "a", reason: "b" })],
    "none",
  ],
  ["one that failed", [released(1, { phase: "failed", reason: "no known good" })], "none"],
  ["one without a status", [released(1, null)], "none"],
  ["a rollback in another environment", [released(1, ROLLED_BACK, { environment: "eu" })], "no release"],
  [
    "a rehearsal whose payload is not whole",
    [rehearsed(1, {}, { payload: { holdpoint: 1, phase: "drill" } })],
    "no release",
  ],
  ["somebody else's deployment", [rehearsed(1, {}, { task: "drill" })], "no release"],
])("fails on %s: none was done, and that is known", async (_what, records, said) => {
  const verdict = await check(records);
  expect(verdict).toMatchObject({
    outcome: "fail",
    reasonCode: "drill_overdue",
    summary: expect.stringContaining(said),
  });
});

test("among several projects, the named one counts, or any if none is named", async () => {
  const records = [rehearsed(1, { project: "docs" }), released(1, ROLLED_BACK, { project: "docs" })];
  expect(await check(records)).toMatchObject({ outcome: "pass" });
  expect(await check(records, { project: "web" })).toMatchObject({ outcome: "fail" });
  expect(await check(records, { project: "docs" })).toMatchObject({ outcome: "pass" });
  expect(await check([released(1, ROLLED_BACK, { environment: "eu" })], { environment: "eu" })).toMatchObject({
    outcome: "pass",
  });
});

test("stops reading statuses ten releases before the time that counts", async () => {
  const releases = Array.from({ length: 60 }, (_, index) => released(200 - index * 3, DONE));
  const kept = forgeOf(releases);
  expect(await ask(drill, {}, { deployments: kept.forge })).toMatchObject({ outcome: "fail" });
  const within = releases.filter(({ createdAt = 0 }) => createdAt >= NOW - 90 * DAY).length;
  expect(kept.asked.statuses).toBe(within + 10);
});

test("holds when there are more releases in the time than are read", async () => {
  const releases = Array.from({ length: 150 }, (_, index) => released(80 - index / 2, DONE));
  const kept = forgeOf([released(85, ROLLED_BACK), ...releases]);
  const verdict = await ask(drill, {}, { deployments: kept.forge });
  expect(verdict).toMatchObject({
    outcome: "hold",
    reasonCode: "no_data",
    remedy: expect.stringContaining("--record"),
  });
  expect(kept.asked.statuses).toBe(100);
});

test("holds when there are more releases in the time than are listed, of which most are another project's", async () => {
  const releases = Array.from({ length: 320 }, (_, index) =>
    released(80 - index / 10, DONE, { project: index % 10 === 0 ? "web" : "docs" }),
  );
  expect(await check(releases, { project: "web" })).toMatchObject({ outcome: "hold", reasonCode: "no_data" });
});

test.each([
  ["release", released(1, DONE, { payload: { holdpoint: 2, project: "web" } })],
  ["rehearsal", rehearsed(1, {}, { payload: { holdpoint: 2 } })],
])("holds when another version of Holdpoint wrote a %s", async (_what, foreign) => {
  expect(await check([foreign])).toMatchObject({ outcome: "hold", reasonCode: "vendor_answer_unknown" });
});

test("holds when GitHub gives no answer", async () => {
  const forge = partly<Forge>({ listDeployments: () => Promise.reject(vendorTrouble()) });
  expect(await ask(drill, {}, { deployments: forge })).toMatchObject({
    outcome: "hold",
    reasonCode: "vendor_unavailable",
  });
  const listed = forgeOf([released(1, ROLLED_BACK)]).forge;
  const halfway = { ...listed, listDeploymentStatuses: () => Promise.reject(vendorTrouble()) };
  expect(await ask(drill, {}, { deployments: halfway })).toMatchObject({
    outcome: "hold",
    reasonCode: "vendor_unavailable",
  });
});

test.each([
  [{ within: "soon" }, "within: "],
  [{ within: 90 }, "within: expected a duration"],
  [{ within: "0d" }, "within: "],
  [{ within: "5000d" }, "within: too long"],
  [{ environment: "" }, "environment: "],
  [{ days: 90 }, "days"],
])("%j is refused at its place", (written, message) => {
  expect(mistakesOf(drill.spec, written)).toContain(message);
});
