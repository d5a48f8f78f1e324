/** `npm run simulate`: releases among faults, crashes and other people's hands, held against the invariants of the design. */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { BROKEN_GUARDS, type BrokenGuard } from "./break-guard.ts";
import { renderProgress } from "./render-progress.ts";
import { renderTrace } from "./render-trace.ts";
import { drawScenario } from "./scenario/draw-scenario.ts";
import { shrinkScenario } from "./shrink-scenario.ts";
import { simulate } from "./simulate.ts";
import { simulateRelease } from "./simulate-release.ts";
import type { Tally } from "./tally.ts";
import type { Found } from "./worker.ts";

const TELL_EVERY_MS = 10_000;

const HELP = `npm run simulate -- [options]

Plays releases against hosts that fail, runners that die and people who interfere, and checks the nine invariants after each.

  --releases N   how many (1,000)
  --from INDEX   the first of them (0): a long run in parts, or the rest of one that was cut off
  --seed S       what is drawn (7); the same seed plays the same releases, on any machine and any number of cores
  --only INDEX   one release of that seed, with its whole story
  --break N      switches the guard of invariant N (1-9) off: violations must be found
  --workers N    threads (one for each core)
  --json         prints nothing but one JSON object on the last line; how far it is goes to standard error
  --help         this

Ends with 0 where nothing was violated, with 1 where something was, and with 2 on a mistake in the call.`;

const { values } = parseArgs({
  options: {
    releases: { type: "string", default: "1000" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "7" },
    only: { type: "string" },
    break: { type: "string" },
    workers: { type: "string", default: String(availableParallelism()) },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`--${name} is "${text}"; expected a whole number, at least ${least}. See --help.`);
  process.exit(2);
}

if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const seed = wholeNumber("seed", values.seed, 0);
const releases = wholeNumber("releases", values.releases, 1);
const from = wholeNumber("from", values.from, 0);
const workers = wholeNumber("workers", values.workers, 1);
const wanted = values.break === undefined ? null : wholeNumber("break", values.break, 1);
const broken = BROKEN_GUARDS.find((guard) => guard === wanted) ?? null;
if (wanted !== null && broken === null) {
  console.error(`--break is ${wanted}; expected 1 to 9. See --help.`);
  process.exit(2);
}
process.exitCode = values.only === undefined ? await simulateMany() : await replay(wholeNumber("only", values.only, 0));

async function simulateMany(): Promise<number> {
  const startedAt = performance.now();
  let toldAt = 0;
  const tell = (tally: Tally, found: readonly Found[], next: number) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    const tookMs = toldAt - startedAt;
    const progress = { done: tally.releases, of: releases, tookMs, violating: found.length, next };
    process.stderr.write(`${renderProgress(progress)}\n`);
  };
  const { tally, found } = await simulate({ seed, from, releases, workers, broken, onProgress: tell });
  if (!values.json) {
    report(tally, found, performance.now() - startedAt);
    const [first] = found;
    if (first !== undefined) await explain(first.index, broken);
  }
  const faults = Object.fromEntries([...tally.faults].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const violations = found.reduce((sum, one) => sum + one.violations.length, 0);
  const { promotions, rollbacks, states, transitions } = tally;
  if (values.json) {
    console.log(
      JSON.stringify({
        releases: tally.releases,
        violations,
        seed,
        states: states.size,
        transitions: transitions.size,
        faults,
        rollbacks,
        promotions,
        ...(found.length === 0
          ? {}
          : {
              found: found
                .slice(0, 20)
                .map(({ index, violations: all }) => ({ index, invariants: all.map(({ invariant }) => invariant) })),
            }),
      }),
    );
  }
  return violations === 0 ? 0 : 1;
}

function grouped(number: number): string {
  return Math.round(number).toLocaleString("en");
}

function report(tally: Tally, found: readonly Found[], tookMs: number): void {
  const { states, transitions, faults, promotions, rollbacks, simulatedMs } = tally;
  const count = [...faults.values()].reduce((sum, one) => sum + one, 0);
  console.log(
    [
      `Seed ${seed}: ${grouped(tally.releases)} releases in ${(tookMs / 1_000).toFixed(1)} s, ${grouped(simulatedMs / tookMs)} × real time.`,
      `${grouped(promotions)} promotions, ${grouped(rollbacks)} rollbacks, ${grouped(states.size)} states, ${grouped(transitions.size)} transitions, ${grouped(count)} faults and other people's acts:`,
      ...[...faults]
        .toSorted(([, one], [, other]) => other - one)
        .map(([kind, times]) => `  ${kind}: ${grouped(times)}`),
    ].join("\n"),
  );
  const all = found.flatMap(({ index, violations }) => violations.map((violation) => ({ index, ...violation })));
  const kinds = Map.groupBy(all, ({ invariant }) => invariant);
  if (all.length === 0) console.log("No invariant was violated.");
  for (const [invariant, violations] of [...kinds].toSorted(([one], [other]) =>
    String(one) < String(other) ? -1 : 1,
  )) {
    const indices = [...new Set(violations.map(({ index }) => index))];
    console.log(
      `${invariant === "steps" ? "What must hold of steps" : `Invariant ${invariant}`} was violated in ${indices.length} releases: ${indices.slice(0, 10).join(", ")}; ${violations[0]?.text}`,
    );
  }
}

/** The first that fails, made as small as it gets. */
async function explain(index: number, guard: BrokenGuard | null): Promise<void> {
  const scenario = drawScenario(seed, index);
  const { violations } = await simulateRelease(scenario, guard);
  const invariants = new Set(violations.map(({ invariant }) => invariant));
  const smallest = await shrinkScenario(scenario, async (smaller) => {
    const again = await simulateRelease(smaller, guard);
    return again.violations.some(({ invariant }) => invariants.has(invariant));
  });
  const again = await simulateRelease(smallest, guard);
  console.log(`\nRelease ${index} of seed ${seed}, made smaller:\n${JSON.stringify(smallest)}\n`);
  console.log(renderTrace(again.entries, again.violations));
  console.log(
    `\nThe whole of it: npm run simulate -- --seed ${seed} --only ${index}${guard === null ? "" : ` --break ${guard}`}`,
  );
}

async function replay(index: number): Promise<number> {
  const scenario = drawScenario(seed, index);
  const { entries, violations } = await simulateRelease(scenario, broken);
  console.log(`Release ${index} of seed ${seed}:\n${JSON.stringify(scenario)}\n`);
  console.log(renderTrace(entries, violations));
  for (const { invariant, text } of violations) console.log(`VIOLATES ${invariant}: ${text}`);
  if (violations.length === 0) console.log("No invariant was violated.");
  return violations.length === 0 ? 0 : 1;
}
