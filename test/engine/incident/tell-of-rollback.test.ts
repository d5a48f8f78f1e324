import { expect, it } from "vitest";
import { createForgePatience } from "../../../src/engine/forge-patience.ts";
import { tellOfRollback } from "../../../src/engine/incident/tell-of-rollback.ts";
import type { JournalEnd } from "../../../src/engine/journal.ts";
import { record } from "../../release/facts.ts";
import { LABELS, openIncidentWorld } from "./incident-world.ts";

it.each([
  ["is told of", "rolled_back", { labels: LABELS }, true],
  ["is told of where the host refused it", "rollback_refused", { labels: LABELS }, true],
  ["is nobody's where somebody else has changed production", "production_moved", { labels: LABELS }, false],
  ["is not told of where the plan has no incidents", "rolled_back", null, false],
] as const)("a rollback %s", async (_, reasonCode, incident, isTold) => {
  const { context, journal, issues, reports } = openIncidentWorld({ incident });
  const { payload, createdAt: recordedAt } = record("rolled-back");
  const end: JournalEnd = { decision: "hold", reasonCode, summary: "It was slow." };
  const order = { end, by: "watch", to: payload.knownGood, payload, recordedAt } as const;
  await tellOfRollback(context, journal, createForgePatience(context), order);
  expect([issues.length, reports.length]).toEqual(isTold ? [1, 1] : [0, 0]);
});
