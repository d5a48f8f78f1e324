/** What every part of a vendor says about itself, whatever it provides. */
import type { Setting } from "../../lib/setting.ts";

export interface Declaration<Spec = unknown> {
  /** What names it in a plan and in its registry: `sentry`. */
  readonly key: string;
  /** The vendor as people name it: `Sentry`. */
  readonly vendor: string;
  /** Everything that it reads from the environment. */
  readonly settings: readonly Setting<Spec>[];
}
