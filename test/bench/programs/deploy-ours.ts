/** Deploys a prebuilt folder through our provider and waits until it is ready; the last line says how it went. */
import { systemClock } from "../../../src/lib/clock.ts";
import { vercelHost } from "../../../src/providers/vercel/index.ts";
import { type DeployOrder, type DeployReport, stampFolder } from "./deploy-order.ts";

const order = JSON.parse(process.argv[2] ?? "{}") as DeployOrder;
const deploys: DeployReport["deploys"][number][] = [];
for (let round = 0; round < order.times; round += 1) {
  if (order.stamp) stampFolder(order.directory);
  try {
    const host = await vercelHost.connect(
      { project: order.project, team: order.team, repository: null },
      {
        env: { VERCEL_TOKEN: order.token, VERCEL_API_URL: order.url },
        clock: systemClock,
        random: Math.random,
        debug: () => undefined,
      },
    );
    const build = await host.createBuild(
      { directory: order.directory, prebuilt: true, target: { kind: "preview" }, meta: { holdpointRelease: "bench" } },
      () => undefined,
    );
    const ready = build.state === "ready" ? build : await host.followBuild(build.id, 300_000, () => undefined);
    deploys.push({ ready: ready.state === "ready", id: ready.id, noticedAt: Date.now(), error: null });
  } catch (error) {
    deploys.push({ ready: false, id: null, noticedAt: Date.now(), error: String(error) });
  }
}
const report: DeployReport = { deploys, peakMb: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(report));
