/** Which folders of a repository are projects of their own: each gets a plan. */
import { join } from "node:path";
import type { RepositoryFiles } from "../../../providers/contract.ts";
import { readFilesOf } from "./read-files.ts";
import type { PackageFacts } from "./read-package.ts";

/** Relative to the repository. */
export interface ProjectFolder {
  readonly folder: string;
  readonly why: string;
}

const MARKS =
  /^(?:\.vercel|vercel\.json|next\.config\.[cm]?[jt]s|astro\.config\.[cm]?[jt]s|nuxt\.config\.[cm]?[jt]s|svelte\.config\.[cm]?[jt]s|remix\.config\.[cm]?[jt]s)$/;
const MOST = 50;

/** The root alone, unless it is a workspace whose packages are deployed. */
export async function listProjects(
  root: string,
  files: RepositoryFiles,
  { workspaces }: PackageFacts,
): Promise<readonly ProjectFolder[]> {
  const linked = await linkedFolders(files);
  const folders = [...new Set([...linked, ...(await workspaceFolders(files, workspaces))])].slice(0, MOST);
  const marked = await Promise.all(
    folders.map(async (folder) => {
      const mark = (await readFilesOf(join(root, folder)).list(".")).find((name) => MARKS.test(name));
      if (mark !== undefined) return [{ folder, why: `${folder}/${mark}` }];
      return linked.includes(folder) ? [{ folder, why: ".vercel/repo.json" }] : [];
    }),
  );
  const found = marked.flat();
  return found.length === 0 ? [{ folder: ".", why: "the repository itself" }] : found;
}

/** What is linked for the repository as a whole. */
async function linkedFolders(files: RepositoryFiles): Promise<readonly string[]> {
  const text = await files.read(".vercel/repo.json");
  if (text === null) return [];
  return [...text.matchAll(/"directory"\s*:\s*"([\w./-]+)"/g)].map((match) => match[1] ?? "").filter(isInside);
}

/** `apps/*` and plain names; deeper patterns are those of tools, and few deploy from there. */
async function workspaceFolders(files: RepositoryFiles, patterns: readonly string[]): Promise<readonly string[]> {
  const all = await Promise.all(
    patterns.map(async (pattern) => {
      const plain = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
      const folder = /^([\w./-]+)\/\*{1,2}$/.exec(plain)?.[1];
      if (folder === undefined) return /^[\w./-]+$/.test(plain) ? [plain] : [];
      return (await files.list(folder)).map((name) => `${folder}/${name}`);
    }),
  );
  return all.flat().filter(isInside);
}

function isInside(folder: string): boolean {
  return folder !== "." && !folder.startsWith("/") && !folder.split("/").includes("..");
}
