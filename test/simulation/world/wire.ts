/**
 * The vendors over their own wire formats, in memory: the real providers, with their retries, masks and parsers, talk to the
 * same servers. A vendor that refuses repeats the token that it was sent, as some do, so that every output can be searched
 * for it.
 */
import { endpoint } from "@octokit/endpoint";
import { systemClock } from "../../../src/lib/clock.ts";
import { createMask } from "../../../src/lib/mask.ts";
import { Secret } from "../../../src/lib/secret.ts";
import type { Forge, Host, ProviderContext } from "../../../src/providers/contract.ts";
import { createCommitRole } from "../../../src/providers/github/commit-statuses.ts";
import { createDeploymentRole } from "../../../src/providers/github/deployments.ts";
import { createGithubClient } from "../../../src/providers/github/client.ts";
import { createGuardedSend } from "../../../src/providers/github/guarded-send.ts";
import { createVendorClient, type Send } from "../../../src/providers/http.ts";
import { pointDomain, promote, rollback, setAutoAssignDomains } from "../../../src/providers/vercel/change.ts";
import type { Connection } from "../../../src/providers/vercel/connection.ts";
import { findBuildsByMeta, readAliases, readDeployment, readProject } from "../../../src/providers/vercel/read.ts";
import type { FaultKind, Vendor } from "../scenario/scenario.ts";
import { renderDate } from "./network.ts";
import { createForge, createHost, type Surroundings } from "./roles.ts";
import { answerAsGithub, isGithubWrite } from "./wire-github.ts";
import { answerAsVercel, logReading } from "./wire-vercel.ts";

/** What the vendors were sent and must never be read anywhere. */
export const CANARY = "canaryToken5f2c9e";

export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string | undefined;
}

/** `masked`: the token that the providers believe to hold, and mask. */
export function createWire(surroundings: Surroundings, masked: string): { readonly host: Host; readonly forge: Forge } {
  const { process } = surroundings;
  const context: ProviderContext = {
    env: {},
    clock: process.clock,
    random: () => 0.5,
    debug: () => undefined,
    answered: process.heard,
  };
  return { host: createVercel(surroundings, context, masked), forge: createGithub(surroundings, context, masked) };
}

function createVercel(surroundings: Surroundings, context: ProviderContext, masked: string): Host {
  const token = new Secret("VERCEL_TOKEN", masked);
  const client = createVendorClient({
    vendor: "Vercel",
    baseUrl: "https://api.vercel.com",
    headers: () => ({}),
    token,
    credentialRemedy: "Check the token.",
    context,
    send: createSend(surroundings, "host", (request, sentAt) => answerAsVercel(surroundings, request, sentAt)),
  });
  const connection = connectionOf(context, masked, (request) => client.request(request));
  // What uploads and follows builds is streamed, and stays at the level of roles.
  const { createBuild, followBuild, readBuildLog, listServed, listEnvironmentVariables } = createHost(surroundings);
  return {
    createBuild,
    followBuild,
    readBuildLog,
    listServed,
    listEnvironmentVariables,
    async readProject() {
      const { id, name, productionDeploymentId, autoAssignDomains, aliasRequest } = await readProject(connection);
      return { id, name, productionDeploymentId, autoAssignDomains, aliasRequest };
    },
    readDeployment: (id) => readDeployment(connection, id),
    findBuilds: (release) => findBuildsByMeta(connection, "prj_1", "holdpointRelease", release),
    readAliases: (domains) => readAliases(connection, domains),
    promote: (id) => promote(connection, id),
    rollback: (id, reason) => rollback(connection, id, reason),
    pointDomain: (domain, id) => pointDomain(connection, domain, id),
    setAutoAssignDomains: (enabled) => setAutoAssignDomains(connection, enabled),
  };
}

function connectionOf(context: ProviderContext, masked: string, request: Connection["request"]): Connection {
  return {
    context,
    origin: "https://api.vercel.com",
    project: "prj_1",
    mask: (text) => createMask([masked]).apply(text),
    projectPath: (version, rest = "") => `/${version}/projects/prj_1${rest}`,
    request,
    prepare: () => {
      throw new Error("nothing is streamed in a simulation");
    },
  };
}

/** The first answer of a process waits for the module that reads it, in real time: asked for before any time is simulated. */
export async function loadWire(): Promise<void> {
  const context = { env: {}, clock: systemClock, random: () => 0.5, debug: ignore };
  const headers = { get: () => null, entries: () => [] };
  const nothing = async () => ({ status: 404, headers, body: null });
  await readDeployment(connectionOf(context, CANARY, nothing), "dpl_none");
}

function createGithub(surroundings: Surroundings, context: ProviderContext, masked: string): Forge {
  const apiUrl = new URL("https://api.github.com");
  const send = createSend(surroundings, "forge", (request) => answerAsGithub(surroundings, request));
  const token = new Secret("GITHUB_TOKEN", masked);
  const client = createGithubClient({
    endpoint: GITHUB,
    send: createGuardedSend({ apiUrl, token, send, timeoutMs: undefined, signal: undefined }),
    repository: { owner: "acme", repo: "web" },
    apiUrl,
    context,
    tokenName: "GITHUB_TOKEN",
  });
  return { ...createForge(surroundings), ...createDeploymentRole(client), ...createCommitRole(client) };
}

const GITHUB = endpoint.defaults({ baseUrl: "https://api.github.com", headers: { "user-agent": "holdpoint" } });

function ignore(): void {}

function createSend(
  surroundings: Surroundings,
  vendor: Vendor,
  serve: (request: WireRequest, sentAt: number) => WireAnswer,
): Send {
  const { network, process, now } = surroundings;
  return async ({ method, url, body }) => {
    const request: WireRequest = { method, path: decodeURIComponent(url.pathname), query: url.searchParams, body };
    const sentAt = now();
    const before = surroundings.host.standing();
    let truth = before;
    const {
      status,
      headers = {},
      text,
    } = await network.call<WireAnswer>(process, {
      vendor,
      name: `${method} ${request.path}`,
      writes: method !== "GET" && (vendor !== "forge" || isGithubWrite(request)),
      isWire: true,
      serve() {
        truth = surroundings.host.standing();
        return serve(request, sentAt);
      },
      fail: failOnWire,
      heard: (answer, times) => vendor === "host" && logReading(surroundings, request, answer, { ...times, truth }),
    });
    const found = new Map(Object.entries({ date: renderDate(now()), "content-type": "application/json", ...headers }));
    return {
      status,
      text,
      headers: { get: (name) => found.get(name.toLowerCase()) ?? null, entries: () => [...found] },
    };
  };
}

const ECHO = `we were sent Bearer ${CANARY}`;

function failOnWire(kind: FaultKind): WireAnswer {
  const refusal = JSON.stringify({ error: { code: "injected", message: ECHO }, message: ECHO });
  switch (kind) {
    case "429":
      return { status: 429, text: refusal };
    case "429-retry-after":
      return { status: 429, headers: { "retry-after": "7" }, text: refusal };
    case "truncated":
      return { status: 200, text: '{"id":"prj_1","name":"we' };
    case "empty":
      return { status: 200, text: "" };
    case "html":
      return { status: 200, text: `<html>${ECHO}</html>` };
    case "error-body":
      return { status: 200, text: refusal };
    case "timeout-before":
    case "timeout-after":
      throw new DOMException("the time is over", "TimeoutError");
    case "reset-before":
    case "reset-after":
      throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
    default:
      return { status: Number(kind) || 500, text: refusal };
  }
}
