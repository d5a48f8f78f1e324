/** What a Supabase project says of this moment: its metrics, and the health of its services. It keeps no history for anybody to ask for. */
import { ProviderError } from "../../../lib/error.ts";
import type { Measure, MetricProvider, MetricReading, MetricWindow, ProviderContext } from "../../contract.ts";
import { HEALTH_API_URL, HEALTH_TOKEN, METRICS_URL, SECRET_KEY, VENDOR } from "../settings.ts";
import { CPU_USAGE } from "./cpu-usage.ts";
import { GAUGES } from "./gauges.ts";
import { connectCpuUsage, connectGauges } from "./read-gauge.ts";
import { connectHealth } from "./read-health.ts";
import { supabaseMetricSpec, type SupabaseMetricSpec } from "./spec.ts";

const UNHEALTHY_SERVICES = "unhealthy_services";

/** What is read now belongs to a window that ended no longer ago than this: the metrics are renewed once a minute. */
const NOW_MS = 150_000;
const OVER = "Supabase says what is now and keeps no history that could be asked for, and this time is over.";

type GaugeName = keyof typeof GAUGES;

export const supabaseMetrics: MetricProvider<SupabaseMetricSpec> = {
  key: "supabase",
  vendor: VENDOR,
  settings: [SECRET_KEY, METRICS_URL, HEALTH_TOKEN, HEALTH_API_URL],
  description: `The moment at which a look is made, from a project's Metrics API: ${[
    ...Object.entries(GAUGES).map(([name, { description }]) => ({ name, description })),
    CPU_USAGE,
  ]
    .map(({ name, description }) => `\`${name}\` (${description})`)
    .join(
      ", ",
    )}; and \`${UNHEALTHY_SERVICES}\` (services that the Management API calls anything but healthy). Of times that are over nothing is known, so there is no comparison with what was before, no regression, and a missed look is a hold. What is scraped into a Prometheus has a history: see \`prometheus\`.`,
  spec: supabaseMetricSpec,
  explain: ({ project, services }) => [`project ${project}`, ...(services ?? [])].join(", "),
  settleMs: () => 0,
  measure: measureOf,
  async connect(metric, spec, context) {
    const measure = measureOf(metric, spec);
    if (typeof measure === "string") {
      throw new ProviderError({
        reasonCode: "plan_invalid",
        vendor: VENDOR,
        message: measure,
        remedy: "Correct the metric in the plan.",
      });
    }
    const { project, services } = spec;
    const readNow = connectMoment(metric, { project, services }, context);
    return {
      async read(window: MetricWindow): Promise<MetricReading> {
        const isNow = context.clock.now() - window.to <= NOW_MS;
        if (!isNow) return { value: null, sampleCount: 0, window, complete: false, why: OVER };
        const moment = await readNow();
        return { ...moment, sampleCount: moment.value === null ? 0 : 1, window, complete: true };
      },
    };
  },
};

function connectMoment(metric: string, { project, services }: SupabaseMetricSpec, context: ProviderContext) {
  if (metric === CPU_USAGE.name) return connectCpuUsage(project, context);
  return isGauge(metric)
    ? connectGauges(project, GAUGES[metric], context)
    : connectHealth(project, services ?? [], context);
}

/** None has a series: evidence is of what happened over time. */
function measureOf(metric: string, { services }: SupabaseMetricSpec): Measure | string {
  if (metric === UNHEALTHY_SERVICES) {
    return services === undefined
      ? `${UNHEALTHY_SERVICES} needs services, such as services: [db, auth, rest]`
      : { unit: "count", minimumSamples: 1, noBaseline: true };
  }
  const unit = isGauge(metric) ? GAUGES[metric].unit : metric === CPU_USAGE.name ? "ratio" : null;
  if (unit === null) {
    const known = [...Object.keys(GAUGES), CPU_USAGE.name, UNHEALTHY_SERVICES];
    return `Supabase has no metric ${metric}; it knows ${known.join(", ")}.`;
  }
  return services === undefined
    ? { unit, minimumSamples: 1, noBaseline: true }
    : `services is for ${UNHEALTHY_SERVICES}, not for ${metric}`;
}

function isGauge(metric: string): metric is GaugeName {
  return Object.hasOwn(GAUGES, metric);
}
