/** 5: nothing is done, and nothing is said to be in production, that was not read back after the last request. */
import type { History, Placed, ProcessHistory } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

export const checkDoneIsReadBack: Check = (history) =>
  history.processes.flatMap((process) =>
    process.results.flatMap((result) => [...checkClaim(history, process, result), ...checkSentence(process, result)]),
  );

type Result = Placed<"result">;

/** The deployment that a command says is in production, on every domain. */
function claimOf({ command, result }: Result): string | null {
  if (command === "promote" && result.decision === "proceed") return result.candidate?.id ?? null;
  if (command === "watch" && result.decision === "proceed") return result.candidate?.id ?? null;
  const isFresh = result.decision === "rolled-back" && result.reasonCode !== "already_rolled_back";
  return isFresh ? result.production.after : null;
}

function checkClaim(history: History, process: ProcessHistory, entry: Result): readonly Violation[] {
  const { result, place, command } = entry;
  // A part of the visitors gets it, and production is what it was.
  if (result.reasonCode === "rollout_started") return [];
  const claims =
    result.decision === "proceed"
      ? command === "promote" || command === "watch"
      : result.decision === "rolled-back" && result.reasonCode !== "already_rolled_back";
  if (!claims) return [];
  const claim = claimOf(entry);
  const violation = (text: string): readonly Violation[] => [
    { invariant: 5, place, text: `${command} says that production serves ${claim}: ${text}` },
  ];
  if (claim === null) return violation("it does not say what");
  const sentAt = lastSentAt(process, place);
  const domains = history.of("moved")[0]?.after.domains.length ?? 1;
  const last = process.reads.filter((read) => read.place < place && read.sentAt >= sentAt);
  const target = last.findLast(({ what }) => what === "target");
  const seen = last.filter(({ what }) => what === "domain").slice(-domains);
  if (target === undefined || seen.length < domains) return violation("it was not read after the last request");
  if (target.told !== claim) return violation(`the last reading said ${target.told}`);
  const wrong = seen.find(({ told }) => told !== claim);
  return wrong === undefined || isToldOfSteps(result) ? [] : violation(`a domain was last read as ${wrong.told}`);
}

/** The rollback was read back whole, and a reading for a step's way back since then was not: the step that stays says so. */
function isToldOfSteps({ decision, steps }: Result["result"]): boolean {
  const isTold = (summary: string) => summary.includes("does not show it everywhere any more");
  return decision === "rolled-back" && (steps ?? []).some(({ state, summary }) => state === "left" && isTold(summary));
}

/** When it asked the host for a change last; before the command began nothing was asked by it. */
function lastSentAt({ asks, commandAt }: ProcessHistory, place: number): number {
  const begun = commandAt(place)?.at ?? 0;
  const asked = asks.findLast((ask) => ask.place < place && ask.type !== "auto-assign");
  return Math.max(begun, asked?.sentAt ?? 0);
}

/** What any result says production serves: by the last answer to a question that was asked after the last request. */
function checkSentence(process: ProcessHistory, { result, place, command }: Result): readonly Violation[] {
  const { after } = result.production;
  const sentAt = lastSentAt(process, place);
  const last = process.reads.findLast((read) => read.what === "target" && read.place < place && read.sentAt >= sentAt);
  if (after !== null && last === undefined) {
    return [
      {
        invariant: 5,
        place,
        text: `${command} says that production serves ${after}, and has not read it since its request`,
      },
    ];
  }
  // What was rolled back is not what production serves.
  const out = result.decision === "rolled-back" ? (result.candidate?.id ?? null) : null;
  if (out !== null && last?.told === out) {
    return [
      { invariant: 5, place, text: `${command} says that ${out} was rolled back, and read that production serves it` },
    ];
  }
  // A reading of which a part failed says nothing, as may the one that was under way beside it: the one before counts.
  const told = process.reads
    .filter((read) => read.what === "target" && read.place < place && read.sentAt >= sentAt)
    .slice(-4)
    .map((read) => read.told);
  return after === null || told.includes(after) || command === "look" || command === "watch"
    ? []
    : [
        {
          invariant: 5,
          place,
          text: `${command} says that production serves ${after}, and last read ${last?.told ?? "nothing"}`,
        },
      ];
}
