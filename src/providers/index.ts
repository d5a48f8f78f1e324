/** The registry of roles: who can play each. Everything heavy loads inside a provider's `connect`. */
import { checklyChecks } from "./checkly/index.ts";
import type { RoleRegistry } from "./contract.ts";
import { flagdFlags } from "./flagd/index.ts";
import { githubDeployments, githubFiles, githubForge, githubSource } from "./github/index.ts";
import { httpProbe } from "./http-probe.ts";
import { launchDarklyFlags } from "./launchdarkly/index.ts";
import { neonDatabases } from "./neon/index.ts";
import { postgres } from "./postgres/index.ts";
import { postgresWork } from "./postgres/work/index.ts";
import { sentryIncidents } from "./sentry/incident-reporter.ts";
import { sentryMonitor } from "./sentry/look-monitor.ts";
import { shell } from "./shell.ts";
import { backupStores, storedBackups } from "./stores.ts";
import { supabaseAdvisor, supabaseDatabases } from "./supabase/index.ts";
import { tlsProbe } from "./tls-probe.ts";
import { unleashFlags } from "./unleash/index.ts";
import { vercelFlags } from "./vercel/flags/index.ts";
import { vercelHost, vercelVariables } from "./vercel/index.ts";

/** By role, and in it by the key that chooses among several. */
export const roleProviders: RoleRegistry = {
  host: { vercel: vercelHost },
  forge: { github: githubForge },
  deployments: { github: githubDeployments },
  files: { github: githubFiles },
  source: { github: githubSource },
  variables: { vercel: vercelVariables },
  checks: { checkly: checklyChecks },
  databases: { postgres },
  databaseWork: { postgres: postgresWork },
  managedDatabases: { neon: neonDatabases, supabase: supabaseDatabases },
  stores: { stores: backupStores },
  storedBackups: { stores: storedBackups },
  advisor: { supabase: supabaseAdvisor },
  http: { http: httpProbe },
  tls: { tls: tlsProbe },
  shell: { shell },
  flags: { vercel: vercelFlags, launchdarkly: launchDarklyFlags, unleash: unleashFlags, flagd: flagdFlags },
  monitor: { sentry: sentryMonitor },
  incidents: { sentry: sentryIncidents },
};
