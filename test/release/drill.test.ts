import { describe, expect, it } from "vitest";
import { cutDescription } from "../../src/lib/status-description.ts";
import { DRILL_ENVIRONMENT, DRILL_RECORDS, type DrillPayload, renderDrill } from "../../src/release/drill.ts";

const PAYLOAD: DrillPayload = {
  holdpoint: 1,
  phase: "drill",
  project: "web",
  commit: "c".repeat(40),
  planDigest: "d".repeat(64),
  faults: ["error-rate=8%", "sentry-slow"],
  reasonCode: "condition_met",
  endedAt: 5,
};

describe("a drill's payload", () => {
  it("is read back as it was written, whatever a later version adds", () => {
    const stored: unknown = JSON.parse(JSON.stringify({ ...PAYLOAD, added: true }));
    expect(DRILL_RECORDS.parse(stored)).toEqual(PAYLOAD);
    expect(DRILL_RECORDS.parse({ ...PAYLOAD, faults: [] })).toMatchObject({ faults: [] });
  });

  it("has where a rollback was practised and how long each step took, or is nothing where that is not whole", () => {
    const steps = [{ step: "roll back", tookMs: 4_000 }];
    const practised = { project: "web-staging", build: "dpl_new", to: "dpl_old", steps };
    const stored = { ...PAYLOAD, practised };
    expect(DRILL_RECORDS.parse(JSON.stringify(stored))).toEqual(stored);
    expect(renderDrill(stored as DrillPayload)).toBe("practised on web-staging: roll back 4s");
    const broken = [null, { ...practised, to: 1 }, { ...practised, steps: [{ step: "dance", tookMs: 1 }] }];
    expect(broken.map((one) => DRILL_RECORDS.parse({ ...PAYLOAD, practised: one }))).toEqual([null, null, null]);
  });

  it("is read where GitHub gives it back as text", () => {
    expect(DRILL_RECORDS.parse(JSON.stringify(PAYLOAD))).toEqual(PAYLOAD);
  });

  it.each<[string, unknown]>([
    ["text", "rolled back"],
    ["nothing", null],
    ["another version", { ...PAYLOAD, holdpoint: 2 }],
    ["another phase", { ...PAYLOAD, phase: "production" }],
    ["no project", { ...PAYLOAD, project: undefined }],
    ["no commit", { ...PAYLOAD, commit: 1 }],
    ["no plan", { ...PAYLOAD, planDigest: null }],
    ["faults in another shape", { ...PAYLOAD, faults: "outage" }],
    ["a fault that is no text", { ...PAYLOAD, faults: ["outage", 1] }],
    ["no reason", { ...PAYLOAD, reasonCode: undefined }],
    ["no end", { ...PAYLOAD, endedAt: "yesterday" }],
    ["an end that no clock shows", { ...PAYLOAD, endedAt: Number.POSITIVE_INFINITY }],
  ])("is nothing where it is %s", (_what, stored) => {
    expect(DRILL_RECORDS.parse(stored)).toBeNull();
  });

  it("lies at GitHub apart from what was deployed, under the name that earlier versions gave it", () => {
    expect([DRILL_RECORDS.task, DRILL_ENVIRONMENT, DRILL_RECORDS.noun]).toEqual([
      "holdpoint:drill",
      "drill",
      "a rehearsal's record",
    ]);
  });

  it("is said in a line that GitHub takes whole", () => {
    const text = renderDrill(PAYLOAD);
    expect(text).toBe("rehearsed with error-rate=8%, sentry-slow, rolled back: condition_met");
    expect(cutDescription(text)).toBe(text);
    expect(renderDrill({ ...PAYLOAD, faults: [] })).toBe("rehearsed, rolled back: condition_met");
  });
});
