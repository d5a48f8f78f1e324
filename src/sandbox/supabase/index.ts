/** Supabase in the sandbox: the projects that are asked for, each in order as far as the advisors know. */
import type { EmulatorDeclaration, SeedWishes } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createSupabaseEmulator, type SupabaseEmulator } from "./emulator.ts";
import type { LintSeed, SupabaseSeed } from "./seed.ts";

export { createSupabaseEmulator, type SupabaseEmulator } from "./emulator.ts";
export type { LintSeed, SupabaseProjectSeed, SupabaseSeed, SupabaseTokenSeed } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const SUPABASE_TOKEN = "sbp_fcsandbox000000000000000000000";
const SECRET_KEY = "sb_secret_sandbox0000000000000000";
/** Reference of the project that is there where none is asked for. */
const DEFAULT_PROJECT = "sandboxdatabaseabcde";

const PERMISSIONS = [
  "advisors_read",
  "project_admin_read",
  "backups_read",
  "backups_write",
  "branching_development_read",
  "branching_development_create",
  "branching_development_delete",
  "database_pooling_config_read",
];

/** What a project that is in order has: nothing of level ERROR. */
const FINDINGS: readonly LintSeed[] = [
  { name: "function_search_path_mutable", level: "WARN", entity: "touch_thread", type: "function" },
  { name: "rls_enabled_no_policy", level: "INFO", entity: "audit_log" },
  { name: "unused_index", level: "INFO", entity: "threads", categories: ["PERFORMANCE"] },
];

const OPEN_TABLE: LintSeed = {
  name: "rls_disabled_in_public",
  level: "ERROR",
  entity: "messages",
  title: "A table without row security",
  detail: "public.messages can be read and written by anybody who knows the project.",
};

export const supabase: EmulatorDeclaration<SupabaseSeed, SupabaseEmulator> = {
  name: "supabase",
  roles: ["advisor"],
  seedFor,
  create: createSupabaseEmulator,
  environment: ({ origin, seed }) => ({
    SUPABASE_API_BASE_URL: origin,
    SUPABASE_ACCESS_TOKEN: tokenOf(seed),
    SUPABASE_METRICS_URL: origin,
    SUPABASE_SECRET_KEY: seed.projects[0]?.secretKey ?? SECRET_KEY,
  }),
  describe: ({ origin, seed }) => ({ url: origin, token: tokenOf(seed), project: seed.projects[0]?.ref ?? "" }),
  faults: {
    "advisor-error": {
      description: "the advisor finds a table without row security",
      role: "advisor",
      apply: (emulator) => emulator.setLints([...emulator.lints(), OPEN_TABLE]),
    },
    "branch-without-data": {
      description: "Supabase makes branches without the project's data",
      apply: (emulator) => emulator.managed.makeBranches("without data"),
    },
    "database-unhealthy": {
      description: "Supabase calls the database unhealthy",
      apply: (emulator) => emulator.setService("db", "UNHEALTHY"),
    },
  },
};

function tokenOf({ tokens: [first] }: SupabaseSeed): string {
  return first?.token ?? SUPABASE_TOKEN;
}

const HOUR_MS = 3_600_000;
/** Of the last three nights. */
const NIGHTLY = [16, 40, 64].map((hours) => ({ agoMs: hours * HOUR_MS }));
const WEEK_MS = 168 * HOUR_MS;

function seedFor({ items, metrics, project, steps = [], team }: SeedWishes): SupabaseSeed {
  const specs = [
    ...steps
      .flatMap(({ spec }) => [fieldsOf(spec), fieldsOf(fieldsOf(fieldsOf(spec).trial).from)])
      .filter(({ vendor }) => vendor === "supabase")
      .map((spec) => ({ spec })),
    ...items.filter(({ gate }) => gate === "advisor"),
    ...metrics.filter(({ provider }) => provider === "supabase"),
  ];
  const named = specs.flatMap(({ spec }) => textOf(fieldsOf(spec).project) ?? []);
  const refs = named.length === 0 ? [DEFAULT_PROJECT] : [...new Set(named)];
  return {
    organization: { id: "sandbox-organization", slug: team?.slug ?? "sandbox" },
    projects: refs.map((ref) => ({
      ref,
      name: project,
      lints: FINDINGS,
      secretKey: SECRET_KEY,
      backups: NIGHTLY,
      recoveryMs: WEEK_MS,
    })),
    tokens: [{ token: SUPABASE_TOKEN, permissions: PERMISSIONS }],
  };
}
