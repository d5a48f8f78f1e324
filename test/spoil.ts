/** Records that are not whole: a part of them is missing, or is of another kind. */

/** Each part of a value, at any depth, one at a time: without it, and with something else there. By `path.to.it: what it is`. */
export function spoil(value: unknown): ReadonlyMap<string, unknown> {
  const spoiled = new Map<string, unknown>();
  if (typeof value !== "object" || value === null) return spoiled;
  for (const [key, part] of Object.entries(value)) {
    const put = (other: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    for (const other of othersOf(part)) {
      spoiled.set(`${key}: ${Number.isNaN(other) ? "NaN" : (JSON.stringify(other) ?? "missing")}`, put(other));
    }
    for (const [path, other] of spoil(part)) spoiled.set(`${key}.${path}`, put(other));
  }
  return spoiled;
}

function othersOf(part: unknown): readonly unknown[] {
  switch (typeof part) {
    case "string":
      return [undefined, 7];
    case "number":
      return [undefined, "7", Number.NaN];
    case "boolean":
      return [undefined, "yes"];
    default:
      if (part === null) return [undefined, {}];
      return Array.isArray(part) ? [undefined, "text", {}] : [undefined, "text", null];
  }
}

/** Those of them for which the reader gives an answer all the same. */
export function readAllTheSame(whole: unknown, read: (value: unknown) => unknown): readonly string[] {
  return [...spoil(whole)].filter(([, spoiled]) => read(spoiled) !== null).map(([path]) => path);
}
