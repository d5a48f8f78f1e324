/**
 * `node --import follow-shared-clock.mjs?<port> <program>`: the program's time is that of a clock on this port. It is the
 * time of `Date` and of `timers/promises`, which is what the system's clock sleeps with; limits on what is real, as a
 * silent vendor or a command that hangs, keep their own timers and real time.
 */
import diagnostics from "node:diagnostics_channel";
import { createRequire } from "node:module";
import timers from "node:timers/promises";

// An import would read every export of the module, one of which loads all of fetch.
const { Agent, request } = createRequire(import.meta.url)("node:http");

const origin = `http://127.0.0.1:${new URL(import.meta.url).search.slice(1)}`;
/** Held open until time has brought something: the same requests as in the sandbox's client-activity.ts. */
const STREAMING = /\/events\b|\/completion\b/;
/** A file that is read, a command that runs, a name that is looked up, a connection that is made. */
const OWN_WORK = /^(?:FSReq|ProcessWrap$|GetAddrInfoReqWrap$|TCPConnectWrap$)/;
/** What Holdpoint tells of that only real time ends: as in src/lib, without loading anything of it. */
const TOLD_WORK = ["holdpoint:after-sending", "holdpoint:outside-work"];
const agent = new Agent({ keepAlive: true });
/** Turns of the loop without anything that works, before time may move. */
const QUIET_TURNS = 20;

let now = 0;
const id = await follow();
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now);
    else super(...given);
  }

  static now() {
    return now;
  }
};

/** Opens the line on which the clock tells each new time; while it is open the process counts as working. */
function follow() {
  return new Promise((resolve, reject) => {
    let rest = "";
    let own = "";
    const asked = request(`${origin}/follow`, { agent: false }, (answer) => {
      answer.setEncoding("utf8").on("data", (text) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        if (own === "") own = lines.shift() ?? "";
        for (const line of lines) {
          if (line.startsWith("?")) confirm(line.slice(1));
          else now = Math.max(now, Number(line));
        }
        if (now === 0) return;
        answer.socket.unref();
        resolve(own);
      });
      answer.on("error", () => {});
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** What only time brings, each with the instant at which it comes; null for what is open until it is stopped. */
const waits = new Set();
/** The clock is asked for the earliest of them alone: of several requests one could arrive before the others, and be believed. */
let asked = null;
/** Requests and waits that end in their own time: while there are any, this process works. */
let inFlight = 0;
let looking = false;

/** Tells the clock that this process only waits, for `ms` or until the returned function is called. */
function wait(ms, done, failed) {
  const one = { at: ms === null ? null : now + ms, done, failed };
  waits.add(one);
  lookForQuiet();
  return () => {
    if (!waits.delete(one)) return;
    withdraw();
    lookForQuiet();
  };
}

/**
 * Only who really waits says so: what was begun beside it, a request or a file that is read, would meet another time. A
 * request that is sent a moment after this one was asked to wait is seen by then.
 */
function lookForQuiet() {
  if (looking) return;
  looking = true;
  let quiet = 0;
  const look = () => {
    quiet = works() ? 0 : quiet + 1;
    if (inFlight > 0 || waits.size === 0) looking = false;
    else if (quiet < QUIET_TURNS) setImmediate(look);
    else {
      looking = false;
      ask();
    }
  };
  setImmediate(look);
}

function works() {
  return inFlight > 0 || process.getActiveResourcesInfo().some((name) => OWN_WORK.test(name));
}

/**
 * Says whether this process still only waits. The clock asks before each jump: what had come for this process by then, as
 * the end of a stream, lay in front of the question, however long this process was not let run.
 */
function confirm(question) {
  const before = asked;
  let turns = 0;
  const look = () => {
    const waiting = before !== null && asked === before && !works();
    turns += 1;
    if (waiting && turns < QUIET_TURNS) setImmediate(look);
    else tell(`/still?question=${question}&waits=${waiting}`);
  };
  setImmediate(look);
}

function tell(path) {
  const made = request(`${origin}${path}`, { agent }, (answer) => answer.resume());
  // Where the clock has gone there is nobody to be told.
  made.on("error", () => {});
  made.end();
}

function ask() {
  withdraw();
  const instants = [...waits].flatMap(({ at }) => (at === null ? [] : [at]));
  const length = instants.length === 0 ? "" : `&ms=${Math.max(0, Math.min(...instants) - now)}`;
  const made = request(`${origin}/wait?id=${id}${length}`, { agent }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    answer.on("end", () => {
      if (asked !== made) return;
      asked = null;
      now = Math.max(now, Number(text));
      const due = [...waits].filter(({ at }) => at !== null && at <= now).toSorted((one, other) => one.at - other.at);
      for (const one of due) {
        waits.delete(one);
        one.done();
      }
      lookForQuiet();
    });
  });
  asked = made;
  made.on("error", (error) => {
    if (asked !== made) return;
    for (const one of waits) one.failed(error);
  });
  made.end();
}

function withdraw() {
  const made = asked;
  asked = null;
  made?.destroy();
}

timers.setTimeout = (ms = 1, value = undefined, { signal } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      stop();
      reject(signal.reason);
    };
    const stop = wait(
      ms,
      () => {
        signal?.removeEventListener("abort", onAbort);
        resolve(value);
      },
      reject,
    );
    signal?.addEventListener("abort", onAbort, { once: true });
  });

const streams = new Map();
const ordinary = new Set();
const begin = (work) => {
  ordinary.add(work);
  inFlight = ordinary.size;
  withdraw();
};
const finish = (work) => {
  if (!ordinary.delete(work)) return;
  inFlight = ordinary.size;
  if (inFlight === 0) lookForQuiet();
};
const opened = ({ request: made }) => {
  if (isOwn(made)) return;
  if (STREAMING.test(String(made.path))) {
    streams.set(
      made,
      wait(
        null,
        () => {},
        () => {},
      ),
    );
    return;
  }
  begin(made);
};
const ended = ({ request: made }) => {
  streams.get(made)?.();
  streams.delete(made);
  finish(made);
};
diagnostics.subscribe("undici:request:create", opened);
diagnostics.subscribe("undici:request:trailers", ended);
diagnostics.subscribe("undici:request:error", ended);
diagnostics.subscribe("http.client.request.created", opened);
// Told when the head of the answer has come; the rest of it may come later.
diagnostics.subscribe("http.client.response.finish", (told) => told.response.once("close", () => ended(told)));
diagnostics.subscribe("http.client.request.error", ended);
for (const name of TOLD_WORK) diagnostics.subscribe(name, ({ wait: work, over }) => (over ? finish : begin)(work));

/** What this process asks the clock itself. */
function isOwn(made) {
  const host = typeof made.getHeader === "function" ? made.getHeader("host") : undefined;
  return host === new URL(origin).host;
}
