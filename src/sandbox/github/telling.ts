/** Who hears of what happens in the repository: apps that are installed there. */
import type { ForgePush } from "../forge-app.ts";
import type { Commit } from "./records.ts";
import type { SeedContent } from "./seed.ts";

/** Who is told of what happens in the repository. */
export interface Hearing {
  push(push: ForgePush): Promise<void>;
  status(sha: string): void;
}

export const NOBODY: Hearing = { push: async () => undefined, status: () => undefined };

export interface Telling {
  /** Everybody who builds from here is told that the branch stands where it stands now. */
  tellPush(branch: string): void;
  /** A status or a check was written on a commit. */
  tellStatus(sha: string): void;
  /** Resolves when all of them have heard of every push so far. */
  told(): Promise<void>;
}

interface Told {
  readonly branches: ReadonlyMap<string, string>;
  readonly commits: ReadonlyMap<string, Commit>;
  filesAt(sha: string): ReadonlyMap<string, SeedContent>;
}

export function createTelling(
  repository: ForgePush["repository"],
  { branches, commits, filesAt }: Told,
  hear: Hearing,
): Telling {
  const telling: Promise<void>[] = [];
  return {
    tellStatus: (sha) => hear.status(sha),
    tellPush(branch) {
      const commit = commits.get(branches.get(branch) ?? "");
      if (commit === undefined) return;
      const { sha, message, author } = commit;
      const files = [...filesAt(sha)].flatMap(([path, content]) =>
        typeof content === "string" || "base64" in content ? [[path, content] as const] : [],
      );
      telling.push(hear.push({ repository, branch, sha, message, author: author.login, files: new Map(files) }));
    },
    async told() {
      await Promise.all(telling);
    },
  };
}
