/** Limits as people write them, in words and in signs, as conditions of the plan language. Pure. */
import { parseConditionSyntax } from "../../../plan/condition-syntax.ts";
import { DURATION, durationFrom, withNumbers } from "./duration-words.ts";
import { nameMetric, usualName } from "./metric-words.ts";

type Sign = ">" | ">=" | "<" | "<=";

export interface Limit {
  readonly metric: string;
  readonly condition: string;
  /** What a person must say first; null where nothing is missing. */
  readonly unclear: string | null;
  /** With the sign turned round: what is met when the limit is kept, not broken; null for a change. */
  readonly opposite: string | null;
  /** Whether it says how things must be (`must stay below`), not when something is wrong. */
  readonly isDemand: boolean;
}

const SIGNS: readonly (readonly [RegExp, Sign])[] = [
  [/^(?:>=|≥|=>|at least|no less than|not less than|al menos|mindestens|au moins|minimum(?: of)?|min\.?)$/, ">="],
  [
    /^(?:<=|≤|=<|at most|no more than|not more than|not exceed|up to|como m[aá]ximo|h[oö]chstens|au plus|maximum(?: of)?|max\.?)$/,
    "<=",
  ],
  [
    /^(?:>|above|over|more than|greater than|higher than|bigger than|longer than|slower than|exceed(?:s|ing|ed)?|beyond|surpass(?:es)?|m[aá]s de|mayor(?:es)? (?:que|de|a)|superior(?:es)? a|por encima de|supera|[uü]ber|mehr als|gr[oö](?:ß|ss)er als|plus de|sup[eé]rieure? [aà]|d[eé]passe|mais de|maior(?:es)? (?:que|do que)|superior a|acima de|oltre|maggiore di|superiore (?:a|al)|sopra|boven|meer dan|hoger dan|powy[zż]ej|wi[eę]cej ni[zż]|выше|больше|более|превышает|超过|超過|大于|高于|초과)$/,
    ">",
  ],
  [
    /^(?:<|below|under|less than|fewer than|lower than|faster than|smaller than|menos de|menor(?:es)? (?:que|de|a)|inferior(?:es)? a|por debajo de|unter|weniger als|kleiner als|moins de|inf[eé]rieure? [aà]|menos de|menor que|abaixo de|inferiore (?:a|al)|sotto|meno di|onder|minder dan|lager dan|poni[zż]ej|mniej ni[zż]|ниже|меньше|менее|低于|小于|少于|미만)$/,
    "<",
  ],
];
const SIGN_WORDS = String.raw`>=|<=|=>|=<|≥|≤|(?<!-)>|<|\b(?:at least|no less than|not less than|al menos|mindestens|au moins|at most|no more than|not more than|not exceed|up to|como m[aá]ximo|h[oö]chstens|au plus|above|over|more than|greater than|higher than|bigger than|longer than|slower than|exceed(?:s|ing|ed)?|beyond|surpass(?:es)?|below|under|less than|fewer than|lower than|faster than|m[aá]s de|mayor(?:es)? (?:que|de|a)|superior(?:es)? a|por encima de|supera|mehr als|gr[oö](?:ß|ss)er als|plus de|sup[eé]rieure? [aà]|d[eé]passe|mais de|maior que|acima de|menos de|menor(?:es)? (?:que|de|a)|inferior(?:es)? a|por debajo de|unter|weniger als|kleiner als|moins de|inf[eé]rieure? [aà]|abaixo de|oltre|maggiore di|superiore (?:al|a)|sopra|inferiore (?:al|a)|sotto|meno di|boven|meer dan|hoger dan|onder|minder dan|lager dan|mniej ni[zż]|wi[eę]cej ni[zż])|powy[zż]ej|poni[zż]ej|выше|больше|более|превышает|ниже|меньше|менее|超过|超過|大于|高于|초과|低于|小于|少于|미만|[uü]ber`;
const AMOUNT = String.raw`(?:the |a |an |el |un )?(\d+(?:\.\d+)?)\s*(%|ms\b|ミリ秒|毫秒|밀리초|秒|초|сек(?:унды?)?|мс|milliseconds?\b|milisegundos?\b|seconds?\b|segundos?\b|secs?\b|s\b|minutes?\b|mins?\b)?`;
const LIMIT = new RegExp(String.raw`(${SIGN_WORDS})\s*${AMOUNT}`, "gi");
const WINDOW = new RegExp(
  String.raw`(?:\(|（|\bfor\b|\bover\b|[uü]ber\b|\bper\b|gedurende|przez|в течение|持续|持続|连续|\bduring\b|\bwithin\b|\bin\b|\bdurante\b|\bpor\b|\bper\b|\ben\b|f[uü]r|pendant|sustained|/|\blonger than\b)\s*(?:the |more than |longer than |at least |a |any |m[aá]s de )*${DURATION}`,
  "i",
);
const RATE = /^\s*(?:[a-z][a-z -]{0,40}?)?\s*(?:\/\s*|\bper |\beach |\bevery |\ban? )(minute|min|hour|h|day|d)\b/i;
const GROWTH =
  /(increas\w*|grow\w*|ris(?:e|es|ing)|worse\w*|degrad\w*|climb\w*|goes up|aumenta\w*|drops?|dropp\w*|decreas\w*|fall\w*|declin\w*|baja\w*)\s+(?:by\s+|of\s+|en\s+|un\s+)?(?:(?:more than|over|at least|>=?|m[aá]s de)\s*)?(\d+(?:\.\d+)?)\s*%/gi;
