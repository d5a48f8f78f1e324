/**
 * Emulators: a vendor's API on loopback, a small state machine that answers in the vendor's shapes.
 * They import only `lib`, never the providers: they are the providers' independent check.
 * How an emulator joins the sandbox is in declaration.ts.
 */
import type { Readable } from "node:stream";
import type { Clock } from "../lib/clock.ts";

export interface EmulatedRequest {
  readonly method: string;
  /** Path without query, as it came. */
  readonly path: string;
  /** Values of `:name` parts of the route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Host name and port that the client asked for. */
  readonly host: string;
  /** The whole body; decompressed where it came with a content-encoding. */
  body(): Promise<Buffer>;
  json(): Promise<unknown>;
  /** For large bodies: stream this instead of calling `body`. */
  readonly raw: Readable;
}

export interface EmulatedResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; an async iterable is streamed, one chunk an item. */
  readonly body?: unknown | string | Buffer | AsyncIterable<string | Buffer>;
  /** Nothing of it is sent: the client's own limit ends it. */
  readonly silent?: true;
}

export interface Route {
  readonly method: string;
  /** `/v9/projects/:project`; `:name*` at the end takes the rest of the path. */
  readonly path: string;
  /** Held open by design (an event stream): virtual time does not wait for it. */
  readonly longLived?: boolean;
  /** Takes in what a site reports; a fault without a `route` leaves it alone, so that the vendor is blind only when told to be. */
  readonly ingestion?: true;
  handle(request: EmulatedRequest): Promise<EmulatedResponse> | EmulatedResponse;
}

/** Trouble injected in front of a route. Times are milliseconds of the sandbox clock since it started. */
export interface Fault {
  /** Name in the registry. */
  readonly emulator: string;
  /** `POST /v10/projects/:project/promote/:deployment`; default: every route of the emulator but ingestion. */
  readonly route?: string;
  /**
   * `status` answers `status`; `reset` sends a TCP RST, `close` ends the socket before an answer, `cut` after the header;
   * `slow` never answers within a client's patience; `stale` serves old data and `empty` none (both by the emulator itself).
   */
  readonly kind: "status" | "reset" | "close" | "cut" | "slow" | "stale" | "empty";
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Only the first n matching requests. */
  readonly times?: number;
  /** Share of matching requests, 0–1, drawn from the seeded generator. */
  readonly probability?: number;
}

/** Is there an active fault of this kind for the emulator? For `stale` and `empty`. */
export type FaultQuery = (emulator: string, kind: Fault["kind"]) => boolean;

export interface EmulatorContext {
  readonly clock: Clock;
  /** Sandbox clock time at which it started. */
  readonly startedAt: number;
  /** Seeded, uniform in [0, 1). */
  readonly random: () => number;
  readonly hasFault: FaultQuery;
  /** A folder of its own for what does not belong in memory. */
  readonly directory: string;
  /** Serves one more address on a free loopback port (a deployment, a production domain); resolves to its origin. Closed with the sandbox. */
  readonly serveSite: (
    handle: (request: EmulatedRequest) => Promise<EmulatedResponse> | EmulatedResponse,
  ) => Promise<string>;
}

export interface Emulator {
  /** As in the registry. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** Attached after the server listens, with its origin (`http://127.0.0.1:40123`). */
  listen?(origin: string): Promise<void> | void;
  /**
   * What the vendor does by itself after `from` and up to `to` (milliseconds since the epoch), such as scheduled runs.
   * The rehearsal calls it before virtual time advances.
   */
  runScheduled?(from: number, to: number): Promise<void>;
  /** A JSON picture for `/_sandbox/state`. */
  state(): unknown;
  close?(): Promise<void>;
}

/** An entry of an emulator's route log at `/_sandbox/log`. */
export interface RouteLogEntry {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The matched route's pattern, null where no route matched (which fails the run). */
  readonly route: string | null;
  readonly status: number;
  readonly fault: Fault["kind"] | null;
}

/** The deployment that answers a site request, as the emulated host knows it. */
export interface SiteDeployment {
  readonly id: string;
  /** `meta` of the deployment: `holdpointRelease`, `githubCommitSha` … */
  readonly meta: Readonly<Record<string, string>>;
  readonly target: string;
}

/** A deployment that production serves to this share of its visitors, 0–1. */
export interface ServedShare {
  readonly deployment: SiteDeployment;
  readonly share: number;
}

/**
 * What stands around a deployed site's own code: the emulated host calls it for every request to a deployment,
 * under its own address or a production domain. The demo site's runtime reports each request and injects site faults here.
 */
export interface SiteRuntime {
  handle(
    site: { readonly deployment: SiteDeployment; readonly viaProductionDomain: boolean },
    request: EmulatedRequest,
    /** The deployed files' own answer. */
    next: () => Promise<EmulatedResponse>,
  ): Promise<EmulatedResponse>;
  /** Sends what is still buffered. */
  flush(): Promise<void>;
}

/** One request as the site saw it; instants in milliseconds since the epoch. */
export interface SiteRequestFacts {
  readonly method: string;
  /** Path with variable parts named: `/api/threads/:id`. */
  readonly route: string;
  /** What requests of this kind are called; default: method and route. */
  readonly name?: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly status: number;
  readonly error: Error | null;
}

/** Requests that ended alike, as the site saw them together. */
export interface SiteCrowdFacts extends Pick<SiteRequestFacts, "method" | "route" | "name" | "status"> {
  /** What each of them met; null where nothing was wrong. */
  readonly error: Error | null;
  readonly answers: readonly AnswersAlike[];
}

export interface AnswersAlike {
  readonly startedAt: number;
  readonly latencyMs: number;
  readonly requests: number;
}

export interface SiteReporter {
  report(facts: SiteRequestFacts): void;
  /** Many at once: visitors that are drawn and not sent. Taken in when it returns. */
  reportMany(facts: SiteCrowdFacts): void;
  /** Sends everything that is buffered; resolves when it was taken in. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Trouble of the site itself (not of a vendor), for one release from one moment on. */
export interface SiteFault {
  /** Only requests answered by deployments with this `meta.holdpointRelease`, or, without one, of this commit; null = every deployment. */
  readonly release: string | null;
  /** Sandbox clock time, milliseconds since the epoch. */
  readonly fromAt: number;
  readonly untilAt?: number;
  /** Only while a flag that the plan names is not set to what is safe. */
  readonly behindFlag?: true;
  readonly kind: SiteTrouble;
}

export type SiteTrouble =
  /** Share of requests that fail with 500, from 0 to 1. */
  | { readonly errorRatio: number }
  /** So many times as many visitors fail as usually do. */
  | { readonly errorTimes: number }
  /** Milliseconds added to each answer. */
  | { readonly addedLatencyMs: number }
  /** Each answer takes so many times as long. */
  | { readonly latencyTimes: number }
  /** No answer but 503; or none at all. */
  | { readonly outage: true; readonly silent?: true };
