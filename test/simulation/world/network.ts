/**
 * Between a process and a vendor: how long a call takes, what becomes of it, and what else happens at that moment. A process
 * that died hears nothing any more: its calls are never answered and its sleeps never end.
 */
import type { Clock } from "../../../src/lib/clock.ts";
import { correctClock, type CorrectedClock } from "../../../src/lib/correct-clock.ts";
import type { Fate, FaultKind, Moment, Outage, Run, Scenario, Vendor } from "../scenario/scenario.ts";
import type { MarkedFate } from "../scenario/steps.ts";
import { createMarks } from "./marks.ts";
import type { Log, Process } from "./log.ts";
import type { Scheduler } from "./scheduler.ts";

type AnyFate = Fate | MarkedFate;

export interface LiveProcess extends Process {
  readonly clock: Clock;
  /** What the vendor's answer says of the time. */
  readonly heard: CorrectedClock["heard"];
  isAlive(): boolean;
  /** Resolves when it dies. */
  readonly died: Promise<void>;
}

/** What the vendor's side of a call does. */
export interface Served<Answer> {
  readonly vendor: Vendor;
  readonly name: string;
  /** Whether asking changes anything there. */
  readonly writes: boolean;
  /** What a fate can be about that is drawn without knowing the call's number. */
  readonly mark?: string | undefined;
  /** One exchange: whoever asks tries again by itself. */
  readonly isWire?: true;
  /** What the vendor would answer now. */
  readonly serve: () => Answer;
  /** What it would have answered so long ago; none: it does not lag. */
  readonly serveStale?: (agoMs: number) => Answer;
  /** What its trouble looks like to the caller: an answer, or an error that is thrown. */
  readonly fail: (kind: FaultKind) => Answer;
  /** The answer has arrived. `isTrue`: it was not an old one. */
  readonly heard?: (
    answer: Answer,
    times: { readonly sentAt: number; readonly servedAt: number; readonly isTrue: boolean },
  ) => void;
}

export interface Network {
  /** A machine that begins to work for a run. */
  start(run: number): LiveProcess;
  call<Answer>(process: LiveProcess, served: Served<Answer>): Promise<Answer>;
  /** Does it when the moment comes. */
  when(moment: Moment, act: () => void): void;
  /** Moments that never came, come now. */
  flush(): void;
  /** This run has decided to roll back: calls are counted from there as well. */
  decided(run: number): void;
  calm(): void;
  isCalm(): boolean;
  /** How many calls this run has made. */
  calls(run: number): number;
}

/** The vendor never acted on these. */
const NOT_SERVED: ReadonlySet<FaultKind> = new Set([
  "429",
  "429-retry-after",
  "500",
  "503",
  "401",
  "403",
  "404",
  "409",
  "timeout-before",
  "reset-before",
]);
/** Nothing comes back that could say what time it is. */
const SILENT: ReadonlySet<FaultKind> = new Set(["timeout-before", "timeout-after", "reset-before", "reset-after"]);
/** The vendor acted, and the caller does not learn it. */
const LOST: ReadonlySet<FaultKind> = new Set([
  "timeout-after",
  "reset-after",
  "truncated",
  "empty",
  "html",
  "error-body",
]);

