/** Reason codes of the steps of a stage, whatever they change. */
import { codes } from "./reason-class.ts";

export const STEP_REASONS = {
  ...codes(
    { class: "done", outcomes: ["pass"] },
    {
      step_done: "A step of the plan is done for this release, and that was read back.",
      step_undone: "What a step did was taken back, and that was read back.",
    },
  ),
  ...codes(
    { class: "production", outcomes: ["hold"] },
    {
      step_unfinished:
        "A step that must not be applied twice was begun, and how that ended is not known: a person must look.",
      step_not_shown: "A step ended well by its own word, but reading back does not show it.",
      step_not_taken: "A step of the plan that comes before this is not done for this release.",
      step_left: "What a step did could not be taken back.",
    },
  ),
} as const;
