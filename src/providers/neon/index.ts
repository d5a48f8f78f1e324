/** Neon, for the databases that it runs. Small, because every command reads its settings. */
import type { RoleProvider } from "../contract.ts";
import { API_KEY, API_URL, VENDOR } from "./settings.ts";

export const neonDatabases: RoleProvider<"managedDatabases"> = {
  role: "managedDatabases",
  key: "neon",
  vendor: VENDOR,
  settings: [API_KEY, API_URL],
  connect: async (_, context) => (await import("./databases.ts")).connectDatabases(context),
};
