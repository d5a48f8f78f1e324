/**
 * The parts of Checkly's answers that are read here, after https://api.checklyhq.com/openapi.json.
 * Unknown keys are ignored, so that additions by the vendor break nothing.
 */
import { type ZodType, z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { VendorAnswer } from "../http.ts";
import { VENDOR } from "./settings.ts";

export const triggeredSession = z.object({
  testSessionId: z.string().min(1),
  testSessionLink: z.string().optional(),
});

const sessionResult = z.object({
  name: z.string().optional(),
  checkId: z.string().nullish(),
  checkType: z.string(),
  testSessionResultLink: z.string().optional(),
  /** `ATTEMPT` is a try that was repeated, `PENDING` one that has not ended. */
  resultType: z.string().optional(),
  status: z.string().optional(),
  hasErrors: z.boolean(),
  hasFailures: z.boolean(),
  isDegraded: z.boolean().nullish(),
  aborted: z.boolean().optional(),
});

export type SessionResult = z.infer<typeof sessionResult>;

export const completedSession = z.object({
  testSessionId: z.string(),
  testSessionLink: z.string().optional(),
  status: z.string(),
  results: z.array(sessionResult).optional(),
});

export type CompletedSession = z.infer<typeof completedSession>;

export const sessionList = z.object({
  entries: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const checkList = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    activated: z.boolean().optional(),
    /** Minutes; 0 is "several times a minute". Null or absent where the check is not run on a schedule. */
    frequency: z.number().nullish(),
  }),
);

export type CheckEntry = z.infer<typeof checkList>[number];

const resultEntry = z.object({
  id: z.string(),
  startedAt: z.string().nullish(),
  hasFailures: z.boolean(),
  hasErrors: z.boolean().optional(),
  isCancelled: z.boolean().optional(),
  resultType: z.string().optional(),
  runLocation: z.string().nullish(),
  sequenceId: z.string().nullish(),
});

/** The list is optional in the description, but an answer that says nothing of any list is not an empty one. */
export const resultPage = z
  .object({
    length: z.number().optional(),
    entries: z.array(resultEntry).optional(),
    nextId: z.string().nullish(),
  })
  .refine(({ length, entries }) => entries !== undefined || length === 0, {
    path: ["entries"],
    error: "expected a list of results",
  });

/** The answer's body in its shape, or ProviderError `vendor_answer_unknown` that names the first key that differs. */
export function parseAnswer<Shape>(shape: ZodType<Shape>, answer: VendorAnswer, path: string): Shape {
  const parsed = shape.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    status: answer.status,
    message: `Checkly answered ${path} in a shape that is not known${where}: ${issue?.message ?? "no detail"}.`,
    remedy: "Run this again; if it stays, report this.",
  });
}
