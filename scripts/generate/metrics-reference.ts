/** docs/metrics.md: the providers of metrics, what they measure, and their fields. */
import type { MetricProvider } from "../../src/providers/contract.ts";
import { HEALTH_CHECK_FAILURES } from "../../src/plan/read-watch.ts";
import { type JsonSchema, pageOf, jsonSchemaOf, renderFieldTable, renderTable } from "./field-table.ts";

const UNITS = { ratio: "share", duration: "duration", count: "count", number: "number" } as const;

export function renderMetricsReference(providers: Readonly<Record<string, MetricProvider>>): string {
  return pageOf(
    "# Metrics",
    "A metric is declared under `stages.production.watch.metrics` as `name: { provider: settings }`. A condition is judged on no fewer than the metric's minimum of samples; missing data is never zero: it is a hold.",
    `One metric needs no provider: \`${HEALTH_CHECK_FAILURES}\`, a count of the rounds in which an \`http\` gate of \`stages.production.verify\` failed.`,
    ...Object.values(providers).flatMap(providerSection),
  );
}

function providerSection(provider: MetricProvider): string[] {
  return [
    `## ${provider.key}`,
    provider.description,
    provider.anyName === true
      ? "A metric may have any name; its settings say what it measures."
      : renderMetrics(provider),
    renderFieldTable(mappingOf(jsonSchemaOf(provider.spec))),
  ];
}

function renderMetrics(provider: MetricProvider): string {
  const rows = knownMetrics(provider).map(({ name, unit, minimumSamples }) => [
    `\`${name}\``,
    unit,
    String(minimumSamples),
  ]);
  return renderTable(["Metric", "Unit", "Minimum samples"], rows);
}

/** Where settings may also be a text alone: those of the mapping. */
function mappingOf(schema: JsonSchema): JsonSchema {
  return schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
}

/**
 * A provider answers an unknown name with a sentence saying which it knows. Of the words of that sentence,
 * those that it can measure are its metrics; so the table lists what the provider itself would accept.
 */
export function knownMetrics(
  provider: MetricProvider,
): readonly { readonly name: string; readonly unit: string; readonly minimumSamples: number }[] {
  const answer = provider.measure("no_such_metric", {});
  if (typeof answer !== "string") return [];
  const words = [...new Set(answer.match(/[a-z][a-z0-9_]*/g))];
  return words.flatMap((name) => {
    const measure = provider.measure(name, {});
    return typeof measure === "string"
      ? []
      : [{ name, unit: UNITS[measure.unit], minimumSamples: measure.minimumSamples }];
  });
}
