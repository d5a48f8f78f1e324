/** TypeScript as far as imports and names need it: code told apart from comments and texts. */

export interface ImportOf {
  /** As written: `./a.ts`, `node:fs`, `zod`. */
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const REGULAR_EXPRESSION = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
/** What opens and closes nothing. */
const PLAIN = /[^/"'`{}]+/y;
const TEMPLATE_PART = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/y;

/** Every rule reads every file. */
const blanked = new Map<string, string>();

/** The source with comments and the inside of texts replaced by spaces; every other character keeps its place. */
export function blankTexts(source: string): string {
  const known = blanked.get(source) ?? blank(source, false);
  blanked.set(source, known);
  return known;
}

/** The source with its comments replaced by spaces. */
export function blankComments(source: string): string {
  return blank(source, true);
}

function blank(source: string, keepsTexts: boolean): string {
  const out: string[] = [];
  /** Open braces inside each `${`, innermost last. */
  const depths: number[] = [];
  let at = 0;
  const pass = (length: number, kind: "comment" | "text" | "template") => {
    const text = source.slice(at, at + length);
    if (keepsTexts && kind !== "comment") out.push(text);
    else
      out.push(kind === "text" && length >= 2 ? `${text[0]}${spaces(text.slice(1, -1))}${text.at(-1)}` : spaces(text));
    at += length;
  };
  const copy = (length = 1) => {
    out.push(source.slice(at, at + length));
    at += length;
  };
  const template = () => {
    pass(matchLength(TEMPLATE_PART, source, at), "template");
    if (source[at] === "`") copy();
    else if (at < source.length) {
      depths.push(0);
      copy();
      copy();
    }
  };
  while (at < source.length) {
    copy(matchLength(PLAIN, source, at));
    if (at === source.length) break;
    const character = source[at] ?? "";
    const comment = character === "/" ? matchLength(COMMENT, source, at) : 0;
    const text = character === '"' || character === "'" ? matchLength(STRING, source, at) : 0;
    const pattern =
      character === "/" &&
      comment === 0 &&
      /(?:^|[(,=:[!&|?{};\n]|\breturn)\s*$/.test(out.slice(-40).join("").slice(-40))
        ? matchLength(REGULAR_EXPRESSION, source, at)
        : 0;
    if (comment > 0) pass(comment, "comment");
    else if (text > 0 || pattern > 0) pass(text || pattern, "text");
    else if (character === "`") {
      copy();
      template();
    } else if (character === "}" && depths.at(-1) === 0) {
      depths.pop();
      copy();
      template();
    } else {
      if (depths.length > 0 && (character === "{" || character === "}")) {
        depths[depths.length - 1] = (depths.at(-1) ?? 0) + (character === "{" ? 1 : -1);
      }
      copy();
    }
  }
  return out.join("");
}

function spaces(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Every import and re-export with a literal specifier, type-only and dynamic ones included. */
export function importsOf(source: string): ImportOf[] {
  const code = blankTexts(source);
  const statements = /\b(?:import|export)\s+(type\s+)?(?:[\w$*{][^;"']*?\bfrom\s*)?(?=["'])|\bimport\(\s*(?=["'])/g;
  return [...code.matchAll(statements)].map((match) => {
    const start = match.index + match[0].length;
    const end = code.indexOf(code[start] ?? "", start + 1);
    return { specifier: source.slice(start + 1, end), typeOnly: match[1] !== undefined };
  });
}
