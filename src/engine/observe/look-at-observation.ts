/** One look at a deployment that others brought into production: judged like a release, and nothing is changed for it. */
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import { pass, hold, type Verdict } from "../../lib/verdict.ts";
import { type Condition, PROBE_PROVIDER } from "../../plan/plan.ts";
import type { CommandResult } from "../../release/result.ts";
import { parseWatchLooks, type WatchLooks } from "../../release/watch-looks.ts";
import { domainsElsewhere } from "../../release/world.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { probeAgain } from "../look/probe-again.ts";
import { neverAsked, withoutCode } from "../look/without-code.ts";
import { lookOnce } from "../watch/look-once.ts";
import { showLook, standingOf } from "../watch/show-look.ts";
import { createWatchMemory, judgedUntil } from "../watch/watch-memory.ts";
import { endObservation, writeObservationStatus } from "./end-observation.ts";
import type { Observed } from "./observed.ts";

export async function lookAtObservation(
  context: CommandContext,
  journal: Journal,
  observed: Observed,
): Promise<CommandResult> {
  const { clock, plan } = context;
  const { host, record, until } = observed;
  const before = parseWatchLooks(record);
  const lastLookAt = record.phase === "watching" ? record.statusAt : record.promotedAt;
  const silenceMs = Math.max(0, (until ?? clock.now()) - lastLookAt);
  const acceptedMs = plan.stages.production.watch?.silenceMs ?? 0;
  const count = (before?.count ?? 0) + (until === null ? 1 : 0);
  const longestSilenceMs = Math.max(before?.longestSilenceMs ?? 0, silenceMs);
  const memory = createWatchMemory(false, {
    presence: { looks: count, longestSilenceMs, acceptedMs },
    judgedUntil: before === null ? null : record.promotedAt + before.judgedMs,
  });
  if (before?.gatesOpen === false) memory.gates = pass("verified", "The production gates passed at an earlier look.");
  const askable = await withoutCode(context);
  const unasked = before?.gatesOpen === false ? [] : askable.left;
  // Looks made its health checks while it served, and speak for it up to a silence that the plan accepts.
  const isSpokenFor = until !== null && before !== null && longestSilenceMs <= acceptedMs;
  const asked = isSpokenFor ? withoutHealthChecks(askable.context) : askable.context;
  if (until === null) await probeAgain(asked, memory, record);
  const watched = { host, record, ...(until === null ? {} : { servedUntil: until }) };
  const look = await lookOnce(asked, journal, watched, memory);
  showLook(asked, journal, look, new Set());
  const { answer } = look;
  const hasMoved = answer.kind === "end" && answer.verdict.reasonCode === "production_moved";
  if (answer.kind === "continue" || hasMoved) {
    const judgedMs = Math.max(before?.judgedMs ?? 0, (judgedUntil(memory) ?? record.promotedAt) - record.promotedAt);
    const gatesOpen = unasked.length > 0 || memory.gates?.outcome === "hold";
    journal.tick({ ...standingOf(look), previousMs: null });
    return goOn(context, journal, observed, { count, longestSilenceMs, judgedMs, gatesOpen });
  }
  const isUnasked = answer.verdict.outcome === "pass" && unasked.length > 0 && until === null;
  const verdict = isUnasked ? neverAsked(unasked) : everywhere(observed, answer.verdict);
  return endObservation(context, journal, observed, verdict);
}

function withoutHealthChecks(context: CommandContext): CommandContext {
  const { plan } = context;
  const { production } = plan.stages;
  const { watch } = production;
  if (watch === null) return context;
  const isAskable = ({ metric }: Condition) => watch.metrics[metric]?.provider !== PROBE_PROVIDER;
  const judged = {
    ...watch,
    rollbackConditions: watch.rollbackConditions.filter(isAskable),
    successConditions: watch.successConditions.filter(isAskable),
  };
  return { ...context, plan: { ...plan, stages: { ...plan.stages, production: { ...production, watch: judged } } } };
}

/** What some domains never got was not judged by their visitors. */
function everywhere({ production, record, until }: Observed, verdict: Verdict): Verdict {
  const elsewhere = until === null ? domainsElsewhere(production, record.payload.candidate.id) : [];
  if (verdict.outcome !== "pass" || elsewhere.length === 0) return verdict;
  const { id } = record.payload.candidate;
  return hold(
    "read_back_mismatch",
    `Production is ${id}, but ${elsewhere.map(({ domain, deploymentId }) => `${domain} points at ${deploymentId ?? "nothing"}`).join(" and ")}.`,
    "Look at the project's domains: what they serve was not judged.",
  );
}

async function goOn(
  context: CommandContext,
  journal: Journal,
  { forge, record, until }: Observed,
  looks: WatchLooks,
): Promise<CommandResult> {
  const { promotedAt, payload } = record;
  const end = promotedAt + payload.watchForMs;
  // What does not serve any more is only waited for: its data has not settled.
  if (until === null) {
    await bestEffort(journal, "the look was not written down", () =>
      writeObservationStatus(context, forge, record, { phase: "watching", promotedAt, until: end, looks }, false),
    );
  }
  const served = until === null ? "" : `, which served until ${renderInstant(until)},`;
  return journal.finish({
    decision: "watching",
    reasonCode: "watch_open",
    summary: `${payload.candidate.id}${served} is observed until ${renderInstant(Math.min(end, until ?? end))}: look ${looks.count}, longest silence ${renderDuration(looks.longestSilenceMs)}. Nothing is changed, whatever is found.`,
  });
}
