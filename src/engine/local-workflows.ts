/** The workflows of the repository in front of us, as far as they call Holdpoint's or start by themselves. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { resolveInside } from "../lib/inside-directory.ts";
import type { WorkflowName } from "../lib/setting.ts";
import type { Schedule } from "../providers/contract.ts";

export interface CalledWorkflow {
  readonly name: WorkflowName;
  /** Revision that it is called at: `v1`. */
  readonly revision: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** File of the caller, from the repository's root. */
  readonly caller: string;
  /** Id of the job that calls it. */
  readonly job: string;
  /** What the job's token is granted by name; null where neither job nor workflow says anything, and the repository's default counts. */
  readonly granted: GrantedPermissions | null;
}

export interface GrantedPermissions {
  /** What is not named: nothing, or, with `read-all` and `write-all`, everything. */
  readonly others: "none" | "read" | "write";
  readonly named: Readonly<Record<string, unknown>>;
}

export interface LocalWorkflows {
  readonly calls: readonly CalledWorkflow[];
  readonly schedules: readonly Schedule[];
  /** Files that are no YAML. */
  readonly unreadable: readonly string[];
}

/** GitHub itself takes none that is larger. */
const MAXIMUM_BYTES = 512 * 1024;
const NO_YAML = "[";
const FOLDER = ".github/workflows";
/** With the repository that it is in: one of the same name in this repository is the team's own. */
const CALL = /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/(checklist|release|rollback|watch)\.yml@(.+)$/;

/** Empty where there is no such folder. */
export async function readLocalWorkflows(root: string): Promise<LocalWorkflows> {
  const names = await readdir(join(root, FOLDER)).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const read = await Promise.all(
    files.map(async (name) => parseWorkflow(`${FOLDER}/${name}`, await readText(root, `${FOLDER}/${name}`))),
  );
  return {
    calls: read.flatMap(({ calls }) => calls),
    schedules: read.flatMap(({ schedules }) => schedules),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}

/** It may be a pull request's: no YAML where it leads outside, or is of a size that no workflow has. */
async function readText(root: string, file: string): Promise<string> {
  const path = await resolveInside(root, file);
  const { size } = path === null ? { size: Number.POSITIVE_INFINITY } : await stat(path);
  return path === null || size > MAXIMUM_BYTES ? NO_YAML : readFile(path, "utf8");
}

export function parseWorkflow(file: string, text: string): LocalWorkflows {
  let document: unknown;
  try {
    document = parse(text);
  } catch {
    return { calls: [], schedules: [], unreadable: [file] };
  }
  const { jobs, on, permissions: ofAll } = fieldsOf(document);
  const calls = Object.entries(fieldsOf(jobs)).flatMap(([id, job]): CalledWorkflow[] => {
    const { uses, with: inputs, permissions: own } = fieldsOf(job);
    const match = CALL.exec(typeof uses === "string" ? uses : "");
    if (match === null) return [];
    const granted = parseGranted(own) ?? parseGranted(ofAll);
    const called = { name: match[1] as WorkflowName, revision: match[2] ?? "", inputs: fieldsOf(inputs) };
    return [{ ...called, caller: file, job: id, granted }];
  });
  const { schedule } = fieldsOf(on);
  const schedules = (Array.isArray(schedule) ? schedule : []).map((entry): Schedule => {
    const { cron, timezone } = fieldsOf(entry);
    return { workflow: file, cron: String(cron), timezone: typeof timezone === "string" ? timezone : "UTC" };
  });
  return { calls, schedules, unreadable: [] };
}

/** Null where nothing is said. A job's own word replaces the workflow's. */
function parseGranted(value: unknown): GrantedPermissions | null {
  if (value === undefined) return null;
  const all = value === "write-all" ? "write" : value === "read-all" ? "read" : "none";
  return { others: all, named: fieldsOf(value) };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
