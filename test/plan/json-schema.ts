/**
 * A judge of JSON Schema for tests: only the keywords that our schema uses. It throws on any other,
 * so that a schema which says more than this understands cannot pass by being ignored.
 */
type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = new Set(["$schema", "$id", "$defs", "title", "description", "default", "examples", "id"]);

/** Paths and keywords that a value breaks; none where the schema accepts it. */
export function breaches(root: Schema, value: unknown): string[] {
  return check(root, root, value, "");
}

function check(root: Schema, schema: Schema, value: unknown, path: string): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]): string[] => {
    if (ANNOTATIONS.has(keyword)) return [];
    const rule = RULES[keyword];
    if (rule === undefined) throw new Error(`the keyword ${keyword} is not judged (at ${path})`);
    const inner = (part: unknown, at: unknown, name: string) => check(root, part as Schema, at, `${path}/${name}`);
    const result = rule({ root, schema, value, wanted, inner });
    return typeof result === "boolean" ? (result ? [] : [`${path} ${keyword}`]) : result;
  });
}

interface Case {
  readonly root: Schema;
  readonly schema: Schema;
  readonly value: unknown;
  readonly wanted: unknown;
  readonly inner: (schema: unknown, value: unknown, name: string) => string[];
}

const sizeOf = (value: unknown) => (typeof value === "string" || Array.isArray(value) ? value.length : Number.NaN);
const isMapping = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const RULES: Readonly<Record<string, (given: Case) => boolean | string[]>> = {
  $ref: ({ root, wanted, value, inner }) => {
    const name = /^#\/\$defs\/(.+)$/.exec(String(wanted))?.[1] ?? "";
    const target = (root["$defs"] as Schema | undefined)?.[name];
    if (target === undefined) throw new Error(`no definition for ${String(wanted)}`);
    return inner(target, value, name);
  },
  type: ({ wanted, value }) => {
    if (wanted === "array") return Array.isArray(value);
    if (wanted === "object") return isMapping(value);
    if (wanted === "integer") return Number.isInteger(value);
    if (wanted === "null") return value === null;
    return typeof value === wanted;
  },
  const: ({ wanted, value }) => value === wanted,
  enum: ({ wanted, value }) => (wanted as unknown[]).includes(value),
  pattern: ({ wanted, value }) => typeof value !== "string" || new RegExp(String(wanted), "u").test(value),
  minLength: ({ wanted, value }) => typeof value !== "string" || sizeOf(value) >= Number(wanted),
  maxLength: ({ wanted, value }) => typeof value !== "string" || sizeOf(value) <= Number(wanted),
  minItems: ({ wanted, value }) => !Array.isArray(value) || sizeOf(value) >= Number(wanted),
  maxItems: ({ wanted, value }) => !Array.isArray(value) || sizeOf(value) <= Number(wanted),
  minimum: ({ wanted, value }) => typeof value !== "number" || value >= Number(wanted),
  maximum: ({ wanted, value }) => typeof value !== "number" || value <= Number(wanted),
  exclusiveMaximum: ({ wanted, value }) => typeof value !== "number" || value < Number(wanted),
  exclusiveMinimum: ({ wanted, value }) => typeof value !== "number" || value > Number(wanted),
  required: ({ wanted, value }) => !isMapping(value) || (wanted as string[]).every((key) => Object.hasOwn(value, key)),
  items: ({ wanted, value, inner }) =>
    Array.isArray(value) ? value.flatMap((item: unknown, index) => inner(wanted, item, String(index))) : true,
  properties: ({ wanted, value, inner }) =>
    isMapping(value)
      ? Object.entries(wanted as Schema).flatMap(([key, part]) =>
          Object.hasOwn(value, key) ? inner(part, value[key], key) : [],
        )
      : true,
  additionalProperties: ({ schema, wanted, value, inner }) => {
    if (!isMapping(value)) return true;
    const known = Object.keys((schema["properties"] as Schema | undefined) ?? {});
    const others = Object.keys(value).filter((key) => !known.includes(key));
    return wanted === false ? others.length === 0 : others.flatMap((key) => inner(wanted, value[key], key));
  },
  propertyNames: ({ wanted, value, inner }) =>
    isMapping(value) ? Object.keys(value).flatMap((key) => inner(wanted, key, key)) : true,
  anyOf: ({ wanted, value, inner }) => (wanted as Schema[]).some((form) => inner(form, value, "").length === 0),
  oneOf: ({ wanted, value, inner }) =>
    (wanted as Schema[]).filter((form) => inner(form, value, "").length === 0).length === 1,
};
