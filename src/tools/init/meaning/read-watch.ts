/** How long production is watched, as a document says it. Pure. */
import type { Heading } from "../document/block.ts";
import { DURATION, durationFrom, withNumbers } from "./duration-words.ts";
import type { Meaning } from "./meaning.ts";
import { rolesOf, sectionRoles } from "./section-role.ts";
import { shownText } from "./written-text.ts";

const WATCHES =
  /\bwatch|\bmonitor|\bobserv|look(?:s|ing)? at|keep an eye|vigila|beobacht|[uü]berwach|surveill|sorvegli|monitorar|bewak|obserwow|monitorow|наблюд|мониторинг|監視|监控|观察|모니터링|hyper-?care|\bsoak\b/i;
/** A duration at the end of such a task, or one that says by itself that it lasts: `30分間`. */
const LASTING = new RegExp(String.raw`(\d+)\s?(分間|時間|日間|분간|시간)|${DURATION}\s*\)?\s*$`, "i");
const BEGINS = /^\W*(?:watch|monitor|observe|keep an eye|vigila|beobacht|[uü]berwach|surveill|監視|监控)/i;
const FOR = new RegExp(
  String.raw`(?:\bfor\b|\bfirst\b|\bduring\b|\bnext\b|\bdurante\b|\bprimer[oa]s?\b|f[uü]r|pendant|\bersten\b|\beerste\b|\bover\b|gedurende|przez|в течение|nelle prime|per|por|nas primeiras|pr[oó]ximas)\s+(?:the\s+|at least\s+|las?\s+|los?\s+|die\s+|les\s+)*(?:first\s+|next\s+|primer[oa]s\s+|ersten\s+|eerste\s+)?${DURATION}`,
  "i",
);
const LONE = new RegExp(String.raw`(?:^|[(:,–-]\s*)(?:first |the first |last |primeras )?${DURATION}\s*\)?\s*$`, "i");

/** In a sentence that speaks of watching. */
export function readWatch(line: number, text: string, headings: readonly Heading[]): readonly Meaning[] {
  const roles = sectionRoles(headings);
  const isElsewhere = ["staging", "before", "excluded", "results"].some((role) => roles.includes(role as "staging"));
  if (!WATCHES.test(text) || (isElsewhere && !roles.includes("watch"))) return [];
  if (/\b(?:staging|preview|canary)\b/i.test(text)) return [];
  const words = withNumbers(text);
  const isTask = BEGINS.test(text) || /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text);
  return watchFrom(line, text, FOR.exec(words) ?? (isTask ? lastingIn(words) : null));
}

/** In a heading: `Phase 4: Watch (first 30 minutes)`. */
export function readWatchHeading(line: number, text: string): readonly Meaning[] {
  const roles = rolesOf(text);
  if (!roles.includes("watch") || roles.includes("rollback") || roles.includes("results")) return [];
  const words = withNumbers(text);
  return watchFrom(line, text, FOR.exec(words) ?? LONE.exec(words));
}

/** In the first column of a table below such a heading: `24 hours`. */
export function readWatchCell(line: number, cell: string, text: string): readonly Meaning[] {
  const words = withNumbers(cell);
  return watchFrom(line, text, FOR.exec(words) ?? LONE.exec(words));
}

function lastingIn(words: string): RegExpExecArray | null {
  const match = LASTING.exec(words);
  if (match === null) return null;
  match[1] ??= match[3] ?? "";
  match[2] ??= match[4] ?? "";
  return match;
}

function watchFrom(line: number, text: string, match: RegExpExecArray | null): readonly Meaning[] {
  const duration = match === null ? null : durationFrom(match[1] ?? "", match[2] ?? "");
  if (duration === null || duration.ms < 60_000) return [];
  const becomes = { place: "watch", value: duration.text } as const;
  return [
    { line, kind: "watch", text: shownText(text), why: `how long production is watched: ${duration.text}`, becomes },
  ];
}
