/** What Vercel is reached with. Small, because a rollback reads it before its first request. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Vercel";

export const TOKEN: Setting = {
  name: "VERCEL_TOKEN",
  source: "secret",
  purpose: "build, promote and roll back",
  scopes: "Vercel access token of a member who may deploy and promote, limited to the team",
  inChecklist: "read the project's variables",
  inObserving: "Vercel access token of a member who may view the project, limited to the team",
};

/** Vercel's own name for the secret that opens protected deployments to automation. */
export const BYPASS: Setting = {
  name: "VERCEL_AUTOMATION_BYPASS_SECRET",
  source: "secret",
  purpose: "let probes reach a protected deployment",
  scopes: '"Protection bypass for automation" of the project',
  optional: "where deployment protection is on",
  workflows: ["release", "rollback"],
  opensSite: true,
};

export const API_URL: AddressSetting = {
  name: "VERCEL_API_URL",
  source: "address",
  purpose: "find Vercel's API",
  default: "https://api.vercel.com",
};
