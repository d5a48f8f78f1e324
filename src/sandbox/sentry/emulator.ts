/**
 * Sentry's emulator: takes in what the SDKs send and computes what the API answers, from the rows themselves.
 * Shapes: docs.sentry.io/api and recorded traffic of @sentry/node 11.11.0 and sentry-cli 3.8.0.
 */
import type { EmulatedRequest, EmulatedResponse, Emulator, EmulatorContext, Route } from "../contract.ts";
import type { MeasuredViews } from "./browser-reporter.ts";
import { createSentryAccess, type GuardedRoute, type SentryAccess } from "./access.ts";
import { parseEnvelope } from "./envelope.ts";
import { createHorizon } from "./horizon.ts";
import { ingestEnvelope } from "./ingest.ts";
import { ingestCrowd, type ReportedCrowd } from "./ingest-crowd.ts";
import { createMonitorBook } from "./monitor-book.ts";
import { answerPage } from "./page.ts";
import { answerEvents, answerTimeseries, type Reading } from "./read-events.ts";
import { answerIssues } from "./read-issues.ts";
import { answerSessions } from "./read-sessions.ts";
import { createSentryReleases } from "./releases.ts";
import type { SentryProject, SentrySeed } from "./seed.ts";
import { renderSentryState } from "./state.ts";
import { createSentryStore } from "./store.ts";

const DEFAULT_RETENTION_MS = 3 * 86_400_000;

export interface SentryEmulator extends Emulator {
  /** Takes in at once what the SDK would report one by one. */
  receiveCrowd(crowd: ReportedCrowd): void;
  /** Takes in at once what browsers would report one by one. */
  receiveViews(
    views: MeasuredViews & { readonly project: string; readonly release: string; readonly environment: string },
  ): void;
}

export function createSentryEmulator(context: EmulatorContext, seed: SentrySeed): SentryEmulator {
  const store = createSentryStore();
  const monitors = createMonitorBook();
  const access = createSentryAccess(context, seed);
  const now = () => context.clock.now();
  const releases = createSentryReleases(seed, access, now);
  const reading: Reading = {
    store,
    seed,
    horizon: createHorizon(context, seed.settleMs),
    now,
    isEmpty: () => context.hasFault("sentry", "empty"),
  };
  const prune = () => store.prune(now() - (seed.retentionMs ?? DEFAULT_RETENTION_MS));
  const ingestion: Route = {
    method: "POST",
    path: "/api/:project/envelope/",
    ingestion: true,
    async handle(request) {
      const project = seed.projects.find(({ id }) => id === request.params.project);
      if (project === undefined || readPublicKey(request) !== project.publicKey) {
        return { status: 403, body: { detail: "event submission rejected with_reason: ProjectId" } };
      }
      const envelope = parseEnvelope(await request.body());
      if (envelope === null) return { status: 400, body: { detail: "invalid event envelope" } };
      ingestEnvelope(store, project.id, envelope, now());
      monitors.takeIn(envelope, now());
      prune();
      const { event_id: id } = envelope.header;
      return { status: 200, body: typeof id === "string" ? { id } : {} };
    },
  };
  const guarded = [...readRoutes(reading, access), ...nameRoutes(seed, access), ...releases.routes];
  return {
    name: "sentry",
    routes: [ingestion, ...guarded.map((route) => access.guard(route))],
    state: () => ({ ...renderSentryState(store, seed), releases: releases.state(), monitors: monitors.state(now()) }),
    receiveViews({ at, views, vitals, ...dimensions }) {
      for (const [attribute, value] of Object.entries(vitals)) {
        store.addVital(at, value, { ...dimensions, [attribute]: "measured" }, views);
      }
      prune();
    },
    receiveCrowd(crowd) {
      ingestCrowd(store, crowd, now());
      prune();
    },
  };
}

/** The DSN's key: in the query, or in the `X-Sentry-Auth` header of older SDKs. */
function readPublicKey(request: EmulatedRequest): string | null {
  const header = request.headers["x-sentry-auth"] ?? "";
  return request.query.get("sentry_key") ?? /sentry_key=([^,\s]+)/.exec(header)?.[1] ?? null;
}

/** Where numbers are read; scopes as published with the API's schema. */
function readRoutes(reading: Reading, access: SentryAccess): readonly GuardedRoute[] {
  const route = (
    name: string,
    scope: string,
    answer: (request: EmulatedRequest, reading: Reading) => EmulatedResponse,
  ): GuardedRoute => ({
    method: "GET",
    path: `/api/0/organizations/:org/${name}/`,
    scopes: [scope],
    handle(request) {
      access.requireOrganization(request);
      return answer(request, reading);
    },
  });
  return [
    route("events", "org:read", answerEvents),
    route("events-timeseries", "org:read", answerTimeseries),
    route("sessions", "org:read", answerSessions),
    route("issues", "event:read", answerIssues),
  ];
}

function get(path: string, scopes: readonly string[], handle: GuardedRoute["handle"]): GuardedRoute {
  return { method: "GET", path, scopes, handle };
}

/** Who and what there is: the token itself, the organization, its projects; and what sentry-cli asks on its way. */
function nameRoutes(seed: SentrySeed, access: SentryAccess): readonly GuardedRoute[] {
  const { id, slug } = seed.organization;
  const organization = {
    id,
    slug,
    name: slug,
    status: { id: "active", name: "active" },
    // sentry-cli reads no organization without this field.
    dateCreated: "2026-01-01T00:00:00.000000Z",
    isEarlyAdopter: false,
    require2FA: false,
    features: [],
    links: {},
  };
  const inOrganization = (answer: (request: EmulatedRequest) => EmulatedResponse) => (request: EmulatedRequest) => {
    access.requireOrganization(request);
    return answer(request);
  };
  return [
    get("/api/0/", [], (_request, token) => ({
      status: 200,
      body: {
        version: "0",
        user: { id: "1", name: "Sandbox", email: "sandbox@localhost", username: "sandbox" },
        auth: { scopes: token.scopes },
      },
    })),
    get("/api/0/organizations/", ["org:read", "org:ci"], (request) => answerPage(request, [organization])),
    get(
      "/api/0/organizations/:org/",
      ["org:read", "org:ci"],
      inOrganization(() => ({ status: 200, body: organization })),
    ),
    get(
      "/api/0/organizations/:org/projects/",
      ["org:read"],
      inOrganization((request) => answerPage(request, seed.projects.map(renderProject))),
    ),
    get(
      "/api/0/projects/:org/:project/",
      ["project:read"],
      inOrganization((request) => ({
        status: 200,
        body: { ...renderProject(access.requireProject(request.params.project ?? "")), organization },
      })),
    ),
    get(
      "/api/0/organizations/:org/repos/",
      ["org:read", "org:ci"],
      inOrganization((request) => answerPage(request, [])),
    ),
  ];
}

function renderProject(project: SentryProject): object {
  return { id: project.id, slug: project.slug, name: project.slug, platform: "node", status: "active" };
}
