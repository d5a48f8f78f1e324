/** The registry of the roles' providers: one line each. Everything heavy loads inside a provider's `connect`. */
import { checklyChecks } from "./checkly/index.ts";
import type { RoleName, RoleProvider } from "./contract.ts";
import { githubForge } from "./github/index.ts";
import { httpProbe } from "./http-probe.ts";
import { shell } from "./shell.ts";
import { tlsProbe } from "./tls-probe.ts";
import { vercelHost } from "./vercel/index.ts";

export const roleProviders: { readonly [Name in RoleName]: RoleProvider<Name> } = {
  host: vercelHost,
  forge: githubForge,
  checks: checklyChecks,
  http: httpProbe,
  tls: tlsProbe,
  shell,
};
