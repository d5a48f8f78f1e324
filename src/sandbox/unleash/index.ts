/** Unleash in the sandbox: the flag that the plan names, set to what is not safe. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createUnleashEmulator, type UnleashEmulator } from "./emulator.ts";
import type { UnleashSeed } from "./seed.ts";

export { createUnleashEmulator, type UnleashEmulator } from "./emulator.ts";
export type { UnleashFlagSeed, UnleashSeed, UnleashTokenSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const TOKEN = "user:sandboxunleash000000000000000000000000000000";

export const unleash: EmulatorDeclaration<UnleashSeed, UnleashEmulator> = {
  name: "unleash",
  roles: ["flags"],
  seedFor,
  create: createUnleashEmulator,
  offers: ({ emulator, seed }) =>
    seed.flags.some(({ safe }) => safe !== undefined) ? { flagIsSafe: () => emulator.isSafe() } : {},
  environment: ({ origin, seed }) => ({
    UNLEASH_URL: origin,
    UNLEASH_ADMIN_TOKEN: seed.tokens[0]?.token ?? TOKEN,
  }),
  describe: ({ origin, seed }) => ({ url: origin, token: seed.tokens[0]?.token ?? TOKEN }),
  faults: {
    "change-requests": {
      description: "changes of flags go by change requests",
      apply: (emulator) => emulator.requireChangeRequests(),
    },
  },
};

function seedFor({ flags = [] }: SeedWishes): UnleashSeed {
  return {
    tokens: [{ token: TOKEN, user: "holdpoint", kind: "admin" }],
    flags: flags
      .filter(({ provider }) => provider === "unleash")
      .map(({ spec }) => {
        const { project, environment, name, safe } = fieldsOf(spec);
        const enabled = safe === "on";
        const of = textOf(environment) ?? "production";
        return {
          project: textOf(project) ?? "default",
          name: textOf(name) ?? "",
          environments: { development: true, [of]: !enabled },
          safe: { environment: of, enabled },
        };
      }),
  };
}
