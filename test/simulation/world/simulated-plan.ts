/** The plan of a simulated release. */
import type { Metric, Plan, Watch } from "../../../src/plan/plan.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { rungSpecs } from "./ladder.ts";
import { simulatedItems } from "./simulated-steps.ts";

const POSITION = { file: "plan.yml", line: 1, column: 1 };
export const PLAN_DIGEST = "d".repeat(64);
export const DOMAINS = ["app.example.test", "www.example.test"] as const;

const ERROR_RATE: Metric = {
  name: "error_rate",
  provider: "sentry",
  spec: {},
  measure: { unit: "ratio", minimumSamples: 20 },
  settleMs: 60_000,
};

/** The condition of every simulated watch; the oracle knows it by these two numbers. */
export const LIMIT_RATIO = 0.05;
export const OVER_MS = 120_000;

export function simulatedPlan(scenario: Scenario): Plan {
  const { domains, version, productionGate, watchMs, to, ladder, rollout, steps } = scenario;
  return {
    name: "simulated",
    project: {
      host: { provider: "vercel", project: "web", team: null },
      domains: DOMAINS.slice(0, domains),
      version: version ? { path: "/api/version", json: "commit" } : null,
      addresses: {},
    },
    checklist: [],
    stages: {
      staging: {
        deploy: { target: { kind: "production" }, prebuilt: true, directory: ".", timeoutMs: 600_000, git: null },
        environment: "staging",
        setup: null,
        before: simulatedItems(steps, "staging", "before"),
        after: simulatedItems(steps, "staging", "after"),
        verify: [{ title: "Staging", gate: "http", spec: {}, position: POSITION }],
      },
      production: {
        environment: "production",
        requires: "nothing",
        setup: null,
        before: simulatedItems(steps, "production", "before"),
        after: simulatedItems(steps, "production", "after"),
        promote: rollout === null ? null : { percents: rollout.percents, stageMs: rollout.stageMs },
        verify: productionGate ? [{ title: "Health", gate: "http", spec: {}, position: POSITION }] : [],
        watch: watchMs === null ? null : watchOf(watchMs),
      },
    },
    rollback: {
      ladder: ladder?.rungs ?? ["host"],
      rungs: ladder === null ? {} : rungSpecs(ladder),
      to,
      steps: 1,
      by: [],
      incident: null,
    },
    digest: PLAN_DIGEST,
    file: "plan.yml",
  };
}

function watchOf(forMs: number): Watch {
  return {
    forMs,
    everyMs: 60_000,
    warmUpMs: 0,
    probeEveryMs: 60_000,
    ends: "at-time",
    onHold: "wait",
    observe: false,
    regression: { metrics: [], named: true, falseAlarms: 0.001 },
    silenceMs: 6 * 3_600_000,
    metrics: { error_rate: { ...ERROR_RATE, ofRelease: "commit" } },
    rollbackConditions: [
      {
        kind: "threshold",
        text: "error_rate > 5% over 2m",
        metric: "error_rate",
        overMs: OVER_MS,
        minimumSamples: 20,
        position: POSITION,
        comparison: ">",
        value: LIMIT_RATIO,
      },
    ],
    successConditions: [],
  };
}
