/** Steps of a release that is out: taken back once production is back, the last first, each once, and no data lost by a machine. */
import type { StepTruth } from "../scenario/steps.ts";
import { arriving, type History, isProcess, type Placed } from "./history.ts";
import { createStepStory, lastApply, type Page, type StepStory } from "./step-story.ts";
import type { Check, Violation } from "./violation.ts";

export const checkStepsAreTakenBack: Check = (history, { steps }) => {
  if (steps === null) return [];
  const story = createStepStory(history, steps);
  return [
    ...history.of("step").flatMap((act) => {
      const step = steps.items.find(({ title }) => title === act.title);
      if (act.what !== "undo" || step === undefined) return [];
      const why = [
        whyTooEarly(history, act),
        whyOutOfOrder(story, act),
        whyTwice(story, act, step),
        whyLosesData(story, act, step),
      ];
      return why.flatMap((text): readonly Violation[] =>
        text === null
          ? []
          : [{ invariant: "steps", place: act.place, text: `${act.title} of ${act.release} is taken back ${text}` }],
      );
    }),
    ...checkNamed(history, story),
  ];
};

type Act = Placed<"step">;

/** Production as this process read it last: what the release went back to, and nothing on its way. */
function whyTooEarly(history: History, { by, release, place, at }: Act): string | null {
  const process = history.by(by);
  const read = process.lastRead("target", { at, place });
  if (read === null) return "and production was never read";
  const since = at - read.at;
  // Also beside the question of that reading: an answer of it that is late is waited for.
  const faults = history.of("fault").some((one) => one.at >= read.sentAt && one.place < place && isSame(one.by, by));
  if (since > FRESH_MS && !faults) return `${since} ms after production was read`;
  if (!read.isTrue || process.misled) return null;
  const { truth } = read;
  const own = history.records.filter((record) => record.release === release && record.place < place);
  const candidates = own.map(({ candidate }) => candidate);
  const domain = process.lastRead("domain", { at, place });
  const onWay = arriving(truth);
  if (truth.target !== null && candidates.includes(truth.target)) return `while production shows ${truth.target}`;
  if (domain?.told != null && candidates.includes(domain.told)) return `while a domain shows ${domain.told}`;
  if (onWay !== null && candidates.includes(onWay)) return `while ${onWay} is on its way`;
  const goals = own.flatMap(({ knownGood, previous }) => [knownGood, previous]);
  const named = history
    .of("begin")
    .flatMap(({ to, command, place: begun }) => (command === "rollback" && to !== null && begun < place ? [to] : []));
  const byHost = truth.request?.type === "rollback" ? [truth.request.toDeploymentId] : [];
  return [...goals, ...named, ...byHost].includes(truth.target)
    ? null
    : `and production shows ${truth.target}, to which nobody rolled back`;
}

const FRESH_MS = 8_000;

function isSame(one: Act["by"], other: Act["by"]): boolean {
  return one.run === other.run && one.process === other.process;
}

const isBefore = ({ steps }: StepStory, one: string, other: string) =>
  steps.items.findIndex(({ title }) => title === one) < steps.items.findIndex(({ title }) => title === other);

const isSaidBefore = (story: StepStory, release: string, title: string, place: number) =>
  story.pages(release, title).some((page) => page.place < place && isSaidDone(story, page));

/** Whatever came after it, and can be taken back by a machine, is back. */
function whyOutOfOrder(story: StepStory, { release, title, place, by }: Act): string | null {
  const own = firstApply(story, release, title, place);
  if (own === null) return null;
  const later = story.steps.items.filter((other) => {
    if (other.title === title || other.undo === "none") return false;
    if (other.undo === "loses-data" && !story.isAsked(by, other.title)) return false;
    const applied = firstApply(story, release, other.title, place);
    if (applied === null || applied.place < own.place) return false;
    // A person said that it was done while another run was at it: the one after it began by that word.
    if (isBefore(story, other.title, title) && isSaidBefore(story, release, other.title, place)) return false;
    return isThere(story, other, release, place) && !isBeingApplied(story, other, release, place);
  });
  return later.length === 0 ? null : `before ${later.map((other) => other.title).join(", ")}, which came after it`;
}

/**
 * The first since it was taken back. What came after that stands on it, also where a person has it repeated later: what a
 * step of the plan may need is what stands before it there.
 */
function firstApply(story: StepStory, release: string, title: string, place: number): Act | null {
  const pages = story.pages(release, title).filter((page) => page.place < place);
  const backAt = pages.findLast((page) => page.part === "undone" && page.outcome === "pass")?.place ?? -1;
  const acts = story.acts(release, title).filter((act) => act.place > backAt && act.place < place);
  return acts.find(({ what }) => what === "apply") ?? null;
}

