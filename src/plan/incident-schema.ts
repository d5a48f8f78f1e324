/** `rollback.incident`, in the plan language. */
import { z } from "zod";
import { withoutTwice } from "../lib/people-names.ts";
import { DEFAULT_LABELS, LABEL, LABEL_LENGTH, MOST_LABELS } from "./patterns.ts";

export function incidentSchema() {
  const settings = z.strictObject({
    labels: z
      .array(
        z
          .string()
          .max(LABEL_LENGTH)
          .regex(LABEL, { error: "expected a label's name: no comma, no space at its ends, not empty" }),
      )
      .max(MOST_LABELS)
      .superRefine(withoutTwice)
      .default([...DEFAULT_LABELS])
      .describe("Labels that the issue gets when it is opened. Default: `incident`; `[]` for none."),
  });
  return z
    .union([z.literal(false), settings])
    .prefault({})
    .describe(
      "The issue that is opened at GitHub when a release was rolled back, or should have been and was not. On by default; `false` turns it off.",
    );
}
