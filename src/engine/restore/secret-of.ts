import { UsageError } from "../../lib/error.ts";
import { Secret } from "../../lib/secret.ts";
import type { CommandContext } from "../context.ts";

/** A variable that the call has named. `why` ends a sentence: `so the database cannot be reached`. */
export function secretOf({ env }: Pick<CommandContext, "env">, variable: string, why: string): Secret {
  const value = env[variable] ?? "";
  if (value !== "") return new Secret(variable, value);
  throw new UsageError("secret_missing", [
    {
      message: `${variable} is not set, ${why}.`,
      remedy: `Add a line ${variable}=… to HOLDPOINT_SECRETS, or set it in this terminal.`,
      reasonCode: "secret_missing",
    },
  ]);
}
