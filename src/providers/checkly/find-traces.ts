/** Whether the repository has Checkly's checks, and the tags that they all carry. */
import type { RepositoryFiles, VendorTraces } from "../contract.ts";

const FILE = /^checkly\.config\.[cm]?[jt]s$/;

export async function findChecklyTraces(files: RepositoryFiles): Promise<VendorTraces | null> {
  const name = (await files.list(".")).find((one) => FILE.test(one));
  if (name === undefined) return null;
  const list = /\btags\s*:\s*\[([^\]]*)\]/.exec((await files.read(name)) ?? "")?.[1] ?? "";
  const tags = [...list.matchAll(/["'`]([\w:.-]+)["'`]/g)].map((match) => match[1] ?? "");
  return tags.length === 0 ? { from: name } : { from: name, spec: { tags } };
}
