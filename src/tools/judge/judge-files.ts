import { judgeEvidence, type EvidenceAnswer } from "../../judge/evidence/judge-evidence.ts";
import { type Problem, UsageError } from "../../lib/error.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import { type Outcome, worstOutcome } from "../../lib/verdict.ts";
import { EXIT_CODE } from "../../release/result.ts";
import type { Screen } from "../contract.ts";
import { parseCase, type ParsedCase } from "./parse-case.ts";
import { type Case, readCases } from "./read-cases.ts";

/** What a judge of evidence ends with; a mistake in any of the files ends with that of a mistake in the call. */
const EXIT: Readonly<Record<Outcome, number>> = {
  pass: EXIT_CODE.proceed,
  fail: EXIT_CODE.failed,
  hold: EXIT_CODE.hold,
};

/** An answer that is no verdict on anything, so that the n-th line answers the n-th watch whatever the others are. */
type Answer = Omit<EvidenceAnswer, "logE"> & { readonly logE: number | null };

/** Judges watch by watch, as they come. Resolves to the exit code; throws UsageError at the end with every mistake. */
export async function judgeFiles(
  files: readonly string[],
  json: boolean,
  stdout: Screen,
  stdin: AsyncIterable<Uint8Array> | undefined,
): Promise<number> {
  const outcomes = new Set<Outcome>();
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      for await (const given of readCases(file, stdin)) {
        const parsed = parseCase(given);
        if ("problems" in parsed) problems.push(...parsed.problems);
        const answer = answerTo(parsed);
        outcomes.add(answer.verdict);
        if (json) stdout.line(JSON.stringify(answer));
        else for (const line of renderAnswer(given, answer, stdout.columns)) stdout.line(line);
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UsageError("evidence_invalid", problems);
  return EXIT[worstOutcome([...outcomes])];
}

function answerTo(parsed: ParsedCase): Answer {
  if ("evidence" in parsed) return judgeEvidence(parsed.evidence);
  const [first] = parsed.problems;
  const text = `This is not evidence that can be judged: ${first?.message ?? "it has mistakes"}.`;
  return { verdict: "hold", reasonCode: "evidence_invalid", text, logE: null, metrics: [] };
}

function renderAnswer({ file, line }: Case, answer: Answer, columns: number): readonly string[] {
  const { verdict, reasonCode, text, metrics } = answer;
  return [
    ...wrapText(`${file}:${line}: ${verdict} (${reasonCode})`, columns),
    ...wrapText(text, columns, "  "),
    ...metrics.flatMap(({ id, logE, decidedAtSeconds }) => {
      const decided = decidedAtSeconds === null ? "" : `, decided at ${decidedAtSeconds} s`;
      return wrapText(`${id}: log E ${logE.toFixed(2)}${decided}`, columns, "  ");
    }),
  ];
}
