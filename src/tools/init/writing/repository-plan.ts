/** A plan from what a repository has; each line says which file it comes from, and what a person fills in. Pure. */
import type { FoundGate } from "../repository/project-gates.ts";
import { gatesOfScripts, setupOf } from "../repository/project-gates.ts";
import type { ProjectFacts, RepositoryFacts } from "../repository/read-repository.ts";
import { flowYaml } from "./flow-yaml.ts";
import { comment, withComment } from "./plan-lines.ts";
import type { PlanSurroundings } from "./surroundings.ts";

const FILL_IN = "fill in";
const WATCHED = [
  ["error_rate", "error_rate > 5% over 15m"],
  ["p99_latency", "p99_latency > 2000ms over 15m"],
] as const;

/** Ends with a line break. */
export function renderRepositoryPlan(
  project: ProjectFacts,
  { owners }: Pick<RepositoryFacts, "owners">,
  known: PlanSurroundings,
): string {
  if (known.way === "observe") return renderObservingPlan(project, known);
  const gates = [
    ...gatesOfScripts(project.package).map((gate) => inFolder(gate, project.folder)),
    ...worldGates(project, owners),
  ];
  const lines = [
    ...headLines(project, known),
    ...list("checklist", gates, "checklist"),
    ...approvalNote(owners),
    "stages:",
    "  staging:",
    ...deployLines(project, known),
    ...(gates.some(({ place, gate }) => place === "staging" && gate === "command")
      ? [withComment(`    setup: ${flowYaml(setupOf(project.package))}`, "before the gates that run code")]
      : []),
    "    verify:",
    "      - { title: Start page answers, http: { path: / } }",
    ...healthLines(project),
    ...gates.filter(({ place }) => place === "staging").map((gate) => `      ${gateLine(gate)}`),
    ...productionLines(project, known),
  ];
  return `${lines.join("\n")}\n`;
}

/** Somebody else deploys, so there is no staging, and nothing that a pull request must pass. */
function renderObservingPlan(project: ProjectFacts, known: PlanSurroundings): string {
  const lines = [...headLines(project, known), "stages:", ...productionLines(project, known)];
  return `${lines.join("\n")}\n`;
}

function headLines(project: ProjectFacts, known: PlanSurroundings): readonly string[] {
  return [
    comment("Written by holdpoint init from what this repository has. Read every line; docs/plan.md has every field."),
    "version: 1",
    withComment(
      `name: ${flowYaml(project.host?.project.name ?? project.package.name ?? "my-project")}`,
      "as people see it",
    ),
    "project:",
    `  vercel: ${hostLine(known)}`,
    `  domains: ${domainLine(known)}`,
  ];
}

function deployLines({ folder }: ProjectFacts, { way }: PlanSurroundings): readonly string[] {
  if (way === "adopt") return [withComment("    deploy: { source: git }", "the host builds from the push, as before")];
  return folder === "." ? [] : [`    deploy: ${flowYaml({ directory: folder })}`];
}

function productionLines(project: ProjectFacts, known: PlanSurroundings): readonly string[] {
  return [
    "  production:",
    "    verify:",
    ...(project.health === null ? ["      - { title: Start page answers, http: { path: / } }"] : healthLines(project)),
    "      - { title: Certificate, tls: { min-days: 14 } }",
    ...watchLines(known),
  ];
}

/** A command of a project runs in the project's folder. */
function inFolder(gate: FoundGate, folder: string): FoundGate {
  if (folder === ".") return gate;
  const spec = typeof gate.spec === "string" ? { run: gate.spec } : (gate.spec as object);
  return { ...gate, spec: { ...spec, directory: folder } };
}

/** A path of a project, from the repository's root. */
function below(folder: string, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}

function hostLine({ host }: PlanSurroundings): string {
  if (host === null)
    return withComment(flowYaml({ project: "my-project" }), `${FILL_IN} the project at Vercel, and its team`);
  const { project, team, from } = host;
  return withComment(flowYaml({ project, ...(team === null ? {} : { team }) }), from);
}

function domainLine({ domains }: PlanSurroundings): string {
  if (domains === null) return withComment("[app.example.com]", `${FILL_IN} every production domain`);
  return withComment(flowYaml(domains.names), domains.from);
}

function worldGates(
  { folder, envExample, migrations, checks }: ProjectFacts,
  owners: readonly string[],
): readonly FoundGate[] {
  const tags = checks?.traces.spec === undefined ? null : checks;
  return [
    ...(envExample === null
      ? []
      : [
          checklistGate(
            "Environment variables set",
            "Production",
            "env",
            { target: "production", required: below(folder, envExample) },
            envExample,
          ),
        ]),
    ...(migrations === null
      ? []
      : [
          checklistGate(
            "New migrations can be lived with after a rollback",
            "Database",
            "migrations",
            {
              tool: migrations.tool,
              ...(folder === "." ? {} : { dir: below(folder, migrations.from) }),
              additive: true,
            },
            migrations.from,
          ),
        ]),
    ...(owners.length === 0
      ? []
      : [checklistGate("Approved", "People", "sign-off", { by: owners, "not-author": true }, "CODEOWNERS")]),
    ...(tags === null
      ? []
      : [
          {
            place: "staging",
            title: `${tags.provider} suite`,
            group: null,
            gate: tags.provider,
            spec: tags.traces.spec,
            from: tags.traces.from,
          } as const,
        ]),
  ];
}

function checklistGate(title: string, group: string, gate: string, spec: unknown, from: string): FoundGate {
  return { place: "checklist", title, group, gate, spec, from };
}

function approvalNote(owners: readonly string[]): readonly string[] {
  if (owners.length > 0) return [];
  return [`  ${comment(`- { title: Approved, group: People, sign-off: { by: ["@…"] } } # ${FILL_IN}: who approves`)}`];
}

function list(key: string, gates: readonly FoundGate[], place: FoundGate["place"]): readonly string[] {
  const own = gates.filter((gate) => gate.place === place);
  return own.length === 0 ? [comment(`${key}:`)] : [`${key}:`, ...own.map((gate) => `  ${gateLine(gate)}`)];
}

function gateLine({ title, group, gate, spec, from }: FoundGate): string {
  return withComment(`- ${flowYaml({ title, ...(group === null ? {} : { group }), [gate]: spec })}`, from);
}

function healthLines({ health }: ProjectFacts): readonly string[] {
  if (health === null) return [];
  return [`      ${withComment(`- ${flowYaml({ title: "Health", http: { path: health.path } })}`, health.from)}`];
}

function watchLines({ metricSources, way }: PlanSurroundings): readonly string[] {
  const [source] = metricSources;
  const active = source !== undefined;
  const metrics = WATCHED.map(([name]) => {
    const line = `${name}: ${active ? flowYaml({ [source.provider]: source.spec }) : "{ … }"}`;
    return `        ${active ? withComment(line, source.from) : comment(`${line} # ${FILL_IN}: where this number comes from`)}`;
  });
  const conditions = WATCHED.map(([, condition]) => `        ${active ? `- ${condition}` : comment(`- ${condition}`)}`);
  return [
    "    watch:",
    "      for: 30m",
    ...(way === "observe" ? [withComment("      observe: true", "judges and reports; nothing is changed")] : []),
    active ? "      metrics:" : `      ${comment("metrics:")}`,
    ...metrics,
    "      rollback_conditions:",
    "        - health_check_failures > 3",
    ...conditions,
  ];
}
