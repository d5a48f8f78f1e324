/** An item of a list: a task, a step, a condition, or a remark. Pure. */
import type { ItemBlock } from "../document/block.ts";
import { LABEL_DEPTH } from "./label-headings.ts";
import { limitContext } from "./limit-context.ts";
import { left, type Meaning, type PlannedGate } from "./meaning.ts";
import { readGates, readVariables, readAnswer } from "./read-gates.ts";
import { readLimits } from "./read-limits.ts";
import { readRolloutItem, readRolloutSentence } from "./read-rollout.ts";
import { readRungs } from "./read-rungs.ts";
import { readWatch } from "./read-watch.ts";
import { readWindows } from "./read-windows.ts";
import { groupOf, isWithin, sectionRoles } from "./section-role.ts";
import { groupTitle, shownText, titleOf } from "./written-text.ts";

const PSEUDO_BOX = /^\[[ xX]?\]/;
const DONE = /^[✅✔☑🟢🆗]/u;
const OPEN = /^[☐⬜◻🔲▢□❌⏳🔴🟡⚠🚧]/u;
const OPTIONAL =
  /^\(?(?:optional|if applicable|if needed|if required|if relevant|nice to have|n\/a|opcional|falls n[oö]tig|si procede)\b|\((?:optional|if applicable|if needed|opcional)\)/i;
const BLOCKER = /\bblocker\b|\bblocking\b|🔴/iu;
const ASKS = /^(?:pass if|look at|verify|check|expected|confirm|evidence|comprobar|pr[uü]fen)\b/i;
/** Headings of lists of reasons to go back. */
const CONDITIONS =
  /trigger|criteria|condition|when to|\bif\b|\bwhen\b|rules|kriteri|criteri|crit[eè]re|condici|bedingung|voorwaard|warunk|услови|критери|条件|조건/i;
const HANDLE = /(?<![\w.])@[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9_-]+)?/g;

export function readItem(block: ItemBlock): readonly Meaning[] {
  const { line, checked, struck } = block;
  const text = block.text.trim();
  const shown = shownText(text);
  if (struck) return [left(line, checked === null ? "not-a-task" : "optional", shown, "it is struck out")];
  if (checked === null && PSEUDO_BOX.test(text)) {
    return [left(line, "not-a-task", shown, "it looks like a box, but is none in Markdown: nobody is asked")];
  }
  if (text === "") return [];
  if (checked === true)
    return [ticked(block, "it was ticked in the document: history, not a pass, so it is asked again")];
  if (OPTIONAL.test(text)) return [left(line, "optional", shown, "it is optional, and a gate is not")];
  if (checked === false) return readTask(block);
  if (DONE.test(text)) return [left(line, "history", shown, "a check mark is history, not a pass")];
  if (OPEN.test(text)) return [manual(block, "guessed", "guessed: a sign that reads as an open box")];
  return readPlain(block);
}

function readTask(block: ItemBlock): readonly Meaning[] {
  const { headings } = block;
  const text = block.text.trim();
  const roles = sectionRoles(headings);
  if (BLOCKER.test(text)) return [manual(block, "blocker", "an open blocker: a person must say that it is solved")];
  if (isWithin(headings, "afterRollback")) {
    return [manual(block, "manual", "it is done after a rollback, so no pull request asks for it", "rollback")];
  }
  const rollout = readRolloutItem(block);
  if (rollout.length > 0) return rollout;
  if (roles.includes("approvals")) return [signOff(block)];
  const gates = readGates({ ...block, text });
  if (gates.length > 0) return gates;
  const later = [...readWatch(block.line, text, headings), ...readWindows(block.line, text, groupOf(headings) ?? "")];
  if (later.length > 0) return later;
  const goals = goalsOf(block);
  if (goals.length > 0) return goals;
  if (handlesIn(text).length > 0) return [signOff(block)];
  if (block.hasChildren && text.endsWith(":"))
    return [left(block.line, "task", shownText(text), "what stands below it is asked instead")];
  return [manual(block, "task", whyManual(block))];
}

function whyManual({ codes }: ItemBlock): string {
  return codes.length === 0
    ? "a person must say so"
    : "a person must say so: what stands in it is no command that is known only to test, build or check";
}

/** A number in a task of the watch is a goal; elsewhere a person looks at it. */
function goalsOf(block: ItemBlock): readonly Meaning[] {
  const roles = sectionRoles(block.headings);
  const place = { text: block.text, lead: block.lead, headings: block.headings };
  const context = limitContext(place);
  const isGoal = (roles.includes("watch") || roles.includes("success")) && context === "none";
  if (!isGoal && context !== "rollback" && context !== "success") return [];
  const written = { line: block.line, text: block.text, subject: null, around: block.text };
  const found = readLimits(written, isGoal ? "success" : context);
  return found.every(({ becomes }) => becomes !== null) ? found : [];
}

