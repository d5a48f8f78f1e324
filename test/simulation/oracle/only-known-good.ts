/** 2: a rollback ends on the recorded known-good deployment, at most once for each release, and never on a guess. */
import { arriving, type History, isProcess, isTaken, OURS, type OurRecord, type Placed } from "./history.ts";
import type { Check, Violation } from "./violation.ts";

export const checkOnlyKnownGood: Check = (history) => [
  ...checkTargets(history),
  ...checkOnce(history),
  ...checkEnd(history),
];

function checkTargets(history: History): readonly Violation[] {
  return history.of("ask").flatMap((ask): readonly Violation[] => {
    const { by, type, to, place } = ask;
    if (!isProcess(by) || type !== "rollback" || !isTaken(ask)) return [];
    const process = history.by(by);
    const command = process.commandAt(place);
    if (command?.to !== null && command?.to !== undefined) return [];
    const read = process.lastRead("target", { at: ask.sentAt, place });
    if (process.misled || read === null) return [];
    const { truth } = read;
    const records = history.records.filter((record) => record.place < place);
    const isManual = command?.command === "rollback";
    const isOut = ({ candidate }: OurRecord) => truth.target === candidate || arriving(truth) === candidate;
    const named = ({ knownGood, previous }: OurRecord) => knownGood === to || (isManual && previous === to);
    const begun = truth.target === to || (truth.request?.type === "rollback" && truth.request.toDeploymentId === to);
    // What was only queued is taken back: production keeps what it served when the command began.
    const queued =
      isManual &&
      process.reads.some(
        (one) => one.what === "target" && one.place > (command?.place ?? 0) && one.place < place && one.told === to,
      );
    if (!records.some((record) => named(record) && isOut(record)) && !begun && !queued) {
      return [
        { invariant: 2, place, text: `rolled back to ${to} with ${truth.target} in production, which no record names` },
      ];
    }
    // What was recorded when the command began, it could read.
    const newest = records.findLast((record) => record.place < (command?.place ?? 0));
    const wasBack =
      newest !== undefined &&
      truth.target !== newest.candidate &&
      truth.target !== null &&
      [newest.knownGood, newest.previous].includes(truth.target);
    if (isManual && wasBack && to !== truth.target && arriving(truth) === null && !begun) {
      return [{ invariant: 2, place, text: `a second rollback went one step further, from ${truth.target} to ${to}` }];
    }
    return [];
  });
}

/** Within it nobody can tell by the vendors' clocks what came first: a decision, or a person's deed. */
const SAME_MOMENT_MS = 1_000;

/** What a release's own runs took out, and that came back, is taken out again only for new evidence. */
function checkOnce(history: History): readonly Violation[] {
  const rolledBack = new Set<string>();
  return history.of("moved").flatMap(({ by, before, after, place }): readonly Violation[] => {
    const out = before.target;
    if (out === null || after.target === out || after.request?.type !== "rollback" || !isProcess(by)) return [];
    const asked = history.of("ask").findLast((ask) => ask.place < place && ask.type === "rollback" && isTaken(ask));
    const command = asked === undefined || !isProcess(asked.by) ? null : history.by(asked.by).commandAt(asked.place);
    if (command === null || command.command === "rollback") return [];
    const isFirst = !rolledBack.has(out);
    rolledBack.add(out);
    if (isFirst) return [];
    const cameBack = history
      .of("moved")
      .findLast((one) => one.place < place && one.after.target === out && one.before.target !== out);
    const evidence = decisions(history).some(
      (decided) => decided.at > (cameBack?.at ?? 0) - SAME_MOMENT_MS && decided.place < place,
    );
    return evidence ? [] : [{ invariant: 2, place, text: `${out} was rolled back a second time without new evidence` }];
  });
}

function decisions(history: History) {
  return history.of("said").filter(({ event }) => event.event === "step" && event.step === "rollback-decided");
}

/** Once it was decided, and nobody else changed production after that, production ends there on every domain. */
function checkEnd(history: History): readonly Violation[] {
  const { final } = history;
  if (final === null) return [];
  return history.records.flatMap((record): readonly Violation[] => {
    const { knownGood, candidate } = record;
    const decided = lastDecision(history, record);
    if (decided === null || knownGood === null || history.of("deleted").some(({ id }) => id === knownGood)) return [];
    const later = history.of("moved").filter(({ place }) => place > decided);
    const others = later.some(
      ({ by, before, after }) =>
        after.target !== before.target &&
        !(isProcess(by) && (after.target === knownGood || after.target === candidate)),
    );
    // By hand, even where nothing came of it: somebody else is at work.
    const hands = history
      .of("ask")
      .some(({ by, place, type }) => by === "person" && place > decided && type !== "auto-assign");
    // The rollback of a rolling release that began beside this one ends on it: no rollback of its own asks for it.
    const beside = history
      .of("ask")
      .some(({ place, type, to }) => place > decided && type === "rollback" && to === candidate);
    if (others || hands || beside || !isOurs(history, record, decided) || isMitigated(history, record, decided))
      return [];
    if (isSaid(history, record)) return [];
    const wrong = [final.target, ...final.domains.map(({ deploymentId }) => deploymentId)].filter(
      (id) => id !== knownGood,
    );
    if (wrong.length === 0) return [];
    return [
      {
        invariant: 2,
        place: history.entries.length - 1,
        text: `the rollback of ${candidate} was decided, and production ends on ${wrong.join(", ")} instead of ${knownGood}`,
      },
    ];
  });
}

/** The forge took no word of the decision, and the host failed: nobody can go on with it, and each look says what is served. */
function isSaid(history: History, record: OurRecord): boolean {
  const last = history.of("result").at(-1)?.result;
  return intentsOf(history, record).length === 0 && last?.decision === "hold" && last.reasonCode === "production_moved";
}

/**
 * A rung before the host was seen to help, so that the release stays; whether that is so is asked apart. Where the forge took
 * no word of it, the run that decided said so.
 */
function isMitigated(history: History, { candidate }: OurRecord, decided: number): boolean {
  const said = history
    .of("result")
    .some(
      ({ place, result }) => place > decided && result.reasonCode === "mitigated" && result.candidate?.id === candidate,
    );
  if (said) return true;
  const ids = new Set(history.records.filter((one) => one.candidate === candidate).map(({ id }) => id));
  return history
    .of("status")
    .some(
      ({ status, place }) =>
        place > decided &&
        ids.has(status.record) &&
        status.creator === OURS &&
        /^held\b.*: mitigated, /.test(status.description),
    );
}

/** Was production still the release's when it was decided? */
function isOurs(history: History, { candidate, knownGood }: OurRecord, place: number): boolean {
  const standing = history.of("moved").findLast((one) => one.place < place)?.after;
  return standing !== undefined && [candidate, knownGood].includes(standing.target);
}

function intentsOf(history: History, { id }: OurRecord) {
  return history
    .of("status")
    .filter(({ by, status }) => isProcess(by) && status.record === id && status.description.startsWith("rolling back"));
}

function lastDecision(history: History, record: OurRecord): number | null {
  const { release, place } = record;
  const statuses = intentsOf(history, record);
  const said = decisions(history).filter((one) => one.place > place && releaseOf(history, one) === release);
  const last = Math.max(statuses.at(-1)?.place ?? -1, said.at(-1)?.place ?? -1);
  return last < 0 ? null : last;
}

/** The event names the deployment. */
function releaseOf(history: History, { event }: Placed<"said">): string | null {
  const text = event.event === "step" ? event.text : "";
  const id = /(dpl_\w+)/.exec(text)?.[1] ?? "";
  return history.builds.get(id)?.release ?? null;
}
