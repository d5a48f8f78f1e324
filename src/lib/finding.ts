/** What was found when something was looked at before it is needed: it stands well, it may go wrong, or it will. */
export type Standing = "ok" | "warning" | "broken";

export interface Finding {
  /** What was looked at, in a few words: `environment rollback`. */
  readonly subject: string;
  readonly standing: Standing;
  /** What was found: a sentence or two. */
  readonly found: string;
  /** What to do; null where there is nothing. */
  readonly remedy: string | null;
}

export function ok(subject: string, found: string): Finding {
  return { subject, standing: "ok", found, remedy: null };
}

export function warning(subject: string, found: string, remedy: string): Finding {
  return { subject, standing: "warning", found, remedy };
}

export function broken(subject: string, found: string, remedy: string): Finding {
  return { subject, standing: "broken", found, remedy };
}
