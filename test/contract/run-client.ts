/** Runs a vendor's own command-line client as a process, with nothing of this machine's settings. */
import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { clientFile } from "../clients/install.ts";

export interface ClientResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, without colours and cursor movements. */
  readonly output: string;
}

/** `script` is below `test/clients/node_modules`; `home` is the only folder that the client may write its settings to. */
export async function runClient(
  script: string,
  parameters: readonly string[],
  settings: { readonly directory: string; readonly home: string; readonly env?: Readonly<Record<string, string>> },
): Promise<ClientResult> {
  const child = spawn(process.execPath, [clientFile(script), ...parameters], {
    cwd: settings.directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: settings.home,
      CI: "1",
      NO_COLOR: "1",
      NO_UPDATE_NOTIFIER: "1",
      // Loopback is never asked for through a proxy, and nothing else may be reached.
      NO_PROXY: "127.0.0.1",
      ...settings.env,
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { exitCode, stdout, stderr, output: stripVTControlCharacters(`${stdout}\n${stderr}`) };
}
