/**
 * Whatever others write is read in a time that grows with its size and no faster, or is refused: a row for each parser of
 * what a pull request, a commenter, a command, a site or a vendor may write, with shapes that such parsers find hard.
 * PostgreSQL's own parser is none of them: see costly-sql.test.ts.
 */
import { parseEnv } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { unpackCodeResults } from "../../src/checklist/code-results.ts";
import { parseCommentCommand } from "../../src/checklist/comment-command.ts";
import { extensions, parsePlan } from "../../src/engine/whole-plan.ts";
import { loadGlobs } from "../../src/gates/bundle/match-glob.ts";
import { moduleNameOf, packageOf } from "../../src/gates/bundle/module-name.ts";
import { namesInText } from "../../src/gates/bundle/names-in-text.ts";
import { mapReferencesIn, sourcesOf } from "../../src/gates/bundle/source-map.ts";
import { readCobertura } from "../../src/gates/coverage/cobertura.ts";
import { parseIstanbul } from "../../src/gates/coverage/istanbul.ts";
import { readLcov } from "../../src/gates/coverage/lcov.ts";
import type { GateContext } from "../../src/gates/contract.ts";
import { judgeAnswer } from "../../src/gates/http/judge-answer.ts";
import { httpSpec } from "../../src/gates/http/spec.ts";
import { parseAllowComments } from "../../src/gates/migrations/allow-comments.ts";
import { judgeAdditive } from "../../src/gates/migrations/judge-additive.ts";
import { openSqlParser } from "../../src/migrations/parse-sql.ts";
import { dbmate } from "../../src/migrations/read-dbmate.ts";
import { drizzle } from "../../src/migrations/read-drizzle.ts";
import { goose } from "../../src/migrations/read-goose.ts";
import { keysOfFile } from "../../src/migrations/sql-folder.ts";
import { isAlwaysTrue, isTooLargeToJudge } from "../../src/gates/rls/always-true.ts";
import { createMask } from "../../src/lib/mask.ts";
import { packJson } from "../../src/lib/packed-json.ts";
import { cutDescription } from "../../src/lib/status-description.ts";
import { withoutTerminalCodes } from "../../src/lib/without-terminal-codes.ts";
import { fitText, wrapText } from "../../src/lib/wrap-text.ts";
import { messageOf } from "../../src/providers/http-failure.ts";
import { createShellOutput } from "../../src/providers/shell-output.ts";
import { vercelHost } from "../../src/providers/vercel/index.ts";
import { parseBoxes, parseChecklistMarker, parseCodeBlock, parseRunUrl } from "../../src/report/checklist/marks.ts";
import { withoutTicks } from "../../src/report/checklist/comment.ts";
import { escapeHtml, escapeMarkdown, fence, renderProse } from "../../src/report/markdown.ts";
import { printable } from "../../src/report/printable.ts";
import { createRepository } from "../gates/migrations-world.ts";
import { growthOf, NEARLY_LINEAR } from "../growth.ts";

/** About so many characters. */
type Shape = (size: number) => string;

const row =
  (part: string, before = "", after = ""): Shape =>
  (size) =>
    before + part.repeat(size / part.length) + after;
const nested =
  (open: string, close: string, inside = ""): Shape =>
  (size) =>
    open.repeat(size / (open.length + close.length)) + inside + close.repeat(size / (open.length + close.length));
const numbered =
  (part: (n: number) => string, before = "", after = ""): Shape =>
  (size) =>
    before + Array.from({ length: size / part(1_000).length }, (_, n) => part(n)).join("") + after;

const ESC = "\u001b";
const parser = openSqlParser();
afterAll(() => parser.close());
const repository = createRepository();
afterAll(() => repository.close());
const globs = await loadGlobs();
const isDevtools = globs.matchModules("*devtools*");

interface Parser {
  readonly parse: (text: string) => unknown;
  /** A quarter of the largest that is tried. */
  readonly size: number;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** For shapes that show it only in more. */
  readonly sizes?: Readonly<Record<string, number>>;
}

/** The judgement of SQL that stands in the repository: what comes after its parser. */
function judgeSql(text: string) {
  const migration = { name: "1", file: "1.sql", text, keys: [], checksums: [] };
  return judgeAdditive([], [migration], { allow: {}, allowComments: true }, parser);
}

