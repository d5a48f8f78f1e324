/**
 * What is recorded of a deployment that others brought into production and that is only judged: a GitHub Deployment of its
 * own kind, so that no release ever takes it for one of its records. Pure.
 */
import type { ForgeDeploymentStatus } from "../providers/contract.ts";
import type { RecordKind } from "./own-records.ts";
import { type Deployed, parsePayload, type ProductionPayload, readBuild, readDeployed, readShared } from "./payload.ts";
import {
  parseProductionRecord,
  type ProductionRecord,
  type ProductionStatus,
  type RecordKey,
  renderProductionStatus,
  type StatusText,
} from "./record.ts";

/** `task` of our Deployments about what others deployed. */
export const OBSERVATION_TASK = "holdpoint:observation";

export interface ObservationPayload {
  readonly holdpoint: 1;
  readonly phase: "observation";
  readonly project?: string | undefined;
  /** The host's id of what is observed, by which people know it. */
  readonly release: string;
  /** The commit that it was built from; its own id where the host names none. */
  readonly commit: string;
  readonly planDigest: string;
  readonly candidate: ProductionPayload["candidate"];
  /** What served before; null where nobody knows it. */
  readonly previous: Deployed | null;
  /** Since when production serves it, by the host's clock. */
  readonly liveAt: number;
  readonly watchForMs: number;
  /** Built from files that no commit has. */
  readonly dirty: boolean;
}

export const OBSERVATION_RECORDS: RecordKind<ObservationPayload> = {
  task: OBSERVATION_TASK,
  noun: "an observation",
  parse: parseObservationPayload,
};

/** Null where it is not one of ours, or not whole. */
function parseObservationPayload(stored: unknown): ObservationPayload | null {
  const fields = parsePayload(stored);
  const shared = readShared(fields);
  const candidate = readBuild(fields["candidate"]);
  const previous = readDeployed(fields["previous"]);
  const { liveAt, watchForMs, dirty } = fields;
  if (shared === null || candidate === null || previous === undefined || fields["phase"] !== "observation") return null;
  if (typeof liveAt !== "number" || typeof watchForMs !== "number" || typeof dirty !== "boolean") return null;
  return { ...shared, phase: "observation", candidate, previous, liveAt, watchForMs, dirty };
}

export type ObservedRecord = ProductionRecord & { readonly promotedAt: number };

/** As a watch knows a release: it went live when the host says so, whatever its status says. */
export function observedRecord(
  { deployment, payload }: RecordKey<ObservationPayload>,
  current: ForgeDeploymentStatus | null,
): ObservedRecord {
  const { dirty: _dirty, liveAt, ...shared } = payload;
  const { previous } = payload;
  const asRelease: ProductionPayload = {
    ...shared,
    phase: "production",
    knownGood: previous === null ? null : { ...previous, judged: false, why: "it served before" },
    migrations: "unknown",
    autoAssignDomains: true,
    unpinned: false,
  };
  const record = parseProductionRecord({ deployment, payload: asRelease }, current);
  return { ...record, promotedAt: Math.floor(liveAt / 1_000) * 1_000 };
}

/** Nobody comes back to an observation that ended, so its state is a last one. */
export function renderObservationStatus(status: ProductionStatus, wouldRollBack: boolean): StatusText {
  const text = renderProductionStatus(status);
  return status.phase === "held" ? { ...text, state: wouldRollBack ? "failure" : "error" } : text;
}
