/** What Sentry is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";
import type { SentrySpec } from "./spec.ts";

export const VENDOR = "Sentry";

export const SCOPES = "`org:read`, `event:read`, `project:read`, `project:releases`";

export const TOKEN: Setting = {
  name: "SENTRY_AUTH_TOKEN",
  source: "secret",
  purpose: "read the release's metrics",
  scopes: `token of an internal integration with ${SCOPES}; an organization token (\`sntrys_…\`) can read nothing and is refused`,
};

export const ORGANIZATION: Setting<SentrySpec> = {
  name: "SENTRY_ORG",
  source: "variable",
  purpose: "know whose project it is, where the plan has no `org`",
  scopes: "slug of the organization",
  neededFor: (spec) => spec.org === undefined,
};

export const API_URL: AddressSetting = {
  name: "SENTRY_URL",
  source: "address",
  purpose: "find Sentry",
  default: "https://sentry.io/",
  inPlan: "sentry",
};
