/**
 * What one answer gives to the next request: `capture: { id: $.thread.id }`, then `${id}`.
 * Of JSONPath (RFC 9535) only names and indexes: a capture is one value, never a search.
 */

/** Member names and array indexes from the root. */
export type JsonPath = readonly (string | number)[];
/** Characters of a captured text: more goes into no address or header, and all of an answer is searched for it. */
export const MAXIMUM_CAPTURED = 8_192;

export type Captures = Readonly<Record<string, unknown>>;

const STEP = /^(?:\.([A-Za-z_][\w-]*)|\[(\d+)\]|\["([^"\\]+)"\]|\['([^'\\]+)'\])/;
/** No opening bracket inside: a text that only opens them would be read to its end from each. */
const REFERENCE = /\$\{([^{}]*)\}/g;

/** Of `$.a.b[0]["c d"]`; null where the text is not such a path. */
export function parseJsonPath(text: string): JsonPath | null {
  if (!text.startsWith("$")) return null;
  const path: (string | number)[] = [];
  let rest = text.slice(1);
  while (rest !== "") {
    const match = STEP.exec(rest);
    if (match === null) return null;
    path.push(match[2] === undefined ? (match[1] ?? match[3] ?? match[4] ?? "") : Number(match[2]));
    rest = rest.slice(match[0].length);
  }
  return path;
}

/** The value at the path; undefined where there is none. */
export function resolveJsonPath(value: unknown, path: JsonPath): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    if (Array.isArray(found) !== (typeof key === "number") || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/** Names that are referred to anywhere in a value: in a text, a list or a map. */
export function namesIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [...value.matchAll(REFERENCE)].map(([, name]) => name ?? "");
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...namesIn(key), ...namesIn(item)]);
}

/** The text with each reference replaced by the captured value, passed through `encode`. */
export function fillText(
  text: string,
  captures: Captures,
  encode: (value: string) => string = (value) => value,
): string {
  return text.replace(REFERENCE, (_whole, name: string) => encode(textOf(captures[name])));
}

/** The same in a body. A text that is one reference and nothing else becomes the captured value itself, as a number, say. */
export function fillJson(value: unknown, captures: Captures): unknown {
  if (typeof value === "string") {
    const whole = /^\$\{([^}]*)\}$/.exec(value)?.[1];
    return whole === undefined ? fillText(value, captures) : captures[whole];
  }
  if (Array.isArray(value)) return value.map((item) => fillJson(item, captures));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillText(key, captures), fillJson(item, captures)]),
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
