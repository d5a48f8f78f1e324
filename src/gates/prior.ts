import { z } from "zod";
import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderInstant } from "../lib/instant.ts";
import { specChoice } from "../lib/spec-choice.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { Forge, ForgeDeployment } from "../providers/contract.ts";
import { isOfAnotherFormat } from "../release/payload.ts";
import {
  currentStatusOf,
  isOfProject,
  parseStagingRecord,
  STAGING_TASK,
  stagingPayloadOf,
  type StagingRecord,
} from "../release/record.ts";
import type { Gate } from "./contract.ts";

export interface PriorSpec {
  readonly stage: "staging";
  readonly environment: string;
  readonly project?: string | undefined;
}

/** Records of one commit that are read, and of the environment where it is asked whose they are. */
const LISTED = 100;

const environment = z
  .string()
  .min(1)
  .max(255)
  .default("staging")
  .describe("GitHub environment that the stage records its releases in.");

const priorSpec = specChoice<PriorSpec>('the stage "staging", or a map with the stage and its environment', {
  string: z
    .literal("staging", 'expected "staging"')
    .transform((stage): PriorSpec => ({ stage, environment: "staging" }))
    .describe("The stage whose release must have passed."),
  object: z.strictObject({
    stage: z
      .literal("staging", 'expected "staging"')
      .default("staging")
      .describe("The stage whose release must have passed: `staging`."),
    environment,
    project: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Project at the host, as the plan names it. Needed where one repository releases several projects into the environment.",
      ),
  }),
});

export const prior: Gate<PriorSpec, "forge"> = {
  key: "prior",
  description:
    "This commit's staging release passed, by the release's own record; a commit without one is a hold. The newest build of the commit speaks.",
  example: `- { title: Staging passed, prior: staging }
- { title: The shop's staging passed, prior: { stage: staging, project: shop } }
`,
  kind: "world",
  spec: priorSpec,
  explain: ({ stage, environment, project }) =>
    `${stage}${project === undefined ? "" : ` of ${project}`}, recorded in the environment ${environment}`,
  roles: ["forge"],
  async check(spec, { roles: { forge }, target: { commit } }) {
    const { environment } = spec;
    const listed = await forge.listDeployments({ task: STAGING_TASK, environment, sha: commit, limit: LISTED });
    if (listed.some(({ payload }) => isOfAnotherFormat(payload, spec.project))) {
      return hold(
        "vendor_answer_unknown",
        "A record of this commit's staging release was written by another version of Holdpoint, and this one cannot read it.",
        "Use one version of Holdpoint, the newest, in every workflow of this repository.",
      );
    }
    const records = listed.filter((deployment) => {
      const payload = stagingPayloadOf(deployment);
      return payload?.commit === commit && (spec.project === undefined || isOfProject(payload, spec.project));
    });
    if (records.length === 0) return notStaged(spec, commit);
    const projects = spec.project === undefined ? await projectsOf(forge, environment, records) : [];
    if (projects.length > 1) return severalProjects(projects, environment);
    return judge(await readNewest(forge, records), records.length);
  },
};

/** Every record of the commit's newest build. GitHub may hold the same one twice after a lost answer. */
async function readNewest(forge: Forge, deployments: readonly ForgeDeployment[]): Promise<readonly StagingRecord[]> {
  const buildOf = (deployment: ForgeDeployment) => stagingPayloadOf(deployment)?.build;
  const [newest] = deployments.toSorted(
    (a, b) => (buildOf(b)?.createdAt ?? 0) - (buildOf(a)?.createdAt ?? 0) || b.id - a.id,
  );
  const ofNewest = newest === undefined ? [] : deployments.filter((one) => buildOf(one)?.id === buildOf(newest)?.id);
  const records = await Promise.all(
    ofNewest.map(async (deployment) =>
      parseStagingRecord(deployment, currentStatusOf(await forge.listDeploymentStatuses(deployment.id))),
    ),
  );
  return records.filter((record) => record !== null);
}

/** What was written last is what is so; a twin that a lost answer left has nothing written into it. */
function judge(records: readonly StagingRecord[], listed: number): Verdict {
  const silent = ({ phase }: StagingRecord) => (phase === "deployed" ? 1 : 0);
  const [record] = records.toSorted((a, b) => b.statusAt - a.statusAt || silent(a) - silent(b));
  if (record === undefined) throw new Error("no staging record to judge");
  const { build, release, project } = record.payload;
  const at = renderInstant(record.statusAt);
  const evidence: readonly Evidence[] = [
    { label: "build", value: build.id, url: deploymentUrl(build.url) },
    { label: "release", value: project === undefined ? release : `${release} of ${project}` },
    { label: "staging", value: `${record.phase} at ${at} (GitHub deployment ${record.forgeId})` },
    ...(listed > 1 ? [{ label: "records of this commit", value: `${listed}; the newest build's was read` }] : []),
  ];
  switch (record.phase) {
    case "verified":
      return pass("gate_passed", `Build ${build.id} of this commit passed staging at ${at}.`, evidence);
    case "failed":
      return fail(
        "release_not_staged",
        `Build ${build.id} of this commit failed staging at ${at}.`,
        "Read what failed in the staging run, fix it, and push a new commit.",
        evidence,
      );
    case "held":
      return hold(
        "release_not_staged",
        `Staging of build ${build.id} of this commit is on hold since ${at}.`,
        "Read in the staging run what it waits for, run it again, and then this.",
        evidence,
      );
    case "deployed":
      return hold(
        "release_not_staged",
        `Build ${build.id} of this commit was deployed to staging at ${at}, and is not verified yet.`,
        "Wait for the staging run to end, or run it again if it died, and then this.",
        evidence,
      );
  }
}

function notStaged({ environment, project }: PriorSpec, commit: string): Verdict {
  const where = project === undefined ? environment : `${environment}, project ${project}`;
  return hold(
    "release_not_staged",
    `There is no staging release of commit ${commit.slice(0, 12)} (environment ${where}).`,
    "Run deploy and verify for this commit, and then this; where staging is recorded elsewhere, name its environment in the plan.",
  );
}

/** Whose records these are, and whose else stand in the environment: the plan's own project is not known here. */
async function projectsOf(
  forge: Forge,
  environment: string,
  ofCommit: readonly ForgeDeployment[],
): Promise<readonly string[]> {
  const recent = await forge.listDeployments({ task: STAGING_TASK, environment, limit: LISTED });
  const names = [...ofCommit, ...recent].map((deployment) => stagingPayloadOf(deployment)?.project ?? "");
  return [...new Set(names)].filter((name) => name !== "").toSorted();
}

function severalProjects(projects: readonly string[], environment: string): Verdict {
  return hold(
    "no_data",
    `${projects.length} projects record their releases in the environment ${environment} (${projects.slice(0, 5).join(", ")}), and the plan does not say which one is meant.`,
    `Name it in the plan: prior: { stage: staging, project: ${projects[0] ?? ""} }.`,
  );
}
