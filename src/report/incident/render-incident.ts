/**
 * The issue about a release that was rolled back, or should have been and was not: (what happened, the issue as it is) →
 * its title and its body. What people wrote below our part stays; what was told before stays, too.
 */
import { cutText } from "../../lib/cut-text.ts";
import { digestOf } from "../../lib/digest.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { CommitRange } from "../../providers/contract.ts";
import type { CommandResult } from "../../release/result.ts";
import { renderHappenings } from "../happenings.ts";
import { renderServed } from "../headline.ts";
import { codeOf, renderLink, renderProse } from "../markdown.ts";
import { renderProduction, shortenCommits } from "../production.ts";
import { OUTCOME_ORDER } from "../result-words.ts";
import { renderStepTable } from "../step-table.ts";
import { renderVerdictTable } from "../verdict-table.ts";
import { mentionedIn, renderCommits } from "./commits-out.ts";
import { FOLLOW_UP, nextSteps, notUndone } from "./fixed-parts.ts";
import {
  END_MARK,
  firstLineOf,
  type IncidentMark,
  ownPartOf,
  parseStories,
  peoplesPartOf,
  renderIncidentMark,
  renderStoryMarks,
} from "./marks.ts";

/** Who rolled back: the watch or who finished its work, a person, somebody at the host, or a run before, and it is not known whose. */
export type RolledBackBy = "watch" | "person" | "host" | "before";

export interface Incident {
  readonly mark: IncidentMark;
  /** As the command is about to end. */
  readonly result: CommandResult;
  readonly by: RolledBackBy;
  /** Where production was to go; null where there was nothing. */
  readonly to: string | null;
  /** What is known of the release's migrations. */
  readonly migrations: string;
  /** What the way back was known to bring along. */
  readonly differences: readonly string[];
  readonly runUrl: string | null;
}

interface OwnPart {
  readonly head: readonly string[];
  readonly stories: ReturnType<typeof parseStories>;
  readonly tail: readonly string[];
}

export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** GitHub takes 65,536 characters; people's own part must fit below ours. */
const BODY_LENGTH = 65_000;
const OWN_LENGTH = 45_000;
const TITLE_LENGTH = 200;
const VERDICTS_SHOWN = 12;
const MOST_STORIES = 8;

export function renderIncidentTitle({ result, mark }: Pick<Incident, "result" | "mark">): string {
  const word = result.decision === "rolled-back" ? "ROLLED BACK" : "NOT ROLLED BACK";
  return plain(`${word}, ${renderServed(result.production)} (release ${shortenCommits(mark.release)})`);
}

/** Says which of the things that can happen to a release this is, so that the same one is told once. */
export function storyKeyOf({ result, to }: Pick<Incident, "result" | "to">): string {
  return digestOf(JSON.stringify([result.decision === "rolled-back", to]), 16);
}

/** Is there nothing in it that the issue does not say already? */
export function isToldIn(incident: Incident, issue: IssueText & { readonly state: "open" | "closed" }): boolean {
  const told = parseStories(issue.body).some(({ key }) => key === storyKeyOf(incident));
  return told && (issue.state === "closed" || issue.title === renderIncidentTitle(incident));
}

/** `before`: the issue as it is, null where there is none. `range`: null where it could not be read. */
export function renderIncident(incident: Incident, range: CommitRange | null, before: IssueText | null): IssueText {
  const { mark, result, migrations, differences } = incident;
  const earlier = before === null ? [] : parseStories(before.body);
  const key = storyKeyOf(incident);
  const told = mentionedIn(before === null ? "" : ownPartOf(before.body));
  const isNew = !earlier.some((story) => story.key === key) && earlier.length < MOST_STORIES;
  const story = isNew ? [{ key, text: renderStoryMarks(key, renderStory(incident, range, told)) }] : [];
  const isOut = result.decision === "rolled-back";
  const own: OwnPart = {
    head: [
      renderProduction(result, { strong: (text) => `**${text}**`, code: codeOf }),
      ...(result.remedy === null ? [] : [`**What to do:** ${renderProse(result.remedy)}`]),
    ],
    stories: [...earlier, ...story],
    tail: [...(isOut ? [notUndone(migrations, differences)] : []), nextSteps(isOut)],
  };
  const people = before === null ? FOLLOW_UP : peoplesPartOf(before.body);
  return { title: renderIncidentTitle(incident), body: joinBody(renderIncidentMark(mark), own, people) };
}

