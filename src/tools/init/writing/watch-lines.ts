/** The watch of a plan that is being written. Pure. */
import { parseDuration } from "../../../lib/duration.ts";
import { parseConditionSyntax } from "../../../plan/condition-syntax.ts";
import type { Entry } from "./entry.ts";
import { flowYaml } from "./flow-yaml.ts";
import type { MetricSource } from "./metric-source.ts";
import { comment, indent, type PlanLine, section, withComment } from "./plan-lines.ts";

export interface WatchParts {
  readonly entries: readonly { readonly entry: Entry; readonly index: number }[];
  readonly sourceOf: (metric: string) => MetricSource | "built-in" | null;
  readonly where: (line: number) => string;
  readonly nowhere: string;
}

const DEFAULT_FOR = "30m";
const DEFAULT_CONDITION = "health_check_failures > 3";

/** Whether its conditions count failed probes, which need a gate of production that asks. */
export interface WatchLines {
  readonly lines: readonly PlanLine[];
  readonly probes: boolean;
}

export function watchLines({ entries, sourceOf, where, nowhere }: WatchParts): WatchLines {
  const own = entries.filter(
    ({ entry: { becomes } }) => becomes !== null && ["watch", "condition", "success"].includes(becomes.place),
  );
  const remarks = entries.flatMap(({ entry: { becomes, meaning }, index }) =>
    becomes?.place === "remark" && becomes.near === "watch"
      ? [{ text: withComment(comment(becomes.value), where(meaning.line)), owner: index }]
      : [],
  );
  if (own.length === 0) return { lines: remarks, probes: false };
  const length = own.find(({ entry }) => entry.becomes?.place === "watch" && entry.active);
  const conditions = linesOf(own, "condition", where);
  const success = linesOf(own, "success", where);
  const active = own
    .filter(({ entry }) => entry.active)
    .flatMap(({ entry: { becomes } }) => (becomes !== null && "metric" in becomes ? [becomes] : []));
  const noCondition = !active.some(({ place }) => place === "condition");
  const forText = length?.entry.becomes?.place === "watch" ? length.entry.becomes.value : longestWindow(active);
  const metrics = metricLines(own, sourceOf, where);
  const body: readonly PlanLine[] = [
    {
      text: withComment(
        `for: ${forText}`,
        length === undefined ? `${nowhere}: how long is not said` : where(length.entry.meaning.line),
      ),
      owner: length?.index ?? null,
    },
    ...section("metrics", metrics.from, metrics.lines),
    ...(noCondition
      ? [
          { text: withComment("rollback_conditions:", nowhere), owner: null },
          { text: withComment(`  - ${DEFAULT_CONDITION}`, `${nowhere}: the least that a watch can have`), owner: null },
          ...indent(conditions),
        ]
      : section("rollback_conditions", firstLine(own, "condition", where), conditions)),
    ...section("success", firstLine(own, "success", where), success),
  ];
  return {
    lines: [
      ...section("watch", length === undefined ? nowhere : where(length.entry.meaning.line), body),
      ...indent(remarks),
    ],
    probes: noCondition || active.some(({ metric }) => sourceOf(metric) === "built-in"),
  };
}

type Own = WatchParts["entries"];

function linesOf(own: Own, place: "condition" | "success", where: WatchParts["where"]): readonly PlanLine[] {
  return own.flatMap(({ entry: { becomes, meaning, active, trouble }, index }) => {
    if (becomes?.place !== place) return [];
    const text = `- ${flowYaml(becomes.value)}`;
    const from = trouble === null ? where(meaning.line) : `${where(meaning.line)}: ${trouble}`;
    return [{ text: withComment(active ? text : comment(text), from), owner: index }];
  });
}

function metricLines(own: Own, sourceOf: WatchParts["sourceOf"], where: WatchParts["where"]) {
  const seen = new Map<string, { line: number; active: boolean; index: number }>();
  for (const {
    entry: { becomes, meaning, active },
    index,
  } of own) {
    if (becomes === null || !("metric" in becomes)) continue;
    const known = seen.get(becomes.metric);
    if (known === undefined || (!known.active && active))
      seen.set(becomes.metric, { line: meaning.line, active, index });
  }
  const lines = [...seen].flatMap(([metric, { line, active, index }]): PlanLine[] => {
    const source = sourceOf(metric);
    if (source === "built-in") return [];
    if (source === null || !active) {
      const text = comment(`${metric}: { … }`);
      return [
        { text: withComment(text, `${where(line)}: a person must say where this number comes from`), owner: index },
      ];
    }
    const { provider, spec, from } = source;
    const said = from === null ? `read from ${provider}, which is not said` : `read from ${provider}, as ${from} says`;
    return [
      { text: withComment(`${metric}: ${flowYaml({ [provider]: spec })}`, `${where(line)}: ${said}`), owner: index },
    ];
  });
  return { lines, from: where([...seen.values()][0]?.line ?? 1) };
}

function firstLine(own: Own, place: string, where: WatchParts["where"]): string {
  return where(own.find(({ entry }) => entry.becomes?.place === place)?.entry.meaning.line ?? 1);
}

/** A window must fit into the watch. */
function longestWindow(active: readonly { readonly value: string }[]): string {
  const usual = parseDuration(DEFAULT_FOR) ?? 0;
  const windows = active.flatMap(({ value }) => {
    const syntax = parseConditionSyntax(value);
    return syntax.ok && syntax.value.kind !== "rate" && syntax.value.over !== null ? [syntax.value.over] : [];
  });
  const longest = windows.toSorted((one, other) => other.ms - one.ms)[0];
  return longest !== undefined && longest.ms > usual ? longest.text : DEFAULT_FOR;
}
