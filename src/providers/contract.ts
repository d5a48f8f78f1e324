/**
 * The roles that vendors play. A provider implements the roles it can; gates, commands and the judge see only these.
 * Every instant is milliseconds since the epoch, every length milliseconds, every share 0–1.
 * Every method may throw ProviderError; nothing else escapes. Every list is complete: providers paginate.
 */
import type { Advisor } from "./contract/advisor.ts";
import type { BackupStores, StoredBackups } from "./contract/backup-store.ts";
import type { Checks } from "./contract/checks.ts";
import type { DatabaseWork } from "./contract/database-work.ts";
import type { Databases } from "./contract/database.ts";
import type { Declaration } from "./contract/declaration.ts";
import type { Flags } from "./contract/flags.ts";
import type { DeploymentReader, FileReader, Forge } from "./contract/forge.ts";
import type { Host, VariableReader } from "./contract/host.ts";
import type { IncidentReporter } from "./contract/incident-reporter.ts";
import type { LookMonitor } from "./contract/look-monitor.ts";
import type { ManagedDatabases } from "./contract/managed-database.ts";
import type { HttpProbe, Shell, TlsProbe } from "./contract/probes.ts";
import type { Protection } from "./contract/protection.ts";
import type { ProviderContext } from "./contract/provider-context.ts";
import type { SideQuery } from "./contract/rollout.ts";
import type { Source } from "./contract/source.ts";

export type * from "./contract/advisor.ts";
export type * from "./contract/backup-store.ts";
export type * from "./contract/change-answer.ts";
export type * from "./contract/checks.ts";
export type * from "./contract/commits.ts";
export type * from "./contract/database-work.ts";
export type * from "./contract/database.ts";
export type * from "./contract/declaration.ts";
export type * from "./contract/deployment-checks.ts";
export type * from "./contract/examination.ts";
export type * from "./contract/flags.ts";
export type * from "./contract/forge.ts";
export type * from "./contract/git-builds.ts";
export type * from "./contract/host-deployment.ts";
export type * from "./contract/host.ts";
export type * from "./contract/incident-reporter.ts";
export type * from "./contract/look-monitor.ts";
export type * from "./contract/managed-database.ts";
export type * from "./contract/metrics.ts";
export type * from "./contract/probes.ts";
export type * from "./contract/protection.ts";
export type * from "./contract/provider-context.ts";
export type * from "./contract/rollout.ts";
export type * from "./contract/source.ts";
export type * from "./contract/runs.ts";
export type * from "./contract/traces.ts";

export interface Roles {
  readonly host: Host;
  readonly forge: Forge;
  /** The forge, for reading releases only. */
  readonly deployments: DeploymentReader;
  /** The forge, for reading files of a branch only. */
  readonly files: FileReader;
  /** The host, for reading its environment variables only. */
  readonly variables: VariableReader;
  readonly checks: Checks;
  readonly databases: Databases;
  /** The same databases, for steps alone: they change what is in them. */
  readonly databaseWork: DatabaseWork;
  /** What the vendor of a database can do for it by its own API. */
  readonly managedDatabases: ManagedDatabases;
  /** Where backups are kept. */
  readonly stores: BackupStores;
  /** The same places, for reading only. */
  readonly storedBackups: StoredBackups;
  readonly advisor: Advisor;
  readonly http: HttpProbe;
  readonly tls: TlsProbe;
  readonly shell: Shell;
  readonly flags: Flags;
  /** The forge, for proposing a change of the repository. */
  readonly source: Source;
  readonly monitor: LookMonitor;
  readonly incidents: IncidentReporter;
}

export type RoleName = keyof Roles;

/** What a gate may be given: it asks, so it gets neither what changes production nor what writes records. */
export type GateRole = Exclude<
  RoleName,
  "host" | "forge" | "flags" | "source" | "monitor" | "incidents" | "managedDatabases" | "databaseWork" | "stores"
>;

/** A provider of a role: `connect` is lazy, so that a command loads only the vendors that it talks to. */
export interface RoleProvider<Name extends RoleName = RoleName> extends Declaration {
  readonly role: Name;
  connect(settings: RoleSettings, context: ProviderContext): Promise<Roles[Name]>;
}

export interface HostProvider extends RoleProvider<"host"> {
  /** Null where every build is open to everybody. */
  readonly protection: Protection | null;
  /** How a probe of a production domain asks for one side of a rolling release; null where there is no way to. */
  readonly sides: SideQuery | null;
}

/** Who can play each role, by the key that chooses among them. */
export type RolePlayers = { readonly [Name in RoleName]: Readonly<Record<string, RoleProvider<Name>>> };

export type RoleRegistry = RolePlayers & { readonly host: Readonly<Record<string, HostProvider>> };

/** What the plan and the edge say about the project; a provider takes what it needs. */
export interface RoleSettings {
  readonly project: string;
  readonly team: string | null;
  /** `owner/name`, null outside a repository (then there is no forge). */
  readonly repository: string | null;
}
