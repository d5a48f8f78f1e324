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

/** A plan's specs are read as they were parsed: of a backup, and of where a migration is tried. */
function seedFor({ steps = [], project }: SeedWishes): NeonSeed {
  const places = steps
    .flatMap(({ spec }) => [fieldsOf(spec), fieldsOf(fieldsOf(fieldsOf(spec).trial).from)])
    .filter(({ vendor }) => vendor === neon.name);
  const ids = places.flatMap((place) => textOf(place.project) ?? []);
  const branchesOf = (id: string) => [
    { id: "br-sandbox-main", name: "main" },
    ...new Set(places.filter((place) => place.project === id).flatMap(({ branch }) => textOf(branch) ?? [])),
  ];
  return {
    keys: [{ key: KEY }],
    projects: [...new Set(ids.length === 0 ? [DEFAULT_PROJECT] : ids)].map((id) => ({
      id,
      name: project,
      historySeconds: HISTORY_SECONDS,
      branches: branchesOf(id).flatMap((one, index) =>
        typeof one === "string" ? (one === "main" ? [] : [{ id: `br-sandbox-${index}`, name: one }]) : [one],
      ),
    })),
  };
}