/** Says at the top that it is over; all else stays as it is. */
export function renderClosing(body: string, release: string, { candidate, runUrl }: Closing): string {
  const run = runUrl === null ? "" : ` (${renderLink("run", runUrl)})`;
  const word = `**Closed:** release ${codeOf(shortenCommits(release))} is in production as ${codeOf(candidate)}, and its watch passed${run}.`;
  const unix = body.replaceAll("\r\n", "\n");
  const first = firstLineOf(unix);
  const closed = `${first}\n${word}\n\n${unix.slice(first.length).trimStart()}`;
  // Where people wrote so much that no word fits, theirs stay.
  return closed.length <= BODY_LENGTH + 500 ? closed : body;
}

export interface Closing {
  /** Deployment of the release that closes it. */
  readonly candidate: string;
  readonly runUrl: string | null;
}

function renderStory({ result, by, runUrl }: Incident, range: CommitRange | null, told: ReadonlySet<string>): string {
  const isOut = result.decision === "rolled-back";
  const at = renderInstant(result.endedAt).slice(0, 16).replace("T", " ");
  const run = runUrl === null ? "" : ` (${renderLink("run", runUrl)})`;
  const worstFirst = result.verdicts.toSorted(
    (a, b) => OUTCOME_ORDER[a.verdict.outcome] - OUTCOME_ORDER[b.verdict.outcome],
  );
  const verdicts = worstFirst.slice(0, VERDICTS_SHOWN);
  const left = result.verdicts.length - verdicts.length;
  const parts = [
    `### ${at} UTC: ${isOut ? BY[by] : whyIn(result)}${run}`,
    `${renderProse(shortenCommits(result.summary))} (${codeOf(result.reasonCode)})`,
    renderStepTable(result.steps),
    renderVerdictTable(verdicts),
    ...(left > 0 ? [`and ${left} more: see the run`] : []),
    renderHappenings(result.timeline),
    range === null
      ? "**Who was in it** is not known: the commits between the two builds could not be read."
      : renderCommits({ range, isOut, told }),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function whyIn({ reasonCode }: CommandResult): string {
  return reasonCode === "mitigated"
    ? "a rollback was due, and a rung of its ladder made it needless"
    : "a rollback was due and is not proven";
}

const BY: Readonly<Record<RolledBackBy, string>> = {
  watch: "rolled back by itself",
  person: "rolled back by a person",
  host: "rolled back at the host",
  before: "had been rolled back",
};

/** Our part first; where all of it is too long, what was told is cut, never what people wrote. */
function joinBody(first: string, { head, stories, tail }: OwnPart, people: string): string {
  const room = Math.min(OWN_LENGTH, BODY_LENGTH - people.length - first.length);
  const join = (told: readonly string[]) => [...head, ...told, ...tail].join("\n\n");
  const whole = join(stories.map(({ text }) => text));
  const short = () => join(stories.map(({ key }) => renderStoryMarks(key, "Too long to be shown here: see the run.")));
  return `${first}\n${whole.length <= room ? whole : short()}\n\n${END_MARK}\n\n${people}`;
}

/** One line without what is not seen; a title has no markup, and nobody is told by it. */
function plain(text: string): string {
  return cutText(
    text
      .toWellFormed()
      .replace(/[\p{C}\p{Z}]+/gu, " ")
      .replaceAll("`", "'")
      .trim(),
    TITLE_LENGTH,
  );
}
