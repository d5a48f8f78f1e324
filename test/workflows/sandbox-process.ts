/** `dist/cli.js sandbox` as a process of its own: the vendors that the workflows talk to. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The line that the sandbox prints when it stands. */
export interface SandboxAddresses {
  readonly vercel: { readonly url: string; readonly token: string };
  readonly github: { readonly url: string; readonly token: string; readonly owner: string; readonly repo: string };
  readonly sentry: { readonly url: string; readonly token: string; readonly org: string };
  readonly checkly: { readonly url: string; readonly apiKey: string; readonly accountId: string };
  readonly site: { readonly production: string };
}

export interface SandboxProcess {
  readonly addresses: SandboxAddresses;
  /** What an emulator shows below `/_sandbox/`. */
  read(emulator: "vercel" | "github" | "sentry" | "checkly", name: "state" | "log" | "unknown"): Promise<unknown>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

export async function startSandboxProcess(root: string, folder: string, state: object): Promise<SandboxProcess> {
  const file = join(folder, "state.json");
  writeFileSync(file, JSON.stringify(state));
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "sandbox", "--state", file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const addresses = await new Promise<SandboxAddresses>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error("the sandbox printed nothing")), START_TIMEOUT_MS);
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(limit);
      resolve(JSON.parse(line) as SandboxAddresses);
    });
    child.once("close", (code) => reject(new Error(`the sandbox ended with ${code}`)));
  }).catch((error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  });
  return {
    addresses,
    read: async (emulator, name) => (await fetch(`${addresses[emulator].url}/_sandbox/${name}`)).json(),
    async stop() {
      child.kill("SIGINT");
      const limit = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(limit);
    },
  };
}
