import { describe, expect, it } from "vitest";
import type { ForgeDeployment } from "../../src/providers/contract.ts";
import { cutDescription } from "../../src/lib/status-description.ts";
import { DRILL_TASK, type DrillPayload, drillPayloadOf, renderDrill } from "../../src/release/drill.ts";

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

function deployment(payload: unknown, task: string = DRILL_TASK): ForgeDeployment {
  return { id: 7, environment: "drill", task, sha: "c".repeat(40), payload, creator: "holdpoint", createdAt: 5 };
}

describe("a drill's payload", () => {
  it("is read back as it was written, whatever a later version adds", () => {
    const stored: unknown = JSON.parse(JSON.stringify({ ...PAYLOAD, added: true }));
    expect(drillPayloadOf(deployment(stored))).toEqual(PAYLOAD);
    expect(drillPayloadOf(deployment({ ...PAYLOAD, faults: [] }))).toMatchObject({ faults: [] });
  });

  it.each([
    ["another task", deployment(PAYLOAD, "holdpoint:production")],
    ["text", deployment("rolled back")],
    ["nothing", deployment(null)],
    ["another version", deployment({ ...PAYLOAD, holdpoint: 2 })],
    ["another phase", deployment({ ...PAYLOAD, phase: "production" })],
    ["no project", deployment({ ...PAYLOAD, project: undefined })],
    ["no commit", deployment({ ...PAYLOAD, commit: 1 })],
    ["no plan", deployment({ ...PAYLOAD, planDigest: null })],
    ["faults in another shape", deployment({ ...PAYLOAD, faults: "outage" })],
    ["a fault that is no text", deployment({ ...PAYLOAD, faults: ["outage", 1] })],
    ["no reason", deployment({ ...PAYLOAD, reasonCode: undefined })],
    ["no end", deployment({ ...PAYLOAD, endedAt: "yesterday" })],
  ])("is nothing where it is %s", (_what, stored) => {
    expect(drillPayloadOf(stored)).toBeNull();
  });

  it("is said in a line that GitHub takes whole", () => {
    const text = renderDrill(PAYLOAD);
    expect(text).toBe("rehearsed with error-rate=8%, sentry-slow, rolled back: condition_met");
    expect(cutDescription(text)).toBe(text);
    expect(renderDrill({ ...PAYLOAD, faults: [] })).toBe("rehearsed, rolled back: condition_met");
  });
});
