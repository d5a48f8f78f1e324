/** A result judged again, and where the words differ. Pure. */
import { judgeEvidence } from "../../judge/evidence/judge-evidence.ts";
import type { WatchEvidence } from "../../judge/evidence/watch-evidence.ts";
import { judgeRecorded } from "../../judge/recorded-condition.ts";
import { judgeTold } from "./judge-told.ts";
import type { RecordedAnswer, ReplayableResult } from "./parse-result.ts";

export interface Difference {
  /** Where in the result: `comparison.answer.text`. */
  readonly at: string;
  readonly recorded: string | number | null;
  readonly replayed: string | number | null;
}

export interface Replayed {
  readonly same: boolean;
  /** What was judged again, each by what it is called. */
  readonly judged: readonly string[];
  /** Verdicts of the result that nothing was kept for, since nothing was measured or nobody can ask again. */
  readonly notJudged: readonly string[];
  readonly differences: readonly Difference[];
}

/** Another machine may round the last digits of a logarithm another way. */
const ROUNDING = 1e-9;

export function compareResult(result: ReplayableResult): Replayed {
  const { comparison, conditions = [], verdicts } = result;
  // While a watch has seen little it does not say everything: what it did not say has no words to compare.
  const told = judgeTold(result).filter(({ title }) => verdicts.some((one) => one.title === title));
  const differences = [
    ...(comparison === undefined || comparison.evidence === null || comparison.answer === null
      ? []
      : compareAnswer("comparison.answer", comparison.answer, comparison.evidence)),
    ...(comparison?.goals ?? []).flatMap(({ answer, evidence }, index) =>
      compareAnswer(`comparison.goals[${index}].answer`, answer, evidence),
    ),
    ...conditions.flatMap((recorded) => compareVerdict(result, recorded.text, judgeRecorded(recorded))),
    ...told.flatMap(({ title, verdict }) => compareVerdict(result, title, verdict)),
    ...compareEnd(result),
  ];
  const compared = [
    ...(comparison?.evidence?.metrics ?? []).map(({ id }) => id),
    ...(comparison?.goals ?? []).map(({ id }) => id),
  ];
  const judged = [...compared, ...conditions.map(({ text }) => text)];
  return {
    same: differences.length === 0,
    judged,
    notJudged: verdicts.map(({ title }) => title).filter((title) => !judged.some((one) => title.endsWith(one))),
    differences,
  };
}

function compareAnswer(at: string, recorded: RecordedAnswer, evidence: WatchEvidence): readonly Difference[] {
  const replayed = judgeEvidence(evidence);
  const ids = new Set([...recorded.metrics, ...replayed.metrics].map(({ id }) => id));
  const metric = (answer: Pick<RecordedAnswer, "metrics">, id: string) => answer.metrics.find((one) => one.id === id);
  return [
    ...differs(`${at}.verdict`, recorded.verdict, replayed.verdict),
    ...differs(`${at}.reasonCode`, recorded.reasonCode, replayed.reasonCode),
    ...differs(`${at}.text`, recorded.text, replayed.text),
    ...differs(`${at}.logE`, recorded.logE, replayed.logE),
    ...[...ids].flatMap((id) => [
      ...differs(`${at} of ${id}: logE`, metric(recorded, id)?.logE ?? null, metric(replayed, id)?.logE ?? null),
      ...differs(
        `${at} of ${id}: decidedAtSeconds`,
        metric(recorded, id)?.decidedAtSeconds ?? null,
        metric(replayed, id)?.decidedAtSeconds ?? null,
      ),
    ]),
  ];
}

function compareVerdict(
  { verdicts }: ReplayableResult,
  title: string,
  replayed: { readonly outcome: string; readonly reasonCode: string; readonly summary: string },
): readonly Difference[] {
  const recorded = verdicts.find((one) => one.title === title)?.verdict;
  const at = `verdict of "${title}"`;
  return [
    ...differs(`${at}: outcome`, recorded?.outcome ?? null, replayed.outcome),
    ...differs(`${at}: reasonCode`, recorded?.reasonCode ?? null, replayed.reasonCode),
    ...differs(`${at}: summary`, recorded?.summary ?? null, replayed.summary),
  ];
}

/** Reason codes of a release that ended because something that is judged here was met. */
const MET = new Set(["condition_met", "regression_shown"]);

/** What decided must be among what was judged; a watch that ended for another reason is not asked about it. */
function compareEnd({ reasonCode, comparison, conditions = [] }: ReplayableResult): readonly Difference[] {
  const isFailing =
    (comparison?.evidence != null && judgeEvidence(comparison.evidence).verdict === "fail") ||
    conditions.some((recorded) => judgeRecorded(recorded).outcome === "fail");
  if (MET.has(reasonCode) && !isFailing) return [{ at: "reasonCode", recorded: reasonCode, replayed: null }];
  if (reasonCode === "watched" && isFailing)
    return [{ at: "reasonCode", recorded: reasonCode, replayed: "condition_met" }];
  return [];
}

function differs(
  at: string,
  recorded: string | number | null,
  replayed: string | number | null,
): readonly Difference[] {
  if (recorded === replayed) return [];
  if (typeof recorded === "number" && typeof replayed === "number") {
    const most = Math.max(Math.abs(recorded), Math.abs(replayed));
    if (Math.abs(recorded - replayed) <= ROUNDING * Math.max(1, most)) return [];
  }
  return [{ at, recorded, replayed }];
}
