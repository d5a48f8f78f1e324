/** Lines of a plan that is being written, each with where it comes from. Pure. */

export interface PlanLine {
  readonly text: string;
  /** Index of the meaning that the line is; null for what every plan has. */
  readonly owner: number | null;
}

/** A comment of one line, whatever is in it. */
export function comment(text: string): string {
  return `# ${text.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}`;
}

export function withComment(text: string, remark: string): string {
  return `${text} ${comment(remark)}`;
}

export function indent(lines: readonly PlanLine[], by = 2): readonly PlanLine[] {
  return lines.map(({ text, owner }) => ({ text: `${" ".repeat(by)}${text}`, owner }));
}

/** A key with a list or a mapping below it; all of it is a comment where nothing below it is more than that. */
export function section(key: string, from: string, lines: readonly PlanLine[]): readonly PlanLine[] {
  if (lines.length === 0) return [];
  const isEmpty = lines.every(({ text }) => text.trimStart().startsWith("#"));
  return [{ text: withComment(isEmpty ? `# ${key}:` : `${key}:`, from), owner: null }, ...indent(lines)];
}
