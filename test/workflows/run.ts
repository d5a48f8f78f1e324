/**
 * The public workflow files, read by four readers and executed by an engine that is not ours. Needs Go and Python
 * besides Node, which is why `npm test` leaves it out.
 */
import { join, resolve } from "node:path";
import { checkAdoption } from "./adopt.ts";
import { checkChecklistDecisions } from "./checklist-decisions.ts";
import { checkChecklists } from "./checklist.ts";
import { checkChecklistWiring } from "./checklist-wiring.ts";
import { checkDecisions } from "./decisions.ts";
import { installTools } from "./install-tools.ts";
import { lintWorkflows } from "./lint.ts";
import { checkReleases } from "./release.ts";
import { checkRestores } from "./restore.ts";
import { checkSignedInRelease } from "./signed-in-release.ts";
import { createSuite } from "./suite.ts";
import { checkWiring } from "./wiring.ts";
import { createWorkspace } from "./workspace.ts";

const root = resolve(import.meta.dirname, "../..");
const suite = createSuite();
const tools = installTools(root);
const workspace = createWorkspace(root, { example: join(root, "examples/next-app") });
await lintWorkflows(suite, root, tools, workspace);
workspace.remove();
await checkDecisions(suite, root);
await checkChecklistDecisions(suite, root);
await checkWiring(suite, root, tools);
await checkChecklistWiring(suite, root, tools);
await checkReleases(suite, root, tools);
await checkRestores(suite, root, tools);
await checkAdoption(suite, root, tools);
await checkSignedInRelease(suite, root, tools);
await checkChecklists(suite, root, tools);

console.log(`${suite.passed} passed, ${suite.failed} failed`);
process.exitCode = suite.failed === 0 ? 0 : 1;
