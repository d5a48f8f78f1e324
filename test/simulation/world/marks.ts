/** Calls by what they are about, where their number says nothing: of steps, and of what the record has of them. */
import type { MarkedFate } from "../scenario/steps.ts";

/** The list of all that the record has of steps. */
export const BOOK = "the book";
export const BOOK_READ = "listDeployments holdpoint:step";

/** `begun "P1"` where a step's record is written; nothing for other records. */
export function markOfRecord(request: { readonly task: string; readonly payload: unknown }): string | undefined {
  if (request.task !== "holdpoint:step") return undefined;
  const { part, title } = request.payload as { readonly part: string; readonly title: string };
  return markOf(part, title);
}

export function markOf(what: string, title: string): string {
  return `${what} "${title}"`;
}

export interface Marks {
  /** What happens to the call that is made now. */
  next(mark: string | undefined): MarkedFate | undefined;
}

export function createMarks(fates: readonly MarkedFate[]): Marks {
  const seen = new Map<string, number>();
  return {
    next(mark) {
      if (mark === undefined || fates.length === 0) return undefined;
      const nth = seen.get(mark) ?? 0;
      seen.set(mark, nth + 1);
      return fates.find((fate) => fate.mark === mark && fate.nth === nth);
    },
  };
}
