/** What follows a promote that production shows: settings put back, the watch begun, and what is said read once more. */
import { hold, pass, type Verdict } from "../lib/verdict.ts";
import type { ChangeAnswer, Forge, Host, HostDeployment } from "../providers/contract.ts";
import { decideSettled } from "../release/decide-settled.ts";
import type { ProductionRecord } from "../release/record.ts";
import type { CommandResult } from "../release/result.ts";
import { productionShows, type World } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { endSettled } from "./end-settled.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { readPatiently } from "./read-patiently.ts";
import { readServedAnswer, servesCommit } from "./read-served.ts";
import { putBackRollout } from "./put-back-rollout.ts";
import { restoreAutoAssign } from "./record-production.ts";
import { readAgain, readProduction, type Records } from "./release-records.ts";
import { rollBackRelease } from "./roll-back-release.ts";
import { writeProductionStatus } from "./write-release-status.ts";

/** How long the production address may go on answering with the old version (caches at the edge). */
const SERVED_DEADLINE_MS = 60_000;
/** A site that names no version at all is the watch's business, which must begin before long. */
const SILENCE_DEADLINE_MS = 6_000;
/** How long what follows a promote that was read back may wait for a vendor that does not answer. */
const AFTERWARDS_MS = 2 * 60_000;
/** What was read no longer ago is so still, for a sentence. */
const MOMENT_MS = 1_000;

export interface Promotion {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly host: Host;
  readonly forge: Forge;
  readonly candidate: HostDeployment | null;
  /** What the caller has just read of the record; nothing is read twice. */
  readonly records?: Records;
  /** What production served a moment ago, where that was read. */
  readonly serving?: HostDeployment | null;
  /** Absent where the build was uploaded. */
  readonly adoption?: Adoption;
}

/** What is different about a build that the host made by itself. */
export interface Adoption {
  readonly letIn: "staged" | "check";
  /** Before the release is recorded; null = it may go on. */
  readonly judge: (world: World) => Promise<Verdict | null>;
  /** In place of the host's promote; null = that. */
  readonly send: (() => Promise<ChangeAnswer>) | null;
  /** Names what the host did by itself since then, once the project's setting is put back. */
  readonly meanwhile: (since: number) => Promise<void>;
}

export async function confirmPromote(promotion: Promotion, world: World, changed: boolean): Promise<CommandResult> {
  const { context, journal, candidate } = promotion;
  const { plan, release } = context;
  const { record } = world;
  if (record === null || candidate === null) throw new Error("confirmed without a record or candidate");
  const confirmedAt = context.clock.now();
  // The release is live: none of what follows may end this before it is watched, if it can be waited for.
  await putBack(promotion, record);
  const served = await readServedVersion(promotion);
  journal.productionAfter(world.production, served);
  if (record.phase === "promoting") {
    // A person may have asked for a rollback while the host worked: what they wrote stays, and is done.
    const now = await readPatiently(context, journal, AFTERWARDS_MS, () =>
      readAgain(context, journal, promotion.forge, record),
    );
    if (now.phase === "rolled-back" || now.phase === "rolling-back") return followRollback(promotion, now);
    await readPatiently(context, journal, AFTERWARDS_MS, () => writeWatching(promotion, record));
  }
  // Putting the setting back reads production too: what was read last is what is said.
  const { autoAssignDomains, rollout } = record.payload;
  const isOld = !autoAssignDomains || rollout !== undefined || context.clock.now() - confirmedAt > MOMENT_MS;
  const moved = isOld ? await readMoved(promotion, candidate.id, served) : null;
  if (moved !== null) return journal.finishWith(moved);
  journal.step(
    "promote",
    `production shows ${candidate.id}, target and every domain${served === null ? "" : `, and serves ${served}`}`,
  );
  if (plan.project.version !== null && !servesCommit(served, release.commit)) {
    return journal.finishWith(
      hold(
        "read_back_mismatch",
        `The host shows ${candidate.id} in production, but the production address says it serves "${served ?? "nothing"}" and not ${release.commit}.`,
        `Open ${plan.project.version.path} on the production domain: the response may be cached, or the plan's \`version\` names the wrong field.`,
      ),
    );
  }
  if (plan.stages.production.after.length > 0) {
    const { takeStepsAfter } = await import("./steps/around-promote.ts");
    const ended = await takeStepsAfter(promotion, candidate.id, served);
    if (ended !== null) return journal.finishWith(ended);
  }
  const first = changed || record.phase === "promoting";
  return journal.finishWith(pass(first ? "promoted" : "already_done", `Production serves ${candidate.id}.`));
}

/** At once, since whatever becomes ready until then goes live without its gates. */
async function putBack({ context, journal, host, adoption }: Promotion, record: ProductionRecord): Promise<void> {
  await bestEffort(journal, "automatic assignment of production domains was not put back", () =>
    readPatiently(context, journal, AFTERWARDS_MS, () => restoreAutoAssign(context, journal, host, record)),
  );
  await putBackRollout(journal, host, record);
  if (adoption === undefined || record.phase !== "promoting") return;
  await bestEffort(journal, "what else became ready meanwhile was not read", () =>
    adoption.meanwhile(record.createdAt),
  );
}

/** What follows a promote may have waited for a vendor, and somebody have changed production meanwhile: then it is theirs. */
async function readMoved(
  { context, journal, host }: Promotion,
  id: string,
  served: string | null,
): Promise<Verdict | null> {
  const production = await readPatiently(context, journal, AFTERWARDS_MS, () => readProduction(context, host));
  journal.productionAfter(production, served);
  if (productionShows(production, id)) return null;
  return hold(
    "production_moved",
    `Production was ${id}, and is ${production.project.productionDeploymentId ?? "nothing"} by now, changed by somebody else.`,
    "Check what production serves now; if Holdpoint made that change, it has its own watch.",
  );
}

/** Where it was made already, it is not made again: the person may have named another deployment than the record does. */
async function followRollback(promotion: Promotion, record: ProductionRecord): Promise<CommandResult> {
  const { context, journal, host, forge } = promotion;
  const production = await readPatiently(context, journal, AFTERWARDS_MS, () => readProduction(context, host));
  const settled = decideSettled(production, record);
  if (settled?.kind === "rolled-back")
    return endSettled(context, journal, { host, forge, record, production }, settled);
  return rollBackRelease(context, journal, { host, record, reason: record.reason ?? "rollback_decided" });
}

async function writeWatching({ context, forge }: Promotion, record: ProductionRecord): Promise<void> {
  const promotedAt = context.clock.now();
  const until = promotedAt + record.payload.watchForMs;
  await writeProductionStatus(context, forge, record, { phase: "watching", promotedAt, until });
}

async function readServedVersion({ context, journal }: Promotion): Promise<string | null> {
  const { clock, plan, release, signal } = context;
  const startedAt = clock.now();
  for (;;) {
    const { said: served, isVersion } = await readServedAnswer(context);
    const waitedMs = clock.now() - startedAt;
    if (plan.project.version === null || servesCommit(served, release.commit)) return served;
    if (waitedMs >= (isVersion ? SERVED_DEADLINE_MS : SILENCE_DEADLINE_MS)) return served;
    journal.progress(`production still answers with ${served ?? "nothing"}`);
    await clock.sleep(2_000, signal);
  }
}
