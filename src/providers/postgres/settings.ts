/** What databases are reached with: the plan names the variable of each address. */
import type { Setting } from "../../lib/setting.ts";

export const VENDOR = "PostgreSQL";

/** A usual name of one. */
export const ADDRESS: Setting = {
  name: "DATABASE_URL",
  source: "plan-secret",
  purpose: "read the database",
  scopes: "address of a database, with a role that reads",
  inChecklist:
    "read the tool's table, for `migrations`; for `rls`, take on the roles that `sees` names and see every row without them (the tables' owner, or a role that bypasses row security). All of it happens in read-only transactions",
  namedByPlan: true,
};
