/** Numbers and times of a watch, for people. Pure. */
import type { Measure } from "../providers/contract.ts";

/** `16:05:09` in UTC; `Date` takes three times as long for it. */
export function renderTimeOfDay(at: number): string {
  const second = Math.floor(at / 1_000) % 86_400;
  return `${twoDigits(Math.floor(second / 3_600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `1,234.5`. Not `Intl`: making its first formatter takes 20 ms, which is most of judging a 48-hour watch. */
function renderNumber(value: number): string {
  if (Math.abs(value) < 1_000) return String(value);
  if (Number.isInteger(value) && value > 0 && value < 1_000_000) {
    return `${Math.trunc(value / 1_000)},${String(value % 1_000).padStart(3, "0")}`;
  }
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A number in its measure's unit, for people: `7.9 %`, `2,210 ms`, `4`. */
export function renderValue(value: number, measure: Measure): string {
  switch (measure.unit) {
    case "ratio":
      return `${Number((value * 100).toFixed(2))} %`;
    case "duration":
      return `${renderNumber(Math.round(value))} ms`;
    case "count":
      return renderNumber(Number(value.toFixed(2)));
    case "number":
      return renderNumber(Number(value.toPrecision(3)));
  }
}
