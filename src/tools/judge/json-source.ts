/** A JSON text in which the place of every part can be found again; only made where there is a mistake to be shown. */
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Position, Problem } from "../../lib/error.ts";
import type { Path, YamlSource } from "../../plan/yaml-source.ts";
import type { Case } from "./read-cases.ts";

/** The text's mistakes as JSON, and otherwise its parts by their places. `value` is what it stands for. */
export function locateJson(given: Case, value: unknown): YamlSource | { readonly problems: readonly Problem[] } {
  const positionAt = (offset: number): Position => {
    const before = given.text.slice(0, offset);
    const line = before.split("\n").length;
    return { file: given.file, line: given.line + line - 1, column: offset - before.lastIndexOf("\n") };
  };
  const errors: ParseError[] = [];
  const root = parseTree(given.text, errors, { disallowComments: true });
  if (root === undefined || errors.length > 0) {
    return { problems: [describeMistake(errors[0], given.text, positionAt)] };
  }
  const nodeAt = (path: Path) =>
    findNodeAtLocation(
      root,
      path.map((part) => (typeof part === "symbol" ? "" : part)),
    );
  const nearest = (path: Path): Node => (path.length === 0 ? root : (nodeAt(path) ?? nearest(path.slice(0, -1))));
  return {
    value,
    duplicates: findDuplicates(root, positionAt),
    has: (path) => path.length === 0 || nodeAt(path) !== undefined,
    keyPosition(path) {
      const node = nearest(path);
      return positionAt(node.parent?.type === "property" ? node.parent.offset : node.offset);
    },
    valuePosition: (path) => positionAt(nearest(path).offset),
    texts: () => [],
  };
}

function describeMistake(error: ParseError | undefined, text: string, positionAt: (at: number) => Position): Problem {
  const offset = error?.offset ?? 0;
  const word = /^[-+]?\w+/.exec(text.slice(offset, offset + 40))?.[0] ?? "";
  const isNoNumber = /^[-+]?(?:NaN|Infinity)$/.test(word);
  const kind = error === undefined ? "ValueExpected" : printParseErrorCode(error.error);
  const words = kind.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
  return {
    message: isNoNumber ? `not JSON: ${word} is no number` : `not JSON: ${words}`,
    position: positionAt(offset),
    ...(isNoNumber ? { remedy: "Leave a bucket out in which nothing was measured." } : {}),
  };
}

function findDuplicates(node: Node, positionAt: (at: number) => Position): Problem[] {
  const found: Problem[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const seen = new Set<unknown>();
    for (const child of next.children ?? []) {
      waiting.push(child);
      if (next.type !== "object") continue;
      const key: unknown = child.children?.[0]?.value;
      if (seen.has(key)) {
        const message = `the key "${String(key)}" is there twice`;
        found.push({ message, position: positionAt(child.offset), remedy: "Keep one of them." });
      }
      seen.add(key);
    }
  }
  return found;
}
