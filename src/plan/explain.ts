/** What a release of a plan will do, step by step, for people: plain text within the columns of a terminal. */
import { renderDuration } from "../lib/duration.ts";
import { wrapText } from "../lib/wrap-text.ts";
import type { PlanExtensions } from "./extensions.ts";
import { type ChecklistItem, type GateItem, type Plan, type StagingStage } from "./plan.ts";
import { isSecret, PLAN_SECRETS } from "../lib/setting.ts";
import { listSettings, type PlannedSetting } from "./settings.ts";
import { explainGitSource, explainLetIn } from "./explain-git-source.ts";
import { explainLadder } from "./explain-ladder.ts";
import { explainRollout } from "./explain-rollout.ts";
import { describeGate } from "./describe-gate.ts";
import { explainSteps } from "./explain-steps.ts";
import { explainWatch } from "./explain-watch.ts";
import { findWarnings } from "./warnings.ts";

export { renderFencedGraph, renderPlanGraph } from "./plan-graph.ts";

/** The whole plan in the order in which a release runs through it, within these columns, without a trailing newline. */
export function explainPlan(plan: Plan, extensions: PlanExtensions, columns: number): string {
  const steps = plan.onlyObserves === true ? observingSteps(plan, extensions) : releaseSteps(plan, extensions);
  return [
    header(plan, extensions),
    ...steps.map(([title = "", ...lines], index) => [`${index + 1}. ${title}`, ...lines]),
    ...(plan.onlyObserves === true ? [] : [troubleSection(plan, extensions)]),
    settingsSection(plan, extensions),
    warningsSection(plan, extensions),
  ]
    .filter((section) => section.length > 0)
    .map((section, index) => renderSection(section, columns, index === 0 ? "" : INDENT))
    .join("\n\n");
}

function releaseSteps(plan: Plan, extensions: PlanExtensions): readonly (readonly string[])[] {
  return [
    ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
    ...explainSteps(plan, extensions, { stage: "staging", list: "before" }),
    deployStep(plan),
    ...explainSteps(plan, extensions, { stage: "staging", list: "after" }),
    verifyStep(plan, extensions),
    ...explainSteps(plan, extensions, { stage: "production", list: "before" }),
    promoteStep(plan),
    ...explainSteps(plan, extensions, { stage: "production", list: "after" }),
    ...productionSteps(plan, extensions),
    ["Done", bullet("The release is recorded as done; its deployment becomes the next release's known-good one.")],
  ];
}

/** Of a plan that deploys nothing. */
function observingSteps(plan: Plan, extensions: PlanExtensions): readonly (readonly string[])[] {
  const { verify } = plan.stages.production;
  return [
    ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
    [
      "Somebody deploys to production: the host's Git integration, its command line, its dashboard, a rollback by hand",
      bullet("Looks by a schedule notice it (watch.yml), and judge it from the moment at which it went live."),
      bullet("Nothing is changed at the host: a token that may only read is enough."),
    ],
    ...(verify.length > 0 ? [["Ask production at the first look", ...gateLines(verify, extensions)]] : []),
    ...watchSteps(plan, extensions),
    [
      "Say so",
      bullet(
        "What was found, and where production would have been rolled back to, stands in the record, in a status on the commit, in a comment on its pull request and in the run's summary.",
      ),
    ],
  ];
}

const INDENT = "   ";
const BULLET = "- ";

function bullet(text: string): string {
  return `${BULLET}${text}`;
}

/** The first line is the section's heading; the others hang under it. */
function renderSection(lines: readonly string[], columns: number, indent: string): string {
  return lines
    .flatMap((line, index) => {
      const lead = `${index === 0 ? "" : indent}${line.startsWith(BULLET) ? BULLET : ""}`;
      const text = line.startsWith(BULLET) ? line.slice(BULLET.length) : line;
      return wrapText(text.replaceAll(/\s+/g, " "), columns, lead);
    })
    .join("\n");
}

function header({ name, file, project, digest }: Plan, extensions: PlanExtensions): string[] {
  const { host } = project;
  const vendor = extensions.roles?.["host"]?.[host.provider]?.vendor ?? host.provider;
  const team = host.team === null ? "" : ` of team ${host.team}`;
  return [
    `${name} (${file}, plan ${digest.slice(0, 12)})`,
    `${vendor} project ${host.project}${team}; production is ${project.domains.join(", ")}`,
  ];
}

function checklistStep({ checklist }: Plan, extensions: PlanExtensions): string[] {
  return ["Checklist on the pull request, before anything is deployed", ...gateLines(checklist, extensions)];
}

function deployStep({ stages }: Plan): string[] {
  const { deploy, environment } = stages.staging;
  const { target, git } = deploy;
  if (git !== null) return explainGitSource(stages.staging, git).map((line, at) => (at === 0 ? line : bullet(line)));
  const where =
    target.kind === "custom"
      ? `built for the custom environment ${target.slug}`
      : target.kind === "preview"
        ? "built as a preview"
        : "built with production's environment variables, at its own address, without a production domain";
  const what = deploy.prebuilt ? "the prebuilt output" : "the sources";
  const directory = deploy.directory === "." ? "" : ` of ${deploy.directory}`;
  return [
    "Deploy to staging",
    bullet(`Upload ${what}${directory}; ${where}.`),
    bullet(`Wait at most ${renderDuration(deploy.timeoutMs)} for the build.`),
    bullet(`Record it at GitHub as environment ${environment}.`),
  ];
}

