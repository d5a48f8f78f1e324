/** The sentences of a watch about what it compared, made again from its result. Pure. */
import { comparisonVerdict } from "../../judge/regression/comparison-verdict.ts";
import { titleOfComparison } from "../../judge/regression/comparison-words.ts";
import { judgeLooks } from "../../judge/regression/judge-looks.ts";
import type { ToldLook } from "../../judge/regression/told-comparison.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { ReplayableResult } from "./parse-result.ts";

export interface ToldVerdict {
  readonly title: string;
  readonly verdict: Verdict;
}

/** None of a result that is older than these words. */
export function judgeTold({ comparison }: ReplayableResult): readonly ToldVerdict[] {
  if (comparison?.regressions === undefined) return [];
  const { evidence, goals, regressions, promotedAt, compared = [] } = comparison;
  const looks = compared.flatMap(({ told, warnings }): readonly ToldLook[] => {
    if (told === undefined) return [];
    const { samples, settledSeconds, ...words } = told;
    return [{ told: words, samples, settledSeconds, warnings }];
  });
  if (looks.length < compared.length) return [];
  const about = { rollback: evidence, goals, regressions, promotedAt: Date.parse(promotedAt) };
  return [...judgeLooks(looks, about).values()].map((judgement) => ({
    title: titleOfComparison(judgement.look.told),
    verdict: comparisonVerdict(judgement),
  }));
}
