/** When a release may happen, as a document says it: windows of the week, one evening, days on which nothing is released. Pure. */
import type { Meaning } from "./meaning.ts";
import { shownText } from "./written-text.ts";

const DAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:mon|monday|lunes|montag|lundi|segunda(?:-feira)?|luned[iì]|maandag)s?$/i, "Mon"],
  [/^(?:tue|tues|tuesday|martes|dienstag|mardi|ter[cç]a(?:-feira)?|marted[iì]|dinsdag)s?$/i, "Tue"],
  [/^(?:wed|wednesday|mi[eé]rcoles|mittwoch|mercredi|quarta(?:-feira)?|mercoled[iì]|woensdag)s?$/i, "Wed"],
  [/^(?:thu|thur|thurs|thursday|jueves|donnerstag|jeudi|quinta(?:-feira)?|gioved[iì]|donderdag)s?$/i, "Thu"],
  [/^(?:fri|friday|viernes|freitag|vendredi|sexta(?:-feira)?|venerd[iì]|vrijdag)s?$/i, "Fri"],
  [/^(?:sat|saturday|s[aá]bado|samstag|samedi|sabato|zaterdag)s?$/i, "Sat"],
  [/^(?:sun|sunday|domingo|sonntag|dimanche|domenica|zondag)s?$/i, "Sun"],
  [/^(?:daily|every day|diario|t[aä]glich|tous les jours)$/i, "daily"],
  [/^(?:weekdays|d[ií]as laborables|werktags)$/i, "Mon-Fri"],
  [/^(?:weekends?|fines? de semana|wochenende)$/i, "Sat-Sun"],
];
const DAY_WORD =
  "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|wed|thurs?|thu|fri|sat|sun|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda-feira|ter[cç]a-feira|quarta-feira|quinta-feira|sexta-feira|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|daily|every day|diario|t[aä]glich|weekdays|weekends?";
const TIME = String.raw`(\d{1,2})(?:[:h.](\d{2}))?\s*(am|pm|h|uhr)?`;
const WINDOW = new RegExp(
  String.raw`\b(${DAY_WORD})(?:\s*(?:-|–|to|through|a|à|bis)\s*(${DAY_WORD}))?(?!\p{L})[ ,.]*(?:(\d{4}-\d{2}-\d{2})[ ,]*)?(?:from |between |at |de |von |vom |de las |das |dalle |van )?\s*${TIME}\s*(?:-|–|to|and|until|till|a|à|às|as|bis|y|tot|alle)\s*(?:las |(?:${DAY_WORD}) )?${TIME}\s*([^.;|]{0,40})`,
  "iu",
);
const IS_WINDOW =
  /window|ventana|fenster|fen[eê]tre|venster|janela|mainten|deploy|release|cut-?over|despliegue|bereitstell|finestra/i;
const FREEZE =
  /\bfreezes?\b|\bfrozen\b|do(?:es)? not (?:release|deploy|ship)|no (?:releases?|deploy(?:ment)?s?)\b|never (?:release|deploy)|congelaci|blackout/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const DATES = new RegExp(
  String.raw`(\d{4}-\d{2}-\d{2})\s*(?:to|until|till|through|and|-|–|bis|a)\s*(\d{4}-\d{2}-\d{2})`,
  "i",
);
const DAY_MONTHS = new RegExp(
  String.raw`(?:(\d{1,2})\.? (${MONTH})|(${MONTH}) (\d{1,2}))\s*(?:to|until|till|through|and|-|–)\s*(?:(\d{1,2})\.? (${MONTH})|(${MONTH}) (\d{1,2}))`,
  "i",
);
const NOT_ON = new RegExp(
  String.raw`\b(?:not|never|no|freezes?)\b[^.]{0,40}\b(?:on |at )?(${DAY_WORD})\b(?:[^.,;]{0,20}\bafter (noon|\d{1,2}(?::\d{2})?))?`,
  "i",
);

/** Windows and freezes in a text; `label` is what stands before it: the words of a cell, a heading. */
export function readWindows(line: number, text: string, label: string): readonly Meaning[] {
  const isFreeze = FREEZE.test(text);
  if (!isFreeze) return IS_WINDOW.test(`${label} ${text}`) ? windowIn(line, text) : [];
  return [...freezesIn(line, text), ...forbiddenDays(line, text)];
}

