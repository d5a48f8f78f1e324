/** Supabase's Management API: what its security advisor says about a project, and what it does for the database. */
import type { RoleProvider } from "../contract.ts";
import { connectClient } from "./client.ts";
import { API_URL, MANAGED_API_URL, MANAGED_TOKEN, TOKEN, VENDOR } from "./settings.ts";

export const supabaseAdvisor: RoleProvider<"advisor"> = {
  role: "advisor",
  key: "supabase",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  connect: async (_, context) => {
    const client = connectClient(context);
    const { listFindings } = await import("./list-findings.ts");
    return { listSecurityFindings: (project) => listFindings(client, project) };
  },
};

export const supabaseDatabases: RoleProvider<"managedDatabases"> = {
  role: "managedDatabases",
  key: "supabase",
  vendor: VENDOR,
  settings: [MANAGED_TOKEN, MANAGED_API_URL],
  connect: async (_, context) => (await import("./managed/databases.ts")).connectDatabases(context),
};
