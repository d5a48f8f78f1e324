/** Steps: each is applied at most once where it must be, none is left out, and none is taken by a release that was overtaken. */
import type { StepTruth } from "../scenario/steps.ts";
import { type History, isProcess, isTaken, type Placed } from "./history.ts";
import { createStepStory, type Page, type StepStory } from "./step-story.ts";
import type { Check, Violation } from "./violation.ts";

export const checkStepsAreTaken: Check = (history, { steps }) => {
  if (steps === null) return [];
  const story = createStepStory(history, steps);
  return [
    ...checkOnce(history, story),
    ...checkObserved(history, story),
    ...checkPassed(history, story),
    ...checkOvertaken(history, story),
    ...checkNamed(history, story),
  ];
};

const violation = (place: number, text: string): Violation => ({ invariant: "steps", place, text });

/** Of what nothing but the record can tell, and that must not be repeated. */
function checkOnce(history: History, story: StepStory): readonly Violation[] {
  return history.of("step").flatMap(({ what, title, release, place, by }): readonly Violation[] => {
    const truth = truthOf(story, title);
    if (what !== "apply" || truth.tells !== "record" || truth.repeatable) return [];
    const acts = story.acts(release, title).filter((act) => act.place < place);
    const pages = story.pages(release, title).filter((page) => page.place < place);
    // The last one that is in the record by then: it may be taken back once more later.
    const backAt = pages.findLast((page) => page.part === "undone" && page.outcome === "pass")?.place ?? -1;
    const since = acts.filter((act) => act.place > backAt);
    const counted = since.filter(
      (act) =>
        act.what === "apply" &&
        endOf(since, act)?.told !== "untouched" &&
        !isOurs(story, { title, release, place, by }, act),
    );
    if (counted.length === 0 || story.hasWord(by, title, "repeat")) return [];
    return [violation(place, `${title} of ${release} is applied again, which must not be, and nobody said so`)];
  });
}

type Apply = Pick<Placed<"step">, "title" | "release" | "place" | "by">;

/** Whoever stands first in the record may go on, and a person wanted the one that was faster on top of it. */
function isOurs(story: StepStory, own: Apply, faster: Apply): boolean {
  return story.hasWord(faster.by, own.title, "repeat") && begunAt(story, own) < begunAt(story, faster);
}

function begunAt(story: StepStory, { title, release, place, by }: Apply): number {
  const isOwn = (page: Page) =>
    page.part === "begun" &&
    page.place < place &&
    isProcess(page.by) &&
    page.by.run === by.run &&
    page.by.process === by.process;
  return story.pages(release, title).findLast(isOwn)?.place ?? Infinity;
}

function endOf(acts: readonly Placed<"step">[], { by, place }: Placed<"step">): Placed<"step"> | undefined {
  return acts.find(
    (act) => act.what === "applied" && act.place > place && act.by.run === by.run && act.by.process === by.process,
  );
}

/** What the world can tell of is asked before, by whoever applies it, and must not be done. */
function checkObserved(history: History, story: StepStory): readonly Violation[] {
  return history.of("step").flatMap(({ what, title, release, place, by }): readonly Violation[] => {
    if (what !== "apply" || truthOf(story, title).tells !== "world") return [];
    const before = story
      .acts(release, title)
      .findLast((act) => act.place < place && act.by.run === by.run && act.by.process === by.process);
    if (before?.what === "observe" && before.told === "due") return [];
    return [violation(place, `${title} of ${release} is applied, and nobody had read that it is due`)];
  });
}

