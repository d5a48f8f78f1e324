/** Which commits a rollback took out, and who wrote them: told once, and nobody else. */
import { LOGIN, LOGIN_LENGTH } from "../../lib/login.ts";
import type { CommitRange, ForgeCommit } from "../../providers/contract.ts";
import { codeOf, escapeCell, renderLink } from "../markdown.ts";

const COMMITS_SHOWN = 30;
/** GitHub tells nobody where a text names more than fifty; a change of so many people is everybody's. */
const MOST_MENTIONED = 20;
const SUBJECT_LENGTH = 100;

export interface CommitsWords {
  readonly range: CommitRange;
  /** Whether they are in production still. */
  readonly isOut: boolean;
  /** Logins that the issue has named before, in lower case. */
  readonly told: ReadonlySet<string>;
}

export function renderCommits({ range, isOut, told }: CommitsWords): string {
  const { commits, total, url } = range;
  if (total === 0) return `**Who was in it:** no commit lies between the two builds (${renderLink("compare", url)}).`;
  // The newest first: what came last is looked at first.
  const shown = commits.slice(-COMMITS_SHOWN).toReversed();
  const more = total - shown.length;
  const lines = shown.map(({ sha, subject, author }) => {
    const by = author === null ? "" : `, ${codeOf(author)}`;
    return `- ${codeOf(sha.slice(0, 12))} ${escapeCell(subject, SUBJECT_LENGTH) || "without a message"}${by}`;
  });
  const verb = isOut ? (total === 1 ? "was taken out" : "were taken out") : total === 1 ? "is in it" : "are in it";
  const count = `${total} ${total === 1 ? "commit" : "commits"} ${verb} (${renderLink("compare", url)})`;
  const people = renderPeople(commits, told);
  return [
    `**Who was in it:** ${count}${people === "" ? ", of nobody whom GitHub knows" : `, by ${people}`}.`,
    "",
    ...lines,
    ...(more > 0 ? [`- and ${more} more`] : []),
  ].join("\n");
}

/** Each once. A program is named and not called, and so is whoever was told before. */
function renderPeople(commits: readonly ForgeCommit[], told: ReadonlySet<string>): string {
  const authors = new Map<string, ForgeCommit>();
  for (const commit of commits) {
    const key = commit.author?.toLowerCase();
    if (key !== undefined && !authors.has(key)) authors.set(key, commit);
  }
  let mentioned = 0;
  const names = [...authors].map(([key, { author, isBot }]) => {
    const login = author ?? "";
    const isPerson = !isBot && LOGIN.test(login) && login.length <= LOGIN_LENGTH;
    if (!isPerson || told.has(key) || mentioned === MOST_MENTIONED) return codeOf(login);
    mentioned += 1;
    return `@${login}`;
  });
  const kept = names.slice(0, 2 * MOST_MENTIONED);
  const left = names.length - kept.length;
  return [...kept, ...(left > 0 ? [`${left} more`] : [])].join(", ");
}

/** Logins that a text of ours has called, in lower case. In what came from outside a sign parts the `@` from the name. */
export function mentionedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?<![\w`@/])@([A-Za-z0-9][\w-]*)/g)].map(([, login = ""]) => login.toLowerCase()));
}
