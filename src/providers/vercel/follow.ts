/**
 * Follows a build to its end: the event stream says at once that something happened, a poll every second beside it
 * needs no stream. Only what `GET` says counts. Staged builds may never get `aliasAssigned`, so READY is the end.
 */
import { renderDuration } from "../../lib/duration.ts";
import { ProviderError } from "../../lib/error.ts";
import type { BuildProgress, BuildState, HostDeployment } from "../contract.ts";
import { deploymentShape, parseAnswer } from "./api.ts";
import type { Connection } from "./connection.ts";
import { VENDOR } from "./settings.ts";

const POLL_MS = 1_000;
/** A line without an end must not fill the memory; the signs are short. */
const LONGEST_LINE = 1024 * 1024;
/** A stream that ends at once, again and again, is asked less often. */
const REOPEN_MS = [1_000, 2_000, 5_000, 15_000] as const;
const ENDED = new Set<BuildState>(["ready", "error", "canceled", "deleted"]);
const TRANSIENT = new Set(["vendor_unavailable", "vendor_timeout", "vendor_rate_limited"]);

export async function followBuild(
  connection: Connection,
  id: string,
  timeoutMs: number,
  progress: (step: BuildProgress) => void,
): Promise<HostDeployment> {
  const { clock, signal } = connection.context;
  const deadline = clock.now() + timeoutMs;
  const bell = createBell();
  const stop = new AbortController();
  const abort = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  void listen(connection, id, bell.ring, abort).catch(() => undefined);
  let last: { state: BuildState } | null = null;
  let trouble: ProviderError | null = null;
  try {
    for (;;) {
      try {
        const deployment = await look(connection, id);
        trouble = null;
        if (deployment.state !== last?.state) progress({ step: "state", state: deployment.state });
        last = deployment;
        if (ENDED.has(deployment.state)) return deployment;
      } catch (error) {
        if (!(error instanceof ProviderError) || !TRANSIENT.has(error.reasonCode)) throw error;
        trouble = error;
      }
      const left = deadline - clock.now();
      if (left <= 0) throw timedOut(id, timeoutMs, last?.state ?? null, trouble);
      await bell.wait((pause) => clock.sleep(Math.min(POLL_MS, left), AbortSignal.any([abort, pause])));
      signal?.throwIfAborted();
    }
  } finally {
    stop.abort();
  }
}

async function look(connection: Connection, id: string): Promise<HostDeployment> {
  const path = `/v13/deployments/${encodeURIComponent(id)}`;
  // Not tried again inside: the next look comes by itself, and soon.
  const answer = await connection.request({ method: "GET", path, repeatable: false });
  return parseAnswer(deploymentShape, answer.body, `GET ${path}`);
}

/** Rings at each sign of a change: a line that is not build output, or the end of the stream. */
async function listen(connection: Connection, id: string, ring: () => void, signal: AbortSignal): Promise<void> {
  for (let opened = 0; !signal.aborted; opened += 1) {
    await readEvents(connection, id, ring, signal);
    if (signal.aborted) return;
    ring();
    await connection.context.clock.sleep(REOPEN_MS[Math.min(opened, REOPEN_MS.length - 1)] ?? POLL_MS, signal);
  }
}

/** Resolves when the stream ends, however it does. */
async function readEvents(connection: Connection, id: string, ring: () => void, signal: AbortSignal): Promise<void> {
  const open = connection.prepare({
    method: "GET",
    path: `/v3/now/deployments/${encodeURIComponent(id)}/events`,
    query: { direction: "forward", follow: "1", format: "lines" },
  });
  const request = open();
  const stop = () => request.destroy();
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  await new Promise<void>((resolve) => {
    request.on("error", () => undefined);
    request.once("close", resolve);
    request.once("response", (response) => {
      let rest = "";
      response.setEncoding("utf8");
      response.on("error", () => undefined);
      response.on("data", (chunk: string) => {
        const lines = (rest + chunk).split("\n");
        rest = (lines.pop() ?? "").slice(-LONGEST_LINE);
        if (response.statusCode === 200 && lines.some(isSign)) ring();
      });
    });
    request.end();
  });
  signal.removeEventListener("abort", stop);
}

/** `alias-assigned` comes when a build is ready and has its domains; `deployment-state` and `exit` belong to other versions. */
function isSign(line: string): boolean {
  return /"type":\s*"(alias-assigned|deployment-state|exit)"/.test(line);
}

interface Bell {
  ring(): void;
  /** Resolves at the next ring, at once where it rang meanwhile, or when the pause is over. */
  wait(pause: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

function createBell(): Bell {
  let rang = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rang = true;
      wake?.();
    },
    async wait(pause) {
      if (!rang) {
        const over = new AbortController();
        await new Promise<void>((resolve) => {
          wake = resolve;
          pause(over.signal).then(resolve, resolve);
        });
        wake = null;
        over.abort();
      }
      rang = false;
    },
  };
}

function timedOut(
  id: string,
  timeoutMs: number,
  state: BuildState | null,
  trouble: ProviderError | null,
): ProviderError {
  const known = state === null ? "its state was never read" : `it was last seen ${state}`;
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: VENDOR,
    message: `The build ${id} did not end within ${renderDuration(timeoutMs)}: ${known}${trouble === null ? "" : `; ${trouble.message}`}`,
    remedy:
      "Look at the build in Vercel's dashboard; run this again to go on waiting, or raise `deploy.timeout` in the plan.",
    cause: trouble ?? undefined,
  });
}
