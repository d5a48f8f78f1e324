import { expect, it } from "vitest";
import { createTrafficLog } from "../../../src/sandbox/vercel/traffic-log.ts";

it("the log of requests counts a crowd as often as it stands for, beside who is sent", async () => {
  const log = createTrafficLog();
  const release = { name: "one", commit: "c0ffee", deploymentId: "dpl_one" };
  const reporter = await log.openReporter(release, "production");
  const facts = { method: "GET", route: "/chat", status: 200, error: null };
  reporter.report({ ...facts, startedAt: 10, endedAt: 110 });
  reporter.reportMany({
    ...facts,
    status: 500,
    answers: [
      { startedAt: 20, latencyMs: 300, requests: 40 },
      { startedAt: 70_000, latencyMs: 30, requests: 2 },
    ],
  });
  const common = { deploymentId: "dpl_one", environment: "production", method: "GET", path: "/chat" };
  expect(log.between(0, 60_000)).toEqual([
    { ...common, at: 10, status: 200, durationMs: 100, requests: 1 },
    { ...common, at: 20, status: 500, durationMs: 300, requests: 40 },
  ]);
  expect(log.between(60_000, 120_000)).toMatchObject([{ at: 70_000, requests: 2 }]);
});
