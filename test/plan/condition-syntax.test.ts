import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConditionSyntax } from "../../src/plan/condition-syntax.ts";
import type { ConditionSyntax } from "../../src/plan/condition-syntax.ts";

function syntaxOf(text: string): ConditionSyntax {
  const result = parseConditionSyntax(text);
  if (!result.ok) throw new Error(`${result.column}: ${result.message}`);
  return result.value;
}

/** The sentence in its canonical spelling: one space between words, units attached. */
function renderCondition(syntax: ConditionSyntax): string {
  const amount = `${syntax.amount.number}${syntax.amount.unit}`;
  if (syntax.kind === "rate") return `${syntax.metric} ${syntax.comparison} ${amount}/${syntax.per}`;
  const verb = syntax.kind === "change" ? `${syntax.direction} by ${syntax.comparison}` : syntax.comparison;
  return `${syntax.metric} ${verb} ${amount}${syntax.over ? ` over ${syntax.over.text}` : ""}`;
}

const number = fc.oneof(
  fc.nat(1_000_000).map(String),
  fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 999 })).map(([whole, part]) => `${whole}.${part}`),
);
const metric = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const comparison = fc.constantFrom(">", ">=", "<", "<=");
const unit = fc.constantFrom("", "%", "ms", "s");
const over = fc.oneof(
  fc.constant(""),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom("ms", "s", "m", "h", "d"))
    .map(([n, u]) => ` over ${n}${u}`),
);
/** Conditions in their canonical spelling. */
const canonical = fc.oneof(
  fc.tuple(metric, comparison, number, unit, over).map(([m, c, n, u, o]) => `${m} ${c} ${n}${u}${o}`),
  fc
    .tuple(metric, fc.constantFrom("increases", "drops"), fc.constantFrom(">", ">="), number, unit, over)
    .map(([m, d, c, n, u, o]) => `${m} ${d} by ${c} ${n}${u}${o}`),
  fc
    .tuple(metric, comparison, number, fc.constantFrom("minute", "hour", "day"))
    .map(([m, c, n, p]) => `${m} ${c} ${n}/${p}`),
);

describe("properties", () => {
  it("renders what it parsed", () => {
    fc.assert(
      fc.property(canonical, (text) => {
        expect(renderCondition(syntaxOf(text))).toBe(text);
      }),
    );
  });

  it("reads any spacing as the canonical one", () => {
    const spaced = fc.tuple(
      canonical,
      fc.array(fc.constantFrom(" ", "  ", "\t", "   "), { minLength: 12, maxLength: 12 }),
    );
    fc.assert(
      fc.property(spaced, ([text, spaces]) => {
        let next = 0;
        const loose = ` ${text.replaceAll(" ", () => spaces[(next += 1) % 12] ?? " ").replace("/", " / ")} `;
        expect(renderCondition(syntaxOf(loose))).toBe(text);
      }),
    );
  });

  it("answers any text with a condition or a place inside that text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.tuple(canonical, fc.string()).map(([a, b]) => a + b),
        ),
        (text) => {
          const result = parseConditionSyntax(text);
          if (result.ok) return;
          expect(result.column).toBeGreaterThanOrEqual(0);
          expect(result.column).toBeLessThanOrEqual(text.length);
          expect(result.message).not.toBe("");
        },
      ),
    );
  });
});

describe("a syntax error", () => {
  it.each([
    ["", 0, "expected the name of a metric"],
    ["> 5%", 0, "expected the name of a metric"],
    ["Error_Rate > 5%", 0, '"Error_Rate" is not a metric\'s name'],
    ["error_rate", 10, "expected >, >=, <, <=, increases or drops, found the end"],
    ["error_rate above 5%", 11, 'expected >, >=, <, <=, increases or drops, found "above"'],
    ["error_rate == 5%", 11, '"==" is not one of >, >=, <, <='],
    ["error_rate => 5%", 11, '"=>" is not one of'],
    ["error_rate >", 12, "expected a number such as 5%, 2000ms or 3, found the end"],
    ["error_rate > five", 13, 'expected a number such as 5%, 2000ms or 3, found "five"'],
    ["error_rate > 1,000", 13, "expected a number"],
    ["error_rate > -5%", 13, '"-5" is negative'],
    ["latency > 5min", 11, '"min" is not a unit: expected %, ms, s or none'],
    ["latency > 5 ns", 12, 'expected "over" or the end of the condition, found "ns"'],
    ["error_rate > 5% for 10m", 16, 'expected "over" or the end of the condition, found "for"'],
    ["error_rate > 5% over", 20, 'expected a duration such as 15m after "over", found the end'],
    ["error_rate > 5% over 15", 21, 'expected a duration such as 15m after "over", found "15"'],
    ["error_rate > 5% over 0m", 21, '"0m" is zero'],
    ["error_rate > 5% over 15m please", 21, "expected a duration"],
    ["failures > 10/week", 14, 'expected minute, hour or day after "/", found "week"'],
    ["failures > 10%/hour", 11, "a rate counts things per hour, so its number has no unit"],
    ["failures > 10/hour over 5m", 19, 'a rate is judged over its own hour, so it takes no "over"'],
    ["failures > 10/hour 5", 19, "expected the end of the condition"],
    ["latency increases > 5%", 18, 'expected "by" after "increases", found the end'],
    ["latency increases by 5%", 21, 'expected > or >= after "increases by", found the end'],
    ["latency drops by < 5%", 17, 'expected > or >= after "drops by", found "<"'],
    ["latency drops by > 5/hour", 20, "a change has no rate"],
    [`error_rate > ${"9".repeat(200)}`, 0, "a condition has at most 200 characters"],
  ])("is reported with its column in %j", (text, column, message) => {
    const result = parseConditionSyntax(text);
    expect(result).toMatchObject({ ok: false, column });
    expect("message" in result && result.message).toContain(message);
  });

  it("names the nearest word", () => {
    expect(parseConditionSyntax("latency increase by > 5%")).toMatchObject({ remedy: 'Did you mean "increases"?' });
    expect(parseConditionSyntax("failures > 3/hours")).toMatchObject({ remedy: 'Did you mean "hour"?' });
  });
});
