/** What items measured on the base branch, kept in a GitHub Deployment: its payload is written once and read by later runs. Pure. */
import type { Measured } from "../lib/verdict.ts";
import { sameLogin } from "../lib/same-login.ts";
import type { ForgeDeployment } from "../providers/contract.ts";

export const MEASUREMENTS_TASK = "holdpoint:measurements";
export const MEASUREMENTS_ENVIRONMENT = "checklist";

export interface Measurements {
  readonly holdpoint: 1;
  readonly phase: "measurements";
  /** Path of the plan: a repository may have several. */
  readonly plan: string;
  readonly branch: string;
  readonly commit: string;
  /** By the item's title. */
  readonly items: Readonly<Record<string, Measured>>;
}

/**
 * The newest measurements that our author wrote of this plan on this branch, or on any where it is null; `deployments`
 * newest first.
 */
export function newestMeasurements(
  deployments: readonly ForgeDeployment[],
  { author, planFile: plan }: { readonly author: string; readonly planFile: string },
  branch: string | null,
): Measurements | null {
  for (const { task, payload, creator } of deployments) {
    const ours = task === MEASUREMENTS_TASK && sameLogin(creator, author);
    const read = ours ? readMeasurements(payload) : null;
    if (read?.plan === plan && (branch === null || read.branch === branch)) return read;
  }
  return null;
}

function readMeasurements(payload: unknown): Measurements | null {
  if (typeof payload !== "object" || payload === null) return null;
  const { holdpoint, phase, plan, branch, commit, items } = payload as Readonly<Record<string, unknown>>;
  if (holdpoint !== 1 || phase !== "measurements" || typeof items !== "object" || items === null) return null;
  if (typeof plan !== "string" || typeof branch !== "string" || typeof commit !== "string") return null;
  const kept = Object.entries(items).filter((entry): entry is [string, Measured] => isMeasured(entry[1]));
  return { holdpoint, phase, plan, branch, commit, items: Object.fromEntries(kept) };
}

function isMeasured(value: unknown): value is Measured {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every(
      (one) => Number.isFinite(one) || (Array.isArray(one) && one.every((name) => typeof name === "string")),
    )
  );
}
