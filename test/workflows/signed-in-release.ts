/**
 * A release whose gates need more than a runner has: dependencies that a setup installs, a test account's token, and a
 * smoke test on two devices. Real browsers come from a server that is not asked here; the command stands for Playwright.
 */
import assert from "node:assert/strict";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ActOutcome, runAct } from "./act.ts";
import type { Tools } from "./install-tools.ts";
import { decisionsOf, type Scene, settingsOf, withScene } from "./release.ts";
import type { Suite } from "./suite.ts";

const TEST_TOKEN = "signed-in-4b8d1f6a3c5e70";
const DATABASE_URL = "postgres://reader:p4ss=w0rd#1@db.example.com:5432/web";
/** What the team would paste: a remark, an empty line, and a value that a shell would misread. */
const SECRETS = `# test account\n\nTEST_TOKEN=${TEST_TOKEN}\nSTAGING_DATABASE_URL=${DATABASE_URL}`;

/** Answers like an app whose threads are for people who have signed in; the page differs by device. */
const SITE_FUNCTION = `module.exports = (request, response) => {
  const signedIn = request.headers.authorization === "Bearer ${TEST_TOKEN}";
  const phone = /Mobile/.test(request.headers["user-agent"]);
  response.statusCode = signedIn ? 200 : 401;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(signedIn ? { threads: ["Hello"], layout: phone ? "one column" : "two columns" } : {}));
};
`;

const BUILD_THREADS = `
const threads = \`\${output}/functions/api/threads.func\`;
mkdirSync(threads, { recursive: true });
writeFileSync(\`\${threads}/index.js\`, ${JSON.stringify(SITE_FUNCTION)});
writeFileSync(\`\${threads}/.vc-config.json\`, JSON.stringify({ runtime: "nodejs24.x", handler: "index.js", launcherType: "Nodejs" }));
`;

/** What \`npx playwright test\` would be: it needs what the setup installed, the build's address and the token. */
const SMOKE_TEST = `import { devices } from "./node_modules/devices/index.mjs";
for (const [name, device] of Object.entries(devices)) {
  const ask = (headers) => fetch(process.env.DEPLOYMENT_URL + "/api/threads", { headers: { "user-agent": device.userAgent, ...headers } });
  const stranger = await ask({});
  const answer = await ask({ authorization: "Bearer " + process.env.TEST_TOKEN });
  const { layout } = await answer.json();
  console.log(name + ": stranger " + stranger.status + ", signed in " + answer.status + ", " + layout);
  if (stranger.status !== 401 || layout !== device.layout) process.exitCode = 1;
}
console.log("sees", Object.keys(process.env).filter((name) => /TOKEN|SECRET|DATABASE/.test(name)).join(" "));
console.log("token", process.env.TEST_TOKEN);
`;

const INSTALLED = `export const devices = {
  desktop: { userAgent: "Chrome", layout: "two columns" },
  phone: { userAgent: "Chrome Mobile", layout: "one column" },
};
`;

const SETUP = "test -e registry && mkdir -p node_modules/devices && cp registry node_modules/devices/index.mjs";

export async function checkSignedInRelease(suite: Suite, root: string, tools: Tools): Promise<void> {
  await withScene(
    root,
    tools,
    () => ({}),
    async (scene) => {
      prepare(scene);
      const run = () => runWithSecrets(tools, scene, SECRETS);
      await suite.check("a setup that does not succeed holds the release, and its commands are not asked", async () => {
        rmSync(join(scene.workspace.consumer, "registry"));
        const outcome = await run();
        assert.deepEqual(
          decisionsOf(outcome),
          { deploy: "proceed deployed", verify: "hold setup_failed" },
          outcome.log,
        );
        assert.doesNotMatch(outcome.log, /stranger 401/);
        writeFileSync(join(scene.workspace.consumer, "registry"), INSTALLED);
      });
      await suite.check("a signed-in smoke test on two devices runs with the plan's secret, once set up", async () => {
        const outcome = await run();
        assert.deepEqual(decisionsOf(outcome), {
          deploy: "proceed deployed",
          verify: "proceed verified",
          promote: "proceed promoted",
          watch: "proceed watched",
        });
        assert.match(outcome.log, /desktop: stranger 401, signed in 200, two columns/);
        assert.match(outcome.log, /phone: stranger 401, signed in 200, one column/);
        assert.match(outcome.log, /sees TEST_TOKEN$/m);
        assertKept(outcome);
      });
      await suite.check("a line that is no secret is told by its number, and nothing is touched", async () => {
        const outcome = await runWithSecrets(tools, scene, `TEST_TOKEN=${TEST_TOKEN}\nexport ${TEST_TOKEN}`);
        assert.deepEqual(decisionsOf(outcome), { deploy: "failed usage" }, outcome.log);
        assert.match(outcome.log, /Line 2 of HOLDPOINT_SECRETS is not NAME=value/);
        assertKept(outcome);
      });
    },
  );
}

/** The values are nowhere in the log: neither where a command prints one, nor in a message. */
function assertKept({ log }: ActOutcome): void {
  assert.ok(!log.includes(TEST_TOKEN), "the token is in the log");
  assert.ok(!log.includes("p4ss=w0rd#1"), "the password is in the log");
}

function runWithSecrets(tools: Tools, scene: Scene, secrets: string): Promise<ActOutcome> {
  const settings = settingsOf(scene.sandbox);
  return runAct(tools.act, scene.workspace, {
    event: "push",
    workflow: "release.yml",
    ...settings,
    secrets: { ...settings.secrets, HOLDPOINT_SECRETS: secrets },
  });
}

function prepare({ workspace, sandbox }: Scene): void {
  const write = (path: string, text: string) => writeFileSync(join(workspace.consumer, path), text);
  appendFileSync(join(workspace.consumer, "build.js"), BUILD_THREADS);
  write("smoke.mjs", SMOKE_TEST);
  write("registry", INSTALLED);
  write(
    ".github/holdpoint.yml",
    `version: 1
name: static-site
project:
  vercel: { project: web, team: sandbox }
  domains: ["${new URL(sandbox.addresses.site.production).host}"]
stages:
  staging:
    deploy: { prebuilt: true }
    setup: ${JSON.stringify(SETUP)}
    verify:
      - title: Signed-in people see their threads
        http: { path: /api/threads, headers: { authorization: { env: TEST_TOKEN, prefix: "Bearer " } }, contains: Hello }
      - title: Pages work on a desktop and a phone
        command: { run: node smoke.mjs, env: [TEST_TOKEN] }
      - title: Another command sees no secret
        command: "! env | grep -E 'TEST_TOKEN|DATABASE_URL|HOLDPOINT_SECRETS'"
  production:
    verify:
      - { title: Health, http: { path: /api/health.json } }
`,
  );
}
