/** What the promote of a release changed of the project, once the release is out of production again. */
import type { Host } from "../providers/contract.ts";
import type { ProductionPayload } from "../release/payload.ts";
import type { ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { putBackRollout } from "./put-back-rollout.ts";
import { restoreAfterFailure } from "./record-production.ts";

/** `production`: as it was found, before this run asked the host for anything. */
export async function putBackSettings(
  context: CommandContext,
  journal: Journal,
  host: Host,
  {
    release,
    production,
  }: { readonly release: { readonly payload: ProductionPayload } | null; readonly production: ProductionState },
): Promise<void> {
  await putBackRollout(journal, host, release);
  const record = release && ({ payload: release.payload, phase: "rolled-back" } as const);
  await restoreAfterFailure(context, journal, host, { production, record });
}
