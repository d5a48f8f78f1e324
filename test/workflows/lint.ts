/** Four readers that are not ours look at every workflow file and at action.yml; none of them may find anything. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Tools } from "./install-tools.ts";
import { checkWithLanguageService } from "./languageservice.ts";
import type { Suite } from "./suite.ts";
import { SELF_REPOSITORY, type Workspace } from "./workspace.ts";

/** Relative to the repository, sorted. */
export function listWorkflowFiles(root: string): readonly string[] {
  const folders = [
    ".github/workflows",
    ...readdirSync(join(root, "examples")).map((name) => `examples/${name}/.github/workflows`),
  ];
  return folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name))).toSorted();
}

export async function lintWorkflows(suite: Suite, root: string, tools: Tools, workspace: Workspace): Promise<void> {
  const files = [...listWorkflowFiles(root), "action.yml"];
  await suite.check(`GitHub's language service finds nothing in ${files.length} files`, async () => {
    assert.deepEqual(await checkWithLanguageService(files, { root, repository: SELF_REPOSITORY }), []);
  });
  await suite.check("zizmor --offline --pedantic finds nothing", () => {
    const config = join(root, "test/workflows/zizmor.yml");
    expectSilence(tools.zizmor, ["--offline", "--pedantic", "--no-progress", "--config", config, ...files], root);
  });
  await suite.check("actionlint finds nothing in the copy made for act", () => {
    for (const folder of [workspace.action, workspace.consumer]) {
      const workflows = join(folder, ".github/workflows");
      const copies = readdirSync(workflows).map((name) => relative(folder, join(workflows, name)));
      // Shell scripts in `run:` are one line here; without this the answer would depend on shellcheck being there.
      expectSilence(tools.actionlint, ["-shellcheck=", "-pyflakes=", ...copies], folder);
    }
  });
}

function expectSilence(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
}
