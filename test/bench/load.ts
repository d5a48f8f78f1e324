/** How long the action takes to load: it fails at once on a missing input, beside the packages that it cannot do without. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { type BenchRow, benchRow } from "./bench-row.ts";
import { bundleProgram } from "./bundle.ts";

export { benchWatch } from "./watch.ts";

const ACTION = resolve(import.meta.dirname, "../../dist/main.js");
const ROUNDS = 15;
const FAILED = 1;
/** From a CPU profile of `dist/main.js`. */
const NOTE =
  "@actions/core takes five sixths of what is loaded (its undici, with http2, and node:crypto); ours the rest";

function timeLoad(args: readonly string[], exitCode: number): Promise<number> {
  return new Promise((done, failed) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, { env: { PATH: process.env["PATH"] ?? "" }, stdio: "ignore" });
    child.once("exit", (code) => {
      if (code === exitCode) done(performance.now() - startedAt);
      else failed(new Error(`${args.join(" ")} ended with ${code}`));
    });
  });
}

export async function benchLoad(): Promise<BenchRow[]> {
  const packages = bundleProgram("load-packages");
  const samples = { ours: [] as number[], packages: [] as number[], bare: [] as number[] };
  // The first round fills the page cache and is not counted.
  for (let round = -1; round < ROUNDS; round += 1) {
    const taken = {
      ours: await timeLoad([ACTION], FAILED),
      packages: await timeLoad([packages], FAILED),
      bare: await timeLoad(["--eval", "0"], 0),
    };
    if (round < 0) continue;
    for (const name of ["ours", "packages", "bare"] as const) samples[name].push(taken[name]);
  }
  const row = { name: "action loads", ours: samples.ours, unit: "ms", note: NOTE };
  return [
    benchRow({
      ...row,
      peer: samples.packages,
      peerName: "@actions/core + @octokit/rest",
      budget: { kind: "share", atMost: 1.3 },
    }),
    benchRow({ ...row, peer: samples.bare, peerName: "bare node", budget: { kind: "share", atMost: 1.3 * 3.6 } }),
  ];
}
