/** What every Vercel request needs: the API's origin, the token, the team on each query, the project in each path. */
import type { ZodType } from "zod";
import { afterSending } from "../../lib/after-sending.ts";
import { createMask } from "../../lib/mask.ts";
import type { ProviderContext, RoleSettings } from "../contract.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { createVendorClient, type VendorAnswer, type VendorRequest } from "../http.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";
import { createTransport, type Open } from "../transport.ts";

export interface Connection {
  readonly context: ProviderContext;
  /** For messages. */
  readonly origin: string;
  /** Name or id as the plan gives it; the API takes either in a path. */
  readonly project: string;
  /** Text of the host without the token, which a refusal may repeat. */
  mask(text: string): string;
  /** `/v9/projects/{project}` and the like, with the project encoded. */
  projectPath(version: string, rest?: string): string;
  /** A JSON exchange, with retries; the team is added to the query. */
  request(request: VendorRequest): Promise<VendorAnswer>;
  /** Requests with streamed bodies or answers; token and team are added, nothing is tried again. */
  prepare(address: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  }): Open;
}

/** The wire shapes; zod is loaded while the first answer is awaited, so that a rollback does not wait for it. */
type Shapes = typeof import("./api.ts");

/** Throws ProviderError `secret_missing` without `VERCEL_TOKEN`, `usage` where `VERCEL_API_URL` names no emulator. */
export function createConnection(settings: RoleSettings, context: ProviderContext): Connection {
  const token = readToken(context.env, VENDOR, TOKEN);
  const baseUrl = readBaseUrl(context, VENDOR, API_URL);
  const teamQuery = queryOfTeam(settings.team);
  const transport = createTransport(baseUrl, context);
  const authorization = () => ({ authorization: `Bearer ${token.reveal()}` });
  const client = createVendorClient({
    vendor: VENDOR,
    baseUrl: baseUrl.href,
    headers: authorization,
    token,
    credentialRemedy: credentialRemedy(settings),
    context,
    send: transport.send,
  });
  return {
    context,
    origin: baseUrl.origin,
    project: settings.project,
    mask: (text) => createMask([token.reveal()]).apply(text),
    projectPath: (version, rest = "") => `/${version}/projects/${encodeURIComponent(settings.project)}${rest}`,
    request: (request) => client.request({ ...request, query: { ...request.query, ...teamQuery } }),
    prepare: ({ method, path, query, headers }) =>
      transport.prepare({
        method,
        url: client.url(path, { ...query, ...teamQuery }),
        headers: { accept: "application/json", "user-agent": "holdpoint", ...headers, ...authorization() },
      }),
  };
}

/** Reads and parses in one; the shape's module loads while the answer is awaited. */
export async function read<Value>(
  connection: Connection,
  request: Omit<VendorRequest, "method" | "repeatable"> & { readonly repeatable?: boolean },
  shape: (shapes: Shapes) => ZodType<Value>,
): Promise<Value> {
  const [answer, shapes] = await Promise.all([
    connection.request({ method: "GET", repeatable: true, ...request }),
    loadShapes(),
  ]);
  return shapes.parseAnswer(shape(shapes), answer.body, `GET ${request.path}`);
}

let shapes: Promise<Shapes> | undefined;

/** The forge, which takes longer to load, is let go first. */
function loadShapes(): Promise<Shapes> {
  shapes ??= afterSending(10).then(() => import("./api.ts"));
  return shapes;
}

/** Like `read`, and null where the host says that it does not exist. */
export async function readIfPresent<Value>(
  connection: Connection,
  request: Omit<VendorRequest, "method" | "repeatable" | "accept"> & { readonly absent: readonly number[] },
  shape: (shapes: Shapes) => ZodType<Value>,
): Promise<Value | null> {
  const { absent, ...rest } = request;
  const [answer, shapes] = await Promise.all([
    connection.request({ method: "GET", repeatable: true, accept: absent, ...rest }),
    loadShapes(),
  ]);
  if (absent.includes(answer.status)) return null;
  return shapes.parseAnswer(shape(shapes), answer.body, `GET ${request.path}`);
}

function queryOfTeam(team: string | null): Readonly<Record<string, string>> {
  if (team === null || team === "") return {};
  return team.startsWith("team_") ? { teamId: team } : { slug: team };
}

function credentialRemedy(settings: RoleSettings): string {
  const owner = settings.team === null ? "the account" : `the team ${settings.team}`;
  return `Check that ${TOKEN.name} has not expired and can see the project ${settings.project} of ${owner}; tokens are made at https://vercel.com/account/settings/tokens.`;
}
