/**
 * Reports of one release of the demo site, made by the real @sentry/node: a segment span a request, an event an error,
 * with the times of the sandbox clock. One client a release, since several releases answer from one process,
 * and without default integrations, since Holdpoint's own requests are made in the same process.
 */
import { Agent, request } from "node:http";
import type { NodeClient, NodeOptions, Scope } from "@sentry/node";
import { createUuid } from "../../lib/uuid.ts";
import type { SiteReporter, SiteRequestFacts } from "../contract.ts";

export interface SiteReporterOptions {
  readonly dsn: string;
  readonly release: string;
  readonly environment: string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** `static` sends transactions as SDKs before 11 did. Default `stream`. */
  readonly traceLifecycle?: "stream" | "static";
}

/** Reports what really happened, request by request. */
export type SdkReporter = Omit<SiteReporter, "reportMany">;

/** Real milliseconds: the envelope goes to loopback while the sandbox clock stands still. */
const FLUSH_TIMEOUT_MS = 5_000;
const MINUTE_MS = 60_000;
/** A slice of traffic is flushed at once; the transport's default of 64 open requests would drop the rest. */
const OPEN_ENVELOPES = 4_096;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

type HttpModule = NonNullable<NonNullable<NodeOptions["transportOptions"]>["httpModule"]>;

/** The DSN is on loopback: an `http_proxy` of the machine, which the SDK would follow, must not see it. */
const directHttp: HttpModule = {
  request(options, callback) {
    const target = typeof options === "string" || options instanceof URL ? { path: String(options) } : options;
    return request({ ...target, agent }, (response) =>
      callback?.(Object.assign(response, { statusCode: response.statusCode ?? 0 })),
    );
  },
};

export async function createSiteReporter(options: SiteReporterOptions): Promise<SdkReporter> {
  const sentry = await import("@sentry/node");
  const traceLifecycle = options.traceLifecycle ?? "stream";
  const client: NodeClient = new sentry.NodeClient({
    dsn: options.dsn,
    release: options.release,
    environment: options.environment,
    tracesSampleRate: 1,
    traceLifecycle,
    transport: sentry.makeNodeTransport,
    transportOptions: { bufferSize: OPEN_ENVELOPES, httpModule: directHttp },
    includeServerName: false,
    stackParser: sentry.defaultStackParser,
    integrations: traceLifecycle === "stream" ? [sentry.spanStreamingIntegration({ flushOnSegmentEnd: false })] : [],
    sendClientReports: false,
    // Without this the SDK would hook into every module that is loaded from here on.
    enableRuntimeChannelInjection: false,
  });
  const scope: Scope = new sentry.Scope();
  scope.setClient(client);
  client.init();
  startTrace(scope, options.random);
  const sessions = createSessions();
  const sendSessions = () => {
    const aggregates = sessions.take();
    const { release, environment } = options;
    if (aggregates.length > 0) client.sendSession({ attrs: { release, environment }, aggregates });
  };

  let isEmpty = true;
  return {
    report(facts) {
      isEmpty = false;
      sessions.count(facts);
      reportRequest(sentry, scope, facts);
    },
    async flush() {
      // A long watch has thousands of minutes in which nobody is sent.
      if (isEmpty) return;
      isEmpty = true;
      sendSessions();
      await client.flush(FLUSH_TIMEOUT_MS);
      startTrace(scope, options.random);
    },
    async close() {
      sendSessions();
      await client.close(FLUSH_TIMEOUT_MS);
    },
  };
}

/** One session a request, in totals for each minute, as the SDK's own HTTP integration sends them for a server. */
function createSessions() {
  const minutes = new Map<number, { exited: number; crashed: number }>();
  return {
    count({ startedAt, error }: SiteRequestFacts): void {
      const minute = Math.floor(startedAt / MINUTE_MS) * MINUTE_MS;
      const totals = minutes.get(minute) ?? { exited: 0, crashed: 0 };
      minutes.set(minute, totals);
      totals[error === null ? "exited" : "crashed"] += 1;
    },
    take() {
      const taken = [...minutes].map(([minute, totals]) => ({ started: new Date(minute).toISOString(), ...totals }));
      minutes.clear();
      return taken;
    },
  };
}

/** All requests up to a flush share one trace, so that they travel in few envelopes; each is a segment of its own. */
function startTrace(scope: Scope, random: () => number): void {
  const traceId = createUuid(random).replaceAll("-", "");
  scope.setPropagationContext({ traceId, sampleRand: random() });
}

function reportRequest(sentry: typeof import("@sentry/node"), scope: Scope, facts: SiteRequestFacts): void {
  const { name = `${facts.method} ${facts.route}` } = facts;
  sentry.withScope(scope, () => {
    const span = sentry.startInactiveSpan({
      name,
      op: "http.server",
      startTime: facts.startedAt,
      parentSpan: null,
      attributes: {
        "sentry.origin": "auto.http.http_server",
        "sentry.segment.name.source": "route",
        "http.request.method": facts.method,
        "http.route": facts.route,
      },
    });
    sentry.setHttpStatus(span, facts.status);
    span.end(facts.endedAt);
  });
  if (facts.error === null) return;
  const event = scope.clone();
  event.setTransactionName(name);
  event.addEventProcessor((captured) => ({ ...captured, timestamp: facts.endedAt / 1_000 }));
  event.captureException(facts.error, { mechanism: { type: "auto.http.http_server", handled: true } });
}
