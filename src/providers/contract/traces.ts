/** What of a vendor lies in a repository: `init` reads it, so that it need not ask. */
import type { ProviderContext } from "./provider-context.ts";

/** Files of a repository by their path below the project's folder; text of a bounded size, null where there is none. */
export interface RepositoryFiles {
  read(path: string): Promise<string | null>;
  /** Names in a folder; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
}

export interface VendorTraces {
  /** The file that says so, or the vendor itself. */
  readonly from: string;
  /** Project and team of a host. */
  readonly project?: { readonly name: string; readonly team: string | null };
  readonly domains?: readonly string[];
  /** Repository that the host builds from by itself, as `owner/name`; null where it builds from none; absent where it was not asked. */
  readonly builds?: string | null;
  /** Settings of its metrics and gates as a plan has them; absent where they are not all known. */
  readonly spec?: unknown;
}

/** Null where nothing speaks of the vendor. A vendor that is asked and gives no answer is as one that says nothing. */
export type FindTraces = (files: RepositoryFiles, context: ProviderContext) => Promise<VendorTraces | null>;
