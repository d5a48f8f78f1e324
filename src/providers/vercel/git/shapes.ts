/**
 * What Vercel says of builds from Git and of deployment checks. `source` of a deployment is not read: the API's own
 * description calls it a guess for metrics.
 */
import { z } from "zod";
import type { DeploymentCheckRun, DeploymentCheck, GitBuild, GitOrigin } from "../../contract.ts";

const idShape = z.union([z.string(), z.number()]).nullish();

const originShape = z.object({
  type: z.string(),
  org: z.string().nullish(),
  repo: z.string().nullish(),
  repoId: idShape,
  ref: z.string().nullish(),
  sha: z.string().nullish(),
  prId: idShape,
});

type GitFacts = Pick<GitBuild, "origin" | "blockedBy" | "skipped">;

export const gitFactsShape = z
  .object({
    readyState: z.string().nullish(),
    state: z.string().nullish(),
    gitSource: originShape.nullish(),
    seatBlock: z.object({ blockCode: z.string().nullish() }).nullish(),
    buildSkipped: z.boolean().nullish(),
    errorCode: z.string().nullish(),
    errorMessage: z.string().nullish(),
  })
  .transform((raw): GitFacts => {
    const state = raw.readyState ?? raw.state ?? "";
    return {
      origin: raw.gitSource ? originOf(raw.gitSource) : null,
      blockedBy: state === "BLOCKED" ? (raw.seatBlock?.blockCode ?? raw.errorCode ?? "BLOCKED") : null,
      skipped: state === "CANCELED" ? whySkipped(raw) : null,
    };
  });

function originOf({ type, org, repo, repoId, ref, sha, prId }: z.infer<typeof originShape>): GitOrigin {
  return {
    forge: type,
    owner: org ?? null,
    name: repo ?? null,
    repositoryId: textOf(repoId),
    ref: ref ?? null,
    commit: sha ?? null,
    pullRequest: textOf(prId),
  };
}

/** No code tells the two apart; a wrong guess names the wrong one of two reasons for which nothing is released. */
function whySkipped(raw: {
  readonly buildSkipped?: boolean | null | undefined;
  readonly errorMessage?: string | null | undefined;
}) {
  const message = raw.errorMessage ?? "";
  if (/not affected/i.test(message)) return "unaffected";
  return raw.buildSkipped === true || /ignored build step/i.test(message) ? "ignored" : null;
}

function textOf(id: z.infer<typeof idShape>): string | null {
  return id === null || id === undefined ? null : String(id);
}

const targetsShape = z.union([z.string(), z.array(z.string())]).nullish();

export const checkShape = z
  .object({
    id: z.string(),
    name: z.string(),
    blocks: z.string().nullish(),
    targets: targetsShape,
    source: z.object({ kind: z.string() }).nullish(),
    sourceKind: z.string().nullish(),
    deletedAt: z.number().nullish(),
  })
  .transform((raw): DeploymentCheck | null =>
    raw.deletedAt
      ? null
      : {
          id: raw.id,
          name: raw.name,
          answeredBy: raw.source?.kind ?? raw.sourceKind ?? "unknown",
          holdsProduction: raw.blocks === "deployment-alias" && isForProduction(raw.targets),
        },
  );

export const checkListShape = z.object({ checks: z.array(checkShape) });

/** Without targets a check is for production alone. */
function isForProduction(targets: z.infer<typeof targetsShape>): boolean {
  return targets === null || targets === undefined || targets.includes("production");
}

const runShape = z
  .object({
    id: z.string(),
    name: z.string(),
    checkId: z.string().nullish(),
    status: z.enum(["queued", "running", "completed"]),
    conclusion: z.enum(["succeeded", "failed", "canceled", "neutral", "skipped", "timeout"]).nullish(),
    blocks: z.string().nullish(),
  })
  .transform((raw): DeploymentCheckRun => ({
    id: raw.id,
    checkId: raw.checkId ?? null,
    name: raw.name,
    // Whether Vercel lets a neutral or skipped one pass is nowhere stated: only a success is one.
    state: raw.status !== "completed" ? "open" : raw.conclusion === "succeeded" ? "passed" : "failed",
    holds: raw.blocks === undefined || raw.blocks === null || raw.blocks === "deployment-alias",
    said: raw.status === "completed" ? (raw.conclusion ?? "completed") : raw.status,
  }));

export const runListShape = z.object({ runs: z.array(runShape) });
