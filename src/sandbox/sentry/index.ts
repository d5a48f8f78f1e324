/** Sentry in the sandbox: one organization with the project that the demo site reports to. */
import type { EmulatorDeclaration, SeedWishes, SiteWishes } from "../declaration.ts";
import type { Emulator } from "../contract.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createSentryEmulator } from "./emulator.ts";
import { READER_SCOPES, renderDsn, type SentrySeed } from "./seed.ts";
import { createSiteReporter } from "./site-reporter.ts";

export { createSentryEmulator } from "./emulator.ts";
export { READER_SCOPES, renderDsn, type SentryProject, type SentrySeed, type SentryToken } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
export const SENTRY_TOKEN = "sandbox-sentry-token-000000";

export const sentry: EmulatorDeclaration<SentrySeed, Emulator> = {
  name: "sentry",
  roles: [],
  seedFor,
  create: createSentryEmulator,
  offers: ({ origin, seed, context: { random } }) => ({
    openReporter: (release, environment) =>
      createSiteReporter({ dsn: dsnOf(origin, seed), release, environment, random }),
  }),
  environment: ({ origin, seed }) => ({
    SENTRY_URL: origin,
    SENTRY_AUTH_TOKEN: tokenOf(seed),
    SENTRY_ORG: seed.organization.slug,
  }),
  describe: ({ origin, seed }) => ({
    url: origin,
    dsn: dsnOf(origin, seed),
    token: tokenOf(seed),
    org: seed.organization.id,
    project: seed.projects[0]?.id ?? "",
  }),
  faults: {},
  siteFor,
};

function tokenOf({ tokens: [first] }: SentrySeed): string {
  return first?.token ?? SENTRY_TOKEN;
}

function dsnOf(origin: string, { projects: [project] }: SentrySeed): string {
  if (project === undefined) throw new Error("an emulated Sentry needs a project");
  return renderDsn(origin, project);
}

function seedFor(wishes: SeedWishes): SentrySeed {
  const spec = firstSpec(wishes);
  return {
    organization: { id: "1", slug: textOf(spec.org) ?? wishes.repository.owner },
    projects: [{ id: "42", slug: textOf(spec.project) ?? wishes.project, publicKey: "0123456789abcdef".repeat(2) }],
    tokens: [{ token: SENTRY_TOKEN, scopes: READER_SCOPES }],
  };
}

/** A release name without the commit tells no two releases apart, so the site would not report it. */
function siteFor(wishes: SeedWishes): SiteWishes {
  const template = textOf(firstSpec(wishes).release);
  return template?.includes("{commit}") === true ? { releaseTemplate: template } : {};
}

function firstSpec({ metrics }: SeedWishes): Readonly<Record<string, unknown>> {
  return fieldsOf(metrics.find(({ provider }) => provider === "sentry")?.spec);
}
