/** Mistakes that a schema found, told in the user's terms and with the place in the file. */
import { z } from "zod";
import type { core, ZodSafeParseResult, ZodType } from "zod";
import type { Problem } from "../lib/error.ts";
import { EXACTLY_ONE } from "./gate-schema.ts";
import { describeIssue, UNION_WITHOUT_WORDS } from "./issue-words.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

type Issue = core.$ZodIssue;

/** Words of the design that this version does not have: said so, instead of "unknown". */
const NOT_YET = new Set(["announce"]);
/** What a plan had in the first design, and where it is now. */
const MOVED: Readonly<Record<string, string>> = {
  windows: "Declare deploy windows with a gate: `window` in `checklist` or in `stages.staging.verify`.",
};
const NOT_YET_REMEDY = "Remove it for now; the plan is refused rather than run without it.";

export const PLAN_BEGINS = 'A plan begins with "version: 1".';

/** How a document is spoken of. */
export interface DocumentWords {
  /** `the plan`. */
  readonly whole: string;
  /** `not a plan`. */
  readonly isNot: string;
  readonly remedy: string;
}

const PLAN_WORDS: DocumentWords = { whole: "the plan", isNot: "not a plan", remedy: PLAN_BEGINS };

/** zod keeps the `keys` array of a raw issue in the final one, but not the schema, which alone knows the valid keys. */
const knownKeys = new WeakMap<readonly string[], readonly string[]>();

/**
 * Parses with messages in the plan's words. A gate's schema may parse a part of its spec by itself, out of reach of an
 * error map that is passed in; so it is zod's global one for as long as this call lasts.
 */
export function parseInPlainWords<Value>(schema: ZodType<Value>, value: unknown): ZodSafeParseResult<Value> {
  const before = z.config().customError;
  z.config({
    customError: (issue) => {
      if (issue.code === "unrecognized_keys") {
        const shape = (issue.inst as { def?: { shape?: object } } | undefined)?.def?.shape;
        knownKeys.set(issue.keys, Object.keys(shape ?? {}));
      }
      return describeIssue(issue);
    },
  });
  try {
    const result = schema.safeParse(value);
    // zod words the issues when they are first read, which must be before its map is put back.
    void result.error?.issues;
    return result;
  } finally {
    z.config({ customError: before });
  }
}

/** What the schema found, each with its place. `checklistOnly`: keys of the gates that no stage has. */
export function toProblems(
  issues: readonly Issue[],
  source: YamlSource,
  checklistOnly: readonly string[] = [],
  words: DocumentWords = PLAN_WORDS,
): Problem[] {
  const flat = issues.flatMap((issue) => unfoldUnion(issue, []));
  const misspelt = misspeltKeys(flat);
  return flat
    .filter((issue) => !isSaidBetter(issue, flat) && !(misspelt.has(renderPath(issue.path)) && !source.has(issue.path)))
    .flatMap((issue) => problemsOf(issue, source, checklistOnly, words));
}

function problemsOf(
  issue: Issue,
  source: YamlSource,
  checklistOnly: readonly string[],
  words: DocumentWords,
): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys.get(issue.keys) ?? [];
    return issue.keys.map((key) => ({
      ...(isGateOfStage(issue.path) && checklistOnly.includes(key)
        ? describeChecklistOnly(issue.path, key)
        : describeUnknownKey(issue.path, key, known, valueAt(source.value, [...issue.path, key]), words)),
      position: source.keyPosition([...issue.path, key]),
    }));
  }
  const where = renderPath(issue.path);
  if (where === "") {
    const message = `${words.isNot}: ${issue.message}`;
    return [{ message, position: source.valuePosition([]), remedy: words.remedy }];
  }
  if (!source.has(issue.path)) {
    return [{ message: `${where} is missing: ${issue.message}`, position: source.keyPosition(issue.path) }];
  }
  if (issue.code === "invalid_key") {
    const message = issue.issues[0]?.message ?? issue.message;
    return [{ message: `${where}: ${message}`, position: source.keyPosition(issue.path) }];
  }
  const aboutItem = issue.code === "custom" && issue.params?.["rule"] === EXACTLY_ONE;
  const position = aboutItem ? source.keyPosition(issue.path) : source.valuePosition(issue.path);
  return [{ message: `${where}: ${issue.message}`, position }];
}

/** `stages.staging.verify[0]`. */
function isGateOfStage(path: Path): boolean {
  return path[0] === "stages" && path[2] === "verify" && path.length === 4;
}

function describeChecklistOnly(path: Path, key: string): Problem {
  return {
    message: `${renderPath([...path, key])}: the gate "${key}" needs people on the pull request, and a stage has none`,
    remedy: `Move the item to "checklist".`,
  };
}

