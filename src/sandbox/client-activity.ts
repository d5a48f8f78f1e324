/**
 * Keeps virtual time still while this process waits for an answer of its own request. The servers count what they
 * answer; between an answer and the client's next request nobody would. Node tells of its clients on diagnostics
 * channels, and Holdpoint of its own short waits and of commands that it runs, so no provider has to know of rehearsals.
 */
import diagnostics from "node:diagnostics_channel";
import { EventEmitter } from "node:events";
import { AFTER_SENDING, type SendingWait } from "../lib/after-sending.ts";
import { OUTSIDE_WORK, type OutsideWork } from "../lib/outside-work.ts";
import type { Activity } from "./listen.ts";

/** Which requests are held open by design: waiting for these is waiting for time to pass. */
export interface HeldRequests {
  holdsOpen(method: string, path: string): boolean;
}

/**
 * Starts to observe; the answer ends it. `programs`: what lasts as long as other programs work that are started here;
 * where it is left out, time stands still for the commands that Holdpoint tells of, and no other program is known.
 */
export function observeClients(activity: Activity, held: HeldRequests, programs?: Activity): () => void {
  const open = new Set<unknown>();
  const begin = (message: unknown) => {
    const request = requestOf(message);
    const { method, path } = request as { readonly method?: unknown; readonly path?: unknown };
    if (typeof method === "string" && typeof path === "string" && held.holdsOpen(method, path)) return;
    open.add(request);
    activity.begin();
  };
  const countWait = ({ wait, over }: SendingWait) => {
    if (over) return end(wait);
    open.add(wait);
    activity.begin();
  };
  const end = (request: unknown) => {
    if (open.delete(request)) activity.end();
  };
  const listeners: readonly (readonly [string, (message: unknown) => void])[] = [
    ["undici:request:create", begin],
    ["undici:request:trailers", (message) => end(requestOf(message))],
    ["undici:request:error", (message) => end(requestOf(message))],
    ["http.client.request.created", begin],
    // Said when the header is there: the body may be on its way.
    ["http.client.response.finish", (message) => responseOf(message)?.once("close", () => end(requestOf(message)))],
    ["http.client.request.error", (message) => end(requestOf(message))],
    [AFTER_SENDING, (message) => countWait(message as SendingWait)],
    programs === undefined
      ? [OUTSIDE_WORK, (message) => countWait(message as OutsideWork)]
      : ["child_process", (message) => countProgram(message, programs)],
  ];
  for (const [name, listener] of listeners) diagnostics.subscribe(name, listener);
  return () => {
    for (const [name, listener] of listeners) diagnostics.unsubscribe(name, listener);
    for (const request of open) end(request);
  };
}

/** Node tells of each that is started. https://nodejs.org/api/diagnostics_channel.html#child-process */
function countProgram(message: unknown, programs: Activity): void {
  const program = (message as Readonly<Record<string, unknown>>)["process"];
  if (!(program instanceof EventEmitter)) return;
  programs.begin();
  let over = false;
  const end = () => {
    if (!over) programs.end();
    over = true;
  };
  // One that cannot be started has no exit.
  program.once("exit", end).once("error", end);
}

function requestOf(message: unknown): unknown {
  return (message as { readonly request?: unknown }).request;
}

function responseOf(message: unknown): EventEmitter | undefined {
  const { response } = message as { readonly response?: unknown };
  return response instanceof EventEmitter ? response : undefined;
}
