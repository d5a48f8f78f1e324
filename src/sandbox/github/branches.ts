/** A branch with what protects it: a classic protection as everybody sees it, or the rules of a ruleset. */
import type { Call, Endpoint } from "./endpoint.ts";
import { answerPage } from "./paging.ts";
import { GithubRefusal } from "./refusal.ts";
import { renderCommit } from "./repository.ts";
import { repoUrl, siteUrl } from "./shapes.ts";
import type { GithubState } from "./state.ts";

const REPO = "/repos/:owner/:repo";

export const branchEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: `${REPO}/branches/:branch`,
    needs: { keys: ["contents"], level: "read" },
    handle: getBranch,
  },
  {
    method: "GET",
    path: `${REPO}/rules/branches/:branch`,
    needs: { keys: ["metadata"], level: "read" },
    handle: (call) => answerPage(call, rulesOf(call.state, call.params["branch"] ?? ""), (rule) => rule),
  },
];

function getBranch(call: Call) {
  const { state } = call;
  const name = call.params["branch"] ?? "";
  const commit = state.commits.get(state.branches.get(name) ?? "");
  if (commit === undefined) throw new GithubRefusal(404, "Branch not found");
  const url = `${repoUrl(call, state)}/branches/${encodeURIComponent(name)}`;
  const protectedHere = name === state.defaultBranch && state.branchRules !== null;
  const classic = protectedHere && state.branchRules?.kind === "protection";
  const statuses = classic ? (state.branchRules?.requiredStatuses ?? []) : [];
  return {
    status: 200,
    body: {
      name,
      commit: renderCommit(call, state, commit),
      _links: { self: url, html: `${siteUrl(call, state)}/tree/${name}` },
      protected: protectedHere,
      protection: {
        enabled: classic,
        required_status_checks: {
          enforcement_level: statuses.length > 0 ? "non_admins" : "off",
          contexts: statuses.map(({ context }) => context),
          checks: statuses.map(({ context, app }) => ({ context, app_id: app ?? null })),
        },
      },
      protection_url: `${url}/protection`,
    },
  };
}

function rulesOf({ branchRules, defaultBranch, owner, repo }: GithubState, branch: string): readonly object[] {
  if (branchRules?.kind !== "ruleset" || branch !== defaultBranch) return [];
  const ruleset = { ruleset_source_type: "Repository", ruleset_source: `${owner.login}/${repo}`, ruleset_id: 1 };
  const { requiredStatuses = [] } = branchRules;
  return [
    {
      type: "pull_request",
      parameters: {
        allowed_merge_methods: ["merge", "squash", "rebase"],
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: true,
        require_last_push_approval: false,
        required_approving_review_count: 1,
        required_review_thread_resolution: false,
      },
      ...ruleset,
    },
    ...(requiredStatuses.length === 0
      ? []
      : [
          {
            type: "required_status_checks",
            parameters: {
              strict_required_status_checks_policy: false,
              do_not_enforce_on_create: false,
              required_status_checks: requiredStatuses.map(({ context, app }) =>
                app === undefined ? { context } : { context, integration_id: app },
              ),
            },
            ...ruleset,
          },
        ]),
  ];
}
