/** The body of a create, as Vercel's CLI composes it from the project, vercel.json and what is asked for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ProviderError } from "../../lib/error.ts";
import type { BuildRequest } from "../contract.ts";
import type { ProjectAnswer } from "./api.ts";
import { VENDOR } from "./settings.ts";
import type { TreeFile } from "./file-tree.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Settings of a project that vercel.json may override, by the name that it has there. */
const OVERRIDES = [
  ["buildCommand", "buildCommand"],
  ["devCommand", "devCommand"],
  ["framework", "framework"],
  ["ignoreCommand", "commandForIgnoringBuildStep"],
  ["installCommand", "installCommand"],
  ["outputDirectory", "outputDirectory"],
] as const;

/** Fields of vercel.json that are for the CLI itself, or that are composed below. */
const NOT_SENT = new Set(["$schema", "scope", "github", "public", "images", "env", "build", "meta", "name", "project"]);

/** Everything but the files; the same object for each try, so that all of them ask for the same build. */
export async function composeBuildBody(request: BuildRequest, project: ProjectAnswer): Promise<JsonObject> {
  const config = await loadVercelJson(request.directory);
  const build = isObject(config.build) ? config.build : {};
  const { target } = request;
  const hasBuilds = Array.isArray(config.builds) && config.builds.length > 0;
  return {
    ...Object.fromEntries(Object.entries(config).filter(([name]) => !NOT_SENT.has(name))),
    env: stringsOf(config.env),
    build: { env: stringsOf(build.env) },
    name: project.name,
    project: project.id,
    meta: request.meta,
    ...(target.kind === "production" ? { target: "production", autoAssignCustomDomains: false } : {}),
    ...(target.kind === "custom" ? { customEnvironmentSlugOrId: target.slug } : {}),
    // Vercel refuses project settings beside the legacy `builds`.
    ...(hasBuilds ? {} : { projectSettings: projectSettings(config, project) }),
    source: "cli",
    version: 2,
  };
}

function projectSettings(config: JsonObject, project: ProjectAnswer): JsonObject {
  const overridden = OVERRIDES.filter(([name]) => config[name] !== undefined).map(([name, sent]) => [
    sent,
    config[name],
  ]);
  return {
    sourceFilesOutsideRootDirectory: project.sourceFilesOutsideRootDirectory,
    rootDirectory: project.rootDirectory,
    ...Object.fromEntries(overridden),
  };
}

export function describeFiles(files: readonly TreeFile[]): readonly JsonObject[] {
  return files.map(({ file, mode, content }) =>
    content === null ? { file, mode } : { file, size: content.size, mode, sha: content.sha },
  );
}

/** An empty object where there is no vercel.json. */
async function loadVercelJson(directory: string): Promise<JsonObject> {
  const path = join(directory, "vercel.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return {};
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // Said below, with the path, like any other text that is not an object.
  }
  throw new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: `${path} is not a JSON object.`,
    remedy: "Fix vercel.json; Vercel would not accept it either.",
  });
}

function stringsOf(value: unknown): JsonObject {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, item]) => typeof item === "string"))
    : {};
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
