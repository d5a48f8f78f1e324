/** The emulated GitHub with a release in it whose revert is to be proposed, and whoever proposes it. */
import { createProcessMemory } from "../../src/lib/process-memory.ts";
import type { Source } from "../../src/providers/contract.ts";
import { githubSource } from "../../src/providers/github/index.ts";
import type { RungContext, RungRelease } from "../../src/rungs/contract.ts";
import { revert } from "../../src/rungs/revert/index.ts";
import { revertBranch } from "../../src/rungs/revert/render-revert.ts";
import { ADMIN_TOKEN, type GithubUnderTest, SEED, serveGithub } from "../sandbox/github/serve-github.ts";

export const [GOOD, MIDDLE, RELEASED] = ["a", "b", "c"].map((digit) => digit.repeat(40)) as [string, string, string];
const SPEC = { into: null, draft: false };
export const RELEASE: RungRelease = {
  id: RELEASED,
  commit: RELEASED,
  project: "web",
  candidate: "dpl_2",
  knownGood: { id: "dpl_1", commit: GOOD },
  flag: null,
  reason: "error rate 8 %, @everybody\n# Look",
  runUrl: "https://github.com/acme/site/actions/runs/1",
};
export const BRANCH = revertBranch(RELEASE);

interface ShownPull {
  readonly number: number;
  readonly body: string;
  readonly head: { readonly ref: string };
  readonly base: { readonly ref: string };
}

export async function openRevert() {
  const under: GithubUnderTest = await serveGithub({
    // Only who may write code.
    tokens: [
      ...SEED.tokens,
      { token: "revert", login: "revert-bot", permissions: { contents: "write", pull_requests: "write" } },
    ],
    pulls: [],
    issues: [],
    commits: [
      { sha: GOOD, files: { "app.ts": "1", "old.ts": "1", "kept.ts": "1" } },
      { sha: MIDDLE, parents: [GOOD], files: { "app.ts": "2" } },
      { sha: RELEASED, parents: [MIDDLE], files: { "app.ts": "3", "new/a.ts": "3", "old.ts": null } },
    ],
    branches: { main: RELEASED },
    tags: {},
  });
  const connect = (token: string): Promise<Source> =>
    githubSource.connect(
      { project: "web", team: null, repository: "acme/site" },
      {
        env: { REVERT_GITHUB_TOKEN: token, GITHUB_API_URL: under.origin },
        addresses: {},
        project: { name: "web", team: null },
        clock: under.clock,
        random: () => 0,
        memory: createProcessMemory(),
        debug: () => undefined,
      },
    );
  const source = await connect("revert");
  return {
    under,
    source,
    connect,
    /** Observed, applied where it is due, and observed again. */
    async take(release: Partial<RungRelease> = {}, by: Source = source) {
      const context = { roles: { source: by }, release: { ...RELEASE, ...release } } as RungContext<"source">;
      const found = await revert.observe(SPEC, context);
      if (found.is !== "due") return found;
      const verdict = await revert.apply(SPEC, found.state, context);
      return verdict.outcome === "pass" ? revert.observe(SPEC, context) : ({ is: "impossible", verdict } as const);
    },
    async pulls() {
      const answer = await under.ask("GET", "/repos/acme/site/pulls?state=all", undefined, ADMIN_TOKEN);
      return (await answer.json()) as readonly ShownPull[];
    },
    writes: () => under.served.log.filter(({ method }) => method === "POST").length,
  };
}
