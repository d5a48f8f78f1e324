/** What Checkly is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Checkly";

/** Of a user or service user (User Settings, API keys). */
export const API_KEY: Setting = {
  name: "CHECKLY_API_KEY",
  source: "secret",
  purpose: "run checks and read their results",
  scopes: "API key that may run checks and read results",
  inChecklist: "run checks and read results",
};

export const ACCOUNT: Setting = {
  name: "CHECKLY_ACCOUNT_ID",
  source: "variable",
  purpose: "know which account the key is used for",
  scopes: "id of the account (Account Settings, General)",
};

export const API_URL: AddressSetting = {
  name: "CHECKLY_API_URL",
  source: "address",
  purpose: "find Checkly's API",
  default: "https://api.checklyhq.com",
};

export const RUN_LOCATION: Setting = {
  name: "CHECKLY_RUN_LOCATION",
  source: "variable",
  purpose: "run the checks from there",
  scopes: "region, or slug of a private location, from which checks run; default `eu-west-1`",
  optional: "to run checks from elsewhere",
};

/** Named in links to the repository. */
export const SERVER_URL: Setting = {
  name: "GITHUB_SERVER_URL",
  source: "runner",
  purpose: "link a test session to the repository",
};
