/**
 * What GitHub's runner makes of a step's log: which of its lines are workflow commands that it obeys.
 * After ActionCommandManager and ActionCommand of actions/runner: `::name key=value::data` after any white space,
 * `##[name key=value]data` anywhere in a line, neither between `::stop-commands::token` and `::token::`.
 */
export interface ObeyedCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const KNOWN = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "error",
  "group",
  "endgroup",
  "internal-set-repo-path",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "warning",
];

/** The commands that are obeyed, `stop-commands` and its end aside; throws where the log ends while they are stopped. */
export function obeyLog(stdout: string): readonly ObeyedCommand[] {
  const obeyed: ObeyedCommand[] = [];
  let stopped: string | null = null;
  for (const line of stdout.split(/\r\n|\r|\n/)) {
    const parsed = parseLine(line);
    if (parsed === null) continue;
    if (stopped !== null) {
      if (parsed.command === stopped) stopped = null;
    } else if (parsed.command === "stop-commands") {
      stopped = parsed.data;
    } else if (KNOWN.includes(parsed.command)) {
      obeyed.push(parsed);
    }
  }
  if (stopped !== null) throw new Error("the log ends while workflow commands are stopped");
  return obeyed;
}

function parseLine(line: string): ObeyedCommand | null {
  const match = /^\s*::([^\s:]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/.exec(line);
  if (match === null) return null;
  const [, command = "", properties = "", data = ""] = match;
  const pairs = properties.split(/[,;]/).map((pair) => pair.split("=", 2));
  return {
    command,
    properties: Object.fromEntries(pairs.map(([name = "", value = ""]) => [name.trim(), value])),
    data,
  };
}

/** What a step wrote to the file of its outputs. */
export function readOutputs(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/^([\w-]+)<<(\S+)\n(.*?)\n\2$/gms)];
  return Object.fromEntries(found.map(([, name = "", , value = ""]) => [name, value]));
}
