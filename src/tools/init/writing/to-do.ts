/** What only a person can do, each with the command or the page. Pure. */
import type { PlannedSetting } from "../../../plan/settings.ts";
import type { Way } from "../choose-way.ts";
import { PLAN_SECRETS } from "../../../lib/setting.ts";

export interface ToDo {
  readonly what: string;
  /** A command, or the address of a page. */
  readonly how: string;
}

export interface ToDoWishes {
  /** `owner/name`; null where no remote says. */
  readonly repository: string | null;
  readonly mainBranch: string;
  readonly settings: readonly PlannedSetting[];
  readonly hasChecklist: boolean;
  /** Those that the plans are for. */
  readonly ways: ReadonlySet<Way>;
  /** Lines of plan files that say `fill in`. */
  readonly blanks: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

export function listToDos(wishes: ToDoWishes): readonly ToDo[] {
  const { repository, mainBranch, settings, hasChecklist, blanks, ways } = wishes;
  const releases = ways.has("adopt") || ways.has("build");
  const page = (rest: string) => `https://github.com/${repository ?? "OWNER/NAME"}/${rest}`;
  return [
    ...blanks.map(({ file, line, text }) => ({ what: `Fill in ${file}, line ${line}`, how: text })),
    ...(releases
      ? []
      : [
          {
            what: "Tokens that may only read are enough for all that follows: nothing is changed at the host",
            how: "holdpoint explain",
          },
        ]),
    ...settingToDos(settings, repository),
    ...(releases ? ["staging", "production", "rollback"] : ["rollback"]).map((name) =>
      environmentToDo(name, repository, mainBranch),
    ),
    ...(releases
      ? [
          {
            what: "Reviewers of the environment production, who approve a promotion; none for rollback",
            how: page("settings/environments"),
          },
        ]
      : []),
    ...(hasChecklist
      ? [
          {
            what: `Require the status holdpoint/checklist, from GitHub Actions, for ${mainBranch}`,
            how: page("settings/rules/new?target=branch"),
          },
        ]
      : []),
    ...hostToDos(ways),
    {
      what: "Then look at what a release would miss",
      how: `holdpoint doctor${repository === null ? "" : ` --repository ${repository}`}`,
    },
  ];
}

function hostToDos(ways: ReadonlySet<Way>): readonly ToDo[] {
  return [
    ...(ways.has("build")
      ? [
          {
            what: "Switch off the host's own deployments from Git: each push would go past every hold point",
            how: "the host's page of the project: Settings, Git",
          },
        ]
      : []),
    ...(ways.has("adopt")
      ? [
          {
            what: "Switch off the automatic assignment of production domains, and leave the deployments from Git on",
            how: "the host's page of the project: Settings, Environments, Production, Branch Tracking",
          },
        ]
      : []),
  ];
}

function settingToDos(settings: readonly PlannedSetting[], repository: string | null): readonly ToDo[] {
  const at = repository === null ? "" : ` --repo ${repository}`;
  const own = settings.filter(({ setting }) => setting.source === "plan-secret").map(({ setting }) => setting.name);
  const vendors = settings.flatMap(({ setting, required }): ToDo[] => {
    const { name, source, scopes, purpose, optional } = setting;
    if (source !== "secret" && source !== "variable") return [];
    const when = required ? "" : `, ${optional ?? "where it is needed"}`;
    return [{ what: `${name}${when}: ${scopes ?? purpose}`, how: `gh ${source} set ${name}${at}` }];
  });
  if (own.length === 0) return vendors;
  const what = `${PLAN_SECRETS.name}: a line NAME=value for each of ${own.join(", ")}`;
  return [...vendors, { what, how: `gh secret set ${PLAN_SECRETS.name}${at} < secrets.txt` }];
}

function environmentToDo(name: string, repository: string | null, mainBranch: string): ToDo {
  const path = `repos/${repository ?? "OWNER/NAME"}/environments/${name}`;
  const policy =
    "-F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'";
  return {
    what: `The environment ${name}, for ${mainBranch} alone`,
    how: `gh api -X PUT ${path} ${policy} && gh api -X POST ${path}/deployment-branch-policies -f name=${mainBranch}`,
  };
}

/** What a plan says that a person must complete. */
export function blanksOf(file: string, text: string): ToDoWishes["blanks"] {
  return text.split("\n").flatMap((line, index) => {
    const said = /# (?:.*: )?(fill in.*|a person must say.*)$/.exec(line)?.[1];
    return said === undefined ? [] : [{ file, line: index + 1, text: said }];
  });
}
