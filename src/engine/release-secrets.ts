import { roleProviders } from "../providers/index.ts";

/** Names of the variables that every release needs, whatever its plan names. */
export const releaseSecrets: readonly { readonly name: string; readonly neededBy: string }[] = [
  ...roleProviders.host.secrets.map((name) => ({ name, neededBy: "Vercel" })),
  ...roleProviders.forge.secrets.map((name) => ({ name, neededBy: "the release record at GitHub" })),
];
