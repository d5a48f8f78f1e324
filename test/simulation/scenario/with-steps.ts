/** A release whose plan has steps. What is drawn for it is drawn apart, so that the rest stays as it was. */
import type { Draw } from "./draw.ts";
import { FAULT_KINDS, type FaultKind, type Run, type Scenario } from "./scenario.ts";
import type { MarkedFate, PersonsWord, StepOutcome, StepsTruth, StepTruth } from "./steps.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** One release in so many. */
const SHARE = 0.3;
/** A bad release is what takes steps back. */
const MOSTLY_BAD = 0.4;

export function withSteps(scenario: Scenario, draw: Draw): Scenario {
  const { chance, below } = draw;
  if (!chance(SHARE)) return scenario;
  const quiet = chance(0.15);
  const items = drawItems(draw, quiet);
  const { C } = scenario.sites;
  const bad = { ...C, gate: "pass" as const, errorsFromMs: below(MINUTE_MS) };
  const runs = quiet || chance(0.6) ? scenario.runs : [...scenario.runs, drawAnotherRun(draw)];
  return {
    ...scenario,
    sites: { ...scenario.sites, C: chance(MOSTLY_BAD) ? bad : C },
    runs,
    steps: {
      items,
      fates: quiet ? [] : drawFates(draw, items),
      words: chance(0.6) ? [] : drawWords(draw, runs, items),
      undo: drawUndo(draw, runs, items),
    },
  };
}

const PLACES = [
  { stage: "staging", list: "before", name: "S", counts: [0, 0, 1, 2] },
  { stage: "staging", list: "after", name: "T", counts: [0, 0, 0, 1] },
  { stage: "production", list: "before", name: "P", counts: [0, 1, 1, 2] },
  { stage: "production", list: "after", name: "Q", counts: [0, 0, 1, 2] },
] as const;

function drawItems(draw: Draw, quiet: boolean): readonly StepTruth[] {
  const items = PLACES.flatMap(({ stage, list, name, counts }) =>
    Array.from({ length: draw.pick(counts) }, (_, index) => ({
      title: `${name}${index + 1}`,
      stage,
      list,
      ...drawNature(draw, quiet),
    })),
  );
  return items.length > 0 ? items : [{ title: "P1", stage: "production", list: "before", ...drawNature(draw, quiet) }];
}

function drawNature({ chance, below, pick }: Draw, quiet: boolean): Omit<StepTruth, "title" | "stage" | "list"> {
  const tells = chance(0.45) ? "world" : "record";
  const works = quiet || chance(0.8);
  return {
    tells,
    repeatable: tells === "record" && chance(0.3),
    undo: pick(["none", "free", "free", "free", "loses-data"]),
    takesMs: pick([0, 0, 2 * SECOND_MS, 20 * SECOND_MS, below(4 * MINUTE_MS), below(30 * MINUTE_MS)]),
    outcomes: works ? ["works"] : drawOutcomes({ chance, pick }),
    undoOutcome: quiet || chance(0.9) ? "works" : "fails",
  };
}

function drawOutcomes({ chance, pick }: Pick<Draw, "chance" | "pick">): readonly StepOutcome[] {
  const first = pick<StepOutcome>(["refuses", "refuses", "fails", "breaks", "holds", "lies"]);
  return chance(0.7) ? [first, "works"] : [first];
}

function drawAnotherRun({ chance, below, pick }: Draw): Run {
  return {
    job: pick(["release", "release", "rollback", "promote", "deploy"] as const),
    release: "C",
    when: { atMs: below(20 * MINUTE_MS) },
    skewsMs: [chance(0.7) ? 0 : pick([-60 * MINUTE_MS, 60 * MINUTE_MS, 700, -700])],
    againMs: chance(0.7) ? 1_000 + below(90_000) : null,
    to: null,
    unpin: false,
    jobLimitMs: null,
  };
}

/** On the machine, then at the forge. */
const ON_MACHINE = ["observe", "apply", "effect", "undo", "undo-effect"] as const;
const IN_RECORD = ["begun", "ended", "ended", "undoing", "undone"] as const;

function drawFates(draw: Draw, items: readonly StepTruth[]): readonly MarkedFate[] {
  const { chance, pick } = draw;
  return Array.from({ length: pick([0, 1, 1, 1, 2, 3]) }, (): MarkedFate => {
    const nth = pick([0, 0, 0, 1]);
    const { title } = items[draw.below(items.length)] ?? { title: "" };
    if (chance(0.1)) return { mark: "the book", nth: draw.below(5), kind: drawFault(draw, ["stale", "repeated"]) };
    const isCrash = chance(0.55);
    const what = isCrash && chance(0.6) ? pick(ON_MACHINE) : chance(0.25) ? pick(ON_MACHINE) : pick(IN_RECORD);
    const kind = isCrash ? pick(["crash-before", "crash-after"] as const) : drawFault(draw, []);
    return { mark: `${what} "${title}"`, nth, kind };
  });
}

function drawFault({ chance, pick }: Draw, often: readonly FaultKind[]): FaultKind {
  const [one = "500", other = one] = often;
  if (often.length > 0 && chance(0.6)) return pick([one, other]);
  return pick(FAULT_KINDS as unknown as readonly [FaultKind, ...FaultKind[]]);
}

function drawWords(draw: Draw, runs: readonly Run[], items: readonly StepTruth[]): readonly PersonsWord[] {
  return runs.flatMap(({ job }, run): readonly PersonsWord[] => {
    if (job === "rollback" || job === "look") return [];
    const { title } = items[draw.below(items.length)] ?? { title: "" };
    return [{ run, fromProcess: draw.pick([0, 1, 1, 2]), title, said: draw.pick(["done", "repeat"] as const) }];
  });
}

function drawUndo(draw: Draw, runs: readonly Run[], items: readonly StepTruth[]): StepsTruth["undo"] {
  return runs.flatMap(({ job }, run) => {
    if (job !== "rollback" || draw.chance(0.6)) return [];
    return [{ run, titles: items.filter(() => draw.chance(0.6)).map(({ title }) => title) }];
  });
}