function describeUnknownKey(
  path: Path,
  key: string,
  known: readonly string[],
  value: unknown,
  words: DocumentWords,
): Problem {
  const full = renderPath([...path, key]);
  if (words === PLAN_WORDS && NOT_YET.has(full))
    return { message: `${full} is not available in this version`, remedy: NOT_YET_REMEDY };
  const moved = words === PLAN_WORDS && Object.hasOwn(MOVED, full) ? MOVED[full] : undefined;
  if (moved !== undefined) return { message: `${full} is not a key of the plan`, remedy: moved };
  const inside = path.length === 0 ? words.whole : renderPath(path);
  const nearest = value === null ? keyMeant(key, known) : nearestWord(key, known);
  if (value === null && nearest !== key && (nearest === null || key.startsWith(`${nearest} `))) {
    return {
      message: `unknown key "${key}" in ${inside}, without a value`,
      remedy:
        nearest === null
          ? "Inside { } a comma begins the next key: put a text with a comma in quotes."
          : `Is a colon missing? "${nearest}: ${key.slice(nearest.length).trim()}".`,
    };
  }
  return {
    message: `unknown key "${key}" in ${inside}`,
    ...(nearest ? { remedy: `Did you mean "${nearest}"?` } : {}),
    ...(!nearest && known.length > 0 ? { remedy: `Known here: ${known.join(", ")}.` } : {}),
  };
}

/**
 * Of a value that may have several forms, the mistakes in the form that it comes nearest to;
 * the union's own sentence where it resembles none.
 */
function unfoldUnion(issue: Issue, prefix: Path): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code !== "invalid_union") return [{ ...issue, path } as Issue];
  const resembling = issue.errors
    .filter((branch) => branch.length > 0 && !branch.some((inner) => inner.path.length === 0 && isShapeMistake(inner)))
    .toSorted((left, right) => left.length - right.length);
  const [nearest] = resembling;
  if (nearest) return nearest.flatMap((inner) => unfoldUnion(inner, path));
  if (issue.message !== UNION_WITHOUT_WORDS) return [{ ...issue, path } as Issue];
  return [{ ...issue, path, message: joinForms(issue.errors.flatMap((branch) => branch.slice(0, 1))) } as Issue];
}

/** `expected text or a list, found 3` of "expected text, found 3" and "expected a list, found 3". */
function joinForms(issues: readonly Issue[]): string {
  const words = [...new Set(issues.map(({ message }) => message))];
  const suffix = /, found .*$/s.exec(words[0] ?? "")?.[0] ?? "";
  if (!words.every((word) => word.startsWith("expected ") && word.endsWith(suffix))) return words.join(", or ");
  const forms = words.map((word) => word.slice("expected ".length, word.length - suffix.length));
  return `expected ${forms.join(" or ")}${suffix}`;
}

function isShapeMistake(issue: Issue): boolean {
  return issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union";
}

/** The key that an unknown one stands for: misspelt, or without its colon (`project web`). */
function keyMeant(unknown: string, known: readonly string[]): string | null {
  return known.find((key) => unknown.startsWith(`${key} `)) ?? nearestWord(unknown, known);
}

/** Places of the keys that unknown ones beside them stand for: where such a key is missing, that is said already. */
function misspeltKeys(issues: readonly Issue[]): ReadonlySet<string> {
  const places = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((unknown) => {
          const meant = keyMeant(unknown, knownKeys.get(issue.keys) ?? []);
          return meant === null ? "" : renderPath([...issue.path, meant]);
        })
      : [],
  );
  return new Set(places.filter((place) => place !== ""));
}

/** "Names no gate" says less than what is wrong inside the same item. */
function isSaidBetter(issue: Issue, all: readonly Issue[]): boolean {
  if (issue.code !== "custom" || issue.params?.["rule"] !== EXACTLY_ONE) return false;
  if (issue.message.startsWith("names no ") === false) return false;
  const prefix = renderPath(issue.path);
  return all.some(
    (other) =>
      (other.code === "unrecognized_keys" && renderPath(other.path) === prefix) ||
      (other.path.length > issue.path.length &&
        other.path[issue.path.length] !== "title" &&
        renderPath(other.path.slice(0, issue.path.length)) === prefix),
  );
}

/** `stages.staging.verify[0].http.status`. */
export function renderPath(path: Path): string {
  return path
    .map((segment, index) =>
      typeof segment === "number" ? `[${segment}]` : `${index === 0 ? "" : "."}${String(segment)}`,
    )
    .join("");
}

/** What stands at a path of plain data; undefined where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, segment) =>
      typeof inside === "object" && inside !== null ? (inside as Record<PropertyKey, unknown>)[segment] : undefined,
    value,
  );
}
