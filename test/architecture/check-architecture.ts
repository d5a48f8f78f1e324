/** The rules of the house, as a function from a source tree to what breaks them. */
import { posix } from "node:path";
import { blankTexts, importsOf } from "./source-text.ts";

/** Source files by their path below `src/`. */
export type Tree = Readonly<Record<string, string>>;

/**
 * The rooms from top to bottom, each with those below it that it may import; a room may always import itself, and nothing
 * above. `registry` is providers/index, providers/metrics, providers/flags and providers/stores, `contract` is providers/contract.
 */
const ROOMS = {
  edge: [
    "tools",
    "commands",
    "engine",
    "report",
    "checklist",
    "gates",
    "rungs",
    "steps",
    "migrations",
    "judge",
    "release",
    "plan",
    "contract",
    "lib",
  ],
  tools: [
    "commands",
    "engine",
    "report",
    "checklist",
    "gates",
    "rungs",
    "steps",
    "migrations",
    "judge",
    "release",
    "plan",
    "registry",
    "contract",
    "sandbox",
    "lib",
  ],
  commands: [
    "engine",
    "report",
    "checklist",
    "gates",
    "rungs",
    "steps",
    "migrations",
    "judge",
    "release",
    "plan",
    "registry",
    "contract",
    "lib",
  ],
  engine: [
    "report",
    "checklist",
    "gates",
    "rungs",
    "steps",
    "migrations",
    "judge",
    "release",
    "plan",
    "registry",
    "contract",
    "lib",
  ],
  report: ["checklist", "judge", "release", "plan", "contract", "lib"],
  checklist: ["gates", "release", "plan", "contract", "lib"],
  gates: ["migrations", "release", "contract", "lib"],
  rungs: ["steps", "release", "contract", "lib"],
  steps: ["migrations", "release", "contract", "lib"],
  migrations: ["contract", "lib"],
  release: ["judge", "plan", "contract", "lib"],
  judge: ["plan", "contract", "lib"],
  plan: ["contract", "lib"],
  registry: ["provider", "contract", "lib"],
  provider: ["contract", "lib"],
  contract: ["lib"],
  sandbox: ["lib"],
  lib: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Packages that read and write the runner's files and variables, and the files that may import them. */
const ACTION_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "@actions/core": ["main.ts"],
  "@actions/github": ["workflow-run.ts"],
};

/** What is newer than the oldest Node that package.json promises, where no check of types would find it. */
const TOO_NEW = /\b(?:URL\.parse|(?:Map|Object)\.groupBy|Promise\.(?:withResolvers|try)|Array\.fromAsync)\b/;

const EDGES_WITH_A_PROCESS = new Set(["main.ts", "cli.ts"]);
/** A process group can be signalled through `process` alone; nothing of our own process is read or ended. */
const PROCESS_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  "providers/process-group.ts": ["kill", "once", "removeListener"],
  // Whether a file is being read is known to the process alone.
  "sandbox/virtual-clock.ts": ["getActiveResourcesInfo"],
};

/** A password that is made decides nothing, and one that a seed tells anybody could guess. */
const PASSWORDS = "lib/new-password.ts";

