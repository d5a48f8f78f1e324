/** Who may ask what, and when the project takes nothing else; Neon's error shape. */
import type { EmulatedRequest, EmulatedResponse, Route } from "../contract.ts";
import type { NeonSeed } from "./seed.ts";
import type { Branch, Project, World } from "./world.ts";

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A request that was let in. */
export interface Visit {
  readonly project: Project;
  /** The one that the path names; of a path that names none, the default one. */
  readonly branch: Branch;
  readonly request: EmulatedRequest;
  readonly body: Readonly<Record<string, unknown>>;
}

type Handle = (visit: Visit) => EmulatedResponse;

export interface Access {
  route(method: string, path: string, handle: Handle): Route;
  /** Only by a key that may write, and only where the project is at work on nothing else. */
  change(method: string, path: string, handle: Handle): Route;
}

export const PREFIX = "/api/v2";

export function createAccess(world: World, { keys }: NeonSeed): Access {
  async function visit(request: EmulatedRequest, changes: boolean): Promise<Visit> {
    const secret = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
    const key = keys.find((candidate) => candidate.key === secret);
    if (key === undefined) throw new Refusal(401, "", "supplied credentials do not pass authentication");
    const project = world.projects.find(({ seed }) => seed.id === request.params["project"]);
    if (project === undefined) throw new Refusal(404, "NOT_FOUND", "project not found");
    const isReached = key.projects === undefined || key.projects.includes(project.seed.id);
    if (!isReached || (changes && key.readOnly === true)) {
      throw new Refusal(403, "FORBIDDEN", "the API key does not allow this");
    }
    world.advance(project);
    if (changes && world.isBusy(project)) {
      throw new Refusal(
        423,
        "",
        "project already has running conflicting operations, scheduling of new ones is prohibited",
      );
    }
    const wanted = request.params["branch"];
    const branch = project.branches.find(({ id, isDefault }) => (wanted === undefined ? isDefault : id === wanted));
    if (branch === undefined) throw new Refusal(404, "NOT_FOUND", "branch not found");
    const body = request.method === "GET" ? null : await request.json();
    return { project, branch, request, body: isRecord(body) ? body : {} };
  }

  const routeOf = (method: string, path: string, handle: Handle, changes: boolean): Route => ({
    method,
    path: `${PREFIX}${path}`,
    async handle(request) {
      try {
        return handle(await visit(request, changes));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return {
          status: error.status,
          body: { request_id: "00000000-0000-4000-8000-000000000000", code: error.code, message: error.message },
        };
      }
    },
  });
  return {
    route: (method, path, handle) => routeOf(method, path, handle, false),
    change: (method, path, handle) => routeOf(method, path, handle, true),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
