/** What the repository lets workflows do. */
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { GithubReader } from "./reader.ts";

const PERMISSION = "administration: read";

export async function examineActions(reader: GithubReader): Promise<Finding> {
  const { enabled, allowed_actions: allowed } = await reader.read("/actions/permissions", PERMISSION);
  const subject = "Actions";
  const where = "Settings, Actions, General";
  if (enabled !== true) {
    return broken(subject, "GitHub Actions are switched off, so no workflow runs.", `Switch them on (${where}).`);
  }
  if (allowed === "all" || allowed === undefined) return ok(subject, "Every action and reusable workflow may be used.");
  return warning(
    subject,
    allowed === "local_only"
      ? "Only actions of the repository's own organization may be used."
      : "Only selected actions may be used.",
    `Make sure that Holdpoint's workflows, actions/checkout, actions/setup-node and actions/download-artifact are among them (${where}).`,
  );
}

export async function examineDefaultPermissions(reader: GithubReader): Promise<Finding> {
  const { default_workflow_permissions: permissions } = await reader.read("/actions/permissions/workflow", PERMISSION);
  const subject = "workflow permissions";
  if (permissions === "read") return ok(subject, "A workflow that does not say what it needs may only read.");
  return warning(
    subject,
    "A workflow that does not say what it needs may write, the release record included.",
    'Set "Workflow permissions" to "Read repository contents and packages permissions" (Settings, Actions, General).',
  );
}
