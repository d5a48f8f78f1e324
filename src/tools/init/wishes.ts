/** What a person says in the call, checked, and joined with what the repository says. Pure. */
import { type Problem, UsageError } from "../../lib/error.ts";
import { DOMAIN } from "../../plan/patterns.ts";
import type { ProjectFacts, RepositoryFacts } from "./repository/read-repository.ts";
import { setupOf } from "./repository/project-gates.ts";
import type { Way } from "./choose-way.ts";
import type { PlanSurroundings } from "./writing/surroundings.ts";

export interface InitValues {
  readonly from?: string | undefined;
  readonly plan: string;
  readonly way?: Way | undefined;
  readonly "sign-off"?: readonly string[] | undefined;
  readonly project?: string | undefined;
  readonly team?: string | undefined;
  readonly domain?: readonly string[] | undefined;
  readonly repository?: string | undefined;
  readonly "dry-run"?: boolean | undefined;
  readonly "no-rehearsal"?: boolean | undefined;
  readonly json?: boolean | undefined;
}

const NAME = /^@[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\/[A-Za-z0-9][\w-]*)?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const CALL = "said in the call";

/** Throws UsageError with every mistake in the call. */
export function checkInitValues(values: InitValues): void {
  const { "sign-off": signers = [], domain = [], repository, from, way } = values;
  const problems: readonly Problem[] = [
    ...signers
      .filter((name) => !NAME.test(name))
      .map((name) => ({ message: `--sign-off ${name}: expected @login or @organization/team, such as @acme/web.` })),
    ...domain
      .filter((name) => !DOMAIN.test(name))
      .map((name) => ({
        message: `--domain ${name}: expected a host without scheme and path, such as app.example.com.`,
      })),
    ...(from !== undefined && way === "observe"
      ? [
          {
            message:
              "--way observe: a document says how a release is held, and where Holdpoint only looks it holds none.",
            remedy: "Take --way adopt or build with --from, or leave --from out.",
          },
        ]
      : []),
    ...(repository === undefined || REPOSITORY.test(repository)
      ? []
      : [{ message: `--repository ${repository}: expected OWNER/NAME, such as acme/web.` }]),
  ];
  if (problems.length > 0) throw new UsageError("usage", problems);
}

/** `asked`: the domain that a person gave when asked. */
export function surroundingsOf(project: ProjectFacts, values: InitValues, asked: string | null): PlanSurroundings {
  const { "sign-off": signers = [] } = values;
  return {
    host: hostOf(project, values),
    domains: domainsOf(project, values, asked),
    metricSources: project.metrics.map(({ provider, traces }) => ({ provider, spec: traces.spec, from: traces.from })),
    install: setupOf(project.package),
    directory: project.folder,
    way: values.way ?? "build",
    signers,
  };
}

function hostOf({ host }: ProjectFacts, { project, team }: InitValues): PlanSurroundings["host"] {
  if (project !== undefined) return { project, team: team ?? host?.project.team ?? null, from: CALL };
  if (host === null) return null;
  return { project: host.project.name, team: team ?? host.project.team, from: host.from };
}

function domainsOf(
  { host }: ProjectFacts,
  { domain = [] }: InitValues,
  asked: string | null,
): PlanSurroundings["domains"] {
  if (domain.length > 0) return { names: [...new Set(domain)], from: CALL };
  if (asked !== null) return { names: [asked], from: "said when asked" };
  const known = (host?.domains ?? []).filter((name) => DOMAIN.test(name));
  return known.length === 0 ? null : { names: [...new Set(known)], from: "the project's domains at its host" };
}

/** The one that a name means, by its name at the host, in its package or of its folder; null where none does. */
export function findProject({ projects }: RepositoryFacts, name: string): ProjectFacts | null {
  const found = projects.find((project) =>
    [project.host?.project.name, project.package.name, project.folder, shortName(project)].includes(name),
  );
  return found ?? null;
}

/** What names a project's files among several. */
export function shortName({ folder, host, package: { name } }: ProjectFacts): string {
  const own =
    host?.project.name.startsWith("prj_") === false
      ? host.project.name
      : (folder.split("/").at(-1) ?? name ?? "project");
  return (
    own
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, "-")
      .replaceAll(/^-+|-+$/g, "") || "project"
  );
}
