/** PostgreSQL through `pg`. */
import { ProviderError } from "../lib/error.ts";
import type { RoleProvider } from "./contract.ts";

export const postgres: RoleProvider<"databases"> = {
  role: "databases",
  vendor: "PostgreSQL",
  secrets: [],
  connect: () =>
    Promise.reject(
      new ProviderError({ reasonCode: "internal_error", vendor: "PostgreSQL", message: "being written", remedy: "" }),
    ),
};
