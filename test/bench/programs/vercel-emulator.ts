/** The Vercel emulator as a process of its own on real time; its first line says where it listens. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/lib/clock.ts";
import { createFaultBook } from "../../../src/sandbox/fault-book.ts";
import { serveEmulator } from "../../../src/sandbox/serve.ts";
import { serveSite } from "../../../src/sandbox/listen.ts";
import { createVercelEmulator, type VercelOptions } from "../../../src/sandbox/vercel/index.ts";
import { EMULATED } from "../vercel-process.ts";

interface EmulatorOrder {
  readonly options: Partial<VercelOptions>;
  /** Each build takes a length of its own between these, so that pollers meet it at any phase. */
  readonly buildMs?: readonly [number, number];
}

const order = JSON.parse(process.argv[2] ?? "{}") as EmulatorOrder;
const startedAt = Date.now();
const directory = mkdtempSync(join(tmpdir(), "holdpoint-bench-emulator-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
process.on("SIGTERM", () => process.exit(0));
// The parent holds the other end; the emulator never outlives it.
process.stdin.on("end", () => process.exit(0)).resume();

const faults = createFaultBook(systemClock, startedAt, Math.random);
const emulator = createVercelEmulator(
  {
    clock: systemClock,
    startedAt,
    random: Math.random,
    hasFault: faults.has,
    directory,
    serveSite: async (handle) => (await serveSite(handle)).origin,
  },
  {
    tokens: [{ token: EMULATED.token }],
    team: { id: EMULATED.team, slug: "acme", name: "Acme" },
    project: { id: EMULATED.project, name: "web" },
    domains: ["app.example.com"],
    deployments: [],
    env: [],
    protection: null,
    options: order.options,
  },
);
const { buildMs } = order;
if (buildMs !== undefined) {
  const draw = () => emulator.setOption("buildMs", buildMs[0] + Math.random() * (buildMs[1] - buildMs[0]));
  draw();
  setInterval(draw, 20);
}
const served = await serveEmulator(emulator, { clock: systemClock, faults });
console.log(served.origin);
