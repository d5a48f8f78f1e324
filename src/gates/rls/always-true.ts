/** A literal as PostgreSQL writes it back: text, number or truth value, perhaps with its type. */
const LITERAL = /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)(?:::[\w ]+)?$/i;

/** Longer and deeper than any that a person wrote. */
const MAXIMUM_CHARACTERS = 20_000;
const MAXIMUM_DEPTH = 100;

/** Seeing through one takes a time that grows with its length and with the depth of its brackets. */
export function isTooLargeToJudge(expression: string): boolean {
  return expression.length > MAXIMUM_CHARACTERS || Math.max(0, ...depths(expression)) > MAXIMUM_DEPTH;
}

/**
 * Whether a policy's expression, as `pg_get_expr` writes it, is true whatever the row: `true`, `(1 = 1)`,
 * `(x OR true)`. It looks at constants only; a function that always returns true is not seen through.
 */
export function isAlwaysTrue(expression: string | null): boolean {
  if (expression === null) return false;
  const text = bare(expression);
  const either = split(text, "OR");
  if (either.length > 1) return either.some(isAlwaysTrue);
  const both = split(text, "AND");
  if (both.length > 1) return both.every(isAlwaysTrue);
  if (/^true$/i.test(text)) return true;
  const negated = /^NOT\s+(.+)$/is.exec(text)?.[1];
  if (negated !== undefined) return isFalse(negated);
  const selected = /^SELECT\s+(.+?)(?:\s+AS\s+(?:\w+|"[^"]*"))?$/is.exec(text)?.[1];
  if (selected !== undefined) return isAlwaysTrue(selected);
  const present = /^(.+)\s+IS\s+NOT\s+NULL$/is.exec(text)?.[1];
  if (present !== undefined) return LITERAL.test(bare(present));
  return compares(text);
}

function isFalse(expression: string): boolean {
  const text = bare(expression);
  if (/^false$/i.test(text)) return true;
  const negated = /^NOT\s+(.+)$/is.exec(text)?.[1];
  return negated !== undefined && isAlwaysTrue(negated);
}

/** Two literals side by side. */
function compares(text: string): boolean {
  const sides = /^(.+?)\s(=|<=|>=|<>)\s(.+)$/s.exec(text);
  const [left, sign, right] = [bare(sides?.[1] ?? ""), sides?.[2], bare(sides?.[3] ?? "")];
  if (!LITERAL.test(left) || !LITERAL.test(right)) return false;
  return sign === "<>" ? left !== right : left === right;
}

/** Without the brackets around all of it, and without a cast to what it is anyway. */
function bare(expression: string): string {
  let text = expression;
  for (;;) {
    text = text.trim().replace(/::bool(?:ean)?$/i, "");
    const whole = text.startsWith("(") && depths(text).findIndex((depth) => depth === 0) === text.length - 1;
    if (!whole) return text;
    text = text.slice(1, -1);
  }
}

/** Parts between a word that stands outside of brackets and quotes. */
function split(text: string, word: "OR" | "AND"): readonly string[] {
  const depth = depths(text);
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: found } of text.matchAll(new RegExp(`\\s${word}\\s`, "gi"))) {
    if (depth[index] !== 0) continue;
    parts.push(text.slice(start, index));
    start = index + found.length;
  }
  return [...parts, text.slice(start)];
}

/** After each character, how many brackets are open; inside of quotes it is never 0. */
function depths(text: string): readonly number[] {
  let open = 0;
  let quote = "";
  return text.split("").map((character) => {
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "(") open += 1;
    else if (character === ")") open -= 1;
    return quote === "" ? open : open + 1;
  });
}
