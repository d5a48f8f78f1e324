/** What can be read of a repository before a release needs it. Everything that depends on its default branch asks for it once. */
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { Examination, Expected, ProviderContext } from "../contract.ts";
import { connectGithub } from "./connect.ts";
import { examineActions, examineDefaultPermissions } from "./examine-actions.ts";
import { examineBranch } from "./examine-branch.ts";
import { examineEnvironments } from "./examine-environments.ts";
import { examineSchedules } from "./examine-schedules.ts";
import { createReader, type GithubReader } from "./reader.ts";
import { readRepositoryFacts, type RepositoryFacts } from "./repository-facts.ts";
import { TOKEN } from "./settings.ts";
import { createTeamRole } from "./teams.ts";

export async function examineGithub(expected: Expected, context: ProviderContext): Promise<readonly Examination[]> {
  const { client, ofTeams } = await connectGithub(expected.repository, context);
  const reader = createReader(client);
  let asked: Promise<RepositoryFacts> | null = null;
  const repository = () => (asked ??= readRepositoryFacts(reader));
  const teams = createTeamRole(ofTeams);
  return [
    needed("repository", async () => [examineRepository(await repository())]),
    needed(`${TOKEN.name} reads`, () => examineReading(reader, repository)),
    needed(`${TOKEN.name} writes`, async () => [examineWriting(await repository())]),
    ...expected.teams.map((team) =>
      needed(`team ${team}`, async () => {
        const [organization = "", slug = ""] = team.split("/");
        const members = await teams.listTeamMembers(organization, slug);
        return [examineTeam(team, members)];
      }),
    ),
    aside("environments", "Settings, Environments", async () =>
      examineEnvironments(reader, expected.environments, await repository()),
    ),
    aside("branch rules", "Settings, Rules", async () => [
      await examineBranch(reader, expected.status, await repository()),
    ]),
    aside("Actions", "Settings, Actions, General", async () => [await examineActions(reader)]),
    aside("workflow permissions", "Settings, Actions, General", async () => [await examineDefaultPermissions(reader)]),
    ...(expected.schedules.length === 0
      ? []
      : [aside("schedules", "Actions, by the event schedule", () => examineSchedules(reader, expected.schedules))]),
  ];
}

function needed(subject: string, run: Examination["run"]): Examination {
  return { subject, needed: true, run };
}

/** Only a person with more rights than a release has may read some of these. */
function aside(subject: string, byHand: string, run: Examination["run"]): Examination {
  return { subject, needed: false, byHand, run };
}

function examineRepository({ name, defaultBranch, archived, private: hidden }: RepositoryFacts): Finding {
  const what = `${name} is ${hidden ? "private" : "public"}, its default branch is ${defaultBranch}.`;
  return archived
    ? broken("repository", `${name} is archived, so nothing can be recorded in it.`, "Unarchive it in its settings.")
    : ok("repository", what);
}

/** What a promote reads: its own record, the statuses of commits, the pull requests that they came with. */
async function examineReading(
  reader: GithubReader,
  repository: () => Promise<RepositoryFacts>,
): Promise<readonly Finding[]> {
  const { defaultBranch } = await repository();
  const one = { per_page: 1 };
  await Promise.all([
    reader.get("/deployments", "deployments: read", one),
    reader.get("/commits/{ref}/statuses", "statuses: read", { ref: defaultBranch, ...one }),
    reader.get("/pulls", "pull-requests: read", { state: "all", ...one }),
  ]);
  return [ok(`${TOKEN.name} reads`, "It reads deployments, commit statuses and pull requests.")];
}

/** Only a classic token says what it may: nothing is written to find out. */
function examineWriting({ scopes, private: hidden }: RepositoryFacts): Finding {
  const subject = `${TOKEN.name} writes`;
  const remedy = `It is: ${TOKEN.scopes ?? ""}.`.replaceAll("`", "");
  if (scopes === null) {
    return warning(
      subject,
      "Cannot be checked with this token: GitHub tells what a token may write only of classic ones.",
      `Make sure of it by hand: in a workflow by the job's permissions. ${remedy}`,
    );
  }
  const has = (scope: string) => scopes.includes(scope);
  const whole = has("repo") || (!hidden && has("public_repo"));
  if (whole || (has("repo_deployment") && has("repo:status"))) {
    return ok(subject, `Its scopes (${scopes.join(", ")}) let it write deployments and commit statuses.`);
  }
  return broken(subject, `Its scopes (${scopes.join(", ")}) do not let it keep the release record.`, remedy);
}

function examineTeam(team: string, members: readonly string[]): Finding {
  const count = members.length === 1 ? "1 member" : `${members.length} members`;
  return members.length === 0
    ? broken(`team ${team}`, `${team} has no members, so nobody can sign off.`, "Add members, or name another team.")
    : ok(`team ${team}`, `${team} has ${count}.`);
}
