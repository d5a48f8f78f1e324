/**
 * What a part of Holdpoint reads from the environment: a token, a name of an account, an address. Declared once,
 * by whoever reads it; tables, workflows, messages about a missing one and the names that are masked are made from it.
 */
import type { Problem } from "./error.ts";

/**
 * Where a workflow takes it from, which is also what there is to do where it is missing: a `secret` or a `variable` of
 * the repository; a `plan-secret`, one of those that the plan itself names, from a line of one secret that has them all;
 * an `address`, which has a default and is only set where an emulator on this machine stands for the vendor; the job's
 * own `github-token`; or the `runner` itself, which always sets it.
 */
export type SettingSource = "secret" | "plan-secret" | "variable" | "address" | "github-token" | "runner";

/** The public workflows, by file name. */
export type WorkflowName = "checklist" | "release" | "rollback" | "watch";

export interface Setting<Spec = unknown> {
  /** The environment variable, in the vendor's usual spelling. */
  readonly name: string;
  readonly source: SettingSource;
  /** What it is needed to do: `build, promote and roll back`. */
  readonly purpose: string;
  /** What it is and what it must be allowed to do, in the vendor's words: `API key that may run checks`. */
  readonly scopes?: string;
  /** All that it must be able to do where only a checklist uses it: `read the project's variables`. */
  readonly inChecklist?: string;
  /** What it must be allowed to do where a plan only observes what others deploy. */
  readonly inObserving?: string;
  /** When it is set, in words, for one that may be left out: `where deployment protection is on`. */
  readonly optional?: string;
  /** Whether this spec needs it; without this, every one does. */
  neededFor?(spec: Spec): boolean;
  /** The plan says which variable is read. This is a usual name of one, which the workflows pass. */
  readonly namedByPlan?: true;
  /** The workflows in which it has a use; by itself all that use its provider. */
  readonly workflows?: readonly WorkflowName[];
  /** It only lets visitors into the site that is tested: a command of the plan may have it, for tests of its own. */
  readonly opensSite?: true;
  /** What is used where an `address` is not set; null where the plan must name it. */
  readonly default?: string | null;
  /** Where people host the vendor themselves: the key below `project.addresses` by which the plan names the address. */
  readonly inPlan?: string;
}

/** Carries the plan's own secrets through a workflow, a line for each; see docs/secrets.md. */
export const PLAN_SECRETS: Setting = {
  name: "HOLDPOINT_SECRETS",
  source: "secret",
  purpose: "hand the plan's own secrets to the gates, steps and metrics that name them",
  scopes:
    "lines of `NAME=value`, one for each secret that the plan itself names; a gate, a step or a metric gets only those that it names",
  optional: "for what the plan itself names",
  workflows: ["checklist", "release", "rollback", "watch"],
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Its value, without the white space around it that storing it often adds; null where it is not set, or empty. */
export function readSetting(env: Environment, { name }: Pick<Setting, "name">): string | null {
  return env[name]?.trim() || null;
}

/** Whether nothing works without it. */
export function mustBeSet(setting: Setting, spec: unknown): boolean {
  const { source, optional, namedByPlan } = setting;
  if (optional !== undefined || namedByPlan === true || source === "runner" || source === "address") return false;
  return setting.neededFor?.(spec) ?? true;
}

export function isSecret({ source }: Pick<Setting, "source">): boolean {
  return source === "secret" || source === "plan-secret" || source === "github-token";
}

/** That it is not set, who needs it, and what to do about it. */
export function missingSetting(setting: Setting, neededBy: string): Problem & { readonly remedy: string } {
  return {
    reasonCode: "secret_missing",
    message: `${setting.name} is not set; ${neededBy} needs it to ${setting.purpose}.`,
    remedy: remedyFor(setting),
  };
}

function remedyFor({ name, source, scopes }: Setting): string {
  const what = scopes === undefined ? "" : ` It is: ${scopes}.`;
  switch (source) {
    case "secret":
      return `Add ${name} to the secrets of the repository, or of the job's environment, and pass it on in the workflow (secrets: ${name}: \${{ secrets.${name} }}; where a step uses the action itself, env:). In a terminal, export it.${what}`;
    case "plan-secret":
      return `${planSecretRemedy([name])}${what}`;
    case "github-token":
      return `In a workflow the action uses the job's own token: leave out its input github-token, and give the job the permissions. In a terminal, export ${name}.${what}`;
    case "variable":
      return `Add ${name} to the configuration variables of the repository (Settings, Secrets and variables, Actions, Variables), where Holdpoint's workflows read it; where a step uses the action itself, env: ${name}: \${{ vars.${name} }}. In a terminal, export it.${what}`;
    case "address":
      return `Leave it out, or in a terminal export the address of an emulator.${what}`;
    case "runner":
      return `The runner sets it automatically. In a terminal, export it.${what}`;
  }
}

/** Where the plan's own secrets are set. */
export function planSecretRemedy(names: readonly string[]): string {
  const lines = names.map((name) => `${name}=…`).join(", ");
  const one = names.length === 1;
  return `Add ${lines} as ${one ? "a line" : "a line each"} to ${PLAN_SECRETS.name}, a secret of the repository or of the job's environment, which Holdpoint's workflows pass on; where a step uses the action itself, env: works too. In a terminal, export ${one ? "it" : "them"}.`;
}
