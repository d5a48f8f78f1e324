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
const agent = new Agent({ keepAlive: true });

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
        for (const line of lines) now = Math.max(now, Number(line));
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

/** Tells the clock that this process only waits, for `ms` or until the returned function is called. */
function wait(ms, done, failed) {
  const length = ms === null ? "" : `&ms=${ms}`;
  let over = false;
  const asked = request(`${origin}/wait?id=${id}${length}`, { agent }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    answer.on("end", () => {
      if (over) return;
      over = true;
      now = Math.max(now, Number(text));
      done();
    });
  });
  asked.on("error", (error) => {
    if (!over) failed(error);
  });
  asked.end();
  return () => {
    over = true;
    asked.destroy();
  };
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
const opened = ({ request: made }) => {
  if (!STREAMING.test(String(made.path))) return;
  streams.set(
    made,
    wait(
      null,
      () => {},
      () => {},
    ),
  );
};
const ended = ({ request: made }) => {
  streams.get(made)?.();
  streams.delete(made);
};
diagnostics.subscribe("undici:request:create", opened);
diagnostics.subscribe("undici:request:trailers", ended);
diagnostics.subscribe("undici:request:error", ended);
diagnostics.subscribe("http.client.request.created", opened);
diagnostics.subscribe("http.client.response.finish", ended);
diagnostics.subscribe("http.client.request.error", ended);
