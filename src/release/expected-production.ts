/**
 * What production should serve by the release record, held against what it serves. Pure. A difference is somebody else's
 * change, and theirs to explain: it is reported and never undone.
 */
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { OwnRecord, ProductionPayload, ProductionRecord } from "./record.ts";
import { domainsElsewhere, isRollingOut, percentOf, type ProductionState, rollingOut } from "./world.ts";

export interface Expected {
  readonly id: string;
  readonly commit: string | null;
  /** The release that says so. */
  readonly release: string;
  /** Since when. */
  readonly since: number;
}

/** By the newest release that arrived in production. Null where none is known to have, or its rollback is under way. */
export function expectedProduction(records: readonly ProductionRecord[]): Expected | null {
  const last = records.find(({ phase }) => phase !== "promoting");
  if (last === undefined || last.phase === "rolling-back") return null;
  const { candidate, commit, knownGood, previous, release } = last.payload;
  if (last.phase !== "rolled-back") return { id: candidate.id, commit, release, since: last.statusAt };
  if (last.rollbackTo === null) return null;
  const back = [knownGood, previous].find((deployed) => deployed?.id === last.rollbackTo);
  return { id: last.rollbackTo, commit: back?.commit ?? null, release, since: last.statusAt };
}

interface Recorded {
  /** Newest first. */
  readonly listed: readonly OwnRecord<ProductionPayload>[];
  /** Those that were read, with what became of them. */
  readonly records: readonly ProductionRecord[];
}

/** Null where production is as it should be, or a change is under way at the host. */
export function judgeServed(
  production: ProductionState,
  expected: Expected,
  { listed, records }: Recorded,
): Verdict | null {
  const { productionDeploymentId: target, aliasRequest } = production.project;
  const names = namesOf(listed);
  const nameOf = (id: string | null) => {
    const known = id === null ? undefined : names.get(id);
    return known === undefined ? (id ?? "nothing") : `${id} (${known})`;
  };
  if (isHeldInStages(production, expected.id, records)) return null;
  const unwatched = judgeRollout(production, records, nameOf);
  if (unwatched !== null) return unwatched;
  const wrong = domainsElsewhere(production, expected.id);
  if (target === expected.id && wrong.length === 0) return null;
  if (aliasRequest?.status === "pending" || aliasRequest?.status === "in-progress") return null;
  const evidence = [
    { label: "production", value: nameOf(target) },
    ...production.aliases.map(({ domain, deploymentId }) => ({ label: domain, value: nameOf(deploymentId) })),
  ];
  const says = `the record says ${nameOf(expected.id)}`;
  const isOlder = ({ deploymentId }: (typeof wrong)[number]) => deploymentId !== null && names.has(deploymentId);
  if (target === expected.id && wrong.every(isOlder)) {
    return hold(
      "domain_taken_back",
      `${listOf(wrong.map(({ domain, deploymentId }) => `${domain} points at ${nameOf(deploymentId)}`))}, and ${says}.`,
      "An older deployment took the domain. Point it at production again at the host, or dispatch a rollback if the older one is wanted. Nothing was changed.",
      evidence,
    );
  }
  const served =
    target === expected.id
      ? wrong.map(({ domain, deploymentId }) => `${domain} points at ${nameOf(deploymentId)}`)
      : [];
  return hold(
    "foreign_change",
    `${served.length > 0 ? listOf(served) : `Production is ${nameOf(target)}`}, and ${says}.`,
    "Find out who changed production, and why. It is left as it is until the next release or rollback; nobody watches it.",
    evidence,
  );
}

/** That nothing is to be said against what production serves. `releases`: how many are recorded. */
export function asRecorded(
  production: ProductionState,
  { releases, isObserved }: { readonly releases: number; readonly isObserved: boolean },
): Verdict {
  const serves = `No watch is open. Production serves ${production.project.productionDeploymentId ?? "nothing"}`;
  if (isObserved) return pass("production_as_recorded", `${serves}, which was observed.`);
  const rollout = rollingOut(production);
  // Held in the middle of its stages, or with nothing to go back to, a person was told; and of what nobody recorded one began it.
  const beside =
    rollout === null
      ? ""
      : ` A rolling release ${releases === 0 ? "" : "still "}gives ${rollout.candidateId} to ${percentOf(rollout)} % of the visitors, unwatched.`;
  const said =
    releases === 0
      ? "No release is recorded yet, so there is nothing to watch."
      : `${serves}, as the release record says.`;
  return pass("production_as_recorded", `${said}${beside}`);
}

/** A person decides what becomes of it, and everybody else still gets what was before. */
function isHeldInStages(production: ProductionState, id: string, records: readonly ProductionRecord[]): boolean {
  if (!isRollingOut(production, id)) return false;
  const release = records.find(({ payload }) => payload.candidate.id === id);
  if (release === undefined || (release.phase !== "held" && release.phase !== "failed")) return false;
  return production.project.productionDeploymentId === (release.payload.previous?.id ?? null);
}

/** A rolling release that a person began, or that began although its release had been taken out: production itself stays. */
function judgeRollout(
  production: ProductionState,
  records: readonly ProductionRecord[],
  nameOf: (id: string) => string,
): Verdict | null {
  const rollout = rollingOut(production);
  if (rollout === null) return null;
  const { candidateId, stages, activeStage } = rollout;
  // Whoever promotes it goes on with it.
  if (records.some(({ phase, payload }) => phase === "promoting" && payload.candidate.id === candidateId)) return null;
  return hold(
    "foreign_change",
    `A rolling release gives ${nameOf(candidateId)} to ${percentOf(rollout)} % of the visitors, and nobody watches it.`,
    `Abort it at the host, or dispatch a rollback to ${production.project.productionDeploymentId ?? "what served before"}; if it is wanted, release it with another release id (\`release\`).`,
    [
      {
        label: "rolling release",
        value: `${nameOf(candidateId)}, stage ${(activeStage ?? 0) + 1} of ${stages.length}`,
      },
    ],
  );
}

/** Every deployment that a record names, with the release that it is known by: its own, or the one that replaced it. */
function namesOf(listed: readonly OwnRecord<ProductionPayload>[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { payload } of listed) names.set(payload.candidate.id, `release ${payload.release}`);
  for (const { payload } of listed) {
    for (const deployed of [payload.knownGood, payload.previous]) {
      if (deployed !== null && !names.has(deployed.id)) names.set(deployed.id, `before release ${payload.release}`);
    }
  }
  return names;
}

function listOf(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
