/** Reads and judges until the watch is over or something fails. Everything it needs to go on is in the record and at the vendors. */
import { ProviderError } from "../../lib/error.ts";
import { reasonClass } from "../../lib/reason-code.ts";
import { hold, type Verdict, worstVerdict } from "../../lib/verdict.ts";
import { judgeCondition, rollbackVerdict, successVerdict } from "../../judge/judge-condition.ts";
import { judgeWatch, type WatchAnswer } from "../../judge/judge-watch.ts";
import { expectedInGap } from "../../judge/traffic-gap.ts";
import { baselineWindow, type WatchSpan, windowsDue } from "../../judge/watch-windows.ts";
import type { Condition, Metric, Watch } from "../../plan/plan.ts";
import type { Host, MetricReading, MetricScope, MetricWindow } from "../../providers/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandContext } from "../context.ts";
import { createHealthProbe, type HealthProbe } from "./health-probe.ts";
import type { Journal } from "../journal.ts";
import { checkGates } from "../stage-gates.ts";
import { createStageSetup } from "../stage-setup.ts";

/** Ticks granted beyond the end while a vendor is down or its data late, before the watch ends undecided. */
const EXTRA_TICKS = 5;
/** Longest that vendors take until data is complete; only for what is shown. */
const SETTLING_MS = 3 * 60_000;

type WatchEnd = Exclude<WatchAnswer, { kind: "continue" }>;

interface ConditionState {
  readonly condition: Condition;
  readonly list: "rollback" | "success";
  /** What is judged. */
  readonly span: WatchSpan;
  /** Windows up to here are judged. */
  judgedTo: number;
  latest: Verdict | null;
}

export async function watchProduction(
  context: CommandContext,
  journal: Journal,
  host: Host,
  record: ProductionRecord & { readonly promotedAt: number },
): Promise<WatchEnd> {
  const { clock, plan, signal } = context;
  const { production } = plan.stages;
  const { watch, verify } = production;
  const target = {
    url: context.domainUrl(plan.project.domains[0] ?? ""),
    deploymentId: record.payload.candidate.id,
    commit: context.release.commit,
    stage: "production",
    bypass: null,
  };
  const startedAt = clock.now();
  const setup = createStageSetup(context, journal, production, target);
  const checkAll = async () =>
    verify.length === 0 ? [] : [await checkGates(context, journal, production, target, setup)];
  let gateVerdicts = await checkAll();
  if (watch === null) return endOf(judgeWatch({ rollback: [], success: [], gates: gateVerdicts, ended: true }));

  const span: WatchSpan = { from: record.promotedAt, to: record.promotedAt + record.payload.watchForMs };
  const states = conditionStates(watch, span, startedAt);
  const probedTo = Math.max(...states.map((state) => state.span.to), span.to);
  const settleMs = Math.max(0, ...Object.values(watch.metrics).map((metric) => metric.settleMs));
  const settledAt = Math.max(span.to + settleMs, probedTo);
  const probe = createHealthProbe(context, target);
  const tick = createTick(context, watch, probe, record, span);
  let previousMs: number | null = null;
  for (let extra = 0; ;) {
    const moved = await productionMoved(host, record);
    if (moved !== null) return { kind: "end", verdict: moved };
    if (previousMs !== null && gateVerdicts.some(isVendorTrouble)) gateVerdicts = await checkAll();
    if (clock.now() <= probedTo) await probe.probe();
    await Promise.all(states.map((state) => tick(state)));
    for (const state of states) showCondition(journal, state, span, clock.now());
    const ended = clock.now() >= settledAt;
    const answer = judgeWatch({
      rollback: states
        .filter(({ list }) => list === "rollback")
        .map(({ condition, latest }) => ({ text: condition.text, verdict: latest })),
      success: states
        .filter(({ list }) => list === "success")
        .map(({ condition, latest }) => ({ text: condition.text, verdict: latest })),
      gates: gateVerdicts,
      ended,
    });
    if (answer.kind === "rollback") return answer;
    if (answer.kind === "end") {
      const blind = states.some(({ latest }) => mayFill(latest)) || gateVerdicts.some(isVendorTrouble);
      if (!blind || extra >= EXTRA_TICKS) return answer;
      extra += 1;
    }
    const now = clock.now();
    journal.tick({ ...standing(states, span, now), previousMs });
    previousMs = now - span.from;
    // The last read falls on the moment at which the last window has settled, not up to one interval later.
    const untilEnd = settledAt - clock.now();
    await clock.sleep(untilEnd > 0 ? Math.min(watch.everyMs, untilEnd) : watch.everyMs, signal);
  }
}

function endOf(answer: WatchAnswer): WatchEnd {
  if (answer.kind === "continue") throw new Error("an ended watch goes on");
  return answer;
}

