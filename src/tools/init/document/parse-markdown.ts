/** Markdown as blocks. The parser is a library's, and loads with this file. */
import type { Nodes, Parents, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { Block, Code, Heading, ParsedDocument } from "./block.ts";
import { findCutLines, splitDocument } from "./split-document.ts";

/** Deeper lists than this are read as one text. */
const MAXIMUM_DEPTH = 30;

/** Every line of a block is one of the document's, counted from 1. */
export function parseMarkdown(text: string): ParsedDocument {
  const walk: Walk = { blocks: [], headings: [], lead: "", before: 0 };
  for (const { text: part, before } of splitDocument(text)) {
    walk.before = before;
    readAll(walk, parsePart(part, before === 0).children, { quoted: false, item: null });
  }
  return { blocks: walk.blocks, lines: text.split(/\r\n|\n|\r/).length, cutLines: findCutLines(text) };
}

function parsePart(text: string, isFirst: boolean): Root {
  return fromMarkdown(text, {
    extensions: [
      gfmTable(),
      gfmTaskListItem(),
      gfmStrikethrough({ singleTilde: false }),
      ...(isFirst ? [frontmatter(["yaml", "toml"])] : []),
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      ...(isFirst ? [frontmatterFromMarkdown(["yaml", "toml"])] : []),
    ],
  });
}

interface Place {
  readonly quoted: boolean;
  readonly item: { readonly text: string; readonly isOpen: boolean; readonly parents: readonly string[] } | null;
}

/** What has been read so far, which the next block needs. */
interface Walk {
  readonly blocks: Block[];
  headings: readonly Heading[];
  /** Paragraph before what is read. */
  lead: string;
  /** Lines before this part of the document. */
  before: number;
}

type NodeOf<Type extends Nodes["type"]> = Extract<Nodes, { type: Type }>;

function readAll(walk: Walk, nodes: readonly Nodes[], place: Place): void {
  for (const [index, node] of nodes.entries()) {
    readNode(walk, node, nodes[index + 1], place);
    if (node.type === "heading" || node.type === "paragraph") {
      walk.lead = node.type === "paragraph" ? textOf(node) : "";
    }
  }
}

function readNode(walk: Walk, node: Nodes, next: Nodes | undefined, place: Place): void {
  switch (node.type) {
    case "heading":
      return readHeading(walk, node);
    case "paragraph":
      return readParagraph(walk, node, place);
    case "code":
      return readFence(walk, node, next, place);
    case "list":
      return readList(walk, node, place);
    case "table":
      return readTable(walk, node);
    case "blockquote":
      return readAll(walk, node.children, { ...place, quoted: true });
    case "html":
      return readHtml(walk, node);
    case "thematicBreak":
    case "definition":
      return undefined;
    default:
      return pushRaw(walk, isFrontMatter(node) ? "front matter" : "other", node);
  }
}

function isFrontMatter({ type }: Nodes): boolean {
  return type === "yaml" || String(type) === "toml";
}

function readHeading(walk: Walk, node: NodeOf<"heading">): void {
  const line = lineOf(walk, node);
  const words = wordsOf(node.children);
  const own = { text: words.text.trim(), depth: node.depth, line };
  walk.headings = [...walk.headings.filter(({ depth }) => depth < node.depth), own];
  walk.blocks.push({ kind: "heading", depth: node.depth, line, headings: walk.headings, ...words });
}

function readParagraph(walk: Walk, node: NodeOf<"paragraph">, place: Place): void {
  const words = wordsOf(node.children);
  if (words.text.trim() === "") return pushRaw(walk, "other", node);
  const { headings } = walk;
  walk.blocks.push({ kind: "paragraph", quoted: place.quoted, line: lineOf(walk, node), headings, ...words });
}

function readFence(walk: Walk, node: NodeOf<"code">, next: Nodes | undefined, place: Place): void {
  const line = lineOf(walk, node);
  // A fence has a line of its own before its code, indented code has none.
  const lines = (node.position?.end.line ?? 0) - (node.position?.start.line ?? 0) + 1;
  const hasMarks = lines > node.value.split("\n").length;
  walk.blocks.push({
    kind: "fence",
    line,
    headings: walk.headings,
    language: (node.lang ?? "").toLowerCase(),
    code: node.value,
    codeLine: line + (hasMarks ? 1 : 0),
    lead: place.item?.text ?? walk.lead,
    next: next?.type === "paragraph" ? textOf(next) : "",
    ofTask: place.item?.isOpen ?? false,
  });
}

function readList(walk: Walk, node: NodeOf<"list">, place: Place): void {
  const parents = place.item === null ? [] : [...place.item.parents, place.item.text];
  const lead = parents.at(-1) ?? walk.lead;
  const own = node.children.map((item) => ownWordsOf(item));
  const siblings = own.map(({ text }) => text);
  for (const [index, item] of node.children.entries()) {
    const words = own[index] ?? ownWordsOf(item);
    const children = item.children[0]?.type === "paragraph" ? item.children.slice(1) : item.children;
    walk.blocks.push({
      kind: "item",
      line: lineOf(walk, item),
      headings: walk.headings,
      ...words,
      checked: item.checked ?? null,
      ordered: node.ordered === true,
      parents,
      lead,
      siblings,
      hasChildren: children.some(({ type }) => type === "list" || type === "code"),
    });
    if (parents.length >= MAXIMUM_DEPTH) continue;
    const isOpen = item.checked === false;
    readAll(walk, children, { ...place, item: { text: words.text, isOpen, parents } });
    walk.lead = lead;
  }
}

/** Deeper than any heading of the document's own. */
const SUMMARY_DEPTH = 7;

/** What folds away has a heading of its own, and ends with it. */
function readHtml(walk: Walk, node: NodeOf<"html">): void {
  pushRaw(walk, "html", node);
  const summary = /<summary[^>]*>([^<]{1,200})<\/summary>/i.exec(node.value)?.[1];
  const others = walk.headings.filter(({ depth }) => depth < SUMMARY_DEPTH);
  if (summary !== undefined) {
    walk.headings = [...others, { text: summary.trim(), depth: SUMMARY_DEPTH, line: lineOf(walk, node) }];
  } else if (/<\/details>/i.test(node.value)) walk.headings = others;
}

function readTable(walk: Walk, node: NodeOf<"table">): void {
  const [head, ...rows] = node.children;
  const header = (head?.children ?? []).map((cell) => wordsOf(cell.children).text.trim());
  const cells = rows.map((row) =>
    row.children.map((cell) => {
      const { text, codes } = wordsOf(cell.children);
      return { text, codes };
    }),
  );
  const firstCells = cells.map(([first]) => first?.text ?? "");
  let carried = "";
  for (const [index, row] of rows.entries()) {
    carried = firstCells[index]?.trim() || carried;
    walk.blocks.push({
      kind: "row",
      line: lineOf(walk, row),
      headings: walk.headings,
      header,
      cells: cells[index] ?? [],
      firstCells,
      rows: cells,
      carried,
      isFirst: index === 0,
    });
  }
}

function pushRaw(walk: Walk, what: "html" | "front matter" | "other", node: Nodes): void {
  walk.blocks.push({ kind: "raw", what, text: textOf(node), line: lineOf(walk, node), headings: walk.headings });
}

function lineOf({ before }: Walk, node: Nodes): number {
  return (node.position?.start.line ?? 1) + before;
}

/** The words of an item itself, without those of the lists in it. */
function ownWordsOf(item: Extract<Nodes, { type: "listItem" }>): ReturnType<typeof wordsOf> {
  const [first] = item.children;
  return first?.type === "paragraph" ? wordsOf(first.children) : { text: "", codes: [], struck: false };
}

function textOf(node: Nodes): string {
  if ("children" in node) return wordsOf((node as Parents).children as readonly PhrasingContent[]).text;
  return "value" in node ? node.value : "";
}

function wordsOf(nodes: readonly Nodes[]): {
  readonly text: string;
  readonly codes: readonly Code[];
  readonly struck: boolean;
} {
  let text = "";
  const codes: Code[] = [];
  let live = false;
  const add = (words: string, struck: boolean) => {
    text += words;
    live ||= !struck && words.trim() !== "";
  };
  const visit = (node: Nodes, struck: boolean): void => {
    if (node.type === "inlineCode") {
      codes.push({ text: node.value, at: text.length });
      add(node.value, struck);
    } else if (node.type === "text") add(node.value, struck);
    else if (node.type === "break") add("\n", struck);
    else if (node.type === "image") add(node.alt ?? "", struck);
    else if (node.type === "html") add(/^<br/i.test(node.value) ? " " : "", struck);
    else if ("children" in node) for (const child of node.children) visit(child, struck || node.type === "delete");
  };
  for (const node of nodes) visit(node, false);
  return { text, codes, struck: !live && text.trim() !== "" };
}
