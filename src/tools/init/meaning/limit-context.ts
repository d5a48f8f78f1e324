/** What a limit is for: the same words are a goal under one heading and a reason to roll back under another. Pure. */
import type { Heading } from "../document/block.ts";
import { isWithin, rolesOf, sectionRoles } from "./section-role.ts";

export type LimitContext = "rollback" | "hold" | "negated" | "warn" | "success" | "none";

const NEGATED =
  /(?:do|does|should|must|need|will)(?:n.t| not|not) (?:be )?(?:roll|revert|abort)|never roll|\bno rollback\b|not (?:a |any )?reason|no (?:se )?reviert|nicht zur[uü]ck|pas de retour arri|n[aã]o reverter|non si ripristina|niet terug|не откат|不回滚|ロールバックしない/i;
const HOLD =
  /\bconsider|\bask the\b|(?<!without )\bdiscuss|\bdecides?\b|\binvestigat|\bthink about|\bmay roll|\bescalate\b/i;
const WARN = /\balerts?\b|\bwarn|\bnotif|\bslack\b|\bpage\b|\bpager\b|\bticket\b|→\s*\S/i;
const ROLLBACK =
  /roll(?:ed|ing|s)?[ -]?back|\babort|\bback[ -]?out\b|\bgo(?:es)? back\b|\brevert(?:s|ed)?\b|revert(?:ir|imos|ido)|zur[uü]ck(?:gerollt|rollen|setzen)|\btriggers?\b|revenir|revenons|\bkill switch\b|abbruch|abbrechen|reverter|revers[aã]o|ripristin|terugdraai|wycofa|откат|ロールバック|回滚|回退|롤백/i;
const GOAL = /\b(?:target|goal|objetivo|ziel|objectif)\s*[:=<>≤≥]/i;
const CONTINUES = /^\s*(?:the same|this also|likewise|also|ebenso|lo mismo)\b/i;

export interface LimitPlace {
  /** The sentence or the cell itself. */
  readonly text: string;
  /** What leads in its list, or the sentence before it. */
  readonly lead: string;
  readonly headings: readonly Heading[];
}

export function limitContext({ text, lead, headings }: LimitPlace): LimitContext {
  if (NEGATED.test(text) || NEGATED.test(lead)) return "negated";
  if (ROLLBACK.test(text) && !HOLD.test(text)) return "rollback";
  if (HOLD.test(text) || HOLD.test(lead)) return "hold";
  if (CONTINUES.test(text) && ROLLBACK.test(lead)) return "rollback";
  if (GOAL.test(text)) return "success";
  const nearest = headings.findLast(({ depth }) => depth > 1)?.text ?? "";
  if (WARN.test(text) || /alert|warning|avisos/i.test(nearest)) return "warn";
  if (ROLLBACK.test(lead) && /:\s*$/.test(lead.trim())) return "rollback";
  const roles = sectionRoles(headings);
  if (roles.includes("excluded") || isWithin(headings, "afterRollback")) return "none";
  if (roles.includes("rollback")) return "rollback";
  if (roles.includes("results")) return "none";
  return roles.includes("success") || rolesOf(lead).includes("success") ? "success" : "none";
}
