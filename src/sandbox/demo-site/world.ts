/** What the demo site's program remembers, and how it reads a request against it. Types alone, since the program is deployed as text. */
import type { DemoRequest, DemoRoute } from "./route.ts";

/** How far somebody is in a flow: the last step that changed something, and when that was. */
export interface Progress {
  readonly step: number;
  readonly turn: number;
}

/** What one request created, with what its answer said. */
export interface Thing {
  /** By flow and name: `3 id`. */
  readonly values: Record<string, string>;
  /** By flow. */
  readonly progress: Record<number, Progress>;
  readonly content: unknown;
  readonly changes: Record<string, unknown>;
}

/** Visitors have a world of their own, as people have accounts of their own. */
export interface World {
  turn: number;
  /** Values that were handed out: each is another one, and the same in every rehearsal. */
  values: number;
  /** Oldest first. */
  readonly things: Thing[];
  /** By flow: the last change of anything, and the last one that is about no thing in its path. */
  readonly latest: Record<number, Progress>;
  readonly loose: Record<number, Progress>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: DemoRequest["headers"];
  readonly json: unknown;
}

/** A route that a request may be meant for. */
export interface Match {
  readonly route: DemoRoute;
  readonly score: number;
  /** Those that the path names, and those that headers and body name. */
  readonly things: readonly Thing[];
  readonly others: readonly Thing[];
  /** The path names one that is not there. */
  readonly missing: boolean;
  readonly progress: Progress;
}
