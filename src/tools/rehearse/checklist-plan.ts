/** The checklist that is rehearsed where there is no plan yet, and the pull request that it is asked of. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { DEMO_PLAN } from "./demo-plan.ts";

const CHECKLIST = `checklist:
  - { title: Tests pass, group: Code, command: node test.js }
  - { title: Production build succeeds, group: Code, command: node build.js }
  - title: Bundle within budget
    group: Code
    after: Production build succeeds
    bundle: { dir: dist, max: 4 kB gzip, growth: 10%, forbid: ["*devtools*"] }
  - title: Coverage above 80 %
    group: Code
    after: Tests pass
    coverage: { file: coverage/coverage-summary.json, lines: 80% }
  - { title: Environment variables set, group: Production, env: { target: production, required: .env.example } }
  - { title: Database advisor has nothing new, group: Production, advisor: { project: sandboxdatabaseabcde } }
  - title: In the deploy window
    group: Production
    window: { allow: ["Mon-Fri 08:00-18:00 Europe/Berlin"], override: ["@demo/eng-leads"] }
  - { title: On-call schedule confirmed, group: People, sign-off: { by: ["@demo/devops"] } }
  - title: Approved
    group: People
    sign-off: { all-of: ["@demo/eng-leads", "@demo/product"], not-author: true }
`;

export const DEMO_CHECKLIST_PLAN = DEMO_PLAN.replace("stages:\n", `${CHECKLIST}stages:\n`);

/** What a fault changes in the pull request. */
export interface DemoTrouble {
  readonly tests?: "fail";
  readonly bundle?: "large" | "devtools";
  readonly coverage?: "low" | "missing";
}

/** Writes the pull request's files; `commit` is where its checkout stands. */
export async function writeDemoPullRequest(directory: string, commit: string, trouble: DemoTrouble): Promise<void> {
  const covered = trouble.coverage === "low" ? 61 : 87;
  const summary = { total: { lines: { total: 200, covered: covered * 2, skipped: 0, pct: covered } } };
  const files: Readonly<Record<string, string>> = {
    ".git/HEAD": `${commit}\n`,
    ".env.example": "DATABASE_URL=\nSESSION_SECRET=\n",
    "test.js": TEST_PROGRAM(trouble.tests === "fail", trouble.coverage === "missing" ? null : JSON.stringify(summary)),
    "build.js": BUILD_PROGRAM(trouble.bundle ?? "fine"),
  };
  // What an earlier commit's commands wrote is not there in a fresh checkout.
  for (const folder of ["dist", "coverage"]) await rm(join(directory, folder), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** The pull request has the plan that it is checked by. */
export async function writePlan(directory: string, text: string): Promise<void> {
  const path = join(directory, DEFAULT_PLAN_FILE);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** The names that `.env.example` asks for. */
export const DEMO_VARIABLES: readonly string[] = ["DATABASE_URL", "SESSION_SECRET"];

const TEST_PROGRAM = (fails: boolean, summary: string | null) => `import { mkdirSync, writeFileSync } from "node:fs";
console.log("12 tests");
${summary === null ? "" : `mkdirSync("coverage", { recursive: true });\nwriteFileSync("coverage/coverage-summary.json", ${JSON.stringify(summary)});`}
${fails ? 'console.log("not ok 7 - threads survive a reload");\nprocess.exitCode = 1;' : 'console.log("all ok");'}
`;

/** Text that does not shrink much in gzip, so that sizes mean something. */
const BUILD_PROGRAM = (bundle: "fine" | "large" | "devtools") => `import { mkdirSync, writeFileSync } from "node:fs";
let state = 7;
const noise = (length) => Array.from({ length }, () => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return (state % 36).toString(36);
}).join("");
mkdirSync("dist", { recursive: true });
writeFileSync("dist/app-4f2a.js", "export const app = '" + noise(${bundle === "large" ? 12_000 : 3_000}) + "';\\n");
writeFileSync("dist/app-4f2a.js.map", JSON.stringify({
  version: 3, mappings: "", names: [], sources: ["../src/app.js"${bundle === "devtools" ? ', "../node_modules/@acme/devtools/panel.js"' : ""}],
}));
console.log("built");
`;
