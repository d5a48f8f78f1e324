/** What of a plan's watch can be rehearsed: metrics that see something of the demo site, and the conditions on them. Pure. */
import { type Metric, type Plan, PROBE_PROVIDER, type Watch } from "../../plan/plan.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import type { NotRehearsed } from "./not-rehearsed.ts";
import { rehearsedSite, seeingOf } from "./rehearsed-site.ts";
import { releaseItems } from "./world.ts";

export interface RehearsableWatch {
  readonly watch: Watch | null;
  readonly notRehearsed: readonly NotRehearsed[];
}

/** In virtual time, too, each probe between two checks takes a moment: in a watch of hours there are fewer, as of visitors. */
const MOST_PROBES = 400;

/** `plan`: with the gates that are rehearsed. */
export function rehearsableWatch(plan: Plan, emulators: EmulatorRegistry): RehearsableWatch {
  const { watch, verify } = plan.stages.production;
  if (watch === null) return { watch, notRehearsed: [] };
  const names = rehearsedSite(plan, releaseItems(plan), emulators).requestNames.map(({ name }) => name);
  const sees = seeingOf(emulators);
  const blindness = (metric: Metric): string | null => {
    if (metric.provider === PROBE_PROVIDER) {
      return verify.some(({ gate }) => gate === "http") ? null : "no http gate is left for it to count";
    }
    // Every emulator has the key of its vendor.
    if (!Object.hasOwn(emulators, metric.provider)) return `there is no ${metric.provider} on loopback`;
    return sees(metric, names)?.length === 0 ? "the demo site reports nothing that it could find" : null;
  };
  const blind = Object.values(watch.metrics).flatMap((metric) => {
    const why = blindness(metric);
    return why === null ? [] : [{ title: metric.name, why: `${why}; the conditions on it are left out as well` }];
  });
  const gone = new Set(blind.map(({ title }) => title));
  const isKept = ({ metric }: { readonly metric: string }) => !gone.has(metric);
  const kept: Watch = {
    ...watch,
    probeEveryMs: Math.min(watch.everyMs, Math.max(watch.probeEveryMs, watch.forMs / MOST_PROBES)),
    metrics: Object.fromEntries(Object.entries(watch.metrics).filter(([name]) => !gone.has(name))),
    rollbackConditions: watch.rollbackConditions.filter(isKept),
    successConditions: watch.successConditions.filter(isKept),
  };
  // A watch without a condition that could roll back is none; one that only observes may compare, and nothing else.
  const compares = watch.observe && watch.regression.metrics.some((name) => !gone.has(name));
  return kept.rollbackConditions.length > 0 || compares
    ? { watch: kept, notRehearsed: blind }
    : { watch: null, notRehearsed: [...blind, { title: "the watch", why: "none of its rollback conditions is left" }] };
}
