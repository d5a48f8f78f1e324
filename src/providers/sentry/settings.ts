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

/** Not `SENTRY_DSN`, which a team's own tests may name: what is ours to send with, no command of a plan is given. */
export const MONITOR_DSN: Setting = {
  name: "SENTRY_MONITOR_DSN",
  source: "secret",
  purpose: "report each scheduled look to a cron monitor",
  scopes: "DSN of a project whose cron monitor is told of each scheduled look, and alarms where one is missed",
  optional: "where a missed look is to raise an alarm",
  workflows: ["watch"],
};

/** A name of its own for the same reason; it may hold the same DSN. */
export const INCIDENT_DSN: Setting = {
  name: "SENTRY_INCIDENT_DSN",
  source: "secret",
  purpose: "report a rollback as an event",
  scopes: "DSN of a project that is told of each rollback, and of one that was due and could not be made",
  optional: "where a rollback is to be an event at Sentry",
  workflows: ["release", "rollback", "watch"],
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
