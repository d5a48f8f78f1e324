/** What Neon's API is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "Neon";

export const API_KEY: Setting = {
  name: "NEON_API_KEY",
  source: "secret",
  purpose: "make branches and snapshots of the database, and restore it",
  scopes: "API key of the organization that is scoped to the project (Neon, Settings, API keys)",
  workflows: ["release", "rollback"],
};

export const API_URL: AddressSetting = {
  name: "NEON_API_HOST",
  source: "address",
  purpose: "find Neon's API",
  default: "https://console.neon.tech/api/v2",
  workflows: ["release", "rollback"],
};

export const CREDENTIAL_REMEDY = `Set ${API_KEY.name} to an API key of Neon that reaches the project: a project-scoped key is enough for everything but deleting the project.`;
