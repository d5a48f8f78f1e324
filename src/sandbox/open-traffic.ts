/** The visitors of a sandbox: those who are sent, and the crowd beside them. */
import type { Clock } from "../lib/clock.ts";
import { createCrowd } from "./crowd.ts";
import type { Services } from "./declaration.ts";
import type { WorldSeed } from "./seed-sandbox.ts";
import { seededRandom } from "./seeded-random.ts";
import type { DemoSiteRuntime } from "./site-runtime.ts";
import type { VisitedSite } from "./traffic-request.ts";
import { createTraffic, type Traffic } from "./traffic.ts";

export interface VisitedWorld {
  readonly clock: Clock;
  readonly services: Services;
  readonly site: DemoSiteRuntime;
  readonly siteAt: (origin: string) => VisitedSite;
}

export function openTraffic({ traffic, requestNames, random }: WorldSeed, world: VisitedWorld): Traffic {
  const { clock, services, site, siteAt } = world;
  const { paths, perMinute, crowd } = traffic;
  const crowdOf = (others: { readonly perMinute: number }) =>
    createCrowd({
      paths,
      perMinute: others.perMinute,
      requestNames,
      deployments: () => services.productionDeployments(),
      receive: site.receive,
      knows: site.knows,
    });
  return createTraffic({
    clock,
    site: () => siteAt(services.productionOrigin()),
    paths,
    perMinute,
    // A generator of its own: what else draws numbers, and when, must not change who visits.
    random: seededRandom(random + 1),
    ...(crowd === undefined ? {} : { crowd: crowdOf(crowd) }),
    flush: () => site.flush(),
  });
}
