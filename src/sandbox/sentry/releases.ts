/** Releases and their deploys, as sentry-cli writes and reads them. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import type { GuardedRoute, SentryAccess } from "./access.ts";
import { SentryRefusal } from "./access.ts";
import { asList, asRecord } from "./envelope.ts";
import { answerPage } from "./page.ts";
import { parseInstant } from "./search-query.ts";
import type { SentrySeed } from "./seed.ts";

interface Deploy {
  readonly id: string;
  readonly environment: string;
  readonly name: string | null;
  readonly url: string | null;
  readonly dateStarted: string | null;
  readonly dateFinished: string;
}

interface Release {
  readonly id: number;
  readonly version: string;
  readonly dateCreated: string;
  projects: string[];
  dateStarted: string | null;
  dateReleased: string | null;
  commitCount: number;
  readonly deploys: Deploy[];
}

export interface SentryReleases {
  readonly routes: readonly GuardedRoute[];
  state(): unknown;
}

const READ = ["project:read", "project:releases", "org:ci"];
const WRITE = ["project:releases", "org:ci"];

/** What is known of releases, and whose requests about them are answered. */
interface ReleaseBook {
  readonly seed: SentrySeed;
  readonly access: SentryAccess;
  readonly now: () => number;
  readonly releases: Map<string, Release>;
  deploys: number;
}

export function createSentryReleases(seed: SentrySeed, access: SentryAccess, now: () => number): SentryReleases {
  const book: ReleaseBook = { seed, access, now, releases: new Map(), deploys: 0 };
  return {
    routes: [...listRoutes(book), ...releaseRoutes(book)],
    state: () => [...book.releases.values()].map((release) => renderRelease(release, seed)),
  };
}

const ORGANIZATION = "/api/0/organizations/:org";

function listRoutes(book: ReleaseBook): readonly GuardedRoute[] {
  const path = `${ORGANIZATION}/releases/`;
  return [
    { method: "GET", path, scopes: READ, handle: (request) => list(book, request, null) },
    { method: "POST", path, scopes: WRITE, handle: (request) => save(book, request, null) },
    {
      method: "GET",
      path: "/api/0/projects/:org/:project/releases/",
      scopes: READ,
      handle: (request) => list(book, request, request.params.project ?? ""),
    },
  ];
}

/** Of one release and its deploys. */
function releaseRoutes(book: ReleaseBook): readonly GuardedRoute[] {
  const path = `${ORGANIZATION}/releases/:version/`;
  return [
    {
      method: "GET",
      path,
      scopes: READ,
      handle: (request) => ({ status: 200, body: renderRelease(find(book, request), book.seed) }),
    },
    {
      method: "PUT",
      path,
      scopes: WRITE,
      handle: (request) => save(book, request, request.params.version ?? ""),
    },
    {
      method: "GET",
      path: `${path}deploys/`,
      scopes: READ,
      handle: (request) => answerPage(request, find(book, request).deploys.toReversed()),
    },
    { method: "POST", path: `${path}deploys/`, scopes: WRITE, handle: (request) => addDeploy(book, request) },
    {
      // Commits are counted, not kept, so no release is ever compared with an earlier one.
      method: "GET",
      path: `${path}previous-with-commits/`,
      scopes: READ,
      handle: (request) => {
        find(book, request);
        return { status: 200, body: {} };
      },
    },
  ];
}

function find({ access, releases }: ReleaseBook, request: EmulatedRequest): Release {
  access.requireOrganization(request);
  const release = releases.get(request.params.version ?? "");
  if (release === undefined) throw new SentryRefusal(404, "The requested resource does not exist");
  return release;
}

async function save(book: ReleaseBook, request: EmulatedRequest, version: string | null): Promise<EmulatedResponse> {
  const { access, releases, seed, now } = book;
  access.requireOrganization(request);
  const body = await readBody(request);
  const name = version ?? requireText(body, "version");
  const projects = asList(body.projects).map((slug) => access.requireProject(String(slug)).slug);
  const known = releases.get(name);
  if (known === undefined && projects.length === 0) throw new SentryRefusal(400, "projects: This field is required.");
  const release: Release = known ?? {
    id: releases.size + 1,
    version: name,
    dateCreated: new Date(now()).toISOString(),
    projects: [],
    dateStarted: null,
    dateReleased: null,
    commitCount: 0,
    deploys: [],
  };
  release.projects = [...new Set([...release.projects, ...projects])];
  release.dateStarted = readInstant(body, "dateStarted") ?? release.dateStarted;
  release.dateReleased = readInstant(body, "dateReleased") ?? release.dateReleased;
  if (body.commits !== undefined) release.commitCount = asList(body.commits).length;
  releases.set(name, release);
  // Sentry answers 208 where a POST names a release that exists already.
  return { status: version !== null ? 200 : known === undefined ? 201 : 208, body: renderRelease(release, seed) };
}

async function addDeploy(book: ReleaseBook, request: EmulatedRequest): Promise<EmulatedResponse> {
  const release = find(book, request);
  const body = await readBody(request);
  const deploy: Deploy = {
    id: String(book.deploys + 1),
    environment: requireText(body, "environment"),
    name: typeof body.name === "string" ? body.name : null,
    url: typeof body.url === "string" ? body.url : null,
    dateStarted: readInstant(body, "dateStarted"),
    dateFinished: readInstant(body, "dateFinished") ?? new Date(book.now()).toISOString(),
  };
  book.deploys += 1;
  release.deploys.push(deploy);
  return { status: 201, body: deploy };
}

/** Of one project, or of the whole organization. */
function list({ access, releases, seed }: ReleaseBook, request: EmulatedRequest, project: string | null) {
  access.requireOrganization(request);
  const slug = project === null ? null : access.requireProject(project).slug;
  const search = request.query.get("query") ?? "";
  const found = [...releases.values()]
    .filter((release) => (slug === null || release.projects.includes(slug)) && release.version.startsWith(search))
    .toReversed();
  return answerPage(
    request,
    found.map((release) => renderRelease(release, seed)),
  );
}

function renderRelease(release: Release, seed: SentrySeed): object {
  const projects = seed.projects.filter(({ slug }) => release.projects.includes(slug));
  return {
    id: release.id,
    version: release.version,
    shortVersion: release.version,
    ref: null,
    url: null,
    dateCreated: release.dateCreated,
    dateStarted: release.dateStarted,
    dateReleased: release.dateReleased,
    newGroups: 0,
    commitCount: release.commitCount,
    deployCount: release.deploys.length,
    lastDeploy: release.deploys.at(-1) ?? null,
    projects: projects.map(({ id, slug }) => ({ id: Number(id), slug, name: slug })),
  };
}

async function readBody(request: EmulatedRequest): Promise<Record<string, unknown>> {
  const body = asRecord(await request.json());
  if (body === null) throw new SentryRefusal(400, "JSON parse error");
  return body;
}

function requireText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== "string" || value.trim() === "")
    throw new SentryRefusal(400, `${name}: This field is required.`);
  return value;
}

function readInstant(body: Record<string, unknown>, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  const at = parseInstant(String(value));
  if (at === null) throw new SentryRefusal(400, `${name}: Datetime has wrong format.`);
  return new Date(at).toISOString();
}
