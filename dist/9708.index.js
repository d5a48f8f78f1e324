export const id = 9708;
export const ids = [9708];
export const modules = {

/***/ 79708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  importDocument: () => (/* binding */ importDocument)
});

// UNUSED EXPORTS: importText

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/src/tools/init/document/read-document.js
/** The text of a document that a person names, or why it is not read. */


/** The longest of sixty plans that were looked at has 38 KB. */
const MAXIMUM_BYTES = 256 * 1024;
/** Without its mark of byte order. Throws UsageError where there is no such file, or it is no text of a plan's size. */
async function readDocument(path) {
    const found = await (0,promises_.stat)(path).catch((error) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR")
            throw invalid(path, { message: "there is no such file", remedy: "Name a plan in Markdown." });
        throw invalid(path, { message: `the file cannot be read: ${error.message}` });
    });
    if (!found.isFile()) {
        throw invalid(path, { message: "this is not a file", remedy: "Name a plan in Markdown." });
    }
    if (found.size > MAXIMUM_BYTES) {
        throw invalid(path, {
            message: `the document has ${Math.ceil(found.size / 1024)} KiB, and at most ${MAXIMUM_BYTES / 1024} KiB are read`,
            remedy: "Name the part of it that is the plan.",
        });
    }
    return decodeDocument(await (0,promises_.readFile)(path), path);
}
/** Throws UsageError where the bytes are no text. */
function decodeDocument(bytes, path) {
    try {
        const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
        if (!NOT_TEXT.test(text))
            return text;
    }
    catch {
        // Said below, as for text with bytes of a program in it.
    }
    throw invalid(path, { message: "the document is not text in UTF-8", remedy: "Save it as UTF-8, or name another." });
}
/** What no editor writes into a text. */
const NOT_TEXT = new RegExp(String.raw `[\u0000-\u0008\u000e-\u001a\u001c-\u001f]`);
function invalid(file, problem) {
    return new error/* UsageError */.eb("usage", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 48 modules
var lib = __webpack_require__(98074);
// EXTERNAL MODULE: ./node_modules/mdast-util-frontmatter/lib/index.js
var mdast_util_frontmatter_lib = __webpack_require__(88494);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-strikethrough/lib/index.js
var mdast_util_gfm_strikethrough_lib = __webpack_require__(60870);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-table/lib/index.js
var mdast_util_gfm_table_lib = __webpack_require__(37421);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-task-list-item/lib/index.js
var mdast_util_gfm_task_list_item_lib = __webpack_require__(86303);
// EXTERNAL MODULE: ./node_modules/micromark-extension-frontmatter/lib/syntax.js
var syntax = __webpack_require__(30796);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-strikethrough/lib/syntax.js
var lib_syntax = __webpack_require__(1680);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-table/lib/syntax.js + 2 modules
var micromark_extension_gfm_table_lib_syntax = __webpack_require__(57749);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-task-list-item/lib/syntax.js
var micromark_extension_gfm_task_list_item_lib_syntax = __webpack_require__(91197);
;// CONCATENATED MODULE: ./build/src/tools/init/document/split-document.js
/**
 * A long document in parts that can be read one by one: the parser's time grows faster than a text, and one part that is
 * hard to read must not make all of it so. Pure.
 */
/** Below this the parts are not worth their beginnings. */
const SMALL_PART = 2_000;
/** Between two items of one list only where it is this long. */
const LONG_LIST = 12_000;
/** Longer than any paragraph that people write. */
const LONG_PARAGRAPH = 4_000;
/** Longer than any line that people write; what is beyond is not read. */
const LONGEST_LINE = 4_000;
const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^#{1,6}(?:\s|$)/;
const TOP_ITEM = /^(?:[-*+]|\d{1,9}[.)])\s/;
const TABLE_ROW = /^\s*\|/;
const DELIMITERS = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
/** Lines of which only the beginning is read, from 1. */
function findCutLines(text) {
    return linesOf(text).flatMap((line, index) => (line.length > LONGEST_LINE ? [index + 1] : []));
}
function linesOf(text) {
    return text.split(/\r\n|\n|\r/);
}
function splitDocument(text) {
    const lines = linesOf(text).map((line) => line.slice(0, LONGEST_LINE));
    const parts = [];
    let from = 0;
    let size = 0;
    let run = 0;
    let head = [];
    let ownHead = [];
    let state = inFrontMatter(lines) ? { kind: "front matter" } : null;
    const end = (to) => {
        // The head of a table is said again to the rows that are read without it; their lines stay what they are.
        parts.push({ text: [...ownHead, ...lines.slice(from, to)].join("\n"), before: from - ownHead.length });
        from = to;
        size = 0;
        run = 0;
    };
    for (const [index, line] of lines.entries()) {
        const isRow = TABLE_ROW.test(line);
        if (!isRow)
            head = [];
        if (state === null && isLongBefore(line, { size, run, inTable: head.length > 0 })) {
            end(index);
            ownHead = head;
        }
        if (isRow && head.length === 0 && DELIMITERS.test(lines[index + 1] ?? ""))
            head = lines.slice(index, index + 2);
        state = nextState(state, line, index);
        size += line.length + 1;
        run = line.trim() === "" || isRow ? 0 : run + line.length + 1;
    }
    end(lines.length);
    return parts;
}
/** Whether the part is long enough to end before this line, and the line can begin another. */
function isLongBefore(line, { size, run, inTable }) {
    if (inTable)
        return size >= LONG_LIST && !DELIMITERS.test(line);
    return ((HEADING.test(line) && size >= SMALL_PART) ||
        (TOP_ITEM.test(line) && size >= LONG_LIST) ||
        (run >= LONG_PARAGRAPH && !TABLE_ROW.test(line)));
}
function inFrontMatter(lines) {
    return lines[0]?.trim() === "---" && lines.slice(1, 200).some((line) => line.trim() === "---");
}
function nextState(state, line, index) {
    switch (state?.kind) {
        case "front matter":
            return index > 0 && line.trim() === "---" ? null : state;
        case "comment":
            return line.includes("-->") ? null : state;
        case "verbatim":
            return /<\/(?:pre|script|style|textarea)>/i.test(line) ? null : state;
        case "fence": {
            const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
            return closing !== undefined && closing.startsWith(state.mark) ? null : state;
        }
        default: {
            const mark = FENCE.exec(line)?.[1];
            if (mark !== undefined)
                return { kind: "fence", mark };
            if (/^ {0,3}<!--/.test(line) && !line.includes("-->"))
                return { kind: "comment" };
            if (/^ {0,3}<(?:pre|script|style|textarea)[\s>]/i.test(line) && !/<\//.test(line))
                return { kind: "verbatim" };
            return null;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/tools/init/document/parse-markdown.js










/** Deeper lists than this are read as one text. */
const MAXIMUM_DEPTH = 30;
/** Every line of a block is one of the document's, counted from 1. */
function parseMarkdown(text) {
    const walk = { blocks: [], headings: [], lead: "", before: 0 };
    for (const { text: part, before } of splitDocument(text)) {
        walk.before = before;
        readAll(walk, parsePart(part, before === 0).children, { quoted: false, item: null });
    }
    return { blocks: walk.blocks, lines: text.split(/\r\n|\n|\r/).length, cutLines: findCutLines(text) };
}
function parsePart(text, isFirst) {
    return (0,lib/* fromMarkdown */.Y)(text, {
        extensions: [
            (0,micromark_extension_gfm_table_lib_syntax/* gfmTable */.x)(),
            (0,micromark_extension_gfm_task_list_item_lib_syntax/* gfmTaskListItem */.J)(),
            (0,lib_syntax/* gfmStrikethrough */.K)({ singleTilde: false }),
            ...(isFirst ? [(0,syntax/* frontmatter */.v)(["yaml", "toml"])] : []),
        ],
        mdastExtensions: [
            (0,mdast_util_gfm_table_lib/* gfmTableFromMarkdown */.c)(),
            (0,mdast_util_gfm_task_list_item_lib/* gfmTaskListItemFromMarkdown */.S)(),
            (0,mdast_util_gfm_strikethrough_lib/* gfmStrikethroughFromMarkdown */.p)(),
            ...(isFirst ? [(0,mdast_util_frontmatter_lib/* frontmatterFromMarkdown */.q)(["yaml", "toml"])] : []),
        ],
    });
}
function readAll(walk, nodes, place) {
    for (const [index, node] of nodes.entries()) {
        readNode(walk, node, nodes[index + 1], place);
        if (node.type === "heading" || node.type === "paragraph") {
            walk.lead = node.type === "paragraph" ? textOf(node) : "";
        }
    }
}
function readNode(walk, node, next, place) {
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
function isFrontMatter({ type }) {
    return type === "yaml" || String(type) === "toml";
}
function readHeading(walk, node) {
    const line = lineOf(walk, node);
    const words = wordsOf(node.children);
    const own = { text: words.text.trim(), depth: node.depth, line };
    walk.headings = [...walk.headings.filter(({ depth }) => depth < node.depth), own];
    walk.blocks.push({ kind: "heading", depth: node.depth, line, headings: walk.headings, ...words });
}
function readParagraph(walk, node, place) {
    const words = wordsOf(node.children);
    if (words.text.trim() === "")
        return pushRaw(walk, "other", node);
    const { headings } = walk;
    walk.blocks.push({ kind: "paragraph", quoted: place.quoted, line: lineOf(walk, node), headings, ...words });
}
function readFence(walk, node, next, place) {
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
function readList(walk, node, place) {
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
        if (parents.length >= MAXIMUM_DEPTH)
            continue;
        const isOpen = item.checked === false;
        readAll(walk, children, { ...place, item: { text: words.text, isOpen, parents } });
        walk.lead = lead;
    }
}
/** Deeper than any heading of the document's own. */
const SUMMARY_DEPTH = 7;
/** What folds away has a heading of its own, and ends with it. */
function readHtml(walk, node) {
    pushRaw(walk, "html", node);
    const summary = /<summary[^>]*>([^<]{1,200})<\/summary>/i.exec(node.value)?.[1];
    const others = walk.headings.filter(({ depth }) => depth < SUMMARY_DEPTH);
    if (summary !== undefined) {
        walk.headings = [...others, { text: summary.trim(), depth: SUMMARY_DEPTH, line: lineOf(walk, node) }];
    }
    else if (/<\/details>/i.test(node.value))
        walk.headings = others;
}
function readTable(walk, node) {
    const [head, ...rows] = node.children;
    const header = (head?.children ?? []).map((cell) => wordsOf(cell.children).text.trim());
    const cells = rows.map((row) => row.children.map((cell) => {
        const { text, codes } = wordsOf(cell.children);
        return { text, codes };
    }));
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
function pushRaw(walk, what, node) {
    walk.blocks.push({ kind: "raw", what, text: textOf(node), line: lineOf(walk, node), headings: walk.headings });
}
function lineOf({ before }, node) {
    return (node.position?.start.line ?? 1) + before;
}
/** The words of an item itself, without those of the lists in it. */
function ownWordsOf(item) {
    const [first] = item.children;
    return first?.type === "paragraph" ? wordsOf(first.children) : { text: "", codes: [], struck: false };
}
function textOf(node) {
    if ("children" in node)
        return wordsOf(node.children).text;
    return "value" in node ? node.value : "";
}
function wordsOf(nodes) {
    let text = "";
    const codes = [];
    let live = false;
    const add = (words, struck) => {
        text += words;
        live ||= !struck && words.trim() !== "";
    };
    const visit = (node, struck) => {
        if (node.type === "inlineCode") {
            codes.push({ text: node.value, at: text.length });
            add(node.value, struck);
        }
        else if (node.type === "text")
            add(node.value, struck);
        else if (node.type === "break")
            add("\n", struck);
        else if (node.type === "image")
            add(node.alt ?? "", struck);
        else if (node.type === "html")
            add(/^<br/i.test(node.value) ? " " : "", struck);
        else if ("children" in node)
            for (const child of node.children)
                visit(child, struck || node.type === "delete");
    };
    for (const node of nodes)
        visit(node, false);
    return { text, codes, struck: !live && text.trim() !== "" };
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/has-plan.js
/** What only a plan says. */
const STRONG = new Set([
    "announce",
    "blocker",
    "condition",
    "freeze",
    "rollout",
    "sign-off",
    "task",
    "window",
]);
/** What other documents say too. */
const WEAK = new Set([
    "command",
    "guessed",
    "hold",
    "http",
    "ladder",
    "manual",
    "tls",
]);
const WEAK_WEIGHT = 1 / 3;
/** So much of a document's lines must be a plan's, or so many in all. */
const LEAST_SHARE = 0.06;
const ENOUGH = 5;
const RELEASE = /deploy|release|roll-?out|roll(?:ing)?[ -]?back|go[ -]?live|go ?\/ ?no|launch|cut-?over|production|staging|pre-?prod|canary|blue ?\/ ?green|hot-?fix|maintenance window|\bship|runbook|despliegue|lanzamiento|reversi[oó]n|producci[oó]n|puesta en|bereitstell|ver[oö]ffentlich|ausroll|produktiv|inbetriebnahme|d[eé]ploiement|mise en (?:production|ligne)|livraison|implanta[cç]|implantar|lan[cç]amento|produ[cç][aã]o|rilascio|distribuzione|uitrol|driftsett|wdro[zż]eni|развёрт|разверт|релиз|деплой|デプロイ|リリース|本番|部署|发布|上线|發佈|배포|출시/i;
const TITLED = /plan|runbook|checklist|procedure|playbook|process|steps|guide|strategy|schritte|ablauf|proc[eé]d|proceso|pasos|手順|计划|계획/i;
/** Why it is none, in words; null where it is one. */
function whyNoPlan({ blocks }, meanings) {
    const planned = meanings.filter(({ becomes }) => becomes !== null);
    const open = new Set(blocks.flatMap((block) => (block.kind === "item" && block.checked === false ? [block.line] : [])));
    const strong = planned.filter(({ kind, line }) => STRONG.has(kind) || open.has(line));
    const weak = planned.filter(({ kind, line }) => WEAK.has(kind) && !open.has(line));
    const weight = strong.length + weak.length * WEAK_WEIGHT;
    const steps = meanings.filter(({ kind }) => kind === "step");
    const headings = blocks.filter((block) => block.kind === "heading").map(({ text }) => text);
    const title = headings[0] ?? "";
    const isSteps = steps.length > 0 && RELEASE.test(title) && TITLED.test(title);
    if (!isSteps && (weight < 1 || (strong.length < ENOUGH && weight / meanings.length < LEAST_SHARE))) {
        const done = meanings.filter(({ kind }) => kind === "history").length;
        if (done > 0)
            return `found no plan in it: what it has is ticked or checked off already (${done} lines), and that is history`;
        return "found no plan in it: no open task, no condition, nobody who signs, no window and no way back";
    }
    const asked = [...strong, ...weak, ...steps].map(({ text }) => text);
    const speaks = [...headings, ...asked].some((text) => RELEASE.test(text));
    return speaks
        ? null
        : "found no plan in it: neither a heading nor a task speaks of a release, in any language that is known here";
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/duration-words.js
/** Lengths of time as people write them, in the plan's form: `10 min` is `10m`. Pure. */
const UNITS = [
    [/^(?:ms|msec|milliseconds?|milisegundos?|millisekunden?|ミリ秒|毫秒|밀리초|мс)$/, "ms", 1],
    [/^(?:s|secs?|seconds?|segundos?|sekunden?|secondes?|secondi|seconden|sekund|秒間?|초|сек(?:унды?)?)$/, "s", 1_000],
    [/^(?:m|mins?|minutes?|minutos?|minuten?|minuti|minuut|minut[ay]?|分間|分钟|分鐘|분|минуты?)$/, "m", 60_000],
    [
        /^(?:h|hrs?|hours?|horas?|stunden?|std|heures?|ore|uur|uren|godzin[ay]?|時間|小时|小時|시간|час(?:а|ов)?)$/,
        "h",
        3_600_000,
    ],
    [/^(?:d|days?|d[ií]as?|tage?n?|jours?|dias?|giorni|dagen|dni|日間|天|일|дн(?:я|ей)|день)$/, "d", 86_400_000],
    [/^(?:w|weeks?|semanas?|wochen?|semaines?)$/, "w", 604_800_000],
];
const UNIT = "ミリ秒|毫秒|밀리초|мс|秒間|秒|초|секунды?|сек|分間|分钟|分鐘|분|минуты?|時間|小时|小時|시간|часов|часа|час|日間|天|일|дней|дня|день|milliseconds?|msec|ms|minuut|minuty|minut|uren|uur|godziny?|godzin|dagen|dni|minuti|giorni|ore|secondi|seconden|seconds?|secs?|segundos?|sekunden?|secondes?|minutes?|minutos?|minuten?|mins?|hours?|horas?|stunden?|std|heures?|hrs?|days?|d[ií]as?|tagen?|tage|tag|jours?|weeks?|semanas?|wochen?|[smhdw]";
/** A number and a unit, as a source of a pattern with two groups. */
const DURATION = String.raw `(\d+(?:\.\d+)?)[ \u00a0-]?(${UNIT})(?![a-z0-9])`;
/** Null where the unit is none. */
function durationFrom(number, unit) {
    const found = UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()));
    if (found === undefined)
        return null;
    const [, short, factor] = found;
    if (short === "w")
        return { text: `${Number(number) * 7}d`, ms: Number(number) * factor };
    return { text: `${Number(number)}${short}`, ms: Number(number) * factor };
}
/** The durations in a text, in their order. */
function durationsIn(text) {
    return [...withNumbers(text).matchAll(new RegExp(DURATION, "gi"))].flatMap(([, number = "", unit = ""]) => durationFrom(number, unit) ?? []);
}
const NUMBERS = {
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
    ten: "10",
    twelve: "12",
    fifteen: "15",
    twenty: "20",
    thirty: "30",
    "forty-five": "45",
    fifty: "50",
    sixty: "60",
    ninety: "90",
    hundred: "100",
};
const NUMBER_WORD = Object.keys(NUMBERS).join("|");
/**
 * Numbers in words as digits, decimal commas as points, one kind of space, and the words for shares that have none:
 * `one in fifty` is `2%`. As long as the text that is matched here is only read, its places do not count.
 */
function withNumbers(text) {
    return text
        .replaceAll(/[\u00a0\u2007\u2009\u202f]/g, " ")
        .replaceAll(/(\d),(\d{3})(?![\d%])/g, "$1$2")
        .replaceAll(/(\d),(\d{1,2})(?!\d)/g, "$1.$2")
        .replaceAll(/\bhalf an? hours?\b|\bhalf hours?\b|\bmedia hora\b|\bhalbe stunde\b/gi, "30 minutes")
        .replaceAll(/\ban hour\b|\bthe first hour\b/gi, "1 hour")
        .replaceAll(new RegExp(String.raw `\b(?:one|1) (?:in|out of)(?: every)? (${NUMBER_WORD}|\d+)\b`, "gi"), (_, of) => {
        const parts = Number(NUMBERS[of.toLowerCase()] ?? of);
        return parts > 0 ? `${Number((100 / parts).toPrecision(3))}%` : _;
    })
        .replaceAll(new RegExp(String.raw `\b(${NUMBER_WORD})\b(?=[ -])`, "gi"), (word) => NUMBERS[word.toLowerCase()] ?? word)
        .replaceAll(/(\d)\s*(?:percent|per cent|por ciento|prozent|pour cent|por cento)\b/gi, "$1%")
        .replaceAll(/(\d)\s+%/g, "$1%");
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/meaning.js
/** What a line of a document means to a plan. */
function left(line, kind, text, why) {
    return { line, kind, text, why, becomes: null };
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/section-role.js
const ROLES = {
    /** Said not to count. */
    excluded: /\bnot (?:a |an )?gates?\b|out of scope|non-?goals|\bwaivers?\b|change ?log|release notes|\bhistory\b|appendix|glossar|references|troubleshoot|\bfaq\b|risk|lessons|fuera de alcance|riesgos|risiken/,
    /** What was measured already. */
    results: /metrics after|results?\b|\bstatus report\b|completed|achieved|outcome|resultados|ergebnis|abgeschlossen/,
    afterRollback: /after (?:the |a )?(?:rollback|roll-?back|revert|back-?out)|post-?rollback/,
    rollback: /roll(?:ing)?[ -]?back|abbr[uü]ch|stop rules?|\babandon\b|annulation|terugdraai|wycofa|återst[aä]ll|回退|중단|롤백|\breverts?\b|\breverting\b|back-?out|fall-?back|\babort|going back|\bgo back\b|\bundo\b|reversi[oó]n|revertir|marcha atr[aá]s|zur[uü]ck(?:roll|setz|nehm)|rollback|r[uü]ckfall|retour (?:en )?arri[eè]re|revers[aã]o|reverter|ripristino|откат|ロールバック|回滚|回滾/,
    approvals: /approv|goedkeur|akkoord|zatwierdz|согласован|утвержд|승인|批准|sign[ -]?offs?\b|go ?[/-] ?no[ -]?go|\bdecision\b|authori[sz]ation|aprobaci|autorizaci|freigabe|genehmig|approbation|aprova[cç]|approvazion|承認|审批/,
    success: /success|succes|sukces|успех|成功|성공|successo|criteri di accett|acceptance criteri|exit criteri|definition of done|criterios? de [eé]xito|objetivos|erfolgskriter|crit[eè]res de succ|成功/,
    watch: /monitor|мониторинг|наблюд|모니터링|\bwatch|observ|post-?(?:deploy|launch|release)|hyper-?care|\bsoak\b|after (?:the )?(?:launch|release|deploy|go-?live)|vigilancia|seguimiento|[uü]berwach|beobacht|surveillance|监控|監視/,
    environment: /environment variables?|\benv(?:ironment)? vars?\b|\benv\b|variables? de entorno|umgebungsvariablen|variables? d.environnement|vari[aá]veis de ambiente|\bsettings\b|\bconfig|secrets\b|環境変数|环境变量/,
    contacts: /contacts?\b|escalation|\braci\b|stakeholders|on-?call rota|kontakte|contactos/,
    staging: /staging|pre-?prod|preproducci|\buat\b|testumgebung|recette|homologa[cç]|ステージング|预发/,
    rollout: /roll-?out|canary|gradual|ramp|phased|\blaunch\b|percentage|lanzamiento gradual|ausrollen/,
    before: /pre-?(?:deploy|launch|release|flight|requisites?|check)|before (?:the |you )?(?:deploy|release|launch|start|merge)|pre-?(?:migration|cut-?over|go-?live)|preparation|preparaci|voorbereid|przygotow|подготов|准备|準備|事前|준비|preparazione|prepara[cç]|vorbereitung|pr[eé]paration|pr[eé]-?deploy|checklist|\bgates?\b/,
    production: /production|\bgo-?live\b|cut-?over|\bdeploy(?:ment)?\b|\bpromot|\brelease\b|producci[oó]n|despliegue|\bmigration\b|^(?:release |deployment )?steps:?$|\bexecution\b|\bimplementation\b|durchf[uü]hrung|\bablauf\b|d[eé]roul[eé]|ejecuci[oó]n|execu[cç][aã]o|esecuzione|uitvoering|wdro[zż]enie|развертыван|развёртыван|リリース|部署|发布|배포|produktiv|mise en production|produ[cç][aã]o|本番|上线/,
    after: /post-|\bafter\b|clean-?up|\bclose\b|follow-?up|despu[eé]s|nach(?:bereitung| dem)|apr[eè]s/,
};
const NAMES = Object.keys(ROLES);
/** The roles of a heading's words, in the order in which they count. */
function rolesOf(text) {
    const words = text.toLowerCase();
    return NAMES.filter((name) => ROLES[name].test(words));
}
/** Roles by the nearest heading that has any; a document's title counts for nothing but itself. */
function sectionRoles(headings) {
    for (const { text } of headings.filter(({ depth }) => depth > 1).toReversed()) {
        const found = rolesOf(text);
        if (found.length > 0)
            return found;
    }
    return [];
}
/** Whether any heading above, or the title, has the role. */
function isWithin(headings, role) {
    return headings.some(({ text }) => ROLES[role].test(text.toLowerCase()));
}
/** Heading under which a checklist shows an item: the nearest, without its number. */
function groupOf(headings) {
    const nearest = headings.findLast(({ depth }) => depth > 1);
    return nearest?.text ?? null;
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/label-headings.js

/** Deeper than any heading, and than what folds away. */
const LABEL_DEPTH = 8;
const LONGEST = 60;
/** The item below its label, where no heading says more. */
function withLabel(block) {
    const { headings, lead, line } = block;
    const label = lead.trim();
    const isLabel = /^[^\n]+[:：]$/.test(label) && label.length <= LONGEST && rolesOf(label).length > 0;
    if (!isLabel || headings.some(({ depth }) => depth > 1))
        return block;
    return { ...block, headings: [...headings, { text: label.slice(0, -1).trim(), depth: LABEL_DEPTH, line }] };
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/judge-command.js
/** What a line of a shell would do if it ran: only what is known to test, build or check is let through. Pure. */
const DESTRUCTIVE = [
    /\bdrop\s+(?:table|schema|database|column|index|view|role|user|type|owned|policy|function|trigger|if)\b/i,
    /\bdropdb\b|\bdropuser\b/,
    /\btruncate\b/i,
    /\bdelete\s+from\b/i,
    /\brm\s+(?:-\S*\s+)*-\S*[rRf]|\brm\s+--(?:recursive|force)/,
    /\brmdir\b|\bunlink\b|\bshred\b|\bwipefs\b|\bmkfs|\bdd\s+if=|\bfdisk\b/,
    /\breset\s+--hard\b|\bgit\s+clean\b|\bgit\s+(?:branch|tag)\s+-[dD]\b|\bfilter-(?:branch|repo)\b/,
    /\bpush\b.*(?:\s-f\b|--force|--delete|--mirror|\s\+\S)/,
    /--clean\b|--force-reset\b|--accept-data-loss\b/,
    /\b(?:db|migrate|database|prisma migrate|supabase db):?\s?(?:reset|drop|wipe|nuke|fresh|flush)\b/i,
    /\bflush(?:all|db)\b/i,
    /\b(?:kubectl|helm|terraform|aws|gcloud|az|vercel|docker|heroku|fly|supabase|gh)\b.*\b(?:delete|destroy|remove|rm|uninstall|purge|prune|rb|terminate)\b/i,
    /\b(?:shutdown|reboot|halt|poweroff|killall|pkill)\b|\bkill\s+-9/,
    /\bchmod\s+(?:-R\s+)?0?777\b|\bchown\s+-R\b/,
    /\b(?:curl|wget)\b.*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/,
    /\bcurl\b.*(?:-X\s*|--request[ =])DELETE\b/i,
    /\bremove-item\b|\bformat\s+[a-z]:|\bdel\s+\/[sfq]/i,
    /\bnpm\s+(?:unpublish|deprecate)\b/,
    /:\(\)\s*\{|>\s*\/dev\/(?:sd|nvme|disk)/,
];
const PLACEHOLDERS = [
    /<[A-Za-z_][^<>]{0,80}>/,
    /\b(?:your|my)[-_][a-z]/i,
    /\bYOUR[A-Z_]*\b|\bxxx+\b|\bchange-?me\b|\breplace-?me\b|\btodo\b|\btbd\b|path\/to\//i,
    /\[(?:[a-z][a-z -]{2,40}|[A-Z][A-Z_]{2,40})\]/,
    /(?<!%)\{\{?[A-Za-z_][^{}]*\}?\}/,
    /%[A-Z_]{2,}%/,
    /\$[A-Za-z_{(]|`/,
    /(?:^|[\s=])\.\.\.|…/,
];
const HOST = /\bvercel\s+(?:rollback|promote|alias|deploy|--prod)\b|\bvercel\s*$|\bnetlify\s+deploy|\b(?:deploy|promote):?(?:prod|production|staging)?\b.*$/i;
const REVERT = /\bgit\s+revert\b/;
const MIGRATION = /\b(?:drizzle-kit|prisma|supabase|knex|typeorm|sequelize|flyway|liquibase|dbmate|goose|alembic|rails|rake|artisan|sqitch|atlas|pg_dump|pg_restore|psql|mysqldump|mysql|mongorestore|mongodump)\b|\bdb[:-]|migrat/i;
/** Words that say that a script changes something. */
const RISKY = /deploy|publish|release|promot|migrat|seed|reset|drop|destroy|roll-?back|restore|delete|purge|wipe|push|clean|start\b|\bdev\b|serve|watch|install|update|upgrade|commit|\bdb\b|^db|sync|import|backup|send|notify|fix|write|publish/i;
/** Words of which at least one says that a script only looks. */
const LOOKS = /test|spec|build|lint|check|type|tsc|verif|e2e|smoke|unit|format:check|check-format|audit|validat|coverage|integration|compile|analy[sz]e|size|prettier|eslint|accessib|a11y|playwright|cypress|vitest|jest/i;
const WORD = String.raw `[A-Za-z0-9_@%+=:,./-]+`;
const ARGUMENT = String.raw `(?:\s+(?:${WORD}|'[A-Za-z0-9_@+=:,./ -]*'|"[A-Za-z0-9_@+=:,./ -]*"))*`;
const SCRIPT = new RegExp(String.raw `^(?:npm|pnpm|yarn|bun)(?:\s+(?:run|run-script))?\s+([A-Za-z][A-Za-z0-9:._-]*)(${ARGUMENT})$`);
const TOOLS = "tsc|vue-tsc|eslint|oxlint|biome|prettier|stylelint|vitest|jest|mocha|ava|tap|c8|nyc|playwright|cypress|knip|depcheck|size-limit|bundlesize|publint|attw|markdownlint|cspell|actionlint|ruff|mypy|pytest|rspec|phpunit|phpstan";
const TOOL = new RegExp(String.raw `^(?:(?:npx|pnpx|bunx|pnpm exec|pnpm dlx|yarn|yarn dlx|uv run|poetry run|bundle exec)\s+(?:--no-install\s+|--yes\s+|-y\s+)?)?(?:${TOOLS})(${ARGUMENT})$`);
const BUILT = [
    new RegExp(String.raw `^(?:npx\s+)?(?:next|vite|astro|nuxt|remix|turbo|nx)\s+(?:run\s+)?(?:build|test|lint|typecheck|check)(${ARGUMENT})$`),
    new RegExp(String.raw `^(?:cargo|go|dotnet|mvn|deno|swift|\./gradlew|gradle|composer|make|just|rake|mix|sbt)\s+(?:test|check|build|lint|vet|verify|clippy)(${ARGUMENT})$`),
    new RegExp(String.raw `^node\s+--test(${ARGUMENT})$`),
];
const OWN_SCRIPT = new RegExp(String.raw `^(?:node|bash|sh|python3?|tsx|ts-node|deno run)\s+(?:--[\w-]+\s+)*(?:\./)?((?:[\w.-]+/)*[\w.-]+\.(?:[cm]?[jt]s|sh|py))(${ARGUMENT})$|^\./((?:[\w.-]+/)*[\w.-]+)(${ARGUMENT})$`);
/** Options of a tool that write to the files that it checks. */
const WRITES = /(?:^|\s)(?:--fix|--write|-w|--update|-u|--update-snapshots?|--ui|--debug|--headed|open)(?:\s|$)/;
function judgeCommand(line) {
    const command = line
        .trim()
        .replace(/^(?:\$|%|>)\s+/, "")
        .replace(/\s+#\s.*$/, "")
        .trim();
    const found = DESTRUCTIVE.find((pattern) => pattern.test(command));
    if (found !== undefined)
        return { kind: "destructive", why: "it destroys or overwrites something" };
    const part = PLACEHOLDERS.find((pattern) => pattern.test(command));
    if (part !== undefined)
        return { kind: "placeholder", why: "something in it must be filled in first" };
    if (REVERT.test(command))
        return { kind: "revert", why: "it reverts a commit" };
    const parts = command.split(/\s*&&\s*/);
    const judged = parts.map(judgeOne);
    const [first] = judged;
    if (first !== undefined && judged.every((kind) => kind === "safe"))
        return { kind: "safe", command };
    if (first !== undefined && judged.every((kind) => kind === "safe" || kind === "script"))
        return { kind: "script", command };
    if (HOST.test(command))
        return { kind: "host", why: "it changes what the host serves, which is Holdpoint's own work" };
    if (MIGRATION.test(command))
        return { kind: "migration", why: "it works on a database, and a checklist runs no such thing" };
    return { kind: "other", why: "it is not known to do nothing but test, build or check" };
}
function judgeOne(command) {
    if (WRITES.test(command))
        return null;
    const script = SCRIPT.exec(command);
    if (script !== null) {
        const [, name = ""] = script;
        return LOOKS.test(name) && !RISKY.test(name) ? "safe" : null;
    }
    if (TOOL.test(command) || BUILT.some((pattern) => pattern.test(command)))
        return RISKY.test(command) && !LOOKS.test(command) ? null : "safe";
    const own = OWN_SCRIPT.exec(command);
    const name = own?.[1] ?? own?.[3] ?? null;
    if (name === null || name.includes(".."))
        return null;
    return LOOKS.test(name) && !RISKY.test(name) ? "script" : null;
}

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
;// CONCATENATED MODULE: ./build/src/tools/init/meaning/written-text.js
/** Words of a document as they may stand elsewhere: short, in one line, without what means something to a renderer. Pure. */

const LONGEST_TITLE = 100;
const LONGEST_GROUP = 60;
const LONGEST_TEXT = 200;
const NOTHING_SECRET = /^(?:true|false|yes|no|on|off|null|none|\d{1,6}|info|debug|warn|warning|error|trace|production|staging|preview|development|test|enabled|disabled)[.,;:)]*$/i;
const SECRETS = [
    /\b(?:sk|pk|rk)_(?:live|test)_\w+|\bgh[pousr]_\w{10,}|\bgithub_pat_\w+|\bxox[abprs]-[\w-]+|\bsntrys?_\w+|\bAKIA\w{12,}|\bsbp_\w+|\bnpm_\w{20,}|\beyJ[\w-]{8,}\.[\w.-]+/g,
    /(?<=:\/\/)[^\s/@:]*:[^\s/@]+(?=@)/g,
    /(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}/gi,
    /-----BEGIN [A-Z ]+-----[\s\S]*/g,
    /\b(?=\w*\d)(?=\w*[a-zA-Z])[A-Za-z0-9]{32,}\b/g,
];
/** A variable's value, and what is said to be a password. */
const ASSIGNED = /\b([A-Z][A-Z0-9_]{2,})\s*=\s*("[^"]*"|'[^']*'|[^\s,;)]+)/g;
const CALLED = /\b((?:password|passwd|passphrase|secret|token|api[ _-]?key|contraseña|passwort)\s*(?:is|:|=)\s*)(\S{4,})/gi;
/** Of values only those that say nothing. */
function withoutSecrets(text) {
    return SECRETS.reduce((masked, pattern) => masked.replaceAll(pattern, "…"), text)
        .replaceAll(ASSIGNED, (whole, name, value) => (NOTHING_SECRET.test(value) ? whole : `${name}=…`))
        .replaceAll(CALLED, (whole, lead, value) => (NOTHING_SECRET.test(value) ? whole : `${lead}…`));
}
/** One line of a report. */
function shownText(text) {
    return (0,cut_text/* cutText */.I)(oneLine(withoutSecrets(text)), LONGEST_TEXT);
}
/** Title of a gate: nothing in it is Markdown, a mention or HTML. */
function titleOf(text) {
    const plain = oneLine(withoutSecrets(text))
        .replaceAll(/(?<!-)>=?(?=\s*\d)/g, " above ")
        .replaceAll(/<=?(?=\s*\d)/g, " below ")
        .replaceAll(/[*_~`#<>[\]\\]+/g, (marks) => (marks === "_" ? "_" : ""))
        .replaceAll("|", "/")
        .replaceAll(/\$\{/g, "{")
        .replaceAll("@", "")
        .replace(/^\s*[☐⬜◻🔲□✅✔☑❌⏳]+\s*/u, "");
    return (0,cut_text/* cutText */.I)(oneLine(plain).replace(/[:;,.\s]+$/, ""), LONGEST_TITLE) || "Untitled";
}
function groupTitle(text) {
    return (0,cut_text/* cutText */.I)(titleOf(text.replace(/^(?:\d+(?:\.\d+)*[.)]?\s+)/, "")), LONGEST_GROUP);
}
function oneLine(text) {
    return text
        .replaceAll(/(?:[\p{Cc}\p{Cf}\u2028\u2029]|\ufe0f)+/gu, " ")
        .replaceAll(/\s+/g, " ")
        .trim();
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-gates.js




const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const SHORT_VARIABLE = /^[A-Z][A-Z0-9_]{2,}$/;
const ASSIGNMENT = /^([A-Z][A-Z0-9_]{2,})\s*=/;
const ABOUT_VARIABLES = /variable|\benv\b|\bset\b|defin|configur|present|gesetzt|definid|d[eé]fini|secrets?\b|環境変数|环境变量|環境變數|환경 ?변수|переменн|zmienn|impostat|ingesteld/i;
const UNSAFE_NEGATION = /\b(?:do not|don.t|never|avoid|instead of|without|not)\s+(?:\w+\s+){0,3}$/i;
/** The gates, in their order; empty where a person must look. */
function readGates(asked) {
    for (const read of [readVariables, readCertificate, readAnswer, readCommands, readCoverage, readBundle]) {
        const found = read(asked);
        if (found.length > 0)
            return found;
    }
    return [];
}
/** Names only: what a document gives as a value is not looked at. */
function readVariables({ line, text, codes, headings }) {
    const inSection = sectionRoles(headings).includes("environment");
    const about = inSection || ABOUT_VARIABLES.test(text);
    const names = codes.flatMap(({ text: code }) => {
        const assigned = ASSIGNMENT.exec(code)?.[1];
        if (assigned !== undefined)
            return [assigned];
        if (!about)
            return [];
        return VARIABLE.test(code) || (inSection && SHORT_VARIABLE.test(code)) ? [code] : [];
    });
    const bare = inSection && codes.length === 0 ? (ASSIGNMENT.exec(text.trim())?.[1] ?? null) : null;
    const all = [...new Set([...names, ...(bare === null ? [] : [bare])])];
    return all.map((name) => variable(line, name, shownText(text), /\boptional\b|opcional|facultat/i.test(text)));
}
function variable(line, name, text, optional) {
    const why = optional
        ? "a variable that may be missing"
        : "a variable of production; that it is set is checked, and its value stays a person's";
    return { line, kind: optional ? "env-optional" : "env", text, why, becomes: { place: "env", name, optional } };
}
function readCertificate(asked) {
    const { text } = asked;
    if (!/certificat|\btls\b|\bssl\b|zertifikat/i.test(text))
        return [];
    const days = /(\d+)\s*(?:days?|d[ií]as|tage|jours|dias)/i.exec(withNumbers(text))?.[1];
    if (days === undefined)
        return [];
    const host = /\b((?:[a-z0-9-]+\.)+[a-z]{2,})\b/.exec(text)?.[1];
    const spec = { ...(host === undefined ? {} : { host }), "min-days": Number(days) };
    return [gate(asked, "tls", "tls", spec, "a certificate's days are read", "checklist")];
}
const PATH_AND_STATUS = /(?:^|[\s(])(?:(GET|HEAD|POST|PUT|PATCH|DELETE)\s+)?(\/[\w./-]*|https?:\/\/[^\s)]+?)\s+(?:[\p{L}\s]{0,30}?\b)?(?:answers?|returns?|responds?|gives?|is|→|->|=|:|with|status|http|responde|liefert|r[eé]pond|devuelve|restituisce|geeft|zwraca|возвращает|отвечает|返回|が|は)[\p{L}\s:]{0,20}?(?<!\d)([1-5]\d\d)(?!\d)/iu;
/** A path, and the status that it answers with; only what reads. */
function readAnswer(asked) {
    const match = PATH_AND_STATUS.exec(asked.text);
    if (match === null)
        return [];
    const [, method = "GET", target = "", status = "200"] = match;
    const path = pathOf(target);
    if (method.toUpperCase() !== "GET" || path === null || UNSAFE_NEGATION.test(asked.text.slice(0, match.index + 1)))
        return [];
    return [gate(asked, "http", "http", { path, status: Number(status) }, "a request that reads, and its status")];
}
/** Not what people visit. */
function isStagingHost(address) {
    return /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:[\w-]*(?:staging|preprod|pre-prod|preview|uat|qa|sandbox)[\w-]*|dev|test|stage)\./i.test(address);
}
/** Of an address its path; null where it has what a plan would take for something else. */
function pathOf(target) {
    const path = /^https?:\/\/[^/]+(\/.*)?$/.exec(target);
    const found = path === null ? target : (path[1] ?? "/");
    return /^\/[\w./?=&%~-]*$/.test(found) ? found : null;
}
/** Plain text has brackets in place of code: `All tests pass (npm test)`. */
function inBrackets(text) {
    const match = /\(([^()]+)\)\s*[.:]?$/.exec(text.trim());
    return match?.[1] === undefined ? [] : [{ text: match[1], at: text.indexOf(`(${match[1]})`) + 1 }];
}
/** Whatever the code names must be safe in all its parts; a word before it may forbid it. */
function readCommands(asked) {
    const { text } = asked;
    const codes = asked.codes.length > 0 ? asked.codes : inBrackets(text);
    return codes.flatMap(({ text: code, at }) => {
        const judged = judgeCommand(code);
        if (judged.kind === "destructive" || judged.kind === "placeholder")
            return [];
        if ((judged.kind !== "safe" && judged.kind !== "script") || UNSAFE_NEGATION.test(text.slice(0, at)))
            return [];
        const others = codes.filter((one) => ["safe", "script"].includes(judgeCommand(one.text).kind)).length;
        const title = others > 1 ? `${text.split(code)[0]}${code}`.slice(-100) : text;
        return [commandMeaning({ ...asked, text: others > 1 ? code : title }, judged.command, shownText(text))];
    });
}
/** What asks a site that is there. */
const NEEDS_SITE = /smoke|e2e|end-to-end|playwright|cypress/i;
function commandMeaning(asked, command, text) {
    const why = "a command that is known to test, build or check, and nothing else";
    const found = gate(asked, "command", "command", command, why, "checklist");
    const becomes = found.becomes;
    const roles = sectionRoles(asked.headings);
    const isLater = !roles.includes("before") && roles.some((role) => ["production", "staging", "watch", "after"].includes(role));
    const place = NEEDS_SITE.test(command) && isLater ? "staging" : becomes.place;
    return { ...found, text, becomes: { ...becomes, place } };
}
function readCoverage(asked) {
    const share = /(\d+(?:\.\d+)?)\s*%/.exec(withNumbers(asked.text))?.[1];
    if (share === undefined ||
        !/\bcoverage\b|cobertura|abdeckung|couverture|copertura|dekking|pokrycie|покрыти|カバレッジ|覆盖率/i.test(asked.text))
        return [];
    const metric = /branch/i.test(asked.text) ? "branches" : /function/i.test(asked.text) ? "functions" : "lines";
    const spec = { file: "coverage/coverage-summary.json", [metric]: `${share}%` };
    const why = "the share of what tests cover; the report's file is the usual one, so check it";
    return [gate(asked, "coverage", "coverage", spec, why, "checklist")];
}
function readBundle(asked) {
    const size = /(\d+(?:\.\d+)?)\s*(kB|KB|MB|KiB|MiB)\b/.exec(withNumbers(asked.text));
    if (size === null || !/\bbundle|\bassets?\b|\bjavascript\b|\bjs\b|\bchunks?\b/i.test(asked.text))
        return [];
    const measure = /brotli/i.test(asked.text) ? " brotli" : /gzip|gz\b|compressed/i.test(asked.text) ? " gzip" : "";
    const max = `${size[1]} ${(size[2] ?? "kB").replace("KB", "kB")}${measure}`;
    const found = gate(asked, "bundle", "bundle", { dir: ".next/static", max }, "a budget; the folder of the built files is not said", "checklist");
    const becomes = { ...found.becomes, missing: "the folder of the built files" };
    return [{ ...found, becomes }];
}
/** A gate where the section's own stage is, or in the checklist. */
function gate(asked, kind, key, spec, why, usual = "staging") {
    const { line, text, headings } = asked;
    const group = groupOf(headings);
    const becomes = {
        place: placeOf(headings, usual),
        title: titleOf(text),
        group: group === null ? null : groupTitle(group),
        gate: key,
        spec,
        missing: null,
    };
    return { line, kind, text: shownText(text), why, becomes };
}
function placeOf(headings, usual) {
    const roles = sectionRoles(headings);
    if (roles.includes("before"))
        return usual;
    if (roles.includes("staging"))
        return "staging";
    if (usual === "checklist")
        return usual;
    return roles.includes("watch") || (roles.includes("production") && !roles.includes("staging")) ? "production" : usual;
}

// EXTERNAL MODULE: ./build/src/plan/condition-syntax.js
var condition_syntax = __webpack_require__(21634);
;// CONCATENATED MODULE: ./build/src/tools/init/meaning/metric-words.js
/** Names of metrics, from the words that people have for them. Pure. */
const KNOWN = [
    [/health[ _-]?checks?(?:[ _-]failures?)?|health (?:page|endpoint|probe)s?/, "health_check_failures"],
    [/(?:login|sign-?in)s? (?:fail|errors?)/, "login_failure_rate"],
    [
        /\berror[ _-]?rates?\b|(?:requests?|answers?|responses?) (?:that )?fail|failed (?:requests?|answers?)|\b5xx\b|tasa de errore?s?|fehler(?:rate|quote)|taux d.erreurs?|taxa de erros?|tasso d[i']\s?errore?i?|foutpercentage|foutenpercentage|odsetek bł[eę]d|wsp[oó]łczynnik bł[eę]d|felfrekvens|(?:доля|процент) ошибок|エラー率|错误率|錯誤率|오류율|에러율/,
        "error_rate",
    ],
    [/^errors?$|\berrors?\s*$/, "error_rate"],
    [
        /\buptime\b|availability|disponibilidad|verf[uü]gbarkeit|disponibilit[eéà]|disponibilidade|beschikbaarheid|dost[eę]pno[sś][cć]|tillg[aä]nglighet|доступност|可用性|稼働率|可用率|가용성/,
        "uptime",
    ],
    [/memory|\bheap\b|\brss\b|memoria|speicher/, "memory_usage"],
    [/\bcpu\b|processor/, "cpu_usage"],
    [/\bdisk\b/, "disk_usage"],
    [/crash[ -]?free/, "crash_free_sessions"],
    [/new (?:sentry )?issues/, "new_issues"],
    [/\blcp\b/, "lcp"],
    [/\binp\b/, "inp"],
    [/\bcls\b/, "cls"],
    [/\bttfb\b/, "ttfb"],
    [/\bfcp\b/, "fcp"],
];
const LATENCY = /latenc|response[ -]?times?|answers? (?:take|time)|slow(?:est)? (?:answers?|requests?)|(?:tiempo|temps) de r[eé]spon|antwortzeit|tempo d[ei] r[ei]spost|responstijd|czas odpowiedzi|svarstid|время ответа|レイテンシ|応答時間|延迟|响应时间|응답 ?시간|duration/;
/** What is slow that is not the site's answer. */
const PART = /\b(query|database|db|sql|redis|cache|queue|job|worker|build|render|search|checkout|payment|upload|login|webhook|image)s?\b/;
const PERCENTILE = /\bp(50|75|90|95|99)\b|\b(50|75|90|95|99)(?:th)? percentile\b/;
/** The metric that the words are about; `around` are those of the whole paragraph. Null where they name none. */
function nameMetric(words, around) {
    const text = words.toLowerCase().trim();
    const percentile = percentileIn(text);
    const part = PART.exec(text)?.[1];
    if (percentile !== null && part !== undefined)
        return { name: `${part}_p${percentile}_latency`, unclear: null };
    if (percentile !== null)
        return { name: `p${percentile}_latency`, unclear: null };
    if (LATENCY.test(text)) {
        const other = percentileIn(around.toLowerCase());
        if (other !== null)
            return { name: `p${other}_latency`, unclear: null };
        return { name: "latency", unclear: "which percentile is meant is not said" };
    }
    const known = KNOWN.find(([pattern]) => pattern.test(text));
    if (known !== undefined)
        return { name: narrowed(known[1], text), unclear: null };
    const identifier = [...text.matchAll(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g)].at(-1)?.[0];
    if (identifier !== undefined)
        return { name: identifier, unclear: null };
    const name = slugOf(text);
    return name === null ? null : { name, unclear: null };
}
/** Words before `error rate` that leave it the whole site's. */
const WHOLE = /^(?:http|https|server|overall|total|global|requests?|api|site|web|website|app|application|production|prod|average|avg|mean|sentry|vercel|sustained|current|new|any|5xx|500|if|when|while|that|unless|until|every|error)$/;
/** A part's error rate is not the site's: `search error rate`. */
function narrowed(name, text) {
    const part = name === "error_rate" ? /([a-z][a-z-]*)[ _-]error[ _-]?rates?\b/.exec(text)?.[1] : undefined;
    if (part === undefined || WHOLE.test(part) || EMPTY_WORDS.has(part))
        return name;
    return `${part.replaceAll("-", "_")}_${name}`;
}
const LATENCY_NAME = /^(?:[a-z]+_)*(?:(?:response_times?|latency|duration)_p(50|75|90|95|99)|p(50|75|90|95|99)_(?:response_times?|duration))(?:_ms)?$/;
/** The name that the vendors have for what a plan's own grammar calls otherwise: `response_time_p99`. */
function usualName(metric) {
    const match = LATENCY_NAME.exec(metric);
    return match === null ? metric : `p${match[1] ?? match[2]}_latency`;
}
/** Metrics of which less is worse. */
function isBetterHigh(name) {
    return /uptime|availab|success|hit|free|conversion|throughput|_ok$|score|passed/.test(name);
}
/** Metrics of which more is worse. */
function isBetterLow(name) {
    return /error|fail|latency|_usage$|crash_rate|timeout|5xx|_time$|^(?:lcp|inp|cls|fcp|ttfb)$|_lag$|lock_wait/.test(name);
}
/** `error_rate < 1%` is no reason to go back, and `uptime < 99%` no goal: a sign that was read so was misread. */
function isAgainstSense(condition, place) {
    const [, metric = "", sign = ""] = /^(\S+) ([<>]=?|increases|drops) /.exec(condition) ?? [];
    const isUpward = sign.startsWith(">") || sign === "increases";
    const isBad = place === "condition" ? isUpward : !isUpward;
    if (isBetterHigh(metric))
        return isBad;
    return isBetterLow(metric) && !isBad;
}
function percentileIn(text) {
    const match = PERCENTILE.exec(text);
    if (match !== null)
        return match[1] ?? match[2] ?? null;
    const slowest = /slowest (\d+)\s?%/.exec(text)?.[1];
    if (slowest !== undefined)
        return { 1: "99", 5: "95", 10: "90", 25: "75" }[Number(slowest)] ?? null;
    return /\bmedian\b/.test(text) ? "50" : null;
}
const EMPTY_WORDS = new Set("a an the any all of for to in on at is are was be been being stays stay stayed goes go gets get rises rise lies if when should would must more than less or and it its that there our we per with by from has have than then no not total number amount count el la los las un una de del si es o y der die das ein eine wenn und ist le les des du et stop abort roll back rollback revert see sees saw seen notice observe find show shows wir sehen vemos voit nous".split(" "));
const MOST_WORDS = 4;
/** A metric's name of the words themselves: `Checkout success` is `checkout_success`. */
function slugOf(text) {
    const failing = /^(.*?)\b(?:fails?|failures?)\b/.exec(text);
    const words = (failing?.[1] ?? text)
        .normalize("NFD")
        .replaceAll(/\p{Mn}/gu, "")
        .replaceAll(/\([^)]*\)/g, " ")
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== "" && !EMPTY_WORDS.has(word))
        .slice(-MOST_WORDS);
    const name = [...words, ...(failing === null ? [] : ["failures"])].join("_");
    return /^[a-z][a-z0-9_]*$/.test(name) && name !== "failures" ? name : null;
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/parse-limits.js
/** Limits as people write them, in words and in signs, as conditions of the plan language. Pure. */



const SIGNS = [
    [/^(?:>=|≥|=>|at least|no less than|not less than|al menos|mindestens|au moins|minimum(?: of)?|min\.?)$/, ">="],
    [
        /^(?:<=|≤|=<|at most|no more than|not more than|not exceed|up to|como m[aá]ximo|h[oö]chstens|au plus|maximum(?: of)?|max\.?)$/,
        "<=",
    ],
    [
        /^(?:>|above|over|more than|greater than|higher than|bigger than|longer than|slower than|exceed(?:s|ing|ed)?|beyond|surpass(?:es)?|m[aá]s de|mayor(?:es)? (?:que|de|a)|superior(?:es)? a|por encima de|supera|[uü]ber|mehr als|gr[oö](?:ß|ss)er als|plus de|sup[eé]rieure? [aà]|d[eé]passe|mais de|maior(?:es)? (?:que|do que)|superior a|acima de|oltre|maggiore di|superiore (?:a|al)|sopra|boven|meer dan|hoger dan|powy[zż]ej|wi[eę]cej ni[zż]|выше|больше|более|превышает|超过|超過|大于|高于|초과)$/,
        ">",
    ],
    [
        /^(?:<|below|under|less than|fewer than|lower than|faster than|smaller than|menos de|menor(?:es)? (?:que|de|a)|inferior(?:es)? a|por debajo de|unter|weniger als|kleiner als|moins de|inf[eé]rieure? [aà]|menos de|menor que|abaixo de|inferiore (?:a|al)|sotto|meno di|onder|minder dan|lager dan|poni[zż]ej|mniej ni[zż]|ниже|меньше|менее|低于|小于|少于|미만)$/,
        "<",
    ],
];
const SIGN_WORDS = String.raw `>=|<=|=>|=<|≥|≤|(?<!-)>|<|\b(?:at least|no less than|not less than|al menos|mindestens|au moins|at most|no more than|not more than|not exceed|up to|como m[aá]ximo|h[oö]chstens|au plus|above|over|more than|greater than|higher than|bigger than|longer than|slower than|exceed(?:s|ing|ed)?|beyond|surpass(?:es)?|below|under|less than|fewer than|lower than|faster than|m[aá]s de|mayor(?:es)? (?:que|de|a)|superior(?:es)? a|por encima de|supera|mehr als|gr[oö](?:ß|ss)er als|plus de|sup[eé]rieure? [aà]|d[eé]passe|mais de|maior que|acima de|menos de|menor(?:es)? (?:que|de|a)|inferior(?:es)? a|por debajo de|unter|weniger als|kleiner als|moins de|inf[eé]rieure? [aà]|abaixo de|oltre|maggiore di|superiore (?:al|a)|sopra|inferiore (?:al|a)|sotto|meno di|boven|meer dan|hoger dan|onder|minder dan|lager dan|mniej ni[zż]|wi[eę]cej ni[zż])|powy[zż]ej|poni[zż]ej|выше|больше|более|превышает|ниже|меньше|менее|超过|超過|大于|高于|초과|低于|小于|少于|미만|[uü]ber`;
const AMOUNT = String.raw `(?:the |a |an |el |un )?(\d+(?:\.\d+)?)\s*(%|ms\b|ミリ秒|毫秒|밀리초|秒|초|сек(?:унды?)?|мс|milliseconds?\b|milisegundos?\b|seconds?\b|segundos?\b|secs?\b|s\b|minutes?\b|mins?\b)?`;
const LIMIT = new RegExp(String.raw `(${SIGN_WORDS})\s*${AMOUNT}`, "gi");
const WINDOW = new RegExp(String.raw `(?:\(|（|\bfor\b|\bover\b|[uü]ber\b|\bper\b|gedurende|przez|в течение|持续|持続|连续|\bduring\b|\bwithin\b|\bin\b|\bdurante\b|\bpor\b|\bper\b|\ben\b|f[uü]r|pendant|sustained|/|\blonger than\b)\s*(?:the |more than |longer than |at least |a |any |m[aá]s de )*${DURATION}`, "i");
const RATE = /^\s*(?:[a-z][a-z -]{0,40}?)?\s*(?:\/\s*|\bper |\beach |\bevery |\ban? )(minute|min|hour|h|day|d)\b/i;
const GROWTH = /(increas\w*|grow\w*|ris(?:e|es|ing)|worse\w*|degrad\w*|climb\w*|goes up|aumenta\w*|drops?|dropp\w*|decreas\w*|fall\w*|declin\w*|baja\w*)\s+(?:by\s+|of\s+|en\s+|un\s+)?(?:(?:more than|over|at least|>=?|m[aá]s de)\s*)?(\d+(?:\.\d+)?)\s*%/gi;
const PLUS = /(?:^|[^\d])([+-])\s*(\d+(?:\.\d+)?)\s*%/g;
const HIGHER = /(\d+(?:\.\d+)?)\s*% (?:higher|slower|worse|more|above|over) (?:than )?(?:the |its )?(?:baseline|before|usual|normal|previous)/gi;
const TWICE = /\b(twice|double|2x|two times|2 times|three times|3x|doubles|el doble)\b/i;
const CONSECUTIVE = /(\d+|two|three|four|five)\s*(?:times in a row|consecutive|times in succession|times consecutively|veces seguidas|mal hintereinander)/i;
const FAILING = /fail|not answer|does not|doesn.t|down|unhealthy|no respon|error/i;
/** The limits in a sentence, in their order; a text in the plan's own grammar as it is. */
function parseLimits(sentence, subject = null, around = sentence) {
    const own = sentence.trim().replace(/[;.]$/, "");
    const parsed = (0,condition_syntax/* parseConditionSyntax */.a)(own);
    if (parsed.ok) {
        const metric = usualName(parsed.value.metric);
        const condition = own.replaceAll(/\s+/g, " ").replace(parsed.value.metric, metric);
        return [{ metric, condition, ...CLEAR, opposite: null }];
    }
    const text = withNumbers(sentence);
    const near = withNumbers(around);
    const changes = changesIn(text, subject, near);
    if (changes.length > 0)
        return changes;
    return [...thresholdsIn(text, subject, near), ...consecutiveIn(text, subject)];
}
const CLEAR = { unclear: null, isDemand: false };
function thresholdsIn(text, subject, around) {
    const matches = [...text.matchAll(LIMIT)].filter((match) => !isWindowOnly(text, match));
    let from = 0;
    return matches.flatMap((match, index) => {
        const before = text.slice(from, match.index);
        const end = match.index + match[0].length;
        const after = text.slice(end, matches[index + 1]?.index ?? text.length);
        const clause = after.split(/[;,]|\bor\b|\band\b|\. /)[0] ?? "";
        from = end + clause.length;
        const sign = signOf(match[1] ?? "");
        if (sign === null)
            return [];
        return thresholdOf({ text, before, clause, after, sign, number: match[2] ?? "", unit: match[3] ?? "" }, subject, around);
    });
}
function thresholdOf(found, subject, around) {
    const { before, clause, after, sign, number } = found;
    const unit = unitOf(found.unit);
    if (unit === null)
        return [];
    const rate = unit === "" ? RATE.exec(clause) : null;
    const named = subjectOf(found, subject, around, rate?.index === 0 ? rate[0] : null);
    if (named === null)
        return [];
    const isOrMore = /^\s*(?:or (?:more|higher)|and above|o m[aá]s)\b/i.test(clause);
    const comparison = isOrMore && sign === ">" ? ">=" : sign;
    const window = rate === null ? (windowOf(after) ?? windowOfAll(found.text)) : null;
    const per = rate === null ? "" : `/${{ m: "minute", h: "hour", d: "day" }[(rate[1] ?? "h")[0]?.toLowerCase() ?? "h"]}`;
    const tail = `${number}${unit}${per}${window === null ? "" : ` over ${window}`}`;
    const share = unit === "%" && named.name.endsWith("_failures") ? named.name.replace(/failures$/, "failure_rate") : null;
    const metric = share !== null && named.name !== "health_check_failures" ? share : named.name;
    const needsUnit = metric.endsWith("latency") && unit === "";
    return [
        {
            metric,
            condition: `${metric} ${comparison} ${tail}`,
            opposite: `${metric} ${OPPOSITES[comparison]} ${tail}`,
            unclear: needsUnit ? "the unit of the number is not said" : named.unclear,
            isDemand: DEMAND.test(before),
        },
    ];
}
/** Words before a sign that say how things must be. */
const DEMAND = /\b(?:must|shall|has to|have to|needs? to|should) (?:\w+ )?(?:stay|remain|be|keep|not)\b|\b\S+ (?:must|shall|should|may|can)\s*$|\bdeben?\b|\bmuss\b/i;
const OPPOSITES = { ">": "<=", ">=": "<", "<": ">=", "<=": ">" };
/** The metric by the words before the sign, else by those after the number, else by the table's own. */
function subjectOf(found, subject, around, rate) {
    const { before, clause } = found;
    if (subject !== null)
        return nameMetric(subject, `${subject} ${clause}`);
    if (rate !== null && before.replaceAll(/\W+/g, "").length < 4) {
        return nameMetric(rate.replace(/(?:\/|\b(?:per|each|every|an?)\b).*$/i, ""), around);
    }
    const lead = before.split(/[;,.:]|\bor\b|\bif\b|\bwhen\b/i).findLast((part) => part.trim() !== "") ?? "";
    const inBrackets = /\(([^)]*)\)/.exec(clause)?.[1] ?? "";
    const words = `${lead} ${inBrackets}`.trim();
    if (/[a-zá-ž]{3,}|p\d\d|[\p{Lo}\p{Script=Cyrillic}]{2,}/iu.test(lead.replaceAll(/\b(?:should|any|more|the|than)\b/gi, "")))
        return nameMetric(words, around) ?? namedBy(clause, around);
    return namedBy(clause, around);
}
/** `more than 5% errors for ten minutes`. */
function namedBy(clause, around) {
    const rest = clause.split(/\bfor\b|\bover\b|\bduring\b/i)[0] ?? "";
    return rest.trim() === "" ? null : nameMetric(rest, around);
}
/** `for longer than five minutes` is the window of a limit, and none itself. */
function isWindowOnly(text, match) {
    const lead = text.slice(0, match.index);
    const rest = text.slice(match.index);
    const time = new RegExp(String.raw `^(?:over|longer than|more than|at least|m[aá]s de|[uü]ber)\s*${DURATION}`, "i");
    if (!time.test(rest))
        return false;
    if (/\b(?:for|durante|f[uü]r|pendant)\s+(?:the\s+)?$/i.test(lead))
        return true;
    // `> 5% over 10 min`: what follows a number is its window.
    return /^(?:over|[uü]ber)/i.test(rest) && /\d\s*(?:%|[a-z]{1,12})?\s*$/i.test(lead);
}
function windowOf(after) {
    const stop = after.search(/[;,]\s|\. |\bor\b/);
    const match = WINDOW.exec(stop < 0 ? after : after.slice(0, stop));
    return match === null ? null : (durationFrom(match[1] ?? "", match[2] ?? "")?.text ?? null);
}
const OF_ALL = new RegExp(String.raw `,\s*(?:each |both |all )?(?:sustained |lasting |held )?(?:for|over)\s+(?:more than |at least )?${DURATION}[.\s]*$`, "i");
/** `error rate > 4% or p99 > 3s, sustained for 10 minutes`: a window at the end of a sentence is that of all its limits. */
function windowOfAll(text) {
    const match = OF_ALL.exec(text);
    return match === null ? null : (durationFrom(match[1] ?? "", match[2] ?? "")?.text ?? null);
}
function changesIn(text, subject, around) {
    const grown = [...text.matchAll(GROWTH)].map((match) => ({
        at: match.index,
        down: /^(?:drop|decreas|fall|declin|baja)/i.test(match[1] ?? ""),
        amount: match[2] ?? "",
    }));
    const signed = [...text.matchAll(PLUS)].map((match) => ({
        at: match.index,
        down: match[1] === "-",
        amount: match[2] ?? "",
    }));
    const higher = [...text.matchAll(HIGHER)].map((match) => ({ at: match.index, down: false, amount: match[1] ?? "" }));
    const twice = TWICE.exec(text);
    const times = twice === null || !/baseline|before|usual|normal|previous|habitual/i.test(text) ? [] : [twice];
    const multiplied = times.map((match) => ({
        at: match.index,
        down: false,
        amount: /three|3/.test(match[1] ?? "") ? "200" : "100",
    }));
    const all = [...grown, ...(grown.length > 0 ? [] : signed), ...higher, ...multiplied];
    return all.flatMap(({ at, down, amount }) => {
        const lead = text
            .slice(0, at)
            .split(/[;,:]/)
            .findLast((part) => part.trim() !== "") ?? "";
        const named = nameMetric(subject ?? lead, subject === null ? around : subject);
        if (named === null)
            return [];
        const window = windowOf(text.slice(at));
        const over = window === null ? "" : ` over ${window}`;
        const condition = `${named.name} ${down ? "drops" : "increases"} by > ${amount}%${over}`;
        const points = /percentage points?|puntos porcentuales|prozentpunkt/i.test(text);
        const unclear = points ? "percentage points are no share of what was before" : named.unclear;
        return [{ metric: named.name, condition, opposite: null, unclear, isDemand: false }];
    });
}
/** `does not answer three times in a row`. */
function consecutiveIn(text, subject) {
    const match = CONSECUTIVE.exec(text);
    if (match === null || !FAILING.test(text))
        return [];
    const named = nameMetric(subject ?? text, text);
    if (named?.name !== "health_check_failures")
        return [];
    const count = { two: "2", three: "3", four: "4", five: "5" }[match[1]?.toLowerCase() ?? ""] ?? match[1] ?? "";
    return [{ metric: named.name, condition: `${named.name} >= ${count}`, opposite: null, ...CLEAR }];
}
function signOf(word) {
    return SIGNS.find(([pattern]) => pattern.test(word.toLowerCase().trim()))?.[1] ?? null;
}
/** In the plan's form; null for a unit that no condition has. */
function unitOf(unit) {
    const written = unit.toLowerCase();
    if (written === "" || written === "%")
        return written;
    const duration = durationFrom("1", written);
    if (duration === null)
        return null;
    const short = duration.text.slice(1);
    return short === "ms" || short === "s" ? short : null;
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-limits.js
/** Limits of a sentence, an item or a cell, as conditions of a watch, or as what a person must decide. Pure. */





const RANGE = /(\d+(?:\.\d+)?)\s*%?\s*(?:-|–|to|and|bis|a)\s*(\d+(?:\.\d+)?)\s*(%|ms\b|s\b)/i;
/** Empty where the text has no limit. */
function readLimits(written, context) {
    const { line, text, subject, around } = written;
    const limits = parseLimits(text, subject, around);
    if (limits.length === 0)
        return context === "hold" || context === "warn" ? rangeOf(written, context) : [];
    return limits.map((limit) => meaningOf(limit, { line, text: shownText(subject === null ? text : `${subject}: ${text}`) }, context));
}
function meaningOf(limit, { line, text }, context) {
    const { condition, opposite, metric, isDemand, unclear } = limit;
    switch (context) {
        case "negated":
            return left(line, "comment", text, "it says what is no reason to roll back");
        case "hold":
            return remark(line, "hold", text, `a person decides: ${condition}`, `${condition} # a person decides; the plan language has no word for it`);
        case "warn":
            return remark(line, "warn", text, `only somebody is told: ${condition}`, `${condition} # somebody is told; the plan language has no word for it`);
        case "none":
            if (!isDemand || opposite === null)
                return left(line, "comment", text, `a number (${condition}) that is not said to decide anything`);
            return limitMeaning("condition", { ...limit, condition: opposite }, line, text, "how it must be, so a rollback when it is not");
        case "rollback": {
            const turned = isDemand && opposite !== null ? opposite : condition;
            if (unclear !== null) {
                return remark(line, "unclear", text, `${condition}: ${unclear}`, `rollback_conditions: ${condition} # ${unclear}`);
            }
            return limitMeaning("condition", { ...limit, condition: turned }, line, text, `a reason to roll back, for the metric ${metric}`);
        }
        case "success":
            if (unclear !== null) {
                return remark(line, "unclear", text, `${condition}: ${unclear}`, `success: ${condition} # ${unclear}`);
            }
            return limitMeaning("success", limit, line, text, "a goal that must be met when the watch ends");
    }
}
function limitMeaning(place, limit, line, text, why) {
    if (isAgainstSense(limit.condition, place)) {
        const reason = `${limit.condition} as a ${place === "condition" ? "reason to roll back" : "goal"} makes no sense: a person must say which way is meant`;
        return remark(line, "unclear", text, reason, `${limit.condition} # which way is meant?`);
    }
    return { line, kind: place, text, why, becomes: { place, metric: limit.metric, value: limit.condition } };
}
function remark(line, kind, text, why, value) {
    return { line, kind, text, why, becomes: { place: "remark", near: "watch", value } };
}
/** `between 2% and 10%`, `1-5%`. */
function rangeOf({ line, text, subject, around }, kind) {
    const match = RANGE.exec(withNumbers(text));
    const named = match === null ? null : nameMetric(subject ?? text.split(/\d/)[0] ?? "", around);
    if (match === null || named === null)
        return [];
    const range = `${named.name} ${match[1]}-${match[2]}${match[3]}`;
    const shown = shownText(subject === null ? text : `${subject}: ${text}`);
    return [
        remark(line, kind, shown, `${range}: ${kind === "hold" ? "a person decides" : "somebody is told"}`, `${range} # the plan language has no word for it`),
    ];
}
/** A number without a sign under a heading of goals: better is what the metric's own direction says. */
function readGoal(written) {
    const { line, text, subject } = written;
    const match = /^\s*(\d+(?:\.\d+)?)\s*(%|ms|s)?(?:\s+(?:in|over|within|en|durante)\s+(.+))?$/i.exec(withNumbers(text));
    const named = match === null ? null : nameMetric(subject, subject);
    if (match === null || named === null)
        return null;
    const [, number = "", unit = "", window] = match;
    const over = window === undefined ? "" : ` over ${window.replaceAll(/\s+/g, "").replace(/min(?:utes|utos)?$/, "m")}`;
    const condition = `${named.name} ${isBetterHigh(named.name) ? ">=" : "<="} ${number}${unit}${over}`;
    const limit = { metric: named.name, condition, opposite: null, unclear: named.unclear, isDemand: false };
    return meaningOf(limit, { line, text: shownText(`${subject}: ${text}`) }, "success");
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-rungs.js


const WHY = {
    host: "production points back at what served before",
    flag: "a rung of the ladder, where a person says whose flag it is, and which",
    revert: "a rung of the ladder, which proposes a revert with a token of its own",
    "database by hand": "a way back that no rung takes: what was written since would be lost",
};
const RUNGS = [
    ["flag", /\bflags?\b|kill[ -]?switch|feature toggle|schalter/i],
    [
        "database by hand",
        /pg_restore|database restore|restore (?:the |from )?(?:database|backup|dump)|db:rollback|down migration|migrate:?\s?down|restaurar/i,
    ],
    ["revert", /\bgit revert\b|\brevert(?:ing|s)? (?:the |of the |del? )?(?:merge|commit|pull request|pr|[uú]ltimo)/i],
    [
        "host",
        /\bvercel (?:rollback|promote|alias)\b|instant rollback|host rollback|previous (?:deployment|build|image|version|release)|(?:deployment|version|build|release) before|versi[oó]n anterior|vers[aã]o anterior|versione precedente|vorige versie|poprzedni\w* wersj|предыдущ\w* верси|前のバージョン|上一(?:个)?版本|이전 버전|vorherige[nrs]? (?:version|build)|version pr[eé]c[eé]dente|promote (?:the )?previous|domain at the previous/i,
    ],
];
const FORBIDDEN = /\b(?:do not|don.t|must not|never|no debe|n[aã]o deve|nicht|ne pas|non deve|niet)\b/i;
/** Only where the document speaks of going back. */
function readRungs(line, text, headings) {
    const isSaid = isWithin(headings, "rollback") || /^(?:switch off|kill switch|turn off|roll ?back by)/i.test(text);
    if (!isSaid || FORBIDDEN.test(text))
        return [];
    return RUNGS.filter(([, pattern]) => pattern.test(text)).map(([rung]) => {
        return { line, kind: "ladder", text: shownText(text), why: WHY[rung], becomes: { place: "ladder", value: rung } };
    });
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-fence.js







const SHELL = /^(?:bash|sh|shell|zsh|console|terminal|shell-session|)$/;
const read_fence_LOOKS = /\b(?:verify|check|test|run|pass if|expected|smoke|lint|build|gate|validat|comprob|pr[uü]f|v[eé]rif)/i;
const URL = /https:\/\/[\w.-]+(?::\d+)?(?:\/[\w./?=&%~-]*)?/;
function read_fence_readFence(block) {
    const { language, code, line } = block;
    if (/^(?:yaml|yml)$/.test(language) && /rollback_conditions|abort_conditions|success/.test(code))
        return readConditions(block);
    if (/^(?:dotenv|env|ini|properties)$/.test(language) || isVariables(block))
        return readAssignments(block);
    if (language === "sql")
        return [readQuery(block)];
    if (!SHELL.test(language))
        return [left(line, "shell", firstLine(code), `a block of ${shownText(language)}, which a checklist does not run`)];
    const found = readShell(block);
    return found.length > 0
        ? found
        : [left(line, "shell", firstLine(code) || "an empty block", "nothing in it is a command")];
}
/** Line by line, in the plan's own grammar. */
function readConditions({ code, codeLine }) {
    let place = null;
    return code.split("\n").flatMap((raw, index) => {
        const key = /^\s*["']?([\w-]+)["']?\s*:/.exec(raw)?.[1];
        const entry = /^\s*-\s*(["']?)(.+?)\1\s*(?:#.*)?$/.exec(raw)?.[2];
        if (key !== undefined && entry === undefined) {
            const value = raw
                .slice(raw.indexOf(":") + 1)
                .replace(/\s#.*$/, "")
                .trim()
                .replaceAll(/^["']|["']$/g, "");
            if (value !== "")
                return [readPair(codeLine + index, key, value, place)];
            place = /rollback|abort/.test(key) ? "rollback" : /success/.test(key) ? "success" : null;
            return [];
        }
        if (entry === undefined || place === null)
            return raw.trim() === "" ? [] : [left(codeLine + index, "comment", shownText(raw), "a line of another file")];
        const written = { line: codeLine + index, text: entry, subject: null, around: entry };
        const found = readLimits(written, place);
        if (found.length > 0)
            return found;
        const becomes = { place: "remark", near: "watch", value: `rollback_conditions: ${shownText(entry)}` };
        return [
            {
                line: codeLine + index,
                kind: "unclear",
                text: shownText(entry),
                why: "no condition of the plan language",
                becomes,
            },
        ];
    });
}
/** `error_rate: "> 5%"`. */
function readPair(line, key, value, place) {
    const found = place === null ? [] : readLimits({ line, text: value, subject: key, around: key }, place);
    return found[0] ?? left(line, "comment", shownText(`${key}: ${value}`), "a line of another file");
}
function isVariables({ code, headings, language }) {
    const lines = code.split("\n").filter((one) => one.trim() !== "" && !one.trim().startsWith("#"));
    const isAll = lines.length > 0 && lines.every((one) => /^(?:export\s+)?[A-Z][A-Z0-9_]+=/.test(one.trim()));
    return isAll && (language === "" || sectionRoles(headings).includes("environment"));
}
function readAssignments({ code, codeLine }) {
    return code.split("\n").flatMap((raw, index) => {
        const name = /^(?:export\s+)?([A-Z][A-Z0-9_]+)=/.exec(raw.trim())?.[1];
        return name === undefined ? [] : [variable(codeLine + index, name, name, /#.*optional/i.test(raw))];
    });
}
function readQuery({ line, code, next }) {
    const judged = judgeCommand(code);
    if (judged.kind === "destructive")
        return left(line, "destructive", firstLine(code), "WARNING: it destroys something, so it is never run");
    const why = "a query that a person runs and reads; no gate asks a database what it wants";
    return {
        line,
        kind: "sql",
        text: firstLine(code),
        why,
        becomes: { place: "remark", near: "checklist", value: shownText(`${firstLine(code)} ${next}`) },
    };
}
function readShell(block) {
    const { code, codeLine, lead, next, headings, ofTask } = block;
    const roles = sectionRoles(headings);
    const isRollback = isWithin(headings, "rollback");
    const mayRun = !isRollback &&
        (ofTask ||
            read_fence_LOOKS.test(lead) ||
            read_fence_LOOKS.test(next) ||
            roles.includes("before") ||
            read_fence_LOOKS.test(headings.at(-1)?.text ?? ""));
    const isWhole = isOneProgram(code);
    let comment = "";
    return code.split("\n").flatMap((raw, index) => {
        const line = codeLine + index;
        const text = raw.trim();
        if (text === "")
            return [];
        if (text.startsWith("#") && judgeCommand(text).kind !== "destructive") {
            comment = text.replace(/^#+\s*/, "");
            return [];
        }
        const judged = judgeCommand(text);
        const shown = shownText(text);
        const rungs = isRollback ? readRungs(line, text, headings) : [];
        if (judged.kind === "destructive")
            return [
                ...rungs,
                left(line, "destructive", shown, "WARNING: it destroys or overwrites something, so it is never run"),
            ];
        if (rungs.length > 0)
            return rungs;
        if (judged.kind === "placeholder")
            return [left(line, "placeholder", shown, "something in it must be filled in, so it is never run")];
        const request = isWhole ? null : readRequest(text);
        const title = comment === "" ? text : comment;
        comment = "";
        if (request !== null && !isRollback) {
            const words = title === text ? `${request.spec.path} answers` : title;
            const found = gate({ line, text: words, headings }, "http", "http", request.spec, "a request that reads");
            return [
                request.isStaging && found.becomes !== null
                    ? { ...found, becomes: { ...found.becomes, place: "staging" } }
                    : found,
            ];
        }
        const isSafe = judged.kind === "safe" || judged.kind === "script";
        if (isSafe && mayRun && !isWhole && (judged.kind === "safe" || ofTask || read_fence_LOOKS.test(`${lead} ${next}`))) {
            return [commandMeaning({ line, text: title, headings }, judged.command, shown)];
        }
        if (judged.kind === "migration")
            return [left(line, "migrations", shown, "it works on a database; the gate migrations can check what it did")];
        return [left(line, "shell", shown, isSafe ? "an example, which nothing asks to run" : whyOf(judged))];
    });
}
function whyOf(judged) {
    return "why" in judged ? `${judged.why}, so it is not run` : "it is not run";
}
/** Lines that share state: a loop, a heredoc, a terminal elsewhere. */
function isOneProgram(code) {
    return /^\s*(?:for|while|if|case|function|ssh|cd|set -|export|source|trap|sudo|until)\b|<<|\\$|^\s*\w+\(\)|^\s*[A-Za-z_]\w*=/m.test(code);
}
/** `curl` without a body, a method or a secret. */
function readRequest(command) {
    const words = command.replace(/^\$\s+/, "");
    const url = URL.exec(words)?.[0];
    if (!/^(?:curl|http|xh|wget)\s/.test(words) || url === undefined)
        return null;
    const own = words.split(/\s\|\s|\s#/)[0] ?? words;
    const hasMore = MORE.test(own) || /\$|@\//.test(own);
    const path = pathOf(url);
    if (hasMore || path === null)
        return null;
    const status = Number(/#.*\b([1-5]\d\d)\b/.exec(words)?.[1] ?? 200);
    const word = /\|\s*(?:jq\b.*==\s*"([\w .-]+)"|grep\s+(?:-\w+\s+)*["']?([\w .-]+?)["']?\s*$)/.exec(words);
    const contains = word === null ? undefined : word[1] === undefined ? word[2] : JSON.stringify(word[1]);
    return { spec: { path, status, ...(contains === undefined ? {} : { contains }) }, isStaging: isStagingHost(url) };
}
/** What sends more than a question. */
const MORE = /\s(?:-X|--request|-d|--data\S*|-F|--form|-T|-u|--user|-H|--header|--json|-b|--cookie|-k|--insecure)\b/;
function firstLine(code) {
    return shownText(code.split("\n").find((one) => one.trim() !== "") ?? "");
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/limit-context.js

const NEGATED = /(?:do|does|should|must|need|will)(?:n.t| not|not) (?:be )?(?:roll|revert|abort)|never roll|\bno rollback\b|not (?:a |any )?reason|no (?:se )?reviert|nicht zur[uü]ck|pas de retour arri|n[aã]o reverter|non si ripristina|niet terug|не откат|不回滚|ロールバックしない/i;
const HOLD = /\bconsider|\bask the\b|(?<!without )\bdiscuss|\bdecides?\b|\binvestigat|\bthink about|\bmay roll|\bescalate\b/i;
const WARN = /\balerts?\b|\bwarn|\bnotif|\bslack\b|\bpage\b|\bpager\b|\bticket\b|→\s*\S/i;
const ROLLBACK = /roll(?:ed|ing|s)?[ -]?back|\babort|\bback[ -]?out\b|\bgo(?:es)? back\b|\brevert(?:s|ed)?\b|revert(?:ir|imos|ido)|zur[uü]ck(?:gerollt|rollen|setzen)|\btriggers?\b|revenir|revenons|\bkill switch\b|abbruch|abbrechen|reverter|revers[aã]o|ripristin|terugdraai|wycofa|откат|ロールバック|回滚|回退|롤백/i;
const GOAL = /\b(?:target|goal|objetivo|ziel|objectif)\s*[:=<>≤≥]/i;
const CONTINUES = /^\s*(?:the same|this also|likewise|also|ebenso|lo mismo)\b/i;
function limitContext({ text, lead, headings }) {
    if (NEGATED.test(text) || NEGATED.test(lead))
        return "negated";
    if (ROLLBACK.test(text) && !HOLD.test(text))
        return "rollback";
    if (HOLD.test(text) || HOLD.test(lead))
        return "hold";
    if (CONTINUES.test(text) && ROLLBACK.test(lead))
        return "rollback";
    if (GOAL.test(text))
        return "success";
    const nearest = headings.findLast(({ depth }) => depth > 1)?.text ?? "";
    if (WARN.test(text) || /alert|warning|avisos/i.test(nearest))
        return "warn";
    if (ROLLBACK.test(lead) && /:\s*$/.test(lead.trim()))
        return "rollback";
    const roles = sectionRoles(headings);
    if (roles.includes("excluded") || isWithin(headings, "afterRollback"))
        return "none";
    if (roles.includes("rollback"))
        return "rollback";
    if (roles.includes("results"))
        return "none";
    return roles.includes("success") || rolesOf(lead).includes("success") ? "success" : "none";
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-rollout.js




const SHARE = /\b(\d{1,3})\s?%/g;
/** Whose share the host can give. */
const VISITORS = /\btraffic|\bvisitors?\b|\brequests\b|besucher|\bverkehr|tr[aá]fi[ck]o|\btrafic\b|visiteurs|visitantes|visitatori|traffico|verkeer|トラフィック|流量|трафик/i;
/** Whose share is another's: a flag's users, machines. */
const OTHERS = /\bflags?\b|toggle|cohort|\bbeta\b|\binternal|\bteam\b|\bstaff\b|employees|\busers?\b|accounts?\b|customers?\b|tenants?\b|albums?\b|segment|instances?\b|servers?\b|\bpods?\b|regions?\b|\bnodes?\b|usuarios|nutzer|kunden|utilisateurs|\bclients?\b/i;
const EACH = /\beach\b|\bevery (?:step|stage)|\bper (?:step|stage)|\bjeweils\b|\bje\b|chacune?\b|\bcada\b|\bciascun|ずつ/i;
const BEGINS = /^(?:[^\W\d]+ \d+ ?[:–-] ?|(?:shift|ramp|move|send|switch)(?: to)? )?\d{1,3}\s?%/i;
const STEP = /,|;|→|->|\bthen\b|\band\b|\bdann\b|\bpuis\b|\bluego\b|\bund\b|\bet\b|\by\b/i;
const FEWEST = 2;
const WHOSE = "whether the host's visitors or the users of a flag are meant, a person must say";
/** All of a rollout, where a document says whose shares they are, that they end at everybody, and how long each stands. */
function statedRollout(steps, around) {
    const said = [...steps, around].join("\n");
    if (steps.length < FEWEST || !VISITORS.test(said) || OTHERS.test(said))
        return null;
    const shares = steps.map(sharesIn);
    if (shares.some((found) => found.length !== 1))
        return null;
    const percents = shares.map(([share]) => Number(share));
    const isRising = percents.every((percent, index) => percent > (percents[index - 1] ?? 0));
    const stage = stageOf(steps, around);
    if (!isRising || percents.at(-1) !== 100 || stage === null)
        return null;
    return `{ rollout: [${percents.map((percent) => `${percent}%`).join(", ")}], stage: ${stage} }`;
}
/** One length for all stages before the last: the plan language has no other. */
function stageOf(steps, around) {
    const own = steps.slice(0, -1).map((step) => durationsIn(step).map(({ text }) => text));
    const [first] = own[0] ?? [];
    if (first !== undefined && own.every((found) => found.length === 1 && found[0] === first))
        return first;
    const all = [...steps, around].filter((text) => EACH.test(text)).flatMap((text) => durationsIn(text));
    const lengths = new Set(all.map(({ text }) => text));
    const said = new Set([...own.flat(), ...lengths]);
    return lengths.size === 1 && said.size === 1 ? ([...lengths][0] ?? null) : null;
}
function sharesIn(text) {
    return [...withNumbers(text).matchAll(SHARE)].map(([, share = ""]) => share);
}
function stated(line, text, value) {
    const why = "the shares of the visitors, and how long each of them stands";
    return { line, kind: "rollout", text, why, becomes: { place: "rollout", value } };
}
const LISTS = new WeakMap();
function listOf({ siblings, lead, headings }) {
    const known = LISTS.get(siblings) ?? {
        count: siblings.filter((one) => sharesIn(one).length > 0).length,
        isWhole: siblings.every((one) => BEGINS.test(one)) && sharesIn(siblings.at(-1) ?? "")[0] === "100",
        value: statedRollout(siblings, [lead, headings.at(-1)?.text ?? ""].join("\n")),
    };
    LISTS.set(siblings, known);
    return known;
}
/** `10% of traffic, 15 minutes`; of `5% of users, 2 days` a person must say whose they are. */
function readRolloutItem(block) {
    const { headings, line, checked } = block;
    const roles = sectionRoles(headings);
    const { count, isWhole, value } = listOf(block);
    if (count < FEWEST || ["results", "excluded"].some((role) => roles.includes(role)))
        return [];
    if (value !== null)
        return [stated(line, shownText(block.text), value)];
    if (!isWhole && (checked === null || !roles.includes("rollout")))
        return [];
    const [head = "", ...tail] = block.text.split(":");
    const [step, rest] = sharesIn(head).length > 0 || sharesIn(block.text).length === 0 ? [head, tail] : [block.text, []];
    const [share] = sharesIn(step);
    const stage = durationsIn(step)[0]?.text;
    const own = share === undefined ? titleOf(step) : `${share}%${stage === undefined ? "" : `, stage: ${stage}`}`;
    const unclear = rest
        .join(":")
        .split(",")
        .filter((part) => part.trim() !== "")
        .map((part) => {
        const why = `${titleOf(part)}: which number, and from where, is not said`;
        const becomes = { place: "remark", near: "watch", value: titleOf(part) };
        return { line, kind: "unclear", text: shownText(part), why, becomes };
    });
    return [unstated(line, shownText(step), own), ...unclear];
}
/** `| 10 % | 30 min |` below a head that says whose traffic it is. */
function readRolloutRow({ line, header, cells, rows, headings }, text) {
    const around = [...header, ...headings.slice(-1).map((heading) => heading.text)].join("\n");
    const value = statedRollout(rows.map(read_rollout_textOf), around);
    if (value !== null)
        return stated(line, text, value);
    const share = cells.map((cell) => /^\s*(\d{1,3})\s?%/.exec(cell.text)?.[1]).find((found) => found !== undefined);
    if (share === undefined)
        return left(line, "comment", text, "a row that asks for nothing");
    return unstated(line, text, `${share}%`);
}
function read_rollout_textOf(cells) {
    return cells.map(({ text }) => text).join(", ");
}
/** `Shift 10 %, 50 %, 100 % of the traffic, 15 minutes each`. */
function readRolloutSentence(line, text) {
    const shares = sharesIn(text);
    const isRise = shares.length >= FEWEST && shares.at(-1) === "100";
    if (!isRise || !VISITORS.test(text) || /[<>≤≥]/.test(text))
        return [];
    const steps = text.split(STEP).filter((part) => sharesIn(part).length > 0);
    const value = statedRollout(steps, text);
    if (value !== null)
        return [stated(line, shownText(text), value)];
    return [unstated(line, shownText(text), shares.map((share) => `${share}%`).join(", "))];
}
function unstated(line, text, steps) {
    const value = `stages.production.promote.rollout: ${steps} # of the host's visitors?`;
    const why = `a step of a rollout: ${WHOSE}`;
    return { line, kind: "rollout", text, why, becomes: { place: "remark", near: "stages", value } };
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-watch.js



const WATCHES = /\bwatch|\bmonitor|\bobserv|look(?:s|ing)? at|keep an eye|vigila|beobacht|[uü]berwach|surveill|sorvegli|monitorar|bewak|obserwow|monitorow|наблюд|мониторинг|監視|监控|观察|모니터링|hyper-?care|\bsoak\b/i;
/** A duration at the end of such a task, or one that says by itself that it lasts: `30分間`. */
const LASTING = new RegExp(String.raw `(\d+)\s?(分間|時間|日間|분간|시간)|${DURATION}\s*\)?\s*$`, "i");
const read_watch_BEGINS = /^\W*(?:watch|monitor|observe|keep an eye|vigila|beobacht|[uü]berwach|surveill|監視|监控)/i;
const FOR = new RegExp(String.raw `(?:\bfor\b|\bfirst\b|\bduring\b|\bnext\b|\bdurante\b|\bprimer[oa]s?\b|f[uü]r|pendant|\bersten\b|\beerste\b|\bover\b|gedurende|przez|в течение|nelle prime|per|por|nas primeiras|pr[oó]ximas)\s+(?:the\s+|at least\s+|las?\s+|los?\s+|die\s+|les\s+)*(?:first\s+|next\s+|primer[oa]s\s+|ersten\s+|eerste\s+)?${DURATION}`, "i");
const LONE = new RegExp(String.raw `(?:^|[(:,–-]\s*)(?:first |the first |last |primeras )?${DURATION}\s*\)?\s*$`, "i");
/** In a sentence that speaks of watching. */
function readWatch(line, text, headings) {
    const roles = sectionRoles(headings);
    const isElsewhere = ["staging", "before", "excluded", "results"].some((role) => roles.includes(role));
    if (!WATCHES.test(text) || (isElsewhere && !roles.includes("watch")))
        return [];
    if (/\b(?:staging|preview|canary)\b/i.test(text))
        return [];
    const words = withNumbers(text);
    const isTask = read_watch_BEGINS.test(text) || /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text);
    return watchFrom(line, text, FOR.exec(words) ?? (isTask ? lastingIn(words) : null));
}
/** In a heading: `Phase 4: Watch (first 30 minutes)`. */
function readWatchHeading(line, text) {
    const roles = rolesOf(text);
    if (!roles.includes("watch") || roles.includes("rollback") || roles.includes("results"))
        return [];
    const words = withNumbers(text);
    return watchFrom(line, text, FOR.exec(words) ?? LONE.exec(words));
}
/** In the first column of a table below such a heading: `24 hours`. */
function readWatchCell(line, cell, text) {
    const words = withNumbers(cell);
    return watchFrom(line, text, FOR.exec(words) ?? LONE.exec(words));
}
function lastingIn(words) {
    const match = LASTING.exec(words);
    if (match === null)
        return null;
    match[1] ??= match[3] ?? "";
    match[2] ??= match[4] ?? "";
    return match;
}
function watchFrom(line, text, match) {
    const duration = match === null ? null : durationFrom(match[1] ?? "", match[2] ?? "");
    if (duration === null || duration.ms < 60_000)
        return [];
    const becomes = { place: "watch", value: duration.text };
    return [
        { line, kind: "watch", text: shownText(text), why: `how long production is watched: ${duration.text}`, becomes },
    ];
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-windows.js

const DAYS = [
    [/^(?:mon|monday|lunes|montag|lundi|segunda(?:-feira)?|luned[iì]|maandag)s?$/i, "Mon"],
    [/^(?:tue|tues|tuesday|martes|dienstag|mardi|ter[cç]a(?:-feira)?|marted[iì]|dinsdag)s?$/i, "Tue"],
    [/^(?:wed|wednesday|mi[eé]rcoles|mittwoch|mercredi|quarta(?:-feira)?|mercoled[iì]|woensdag)s?$/i, "Wed"],
    [/^(?:thu|thur|thurs|thursday|jueves|donnerstag|jeudi|quinta(?:-feira)?|gioved[iì]|donderdag)s?$/i, "Thu"],
    [/^(?:fri|friday|viernes|freitag|vendredi|sexta(?:-feira)?|venerd[iì]|vrijdag)s?$/i, "Fri"],
    [/^(?:sat|saturday|s[aá]bado|samstag|samedi|sabato|zaterdag)s?$/i, "Sat"],
    [/^(?:sun|sunday|domingo|sonntag|dimanche|domenica|zondag)s?$/i, "Sun"],
    [/^(?:daily|every day|diario|t[aä]glich|tous les jours)$/i, "daily"],
    [/^(?:weekdays|d[ií]as laborables|werktags)$/i, "Mon-Fri"],
    [/^(?:weekends?|fines? de semana|wochenende)$/i, "Sat-Sun"],
];
const DAY_WORD = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|wed|thurs?|thu|fri|sat|sun|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda-feira|ter[cç]a-feira|quarta-feira|quinta-feira|sexta-feira|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|daily|every day|diario|t[aä]glich|weekdays|weekends?";
const TIME = String.raw `(\d{1,2})(?:[:h.](\d{2}))?\s*(am|pm|h|uhr)?`;
const read_windows_WINDOW = new RegExp(String.raw `\b(${DAY_WORD})(?:\s*(?:-|–|to|through|a|à|bis)\s*(${DAY_WORD}))?(?!\p{L})[ ,.]*(?:(\d{4}-\d{2}-\d{2})[ ,]*)?(?:from |between |at |de |von |vom |de las |das |dalle |van )?\s*${TIME}\s*(?:-|–|to|and|until|till|a|à|às|as|bis|y|tot|alle)\s*(?:las |(?:${DAY_WORD}) )?${TIME}\s*([^.;|]{0,40})`, "iu");
const IS_WINDOW = /window|ventana|fenster|fen[eê]tre|venster|janela|mainten|deploy|release|cut-?over|despliegue|bereitstell|finestra/i;
const FREEZE = /\bfreezes?\b|\bfrozen\b|do(?:es)? not (?:release|deploy|ship)|no (?:releases?|deploy(?:ment)?s?)\b|never (?:release|deploy)|congelaci|blackout/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const DATES = new RegExp(String.raw `(\d{4}-\d{2}-\d{2})\s*(?:to|until|till|through|and|-|–|bis|a)\s*(\d{4}-\d{2}-\d{2})`, "i");
const DAY_MONTHS = new RegExp(String.raw `(?:(\d{1,2})\.? (${MONTH})|(${MONTH}) (\d{1,2}))\s*(?:to|until|till|through|and|-|–)\s*(?:(\d{1,2})\.? (${MONTH})|(${MONTH}) (\d{1,2}))`, "i");
const NOT_ON = new RegExp(String.raw `\b(?:not|never|no|freezes?)\b[^.]{0,40}\b(?:on |at )?(${DAY_WORD})\b(?:[^.,;]{0,20}\bafter (noon|\d{1,2}(?::\d{2})?))?`, "i");
/** Windows and freezes in a text; `label` is what stands before it: the words of a cell, a heading. */
function readWindows(line, text, label) {
    const isFreeze = FREEZE.test(text);
    if (!isFreeze)
        return IS_WINDOW.test(`${label} ${text}`) ? windowIn(line, text) : [];
    return [...freezesIn(line, text), ...forbiddenDays(line, text)];
}
function windowIn(line, text) {
    const match = read_windows_WINDOW.exec(text.replaceAll(/\u00a0/g, " "));
    if (match === null)
        return [];
    const [, first = "", last, date, hour = "", minute, half, hourEnd = "", minuteEnd, halfEnd, rest = ""] = match;
    if (minute === undefined && half === undefined && halfEnd === undefined)
        return [];
    const from = timeOf(hour, minute, half ?? halfEnd);
    const to = timeOf(hourEnd, minuteEnd, halfEnd);
    const day = dayOf(first);
    const until = last === undefined ? null : dayOf(last);
    if (from === null || to === null || day === null)
        return [];
    const zone = zoneIn(rest);
    const written = `${day}${until === null ? "" : `-${until}`} ${from}-${to} ${zone ?? "ZONE"}`;
    const shown = shownText(text);
    if (zone === null)
        return [incomplete(line, shown, "the time zone is not said", written)];
    if (date === undefined) {
        return [
            {
                line,
                kind: "window",
                text: shown,
                why: "when a release may happen",
                becomes: { place: "window", value: written },
            },
        ];
    }
    const why = `only on ${date} ${from}-${to} ${zone}: the plan language has windows of the week, not of one day`;
    return [incomplete(line, shown, why, written)];
}
function incomplete(line, text, why, written) {
    const value = `window: { allow: [${JSON.stringify(written)}] } # ${why}`;
    return { line, kind: "window", text, why, becomes: { place: "remark", near: "stages", value } };
}
function freezesIn(line, text) {
    const shown = shownText(text);
    const dates = DATES.exec(text);
    if (dates !== null) {
        const value = `window: { freeze: [{ from: ${dates[1]}, to: ${dates[2]}, reason: "Freeze", zone: ZONE }] } # the time zone is not said`;
        const becomes = { place: "remark", near: "stages", value };
        return [
            {
                line,
                kind: "freeze",
                text: shown,
                why: `nothing is released from ${dates[1]} to ${dates[2]}; the time zone is not said`,
                becomes,
            },
        ];
    }
    const match = DAY_MONTHS.exec(text);
    if (match === null)
        return [];
    const from = monthDay(match[1] ?? match[4], match[2] ?? match[3]);
    const to = monthDay(match[5] ?? match[8], match[6] ?? match[7]);
    const value = `window: { freeze: [{ from: YEAR-${from}, to: YEAR-${to}, reason: "Freeze", zone: ZONE }] } # year and time zone are not said`;
    const why = `nothing is released from ${from} to ${to}; year and time zone are not said`;
    return [{ line, kind: "freeze", text: shown, why, becomes: { place: "remark", near: "stages", value } }];
}
function forbiddenDays(line, text) {
    const match = NOT_ON.exec(text);
    const day = match === null ? null : dayOf(match[1] ?? "");
    if (match === null || day === null)
        return [];
    const after = match[2] === undefined
        ? null
        : match[2].toLowerCase() === "noon"
            ? "12:00"
            : timeOf(...clockOf(match[2]), undefined);
    const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const [first = "", last = first] = day.split("-");
    const frozen = day === "daily" ? names : names.slice(names.indexOf(first), names.indexOf(last) + 1);
    if (frozen.length === names.length)
        return [];
    const others = names.filter((name) => !frozen.includes(name)).join(",");
    const allow = [`${others} 00:00-24:00 ZONE`, ...(after === null ? [] : [`${day} 00:00-${after} ZONE`])];
    const why = `not on ${day}${after === null ? "" : ` after ${after}`}; the time zone is not said`;
    const value = `window: { allow: [${allow.map((one) => JSON.stringify(one)).join(", ")}] } # the time zone is not said`;
    return [{ line, kind: "window", text: shownText(text), why, becomes: { place: "remark", near: "stages", value } }];
}
function clockOf(text) {
    const [hour = "", minute] = text.split(":");
    return [hour, minute];
}
function monthDay(day = "", month = "") {
    const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    return `${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
function dayOf(word) {
    return DAYS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
function timeOf(hour, minute = "00", half) {
    const added = half?.toLowerCase() === "pm" && Number(hour) < 12 ? 12 : 0;
    const midnight = half?.toLowerCase() === "am" && Number(hour) === 12 ? -12 : 0;
    const hours = Number(hour) + added + midnight;
    if (hours > 24 || Number(minute) > 59)
        return null;
    return `${String(hours).padStart(2, "0")}:${minute.padStart(2, "0")}`;
}
/** A zone by its own name, or by the city that a person names. Abbreviations name several. */
function zoneIn(text) {
    const named = /\b([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?)\b/.exec(text)?.[1];
    if (named !== undefined)
        return isZone(named) ? named : null;
    if (/\b(?:UTC|GMT|Z)\b/.test(text))
        return "UTC";
    const words = text.match(/\p{Lu}[\p{L}]+(?:[ _]\p{Lu}[\p{L}]+)?/gu) ?? [];
    const zones = Intl.supportedValuesOf("timeZone");
    for (const word of words) {
        const city = plain(word).replaceAll(" ", "_");
        const zone = zones.find((name) => name.split("/").at(-1)?.toLowerCase() === city);
        if (zone !== undefined)
            return zone;
    }
    return null;
}
function plain(word) {
    return word
        .normalize("NFD")
        .replaceAll(/\p{Mn}/gu, "")
        .toLowerCase();
}
function isZone(name) {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-item.js











const PSEUDO_BOX = /^\[[ xX]?\]/;
const DONE = /^[✅✔☑🟢🆗]/u;
const OPEN = /^[☐⬜◻🔲▢□❌⏳🔴🟡⚠🚧]/u;
const OPTIONAL = /^\(?(?:optional|if applicable|if needed|if required|if relevant|nice to have|n\/a|opcional|falls n[oö]tig|si procede)\b|\((?:optional|if applicable|if needed|opcional)\)/i;
const BLOCKER = /\bblocker\b|\bblocking\b|🔴/iu;
const ASKS = /^(?:pass if|look at|verify|check|expected|confirm|evidence|comprobar|pr[uü]fen)\b/i;
/** Headings of lists of reasons to go back. */
const CONDITIONS = /trigger|criteria|condition|when to|\bif\b|\bwhen\b|rules|kriteri|criteri|crit[eè]re|condici|bedingung|voorwaard|warunk|услови|критери|条件|조건/i;
const HANDLE = /(?<![\w.])@[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9_-]+)?/g;
function readItem(block) {
    const { line, checked, struck } = block;
    const text = block.text.trim();
    const shown = shownText(text);
    if (struck)
        return [left(line, checked === null ? "not-a-task" : "optional", shown, "it is struck out")];
    if (checked === null && PSEUDO_BOX.test(text)) {
        return [left(line, "not-a-task", shown, "it looks like a box, but is none in Markdown: nobody is asked")];
    }
    if (text === "")
        return [];
    if (checked === true)
        return [ticked(block, "it was ticked in the document: history, not a pass, so it is asked again")];
    if (OPTIONAL.test(text))
        return [left(line, "optional", shown, "it is optional, and a gate is not")];
    if (checked === false)
        return readTask(block);
    if (DONE.test(text))
        return [left(line, "history", shown, "a check mark is history, not a pass")];
    if (OPEN.test(text))
        return [manual(block, "guessed", "guessed: a sign that reads as an open box")];
    return readPlain(block);
}
function readTask(block) {
    const { headings } = block;
    const text = block.text.trim();
    const roles = sectionRoles(headings);
    if (BLOCKER.test(text))
        return [manual(block, "blocker", "an open blocker: a person must say that it is solved")];
    if (isWithin(headings, "afterRollback")) {
        return [manual(block, "manual", "it is done after a rollback, so no pull request asks for it", "rollback")];
    }
    const rollout = readRolloutItem(block);
    if (rollout.length > 0)
        return rollout;
    if (roles.includes("approvals"))
        return [signOff(block)];
    const gates = readGates({ ...block, text });
    if (gates.length > 0)
        return gates;
    const later = [...readWatch(block.line, text, headings), ...readWindows(block.line, text, groupOf(headings) ?? "")];
    if (later.length > 0)
        return later;
    const goals = goalsOf(block);
    if (goals.length > 0)
        return goals;
    if (handlesIn(text).length > 0)
        return [signOff(block)];
    if (block.hasChildren && text.endsWith(":"))
        return [left(block.line, "task", shownText(text), "what stands below it is asked instead")];
    return [manual(block, "task", whyManual(block))];
}
function whyManual({ codes }) {
    return codes.length === 0
        ? "a person must say so"
        : "a person must say so: what stands in it is no command that is known only to test, build or check";
}
/** A number in a task of the watch is a goal; elsewhere a person looks at it. */
function goalsOf(block) {
    const roles = sectionRoles(block.headings);
    const place = { text: block.text, lead: block.lead, headings: block.headings };
    const context = limitContext(place);
    const isGoal = (roles.includes("watch") || roles.includes("success")) && context === "none";
    if (!isGoal && context !== "rollback" && context !== "success")
        return [];
    const written = { line: block.line, text: block.text, subject: null, around: block.text };
    const found = readLimits(written, isGoal ? "success" : context);
    return found.every(({ becomes }) => becomes !== null) ? found : [];
}
function readPlain(block) {
    const { line, headings, lead } = block;
    const text = block.text.trim();
    const roles = sectionRoles(headings);
    const context = limitContext({ text, lead, headings });
    const limits = readLimits({ line, text, subject: null, around: text }, context);
    const rollout = limits.length > 0 ? [] : readRolloutItem(block);
    if (rollout.length > 0)
        return rollout;
    if (limits.some(({ kind }) => kind !== "comment"))
        return limits;
    const others = [
        ...readWindows(line, text, groupOf(headings) ?? ""),
        ...readRungs(line, text, headings),
        ...readRolloutSentence(line, text),
        ...(roles.includes("environment") ? readVariables(block) : []),
        ...(roles.includes("contacts") ? [] : readWatch(line, text, headings)),
    ];
    if (others.length > 0)
        return others;
    const isAsked = roles.includes("before") && !roles.includes("success");
    const gates = isAsked ? readGates({ ...block, text }) : [];
    if (gates.length > 0)
        return gates;
    if (limits.length > 0)
        return limits;
    // Plain text has no boxes: what stands below `Before the release:` is asked.
    if (isAsked && headings.at(-1)?.depth === LABEL_DEPTH)
        return [manual(block, "manual", "a person must say so")];
    if (context === "rollback" && (lead.trim().endsWith(":") || CONDITIONS.test(headings.at(-1)?.text ?? ""))) {
        return [unclearCondition(block)];
    }
    if (context === "success")
        return [manual(block, "manual", "a goal without a number: a person must look")];
    if (roles.includes("excluded") || roles.includes("contacts") || roles.includes("results")) {
        return [left(line, "comment", shownText(text), "it is no part of what a release does")];
    }
    if (context === "hold") {
        const value = `${titleOf(text)} # a person decides; the plan language has no word for it`;
        return [
            {
                line,
                kind: "hold",
                text: shownText(text),
                why: "a person decides",
                becomes: { place: "remark", near: "watch", value },
            },
        ];
    }
    const answers = readAnswer(block);
    if (answers.length > 0)
        return answers;
    if (roles.includes("approvals") && handlesIn(text).length > 0)
        return [signOff(block)];
    if (ASKS.test(text))
        return [manual(block, "manual", "a person must look")];
    if (block.ordered)
        return [manual(block, "step", "a step of the document's own, done by a person")];
    return [left(line, "comment", shownText(text), "it asks for nothing")];
}
function unclearCondition({ line, text }) {
    const value = `rollback_conditions: ${titleOf(text)} # no metric and no limit is said`;
    const becomes = { place: "remark", near: "watch", value };
    return {
        line,
        kind: "unclear",
        text: shownText(text),
        why: "a reason to roll back without a metric and a limit",
        becomes,
    };
}
/** A box that a person ticks, where the document says who; else somebody must be named. */
function manual(block, kind, why, near = "checklist") {
    const { line, text } = block;
    const becomes = signOffOf(block, handlesIn(text));
    const isNow = near === "checklist" && !isLater(block.headings) && !isOfRelease(text, block.headings);
    if (isNow)
        return { line, kind, text: shownText(text), why, becomes };
    const value = titleOf(text);
    return {
        line,
        kind,
        text: shownText(text),
        why,
        becomes: { place: "remark", near: near === "rollback" ? near : "stages", value },
    };
}
function ticked(block, why) {
    const value = `- ${titleOf(block.text)} # was ticked: history`;
    return {
        line: block.line,
        kind: "history",
        text: shownText(block.text),
        why,
        becomes: { place: "remark", near: "checklist", value },
    };
}
function signOff(block) {
    const who = handlesIn(block.text);
    const why = who.length > 0
        ? "the people that the document names must agree"
        : "somebody must agree; a role is no team at GitHub";
    return { line: block.line, kind: "sign-off", text: shownText(block.text), why, becomes: signOffOf(block, who) };
}
function signOffOf(block, who) {
    const group = groupOf(block.headings);
    const isEither = / or |\/\s*@| o | oder | ou /i.test(block.text);
    const names = [...new Map(who.map((name) => [name.toLowerCase(), name])).values()].slice(0, 20);
    return {
        place: "checklist",
        title: titleOf(block.text),
        group: group === null ? null : groupTitle(group),
        gate: "sign-off",
        spec: names.length > 1 && !isEither ? { "all-of": names } : { by: names },
        missing: names.length === 0 ? "who signs" : null,
    };
}
function handlesIn(text) {
    return (text.match(HANDLE) ?? []).filter((name) => /^@[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\/[A-Za-z0-9][\w-]*)?$/.test(name));
}
const RELEASES = /^(?:deploy|promote|shift|switch (?:the )?traffic|cut[ -]?over|roll[ -]?out|decommission|flip|go live)\b(?!.*(?:staging|preview|\btest))/i;
/** What the release itself does, wherever it stands. */
function isOfRelease(text, headings) {
    const roles = sectionRoles(headings);
    return RELEASES.test(text.trim()) && !roles.includes("before") && !roles.includes("approvals");
}
/** What a pull request cannot ask for, since it comes after its merge. */
function isLater(headings) {
    const roles = sectionRoles(headings);
    if (roles.includes("before") || roles.includes("approvals") || roles.includes("environment"))
        return false;
    return roles.some((role) => ["watch", "rollback", "production", "after", "rollout"].includes(role));
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/listed-lines.js
const MARK = /^(?:(?:\d+\.)+\d+\.?\)?|\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm|uhr|h))?\s*(?:[-–—:]|(?=\s))|\(?[a-zA-Z]\)|[•·‣▪◦–—])\s+(?=\S)/i;
/** What is done at a time of the day is done in the release itself. */
const listed_lines_TIME = /^\d{1,2}(?:[:h]\d{2}|\.\d{2}\s*uhr)/i;
const BULLET = /^[•·‣▪◦–—]/;
const listed_lines_FEWEST = 2;
/** Empty where they are none. What does not begin with a mark goes on with the line before. */
function listedLines(block) {
    const [head = "", ...rest] = block.text.split("\n");
    const hasLead = /[:：]\s*$/.test(head) && !MARK.test(head);
    const lead = hasLead ? head : "";
    const lines = hasLead ? ["", ...rest] : [head, ...rest];
    const marked = lines.flatMap((line, index) => (MARK.test(line) ? [index] : []));
    if (marked.length < listed_lines_FEWEST || marked.length * 2 < rest.length || marked[0] !== (hasLead ? 1 : 0))
        return [];
    const starts = startsOf([head, ...rest]);
    const parts = marked.map((first, index) => {
        const whole = lines.slice(first, marked[index + 1] ?? lines.length).join("\n");
        const mark = MARK.exec(whole)?.[0] ?? "";
        return { first, mark, text: whole.slice(mark.length), at: (starts[first] ?? 0) + mark.length };
    });
    const siblings = parts.map(({ text }) => text);
    return parts.map(({ first, mark, text, at }) => ({
        kind: "item",
        line: block.line + first,
        headings: listed_lines_TIME.test(mark) ? [...block.headings, { text: "Execution", depth: 7, line: block.line }] : block.headings,
        text,
        codes: block.codes
            .filter((code) => code.at >= at && code.at < at + text.length)
            .map((code) => ({ text: code.text, at: code.at - at })),
        struck: false,
        checked: null,
        ordered: !BULLET.test(mark),
        parents: [],
        lead,
        siblings,
        hasChildren: false,
    }));
}
/** Of each line, where in the text it begins. */
function startsOf(lines) {
    let at = 0;
    return lines.map((line) => {
        const start = at;
        at += line.length + 1;
        return start;
    });
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-paragraph.js













const BLANK = /_{4,}|\.{6,}/;
const read_paragraph_DONE = /^[✅✔☑]/u;
const read_paragraph_OPEN = /^[☐⬜◻🔲□]/u;
const PASS_IF = /^(?:pass if|passes if|accept if)\b/i;
function read_paragraph_readParagraph(block) {
    const { text, line } = block;
    const listed = listedLines(block);
    if (listed.length > 0)
        return listed.flatMap((item) => readItem(withLabel(item)));
    const lines = text.split("\n");
    if (lines.some((one) => read_paragraph_DONE.test(one.trim()) || read_paragraph_OPEN.test(one.trim()))) {
        return lines.flatMap((one, index) => readSign(block, one.trim(), line + index));
    }
    if (BLANK.test(text))
        return [read_paragraph_remark(line, "blank", text, "a blank that a person fills in")];
    if (PASS_IF.test(text.trim()))
        return [read_paragraph_remark(line, "manual", text, "when it counts as passed, a person must see")];
    const found = sentencesOf(text).flatMap((sentence) => readSentence(block, sentence, line));
    const commands = readGatesOf(block);
    const all = [...found, ...commands];
    return all.length > 0
        ? all
        : [left(line, "comment", shownText(text), "it asks for nothing that a plan has a word for")];
}
/** A heading that what follows it completes: `Abort if`. */
const CONDITIONAL = /(?<!\p{L})(?:if|when|wenn|falls|si|se|cuando|quand|quando|als|если|при)\s*:?\s*$/iu;
/** Also where a line begins with a label of its own: `Owner: …`, `Window: …`. */
const SENTENCE_END = /(?<=[.!?:])\s+(?=[\p{Lu}\p{Lo}*"“¿¡])|(?<=[。！？])|\n(?=\p{L}[\p{L} /-]{1,40}\s?[:：]\s?\S)/u;
function sentencesOf(text) {
    // A dot in a number or an abbreviation ends nothing: a sentence begins with a capital, or with what is no letter.
    const parts = text.split(SENTENCE_END);
    let at = 0;
    return parts.map((part, index) => {
        const start = text.indexOf(part, at);
        at = start + part.length;
        return { text: part, before: text.slice(0, start).split("\n").length - 1, lead: parts[index - 1] ?? "" };
    });
}
function readSentence({ headings, text: paragraph }, sentence, first) {
    const line = first + sentence.before;
    const { text, lead } = sentence;
    const context = limitContext({ text, lead, headings });
    // Prose under a heading says many things: only a sentence that speaks of going back itself, or a demand, is a condition.
    const said = limitContext({ text, lead, headings: [] });
    const isLed = context === "rollback" && CONDITIONAL.test(headings.at(-1)?.text ?? "");
    const isOwn = isLed || said === "rollback" || said === "hold" || said === "negated" || said === "warn";
    const written = { line, text, subject: null, around: paragraph };
    const limits = readLimits(written, isOwn ? (isLed ? context : said) : context === "success" ? "success" : "none");
    const useful = limits.filter(({ kind }) => kind !== "comment");
    return [
        ...useful,
        ...readWatch(line, text, headings),
        ...readWindows(line, text, `${groupOf(headings) ?? ""} ${paragraph.slice(0, 80)} ${lead}`),
        ...(limits.length > 0 ? [] : [...readRungs(line, text, headings), ...readRolloutSentence(line, text)]),
        ...readAgreement(line, text, headings),
    ];
}
const AGREES = /approv|sign[ -]?off|\breply\b|\bok\b|agree|freigabe|freigeben|zustimm|valider|aprob|aprovar/i;
/** `Please reply with OK: @dana @robin`; under a heading of approvals the whole paragraph is asked. */
function readAgreement(line, text, headings) {
    const who = AGREES.test(text) && !sectionRoles(headings).includes("approvals") ? handlesIn(text) : [];
    if (who.length === 0)
        return [];
    const becomes = signOffOf({ text, headings }, who);
    return [
        { line, kind: "sign-off", text: shownText(text), why: "the people that the document names must agree", becomes },
    ];
}
/** A command in prose is an example, unless the section is about what comes before a release. */
function readGatesOf(block) {
    const roles = sectionRoles(block.headings);
    if (block.quoted)
        return [];
    if (roles.includes("environment"))
        return readVariables(block);
    if (roles.includes("before") && /^(?:run|execute|ejecut)\b/i.test(block.text))
        return readCommands(block);
    const who = roles.includes("approvals") ? handlesIn(block.text) : [];
    if (who.length === 0)
        return [];
    const { line, text } = block;
    const becomes = signOffOf(block, who);
    return [
        { line, kind: "sign-off", text: shownText(text), why: "the people that the document names must agree", becomes },
    ];
}
function readSign({ headings }, text, line) {
    if (text === "")
        return [];
    if (read_paragraph_DONE.test(text))
        return [left(line, "history", shownText(text), "a check mark is history, not a pass")];
    if (!read_paragraph_OPEN.test(text))
        return [left(line, "comment", shownText(text), "it asks for nothing that a plan has a word for")];
    const becomes = signOffOf({ text, headings }, handlesIn(text));
    return [{ line, kind: "guessed", text: shownText(text), why: "guessed: a sign that reads as an open box", becomes }];
}
function read_paragraph_remark(line, kind, text, why) {
    return {
        line,
        kind,
        text: shownText(text),
        why,
        becomes: { place: "remark", near: "checklist", value: titleOf(text) },
    };
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/table-kind.js
const has = (header, pattern) => header.some((cell) => pattern.test(cell));
/** The first column of a table of steps: its number, or its part of the release. */
const NUMBERED = /^(?:#|no\.?|nr\.?|n[ºo°]|step|schritt|paso|passo|[eé]tape|stap|krok|шаг|phase|fase|手順|步骤)$/i;
const table_kind_STEP = /(?<!\p{L})(?:task|step|action|activity|check|tarea|paso|aufgabe|aktion|schritt|[eé]tape|t[aâ]che|item|tarefa|passo|attivit[aà]|taak|actie)(?!\p{L})|作業|操作|действи/iu;
const COLUMNS = {
    rollback: /roll ?-?back|abort|abbr[uü]ch|revert|revers|back-?out|\bred\b|\brot\b|\btrigger|zur[uü]ck|retour (?:en )?arri|abandon|annul|ripristin|terug|wycofa|откат|ロールバック|中止|回滚|回退|롤백/i,
    success: /target|objetivo|obiettivo|\bgoal|success|\bslo\b|\bziel|objecti(?:f|ve)|acceptance|expected|\bdoel|\bcel\b|цель|目標|目标|목표|\bmetas?\b/i,
    warn: /warn|alert|amber|yellow|aviso/i,
    limit: /limit|threshold|umbral|grenz|seuil|limite|critical|max/i,
    metric: /metric|m[eé]trica|metriek|metryka|indicator|\bkpi\b|metrik|kennzahl|kriteri|crit[eéè]ri?|signal|indicador|indicateur|показател|метрик|指標|指标|지표/i,
    required: /required|mandatory|obligatori|pflicht|optional|requis/i,
};
/** All rows of a table share its first cells, so each table is looked at once. */
const KINDS = new WeakMap();
function tableKind({ header, cells, firstCells }) {
    if (isRaci(cells.slice(1).map(({ text }) => text)))
        return "raci";
    const known = KINDS.get(firstCells) ?? kindOf(header, firstCells);
    KINDS.set(firstCells, known);
    return known;
}
function kindOf(header, firstCells) {
    if (header.every((cell) => cell === "") && header.length === 2)
        return "settings";
    if (has(header, /\b(?:waiver|granted by|exception|exempt)/i))
        return "waivers";
    if (has(header, /\b(?:lcp|cls|tbt|inp|fcp|ttfb)\b/i))
        return "budgets";
    if (has(header, /likelihood|probability|impact|mitigation|wahrscheinlich|probabilidad|mitigaci/i))
        return "risks";
    if (has(header, /percent|traffic|^% |rollout|share of|canary|porcentaje|anteil|^visitors|besucher|visiteurs|visitantes/i))
        return "rollout";
    if (isEnvironment(header, firstCells))
        return "environment";
    if (has(header, /signature|sign-?off|\bdecision\b|approved|approver|firma|unterschrift|freigabe/i))
        return "sign-offs";
    if (has(header, /\b(?:contact|phone|backup|e-?mail|slack|pager|kontakt|contacto|tel[eé]fono)\b/i))
        return "contacts";
    const [first = "", ...others] = header;
    if (NUMBERED.test(first.trim()) && has(others, table_kind_STEP))
        return "steps";
    if (has(header.slice(0, 1), COLUMNS.metric) || (has(header, COLUMNS.rollback) && header.length > 1))
        return "limits";
    if (has(header, table_kind_STEP))
        return "steps";
    if (has(header, COLUMNS.limit) || has(header, COLUMNS.success))
        return "limits";
    if (/^(?:when|period|time|phase|cu[aá]ndo|wann|quand)\b/i.test(header[0] ?? ""))
        return "watch";
    return "other";
}
function isRaci(cells) {
    const filled = cells.filter((cell) => cell.trim() !== "");
    return filled.length > 0 && filled.every((cell) => /^[RACIS](?:\s*[/,]\s*[RACIS])*$/.test(cell.trim()));
}
function isEnvironment(header, firstCells) {
    const named = firstCells.filter((cell) => /^[A-Z][A-Z0-9_]{2,}$/.test(cell.trim())).length;
    if (named === 0)
        return false;
    return (/variable|\bname\b|\bkey\b|\benv\b|secret|nombre|setting/i.test(header[0] ?? "") || named === firstCells.length);
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-row.js












const WHY_LEFT = {
    contacts: "whom to call, not who agrees",
    raci: "a matrix of roles: its letters are no ticks",
    risks: "a risk, not a condition",
    waivers: "what one person waived once is no pass for everybody",
    other: "a row that asks for nothing",
};
const OPEN_BOX = /[☐⬜◻🔲□]/u;
function readRow(block) {
    const { line, header, cells, headings } = block;
    const text = shownText(cells
        .map((cell) => cell.text.trim())
        .filter((cell) => cell !== "")
        .join(" | "));
    if (text === "")
        return [];
    const kind = tableKind(block);
    switch (kind) {
        case "settings":
            return readSetting(block, text);
        case "environment":
            return readVariable(block, text);
        case "sign-offs":
            return [signOffRow(block, text)];
        case "limits":
            return readLimitRow(block, text);
        case "steps":
            return readStep(block, text);
        case "budgets":
            return readBudgets(block);
        case "rollout":
            return [readRolloutRow(block, text)];
        case "watch": {
            const isWatch = sectionRoles(headings).includes("watch");
            const found = isWatch ? readWatchCell(line, cells[0]?.text ?? "", text) : [];
            return found.length > 0 ? found : [left(line, "comment", text, "a row that asks for nothing")];
        }
        case "risks": {
            const found = triggersIn(header, cells, line);
            return found.length > 0 ? found : [left(line, "comment", text, WHY_LEFT.risks ?? "")];
        }
        default:
            return OPEN_BOX.test(text)
                ? [manual({ line, text, headings }, "guessed", "guessed: a row with a sign that reads as an open box")]
                : [left(line, "comment", text, WHY_LEFT[kind] ?? "a row that asks for nothing")];
    }
}
function readSetting({ line, cells, headings }, text) {
    const [label, value] = cells;
    const found = readWindows(line, value?.text ?? "", `${label?.text ?? ""} ${groupOf(headings) ?? ""}`);
    return found.length > 0 ? found : [left(line, "comment", text, "what the document says about itself")];
}
function readVariable({ line, header, cells }, text) {
    const name = (cells[0]?.codes[0]?.text ?? cells[0]?.text ?? "").trim().split("=")[0] ?? "";
    if (!/^[A-Z][A-Z0-9_]{1,}$/.test(name))
        return [left(line, "comment", text, "it names no variable")];
    const column = header.findIndex((cell) => COLUMNS.required.test(cell));
    const said = (cells[column]?.text ?? "").trim();
    const isOptional = /optional|opcional|facultat/i.test(header[column] ?? "")
        ? /^(?:yes|true|x|✓|✅|s[ií]|ja|oui|optional)$/i.test(said)
        : /^(?:no|optional|false|✗|❌|opcional|nein|non)\b/i.test(said);
    return [variable(line, name, `${name}: ${said}`, isOptional || (column < 0 && /\boptional\b/i.test(text)))];
}
function signOffRow({ line, header, cells, headings }, text) {
    const column = Math.max(0, header.findIndex((cell) => /role|team|who|approver|rol|rolle|name|equipo/i.test(cell)));
    const who = handlesIn(text);
    const title = (cells[column]?.text ?? "").trim() || (cells.find((cell) => cell.text.trim() !== "")?.text ?? text);
    const why = who.length > 0
        ? "the people that the document names must agree"
        : "somebody must agree; a role is no team at GitHub";
    return { line, kind: "sign-off", text, why, becomes: signOffOf({ text: title, headings }, who) };
}
/** Each cell by its own column: the same row has what is usual, what is wrong and what is too wrong. */
function readLimitRow({ line, header, cells, headings }, text) {
    const subject = (cells[0]?.text ?? "").trim();
    const found = cells.slice(1).flatMap((cell, index) => {
        const column = header[index + 1] ?? "";
        const context = contextOf(column, cell, headings);
        if (cell.text.trim() === "" || subject === "")
            return [];
        const written = { line, text: cell.text, subject, around: subject };
        if (context === null)
            return readUnnamed(written, column);
        const limits = readLimits(written, context);
        if (limits.length > 0)
            return limits;
        const goal = context === "success" ? readGoal(written) : null;
        return goal === null ? [] : [goal];
    });
    if (found.some(({ kind }) => kind !== "comment"))
        return found;
    const isAsked = sectionRoles(headings).includes("success");
    if (isAsked)
        return [manual({ line, text: subject, headings: [] }, "manual", "a goal without a number: a person must look")];
    return [left(line, "comment", text, "no limit whose direction and purpose are said")];
}
/** A limit in a column of which nobody knows what it decides is listed: without it a row would seem whole. */
function readUnnamed(written, column) {
    const { line, text, subject } = written;
    if (parseLimits(text, subject, subject ?? "").length === 0)
        return [];
    const why = `what its column (${shownText(column)}) means for a release is not said`;
    return [left(line, "comment", shownText(`${subject}: ${text}`), why)];
}
function contextOf(column, cell, headings) {
    if (COLUMNS.rollback.test(column))
        return "rollback";
    if (COLUMNS.success.test(column))
        return "success";
    if (COLUMNS.warn.test(column))
        return "warn";
    // A column of limits says nothing about what happens at one: the heading must.
    if (!COLUMNS.limit.test(column))
        return null;
    const context = limitContext({ text: "", lead: "", headings });
    return context === "rollback" && /[<>≤≥]|above|below|over|under|than/i.test(cell.text) ? context : null;
}
function triggersIn(header, cells, line) {
    const column = header.findIndex((cell) => COLUMNS.rollback.test(cell));
    const cell = cells[column];
    if (cell === undefined)
        return [];
    const found = readLimits({ line, text: cell.text, subject: null, around: cell.text }, "rollback");
    // What a risk's trigger is measured by, nobody says, unless it is a number that every site has.
    return found.filter(({ becomes }) => becomes?.place === "condition" && /^(?:error_rate|p\d\d_latency|uptime)$/.test(becomes.metric));
}
function readStep(block, text) {
    const { line, header, cells } = block;
    const column = stepColumn(header);
    const step = (cells[column]?.text ?? "").trim();
    if (step === "")
        return [left(line, "comment", text, "a row without a step")];
    const headings = headingsOf(block, column);
    const status = cells.map((cell) => cell.text.trim());
    if (status.some((cell) => /^(?:[✅✔☑]|\[x\]$)/iu.test(cell)) && !status.some((cell) => OPEN_BOX.test(cell))) {
        return [left(line, "history", text, "a check mark is history, not a pass")];
    }
    const duration = durationCell(header, cells).trim();
    const watch = readWatch(line, duration === "" ? step : `${step} for ${duration}`, headings);
    const isAsked = cells.some((cell) => BOX.test(cell.text.trim()));
    const gates = isAsked ? readGates({ line, text: step, codes: cells[column]?.codes ?? [], headings }) : [];
    if (gates.length > 0)
        return [...gates.map((found) => ({ ...found, text })), ...watch];
    const expectation = header.findIndex((cell) => /expect|result|erwart|esperad|outcome|verif|attendu|期待|结果/i.test(cell));
    const title = expectation < 0 ? step : `${step}: ${cells[expectation]?.text ?? ""}`;
    const own = manual({ line, text: title, headings }, "manual", "a step that a person does");
    return [{ ...own, text }, ...watch];
}
const BOX = /^(?:\[ ?\]|[☐⬜◻🔲□])$/u;
/** What is done, not its number or the part that it belongs to. */
function stepColumn(header) {
    const named = header.flatMap((cell, index) => (table_kind_STEP.test(cell) ? [index] : []));
    return named.find((index) => !NUMBERED.test(header[index]?.trim() ?? "")) ?? named[0] ?? 0;
}
/** What a first column says of several rows is their heading: `Preparation`, then empty cells. */
function headingsOf({ line, header, carried, headings }, column) {
    const isPart = column > 0 && /phase|fase|stage|part|section|area|bereich|abschnitt|[eé]tape/i.test(header[0] ?? "");
    return isPart && !/^\d*$/.test(carried) ? [...headings, { text: carried, depth: 6, line }] : headings;
}
function durationCell(header, cells) {
    const column = header.findIndex((cell) => /duration|duraci|dauer|dur[eé]e|how long/i.test(cell));
    return cells[column]?.text ?? "";
}
function readBudgets({ line, header, cells }) {
    const page = cells[0]?.text ?? "";
    return cells.slice(1).flatMap((cell, index) => {
        const name = header[index + 1] ?? "";
        if (!/\b(?:lcp|cls|tbt|inp|fcp|ttfb|si|tti)\b/i.test(name))
            return [];
        const value = titleOf(`${page} ${name} ${cell.text}`.replaceAll(/[<>]=?/g, (sign) => (sign === "<" ? "below" : sign)));
        const why = "a budget of a page: no gate measures one, but a command of yours can";
        return [
            {
                line,
                kind: "budget",
                text: shownText(`${page}: ${name} ${cell.text}`),
                why,
                becomes: { place: "remark", near: "watch", value: `budget: ${value}` },
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/src/tools/init/meaning/read-meanings.js












const BEFORE = /\bT\s*[-–−]\s*(\d+)\s*(h|d|hours?|days?|w)\b/gi;
const AFTER = /\bT\s*\+\s*(\d+)\s*(min|m|h|hours?|minutes?)\b/gi;
function readMeanings({ blocks, cutLines }) {
    const name = blocks.find((block) => block.kind === "heading");
    const named = name === undefined ? namedBySubject(blocks[0]) : [nameOf(name.line, name.text)];
    const cut = cutLines.map((line) => left(line, "comment", "a very long line", `only its first ${LONGEST_LINE} characters were read`));
    return [
        ...named,
        ...blocks.flatMap((block) => readBlock(block, block === (name ?? onlyName(blocks[0])))),
        ...hostsIn(blocks),
        ...cut,
    ].toSorted((before, after) => before.line - after.line);
}
function nameOf(line, text) {
    const becomes = { place: "name", value: titleOf(text) };
    return { line, kind: "name", text: shownText(text), why: "the name of the plan", becomes };
}
/** A first line that is the name, and nothing else. */
function onlyName(first) {
    return first?.kind === "paragraph" && isOneLine(first.text) ? first : undefined;
}
function isOneLine(text) {
    return !text.includes("\n") && text.length <= LONGEST_NAME && !/[.!?,;:]$/.test(text) && !SUBJECT.test(text);
}
const SUBJECT = /^(?:subject|betreff|asunto|objet|oggetto|assunto|onderwerp)\s*:\s*(\S.*)$/i;
const LONGEST_NAME = 100;
/** A mail has a subject, and plain text a first line. */
function namedBySubject(first) {
    if (first?.kind !== "paragraph")
        return [];
    const lines = first.text.split("\n");
    const at = lines.findIndex((line) => SUBJECT.test(line));
    const subject = SUBJECT.exec(lines[at] ?? "")?.[1];
    if (subject !== undefined)
        return [nameOf(first.line + at, subject)];
    return isOneLine(first.text) ? [nameOf(first.line, first.text)] : [];
}
function readBlock(block, isName) {
    switch (block.kind) {
        case "heading":
            return isName ? [] : read_meanings_readHeading(block);
        case "item": {
            const times = block.checked === null && /^T\s*[-–−+]/.test(block.text) ? readTimes(block) : [];
            return times.length > 0 ? times : readItem(withLabel(block));
        }
        case "paragraph":
            return isName ? [] : read_paragraph_readParagraph(block);
        case "fence":
            return read_fence_readFence(block);
        case "row":
            return readRow(block);
        case "raw": {
            const text = shownText(block.text);
            return text === ""
                ? []
                : [
                    left(block.line, "comment", text, block.what === "html"
                        ? "HTML is not read"
                        : `${block.what === "other" ? "it" : "front matter"} asks for nothing`),
                ];
        }
    }
}
/** A heading is the group of what stands below it; some say more. */
function read_meanings_readHeading(block) {
    const { line, text, headings } = block;
    return [...readTimes(block), ...readWatchHeading(line, text), ...readRungs(line, text, headings)];
}
/** `T-48h: announce`, `T+1h: report`. */
function readTimes({ line, text }) {
    // A gate at a time before is asked then, and told to nobody.
    if (/\bgates?\b|\bgo ?\/ ?no/i.test(text))
        return [];
    const before = timesIn(text, BEFORE);
    const after = timesIn(text, AFTER);
    const remark = (kind, why, value) => ({
        line,
        kind,
        text: shownText(text),
        why,
        becomes: { place: "remark", near: "end", value },
    });
    const isReport = /report|post|update|announce|inform|status/i.test(text);
    return [
        ...(before.length === 0
            ? []
            : [
                remark("announce", `announced ${before.join(", ")} before; this version announces nothing`, `announce: { before: [${before.join(", ")}] }`),
            ]),
        ...(after.length === 0 || !isReport
            ? []
            : [
                remark("every", `reported ${after.join(", ")} after; this version announces nothing`, `announce: { after: [${after.join(", ")}] }`),
            ]),
    ];
}
function timesIn(text, pattern) {
    return [...text.matchAll(pattern)].flatMap(([, number = "", unit = ""]) => durationsIn(`${number} ${unit}`).map((one) => one.text));
}
const ADDRESS = /https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})/g;
const NOT_OURS = /github\.com|gitlab|vercel\.com|sentry\.io|slack\.com|notion|atlassian|google\.com|npmjs|wikipedia|docs\.|wiki\.|grafana|datadog|statuspage|\.md$|localhost/;
const READS = /^\W*(?:curl|http|wget)\s(?!.*\s(?:-X|--request|-d|--data|-H)\b)/;
/** The host that requests in the document go to most: a guess at the domain. */
function hostsIn(blocks) {
    const seen = blocks.flatMap((block) => block.kind === "fence"
        ? block.code.split("\n").flatMap((text, index) => (READS.test(text) ? hostsOf(text, block.codeLine + index) : []))
        : []);
    const counts = new Map();
    for (const { host, line } of seen)
        counts.set(host, { line: counts.get(host)?.line ?? line, count: (counts.get(host)?.count ?? 0) + 1 });
    const [best] = [...counts].toSorted(([, one], [, other]) => other.count - one.count);
    if (best === undefined)
        return [];
    const [host, { line }] = best;
    return [
        {
            line,
            kind: "domain",
            text: host,
            why: "guessed: the host that the document's requests go to",
            becomes: { place: "domain", value: host },
        },
    ];
}
function hostsOf(text, line) {
    return [...text.matchAll(ADDRESS)].flatMap(([, host = ""]) => NOT_OURS.test(host) || isStagingHost(host) ? [] : [{ host, line }]);
}

// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/tools/init/writing/flow-yaml.js
var flow_yaml = __webpack_require__(36043);
;// CONCATENATED MODULE: ./build/src/tools/init/writing/entry.js


const entry_LONGEST_TITLE = 100;
/** As many as people read; the plan language allows a few more. */
const MOST_GATES = 90;
/** Entries as the document alone decides them; what the loader refuses is put right afterwards. */
function createEntries(meanings, { signers }) {
    const titles = new Set();
    const gates = { checklist: 0, staging: 0, production: 0 };
    const longest = longestWatch(meanings);
    const rollout = meanings.find(({ becomes }) => becomes?.place === "rollout") ?? null;
    const said = new Map();
    return meanings.map((meaning) => {
        const { becomes } = meaning;
        if (becomes === null)
            return { meaning, becomes, active: false, trouble: null };
        const before = earlierLine(becomes, meaning.line, said);
        if (before !== null)
            return { meaning, becomes: null, active: false, trouble: `line ${before} says it already` };
        if (becomes.place === "rollout" && meaning !== rollout)
            return { meaning, becomes, active: false, trouble: "another rollout is said before" };
        if (!("gate" in becomes))
            return entryOf(meaning, becomes, longest);
        const named = withSigners(becomes, signers);
        const isFull = gates[named.place] >= MOST_GATES;
        const active = named.missing === null && !isFull;
        if (active)
            gates[named.place] += 1;
        const title = uniqueTitle(named, meaning.line, titles);
        const trouble = isFull ? `the list is full: ${MOST_GATES} gates are as many as people read` : sayMissing(named);
        return { meaning, becomes: { ...named, title }, active, trouble };
    });
}
/** What one line says, another need not say again. */
function earlierLine(becomes, line, said) {
    const isOnce = "gate" in becomes ? becomes.gate !== "sign-off" : becomes.place !== "remark" && becomes.place !== "name";
    const key = "gate" in becomes ? JSON.stringify([becomes.place, becomes.gate, becomes.spec]) : JSON.stringify(becomes);
    if (!isOnce)
        return null;
    const before = said.get(key) ?? null;
    if (before === null)
        said.set(key, line);
    return before;
}
function entryOf(meaning, becomes, longest) {
    switch (becomes.place) {
        case "remark":
            return { meaning, becomes, active: false, trouble: null };
        case "watch":
            if (meaning === longest)
                return { meaning, becomes, active: true, trouble: null };
            return { meaning, becomes: null, active: false, trouble: "another time of watching is longer" };
        case "ladder":
            return {
                meaning,
                becomes,
                active: becomes.value === "host",
                trouble: becomes.value === "host" ? null : "a person must add it to the ladder, or do it by hand",
            };
        default:
            return { meaning, becomes, active: true, trouble: null };
    }
}
function sayMissing({ missing }) {
    return missing === null ? null : `a person must say ${missing}`;
}
function withSigners(gate, signers) {
    if (gate.gate !== "sign-off")
        return gate;
    if (gate.missing === null)
        return gate;
    return signers.length === 0 ? { ...gate, spec: { by: ["@…"] } } : { ...gate, spec: { by: signers }, missing: null };
}
function uniqueTitle({ place, title }, line, titles) {
    const free = (candidate) => !titles.has(`${place} ${candidate}`);
    const ending = ` (line ${line})`;
    const other = `${(0,cut_text/* cutText */.I)(title, entry_LONGEST_TITLE - ending.length)}${ending}`;
    const numbered = (number) => `${(0,cut_text/* cutText */.I)(title, entry_LONGEST_TITLE - ending.length - 8)}${ending} ${number}`;
    let chosen = free(title) && title !== "Setup" ? title : other;
    for (let number = 2; !free(chosen); number += 1)
        chosen = numbered(number);
    titles.add(`${place} ${chosen}`);
    return chosen;
}
function longestWatch(meanings) {
    const watches = meanings.filter(({ becomes }) => becomes?.place === "watch");
    return watches.reduce((best, one) => (best === null || lengthOf(one) > lengthOf(best) ? one : best), null);
}
const UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function lengthOf({ becomes }) {
    const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(becomes?.place === "watch" ? becomes.value : "");
    return Number(match?.[1] ?? 0) * (UNIT_MS[match?.[2] ?? ""] ?? 0);
}
/** The gate as an item of its list. */
function renderGate({ title, group, gate, spec, place }) {
    const grouped = place === "checklist" && group !== null ? { title, group } : { title };
    return (0,flow_yaml/* flowYaml */.u)({ ...grouped, [gate]: spec });
}
const PATHS = {
    checklist: "checklist",
    staging: "stages.staging.verify",
    production: "stages.production.verify",
};
/** What an item of the report says that it became: a path of the plan and a value; with a `#` before it, a comment. */
function plannedText({ becomes, active }) {
    const text = becomes === null ? undefined : pathAndValue(becomes);
    return text === undefined || active ? text : `# ${text}`;
}
function pathAndValue(becomes) {
    if ("gate" in becomes)
        return `${PATHS[becomes.place]}: ${renderGate(becomes)}`;
    switch (becomes.place) {
        case "name":
            return `name: ${(0,flow_yaml/* flowYaml */.u)(becomes.value)}`;
        case "domain":
            return `project.domains: ${becomes.value}`;
        case "watch":
            return `stages.production.watch.for: ${becomes.value}`;
        case "window":
            return `stages.staging.verify: { window: { allow: [${(0,flow_yaml/* flowYaml */.u)(becomes.value)}] } }`;
        case "env":
            return `checklist: { env: { target: production, ${becomes.optional ? "optional" : "required"}: [${becomes.name}] } }`;
        case "condition":
            return `stages.production.watch.rollback_conditions: ${becomes.value}`;
        case "success":
            return `stages.production.watch.success: ${becomes.value}`;
        case "ladder":
            return `rollback.ladder: ${becomes.value}`;
        case "rollout":
            return `stages.production.promote: ${becomes.value}`;
        case "remark":
            return becomes.value;
    }
}

// EXTERNAL MODULE: ./build/src/plan/read-watch.js + 1 modules
var read_watch = __webpack_require__(77057);
;// CONCATENATED MODULE: ./build/src/tools/init/writing/metric-source.js

/** Null where a person must say it; `built-in` for the one that needs no provider. */
function metricSource(metric, { metricProviders }, { metricSources }) {
    if (metric === read_watch/* HEALTH_CHECK_FAILURES */.g)
        return "built-in";
    const without = Object.keys(metricProviders).map((provider) => ({ provider, spec: {}, from: null }));
    const found = [...metricSources, ...without].find(({ provider, spec }) => {
        const member = metricProviders[provider];
        const parsed = member?.spec.safeParse(spec);
        return parsed?.success === true && typeof member?.measure(metric, parsed.data) !== "string";
    });
    return found ?? null;
}

// EXTERNAL MODULE: ./build/src/tools/init/writing/plan-lines.js
var plan_lines = __webpack_require__(93478);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
;// CONCATENATED MODULE: ./build/src/tools/init/writing/watch-lines.js
/** The watch of a plan that is being written. Pure. */




const DEFAULT_FOR = "30m";
const DEFAULT_CONDITION = "health_check_failures > 3";
function watchLines({ entries, sourceOf, where, nowhere }) {
    const own = entries.filter(({ entry: { becomes } }) => becomes !== null && ["watch", "condition", "success"].includes(becomes.place));
    const remarks = entries.flatMap(({ entry: { becomes, meaning }, index }) => becomes?.place === "remark" && becomes.near === "watch"
        ? [{ text: (0,plan_lines/* withComment */.yP)((0,plan_lines/* comment */.Im)(becomes.value), where(meaning.line)), owner: index }]
        : []);
    if (own.length === 0)
        return { lines: remarks, probes: false };
    const length = own.find(({ entry }) => entry.becomes?.place === "watch" && entry.active);
    const conditions = watch_lines_linesOf(own, "condition", where);
    const success = watch_lines_linesOf(own, "success", where);
    const active = own
        .filter(({ entry }) => entry.active)
        .flatMap(({ entry: { becomes } }) => (becomes !== null && "metric" in becomes ? [becomes] : []));
    const noCondition = !active.some(({ place }) => place === "condition");
    const forText = length?.entry.becomes?.place === "watch" ? length.entry.becomes.value : longestWindow(active);
    const metrics = metricLines(own, sourceOf, where);
    const body = [
        {
            text: (0,plan_lines/* withComment */.yP)(`for: ${forText}`, length === undefined ? `${nowhere}: how long is not said` : where(length.entry.meaning.line)),
            owner: length?.index ?? null,
        },
        ...(0,plan_lines/* section */.uW)("metrics", metrics.from, metrics.lines),
        ...(noCondition
            ? [
                { text: (0,plan_lines/* withComment */.yP)("rollback_conditions:", nowhere), owner: null },
                { text: (0,plan_lines/* withComment */.yP)(`  - ${DEFAULT_CONDITION}`, `${nowhere}: the least that a watch can have`), owner: null },
                ...(0,plan_lines/* indent */.pZ)(conditions),
            ]
            : (0,plan_lines/* section */.uW)("rollback_conditions", watch_lines_firstLine(own, "condition", where), conditions)),
        ...(0,plan_lines/* section */.uW)("success", watch_lines_firstLine(own, "success", where), success),
    ];
    return {
        lines: [
            ...(0,plan_lines/* section */.uW)("watch", length === undefined ? nowhere : where(length.entry.meaning.line), body),
            ...(0,plan_lines/* indent */.pZ)(remarks),
        ],
        probes: noCondition || active.some(({ metric }) => sourceOf(metric) === "built-in"),
    };
}
function watch_lines_linesOf(own, place, where) {
    return own.flatMap(({ entry: { becomes, meaning, active, trouble }, index }) => {
        if (becomes?.place !== place)
            return [];
        const text = `- ${(0,flow_yaml/* flowYaml */.u)(becomes.value)}`;
        const from = trouble === null ? where(meaning.line) : `${where(meaning.line)}: ${trouble}`;
        return [{ text: (0,plan_lines/* withComment */.yP)(active ? text : (0,plan_lines/* comment */.Im)(text), from), owner: index }];
    });
}
function metricLines(own, sourceOf, where) {
    const seen = new Map();
    for (const { entry: { becomes, meaning, active }, index, } of own) {
        if (becomes === null || !("metric" in becomes))
            continue;
        const known = seen.get(becomes.metric);
        if (known === undefined || (!known.active && active))
            seen.set(becomes.metric, { line: meaning.line, active, index });
    }
    const lines = [...seen].flatMap(([metric, { line, active, index }]) => {
        const source = sourceOf(metric);
        if (source === "built-in")
            return [];
        if (source === null || !active) {
            const text = (0,plan_lines/* comment */.Im)(`${metric}: { … }`);
            return [
                { text: (0,plan_lines/* withComment */.yP)(text, `${where(line)}: a person must say where this number comes from`), owner: index },
            ];
        }
        const { provider, spec, from } = source;
        const said = from === null ? `read from ${provider}, which is not said` : `read from ${provider}, as ${from} says`;
        return [
            { text: (0,plan_lines/* withComment */.yP)(`${metric}: ${(0,flow_yaml/* flowYaml */.u)({ [provider]: spec })}`, `${where(line)}: ${said}`), owner: index },
        ];
    });
    return { lines, from: where([...seen.values()][0]?.line ?? 1) };
}
function watch_lines_firstLine(own, place, where) {
    return where(own.find(({ entry }) => entry.becomes?.place === place)?.entry.meaning.line ?? 1);
}
/** A window must fit into the watch. */
function longestWindow(active) {
    const usual = (0,duration/* parseDuration */.E)(DEFAULT_FOR) ?? 0;
    const windows = active.flatMap(({ value }) => {
        const syntax = (0,condition_syntax/* parseConditionSyntax */.a)(value);
        return syntax.ok && syntax.value.kind !== "rate" && syntax.value.over !== null ? [syntax.value.over] : [];
    });
    const longest = windows.toSorted((one, other) => other.ms - one.ms)[0];
    return longest !== undefined && longest.ms > usual ? longest.text : DEFAULT_FOR;
}

;// CONCATENATED MODULE: ./build/src/tools/init/writing/render-plan.js




function renderPlanLines({ document, entries, known, sourceOf }) {
    const numbered = entries.map((entry, index) => ({ entry, index }));
    const where = (line) => `${document}:${line}`;
    const nowhere = `not in ${document}`;
    const writing = { numbered, where, nowhere };
    const watch = watchLines({ entries: numbered, sourceOf, where, nowhere });
    return [
        own((0,plan_lines/* withComment */.yP)("version: 1", nowhere)),
        nameLine(writing),
        ...projectLines(writing, known),
        ...(0,plan_lines/* section */.uW)("checklist", firstOf(writing, "checklist"), checklistLines(writing)),
        own((0,plan_lines/* withComment */.yP)("stages:", nowhere)),
        ...(0,plan_lines/* indent */.pZ)(remarks(writing, "stages")),
        ...(0,plan_lines/* indent */.pZ)(stagingLines(writing, known)),
        ...(0,plan_lines/* indent */.pZ)(productionLines(writing, watch.lines, watch.probes)),
        ...rollbackLines(writing),
        ...remarks(writing, "end"),
    ];
}
function own(text) {
    return { text, owner: null };
}
function nameLine({ numbered, where, nowhere }) {
    const found = numbered.find(({ entry }) => entry.becomes?.place === "name" && entry.active);
    if (found?.entry.becomes?.place !== "name")
        return own((0,plan_lines/* withComment */.yP)("name: My plan", `${nowhere}: fill in`));
    return {
        text: (0,plan_lines/* withComment */.yP)(`name: ${(0,flow_yaml/* flowYaml */.u)(found.entry.becomes.value)}`, where(found.entry.meaning.line)),
        owner: found.index,
    };
}
function projectLines({ numbered, where, nowhere }, { host, domains }) {
    const guess = numbered.find(({ entry }) => entry.becomes?.place === "domain" && entry.active);
    const guessed = guess?.entry.becomes?.place === "domain" ? guess.entry.becomes.value : null;
    const hostSpec = host === null
        ? { project: "my-project" }
        : { project: host.project, ...(host.team === null ? {} : { team: host.team }) };
    const names = domains?.names ?? [guessed ?? "app.example.com"];
    const from = domains !== null
        ? `${nowhere}: ${domains.from}`
        : guess === undefined
            ? `${nowhere}: fill in every production domain`
            : `${where(guess.entry.meaning.line)}: guessed; fill in every production domain`;
    return [
        own((0,plan_lines/* withComment */.yP)("project:", nowhere)),
        own((0,plan_lines/* withComment */.yP)(`  vercel: ${(0,flow_yaml/* flowYaml */.u)(hostSpec)}`, host === null ? `${nowhere}: fill in the project, and its team` : `${nowhere}: ${host.from}`)),
        {
            text: (0,plan_lines/* withComment */.yP)(`  domains: ${(0,flow_yaml/* flowYaml */.u)(names)}`, from),
            owner: domains === null ? (guess?.index ?? null) : null,
        },
    ];
}
function checklistLines(writing) {
    return [...gateLines(writing, "checklist"), ...environmentLines(writing), ...remarks(writing, "checklist")];
}
/** One gate for all variables: each has a line of its own. */
function environmentLines({ numbered, where }) {
    const variables = numbered.flatMap(({ entry, index }) => entry.becomes?.place === "env" && entry.active ? [{ ...entry.becomes, line: entry.meaning.line, index }] : []);
    const required = unique(variables.filter(({ optional }) => !optional));
    const optional = unique(variables.filter(({ name, optional: may }) => may && !required.some((one) => one.name === name)));
    const [first] = required;
    if (first === undefined) {
        return optional.map(({ name, line, index }) => ({
            text: (0,plan_lines/* withComment */.yP)((0,plan_lines/* comment */.Im)(`optional variable: ${name}`), where(line)),
            owner: index,
        }));
    }
    const names = (all) => all.map(({ name, line, index }) => ({ text: (0,plan_lines/* withComment */.yP)(`- ${name}`, where(line)), owner: index }));
    const from = where(first.line);
    return [
        own((0,plan_lines/* withComment */.yP)("- title: Environment variables set", from)),
        own((0,plan_lines/* withComment */.yP)("  env:", from)),
        own((0,plan_lines/* withComment */.yP)("    target: production", from)),
        ...(0,plan_lines/* indent */.pZ)((0,plan_lines/* section */.uW)("required", from, names(required)), 4),
        ...(0,plan_lines/* indent */.pZ)((0,plan_lines/* section */.uW)("optional", where(optional[0]?.line ?? 1), names(optional)), 4),
    ];
}
function unique(all) {
    return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}
function stagingLines(writing, known) {
    const { nowhere } = writing;
    const gates = [...windowLines(writing), ...gateLines(writing, "staging")];
    const needsCode = writing.numbered.some(({ entry: { becomes, active } }) => active && becomes?.place === "staging" && isCode(becomes));
    const least = own((0,plan_lines/* withComment */.yP)("- { title: Start page answers, http: { path: / } }", `${nowhere}: the least that a stage can have`));
    const verify = gates.some(({ text }) => text.startsWith("- ")) ? gates : [least, ...gates];
    return [
        own((0,plan_lines/* withComment */.yP)("staging:", nowhere)),
        ...deployLines(known, nowhere),
        ...(needsCode
            ? [own((0,plan_lines/* withComment */.yP)(`  setup: ${(0,flow_yaml/* flowYaml */.u)(known.install)}`, `${nowhere}: what the commands need`))]
            : []),
        ...(0,plan_lines/* indent */.pZ)((0,plan_lines/* section */.uW)("verify", nowhere, verify)),
    ];
}
function deployLines({ way, directory }, nowhere) {
    if (way === "adopt")
        return [own((0,plan_lines/* withComment */.yP)("  deploy: { source: git }", `${nowhere}: the host builds from the push, as before`))];
    return directory === "." ? [] : [own((0,plan_lines/* withComment */.yP)(`  deploy: ${(0,flow_yaml/* flowYaml */.u)({ directory })}`, nowhere))];
}
function isCode({ gate }) {
    return ["command", "bundle", "coverage"].includes(gate);
}
/** In a stage, so that the release itself waits for it. */
function windowLines({ numbered, where }) {
    const windows = numbered.flatMap(({ entry, index }) => entry.becomes?.place === "window" && entry.active
        ? [{ value: entry.becomes.value, line: entry.meaning.line, index }]
        : []);
    const [first] = windows;
    if (first === undefined)
        return [];
    const from = where(first.line);
    const lines = windows.map(({ value, line, index }) => ({
        text: (0,plan_lines/* withComment */.yP)(`      - ${JSON.stringify(value)}`, where(line)),
        owner: index,
    }));
    return [
        own((0,plan_lines/* withComment */.yP)("- title: In the deploy window", from)),
        own((0,plan_lines/* withComment */.yP)("  window:", from)),
        own((0,plan_lines/* withComment */.yP)("    allow:", from)),
        ...lines,
    ];
}
function productionLines(writing, watch, probes) {
    const { nowhere } = writing;
    const gates = gateLines(writing, "production");
    const asks = writing.numbered.some(({ entry: { becomes, active } }) => active && becomes?.place === "production" && becomes.gate === "http");
    const probe = own((0,plan_lines/* withComment */.yP)("- { title: Start page answers, http: { path: / } }", `${nowhere}: what the watch probes`));
    const verify = [...(probes && !asks ? [probe] : []), ...gates];
    const body = [...rolloutLines(writing), ...(0,plan_lines/* section */.uW)("verify", nowhere, verify), ...watch];
    if (body.some(({ text }) => !text.trimStart().startsWith("#")))
        return [own((0,plan_lines/* withComment */.yP)("production:", nowhere)), ...(0,plan_lines/* indent */.pZ)(body)];
    return [own((0,plan_lines/* withComment */.yP)("production: {}", nowhere)), ...(0,plan_lines/* indent */.pZ)(body)];
}
function rolloutLines({ numbered, where }) {
    return numbered.flatMap(({ entry: { becomes, active, trouble, meaning }, index }) => {
        if (becomes?.place !== "rollout")
            return [];
        const text = `promote: ${becomes.value}`;
        const from = trouble === null ? where(meaning.line) : `${where(meaning.line)}: ${trouble}`;
        return [{ text: (0,plan_lines/* withComment */.yP)(active ? text : (0,plan_lines/* comment */.Im)(text), from), owner: index }];
    });
}
/** What a person adds, once it is said whose it is. */
const RUNG_WORDS = {
    flag: "ladder: [flag, host], flag: { … } # whose flag, and which?",
    revert: "ladder: [host, revert] # with the secret that `explain` names",
};
function rollbackLines(writing) {
    const { numbered, where } = writing;
    const rungs = numbered.flatMap(({ entry, index }) => entry.becomes?.place === "ladder" ? [{ entry, index, value: entry.becomes.value }] : []);
    const host = rungs.find(({ value, entry }) => value === "host" && entry.active);
    const others = rungs
        .filter(({ value }) => value !== "host")
        .map(({ value, entry, index }) => ({
        text: (0,plan_lines/* withComment */.yP)((0,plan_lines/* comment */.Im)(RUNG_WORDS[value] ?? `${value}: no rung takes it, a person does it`), where(entry.meaning.line)),
        owner: index,
    }));
    const notes = [...others, ...remarks(writing, "rollback")];
    if (host === undefined)
        return (0,plan_lines/* section */.uW)("rollback", where(rungs[0]?.entry.meaning.line ?? 1), notes);
    const from = where(host.entry.meaning.line);
    return (0,plan_lines/* section */.uW)("rollback", from, [{ text: (0,plan_lines/* withComment */.yP)("ladder: [host]", from), owner: host.index }, ...notes]);
}
function gateLines({ numbered, where }, place) {
    return numbered.flatMap(({ entry: { becomes, active, trouble, meaning }, index }) => {
        if (becomes === null || !("gate" in becomes) || becomes.place !== place)
            return [];
        const text = `- ${renderGate(becomes)}`;
        const from = trouble === null ? where(meaning.line) : `${where(meaning.line)}: ${trouble}`;
        return [{ text: (0,plan_lines/* withComment */.yP)(active ? text : (0,plan_lines/* comment */.Im)(text), from), owner: index }];
    });
}
function remarks({ numbered, where }, near) {
    return numbered.flatMap(({ entry: { becomes, meaning }, index }) => becomes?.place === "remark" && becomes.near === near
        ? [{ text: (0,plan_lines/* withComment */.yP)((0,plan_lines/* comment */.Im)(becomes.value), where(meaning.line)), owner: index }]
        : []);
}
function firstOf({ numbered, where, nowhere }, place) {
    const line = numbered.find(({ entry: { becomes } }) => becomes?.place === place || (place === "checklist" && becomes?.place === "env"))?.entry.meaning.line;
    return line === undefined ? nowhere : where(line);
}

;// CONCATENATED MODULE: ./build/src/tools/init/writing/import-plan.js
/** A document's meanings as a plan that loads: what the loader refuses becomes a comment, with the loader's own reason. */






/** Rounds in which the loader may refuse something; each takes at least one line out. */
const MOST_ROUNDS = 400;
function importPlan(meanings, { document, known, extensions, }) {
    const sourceOf = (metric) => metricSource(metric, extensions, known);
    let entries = createEntries(meanings, known).map((entry) => withoutSource(entry, sourceOf));
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const lines = withinSize(renderPlanLines({ document, entries, known, sourceOf }));
        const text = lines.map((line) => line.text).join("\n");
        const result = (0,load/* parsePlan */.v)(text, document, extensions);
        if ("plan" in result)
            return finish(lines, entries, document);
        entries = demote(entries, lines, result.problems);
    }
    throw new Error(`no plan that loads could be made of ${document}`);
}
function withoutSource(entry, sourceOf) {
    const { becomes } = entry;
    if (becomes === null || !("metric" in becomes) || sourceOf(becomes.metric) !== null)
        return entry;
    return { ...entry, active: false, trouble: `a person must say where ${becomes.metric} comes from` };
}
/** Each line with a mistake becomes a comment; where only the whole is wrong, the last gate does. */
function demote(entries, lines, problems) {
    const reasons = new Map();
    for (const { position, message } of problems) {
        const owner = position === undefined ? null : lines[position.line - 1]?.owner;
        if (owner !== null && owner !== undefined)
            reasons.set(owner, message);
    }
    if (![...reasons.keys()].some((index) => entries[index]?.active === true)) {
        const last = entries.findLastIndex(({ active, becomes }) => active && becomes?.place !== "name");
        if (last < 0)
            throw new Error(`what every plan has does not load: ${problems[0]?.message ?? ""}`);
        reasons.set(last, problems[0]?.message ?? "the plan did not load with it");
    }
    return entries.map((entry, index) => {
        const reason = reasons.get(index);
        return reason === undefined || !entry.active ? entry : { ...entry, active: false, trouble: reason };
    });
}
function finish(lines, entries, document) {
    const items = entries.map((entry) => {
        const { line, kind, text, why } = entry.meaning;
        const plan = plannedText(entry);
        const reason = entry.trouble === null ? why : `${why}; ${entry.trouble}`;
        return { line, kind, text, ...(plan === undefined ? {} : { plan }), why: reason };
    });
    const count = (is) => items.filter(({ plan }) => is(plan)).length;
    const counts = {
        imported: count((plan) => plan !== undefined && !plan.startsWith("#")),
        manual: count((plan) => plan?.startsWith("#") === true),
        left: count((plan) => plan === undefined),
    };
    const head = [
        (0,plan_lines/* comment */.Im)(`Made from ${document} by holdpoint init: imported ${counts.imported}, manual ${counts.manual}, left ${counts.left}. Read every line.`),
        (0,plan_lines/* comment */.Im)(`${document}:42 after a line names the line of the document that it comes from. Lines with a # before them wait for a person.`),
    ];
    return { items, plan: `${[...head, ...lines.map(({ text }) => text)].join("\n")}\n`, counts };
}
/** Comments give way where the plan would be longer than one may be. */
function withinSize(lines) {
    const room = read_file/* MAXIMUM_BYTES */.NM - 2_000;
    let bytes = lines.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
    const dropped = new Set();
    for (const line of lines.toReversed()) {
        if (bytes <= room)
            break;
        if (!line.text.trimStart().startsWith("#"))
            continue;
        dropped.add(line);
        bytes -= Buffer.byteLength(line.text) + 1;
    }
    if (dropped.size === 0)
        return lines;
    const note = (0,plan_lines/* comment */.Im)(`${dropped.size} lines for a person are left out here, since a plan has a largest size; the report has them.`);
    return [...lines.filter((line) => !dropped.has(line)), { text: note, owner: null }];
}

// EXTERNAL MODULE: ./build/src/tools/init/writing/document-label.js
var document_label = __webpack_require__(29401);
;// CONCATENATED MODULE: ./build/src/tools/init/import-document.js
/** A document as a plan: read, understood, written; loaded only where a person names a document. */







/** Throws UsageError where it cannot be read, or is no plan. */
async function importDocument(file, known, extensions) {
    return importText(await readDocument(file), file, known, extensions);
}
/** Throws UsageError where the text is no plan. */
function importText(text, file, known, extensions) {
    const parsed = parseMarkdown(text);
    const meanings = readMeanings(parsed);
    const why = whyNoPlan(parsed, meanings);
    if (why !== null) {
        const remedy = "Name the document that says what must be so before, during and after a release.";
        throw new error/* UsageError */.eb("usage", [{ message: why, remedy, position: { file, line: 1, column: 1 } }]);
    }
    return importPlan(meanings, { document: (0,document_label/* documentLabel */.y)(file), known, extensions });
}


/***/ })

};
