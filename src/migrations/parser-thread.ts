/** The thread in which PostgreSQL's parser runs: WebAssembly that cannot be interrupted, and can be ended. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** Says nothing about the text: the parser itself broke, or its time is up. The thread has ended. */
export interface ParserEnd {
  readonly ended: "time" | "broken";
  readonly message: string;
}

export type ParserAnswer =
  /** JSON. */
  | { readonly read: string }
  /** `position` in characters, where the parser names one. */
  | { readonly refused: string; readonly position: number | null }
  | ParserEnd;

export type ParserQuestion = "parseSync" | "parsePlPgSQLSync" | "scanSync";

export interface ParserThread {
  ask(question: ParserQuestion, text: string): Promise<ParserAnswer>;
  /** After the last answer. */
  close(): Promise<void>;
}

/**
 * Text, not a file: a bundle is one file. The parser's own package only reads the JSON that the WebAssembly writes; that
 * text itself goes across, since objects would cost twice, and as soon as they are deep could not.
 */
const SOURCE = `
const { parentPort, workerData } = require("node:worker_threads");
const parser = require(workerData);
const loaded = parser.loadModule().then(() => { JSON.parse = (text) => text; });
const isBroken = (error) => error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
parentPort.on("message", async ({ question, text }) => {
  await loaded;
  try {
    parentPort.postMessage({ read: parser[question](text) });
  } catch (error) {
    if (isBroken(error)) throw error;
    parentPort.postMessage({ refused: String(error.message), position: error.sqlDetails?.cursorPosition ?? null });
  }
});`;

/** Far more than the largest migrations need: a text of 4 MiB is a tree of some 200 MB. */
const MAXIMUM_MEGABYTES = 1024;

/** For who asks next: to start a thread and load the parser into it takes longer than most questions. */
let idle: Worker | null = null;

/** Started at the first question. `withinMs` is how long all questions together may take. */
export function openParserThread(withinMs: number, signal?: AbortSignal): ParserThread {
  let worker: Worker | null = null;
  let ended: ParserEnd | null = null;
  let leftMs = withinMs;
  let turn: Promise<unknown> = Promise.resolve();

  const askNow = async (question: ParserQuestion, text: string): Promise<ParserAnswer> => {
    signal?.throwIfAborted();
    if (ended !== null) return ended;
    worker ??= takeWorker();
    const begunAt = performance.now();
    const answer = await answerOf(worker, { question, text }, leftMs, signal);
    leftMs -= performance.now() - begunAt;
    if ("ended" in answer) {
      ended = answer;
      await worker.terminate();
      worker = null;
    }
    return answer;
  };
  return {
    async close() {
      await turn;
      if (idle === null) idle = worker;
      else await worker?.terminate();
      worker = null;
    },
    // One at a time, so that each answer is the question's, and waiting for others costs nobody's time.
    ask: (question, text) => {
      const answer = turn.then(() => askNow(question, text));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

/** It sees no variable of ours, and what it prints nobody does. */
function takeWorker(): Worker {
  if (idle !== null) {
    const worker = idle;
    idle = null;
    return worker;
  }
  const worker = new Worker(SOURCE, {
    eval: true,
    workerData: parserPath(),
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAXIMUM_MEGABYTES },
  });
  // The timer of a question keeps the process alive; a thread that waits shall not.
  worker.unref();
  worker.on("error", () => {});
  worker.once("exit", () => {
    if (idle === worker) idle = null;
  });
  return worker;
}

function answerOf(worker: Worker, question: object, withinMs: number, signal?: AbortSignal): Promise<ParserAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: ParserAnswer) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      worker.off("message", settle).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const onError = (error: Error) => settle({ ended: "broken", message: error.message });
    const onExit = () => settle({ ended: "broken", message: "it ended without an answer" });
    const onAbort = () => settle({ ended: "broken", message: "the check was cancelled" });
    const timer = setTimeout(() => settle({ ended: "time", message: "" }), Math.max(0, withinMs));
    worker.on("message", settle).on("error", onError).on("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.postMessage(question, []);
  });
}

function parserPath(): string {
  // A bundle has the parser beside it: it reads its WebAssembly from its own folder, so it cannot be inside. The names
  // are put together here so that the bundler follows neither.
  const beside = fileURLToPath(new URL(["libpg-query", "cjs"].join("."), import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(["libpg", "query"].join("-"));
}