const PLUS = /(?:^|[^\d])([+-])\s*(\d+(?:\.\d+)?)\s*%/g;
const HIGHER =
  /(\d+(?:\.\d+)?)\s*% (?:higher|slower|worse|more|above|over) (?:than )?(?:the |its )?(?:baseline|before|usual|normal|previous)/gi;
const TWICE = /\b(twice|double|2x|two times|2 times|three times|3x|doubles|el doble)\b/i;
const CONSECUTIVE =
  /(\d+|two|three|four|five)\s*(?:times in a row|consecutive|times in succession|times consecutively|veces seguidas|mal hintereinander)/i;
const FAILING = /fail|not answer|does not|doesn.t|down|unhealthy|no respon|error/i;

/** The limits in a sentence, in their order; a text in the plan's own grammar as it is. */
export function parseLimits(sentence: string, subject: string | null = null, around = sentence): readonly Limit[] {
  const own = sentence.trim().replace(/[;.]$/, "");
  const parsed = parseConditionSyntax(own);
  if (parsed.ok) {
    const metric = usualName(parsed.value.metric);
    const condition = own.replaceAll(/\s+/g, " ").replace(parsed.value.metric, metric);
    return [{ metric, condition, ...CLEAR, opposite: null }];
  }
  const text = withNumbers(sentence);
  const near = withNumbers(around);
  const changes = changesIn(text, subject, near);
  if (changes.length > 0) return changes;
  return [...thresholdsIn(text, subject, near), ...consecutiveIn(text, subject)];
}

const CLEAR = { unclear: null, isDemand: false } as const;

function thresholdsIn(text: string, subject: string | null, around: string): readonly Limit[] {
  const matches = [...text.matchAll(LIMIT)].filter((match) => !isWindowOnly(text, match));
  let from = 0;
  return matches.flatMap((match, index): Limit[] => {
    const before = text.slice(from, match.index);
    const end = match.index + match[0].length;
    const after = text.slice(end, matches[index + 1]?.index ?? text.length);
    const clause = after.split(/[;,]|\bor\b|\band\b|\. /)[0] ?? "";
    from = end + clause.length;
    const sign = signOf(match[1] ?? "");
    if (sign === null) return [];
    return thresholdOf(
      { text, before, clause, after, sign, number: match[2] ?? "", unit: match[3] ?? "" },
      subject,
      around,
    );
  });
}

interface Found {
  readonly text: string;
  readonly before: string;
  /** What follows, to the end of its clause. */
  readonly clause: string;
  readonly after: string;
  readonly sign: Sign;
  readonly number: string;
  readonly unit: string;
}

