/** Reason codes of the rollback's ladder. */
import { codes } from "./reason-class.ts";

export const LADDER_REASONS = {
  ...codes(
    { class: "done", outcomes: ["pass"] },
    {
      rung_done: "A rung of the rollback's ladder did what it is for, and that was read back.",
      rung_helped: "Production failed right before a rung of the rollback's ladder, and passes since.",
    },
  ),
  ...codes(
    { class: "production", outcomes: ["hold"] },
    {
      flag_changed: "Somebody else changed the feature flag, so it was left as it is.",
      flag_refused: "The vendor of the feature flag refused to change it, for instance without an approval.",
      flag_unfit: "The feature flag cannot be set to what the plan calls safe.",
      rung_unhelpful: "A rung of the rollback's ladder was taken, and production still fails.",
      rung_needless: "A rung of the ladder was not taken: it is so already, or nothing could show that it helps.",
      rung_unverified: "What a rung of the rollback's ladder changed could not be read back in its time.",
      rung_unrecorded: "A rung that is taken only once was begun before, or its beginning could not be recorded.",
      rung_in_force:
        "What a rung of the ladder does is in force, and was not when the release was recorded: no record says who did it.",
      revert_left: "A revert is left to a person: what it touches was changed since, or its branch is another's.",
    },
  ),
} as const;
