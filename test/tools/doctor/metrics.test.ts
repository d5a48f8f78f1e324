/** What doctor asks of metrics: a reading for what production serves, or what the provider would rather be asked. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { extensions } from "../../../src/engine/plan-extensions.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { ok } from "../../../src/lib/finding.ts";
import { parsePlan } from "../../../src/plan/load.ts";
import type { MetricProvider, MetricScope, MetricSource, ProviderContext } from "../../../src/providers/contract.ts";
import { questionsOfMetrics } from "../../../src/tools/doctor/examine-metrics.ts";

const PLAN = `version: 1
name: web
project: { vercel: { project: web }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: A, http: { path: / } }] }
  production:
    watch: { for: 10m, metrics: { entries: { diary: { key: DIARY_KEY } } }, rollback_conditions: [entries > 3] }
`;

/** What is found with a source such as this, and what its provider was given. */
async function examine(source: Partial<MetricSource>) {
  const given: { env?: ProviderContext["env"]; scope?: MetricScope } = {};
  const diary: MetricProvider = {
    key: "diary",
    vendor: "Diary",
    settings: [],
    description: "What a diary counts.",
    spec: z.strictObject({ key: z.string() }),
    settleMs: () => 0,
    measure: () => ({ unit: "count", minimumSamples: 1 }),
    secrets: (spec) => [(spec as { key: string }).key],
    connect: async (_metric, _spec, { env }) => {
      given.env = env;
      return {
        read: async (window, scope) => {
          given.scope = scope;
          return { value: 1, sampleCount: 7, window, complete: true };
        },
        ...source,
      };
    },
  };
  const providers = { ...extensions.metricProviders, diary };
  const parsed = parsePlan(PLAN, "plan.yml", { ...extensions, metricProviders: providers });
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const context = { env: {}, clock: systemClock, random: () => 0.5, debug: () => undefined };
  const planSecrets = { DIARY_KEY: "dear-diary", OTHER: "not-its" };
  const surroundings = { context, planSecrets, roles: extensions.roles ?? {} };
  const served = async () => ({ deploymentId: "dpl_1", commit: "c".repeat(40) });
  const [question] = questionsOfMetrics(parsed.plan, providers, surroundings, served);
  return { findings: await question?.run(), given };
}

describe("a metric that is examined", () => {
  it("is read for the deployment that production serves, with the secret that the plan names for it", async () => {
    const { findings, given } = await examine({});
    expect(findings).toMatchObject([{ subject: "entries", standing: "ok", found: expect.stringMatching("7 samples") }]);
    expect(given).toEqual({
      env: { DIARY_KEY: "dear-diary" },
      scope: { commit: "c".repeat(40), environment: "production", deploymentId: "dpl_1" },
    });
  });

  it("says why it has no number, where that is known", async () => {
    const read: MetricSource["read"] = async (window) => ({
      value: null,
      sampleCount: 0,
      window,
      complete: false,
      why: "The diary is locked.",
    });
    expect((await examine({ read })).findings).toMatchObject([{ standing: "warning", found: "The diary is locked." }]);
  });

  it("is asked what its provider would rather be asked", async () => {
    const examined = { examine: async () => [ok("anything", "It can be opened.")] };
    expect((await examine(examined)).findings).toEqual([ok("entries", "It can be opened.")]);
  });
});
