/**
 * Keeps virtual time still while this process waits for an answer of its own request. The servers count what they
 * answer; between an answer and the client's next request nobody would. Node tells of its clients on diagnostics
 * channels, so no provider has to know of rehearsals.
 */
import diagnostics from "node:diagnostics_channel";
import { EventEmitter } from "node:events";
import type { Activity } from "./listen.ts";

/** Held open by design: waiting for these is waiting for time to pass. */
const STREAMING = /\/events\b|\/completion\b/;

/** Starts to observe; the answer ends it. */
export function observeClients(activity: Activity): () => void {
  const open = new Set<unknown>();
  const begin = (request: unknown, path: string) => {
    if (STREAMING.test(path)) return;
    open.add(request);
    activity.begin();
  };
  const end = (request: unknown) => {
    if (open.delete(request)) activity.end();
  };
  const listeners: readonly (readonly [string, (message: unknown) => void])[] = [
    ["undici:request:create", (message) => begin(requestOf(message), pathOf(message))],
    ["undici:request:trailers", (message) => end(requestOf(message))],
    ["undici:request:error", (message) => end(requestOf(message))],
    ["http.client.request.created", (message) => begin(requestOf(message), pathOf(message))],
    // Said when the header is there: the body may be on its way.
    ["http.client.response.finish", (message) => responseOf(message)?.once("close", () => end(requestOf(message)))],
    ["http.client.request.error", (message) => end(requestOf(message))],
  ];
  for (const [name, listener] of listeners) diagnostics.subscribe(name, listener);
  return () => {
    for (const [name, listener] of listeners) diagnostics.unsubscribe(name, listener);
    for (const request of open) end(request);
  };
}

function requestOf(message: unknown): unknown {
  return (message as { readonly request?: unknown }).request;
}

function responseOf(message: unknown): EventEmitter | undefined {
  const { response } = message as { readonly response?: unknown };
  return response instanceof EventEmitter ? response : undefined;
}

function pathOf(message: unknown): string {
  const path = (message as { readonly request?: { readonly path?: unknown } }).request?.path;
  return typeof path === "string" ? path : "";
}
