/** The watch's own sentences about what it compared, made again from its result. */
import { describe, expect, it } from "vitest";
import { compareResult } from "../../../src/tools/replay/compare-result.ts";
import { parseResult } from "../../../src/tools/replay/parse-result.ts";
import type { Measure } from "../../../src/providers/contract.ts";
import { compare, failing, METRIC, type Service } from "../../judge/regression/known-service.ts";
import { resultOf } from "../../report/result-of.ts";

const SHARE: Measure = { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
const EVENTS: Measure = { unit: "count", minimumSamples: 0, series: { kind: "events" } };
const LEVEL: Measure = { unit: "number", minimumSamples: 1, series: { kind: "level", worse: "higher" } };
const P99: Measure = { unit: "duration", minimumSamples: 100, series: { kind: "quantile", quantile: 0.99 } };
const regression = { metrics: [METRIC], named: true };
const counting =
  (after: number): Service["says"] =>
  (minute) => ({ value: minute < 0 ? 2 : after, sampleCount: 300, badCount: minute < 0 ? 2 : after });
const SERVICES: Readonly<Record<string, Service>> = {
  "that is worse": { measure: SHARE, says: failing((minute) => (minute < 10 ? 0.01 : 0.04)), regression },
  "that is not": { measure: SHARE, says: failing(() => 0.01), regression },
  "that a goal asks for": {
    measure: SHARE,
    says: failing((minute) => (minute < 0 ? 0.1 : 0.02)),
    success: ["m drops by > 20%"],
  },
  "of a quantile": {
    measure: P99,
    says: (_, { what }) => ({
      value: 400,
      sampleCount: 300,
      badCount: what.kind === "buckets" && what.above !== null ? 3 : null,
    }),
    total: 400,
    conditions: ["m increases by > 20%"],
  },
  "of events": { measure: EVENTS, says: counting(9), conditions: ["m increases by > 50%"] },
  "of numbers": { measure: LEVEL, says: counting(9), conditions: ["m increases by > 20% over 5m"] },
  "that fell silent": {
    measure: SHARE,
    says: (minute, request) => (minute > 20 ? null : failing(() => 0.01)(minute, request)),
    regression,
  },
};

function resultWith(service: Service, minutes?: number) {
  const answer = compare(service, minutes);
  const verdicts = answer.standings.flatMap(({ text, verdict }) =>
    verdict === null ? [] : [{ title: text, verdict }],
  );
  return resultOf({ verdicts, comparison: { ...answer.answered(), planDigest: "d".repeat(64) } } as never);
}

function replayed(result: object) {
  const parsed = parseResult({ file: "result.json", line: 1, text: JSON.stringify(result) });
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return compareResult(parsed.result).differences.filter(({ at }) => at.startsWith("verdict of"));
}

describe("a comparison", () => {
  it.each(Object.entries(SERVICES))("%s is said in the same words again", (_, service) => {
    const result = resultWith(service);
    expect(result.verdicts).toHaveLength(1);
    expect(replayed(result)).toEqual([]);
  });

  it("whose sentence, outcome or facts were changed is told", () => {
    const result = resultWith(SERVICES["that is worse"] as Service);
    const [{ title, verdict } = { title: "", verdict: null }] = result.verdicts;
    const altered = { ...result, verdicts: [{ title, verdict: { ...verdict, summary: "all is well" } }] };
    expect(replayed(altered).map(({ at, recorded }) => [at, recorded])).toEqual([
      ['verdict of "regression of m": summary', "all is well"],
    ]);
    const text = JSON.stringify(result);
    expect(replayed(JSON.parse(text) as object)).toEqual([]);
    const retold = JSON.parse(text.replaceAll('"rate":0.01,"isReplayable"', '"rate":0.02,"isReplayable"')) as object;
    expect(replayed(retold)).toHaveLength(1);
  });

  it("of an older result, or one that was not said, is left as it is", () => {
    const result = resultWith(SERVICES["that is worse"] as Service);
    const { regressions: _, ...older } = result.comparison as unknown as { regressions: number };
    expect(replayed({ ...result, comparison: older, verdicts: [] })).toEqual([]);
    expect(replayed({ ...result, verdicts: [] })).toEqual([]);
  });
});
