/** The managed kinds of the step `backup`: what it does where the plan names a vendor. */
import { renderInstant } from "../../lib/instant.ts";
import type { ManagedCopy } from "../../providers/contract.ts";
import type { StepContext, StepDetails, StepEnd, StepObservation } from "../contract.ts";
import { applyCopy, observeCopy } from "./managed-copy.ts";
import { parseManagedDetails } from "./managed-details.ts";
import { applySchedule, observeSchedule } from "./managed-schedule.ts";
import { explainManaged, type ManagedSpec } from "./managed-spec.ts";

type Context = StepContext<"managedDatabases">;

export const managedBackup = {
  roles: ["managedDatabases"],
  provider: ({ vendor }: ManagedSpec): string => vendor,
  explain: explainManaged,
  observe: (spec: ManagedSpec, context: Context): Promise<StepObservation<ManagedCopy | null>> =>
    spec.kind === "copy" ? observeCopy(spec, context) : observeSchedule(spec, context),
  apply: (spec: ManagedSpec, state: ManagedCopy | null, context: Context): Promise<StepEnd> =>
    spec.kind === "copy" ? applyCopy(spec, state, context) : applySchedule(spec, context),
  leavesBehind,
} as const;

function leavesBehind(spec: ManagedSpec, details: StepDetails | null): string | null {
  if (spec.kind === "schedule") return null;
  const known = parseManagedDetails(details);
  const name = known?.name ?? "a name that begins with holdpoint-";
  const end = known?.expiresAt ?? null;
  const until = end === null ? "until somebody deletes it" : `until ${renderInstant(end)}`;
  return `the ${spec.way} ${name} stays in the project ${spec.project} at Neon ${until}`;
}
