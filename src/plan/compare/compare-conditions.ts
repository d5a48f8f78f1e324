/** Which sentences about metrics are other ones than before, and whether they tolerate more. Pure. */
import type { Condition } from "../plan.ts";
import type { PlanChange } from "./plan-change.ts";

/** Of a rollback condition, to be met is bad; of a goal, not to be. */
export function compareConditions(
  kind: "rollback" | "goal",
  before: readonly Condition[],
  after: readonly Condition[],
): readonly PlanChange[] {
  const textOf = ({ text }: Condition) => text.trim();
  const kept = new Set(before.map(textOf));
  const gone = before.filter((one) => !after.some((other) => textOf(other) === textOf(one)));
  const come = after.filter((one) => !kept.has(textOf(one)));
  const left = [...come];
  const changed = gone.map((old) => {
    const index = left.findIndex((one) => isAlike(old, one));
    return { old, now: index < 0 ? null : (left.splice(index, 1)[0] ?? null) };
  });
  const noun = kind === "rollback" ? "rollback condition" : "goal";
  return [
    ...changed.map(({ old, now }): PlanChange => {
      if (now === null) {
        const text =
          kind === "rollback"
            ? `nothing is rolled back for \`${textOf(old)}\` any more`
            : `\`${textOf(old)}\` need not be reached any more`;
        return { area: "watch", text, weakens: true };
      }
      return {
        area: "watch",
        text: `${noun} \`${textOf(old)}\` → \`${textOf(now)}\``,
        weakens: toleratesMore(kind, old, now),
      };
    }),
    ...left.map((one): PlanChange => ({ area: "watch", text: `new ${noun} \`${textOf(one)}\``, weakens: false })),
  ];
}

function isAlike(one: Condition, other: Condition): boolean {
  if (one.metric !== other.metric || isUpper(one) !== isUpper(other)) return false;
  if (one.kind === "change") return other.kind === "change" && one.amount.kind === other.amount.kind;
  return one.kind === other.kind;
}

/** Too much is what it speaks of, and not too little. */
function isUpper(condition: Condition): boolean {
  return condition.kind === "change" ? condition.direction === "increases" : condition.comparison.startsWith(">");
}

function toleratesMore(kind: "rollback" | "goal", before: Condition, after: Condition): boolean {
  const [was, is] = [limitOf(before), limitOf(after)];
  const isHigher = before.kind === "change" ? is > was : isUpper(before) === is > was && is !== was;
  if (is === was) return kind === "rollback" && after.overMs > before.overMs;
  return kind === "rollback" ? isHigher : !isHigher;
}

function limitOf(condition: Condition): number {
  if (condition.kind === "change") return condition.amount.value;
  return condition.kind === "rate" ? condition.count / condition.perMs : condition.value;
}
