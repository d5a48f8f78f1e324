/** The job of rollback.yml that restores a database, up to the point where it would ask a server: by a person's dispatch. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ActOutcome, runAct } from "./act.ts";
import type { Tools } from "./install-tools.ts";
import { type Scene, settingsOf, withScene } from "./release.ts";
import type { Suite } from "./suite.ts";
import { SELF_REPOSITORY } from "./workspace.ts";

/** Nothing listens there: a name that is wrong, and a backup that is missing, are noticed before. */
const ADDRESS = "postgres://deployer:only-for-this-test@127.0.0.1:1/shop";

const PERSON = { login: "alice", type: "User" };
const BOT = { login: "release-bot[bot]", type: "Bot" };

const CALLER = `name: Restore
on:
  workflow_dispatch:
    inputs:
      name: { type: string, required: true }
      way: { type: string, default: beside }
permissions: {}
jobs:
  restore:
    permissions: { contents: read, deployments: write, issues: write, statuses: write }
    uses: ${SELF_REPOSITORY}/.github/workflows/rollback.yml@v1
    with:
      reason: the migration emptied a table
      database: PRODUCTION_DATABASE_URL
      database-name: \${{ inputs.name }}
      way: \${{ inputs.way }}
      node-version: "${process.versions.node.split(".")[0]}"
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}
`;

export async function checkRestores(suite: Suite, root: string, tools: Tools): Promise<void> {
  const untroubled = () => ({});
  await withScene(root, tools, untroubled, async (scene) => {
    writeFileSync(join(scene.workspace.consumer, ".github/workflows/restore.yml"), CALLER);
    await suite.check("a restore that no person dispatched is refused", async () => {
      checkRefusal(await dispatch(tools, scene, "shop", BOT), "hold restore_needs_person");
    });
    await suite.check("a restore whose database's name is typed wrong is refused", async () => {
      checkRefusal(await dispatch(tools, scene, "shopp"), "hold database_name_differs");
    });
    await suite.check("a restore by the right name finds that no backup is recorded", async () => {
      const outcome = await dispatch(tools, scene, "shop");
      checkRefusal(outcome, "hold backup_unknown");
      assert.equal(hasNode(outcome), false, "a backup needs no Node.js of the team's");
    });
    await suite.check("a way down gets the team's Node.js, and finds that no release is recorded", async () => {
      const outcome = await dispatch(tools, scene, "shop", PERSON, "down");
      checkRefusal(outcome, "hold down_unproven");
      assert.equal(hasNode(outcome), true, outcome.log);
    });
  });
}

function dispatch(
  tools: Tools,
  { workspace, sandbox }: Scene,
  name: string,
  sender = PERSON,
  way = "beside",
): Promise<ActOutcome> {
  const settings = settingsOf(sandbox);
  return runAct(tools.act, workspace, {
    ...settings,
    event: "workflow_dispatch",
    workflow: "restore.yml",
    inputs: { name, way },
    payload: { sender },
    // GitHub's runner says who asked for this attempt; act does not.
    env: { ...settings.env, GITHUB_TRIGGERING_ACTOR: sender.login },
    secrets: { ...settings.secrets, HOLDPOINT_SECRETS: `PRODUCTION_DATABASE_URL=${ADDRESS}` },
  });
}

function checkRefusal(outcome: ActOutcome, said: string): void {
  assert.equal(outcome.code, 1, outcome.log);
  const outputs = outcome.steps.get("restore/restore")?.outputs ?? {};
  assert.equal(`${outputs["decision"]} ${outputs["reason-code"]}`, said, outcome.log);
  assert.equal(outcome.steps.has("rollback/rollback"), false, "the other job is not for a database");
  assert.ok(!outcome.log.includes("only-for-this-test"), "the password is in no log");
}

/** Its second step, which has no id, sets Node.js up. */
function hasNode(outcome: ActOutcome): boolean {
  return outcome.steps.get("restore/1")?.result === "success";
}
