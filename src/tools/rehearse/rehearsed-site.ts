/** The demo site of one plan: what it answers, what it calls its requests, and who visits it. Pure. */
import type { GateItem, Plan } from "../../plan/plan.ts";
import type { DemoRoute } from "../../sandbox/demo-site/route.ts";
import type { DemoSite } from "../../sandbox/demo-site.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import { createRequestNames, type RequestName } from "../../sandbox/request-names.ts";
import { siteWishesOf, type TrafficSeed } from "../../sandbox/seed-sandbox.ts";
import type { TrafficRequest } from "../../sandbox/traffic-request.ts";
import { missingRequests, nameRequests } from "./request-names.ts";
import { httpGates, routesOf, type SiteParts, splitSite } from "./site-routes.ts";
import type { UsualTraffic } from "./usual-traffic.ts";
import { planTraffic, type Sees, visitsOf } from "./visitors.ts";

export interface RehearsedSite {
  /** Whose gates ask it. */
  readonly items: readonly GateItem[];
  readonly parts: SiteParts;
  readonly requestNames: readonly RequestName[];
  readonly traffic: TrafficSeed;
}

/** `items`: those of the plan whose gates ask the site. */
export function rehearsedSite(
  plan: Plan,
  items: readonly GateItem[],
  emulators: EmulatorRegistry,
  usual: UsualTraffic | null = null,
): RehearsedSite {
  const { watch } = plan.stages.production;
  const { requestNames: wanted } = siteWishesOf(emulators, { metrics: Object.values(watch?.metrics ?? {}) });
  const gates = httpGates(items);
  const visits = visitsOf(gates);
  const missing = missingRequests(
    visits.flatMap(({ requests }) => requests),
    wanted,
  );
  const all = [...visits, ...missing.map((request) => ({ requests: [request] }))];
  const requestNames = nameRequests(
    all.flatMap(({ requests }) => requests),
    wanted,
  );
  const name = createRequestNames(requestNames);
  const { version } = plan.project;
  return {
    parts: splitSite(
      [...routesOf(gates), ...freeRoutes(missing, gates.length)],
      version === null ? [] : [version.path],
    ),
    items,
    requestNames,
    traffic: planTraffic(
      all,
      ({ method, path }) => name(method, path.replace(/[?#].*$/, "")).name,
      watch,
      seeingOf(emulators),
      usual,
    ),
  };
}

/** Nobody says what is answered to a request that only a metric knows; it goes well. */
function freeRoutes(requests: readonly TrafficRequest[], firstFlow: number): readonly DemoRoute[] {
  return requests.map(({ method, path }, index) => ({
    flow: firstFlow + index,
    step: 0,
    after: -1,
    last: true,
    method,
    path,
    headers: {},
    status: null,
    captures: {},
    contains: [],
    absent: [],
  }));
}

/** Which of the named requests a metric looks at, by the emulator of its vendor. */
export function seeingOf(emulators: EmulatorRegistry): Sees {
  return (metric, names) => {
    const seen = Object.values(emulators).map((declared) => declared.seesRequests?.(metric, names) ?? null);
    return seen.find((one) => one !== null) ?? null;
  };
}

/** One version of it. */
export function siteFor(plan: Plan, site: RehearsedSite, version: string, commit: string): DemoSite {
  return { version, commit, versionEndpoint: plan.project.version, ...site.parts };
}
