/** Runs of workflows: who approved what they waited for. */
import type { Forge, RunApproval } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { unknownAnswer } from "./failure.ts";
import { readLogin, readText, toFields } from "./fields.ts";
import { unlessGone } from "./unless-gone.ts";

const STATES: ReadonlySet<string> = new Set(["approved", "rejected"]);

export function createRunRole(client: GithubClient): Pick<Forge, "listRunApprovals"> {
  return {
    async listRunApprovals(run) {
      const request: GithubRequest = {
        route: "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals",
        parameters: { run_id: run },
        permission: "actions: read",
      };
      const attempted = client.describe(request);
      const answer = await unlessGone(client.request(request));
      if (answer === null) return null;
      if (!Array.isArray(answer.data)) throw unknownAnswer(attempted, "a list was expected");
      return answer.data.map((item): RunApproval => {
        const fields = toFields(item, attempted);
        const { comment, environments } = fields;
        const state = readText(fields, "state", attempted);
        return {
          login: readLogin(fields["user"]),
          state: STATES.has(state) ? (state as RunApproval["state"]) : "other",
          comment: typeof comment === "string" ? comment : "",
          environments: (Array.isArray(environments) ? environments : []).map((one) =>
            readText(toFields(one, attempted), "name", attempted),
          ),
        };
      });
    },
  };
}
