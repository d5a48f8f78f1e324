/** Supabase's Management API on loopback: projects and what the advisors say about them. */
import type { Emulator, EmulatorContext } from "../contract.ts";
import { createAccess, reaches, Refusal } from "./access.ts";
import { createManaged, type ManagedSupabase } from "./managed.ts";
import { metricsRoute, renderHealth } from "./observed.ts";
import type { LintSeed, SupabaseProjectSeed, SupabaseSeed } from "./seed.ts";

export interface SupabaseEmulator extends Emulator {
  /** What the advisors find from now on; every project's where none is named. Throws where there is no such project. */
  setLints(lints: readonly LintSeed[], ref?: string): void;
  /** A service of every project is in this state from now on; null = healthy. */
  setService(name: string, status: "COMING_UP" | "UNHEALTHY" | null): void;
  readonly managed: Omit<ManagedSupabase, "routes">;
  /** What they find now; in the first project where none is named. */
  lints(ref?: string): readonly LintSeed[];
}

/** Faults: `stale` shows what the advisors found at the start, `empty` no finding; all others stand in front of the routes. */
export function createSupabaseEmulator(context: EmulatorContext, seed: SupabaseSeed): SupabaseEmulator {
  const found = new Map(seed.projects.map(({ ref, lints }) => [ref, lints]));
  const access = createAccess(context, seed);
  const managed = createManaged(context, seed, access);
  const services = new Map(seed.projects.flatMap((project) => Object.entries(project.services ?? {})));

  function lintsOf(ref: string): readonly LintSeed[] {
    const lints = found.get(ref);
    if (lints === undefined) throw new Error(`no project ${ref}`);
    return lints;
  }

  function advise(project: SupabaseProjectSeed | null, category: "SECURITY" | "PERFORMANCE") {
    if (project === null) throw new Refusal(404, "Project not found");
    const stale = context.hasFault("supabase", "stale");
    const lints = context.hasFault("supabase", "empty") ? [] : stale ? project.lints : lintsOf(project.ref);
    const shown = lints.filter(({ categories = ["SECURITY"] }) => categories.includes(category));
    return { status: 200, body: { lints: shown.map(renderLint) } };
  }

  return {
    name: "supabase",
    routes: [
      access.route("GET", "/v1/projects", "project_admin_read", ({ token }) => {
        const reached = seed.projects.filter((project) => reaches(token, project));
        return { status: 200, body: reached.map((project) => render(project, seed, context, managed)) };
      }),
      access.route("GET", "/v1/projects/:ref", "project_admin_read", ({ project }) => {
        if (project === null) throw new Refusal(404, "Project not found");
        return { status: 200, body: render(project, seed, context, managed) };
      }),
      ...(["SECURITY", "PERFORMANCE"] as const).map((category) =>
        access.route("GET", `/v1/projects/:ref/advisors/${category.toLowerCase()}`, "advisors_read", ({ project }) =>
          advise(project, category),
        ),
      ),
      access.route("GET", "/v1/projects/:ref/health", "project_admin_read", (_caller, request) =>
        renderHealth(request, context.hasFault("supabase", "empty") ? null : services),
      ),
      metricsRoute(context, seed),
      ...managed.routes,
    ],
    managed,
    setLints: (lints, ref) => {
      if (ref !== undefined) lintsOf(ref);
      for (const known of ref === undefined ? [...found.keys()] : [ref]) found.set(known, lints);
    },
    setService(name, status) {
      if (status === null) services.delete(name);
      else services.set(name, status);
    },
    lints: (ref) => lintsOf(ref ?? seed.projects[0]?.ref ?? ""),
    // No token is in it.
    state: () => ({
      organization: seed.organization,
      projects: seed.projects.map(({ ref, name }) => ({ ref, name, lints: lintsOf(ref).map(renderLint) })),
    }),
  };
}

function render(
  { ref, name, region }: SupabaseProjectSeed,
  seed: SupabaseSeed,
  context: EmulatorContext,
  managed: ManagedSupabase,
) {
  return {
    id: ref,
    ref,
    organization_id: seed.organization.id,
    organization_slug: seed.organization.slug,
    name,
    region: region ?? "eu-central-1",
    created_at: new Date(context.startedAt).toISOString(),
    status: managed.statusOf(ref),
    database: {
      host: `db.${ref}.supabase.co`,
      version: "17.6.1.005",
      postgres_engine: "17",
      release_channel: "ga",
    },
  };
}

function renderLint(lint: LintSeed) {
  const { name, level, schema = "public", entity = "threads", type = "table" } = lint;
  const what = `${type} ${schema}.${entity}`;
  return {
    name,
    title: lint.title ?? name.replaceAll("_", " "),
    level,
    facing: "EXTERNAL",
    categories: lint.categories ?? ["SECURITY"],
    description: `The advisor's rule ${name}.`,
    detail: lint.detail ?? `Found in ${what}.`,
    remediation: lint.remediation ?? `https://supabase.com/docs/guides/database/database-linter?lint=${name}`,
    metadata: { schema, name: entity, type },
    cache_key: lint.cacheKey ?? `${name}_${schema}_${entity}`,
  };
}
