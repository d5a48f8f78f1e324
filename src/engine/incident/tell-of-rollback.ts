import type { CommandContext } from "../context.ts";
import type { ForgePatience } from "../forge-patience.ts";
import type { Journal } from "../journal.ts";
import type { IncidentOrder } from "./record-incident.ts";

/** What an incident needs loads with the first one, when production is safe. */
export async function tellOfRollback(
  context: CommandContext,
  journal: Journal,
  patience: ForgePatience,
  order: IncidentOrder,
): Promise<void> {
  // Somebody else has changed production since: the release is out of it, and not by a rollback.
  if (context.plan.rollback.incident === null || order.end.reasonCode === "production_moved") return;
  const { recordIncident } = await import("./record-incident.ts");
  await recordIncident(context, journal, patience, order);
}
