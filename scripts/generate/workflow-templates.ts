/** The callers of the public workflows as `init` writes them: those of the example, in the source. */

/** Template literals, so that no formatter breaks them anew. */
export function renderWorkflowTemplates(files: Readonly<Record<string, string>>): string {
  const entries = Object.entries(files).map(([name, text]) => `  ${name}: \`${escape(text)}\`,\n`);
  return [
    "/** Written by npm run generate, from examples/next-app/.github/workflows. */\n",
    `export const WORKFLOW_TEMPLATES = {\n${entries.join("")}} as const;\n`,
  ].join("");
}

function escape(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
}
