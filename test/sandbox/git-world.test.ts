/** GitHub and Vercel together: what is pushed to one is built by the other, which writes what became of it there. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { github } from "../../src/sandbox/github/index.ts";
import { FIRST_COMMIT, seedSandbox } from "../../src/sandbox/seed-sandbox.ts";
import { type SandboxOf, startEmulators } from "../../src/sandbox/start-sandbox.ts";
import { vercel } from "../../src/sandbox/vercel/index.ts";
import { createVirtualClock, type VirtualClock } from "../../src/sandbox/virtual-clock.ts";

const REGISTRY = { vercel, github };
const SHA = "c".repeat(40);
const REPOSITORY = { owner: "acme", name: "web" };

let world: SandboxOf<typeof REGISTRY>;
let clock: VirtualClock;

beforeEach(async () => {
  clock = createVirtualClock(Date.parse("2026-11-20T12:00:00Z"));
  const seed = seedSandbox(REGISTRY, {
    project: "web",
    team: null,
    domains: ["app.example.com"],
    repository: REPOSITORY,
    builtFrom: { branch: "main", repositoryId: 4711 },
    firstVersion: { version: "1", commit: FIRST_COMMIT, pages: [], versionEndpoint: null },
    items: [],
    metrics: [],
    variables: {},
    traffic: { perMinute: 0, paths: ["/"] },
    random: 1,
  });
  world = await startEmulators(REGISTRY, seed, { clock, activity: clock });
});
afterEach(() => world.close());

async function ask(origin: string, path: string, token: string): Promise<unknown> {
  const response = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return response.json();
}
const vercelSays = (path: string) => ask(world.origins.vercel, path, "sandboxvercel0000000000token");
const githubSays = (path: string) =>
  ask(world.origins.github, `/repos/acme/web${path}`, world.environment()["GITHUB_TOKEN"] ?? "");

test("a push is built from its files, and stands in the history after what production serves", async () => {
  await world.forge().push("main", SHA, { "index.html": "pushed" });
  await clock.sleep(10_000);
  const { deployments } = (await vercelSays(`/v7/deployments?sha=${SHA}`)) as {
    readonly deployments: readonly { readonly uid: string; readonly readySubstate: string }[];
  };
  expect(deployments).toMatchObject([{ source: "git", readyState: "READY", readySubstate: "STAGED" }]);
  const origin = world.vercel.deploymentOrigin(deployments[0]?.uid ?? "");
  expect(await (await fetch(origin)).text()).toBe("pushed");
  expect(await githubSays(`/compare/${FIRST_COMMIT}...${SHA}`)).toMatchObject({ status: "ahead", ahead_by: 1 });
  const served = await vercelSays("/v13/deployments/app.example.com?withGitRepoInfo=true");
  expect(served).toMatchObject({ gitSource: { sha: FIRST_COMMIT, repoId: 4711 } });
});

test("GitHub has Vercel's status and deployment on the commit, from Vercel's own account", async () => {
  await world.forge().push("main", SHA);
  await clock.sleep(10_000);
  const creator = { login: "vercel[bot]", id: 35_613_825, type: "Bot" };
  expect(await githubSays(`/commits/${SHA}/statuses`)).toMatchObject([
    { context: "Vercel", state: "success", creator },
    { context: "Vercel", state: "pending", creator },
  ]);
  const [deployment] = (await githubSays(`/deployments?sha=${SHA}`)) as readonly { readonly id: number }[];
  expect(deployment).toMatchObject({
    ref: SHA,
    environment: "Production",
    payload: {},
    production_environment: false,
    creator,
  });
  expect(await githubSays(`/deployments/${deployment?.id}/statuses`)).toMatchObject([
    { state: "success", environment_url: expect.stringMatching(/^https:/), creator },
    { state: "pending" },
  ]);
});

test("workflows are sent events that name the deployment and the commit", async () => {
  await world.forge().push("main", SHA);
  await clock.sleep(10_000);
  const { dispatched, deploymentStatuses } = world.github.appEvents();
  expect(dispatched).toMatchObject([
    { action: "vercel.deployment.pending", branch: "main", sender: { login: "vercel[bot]" } },
    { action: "vercel.deployment.ready", client_payload: { git: { sha: SHA, ref: "main" } } },
  ]);
  expect(deploymentStatuses).toMatchObject([
    { deployment_status: { state: "pending" }, deployment: { sha: SHA } },
    { deployment_status: { state: "success" }, repository: { id: 4711 } },
  ]);
});

test("a push to another repository is not built", async () => {
  const repository = { ...REPOSITORY, name: "docs", id: 1 };
  const push = { repository, branch: "main", sha: SHA, message: "", author: "ada", files: new Map() };
  const offered = vercel.offers?.({
    emulator: world.vercel,
    seed: world.seed.vercel,
    origin: world.origins.vercel,
    context: { clock } as never,
  });
  await offered?.hearOfPush?.(push);
  await clock.sleep(10_000);
  expect(await vercelSays(`/v7/deployments?sha=${SHA}`)).toMatchObject({ deployments: [] });
});
