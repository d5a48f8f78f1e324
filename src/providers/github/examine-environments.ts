/** The environments that the workflows' jobs run in: whoever may deploy to one has its secrets. */
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { ExpectedEnvironment } from "../contract.ts";
import { unknownAnswer } from "./failure.ts";
import type { Fields } from "./fields.ts";
import type { GithubReader } from "./reader.ts";
import type { RepositoryFacts } from "./repository-facts.ts";

/** Who may deploy: everybody (null), any protected branch, or branches and tags by these patterns. */
type Branches = null | "protected" | readonly { readonly name: string; readonly type: string }[];

interface Environment {
  readonly branches: Branches;
  readonly reviewers: number;
  readonly waitMinutes: number;
  /** Slugs of apps that decide on a deployment. */
  readonly apps: readonly string[];
}

const PERMISSION = "actions: read";

export async function examineEnvironments(
  reader: GithubReader,
  expected: readonly ExpectedEnvironment[],
  repository: RepositoryFacts,
): Promise<readonly Finding[]> {
  const listed = await reader.list("/environments", PERMISSION, { field: "environments" });
  const found = await Promise.all(
    expected.map(async (one) => {
      const known = listed.find(({ name }) => String(name).toLowerCase() === one.name.toLowerCase());
      return known === undefined
        ? [missing(one, repository)]
        : judge(one, await readEnvironment(reader, known), repository);
    }),
  );
  return found.flat();
}

async function readEnvironment(reader: GithubReader, fields: Fields): Promise<Environment> {
  const rules = Array.isArray(fields["protection_rules"]) ? (fields["protection_rules"] as readonly Fields[]) : [];
  const ofType = (type: string) => rules.filter((rule) => rule["type"] === type);
  const [reviewed] = ofType("required_reviewers");
  const [branches, apps] = await Promise.all([readBranches(reader, fields), readApps(reader, fields)]);
  return {
    branches,
    apps,
    reviewers: Array.isArray(reviewed?.["reviewers"]) ? reviewed["reviewers"].length : 0,
    waitMinutes: ofType("wait_timer").reduce((sum, rule) => sum + Number(rule["wait_timer"] ?? 0), 0),
  };
}

async function readBranches(
  reader: GithubReader,
  { name, deployment_branch_policy: policy }: Fields,
): Promise<Branches> {
  if (policy === null || policy === undefined) return null;
  if ((policy as Fields)["protected_branches"] === true) return "protected";
  const rules = await reader.list("/environments/{environment_name}/deployment-branch-policies", PERMISSION, {
    parameters: { environment_name: name },
    field: "branch_policies",
  });
  return rules.map((rule) => ({ name: String(rule["name"]), type: String(rule["type"] ?? "branch") }));
}

/** GitHub gives all of them at once. */
async function readApps(reader: GithubReader, { name }: Fields): Promise<readonly string[]> {
  const path = "/environments/{environment_name}/deployment_protection_rules";
  const { custom_deployment_protection_rules: rules } = await reader.read(path, PERMISSION, { environment_name: name });
  if (!Array.isArray(rules)) throw unknownAnswer({ method: "GET", path }, "a list was expected");
  const enabled = (rules as readonly Fields[]).filter((rule) => rule["enabled"] === true);
  return enabled.map(({ app }) => String((app as Fields | undefined)?.["slug"] ?? "an app"));
}

function missing({ name, use }: ExpectedEnvironment, { defaultBranch }: RepositoryFacts): Finding {
  const found = `There is no environment ${name}: GitHub makes it at the first run, open to every branch.`;
  const remedy = `Create it (Settings, Environments) with ${defaultBranch} as its only deployment branch${use === "production" ? ", and with reviewers" : ""}.`;
  return use === "staging" ? warning(subjectOf(name), found, remedy) : broken(subjectOf(name), found, remedy);
}

function judge(
  { name, use }: ExpectedEnvironment,
  environment: Environment,
  repository: RepositoryFacts,
): readonly Finding[] {
  const branches = judgeBranches(name, use, environment, repository);
  const people = judgePeople(name, use, environment, repository);
  const troubles = [judgeApps(name, environment), branches, people].filter((finding) => finding !== null);
  if (troubles.length > 0) return troubles;
  const { reviewers } = environment;
  const who =
    reviewers === 0 ? "without reviewers" : `with ${reviewers === 1 ? "a reviewer" : `${reviewers} reviewers`}`;
  return [ok(subjectOf(name), `Only ${repository.defaultBranch} may deploy to it, ${who}.`)];
}

/** Without reviewers the branch rule is all that keeps other branches from the token. */
function judgeBranches(
  name: string,
  use: ExpectedEnvironment["use"],
  { branches, reviewers }: Environment,
  { defaultBranch }: RepositoryFacts,
): Finding | null {
  const remedy = `Settings, Environments, ${name}: set "Deployment branches and tags" to "Selected branches and tags", with ${defaultBranch} alone.`;
  if (branches === null) {
    const found = `A workflow on any branch may deploy to it and has its secrets${reviewers === 0 ? ", and nobody is asked" : " once a reviewer approves"}.`;
    const open = use !== "staging" && reviewers === 0;
    return open ? broken(subjectOf(name), found, remedy) : warning(subjectOf(name), found, remedy);
  }
  if (branches === "protected") {
    return warning(subjectOf(name), `Any protected branch may deploy to it, not ${defaultBranch} alone.`, remedy);
  }
  const others = branches.filter((rule) => rule.type !== "branch" || rule.name !== defaultBranch);
  if (others.length === 0 && branches.length > 0) return null;
  if (branches.length === 0 || !branches.some((rule) => rule.type === "branch" && rule.name === defaultBranch)) {
    return broken(subjectOf(name), `${defaultBranch} may not deploy to it, so a release ends there.`, remedy);
  }
  const names = others.map((rule) => (rule.type === "tag" ? `tags ${rule.name}` : rule.name)).join(", ");
  return warning(subjectOf(name), `Besides ${defaultBranch} there may deploy to it: ${names}.`, remedy);
}

/** GitHub ends a job in such an environment that files no deployment of its own, as ours do. */
function judgeApps(name: string, { apps }: Environment): Finding | null {
  if (apps.length === 0) return null;
  return broken(
    subjectOf(name),
    `It has a protection rule of ${apps.join(" and ")}, with which no job of Holdpoint can run.`,
    "Take the rule out of this environment.",
  );
}

function judgePeople(
  name: string,
  use: ExpectedEnvironment["use"],
  { reviewers, waitMinutes }: Environment,
  { private: hidden }: RepositoryFacts,
): Finding | null {
  if (use === "production" && reviewers === 0) {
    return warning(
      subjectOf(name),
      "It has no reviewers: nobody is asked before a promotion.",
      hidden
        ? "Add required reviewers. GitHub has them for private repositories on Enterprise plans only: elsewhere let people sign off in the checklist."
        : "Add required reviewers in the environment's settings.",
    );
  }
  if (use === "rollback" && (reviewers > 0 || waitMinutes > 0)) {
    const what = reviewers > 0 ? "a reviewer" : `${waitMinutes} minutes`;
    return warning(
      subjectOf(name),
      `A rollback by hand waits for ${what} first.`,
      "Take the reviewers and the wait timer out of this environment; its branch rule protects it.",
    );
  }
  return null;
}

function subjectOf(name: string): string {
  return `environment ${name}`;
}
