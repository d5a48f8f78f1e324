/** Room of one line of `explain`: 80 columns less the indentation of a step. */
const WIDTH = 77;

/** Lines of at most 77 columns; the first begins with `bullet`, the others are indented as far. A longer word stays whole. */
export function wrapText(text: string, bullet: string): string[] {
  const indent = " ".repeat(bullet.length);
  const lines: string[] = [];
  let line = bullet;
  for (const word of text.split(/\s+/)) {
    const empty = line.length <= bullet.length;
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = empty ? `${line}${word}` : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
