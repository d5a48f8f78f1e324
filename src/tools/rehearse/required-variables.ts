/** The variables that a plan's env gates ask for: the rehearsed host has them, and the files that name them are there. */
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { resolveInside } from "../../lib/inside-directory.ts";
import type { Plan } from "../../plan/plan.ts";

export interface RequiredVariables {
  readonly names: readonly string[];
  /** Files of the repository, relative to it. */
  readonly files: readonly string[];
}

/** A file that is missing or unreadable is left to the gate itself, which says so. */
export async function readRequiredVariables(plan: Plan, repository: string): Promise<RequiredVariables> {
  const { staging, production } = plan.stages;
  const specs = [...staging.verify, ...production.verify]
    .filter(({ gate }) => gate === "env")
    .map(({ spec }) => spec as { readonly required: string | readonly string[] });
  const files = specs.flatMap(({ required }) => (typeof required === "string" ? [required] : []));
  const named = specs.flatMap(({ required }) => (typeof required === "string" ? [] : required));
  const read = await Promise.all(files.map((file) => namesIn(repository, file)));
  return { names: [...new Set([...named, ...read.flat()])], files };
}

async function namesIn(repository: string, file: string): Promise<readonly string[]> {
  const path = await resolveInside(repository, file);
  const text = path === null ? null : await readFile(path, "utf8").catch(() => null);
  return text === null ? [] : Object.keys(parseEnv(text));
}

/** Puts the files beside the demo site, where the gate looks for them. */
export async function copyFiles(files: readonly string[], repository: string, directory: string): Promise<void> {
  for (const file of files) {
    const from = await resolveInside(repository, file);
    if (from === null) continue;
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await copyFile(from, join(directory, file)).catch(() => undefined);
  }
}
