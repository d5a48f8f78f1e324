/**
 * What a change of the plan means: two plans as they are after loading, so that comments, order and spelling are no change.
 * What nobody here knows a sentence for is said word by word, so that nothing is left out. Pure.
 */
import type { PlanExtensions } from "../extensions.ts";
import type { Plan, ProductionStage, StagingStage } from "../plan.ts";
import { listSettings } from "../settings.ts";
import { compareGates } from "./compare-gates.ts";
import { compareSteps } from "./compare-steps.ts";
import { compareValues, type ValueChange } from "./compare-values.ts";
import { compareWatch } from "./compare-watch.ts";
import { type Area, type PlanChange, renderValueChange, type Weakening } from "./plan-change.ts";

/** Those that weaken the plan come first. None where both mean the same. */
export function comparePlans(before: Plan, after: Plan, extensions: PlanExtensions): readonly PlanChange[] {
  const changes = [
    ...compareProject(before, after),
    ...compareGates(
      {
        area: "checklist",
        before: before.checklist,
        after: after.checklist,
        consequence:
          before.stages.production.requires === "checklist"
            ? "production is promoted, and a pull request passes,"
            : "a pull request passes",
      },
      extensions,
    ),
    ...compareStaging(before, after, extensions),
    ...compareProduction(before.stages.production, after.stages.production, extensions),
    ...compareWatch(before.stages.production.watch, after.stages.production.watch),
    ...compareRollback(before.rollback, after.rollback),
    ...compareSecrets(before, after, extensions),
  ];
  return changes.toSorted((one, other) => RANKS.indexOf(one.weakens) - RANKS.indexOf(other.weakens));
}

const RANKS: readonly Weakening[] = [true, "perhaps", false];

const say = (area: Area, text: string, weakens: Weakening): PlanChange => ({ area, text, weakens });

function wordByWord(area: Area, changes: readonly ValueChange[], weakens = false): readonly PlanChange[] {
  return changes.map((change) => say(area, renderValueChange(change), weakens));
}

function compareProject(before: Plan, after: Plan): readonly PlanChange[] {
  const { host, domains, version, addresses, ...others } = before.project;
  const now = after.project;
  const rest = { ...now, host: undefined, domains: undefined, version: undefined, addresses: undefined };
  return [
    ...(before.name === after.name ? [] : [say("project", `name ${before.name} → ${after.name}`, false)]),
    ...compareValues(host, now.host).map((change) =>
      say("project", `another project is released: ${renderValueChange(change)}`, "perhaps"),
    ),
    ...domains
      .filter((domain) => !now.domains.includes(domain))
      .map((domain) => say("project", `${domain} is no production domain any more: nobody reads it back`, true)),
    ...now.domains
      .filter((domain) => !domains.includes(domain))
      .map((domain) => say("project", `${domain} is a production domain, and is asked by gates`, false)),
    ...compareValues({ version }, { version: now.version }).map((change) =>
      say("project", renderValueChange(change), now.version === null),
    ),
    ...compareValues(addresses, now.addresses).map((change) =>
      say("project", `a token goes to another address: ${renderValueChange(change)}`, true),
    ),
    ...wordByWord("project", compareValues(others, rest)),
  ];
}

function compareStaging(before: Plan, after: Plan, extensions: PlanExtensions): readonly PlanChange[] {
  if (before.onlyObserves !== after.onlyObserves) {
    return after.onlyObserves === true
      ? [say("staging", "nothing is released by this plan any more: it only observes what others deploy", true)]
      : [
          say(
            "staging",
            "releases are deployed, verified and promoted by this plan, which only observed before",
            false,
          ),
        ];
  }
  const { setup, verify, before: stepsBefore, after: stepsAfter, ...others } = before.stages.staging;
  const now: StagingStage = after.stages.staging;
  return [
    ...compareSteps("staging", { before: stepsBefore, after: stepsAfter }, now, extensions),
    ...wordByWord("staging", compareValues({ ...others, setup: setup?.spec }, without(now, "verify", now.setup?.spec))),
    ...compareGates(
      { area: "staging", before: verify, after: now.verify, consequence: "a build is promoted" },
      extensions,
    ),
  ];
}

