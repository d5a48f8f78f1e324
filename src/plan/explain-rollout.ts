/** What it means that a release gets its visitors in stages, for people. */
import { renderDuration } from "../lib/duration.ts";
import { needsEverybody } from "./needs-everybody.ts";
import { type Plan, PROBE_PROVIDER, type Rollout, type Watch } from "./plan.ts";

/** `10 %, 50 %, 100 %` */
export function renderStages({ percents }: Rollout): string {
  return percents.map((percent) => `${percent} %`).join(", ");
}

/** Whole sentences; none where everybody gets a release at once. */
export function explainRollout({ stages: { production } }: Pick<Plan, "stages">): readonly string[] {
  const { promote, watch, verify } = production;
  if (promote === null || watch === null) return [];
  const others = verify.filter(({ gate }) => gate !== "http");
  return [
    `The visitors get it in stages, by a rolling release of the host: ${renderStages(promote)}. Each before the last is watched for ${renderDuration(promote.stageMs)}, and until its data has settled.`,
    afterStage(watch),
    ...comparedWith(watch),
    "The http gates and health checks ask both sides: what fails beside the release as well is not its fault.",
    ...(others.length === 0
      ? []
      : [`${others.map(({ title }) => title).join(", ")}: asked when everybody gets the release.`]),
    ...waitsForEverybody(watch),
    ...waitsForTime(watch, promote),
    `Of the false alarms each stage, and the watch after the last, has a ${["half", "third", "quarter"][promote.percents.length - 2] ?? `part of 1 in ${promote.percents.length}`}.`,
    "The project's own settings for rolling releases are put back afterwards.",
  ];
}

function afterStage({ observe, onHold }: Watch): string {
  const failed = observe
    ? "where a rollback would be due it stays, and a person decides"
    : "a rollback condition that is met aborts it at once, and everybody gets the known-good deployment again";
  const unknown =
    onHold === "rollback" && !observe
      ? "what cannot be judged is rolled back"
      : "what cannot be judged stays at its stage for a person to decide";
  return `A clear stage is followed by the next one; ${failed}; ${unknown}.`;
}

function comparedWith({ metrics }: Watch): readonly string[] {
  const known = Object.values(metrics).filter(({ provider }) => provider !== PROBE_PROVIDER);
  const kinds = new Set(["share", "quantile"]);
  const apart = known.filter(
    ({ ofRelease, measure }) => ofRelease !== undefined && kinds.has(measure.series?.kind ?? ""),
  );
  const rest = known.filter((metric) => !apart.includes(metric));
  const namesOf = (list: typeof known) => list.map(({ name }) => name).join(", ");
  return [
    ...(apart.length === 0
      ? []
      : [`${namesOf(apart)}: compared with what serves beside the release, in the same minutes.`]),
    ...(rest.length === 0 ? [] : [`${namesOf(rest)}: compared, if at all, with what was there before.`]),
  ];
}

/** A share over a quarter of an hour cannot be told after five minutes. */
function waitsForTime({ rollbackConditions, metrics }: Watch, { stageMs }: Rollout): readonly string[] {
  const late = rollbackConditions.filter(
    (condition) =>
      condition.kind !== "change" &&
      condition.overMs > stageMs &&
      !needsEverybody(condition, metrics[condition.metric]) &&
      !(condition.kind === "threshold" && metrics[condition.metric]?.measure.unit === "count"),
  );
  return late.map(
    ({ text, overMs }) =>
      `${text.trim()}: judged from the stage on by whose end the rollout lasts ${renderDuration(overMs)}.`,
  );
}

function waitsForEverybody({ rollbackConditions, successConditions, metrics }: Watch): readonly string[] {
  const late = rollbackConditions.filter((condition) => needsEverybody(condition, metrics[condition.metric]));
  const texts = late.map(({ text }) => text.trim());
  return [
    ...(texts.length === 0 ? [] : [`${texts.join(", ")}: judged when everybody gets the release.`]),
    ...(successConditions.length === 0 ? [] : ["Goals are judged at the end, when everybody has it."]),
  ];
}
