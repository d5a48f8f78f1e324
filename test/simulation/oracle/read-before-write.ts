/** 3: production is read immediately before each change, and what is somebody else's, or newer, stays. */
import { arriving, type History, isProcess, isTaken, type Placed } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

/** From the answer of the last reading to the request. */
const FRESH_MS = 310;

export const checkReadBeforeWrite: Check = (history) =>
  history.of("ask").flatMap((ask): readonly Violation[] => {
    const { by, type, to, sentAt, place } = ask;
    if (!isProcess(by) || !isTaken(ask) || (type !== "promote" && type !== "rollback")) return [];
    const process = history.by(by);
    const read = process.lastRead("target", { at: sentAt, place });
    const violation = (text: string): readonly Violation[] => [
      { invariant: 3, place, text: `${type} to ${to}: ${text}` },
    ];
    if (read === null) return violation("production was never read before");
    // The target, the domains and what is rolled out are asked side by side, each again where it failed; the last answer ends the reading.
    const others = (["domain", "rollout"] as const).map((what) => process.lastRead(what, { at: sentAt, place }));
    const round = process.reads.filter(
      (one) => one.place < place && one.at <= sentAt && one.sentAt >= read.sentAt - FRESH_MS,
    );
    const readAt = Math.max(...[...others, ...round].map((one) => one?.at ?? 0));
    if (sentAt - readAt > FRESH_MS) return violation(`production was last read ${sentAt - readAt} ms before`);
    if (!read.isTrue || process.misled) return [];
    const why = type === "promote" ? contradictsPromote(history, ask, read) : contradictsRollback(history, ask, read);
    return why === null ? [] : violation(why);
  });

type Ask = Placed<"ask">;
type Read = Placed<"read">;

function contradictsPromote({ records, builds }: History, { to, place }: Ask, { truth }: Read): string | null {
  const own = records.filter(({ candidate, place: at }) => candidate === to && at < place);
  if (own.length === 0) return "nothing was recorded before";
  const { target } = truth;
  if (target === to) return null;
  if (!own.some(({ previous }) => previous === target)) {
    return `${target} was in production, and ${own.map(({ previous }) => previous).join(", ")} is recorded`;
  }
  const serving = target === null ? undefined : builds.get(target);
  const older = (builds.get(to)?.createdAt ?? 0) < (serving?.createdAt ?? 0);
  return older ? `it is older than ${target}, which was in production` : null;
}

function contradictsRollback(history: History, { by, to, place }: Ask, { truth }: Read): string | null {
  if (!isProcess(by) || history.by(by).commandAt(place)?.command === "rollback") return null;
  const { target } = truth;
  const ours = history.records
    .filter(({ knownGood, place: at }) => knownGood === to && at < place)
    .map(({ candidate }) => candidate);
  const isOurs = target === to || (target !== null && ours.includes(target)) || ours.includes(arriving(truth) ?? "");
  return isOurs ? null : `${target} was in production, which is none of the releases that go back there`;
}
