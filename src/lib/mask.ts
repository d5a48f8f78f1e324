/** Removes secret values from text that people will read: a command's output, an answer that echoes a header. */

/** A value shorter than this is no secret, and masking it would only make the text unreadable. */
const SHORTEST_SECRET = 4;
const SECRET_NAME =
  /token|secret|passw|passphrase|pwd|credential|private|api_?key|access_?key|_key$|^key$|auth|cookie|dsn$|database_url|connection_string|webhook/i;

export interface Mask {
  /** The text with every known secret replaced by `***`. */
  readonly apply: (text: string) => string;
  /** Characters of the longest spelling of a secret: how much a stream must hold back before it may be cut. */
  readonly longest: number;
}

/** Whether a variable of this name usually holds a secret: `SENTRY_AUTH_TOKEN`, `DATABASE_URL`, `STRIPE_KEY`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
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

/** The values of `env` that must not be read: secret by name, named in `names`, or a URL with a password in it. */
export function secretValues(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = [],
): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && (isSecretName(name) || names.includes(name) || passwordOf(value) !== null) ? [value] : [],
  );
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

function passwordOf(value: string): readonly string[] | null {
  if (!value.includes("://") || !value.includes("@")) return null;
  const password = URL.canParse(value) ? new URL(value).password : "";
  if (password === "") return null;
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
