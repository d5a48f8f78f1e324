/** Neon in the sandbox: the projects that a plan names, each with a default branch and history. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { PREFIX } from "./access.ts";
import { createNeonEmulator, type NeonEmulator } from "./emulator.ts";
import type { NeonSeed } from "./seed.ts";

export { createNeonEmulator, type NeonEmulator } from "./emulator.ts";
export type { NeonKeySeed, NeonProjectSeed, NeonSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const KEY = "napi_sandbox0000000000000000000000000000000000000000000000000000000";
const DEFAULT_PROJECT = "sandbox-project-000000";
const HISTORY_SECONDS = 86_400;

export const neon: EmulatorDeclaration<NeonSeed, NeonEmulator> = {
  name: "neon",
  roles: [],
  seedFor,
  create: createNeonEmulator,
  environment: ({ origin, seed }) => ({
    NEON_API_HOST: `${origin}${PREFIX}`,
    NEON_API_KEY: seed.keys[0]?.key ?? KEY,
  }),
  describe: ({ origin, seed }) => ({
    url: `${origin}${PREFIX}`,
    token: seed.keys[0]?.key ?? KEY,
    project: seed.projects[0]?.id ?? "",
  }),
  faults: {
    "branch-limit": {
      description: "Neon makes no branch more than there is",
      apply: (emulator) => emulator.allowNoBranch(),
    },
    "branch-cancelled": {
      description: "Neon gives up the work that it began on a branch",
      apply: (emulator) => emulator.endWork("cancelled"),
    },
  },
};

function seedFor({ steps = [], project }: SeedWishes): NeonSeed {
  const named = steps.flatMap(({ spec }) => textOf(fieldsOf(fieldsOf(spec).neon).project) ?? []);
  const ids = named.length === 0 ? [DEFAULT_PROJECT] : [...new Set(named)];
  return {
    keys: [{ key: KEY }],
    projects: ids.map((id) => ({
      id,
      name: project,
      historySeconds: HISTORY_SECONDS,
      branches: [{ id: "br-sandbox-main", name: "main" }],
    })),
  };
}
