/** What differs between two values of plain data, leaf by leaf. Pure. */

/** `undefined`: it is not there. Of a list, one element that only one of them has. */
export interface ValueChange {
  /** Keys from the outside in. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

export function compareValues(before: unknown, after: unknown, path: readonly string[] = []): readonly ValueChange[] {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  if (isMapping(before) && isMapping(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => compareValues(before[key], after[key], [...path, key]));
  }
  return textOf(before) === textOf(after) ? [] : [{ path, before, after }];
}

/** Their order says nothing: elements are the same by what they say. Two that could be one and the same are compared. */
function compareLists(before: readonly unknown[], after: readonly unknown[], path: readonly string[]) {
  const gone = without(before, after);
  const come = without(after, before);
  const [only] = gone;
  const [instead] = come;
  if (gone.length === 1 && come.length === 1 && isMapping(only) && isMapping(instead))
    return compareValues(only, instead, path);
  return [
    ...gone.map((element): ValueChange => ({ path, before: element, after: undefined })),
    ...come.map((element): ValueChange => ({ path, before: undefined, after: element })),
  ];
}

function without(elements: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = others.map(textOf);
  return elements.filter((element) => {
    const index = left.indexOf(textOf(element));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

export function sameValue(before: unknown, after: unknown): boolean {
  return compareValues(before, after).length === 0;
}

/** The same value has the same text, whatever the order of its keys. */
function textOf(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(",")}]`;
  if (!isMapping(value)) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, inside]) => `${JSON.stringify(key)}:${textOf(inside)}`).join(",")}}`;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}
