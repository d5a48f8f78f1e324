/** Reading again where a vendor does not answer, because giving up would cost more than waiting. */
import { ProviderError } from "../lib/error.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

/** Between two tries. */
const RETRY_MS = 2_000;
/** A credential that is refused, and what does not exist, is believed after so many answers of that kind. */
const REFUSALS = 3;

/** Of one read, at most; more is a clock that was put right by the answer. */
const LONGEST_READ_MS = 60_000;

/**
 * Throws the vendor's last failure once it was waited for so long. What passed is added up, not taken from a moment of
 * before: the first answer may have put a clock right that was an hour off.
 */
export async function readPatiently<Value>(
  { clock, signal }: Pick<CommandContext, "clock" | "signal">,
  journal: Pick<Journal, "note">,
  patienceMs: number,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let tries = 1, refusals = 0, waitedMs = 0; ; tries += 1) {
    const askedAt = clock.now();
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      refusals += [401, 403, 404].includes(error.status ?? 0) ? 1 : 0;
      const tookMs = clock.now() - askedAt;
      waitedMs += tookMs >= 0 && tookMs <= LONGEST_READ_MS ? tookMs : 0;
      if (refusals === REFUSALS || waitedMs > patienceMs) throw error;
      if (tries === 1) journal.note(`${error.vendor} gave no usable answer, trying again: ${error.message}`);
      await clock.sleep(RETRY_MS, signal);
      waitedMs += RETRY_MS;
    }
  }
}
