/** The registry of the roles' providers: one line each. Everything heavy loads inside a provider's `connect`. */
import { checklyChecks } from "./checkly/index.ts";
import type { RoleName, RoleProvider } from "./contract.ts";
import { githubForge } from "./github/index.ts";
import { httpProbe } from "./http-probe.ts";
import { postgres } from "./postgres/index.ts";
import { shell } from "./shell.ts";
import { supabaseAdvisor } from "./supabase/index.ts";
import { tlsProbe } from "./tls-probe.ts";
import { vercelHost } from "./vercel/index.ts";

export const roleProviders: { readonly [Name in RoleName]: RoleProvider<Name> } = {
  host: vercelHost,
  forge: githubForge,
  checks: checklyChecks,
  databases: postgres,
  advisor: supabaseAdvisor,
  http: httpProbe,
  tls: tlsProbe,
  shell,
};
