export const id = 5369;
export const ids = [5369];
export const modules = {

/***/ 70075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   BK: () => (/* binding */ renderLink),
/* harmony export */   E9: () => (/* binding */ renderProse),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   GA: () => (/* binding */ cellCode),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   kq: () => (/* binding */ escapeCell),
/* harmony export */   n1: () => (/* binding */ isLinkable),
/* harmony export */   zF: () => (/* binding */ renderTitle)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);
/* harmony import */ var _lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67745);
/** Text from outside (titles, branch names, command output) as inert Markdown. */


/** Bare addresses, which GitHub links without any markup, to where a mark begins that code could not hold in a table. */
const ADDRESS = /((?:https?|ftp):\/\/[^\s`|\\<>]*|www\.[^\s`|\\<>]*)/gi;
/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. An address stands as code. */
function escapeMarkdown(text) {
    return visible(text)
        .replace(/\s+/g, " ")
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? renderAddress(part) : escapePart(part, index === 0)))
        .join("");
}
/** What ends a sentence or its parts, and does not belong to the address before it. */
const SENTENCE_SIGNS = ".,;:!?)]}'\"*_~";
/** Code is the one form in which no step of GitHub's rendering makes a link, and in which an address can be copied whole. */
function renderAddress(address) {
    // From its end: a pattern that is tried at each sign of a long address takes the square of its length.
    let end = address.length;
    while (end > 0 && SENTENCE_SIGNS.includes(address.charAt(end - 1)))
        end -= 1;
    return `\`${address.slice(0, end)}\`${escapePart(address.slice(end), false)}`;
}
function escapePart(part, isFirst) {
    // Mathematics begins at this sign, escaped or not; GitHub's documentation names the element as the way out.
    const escaped = unlinked(part.replace(/[\\`*_{}[\]()#+!|~<>&]/g, "\\$&")).replaceAll("$", "<span>$</span>");
    return isFirst ? escaped.replace(/^( ?\d+)\./, "$1\\.").replace(/^( ?)([-=])/, "$1\\$2") : escaped;
}
/**
 * Mentions, references and emoji are found in the finished text, where neither a backslash nor an entity is left. A word
 * joiner parts them, which is not seen and, other than a space of no width, ends no line.
 */
function unlinked(escaped) {
    return escaped
        .replace(/@(?=[\w/])/g, "@\u2060")
        .replace(/(?<=#)(?=\d)/g, "\u2060")
        .replace(/\bGH-(?=\d)/gi, "$&\u2060")
        .replace(/:(?=(?:[\w\\-]{0,40}[a-z][\w\\-]{0,40}|\\?[+-]1|100|1234):)/gi, ":\u2060");
}
const ENTITY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
};
/** One line of text inside a block of HTML, where Markdown means nothing. An address stands as code. */
function escapeHtml(text, maximum = 300) {
    return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(visible(text).replace(/\s+/g, " "), maximum)
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? `<code>${escapeEntities(part)}</code>` : escapeEntities(part)))
        .join("");
}
function escapeEntities(text) {
    const escaped = unlinked(text).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
    return escaped.replaceAll("$", "<span>$</span>");
}
/** Without characters that are not seen, or that let a text read as another one than it is; half characters repaired. */
function visible(text) {
    return (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(text.toWellFormed())
        .replace(/[\p{Bidi_Control}\u00ad\u180e\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu, "")
        .replace(/[^\P{Cc}\s]/gu, " ");
}
/** Inline code that its own content cannot close. */
function codeOf(text) {
    // Without any content the two marks would be one, which waits for its like.
    return `\`${visible(text).replaceAll("`", "'").replace(/\s+/g, " ") || " "}\``;
}
/** Code for a table cell or any other line, to the letter: readers of Markdown differ on how a cell's code escapes. */
function cellCode(text) {
    return /^ ?$|[|\\`]/.test(text) ? `<code>${escapeMarkdown(text)}</code>` : codeOf(text);
}
/** A sentence in which only \`code\` is markup: it is as inert as escaped text. */
function renderProse(text) {
    return text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? codeOf(part) : escapeMarkdown(part)))
        .join("");
}
/** Text for a table cell or list item; long text is cut with an ellipsis. */
function escapeCell(text, maximum = 300) {
    return escapeMarkdown((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(text, maximum));
}
/** What an item or a group is called: with a space at an end, marks around it would not be bold; and never nothing. */
function renderTitle(title, maximum) {
    return escapeCell(visible(title).replace(/\s+/g, " ").trim(), maximum) || "untitled";
}
/** Output as it was, in a fence that its own content cannot close. */
function fence(raw) {
    const lines = raw.map((line) => (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(line.toWellFormed())
        .replace(/\p{Bidi_Control}/gu, "")
        .replace(/[^\P{Cc}\t\n]/gu, "")
        // Inert already; but no line of output shall look like one of our own hidden marks to whoever reads the source.
        .replaceAll("<!--", "<\u2060!--"));
    const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
    const marks = "`".repeat(longest + 1);
    return `${marks}text\n${lines.join("\n")}\n${marks}`;
}
/** An address that may be a link: nothing in it ends the parentheses around it. */
function isLinkable(url) {
    return url != null && url.length <= 500 && /^https?:\/\/[^\s()<>|"'`\\\p{Cc}\p{Cf}]+$/u.test(url);
}
/** A link where the address may be one; else the text, which is Markdown already, alone. */
function renderLink(text, url) {
    // In an address, too, `&lt;` would be read as the sign that it names.
    return isLinkable(url) ? `[${text}](${url.replaceAll("&", "&amp;")})` : text;
}


/***/ }),

/***/ 95907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zz: () => (/* binding */ withoutTitle),
/* harmony export */   cd: () => (/* binding */ OUTCOME_ORDER),
/* harmony export */   uy: () => (/* binding */ DECISION_WORD)
/* harmony export */ });
const DECISION_WORD = {
    proceed: "Proceed",
    watching: "Watching",
    hold: "On hold",
    failed: "Failed",
    "rolled-back": "Rolled back",
};
/** What needs a person's eye stands first. */
const OUTCOME_ORDER = { fail: 0, hold: 1, pass: 2 };
/** A condition's summary begins with the condition, for lines that stand alone; beside its title the title says it. */
function withoutTitle(title, summary) {
    return summary.startsWith(`${title}: `) ? summary.slice(title.length + 2) : summary;
}


/***/ })

};
