import { describe, expect, it } from "vitest";
import { copyOfLines } from "../../../src/steps/snapshot/copy-of-lines.ts";

const COLUMNS = [
  { name: "id", type: "integer" },
  { name: "__proto__", type: "text" },
];

/** In pieces of one byte: a piece may end inside of a letter. */
async function* bytesOf(text: string) {
  for (const byte of Buffer.from(text)) yield Buffer.from([byte]);
}

async function copyOf(text: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of copyOfLines(bytesOf(text), COLUMNS)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe("lines of JSON as rows of COPY", () => {
  it.each([
    [1, "a", "1\ta"],
    [null, null, "\\N\t\\N"],
    [-2, "", "-2\t"],
    [true, "\\N", "true\t\\\\N"],
    [0, 'tab\tline\nreturn\rback\\slash "quote"', '0\ttab\\tline\\nreturn\\rback\\\\slash "quote"'],
    [7, "größer 👍", "7\tgrößer 👍"],
  ])("have %j and %j as COPY writes them", async (id, text, row) => {
    const line = `{"id":${JSON.stringify(id)},"__proto__":${JSON.stringify(text)}}\n`;
    expect(await copyOf(line)).toBe(`${row}\n`);
  });

  it("are as many rows, in pieces of a bounded size", async () => {
    const text = '{"id":1,"__proto__":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}\n'.repeat(5_000);
    const sizes: number[] = [];
    for await (const piece of copyOfLines([Buffer.from(text)] as unknown as AsyncIterable<Uint8Array>, COLUMNS)) {
      sizes.push(piece.length);
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5_000 * 34);
    expect(Math.max(...sizes)).toBeLessThan(70_000);
  });

  it.each([
    ['{"id":1,"__proto__":"a"}', "cut"],
    ['{"id":1}\n', "other columns"],
    ['{"id":1,"name":"a"}\n', "other columns"],
    ['{"id":1,"__proto__":"a","more":1}\n', "other columns"],
    ["[1]\n", "other columns"],
    ['{"id":1,"__proto__":{"a":1}}\n', "neither a text nor a number"],
    ["no json\n", "JSON"],
  ])("are refused where they are %j", async (text, expected) => {
    await expect(copyOf(text)).rejects.toMatchObject({
      reasonCode: "backup_damaged",
      message: expect.stringContaining(expected),
    });
  });

  it("are none where there are none", async () => {
    expect(await copyOf("")).toBe("");
  });
});
