import type { CommandOptions } from "../engine/context.ts";
import type { CommandOptionValues } from "./index.ts";
import { stepWordsOf } from "./step-words.ts";

/** What was given, with what holds where it was not; apart from what must be looked up first. */
export function commandOptions(values: CommandOptionValues): Omit<CommandOptions, "authors"> {
  return {
    stage: values.stage ?? "staging",
    to: values.to ?? null,
    reason: values.reason ?? null,
    dryRun: values["dry-run"] ?? false,
    restoreFlag: values["restore-flag"] ?? false,
    unpin: values.unpin ?? false,
    accept: values.accept ?? null,
    stepWords: stepWordsOf(values),
    undo: values.undo ?? [],
    look: values.look ?? false,
    observe: values.observe ?? false,
  };
}
