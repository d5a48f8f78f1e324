/** People using the demo site: requests to the production address, each at its own moment of sandbox time. */
import pLimit from "p-limit";
import type { Clock } from "../lib/clock.ts";
import type { Crowd } from "./crowd.ts";
import { type Captured, sendAsVisitor, type TrafficRequest, type VisitedSite } from "./traffic-request.ts";
import { toVisit, type TrafficPath, type TrafficVisit } from "./traffic-visit.ts";
import { createPlaces } from "./visitor.ts";

export interface TrafficOptions {
  readonly clock: Clock;
  /** What answers for production now. */
  readonly site: () => VisitedSite;
  /** Visited in turn, by chance. */
  readonly paths: readonly TrafficPath[];
  readonly perMinute: number;
  /** Seeded, uniform in [0, 1). */
  readonly random: () => number;
  /** Those who come beside and are not sent. */
  readonly crowd?: Crowd;
  /** Called after each slice: the site sends what it has to report. */
  readonly flush?: () => Promise<void>;
}

export interface Traffic {
  /** Sends the requests of this span of sandbox time; resolves when all are answered and reported. */
  run(from: number, to: number): Promise<void>;
  /** The same with those alone who are not sent, once it is known how the site answers: a long past costs little. */
  runCrowd(from: number, to: number): Promise<void>;
  /** No request is sent from here on; a running `run` ends after its current slice. */
  stop(): void;
  /** Requests sent so far, and how many got no answer at all. */
  sent(): { readonly requests: number; readonly unanswered: number };
}

/** A visit on its way. */
interface OpenVisit {
  readonly left: TrafficRequest[];
  /** What its last request gave; null where the visitor went away. */
  captured: Promise<Captured | null>;
  /** Whose it is. */
  readonly place: number;
}

interface Planned {
  readonly at: number;
  readonly visit: OpenVisit;
  readonly request: TrafficRequest;
}

const SLICE_MS = 60_000;
const CONCURRENCY = 8;

export function createTraffic(options: TrafficOptions): Traffic {
  const visits = options.paths.map(toVisit);
  const choose = createChoice(visits, options.random);
  const open: OpenVisit[] = [];
  const stopping = new AbortController();
  const counted = { requests: 0, unanswered: 0 };
  const nextPlace = createPlaces();
  /** Part of a request that the spans so far did not fill: short spans add up to the right rate. */
  let owed = 0;

  /** Who is on the way goes on before anybody comes; so it is known beforehand who does what, whatever is answered. */
  function plan(at: number): Planned | null {
    const visit = open.shift() ?? begin(choose(), nextPlace);
    const request = visit?.left.shift();
    if (visit === null || request === undefined) return null;
    if (visit.left.length > 0) open.push(visit);
    return { at, visit, request };
  }

  async function send({ at, request, visit }: Planned, before: Captured | null) {
    if (before === null) return null;
    counted.requests += 1;
    const { answered, captured } = await sendAsVisitor(options.site(), request, before, at, visit.place);
    if (!answered) counted.unanswered += 1;
    return captured;
  }

  function countDue(from: number, to: number): number {
    const due = owed + ((to - from) / SLICE_MS) * options.perMinute;
    owed = due % 1;
    return Math.floor(due);
  }

  /** `count`: who is sent, besides the scouts. */
  async function runSlice(from: number, to: number, count: number): Promise<void> {
    const moments = drawMoments(from, to, count, options.random);
    const scouts = options.crowd?.isSurprised() === true ? planScouts(visits, from, to, nextPlace) : [];
    const planned = [...scouts, ...moments.flatMap((at) => plan(at) ?? [])];
    const limit = pLimit(CONCURRENCY);
    await limit.map(planned, async (job) => {
      job.visit.captured = job.visit.captured.then((before) => send(job, before));
      await job.visit.captured;
    });
    await options.crowd?.come(from, to);
    await options.flush?.();
  }

  async function runSlices(from: number, to: number, countIn: typeof countDue): Promise<void> {
    for (const slice of slicesOf(from, to)) {
      if (!stopping.signal.aborted) await runSlice(...slice, countIn(...slice));
    }
  }

  return {
    run: (from, to) => runSlices(from, to, countDue),
    runCrowd: (from, to) => runSlices(from, to, () => 0),
    stop: () => stopping.abort(),
    sent: () => ({ ...counted }),
  };
}

function slicesOf(from: number, to: number): readonly (readonly [from: number, to: number])[] {
  const count = Math.max(0, Math.ceil((to - from) / SLICE_MS));
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * SLICE_MS;
    return [start, Math.min(start + SLICE_MS, to)];
  });
}

function drawMoments(from: number, to: number, count: number, random: () => number): readonly number[] {
  const moments = Array.from({ length: count }, () => Math.floor(from + random() * (to - from)));
  return moments.toSorted((left, right) => left - right);
}

/** Each visit once, spread over the span: after these it is known how the site answers. */
function planScouts(
  visits: readonly TrafficVisit[],
  from: number,
  to: number,
  nextPlace: () => number,
): readonly Planned[] {
  const open = visits.flatMap((visit) => begin(visit, nextPlace) ?? []);
  const requests = open.flatMap((visit) => visit.left.splice(0).map((request) => ({ visit, request })));
  const step = (to - from) / requests.length;
  return requests.map((one, index) => ({ ...one, at: Math.floor(from + index * step) }));
}

function begin(visit: TrafficVisit | undefined, nextPlace: () => number): OpenVisit | null {
  if (visit === undefined) return null;
  return { left: [...visit.requests], captured: Promise.resolve({}), place: nextPlace() };
}

/** Draws a visit by its weight. */
function createChoice(visits: readonly TrafficVisit[], random: () => number): () => TrafficVisit | undefined {
  const total = visits.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return () => {
    let drawn = random() * total;
    return (
      visits.find(({ weight = 1 }) => {
        drawn -= weight;
        return drawn < 0;
      }) ?? visits.at(-1)
    );
  };
}
