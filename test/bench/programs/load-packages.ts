/** What an action of these two packages alone takes to load: it fails at once, as ours does, on a missing input. */
import * as core from "@actions/core";
import { Octokit } from "@octokit/rest";

try {
  const octokit = new Octokit({ auth: core.getInput("command", { required: true }) });
  core.info(octokit.request.endpoint("GET /").url);
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error));
}
