/** A step's page, written again where GitHub gave no answer: what a step did may have taken hours, and costs a person's look else. */
import { ProviderError } from "../../lib/error.ts";
import type { Forge } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { type StepPage, writeStep } from "./step-book.ts";

const FIRST_WAIT_MS = 2_000;
/** Eight tries in four minutes: where only the answers are lost, each leaves a page, and all of them are read as one. */
const LONGEST_WAIT_MS = 128_000;

export async function writeSurely(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  page: StepPage,
  part: Parameters<typeof writeStep>[4],
): Promise<void> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs *= 2) {
    try {
      return await writeStep(context, journal, forge, page, part);
    } catch (error) {
      if (!(error instanceof ProviderError) || waitMs > LONGEST_WAIT_MS) throw error;
      if (waitMs === FIRST_WAIT_MS) journal.note(`a step's record is written again: ${error.message}`);
      await context.clock.sleep(waitMs, context.signal);
    }
  }
}
