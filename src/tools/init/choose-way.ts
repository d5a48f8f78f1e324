/** The three ways in: only look, adopt what the host builds from Git, or build here. Pure. */
import type { ProjectFacts, RepositoryFacts } from "./repository/read-repository.ts";

export const WAYS = ["observe", "adopt", "build"] as const;
export type Way = (typeof WAYS)[number];

/** Adopted is what the host builds from this repository by itself, where no workflow deploys it as well. */
export function chooseWay({ host }: ProjectFacts, { deploying }: Pick<RepositoryFacts, "deploying">): Way {
  return typeof host?.builds === "string" && deploying.length === 0 ? "adopt" : "build";
}

/** What a person should know of the way that was taken without their word. */
export function describeWay(way: Way, { host, folder }: ProjectFacts): string {
  const others = "--way observe only looks, --way adopt leaves the builds to the host";
  if (way === "adopt")
    return `${folder}: the host builds from ${host?.builds ?? "the push"}, so its builds are adopted (--way build builds here, --way observe only looks).`;
  if (host?.builds === undefined)
    return `${folder}: whether the host builds from Git is not known, so Holdpoint builds (${others}).`;
  return `${folder}: Holdpoint builds (${others}).`;
}
