import type { ManagedPlace, ProviderContext } from "../../contract.ts";
import type { VendorClient } from "../../http.ts";

/** The Management API, with the clock of whoever waits for it. */
export interface Supabase {
  readonly client: VendorClient;
  readonly context: ProviderContext;
}

export function projectPath({ project }: Pick<ManagedPlace, "project">): string {
  return `/v1/projects/${encodeURIComponent(project)}`;
}