async function readMigrations(tool: typeof drizzle, path: string, text: string) {
  repository.write({ [path]: text });
  const directory = repository.directory;
  return tool.readLocal({ directory, path: path.split("/")[0] ?? "" }, parser);
}

function printed(text: string) {
  const output = createShellOutput(createMask(["a-secret-value"]), () => {});
  const stream = output.open();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 65_536) stream.write(bytes.subarray(at, at + 65_536));
  stream.end();
  return output.tail();
}

function printedInBytes(text: string) {
  const output = createShellOutput(createMask([]));
  const stream = output.open();
  for (const byte of Buffer.from(text)) stream.write(Uint8Array.of(byte));
  return output.tail();
}

const [step] = httpSpec.parse([{ get: "/", contains: "needle", capture: { id: "$.a.b[0]" } }]);

function judgedAnswer(body: string) {
  if (step === undefined) throw new Error("there is no step");
  const target = { url: "https://a.example", deploymentId: "", commit: "", stage: "staging", bypass: null };
  const context: Pick<GateContext, "target" | "protection"> = { target, protection: vercelHost.protection };
  const answer = {
    status: 200,
    headers: { "content-type": "text/html" },
    body,
    durationMs: 1,
    url: "https://a.example/",
  };
  return [judgeAnswer("GET /", step, answer, context, {}), messageOf(body)];
}

const line = '<line number="1" hits="1"/>';
const [beforeLines = "", afterLines = ""] =
  '<coverage><packages><package><classes><class filename="a"><lines>|</lines></class></classes></package></packages></coverage>'.split(
    "|",
  );
const BOX = "- [ ] <!-- holdpoint:box=0123456789abcdef --> **";
const PLAN = "version: 1\nname: web\nproject: { vercel: { project: web }, domains: [app.example.com] }\n";
const STAGES = "stages:\n  staging: { verify: [{ title: Home, http: { path: / } }] }\n  production: {}\nchecklist:\n";

