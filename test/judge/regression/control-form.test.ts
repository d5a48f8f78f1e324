/** What serves beside the release, in the stages of a rollout, as its control. */
import { describe, expect, it } from "vitest";
import { clusteringOf } from "../../../src/judge/regression/control-form.ts";
import type { Measure } from "../../../src/providers/contract.ts";
import { seededRandom } from "../../../src/sandbox/seeded-random.ts";
import { compare, type Compared, METRIC, type Says, type Service } from "./known-service.ts";

const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const P99: Measure = { unit: "duration", minimumSamples: 100, series: { kind: "quantile", quantile: 0.99 } };
const regression = { metrics: [METRIC], named: true, falseAlarms: 0.001 };

/** Bad ones of so many by chance. */
function draw(random: () => number, requests: number, rate: number): number {
  let bad = 0;
  for (let index = 0; index < requests; index += 1) if (random() < rate) bad += 1;
  return bad;
}

interface Sides {
  readonly seed?: number;
  /** Bad share of each side, by minutes since the first stage. */
  readonly release: (minute: number) => number;
  readonly control: (minute: number) => number;
}

/** The release has 60 requests a minute, what serves beside it 540, and the past 600 that fail in 1 % of all cases. */
function rolledOut({ seed = 1, release, control }: Sides, changes: Partial<Service> = {}): Service {
  const says: Says = (minute, { of, what }) => {
    const requests = of === "release" ? 60 : of === "control" ? 540 : 600;
    const rate = of === "release" ? release(minute) : of === "control" ? control(minute) : 0.01;
    const above = what.kind === "buckets" ? (what.above ?? 0) : 0;
    const random = seededRandom(
      seed * 1_000_003 + minute * 7 + (of === "release" ? 1 : of === "control" ? 2 : 3) + above,
    );
    const bad = minute < -600 ? Math.round(requests * 0.01) : draw(random, requests, rate);
    return { value: bad / requests, sampleCount: requests, badCount: bad };
  };
  return { measure: SHARE, says, regression, forMinutes: 30, control: true, ...changes };
}

const worstOf = ({ standings }: Compared) => {
  const [verdict] = standings.map((standing) => standing.verdict);
  return [verdict?.outcome, verdict?.reasonCode];
};
const usual = () => 0.01;

describe("a release beside what was there before", () => {
  it("is compared with the same minutes of it, and the result says so", () => {
    const answer = compare(rolledOut({ release: usual, control: usual }));
    expect(worstOf(answer)[0]).toBe("pass");
    const [metric] = answer.evidence?.evidence?.metrics ?? [];
    expect(metric?.kind).toMatch(/^(two-sample|tilted)$/);
    expect(metric?.null).toMatchObject({ margin: 1.25 });
    const [compared] = answer.evidence?.compared ?? [];
    expect(compared?.baseline).toMatchObject({
      kind: "concurrent-control",
      name: "what serves beside it, in the same minutes",
      samples: 30 * 540,
    });
    const windows = answer.asked.filter(({ of }) => of === "control").map(({ window }) => window);
    expect(windows).toEqual(answer.asked.filter(({ of }) => of === "release").map(({ window }) => window));
  });

  it("is not blamed for what both meet, for which the past would have blamed it", () => {
    const burst = (minute: number) => (minute >= 5 ? 0.06 : 0.01);
    const both = { release: burst, control: burst };
    expect(worstOf(compare(rolledOut(both)))[0]).toBe("pass");
    const { control: _, ...alone } = rolledOut(both);
    expect(worstOf(compare(alone))).toEqual(["fail", "regression_shown"]);
  });

  it("is shown to be worse than it, in words that name both", () => {
    const answer = compare(rolledOut({ release: () => 0.06, control: usual }));
    expect(worstOf(answer)).toEqual(["fail", "regression_shown"]);
    const { summary = "" } = answer.standings[0]?.verdict ?? {};
    expect(summary).toMatch(
      /failed: [\d.]+ %, [\d.]+x the [\d.]+ % of [\d,]+ beside it \(compared with what serves beside it/,
    );
    expect(summary).not.toContain("as steady as before");
  });

  it("may be so much worse as the plan accepts", () => {
    const conditions = ["m increases by > 400%"];
    const worse = { release: () => 0.03, control: usual };
    const off = { ...regression, metrics: [] };
    expect(worstOf(compare(rolledOut(worse, { conditions, regression: off })))[0]).toBe("pass");
    const [metric] = compare(rolledOut(worse, { conditions, regression: off })).evidence?.evidence?.metrics ?? [];
    expect(metric?.null).toMatchObject({ margin: 5 });
  });

  it("holds where nothing of the other side was heard", () => {
    const service = rolledOut({ release: usual, control: usual });
    const says: Says = (minute, request) => (request.of === "control" ? null : service.says(minute, request));
    const answer = compare({ ...service, says });
    expect(worstOf(answer)).toEqual(["hold", "no_data"]);
    expect(answer.standings[0]?.verdict?.summary).toContain("what serves beside the release has reported nothing");
  });

  it("is compared with the past where its vendor does not tell the two apart, or nobody goes on serving", () => {
    const { control: _, ...alone } = rolledOut({ release: usual, control: usual });
    const answer = compare(alone);
    expect(answer.asked.some(({ of }) => of === "control")).toBe(false);
    expect(answer.evidence?.compared[0]?.baseline?.kind).toBe("previous-deployment");
  });
});

describe("a quantile beside what was there before", () => {
  it("counts samples of the release above what is accepted, and of the other side above what was usual", () => {
    const service = rolledOut(
      { release: usual, control: usual },
      { measure: P99, total: 400, regression: { ...regression, metrics: [] }, conditions: ["m increases by > 20%"] },
    );
    const answer = compare(service);
    const limits = new Map(answer.asked.map(({ of, what }) => [of, what.kind === "buckets" ? what.above : null]));
    expect([limits.get("release"), limits.get("control")]).toEqual([480, 400]);
    expect(worstOf(answer)[0]).toBe("pass");
    expect(worstOf(compare({ ...service, says: rolledOut({ release: () => 0.08, control: usual }).says }))[0]).toBe(
      "fail",
    );
  });
});

it("drift and chance are no clusters, and retries are", () => {
  const random = seededRandom(7);
  const drifting = Array.from({ length: 600 }, (_, index) => {
    const requests = 600;
    return { requests, errors: draw(random, requests, 0.01 * (1.5 + Math.sin(index / 80))) };
  });
  expect(clusteringOf(drifting)).toBeLessThan(0.3);
  const retried = drifting.map(({ requests, errors }) => ({
    requests,
    errors: 3 * Math.round(errors / 3) + (random() < 0.3 ? 9 : 0),
  }));
  expect(clusteringOf(retried)).toBeGreaterThan(1);
  expect(clusteringOf([])).toBe(1);
});

it("a good release is hardly ever blamed, however both sides drift", () => {
  const RUNS = 30;
  let blamed = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = seededRandom(seed);
    const levels = Array.from({ length: 30 }, () => 0.01 * (0.5 + 2 * random()));
    const drift = (minute: number) => levels[minute] ?? 0.01;
    if (worstOf(compare(rolledOut({ seed, release: drift, control: drift })))[0] === "fail") blamed += 1;
  }
  expect(blamed).toBe(0);
});
