import type { ZodType } from "zod";
import { ProviderError } from "../lib/error.ts";

/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
export function parseAnswer<Value>(vendor: string, shape: ZodType<Value>, body: unknown, request: string): Value {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor,
    message: `${vendor}'s answer to ${request} was not understood: ${where}: ${issue?.message ?? "unknown shape"}.`,
    remedy: "Run this again; if it stays, report the answer's shape.",
  });
}
