/** What is known of the repository that a plan is written for; what is not, a person fills in. */
import type { Way } from "../choose-way.ts";

export interface KnownSource {
  /** Key of the provider of metrics, with its settings as a plan has them. */
  readonly provider: string;
  readonly spec: unknown;
  /** Where it was found. */
  readonly from: string;
}

export interface PlanSurroundings {
  /** Project and team at the host, and the file that says so; null where nothing does. */
  readonly host: { readonly project: string; readonly team: string | null; readonly from: string } | null;
  readonly domains: { readonly names: readonly string[]; readonly from: string } | null;
  /** Providers of metrics that the repository uses, the best first. */
  readonly metricSources: readonly KnownSource[];
  /** Installs the packages: `npm ci`. */
  readonly install: string;
  /** Folder of the project, relative to the repository. */
  readonly directory: string;
  /** How the build of a release comes about; with `observe` there is no release. */
  readonly way: Way;
  /** Who signs what the document gives to nobody. */
  readonly signers: readonly string[];
}

export const NOTHING_KNOWN: PlanSurroundings = {
  host: null,
  domains: null,
  metricSources: [],
  install: "npm ci",
  directory: ".",
  way: "build",
  signers: [],
};
