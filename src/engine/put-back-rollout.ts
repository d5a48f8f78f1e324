import type { Host } from "../providers/contract.ts";
import type { ProductionPayload } from "../release/payload.ts";
import type { Journal } from "./journal.ts";

/** The settings that a rollout of the release changed. What rolls out loads only where something did. */
export async function putBackRollout(
  journal: Journal,
  host: Host,
  release: { readonly payload: ProductionPayload } | null,
): Promise<void> {
  if (release?.payload.rollout === undefined) return;
  const { putBackSettings } = await import("./rollout/rollout-settings.ts");
  await putBackSettings(journal, host, release);
}
