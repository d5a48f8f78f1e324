/** Lengths of time as people write them, in the plan's form: `10 min` is `10m`. Pure. */

const UNITS: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:ms|msec|milliseconds?|milisegundos?|millisekunden?|ミリ秒|毫秒|밀리초|мс)$/, "ms", 1],
  [/^(?:s|secs?|seconds?|segundos?|sekunden?|secondes?|secondi|seconden|sekund|秒間?|초|сек(?:унды?)?)$/, "s", 1_000],
  [/^(?:m|mins?|minutes?|minutos?|minuten?|minuti|minuut|minut[ay]?|分間|分钟|分鐘|분|минуты?)$/, "m", 60_000],
  [
    /^(?:h|hrs?|hours?|horas?|stunden?|std|heures?|ore|uur|uren|godzin[ay]?|時間|小时|小時|시간|час(?:а|ов)?)$/,
    "h",
    3_600_000,
  ],
  [/^(?:d|days?|d[ií]as?|tage?n?|jours?|dias?|giorni|dagen|dni|日間|天|일|дн(?:я|ей)|день)$/, "d", 86_400_000],
  [/^(?:w|weeks?|semanas?|wochen?|semaines?)$/, "w", 604_800_000],
];

const UNIT =
  "ミリ秒|毫秒|밀리초|мс|秒間|秒|초|секунды?|сек|分間|分钟|分鐘|분|минуты?|時間|小时|小時|시간|часов|часа|час|日間|天|일|дней|дня|день|milliseconds?|msec|ms|minuut|minuty|minut|uren|uur|godziny?|godzin|dagen|dni|minuti|giorni|ore|secondi|seconden|seconds?|secs?|segundos?|sekunden?|secondes?|minutes?|minutos?|minuten?|mins?|hours?|horas?|stunden?|std|heures?|hrs?|days?|d[ií]as?|tagen?|tage|tag|jours?|weeks?|semanas?|wochen?|[smhdw]";

/** A number and a unit, as a source of a pattern with two groups. */
export const DURATION = String.raw`(\d+(?:\.\d+)?)[ \u00a0-]?(${UNIT})(?![a-z0-9])`;

export interface WrittenDuration {
  /** As a plan writes it. */
  readonly text: string;
  readonly ms: number;
}

/** Null where the unit is none. */
export function durationFrom(number: string, unit: string): WrittenDuration | null {
  const found = UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()));
  if (found === undefined) return null;
  const [, short, factor] = found;
  if (short === "w") return { text: `${Number(number) * 7}d`, ms: Number(number) * factor };
  return { text: `${Number(number)}${short}`, ms: Number(number) * factor };
}

/** The durations in a text, in their order. */
export function durationsIn(text: string): readonly WrittenDuration[] {
  return [...withNumbers(text).matchAll(new RegExp(DURATION, "gi"))].flatMap(
    ([, number = "", unit = ""]) => durationFrom(number, unit) ?? [],
  );
}

const NUMBERS: Readonly<Record<string, string>> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  twelve: "12",
  fifteen: "15",
  twenty: "20",
  thirty: "30",
  "forty-five": "45",
  fifty: "50",
  sixty: "60",
  ninety: "90",
  hundred: "100",
};
const NUMBER_WORD = Object.keys(NUMBERS).join("|");

/**
 * Numbers in words as digits, decimal commas as points, one kind of space, and the words for shares that have none:
 * `one in fifty` is `2%`. As long as the text that is matched here is only read, its places do not count.
 */
export function withNumbers(text: string): string {
  return text
    .replaceAll(/[\u00a0\u2007\u2009\u202f]/g, " ")
    .replaceAll(/(\d),(\d{3})(?![\d%])/g, "$1$2")
    .replaceAll(/(\d),(\d{1,2})(?!\d)/g, "$1.$2")
    .replaceAll(/\bhalf an? hours?\b|\bhalf hours?\b|\bmedia hora\b|\bhalbe stunde\b/gi, "30 minutes")
    .replaceAll(/\ban hour\b|\bthe first hour\b/gi, "1 hour")
    .replaceAll(
      new RegExp(String.raw`\b(?:one|1) (?:in|out of)(?: every)? (${NUMBER_WORD}|\d+)\b`, "gi"),
      (_, of: string) => {
        const parts = Number(NUMBERS[of.toLowerCase()] ?? of);
        return parts > 0 ? `${Number((100 / parts).toPrecision(3))}%` : _;
      },
    )
    .replaceAll(
      new RegExp(String.raw`\b(${NUMBER_WORD})\b(?=[ -])`, "gi"),
      (word: string) => NUMBERS[word.toLowerCase()] ?? word,
    )
    .replaceAll(/(\d)\s*(?:percent|per cent|por ciento|prozent|pour cent|por cento)\b/gi, "$1%")
    .replaceAll(/(\d)\s+%/g, "$1%");
}
