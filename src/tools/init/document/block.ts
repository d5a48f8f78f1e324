/** A document as a list of what it says, in its order, each with its line and with the headings above it. */

/** What stands between backticks, and where in the text it stands. */
export interface Code {
  readonly text: string;
  /** Of its first character in the block's text. */
  readonly at: number;
}

export interface Heading {
  readonly text: string;
  readonly depth: number;
  readonly line: number;
}

interface Placed {
  readonly line: number;
  /** From the outermost on. */
  readonly headings: readonly Heading[];
}

/** Words of a paragraph, a list's item or a heading; a line break in the document is one in the text. */
export interface Words extends Placed {
  readonly text: string;
  readonly codes: readonly Code[];
  /** All of it is struck out. */
  readonly struck: boolean;
}

export interface HeadingBlock extends Words {
  readonly kind: "heading";
  readonly depth: number;
}

export interface ItemBlock extends Words {
  readonly kind: "item";
  /** Whether its box is ticked; null where it has none. */
  readonly checked: boolean | null;
  readonly ordered: boolean;
  /** The items that it lies in, from the outermost on. */
  readonly parents: readonly string[];
  /** Paragraph that leads in its list: `Roll back when:`. */
  readonly lead: string;
  /** Items of the same list, with this one. */
  readonly siblings: readonly string[];
  readonly hasChildren: boolean;
}

export interface ParagraphBlock extends Words {
  readonly kind: "paragraph";
  readonly quoted: boolean;
}

export interface FenceBlock extends Placed {
  readonly kind: "fence";
  readonly language: string;
  readonly code: string;
  /** Of the first line of the code. */
  readonly codeLine: number;
  /** The item that it lies in, or the paragraph before it. */
  readonly lead: string;
  /** What follows it directly: `Pass if: 0`. */
  readonly next: string;
  /** Whether it lies in an item with an open box. */
  readonly ofTask: boolean;
}

export interface Cell {
  readonly text: string;
  readonly codes: readonly Code[];
}

export interface RowBlock extends Placed {
  readonly kind: "row";
  readonly header: readonly string[];
  readonly cells: readonly Cell[];
  /** First cells of all rows of its table. */
  readonly firstCells: readonly string[];
  /** All rows of its table, with this one. */
  readonly rows: readonly (readonly Cell[])[];
  /** What its first cell says, or of a cell that is left empty the one above it. */
  readonly carried: string;
  /** Whether it is the table's first. */
  readonly isFirst: boolean;
}

/** What is read as it is: HTML, front matter, an image. */
export interface RawBlock extends Placed {
  readonly kind: "raw";
  readonly what: "html" | "front matter" | "other";
  readonly text: string;
}

export type Block = HeadingBlock | ItemBlock | ParagraphBlock | FenceBlock | RowBlock | RawBlock;

export interface ParsedDocument {
  readonly blocks: readonly Block[];
  readonly lines: number;
  /** Lines that are too long to be read to their end. */
  readonly cutLines: readonly number[];
}
