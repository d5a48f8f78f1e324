/** A result as an output of the job: JSON. */
import type { CommandResult } from "../release/result.ts";

/** Outputs of a job together hold 1 MB; a result that would not fit goes without what a report or the summary has. */
const RESULT_BYTES = 500_000;

export function renderResult(result: CommandResult): string {
  const { comparison: _, evidenceDigest: ___, ...small } = result;
  const texts = [JSON.stringify(result), JSON.stringify(small)];
  const fitting = texts.find((text) => Buffer.byteLength(text) <= RESULT_BYTES);
  const { conditions: __, ...smallest } = small;
  return fitting ?? JSON.stringify(smallest, (key, value: unknown) => (key === "evidence" ? [] : value));
}
