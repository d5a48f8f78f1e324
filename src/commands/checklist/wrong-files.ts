/** Why the files here say nothing about the commit that a verdict would be written to. */
import { hold, type Verdict } from "../../lib/verdict.ts";

/** Gates look for links in paths of the plan; the folder that these begin at may be one as well. */
export function outside(directory: string): Verdict {
  return hold(
    "no_data",
    `The folder ${directory} is a link that leads out of the pull request's files; nothing in it was read, and nothing was written.`,
    "Check the folder in as a folder and not as a link.",
  );
}

export function otherCommit(checked: string | null, head: string): Verdict {
  return hold(
    "head_moved",
    checked === null
      ? "The commit that the files here belong to is not known; nothing was written."
      : `The pull request is at ${head}, but the files here are of ${checked}; nothing was written.`,
    checked === null
      ? "Check out the pull request's head with actions/checkout into `directory`."
      : "Nothing to do: the newer commit has a run of its own.",
  );
}
