/** Seconds of processor time, which other work on the same machine lengthens far less than it does a wall clock's. */
import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, on every kind of processor. */
const TICKS = 100;

interface Times {
  readonly parent: number;
  readonly own: number;
  /** Of its children that have ended. */
  readonly ended: number;
}

/**
 * Of this process, its children that have ended, and the server with its sessions: its first process is `server`. NaN on a
 * system that does not tell.
 */
export function processorTime(server: number): number {
  if (process.platform !== "linux") return Number.NaN;
  const [ours, first] = [readTimes("self"), readTimes(String(server))];
  const sessions = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(readTimes)
    .filter((times) => times?.parent === server);
  return [ours, first, ...sessions.map((times) => (times === null ? null : { ...times, ended: 0 }))].reduce(
    (sum, times) => sum + (times === null ? 0 : times.own + times.ended),
    0,
  );
}

/** First process of the server that a session belongs to. */
export function serverOf(session: number): number {
  return readTimes(String(session))?.parent ?? Number.NaN;
}

/** Null where it has ended meanwhile. */
function readTimes(pid: string): Times | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // A name may have blanks and brackets; after the last one come state and parent, and eleven fields later the times.
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const at = (index: number) => (fields[index] ?? Number.NaN) / TICKS;
  return { parent: fields[1] ?? Number.NaN, own: at(11) + at(12), ended: at(13) + at(14) };
}
