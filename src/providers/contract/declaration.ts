/** What every part of a vendor says about itself, whatever it provides. */
import type { Setting } from "../../lib/setting.ts";
import type { Examination, Expected } from "./examination.ts";
import type { ProviderContext } from "./provider-context.ts";
import type { FindTraces } from "./traces.ts";

export interface Declaration<Spec = unknown> {
  /** What names it in a plan and in its registry: `sentry`. */
  readonly key: string;
  /** The vendor as people name it: `Sentry`. */
  readonly vendor: string;
  /** Everything that it reads from the environment. */
  readonly settings: readonly Setting<Spec>[];
  /**
   * What `doctor` asks the vendor, side by side, where one of its roles does not show it by itself. Sends no request.
   * Throws ProviderError where a setting is wrong.
   */
  examine?(expected: Expected, context: ProviderContext): Promise<readonly Examination[]>;
  /** What `init` finds of it in a repository. */
  readonly findTraces?: FindTraces;
}
