/** The same as deploy-ours.ts through @vercel/client, as its README shows it. */
import { createDeployment } from "@vercel/client";

const order = JSON.parse(process.argv[2] ?? "{}");
// Only where files are changed between deploys: the peer's start is not to pay for loading this.
const stampFolder = order.stamp ? (await import("./deploy-order.ts")).stampFolder : () => undefined;
const deploys = [];
for (let round = 0; round < order.times; round += 1) {
  stampFolder(order.directory);
  deploys.push(await deploy());
}
console.log(JSON.stringify({ deploys, peakMb: process.resourceUsage().maxRSS / 1024 }));

async function deploy() {
  let id = null;
  try {
    const events = createDeployment(
      {
        token: order.token,
        apiUrl: order.url,
        teamId: order.team,
        path: order.directory,
        prebuilt: true,
        vercelOutputDir: `${order.directory}/.vercel/output`,
      },
      { name: "web", project: order.project, meta: {} },
    );
    for await (const event of events) {
      if (event.type === "error")
        return { ready: false, id, noticedAt: Date.now(), error: String(event.payload?.message) };
      if (event.type === "created") id = event.payload.id;
      if (event.type === "ready") return { ready: true, id, noticedAt: Date.now(), error: null };
    }
    return { ready: false, id, noticedAt: Date.now(), error: "the events ended" };
  } catch (error) {
    return { ready: false, id, noticedAt: Date.now(), error: String(error) };
  }
}
