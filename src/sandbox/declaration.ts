/** How an emulator declares itself: everything that the sandbox, a rehearsal and the terminal need to know of a vendor. */
import type { Emulator, EmulatorContext, ServedShare, SiteReporter, SiteRuntime } from "./contract.ts";
import type { DemoSite } from "./demo-site.ts";
import type { ForgeApp, ForgeAppIdentity, ForgePush, PushedFile } from "./forge-app.ts";

/** What is wished for in a sandbox, by a plan or by a person, in nobody's types: each emulator reads what is its own. */
export interface SeedWishes {
  /** Name of the project at its host. */
  readonly project: string;
  readonly team: { readonly id: string; readonly slug: string } | null;
  /** Environment that is built for before production, where it is one of the host's own making: `qa`. */
  readonly stagingEnvironment?: string | null;
  /** Production domains; `loopback` stands for one named after its own 127.0.0.1:port. */
  readonly domains: readonly string[];
  readonly repository: { readonly owner: string; readonly name: string };
  readonly builtFrom?: BuiltBranch;
  /** Version that production serves at the start; null = nothing was ever deployed. */
  readonly firstVersion: DemoSite | null;
  /** The gates that are going to be asked, with what the plan says of each. */
  readonly items: readonly { readonly gate: string; readonly spec: unknown }[];
  /** The metrics that are going to be read. */
  readonly metrics: readonly WatchedMetric[];
  /** The steps that are going to be taken, with what the plan says of each. */
  readonly steps?: readonly { readonly step: string; readonly spec: unknown }[];
  /** The flags that a rollback turns. */
  readonly flags?: readonly WishedFlag[];
  /** Variables that the host has set. */
  readonly variables: Readonly<Record<string, string>>;
  /** A commit that came with a merged pull request, whose head has this status. */
  readonly reviewed?: { readonly commit: string; readonly context: string; readonly description: string };
  /** A pull request that is going to be reviewed, and by whom. */
  readonly review?: ReviewWishes;
  /** The vendors' own command lines are going to be pointed here: what only they need is served too. */
  readonly ownClients?: boolean;
}

/** What is pushed to this branch is built by the host itself; the branch stands at the first version. */
export interface BuiltBranch {
  readonly branch: string;
  readonly repositoryId: number;
  /** Every build goes live by itself that passes these checks. Left out: none does. */
  readonly heldBy?: readonly { readonly name: string; readonly timeoutSeconds: number }[];
}

export interface ReviewWishes {
  /** Logins of everybody who may write. */
  readonly people: readonly string[];
  /** Of the organization that owns the repository. */
  readonly teams: readonly { readonly slug: string; readonly members: readonly string[] }[];
  /** Who may see who is in a team; a workflow's own token may not. */
  readonly teamReader: { readonly login: string; readonly token: string };
  readonly base: { readonly branch: string; readonly commit: string };
  readonly pullRequest: {
    readonly number: number;
    readonly title: string;
    readonly author: string;
    readonly branch: string;
    readonly commit: string;
  };
}

export interface WishedFlag {
  /** Key of the vendor, and what the plan says in its words. */
  readonly provider: string;
  readonly spec: unknown;
}

export interface WatchedMetric {
  /** As the plan calls it. */
  readonly name: string;
  readonly provider: string;
  readonly spec: unknown;
}

/** What emulators offer to one another and to the demo site. */
export interface Services {
  /** Where a production domain answers; default: the first one. */
  productionOrigin(domain?: string): string;
  /** What answers there, and how many of the visitors get it; none where nothing does. */
  productionDeployments(domain?: string): readonly ServedShare[];
  /** Opens where one release of the site, in one environment, reports its requests and errors; null = nowhere. */
  openReporter(release: SiteRelease, environment: string): Promise<SiteReporter> | null;
  forge(): ForgePeople;
  /** Somebody brings a commit of the site into production, past every workflow; resolves to the host's id of it. */
  deployByHand(commit: string, files: Readonly<Record<string, string>>): Promise<string>;
  /** What an app does that is installed where the code is. */
  forgeApp(identity: ForgeAppIdentity): ForgeApp;
  /** Whoever builds what is pushed hears of it; resolves when all have taken it in. */
  hearOfPush(push: ForgePush): Promise<void>;
  /** Whether every flag that the plan names is set to what is safe; false where it names none. */
  flagIsSafe(): boolean;
  /** A status or a check was written on this commit. */
  hearOfStatus(sha: string): void;
}

