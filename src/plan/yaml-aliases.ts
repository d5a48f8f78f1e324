/** The aliases of a YAML document, each with what it repeats. */
import { type Alias, type Document, isAlias, type Node, visit } from "yaml";
import type { Position, Problem } from "../lib/error.ts";

export interface AliasReading {
  /** What is wrong with them. */
  readonly problems: readonly Problem[];
  /** What each one repeats. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** Where the first one stands; 0 without any. */
  readonly firstOffset: number;
}

/** More than any plan needs. The library looks through all anchors again for each alias. */
const MAXIMUM_ALIASES = 1_000;

/**
 * In one walk over the document: an alias stands for the last part before it that has its anchor. The library's own
 * answer walks over the whole document for each of them, hours for a file that has nothing else.
 */
export function readAliases(document: Document.Parsed, positionAt: (offset: number) => Position): AliasReading {
  const problems: Problem[] = [];
  const targets = new Map<Alias, Node>();
  const anchors = new Map<string, Node>();
  const offsets: number[] = [];
  visit(document, {
    Node(_, node, ancestors) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const offset = node.range?.[0] ?? 0;
      if (offsets.push(offset) > MAXIMUM_ALIASES) return visit.BREAK;
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
      const mistake = mistakeOf(node.source, target, ancestors);
      if (mistake !== null) problems.push({ ...mistake, position: positionAt(offset) });
      return;
    },
  });
  const [firstOffset = 0] = offsets;
  if (offsets.length <= MAXIMUM_ALIASES) return { problems, targets, firstOffset };
  const tooMany: Problem = {
    message: `the file has more than ${MAXIMUM_ALIASES} aliases, so it was not read`,
    position: positionAt(firstOffset),
    remedy: "Write the parts out.",
  };
  return { problems: [tooMany], targets, firstOffset };
}

function mistakeOf(
  name: string,
  target: Node | undefined,
  ancestors: readonly unknown[],
): Pick<Problem, "message" | "remedy"> | null {
  if (target === undefined) {
    return {
      message: `the alias "*${name}" has no anchor above it`,
      remedy: `Put "&${name}" before the part that it repeats; a text that begins with "*" stands in quotes.`,
    };
  }
  const isInside = ancestors.some((node) => (node as { anchor?: string }).anchor === name);
  return isInside ? { message: `the alias "*${name}" stands inside the part that it repeats` } : null;
}
