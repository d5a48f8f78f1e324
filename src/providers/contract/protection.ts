/** How a host keeps strangers from a build that nobody should see yet, and lets a probe in. */
import type { Setting } from "../../lib/setting.ts";
import type { HttpAnswer } from "./probes.ts";

export interface Protection {
  /** The secret that opens it. */
  readonly setting: Setting;
  /** The header in which that secret is sent. */
  readonly header: string;
  /**
   * What stands between a probe and the site, where this answer is the host's own; null where it is the site's.
   * `given`: whether the secret was sent along.
   */
  recognize(answer: HttpAnswer, given: boolean): { readonly reason: string; readonly remedy: string } | null;
}
