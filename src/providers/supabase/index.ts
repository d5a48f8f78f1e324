/** Supabase's Management API: what its security advisor says about a project. */
import type { RoleProvider } from "../contract.ts";
import { connectClient, SUPABASE, SUPABASE_SECRETS } from "./client.ts";

/** Reads `SUPABASE_ACCESS_TOKEN`, and `SUPABASE_API_BASE_URL` for another address than https://api.supabase.com. */
export const supabaseAdvisor: RoleProvider<"advisor"> = {
  role: "advisor",
  vendor: SUPABASE,
  secrets: SUPABASE_SECRETS,
  connect: async (_, context) => {
    const client = connectClient(context);
    const { listFindings } = await import("./list-findings.ts");
    return { listSecurityFindings: (project) => listFindings(client, project) };
  },
};
