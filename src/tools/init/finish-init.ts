/** The end of `init`: what would be written is shown, or written and rehearsed. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { wrapText } from "../../lib/wrap-text.ts";
import type { ToolSurroundings } from "../contract.ts";
import { type PlannedFile, renderDiff, renderToDos } from "./render-init.ts";
import type { InitValues } from "./wishes.ts";
import type { ToDo } from "./writing/to-do.ts";
import type { NewFile } from "./writing/workflow-files.ts";

export interface Finishing {
  readonly files: readonly PlannedFile[];
  readonly todos: readonly ToDo[];
  readonly notes: readonly string[];
  readonly values: InitValues;
  readonly surroundings: ToolSurroundings;
  /** Folder of the repository. */
  readonly directory: string;
}

export async function finishInit(finishing: Finishing): Promise<number> {
  const { files, todos, notes, values, surroundings, directory } = finishing;
  const { stdout } = surroundings;
  if (values.json === true) {
    stdout.line(JSON.stringify({ version: 1, files, todos, notes }));
    return 0;
  }
  const say = (lines: readonly string[]) => lines.forEach((line) => stdout.line(line));
  say(notes.flatMap((note) => (note === "" ? [""] : note.startsWith(" ") ? [note] : wrapText(note, stdout.columns))));
  if (notes.length > 0) stdout.line("");
  if (values["dry-run"] === true) {
    say(renderDiff(files));
    stdout.line("");
    say(renderToDos(todos, stdout.columns));
    return 0;
  }
  for (const file of files) stdout.line(await writeNew(directory, file));
  stdout.line("");
  say(renderToDos(todos, stdout.columns));
  return values["no-rehearsal"] === true ? 0 : rehearseAll(finishing);
}

export function isPlan({ path }: NewFile): boolean {
  return !path.startsWith(".github/workflows/");
}

/** Whoever was quicker keeps their file. */
async function writeNew(directory: string, { path, text, exists }: PlannedFile): Promise<string> {
  if (exists) return `kept     ${path}`;
  const file = join(directory, path);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: "wx" });
    return `written  ${path}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return `kept     ${path}`;
    throw error;
  }
}

/** What each plan does, and one release of it or one that others make, before anybody believes it. */
async function rehearseAll({ files, surroundings }: Finishing): Promise<number> {
  const [{ printPlan }, { rehearseRelease }] = await Promise.all([
    import("../explain/print-plan.ts"),
    import("../rehearse/rehearse.ts"),
  ]);
  let code = 0;
  for (const { path } of files.filter(isPlan)) {
    surroundings.stdout.line("");
    await printPlan(path, "text", surroundings.stdout);
    surroundings.stdout.line("");
    code = Math.max(code, await rehearseRelease({ plan: path }, surroundings));
  }
  return code;
}
