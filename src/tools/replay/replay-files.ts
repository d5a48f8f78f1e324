import { type Problem, UsageError } from "../../lib/error.ts";
import { wrapText } from "../../lib/wrap-text.ts";
import type { Screen } from "../contract.ts";
import { type Case, readCases } from "../judge/read-cases.ts";
import { compareResult, type Difference, type Replayed } from "./compare-result.ts";
import { compareDigest } from "./compare-digest.ts";
import { dataOfPage } from "./page-data.ts";
import { parseResult } from "./parse-result.ts";

const DIFFERS = 1;

export interface ReplayWishes {
  readonly json: boolean;
  /** What the release's record says of the evidence; null where nobody gave it. */
  readonly evidence: string | null;
}

/** Replays result by result, as they come. Resolves to the exit code; throws UsageError at the end with every mistake. */
export async function replayFiles(
  files: readonly string[],
  { json, evidence }: ReplayWishes,
  stdout: Screen,
  stdin: AsyncIterable<Uint8Array> | undefined,
): Promise<number> {
  let isSame = true;
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      for await (const given of readCases(file, stdin)) {
        const replayed = replayOne(given, evidence);
        if ("problems" in replayed) problems.push(...replayed.problems);
        else isSame &&= replayed.same;
        show(given, replayed, json, stdout);
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new UsageError("usage", problems);
  return isSame ? 0 : DIFFERS;
}

type Unusable = { readonly problems: readonly Problem[] };

function replayOne(given: Case, evidence: string | null): Replayed | Unusable {
  const data = dataOfPage(given);
  if (data === null) {
    const position = { file: given.file, line: given.line, column: 1 };
    return { problems: [{ message: "this page holds no result", position, remedy: "Only `--report` writes one." }] };
  }
  const parsed = parseResult(data);
  if ("problems" in parsed) return parsed;
  const replayed = compareResult(parsed.result);
  const differences = [...compareDigest(data.text, evidence), ...replayed.differences];
  return { ...replayed, same: differences.length === 0, differences };
}

/** The n-th line answers the n-th result, whatever the others are. */
function show(
  { file, line }: Case,
  replayed: Replayed | Unusable,
  json: boolean,
  { columns, line: print }: Screen,
): void {
  if (json) {
    const unusable = { same: null, judged: [], notJudged: [], differences: [] };
    print(JSON.stringify({ file, line, ...("problems" in replayed ? unusable : replayed) }));
    return;
  }
  for (const text of "problems" in replayed ? [] : renderReplayed(`${file}:${line}`, replayed, columns)) print(text);
}

function renderReplayed(place: string, { same, judged, notJudged, differences }: Replayed, columns: number) {
  const again = `${judged.length} judged again: ${judged.join("; ")}`;
  return [
    ...wrapText(`${place}: ${same ? "the same words" : `${differences.length} differences`}. ${again}.`, columns),
    ...differences.flatMap((difference) => renderDifference(difference, columns)),
    ...(notJudged.length === 0
      ? []
      : wrapText(`Not judged again, since nothing was kept that could be: ${notJudged.join("; ")}.`, columns, "  ")),
  ];
}

function renderDifference({ at, recorded, replayed }: Difference, columns: number): readonly string[] {
  return [
    ...wrapText(at, columns, "  "),
    ...wrapText(String(recorded ?? "nothing"), columns, "  - recorded: "),
    ...wrapText(String(replayed ?? "nothing"), columns, "  + replayed: "),
  ];
}
