/** What may become of a push, and who may meddle with its build. */

export type GitOutcome =
  /** Built, and staged or given the domains, as the project has it. */
  | "built"
  /** The same, but nothing of it is to be seen for `gitLateMs`. */
  | "late"
  /** The push was never heard of: no row, no status. */
  | "absent"
  /** The project's own command said that there is nothing to build. */
  | "ignored"
  /** Nothing in the commit concerns the project. */
  | "unaffected"
  /** It waits for a builder, and a newer push overtakes it. */
  | "superseded"
  /** Its author is not in the team. */
  | "blocked"
  /** Too many builds today: no row, and a status that says so. */
  | "rate-limited"
  | "error"
  /** Built, and then once more by somebody. */
  | "doubled";

/** Rows of the same commit that are not the project's own build of it. */
export type GitStranger =
  /** From somebody's folder, with changes that nobody committed. */
  | "dirty-cli"
  /** Of a repository that the project was linked to before. */
  | "other-repository";

/** What a person does at the vendor's dashboard. */
export type GitMeddling =
  /** Switches the automatic assignment of domains over. */
  | "flips-flag"
  /** Gives the build production's domains without waiting for anybody. */
  | "force-promotes"
  /** Pushes a newer commit and promotes its build. */
  | "promotes-newer";

export interface GitOptions {
  /** Of the next push; what comes after it is built. */
  readonly gitOutcome: GitOutcome;
  /** Beside the next push, ready before its own build is. */
  readonly gitStrangers: readonly GitStranger[];
  readonly gitLateMs: number;
  /** What somebody does to the next build from a push while it is verified: as soon as its own address is visited. */
  readonly gitMeddling: GitMeddling | null;
  /** Events for workflows: whether they arrive. */
  readonly dispatches: "sent" | "lost" | "doubled";
}

export const DEFAULT_GIT_OPTIONS: GitOptions = {
  gitOutcome: "built",
  gitStrangers: [],
  gitLateMs: 10 * 60_000,
  gitMeddling: null,
  dispatches: "sent",
};
