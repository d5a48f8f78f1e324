/** What LaunchDarkly is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "LaunchDarkly";

/** An SDK key cannot ask this API. */
export const TOKEN: Setting = {
  name: "LAUNCHDARKLY_ACCESS_TOKEN",
  source: "secret",
  purpose: "read the flag, and turn it off when a release is rolled back",
  scopes:
    "access token of a service (`api-…`) with a custom role that allows `viewProject` on the project and `updateOn` on this flag in this environment",
  workflows: ["release", "watch", "rollback"],
};

/** The accounts of the EU and of federal customers have addresses of their own. */
export const API_URL: AddressSetting = {
  name: "LAUNCHDARKLY_API_HOST",
  source: "address",
  purpose: "find LaunchDarkly's API",
  default: "https://app.launchdarkly.com",
  inPlan: "launchdarkly",
};
