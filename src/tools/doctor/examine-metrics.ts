/** Can we see data at all? Each metric of the watch is read once, for what production serves now. */
import { UsageError } from "../../lib/error.ts";
import { renderDuration } from "../../lib/duration.ts";
import { type Finding, ok, warning } from "../../lib/finding.ts";
import { missingSetting, mustBeSet, readSetting } from "../../lib/setting.ts";
import { type Metric, type Plan, PROBE_PROVIDER } from "../../plan/plan.ts";
import type { MetricProvider, ProviderContext } from "../../providers/contract.ts";
import type { Question } from "./question.ts";

const NO_COMMIT = "0".repeat(40);
const HOUR_MS = 3_600_000;
/** A quiet site's data of an hour may be nothing, and that of days costs the vendor. */
const LONGEST_MS = 6 * HOUR_MS;

/** The commit that production serves; null where it is not known. */
export type ServedCommit = () => Promise<string | null>;

export function questionsOfMetrics(
  plan: Plan,
  providers: Readonly<Record<string, MetricProvider>>,
  context: ProviderContext,
  servedCommit: ServedCommit,
): readonly Question[] {
  const { watch } = plan.stages.production;
  const metrics = Object.values(watch?.metrics ?? {}).filter(({ provider }) => provider !== PROBE_PROVIDER);
  const lengthMs = Math.min(LONGEST_MS, Math.max(HOUR_MS, watch?.forMs ?? 0));
  return metrics.flatMap((metric): Question[] => {
    const provider = providers[metric.provider];
    if (provider === undefined) return [];
    const run = async () => [await readOnce({ metric, provider, context, servedCommit, lengthMs })];
    return [{ area: "Metrics", subject: metric.name, needed: true, run }];
  });
}

interface Reading {
  readonly metric: Metric;
  readonly provider: MetricProvider;
  readonly context: ProviderContext;
  readonly servedCommit: ServedCommit;
  readonly lengthMs: number;
}

async function readOnce({ metric, provider, context, servedCommit, lengthMs }: Reading): Promise<Finding> {
  const { name, spec, settleMs } = metric;
  const missing = provider.settings.filter(
    (setting) => mustBeSet(setting, spec) && readSetting(context.env, setting) === null,
  );
  if (missing.length > 0) {
    throw new UsageError(
      "secret_missing",
      missing.map((setting) => missingSetting(setting, provider.vendor)),
    );
  }
  const commit = await servedCommit();
  const source = await provider.connect(name, spec, context);
  const to = context.clock.now() - settleMs;
  // With a commit that nobody has released, the answer says at least whether we may ask.
  const scope = { commit: commit ?? NO_COMMIT, environment: "production" };
  const reading = await source.read({ from: to - lengthMs, to }, scope);
  const of = commit === null ? "" : ` for what production serves (${commit.slice(0, 7)})`;
  const during = `in the last ${renderDuration(lengthMs)}`;
  if (reading.value === null || reading.sampleCount === 0) {
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
  return ok(name, `${provider.vendor} has ${reading.sampleCount} samples ${during}${of}.`);
}
