/**
 * What production should serve by the release record, held against what it serves. Pure. A difference is somebody else's
 * change, and theirs to explain: it is reported and never undone.
 */
import { hold, type Verdict } from "../lib/verdict.ts";
import type { OwnRecord, ProductionPayload, ProductionRecord } from "./record.ts";
import { domainsElsewhere, isRollingOut, type ProductionState } from "./world.ts";

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

/** Null where production is as it should be, or a change is under way at the host. `listed`: newest first. */
export function judgeServed(
  production: ProductionState,
  expected: Expected,
  listed: readonly OwnRecord<ProductionPayload>[],
): Verdict | null {
  const { productionDeploymentId: target, aliasRequest } = production.project;
  const wrong = domainsElsewhere(production, expected.id);
  if (target === expected.id && wrong.length === 0) return null;
  // Held in the middle of its stages: a person decides what becomes of it, and everybody else still gets what was before.
  if (isRollingOut(production, expected.id)) return null;
  if (aliasRequest?.status === "pending" || aliasRequest?.status === "in-progress") return null;
  const names = namesOf(listed);
  const nameOf = (id: string | null) => {
    const known = id === null ? undefined : names.get(id);
    return known === undefined ? (id ?? "nothing") : `${id} (${known})`;
  };
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
