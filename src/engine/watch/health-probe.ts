/** Rounds over production's http gates: the watch's own health checks, one at each check, and quick ones between them. */
import type { GateTarget } from "../../gates/contract.ts";
import type { ProbeAnswer } from "../../judge/judge-outage.ts";
import type { ProbeRound } from "../../judge/probe-rounds.ts";
import type { Evidence, Verdict } from "../../lib/verdict.ts";
import type { GateItem } from "../../plan/plan.ts";
import type { ProbeHeard } from "../../providers/contract.ts";
import type { CommandContext } from "../context.ts";

export interface MadeRound {
  /** Null where there is nothing to ask, or where a round could not be made: a hold is neither a failure nor a success. */
  readonly round: ProbeRound | null;
  readonly answer: ProbeAnswer;
}

/** `beside`: what serves at the same time; where that fails too, it is not the release. */
export async function makeProbeRound(
  context: CommandContext,
  target: GateTarget,
  beside: GateTarget | null = null,
): Promise<MadeRound> {
  const made = await askOnce(context, target);
  if (made.round?.failed !== true || beside === null) return made;
  const other = await askOnce(context, beside);
  return other.round?.failed === true ? { round: null, answer: "unknown" } : made;
}

async function askOnce(context: CommandContext, target: GateTarget): Promise<MadeRound> {
  const verdicts = await Promise.all(httpGates(context).map((item) => context.checkGate(item, target)));
  const answer = answerOf(verdicts);
  if (verdicts.length === 0) return { round: null, answer };
  const failed = verdicts.some(({ outcome }) => outcome === "fail");
  if (!failed && verdicts.some(({ outcome }) => outcome === "hold")) return { round: null, answer };
  return { round: { at: context.clock.now(), failed }, answer };
}

export interface QuickAnswer {
  readonly answer: ProbeAnswer;
  /** What each gate found that failed. */
  readonly found: readonly Evidence[];
}

export interface QuickAsking {
  readonly answered: Promise<QuickAnswer>;
  /** Every gate reached the site, and none has heard anything good of it so far; most have heard nothing at all. */
  isSilent(): boolean;
}

interface AskedGate {
  readonly item: GateItem;
  heard: ProbeHeard | null;
  verdict: Verdict | null;
}

/** The gates that only read, each asked once. */
export function askQuickly(context: CommandContext, target: GateTarget): QuickAsking {
  let gates: readonly AskedGate[] = [];
  return { answered: ask(), isSilent: () => gates.length > 0 && gates.every(isSilent) };

  async function ask(): Promise<QuickAnswer> {
    const items = await readingGates(context);
    gates = items.map((item): AskedGate => ({ item, heard: null, verdict: null }));
    const verdicts = await Promise.all(gates.map((gate) => askGate(context, target, gate)));
    const found = verdicts.flatMap(({ outcome, summary }, index) =>
      outcome === "pass" ? [] : [{ label: items[index]?.title ?? "", value: summary }],
    );
    return { answer: answerOf(verdicts), found };
  }
}

async function askGate(context: CommandContext, target: GateTarget, gate: AskedGate): Promise<Verdict> {
  const onHeard = (heard: ProbeHeard) => {
    gate.heard = heard;
  };
  gate.verdict = await context.checkGate(gate.item, target, { once: true, onHeard });
  return gate.verdict;
}

/** A site that could not be reached says nothing, and one that has begun to answer is only slow. */
function isSilent({ heard, verdict }: AskedGate): boolean {
  return verdict === null ? heard === "connected" : verdict.down === true;
}

/** Production's http gates that may be asked every few seconds; with none of them nobody can say quickly that it is down. */
export async function readingGates(context: CommandContext): Promise<readonly GateItem[]> {
  const gates = httpGates(context);
  const reads = await Promise.all(gates.map((item) => context.readsOnly(item)));
  return gates.filter((_, index) => reads[index]);
}

export function httpGates({ plan }: CommandContext): readonly GateItem[] {
  return plan.stages.production.verify.filter((item) => item.gate === "http");
}

function answerOf(verdicts: readonly Verdict[]): ProbeAnswer {
  if (verdicts.some(({ outcome, down }) => outcome === "pass" || (outcome === "fail" && down !== true)))
    return "answered";
  return verdicts.length > 0 && verdicts.every(({ down }) => down === true) ? "down" : "unknown";
}
