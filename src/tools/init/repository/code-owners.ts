/** Who owns everything, by CODEOWNERS: they are asked to approve. Pure. */

const NAME = /^@[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\/[A-Za-z0-9][\w-]*)?$/;
const MOST = 10;

export const CODEOWNERS_FILES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** Of the last rule for all files, as GitHub reads it; without one, of all rules. */
export function parseCodeOwners(text: string): readonly string[] {
  const rules = text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/(?:^|\s)#.*$/, "")
        .trim()
        .split(/\s+/),
    )
    .filter(([pattern]) => pattern !== undefined && pattern !== "");
  const general = rules.findLast(
    ([pattern]) => pattern === "*" || pattern === "/" || pattern === "/**" || pattern === "**",
  );
  const chosen = general === undefined ? rules : [general];
  const names = chosen.flatMap(([, ...owners]) => owners).filter((name) => NAME.test(name));
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].slice(0, MOST);
}
