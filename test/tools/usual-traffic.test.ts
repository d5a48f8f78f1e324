import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Watch } from "../../src/plan/plan.ts";
import { DEMO_PLAN } from "../../src/tools/rehearse/demo-plan.ts";
import { readUsualTraffic } from "../../src/tools/rehearse/usual-traffic.ts";

function watchOf(text: string): Watch | null {
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan.stages.production.watch;
}

function watchWith(list: "rollback_conditions" | "success", condition: string): Watch | null {
  const metrics = ["error_rate", "crash_free_sessions", "error_count", "request_count", "p99_latency"];
  return watchOf(`
version: 1
name: site
project: { vercel: { project: site }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: Start, http: { path: / } }] }
  production:
    verify: [{ title: Health, http: { path: /api/health } }]
    watch:
      for: 30m
      metrics:
        uptime: { checkly: { tags: [prod] } }
${metrics.map((name) => `        ${name}: { sentry: { project: web } }`).join("\n")}
      rollback_conditions: [${list === "success" ? "p99_latency > 5s" : `"${condition}"`}]
      success: [${list === "success" ? `"${condition}"` : "p99_latency < 9s"}]
`);
}

const read = (values: Parameters<typeof readUsualTraffic>[0], watch: Watch | null = null) =>
  readUsualTraffic(values, watch);

describe("the traffic of a rehearsal", () => {
  it("is what is asked for", () => {
    expect(read({})).toEqual({ perSecond: 20, errorRatio: 0.01, noise: 0 });
    expect(read({ traffic: "300/m", base: "0.1%", noise: "0.5" })).toEqual({
      perSecond: 5,
      errorRatio: 0.001,
      noise: 0.5,
    });
    const nobody = watchWith("rollback_conditions", "error_count > 0 over 5m");
    expect(read({ traffic: "0/s" }, nobody)).toEqual({ perSecond: 0, errorRatio: 0.01, noise: 0 });
    expect(read({ traffic: "1.8/h", base: "0%" })).toEqual({ perSecond: 0.0005, errorRatio: 0, noise: 0 });
  });

  it.each([{ traffic: "1001/s" }, { traffic: "-1/s" }, { base: "101%" }, { noise: "2.1" }, { noise: "" }])(
    "is refused as %j",
    (values) => {
      expect(() => read(values)).toThrow("expected");
    },
  );
});

describe("the share that usually fails", () => {
  it("is 1 % in the demo", () => {
    expect(read({}, watchOf(DEMO_PLAN)).errorRatio).toBe(0.01);
  });

  it.each([
    ["rollback_conditions", "error_rate > 5% over 5m", 0.01],
    ["rollback_conditions", "error_rate > 0.6% over 5m", 0.002],
    ["success", "error_rate < 0.6% over 5m", 0.002],
    ["rollback_conditions", "crash_free_sessions < 99.4% over 5m", 0.002],
    ["success", "crash_free_sessions >= 99.4% over 5m", 0.002],
    // Of 6,000 requests in five minutes, and of 72,000 in an hour, of which the watch is half.
    ["rollback_conditions", "error_count > 36 over 5m", 0.002],
    ["rollback_conditions", "error_count > 216/hour", 0.002],
    ["rollback_conditions", "request_count < 100 over 5m", 0.01],
    ["rollback_conditions", "error_rate increases by > 10% over 5m", 0.01],
    ["rollback_conditions", "p99_latency > 1ms over 5m", 0.01],
    ["rollback_conditions", "uptime > 99.99% over 5m", 0.01],
    ["rollback_conditions", "health_check_failures > 0", 0.01],
  ] as const)("lets a good release pass: %s, %s", (list, condition, expected) => {
    expect(read({}, watchWith(list, condition)).errorRatio).toBeCloseTo(expected, 6);
  });

  it("is what is asked for, whatever the plan says of it", () => {
    expect(read({ base: "9%" }, watchWith("rollback_conditions", "error_rate > 5%")).errorRatio).toBe(0.09);
  });
});
