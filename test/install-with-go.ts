/** Builds a tool that Go's modules have, into a folder of ours; its version is pinned and nothing lies outside the checkout. */
import { spawnSync } from "node:child_process";
import { installPatiently } from "./install-patiently.ts";

export interface GoTool {
  /** Path of the command's package. */
  readonly module: string;
  readonly version: string;
  /** Build tags: what is left out, or in. */
  readonly tags?: string;
}

/** Throws where Go is missing, or the build fails. */
export function installWithGo(bin: string, { module, version, tags }: GoTool): void {
  if (spawnSync("go", ["version"]).error !== undefined) {
    throw new Error(`Go is not installed; it builds ${module}. Install Go 1.25 or newer.`);
  }
  console.log(`building ${module} ${version}`);
  const flags = tags === undefined ? [] : ["-tags", tags];
  installPatiently("go", ["install", ...flags, `${module}@v${version}`], { env: { ...process.env, GOBIN: bin } });
}
