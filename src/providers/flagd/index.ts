/** A file of flags in flagd's format, in a repository at GitHub. Small, because every command reads its settings: what asks and what a plan says of it load where they are used. */
import type { RoleProvider } from "../contract.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";

export const flagdFlags: RoleProvider<"flags"> = {
  role: "flags",
  key: "flagd",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  connect: async (settings, context) => (await import("./flag.ts")).connectFlags(settings, context),
};