/** What people do where the code is, and what workflows are told of it: the payload of an event, as it is sent. */
export interface ForgePeople {
  /** Somebody pushes a commit; resolves when everybody who builds from there has heard of it. */
  push(branch: string, sha: string, files?: Readonly<Record<string, PushedFile>>): Promise<void>;
  /** The last push to a branch. */
  pushed(branch: string): unknown;
  pullRequestOpened(number: number): unknown;
  /** Writes as this person; what they may do is not asked. */
  editComment(login: string, id: number, body: string): unknown;
  comments(): readonly { readonly id: number; readonly author: string; readonly body: string }[];
  /** Oldest first, without pull requests. */
  issues(): readonly { readonly title: string; readonly body: string }[];
  /** Where people see a workflow's run. */
  readonly runUrl: string;
}

export interface SiteRelease {
  /** As the site reports it. */
  readonly name: string;
  readonly commit: string;
  /** The deployment that answered. */
  readonly deploymentId: string;
}

/** What an emulator is made with: its own context, and what the others offer. */
export interface SandboxContext extends EmulatorContext {
  /** Stands around the code of every deployed site. */
  readonly site: SiteRuntime;
  readonly services: Services;
}

/** An emulator that listens. */
export interface Running<Seed, Instance> {
  readonly origin: string;
  readonly seed: Seed;
  readonly emulator: Instance;
  readonly context: EmulatorContext;
}

/** Trouble that only this vendor can make; what all can (down, slow, empty …) needs no declaration. */
export interface DeclaredFault<Instance> {
  /** What it is, for people. */
  readonly description: string;
  /** It is about builds that the host makes of what is pushed: elsewhere it changes nothing. */
  readonly of?: "pushes";
  /** Role through which an item of a checklist meets it; left out where only a release does. */
  readonly role?: string;
  apply(emulator: Instance): Promise<void> | void;
}

export interface EmulatorDeclaration<Seed, Instance extends Emulator> {
  /** Its key in the registry, in the state file and in `--fault <name>-down`. */
  readonly name: string;
  /** Roles through which items of a checklist ask this vendor. */
  readonly roles: readonly string[];
  /** Plain JSON, so that a file can carry it. */
  seedFor(wishes: SeedWishes): Seed;
  create(context: SandboxContext, seed: Seed): Instance;
  /** Complete once it listens. */
  offers?(running: Running<Seed, Instance>): Partial<Services>;
  /** Variables that lead a client here, with credentials that open nothing but loopback. */
  environment(running: Running<Seed, Instance>): Readonly<Record<string, string>>;
  /** What a person needs to point their own client here, as JSON. */
  describe(running: Running<Seed, Instance>): Readonly<Record<string, unknown>>;
  /** By the name that `--fault` takes. */
  readonly faults: Readonly<Record<string, DeclaredFault<Instance>>>;
  /** What the demo site does for this vendor's sake. */
  siteFor?(wishes: SiteReason): SiteWishes;
  /**
   * Which requests of the site's visitors, by their names, a metric of this vendor looks at: none where it would never see
   * anything; null where it looks at no requests, or is another vendor's.
   */
  seesRequests?(metric: WatchedMetric, names: readonly string[]): readonly string[] | null;
}

/** What of the wishes says what the demo site does. */
export type SiteReason = Pick<SeedWishes, "metrics">;

export interface SiteWishes {
  /** Template of the release name that the site reports; `{commit}` is replaced. */
  readonly releaseTemplate?: string;
  /** Names of requests that must be made, such as `POST /api/threads/[id]`: a metric looks at them. */
  readonly requestNames?: readonly string[];
}

export type EmulatorRegistry = Readonly<Record<string, EmulatorDeclaration<unknown, Emulator>>>;

export type SeedOf<Declaration> = Declaration extends EmulatorDeclaration<infer Seed, infer _Instance> ? Seed : never;
export type InstanceOf<Declaration> =
  Declaration extends EmulatorDeclaration<infer _Seed, infer Instance> ? Instance : never;
