/** A release that production has served, as the record or the host tells it. */

export interface PastRelease {
  readonly deploymentId: string;
  /** Null where nobody knows it: then no metric can be asked about it. */
  readonly commit: string | null;
  readonly promotedAt: number;
  /** When production went on to something else; null where it still serves it. */
  readonly servedUntil: number | null;
  /** What served before; null where nothing is known of it. */
  readonly previous: { readonly deploymentId: string; readonly commit: string | null } | null;
  /** How it ended; null where only the host tells of it. */
  readonly happened: "stayed" | "rolled-back" | "held" | "not-ended" | null;
}

export interface PastReleases {
  /** Where they stand: in the release record, or only in the host's list. */
  readonly source: "record" | "host";
  /** Oldest first. */
  readonly releases: readonly PastRelease[];
  /** What is not in this list, and why; whole sentences. */
  readonly unseen: readonly string[];
}

/** Which ones are asked for. */
export interface Wanted {
  readonly limit: number;
  /** Promoted at or after. */
  readonly since: number;
}

/** The newest of them, oldest first. */
export function chooseWanted(releases: readonly PastRelease[], { limit, since }: Wanted): readonly PastRelease[] {
  return releases
    .filter(({ promotedAt }) => promotedAt >= since)
    .toSorted((one, other) => one.promotedAt - other.promotedAt)
    .slice(-limit);
}
