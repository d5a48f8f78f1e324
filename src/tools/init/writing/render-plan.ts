/** The plan of a document as text; each line says which line of the document it comes from. Pure. */
import type { PlannedGate } from "../meaning/meaning.ts";
import { type Entry, renderGate } from "./entry.ts";
import { flowYaml } from "./flow-yaml.ts";
import type { MetricSource } from "./metric-source.ts";
import { comment, indent, type PlanLine, section, withComment } from "./plan-lines.ts";
import type { PlanSurroundings } from "./surroundings.ts";
import { watchLines } from "./watch-lines.ts";

export interface PlanSource {
  /** The document as people name it: `PLAN.md`. */
  readonly document: string;
  readonly entries: readonly Entry[];
  readonly known: PlanSurroundings;
  readonly sourceOf: (metric: string) => MetricSource | "built-in" | null;
}

type Numbered = readonly { readonly entry: Entry; readonly index: number }[];

interface Writing {
  readonly numbered: Numbered;
  readonly where: (line: number) => string;
  readonly nowhere: string;
}

export function renderPlanLines({ document, entries, known, sourceOf }: PlanSource): readonly PlanLine[] {
  const numbered = entries.map((entry, index) => ({ entry, index }));
  const where = (line: number) => `${document}:${line}`;
  const nowhere = `not in ${document}`;
  const writing: Writing = { numbered, where, nowhere };
  const watch = watchLines({ entries: numbered, sourceOf, where, nowhere });
  return [
    own(withComment("version: 1", nowhere)),
    nameLine(writing),
    ...projectLines(writing, known),
    ...section("checklist", firstOf(writing, "checklist"), checklistLines(writing)),
    own(withComment("stages:", nowhere)),
    ...indent(remarks(writing, "stages")),
    ...indent(stagingLines(writing, known)),
    ...indent(productionLines(writing, watch.lines, watch.probes)),
    ...rollbackLines(writing),
    ...remarks(writing, "end"),
  ];
}

function own(text: string): PlanLine {
  return { text, owner: null };
}

function nameLine({ numbered, where, nowhere }: Writing): PlanLine {
  const found = numbered.find(({ entry }) => entry.becomes?.place === "name" && entry.active);
  if (found?.entry.becomes?.place !== "name") return own(withComment("name: My plan", `${nowhere}: fill in`));
  return {
    text: withComment(`name: ${flowYaml(found.entry.becomes.value)}`, where(found.entry.meaning.line)),
    owner: found.index,
  };
}

function projectLines({ numbered, where, nowhere }: Writing, { host, domains }: PlanSurroundings): readonly PlanLine[] {
  const guess = numbered.find(({ entry }) => entry.becomes?.place === "domain" && entry.active);
  const guessed = guess?.entry.becomes?.place === "domain" ? guess.entry.becomes.value : null;
  const hostSpec =
    host === null
      ? { project: "my-project" }
      : { project: host.project, ...(host.team === null ? {} : { team: host.team }) };
  const names = domains?.names ?? [guessed ?? "app.example.com"];
  const from =
    domains !== null
      ? `${nowhere}: ${domains.from}`
      : guess === undefined
        ? `${nowhere}: fill in every production domain`
        : `${where(guess.entry.meaning.line)}: guessed; fill in every production domain`;
  return [
    own(withComment("project:", nowhere)),
    own(
      withComment(
        `  vercel: ${flowYaml(hostSpec)}`,
        host === null ? `${nowhere}: fill in the project, and its team` : `${nowhere}: ${host.from}`,
      ),
    ),
    {
      text: withComment(`  domains: ${flowYaml(names)}`, from),
      owner: domains === null ? (guess?.index ?? null) : null,
    },
  ];
}

function checklistLines(writing: Writing): readonly PlanLine[] {
  return [...gateLines(writing, "checklist"), ...environmentLines(writing), ...remarks(writing, "checklist")];
}

/** One gate for all variables: each has a line of its own. */
function environmentLines({ numbered, where }: Writing): readonly PlanLine[] {
  const variables = numbered.flatMap(({ entry, index }) =>
    entry.becomes?.place === "env" && entry.active ? [{ ...entry.becomes, line: entry.meaning.line, index }] : [],
  );
  const required = unique(variables.filter(({ optional }) => !optional));
  const optional = unique(
    variables.filter(({ name, optional: may }) => may && !required.some((one) => one.name === name)),
  );
  const [first] = required;
  if (first === undefined) {
    return optional.map(({ name, line, index }) => ({
      text: withComment(comment(`optional variable: ${name}`), where(line)),
      owner: index,
    }));
  }
  const names = (all: typeof required): readonly PlanLine[] =>
    all.map(({ name, line, index }) => ({ text: withComment(`- ${name}`, where(line)), owner: index }));
  const from = where(first.line);
  return [
    own(withComment("- title: Environment variables set", from)),
    own(withComment("  env:", from)),
    own(withComment("    target: production", from)),
    ...indent(section("required", from, names(required)), 4),
    ...indent(section("optional", where(optional[0]?.line ?? 1), names(optional)), 4),
  ];
}

