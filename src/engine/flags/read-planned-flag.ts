/** The flag that the plan's ladder sets, read while nothing is at stake. */
import { ProviderError } from "../../lib/error.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { FlagReading, PlannedFlag } from "../../providers/contract.ts";
import { type RecordedFlag, recordFlag } from "../../release/recorded-flag.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

/**
 * Whether a rollback would find the flag: asked before the first step, so that a mistyped key is not found out at night.
 * Null where it would. Throws ProviderError where the vendor does not say.
 */
export async function checkPlannedFlag(context: CommandContext, planned: PlannedFlag): Promise<Verdict | null> {
  const { obstacle } = await readPlannedFlag(context, planned);
  return obstacle === null ? null : hold("flag_unfit", obstacle, "Correct `rollback.flag` in the plan, or the flag.");
}

/** What the flag is set to before the release's promote. Null where that is not known: the release does not wait for it. */
export async function snapshotFlag(
  context: CommandContext,
  journal: Journal,
  { vendor, name, ...planned }: PlannedFlag,
): Promise<RecordedFlag | null> {
  try {
    const { setting, version } = await readPlannedFlag(context, { vendor, name, ...planned });
    const recorded = recordFlag({ vendor, name, setting, version });
    if (recorded === null) journal.note(`what the flag ${name} is set to is too long to be recorded`);
    return recorded;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.note(`what the flag ${name} is set to was not recorded: ${error.message}`);
    return null;
  }
}

async function readPlannedFlag(context: CommandContext, { vendor, spec }: PlannedFlag): Promise<FlagReading> {
  const flags = await context.role("flags", vendor);
  return flags.open(spec).read();
}
