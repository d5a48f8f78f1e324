/** The repository that Vercel builds a project from. */
import { z } from "zod";
import type { GitLink } from "../../contract.ts";

const linkShape = z.object({
  type: z.string().regex(/^github/),
  org: z.string(),
  repo: z.string(),
  repoId: z.union([z.string(), z.number()]).nullish(),
  productionBranch: z.string().nullish(),
});

/** Null where the project is built from nothing, or from another forge. */
export function linkOf(link: unknown): GitLink | null {
  const parsed = linkShape.safeParse(link);
  if (!parsed.success) return null;
  const { org, repo, repoId, productionBranch } = parsed.data;
  const id = repoId === null || repoId === undefined ? null : String(repoId);
  return { owner: org, name: repo, id, productionBranch: productionBranch ?? null };
}
