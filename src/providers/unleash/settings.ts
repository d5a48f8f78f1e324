/** What Unleash is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Unleash";

/** A client's token cannot ask this API. */
export const TOKEN: Setting = {
  name: "UNLEASH_ADMIN_TOKEN",
  source: "secret",
  purpose: "read the flag, and turn it off when a release is rolled back",
  scopes:
    "token of a service account or a person whose role in the project has `UPDATE_FEATURE_ENVIRONMENT` for this environment (where there are no roles, an admin token)",
  workflows: ["release", "watch", "rollback"],
};

export const API_URL: AddressSetting = {
  name: "UNLEASH_URL",
  source: "address",
  purpose: "find Unleash",
  default: null,
  inPlan: "unleash",
};
