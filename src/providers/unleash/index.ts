/** Unleash, for one flag of it. Small, because every command reads its settings: what asks and what a plan says of it load where they are used. */
import type { RoleProvider } from "../contract.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";

export const unleashFlags: RoleProvider<"flags"> = {
  role: "flags",
  key: "unleash",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  connect: async (settings, context) => (await import("./flag.ts")).connectFlags(settings, context),
};