function thresholdOf(found: Found, subject: string | null, around: string): Limit[] {
  const { before, clause, after, sign, number } = found;
  const unit = unitOf(found.unit);
  if (unit === null) return [];
  const rate = unit === "" ? RATE.exec(clause) : null;
  const named = subjectOf(found, subject, around, rate?.index === 0 ? rate[0] : null);
  if (named === null) return [];
  const isOrMore = /^\s*(?:or (?:more|higher)|and above|o m[aá]s)\b/i.test(clause);
  const comparison = isOrMore && sign === ">" ? ">=" : sign;
  const window = rate === null ? (windowOf(after) ?? windowOfAll(found.text)) : null;
  const per =
    rate === null ? "" : `/${{ m: "minute", h: "hour", d: "day" }[(rate[1] ?? "h")[0]?.toLowerCase() ?? "h"]}`;
  const tail = `${number}${unit}${per}${window === null ? "" : ` over ${window}`}`;
  const share =
    unit === "%" && named.name.endsWith("_failures") ? named.name.replace(/failures$/, "failure_rate") : null;
  const metric = share !== null && named.name !== "health_check_failures" ? share : named.name;
  const needsUnit = metric.endsWith("latency") && unit === "";
  return [
    {
      metric,
      condition: `${metric} ${comparison} ${tail}`,
      opposite: `${metric} ${OPPOSITES[comparison]} ${tail}`,
      unclear: needsUnit ? "the unit of the number is not said" : named.unclear,
      isDemand: DEMAND.test(before),
    },
  ];
}

/** Words before a sign that say how things must be. */
const DEMAND =
  /\b(?:must|shall|has to|have to|needs? to|should) (?:\w+ )?(?:stay|remain|be|keep|not)\b|\b\S+ (?:must|shall|should|may|can)\s*$|\bdeben?\b|\bmuss\b/i;

const OPPOSITES: Readonly<Record<Sign, Sign>> = { ">": "<=", ">=": "<", "<": ">=", "<=": ">" };

/** The metric by the words before the sign, else by those after the number, else by the table's own. */
function subjectOf(found: Found, subject: string | null, around: string, rate: string | null) {
  const { before, clause } = found;
  if (subject !== null) return nameMetric(subject, `${subject} ${clause}`);
  if (rate !== null && before.replaceAll(/\W+/g, "").length < 4) {
    return nameMetric(rate.replace(/(?:\/|\b(?:per|each|every|an?)\b).*$/i, ""), around);
  }
  const lead = before.split(/[;,.:]|\bor\b|\bif\b|\bwhen\b/i).findLast((part) => part.trim() !== "") ?? "";
  const inBrackets = /\(([^)]*)\)/.exec(clause)?.[1] ?? "";
  const words = `${lead} ${inBrackets}`.trim();
  if (
    /[a-zá-ž]{3,}|p\d\d|[\p{Lo}\p{Script=Cyrillic}]{2,}/iu.test(
      lead.replaceAll(/\b(?:should|any|more|the|than)\b/gi, ""),
    )
  )
    return nameMetric(words, around) ?? namedBy(clause, around);
  return namedBy(clause, around);
}

/** `more than 5% errors for ten minutes`. */
function namedBy(clause: string, around: string) {
  const rest = clause.split(/\bfor\b|\bover\b|\bduring\b/i)[0] ?? "";
  return rest.trim() === "" ? null : nameMetric(rest, around);
}

/** `for longer than five minutes` is the window of a limit, and none itself. */
function isWindowOnly(text: string, match: RegExpExecArray): boolean {
  const lead = text.slice(0, match.index);
  const rest = text.slice(match.index);
  const time = new RegExp(String.raw`^(?:over|longer than|more than|at least|m[aá]s de|[uü]ber)\s*${DURATION}`, "i");
  if (!time.test(rest)) return false;
  if (/\b(?:for|durante|f[uü]r|pendant)\s+(?:the\s+)?$/i.test(lead)) return true;
  // `> 5% over 10 min`: what follows a number is its window.
  return /^(?:over|[uü]ber)/i.test(rest) && /\d\s*(?:%|[a-z]{1,12})?\s*$/i.test(lead);
}

