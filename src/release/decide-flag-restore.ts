/** Whether a flag that a rollback set to what is safe may be put back. Pure: a function of what was read. */
import { renderInstant } from "../lib/instant.ts";
import { isSameJson } from "../lib/same-json.ts";
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { FlagChange, FlagReading, FlagSetting } from "../providers/contract.ts";
import type { RecordedFlag } from "./recorded-flag.ts";

/** The clocks of the forge and of a vendor of flags differ, and the release's last status is written after the flag was set. */
const TOLERANCE_MS = 60_000;

export interface FlagWorld {
  readonly name: string;
  readonly now: FlagReading;
  readonly safe: FlagSetting;
  readonly lastChange: FlagChange;
  /** As the release's record has it; null where none has it other than safe. */
  readonly recorded: RecordedFlag | null;
  /** When that release got its last status, by the forge's clock. */
  readonly endedAt: number | null;
}

export type FlagRestore = { readonly to: FlagSetting } | Verdict;

/** What somebody has decided about the flag since then stays decided. */
export function decideFlagRestore({ name, now, safe, lastChange, recorded, endedAt }: FlagWorld): FlagRestore {
  if (recorded === null || endedAt === null) {
    return hold(
      "no_data",
      `No record says what the flag ${name} was set to before a rollback set it to what is safe.`,
      "Set it by hand.",
    );
  }
  const [was, is] = [recorded.setting, now.setting].map((setting) => JSON.stringify(setting));
  if (isSameJson(now.setting, recorded.setting)) {
    return pass("already_done", `The flag ${name} is ${is}, as it was when the release was recorded.`);
  }
  const { by, at } = lastChange;
  const who = `${by === null ? "" : ` by ${by}`}${at === null ? "" : ` at ${renderInstant(at)}`}`;
  if (!isSameJson(now.setting, safe)) {
    return hold(
      "flag_changed",
      `The flag ${name} is ${is}: neither what is safe nor what it was (${was}). It was changed last${who}.`,
      "Ask who changed it, and set it by hand.",
    );
  }
  if (at === null || at > endedAt + TOLERANCE_MS) {
    return hold(
      "flag_changed",
      `The flag ${name} is what is safe, and ${at === null ? "nobody says since when" : `was changed${who}, after the rollback ended`}, so it may be meant so.`,
      "Ask who changed it, and set it by hand.",
    );
  }
  return { to: recorded.setting };
}