/** Nothing goes past a step that is not done: no build, no promote, and no command that says it may go on. */
function checkPassed(history: History, story: StepStory): readonly Violation[] {
  const missing = (place: number, by: Placed<"begin">["by"], release: string, places: readonly string[]) =>
    story.steps.items.filter(
      (step) => places.includes(`${step.stage} ${step.list}`) && !story.isDone(step, release, by, place),
    );
  const check = (
    place: number,
    by: Placed<"begin">["by"],
    release: string | null,
    what: string,
    places: readonly string[],
  ) =>
    release === null
      ? []
      : missing(place, by, release, places).map(({ title }) =>
          violation(place, `${what} of ${release} goes past ${title}, which is not done`),
        );
  const recordedBefore = (release: string, place: number) =>
    history.records.some((record) => record.release === release && record.place < place);
  return [
    ...history
      .of("built")
      .flatMap(({ by, release, place }) =>
        isProcess(by) ? check(place, by, release, "the build", ["staging before"]) : [],
      ),
    ...history.of("ask").flatMap((ask) => {
      const { by, type, place, to } = ask;
      if (!isProcess(by) || type !== "promote" || !isTaken(ask)) return [];
      return check(place, by, history.builds.get(to)?.release ?? null, "the promote", BEFORE);
    }),
    ...history.of("result").flatMap(({ by, command, result, place }) => {
      if (result.decision !== "proceed") return [];
      const begunAt = history.by(by).commandAt(place)?.place ?? 0;
      if (command === "promote") {
        // A part of the visitors gets it: what comes after the promote waits until all of them do.
        const isPart = result.reasonCode === "rollout_started";
        return check(place, by, result.release, command, isPart ? BEFORE : [...BEFORE, "production after"]);
      }
      if (command === "watch" && gaveToAll(history, by, begunAt, place)) {
        return check(place, by, result.release, command, [...BEFORE, "production after"]);
      }
      const isAhead = recordedBefore(result.release, begunAt);
      if ((command !== "deploy" && command !== "verify") || isAhead) return [];
      return check(place, by, result.release, command, STAGING);
    }),
  ];
}

const STAGING = ["staging before", "staging after"] as const;
const BEFORE = [...STAGING, "production before"] as const;

/** It took a rolling release to its end, so that it is its to take the steps after the promote. */
function gaveToAll(history: History, by: Placed<"step">["by"], from: number, to: number): boolean {
  const taken = history
    .by(by)
    .asks.filter((ask) => ask.type === "stage" && ask.place > from && ask.place < to && isTaken(ask));
  return taken.some(({ before }) => {
    const { activeStage, stages } = before.rollout ?? { activeStage: null, stages: [] };
    return activeStage !== null && activeStage + 2 >= stages.length;
  });
}

/** Steps of production, by what their process read of production last. */
function checkOvertaken(history: History, story: StepStory): readonly Violation[] {
  return history.of("step").flatMap(({ what, title, release, place, by, at }): readonly Violation[] => {
    const { stage, list } = truthOf(story, title);
    if (what !== "apply" || stage !== "production") return [];
    const process = history.by(by);
    const read = process.lastRead("target", { at, place });
    if (read === null) return [violation(place, `${title} of ${release} is applied, and production was never read`)];
    if (at - read.at > FRESH_MS && !isHeldUp(history, by, read.sentAt, place)) {
      return [violation(place, `${title} of ${release} is applied ${at - read.at} ms after production was read`)];
    }
    if (!read.isTrue || process.misled) return [];
    const own = [...history.builds].filter(([, build]) => build.release === release);
    const told = read.truth.target;
    if (list === "after") {
      const shows = own.some(([id]) => id === told);
      return shows ? [] : [violation(place, `${title} of ${release} is applied, and production shows ${told}`)];
    }
    const serving = told === null ? undefined : history.builds.get(told);
    const newest = Math.max(...own.map(([, { createdAt }]) => createdAt));
    const isOvertaken = serving !== undefined && serving.release !== release && serving.createdAt > newest;
    // Whoever began to roll it out beside that has decided; none of our runs may begin it there.
    const { rollout } = read.truth;
    const isChosen =
      rollout?.state === "active" && rollout.stableId === told && own.some(([id]) => id === rollout.candidateId);
    return isOvertaken && !isChosen
      ? [violation(place, `${title} of ${release} is applied, and production shows newer ${told}`)]
      : [];
  });
}

/** From the answer of the last reading to the beginning: the record is written in between, and read again. */
const FRESH_MS = 8_000;

/** Something failed or was slow since the question of that reading, or beside it, which takes time. */
function isHeldUp(history: History, by: Placed<"step">["by"], sentAt: number, to: number): boolean {
  return history
    .of("fault")
    .some((one) => one.at >= sentAt && one.place < to && one.by.run === by.run && one.by.process === by.process);
}

/** Whoever holds for a step says which, and what a person can do. */
function checkNamed(history: History, story: StepStory): readonly Violation[] {
  return history.of("result").flatMap(({ result, place }): readonly Violation[] => {
    if (result.reasonCode !== "step_unfinished") return [];
    const { summary, remedy } = result;
    const isNamed = story.steps.items.some(
      ({ title }) => summary.includes(`"${title}"`) && (remedy ?? "").includes(`"${title}"`),
    );
    return isNamed ? [] : [violation(place, "it holds for a step, and does not say which or what to do")];
  });
}

function truthOf({ steps }: StepStory, title: string): StepTruth {
  const found = steps.items.find((step) => step.title === title);
  if (found === undefined) throw new Error(`no step ${title}`);
  return found;
}
