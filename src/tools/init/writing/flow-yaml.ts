/** A value as YAML in one line. What could mean something else stands in quotes. Pure. */

const PLAIN = /^[A-Za-z][A-Za-z0-9_./%<>=-]*(?: [A-Za-z0-9_./%<>=-]+)*$/;
const MEANS_SOMETHING = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

export function flowYaml(value: unknown): string {
  if (typeof value === "string")
    return PLAIN.test(value) && !MEANS_SOMETHING.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    if (fields.length === 0) return "{}";
    return `{ ${fields.map(([key, field]) => `${key}: ${flowYaml(field)}`).join(", ")} }`;
  }
  return JSON.stringify(value);
}