function unique<One extends { readonly name: string }>(all: readonly One[]): readonly One[] {
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

function stagingLines(writing: Writing, known: PlanSurroundings): readonly PlanLine[] {
  const { nowhere } = writing;
  const gates = [...windowLines(writing), ...gateLines(writing, "staging")];
  const needsCode = writing.numbered.some(
    ({ entry: { becomes, active } }) => active && becomes?.place === "staging" && isCode(becomes as PlannedGate),
  );
  const least = own(
    withComment("- { title: Start page answers, http: { path: / } }", `${nowhere}: the least that a stage can have`),
  );
  const verify = gates.some(({ text }) => text.startsWith("- ")) ? gates : [least, ...gates];
  return [
    own(withComment("staging:", nowhere)),
    ...deployLines(known, nowhere),
    ...(needsCode
      ? [own(withComment(`  setup: ${flowYaml(known.install)}`, `${nowhere}: what the commands need`))]
      : []),
    ...indent(section("verify", nowhere, verify)),
  ];
}

function deployLines({ way, directory }: PlanSurroundings, nowhere: string): readonly PlanLine[] {
  if (way === "adopt")
    return [own(withComment("  deploy: { source: git }", `${nowhere}: the host builds from the push, as before`))];
  return directory === "." ? [] : [own(withComment(`  deploy: ${flowYaml({ directory })}`, nowhere))];
}

function isCode({ gate }: PlannedGate): boolean {
  return ["command", "bundle", "coverage"].includes(gate);
}

/** In a stage, so that the release itself waits for it. */
function windowLines({ numbered, where }: Writing): readonly PlanLine[] {
  const windows = numbered.flatMap(({ entry, index }) =>
    entry.becomes?.place === "window" && entry.active
      ? [{ value: entry.becomes.value, line: entry.meaning.line, index }]
      : [],
  );
  const [first] = windows;
  if (first === undefined) return [];
  const from = where(first.line);
  const lines = windows.map(({ value, line, index }) => ({
    text: withComment(`      - ${JSON.stringify(value)}`, where(line)),
    owner: index,
  }));
  return [
    own(withComment("- title: In the deploy window", from)),
    own(withComment("  window:", from)),
    own(withComment("    allow:", from)),
    ...lines,
  ];
}

function productionLines(writing: Writing, watch: readonly PlanLine[], probes: boolean): readonly PlanLine[] {
  const { nowhere } = writing;
  const gates = gateLines(writing, "production");
  const asks = writing.numbered.some(
    ({ entry: { becomes, active } }) => active && becomes?.place === "production" && becomes.gate === "http",
  );
  const probe = own(
    withComment("- { title: Start page answers, http: { path: / } }", `${nowhere}: what the watch probes`),
  );
  const verify = [...(probes && !asks ? [probe] : []), ...gates];
  const body = [...rolloutLines(writing), ...section("verify", nowhere, verify), ...watch];
  if (body.some(({ text }) => !text.trimStart().startsWith("#")))
    return [own(withComment("production:", nowhere)), ...indent(body)];
  return [own(withComment("production: {}", nowhere)), ...indent(body)];
}

function rolloutLines({ numbered, where }: Writing): readonly PlanLine[] {
  return numbered.flatMap(({ entry: { becomes, active, trouble, meaning }, index }) => {
    if (becomes?.place !== "rollout") return [];
    const text = `promote: ${becomes.value}`;
    const from = trouble === null ? where(meaning.line) : `${where(meaning.line)}: ${trouble}`;
    return [{ text: withComment(active ? text : comment(text), from), owner: index }];
  });
}

/** What a person adds, once it is said whose it is. */
const RUNG_WORDS: Readonly<Record<string, string>> = {
  flag: "ladder: [flag, host], flag: { … } # whose flag, and which?",
  revert: "ladder: [host, revert] # with the secret that `explain` names",
};

function rollbackLines(writing: Writing): readonly PlanLine[] {
  const { numbered, where } = writing;
  const rungs = numbered.flatMap(({ entry, index }) =>
    entry.becomes?.place === "ladder" ? [{ entry, index, value: entry.becomes.value }] : [],
  );
  const host = rungs.find(({ value, entry }) => value === "host" && entry.active);
  const others = rungs
    .filter(({ value }) => value !== "host")
    .map(({ value, entry, index }) => ({
      text: withComment(
        comment(RUNG_WORDS[value] ?? `${value}: no rung takes it, a person does it`),
        where(entry.meaning.line),
      ),
      owner: index,
    }));
  const notes = [...others, ...remarks(writing, "rollback")];
  if (host === undefined) return section("rollback", where(rungs[0]?.entry.meaning.line ?? 1), notes);
  const from = where(host.entry.meaning.line);
  return section("rollback", from, [{ text: withComment("ladder: [host]", from), owner: host.index }, ...notes]);
}

function gateLines({ numbered, where }: Writing, place: PlannedGate["place"]): readonly PlanLine[] {
  return numbered.flatMap(({ entry: { becomes, active, trouble, meaning }, index }) => {
    if (becomes === null || !("gate" in becomes) || becomes.place !== place) return [];
    const text = `- ${renderGate(becomes)}`;
    const from = trouble === null ? where(meaning.line) : `${where(meaning.line)}: ${trouble}`;
    return [{ text: withComment(active ? text : comment(text), from), owner: index }];
  });
}

function remarks({ numbered, where }: Writing, near: string): readonly PlanLine[] {
  return numbered.flatMap(({ entry: { becomes, meaning }, index }) =>
    becomes?.place === "remark" && becomes.near === near
      ? [{ text: withComment(comment(becomes.value), where(meaning.line)), owner: index }]
      : [],
  );
}

function firstOf({ numbered, where, nowhere }: Writing, place: string): string {
  const line = numbered.find(
    ({ entry: { becomes } }) => becomes?.place === place || (place === "checklist" && becomes?.place === "env"),
  )?.entry.meaning.line;
  return line === undefined ? nowhere : where(line);
}
