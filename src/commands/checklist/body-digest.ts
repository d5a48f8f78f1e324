import { commentDigest } from "../../checklist/status-record.ts";
import { withoutTicks } from "../../report/checklist/comment.ts";

/** Digest of a comment's text: the same however its boxes are ticked, and another one for any other change. */
export function bodyDigest(body: string): string {
  return commentDigest(withoutTicks(body));
}
