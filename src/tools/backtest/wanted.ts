/** Which releases are asked for, from the call. */
import type { Problem } from "../../lib/error.ts";
import { parseInstant } from "../../lib/parse-instant.ts";
import type { Wanted } from "./past-release.ts";

export const DEFAULT_LAST = 30;
const MOST = 200;

export function checkCount(last: number | undefined): readonly Problem[] {
  if (last === undefined || (last >= 1 && last <= MOST)) return [];
  return [{ message: `--last is ${last}; expected a number from 1 to ${MOST}.` }];
}

/** A day begins at midnight in UTC. Null where nothing is given. */
export function parseSince(text: string | undefined): {
  readonly at: number | null;
  readonly problems?: readonly Problem[];
} {
  if (text === undefined) return { at: null };
  const at = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00Z` : text);
  if (at !== null) return { at };
  const message = `--since is "${text}"; expected a day such as 2026-10-01, or a time with its zone such as 2026-10-01T14:00Z.`;
  return { at: null, problems: [{ message }] };
}

export function wantedOf(last: number | undefined, since: string | undefined): Wanted {
  const { at } = parseSince(since);
  return at === null ? { limit: last ?? DEFAULT_LAST, since: 0 } : { limit: MOST, since: at };
}
