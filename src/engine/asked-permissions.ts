import type { WorkflowName } from "../lib/setting.ts";

/**
 * Written by npm run generate, from .github/workflows: what all jobs of a workflow ask for together. GitHub starts no run of a
 * caller that grants less.
 */
export const ASKED_PERMISSIONS: Readonly<Record<WorkflowName, Readonly<Record<string, PermissionLevel>>>> = {
  checklist: {
    checks: "read",
    contents: "read",
    deployments: "write",
    "pull-requests": "write",
    statuses: "write",
  },
  release: {
    actions: "read",
    contents: "read",
    deployments: "write",
    issues: "write",
    "pull-requests": "read",
    statuses: "write",
  },
  rollback: {
    contents: "read",
    deployments: "write",
    issues: "write",
    statuses: "write",
  },
  watch: {
    contents: "read",
    deployments: "write",
    issues: "write",
    "pull-requests": "write",
    statuses: "write",
  },
};

export type PermissionLevel = "read" | "write";
