import { describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { emulators } from "../../src/sandbox/index.ts";
import { toVisit } from "../../src/sandbox/traffic-visit.ts";
import { rehearsablePlan } from "../../src/tools/rehearse/rehearsable-plan.ts";
import { rehearsedSite } from "../../src/tools/rehearse/rehearsed-site.ts";
import type { UsualTraffic } from "../../src/tools/rehearse/usual-traffic.ts";
import { releaseItems } from "../../src/tools/rehearse/world.ts";

interface Wishes {
  readonly gates?: readonly string[];
  readonly metrics?: readonly string[];
  readonly conditions?: readonly string[];
  readonly watchFor?: string;
}

function planWith({ gates = [], metrics = [], conditions = [], watchFor = "30m" }: Wishes): Plan {
  const text = [
    "version: 1",
    "name: site",
    "project: { vercel: { project: site }, domains: [app.example.com] }",
    "stages:",
    `  staging: { verify: [{ title: Start, http: { path: / } }] }`,
    "  production:",
    "    verify:",
    ...["{ path: /api/health }", ...gates].map((gate, index) => `      - { title: Gate ${index}, http: ${gate} }`),
    "    watch:",
    `      for: ${watchFor}`,
    "      metrics:",
    ...["requests: { sentry: { project: web, measure: request_count } }", ...metrics].map(
      (metric) => `        ${metric}`,
    ),
    "      rollback_conditions:",
    ...(conditions.length === 0 ? ["health_check_failures > 3"] : conditions).map((one) => `        - ${one}`),
  ].join("\n");
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const USUAL: UsualTraffic = { perSecond: 20, errorRatio: 0.01, noise: 0 };

function trafficOf(wishes: Wishes, usual: UsualTraffic | null = USUAL) {
  const plan = planWith(wishes);
  const { paths, ...traffic } = rehearsedSite(plan, releaseItems(plan), emulators, usual).traffic;
  return { ...traffic, paths: paths.map(toVisit) };
}

/** Requests a minute for a path. */
function rateOf({ perMinute, crowd, paths }: ReturnType<typeof trafficOf>, method: string, path: string): number {
  const all = paths.flatMap(({ requests, weight = 1 }) => requests.map((request) => ({ ...request, weight })));
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const mine = all.filter((request) => request.method === method && request.path === path);
  return (mine.reduce((sum, { weight }) => sum + weight, 0) / total) * (perMinute + (crowd?.perMinute ?? 0));
}

const FLOW = `[{ post: /api/threads, json: { title: t }, headers: { authorization: { env: TOKEN, prefix: "Bearer " } },
  capture: { id: $.id } }, { get: "/api/threads/\${id}" }]`.replaceAll(/\s+/g, " ");

describe("the visitors of a rehearsed site", () => {
  it("do what the gates do, with their headers, bodies and captures", () => {
    expect(trafficOf({ gates: [FLOW, "{ path: /broken, status: 500 }"] })).toMatchObject({
      paths: [
        { requests: [{ method: "GET", path: "/" }] },
        { requests: [{ method: "GET", path: "/api/health" }] },
        {
          requests: [
            {
              method: "POST",
              path: "/api/threads",
              json: { title: "t" },
              headers: { authorization: "Bearer rehearsal-token" },
              captures: { id: ["id"] },
            },
            { method: "GET", path: "/api/threads/${id}" },
          ],
        },
      ],
    });
  });

  it("come often enough to a route that a condition looks at alone", () => {
    const wishes: Wishes = {
      gates: [FLOW],
      metrics: [
        `slow: { sentry: { project: web, measure: p99_latency, query: 'transaction:"POST /api/threads"' } }`,
        `paid: { sentry: { project: web, measure: error_rate, query: 'transaction:"POST /api/pay"' } }`,
      ],
    };
    const few: UsualTraffic = { ...USUAL, perSecond: 5 };
    const busy = trafficOf({ ...wishes, conditions: ["slow > 2s over 2m", "paid > 5% over 1m"] }, few);
    // 100 samples in two minutes and 20 in one, and half as many to spare.
    expect(rateOf(busy, "POST", "/api/threads")).toBeGreaterThanOrEqual(65);
    expect(rateOf(busy, "POST", "/api/pay")).toBeGreaterThanOrEqual(30);
    expect(rateOf(busy, "GET", "/")).toBeGreaterThan(10);
    expect(rateOf(trafficOf(wishes, few), "POST", "/api/threads")).toBeLessThan(65);
  });

  it("are as many as asked for, of whom few are really sent, in a long watch fewer a minute", () => {
    const sentOf = (watchFor: string, usual = USUAL) => {
      const { perMinute, crowd } = trafficOf({ watchFor }, usual);
      expect(perMinute + (crowd?.perMinute ?? 0)).toBeCloseTo(60 * usual.perSecond);
      return perMinute;
    };
    expect(sentOf("30m")).toBe(10);
    expect(sentOf("24h")).toBeCloseTo(400 / 1_450);
    expect(sentOf("20d")).toBe(0.1);
    expect(sentOf("30m", { ...USUAL, perSecond: 1 / 60 })).toBe(0.5);
    expect(trafficOf({}, null)).toMatchObject({ perMinute: 10 });
    expect(trafficOf({}, null)).not.toHaveProperty("crowd");
  });

  it("fail as often as asked for, at the asked level", () => {
    const usual: UsualTraffic = { perSecond: 5, errorRatio: 0.02, noise: 0.5 };
    expect(trafficOf({}, usual).crowd).toEqual({ perMinute: 290, errorRatio: 0.02, noise: 0.5 });
  });
});

describe("a metric that sees nothing of the site", () => {
  const rehearsed = (wishes: Wishes) => rehearsablePlan(planWith(wishes), emulators);
  const dbl = "queries: { sentry: { project: web, measure: count, query: 'span.op:db' } }";

  it("is left out with the conditions on it", () => {
    const { plan, notRehearsed } = rehearsed({
      metrics: [dbl],
      conditions: ["queries > 10/hour", "health_check_failures > 3"],
    });
    expect(plan.stages.production.watch?.rollbackConditions.map(({ text }) => text)).toEqual([
      "health_check_failures > 3",
    ]);
    expect(Object.keys(plan.stages.production.watch?.metrics ?? {})).toEqual(["requests", "health_check_failures"]);
    expect(notRehearsed).toEqual([
      {
        title: "queries",
        why: "the demo site reports nothing that it could find; the conditions on it are left out as well",
      },
    ]);
  });

  it("takes the watch along where no other condition could roll back", () => {
    const { plan, notRehearsed } = rehearsed({ metrics: [dbl], conditions: ["queries > 10/hour"] });
    expect(plan.stages.production.watch).toBeNull();
    expect(notRehearsed.map(({ title }) => title)).toEqual(["queries", "the watch"]);
  });

  it("is the count of failed probes where no gate is left that is asked", () => {
    const plan = planWith({});
    const { staging, production } = plan.stages;
    const unasked = { ...plan, stages: { staging, production: { ...production, verify: [] } } };
    expect(rehearsablePlan(unasked, emulators).notRehearsed.map(({ title }) => title)).toEqual([
      "health_check_failures",
      "the watch",
    ]);
  });
});
