/** Where the whole of what a summary tells is to be found: the files that a run was asked for. Pure. */

/** One line, as Markdown; empty where no file was asked for. */
export function renderReportFiles(files: readonly string[], runUrl: string | null): string {
  if (files.length === 0) return "";
  const names = files.map((file) => `\`${nameOf(file)}\``).join(" and ");
  const run = runUrl === null ? "this run's artifacts" : `[this run's artifacts](${runUrl}#artifacts)`;
  return `\nThe whole of it is in ${names}, among ${run} where the workflow keeps them.\n`;
}

/** A back quote would end the code that the name stands in. */
function nameOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replaceAll("`", "'");
}
