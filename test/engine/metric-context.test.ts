import { describe, expect, it } from "vitest";
import { metricContext } from "../../src/engine/metric-context.ts";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { z } from "zod";
import type { MetricProvider, ProviderContext } from "../../src/providers/contract.ts";

const diary: MetricProvider = {
  key: "diary",
  vendor: "Diary",
  settings: [],
  description: "What a diary counts.",
  spec: z.strictObject({ key: z.string() }),
  settleMs: () => 0,
  measure: () => ({ unit: "count", minimumSamples: 1 }),
  secrets: (spec) => [(spec as { key: string }).key],
  connect: () => Promise.reject(new Error("nobody connects")),
};
const known = { roles: extensions.roles ?? {}, metricProviders: { ...extensions.metricProviders, diary } };
const context: ProviderContext = {
  env: { PATH: "/bin" },
  clock: systemClock,
  random: () => 0.5,
  debug: () => undefined,
};
const planSecrets = { DIARY_KEY: "dear-diary", OTHER_KEY: "somebody-elses" };

function envOf(key: string) {
  return metricContext({ provider: "diary", spec: { key } }, known, context, planSecrets).env;
}

describe("the environment that a metric's provider reads", () => {
  it("has of the plan's own secrets the one that its spec names, and no other", () => {
    expect(envOf("DIARY_KEY")).toEqual({ PATH: "/bin", DIARY_KEY: "dear-diary" });
  });

  it("has none where the provider names none", () => {
    const found = metricContext({ provider: "sentry", spec: { project: "web" } }, known, context, planSecrets);
    expect(found).toBe(context);
    const unknown = metricContext({ provider: "nobody", spec: {} }, known, context, planSecrets);
    expect(unknown).toBe(context);
  });

  it("is not made for a plan that names a credential by which Holdpoint acts", () => {
    expect(() => envOf("VERCEL_TOKEN")).toThrow(
      expect.objectContaining({
        reasonCode: "plan_invalid",
        vendor: "Diary",
        message: expect.stringContaining("VERCEL_TOKEN is a credential by which Holdpoint itself acts"),
        remedy: expect.stringContaining("Use a secret of its own"),
      }),
    );
  });
});
