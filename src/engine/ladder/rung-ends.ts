/** How a rung can end, in words. */
import { renderDuration } from "../../lib/duration.ts";
import { ProviderError, UsageError } from "../../lib/error.ts";
import { hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { RungWord } from "../../release/rung-words.ts";

export interface RungEnd {
  readonly word: RungWord;
  readonly verdict: Verdict;
}

export function done(key: string, summary: string, evidence: Verdict["evidence"] = []): RungEnd {
  return { word: "done", verdict: pass("rung_done", summary === "" ? `"${key}" is done.` : summary, evidence) };
}

export function helped(key: string, { summary, evidence }: Verdict): Verdict {
  return pass("rung_helped", `${summary} Production's gates failed right before "${key}", and pass since.`, evidence);
}

export function unshown(verdict: Verdict): Verdict {
  return {
    ...verdict,
    summary: `${verdict.summary} Production's gates did not all fail before it, so nothing shows that it helped.`,
  };
}

export function overtaken(verdict: Verdict): Verdict {
  return {
    ...verdict,
    summary: `${verdict.summary} Production is not this release's any more, so nothing shows that it helped.`,
  };
}

export function unhelpful(key: string): Verdict {
  return hold(
    "rung_unhelpful",
    `"${key}" was taken, and production's gates do not pass.`,
    "The next rung of the ladder is taken.",
  );
}

export function unseen(key: string): Verdict {
  return hold(
    "rung_needless",
    `"${key}" was not taken: production's gates do not all fail, so nothing could show that it helps.`,
    "Nothing; the next rung of the ladder is taken.",
  );
}

export function needless(key: string, summary: string): Verdict {
  return hold("rung_needless", `"${key}" was not taken: ${summary}`, "Nothing; the next rung of the ladder is taken.");
}

export function forPersons(key: string): Verdict {
  return hold(
    "rung_needless",
    `"${key}" was not taken: it loses what was written since the backup, so no machine takes it.`,
    "A person may dispatch it where the data is wrong as well: rollback.yml with the database and its name typed, first as a dry run.",
  );
}

export function begunBefore(key: string): Verdict {
  return hold(
    "rung_unrecorded",
    `"${key}" was begun by another run, and how that ended is not known, so it is not taken again.`,
    "Look at what it changes and finish it by hand; `observe` or `repeatable` in the plan let a later run tell or repeat it.",
  );
}

export function unrecorded(key: string): Verdict {
  return hold(
    "rung_unrecorded",
    `"${key}" must not be taken twice, and its beginning could not be recorded, so it was not taken.`,
    "Take it by hand if it is needed; `observe` or `repeatable` in the plan let it go without a record.",
  );
}

export function unverified(key: string): Verdict {
  return hold(
    "rung_unverified",
    `"${key}" was asked for, and whether it arrived is not known.`,
    "Look at what it changes, and finish it by hand if it is needed.",
  );
}

export function outOfTime(key: string, limitMs: number): RungEnd {
  return {
    word: "failed",
    verdict: hold(
      "rung_unverified",
      `"${key}" was not done, or not to be seen, within ${renderDuration(limitMs)}.`,
      "Look at what it changes: it may still arrive. The next rung of the ladder is taken.",
    ),
  };
}

/** Nothing that a rung meets keeps the next one from being taken. */
export function broken(key: string, error: unknown): RungEnd {
  if (error instanceof ProviderError || error instanceof UsageError) {
    const remedy = error instanceof ProviderError ? error.remedy : "Set what is missing before the next release.";
    return { word: "failed", verdict: hold(error.reasonCode, `"${key}" was not possible: ${error.message}`, remedy) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    word: "failed",
    verdict: hold("internal_error", `The rung "${key}" broke: ${message}`, "Report it with this message."),
  };
}
