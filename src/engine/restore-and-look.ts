import type { Host } from "../providers/contract.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { nullWhereSilent } from "./null-where-silent.ts";
import { readServed } from "./read-served.ts";
import { type Found, restoreAfterFailure } from "./record-production.ts";
import { readProduction } from "./release-records.ts";

/** For whoever goes on to say what production serves: putting a setting back takes its time, in which that may have changed. */
export async function restoreAndLook(
  context: CommandContext,
  journal: Journal,
  host: Host,
  found: Found,
): Promise<void> {
  if (!(await restoreAfterFailure(context, journal, host, found))) return;
  const now = await nullWhereSilent(() => readProduction(context, host));
  journal.productionAfter(now, now === null ? null : await readServed(context));
}
