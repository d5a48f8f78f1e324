/** Numbers and times for people. Without `Intl`, whose first formatter takes as long as judging a watch of two days. */

/** Nobody reads more. */
const MOST = 1_000_000;

/** `1,234`. */
export function grouped(value: number): string {
  const whole = String(Math.round(value));
  return /^\d{4,15}$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
}

/** `0.53 %`. */
export function percent(share: number): string {
  if (share * 100 > MOST) return `more than ${grouped(MOST)} %`;
  const shown = (share * 100).toFixed(2);
  return share > 0 && Number(shown) === 0 ? "less than 0.01 %" : `${shown} %`;
}

/** `5.3x`. */
export function times(factor: number): string {
  if (factor > MOST) return `more than ${grouped(MOST)}x`;
  return `${factor >= 1_000 ? grouped(factor) : factor.toFixed(1)}x`;
}

/** `45 s`, `12 min`, `3.5 h`, `2 d`. */
export function lasting(seconds: number): string {
  if (seconds < 90) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Number((seconds / 3_600).toFixed(1))} h` : `${Number((seconds / 86_400).toFixed(1))} d`;
}

/** `6 min after the promotion`. */
export function instantOf(seconds: number): string {
  return seconds <= 0 ? "the promotion" : `${lasting(seconds)} after the promotion`;
}

/** `5,090 : 1`, rounded down to three digits. */
export function odds(logE: number): string {
  const value = Math.exp(logE);
  if (value > MOST) return `more than ${grouped(MOST)} : 1`;
  if (value < 10) return `${(Math.floor(value * 10) / 10).toFixed(1)} : 1`;
  return `${grouped(roundedDown(value, 3))} : 1`;
}

/** `1 of 5,000`: how rare a false alarm as strong as this is, to the safe side. */
export function rarity(logE: number): string {
  return `1 of ${grouped(roundedDown(Math.min(Math.exp(logE), MOST), 1))}`;
}

function roundedDown(exact: number, digits: number): number {
  // exp(ln 1,000) is a little less than 1,000.
  const value = exact * (1 + 1e-12);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) + 1 - digits);
  return Math.floor(value / unit) * unit;
}
