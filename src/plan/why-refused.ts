/**
 * Variables that no plan may name: whoever gets what the plan names (a header's site, a database, a command) would get
 * the credentials by which Holdpoint itself acts, or those of the job.
 */
import { isRunnerName } from "../lib/is-runner-name.ts";
import { isSecret, PLAN_SECRETS, type Setting } from "../lib/setting.ts";
import type { PlanExtensions, PlanGate } from "./extensions.ts";
import { vendorSettings } from "./settings.ts";

export const REFUSED_REMEDY = `Use a secret of its own, which can do no more than this needs, under another name: a line of ${PLAN_SECRETS.name}.`;

/** The vendors' settings that are credentials. */
export function credentialsOf(extensions: Pick<PlanExtensions, "roles" | "metricProviders">): readonly Setting[] {
  return vendorSettings(extensions).filter(isSecret);
}

/** Why a gate of this kind is given no variable of this name; null where it may be. */
export function whyRefused(name: string, kind: PlanGate["kind"], credentials: readonly Setting[]): string | null {
  const own = credentials.find((setting) => setting.name === name.toUpperCase());
  if (own !== undefined && !mayBeGiven(own, kind)) {
    return `${name} is a credential by which Holdpoint itself acts, and is handed to nobody else`;
  }
  return isRunnerName(name) ? `${name} is the runner's own, and is handed to nobody else` : null;
}

/** Tests of the repository's own go through the same door as Holdpoint's probes. */
function mayBeGiven({ opensSite }: Setting, kind: PlanGate["kind"]): boolean {
  return opensSite === true && kind === "code";
}
