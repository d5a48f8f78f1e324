/** `--incident`: the issue that a rehearsed rollback opened, as people would read it. */
import { writeFile } from "node:fs/promises";

export interface RehearsedIssue {
  readonly title: string;
  readonly body: string;
}

/** What kept it from being written, in sentences. A release that went well has none, which is no trouble. */
export async function writeIncident(
  file: string | null,
  issues: () => readonly RehearsedIssue[],
): Promise<readonly string[]> {
  if (file === null) return [];
  const issue = issues().at(-1);
  if (issue === undefined) return [`No incident was opened, so ${file} was not written.`];
  try {
    await writeFile(file, `# ${issue.title}\n\n${issue.body}\n`);
    return [];
  } catch (error) {
    return [`The incident ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`];
  }
}
