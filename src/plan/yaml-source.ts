/** A YAML text as a value whose every part can be found again in the text. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from "yaml";
import type { Position, Problem } from "../lib/error.ts";
import { readAliases } from "./yaml-aliases.ts";
import { findYamlMistakes, YAML_OPTIONS } from "./yaml-mistakes.ts";

export type Path = readonly PropertyKey[];

export interface YamlSource {
  /** The whole file as plain data; aliases and merge keys are resolved. */
  readonly value: unknown;
  /** Keys written twice in one mapping. The later one is in `value`. */
  readonly duplicates: readonly Problem[];
  has(path: Path): boolean;
  /** Where a key stands; of a list item, where it begins; of what is missing, the nearest thing around it. */
  keyPosition(path: Path): Position;
  /** Where a value stands; `column` counts from 0 inside a text value. */
  valuePosition(path: Path, column?: number): Position;
  /** Every text value as it is written, each once: what an alias repeats is not repeated here. */
  texts(): readonly { readonly path: Path; readonly text: string }[];
}

/** One expansion of an alias is cheap, a hundred are more than any plan needs; a bomb has billions. */
const MAXIMUM_ALIASES = 100;

/** The value with its positions, or every mistake that keeps it from being YAML. */
export function parseYaml(text: string, file: string): YamlSource | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(text, { ...YAML_OPTIONS, lineCounter: lines });
  if (document.errors.length > 0 || document.warnings.length > 0) return { problems: findYamlMistakes(text, file) };
  const aliases = readAliases(document, positionAt);
  if (aliases.problems.length > 0) return { problems: aliases.problems };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAXIMUM_ALIASES });
    return sourceOf({ document, targets: aliases.targets }, value, positionAt);
  } catch {
    return {
      problems: [
        {
          message: `aliases repeat more than ${MAXIMUM_ALIASES} parts of the file, so it was not read`,
          position: positionAt(aliases.firstOffset),
          remedy: "Write the parts out, or use fewer aliases inside anchored parts.",
        },
      ],
    };
  }
}

/** A document and what each of its aliases repeats. */
interface Resolved {
  readonly document: Document.Parsed;
  readonly targets: ReadonlyMap<Alias, Node>;
}

function sourceOf(resolved: Resolved, value: unknown, positionAt: (offset: number) => Position): YamlSource {
  const { document, targets } = resolved;
  const root = document.contents as Node | null;
  return {
    value,
    duplicates: findDuplicateKeys(document, positionAt),
    has: (path) => locate(targets, root, path).found === path.length,
    keyPosition: (path) => {
      const { key, node } = locate(targets, root, path);
      return positionAt((key ?? node)?.range?.[0] ?? 0);
    },
    valuePosition: (path, column) => {
      const { key, node, found } = locate(targets, root, path);
      const empty = isScalar(node) && (node.source ?? "") === "" && node.type === "PLAIN";
      if (node === null || empty || found < path.length) return positionAt((key ?? node)?.range?.[0] ?? 0);
      return positionAt((node.range?.[0] ?? 0) + (column === undefined ? 0 : columnOffset(node, column)));
    },
    texts: () => findTexts(document, root),
  };
}

/** Distance from a scalar's first character to the given character of its value; block and escaped texts give their start. */
function columnOffset(node: Node, column: number): number {
  if (!isScalar(node) || typeof node.value !== "string") return 0;
  if (node.type === "PLAIN") return node.value.includes("\n") ? 0 : column;
  const [start, end] = node.range ?? [0, 0];
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  return quoted && end - start === node.value.length + 2 ? column + 1 : 0;
}

interface Located {
  readonly key: Node | null;
  readonly node: Node | null;
  /** How many segments of the path exist. */
  readonly found: number;
}

function locate(targets: Resolved["targets"], root: Node | null, path: Path): Located {
  let located: Located = { key: null, node: root, found: 0 };
  for (const segment of path) {
    const inside = resolveAlias(targets, located.node);
    if (isMap(inside)) {
      const pair = findPair(targets, inside, String(segment));
      if (pair === null) return located;
      located = { key: pair.key as Node, node: pair.value as Node | null, found: located.found + 1 };
    } else if (isSeq(inside) && typeof segment === "number" && inside.items[segment] !== undefined) {
      located = { key: null, node: inside.items[segment] as Node, found: located.found + 1 };
    } else {
      return located;
    }
  }
  return located;
}

function resolveAlias(targets: Resolved["targets"], node: Node | null): Node | null {
  return isAlias(node) ? (targets.get(node) ?? null) : node;
}

/** The pair of a key: written in the map itself (the last one counts), or merged into it with `<<`. */
function findPair(targets: Resolved["targets"], map: YAMLMap, key: string): Pair | null {
  const own = pairsByKey(map).get(key);
  if (own) return own;
  for (const merged of map.items.filter((pair) => isScalar(pair.key) && isMergeKey(pair.key))) {
    const value = resolveAlias(targets, merged.value as Node | null);
    for (const source of isSeq(value) ? value.items : [value]) {
      const sourceMap = resolveAlias(targets, source as Node | null);
      const pair = isMap(sourceMap) ? findPair(targets, sourceMap, key) : null;
      if (pair) return pair;
    }
  }
  return null;
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** Made once per mapping: a file with many keys may have a mistake at each of them. */
function pairsByKey(map: YAMLMap): ReadonlyMap<string, Pair> {
  let index = indexes.get(map);
  if (index === undefined) {
    index = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
    indexes.set(map, index);
  }
  return index;
}

function isMergeKey(key: Scalar): boolean {
  return key.value === "<<" || typeof key.value === "symbol";
}

function findDuplicateKeys(document: Document.Parsed, positionAt: (offset: number) => Position): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const firstLine = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const position = positionAt(key.range?.[0] ?? 0);
        const earlier = firstLine.get(name);
        if (earlier === undefined) firstLine.set(name, position.line);
        else
          problems.push({
            message: `the key "${name}" is already on line ${earlier}`,
            position,
            remedy: "Keep one of them.",
          });
      }
    },
  });
  return problems;
}

function findTexts(document: Document.Parsed, root: Node | null): { path: Path; text: string }[] {
  const texts: { path: Path; text: string }[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (isScalar(node) && typeof node.value === "string") texts.push({ path, text: node.value });
    if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...path, index]));
    if (isMap(node)) {
      for (const pair of node.items) walk(pair.value, [...path, isScalar(pair.key) ? String(pair.key.value) : ""]);
    }
  };
  walk(document.contents ?? root, []);
  return texts;
}
