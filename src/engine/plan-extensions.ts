/** The registries that a plan joins. */
import { gates } from "../gates/index.ts";
import type { PlanExtensions } from "../plan/extensions.ts";
import { roleProviders } from "../providers/index.ts";
import { flagWords } from "../providers/flags.ts";
import { metricProviders } from "../providers/metrics.ts";
import { rungs } from "../rungs/index.ts";

export const extensions: PlanExtensions = {
  gates,
  rungs,
  roles: roleProviders,
  words: { flags: flagWords },
  metricProviders,
};
