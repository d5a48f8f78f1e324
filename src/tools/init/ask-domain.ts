/** The one question that no file answers. The library of prompts loads with this file. */
import input from "@inquirer/input";
import { DOMAIN } from "../../plan/patterns.ts";

/** Null where a person leaves it open. */
export async function askDomain(project: string, signal: AbortSignal): Promise<string | null> {
  const validate = (text: string) =>
    text.trim() === "" ||
    DOMAIN.test(text.trim()) ||
    "A host without scheme and path, such as app.example.com; empty to fill it in later.";
  const answer = await input(
    { message: `Production domain of ${project} (empty: fill it in later)`, validate },
    { signal },
  );
  return answer.trim() === "" ? null : answer.trim();
}
