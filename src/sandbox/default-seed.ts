/** A whole small world: one team, one project with a version in production, one repository, one Sentry project, one check, one database project. */
import { renderDemoSite, type DemoSite } from "./demo-site.ts";
import type { SandboxSeed } from "./index.ts";

/** Commit of the version that production serves at the start. */
export const FIRST_COMMIT = "0f00000000000000000000000000000000000001";

/** Tokens of the sandbox: they open nothing but loopback. Long, so that masking them hides nothing else. */
export const SANDBOX_TOKENS = {
  vercel: "sandboxvercel0000000000token",
  github: "sandbox-github-token-000000",
  sentry: "sandbox-sentry-token-000000",
  checkly: "cu_sandbox000000000000000000",
  checklyAccount: "00000000-0000-4000-8000-000000000001",
  supabase: "sbp_fcsandbox000000000000000000000",
} as const;

/** Reference of the database project, where nothing else is wished for. */
export const SANDBOX_DATABASE = "sandboxdatabaseabcde";

export interface SeedWishes {
  readonly project: string;
  readonly team: { readonly id: string; readonly slug: string } | null;
  readonly domains: readonly string[];
  readonly repository: { readonly owner: string; readonly name: string };
  /** Version that production serves at the start; null = nothing was ever deployed. */
  readonly firstVersion: DemoSite | null;
  readonly sentry: { readonly org: string; readonly project: string };
  readonly checklyTags: readonly string[];
  /** References of the projects at Supabase; default one, `SANDBOX_DATABASE`. */
  readonly databases?: readonly string[];
  readonly releaseTemplate: string;
  readonly trafficPerMinute: number;
  readonly trafficPaths: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly random: number;
}

export function seedFor(wishes: SeedWishes): SandboxSeed {
  const team = wishes.team ?? { id: "team_sandbox", slug: "sandbox" };
  return {
    vercel: {
      tokens: [{ token: SANDBOX_TOKENS.vercel }],
      team: { ...team, name: "Sandbox" },
      project: { id: "prj_sandbox", name: wishes.project },
      domains: wishes.domains,
      deployments:
        wishes.firstVersion === null
          ? []
          : [
              {
                id: "dpl_sandbox1",
                target: "production",
                meta: { githubCommitSha: wishes.firstVersion.commit },
                files: renderDemoSite(wishes.firstVersion),
              },
            ],
      env: Object.entries(wishes.environment).map(([key, value]) => ({
        key,
        value,
        type: "encrypted" as const,
        target: ["production", "preview"],
      })),
      protection: null,
    },
    github: {
      owner: wishes.repository.owner,
      repo: wishes.repository.name,
      tokens: [
        {
          token: SANDBOX_TOKENS.github,
          login: "github-actions[bot]",
          permissions: {
            deployments: "write",
            statuses: "write",
            contents: "read",
            checks: "read",
            pull_requests: "write",
            issues: "write",
          },
        },
      ],
      acceptUnknownCommits: true,
    },
    sentry: {
      organization: { id: "1", slug: wishes.sentry.org },
      projects: [{ id: "42", slug: wishes.sentry.project, publicKey: "0123456789abcdef0123456789abcdef" }],
      tokens: [
        { token: SANDBOX_TOKENS.sentry, scopes: ["org:read", "event:read", "project:read", "project:releases"] },
      ],
    },
    checkly: {
      accountId: SANDBOX_TOKENS.checklyAccount,
      apiKey: SANDBOX_TOKENS.checkly,
      checks: [
        {
          id: "00000000-0000-4000-8000-0000000000c1",
          name: "Site answers",
          tags: wishes.checklyTags,
          path: "/",
          status: 200,
        },
        {
          id: "00000000-0000-4000-8000-0000000000c2",
          name: "API is healthy",
          tags: wishes.checklyTags,
          path: "/api/health",
          status: 200,
        },
      ],
    },
    supabase: {
      organization: { id: "sandbox-organization", slug: wishes.team?.slug ?? "sandbox" },
      projects: (wishes.databases ?? [SANDBOX_DATABASE]).map((ref) => ({
        ref,
        name: wishes.project,
        // What a project that is in order has: nothing of level ERROR.
        lints: [
          { name: "function_search_path_mutable", level: "WARN", entity: "touch_thread", type: "function" },
          { name: "rls_enabled_no_policy", level: "INFO", entity: "audit_log" },
          { name: "unused_index", level: "INFO", entity: "threads", categories: ["PERFORMANCE"] },
        ],
      })),
      tokens: [{ token: SANDBOX_TOKENS.supabase, permissions: ["advisors_read", "project_admin_read"] }],
    },
    traffic: { perMinute: wishes.trafficPerMinute, paths: wishes.trafficPaths },
    releaseTemplate: wishes.releaseTemplate,
    faults: [],
    siteFaults: [],
    random: wishes.random,
  };
}
