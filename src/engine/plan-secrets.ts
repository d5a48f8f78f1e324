/** The plan's own secrets: what it names beyond the vendors' settings, carried by one variable with a line for each. */
import { UsageError } from "../lib/error.ts";
import { isRunnerName } from "../lib/is-runner-name.ts";
import { parseSecretLines, type SecretLine, type SecretLineProblem } from "../lib/secret-lines.ts";
import { PLAN_SECRETS } from "../lib/setting.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface PlanSecrets {
  /** The environment without the variable that carries them: nobody but this reads it. */
  readonly env: Environment;
  /** By name; given only to the gates that name them. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** They steer the runner, a shell or a program, and are no secret of a plan. */
const STEERS =
  /^(?:(?:DEPLOYMENT|LD|DYLD|BASH|NPM_CONFIG)_.*|NODE_(?:OPTIONS|PATH|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED)|PATH|HOME|USER|LOGNAME|SHELL|SHELLOPTS|PWD|LANG|LC_ALL|TERM|TZ|TMPDIR|CI|ENV|IFS)$/i;

/**
 * Throws UsageError with every mistake; it names lines and never what stands in them. A rollback needs none before production
 * is back, and then only to take back steps: a mistake in them does not stand in its way.
 */
export async function readPlanSecrets(command: string, env: Environment): Promise<PlanSecrets> {
  const { [PLAN_SECRETS.name]: text = "", ...others } = env;
  if (text.trim() === "") return { env: others, secrets: {} };
  const { secrets, problems } = parseSecretLines(text);
  if (command === "rollback") return { env: others, secrets: valuesOf(secrets.filter(isPlain)) };
  // Loaded here, since it weighs more than a rollback has time for.
  const { extensions, vendorSettings } = await import("./whole-plan.ts");
  const taken = vendorSettings(extensions).map((setting) => setting.name);
  const wrong = [...problems, ...secrets.flatMap((secret) => problemOf(secret, others, taken))];
  if (wrong.length > 0) {
    throw new UsageError(
      "usage",
      wrong
        .toSorted((left, right) => left.line - right.line)
        .map(({ line, message }) => ({
          message: `Line ${line} of ${PLAN_SECRETS.name} ${message}.`,
          remedy: "Write one NAME=value a line, without quotes; docs/secrets.md has the form.",
        })),
    );
  }
  return { env: others, secrets: valuesOf(secrets) };
}

function valuesOf(secrets: readonly SecretLine[]): Readonly<Record<string, string>> {
  return Object.fromEntries(secrets.map(({ name, value }) => [name, value]));
}

/** It steers nothing. That it is no vendor's setting is looked at where somebody asks for it by its name. */
function isPlain({ name }: SecretLine): boolean {
  return !isRunnerName(name) && !STEERS.test(name);
}

/** A name is shown only if it is on a known list: any other may be part of a secret. */
function problemOf(
  { name, value, line }: SecretLine,
  env: Environment,
  taken: readonly string[],
): readonly SecretLineProblem[] {
  if (taken.includes(name)) {
    return [{ line, message: `sets ${name}, which is a vendor's setting and has a secret or variable of its own` }];
  }
  if (isRunnerName(name) || STEERS.test(name))
    return [{ line, message: "has a name that steers the runner or a program" }];
  const plain = env[name] ?? "";
  if (plain !== "" && plain !== value) {
    return [{ line, message: "has the name of a variable that is set here with another value" }];
  }
  return [];
}
