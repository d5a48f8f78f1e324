/** The repository's own content: commits made without a checkout, and the pull request that proposes them. */

export interface TreeEntry {
  /** `100644`, `100755`, `120000`, `160000`. */
  readonly mode: string;
  readonly type: "blob" | "commit";
  readonly sha: string;
}

/** Every file by its path; folders are not named. */
export type SourceTree = ReadonlyMap<string, TreeEntry>;

export interface SourceCommit {
  readonly sha: string;
  /** Of its tree. */
  readonly tree: string;
  readonly parents: readonly string[];
}

export interface SourcePullRequest {
  readonly number: number;
  readonly url: string;
  readonly state: "open" | "closed";
}

export interface Source {
  readDefaultBranch(): Promise<string>;
  /** Where it stands; null where there is none. */
  readBranch(name: string): Promise<string | null>;
  /** Null where it is not known. */
  readCommit(sha: string): Promise<SourceCommit | null>;
  /** Null where it has more files than the forge lists at once. */
  readTree(sha: string): Promise<SourceTree | null>;
  /** Is the commit in the branch's history? */
  isIn(branch: string, sha: string): Promise<boolean>;
  /** A commit on `parent` that changes these paths, or takes them away (null); no branch stands at it. */
  createCommit(request: {
    readonly message: string;
    readonly parent: SourceCommit;
    readonly changes: ReadonlyMap<string, TreeEntry | null>;
  }): Promise<string>;
  /** False where there is one of this name; it is never moved. */
  createBranch(name: string, sha: string): Promise<boolean>;
  /** The newest from this branch of the repository, open or not. */
  findPullRequest(branch: string): Promise<SourcePullRequest | null>;
  createPullRequest(request: {
    readonly title: string;
    readonly body: string;
    readonly branch: string;
    readonly into: string;
    readonly draft: boolean;
  }): Promise<SourcePullRequest>;
}
