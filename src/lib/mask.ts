/** Removes secret values from text that people will read: a command's output, an answer that echoes a header. */
import { passwordOf } from "./secret-names.ts";

/** A value shorter than this is no secret, and masking it would only make the text unreadable. */
const SHORTEST_SECRET = 4;
const SHORTEST_FOR_THE_RUNNER = 6;

export interface Mask {
  /** The text with every known secret replaced by `***`. */
  readonly apply: (text: string) => string;
  /** Characters of the longest spelling of a secret: how much a stream must hold back before it may be cut. */
  readonly longest: number;
}

/**
 * A mask for these values in the spellings in which programs print them: as they are, line by line, URL-encoded,
 * base64 and inside JSON; of a URL with a password also the password alone.
 */
export function createMask(secrets: readonly string[]): Mask {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))]
    .filter((spelling) => spelling.length >= SHORTEST_SECRET)
    .toSorted((first, second) => second.length - first.length);
  if (spellings.length === 0) return { apply: (text) => text, longest: 0 };
  const pattern = new RegExp(spellings.map(escapeForPattern).join("|"), "g");
  return { apply: (text) => text.replace(pattern, "***"), longest: spellings[0]?.length ?? 0 };
}

/**
 * Which of these secrets the runner is asked to mask: it goes through the whole log of the job, our own words included, so
 * a value needs some length to be told from a word. The runner finds other spellings by itself, and works line by line.
 */
export function runnerMasks(secrets: readonly string[]): readonly string[] {
  const parts = secrets.flatMap((secret) => [...secret.split(/\r?\n/), ...(passwordOf(secret) ?? [])]);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part.length >= SHORTEST_FOR_THE_RUNNER))];
}

function spellingsOf(secret: string): readonly string[] {
  const value = secret.trim();
  const password = passwordOf(value);
  const plain = [value, ...value.split(/\r?\n/).map((line) => line.trim()), ...(password === null ? [] : password)];
  return plain.flatMap((text) => [
    text,
    encodeURIComponent(text.toWellFormed()),
    JSON.stringify(text).slice(1, -1),
    // A base64 spelling of a very short text would also match innocent words.
    ...(text.length >= 8 ? [base64Of(text, "base64"), base64Of(text, "base64url")] : []),
  ]);
}

/** Without padding, and without the last group, which changes with what follows the secret. */
function base64Of(text: string, encoding: "base64" | "base64url"): string {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(encoding);
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