function verifyStep({ stages }: Plan, extensions: PlanExtensions): string[] {
  return ["Verify the build; every gate must pass", ...stageLines(stages.staging, extensions)];
}

function promoteStep({ stages, project }: Plan): string[] {
  const served = project.version
    ? `, and ${project.version.path} says the commit in its field ${project.version.json}`
    : "";
  const { promote } = stages.production;
  return [
    promote === null
      ? "Promote exactly that build to production"
      : "Promote exactly that build to production, stage by stage",
    bullet(`First the reviewers of GitHub environment ${stages.production.environment}, if it has any, approve.`),
    bullet(`What production serves at that moment is recorded as the known-good deployment.`),
    ...explainLetIn(stages.staging.deploy.git).map(bullet),
    ...explainRollout({ stages }).map(bullet),
    bullet(`Promoted when read back: the host's production and ${project.domains.join(", ")} show it${served}.`),
  ];
}

function productionSteps(plan: Plan, extensions: PlanExtensions): string[][] {
  const { verify } = plan.stages.production;
  const verified = ["Verify production; a failed gate rolls back", ...stageLines(plan.stages.production, extensions)];
  return [...(verify.length > 0 ? [verified] : []), ...watchSteps(plan, extensions)];
}

function watchSteps({ stages }: Plan, extensions: PlanExtensions): string[][] {
  const { verify, watch } = stages.production;
  if (watch === null) return [];
  return [explainWatch(watch, verify, extensions).map((line) => (typeof line === "string" ? line : bullet(line.item)))];
}

/** With what prepares the gates that run code, where there are any. */
function stageLines({ setup, verify }: Pick<StagingStage, "setup" | "verify">, extensions: PlanExtensions): string[] {
  const prepares = setup !== null && verify.some(({ gate }) => extensions.gates[gate]?.kind === "code");
  return gateLines(prepares ? [setup, ...verify] : verify, extensions);
}

/** Each item with what it really asks; under its heading where it has one, with what it waits for. */
function gateLines(items: readonly (GateItem & Partial<ChecklistItem>)[], extensions: PlanExtensions): string[] {
  const groups = [...new Set(items.map(({ group }) => group ?? null))];
  return groups.flatMap((group) => [
    ...(group === null ? [] : [`${group}:`]),
    ...items.filter((item) => (item.group ?? null) === group).map((item) => bullet(describeGate(item, extensions))),
  ]);
}

function describeIncident({ incident }: Plan["rollback"]): string {
  if (incident === null)
    return "Nobody is told of a rollback beyond the run, the commit and the record: `incident` is off.";
  const { labels } = incident;
  const labelled = labels.length === 0 ? "" : `, labelled ${labels.join(", ")}`;
  return `A rollback, or one that was due and could not be made, opens an issue at GitHub${labelled}: what happened, what production serves, whose commits were taken out. The next good release closes it.`;
}

function troubleSection(plan: Plan, extensions: PlanExtensions): string[] {
  const { stages, rollback } = plan;
  const exception =
    stages.production.watch?.onHold === "rollback" ? ", but for a watch that ends on hold, as this plan says" : "";
  return [
    "When something goes wrong",
    bullet("A failure before the promote ends the release; production is not touched."),
    bullet(
      `A hold (no data, a vendor that does not answer, an approval pending) stops the release where it is: nothing is promoted and nothing is rolled back${exception}. Run the same command again; it continues from what it finds.`,
    ),
    bullet(
      "A rollback points production back at the known-good deployment, reads it back and pins it there. Without a known-good deployment it stops and says so.",
    ),
    ...explainLadder(plan, extensions).map(bullet),
    bullet(describeIncident(rollback)),
  ];
}

const SOURCES: Readonly<Record<PlannedSetting["setting"]["source"], string>> = {
  secret: "secret",
  "plan-secret": `secret, passed in ${PLAN_SECRETS.name}`,
  variable: "variable",
  address: "address",
  "github-token": "the job's own token",
  runner: "set by the runner",
};

/** Every token and variable with what it may do, also those that may be left out: a manager approves these, too. */
function settingsSection(plan: Plan, extensions: PlanExtensions): string[] {
  const { addresses } = plan.project;
  const used = listSettings(plan, extensions);
  const settings = used.filter(
    ({ setting, required }) => required || isSecret(setting) || setting.source === "variable",
  );
  const elsewhere = used.flatMap(({ vendor, setting: { inPlan } }) => {
    const url = inPlan === undefined ? undefined : addresses[inPlan];
    return url === undefined ? [] : [`${vendor} is found at ${url}: its token goes there and nowhere else`];
  });
  if (settings.length === 0) return ["No token is needed."];
  return [
    "Tokens and settings, read from the environment by name",
    ...[...settings.map(describeSetting), ...elsewhere].map(bullet),
  ];
}

function describeSetting({ setting, required, neededBy }: PlannedSetting): string {
  const { name, source, scopes, purpose, optional } = setting;
  const when = required ? "" : `, optional${optional === undefined ? "" : `: ${optional}`}`;
  return `${name} (${SOURCES[source]}${when}): ${scopes ?? `to ${purpose}`}; for ${neededBy}`;
}

function warningsSection(plan: Plan, extensions: PlanExtensions): string[] {
  const warnings = findWarnings(plan, extensions);
  if (warnings.length === 0) return [];
  return ["Warnings", ...warnings.map(bullet)];
}