export function createNetwork(scenario: Scenario, scheduler: Scheduler, log: Log): Network {
  const calls = new Map<number, number>();
  const processes = new Map<number, number>();
  const skews = new Map<number, number>();
  const fates = new Map<string, Fate>(scenario.fates.map((fate) => [placeOf(fate), fate]));
  /** The number of the call at which a run decided to roll back. */
  const decidedAt = new Map<number, number>();
  const marks = createMarks(scenario.steps?.fates ?? []);
  const waiting = new Map<string, (() => void)[]>();
  const outages: { readonly outage: Outage; readonly from: number; readonly to: number }[] = [];
  let calm = false;
  const kills = new Map<object, () => void>();
  const last = new Map<string, unknown>();
  /** Does anybody ever get an answer of before? */
  const isRepeating = [...scenario.fates, ...scenario.outages].some(({ kind }) => kind === "repeated");

  const network: Network = {
    start(run) {
      const process = processes.get(run) ?? 0;
      processes.set(run, process + 1);
      const ofRun = scenario.runs[run] as Run | undefined;
      skews.set(run, ofRun === undefined ? 0 : (ofRun.skewsMs[process] ?? ofRun.skewsMs.at(-1) ?? 0));
      let alive = true;
      const corrected = correctClock(
        clockOf(
          scheduler,
          () => skews.get(run) ?? 0,
          () => alive,
        ),
      );
      let die = () => undefined as void;
      const died = new Promise<void>((resolve) => (die = resolve));
      const live: LiveProcess = {
        run,
        process,
        clock: corrected.clock,
        heard: corrected.heard,
        isAlive: () => alive,
        died,
      };
      kills.set(live, () => {
        alive = false;
        die();
      });
      return live;
    },
    call: (process, served) => (process.isAlive() ? call(process, served) : new Promise(() => undefined)),
    when(moment, act) {
      if ("atMs" in moment) {
        scheduler.at(scheduler.now() + moment.atMs, act);
        return;
      }
      const key = keyOf(moment);
      waiting.set(key, [...(waiting.get(key) ?? []), act]);
    },
    flush() {
      const all = [...waiting.values()].flat();
      waiting.clear();
      for (const act of all) act();
    },
    decided(run) {
      if (!decidedAt.has(run)) decidedAt.set(run, calls.get(run) ?? 0);
    },
    calm() {
      calm = true;
      waiting.clear();
    },
    isCalm: () => calm,
    calls: (run) => calls.get(run) ?? 0,
  };
  for (const outage of scenario.outages) {
    network.when(outage.when, () =>
      outages.push({ outage, from: scheduler.now(), to: scheduler.now() + outage.forMs }),
    );
  }

  function happen(run: number, call: number, phase: "sent" | "served"): void {
    if (waiting.size === 0) return;
    const key = keyOf({ run, call, phase });
    const acts = waiting.get(key);
    if (acts === undefined) return;
    waiting.delete(key);
    for (const act of acts) act();
  }

  function kill(process: LiveProcess, number: number): void {
    log.add({ kind: "crash", by: { run: process.run, process: process.process }, call: number });
    kills.get(process)?.();
  }

  function fateOf(run: number, call: number): Fate | undefined {
    const from = decidedAt.get(run);
    const counted = fates.get(placeOf({ run, call }));
    return (
      counted ?? (from === undefined ? undefined : fates.get(placeOf({ run, call: call - from, since: "decided" })))
    );
  }

  function faultOf(vendor: Vendor, fate: AnyFate | undefined): FaultKind | null {
    if (calm || vendor === "runner") return null;
    const now = scheduler.now();
    const down = outages.find(({ outage, from, to }) => outage.vendor === vendor && now >= from && now < to);
    if (down !== undefined) return down.outage.kind;
    return fate === undefined || fate.kind === "crash-before" || fate.kind === "crash-after" || fate.kind === "clock"
      ? null
      : fate.kind;
  }

  function call<Answer>(process: LiveProcess, served: Served<Answer>): Promise<Answer> {
    const { run } = process;
    const by = { run, process: process.process };
    const number = calls.get(run) ?? 0;
    calls.set(run, number + 1);
    const marked = marks.next(served.mark);
    const fate = calm ? undefined : (fateOf(run, number) ?? marked);
    if (fate?.kind === "crash-before") {
      kill(process, number);
      return new Promise(() => undefined);
    }
    if (fate?.kind === "clock") skews.set(run, (skews.get(run) ?? 0) + fate.byMs);
    const fault = faultOf(served.vendor, fate);
    const note = fault ?? fate?.kind;
    if (note !== undefined) log.add({ kind: "fault", by, call: number, name: served.name, fault: note });
    const sentAt = scheduler.now();
    const chance = hash(scenario.latencySeed, run, number);
    const slow = fault === "delayed" ? 5_000 + (chance % 25_000) : 0;
    const there = legMs(chance) + slow;
    const back = legMs(chance >>> 9);
    return new Promise<Answer>((resolve, reject) => {
      const arrive = () => {
        happen(run, number, "sent");
        const servedAt = scheduler.now();
        let answer: (() => Answer) | null = null;
        let isTrue = true;
        if (fault !== null && NOT_SERVED.has(fault)) answer = () => served.fail(fault);
        else {
          const key = isRepeating && !served.writes ? `${run}.${process.process}.${served.name}` : "";
          const before = last.get(key) as Answer | undefined;
          const agoMs = 500 + (chance % 10_000);
          const stale = fault === "stale" && !served.writes ? served.serveStale : undefined;
          const repeated = fault === "repeated" && !served.writes && last.has(key);
          isTrue = stale === undefined && !repeated;
          const found = attempt(() =>
            repeated ? (before as Answer) : stale === undefined ? served.serve() : stale(agoMs),
          );
          if (fault === "duplicated" && served.writes) attempt(served.serve);
          if (key !== "" && "value" in found) last.set(key, found.value);
          answer = fault !== null && LOST.has(fault) ? () => served.fail(fault) : () => valueOf(found);
        }
        happen(run, number, "served");
        if (fate?.kind === "crash-after" && process.isAlive()) kill(process, number);
        const waits =
          served.isWire === true ? (fault?.startsWith("timeout") === true ? 15_000 : 0) : waitOf(fault, served.writes);
        scheduler.at(scheduler.now() + back + waits, () => {
          if (!process.isAlive()) return;
          if (served.vendor !== "steps" && (fault === null || !SILENT.has(fault)))
            process.heard(served.vendor, renderDate(servedAt));
          try {
            const value = answer();
            served.heard?.(value, { sentAt, servedAt, isTrue });
            resolve(value);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      };
      scheduler.at(sentAt + there, arrive, false);
    });
  }

  return network;
}

const DATES = new Map<number, string>();
const MOST_DATES = 50_000;

/** As a `Date` header has it: whole seconds. All releases begin at the same moment, so that the same ones come again. */
export function renderDate(at: number): string {
  const second = Math.floor(at / 1_000);
  const known = DATES.get(second);
  if (known !== undefined) return known;
  if (DATES.size >= MOST_DATES) DATES.clear();
  const date = new Date(at).toUTCString();
  DATES.set(second, date);
  return date;
}

function placeOf({ run, call, since }: Pick<Fate, "run" | "call" | "since">): string {
  return `${run}.${since ?? ""}.${call}`;
}

type Found<Answer> = { readonly value: Answer } | { readonly error: unknown };

/** A vendor may answer with an error of its own. */
function attempt<Answer>(serve: () => Answer): Found<Answer> {
  try {
    return { value: serve() };
  } catch (error) {
    return { error };
  }
}

function valueOf<Answer>(found: Found<Answer>): Answer {
  if ("error" in found) throw found.error;
  return found.value;
}

function keyOf(moment: Exclude<Moment, { readonly atMs: number }>): string;
function keyOf(moment: Moment): string;
function keyOf(moment: Moment): string {
  return "atMs" in moment ? `${moment.atMs}` : `${moment.run}.${moment.call}.${moment.phase}`;
}

/** What a provider waits by itself before it gives up: its tries, or its time limit. */
function waitOf(fault: FaultKind | null, writes: boolean): number {
  if (fault === "429") return 4_000;
  if (fault === "429-retry-after") return 60_000;
  if (fault === "timeout-before" || fault === "timeout-after") return writes ? 15_000 : 62_000;
  if (fault === "500" || fault === "503" || fault === "reset-before" || fault === "reset-after")
    return writes ? 0 : 3_500;
  return 0;
}

function clockOf(scheduler: Scheduler, skew: () => number, isAlive: () => boolean): Clock {
  return {
    now: () => scheduler.now() + skew(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (!isAlive()) return;
        if (signal?.aborted === true) {
          reject(signal.reason as Error);
          return;
        }
        const abort = () => {
          timer.cancel();
          if (isAlive()) reject(signal?.reason as Error);
        };
        const timer = scheduler.at(scheduler.now() + ms, () => {
          signal?.removeEventListener("abort", abort);
          if (isAlive()) resolve();
        });
        signal?.addEventListener("abort", abort, { once: true });
      }),
  };
}

/** Mostly like a network nearby, and now and then not. Milliseconds. */
function legMs(chance: number): number {
  const kind = chance & 63;
  const within = (chance >>> 6) & 1_023;
  if (kind === 0) return 200 + 2 * within;
  if (kind < 5) return 60 + (within >> 3);
  return 4 + (within >> 5);
}

/** Chance that depends on nothing but the place: a fault that is left out changes nobody else's. */
function hash(seed: number, run: number, call: number): number {
  let value = seed ^ Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(call + 1, 0x85ebca77);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}
