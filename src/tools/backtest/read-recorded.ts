/** Past releases from the release record, with nothing but the right to read deployments. */
import pLimit from "p-limit";
import { isAuthor } from "../../lib/authors.ts";
import type { Plan } from "../../plan/plan.ts";
import type { DeploymentReader, ForgeDeploymentStatus } from "../../providers/contract.ts";
import { findOwnRecords, findSpokenStatus, PRODUCTION_RECORDS } from "../../release/own-records.ts";
import type { ProductionPayload } from "../../release/payload.ts";
import {
  type OwnRecord,
  parseProductionRecord,
  PRODUCTION_TASK,
  type ProductionPhase,
  type ProductionRecord,
} from "../../release/record.ts";
import { withoutRepeats } from "../../release/without-repeats.ts";
import { chooseWanted, type PastRelease, type PastReleases, type Wanted } from "./past-release.ts";

/** Some records are of releases that never came into production. */
const MORE_RECORDS = 20;
/** With `--since` alone. GitHub keeps more, but nobody's metrics go back that far. */
const MOST_RECORDS = 1_000;
const AT_ONCE = 8;

const HAPPENED: Readonly<Record<ProductionPhase, NonNullable<PastRelease["happened"]>>> = {
  done: "stayed",
  held: "held",
  "rolled-back": "rolled-back",
  // A rollback that did not come to its end was meant all the same.
  "rolling-back": "rolled-back",
  promoting: "not-ended",
  watching: "not-ended",
  failed: "not-ended",
};

export async function readRecorded(
  deployments: DeploymentReader,
  { project, stages, rollback }: Plan,
  authors: readonly string[],
  wanted: Wanted,
): Promise<PastReleases> {
  const { environment } = stages.production;
  const limit = Math.min(MOST_RECORDS, Number.isFinite(wanted.limit) ? wanted.limit + MORE_RECORDS : MOST_RECORDS);
  const scope = { authors, project: project.host.project };
  const found = await findOwnRecords(PRODUCTION_RECORDS, scope, limit, (most) =>
    deployments.listDeployments({ task: PRODUCTION_TASK, environment, limit: most }),
  );
  const oneByOne = pLimit(AT_ONCE);
  const read = await Promise.all(
    found.records.map((own) =>
      oneByOne(async () => {
        const statuses = await deployments.listDeploymentStatuses(own.deployment.id);
        return readOne(own, statuses, { authors, rollbackBy: rollback.by });
      }),
    ),
  );
  const promoted = withoutRepeats(read)
    .flatMap((record) => (record.promotedAt === null ? [] : [{ ...record, promotedAt: record.promotedAt }]))
    .toSorted((one, other) => one.promotedAt - other.promotedAt);
  const releases = promoted.map((record, index): PastRelease => {
    const next = promoted[index + 1]?.promotedAt ?? null;
    const back = record.phase === "rolled-back" || record.phase === "rolling-back" ? record.statusAt : null;
    const { candidate, commit, previous } = record.payload;
    return {
      deploymentId: candidate.id,
      commit,
      promotedAt: record.promotedAt,
      servedUntil: back === null ? next : Math.min(back, next ?? back),
      previous: previous === null ? null : { deploymentId: previous.id, commit: previous.commit },
      happened: HAPPENED[record.phase],
    };
  });
  return { source: "record", releases: chooseWanted(releases, wanted), unseen: [...found.ignored, ...leftOut(found)] };
}

/** The newest word speaks, but when it was promoted may stand in an older one alone. */
function readOne(
  own: OwnRecord<ProductionPayload>,
  statuses: readonly ForgeDeploymentStatus[],
  writers: { readonly authors: readonly string[]; readonly rollbackBy: readonly string[] },
): ProductionRecord {
  const record = parseProductionRecord(own, findSpokenStatus(own, statuses, writers).status);
  const told = statuses
    .filter(({ creator }) => isAuthor(creator, writers.authors))
    .map((status) => parseProductionRecord(own, status).promotedAt)
    .find((at) => at !== null);
  return { ...record, promotedAt: record.promotedAt ?? told ?? null };
}

function leftOut({ otherVersion }: Awaited<ReturnType<typeof findOwnRecords<ProductionPayload>>>): readonly string[] {
  if (otherVersion === null) return [];
  return [
    `GitHub deployment ${otherVersion.id} and perhaps others were written by another version of Holdpoint and were left out.`,
  ];
}
