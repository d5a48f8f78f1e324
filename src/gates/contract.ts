import type { DatabaseHistory } from "../lib/database-history.ts";
import type { ZodType } from "zod";
import type { Clock } from "../lib/clock.ts";
import type { Secret } from "../lib/secret.ts";
import type { Measured, Verdict } from "../lib/verdict.ts";
import type { GateRole, ProbeHeard, Protection, Roles } from "../providers/contract.ts";

/** What is being checked. */
export interface GateTarget {
  /** Base URL with scheme and no trailing slash: the deployment's own address, or the production domain. */
  readonly url: string;
  readonly deploymentId: string;
  readonly commit: string;
  /** `staging` or `production`: the stage of the plan. */
  readonly stage: string;
  /** What opens the host's protection of this deployment, where the environment has it. */
  readonly bypass: Secret | null;
  /** A query that is added to every request: of a rolling release it asks for one of the two deployments. */
  readonly query?: string;
}

/** A box that a person ticks on the pull request. */
export interface Box {
  /** Stable within its item: `acme/devops`, `acme/devops 2`. */
  readonly id: string;
  /** What stands beside the box: `@acme/devops`, `@acme/devops or @alice`. */
  readonly label: string;
  /** Who may tick it, any of these: `@alice`, `@acme/devops`. */
  readonly by: readonly string[];
  /** The author of the pull request may not. */
  readonly notAuthor: boolean;
  /** A tick stays when a new commit comes. */
  readonly lasting: boolean;
  /** Nobody may tick two boxes of this item. */
  readonly distinctPeople: boolean;
}

/** A tick that counts: given by somebody who may, recorded where no edit of a comment reaches it. */
export interface Approval {
  /** The box's id. */
  readonly box: string;
  readonly login: string;
  readonly at: number;
  /** Commit that it was given on; another one than the checked one only where it is lasting. */
  readonly commit: string;
  /** The kind of box that the person saw: it stays when a new commit comes. The plan may have changed the box since. */
  readonly lasting: boolean;
}

/** A person's recorded word that an item need not pass for this commit. */
export interface Override {
  readonly login: string;
  readonly at: number;
  readonly reason: string;
}

/** What people said about this item on the pull request; null where there is none (a release, a terminal). */
export interface ReviewInput {
  /** Commit that they were shown: the head of the pull request, also where what a merge queue made of it is checked. */
  readonly commit: string;
  readonly approvals: readonly Approval[];
  readonly override: Override | null;
}

/** Everything a gate may see: its own spec, the roles it names, the target. Never the plan, never a vendor. */
export interface GateContext<Needed extends GateRole = GateRole> {
  readonly roles: Pick<Roles, Needed>;
  readonly target: GateTarget;
  /** How the host's own pages are told from the site's; null where it has none. */
  readonly protection: Protection | null;
  readonly clock: Clock;
  /** Uniform in [0, 1): what chance decides is the same in a rehearsal that is repeated. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
  /** The repository's folder, absolute. */
  readonly directory: string;
  /** Variables by name. A gate reads only those that its spec names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Live output for people (a command's lines). */
  readonly output: (line: string) => void;
  /** Logins whose deployments and statuses at the forge are Holdpoint's own. */
  readonly authors: readonly string[];
  /** Only one try of each request: who asks repeats it, and needs the answer now. */
  readonly once?: true;
  /** Called as soon as the site is reached, and as soon as it begins to answer. */
  readonly onHeard?: (heard: ProbeHeard) => void;
  /** What people said about this item on the pull request; null outside of one. */
  readonly people: ReviewInput | null;
  /** The base branch as a ref, `refs/heads/main`: what its files say was agreed on. Null outside of a pull request. */
  readonly base: string | null;
  /** What this item measured on the base branch when that was last recorded; null where nothing was. */
  readonly baseline: Measured | null;
}

/**
 * One question asked before or after a step. The key that names it in the plan is its file name.
 * A gate that throws is a `hold` with its cause: see check-gate.ts.
 */
export interface Gate<Spec = unknown, Needed extends GateRole = GateRole> {
  readonly key: string;
  /** One sentence for the reference page. */
  readonly description: string;
  /** Items as a plan has them, in YAML, for the reference page: people copy them. */
  readonly example?: string;
  /** `code` gates run the repository's code; `world` gates hold secrets and run none of it. */
  readonly kind: "code" | "world";
  readonly spec: ZodType<Spec>;
  readonly roles: readonly Needed[];
  /** Key of the provider that plays its role, where the gate's name in the plan means one vendor. */
  readonly provider?: string;
  /** What this spec asks, in one line without a period, for who approves the plan: `npm test, at most 10m`. */
  explain?(spec: Spec): string;
  /** Asking it leaves the site as it is, so that it may be asked every few seconds. */
  readsOnly?(spec: Spec): boolean;
  /** Longest that it waits for one answer. */
  patienceMs?(spec: Spec): number;
  /** Names of the environment variables that must be set for this spec. */
  secrets?(spec: Spec): readonly string[];
  /** Reads what commands wrote (a build, a coverage report), so it is asked after the list's `command` gates. */
  readonly after?: "commands";
  /** Its verdicts carry `measured`, and it may compare with what the base branch measured. */
  readonly measures?: true;
  /** Of a gate on migrations: what its pass says of every migration of the commit, `additive`; null where it says nothing. */
  migrations?(spec: Spec): string | null;
  /** Of a gate on migrations: its pass says that a database has every migration of the commit. */
  showsApplied?(spec: Spec): boolean;
  /** How a database is migrated, where this spec says it. */
  history?(spec: Spec): DatabaseHistory | null;
  /** Boxes that people tick for this spec; such a gate is for the checklist only. */
  boxes?(spec: Spec): readonly Box[];
  /** Who may override the item with a written reason: `@alice`, `@acme/eng-leads`. None: nobody. */
  overriders?(spec: Spec): readonly string[];
  check(spec: Spec, context: GateContext<Needed>): Promise<Verdict>;
}
