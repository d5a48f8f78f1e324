/** Fields by which a plan names a command of the repository, and what is looked at before one is run. */
import { z } from "zod";
import { findCheckout } from "./find-checkout.ts";
import { resolveInside } from "./inside-directory.ts";
import { variableName } from "./plan-values.ts";
import { hold, type Verdict } from "./verdict.ts";

/** Of a command that only says how something stands: what it says is waited for before anything is done. */
export const OBSERVE_MS = 30_000;

/** A command line; `example` is what a person might have meant. */
export function commandLine(example: string) {
  return z.string().trim().min(1, `expected a command line, such as ${example}`);
}

export const commandFields = {
  env: z
    .array(variableName)
    .default([])
    .describe("Names of the variables, including secrets, that the commands may see. Their values are masked."),
  directory: z.string().min(1).default(".").describe("Folder in which they run, relative to the repository."),
};

interface Place {
  readonly env: readonly string[];
  readonly directory: string;
}

interface Surroundings {
  /** The checkout's folder, absolute. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Null where nothing speaks against running it. `who`: `The command`. */
export async function checkCommandPlace(
  { env: names, directory: inside }: Place,
  { directory, env }: Surroundings,
  who = "The command",
): Promise<Verdict | null> {
  const missing = names.filter((name) => env[name] === undefined);
  if (missing.length > 0) {
    return hold(
      "secret_missing",
      `${who} needs ${missing.join(", ")}, which ${missing.length === 1 ? "is" : "are"} not set here.`,
      `Set ${missing.join(", ")} in the environment of this step, or remove the name from env.`,
    );
  }
  if ((await resolveInside(directory, inside)) !== null) return null;
  return hold(
    "command_not_found",
    `The folder ${inside} does not exist in the repository.`,
    "Set directory to a folder of the repository, relative to its root.",
  );
}

/** Null where the folder is a checkout of this commit: the script of another one may know nothing of what is released. */
export async function checkCheckedOut(directory: string, commit: string): Promise<Verdict | null> {
  const checkout = await findCheckout(directory);
  if (checkout?.commit === commit) return null;
  return hold(
    "commit_unknown",
    `The script runs only in a checkout of ${commit}, and this is ${checkout?.commit ?? "no checkout"}.`,
    "Run it by hand from that commit, if it is needed.",
  );
}
