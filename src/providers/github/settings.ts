/** What GitHub is reached with. Small, because a rollback reads it before its first request. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "GitHub";

export const TOKEN: Setting = {
  name: "GITHUB_TOKEN",
  source: "github-token",
  purpose: "keep the release record",
  scopes:
    "token with `actions: read`, `contents: read`, `deployments: write`, `issues: write`, `pull-requests: read` and `statuses: write`",
};

/** A token that may read who is in a team, which a workflow's own never may; without it the job's own is tried. */
export const TEAM_TOKEN: Setting = {
  name: "TEAM_READ_TOKEN",
  source: "secret",
  purpose: "see who is in a team",
  scopes: "reads the organization's members (`Members: read`); a workflow's own token cannot",
  inChecklist:
    "read the organization's members (`Members: read`; a classic token `read:org`). A workflow's own token never can",
  optional: "for sign-offs by teams",
  workflows: ["checklist"],
};

/**
 * A token that may write code, which a workflow's own may not where it only releases; and of what that one opens GitHub
 * starts no workflow, so that a pull request would be without its checks.
 */
export const REVERT_TOKEN: Setting = {
  name: "REVERT_GITHUB_TOKEN",
  source: "secret",
  purpose: "propose the revert of a release that was taken out",
  scopes:
    "fine-grained token with `Contents: Read and write` and `Pull requests: Read and write` on this repository, and `Workflows` where releases change workflow files",
  workflows: ["release", "watch", "rollback"],
};

/** `https://host/api/v3` on Enterprise Server. */
export const API_URL: AddressSetting = {
  name: "GITHUB_API_URL",
  source: "runner",
  purpose: "find GitHub's API",
  default: "https://api.github.com",
};
