/** What every incident says: what a rollback leaves as it is, what comes next, and what the team fills in. */
import { codeOf, escapeMarkdown } from "../markdown.ts";

/** `migrations`: what the release's record says of them. `differences`: what the rollback was known to bring along, by the record too. */
export function notUndone(migrations: string, differences: readonly string[]): string {
  const known =
    migrations === "unknown"
      ? "nothing is known of this release's migrations"
      : migrations === "none"
        ? "its plan has no gate on migrations, so nothing is known of them"
        : `its migrations are recorded as ${codeOf(migrations)}`;
  return [
    "**What this does not undo**",
    "",
    `- Data: what the release wrote stays written, and migrations that ran stay applied; ${known}.`,
    "- Environment variables: the build in production has those that it was built with. What was changed since then is not in it.",
    "- Scheduled jobs (crons): those of the build in production run now; what those of the release did stays done.",
    ...differences.map((difference) => `- Found before the promote, and so now: ${escapeMarkdown(difference)}.`),
    "- Whatever the release told others: mails, webhooks, caches, flags.",
  ].join("\n");
}

export function nextSteps(isOut: boolean): string {
  const steps = isOut
    ? [
        "Read the evidence above; the links lead to the window that was judged.",
        "Fix the cause, or revert the commit, on the branch that is released: the next push must not bring it back.",
        "Release the new commit with `unpin`: production stays pinned by the rollback until then.",
        "This issue closes itself when a later release has passed its watch.",
      ]
    : [
        "Look at what production serves now, at the host itself.",
        "Dispatch the rollback (Actions, *Rollback*), with `to` where no known-good deployment is recorded.",
        "This issue is brought up to date by it, and closes itself when a later release has passed its watch.",
      ];
  return ["**What comes next**", "", ...steps.map((step, index) => `${index + 1}. ${step}`)].join("\n");
}

/** Written once; from then on it is the team's. */
export const FOLLOW_UP = [
  "## Follow-up",
  "",
  "Everything from here on is yours: Holdpoint does not change it.",
  "",
  "- **What did users notice, and how many of them?**",
  "- **Cause:**",
  "- **Why did neither the checklist nor staging find it?**",
  "- **How long did it take from the promote to the rollback, and what would have made it shorter?**",
  "",
  "- [ ] The cause is fixed, or the commit is reverted",
  "- [ ] A gate or a condition would find it next time",
  "- [ ] Data that the release wrote is looked through",
].join("\n");
