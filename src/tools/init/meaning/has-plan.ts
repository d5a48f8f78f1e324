/** Whether a document is a plan at all: many that are called one describe a system, or what was done. Pure. */
import type { ParsedDocument } from "../document/block.ts";
import type { Meaning, MeaningKind } from "./meaning.ts";

/** What only a plan says. */
const STRONG: ReadonlySet<MeaningKind> = new Set<MeaningKind>([
  "announce",
  "blocker",
  "condition",
  "freeze",
  "rollout",
  "sign-off",
  "task",
  "window",
]);
/** What other documents say too. */
const WEAK: ReadonlySet<MeaningKind> = new Set<MeaningKind>([
  "command",
  "guessed",
  "hold",
  "http",
  "ladder",
  "manual",
  "tls",
]);
const WEAK_WEIGHT = 1 / 3;
/** So much of a document's lines must be a plan's, or so many in all. */
const LEAST_SHARE = 0.06;
const ENOUGH = 5;
const RELEASE =
  /deploy|release|roll-?out|roll(?:ing)?[ -]?back|go[ -]?live|go ?\/ ?no|launch|cut-?over|production|staging|pre-?prod|canary|blue ?\/ ?green|hot-?fix|maintenance window|\bship|runbook|despliegue|lanzamiento|reversi[oó]n|producci[oó]n|puesta en|bereitstell|ver[oö]ffentlich|ausroll|produktiv|inbetriebnahme|d[eé]ploiement|mise en (?:production|ligne)|livraison|implanta[cç]|implantar|lan[cç]amento|produ[cç][aã]o|rilascio|distribuzione|uitrol|driftsett|wdro[zż]eni|развёрт|разверт|релиз|деплой|デプロイ|リリース|本番|部署|发布|上线|發佈|배포|출시/i;
const TITLED =
  /plan|runbook|checklist|procedure|playbook|process|steps|guide|strategy|schritte|ablauf|proc[eé]d|proceso|pasos|手順|计划|계획/i;

/** Why it is none, in words; null where it is one. */
export function whyNoPlan({ blocks }: ParsedDocument, meanings: readonly Meaning[]): string | null {
  const planned = meanings.filter(({ becomes }) => becomes !== null);
  const open = new Set(
    blocks.flatMap((block) => (block.kind === "item" && block.checked === false ? [block.line] : [])),
  );
  const strong = planned.filter(({ kind, line }) => STRONG.has(kind) || open.has(line));
  const weak = planned.filter(({ kind, line }) => WEAK.has(kind) && !open.has(line));
  const weight = strong.length + weak.length * WEAK_WEIGHT;
  const steps = meanings.filter(({ kind }) => kind === "step");
  const headings = blocks.filter((block) => block.kind === "heading").map(({ text }) => text);
  const title = headings[0] ?? "";
  const isSteps = steps.length > 0 && RELEASE.test(title) && TITLED.test(title);
  if (!isSteps && (weight < 1 || (strong.length < ENOUGH && weight / meanings.length < LEAST_SHARE))) {
    const done = meanings.filter(({ kind }) => kind === "history").length;
    if (done > 0)
      return `found no plan in it: what it has is ticked or checked off already (${done} lines), and that is history`;
    return "found no plan in it: no open task, no condition, nobody who signs, no window and no way back";
  }
  const asked = [...strong, ...weak, ...steps].map(({ text }) => text);
  const speaks = [...headings, ...asked].some((text) => RELEASE.test(text));
  return speaks
    ? null
    : "found no plan in it: neither a heading nor a task speaks of a release, in any language that is known here";
}
