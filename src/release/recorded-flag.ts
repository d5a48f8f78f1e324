/** A feature flag as it was when a release was recorded. Pure, and read by hand like everything in a payload. */
import type { FlagSetting } from "../providers/contract.ts";

export interface RecordedFlag {
  /** Key of its vendor, and what the plan calls it. */
  readonly vendor: string;
  readonly name: string;
  readonly setting: FlagSetting;
  /** The vendor's own, or one that is made of what the vendor shows. */
  readonly version: string;
}

/** A record is no place for more; a flag that is so much is set back by hand. */
const LONGEST_SETTING = 2_000;

/** Null where the setting is too long to be kept. */
export function recordFlag(flag: RecordedFlag): RecordedFlag | null {
  return JSON.stringify(flag.setting).length > LONGEST_SETTING ? null : flag;
}

/** Null where none is recorded, or what is there is not whole. */
export function readRecordedFlag(value: unknown): RecordedFlag | null {
  if (typeof value !== "object" || value === null) return null;
  const { vendor, name, setting, version } = value as Readonly<Record<string, unknown>>;
  if (typeof vendor !== "string" || typeof name !== "string" || typeof version !== "string") return null;
  // It came from JSON, so it is a value of JSON wherever it is one at all.
  return setting === undefined ? null : { vendor, name, setting: setting as FlagSetting, version };
}
