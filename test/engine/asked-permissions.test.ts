import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { ASKED_PERMISSIONS } from "../../src/engine/asked-permissions.ts";
import type { WorkflowName } from "../../src/lib/setting.ts";

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>> }>>;
}

const FOLDER = join(import.meta.dirname, "../../.github/workflows");
const NAMES: readonly WorkflowName[] = ["checklist", "release", "rollback", "watch"];

const workflows = await Promise.all(
  NAMES.map(async (name): Promise<[WorkflowName, Workflow]> => {
    return [name, parse(await readFile(join(FOLDER, `${name}.yml`), "utf8")) as Workflow];
  }),
);

it.each(workflows)("the permissions that %s asks its caller for are those of its jobs together", (name, { jobs }) => {
  const asked = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
  // Of two the higher: `read` comes before `write`, and the last one stays.
  const highest = asked.toSorted(([, one], [, other]) => one.localeCompare(other));
  expect(ASKED_PERMISSIONS[name]).toEqual(Object.fromEntries(highest));
});
