/** How far a long run is, in one line. Pure. */

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly tookMs: number;
  /** Releases that violated something. */
  readonly violating: number;
  /** All releases before it were played. */
  readonly next: number;
}

export function renderProgress({ done, of, tookMs, violating, next }: Progress): string {
  const perSecond = done / (tookMs / 1_000);
  const left = Math.ceil((of - done) / perSecond);
  return [
    `${grouped(done)} of ${grouped(of)} releases`,
    `${violating === 0 ? "none" : grouped(violating)} with violations`,
    `${grouped(perSecond)} a second`,
    `${spanOf(left)} left`,
    `--from ${next} goes on from here`,
  ].join(", ");
}

function grouped(number: number): string {
  return Math.round(number).toLocaleString("en");
}

function spanOf(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
