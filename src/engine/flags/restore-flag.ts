/** The morning after: a flag that a rollback set to what is safe is put back to what it was when the release was recorded. */
import { isSameJson } from "../../lib/same-json.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import { plannedFlags } from "../../plan/planned-flags.ts";
import type { Flag, FlagReading, PlannedFlag } from "../../providers/contract.ts";
import { decideFlagRestore } from "../../release/decide-flag-restore.ts";
import type { CommandResult } from "../../release/result.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { listProductionRecords, readRecord } from "../release-records.ts";

export async function restoreFlag(context: CommandContext, journal: Journal): Promise<CommandResult> {
  const [planned] = plannedFlags(context.plan);
  if (planned === undefined) {
    return journal.finishWith(hold("flag_unfit", "The plan's ladder sets no flag.", "Set the flag by hand."));
  }
  const flag = (await context.role("flags", planned.vendor)).open(planned.spec);
  const recorded = await readRecorded(context, journal, planned, flag);
  // Last, so that nothing lies between what is decided on and the request.
  const [now, lastChange] = await Promise.all([flag.read(), flag.readLastChange()]);
  const { name } = planned;
  const step = decideFlagRestore({ name, now, safe: flag.safe, lastChange, ...recorded });
  if ("outcome" in step) return journal.finishWith(step);
  const to = JSON.stringify(step.to);
  if (context.options.dryRun) {
    return journal.finishWith(pass("dry_run", `Would set the flag ${name} back to ${to}. Nothing was changed.`));
  }
  return journal.finishWith(await putBack(context, { name, flag, now, to: step.to }));
}

/** The newest release that was recorded while the flag was not what is safe: before the rollback that set it. */
async function readRecorded(context: CommandContext, journal: Journal, { vendor, name }: PlannedFlag, { safe }: Flag) {
  const forge = await context.role("forge");
  const { records } = await listProductionRecords(context, journal, forge);
  const found = records.find(({ payload: { flag } }) => {
    const isThis = flag?.vendor === vendor && flag.name === name;
    return isThis && !isSameJson(flag.setting, safe);
  });
  if (found === undefined) return { recorded: null, endedAt: null };
  const { statusAt } = await readRecord(context, journal, forge, found);
  return { recorded: found.payload.flag ?? null, endedAt: statusAt };
}

interface Restoring {
  readonly name: string;
  readonly flag: Flag;
  readonly now: FlagReading;
  readonly to: FlagReading["setting"];
}

async function putBack(context: CommandContext, { name, flag, now, to }: Restoring): Promise<Verdict> {
  const { reason } = context.options;
  const answer = await flag.set(to, now, `Holdpoint: put back after a rollback: ${reason ?? "no reason was given"}`);
  const after = await flag.read();
  const is = JSON.stringify(after.setting);
  if (isSameJson(after.setting, to)) return pass("rung_done", `The flag ${name} is ${is} again.`);
  const why = answer.kind === "accepted" ? "it was asked for, and is not read back" : answer.message;
  return hold("flag_refused", `The flag ${name} is ${is}: ${why}.`, "Look at the flag, and set it by hand.");
}