/** Its effect stands, as far as the world knows. */
function isThere(story: StepStory, { title }: StepTruth, release: string, place: number): boolean {
  return story.moves(release, title).findLast((move) => move.place < place)?.isDone === true;
}

/** Another run is in the middle of it: what comes of that nobody can know. */
function isBeingApplied(story: StepStory, { title }: StepTruth, release: string, place: number): boolean {
  const applied = lastApply(story, release, title, place);
  return (
    applied !== null &&
    !story
      .acts(release, title)
      .some(
        (act) => act.what === "applied" && act.place > applied.place && act.place < place && isSame(act.by, applied.by),
      )
  );
}

/** Where the world cannot tell, each way back is taken once, unless a person asks for it. */
function whyTwice(story: StepStory, { release, title, place, by }: Act, { tells }: StepTruth): string | null {
  if (tells === "world" || story.isAsked(by, title)) return null;
  const applied = lastApply(story, release, title, place)?.place ?? -1;
  // Another run, in the middle of it when it was taken back, may have done it since.
  const done = story.moves(release, title).findLast((move) => move.isDone && move.place < place)?.place ?? -1;
  // Whoever says that it is done has looked, and it is there, whatever was tried before.
  const said = story
    .pages(release, title)
    .findLast((page) => page.place < place && page.part === "ended" && isSaidDone(story, page));
  const since = Math.max(applied, done, said?.place ?? -1);
  const acts = story.acts(release, title).filter((act) => act.place > since && act.place < place);
  // Whoever stands first in the record may go on, and a person wanted the one that was faster, whatever others do.
  const isOurs = (act: Act) =>
    story.isAsked(act.by, title) &&
    undoingAt(story, { release, title, place, by }) < undoingAt(story, { release, title, place, by: act.by });
  const isTwice = acts.some((act) => act.what === "undo" && !isOurs(act));
  return isTwice ? "a second time, and nobody asked for it" : null;
}

/** When this process wrote last that it takes it back. */
function undoingAt(story: StepStory, { release, title, place, by }: Pick<Act, "release" | "title" | "place" | "by">) {
  const own = story
    .pages(release, title)
    .findLast((page) => page.part === "undoing" && page.place < place && isProcess(page.by) && isSame(page.by, by));
  return own?.place ?? Infinity;
}

function isSaidDone(story: StepStory, { by, outcome, title }: Page): boolean {
  return outcome === "pass" && isProcess(by) && story.hasWord(by, title, "done");
}

function whyLosesData(story: StepStory, { title, by }: Act, { undo }: StepTruth): string | null {
  if (undo === "none") return "and has no way back";
  return undo === "loses-data" && !story.isAsked(by, title) ? "by a machine, and data is lost by it" : null;
}

/** Whoever says that the release was rolled back names each of its steps that is still there. */
function checkNamed(history: History, story: StepStory): readonly Violation[] {
  return history.of("result").flatMap(({ by, result, place }): readonly Violation[] => {
    if (result.decision !== "rolled-back") return [];
    const release = history.builds.get(result.candidate?.id ?? "")?.release ?? null;
    const begin = history.by(by).commandAt(place);
    if (release === null || begin === null || history.by(by).misled) return [];
    if (isUnknown(history, by, begin.place, place)) return [];
    const named = new Set((result.steps ?? []).flatMap(({ title, state }) => (state === "left" ? [title] : [])));
    return story.steps.items.flatMap((step): readonly Violation[] => {
      const recorded = story.pages(release, step.title).some((page) => page.place < begin.place);
      if (named.has(step.title) || !recorded || !isThere(story, step, release, begin.place)) return [];
      if (!isThere(story, step, release, place) || isOthers(story, step, release, { by, place })) return [];
      const text = `${release} is said to be rolled back, and ${step.title}, which is still there, is not named`;
      return [{ invariant: "steps", place, text }];
    });
  });
}

/** Another run that knew nothing of it did it again in the moment after it was taken back, and takes it back itself. */
function isOthers(
  story: StepStory,
  { title }: StepTruth,
  release: string,
  { by, place }: Pick<Act, "by" | "place">,
): boolean {
  const acts = story.acts(release, title);
  const undone = acts.findLast((act) => act.what === "undone" && act.place < place);
  const again = acts.findLast((act) => act.what === "applied" && act.place < place);
  if (undone === undefined || again === undefined || !isSame(undone.by, by) || again.place < undone.place) return false;
  return acts.some((act) => act.what === "undo" && act.place > again.place && isSame(act.by, again.by));
}

/** It says that it could not read, or could not write, what it needed for that. */
function isUnknown(history: History, by: Act["by"], from: number, to: number): boolean {
  return history
    .by(by)
    .said.some(
      ({ event, place }) =>
        place > from && place < to && event.event === "note" && event.text.includes("left behind is not known"),
    );
}
