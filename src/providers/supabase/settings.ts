/** What Supabase's Management API, and a project's own address, are reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Supabase";

/** A token is scoped unless somebody asked for a legacy one, so a 403 mostly means that this was not ticked. */
export const ADVISORS_PERMISSION = "advisors_read";

export const TOKEN: Setting = {
  name: "SUPABASE_ACCESS_TOKEN",
  source: "secret",
  purpose: "ask the advisor, whether the project's services are healthy, and what backups there are",
  scopes:
    "personal access token for the project, with `Advisors: Read` for the gate `advisor`, `Project: Read` for the metric `unhealthy_services`, `Backups: Read` for the step `backup` (to restore, write), and `Development branches` and `Database pooling config: Read` for copies",
  inChecklist: "read the project's advisors (`Advisors: Read`)",
  // Its gate compares with what the checklist has recorded.
  workflows: ["checklist"],
};

/**
 * The name that Supabase's own client of this API reads. `SUPABASE_API_URL`, which would be like the other vendors',
 * is what many applications call their project's address: this token would then be sent there.
 */
export const API_URL: AddressSetting = {
  name: "SUPABASE_API_BASE_URL",
  source: "address",
  purpose: "find Supabase's Management API",
  default: "https://api.supabase.com",
  workflows: ["checklist"],
};

interface Named {
  readonly services?: unknown;
}

/** The same token, where a metric asks for the health of services. */
export const HEALTH_TOKEN: Setting<Named> = {
  ...TOKEN,
  workflows: ["release", "watch"],
  neededFor: ({ services }) => services !== undefined,
};

export const HEALTH_API_URL: AddressSetting = { ...API_URL, workflows: ["release", "watch"] };

/** The same token, where a step or a restore asks for what Supabase keeps of the database. */
export const MANAGED_TOKEN: Setting = { ...TOKEN, workflows: ["release", "rollback"] };
export const MANAGED_API_URL: AddressSetting = { ...API_URL, workflows: ["release", "rollback"] };
export const MANAGED_REMEDY = `Set ${TOKEN.name} to a personal access token (Supabase, Account, Access Tokens) that reaches the project, with the permissions Project: Read, Backups (read, and write to restore), Development branches (read, create, delete) and Database pooling config: Read.`;

export const SECRET_KEY: Setting<Named> = {
  name: "SUPABASE_SECRET_KEY",
  source: "secret",
  purpose: "read the project's own metrics",
  scopes: "secret key of the project (`sb_secret_…`), or its legacy `service_role` key",
  neededFor: ({ services }) => services === undefined,
};

/** By itself the project's own address, below this one. */
export const METRICS_URL: AddressSetting = {
  name: "SUPABASE_METRICS_URL",
  source: "address",
  purpose: "find the project's metrics",
  default: "https://supabase.co",
};
