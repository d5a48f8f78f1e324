/** What package.json and its neighbours say: scripts, framework, package manager, tools. */
import type { RepositoryFiles } from "../../../providers/contract.ts";

export interface PackageFacts {
  readonly name: string | null;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: ReadonlySet<string>;
  /** `npm`, `pnpm`, `yarn`, `bun`. */
  readonly manager: "npm" | "pnpm" | "yarn" | "bun";
  readonly install: string;
  /** Patterns of the folders of a repository with several packages. */
  readonly workspaces: readonly string[];
  /** Why package.json could not be used; null where there is none, or nothing is wrong. */
  readonly trouble: string | null;
}

const LOCKS = [
  ["pnpm-lock.yaml", "pnpm", "pnpm install --frozen-lockfile"],
  ["yarn.lock", "yarn", "yarn install --immutable"],
  ["bun.lock", "bun", "bun install --frozen-lockfile"],
  ["bun.lockb", "bun", "bun install --frozen-lockfile"],
  ["package-lock.json", "npm", "npm ci"],
] as const;

/** `root` is where the lock file is, for a package of a workspace. */
export async function readPackage(files: RepositoryFiles, root: RepositoryFiles = files): Promise<PackageFacts> {
  const names = new Set([...(await files.list(".")), ...(await root.list("."))]);
  const lock = LOCKS.find(([file]) => names.has(file));
  const text = await files.read("package.json");
  const parsed = text === null ? {} : parseObject(text);
  const found = parsed ?? {};
  const dependencies = [
    ...Object.keys(fields(found["dependencies"])),
    ...Object.keys(fields(found["devDependencies"])),
  ];
  return {
    name: typeof found["name"] === "string" ? found["name"] : null,
    scripts: textFields(found["scripts"]),
    dependencies: new Set(dependencies),
    manager: lock?.[1] ?? "npm",
    install:
      lock?.[2] ??
      (dependencies.length === 0 && text === null ? "npm ci" : lock === undefined ? "npm install" : "npm ci"),
    workspaces: await readWorkspaces(files, found),
    trouble: text !== null && parsed === null ? "package.json is no JSON" : null,
  };
}

async function readWorkspaces(
  files: RepositoryFiles,
  found: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const own = found["workspaces"];
  const listed = Array.isArray(own) ? own : fields(own)["packages"];
  const patterns = Array.isArray(listed) ? listed.filter((one): one is string => typeof one === "string") : [];
  const pnpm = (await files.read("pnpm-workspace.yaml")) ?? "";
  const more = [...pnpm.matchAll(/^\s*-\s*["']?([^"'\s#]+)["']?\s*$/gm)].map((match) => match[1] ?? "");
  return [...patterns, ...more].filter((pattern) => !pattern.startsWith("!"));
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textFields(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
