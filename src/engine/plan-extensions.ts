/** The registries that a plan joins. */
import { gates } from "../gates/index.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import { roleProviders } from "../providers/index.ts";
import { flagWords } from "../providers/flags.ts";
import { metricProviders } from "../providers/metrics.ts";
import { rungs } from "../rungs/index.ts";
import { steps } from "../steps/index.ts";

export const extensions: PlanExtensions = {
  gates,
  rungs,
  steps,
  roles: roleProviders,
  words: { flags: flagWords },
  metricProviders,
};
