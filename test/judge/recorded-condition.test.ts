/** What a result keeps of a condition is enough to judge it again, from the buckets that it was judged by. */
import { describe, expect, it } from "vitest";
import { judgeRecorded, recordCondition } from "../../src/judge/recorded-condition.ts";
import { at, BEFORE, lookAt, type Site, type SiteMetric, type SiteMinute, threshold } from "./watched-site.ts";

const FOR = 20;
const P99 = { unit: "duration", minimumSamples: 20, series: { kind: "quantile", quantile: 0.99 } } as const;
const SHARE = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } } as const;

function site(measure: SiteMetric["measure"], limit: number, of: (minute: number) => Partial<SiteMinute>): Site {
  const minutes = Array.from({ length: BEFORE + FOR }, (_, index) => ({
    samples: 60,
    value: 0,
    late: 0,
    ...of(index - BEFORE),
  }));
  const metrics = [{ measure, settleMinutes: 2, minutes, down: [0, 0] as const }];
  return {
    forMinutes: FOR,
    metrics,
    conditions: [{ list: "rollback", condition: threshold("m0", 5, limit) }],
    rounds: [],
  };
}

function recordedAt(watched: Site, minute: number) {
  const [standing] = lookAt(watched, at(minute)).standings;
  if (standing === undefined) throw new Error("nothing stands");
  const recorded = recordCondition(standing);
  if (recorded === null) throw new Error("nothing is recorded");
  return { standing, recorded: JSON.parse(JSON.stringify(recorded)) as typeof recorded };
}

describe("a condition that is recorded", () => {
  it.each([
    ["a share that is met", site(SHARE, 0.05, (minute) => ({ value: minute > 6 ? 0.1 : 0 })), "fail"],
    ["a share that is clear", site(SHARE, 0.05, () => ({ value: 0.02 })), "pass"],
    ["a quantile that is met", site(P99, 2_000, (minute) => ({ value: minute > 7 ? 2_500 : 900 })), "fail"],
    ["a share with a bucket missing", site(SHARE, 0.05, (minute) => (minute === 9 ? { late: 99 } : {})), "hold"],
    ["a share of nothing", site(SHARE, 0.05, () => ({ samples: 0 })), "hold"],
  ])("says the same of %s when it is judged again", (_what, watched, outcome) => {
    const { standing, recorded } = recordedAt(watched, 12);
    const { summary, reasonCode } = standing.verdict ?? {};
    expect(judgeRecorded(recorded)).toMatchObject({ outcome, summary, reasonCode });
    expect(recorded.reading.counted?.buckets.length).toBe(summary?.includes("not complete") === true ? 4 : 5);
  });

  it("says another thing where somebody changed what was counted", () => {
    const { standing, recorded } = recordedAt(
      site(SHARE, 0.05, () => ({ value: 0.02 })),
      12,
    );
    const { counted } = recorded.reading;
    if (counted === undefined) throw new Error("nothing was counted");
    const buckets = counted.buckets.map((bucket) => ({ ...bucket, bad: bucket.samples, value: 1 }));
    const changed = { ...recorded, reading: { ...recorded.reading, counted: { ...counted, buckets } } };
    expect(judgeRecorded(changed).outcome).toBe("fail");
    expect(judgeRecorded(changed).summary).not.toBe(standing.verdict?.summary);
  });
});
