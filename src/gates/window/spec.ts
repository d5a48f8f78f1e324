/** When a release may happen, as a plan writes it: windows of the week, freezes by date. Needs no time library. */
import { z } from "zod";
import { personOrTeam, withoutTwice } from "../../lib/people-names.ts";
import { freezeTime, type LocalTime, WEEKDAYS, weekWindow, type WeekWindow, zoneName } from "./words.ts";

export interface Freeze {
  /** First moment. */
  readonly from: LocalTime;
  /** A date is frozen to its end; a time is the first moment that is free again. */
  readonly to: LocalTime;
  readonly reason: string;
  readonly zone: string;
}

export interface WindowSpec {
  /** None: every time is allowed but the freezes. */
  readonly allow: readonly WeekWindow[];
  readonly freeze: readonly Freeze[];
  readonly override: readonly string[];
}

const DAY_MS = 86_400_000;
const MAXIMUM_WINDOWS = 50;
const MAXIMUM_FREEZES = 100;
const MAXIMUM_OVERRIDERS = 20;

const freezeSpec = z
  .strictObject({
    from: freezeTime.describe("First day, `2026-12-20`, or start time, `2026-12-20T18:00`."),
    to: freezeTime.describe("Last day, inclusive; or the time at which the freeze ends, `2027-01-03T08:00`."),
    reason: z.string().trim().min(1).max(200).describe("Reason shown to people; at most 200 characters."),
    zone: zoneName.default("UTC").describe("Time zone in which `from` and `to` are meant, such as `Europe/Berlin`."),
  })
  .superRefine(({ from, to }, context) => {
    const end = to.hasTime ? to.wallMs : to.wallMs + DAY_MS;
    if (end > from.wallMs) return;
    context.addIssue({
      code: "custom",
      path: ["to"],
      message: `${to.text} is not after ${from.text}, where it begins`,
    });
  });

export const windowSpec = z
  .strictObject({
    allow: z
      .array(weekWindow)
      .max(MAXIMUM_WINDOWS)
      .default([])
      .describe(
        `Windows of the week: days, times and zone, such as \`Mon-Thu 09:00-17:00 Europe/Berlin\`. Days are ${WEEKDAYS.join(", ")}, a range, a list with commas, or \`daily\`. A window is open while the local time in its zone is inside it; the end is exclusive. A window across midnight belongs to the day on which it begins. Default: always, except for freezes.`,
      ),
    freeze: z
      .array(freezeSpec)
      .max(MAXIMUM_FREEZES)
      .default([])
      .describe("Periods in which nothing is released, whatever `allow` says."),
    override: z
      .array(personOrTeam)
      .max(MAXIMUM_OVERRIDERS)
      .superRefine(withoutTwice)
      .default([])
      .describe(
        "Who may override this on the pull request with a written reason: `@login` or `@organization/team`. Default: nobody. In a stage nobody can.",
      ),
  })
  .superRefine(({ allow, freeze }, context) => {
    if (allow.length > 0 || freeze.length > 0) return;
    context.addIssue({ code: "custom", message: 'forbids nothing: expected "allow", "freeze" or both' });
  }) satisfies z.ZodType<WindowSpec>;
