/** Takes one step of a release back: production is read right before, and each beginning and end is recorded. */
import { findCheckout } from "../../lib/find-checkout.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { StepItem } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import type { Forge } from "../../providers/contract.ts";
import type { StepFact } from "../../release/step-history.ts";
import { arrivingDeployment, productionShows, rollbackUnderWay, type ReleaseIdentity } from "../../release/world.ts";
import type { Step } from "../../steps/contract.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readProduction } from "../release-records.ts";
import { claimStep, drawAttempt } from "./claim-step.ts";
import type { OpenStep } from "./open-step.ts";
import { stepIdentity, type StepPage, writeStep } from "./step-book.ts";
import { writeSurely } from "./write-surely.ts";

export interface Undoing {
  readonly context: CommandContext;
  readonly journal: Journal;
  readonly release: ReleaseIdentity;
  /** In the order in which they began. */
  readonly facts: readonly StepFact[];
  /** What production serves instead of the release; null where a person has looked at that. */
  readonly to: string | null;
  readonly reason: string;
}

export interface Undoable {
  readonly fact: StepFact;
  readonly item: StepItem;
  /** By a person, by its title or by the database's name. */
  readonly asked: boolean;
}

/** What was read of production counts for so long. */
const READING_LASTS_MS = 5_000;

/** What took longer to be read may not be of one moment. */
const TORN_MS = 1_000;

/** Undefined where the plan at hand is not the one that it was taken by. */
export function itemOf(
  context: Pick<CommandContext, "plan">,
  release: ReleaseIdentity,
  { identity }: Pick<StepFact, "identity">,
): StepItem | undefined {
  return planSteps(context.plan).find(
    ({ item, stage }) => item.spec !== undefined && stepIdentity(context, release, stage, item) === identity,
  )?.item;
}

/** What the run of this command is not given, as a sentence. */
export async function troubleOf(
  { env, directory }: CommandContext,
  { commit }: ReleaseIdentity,
  step: Step,
  { spec }: StepItem,
): Promise<string | null> {
  const missing = (step.secrets?.(spec) ?? []).filter((name) => (env[name] ?? "") === "");
  if (missing.length > 0) return `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set here.`;
  if (step.kind !== "code" || (await findCheckout(directory))?.commit === commit) return null;
  return `It runs code of the repository, and only in a checkout of ${commit.slice(0, 12)}.`;
}

/** What speaks against it before anything is begun; null: nothing that its step knows of. Throws as `undoStep` does. */
export async function foreseeUndo(undoing: Undoing, one: Undoable): Promise<Verdict | null> {
  const { step, spec, context } = await openFor(undoing, one);
  return (await step.undo?.foresee?.(spec, context)) ?? null;
}

/** Its beginning and its end stand in the record. Throws ProviderError, and UsageError where something is not set. */
export async function undoStep(undoing: Undoing, one: Undoable): Promise<Verdict> {
  const { context, journal, reason } = undoing;
  const { fact, asked } = one;
  const { leaves, details } = fact;
  const { step, spec, context: given } = await openFor(undoing, one);
  if (step.undo === undefined) throw new Error(`the step ${step.key} has no way back`);
  const moved = await findMoved(undoing);
  if (moved !== null) return moved;
  const startedAt = context.clock.now();
  const forge = await context.role("forge");
  const attempt = drawAttempt(given.random);
  const page = pageOf(undoing, one, attempt);
  const word = asked ? ({ said: "undo", reason } as const) : null;
  await writeStep(context, journal, forge, page, { part: "undoing", leaves, word });
  const record = (verdict: Verdict) => {
    const end = { verdict, details, untouched: false, startedAt };
    return bestEffort(journal, "the end of a step's way back was not written", () =>
      writeSurely(context, journal, forge, page, { part: "undone", end, leaves, word }),
    );
  };
  const tells = step.wordCounts?.(spec) !== true;
  const others = tells || asked ? null : await findOther(undoing, one, forge, attempt);
  // Who is at work on it says how it ended.
  if (others?.outcome === "hold") return others;
  const late = context.clock.now() - startedAt > READING_LASTS_MS ? await findMoved(undoing) : null;
  const verdict = others ?? late ?? (await step.undo.apply(spec, given));
  await record(verdict);
  return verdict;
}

/** Whoever changed production since may stand on what the step did. */
async function findMoved({ context, journal, to }: Undoing): Promise<Verdict | null> {
  if (to === null) return null;
  const host = await context.role("host");
  const askedAt = context.clock.now();
  let production = await readProduction(context, host);
  // Its parts were answered far apart: together they may show what never was.
  if (context.clock.now() - askedAt > TORN_MS) production = await readProduction(context, host);
  const arriving = arrivingDeployment(production) ?? rollbackUnderWay(production);
  const isOnWay = arriving !== null && arriving !== to;
  if (productionShows(production, to) && !isOnWay) return null;
  // It is the newest that is known of production, whatever the rollback read when it was over.
  journal.productionAfter(production, null);
  const { productionDeploymentId: now } = production.project;
  const how = [
    ...(productionShows(production, to) ? [] : [`does not show it everywhere any more; it is ${now ?? "nothing"}`]),
    ...(isOnWay ? [`${arriving} is on its way into it`] : []),
  ].join(", and ");
  return hold(
    "production_moved",
    `Production was rolled back to ${to} and ${how}, which may need what the step did.`,
    "Look at what production serves, and take the step back by hand where nothing needs it.",
  );
}

/** Null where nobody else has begun to take it back: of two who do so at once, the second leaves it to the first. */
async function findOther(
  { context, journal, release }: Undoing,
  { fact: { identity, title } }: Undoable,
  forge: Forge,
  attempt: string,
): Promise<Verdict | null> {
  const before = await claimStep(context, journal, forge, { release, identity, attempt });
  const state = before.find((fact) => fact.identity === identity)?.state;
  if (state === "undone") return pass("step_undone", "Another run took it back.");
  if (state !== "undoing" && state !== "left" && state !== "crossed") return null;
  return hold(
    "step_left",
    "Another run takes it back or has tried to, and nothing tells how that ended.",
    `Look at it, and ask for it with rollback --undo ${JSON.stringify(title)} where it is still there.`,
  );
}

export function openFor({ context, journal, release, facts }: Undoing, { fact, item }: Undoable): Promise<OpenStep> {
  const before = facts.slice(0, facts.indexOf(fact)).filter(({ state }) => state === "done");
  return context.openStep(item, {
    release,
    stage: fact.stage,
    identity: fact.identity,
    begun: fact.state === "done" ? null : { at: fact.startedAt, runUrl: fact.runUrl },
    recorded: fact.details,
    earlier: before.map((other) => ({
      ...other,
      endedAt: other.endedAt ?? other.startedAt,
      details: other.details ?? {},
    })),
    progress: ({ text }) => journal.progress(`taking back "${item.title}": ${text}`),
  });
}

function pageOf({ release }: Undoing, { fact, item }: Undoable, attempt: string): StepPage {
  const { planDigest, stage, identity } = fact;
  return { release, planDigest, stage, item, identity, attempt };
}
