import type { CommentReader, ForgeComment } from "../../src/providers/contract.ts";

/** Every comment of an issue, oldest first: none is the wanted one, so every page is read. */
export async function allComments(forge: CommentReader, issue: number): Promise<readonly ForgeComment[]> {
  const seen = new Map<number, ForgeComment>();
  await forge.findComment(issue, (comment) => {
    seen.set(comment.id, comment);
    return false;
  });
  return [...seen.values()].toSorted((left, right) => left.id - right.id);
}
