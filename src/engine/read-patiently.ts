/** Reading again where a vendor does not answer, because giving up would cost more than waiting. */
import { ProviderError } from "../lib/error.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";

/** Between two tries. */
const RETRY_MS = 2_000;
/** A credential that is refused, and what does not exist, is believed after so many answers of that kind. */
const REFUSALS = 3;

/** Throws the vendor's last failure when `until` is over. */
export async function readPatiently<Value>(
  { clock, signal }: Pick<CommandContext, "clock" | "signal">,
  journal: Pick<Journal, "note">,
  until: number,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let tries = 1, refusals = 0; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      refusals += [401, 403, 404].includes(error.status ?? 0) ? 1 : 0;
      if (refusals === REFUSALS || clock.now() > until) throw error;
      if (tries === 1) journal.note(`${error.vendor} gave no usable answer, trying again: ${error.message}`);
      await clock.sleep(RETRY_MS, signal);
    }
  }
}
