/** The rules of the default branch: who may bring what is released past a pull request and its checklist. */
import { type Finding, ok, warning } from "../../lib/finding.ts";
import type { Expected } from "../contract.ts";
import type { Fields } from "./fields.ts";
import type { GithubReader } from "./reader.ts";
import type { RepositoryFacts } from "./repository-facts.ts";

/** The app that a workflow's own token writes as, on github.com. */
const GITHUB_ACTIONS_APP = 15_368;

interface RequiredStatus {
  readonly context: string;
  /** App that must write it; null: anybody may. */
  readonly app: number | null;
}

export async function examineBranch(
  reader: GithubReader,
  status: Expected["status"],
  { defaultBranch }: RepositoryFacts,
): Promise<Finding> {
  const parameters = { branch: defaultBranch };
  const [branch, rules] = await Promise.all([
    reader.read("/branches/{branch}", "contents: read", parameters),
    reader.list("/rules/branches/{branch}", "metadata: read", { parameters }),
  ]);
  const required = [...ofProtection(branch), ...rules.flatMap(ofRule)];
  const reviewed = branch["protected"] === true || rules.some(({ type }) => type === "pull_request");
  return status === null ? judgePush(defaultBranch, reviewed) : judgeStatus(defaultBranch, status, required);
}

/** What everybody may see of a classic branch protection. */
function ofProtection({ protection }: Fields): readonly RequiredStatus[] {
  const checks = ((protection as Fields | undefined)?.["required_status_checks"] as Fields | undefined)?.["checks"];
  if (!Array.isArray(checks)) return [];
  return (checks as readonly Fields[]).map(({ context, app_id: app }) => toRequired(context, app));
}

function ofRule({ type, parameters }: Fields): readonly RequiredStatus[] {
  const checks = (parameters as Fields | undefined)?.["required_status_checks"];
  if (type !== "required_status_checks" || !Array.isArray(checks)) return [];
  return (checks as readonly Fields[]).map(({ context, integration_id: app }) => toRequired(context, app));
}

/** GitHub says -1 for "any source". */
function toRequired(context: unknown, app: unknown): RequiredStatus {
  return { context: String(context), app: typeof app === "number" && app >= 0 ? app : null };
}

function judgePush(branch: string, reviewed: boolean): Finding {
  const subject = `branch ${branch}`;
  if (reviewed) return ok(subject, "It is protected.");
  return warning(
    subject,
    "It is not protected: everybody with write access can push what is released, and change the plan and the workflows.",
    "Protect it (Settings, Rules): require a pull request, with review by code owners of /.github/.",
  );
}

function judgeStatus(
  branch: string,
  { context, askedByPromote }: NonNullable<Expected["status"]>,
  required: readonly RequiredStatus[],
): Finding {
  const subject = `branch ${branch}`;
  const found = required.filter((one) => one.context === context);
  if (found.length === 0) {
    const then = askedByPromote ? "is held at the promote only" : "is released";
    return warning(
      subject,
      `The status ${context} is not required: what is merged without it ${then}.`,
      `Require it in the rules of ${branch}, with GitHub Actions as its source.`,
    );
  }
  if (found.every(({ app }) => app === null)) {
    return warning(
      subject,
      `The status ${context} is required from any source: everybody with write access can set it.`,
      "Choose GitHub Actions as its source in the rule (or the app that you write with).",
    );
  }
  const app = found.find((one) => one.app !== null)?.app ?? null;
  const source = app === GITHUB_ACTIONS_APP ? "GitHub Actions" : `the app ${app}`;
  return ok(subject, `The status ${context} is required, from ${source}.`);
}
