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

it.each<WorkflowName>(["checklist", "release", "rollback", "watch"])(
  "the permissions that %s asks its caller for are those of its jobs together, the higher of two",
  async (name) => {
    const { jobs } = parse(await readFile(join(FOLDER, `${name}.yml`), "utf8")) as Workflow;
    const asked = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
    // `read` comes before `write`, so that the last one is the higher.
    const highest = asked.toSorted(([, one], [, other]) => one.localeCompare(other));
    expect(ASKED_PERMISSIONS[name]).toEqual(Object.fromEntries(highest));
  },
);
