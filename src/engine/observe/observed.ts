/** What a look at an observation has read. */
import type { Forge, Host } from "../../providers/contract.ts";
import type { ObservationPayload, ObservedRecord } from "../../release/observation.ts";
import type { ProductionState } from "../../release/world.ts";

export interface Observed {
  readonly host: Host;
  readonly forge: Forge;
  readonly payload: ObservationPayload;
  readonly record: ObservedRecord;
  readonly production: ProductionState;
  /** Since when another one serves; null where this one does. */
  readonly until: number | null;
}