function readPlain(block: ItemBlock): readonly Meaning[] {
  const { line, headings, lead } = block;
  const text = block.text.trim();
  const roles = sectionRoles(headings);
  const context = limitContext({ text, lead, headings });
  const limits = readLimits({ line, text, subject: null, around: text }, context);
  const rollout = limits.length > 0 ? [] : readRolloutItem(block);
  if (rollout.length > 0) return rollout;
  if (limits.some(({ kind }) => kind !== "comment")) return limits;
  const others = [
    ...readWindows(line, text, groupOf(headings) ?? ""),
    ...readRungs(line, text, headings),
    ...readRolloutSentence(line, text),
    ...(roles.includes("environment") ? readVariables(block) : []),
    ...(roles.includes("contacts") ? [] : readWatch(line, text, headings)),
  ];
  if (others.length > 0) return others;
  const isAsked = roles.includes("before") && !roles.includes("success");
  const gates = isAsked ? readGates({ ...block, text }) : [];
  if (gates.length > 0) return gates;
  if (limits.length > 0) return limits;
  // Plain text has no boxes: what stands below `Before the release:` is asked.
  if (isAsked && headings.at(-1)?.depth === LABEL_DEPTH) return [manual(block, "manual", "a person must say so")];
  if (context === "rollback" && (lead.trim().endsWith(":") || CONDITIONS.test(headings.at(-1)?.text ?? ""))) {
    return [unclearCondition(block)];
  }
  if (context === "success") return [manual(block, "manual", "a goal without a number: a person must look")];
  if (roles.includes("excluded") || roles.includes("contacts") || roles.includes("results")) {
    return [left(line, "comment", shownText(text), "it is no part of what a release does")];
  }
  if (context === "hold") {
    const value = `${titleOf(text)} # a person decides; the plan language has no word for it`;
    return [
      {
        line,
        kind: "hold",
        text: shownText(text),
        why: "a person decides",
        becomes: { place: "remark", near: "watch", value },
      },
    ];
  }
  const answers = readAnswer(block);
  if (answers.length > 0) return answers;
  if (roles.includes("approvals") && handlesIn(text).length > 0) return [signOff(block)];
  if (ASKS.test(text)) return [manual(block, "manual", "a person must look")];
  if (block.ordered) return [manual(block, "step", "a step of the document's own, done by a person")];
  return [left(line, "comment", shownText(text), "it asks for nothing")];
}

function unclearCondition({ line, text }: ItemBlock): Meaning {
  const value = `rollback_conditions: ${titleOf(text)} # no metric and no limit is said`;
  const becomes = { place: "remark", near: "watch", value } as const;
  return {
    line,
    kind: "unclear",
    text: shownText(text),
    why: "a reason to roll back without a metric and a limit",
    becomes,
  };
}

/** A box that a person ticks, where the document says who; else somebody must be named. */
export function manual(
  block: Pick<ItemBlock, "line" | "text" | "headings">,
  kind: Meaning["kind"],
  why: string,
  near: "checklist" | "rollback" = "checklist",
): Meaning {
  const { line, text } = block;
  const becomes = signOffOf(block, handlesIn(text));
  const isNow = near === "checklist" && !isLater(block.headings) && !isOfRelease(text, block.headings);
  if (isNow) return { line, kind, text: shownText(text), why, becomes };
  const value = titleOf(text);
  return {
    line,
    kind,
    text: shownText(text),
    why,
    becomes: { place: "remark", near: near === "rollback" ? near : "stages", value },
  };
}

function ticked(block: ItemBlock, why: string): Meaning {
  const value = `- ${titleOf(block.text)} # was ticked: history`;
  return {
    line: block.line,
    kind: "history",
    text: shownText(block.text),
    why,
    becomes: { place: "remark", near: "checklist", value },
  };
}

function signOff(block: ItemBlock): Meaning {
  const who = handlesIn(block.text);
  const why =
    who.length > 0
      ? "the people that the document names must agree"
      : "somebody must agree; a role is no team at GitHub";
  return { line: block.line, kind: "sign-off", text: shownText(block.text), why, becomes: signOffOf(block, who) };
}

export function signOffOf(block: Pick<ItemBlock, "text" | "headings">, who: readonly string[]): PlannedGate {
  const group = groupOf(block.headings);
  const isEither = / or |\/\s*@| o | oder | ou /i.test(block.text);
  const names = [...new Map(who.map((name) => [name.toLowerCase(), name])).values()].slice(0, 20);
  return {
    place: "checklist",
    title: titleOf(block.text),
    group: group === null ? null : groupTitle(group),
    gate: "sign-off",
    spec: names.length > 1 && !isEither ? { "all-of": names } : { by: names },
    missing: names.length === 0 ? "who signs" : null,
  };
}

export function handlesIn(text: string): readonly string[] {
  return (text.match(HANDLE) ?? []).filter((name) =>
    /^@[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\/[A-Za-z0-9][\w-]*)?$/.test(name),
  );
}

const RELEASES =
  /^(?:deploy|promote|shift|switch (?:the )?traffic|cut[ -]?over|roll[ -]?out|decommission|flip|go live)\b(?!.*(?:staging|preview|\btest))/i;

/** What the release itself does, wherever it stands. */
function isOfRelease(text: string, headings: ItemBlock["headings"]): boolean {
  const roles = sectionRoles(headings);
  return RELEASES.test(text.trim()) && !roles.includes("before") && !roles.includes("approvals");
}

/** What a pull request cannot ask for, since it comes after its merge. */
function isLater(headings: ItemBlock["headings"]): boolean {
  const roles = sectionRoles(headings);
  if (roles.includes("before") || roles.includes("approvals") || roles.includes("environment")) return false;
  return roles.some((role) => ["watch", "rollback", "production", "after", "rollout"].includes(role));
}
