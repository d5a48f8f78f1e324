/** What Supabase's Management API is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Supabase";

/** A token is scoped unless somebody asked for a legacy one, so a 403 mostly means that this was not ticked. */
export const ADVISORS_PERMISSION = "advisors_read";

export const TOKEN: Setting = {
  name: "SUPABASE_ACCESS_TOKEN",
  source: "secret",
  purpose: "ask the advisor",
  scopes: "personal access token with `Advisors: Read` for the project",
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
