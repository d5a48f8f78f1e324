/** What a command works in: plan, options, clock and the vendors; its answer is in release/result. */
import type { Clock } from "../lib/clock.ts";
import type { GateTarget, ReviewInput } from "../gates/contract.ts";
import type { Secret } from "../lib/secret.ts";
import type { Measured, Verdict } from "../lib/verdict.ts";
import type { GateItem, Metric, Plan, StepItem } from "../plan/plan.ts";
import type { Forge, MetricSource, ProbeHeard, RoleName, Roles, SideQuery } from "../providers/contract.ts";
import type { StepWord } from "../release/decide-step.ts";
import type { RestoreWish } from "../release/restore-wish.ts";
import type { ReleaseEvent } from "../release/result.ts";
import type { ReleaseIdentity } from "../release/world.ts";
import type { ChecklistRequest } from "../checklist/request.ts";
import type { AnyRung } from "../rungs/contract.ts";
import type { Step } from "../steps/contract.ts";
import type { OpenRung, RungOrder } from "./open-rung.ts";
import type { OpenStep, StepOrder } from "./steps/open-step.ts";

export interface GivenStepWord {
  readonly title: string;
  readonly said: StepWord;
  readonly reason: string;
}

export interface CommandOptions {
  readonly stage: "staging" | "production";
  /** Deployment id or URL to roll back to; null = the recorded known-good. */
  readonly to: string | null;
  readonly reason: string | null;
  readonly dryRun: boolean;
  /** What a person asked of a database's backup; absent where nothing is restored. */
  readonly restore?: RestoreWish;
  /** Puts back the flag that a rollback has set, and nothing else. */
  readonly restoreFlag?: boolean;
  /** The host's project that a drill must not touch, whose plan this was; absent where none is practised. */
  readonly drillOf?: string;
  /** What a person says of steps of which nothing else can tell. */
  readonly stepWords?: readonly GivenStepWord[];
  /** Titles of steps that a person wants taken back, also where data is lost by it. */
  readonly undo?: readonly string[];
  readonly unpin: boolean;
  /** Why a person accepts what production serves now as known good; null where nobody does. */
  readonly accept?: string | null;
  /** Logins whose deployments and statuses are ours; what others wrote decides nothing. */
  readonly authors: readonly string[];
  /** One look at every open watch of the project, instead of staying with one release. */
  readonly look?: boolean;
  /** Whatever is found, nothing is changed at the host. */
  readonly observe?: boolean;
  /** How long the job of the watch may run; null where nothing limits it. */
  readonly jobLimitMs?: number | null;
  /** A workflow of the repository calls watch.yml, which goes on with a watch that is handed over. */
  readonly looksFollow?: boolean;
  /** Commits that came to the branch with the released one, itself included, where the push says them. */
  readonly pushedCommits?: readonly string[];
}

/** What only an item of a checklist is given. */
export interface ItemContext {
  readonly people: ReviewInput | null;
  readonly baseline: Measured | null;
  /** Ref of the base branch, for gates that compare with its files. */
  readonly base: string | null;
}

/** How a gate is asked that has no pull request to look at. */
export interface Asking {
  /** One try of each request. */
  readonly once?: true;
  /** Called as soon as the site is reached, and as soon as it begins to answer. */
  readonly onHeard?: (heard: ProbeHeard) => void;
}

export interface CommandContext {
  readonly plan: Plan;
  readonly release: ReleaseIdentity;
  readonly options: CommandOptions;
  /** What a checklist is asked for; null for every other command. */
  readonly checklist: ChecklistRequest | null;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** With the plan's own secrets, to see which are set; a gate gets only those that it names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What opens the host's protection of builds, where the environment has it. */
  readonly bypass: Secret | null;
  /** How a probe asks for one side of a rolling release; null where the host has no way to. */
  readonly sides: SideQuery | null;
  /** The repository's folder, absolute. */
  readonly directory: string;
  /** The run in GitHub's pages, for statuses. */
  readonly runUrl: string | null;
  readonly emit: (event: ReleaseEvent) => void;
  /** Connected on first use; a command loads only the vendors that it talks to. `wanted`: who of several, by key. */
  readonly role: <Name extends RoleName>(name: Name, wanted?: string) => Promise<Roles[Name]>;
  /** The same, of its own and whatever becomes of the command's signal: for what must be put back before it ends. */
  readonly steadyRole?: <Name extends RoleName>(name: Name, wanted?: string) => Promise<Roles[Name]>;
  /** The forge whose requests end with this signal, with its reason; absent where no request of it can hang. */
  readonly forgeUntil?: (signal: AbortSignal) => Promise<Forge>;
  readonly metricSource: (metric: Metric) => Promise<MetricSource>;
  /** Runs one gate of the plan with the roles that it names; see gates/check-gate. */
  readonly checkGate: (item: GateItem, target: GateTarget, about?: ItemContext | Asking) => Promise<Verdict>;
  /** Every rung that there is; they load with this. */
  readonly rungs: () => Promise<Readonly<Record<string, AnyRung>>>;
  /** One rung of the plan's ladder, with the roles that it names connected for it. */
  readonly openRung: (key: string, about: RungOrder) => Promise<OpenRung>;
  /** Every step that there is; they load with this. */
  readonly steps: () => Promise<Readonly<Record<string, Step>>>;
  /** One step of the plan, with the roles that it names. */
  readonly openStep: (item: StepItem, about: StepOrder) => Promise<OpenStep>;
  /** Whether the item's gate runs code of the repository. */
  readonly runsCode: (item: GateItem) => Promise<boolean>;
  /** Whether asking the item's gate leaves the site as it is. */
  readonly readsOnly: (item: GateItem) => Promise<boolean>;
  /** Longest that the item's gate waits for one answer. */
  readonly patienceMs: (item: GateItem) => Promise<number>;
  /** Address that answers for a production domain; rehearsals map it to loopback. */
  readonly domainUrl: (domain: string) => string;
}
