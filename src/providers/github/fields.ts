/** Reads single fields of GitHub's objects. An answer that lacks what is needed is refused, never guessed. */
import { type Attempted, unknownAnswer } from "./failure.ts";

export type Fields = Readonly<Record<string, unknown>>;

export function toFields(value: unknown, from: Attempted): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw unknownAnswer(from, "an object was expected");
  }
  return value as Fields;
}

export function readNumber(fields: Fields, name: string, from: Attempted): number {
  const value = fields[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw unknownAnswer(from, `\`${name}\` is no number`);
  return value;
}

export function readText(fields: Fields, name: string, from: Attempted): string {
  const value = fields[name];
  if (typeof value !== "string") throw unknownAnswer(from, `\`${name}\` is no text`);
  return value;
}

export function readInstant(fields: Fields, name: string, from: Attempted): number {
  const at = Date.parse(readText(fields, name, from));
  if (Number.isNaN(at)) throw unknownAnswer(from, `\`${name}\` is no date`);
  return at;
}

/** GitHub answers an address that was never set with an empty text. */
export function readUrl(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** GitHub shows what a deleted account did under the name of its account `ghost`. */
export function readLogin(user: unknown): string {
  const login = typeof user === "object" && user !== null ? (user as Fields)["login"] : null;
  return typeof login === "string" ? login : "ghost";
}