function windowOf(after: string): string | null {
  const stop = after.search(/[;,]\s|\. |\bor\b/);
  const match = WINDOW.exec(stop < 0 ? after : after.slice(0, stop));
  return match === null ? null : (durationFrom(match[1] ?? "", match[2] ?? "")?.text ?? null);
}

const OF_ALL = new RegExp(
  String.raw`,\s*(?:each |both |all )?(?:sustained |lasting |held )?(?:for|over)\s+(?:more than |at least )?${DURATION}[.\s]*$`,
  "i",
);

/** `error rate > 4% or p99 > 3s, sustained for 10 minutes`: a window at the end of a sentence is that of all its limits. */
function windowOfAll(text: string): string | null {
  const match = OF_ALL.exec(text);
  return match === null ? null : (durationFrom(match[1] ?? "", match[2] ?? "")?.text ?? null);
}

function changesIn(text: string, subject: string | null, around: string): readonly Limit[] {
  const grown = [...text.matchAll(GROWTH)].map((match) => ({
    at: match.index,
    down: /^(?:drop|decreas|fall|declin|baja)/i.test(match[1] ?? ""),
    amount: match[2] ?? "",
  }));
  const signed = [...text.matchAll(PLUS)].map((match) => ({
    at: match.index,
    down: match[1] === "-",
    amount: match[2] ?? "",
  }));
  const higher = [...text.matchAll(HIGHER)].map((match) => ({ at: match.index, down: false, amount: match[1] ?? "" }));
  const twice = TWICE.exec(text);
  const times = twice === null || !/baseline|before|usual|normal|previous|habitual/i.test(text) ? [] : [twice];
  const multiplied = times.map((match) => ({
    at: match.index,
    down: false,
    amount: /three|3/.test(match[1] ?? "") ? "200" : "100",
  }));
  const all = [...grown, ...(grown.length > 0 ? [] : signed), ...higher, ...multiplied];
  return all.flatMap(({ at, down, amount }): Limit[] => {
    const lead =
      text
        .slice(0, at)
        .split(/[;,:]/)
        .findLast((part) => part.trim() !== "") ?? "";
    const named = nameMetric(subject ?? lead, subject === null ? around : subject);
    if (named === null) return [];
    const window = windowOf(text.slice(at));
    const over = window === null ? "" : ` over ${window}`;
    const condition = `${named.name} ${down ? "drops" : "increases"} by > ${amount}%${over}`;
    const points = /percentage points?|puntos porcentuales|prozentpunkt/i.test(text);
    const unclear = points ? "percentage points are no share of what was before" : named.unclear;
    return [{ metric: named.name, condition, opposite: null, unclear, isDemand: false }];
  });
}

/** `does not answer three times in a row`. */
function consecutiveIn(text: string, subject: string | null): readonly Limit[] {
  const match = CONSECUTIVE.exec(text);
  if (match === null || !FAILING.test(text)) return [];
  const named = nameMetric(subject ?? text, text);
  if (named?.name !== "health_check_failures") return [];
  const count = { two: "2", three: "3", four: "4", five: "5" }[match[1]?.toLowerCase() ?? ""] ?? match[1] ?? "";
  return [{ metric: named.name, condition: `${named.name} >= ${count}`, opposite: null, ...CLEAR }];
}

function signOf(word: string): Sign | null {
  return SIGNS.find(([pattern]) => pattern.test(word.toLowerCase().trim()))?.[1] ?? null;
}

/** In the plan's form; null for a unit that no condition has. */
function unitOf(unit: string): string | null {
  const written = unit.toLowerCase();
  if (written === "" || written === "%") return written;
  const duration = durationFrom("1", written);
  if (duration === null) return null;
  const short = duration.text.slice(1);
  return short === "ms" || short === "s" ? short : null;
}
