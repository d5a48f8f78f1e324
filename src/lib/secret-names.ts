/** Which variables of an environment hold secrets: the declared ones, those that a plan names, and what looks like one. */

/** Words of a name that a secret has: `GH_PAT`, `AWS_ACCESS_KEY_ID`, `apiKey`. */
const WORD = /^(?:tokens?|secrets?|keys?|auth|pass|pwd|credentials?|cookies?|private|pat|jwt|dsn|webhooks?|signature)$/;
/** The same where several words are written as one: `PGPASSWORD`, `APIKEY`, `AUTHTOKEN`. */
const GLUED = /passw|passphrase|secret|token$|(?:api|access|auth|ssh|gpg|private|signing|encryption|service)key$/;
/** An address that has a password in it: `DATABASE_URL`, `REDIS_URL`, `CONNECTION_STRING`. */
const ADDRESS =
  /(?:^|_)(?:database|db|connection|postgres|postgresql|mysql|mongo|mongodb|redis|amqp)_(?:ur[il]|string)$/;

/** What a variable with such a name may hold and nobody wants to see masked wherever it is written. */
const ORDINARY =
  /^(?:|\d{1,9}|true|false|null|none|undefined|(?:en|dis)abled|default|optional|required|production|preview|staging|development|testing|localhost|proceed|watching|hold|failed|rolled-back)$/;

/** Whether a variable of this name usually holds a secret. `PWD` is a folder, and an author is nobody's token. */
export function isSecretName(name: string): boolean {
  const snake = name
    .replaceAll(/(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .toLowerCase();
  if (snake === "pwd") return false;
  return ADDRESS.test(snake) || snake.split("_").some((word) => WORD.test(word) || GLUED.test(word));
}

/**
 * The values of `env` that must not be read. `names` are those known to be secret: declared by a provider, or named by
 * the plan; of all others the name decides, or a password in an address. A word or number that anybody might write is
 * no secret, whatever its name, and masking it would only make what people read incomprehensible.
 */
export function secretValues(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = [],
): readonly string[] {
  const known = new Set(names);
  return Object.entries(env).flatMap(([name, value = ""]) =>
    (known.has(name) || isSecretName(name) || passwordOf(value) !== null) && !isOrdinary(value) ? [value] : [],
  );
}

/** The password in an address, as it is written there and decoded; null where there is none. Below it there may be certificates. */
export function passwordOf(value: string): readonly string[] | null {
  if (!value.includes("://") || !value.includes("@")) return null;
  const [address = ""] = value.trim().split(/\r?\n/, 1);
  const password = URL.canParse(address) ? new URL(address).password : "";
  if (password === "") return null;
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** Whether anybody might write this word or number: masked, it would vanish from every log and output. */
export function isOrdinary(value: string): boolean {
  return ORDINARY.test(value.trim().toLowerCase());
}
