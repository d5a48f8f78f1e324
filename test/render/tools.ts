/** Installs what the render tests need beside Chromium, and finds Chromium. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { installPatiently } from "../install-patiently.ts";

const directory = import.meta.dirname;
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Once; what is there is taken as it is. Throws where npm fails. */
export function installPackages(): void {
  if (existsSync(join(directory, "node_modules", "rehype-sanitize", "package.json"))) return;
  console.log("installing GitHub's stylesheets and a driver of Chromium");
  installPatiently("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: directory });
}

/** The browser's path; null where the machine has none. CHROMIUM names one that is elsewhere. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const folders = (env.PATH ?? "").split(delimiter);
  const candidates = [env.CHROMIUM ?? "", ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return candidates.find((path) => path !== "" && existsSync(path)) ?? null;
}

/** A module of this folder's own packages: the type checker runs where they are not installed. */
export async function importPackage<Module>(path: string): Promise<Module> {
  return import(pathToFileURL(packageFile(path)).href);
}

/** Path of a file inside an installed package. */
export function packageFile(path: string): string {
  return join(directory, "node_modules", path);
}
