/** Reads fields of a request's body, and refuses wrong types in GitHub's words. */
import { invalidRequest, validationFailed } from "./refusal.ts";

export type Body = Readonly<Record<string, unknown>>;

export function readText(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string")
    throw invalidRequest(`For 'properties/${name}', ${JSON.stringify(value)} is not a string.`);
  return value;
}

export function requireText(body: Body, name: string): string {
  const value = readText(body, name);
  if (value === undefined) throw invalidRequest(`"${name}" wasn't supplied.`);
  return value;
}

export function readFlag(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") {
    throw invalidRequest(`For 'properties/${name}', ${JSON.stringify(value)} is not a boolean.`);
  }
  return value;
}

export function requireOneOf(body: Body, name: string, allowed: readonly string[]): string {
  const value = requireText(body, name);
  if (allowed.includes(value)) return value;
  throw invalidRequest(`${value} is not a member of ${JSON.stringify(allowed)}.`);
}

/** GitHub counts characters, not bytes. */
export function readShortText(body: Body, name: string, limit: number, resource: string): string | undefined {
  const value = readText(body, name);
  if (value !== undefined && [...value].length > limit) {
    throw validationFailed({
      resource,
      field: name,
      code: "custom",
      message: `${name} is too long (maximum is ${limit} characters)`,
    });
  }
  return value;
}

export function readAddress(body: Body, name: string, resource: string): string | undefined {
  const value = readText(body, name);
  if (value !== undefined && value !== "" && !/^https?:\/\/\S+$/.test(value)) {
    throw validationFailed({ resource, field: name, code: "custom", message: `${name} must use http(s) scheme` });
  }
  return value;
}
