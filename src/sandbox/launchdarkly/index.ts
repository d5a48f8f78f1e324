/** LaunchDarkly in the sandbox: the flag that the plan names, turned to what is not safe. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createLaunchDarklyEmulator, type LaunchDarklyEmulator } from "./emulator.ts";
import type { LaunchDarklySeed } from "./seed.ts";

export { createLaunchDarklyEmulator, type LaunchDarklyEmulator } from "./emulator.ts";
export type { LaunchDarklyFlagSeed, LaunchDarklySeed, LaunchDarklyTokenSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const TOKEN = "api-sandbox-0000-0000-0000-000000000000";

export const launchdarkly: EmulatorDeclaration<LaunchDarklySeed, LaunchDarklyEmulator> = {
  name: "launchdarkly",
  roles: ["flags"],
  seedFor,
  create: createLaunchDarklyEmulator,
  offers: ({ emulator, seed }) =>
    seed.flags.some(({ safe }) => safe !== undefined) ? { flagIsSafe: () => emulator.isSafe() } : {},
  environment: ({ origin, seed }) => ({
    LAUNCHDARKLY_API_HOST: origin,
    LAUNCHDARKLY_ACCESS_TOKEN: seed.tokens[0]?.token ?? TOKEN,
  }),
  describe: ({ origin, seed }) => ({ url: origin, token: seed.tokens[0]?.token ?? TOKEN }),
  faults: {
    "approval-required": {
      description: "changes of flags wait for an approval",
      apply: (emulator) => emulator.requireApprovals(),
    },
  },
};

function seedFor({ flags = [] }: SeedWishes): LaunchDarklySeed {
  return {
    tokens: [{ token: TOKEN, name: "holdpoint", role: "writer" }],
    flags: flags
      .filter(({ provider }) => provider === "launchdarkly")
      .map(({ spec }) => {
        const { project, environment, key, safe } = fieldsOf(spec);
        const name = textOf(environment) ?? "production";
        const on = safe === "on";
        return {
          project: textOf(project) ?? "default",
          key: textOf(key) ?? "",
          environments: { test: true, [name]: !on },
          safe: { environment: name, on },
        };
      }),
  };
}
