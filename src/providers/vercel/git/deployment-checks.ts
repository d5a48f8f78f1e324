/**
 * Vercel's deployment checks (version 2). Requests are our own: the SDK's PATCH sends defaults along that reset what the
 * team had set.
 */
import type { DeploymentCheckRun, DeploymentCheck, DeploymentChecks } from "../../contract.ts";
import { messageOf } from "../../http-failure.ts";
import type { Connection } from "../connection.ts";

/** Of a sentence in the dashboard. */
const LONGEST_SUMMARY = 500;
/** Answers about the run itself: it ended, or is none. */
const REFUSALS = [400, 404, 409, 410, 422];

export function createDeploymentChecks(connection: Connection): DeploymentChecks {
  const checksPath = connection.projectPath("v2", "/checks");
  return {
    async listChecks() {
      const { checkListShape, parseAnswer, body } = await get(connection, checksPath, { blocks: "deployment-alias" });
      const { checks } = parseAnswer(checkListShape, body, `GET ${checksPath}`);
      return checks.filter((check): check is DeploymentCheck => check !== null);
    },
    async createCheck(name, timeoutMs) {
      const json = {
        name,
        isRerequestable: false,
        requires: "build-ready",
        blocks: "deployment-alias",
        targets: ["production"],
        source: { kind: "webhook" },
        timeout: Math.round(timeoutMs / 1_000),
      };
      const [{ body }, shapes, { parseAnswer }] = await Promise.all([
        connection.request({ method: "POST", path: checksPath, json, repeatable: false }),
        import("./shapes.ts"),
        import("../api.ts"),
      ]);
      const check = parseAnswer(shapes.checkShape, body, `POST ${checksPath}`);
      if (check === null) throw new Error("Vercel created a check that is deleted");
      return check;
    },
    async listRuns(deploymentId): Promise<readonly DeploymentCheckRun[]> {
      const path = runsPath(deploymentId);
      const { runListShape, parseAnswer, body } = await get(connection, path, {});
      return parseAnswer(runListShape, body, `GET ${path}`).runs;
    },
    async answerRun(deploymentId, runId, { passed, summary, url }) {
      const conclusionText = summary.slice(0, LONGEST_SUMMARY);
      const answer = await connection.request({
        method: "PATCH",
        path: `${runsPath(deploymentId)}/${encodeURIComponent(runId)}`,
        json: {
          status: "completed",
          conclusion: passed ? "succeeded" : "failed",
          conclusionText,
          ...(url === null ? {} : { externalUrl: url }),
        },
        repeatable: true,
        accept: REFUSALS,
      });
      return answer.status < 300 ? null : (messageOf(answer.body) ?? `status ${answer.status}`);
    },
  };
}

function runsPath(deploymentId: string): string {
  return `/v2/deployments/${encodeURIComponent(deploymentId)}/check-runs`;
}

async function get(connection: Connection, path: string, query: Readonly<Record<string, string>>) {
  const [{ body }, shapes, { parseAnswer }] = await Promise.all([
    connection.request({ method: "GET", path, query, repeatable: true }),
    import("./shapes.ts"),
    import("../api.ts"),
  ]);
  return { ...shapes, parseAnswer, body };
}
