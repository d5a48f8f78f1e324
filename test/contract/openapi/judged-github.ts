/** The GitHub emulator, with every exchange kept for the judge. */
import type { EmulatedRequest, Route } from "../../../src/sandbox/contract.ts";
import type { GithubSeed } from "../../../src/sandbox/github/index.ts";
import { type GithubUnderTest, serveGithub } from "../../sandbox/github/serve-github.ts";
import type { Exchange } from "./judge.ts";

export interface JudgedGithub extends GithubUnderTest {
  readonly exchanges: readonly Exchange[];
}

export async function serveJudgedGithub(seed: Partial<GithubSeed> = {}): Promise<JudgedGithub> {
  const exchanges: Exchange[] = [];
  const under = await serveGithub(seed, (route) => keepExchanges(route, exchanges));
  return { ...under, exchanges };
}

function keepExchanges(route: Route, exchanges: Exchange[]): Route {
  return {
    ...route,
    async handle(request: EmulatedRequest) {
      const response = await route.handle(request);
      const sent = (await request.body()).toString("utf8");
      exchanges.push({
        method: request.method,
        path: request.path.replace(/^\/api\/v3/, ""),
        query: request.query,
        body: sent === "" ? undefined : JSON.parse(sent),
        status: response.status,
        answer: response.body === undefined ? undefined : JSON.parse(JSON.stringify(response.body)),
      });
      return response;
    },
  };
}
