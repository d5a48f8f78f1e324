/** How a plan names a flag of each vendor: one line each. Apart from the roles, because these words need zod to be read. */
import type { FlagWords } from "./contract.ts";
import { flagdFlagWords } from "./flagd/spec.ts";
import { launchDarklyFlagWords } from "./launchdarkly/spec.ts";
import { unleashFlagWords } from "./unleash/spec.ts";
import { vercelFlagWords } from "./vercel/flags/spec.ts";

export const flagWords: Readonly<Record<string, FlagWords>> = {
  vercel: vercelFlagWords,
  launchdarkly: launchDarklyFlagWords,
  unleash: unleashFlagWords,
  flagd: flagdFlagWords,
};
