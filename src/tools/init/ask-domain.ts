/** The one question that no file answers. The library of prompts loads with this file. */
import input from "@inquirer/input";
import { UsageError } from "../../lib/error.ts";
import { DOMAIN } from "../../plan/patterns.ts";

/** Null where a person leaves it open. */
export async function askDomain(project: string, signal: AbortSignal): Promise<string | null> {
  const validate = (text: string) =>
    text.trim() === "" ||
    DOMAIN.test(text.trim()) ||
    "A host without scheme and path, such as app.example.com; empty to fill it in later.";
  const message = `Production domain of ${project} (empty: fill it in later)`;
  const answer = await input({ message, validate }, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    // Ctrl-C in the question itself: nothing was written yet.
    if (error instanceof Error && error.name === "ExitPromptError") throw brokenOff();
    throw error;
  });
  return answer.trim() === "" ? null : answer.trim();
}

function brokenOff(): UsageError {
  return new UsageError("usage", [
    {
      message: "The question was broken off, and nothing was written.",
      remedy: "Give the domain with --domain, or run it again.",
    },
  ]);
}
