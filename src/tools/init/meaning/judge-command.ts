/** What a line of a shell would do if it ran: only what is known to test, build or check is let through. Pure. */

export type CommandJudgement =
  /** Tests, builds or checks, and nothing else. */
  | { readonly kind: "safe"; readonly command: string }
  /** Looks at what the repository has of its own, by a script of that name. */
  | { readonly kind: "script"; readonly command: string }
  | { readonly kind: "destructive" | "placeholder" | "host" | "revert" | "migration" | "other"; readonly why: string };

const DESTRUCTIVE: readonly RegExp[] = [
  /\bdrop\s+(?:table|schema|database|column|index|view|role|user|type|owned|policy|function|trigger|if)\b/i,
  /\bdropdb\b|\bdropuser\b/,
  /\btruncate\b/i,
  /\bdelete\s+from\b/i,
  /\brm\s+(?:-\S*\s+)*-\S*[rRf]|\brm\s+--(?:recursive|force)/,
  /\brmdir\b|\bunlink\b|\bshred\b|\bwipefs\b|\bmkfs|\bdd\s+if=|\bfdisk\b/,
  /\breset\s+--hard\b|\bgit\s+clean\b|\bgit\s+(?:branch|tag)\s+-[dD]\b|\bfilter-(?:branch|repo)\b/,
  /\bpush\b.*(?:\s-f\b|--force|--delete|--mirror|\s\+\S)/,
  /--clean\b|--force-reset\b|--accept-data-loss\b/,
  /\b(?:db|migrate|database|prisma migrate|supabase db):?\s?(?:reset|drop|wipe|nuke|fresh|flush)\b/i,
  /\bflush(?:all|db)\b/i,
  /\b(?:kubectl|helm|terraform|aws|gcloud|az|vercel|docker|heroku|fly|supabase|gh)\b.*\b(?:delete|destroy|remove|rm|uninstall|purge|prune|rb|terminate)\b/i,
  /\b(?:shutdown|reboot|halt|poweroff|killall|pkill)\b|\bkill\s+-9/,
  /\bchmod\s+(?:-R\s+)?0?777\b|\bchown\s+-R\b/,
  /\b(?:curl|wget)\b.*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/,
  /\bcurl\b.*(?:-X\s*|--request[ =])DELETE\b/i,
  /\bremove-item\b|\bformat\s+[a-z]:|\bdel\s+\/[sfq]/i,
  /\bnpm\s+(?:unpublish|deprecate)\b/,
  /:\(\)\s*\{|>\s*\/dev\/(?:sd|nvme|disk)/,
];
const PLACEHOLDERS: readonly RegExp[] = [
  /<[A-Za-z_][^<>]{0,80}>/,
  /\b(?:your|my)[-_][a-z]/i,
  /\bYOUR[A-Z_]*\b|\bxxx+\b|\bchange-?me\b|\breplace-?me\b|\btodo\b|\btbd\b|path\/to\//i,
  /\[(?:[a-z][a-z -]{2,40}|[A-Z][A-Z_]{2,40})\]/,
  /(?<!%)\{\{?[A-Za-z_][^{}]*\}?\}/,
  /%[A-Z_]{2,}%/,
  /\$[A-Za-z_{(]|`/,
  /(?:^|[\s=])\.\.\.|…/,
];
const HOST =
  /\bvercel\s+(?:rollback|promote|alias|deploy|--prod)\b|\bvercel\s*$|\bnetlify\s+deploy|\b(?:deploy|promote):?(?:prod|production|staging)?\b.*$/i;
const REVERT = /\bgit\s+revert\b/;
const MIGRATION =
  /\b(?:drizzle-kit|prisma|supabase|knex|typeorm|sequelize|flyway|liquibase|dbmate|goose|alembic|rails|rake|artisan|sqitch|atlas|pg_dump|pg_restore|psql|mysqldump|mysql|mongorestore|mongodump)\b|\bdb[:-]|migrat/i;

/** Words that say that a script changes something. */
const RISKY =
  /deploy|publish|release|promot|migrat|seed|reset|drop|destroy|roll-?back|restore|delete|purge|wipe|push|clean|start\b|\bdev\b|serve|watch|install|update|upgrade|commit|\bdb\b|^db|sync|import|backup|send|notify|fix|write|publish/i;
/** Words of which at least one says that a script only looks. */
const LOOKS =
  /test|spec|build|lint|check|type|tsc|verif|e2e|smoke|unit|format:check|check-format|audit|validat|coverage|integration|compile|analy[sz]e|size|prettier|eslint|accessib|a11y|playwright|cypress|vitest|jest/i;

const WORD = String.raw`[A-Za-z0-9_@%+=:,./-]+`;
const ARGUMENT = String.raw`(?:\s+(?:${WORD}|'[A-Za-z0-9_@+=:,./ -]*'|"[A-Za-z0-9_@+=:,./ -]*"))*`;
const SCRIPT = new RegExp(
  String.raw`^(?:npm|pnpm|yarn|bun)(?:\s+(?:run|run-script))?\s+([A-Za-z][A-Za-z0-9:._-]*)(${ARGUMENT})$`,
);
const TOOLS =
  "tsc|vue-tsc|eslint|oxlint|biome|prettier|stylelint|vitest|jest|mocha|ava|tap|c8|nyc|playwright|cypress|knip|depcheck|size-limit|bundlesize|publint|attw|markdownlint|cspell|actionlint|ruff|mypy|pytest|rspec|phpunit|phpstan";
const TOOL = new RegExp(
  String.raw`^(?:(?:npx|pnpx|bunx|pnpm exec|pnpm dlx|yarn|yarn dlx|uv run|poetry run|bundle exec)\s+(?:--no-install\s+|--yes\s+|-y\s+)?)?(?:${TOOLS})(${ARGUMENT})$`,
);
const BUILT: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:npx\s+)?(?:next|vite|astro|nuxt|remix|turbo|nx)\s+(?:run\s+)?(?:build|test|lint|typecheck|check)(${ARGUMENT})$`,
  ),
  new RegExp(
    String.raw`^(?:cargo|go|dotnet|mvn|deno|swift|\./gradlew|gradle|composer|make|just|rake|mix|sbt)\s+(?:test|check|build|lint|vet|verify|clippy)(${ARGUMENT})$`,
  ),
  new RegExp(String.raw`^node\s+--test(${ARGUMENT})$`),
];
const OWN_SCRIPT = new RegExp(
  String.raw`^(?:node|bash|sh|python3?|tsx|ts-node|deno run)\s+(?:--[\w-]+\s+)*(?:\./)?((?:[\w.-]+/)*[\w.-]+\.(?:[cm]?[jt]s|sh|py))(${ARGUMENT})$|^\./((?:[\w.-]+/)*[\w.-]+)(${ARGUMENT})$`,
);
/** Options of a tool that write to the files that it checks. */
const WRITES = /(?:^|\s)(?:--fix|--write|-w|--update|-u|--update-snapshots?|--ui|--debug|--headed|open)(?:\s|$)/;

export function judgeCommand(line: string): CommandJudgement {
  const command = line
    .trim()
    .replace(/^(?:\$|%|>)\s+/, "")
    .replace(/\s+#\s.*$/, "")
    .trim();
  const found = DESTRUCTIVE.find((pattern) => pattern.test(command));
  if (found !== undefined) return { kind: "destructive", why: "it destroys or overwrites something" };
  const part = PLACEHOLDERS.find((pattern) => pattern.test(command));
  if (part !== undefined) return { kind: "placeholder", why: "something in it must be filled in first" };
  if (REVERT.test(command)) return { kind: "revert", why: "it reverts a commit" };
  const parts = command.split(/\s*&&\s*/);
  const judged = parts.map(judgeOne);
  const [first] = judged;
  if (first !== undefined && judged.every((kind) => kind === "safe")) return { kind: "safe", command };
  if (first !== undefined && judged.every((kind) => kind === "safe" || kind === "script"))
    return { kind: "script", command };
  if (HOST.test(command))
    return { kind: "host", why: "it changes what the host serves, which is Holdpoint's own work" };
  if (MIGRATION.test(command))
    return { kind: "migration", why: "it works on a database, and a checklist runs no such thing" };
  return { kind: "other", why: "it is not known to do nothing but test, build or check" };
}

function judgeOne(command: string): "safe" | "script" | null {
  if (WRITES.test(command)) return null;
  const script = SCRIPT.exec(command);
  if (script !== null) {
    const [, name = ""] = script;
    return LOOKS.test(name) && !RISKY.test(name) ? "safe" : null;
  }
  if (TOOL.test(command) || BUILT.some((pattern) => pattern.test(command)))
    return RISKY.test(command) && !LOOKS.test(command) ? null : "safe";
  const own = OWN_SCRIPT.exec(command);
  const name = own?.[1] ?? own?.[3] ?? null;
  if (name === null || name.includes("..")) return null;
  return LOOKS.test(name) && !RISKY.test(name) ? "script" : null;
}
