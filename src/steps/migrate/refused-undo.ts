/** Command lines that look like a way back and are none. Pure. */

interface RefusedCommand {
  readonly pattern: RegExp;
  readonly why: string;
}

/** By the words of the tools' own documentation; between them may stand what starts the tool (`npx`) and options. */
const REFUSED: readonly RefusedCommand[] = [
  {
    pattern: /\bsupabase\b[^;&|]*\bmigration\s+down\b/,
    why: "supabase migration down drops every schema of the users, with all data, and applies the older files anew",
  },
  {
    pattern: /\bsupabase\b[^;&|]*\bdb\s+reset\b/,
    why: "supabase db reset drops every schema of the users, with all data",
  },
  {
    pattern: /\bdrizzle-kit\b[^;&|]*\bdrop\b/,
    why: "drizzle-kit drop deletes a migration's file and leaves the database as it is",
  },
  { pattern: /\bprisma\b[^;&|]*\bmigrate\s+reset\b/, why: "prisma migrate reset drops the database, with all data" },
  {
    pattern: /\bprisma\b[^;&|]*\bmigrate\s+resolve\b/,
    why: "prisma migrate resolve changes what Prisma remembers and leaves the schema as it is",
  },
  { pattern: /\bdbmate\b[^;&|]*\bdrop\b/, why: "dbmate drop drops the database, with all data" },
  { pattern: /\bgoose\b[^;&|]*\breset\b/, why: "goose reset takes back every migration, not this release's alone" },
  {
    pattern: /\bsequelize(?:-cli)?\b[^;&|]*\bdb:(?:drop|migrate:undo:all)\b/,
    why: "it takes back every migration, or drops the database, not this release's migrations alone",
  },
  { pattern: /\btypeorm\b[^;&|]*\bschema:drop\b/, why: "typeorm schema:drop drops every table, with all data" },
  {
    pattern: /\bknex\b[^;&|]*\bmigrate:rollback\b[^;&|]*--all\b/,
    why: "knex migrate:rollback --all takes back every migration, not this release's alone",
  },
  {
    // Told by its options from the many tools that have a command of this name.
    pattern: /(?:^|[\s/;&|])migrate\s(?=[^;&|]*-(?:path|source|database)\b)[^;&|]*\s(?:down\s+-all\b|down\s*$|drop\b)/,
    why: "migrate drop and migrate down without a number take back every migration, not this release's alone",
  },
];

/** Why this line may not be a step's `undo`; null where nothing is known against it. */
export function refusedUndo(line: string): string | null {
  return REFUSED.find(({ pattern }) => pattern.test(line))?.why ?? null;
}

const SCRIPT = /^\s*(?:npm(?:\s+run|\s+run-script)?|yarn(?:\s+run)?|pnpm(?:\s+run)?|bun\s+run)\s+([\w:.-]+)/;

/** The same of a script that the line names, by the package's own file: `npm run db:rollback`. */
export function refusedScript(line: string, packageJson: string | null): string | null {
  const name = SCRIPT.exec(line)?.[1];
  const script = name === undefined ? undefined : scriptsOf(packageJson)[name];
  return typeof script === "string" ? refusedUndo(script) : null;
}

function scriptsOf(packageJson: string | null): Readonly<Record<string, unknown>> {
  try {
    const parsed = JSON.parse(packageJson ?? "null") as { readonly scripts?: Readonly<Record<string, unknown>> } | null;
    return parsed?.scripts ?? {};
  } catch {
    // Whoever runs the script is told by the package manager itself.
    return {};
  }
}
