/** docs/plan.md: every field of the plan, and the grammar of conditions. */
import { renderDuration } from "../../src/lib/duration.ts";
import { DEFAULT_WINDOW_MS } from "../../src/plan/condition.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { planSchema } from "../../src/plan/schema.ts";
import { pageOf, type JsonSchema, jsonSchemaOf, renderFieldTable } from "./field-table.ts";

const LINKS = {
  gate: "[gate](gates.md)",
  "checklist-item": "[item](#checklist)",
  metric: "[metric](metrics.md)",
  step: "[step](steps.md)",
};
/** What an item has beside its gate, which has a page of its own. */
const ITEM_FIELDS = ["title", "group", "after"];

export function renderPlanReference(extensions: PlanExtensions): string {
  const schema = jsonSchemaOf(planSchema(extensions));
  return pageOf(
    "# The plan",
    "A plan is one YAML file, `.github/holdpoint.yml` by default, of at most 256 KiB. Unknown keys, duplicate keys and invalid values are errors; all of them are reported at once, each with line and column. Anchors, aliases and merge keys work. There are no expressions: `${name}` stands only for what an earlier request of the same gate captured, and secrets are named, never written.",
    "Editors complete and check it with `schema/plan.schema.json`.",
    "A *duration* is a number and one unit of `ms`, `s`, `m`, `h` or `d`: `90s`, `15m`. A *share* is a percentage or a number from 0 to 1: `5%`, `0.05`.",
    ...sections("", schema),
    ...checklistSection(schema),
    conditions(),
  );
}

function sections(path: string, schema: JsonSchema): string[] {
  const nested = Object.entries(schema.properties ?? {}).filter(([, field]) => field.properties !== undefined);
  return [
    path === "" ? "## The whole file" : `## \`${path}\``,
    ...(path !== "" && schema.description ? [schema.description] : []),
    renderFieldTable(schema, LINKS),
    ...nested.flatMap(([name, field]) => sections(path === "" ? name : `${path}.${name}`, field)),
  ];
}

function checklistSection({ $defs = {} }: JsonSchema): string[] {
  const item = $defs["checklist-item"] ?? {};
  const properties = Object.fromEntries(
    Object.entries(item.properties ?? {}).filter(([name]) => ITEM_FIELDS.includes(name)),
  );
  return [
    "## `checklist`",
    "What a pull request must meet; see [the checklist](checklist.md). Each item names one [gate](gates.md) and has",
    renderFieldTable({ ...item, properties }, LINKS),
  ];
}

function conditions(): string {
  const window = renderDuration(DEFAULT_WINDOW_MS);
  return `## Conditions

A condition is one sentence about a metric over a window of time. It means literally what it says, on at least as many samples as the metric needs ([metrics](metrics.md)); with fewer, the answer is hold.

\`\`\`text
metric (> | >= | < | <=) value[unit] [over duration]
metric (increases | drops) by (> | >=) amount[unit] [over duration]
metric (> | >= | < | <=) count/(minute | hour | day)
\`\`\`

- \`error_rate > 5% over 15m\` compares each window of 15 minutes with a number. Without \`over\` the window is ${window}, or the whole watch if that is shorter. A window longer than the watch is an error, because it would never be judged.
- \`p99_latency increases by > 20%\` is met when it is shown that the metric changed by more than that, over the whole watch and against all that is known of what served before, and never because one noisy window crossed another ([evidence](evidence.md)). \`%\` is always a share of the earlier value; an amount in the metric's own unit (\`200ms\`, \`0.01\`) is added to it. With \`over 15m\` 15 minutes are counted as one, before as since, so that what is shorter is spread over them, and a rollback comes at the end of 15 minutes at the earliest; without it the watch's own [buckets](watch.md) are counted, which shows a lasting change sooner. Of a number of events (\`error_count increases by > 10 over 1h\`) \`over\` is the time in which so many more are meant, ${window} without it.
- \`failures > 10/hour\` counts over the period itself, or over the whole watch if that is shorter; the count is not scaled. \`<\` and \`<=\` need a watch at least as long as the period.
- Units: a share is \`5%\` or a number from 0 to 1; a duration is \`800ms\` or \`2s\`; a count has none. Another unit is an error, and so is a condition that can never, or must always, be met, such as \`error_rate > 500%\`.
- A metric is declared under \`stages.production.watch.metrics\`. One is built in: \`health_check_failures\` counts the rounds of the watch in which an \`http\` gate of \`stages.production.verify\` failed.

## Not in this version

\`windows\` and \`announce\` are refused with a message that says so.`;
}
