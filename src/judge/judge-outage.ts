/**
 * Is production down, and is it the release? Asked by quick rounds of the gates that only read, and then of witnesses. What
 * the watch's own health checks count (`health_check_failures`) is another question: quick rounds do not count there. Pure.
 */
import { renderDuration } from "../lib/duration.ts";
import { type Evidence, fail, hold, type Verdict } from "../lib/verdict.ts";
import { renderTimeOfDay } from "./render-value.ts";

/**
 * `down`: no answer or server errors to every gate. `answered`: to one of them at least there was an answer, if a wrong one.
 * `unknown`: the question did not get there, or the answer says nothing.
 */
export type ProbeAnswer = "down" | "answered" | "unknown";

export interface QuickRound {
  readonly at: number;
  /** Null while nothing came back and the gates' own limits have not passed. */
  readonly answer: ProbeAnswer | null;
  /** Of one without an answer: for how long the site was reached and has said nothing; left out where it says something. */
  readonly silentMs?: number;
}

/** Who can tell a release that is down from a network that is. */
export interface OutageWitnesses {
  /** The host's API answers from here. */
  readonly host: boolean;
  /** The release at its own address, past the production domain. */
  readonly candidate: ProbeAnswer;
  /** What served before, at its own address. */
  readonly knownGood: ProbeAnswer;
  /** The other production domains. */
  readonly domains: readonly { readonly domain: string; readonly answer: ProbeAnswer }[];
}

const BETWEEN_MS = 2_000;
/** So many failures one after the other, and so far apart: a restart or a lost packet is neither. */
const FAILURES = 3;
const APART_MS = 4_000;
/** Share of what a gate waits for an answer, after which saying nothing at all is a failure and no slowness: 9.3 of 15 seconds. */
const SILENT_SHARE = 0.62;
/** What once took so long may take twice as long. */
const SLOWER = 2;
/** The first silence is the longest; those that began after it must have lasted as long as this. */
const LEAST_SILENT_MS = 4_000;
/** From so much silence on it is worth to ask who can tell whose fault it is. */
export const SUSPICIOUS_MS = 5_000;
/** After these the site is asked no faster than at the watch's own interval. */
const MOST_ROUNDS = 6;

/** When the next round is due; null where there is none. A failure is asked again at once, silence after two seconds. */
export function nextRoundAt(rounds: readonly QuickRound[]): number | null {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (first === undefined || last === undefined || rounds.length >= MOST_ROUNDS) return null;
  return rounds.length === 1 && first.answer !== null ? first.at : last.at + BETWEEN_MS;
}

/** How long a site may say nothing at all: `slowestMs` is the longest that it took for an answer in this watch. */
export function silenceLimitMs(patienceMs: number, slowestMs: number): number {
  return Math.min(patienceMs, Math.max(SILENT_SHARE * patienceMs, SLOWER * slowestMs));
}

/** The failures among rounds, with those that are as good as one: silent for so long, after one that was silent to the limit. */
export function failedRounds(rounds: readonly QuickRound[], limitMs: number): readonly QuickRound[] {
  const first = rounds.find(({ answer }) => answer === null);
  const isSilent = (first?.silentMs ?? 0) >= limitMs;
  return rounds.filter(
    ({ answer, silentMs = 0 }) => answer === "down" || (answer === null && isSilent && silentMs >= LEAST_SILENT_MS),
  );
}

/**
 * What rounds say that were begun one after the other: `down` only by failures without an answer between them. A round that
 * is still open decides nothing, and neither do those after it: an answer that is only slow is an answer. Only where nothing
 * at all has come for `limitMs` is that a failure as well.
 */
export function judgeRounds(rounds: readonly QuickRound[], limitMs = Number.POSITIVE_INFINITY): "open" | ProbeAnswer {
  if (rounds.some(({ answer }) => answer === "answered")) return "answered";
  // Who does not even get there is not helped by asking faster.
  if (rounds[0]?.answer === "unknown") return "unknown";
  const failed = new Set(failedRounds(rounds, limitMs));
  const open = rounds.findIndex((round) => round.answer === null && !failed.has(round));
  const settled = open === -1 ? rounds : rounds.slice(0, open);
  const failures = settled.filter((round) => failed.has(round));
  const apartMs = (failures.at(-1)?.at ?? 0) - (failures[0]?.at ?? 0);
  if (failures.length >= FAILURES && apartMs >= APART_MS) return "down";
  return settled.length >= MOST_ROUNDS ? "unknown" : "open";
}

export interface Outage {
  /** The rounds that failed. */
  readonly rounds: readonly QuickRound[];
  readonly witnesses: OutageWitnesses;
  /** What the gates found, one line each. */
  readonly found: readonly Evidence[];
}

/** A release is rolled back for an outage only where somebody can tell that it is the release's. */
export function judgeOutage({ rounds, witnesses, found }: Outage): Verdict {
  const from = rounds[0]?.at ?? 0;
  const times = `${rounds.length} times in ${renderDuration((rounds.at(-1)?.at ?? from) - from)}`;
  const down = `Production has given no answer, or server errors, to every probe since ${renderTimeOfDay(from)} UTC (asked ${times})`;
  const evidence = [...found, ...evidenceOf(witnesses)];
  const doubt = doubtOf(witnesses);
  if (doubt === null) {
    return fail(
      "outage_shown",
      `${down}, and ${witnesses.knownGood === "answered" ? "what served before answers from here" : "the host answers from here"}.`,
      "Look at the deployment's runtime log of that time.",
      evidence,
    );
  }
  return hold(
    "outage_unconfirmed",
    `${down}, but ${doubt}.`,
    "Open the production domain from somewhere else. If it is down, dispatch a rollback or look at what stands before the site.",
    evidence,
  );
}

/** What speaks against the release as the cause; null where nothing does. */
function doubtOf({ host, candidate, knownGood, domains }: OutageWitnesses): string | null {
  const answering = domains.filter(({ answer }) => answer === "answered").map(({ domain }) => domain);
  if (answering.length > 0) return `${answering.join(", ")} answers: only one address of production is affected`;
  if (candidate === "answered") return "the same build answers at its own address: the trouble lies before it";
  if (knownGood === "down") return "what served before does not answer either: a rollback would not help";
  if (knownGood === "unknown" && !host) return "nothing else answers from here either: it may be this runner's network";
  return null;
}

const ANSWERS: Readonly<Record<ProbeAnswer, string>> = {
  down: "no answer or a server error",
  answered: "answers",
  unknown: "not known",
};

function evidenceOf({ host, candidate, knownGood, domains }: OutageWitnesses): readonly Evidence[] {
  return [
    { label: "the release at its own address", value: ANSWERS[candidate] },
    { label: "what served before, at its own address", value: ANSWERS[knownGood] },
    { label: "the host's API", value: host ? "answers" : "not known" },
    ...domains.map(({ domain, answer }) => ({ label: domain, value: ANSWERS[answer] })),
  ];
}
