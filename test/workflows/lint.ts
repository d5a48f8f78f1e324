/** Readers that are not ours look at every workflow file and at action.yml; none of them may find anything. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Tools } from "./install-tools.ts";
import { checkWithLanguageService } from "./languageservice.ts";
import type { Suite } from "./suite.ts";
import { SELF_REPOSITORY, type Workspace } from "./workspace.ts";

const RELEASE = ".github/workflows/release.yml";

/** Relative to the repository, sorted. */
function listWorkflowFiles(root: string): readonly string[] {
  return globSync(
    ["", "examples/*/", "examples/plans/*/"].map((folder) => `${folder}.github/workflows/*.yml`),
    {
      cwd: root,
    },
  ).toSorted();
}

export async function lintWorkflows(suite: Suite, root: string, tools: Tools, workspace: Workspace): Promise<void> {
  const files = [...listWorkflowFiles(root), "action.yml"];
  await suite.check(`GitHub's language service finds nothing in ${files.length} files`, async () => {
    assert.deepEqual(await checkWithLanguageService(files, { root, repository: SELF_REPOSITORY }), []);
  });
  await suite.check("zizmor --offline --pedantic finds nothing", () => {
    assert.equal(zizmor(root, tools, root, files), "");
  });
  await suite.check("actionlint finds nothing in the copy made for act", () => {
    for (const folder of [workspace.action, workspace.consumer]) assert.equal(actionlint(tools, folder), "");
  });
  await suite.check("each of them finds a mistake that is put in", () => checkThatTheyFind(root, tools, workspace));
}

/** Empty where it is content. */
function zizmor(root: string, tools: Tools, folder: string, files: readonly string[]): string {
  const config = join(root, "test/workflows/zizmor.yml");
  return complaints(tools.zizmor, ["--offline", "--pedantic", "--no-progress", "--config", config, ...files], folder);
}

function actionlint(tools: Tools, folder: string): string {
  const workflows = join(folder, ".github/workflows");
  const files = readdirSync(workflows).map((name) => relative(folder, join(workflows, name)));
  // Scripts in `run:` are one line here; without these the answer would depend on what else is installed.
  return complaints(tools.actionlint, ["-shellcheck=", "-pyflakes=", ...files], folder);
}

function complaints(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** A reader that is silent about everything would look the same as files without a mistake. */
async function checkThatTheyFind(root: string, tools: Tools, workspace: Workspace): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-lint-"));
  try {
    cpSync(join(workspace.action, ".github"), join(folder, ".github"), { recursive: true });
    cpSync(join(root, "action.yml"), join(folder, "action.yml"));
    plant(join(workspace.action, RELEASE), join(folder, RELEASE), misread);
    assert.match(actionlint(tools, folder), /decisoin/);
    plant(join(root, RELEASE), join(folder, RELEASE), misread);
    const found = await checkWithLanguageService([RELEASE], { root: folder, repository: SELF_REPOSITORY });
    assert.match(found.join("\n"), /release\.yml:\d+:\d+: .*decisoin/);
    plant(join(root, RELEASE), join(folder, RELEASE), (text) =>
      text.replaceAll(/actions\/checkout@\w+/g, "actions/checkout@v7"),
    );
    assert.match(zizmor(root, tools, folder, [RELEASE]), /unpinned-uses/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const misread = (text: string) => text.replace("needs.stage.outputs.decision ==", "needs.stage.outputs.decisoin ==");

function plant(from: string, to: string, change: (text: string) => string): void {
  const text = readFileSync(from, "utf8");
  const changed = change(text);
  assert.notEqual(changed, text, "the mistake was put in");
  writeFileSync(to, changed);
}
