/** Files of flags that the plan names, on a branch of their own: what is seeded, and whether each flag is set to what is safe. */
import { createHash } from "node:crypto";
import type { WishedFlag } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import type { FlagFile, GithubSeed, SeedContent, SeedToken } from "./seed.ts";

/** Opens nothing but loopback. */
export const FLAGS_TOKEN = "sandbox-flags-token-0000000000";
const WRITER: SeedToken = { token: FLAGS_TOKEN, login: "flags-bot", permissions: { contents: "write" } };

/** Only flags that lie in a file: any other vendor's words name none. */
export function flagFilesOf(flags: readonly WishedFlag[]): readonly FlagFile[] {
  return flags.flatMap(({ spec }) => {
    const { branch, file, key, safe } = fieldsOf(spec);
    const [at, path, name] = [textOf(branch), textOf(file), textOf(key)];
    if (at === null || path === null || name === null) return [];
    return [{ branch: at, file: path, key: name, variant: textOf(fieldsOf(safe).variant) }];
  });
}

/** The seed with each file on its branch. */
export function withFlagFiles(seed: GithubSeed, files: readonly FlagFile[]): GithubSeed {
  const [first] = files;
  if (first === undefined) return seed;
  const { branch, file } = first;
  const sha = createHash("sha1").update(`flags ${branch}`).digest("hex");
  const main = seed.defaultBranch ?? "main";
  const head = createHash("sha1").update(`${seed.owner}/${seed.repo}`).digest("hex");
  const last = seed.branches?.[main] ?? seed.commits?.at(-1)?.sha ?? head;
  return {
    ...seed,
    flagFiles: files,
    tokens: [...seed.tokens, WRITER],
    commits: [{ sha, message: "Flags", files: { [file]: renderFlags(first) } }, ...(seed.commits ?? [])],
    branches: { ...seed.branches, [main]: last, [branch]: sha },
  };
}

/** Its first variant is not safe. */
function renderFlags({ key, variant }: FlagFile): string {
  const off = variant ?? "off";
  const flag = { state: "ENABLED", variants: { on: true, [off]: false }, defaultVariant: "on" };
  return `${JSON.stringify({ flags: { [key]: flag } }, null, 2)}\n`;
}

export function isFlagFileSafe({ key, variant }: FlagFile, content: SeedContent | undefined): boolean {
  if (typeof content !== "string") return false;
  try {
    const { state, defaultVariant } = fieldsOf(fieldsOf(fieldsOf(JSON.parse(content)).flags)[key]);
    return variant === null ? state === "DISABLED" : state === "ENABLED" && defaultVariant === variant;
  } catch {
    return false;
  }
}
