/** What `holdpoint help` prints, at most 80 columns wide. */
import { TERMINAL_COLUMNS, wrap } from "./timeline.ts";

export interface HelpEntry {
  readonly name: string;
  readonly description: string;
}

const NAME_COLUMNS = 15;

const RELEASE_OPTIONS: readonly HelpEntry[] = [
  { name: "--plan", description: "plan file (.github/holdpoint.yml)" },
  { name: "--commit", description: "full SHA of the commit (GITHUB_SHA)" },
  { name: "--release", description: "id of the release (the commit)" },
  { name: "--directory", description: "folder of the project (.)" },
  { name: "--repository", description: "owner/name where the record is kept (GITHUB_REPOSITORY)" },
  { name: "--stage", description: "verify: staging or production (staging)" },
  { name: "--unpin", description: "promote: although a rollback pinned production" },
  { name: "--to", description: "rollback: deployment id or address (the last known good)" },
  { name: "--reason", description: "rollback: why; recorded" },
  { name: "--dry-run", description: "rollback: say what would happen, change nothing" },
  { name: "--only", description: "checklist: code or world items only (all)" },
  { name: "--pull-request", description: "checklist: its number; then what people signed counts" },
  { name: "--json", description: "each event as a line of JSON, the decision last" },
  { name: "--verbose", description: "each request to a vendor, on standard error" },
];

const TOOL_OPTIONS: readonly HelpEntry[] = [
  { name: "--plan", description: "explain, rehearse: plan file (.github/holdpoint.yml, for rehearse else a demo)" },
  { name: "--fault", description: "rehearse: trouble such as error-rate=8%, outage or sentry-down; may be repeated" },
  { name: "--checklist", description: "rehearse: a pull request's checklist, ticked by people, instead of a release" },
  { name: "--comment", description: "rehearse --checklist: file for the comment as it stands at the end" },
  { name: "--at", description: "rehearse: when the faults begin, after the promote: 3m" },
  { name: "--crash-after", description: "rehearse: die after this step once, such as promote; the next run goes on" },
  { name: "--seed", description: "rehearse: another whole number gives other traffic" },
  { name: "--record", description: "rehearse: record one that was rolled back as a drill at GitHub (--commit)" },
  { name: "--json", description: "rehearse: each event as a line of JSON" },
  { name: "--state", description: "sandbox: JSON file with what the stand-ins begin with" },
];

export function renderHelp(commands: readonly HelpEntry[], tools: readonly HelpEntry[]): string {
  return [
    "holdpoint: hold points for Vercel deployments",
    "",
    "A release, in this order:",
    ...commands.flatMap(row),
    "",
    "Around it:",
    ...tools.flatMap(row),
    "",
    "Options of the release commands:",
    ...RELEASE_OPTIONS.flatMap(row),
    "",
    "Options of the others:",
    ...TOOL_OPTIONS.flatMap(row),
    "",
    "Exit codes: 0 proceed, 1 failed, 2 plan or usage error, 3 hold, 4 rolled back",
    "(a rollback that was asked for and succeeded ends with 0)",
    "",
  ].join("\n");
}

function row({ name, description }: HelpEntry): readonly string[] {
  const [first = "", ...rest] = wrap(description, TERMINAL_COLUMNS - NAME_COLUMNS - 2);
  return [`  ${name.padEnd(NAME_COLUMNS)}${first}`, ...rest.map((line) => `${" ".repeat(NAME_COLUMNS + 2)}${line}`)];
}
