/** From nothing to a ready build with its staging record; finds what an earlier run left and goes on from there. */
import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderDuration } from "../lib/duration.ts";
import { UsageError } from "../lib/error.ts";
import { resolveInside } from "../lib/inside-directory.ts";
import { fail, type Verdict } from "../lib/verdict.ts";
import type { StagingStage } from "../plan/plan.ts";
import type { BuildProgress, Forge, Host, HostDeployment } from "../providers/contract.ts";
import { buildMeta, chooseBuild } from "../release/choose-build.ts";
import { renderStagingStatus, STAGING_TASK, type StagingRecord } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { requireAuthor } from "./require-author.ts";

/** Lines of the build log that are kept when a build fails. */
const BUILD_LOG_LINES = 40;

export type BuildOutcome =
  | { readonly ready: true; readonly build: HostDeployment }
  | { readonly ready: false; readonly verdict: Verdict };

/** Creates the build unless the host already has it, and follows it until it is ready or failed. */
export async function ensureBuild(
  context: CommandContext,
  journal: Journal,
  host: Host,
  target: StagingStage["deploy"]["target"],
): Promise<BuildOutcome> {
  const { plan, release } = context;
  const { deploy } = plan.stages.staging;
  const found = chooseBuild(await host.findBuilds(release.id), release.commit, plan.digest, target);
  const progress = (step: BuildProgress) => journal.progress(renderProgress(step));
  const created =
    found ??
    (await host.createBuild(
      {
        directory: await projectDirectory(context.directory, deploy.directory),
        prebuilt: deploy.prebuilt,
        target,
        meta: buildMeta(release, plan.digest),
      },
      progress,
    ));
  journal.candidate(created);
  journal.step("build", found ? `found build ${created.id}` : `created build ${created.id}`);
  const build = created.state === "ready" ? created : await host.followBuild(created.id, deploy.timeoutMs, progress);
  if (build.state !== "ready") return { ready: false, verdict: await buildFailure(journal, host, build) };
  const took = build.readyAt === null ? "" : ` after ${renderDuration(Math.max(0, build.readyAt - build.createdAt))}`;
  journal.step("deploy", `build ${build.id} is ready${took}`);
  return { ready: true, build };
}

async function buildFailure(journal: Journal, host: Host, build: HostDeployment): Promise<Verdict> {
  // The build failed, whether or not its log can be read.
  await bestEffort(journal, "the end of the build log was not read", async () => {
    journal.buildLog(await host.readBuildLog(build.id, BUILD_LOG_LINES));
  });
  const canceled = build.state === "canceled" || build.state === "deleted";
  return fail(
    canceled ? "build_canceled" : "build_failed",
    canceled
      ? `Build ${build.id} was canceled at the host.`
      : `Build ${build.id} failed: ${build.errorMessage ?? "the host gave no reason"}`,
    canceled ? "Run the deploy again to build again." : "Read the end of the build log, fix the cause and run again.",
    build.inspectUrl === null ? [] : [{ label: "build", value: build.id, url: build.inspectUrl }],
  );
}

/** The staging record of this build, written now if there is none yet. */
export async function ensureStagingRecord(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  build: HostDeployment,
  known: readonly StagingRecord[],
): Promise<StagingRecord> {
  const existing = findStagingRecord(known, build, context.plan.digest);
  if (existing !== undefined) return existing;
  const { release, plan } = context;
  const payload = {
    holdpoint: 1 as const,
    phase: "staging" as const,
    project: plan.project.host.project,
    release: release.id,
    commit: release.commit,
    planDigest: plan.digest,
    build: { id: build.id, url: build.url, createdAt: build.createdAt },
  };
  const deployment = await forge.createDeployment({
    ref: release.commit,
    task: STAGING_TASK,
    environment: plan.stages.staging.environment,
    description: `Holdpoint: staging of ${plan.name}`,
    payload,
    productionEnvironment: false,
  });
  requireAuthor(context.options.authors, deployment.creator);
  const status = await forge.createDeploymentStatus(deployment.id, {
    ...renderStagingStatus("deployed", build.id),
    environmentUrl: deploymentUrl(build.url),
    ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
  });
  journal.step("record-staging", `staging recorded as GitHub deployment ${deployment.id}`);
  return { forgeId: deployment.id, payload, phase: "deployed", statusAt: status.createdAt };
}

/**
 * The one that counts for this build under this plan. Two deploys beside each other may have written one each: then it is the
 * newest that gates have spoken on. `records`: newest first.
 */
export function findStagingRecord(
  records: readonly StagingRecord[],
  build: { readonly id: string },
  planDigest: string,
): StagingRecord | undefined {
  const own = records.filter(({ payload }) => payload.build.id === build.id && payload.planDigest === planDigest);
  return own.find(({ phase }) => phase !== "deployed") ?? own[0];
}

/** A link out of the repository would publish whatever the runner has there. */
async function projectDirectory(repository: string, directory: string): Promise<string> {
  if (directory === ".") return repository;
  const found = await resolveInside(repository, directory);
  if (found !== null) return found;
  throw new UsageError("usage", [
    {
      message: `The folder ${directory} does not exist in the repository, or is a link out of it.`,
      remedy: "Check `deploy.directory` in the plan: it is relative to the repository.",
    },
  ]);
}

function renderProgress(step: BuildProgress): string {
  switch (step.step) {
    case "scan":
      return `${step.files} files, ${renderBytes(step.bytes)}`;
    case "upload":
      return `uploading ${step.doneFiles}/${step.files} files, ${renderBytes(step.doneBytes)} of ${renderBytes(step.bytes)}`;
    case "created":
      return `created ${step.deployment.id}`;
    case "state":
      return `build is ${step.state}`;
  }
}

function renderBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
