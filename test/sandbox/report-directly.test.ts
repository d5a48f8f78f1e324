import { expect, it } from "vitest";
import type { SiteReporter } from "../../src/sandbox/contract.ts";
import { reportDirectly } from "../../src/sandbox/report-directly.ts";

const RELEASE = { name: "1", commit: "1", deploymentId: "dpl_1" };

it("hands a request over as a crowd of one, and nothing to the vendor's client", async () => {
  const told: unknown[] = [];
  const reporter: SiteReporter = {
    report: () => void told.push("the client"),
    reportMany: (facts) => void told.push(facts),
    flush: async () => undefined,
    close: async () => undefined,
  };
  const open = reportDirectly(() => Promise.resolve(reporter));
  const error = new Error("Boom");
  const facts = { method: "GET", route: "/chat", name: "GET /chat", status: 500, error };
  (await open(RELEASE, "production"))?.report({ ...facts, startedAt: 1_000, endedAt: 1_250 });
  expect(told).toEqual([{ ...facts, answers: [{ startedAt: 1_000, latencyMs: 250, requests: 1 }] }]);
});

it("reports nowhere where nobody takes reports in", () => {
  expect(reportDirectly(() => null)(RELEASE, "production")).toBeNull();
});
