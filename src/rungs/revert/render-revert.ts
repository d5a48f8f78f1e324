/** How a revert is named, and what its commit and its pull request say. */
import { digestOf } from "../../lib/digest.ts";
import type { RungRelease } from "../contract.ts";

const SHORT = 12;

/** Found again by this name: one for each release of a project. */
export function revertBranch({ project, id }: Pick<RungRelease, "project" | "id">): string {
  const readable = id.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 40);
  // What is readable of two releases may be the same.
  return `holdpoint/revert-${readable}-${digestOf(`${project} ${id}`, 8)}`;
}

export function renderRevertTitle({ id, knownGood }: RungRelease): string {
  return `Revert release ${shorten(id)} to ${shorten(knownGood?.commit ?? "")}`;
}

export function renderRevertMessage(release: RungRelease): string {
  return `${renderRevertTitle(release)}\n\nTakes out what ${release.commit} has beyond ${release.knownGood?.commit ?? ""}.\n`;
}

export function renderRevertBody(release: RungRelease, paths: readonly string[]): string {
  const { commit, knownGood, reason, runUrl, candidate } = release;
  return [
    `Release \`${shorten(release.id)}\` (\`${candidate}\`) was taken back, and production goes back to \`${knownGood?.id ?? ""}\`:`,
    // As code, in which nobody is mentioned and nothing is a link.
    `    ${oneLine(reason)}`,
    `This sets the ${paths.length === 1 ? "file" : `${paths.length} files`} that ${commit} changed beyond ${knownGood?.commit ?? ""} back to what production serves, so that the next release does not bring the change again. Nobody has changed ${paths.length === 1 ? "it" : "them"} since.`,
    "It does not undo migrations, data, environment variables or flags. Merge it, or close it and fix the cause instead: it is not opened again.",
    ...(runUrl === null ? [] : [`[The run](${runUrl})`]),
  ].join("\n\n");
}

function shorten(text: string): string {
  return /^[0-9a-f]{40}$/.test(text) ? text.slice(0, SHORT) : text;
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 1_000);
}
