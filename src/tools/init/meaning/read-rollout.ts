/** Steps of a rollout: whose shares they are, and how long each one stands. Pure. */
import type { Cell, ItemBlock, RowBlock } from "../document/block.ts";
import { durationsIn, withNumbers } from "./duration-words.ts";
import { left, type Meaning } from "./meaning.ts";
import { sectionRoles } from "./section-role.ts";
import { shownText, titleOf } from "./written-text.ts";

const SHARE = /\b(\d{1,3})\s?%/g;
/** Whose share the host can give. */
const VISITORS =
  /\btraffic|\bvisitors?\b|\brequests\b|besucher|\bverkehr|tr[aá]fi[ck]o|\btrafic\b|visiteurs|visitantes|visitatori|traffico|verkeer|トラフィック|流量|трафик/i;
/** Whose share is another's: a flag's users, machines. */
const OTHERS =
  /\bflags?\b|toggle|cohort|\bbeta\b|\binternal|\bteam\b|\bstaff\b|employees|\busers?\b|accounts?\b|customers?\b|tenants?\b|albums?\b|segment|instances?\b|servers?\b|\bpods?\b|regions?\b|\bnodes?\b|usuarios|nutzer|kunden|utilisateurs|\bclients?\b/i;
const EACH =
  /\beach\b|\bevery (?:step|stage)|\bper (?:step|stage)|\bjeweils\b|\bje\b|chacune?\b|\bcada\b|\bciascun|ずつ/i;
const BEGINS = /^(?:[^\W\d]+ \d+ ?[:–-] ?|(?:shift|ramp|move|send|switch)(?: to)? )?\d{1,3}\s?%/i;
const STEP = /,|;|→|->|\bthen\b|\band\b|\bdann\b|\bpuis\b|\bluego\b|\bund\b|\bet\b|\by\b/i;
const FEWEST = 2;
const WHOSE = "whether the host's visitors or the users of a flag are meant, a person must say";

/** All of a rollout, where a document says whose shares they are, that they end at everybody, and how long each stands. */
function statedRollout(steps: readonly string[], around: string): string | null {
  const said = [...steps, around].join("\n");
  if (steps.length < FEWEST || !VISITORS.test(said) || OTHERS.test(said)) return null;
  const shares = steps.map(sharesIn);
  if (shares.some((found) => found.length !== 1)) return null;
  const percents = shares.map(([share]) => Number(share));
  const isRising = percents.every((percent, index) => percent > (percents[index - 1] ?? 0));
  const stage = stageOf(steps, around);
  if (!isRising || percents.at(-1) !== 100 || stage === null) return null;
  return `{ rollout: [${percents.map((percent) => `${percent}%`).join(", ")}], stage: ${stage} }`;
}

/** One length for all stages before the last: the plan language has no other. */
function stageOf(steps: readonly string[], around: string): string | null {
  const own = steps.slice(0, -1).map((step) => durationsIn(step).map(({ text }) => text));
  const [first] = own[0] ?? [];
  if (first !== undefined && own.every((found) => found.length === 1 && found[0] === first)) return first;
  const all = [...steps, around].filter((text) => EACH.test(text)).flatMap((text) => durationsIn(text));
  const lengths = new Set(all.map(({ text }) => text));
  const said = new Set([...own.flat(), ...lengths]);
  return lengths.size === 1 && said.size === 1 ? ([...lengths][0] ?? null) : null;
}

function sharesIn(text: string): readonly string[] {
  return [...withNumbers(text).matchAll(SHARE)].map(([, share = ""]) => share);
}

function stated(line: number, text: string, value: string): Meaning {
  const why = "the shares of the visitors, and how long each of them stands";
  return { line, kind: "rollout", text, why, becomes: { place: "rollout", value } };
}

/** All items of a list share their texts, so each list is looked at once. */
interface ListedShares {
  /** Items that have one. */
  readonly count: number;
  /** All of them begin with one, and the last has everybody. */
  readonly isWhole: boolean;
  readonly value: string | null;
}

const LISTS = new WeakMap<readonly string[], ListedShares>();

function listOf({ siblings, lead, headings }: ItemBlock): ListedShares {
  const known = LISTS.get(siblings) ?? {
    count: siblings.filter((one) => sharesIn(one).length > 0).length,
    isWhole: siblings.every((one) => BEGINS.test(one)) && sharesIn(siblings.at(-1) ?? "")[0] === "100",
    value: statedRollout(siblings, [lead, headings.at(-1)?.text ?? ""].join("\n")),
  };
  LISTS.set(siblings, known);
  return known;
}

/** `10% of traffic, 15 minutes`; of `5% of users, 2 days` a person must say whose they are. */
export function readRolloutItem(block: ItemBlock): readonly Meaning[] {
  const { headings, line, checked } = block;
  const roles = sectionRoles(headings);
  const { count, isWhole, value } = listOf(block);
  if (count < FEWEST || ["results", "excluded"].some((role) => roles.includes(role as "results"))) return [];
  if (value !== null) return [stated(line, shownText(block.text), value)];
  if (!isWhole && (checked === null || !roles.includes("rollout"))) return [];
  const [head = "", ...tail] = block.text.split(":");
  const [step, rest] = sharesIn(head).length > 0 || sharesIn(block.text).length === 0 ? [head, tail] : [block.text, []];
  const [share] = sharesIn(step);
  const stage = durationsIn(step)[0]?.text;
  const own = share === undefined ? titleOf(step) : `${share}%${stage === undefined ? "" : `, stage: ${stage}`}`;
  const unclear = rest
    .join(":")
    .split(",")
    .filter((part) => part.trim() !== "")
    .map((part): Meaning => {
      const why = `${titleOf(part)}: which number, and from where, is not said`;
      const becomes = { place: "remark", near: "watch", value: titleOf(part) } as const;
      return { line, kind: "unclear", text: shownText(part), why, becomes };
    });
  return [unstated(line, shownText(step), own), ...unclear];
}

/** `| 10 % | 30 min |` below a head that says whose traffic it is. */
export function readRolloutRow({ line, header, cells, rows, headings }: RowBlock, text: string): Meaning {
  const around = [...header, ...headings.slice(-1).map((heading) => heading.text)].join("\n");
  const value = statedRollout(rows.map(textOf), around);
  if (value !== null) return stated(line, text, value);
  const share = cells.map((cell) => /^\s*(\d{1,3})\s?%/.exec(cell.text)?.[1]).find((found) => found !== undefined);
  if (share === undefined) return left(line, "comment", text, "a row that asks for nothing");
  return unstated(line, text, `${share}%`);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join(", ");
}

/** `Shift 10 %, 50 %, 100 % of the traffic, 15 minutes each`. */
export function readRolloutSentence(line: number, text: string): readonly Meaning[] {
  const shares = sharesIn(text);
  const isRise = shares.length >= FEWEST && shares.at(-1) === "100";
  if (!isRise || !VISITORS.test(text) || /[<>≤≥]/.test(text)) return [];
  const steps = text.split(STEP).filter((part) => sharesIn(part).length > 0);
  const value = statedRollout(steps, text);
  if (value !== null) return [stated(line, shownText(text), value)];
  return [unstated(line, shownText(text), shares.map((share) => `${share}%`).join(", "))];
}

function unstated(line: number, text: string, steps: string): Meaning {
  const value = `stages.production.promote.rollout: ${steps} # of the host's visitors?`;
  const why = `a step of a rollout: ${WHOSE}`;
  return { line, kind: "rollout", text, why, becomes: { place: "remark", near: "stages", value } };
}
