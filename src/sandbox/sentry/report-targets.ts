/** Where the demo site reports to: each project, environment and release name that a plan's metrics look at. */
import type { SeedWishes, SiteRelease } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import type { ReportTarget, SentryProject } from "./seed.ts";
import { sentryMetrics } from "./seen-requests.ts";

/** At least one, so that the site reports somewhere in any case. */
export function reportTargets({ metrics, project }: Pick<SeedWishes, "metrics" | "project">): readonly ReportTarget[] {
  const specs = sentryMetrics(metrics).map(({ spec }) => fieldsOf(spec));
  const wanted = (specs.length === 0 ? [{}] : specs).map((spec: Readonly<Record<string, unknown>>): ReportTarget => ({
    project: textOf(spec.project) ?? project,
    release: releaseOf(spec),
    environment: textOf(spec.environment),
  }));
  return [...new Map(wanted.map((target) => [JSON.stringify(Object.values(target)), target])).values()];
}

/** A release name without the commit tells no two releases apart, so the site would not report it. */
export function releaseOf(spec: Readonly<Record<string, unknown>>): string | null {
  const template = textOf(spec.release);
  return template?.includes("{commit}") === true ? template : null;
}

export function projectsOf(targets: readonly ReportTarget[]): readonly SentryProject[] {
  const slugs = [...new Set(targets.map(({ project }) => project))];
  return slugs.map((slug, index) => ({
    id: String(42 + index),
    slug,
    publicKey: "0123456789abcdef".repeat(2),
  }));
}

/** As the target names the release and its environment. */
export function nameAtTarget(target: ReportTarget, release: SiteRelease, environment: string) {
  return {
    release: target.release?.replace("{commit}", release.commit) ?? release.name,
    environment: environment === "production" ? (target.environment ?? environment) : environment,
  };
}
