/** What of a team's own plan can be rehearsed on loopback, and what is left out and said. Pure. */
import { gates } from "../../gates/index.ts";
import type { ChecklistItem, GateItem, Plan } from "../../plan/plan.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import type { AnyRung } from "../../rungs/contract.ts";
import { rungs } from "../../rungs/index.ts";
import { type NotRehearsed, rehearsableItems } from "./not-rehearsed.ts";
import { rehearsableSteps } from "./rehearsable-steps.ts";
import { rehearsableWatch } from "./rehearsable-watch.ts";

export interface RehearsablePlan {
  readonly plan: Plan;
  readonly notRehearsed: readonly NotRehearsed[];
}

const CHECKLIST: NotRehearsed = {
  title: "Checklist of the pull request",
  why: "it is assumed to have passed; `rehearse --checklist` rehearses it",
};

export function rehearsablePlan(
  plan: Plan,
  emulators: EmulatorRegistry,
  { recipient = null }: { readonly recipient?: string | null } = {},
): RehearsablePlan {
  const steps = rehearsableSteps(plan, recipient);
  const { staging, production } = steps.stages;
  const setups = [staging.setup, production.setup].filter((setup) => setup !== null);
  // Both stages together, because one site answers both.
  const { items, notRehearsed } = rehearsableItems(
    [
      ...setups.map((item) => ({ ...item, stage: "setup" })),
      ...staging.verify.map((item) => ({ ...item, stage: "staging" })),
      ...production.verify.map((item) => ({ ...item, stage: "production" })),
    ],
    // The release that is rehearsed has by then a staging record of its own.
    ({ gate, stage }) => gate === "prior" && stage === "production",
  );
  const itemsOf = (wanted: string) => items.flatMap(({ stage, ...item }) => (stage === wanted ? [item] : []));
  const verify = itemsOf("staging");
  const rehearsed: Plan = {
    ...plan,
    stages: {
      // A stage that verifies nothing holds; the start page stands for what is left out.
      staging: { ...staging, setup: null, verify: verify.length > 0 ? verify : [startPage(plan)] },
      production: { ...production, setup: null, verify: itemsOf("production") },
    },
  };
  const assumed = production.requires === "checklist" ? [CHECKLIST] : [];
  const watched = rehearsableWatch(rehearsed, emulators);
  const scripts = plan.rollback.ladder.filter((key) => runsCode(key));
  return {
    plan: {
      ...rehearsed,
      rollback: { ...plan.rollback, ladder: plan.rollback.ladder.filter((key) => !runsCode(key)) },
      stages: { ...rehearsed.stages, production: { ...rehearsed.stages.production, watch: watched.watch } },
    },
    notRehearsed: [
      ...assumed,
      ...steps.notRehearsed,
      ...notRehearsed,
      ...watched.notRehearsed,
      ...scripts.map(notTaken),
    ],
  };
}

/** A script of the team's would take back what nobody has released. */
function runsCode(key: string): boolean {
  const members: Readonly<Record<string, AnyRung>> = rungs;
  return members[key]?.kind === "code";
}

function notTaken(key: string): NotRehearsed {
  return {
    title: `Rung ${key} of the rollback's ladder`,
    why: "it is a script of the repository's own, and would act on the real world",
  };
}

/** The same for the items of a checklist; those that come after one that is left out do not wait for it. */
export function rehearsableChecklist(plan: Plan): RehearsablePlan {
  const { items, notRehearsed } = rehearsableItems(plan.checklist);
  const titles = new Set(items.map(({ title }) => title));
  const checklist = items.map((item): ChecklistItem => ({
    ...item,
    after: item.after.filter((title) => titles.has(title)),
  }));
  return { plan: { ...plan, checklist }, notRehearsed };
}

function startPage(plan: Plan): GateItem {
  return {
    title: "Start page answers",
    gate: "http",
    spec: gates.http.spec.parse({ path: "/" }),
    position: { file: plan.file, line: 1, column: 1 },
  };
}
