/** Supabase's Management API. */
import { ProviderError } from "../../lib/error.ts";
import type { RoleProvider } from "../contract.ts";

export const supabaseAdvisor: RoleProvider<"advisor"> = {
  role: "advisor",
  vendor: "Supabase",
  secrets: ["SUPABASE_ACCESS_TOKEN"],
  connect: () =>
    Promise.reject(
      new ProviderError({ reasonCode: "internal_error", vendor: "Supabase", message: "being written", remedy: "" }),
    ),
};
