/** What a project's own files ask for as gates: scripts that look, variables, migrations, a page that answers. Pure. */
import type { PackageFacts } from "./read-package.ts";

export interface FoundGate {
  readonly place: "checklist" | "staging" | "production";
  readonly title: string;
  readonly group: string | null;
  readonly gate: string;
  readonly spec: unknown;
  /** File that asks for it. */
  readonly from: string;
}

const SCRIPTS: readonly { readonly title: string; readonly names: RegExp; readonly not?: RegExp }[] = [
  { title: "Tests pass", names: /^(?:test|test:unit|unit|test:ci)$/ },
  { title: "Types compile", names: /^(?:type-?check|check-?types|check:types|types|tsc|types:check|type:check)$/ },
  { title: "Lint is clean", names: /^(?:lint|lint:check|check:lint)$/ },
  { title: "Build succeeds", names: /^build$/ },
];
const END_TO_END = /^(?:test:e2e|e2e|test:playwright|playwright|e2e:ci|cypress:run)$/;
/** What npm writes where there is none. */
const NO_TEST = /no test specified/;

export function gatesOfScripts({ scripts, manager, dependencies }: PackageFacts): readonly FoundGate[] {
  const run = (name: string) => (name === "test" ? `${manager} test` : `${manager} run ${name}`);
  const checklist = SCRIPTS.flatMap(({ title, names }): FoundGate[] => {
    const name = Object.keys(scripts).find((one) => names.test(one) && !NO_TEST.test(scripts[one] ?? ""));
    if (name === undefined) return [];
    return [{ place: "checklist", title, group: "Code", gate: "command", spec: run(name), from: "package.json" }];
  });
  const script = Object.keys(scripts).find((name) => END_TO_END.test(name));
  const usesPlaywright = dependencies.has("@playwright/test");
  const command = script === undefined ? (usesPlaywright ? "npx playwright test" : null) : run(script);
  if (command === null) return checklist;
  const spec = { run: command, timeout: "15m" };
  return [
    ...checklist,
    { place: "staging", title: "Pages work in a browser", group: null, gate: "command", spec, from: "package.json" },
  ];
}

/** Run before the gates of a stage that run code. */
export function setupOf({ install, dependencies }: PackageFacts): string {
  return dependencies.has("@playwright/test") ? `${install} && npx playwright install --with-deps chromium` : install;
}

/** A path of the site by the file that answers it. */
const HEALTH_FILE =
  /^(?:src\/)?(?:app|pages)\/((?:api\/)?(?:health|healthz|health-check|status|ping))(?:\/route|\/index)?\.[cm]?[jt]sx?$/;

export function healthPath(files: readonly string[]): { readonly path: string; readonly from: string } | null {
  for (const file of files) {
    const path = HEALTH_FILE.exec(file)?.[1];
    if (path !== undefined) return { path: `/${path}`, from: file };
  }
  return null;
}

/** By the word that the gate `migrations` has for the tool. */
const MIGRATION_MARKS: readonly { readonly tool: string; readonly mark: RegExp }[] = [
  { tool: "drizzle", mark: /^(?:drizzle\.config\.[cm]?[jt]s|drizzle)$/ },
  { tool: "prisma", mark: /^prisma$/ },
  { tool: "supabase", mark: /^supabase$/ },
  { tool: "dbmate", mark: /^db$/ },
];

export interface FoundMigrations {
  readonly tool: string;
  readonly from: string;
}

/** Folders are looked into: an empty one migrates nothing. `has` tells whether a path has files. */
export function migrationsIn(names: readonly string[], has: (path: string) => boolean): FoundMigrations | null {
  const folders: Readonly<Record<string, string>> = {
    drizzle: "drizzle",
    prisma: "prisma/migrations",
    supabase: "supabase/migrations",
    dbmate: "db/migrations",
  };
  for (const { tool, mark } of MIGRATION_MARKS) {
    const folder = folders[tool] ?? "";
    if (names.some((name) => mark.test(name)) && has(folder)) return { tool, from: folder };
  }
  return null;
}

/** Tools whose migrations no gate reads: a person looks. */
export function unreadMigrations(names: readonly string[]): string | null {
  return (
    names.find((name) =>
      /^(?:knexfile\.[cm]?[jt]s|\.sequelizerc|ormconfig\.\w+|alembic\.ini|flyway\.conf|liquibase\.properties)$/.test(
        name,
      ),
    ) ?? null
  );
}

export const ENV_EXAMPLES = [".env.example", ".env.sample", ".env.template", ".env.dist"] as const;