function compareProduction(
  before: ProductionStage,
  now: ProductionStage,
  extensions: PlanExtensions,
): readonly PlanChange[] {
  const { environment, requires, promote, verify, watch: _watch, setup, ...rest } = before;
  const { before: stepsBefore, after: stepsAfter, ...others } = rest;
  const known = { environment: undefined, requires: undefined, promote: undefined, watch: undefined };
  return [
    ...compareSteps("production", { before: stepsBefore, after: stepsAfter }, now, extensions),
    ...(environment === now.environment
      ? []
      : [
          say(
            "production",
            `the reviewers of GitHub environment ${now.environment} approve, not those of ${environment}`,
            "perhaps",
          ),
        ]),
    ...(requires === now.requires
      ? []
      : now.requires === "nothing"
        ? [say("production", "production is promoted without the checklist", true)]
        : [say("production", "production is promoted only with the checklist passed", false)]),
    ...compareRollout(promote, now.promote),
    ...wordByWord(
      "production",
      compareValues({ ...others, setup: setup?.spec }, { ...without(now, "verify", now.setup?.spec), ...known }),
    ),
    ...compareGates(
      { area: "production", before: verify, after: now.verify, consequence: "a release stays in production" },
      extensions,
    ),
  ];
}

function without(stage: object, left: string, setup: unknown): object {
  return { ...stage, [left]: undefined, before: undefined, after: undefined, setup };
}

function compareRollout(before: ProductionStage["promote"], now: ProductionStage["promote"]): readonly PlanChange[] {
  if (now === null) {
    return before === null ? [] : [say("production", "all visitors get a release at once, and not in stages", true)];
  }
  if (before === null)
    return [say("production", `visitors get a release in stages: ${now.percents.join(" %, ")} %`, false)];
  const [was, is] = [before.percents.join(" %, "), now.percents.join(" %, ")];
  const fewer = now.percents.length < before.percents.length || (now.percents[0] ?? 0) > (before.percents[0] ?? 0);
  return [
    ...(was === is ? [] : [say("production", `stages of the visitors ${was} % → ${is} %`, fewer)]),
    ...compareValues({ stageMs: before.stageMs }, { stageMs: now.stageMs }).map((change) =>
      say("production", `length of a ${renderValueChange(change)}`, now.stageMs < before.stageMs),
    ),
  ];
}

function compareRollback(before: Plan["rollback"], now: Plan["rollback"]): readonly PlanChange[] {
  const { to, by, incident, ...others } = before;
  const known = { to: undefined, by: undefined, incident: undefined };
  return [
    ...(to === now.to
      ? []
      : now.to === "previous"
        ? [say("rollback", "a rollback goes to what served before, judged good or not (rollback.to)", true)]
        : [say("rollback", "a rollback goes to what is judged good (rollback.to)", false)]),
    ...now.by
      .filter((login) => !by.includes(login))
      .map((login) => say("rollback", `rollbacks that ${login} records from a terminal count`, true)),
    ...by
      .filter((login) => !now.by.includes(login))
      .map((login) => say("rollback", `rollbacks that ${login} records from a terminal do not count any more`, false)),
    ...(incident !== null && now.incident === null
      ? [say("rollback", "nobody is told of a rollback by an issue any more", true)]
      : wordByWord("rollback", compareValues({ incident }, { incident: now.incident }))),
    ...wordByWord("rollback", compareValues(others, { ...now, ...known })),
  ];
}

/** A name that nobody named before is a secret that somebody new is given. */
function compareSecrets(before: Plan, after: Plan, extensions: PlanExtensions): readonly PlanChange[] {
  const used = (plan: Plan) => listSettings(plan, extensions).filter(({ setting }) => setting.source !== "runner");
  const known = new Set(used(before).map(({ setting }) => setting.name));
  const now = used(after);
  const named = new Set(now.map(({ setting }) => setting.name));
  return [
    ...now
      .filter(({ setting }) => !known.has(setting.name) && setting.source !== "address")
      .map(({ setting, neededBy }) => say("secrets", `${setting.name} is newly named, by ${neededBy}`, false)),
    ...[...known]
      .filter((name) => !named.has(name))
      .map((name) => say("secrets", `${name} is not needed any more`, false)),
  ];
}
