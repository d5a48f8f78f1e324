/** What one commit has beyond another. */
export interface ForgeCommit {
  readonly sha: string;
  /** First line of its message. */
  readonly subject: string;
  /** Login where the forge says that this account wrote it; null where it knows only a name. */
  readonly author: string | null;
  /** That account is a program's. */
  readonly isBot: boolean;
}

export interface CommitRange {
  /** Of very many not all of them. */
  readonly commits: readonly ForgeCommit[];
  readonly total: number;
  /** Where people read all of it. */
  readonly url: string;
}

/** `ahead`: it has all of the other and more. `diverged`: each has something that the other has not. */
export type HistoryRelation = "identical" | "ahead" | "behind" | "diverged";

export interface CommitComparer {
  /** What `head` has beyond `base`; throws where either is unknown. */
  compareCommits(base: string, head: string): Promise<CommitRange>;
  /** Where `head` stands to `base` in history; throws where either is unknown. */
  compareHistory(base: string, head: string): Promise<HistoryRelation>;
}
