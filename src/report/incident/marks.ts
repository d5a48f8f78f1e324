/** Hidden marks in an incident's issue, by which a later run knows it again and changes only what is its own. */

export interface IncidentMark {
  /** Project at the host: a repository may hold several. */
  readonly project: string;
  readonly release: string;
}

/** What follows it belongs to people. */
export const END_MARK = "<!-- holdpoint:end -->";

/** What the first line of every incident of this project begins with. */
function beginningOf(project: string): string {
  return `<!-- holdpoint:incident project="${encode(project)}" release="`;
}

/** The first line. */
export function renderIncidentMark({ project, release }: IncidentMark): string {
  return `${beginningOf(project)}${encode(release)}" -->`;
}

/** Is the issue about this release? Only its very first line says so. */
export function isIncidentOf(body: string, mark: IncidentMark): boolean {
  return firstLineOf(body) === renderIncidentMark(mark);
}

/** Is it about any release of this project? */
export function isIncidentIn(body: string, project: string): boolean {
  const line = firstLineOf(body);
  const release = line.slice(beginningOf(project).length, -'" -->'.length);
  return line === `${beginningOf(project)}${release}" -->` && /^[^"\s<>]+$/.test(release);
}

export function firstLineOf(body: string): string {
  const end = body.search(/\r?\n/);
  return end < 0 ? body : body.slice(0, end);
}

const STORY = /<!-- holdpoint:story=([0-9a-f]{16}) -->\n[\s\S]*?\n<!-- \/holdpoint:story -->/g;

/** One thing that happened to the release; `key` says which, so that nothing is told twice. */
export function renderStoryMarks(key: string, text: string): string {
  return `<!-- holdpoint:story=${key} -->\n${text}\n<!-- /holdpoint:story -->`;
}

/** What was told before, oldest first, with its marks. */
export function parseStories(body: string): readonly { readonly key: string; readonly text: string }[] {
  return [...ownPartOf(body).matchAll(STORY)].map(([text, key = ""]) => ({ key, text }));
}

/** What we wrote, which a later run may write anew. */
export function ownPartOf(body: string): string {
  const unix = body.replaceAll("\r\n", "\n");
  const end = unix.indexOf(`\n${END_MARK}`);
  return end < 0 ? unix : unix.slice(0, end);
}

/** What people wrote, or were asked to write; where the mark is gone everything below the first line, so that nothing is lost. */
export function peoplesPartOf(body: string): string {
  const unix = body.replaceAll("\r\n", "\n");
  const end = unix.indexOf(`\n${END_MARK}`);
  return end < 0 ? unix.slice(firstLineOf(unix).length).trimStart() : unix.slice(end + 1 + END_MARK.length).trimStart();
}

/** Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll("%2F", "/").replaceAll("--", "-%2D");
}
