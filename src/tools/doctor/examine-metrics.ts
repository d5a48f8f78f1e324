/** Can we see data at all? Each metric of the watch is read once, for what production serves now. */
import { UsageError } from "../../lib/error.ts";
import { renderDuration } from "../../lib/duration.ts";
import { type Finding, ok, warning } from "../../lib/finding.ts";
import { metricContext } from "../../engine/metric-context.ts";
import type { PlanExtensions } from "../../plan/extensions.ts";
import { missingSetting, mustBeSet, readSetting } from "../../lib/setting.ts";
import { type Metric, type Plan, PROBE_PROVIDER } from "../../plan/plan.ts";
import type { MetricProvider, MetricSource, ProviderContext } from "../../providers/contract.ts";
import type { Question } from "./question.ts";

const NO_COMMIT = "0".repeat(40);
const HOUR_MS = 3_600_000;
/** A quiet site's data of an hour may be nothing, and that of days costs the vendor. */
const LONGEST_MS = 6 * HOUR_MS;

/** What production serves. */
export interface Served {
  readonly deploymentId: string;
  /** Null where the host does not say. */
  readonly commit: string | null;
}

/** Null where it is not known. */
export type ServedRelease = () => Promise<Served | null>;

/** With what metrics are asked. */
export interface MetricSurroundings {
  readonly context: ProviderContext;
  readonly planSecrets: Readonly<Record<string, string>>;
  readonly roles: PlanExtensions["roles"] & {};
}

export function questionsOfMetrics(
  plan: Plan,
  providers: Readonly<Record<string, MetricProvider>>,
  { context, planSecrets, roles }: MetricSurroundings,
  served: ServedRelease,
): readonly Question[] {
  const { watch } = plan.stages.production;
  const metrics = Object.values(watch?.metrics ?? {}).filter(({ provider }) => provider !== PROBE_PROVIDER);
  const lengthMs = Math.min(LONGEST_MS, Math.max(HOUR_MS, watch?.forMs ?? 0));
  return metrics.flatMap((metric): Question[] => {
    const provider = providers[metric.provider];
    if (provider === undefined) return [];
    const run = async () => {
      const given = metricContext(metric, { roles, metricProviders: providers }, context, planSecrets);
      return examineMetric({ metric, provider, context: given, served, lengthMs });
    };
    return [{ area: "Metrics", subject: metric.name, needed: true, run }];
  });
}

interface Reading {
  readonly metric: Metric;
  readonly provider: MetricProvider;
  readonly context: ProviderContext;
  readonly served: ServedRelease;
  readonly lengthMs: number;
}

async function examineMetric(reading: Reading): Promise<readonly Finding[]> {
  const { metric, provider, context } = reading;
  const missing = provider.settings.filter(
    (setting) => mustBeSet(setting, metric.spec) && readSetting(context.env, setting) === null,
  );
  if (missing.length > 0) {
    throw new UsageError(
      "secret_missing",
      missing.map((setting) => missingSetting(setting, provider.vendor)),
    );
  }
  const source = await provider.connect(metric.name, metric.spec, context);
  if (source.examine === undefined) return [await readOnce(source, reading)];
  return (await source.examine()).map((finding) => ({ ...finding, subject: metric.name }));
}

async function readOnce(source: MetricSource, reading: Reading): Promise<Finding> {
  const { metric, provider, context, served, lengthMs } = reading;
  const { name, settleMs } = metric;
  const serving = await served();
  const commit = serving?.commit ?? null;
  const to = context.clock.now() - settleMs;
  // With a commit that nobody has released, the answer says at least whether we may ask.
  const scope = {
    commit: commit ?? NO_COMMIT,
    environment: "production",
    ...(serving === null ? {} : { deploymentId: serving.deploymentId }),
  };
  const found = await source.read({ from: to - lengthMs, to }, scope);
  const of = commit === null ? "" : ` for what production serves (${commit.slice(0, 7)})`;
  const during = `in the last ${renderDuration(lengthMs)}`;
  if (found.value === null || found.sampleCount === 0) {
    if (found.why !== undefined) return warning(name, found.why, "Without data a watch holds.");
    if (commit === null) {
      return warning(
        name,
        `${provider.vendor} may be asked, but which commit production serves is not known, and data is asked for by it.`,
        "Release once with Holdpoint, and run this again.",
      );
    }
    return warning(
      name,
      `${provider.vendor} has no data ${during}${of}.`,
      `Without data a watch holds. See whether ${provider.vendor} has any for what the plan names; a site must report its release (the full commit) and its environment (production).`,
    );
  }
  return ok(name, `${provider.vendor} has ${found.sampleCount} samples ${during}${of}.`);
}
