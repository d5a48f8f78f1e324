/** What `init` found, wrote and leaves to a person, for a terminal. Pure. */
import { wrapText } from "../../lib/wrap-text.ts";
import type { NewFile } from "./writing/workflow-files.ts";
import type { ToDo } from "./writing/to-do.ts";

export interface PlannedFile extends NewFile {
  /** What is there already is kept as it is. */
  readonly exists: boolean;
}

/** As a diff: what is there stays, what is not is added. */
export function renderDiff(files: readonly PlannedFile[]): readonly string[] {
  return files.flatMap(({ path, text, exists }) => {
    if (exists) return [`= ${path} (is there, and stays as it is)`];
    const lines = text.replace(/\n$/, "").split("\n");
    return ["--- /dev/null", `+++ b/${path}`, `@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)];
  });
}

export function renderToDos(todos: readonly ToDo[], columns: number): readonly string[] {
  return [
    "What a person must do:",
    ...todos.flatMap(({ what, how }, index) => [
      ...wrapText(what, columns, `${String(index + 1).padStart(3)}. `),
      // Not wrapped: a command that is copied must be whole.
      `     ${how}`,
    ]),
  ];
}
