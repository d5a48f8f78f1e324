/** Sentry in the sandbox: one organization with the project that the demo site reports to. */
import type { EmulatorDeclaration, Running, SeedWishes, SiteReason, SiteRelease, SiteWishes } from "../declaration.ts";
import type { SiteReporter } from "../contract.ts";
import { combineReporters } from "../combine-reporters.ts";
import { withBrowser } from "./browser-reporter.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { createCrowdReporter } from "./crowd-reporter.ts";
import { createSentryEmulator, type SentryEmulator } from "./emulator.ts";
import { nameAtTarget, projectsOf, releaseOf, reportTargets } from "./report-targets.ts";
import { READER_SCOPES, type ReportTarget, renderDsn, type SentryProject, type SentrySeed } from "./seed.ts";
import { readsVitals, requestNamesOf, seenRequests, sentryMetrics } from "./seen-requests.ts";
import { createSiteReporter } from "./site-reporter.ts";

export { createSentryEmulator, type SentryEmulator } from "./emulator.ts";
export { READER_SCOPES, renderDsn, type SentryProject, type SentrySeed, type SentryToken } from "./seed.ts";

/** Opens nothing but loopback; long, so that masking it hides nothing else. */
export const SENTRY_TOKEN = "sandbox-sentry-token-000000";

export const sentry: EmulatorDeclaration<SentrySeed, SentryEmulator> = {
  name: "sentry",
  roles: [],
  seedFor,
  create: createSentryEmulator,
  offers: (running) => ({ openReporter: (release, environment) => openReporter(running, release, environment) }),
  environment: ({ origin, seed }) => ({
    SENTRY_URL: origin,
    SENTRY_AUTH_TOKEN: tokenOf(seed),
    SENTRY_ORG: seed.organization.slug,
  }),
  describe: ({ origin, seed }) => ({
    url: origin,
    dsn: renderDsn(origin, projectOf(seed, null)),
    token: tokenOf(seed),
    org: seed.organization.id,
    project: seed.projects[0]?.id ?? "",
  }),
  faults: {},
  siteFor,
  seesRequests: seenRequests,
};

function tokenOf({ tokens: [first] }: SentrySeed): string {
  return first?.token ?? SENTRY_TOKEN;
}

/** With this slug; null = the first one. */
function projectOf({ projects }: SentrySeed, slug: string | null): SentryProject {
  const project = slug === null ? projects[0] : projects.find((one) => one.slug === slug);
  if (project === undefined) throw new Error(`the emulated Sentry has no project ${slug ?? "at all"}`);
  return project;
}

async function openReporter(
  { origin, seed, emulator, context: { random } }: Running<SentrySeed, SentryEmulator>,
  release: SiteRelease,
  environment: string,
): Promise<SiteReporter> {
  const anywhere: ReportTarget = { project: seed.projects[0]?.slug ?? "", release: null, environment: null };
  const targets = seed.reports ?? [anywhere];
  const reporters = targets.map(async (target): Promise<SiteReporter> => {
    const project = projectOf(seed, target.project);
    const named = nameAtTarget(target, release, environment);
    const reporter = {
      ...(await createSiteReporter({ dsn: renderDsn(origin, project), ...named, random })),
      ...(await createCrowdReporter((crowd) => emulator.receiveCrowd({ project: project.id, ...named, ...crowd }))),
    };
    if (seed.vitals !== true) return reporter;
    return withBrowser(reporter, (views) => emulator.receiveViews({ project: project.id, ...named, ...views }));
  });
  return combineReporters(await Promise.all(reporters));
}

function seedFor(wishes: SeedWishes): SentrySeed {
  const reports = reportTargets(wishes);
  return {
    organization: { id: "1", slug: textOf(firstSpec(wishes).org) ?? wishes.repository.owner },
    projects: projectsOf(reports),
    tokens: [{ token: SENTRY_TOKEN, scopes: READER_SCOPES }],
    reports,
    ...(readsVitals(wishes.metrics) ? { vitals: true } : {}),
  };
}

function siteFor({ metrics }: SiteReason): SiteWishes {
  const template = releaseOf(firstSpec({ metrics }));
  return { requestNames: requestNamesOf(metrics), ...(template === null ? {} : { releaseTemplate: template }) };
}

function firstSpec({ metrics }: SiteReason): Readonly<Record<string, unknown>> {
  return fieldsOf(sentryMetrics(metrics)[0]?.spec);
}
