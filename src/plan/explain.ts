/** What a release of a plan will do, step by step, for people: plain text, at most 80 columns. */
import { renderDuration } from "../lib/duration.ts";
import type { Measure } from "../providers/contract.ts";
import type { PlanExtensions } from "./extensions.ts";
import type { Condition, GateItem, Metric, Plan, Watch } from "./plan.ts";
import { PROBE_PROVIDER } from "./read-watch.ts";
import { listSettings } from "./settings.ts";
import { wrapText } from "./wrap-text.ts";

export { renderPlanGraph } from "./plan-graph.ts";

/** The whole plan in the order in which a release runs through it, without a trailing newline. */
export function explainPlan(plan: Plan, extensions: PlanExtensions): string {
  const steps = [
    ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
    deployStep(plan),
    verifyStep(plan, extensions),
    promoteStep(plan),
    ...productionSteps(plan, extensions),
    [
      "Done",
      ...wrapText("The release is recorded as done; the deployment is the next release's known-good one.", "- "),
    ],
  ];
  return [
    ...header(plan, extensions),
    ...steps.flatMap(([title, ...lines], index) => [
      "",
      `${index + 1}. ${title}`,
      ...lines.map((line) => `   ${line}`),
    ]),
    "",
    ...troubleSection(),
    "",
    ...secretsSection(plan, extensions),
  ].join("\n");
}

function header({ name, file, project, digest }: Plan, extensions: PlanExtensions): string[] {
  const { host } = project;
  const vendor = extensions.roles?.["host"]?.[host.provider]?.vendor ?? host.provider;
  const team = host.team === null ? "" : ` of team ${host.team}`;
  return [
    ...wrapText(`${name} (${file}, plan ${digest.slice(0, 12)})`, ""),
    ...wrapText(`${vendor} project ${host.project}${team}; production is ${project.domains.join(", ")}`, ""),
  ];
}

function checklistStep({ checklist }: Plan, extensions: PlanExtensions): string[] {
  return ["Checklist on the pull request, before anything is deployed", ...gateLines(checklist, extensions)];
}

function deployStep({ stages }: Plan): string[] {
  const { deploy, environment } = stages.staging;
  const { target } = deploy;
  const where =
    target.kind === "custom"
      ? `built for the custom environment ${target.slug}`
      : target.kind === "preview"
        ? "built as a preview"
        : "built with production's environment variables, at an address of its own, without a production domain";
  const what = deploy.prebuilt ? ".vercel/output" : "the sources";
  const directory = deploy.directory === "." ? "" : ` of ${deploy.directory}`;
  return [
    "Deploy to staging",
    ...wrapText(`Upload ${what}${directory}; ${where}.`, "- "),
    ...wrapText(`Wait at most ${renderDuration(deploy.timeoutMs)} for the build.`, "- "),
    ...wrapText(`Record it at GitHub as environment ${environment}.`, "- "),
  ];
}

function verifyStep({ stages }: Plan, extensions: PlanExtensions): string[] {
  return ["Verify the build; every gate must pass", ...gateLines(stages.staging.verify, extensions)];
}

function promoteStep({ stages, project }: Plan): string[] {
  const served = project.version
    ? `, and ${project.version.path} says the commit in its field ${project.version.json}`
    : "";
  return [
    "Promote exactly that build to production",
    ...wrapText(
      `First the reviewers of GitHub environment ${stages.production.environment} approve, where it has any.`,
      "- ",
    ),
    ...wrapText(`What production serves at that moment is recorded as the known-good deployment.`, "- "),
    ...wrapText(
      `Promoted when read back: the host's production and ${project.domains.join(", ")} show it${served}.`,
      "- ",
    ),
  ];
}

function productionSteps(plan: Plan, extensions: PlanExtensions): string[][] {
  const { verify, watch } = plan.stages.production;
  const verified = ["Verify production; a gate that says no rolls back", ...gateLines(verify, extensions)];
  return [...(verify.length > 0 ? [verified] : []), ...(watch ? [watchStep(watch)] : [])];
}

function watchStep(watch: Watch): string[] {
  const { metrics, rollbackConditions, successConditions } = watch;
  return [
    `Watch production for ${renderDuration(watch.forMs)}, a look every ${renderDuration(watch.everyMs)}`,
    "Metrics:",
    ...Object.values(metrics).flatMap((metric) => wrapText(describeMetric(metric), "- ")),
    "Roll back as soon as one of these is met:",
    ...rollbackConditions.flatMap((condition) => wrapText(describeCondition(condition), "- ")),
    ...(successConditions.length > 0 ? ["At the end each of these must be met, or a person decides:"] : []),
    ...successConditions.flatMap((condition) => wrapText(describeCondition(condition), "- ")),
  ];
}

const UNITS: Record<Measure["unit"], string> = { ratio: "share", duration: "duration", count: "count" };

function describeMetric({ name, provider, measure, settleMs }: Metric): string {
  if (provider === PROBE_PROVIDER) return `${name}: failed rounds of the http gates of production`;
  const settled = settleMs > 0 ? `, read ${renderDuration(settleMs)} late` : "";
  return `${name}: ${UNITS[measure.unit]} from ${provider}${settled}`;
}

function describeCondition(condition: Condition): string {
  const window = `each ${renderDuration(condition.overMs)}`;
  const samples = condition.minimumSamples > 1 ? `, at least ${condition.minimumSamples} samples` : "";
  const baseline = condition.kind === "change" ? ", against the known-good deployment before the promote" : "";
  return `${condition.text.trim()} (${window}${baseline}${samples})`;
}

function gateLines(items: readonly GateItem[], extensions: PlanExtensions): string[] {
  return items.flatMap(({ title, gate }) => {
    const description = extensions.gates[gate]?.description.replace(/(?<=\.)\s.*$/s, "");
    return wrapText(`${title} [${gate}]${description ? `: ${description}` : ""}`, "- ");
  });
}

function troubleSection(): string[] {
  return [
    "When something is not as it should be",
    ...wrapText("A no before the promote ends the release; production is not touched.", "- "),
    ...wrapText(
      "A hold (no data, a vendor that does not answer, an approval pending) stops where it is: nothing is promoted and nothing is rolled back. Run the same command again; it goes on from what it finds.",
      "- ",
    ),
    ...wrapText(
      "A rollback points production back at the known-good deployment, reads it back and pins it there. Without a known-good deployment it stops and says so.",
      "- ",
    ),
  ].map((line, index) => (index === 0 ? line : `   ${line}`));
}

function secretsSection(plan: Plan, extensions: PlanExtensions): string[] {
  const settings = listSettings(plan, extensions).filter(({ required }) => required);
  if (settings.length === 0) return ["No secret is needed."];
  return [
    "Secrets, read from the environment by name",
    ...settings.flatMap(({ setting, neededBy }) =>
      wrapText(`${setting.name}: ${neededBy}`, "- ").map((line) => `   ${line}`),
    ),
  ];
}