const PARSERS: Readonly<Record<string, Parser>> = {
  "a plan": {
    parse: (text) => parsePlan(text, "plan.yml", extensions),
    size: 2_500,
    shapes: {
      lists: nested("[", "]"),
      "maps that open": row("{a: "),
      dashes: row("- "),
      "one key again and again": row("a: 1\n"),
      keys: numbered((n) => `k${n}: 1\n`),
      anchors: numbered((n) => `- &a${n} 1\n`),
      aliases: row("*a,", "a: &a 1\nb: [", "]"),
      "aliases of aliases": numbered((n) => `a${n + 1}: &a${n + 1} [*a${n},*a${n}]\n`, "a0: &a0 [x]\n"),
      merges: numbered((n) => `c${n}: {<<: *a}\n`, "a: &a {b: 1}\n"),
      "references that open": row("${", `${PLAN}${STAGES}  - { title: A, http: { path: '/`, "' } }\n"),
      "references to nothing": numbered(
        (n) => `{ path: '/\${a${n}}' }, `,
        `${PLAN}${STAGES}  - { title: A, http: [`,
        "] }\n",
      ),
      "titles that do not exist": numbered(
        (n) => `  - { title: An item ${n}, command: x, after: [Another item ${n}] }\n`,
        `${PLAN}${STAGES}`,
      ),
      "items in a circle": numbered(
        (n) => `  - { title: T${n}, command: x, after: [T${n + 1}] }\n`,
        `${PLAN}${STAGES}`,
      ),
      domains: numbered((n) => `a${n}.example.com, `, "version: 1\nproject: { domains: [", "a.example.com] }\n"),
    },
    sizes: { "references that open": 20_000, "titles that do not exist": 10_000 },
  },
  "Cobertura's XML": {
    parse: readCobertura,
    size: 10_000,
    shapes: {
      lines: row(line, beforeLines, afterLines),
      "nested elements": nested("<a>", "</a>"),
      "elements that open": row("<a>"),
      brackets: row("<"),
      attributes: numbered((n) => ` b${n}=""`, "<a", "/>"),
      comments: row("<!---->", "<a>", "</a>"),
      "comments that open": row("<!--", "<a>", "</a>"),
      "declared elements": row("<!ELEMENT b (c)>", "<!DOCTYPE a [", "]><a/>"),
      "entities of entities": numbered((n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`, "<!DOCTYPE a [", "]><a>&a9;</a>"),
      "characters by number": row("&#38;", '<coverage><packages><package><classes><class filename="', '"/></classes>'),
      "character data": row("x<![CDATA[]]>", "<a>", "</a>"),
      "spaces in a tag": row(" ", "<a"),
      quotes: row("'", "<a ", "/>"),
    },
  },
  LCOV: {
    parse: readLcov,
    size: 20_000,
    shapes: {
      lines: numbered((n) => `DA:${n},1\n`, "SF:a\n", "end_of_record\n"),
      branches: numbered((n) => `BRDA:${n},0,0,1\n`, "SF:a\n", "end_of_record\n"),
      "files again and again": row("SF:a\nDA:1,1\nend_of_record\n"),
      "ends of records": row("end_of_record\n"),
      "spaces after an end": row(" ", "SF:a\nend_of_record", "x\nend_of_record\n"),
      commas: row(",", "SF:", "\nend_of_record\n"),
    },
  },
  "Istanbul's JSON": {
    parse: parseIstanbul,
    size: 50_000,
    shapes: {
      arrays: nested("[", "]"),
      objects: nested('{"a":', "}", "1"),
      files: numbered((n) => `,"k${n}":{}`, '{"total":{"lines":{"covered":1,"total":1}}', "}"),
      hits: row("1,", '{"a":{"statementMap":{},"s":{},"f":{},"b":{"1":[', "1]}}}"),
    },
  },
  "source maps": {
    parse: (text) => [sourcesOf(text)?.map((name) => moduleNameOf(name, "/repository")), mapReferencesIn(text)],
    size: 100_000,
    shapes: {
      references: row("#sourceMappingURL=data:application/json,"),
      "a reference": row("data:application/json", "#sourceMappingURL="),
      spaces: row(" ", "#"),
      sections: row('{"map":{"sources":["a"]}},', '{"sections":[', "{}]}"),
      "nested sections": row('{"sections":[{"map":'),
      "a long root": (size) => `{"sourceRoot":"${"a".repeat(size / 2)}","sources":[${'"a",'.repeat(size / 8)}"a"]}`,
    },
  },
  "names of modules": {
    parse: (text) => [
      packageOf(moduleNameOf(text, "/repository")),
      isDevtools(text.slice(0, 4_096)),
      namesInText(text),
    ],
    size: 30_000,
    shapes: {
      "question marks": row("?", "", "/"),
      brackets: row(" [a"),
      layers: row(" (", " [a]"),
      folders: row("a/"),
      "folders of packages": row("node_modules/"),
      quotes: row("'a/"),
      comments: row("// "),
    },
  },
  "names of variables": {
    // Up to the limit of 64 KiB.
    parse: parseEnv,
    size: 16_000,
    shapes: {
      names: numbered((n) => `K${n}=1\n`),
      quotes: row('"'),
      "quotes that open": row('A="\n'),
      spaces: row(" ", "A", "x"),
      exports: row("export "),
    },
  },
  "comments that allow": {
    parse: parseAllowComments,
    size: 50_000,
    shapes: {
      "carriage returns": row("\r"),
      "separators of lines": row("\u2028"),
      comments: row("--"),
      "comments that allow": row("-- holdpoint: allow drop-table because\n"),
      "comments that are mistaken": row("-- holdpoint: no\n"),
    },
  },
  "the trees of SQL": {
    parse: judgeSql,
    size: 3_000,
    shapes: {
      "rights on functions": (size) =>
        `${numbered((n) => `create role r${n};`)(size)}revoke all on function ${"f,".repeat(size / 2)}f from web;`,
      "mistaken comments before a statement": (size) =>
        `${row("-- holdpoint: no\n")(size)}drop table ${"a,".repeat(size / 2)}a`,
      rows: row("(1),", "insert into t values ", "(1)"),
      "branches of a block": nested("if a then ", "end if;", "perform 1;"),
    },
    sizes: { "rights on functions": 15_000 },
  },
  "the files of migrations": {
    parse: async (text) => [
      keysOfFile(text),
      await readMigrations(dbmate, "dbmate/1_a.sql", text),
      await readMigrations(goose, "goose/1_a.sql", text),
      await readMigrations(drizzle, "drizzle/meta/_journal.json", text).catch(() => []),
    ],
    size: 50_000,
    shapes: {
      beginnings: row("-- migrate:up\n"),
      "beginnings that go on": row(" ", "-- migrate:up"),
      "beginnings of goose": row("-- +goose Up\n-- +goose Down\n"),
      digits: row("1."),
      "entries of a journal": row('{"when":1,"tag":"a"},', '{"entries":[', '{"when":1,"tag":"a"}]}'),
      lists: nested("[", "]"),
    },
  },
  "a site's answers": {
    parse: judgedAnswer,
    size: 100_000,
    shapes: {
      "half of the text": row("needl"),
      lists: nested("[", "]"),
      objects: nested('{"a":', "}", "1"),
      elements: row("<"),
      "a long text": row("a", '{"a":{"b":["', '"]}}'),
    },
  },
  "a comment": {
    parse: (text) => [
      parseChecklistMarker(text),
      parseBoxes(text),
      withoutTicks(text),
      parseRunUrl(text),
      parseCodeBlock(text),
      parseCommentCommand(text, ["A title", "a"]),
    ],
    size: 16_000,
    shapes: {
      boxes: row(`${BOX}a** by x: signed by \n`),
      "boxes on one line": row(BOX),
      "marks of code": row("\n<!-- holdpoint:code="),
      "marks of runs": row("\n<!-- holdpoint:run=YQ -->"),
      "a mark": row("a", '<!-- holdpoint:checklist plan="'),
      "carriage returns": row("\r"),
      spaces: row(" ", "/override", "x"),
      titles: row("a: ", "/override "),
    },
  },
  "results of code gates": {
    parse: unpackCodeResults,
    size: 50_000,
    shapes: {
      letters: row("A"),
      "much of little": (size) => packJson({ commit: "a".repeat(40), runUrl: null, items: ["x".repeat(20 * size)] }),
      lists: (size) => packJson(JSON.parse(nested("[", "]")(Math.min(size, 4_000)))),
    },
  },
  "a command's output": {
    parse: printed,
    size: 50_000,
    shapes: {
      "links that do not end": row(`${ESC}]`),
      "links that end": row(`${ESC}]8;;x${ESC}\\`),
      colours: row(`${ESC}[1m`),
      "a colour": row("1;", `${ESC}[`),
      "carriage returns": row("\r"),
      lines: row("\n"),
      "commands of the runner": row("::set-output name=a::"),
      "a line": row("a"),
    },
  },
  "a command's output, byte by byte": { parse: printedInBytes, size: 20_000, shapes: { lines: row("a\n") } },
  "text for people": {
    parse: (text) => [
      withoutTerminalCodes(text),
      printable(text),
      escapeMarkdown(text),
      escapeHtml(text),
      renderProse(text),
      fence([text]),
      cutDescription(text),
      wrapText(text, 80),
      fitText(text.slice(0, 1_000), 80),
    ],
    size: 5_000,
    shapes: {
      letters: row("a"),
      "links that do not end": row(`${ESC}]`),
      "nothing to be seen": row("\u200b", "", "x"),
      spaces: row(" ", "", "x"),
      "marks of code": row("`a"),
      addresses: row("http://"),
      "signs after an address": row(".", "http://"),
      emoji: row(":a"),
      mentions: row("@a"),
      "hidden marks": row("<!--"),
      "wide letters": row("漢"),
    },
  },
  // Up to the limit of 20,000.
  "the expressions of policies": {
    parse: (text) => isTooLargeToJudge(text) || isAlwaysTrue(text),
    size: 5_000,
    shapes: {
      alternatives: row("a OR "),
      "nested ones": nested("(a OR ", ")", "b"),
      negations: row("NOT ", "", "b"),
      brackets: nested("(", ")", "b"),
    },
  },
};

describe.each(Object.entries(PARSERS).map(([of, one]) => ({ of, ...one })))("$of", ({ parse, size, shapes, sizes }) => {
  it.each(Object.entries(shapes))(
    "costs a time that grows with %s and no faster, or is refused",
    async (name, shape) => {
      const growth = await growthOf(async (characters) => {
        // Refused is as good as read; how long it took is the question.
        await new Promise((resolve) => resolve(parse(shape(Math.floor(characters))))).catch(() => undefined);
      }, sizes?.[name] ?? size);
      expect(growth).toBeLessThan(NEARLY_LINEAR);
    },
  );
});
