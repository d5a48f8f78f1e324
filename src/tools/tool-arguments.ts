import { UsageError } from "../lib/error.ts";

/** Node's own message for a wrong option, as a usage error. */
export function parseToolArgs<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    throw new UsageError("usage", [
      {
        message: error instanceof Error ? error.message : String(error),
        remedy: "Run `holdpoint help` for the options.",
      },
    ]);
  }
}
