/** What started the workflow that this runs in; only the edges ask. */
import type { WorkflowRun } from "./commands/checklist/request.ts";
import type { CommandName } from "./commands/index.ts";

/** Commands that do not do the same whatever started them. */
const ASKING: readonly CommandName[] = ["checklist", "promote", "restore"];

/**
 * `restores`: a rollback that is to restore a database as well, which only a person may ask for. From `@actions/github`, which reads the event's file when it is loaded. Loaded here, and only for the commands that ask:
 * it brings Octokit, which a rollback must not wait for.
 */
export async function readWorkflowRun(command: CommandName, restores = false): Promise<WorkflowRun> {
  if (!ASKING.includes(command) && !restores) return { eventName: "", payload: null };
  try {
    const { context } = await import("@actions/github");
    return { eventName: context.eventName ?? "", payload: context.payload };
  } catch (error) {
    // Not JSON: what follows says that the event is not one that it knows.
    if (error instanceof SyntaxError) return { eventName: "", payload: null };
    throw error;
  }
}