function windowIn(line: number, text: string): readonly Meaning[] {
  const match = WINDOW.exec(text.replaceAll(/\u00a0/g, " "));
  if (match === null) return [];
  const [, first = "", last, date, hour = "", minute, half, hourEnd = "", minuteEnd, halfEnd, rest = ""] = match;
  if (minute === undefined && half === undefined && halfEnd === undefined) return [];
  const from = timeOf(hour, minute, half ?? halfEnd);
  const to = timeOf(hourEnd, minuteEnd, halfEnd);
  const day = dayOf(first);
  const until = last === undefined ? null : dayOf(last);
  if (from === null || to === null || day === null) return [];
  const zone = zoneIn(rest);
  const written = `${day}${until === null ? "" : `-${until}`} ${from}-${to} ${zone ?? "ZONE"}`;
  const shown = shownText(text);
  if (zone === null) return [incomplete(line, shown, "the time zone is not said", written)];
  if (date === undefined) {
    return [
      {
        line,
        kind: "window",
        text: shown,
        why: "when a release may happen",
        becomes: { place: "window", value: written },
      },
    ];
  }
  const why = `only on ${date} ${from}-${to} ${zone}: the plan language has windows of the week, not of one day`;
  return [incomplete(line, shown, why, written)];
}

function incomplete(line: number, text: string, why: string, written: string): Meaning {
  const value = `window: { allow: [${JSON.stringify(written)}] } # ${why}`;
  return { line, kind: "window", text, why, becomes: { place: "remark", near: "stages", value } };
}

function freezesIn(line: number, text: string): readonly Meaning[] {
  const shown = shownText(text);
  const dates = DATES.exec(text);
  if (dates !== null) {
    const value = `window: { freeze: [{ from: ${dates[1]}, to: ${dates[2]}, reason: "Freeze", zone: ZONE }] } # the time zone is not said`;
    const becomes = { place: "remark", near: "stages", value } as const;
    return [
      {
        line,
        kind: "freeze",
        text: shown,
        why: `nothing is released from ${dates[1]} to ${dates[2]}; the time zone is not said`,
        becomes,
      },
    ];
  }
  const match = DAY_MONTHS.exec(text);
  if (match === null) return [];
  const from = monthDay(match[1] ?? match[4], match[2] ?? match[3]);
  const to = monthDay(match[5] ?? match[8], match[6] ?? match[7]);
  const value = `window: { freeze: [{ from: YEAR-${from}, to: YEAR-${to}, reason: "Freeze", zone: ZONE }] } # year and time zone are not said`;
  const why = `nothing is released from ${from} to ${to}; year and time zone are not said`;
  return [{ line, kind: "freeze", text: shown, why, becomes: { place: "remark", near: "stages", value } }];
}

function forbiddenDays(line: number, text: string): readonly Meaning[] {
  const match = NOT_ON.exec(text);
  const day = match === null ? null : dayOf(match[1] ?? "");
  if (match === null || day === null) return [];
  const after =
    match[2] === undefined
      ? null
      : match[2].toLowerCase() === "noon"
        ? "12:00"
        : timeOf(...clockOf(match[2]), undefined);
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const [first = "", last = first] = day.split("-");
  const frozen = day === "daily" ? names : names.slice(names.indexOf(first), names.indexOf(last) + 1);
  if (frozen.length === names.length) return [];
  const others = names.filter((name) => !frozen.includes(name)).join(",");
  const allow = [`${others} 00:00-24:00 ZONE`, ...(after === null ? [] : [`${day} 00:00-${after} ZONE`])];
  const why = `not on ${day}${after === null ? "" : ` after ${after}`}; the time zone is not said`;
  const value = `window: { allow: [${allow.map((one) => JSON.stringify(one)).join(", ")}] } # the time zone is not said`;
  return [{ line, kind: "window", text: shownText(text), why, becomes: { place: "remark", near: "stages", value } }];
}

function clockOf(text: string): [string, string | undefined] {
  const [hour = "", minute] = text.split(":");
  return [hour, minute];
}

function monthDay(day = "", month = ""): string {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return `${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function dayOf(word: string): string | null {
  return DAYS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function timeOf(hour: string, minute = "00", half?: string): string | null {
  const added = half?.toLowerCase() === "pm" && Number(hour) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === "am" && Number(hour) === 12 ? -12 : 0;
  const hours = Number(hour) + added + midnight;
  if (hours > 24 || Number(minute) > 59) return null;
  return `${String(hours).padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

/** A zone by its own name, or by the city that a person names. Abbreviations name several. */
function zoneIn(text: string): string | null {
  const named = /\b([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?)\b/.exec(text)?.[1];
  if (named !== undefined) return isZone(named) ? named : null;
  if (/\b(?:UTC|GMT|Z)\b/.test(text)) return "UTC";
  const words = text.match(/\p{Lu}[\p{L}]+(?:[ _]\p{Lu}[\p{L}]+)?/gu) ?? [];
  const zones = Intl.supportedValuesOf("timeZone");
  for (const word of words) {
    const city = plain(word).replaceAll(" ", "_");
    const zone = zones.find((name) => name.split("/").at(-1)?.toLowerCase() === city);
    if (zone !== undefined) return zone;
  }
  return null;
}

function plain(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
