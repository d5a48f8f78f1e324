/** Folders that act works on: a consumer's repository, and this one as runners would fetch it. Both are copies. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformForAct } from "./transform-for-act.ts";

/** Name under which the example calls this repository. */
export const SELF_REPOSITORY = "holdpoint/holdpoint";
const SELF_REFERENCE = `${SELF_REPOSITORY}@v1`;

export interface Workspace {
  readonly folder: string;
  /** The consumer's repository, a git repository with one commit. */
  readonly consumer: string;
  readonly commit: string;
  /** action.yml, dist and the workflows, nothing else, as act copies the whole folder for each step. */
  readonly action: string;
  /** Folder of each action that the workflows use, by reference; act fetches nothing. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Where the stand-ins for GitHub's artifact actions keep artifacts. */
  readonly artifacts: string;
  remove(): void;
}

export interface WorkspaceOptions {
  /** Folder of the example that is the consumer. */
  readonly example: string;
  /** Replaces `dist/main.js`, to see what the workflows do with each answer of the action. */
  readonly mainScript?: string;
}

export function createWorkspace(root: string, options: WorkspaceOptions): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-workflows-"));
  const consumer = join(folder, "consumer");
  const action = join(folder, "action");
  cpSync(options.example, consumer, { recursive: true });
  copyAction(root, action, options.mainScript);
  const texts = [consumer, action].flatMap((repository) => transformFolder(join(repository, ".github/workflows")));
  return {
    folder,
    consumer,
    commit: commitAll(consumer),
    action,
    repositories: { [SELF_REFERENCE]: action, ...standIns(root, texts) },
    artifacts: join(folder, "artifacts"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The consumer's repository as git sees it; the commit. */
function commitAll(repository: string): string {
  const git = (...args: string[]) => {
    const identity = ["-c", "user.name=Alice", "-c", "user.email=alice@example.com", "-c", "commit.gpgsign=false"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: repository, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  git("init", "--quiet", "--initial-branch=main");
  // As at GitHub: any commit can be fetched, a pull request's too.
  git("config", "uploadpack.allowAnySHA1InWant", "true");
  git("add", "--all", "--force");
  git("commit", "--quiet", "--message", "Begin");
  return git("rev-parse", "HEAD");
}

function copyAction(root: string, target: string, mainScript: string | undefined): void {
  mkdirSync(join(target, "dist"), { recursive: true });
  cpSync(join(root, "action.yml"), join(target, "action.yml"));
  cpSync(join(root, ".github/workflows"), join(target, ".github/workflows"), { recursive: true });
  if (mainScript === undefined) {
    cpSync(join(root, "dist"), join(target, "dist"), { recursive: true });
    return;
  }
  writeFileSync(join(target, "dist/package.json"), '{ "type": "module" }');
  writeFileSync(join(target, "dist/main.js"), mainScript);
}

/** Texts of the transformed files. */
function transformFolder(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    const { text } = transformForAct(readFileSync(path, "utf8"), SELF_REFERENCE);
    writeFileSync(path, text);
    return text;
  });
}

/** GitHub's own actions are on no registry, so there is `actions/`; only a checkout without a ref is done by act itself. */
function standIns(root: string, texts: readonly string[]): Readonly<Record<string, string>> {
  const used = texts.flatMap((text) => [...text.matchAll(/uses: (actions\/([a-z-]+)@\w+)/g)]);
  return Object.fromEntries(
    used.map(([, reference = "", name = ""]) => [reference, join(root, "test/workflows/actions", name)]),
  );
}
