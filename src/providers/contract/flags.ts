/**
 * Feature flags: what one flag is set to in one environment, and setting it where nobody changed it meanwhile. Reading
 * back, and what is done about a refusal, is the caller's.
 */
import type { ZodType } from "zod";
import type { Finding } from "../../lib/finding.ts";

/** What a flag is set to, as its vendor keeps it: a value as JSON has it. */
export type FlagSetting =
  | null
  | boolean
  | number
  | string
  | readonly FlagSetting[]
  | { readonly [name: string]: FlagSetting };

export interface FlagReading {
  /** All that is needed to set it so again; nothing of it is a secret. */
  readonly setting: FlagSetting;
  /** Another one after each change that anybody made to the flag in this environment, also where the setting stayed the same. */
  readonly version: string;
  /** Why it could not be set to what is safe, although it can be read, as a sentence; null where nothing is known to be in the way. */
  readonly obstacle: string | null;
}

/** None of these is "done": reading back is. */
export type FlagAnswer =
  | { readonly kind: "accepted" }
  /** The vendor says that it is not what was read any more, and leaves it; whether that is so, a reading tells. */
  | { readonly kind: "changed"; readonly message: string }
  /** The vendor does not do it: it waits for somebody's approval, or a rule is in the way. */
  | { readonly kind: "refused"; readonly status: number; readonly message: string };

/** As far as the vendor tells. */
export interface FlagChange {
  readonly by: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number | null;
}

/** One flag in one environment. */
export interface Flag {
  /** What the plan calls safe. */
  readonly safe: FlagSetting;
  /** Throws ProviderError `not_found` where there is no such flag: what does not exist is not off. */
  read(): Promise<FlagReading>;
  /**
   * Sends the change once. `found` was read immediately before; a vendor that compares by itself is given its version.
   * After an answer that was lost the caller reads again before it asks again.
   */
  set(setting: FlagSetting, found: FlagReading, reason: string): Promise<FlagAnswer>;
  /** The last change that anybody made to it. */
  readLastChange(): Promise<FlagChange>;
  /** What `doctor` asks beyond a reading. */
  examine?(): Promise<readonly Finding[]>;
}

export interface Flags<Spec = unknown> {
  /** The flag that a plan names, in this vendor's own words. Sends no request. */
  open(spec: Spec): Flag;
}

/** How a plan names a flag of one vendor, and what is safe: `flag: { vendor: … }`. Apart from the provider, because it needs zod. */
export interface FlagWords<Spec = unknown> {
  readonly description: string;
  /** What stands behind the vendor's key, in YAML, for the reference page. */
  readonly example: string;
  readonly spec: ZodType<Spec>;
  /** How long after a change visitors may still be served as before: what reads flags asks or hears of it this late. */
  readonly settlesMs: number;
  /** The flag's own name, for people. */
  nameOf(spec: Spec): string;
  /** Which flag it is, and what is safe: `multi-thread-chat of project web, environment production, to off`. */
  explain(spec: Spec): string;
}

/** A flag as a plan names it, parsed. */
export interface PlannedFlag {
  /** Key of the vendor. */
  readonly vendor: string;
  /** In the vendor's words. */
  readonly spec: unknown;
  readonly name: string;
  readonly told: string;
  readonly settlesMs: number;
}
