/** What items measured on the base branch, for those that compare. */
import {
  MEASUREMENTS,
  MEASUREMENTS_ENVIRONMENT,
  MEASUREMENTS_TASK,
  type Measurements,
  newestMeasurements,
} from "../../checklist/measurements.ts";
import type { Forge } from "../../providers/contract.ts";
import { findOwnRecords, type OwnRecords } from "../../release/own-records.ts";
import type { Measured } from "../../lib/verdict.ts";
import { ProviderError, UsageError } from "../../lib/error.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { PlannedItem } from "./items.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

/** Records of other branches and plans may stand before ours. */
const LOOKED_AT = 100;

/** Measurements of our own, newest first. */
export function readMeasurements(forge: Forge, { authors }: ChecklistRequest): Promise<OwnRecords<Measurements>> {
  return findOwnRecords(MEASUREMENTS, { authors }, LOOKED_AT, (limit) =>
    forge.listDeployments({ task: MEASUREMENTS_TASK, environment: MEASUREMENTS_ENVIRONMENT, limit }),
  );
}

/** By an item's title; asks GitHub only where an item compares at all. `branch`: null = the newest of any, in a terminal. */
export async function readBaseline(
  context: CommandContext,
  request: ChecklistRequest,
  items: readonly PlannedItem[],
  branch: string | null,
): Promise<(title: string) => Measured | null> {
  if (!items.some(({ gate }) => gate.measures === true)) return () => null;
  // A terminal without GitHub's settings has nothing to compare with; the item that compares says so.
  if (branch === null && !(context.env["GITHUB_TOKEN"] && context.env["GITHUB_REPOSITORY"])) return () => null;
  try {
    const forge = await context.role("forge");
    const { records, ignored } = await readMeasurements(forge, request);
    for (const text of ignored) context.emit({ event: "note", at: context.clock.now(), text });
    const found = newestMeasurements(records, request.planFile, branch);
    return (title) => (found !== null && Object.hasOwn(found.items, title) ? (found.items[title] ?? null) : null);
  } catch (error) {
    // What cannot be compared is a hold of the item that compares; the others are asked all the same.
    if (!(error instanceof ProviderError || error instanceof UsageError)) throw error;
    const at = context.clock.now();
    context.emit({ event: "note", at, text: `what the base branch measured could not be read: ${error.message}` });
    return () => null;
  }
}
