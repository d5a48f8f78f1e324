/**
 * Is there a way back from a release, before it is promoted? Pure: a function of what was read of the known-good deployment
 * and of the one that is to replace it. What is shown against it makes it unsafe; what was not found out is named.
 */
import type { Verdict } from "../lib/verdict.ts";
import type { HostCron, HostDeployment, HostEnvironmentVariable } from "../providers/contract.ts";
import { isSafeToCross } from "./choose-known-good.ts";
import { hadMigration, isSameSchema, type RecordedSchema, type SchemaStep } from "./recorded-schema.ts";
import type { WayBack, WayBackReason } from "./way-back.ts";

/** What the known good's own staging build said, which talks to staging's database as this release left it. */
export type OldBuildAsked =
  /** Staging has no database that is migrated, so there is nothing to ask. */
  | { readonly kind: "pointless" }
  /** `why`: a part of a sentence. */
  | { readonly kind: "not-asked"; readonly why: string }
  | { readonly kind: "asked"; readonly build: string; readonly gates: number; readonly verdict: Verdict };

export interface WayBackFacts {
  /** The known-good deployment, and what production serves before the promote. */
  readonly to: string;
  readonly previous: string | null;
  /** As the host knows it now; null: it does not. */
  readonly target: HostDeployment | null | "unread";
  readonly candidate: HostDeployment | null | "unread";
  /** Of production, as they are now. */
  readonly variables: readonly HostEnvironmentVariable[] | "unread";
  /** What the records since then say of their releases' migrations, the new one's included. */
  readonly crossed: readonly string[];
  /** The same of the known good's own record; null where it has none. */
  readonly own: string | null;
  /** How far each database was when the known good was released, and is now; none where no step migrates production. */
  readonly schemas: readonly SchemaStep[];
  /** What the records of `crossed` say of the schemas, in the same order. */
  readonly crossedSchemas: readonly (readonly RecordedSchema[])[];
  readonly asked: OldBuildAsked;
}

const NAMED = 12;
const AFTER = "additive after ";

export function judgeWayBack(facts: WayBackFacts): WayBack {
  const { to, asked } = facts;
  const against = [...judgeTarget(facts), ...(asked.kind === "asked" ? judgeFailed(asked) : [])];
  const differences = [...compareVariables(facts), ...compareCrons(facts)];
  const met = facts.schemas.map(({ database, before, now }) => ({
    database,
    knownGood: before?.newest ?? null,
    candidate: now.newest,
  }));
  const shared = { to, differences, unknown: nameUnknown(facts), ...(met.length === 0 ? {} : { schemas: met }) };
  if (against.length > 0) return { verdict: "unsafe", reasons: against, ...shared };
  const migrations = judgeMigrations(facts);
  // That it is there at all, and can be restored, is the least.
  if (facts.target === "unread") return { verdict: "unknown", reasons: migrations.reasons, ...shared };
  return { ...migrations, ...shared };
}

/** What makes the host refuse it. */
function judgeTarget({ target, to, previous }: WayBackFacts): readonly WayBackReason[] {
  if (target === "unread") return [];
  if (target === null || target.state === "deleted") {
    return [{ about: "target", says: "the host does not have it any more" }];
  }
  if (target.state !== "ready") return [{ about: "target", says: `the host says that it is "${target.state}"` }];
  if (target.restoresOnlyPrevious !== true || to === previous) return [];
  return [
    {
      about: "host",
      says: `on the host's free plan only the previous deployment can be restored, which is ${previous ?? "none"}`,
    },
  ];
}

function judgeFailed({ verdict, build }: Extract<OldBuildAsked, { kind: "asked" }>): readonly WayBackReason[] {
  if (verdict.outcome !== "fail") return [];
  return [{ about: "gates", says: `its own build ${build} fails on staging's migrated data: ${verdict.summary}` }];
}

/** Old code that works on the migrated data says more than what the migrations look like, and than that there were none. */
function judgeMigrations(facts: WayBackFacts): Pick<WayBack, "verdict" | "migration" | "reasons"> {
  const { crossed, own, asked, schemas } = facts;
  if (asked.kind === "asked" && asked.verdict.outcome === "pass") {
    const says = `its own build ${asked.build} passes ${asked.gates} of its gates on staging's migrated data`;
    return { verdict: "safe", reasons: [{ about: "gates", says }] };
  }
  const about = "migrations";
  if (schemas.length > 0 && schemas.every(isSameSchema)) {
    const says = `no migration came since it was released: ${schemas.map(({ database, now }) => `${database} is at ${now.newest ?? "none"}`).join(", ")}`;
    return { verdict: "safe", reasons: [{ about, says }] };
  }
  const open = crossed.filter((word) => !isSafeToCross(word, own));
  if (open.length === 0) {
    const judged = crossed.some((word) => word !== "none");
    return { verdict: "safe", reasons: judged ? [{ about, says: "all migrations since then are additive" }] : [] };
  }
  const migrations = open.map((word) => (word.startsWith(AFTER) ? word.slice(AFTER.length) : null));
  const [migration] = migrations;
  if (migration == null || migrations.includes(null)) {
    return { verdict: "unknown", reasons: [{ about, says: "migrations since then were not judged additive" }] };
  }
  return judgeLastUnjudged(
    migration,
    migrations.every((one) => had(one, facts) === true),
    facts,
  );
}

