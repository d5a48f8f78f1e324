/** A flag as it is remembered, and as the API shows it. */
import type { LaunchDarklyFlagSeed } from "./seed.ts";

export interface Environment {
  readonly on: boolean;
  readonly version: number;
  readonly lastModified: number;
}

export interface Flag {
  readonly seed: LaunchDarklyFlagSeed;
  readonly environments: Map<string, Environment>;
  version: number;
}

/** With one environment alone where it is asked for so. */
export function showFlag({ seed, version, environments }: Flag, only: string | null) {
  const shown = [...environments].filter(([key]) => only === null || key === only);
  return {
    key: seed.key,
    name: seed.key,
    kind: "boolean",
    _version: version,
    archived: seed.archived ?? false,
    tags: seed.tags ?? [],
    variations: [
      { _id: "variation-0", value: true },
      { _id: "variation-1", value: false },
    ],
    environments: Object.fromEntries(
      shown.map(([key, environment]) => [
        key,
        {
          ...environment,
          archived: false,
          salt: "salt",
          sel: "sel",
          targets: [],
          rules: [],
          fallthrough: { variation: 0 },
          offVariation: 1,
          prerequisites: [],
          _environmentName: key,
        },
      ]),
    ),
  };
}
