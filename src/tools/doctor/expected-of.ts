/** What the plan and the repository's workflows expect of their vendors, in nobody's own words. Pure. */
import { join } from "node:path";
import { teamsIn } from "../../checklist/boxes.ts";
import { checklistContext } from "../../checklist/status-record.ts";
import type { Gate } from "../../gates/contract.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Expected } from "../../providers/contract.ts";
import { environmentsOf } from "./examine-workflows.ts";
import type { LocalWorkflows } from "../../engine/local-workflows.ts";

export function expectedOf(
  plan: Plan,
  workflows: LocalWorkflows,
  gates: Readonly<Record<string, Gate>>,
  { repository, directory }: Pick<Expected, "repository" | "directory">,
): Expected {
  const { host, domains } = plan.project;
  const { staging, production } = plan.stages;
  const { target } = staging.deploy;
  const people = plan.checklist.flatMap(({ gate, spec }) => [
    ...(gates[gate]?.boxes?.(spec) ?? []).flatMap(({ by }) => by),
    ...(gates[gate]?.overriders?.(spec) ?? []),
  ]);
  const inReleases = [...staging.verify, ...production.verify, ...plan.checklist];
  return {
    project: host.project,
    team: host.team,
    repository,
    directory: join(directory, staging.deploy.directory),
    domains,
    stagingEnvironment: target.kind === "custom" ? target.slug : null,
    letIn: staging.deploy.git?.letIn.kind ?? null,
    rollbackSteps: plan.rollback.to === "previous" ? 0 : plan.rollback.steps,
    runsChecks: inReleases.some(({ gate }) => gates[gate]?.roles.includes("checks") === true),
    environments: environmentsOf(workflows, plan.onlyObserves === true),
    ...(plan.onlyObserves === true ? { onlyObserves: true as const } : {}),
    status:
      plan.checklist.length === 0
        ? null
        : {
            context: checklistContext({ planFile: plan.file, into: null }),
            askedByPromote: production.requires === "checklist",
          },
    teams: teamsIn(people),
    schedules: workflows.schedules,
  };
}
