import type { Host } from "../providers/contract.ts";
import type { ProductionPayload } from "../release/payload.ts";
import type { Journal } from "./journal.ts";
import { nullWhereSilent } from "./null-where-silent.ts";

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

/** After a rollback that did not come to its end: where the rolling release is over for all that, nothing needs its settings. */
export async function putBackAborted(
  journal: Journal,
  host: Host,
  release: { readonly payload: ProductionPayload } | null,
): Promise<void> {
  if (release?.payload.rollout === undefined) return;
  const rollout = await nullWhereSilent(async () => (await host.rollouts?.readRollout()) ?? null);
  const isOver = rollout?.state === "aborted" && rollout.candidateId === release.payload.candidate.id;
  if (isOver) await putBackRollout(journal, host, release);
}
