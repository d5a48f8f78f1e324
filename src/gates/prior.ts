import { z } from "zod";
import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderInstant } from "../lib/instant.ts";
import { specChoice } from "../lib/spec-choice.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { DeploymentReader } from "../providers/contract.ts";
import { findOwnRecords, findSpokenStatus, STAGING_RECORDS } from "../release/own-records.ts";
import type { StagingPayload } from "../release/payload.ts";
import { type OwnRecord, parseStagingRecord, STAGING_TASK, type StagingRecord } from "../release/record.ts";
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
  .describe("GitHub environment in which the stage's releases are recorded.");

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
        "Project at the host, as named in the plan. Needed if one repository releases several projects into the environment.",
      ),
  }),
});

export const prior: Gate<PriorSpec, "deployments"> = {
  key: "prior",
  description:
    "This commit's staging release passed, according to the release record; a commit without one is a hold. The newest build of the commit decides.",
  example: `- { title: Staging passed, prior: staging }
- { title: The shop's staging passed, prior: { stage: staging, project: shop } }
`,
  kind: "world",
  spec: priorSpec,
  explain: ({ stage, environment, project }) =>
    `${stage}${project === undefined ? "" : ` of ${project}`}, recorded in the environment ${environment}`,
  roles: ["deployments"],
  async check(spec, { roles: { deployments }, target: { commit }, authors }) {
    const { environment, project } = spec;
    const found = await findOwnRecords(STAGING_RECORDS, { authors, project }, LISTED, (limit) =>
      deployments.listDeployments({ task: STAGING_TASK, environment, sha: commit, limit }),
    );
    if (found.otherVersion !== null) return otherVersion(found.ignored);
    const records = found.records.filter(({ payload }) => payload.commit === commit);
    if (records.length === 0) return notStaged(spec, commit, found.ignored);
    const projects = project === undefined ? await projectsOf(deployments, spec, authors, records) : [];
    if (projects.length > 1) return severalProjects(projects, environment);
    const newest = await readNewest(deployments, authors, records);
    return judge(newest.records, records.length, [...found.ignored, ...newest.ignored]);
  },
};

/** What others wrote that looks like ours: people are to see that somebody tried. */
function named(ignored: readonly string[]): readonly Evidence[] {
  return ignored.map((value) => ({ label: "ignored", value }));
}

function otherVersion(ignored: readonly string[]): Verdict {
  return hold(
    "vendor_answer_unknown",
    "A record of this commit's staging release was written by another version of Holdpoint, and this version cannot read it.",
    "Use the same, newest version of Holdpoint in every workflow of this repository.",
    named(ignored),
  );
}

interface Newest {
  readonly records: readonly StagingRecord[];
  readonly ignored: readonly string[];
}

/** Every record of the commit's newest build. GitHub may hold the same one twice after a lost answer. */
async function readNewest(
  deployments: DeploymentReader,
  authors: readonly string[],
  owns: readonly OwnRecord<StagingPayload>[],
): Promise<Newest> {
  const [newest] = owns.toSorted(
    (a, b) => b.payload.build.createdAt - a.payload.build.createdAt || b.deployment.id - a.deployment.id,
  );
  const ofNewest = owns.filter(({ payload }) => payload.build.id === newest?.payload.build.id);
  const read = await Promise.all(
    ofNewest.map(async (own) => {
      const statuses = await deployments.listDeploymentStatuses(own.deployment.id);
      const { status, ignored } = findSpokenStatus(own, statuses, { authors, rollbackBy: [] });
      return { record: parseStagingRecord(own, status), ignored };
    }),
  );
  return { records: read.map(({ record }) => record), ignored: read.flatMap(({ ignored }) => ignored) };
}

/** What was written last is what is so; a twin that a lost answer left has nothing written into it. */
function judge(records: readonly StagingRecord[], listed: number, ignored: readonly string[]): Verdict {
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
    ...named(ignored),
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
        `Staging of build ${build.id} of this commit has been on hold since ${at}.`,
        "See the staging run for what it waits for, run it again, then run this again.",
        evidence,
      );
    case "deployed":
      return hold(
        "release_not_staged",
        `Build ${build.id} of this commit was deployed to staging at ${at}, and has not been verified yet.`,
        "Wait for the staging run to end, or run it again if it died, then run this again.",
        evidence,
      );
  }
}

function notStaged({ environment, project }: PriorSpec, commit: string, ignored: readonly string[]): Verdict {
  const where = project === undefined ? environment : `${environment}, project ${project}`;
  return hold(
    "release_not_staged",
    `There is no staging release of commit ${commit.slice(0, 12)} (environment ${where}).`,
    "Run deploy and verify for this commit, then run this again; if staging is recorded elsewhere, name its environment in the plan.",
    named(ignored),
  );
}

/** Whose records these are, and whose else stand in the environment: the plan's own project is not known here. */
async function projectsOf(
  deployments: DeploymentReader,
  { environment }: PriorSpec,
  authors: readonly string[],
  ofCommit: readonly OwnRecord<StagingPayload>[],
): Promise<readonly string[]> {
  const recent = await findOwnRecords(STAGING_RECORDS, { authors }, LISTED, (limit) =>
    deployments.listDeployments({ task: STAGING_TASK, environment, limit }),
  );
  const names = [...ofCommit, ...recent.records].map(({ payload }) => payload.project ?? "");
  return [...new Set(names)].filter((name) => name !== "").toSorted();
}

function severalProjects(projects: readonly string[], environment: string): Verdict {
  return hold(
    "no_data",
    `${projects.length} projects record their releases in the environment ${environment} (${projects.slice(0, 5).join(", ")}), and the plan does not say which one is meant.`,
    `Name it in the plan: prior: { stage: staging, project: ${projects[0] ?? ""} }.`,
  );
}
