/** What people do on the site. */
import type { TrafficRequest } from "./traffic-request.ts";

/** One thing that people do: a request, or several one after the other. */
export interface TrafficVisit {
  readonly requests: readonly TrafficRequest[];
  /** How often, compared with the others; default 1. */
  readonly weight?: number;
}

/** A text is the path of a page. */
export type TrafficPath = string | TrafficRequest | TrafficVisit;

export function toVisit(path: TrafficPath): TrafficVisit {
  if (typeof path === "string") return { requests: [{ method: "GET", path }] };
  return "requests" in path ? path : { requests: [path] };
}
