/** Makes a failing scenario smaller: whatever may be left out, so that it still fails in the same way, is left out. */
import type { Moment, Scenario } from "./scenario/scenario.ts";
import type { StepTruth } from "./scenario/steps.ts";

/** More tries than this are not made. */
const MOST_TRIES = 400;

export async function shrinkScenario(
  scenario: Scenario,
  fails: (smaller: Scenario) => Promise<boolean>,
): Promise<Scenario> {
  let smallest = scenario;
  let tries = 0;
  for (let found = true; found && tries < MOST_TRIES;) {
    found = false;
    for (const smaller of smallerOnes(smallest)) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}

function* smallerOnes(scenario: Scenario): Generator<Scenario> {
  const { runs, fates, outages, acts, host } = scenario;
  for (let run = runs.length - 1; run > 0; run -= 1) yield withoutRun(scenario, run);
  if (fates.length > 3) {
    const half = Math.floor(fates.length / 2);
    yield { ...scenario, fates: fates.slice(0, half) };
    yield { ...scenario, fates: fates.slice(half) };
  }
  for (const index of outages.keys()) yield { ...scenario, outages: outages.toSpliced(index, 1) };
  for (const index of acts.keys()) yield { ...scenario, acts: acts.toSpliced(index, 1) };
  for (const index of fates.keys()) yield { ...scenario, fates: fates.toSpliced(index, 1) };
  for (const [index, run] of runs.entries()) {
    const plainer = { ...run, skewsMs: [0], jobLimitMs: null };
    const isPlain = run.skewsMs.every((skew) => skew === 0) && run.jobLimitMs === null;
    if (!isPlain) yield { ...scenario, runs: runs.with(index, plainer) };
    if (run.againMs !== null) yield { ...scenario, runs: runs.with(index, { ...run, againMs: null }) };
  }
  yield* withFewerSteps(scenario);
  const plain: Partial<Scenario> = {
    version: false,
    productionGate: false,
    domains: 1,
    metrics: { kind: "data" },
    past: "done",
    autoAssign: true,
    wire: false,
    ladder: null,
    rollout: null,
  };
  for (const [name, value] of Object.entries(plain)) {
    if (JSON.stringify(scenario[name as keyof Scenario]) !== JSON.stringify(value))
      yield { ...scenario, [name]: value };
  }
  if (host.failing.some((times) => times > 0)) yield { ...scenario, host: { ...host, failing: [0, 0] } };
  if (host.lagMs.some((ms) => ms > 0)) yield { ...scenario, host: { ...host, lagMs: [0, 0] } };
  if (host.queuedMs !== null) yield { ...scenario, host: { ...host, queuedMs: null } };
}

function* withFewerSteps(scenario: Scenario): Generator<Scenario> {
  const { steps } = scenario;
  if (steps === null) return;
  yield { ...scenario, steps: null };
  const { items, fates, words, undo } = steps;
  for (const index of items.keys()) yield { ...scenario, steps: { ...steps, items: items.toSpliced(index, 1) } };
  for (const index of fates.keys()) yield { ...scenario, steps: { ...steps, fates: fates.toSpliced(index, 1) } };
  if (words.length > 0) yield { ...scenario, steps: { ...steps, words: [] } };
  if (undo.length > 0) yield { ...scenario, steps: { ...steps, undo: [] } };
  for (const [index, item] of items.entries()) {
    const plainer: StepTruth = { ...item, takesMs: 0, outcomes: ["works"], undoOutcome: "works" };
    if (JSON.stringify(plainer) === JSON.stringify(item)) continue;
    yield { ...scenario, steps: { ...steps, items: items.with(index, plainer) } };
  }
}

/** Without what happened to that run, or at its calls. */
function withoutRun(scenario: Scenario, gone: number): Scenario {
  const stays = (moment: Moment) => "atMs" in moment || moment.run !== gone;
  const shift = (run: number) => (run > gone ? run - 1 : run);
  const moved = (moment: Moment): Moment => ("atMs" in moment ? moment : { ...moment, run: shift(moment.run) });
  return {
    ...scenario,
    runs: scenario.runs
      .toSpliced(gone, 1)
      .filter(({ when }) => stays(when))
      .map((run) => ({ ...run, when: moved(run.when) })),
    fates: scenario.fates.filter(({ run }) => run !== gone).map((fate) => ({ ...fate, run: shift(fate.run) })),
    outages: scenario.outages
      .filter(({ when }) => stays(when))
      .map((outage) => ({ ...outage, when: moved(outage.when) })),
    acts: scenario.acts.filter(({ when }) => stays(when)).map((act) => ({ ...act, when: moved(act.when) })),
    steps: scenario.steps && {
      ...scenario.steps,
      words: scenario.steps.words.filter(({ run }) => run !== gone).map((one) => ({ ...one, run: shift(one.run) })),
      undo: scenario.steps.undo.filter(({ run }) => run !== gone).map((one) => ({ ...one, run: shift(one.run) })),
    },
  };
}