/** Somebody else's deployment is not ours to judge or roll back. An unreadable host changes nothing here. */
async function productionMoved(host: Host, record: ProductionRecord): Promise<Verdict | null> {
  try {
    const { productionDeploymentId } = await host.readProject();
    if (productionDeploymentId === record.payload.candidate.id) return null;
    return hold(
      "production_moved",
      `Production was changed to ${productionDeploymentId ?? "nothing"} by somebody else, so the watch of ${record.payload.candidate.id} ends.`,
      "Look at what production serves now; that change has its own watch if Holdpoint made it.",
    );
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/**
 * A watch that is started again has no health checks of the time in which it did not run, and nobody else made any:
 * they are judged from now on, over at least one whole window.
 */
function conditionStates(watch: Watch, span: WatchSpan, startedAt: number): ConditionState[] {
  const late = startedAt - span.from > 2 * watch.everyMs;
  const states = (conditions: readonly Condition[], list: ConditionState["list"]) =>
    conditions.map((condition) => {
      const own =
        late && watch.metrics[condition.metric]?.provider === "probe"
          ? { from: startedAt, to: Math.max(span.to, startedAt + condition.overMs) }
          : span;
      return { condition, list, span: own, judgedTo: own.from, latest: null };
    });
  return [...states(watch.rollbackConditions, "rollback"), ...states(watch.successConditions, "success")];
}

/** Judges one condition over every window that has become due; the worst of them stays until a later one is judged. */
function createTick(
  context: CommandContext,
  watch: Watch,
  probe: HealthProbe,
  record: ProductionRecord & { readonly promotedAt: number },
  watched: WatchSpan,
): (state: ConditionState) => Promise<void> {
  const read = createReader(context, probe);
  const scope = { commit: record.payload.commit, environment: "production" };
  const before = { commit: record.payload.knownGood?.commit ?? "", environment: "production" };
  return async (state) => {
    const { condition } = state;
    const metric = watch.metrics[condition.metric];
    if (metric === undefined) return;
    const due = windowsDue(state.span, condition.overMs, context.clock.now() - metric.settleMs, state.judgedTo);
    const verdicts: Verdict[] = [];
    for (const window of due) {
      const verdict = await judgeWindow(state, metric, window);
      verdicts.push(verdict);
      if (verdict.outcome === "fail" || reasonClass(verdict.reasonCode) === "vendor") break;
    }
    if (verdicts.length === 0) return;
    state.latest = worstVerdict(verdicts);
    // A hole (no data, vendor down) stays due: it is read again until it is filled or the watch ends on it.
    if (!verdicts.some(isHole)) state.judgedTo = due.at(-1)?.to ?? state.judgedTo;
  };

  async function judgeWindow(state: ConditionState, metric: Metric, window: MetricWindow): Promise<Verdict> {
    const { condition, span } = state;
    const verdictOf = state.list === "rollback" ? rollbackVerdict : successVerdict;
    try {
      const reading = await read(metric, window, scope);
      const needsBaseline = condition.kind === "change" && before.commit !== "";
      const baseline = needsBaseline ? await read(metric, baselineWindow(watched, condition.overMs), before) : null;
      const verdict = verdictOf(condition, judgeCondition(condition, metric.measure, { reading, baseline }));
      if (verdict.reasonCode !== "too_few_samples" || window.from <= span.from) return verdict;
      // Little traffic: what one window cannot say, the whole watch so far may.
      const whole = await read(metric, { from: span.from, to: window.to }, scope);
      const expected =
        reading.sampleCount < condition.minimumSamples ? expectedInGap(reading, whole, condition.minimumSamples) : null;
      if (expected !== null) return gap(condition, reading, expected);
      return verdictOf(condition, judgeCondition(condition, metric.measure, { reading: whole, baseline }));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return hold(error.reasonCode, `${condition.text}: ${error.message}`, error.remedy);
    }
  }
}

function gap(condition: Condition, { sampleCount }: MetricReading, expected: number): Verdict {
  return hold(
    "no_data",
    `${condition.text}: ${sampleCount} samples where the rest of the watch leads to expect about ${expected}, so the data is interrupted.`,
    "Check that the site and everything between it and the vendor still report; what arrives late is judged then.",
  );
}

/** The vendor may answer the next time. */
function isVendorTrouble(verdict: Verdict | null): boolean {
  return verdict?.outcome === "hold" && reasonClass(verdict.reasonCode) === "vendor";
}

/** Data that comes late, as after an incident at the vendor, is waited for; a credential does not mend itself. */
function mayFill(verdict: Verdict | null): boolean {
  return isVendorTrouble(verdict) || (verdict?.outcome === "hold" && verdict.reasonCode === "no_data");
}

/** Credential trouble is a hole too: a token that is mended during the watch lets it go on. */
function isHole(verdict: Verdict): boolean {
  return verdict.outcome === "hold" && reasonClass(verdict.reasonCode) !== "undecided";
}

type Reader = (metric: Metric, window: MetricWindow, scope: MetricScope) => Promise<MetricReading>;

/** Conditions on the same metric and window share one read while it is on its way or fresh. */
function createReader(context: CommandContext, probe: HealthProbe): Reader {
  const shared = new Map<string, Promise<MetricReading>>();
  let at = Number.NaN;
  return (metric, window, scope) => {
    if (context.clock.now() !== at) {
      at = context.clock.now();
      shared.clear();
    }
    const key = `${metric.name} ${window.from} ${window.to} ${scope.commit}`;
    let reading = shared.get(key);
    if (reading === undefined) {
      reading =
        metric.provider === "probe"
          ? Promise.resolve(probe.read(window))
          : context.metricSource(metric).then((source) => source.read(window, scope));
      shared.set(key, reading);
    }
    return reading;
  };
}

function standing(states: readonly ConditionState[], span: WatchSpan, now: number) {
  const clear = states.filter(({ latest }) => latest?.outcome === "pass").length;
  const totalMs = span.to - span.from;
  return { elapsedMs: now - span.from, totalMs, clear, open: states.length - clear };
}

/** Until its first window is full a condition is open by nature; that is not worth a line, unless its vendor is in trouble. */
function showCondition(journal: Journal, state: ConditionState, span: WatchSpan, now: number): void {
  const { condition, latest } = state;
  if (latest === null) return;
  const filling = now - span.from < condition.overMs + SETTLING_MS && latest.outcome === "hold";
  if (!filling || ["vendor", "credential"].includes(reasonClass(latest.reasonCode))) {
    journal.condition(condition.text, latest);
  }
}
