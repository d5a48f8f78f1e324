/** How long after a build became ready each client notices: builds of 20 to 25 s, so that pollers have slowed down. */
import { type BenchRow, benchRow } from "./bench-row.ts";
import { bundleProgram } from "./bundle.ts";
import {
  CLIENT_PROGRAM,
  createPrebuiltFolder,
  type EmulatorProcess,
  requireReady,
  runDeploy,
  startEmulator,
} from "./vercel-process.ts";

const BUILDS = 6;
const BUILD_MS = [20_000, 25_000] as const;
const EVENTS = "GET /v3/now/deployments/:deployment/events";

async function measureLag(program: string, emulator: EmulatorProcess, directory: string): Promise<readonly number[]> {
  const runs = await Promise.all(
    Array.from({ length: BUILDS }, async () => requireReady(await runDeploy(program, emulator, { directory }))),
  );
  const readyTimes = await emulator.readyTimes();
  return runs.flatMap((run) =>
    run.deploys.map(({ id, noticedAt }) => noticedAt - (readyTimes.get(id ?? "") ?? Number.NaN)),
  );
}

function startBuilds(): Promise<EmulatorProcess> {
  return startEmulator({ options: { queueMs: 0 }, buildMs: BUILD_MS });
}

/** All three wait at the same time, each on an emulator of its own: waiting costs nothing. */
export async function benchReadyNoticed(): Promise<BenchRow[]> {
  const ours = bundleProgram("deploy-ours");
  const folder = createPrebuiltFolder(3, 1_000);
  const [withStream, withoutStream, forClient] = await Promise.all([startBuilds(), startBuilds(), startBuilds()]);
  try {
    await withoutStream.addFault({ route: EVENTS, kind: "status", status: 500 });
    const [stream, poll, client] = await Promise.all([
      measureLag(ours, withStream, folder.directory),
      measureLag(ours, withoutStream, folder.directory),
      measureLag(CLIENT_PROGRAM, forClient, folder.directory),
    ]);
    const common = { peer: client, peerName: "@vercel/client", unit: "ms" };
    return [
      benchRow({ ...common, name: "READY noticed, event stream", ours: stream, budget: { kind: "limit", atMost: 60 } }),
      benchRow({
        ...common,
        name: "READY noticed, no stream (worst)",
        ours: [Math.max(...poll)],
        budget: { kind: "limit", atMost: 1_100 },
      }),
    ];
  } finally {
    await Promise.all([withStream.close(), withoutStream.close(), forClient.close()]);
    folder.remove();
  }
}
