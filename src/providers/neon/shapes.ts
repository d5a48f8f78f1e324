/** Neon's answers, as far as they are used: its own description is `public-v2` of its API. Unknown keys are ignored. */
import { z } from "zod";
import { isoInstant } from "../iso-instant.ts";

export const operationShape = z.object({
  id: z.string().min(1),
  action: z.string(),
  status: z.string(),
  branch_id: z.string().nullish(),
  created_at: isoInstant,
  error: z.string().nullish(),
});

export const branchShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  current_state: z.string(),
  pending_state: z.string().nullish(),
  default: z.boolean(),
  parent_id: z.string().nullish(),
  parent_lsn: z.string().nullish(),
  parent_timestamp: isoInstant.nullish(),
  created_at: isoInstant,
  expires_at: isoInstant.nullish(),
});

export const snapshotShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  lsn: z.string().nullish(),
  timestamp: isoInstant.nullish(),
  source_branch_id: z.string().nullish(),
  created_at: isoInstant,
  expires_at: isoInstant.nullish(),
});

const operations = z.array(operationShape);

export const branchAnswer = z.object({ branch: branchShape, operations: operations.default([]) });
export const branchesAnswer = z.object({
  branches: z.array(branchShape),
  pagination: z.object({ next: z.string().nullish() }).nullish(),
});
export const snapshotAnswer = z.object({ snapshot: snapshotShape, operations });
export const snapshotsAnswer = z.object({ snapshots: z.array(snapshotShape) });
export const operationAnswer = z.object({ operation: operationShape });
export const operationsAnswer = z.object({ operations });
export const operationPage = z.object({
  operations,
  pagination: z.object({ cursor: z.string().nullish() }).nullish(),
});
export const projectAnswer = z.object({
  project: z.object({ id: z.string(), name: z.string(), history_retention_seconds: z.number().min(0) }),
});
export const endpointsAnswer = z.object({ endpoints: z.array(z.object({ id: z.string(), type: z.string() })) });
export const uriAnswer = z.object({ uri: z.string().min(1) });

export type NeonBranch = z.infer<typeof branchShape>;
export type NeonSnapshot = z.infer<typeof snapshotShape>;
export type NeonOperation = z.infer<typeof operationShape>;
