/**
 * Compares a request with what a route has in its place. Deployed as text like program.ts, with the same rule: no
 * function here uses anything but its parameters, the other functions of this file and what every JavaScript has.
 */

/** What each `${name}` of the template stands for in the value; null where the value is another one. */
export function matchTemplate(template: unknown, value: unknown): Record<string, string> | null {
  if (typeof template === "string") return matchText(template, typeof value === "number" ? String(value) : value);
  if (typeof template !== "object" || template === null) return template === value ? {} : null;
  if (typeof value !== "object" || value === null || Array.isArray(template) !== Array.isArray(value)) return null;
  const [wanted, given] = [Object.entries(template), new Map(Object.entries(value))];
  if (wanted.length !== given.size) return null;
  const parts = wanted.map(([key, item]) => (given.has(key) ? matchTemplate(item, given.get(key)) : null));
  return parts.some((part) => part === null) ? null : Object.assign({}, ...parts);
}

function matchText(template: string, text: unknown): Record<string, string> | null {
  if (typeof text !== "string") return null;
  const names: string[] = [];
  const source = template.split(/\$\{([^}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push(part);
    return "([^/]+)";
  });
  const match = new RegExp(`^${source.join("")}$`).exec(text);
  return match === null ? null : Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ""]));
}

/** Everything that this consists of, to be deployed as text. */
export const DEMO_MATCH = [matchTemplate, matchText] as const;
