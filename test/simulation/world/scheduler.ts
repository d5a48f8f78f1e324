/** Virtual time for many who act at once: nothing is faster or slower than it was drawn to be, so that a run replays. */

export interface Scheduler {
  now(): number;
  /** `wakes`: somebody goes on computing after it; what only the world itself does need not be waited for. */
  at(time: number, act: () => void, wakes?: boolean): Timer;
  /** Goes from event to event until `isOver`, or nothing is left to happen. */
  run(isOver: () => boolean): Promise<void>;
}

export interface Timer {
  cancel(): void;
}

interface Event {
  readonly at: number;
  readonly order: number;
  readonly wakes: boolean;
  act: (() => void) | null;
}

/** More than any release needs by far: whoever gets there goes round in circles. */
const MOST_EVENTS = 40_000;

export class EndlessError extends Error {}

export function createScheduler(start: number): Scheduler {
  const heap: Event[] = [];
  let now = start;
  let order = 0;
  return {
    now: () => now,
    at(time, act, wakes = true) {
      order += 1;
      const event: Event = { at: Math.max(now, time), order, wakes, act };
      push(heap, event);
      return { cancel: () => void (event.act = null) };
    },
    run: (isOver) =>
      new Promise((resolve, reject) => {
        let events = 0;
        const goOn = () => {
          try {
            for (;;) {
              const next = isOver() ? undefined : pop(heap);
              if (next === undefined) return resolve();
              events += 1;
              if (next.act === null) continue;
              if (events > MOST_EVENTS) throw new EndlessError(`more than ${MOST_EVENTS} events`);
              now = next.at;
              next.act();
              if (next.wakes) return afterComputing(goOn);
            }
          } catch (error) {
            return reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        afterComputing(goOn);
      }),
  };
}

const NOTHING = Promise.resolve();

/**
 * Everybody computes until all of them wait for something: only then does time go on. What is put off from within a promise
 * comes when no promise has anything left to do, so nobody who computes is overtaken, however long; a turn of the event loop
 * would do the same with a system call. What takes real time is not waited for, since nothing in a simulated world may.
 */
function afterComputing(act: () => void): void {
  void NOTHING.then(() => process.nextTick(act));
}

const isBefore = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.order < other.order);

/** A binary heap. */
function push(heap: Event[], event: Event): void {
  let place = heap.length;
  heap.push(event);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || isBefore(above, event)) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = event;
}

function pop(heap: Event[]): Event | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    const [left, right] = [heap[child], heap[child + 1]];
    if (left === undefined) break;
    if (right !== undefined && isBefore(right, left)) child += 1;
    const least = heap[child];
    if (least === undefined || isBefore(last, least)) break;
    heap[place] = least;
    place = child;
  }
  heap[place] = last;
  return first;
}
