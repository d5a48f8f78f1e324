/** Ways back that a document names: the host's own, a revert, a flag, the database. Pure. */
import type { Heading } from "../document/block.ts";
import type { Meaning } from "./meaning.ts";
import { isWithin } from "./section-role.ts";
import { shownText } from "./written-text.ts";

const WHY = {
  host: "production points back at what served before",
  flag: "a rung of the ladder, where a person says whose flag it is, and which",
  revert: "a rung of the ladder, which proposes a revert with a token of its own",
  "database by hand": "a way back that no rung takes: what was written since would be lost",
} as const;

const RUNGS: readonly (readonly [keyof typeof WHY, RegExp])[] = [
  ["flag", /\bflags?\b|kill[ -]?switch|feature toggle|schalter/i],
  [
    "database by hand",
    /pg_restore|database restore|restore (?:the |from )?(?:database|backup|dump)|db:rollback|down migration|migrate:?\s?down|restaurar/i,
  ],
  ["revert", /\bgit revert\b|\brevert(?:ing|s)? (?:the |of the |del? )?(?:merge|commit|pull request|pr|[uú]ltimo)/i],
  [
    "host",
    /\bvercel (?:rollback|promote|alias)\b|instant rollback|host rollback|previous (?:deployment|build|image|version|release)|(?:deployment|version|build|release) before|versi[oó]n anterior|vers[aã]o anterior|versione precedente|vorige versie|poprzedni\w* wersj|предыдущ\w* верси|前のバージョン|上一(?:个)?版本|이전 버전|vorherige[nrs]? (?:version|build)|version pr[eé]c[eé]dente|promote (?:the )?previous|domain at the previous/i,
  ],
];

const FORBIDDEN = /\b(?:do not|don.t|must not|never|no debe|n[aã]o deve|nicht|ne pas|non deve|niet)\b/i;

/** Only where the document speaks of going back. */
export function readRungs(line: number, text: string, headings: readonly Heading[]): readonly Meaning[] {
  const isSaid = isWithin(headings, "rollback") || /^(?:switch off|kill switch|turn off|roll ?back by)/i.test(text);
  if (!isSaid || FORBIDDEN.test(text)) return [];
  return RUNGS.filter(([, pattern]) => pattern.test(text)).map(([rung]): Meaning => {
    return { line, kind: "ladder", text: shownText(text), why: WHY[rung], becomes: { place: "ladder", value: rung } };
  });
}
