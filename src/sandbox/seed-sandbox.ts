/** A whole small world: what each emulator makes of the same wishes, and the people who visit the site. */
import type { Fault, SiteFault } from "./contract.ts";
import type { EmulatorRegistry, SeedOf, SeedWishes } from "./declaration.ts";
import type { TrafficPath } from "./traffic.ts";

/** Commit of the version that production serves at the start. */
export const FIRST_COMMIT = "0f00000000000000000000000000000000000001";

/** What belongs to no vendor; plain JSON, so that a file can carry it. */
export interface WorldSeed {
  /** People using the production site while the sandbox runs. */
  readonly traffic: { readonly perMinute: number; readonly paths: readonly (string | TrafficPath)[] };
  /** Template of the release name that the site reports; `{commit}` is replaced. */
  readonly releaseTemplate: string;
  readonly faults: readonly Fault[];
  readonly siteFaults: readonly SiteFault[];
  /** Of the seeded generators. */
  readonly random: number;
}

export interface WorldWishes extends SeedWishes {
  readonly traffic: WorldSeed["traffic"];
  readonly random: number;
}

/** Each emulator's own seed beside what belongs to none. */
export type SeedOfRegistry<Registry> = WorldSeed & { readonly [Name in keyof Registry]: SeedOf<Registry[Name]> };

export function seedSandbox<Registry extends EmulatorRegistry>(
  registry: Registry,
  wishes: WorldWishes,
): SeedOfRegistry<Registry> {
  const declarations = Object.values(registry);
  const seeds = Object.fromEntries(declarations.map((declared) => [declared.name, declared.seedFor(wishes)]));
  const site = Object.assign({}, ...declarations.map((declared) => declared.siteFor?.(wishes)));
  const world: WorldSeed = {
    traffic: wishes.traffic,
    releaseTemplate: "{commit}",
    ...site,
    faults: [],
    siteFaults: [],
    random: wishes.random,
  };
  return { ...seeds, ...world } as SeedOfRegistry<Registry>;
}
