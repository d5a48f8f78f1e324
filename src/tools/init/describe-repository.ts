/** What a person should know of the repository before they believe the result: sentences. Pure. */
import type { RepositoryFacts } from "./repository/read-repository.ts";

export function describeRepository({ git, projects }: RepositoryFacts): readonly string[] {
  return [
    ...(git === null
      ? [
          "This folder is in no Git checkout, so where its workflows run is not known: say it with --repository OWNER/NAME.",
        ]
      : describeGit(git)),
    ...projects.flatMap(({ package: { trouble }, folder }) =>
      trouble === null ? [] : [`${folder}: ${trouble}, so its scripts are not known.`],
    ),
    ...projects
      .filter(({ host }) => host === null)
      .map(
        ({ folder }) =>
          `${folder}: it is linked to no project at its host (no .vercel/project.json): \`npx vercel link\` says which, or --project NAME.`,
      ),
    ...projects.flatMap(({ unreadMigrations }) =>
      unreadMigrations === null
        ? []
        : [`${unreadMigrations}: no gate reads the migrations of this tool, so a person must.`],
    ),
  ];
}

function describeGit({
  branch,
  mainBranch,
  remotes,
  folder,
  root,
}: NonNullable<RepositoryFacts["git"]>): readonly string[] {
  const { origin, upstream } = remotes;
  return [
    ...(Object.keys(remotes).length === 0
      ? ["No remote at GitHub: say with --repository OWNER/NAME where the workflows run."]
      : []),
    ...(branch === null
      ? [`No branch is checked out (a detached head): the workflows release from ${mainBranch}.`]
      : []),
    ...(origin !== undefined && upstream !== undefined && origin !== upstream
      ? [
          `${origin} is a fork of ${upstream}: the commands below are for the fork; --repository ${upstream} makes them for the other.`,
        ]
      : []),
    ...(folder === "."
      ? []
      : [
          `This is the folder ${folder} of the repository in ${root.split("/").at(-1)}: GitHub reads workflows from its root alone.`,
        ]),
  ];
}
