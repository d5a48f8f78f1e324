/** A whole small world: what each emulator makes of the same wishes, and the people who visit the site. */
import type { Fault, SiteFault } from "./contract.ts";
import type { EmulatorRegistry, SeedOf, SeedWishes, SiteReason, SiteWishes } from "./declaration.ts";
import type { RequestName } from "./request-names.ts";
import type { TrafficPath } from "./traffic-visit.ts";
import type { UsualFailures } from "./usual-failures.ts";

/** Commit of the version that production serves at the start. */
export const FIRST_COMMIT = "0f00000000000000000000000000000000000001";

/** What belongs to no vendor; plain JSON, so that a file can carry it. */
export interface WorldSeed {
  /** People using the production site while the sandbox runs. */
  readonly traffic: TrafficSeed;
  /** Template of the release name that the site reports; `{commit}` is replaced. */
  readonly releaseTemplate: string;
  /** What the site calls its requests; those that no entry knows by method and path, with numbers as `:id`. */
  readonly requestNames: readonly RequestName[];
  readonly faults: readonly Fault[];
  readonly siteFaults: readonly SiteFault[];
  /** Of the seeded generators. */
  readonly random: number;
}

export interface TrafficSeed {
  /** Requests that are really sent. */
  readonly perMinute: number;
  readonly paths: readonly TrafficPath[];
  /** Those who come beside and are not sent, and how many of all visitors fail at any time. */
  readonly crowd?: { readonly perMinute: number } & UsualFailures;
}

export interface WorldWishes extends SeedWishes {
  readonly traffic: WorldSeed["traffic"];
  readonly requestNames?: WorldSeed["requestNames"];
  readonly random: number;
}

/** Each emulator's own seed beside what belongs to none. */
export type SeedOfRegistry<Registry> = WorldSeed & { readonly [Name in keyof Registry]: SeedOf<Registry[Name]> };

/** What the demo site does for the sake of any of them. */
export function siteWishesOf(registry: EmulatorRegistry, reason: SiteReason): Required<SiteWishes> {
  const wishes = Object.values(registry).map((declared) => declared.siteFor?.(reason) ?? {});
  return {
    releaseTemplate:
      wishes.findLast(({ releaseTemplate }) => releaseTemplate !== undefined)?.releaseTemplate ?? "{commit}",
    requestNames: [...new Set(wishes.flatMap(({ requestNames = [] }) => requestNames))],
  };
}

export function seedSandbox<Registry extends EmulatorRegistry>(
  registry: Registry,
  wishes: WorldWishes,
): SeedOfRegistry<Registry> {
  const declarations = Object.values(registry);
  const seeds = Object.fromEntries(declarations.map((declared) => [declared.name, declared.seedFor(wishes)]));
  const world: WorldSeed = {
    traffic: wishes.traffic,
    releaseTemplate: siteWishesOf(registry, wishes).releaseTemplate,
    requestNames: wishes.requestNames ?? [],
    faults: [],
    siteFaults: [],
    random: wishes.random,
  };
  return { ...seeds, ...world } as SeedOfRegistry<Registry>;
}
