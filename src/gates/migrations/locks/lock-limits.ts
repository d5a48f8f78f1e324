/** What the plan says about locks: `locks` of the gate. */
import { z } from "zod";
import { bytesValue } from "../../../lib/plan-values.ts";
import { specChoice } from "../../../lib/spec-choice.ts";
import { LOCK_RULE_NAMES, type LockRuleName } from "./lock-rules.ts";

/** What may be allowed: a rule, or what nobody can read. */
export type AllowedLock = LockRuleName | "unread";

export interface LockLimits {
  /** `off`: not looked at; `named`: shown, and nothing is refused. */
  readonly mode: "off" | "named" | "limited";
  /** Bytes of a table from which on nobody may be stopped for longer than a moment; null: any length is let pass. */
  readonly above: number | null;
  /** Every lock that stops others needs a lock_timeout. */
  readonly timeout: boolean;
  readonly allow: Readonly<Partial<Record<AllowedLock, string>>>;
}

const WORDS: Readonly<Record<"allow" | "warn" | "refuse", LockLimits>> = {
  allow: { mode: "off", above: null, timeout: false, allow: {} },
  warn: { mode: "named", above: null, timeout: false, allow: {} },
  refuse: { mode: "limited", above: 0, timeout: false, allow: {} },
};

export const NAMED_LOCKS = WORDS.warn;

const EXPECTED = "allow, warn, refuse, or a map such as { refuse-above: 100 MB, lock-timeout: required }";

const rule = z.enum([...LOCK_RULE_NAMES, "unread"], {
  error: ({ input }) => `${JSON.stringify(input)} is no rule: expected one of ${LOCK_RULE_NAMES.join(", ")}, unread`,
});

export const lockLimits = specChoice<LockLimits>(EXPECTED, {
  string: z
    .enum(["allow", "warn", "refuse"], `expected ${EXPECTED}`)
    .describe("`allow`: not looked at. `warn`: shown. `refuse`: nobody may be stopped for longer than a moment.")
    .transform((word) => WORDS[word]),
  object: z
    .strictObject({
      "refuse-above": bytesValue
        .optional()
        .describe(
          "Size of a table, such as `100 MB`, above which no statement may stop reads or writes for as long as it reads, builds or rewrites. It is read from the database.",
        ),
      "lock-timeout": z
        .literal("required", 'expected "required"')
        .optional()
        .describe(
          "`required`: a statement that stops others must run under a `lock_timeout`, of the migration itself, the role or the database, so that nobody queues behind it while it waits.",
        ),
      allow: z
        .partialRecord(rule, z.string().trim().min(1, "expected a reason"))
        .default({})
        .describe("[Locks](#what-migrations-lock) that are let pass, each with its reason."),
    })
    .refine(
      (limits) => limits["refuse-above"] !== undefined || limits["lock-timeout"] !== undefined,
      "expected refuse-above, lock-timeout, or both",
    )
    .transform((limits): LockLimits => ({
      mode: "limited",
      above: limits["refuse-above"] ?? null,
      timeout: limits["lock-timeout"] !== undefined,
      allow: limits.allow,
    })),
});