const PURE = /^(?:judge\/|release\/decide|checklist\/)/;
const IMPURE_NAMES =
  /\b(?:Date\.now|performance\.|setTimeout|setInterval|setImmediate|Math\.random|crypto\.|fetch\()|\bnew Date\(\)/;

export const MAXIMUM_LINES = 250;
const NO_NAMES = /(?:^|[-./])(?:utils?|helpers?|misc|manager|common)(?:[-./]|$)/;

/** Everything that breaks a rule, a sentence each, sorted. */
export function checkArchitecture(tree: Tree): string[] {
  const edges = Object.entries(tree).map(([file, text]) => ({ file, imports: resolveImports(file, text) }));
  return [
    ...edges.flatMap(({ file, imports }) => checkDirections(file, imports, tree)),
    ...findCycles(new Map(edges.map(({ file, imports }) => [file, imports.filter((target) => target in tree)]))),
    ...Object.entries(tree).flatMap(([file, text]) => [
      ...checkProcess(file, text),
      ...checkRandomness(file, text),
      ...checkPurity(file, text),
      ...checkShape(file, text),
    ]),
  ].toSorted();
}

/** Local imports as paths below `src/`, packages as they are. */
function resolveImports(file: string, text: string): string[] {
  return importsOf(text).map(({ specifier }) =>
    specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier,
  );
}

function partOf(file: string): string {
  const [folder = "", ...rest] = file.split("/");
  if (rest.length === 0) return "edge";
  if (file === "providers/contract.ts" || file.startsWith("providers/contract/")) return "contract";
  if (["index", "metrics", "flags", "stores"].some((name) => file === `providers/${name}.ts`)) return "registry";
  return folder === "providers" ? "provider" : folder;
}

function checkDirections(file: string, imports: readonly string[], tree: Tree): string[] {
  const part = partOf(file);
  const below = (ROOMS as Readonly<Record<string, readonly string[]>>)[part];
  if (below === undefined) return [`${file}: the folder ${part} is not part of the architecture`];
  return imports.filter(isLocal).flatMap((target): string[] => {
    if (!(target in tree)) return [`${file}: imports ${target}, which is not in src/`];
    const to = partOf(target);
    if (to !== part && !below.includes(to)) return [`${file}: ${part} may not import ${target} (${to})`];
    if (isForeignEmulator(file, target, tree)) return [`${file}: only sandbox/index.ts may import ${target}`];
    return part === "provider" && isForeignVendor(file, target)
      ? [`${file}: a vendor may not import another vendor's ${target}`]
      : [];
  });
}

/** An emulator's folder is known to its registry alone: everybody else asks for what an emulator declares or offers. */
function isForeignEmulator(file: string, target: string, tree: Tree): boolean {
  const [room, folder, rest] = target.split("/");
  if (room !== "sandbox" || rest === undefined || !(`sandbox/${folder}/index.ts` in tree)) return false;
  return file !== "sandbox/index.ts" && !file.startsWith(`sandbox/${folder}/`);
}

function isLocal(target: string): boolean {
  return target.endsWith(".ts") || target.startsWith(".");
}

/** A vendor's folder sees itself and what lies beside the folders. */
function isForeignVendor(file: string, target: string): boolean {
  const [from, to] = [file, target].map((path) => path.split("/").slice(1, -1)[0] ?? "");
  return to !== "" && from !== to;
}

/** Each cycle once, as the files that import one another in a circle. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push(`import cycle: ${[...trail.slice(start), file].join(" → ")}`);
    if (start >= 0 || finished.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

function checkProcess(file: string, text: string): string[] {
  const actions = importsOf(text)
    .filter(({ specifier }) => specifier.startsWith("@actions/"))
    .flatMap(({ specifier }) => {
      const allowed = ACTION_PACKAGES[specifier] ?? [];
      return allowed.includes(file)
        ? []
        : [`${file}: ${allowed.length === 0 ? "no file" : `only ${allowed.join(" and ")}`} may import ${specifier}`];
    });
  if (EDGES_WITH_A_PROCESS.has(file)) return actions;
  const modules = importsOf(text)
    .filter(({ specifier }) => specifier === "node:process")
    .map(({ specifier }) => `${file}: only main.ts and cli.ts may import ${specifier}`);
  const members = [...blankTexts(text).matchAll(/(?<![.\w$"'])process(?:\.(\w+)|\b(?!\s*:))/g)].map(
    (match) => match[1] ?? "",
  );
  const allowed = PROCESS_MEMBERS[file] ?? [];
  return [
    ...actions,
    ...modules,
    ...members
      .filter((member) => !allowed.includes(member))
      .map((member) => `${file}: only main.ts and cli.ts may touch process${member === "" ? "" : `.${member}`}`),
  ];
}

/** What chance decides is an argument, from a seed in a rehearsal; an id that only a workflow reads is made at the edge. */
function checkRandomness(file: string, text: string): string[] {
  if (EDGES_WITH_A_PROCESS.has(file) || file === PASSWORDS) return [];
  const names = /\bMath\.random\b|\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b/g;
  return [...blankTexts(text).matchAll(names)].map(([name]) => `${file}: only main.ts and cli.ts may use ${name}`);
}

function checkPurity(file: string, text: string): string[] {
  if (!PURE.test(file)) return [];
  const impure = IMPURE_NAMES.exec(blankTexts(text))?.[0];
  return [
    ...resolveImports(file, text)
      .filter((target) => target.startsWith("node:") || target === "lib/clock.ts" || target === "lib/retry.ts")
      .map((target) => `${file}: is pure and may not import ${target}`),
    ...(impure === undefined ? [] : [`${file}: is pure and may not use ${impure}`]),
  ];
}

function checkShape(file: string, text: string): string[] {
  const newer = TOO_NEW.exec(blankTexts(text))?.[0];
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return [
    ...(lines > MAXIMUM_LINES ? [`${file}: has ${lines} lines, more than ${MAXIMUM_LINES}`] : []),
    ...(newer === undefined ? [] : [`${file}: ${newer} is not in every Node that is promised`]),
    ...(NO_NAMES.test(file) ? [`${file}: a name that says nothing about what is inside`] : []),
  ];
}