/** All that came after `migration` was judged additive: has the known good what came up to it? */
function judgeLastUnjudged(
  migration: string,
  hadAll: boolean,
  facts: WayBackFacts,
): Pick<WayBack, "verdict" | "migration" | "reasons"> {
  const about = "migrations";
  if (hadAll) {
    const says = `it was released with ${migration}, and all migrations after that one are additive`;
    return { verdict: "safe", reasons: [{ about, says }] };
  }
  if (had(migration, facts) === false) {
    const says = `${migration} came after it, and only what came after that one was judged additive`;
    return { verdict: "unknown", reasons: [{ about, says }] };
  }
  const says = `only what came after ${migration} was judged additive, and nothing says that it has that one`;
  return { verdict: "until-migration", migration, reasons: [{ about, says }] };
}

/** In the one database that is migrated: of several nobody could say to which a migration belongs. */
function had(migration: string | null, { schemas, crossedSchemas }: WayBackFacts): boolean | null {
  const [step, ...others] = schemas;
  if (migration === null || step === undefined || others.length > 0) return null;
  const since = crossedSchemas.map((list) => list.find(({ database }) => database === step.database) ?? null);
  return hadMigration(migration, step, since);
}

/** A build keeps the values that it was built with. */
function compareVariables({ variables, target }: WayBackFacts): readonly string[] {
  if (variables === "unread" || target === "unread" || target === null) return [];
  const changed = ofTeam(variables).filter(({ updatedAt }) => updatedAt !== null && updatedAt > target.createdAt);
  if (changed.length === 0) return [];
  const names = changed.map(({ name }) => name);
  return [`environment variables as they were when it was built, of which these were changed since: ${listed(names)}`];
}

function compareCrons({ target, candidate }: WayBackFacts): readonly string[] {
  if (!isWhole(target) || !isWhole(candidate)) return [];
  const before = cronsOf(target);
  const now = cronsOf(candidate);
  const back = [...before].filter((cron) => !now.has(cron));
  const gone = [...now].filter((cron) => !before.has(cron));
  return [
    ...(back.length === 0 ? [] : [`the scheduled jobs ${listed(back)}`]),
    ...(gone.length === 0 ? [] : [`the end of the scheduled jobs ${listed(gone)}`]),
  ];
}

function nameUnknown({ target, candidate, variables, crossed, asked }: WayBackFacts): readonly string[] {
  const undated = variables === "unread" ? [] : ofTeam(variables).filter(({ updatedAt }) => updatedAt === null);
  return [
    ...(target === "unread" ? ["whether the host still has it"] : []),
    ...(variables === "unread" ? ["which environment variables were changed since it was built"] : []),
    ...(undated.length === 0 ? [] : [`when these were changed: ${listed(undated.map(({ name }) => name))}`]),
    ...(isWhole(target) && candidate === "unread" ? ["whether the scheduled jobs are others"] : []),
    ...(crossed.includes("none") ? ["migrations, on which the plan has no gate"] : []),
    ...(asked.kind === "not-asked" ? [`how its own build does on staging's migrated data: ${asked.why}`] : []),
    ...(asked.kind === "asked" && asked.verdict.outcome === "hold"
      ? [`how its own build does on staging's migrated data: ${asked.verdict.summary}`]
      : []),
  ];
}

function isWhole(deployment: HostDeployment | null | "unread"): deployment is HostDeployment {
  return deployment !== null && deployment !== "unread";
}

/** What the host itself sets is in every build as it is for that build. */
function ofTeam(variables: readonly HostEnvironmentVariable[]): readonly HostEnvironmentVariable[] {
  return variables.filter(({ kind }) => kind !== "system");
}

function cronsOf({ crons = [] }: { readonly crons?: readonly HostCron[] }): ReadonlySet<string> {
  return new Set(crons.map(({ path, schedule }) => `${path} (${schedule})`));
}

function listed(names: readonly string[]): string {
  const sorted = [...new Set(names)].toSorted();
  const shown = sorted.slice(0, NAMED).join(", ");
  return sorted.length > NAMED ? `${shown} and ${sorted.length - NAMED} more` : shown;
}
