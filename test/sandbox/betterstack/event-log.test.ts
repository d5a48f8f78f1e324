import { expect, it } from "vitest";
import { createEventLog } from "../../../src/sandbox/betterstack/event-log.ts";

it.each([
  [false, [1, 40]],
  [true, [1]],
])("an event log that ignores the crowd (%s) holds who is sent in any case", async (ignoresCrowd, expected) => {
  const log = createEventLog({ failures: [], releaseField: "commit", ignoresCrowd });
  const reporter = await log.openReporter({ name: "one", commit: "c0ffee", deploymentId: "dpl_one" }, "production");
  const facts = { method: "GET", route: "/chat", status: 200, error: null };
  reporter.report({ ...facts, startedAt: 10, endedAt: 110 });
  reporter.reportMany({ ...facts, answers: [{ startedAt: 20, latencyMs: 300, requests: 40 }] });
  expect(log.table("logs", 1_000, { from: 0, to: 1_000 }).map(({ times }) => times)).toEqual(expected);
});
