export const id = 1494;
export const ids = [1494];
export const modules = {

/***/ 41494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadForRollback: () => (/* binding */ loadForRollback)
});

// UNUSED EXPORTS: readForRollback

// EXTERNAL MODULE: ./build/src/lib/login.js
var login = __webpack_require__(12812);
// EXTERNAL MODULE: ./build/src/lib/vendor-address.js
var vendor_address = __webpack_require__(71718);
// EXTERNAL MODULE: ./build/src/plan/patterns.js
var patterns = __webpack_require__(44866);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/lib/fields.js
var lib_fields = __webpack_require__(74940);
;// CONCATENATED MODULE: ./build/src/plan/step-names.js
/**
 * What a rollback needs of a plan's steps before it has loaded the plan: whether there are any, and their names. Nothing
 * here is a mistake: what is not clear is left out, and keeps nobody from rolling back.
 */

const KEYS = new Set(["title", "takes"]);
/** With the specs unread. */
function readStepNames(stage, file) {
    const { before, after } = (0,lib_fields/* fieldsOf */.Pf)(stage);
    return { before: namesIn(before, file), after: namesIn(after, file) };
}
function namesIn(list, file) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap((item) => {
        const fields = (0,lib_fields/* fieldsOf */.Pf)(item);
        const { title } = fields;
        const step = Object.keys(fields).find((key) => !KEYS.has(key));
        if (typeof title !== "string" || step === undefined)
            return [];
        return [{ title: title.trim(), step, spec: undefined, takesMs: null, position: { file, line: 1, column: 1 } }];
    });
}

// EXTERNAL MODULE: ./build/src/plan/yaml-source.js + 3 modules
var yaml_source = __webpack_require__(66855);
;// CONCATENATED MODULE: ./build/src/plan/load-for-rollback.js
/**
 * The part of a plan that a rollback needs: the project, its domains, the record's environment. Gates and metrics are
 * not looked at, so that a mistake in one of them keeps nobody from rolling back, and zod and the registries, which
 * take longer to load than everything else before the request, are not loaded.
 */






/**
 * Null where any of that part is missing or unclear: then the whole plan is to be loaded, which says what is wrong.
 * `hosts` are the words by which a plan names its host.
 * Throws UsageError where the file cannot be read.
 */
async function loadForRollback(path, hosts) {
    return readForRollback(await (0,read_file/* readPlanFile */.wr)(path), path, hosts);
}
/** The same, of a text; `file` is for messages. */
function readForRollback(text, file, hosts) {
    if (Buffer.byteLength(text) > read_file/* MAXIMUM_BYTES */.NM)
        return null;
    const source = (0,yaml_source/* parseYaml */.h)(text, file);
    // Of two keys with one name it is not known which one was meant, and one of them may be the project.
    if ("problems" in source || source.duplicates.length > 0)
        return null;
    const root = mapping(source.value);
    const project = readProject(mapping(root?.["project"]), hosts);
    const stages = mapping(root?.["stages"]);
    const environment = readEnvironment(mapping(stages?.["production"]));
    const rollback = readRollback(root?.["rollback"]);
    const name = root?.["name"];
    if (root?.["version"] !== 1 || typeof name !== "string" || project === null || environment === null)
        return null;
    if (rollback === null)
        return null;
    return {
        name,
        project,
        checklist: [],
        stages: {
            staging: {
                deploy: { target: { kind: "production" }, prebuilt: false, directory: ".", timeoutMs: 0, git: null },
                environment: "",
                setup: null,
                ...readStepNames(stages?.["staging"], file),
                verify: [],
            },
            production: {
                environment,
                requires: "nothing",
                promote: null,
                setup: null,
                ...readStepNames(stages?.["production"], file),
                verify: [],
                watch: null,
            },
        },
        rollback,
        // Stored with builds and records, neither of which a rollback makes.
        digest: "",
        file,
    };
}
function readProject(project, hosts) {
    const [provider, ...others] = hosts.filter((key) => project?.[key] !== undefined);
    if (project === null || provider === undefined || others.length > 0)
        return null;
    const host = mapping(project[provider]);
    if (host === null)
        return null;
    if (!hasOnly(project, [provider, "domains", "version", "addresses"]) || !hasOnly(host, ["project", "team"]))
        return null;
    const name = readText(host["project"], 100);
    const team = host["team"] === undefined ? null : readText(host["team"], 100);
    const domains = readDomains(project["domains"]);
    const version = project["version"] === undefined ? null : readVersion(mapping(project["version"]));
    if (name === null || (team === null && host["team"] !== undefined) || domains === null)
        return null;
    if (version === null && project["version"] !== undefined)
        return null;
    const addresses = readAddresses(project["addresses"]);
    return addresses === null ? null : { host: { provider, project: name, team }, domains, version, addresses };
}
function readAddresses(value) {
    const addresses = value === undefined ? {} : mapping(value);
    if (addresses === null)
        return null;
    const entries = Object.entries(addresses).flatMap(([key, url]) => typeof url === "string" && (0,vendor_address/* troubleOfAddress */.X)(url) === null ? [[key, url]] : []);
    return entries.length === Object.keys(addresses).length ? Object.fromEntries(entries) : null;
}
function readDomains(value) {
    if (!Array.isArray(value) || value.length === 0)
        return null;
    const domains = value.filter((domain) => typeof domain === "string" && patterns/* DOMAIN */.V2.test(domain));
    return new Set(domains).size === value.length ? domains : null;
}
function readVersion(version) {
    if (version === null || !hasOnly(version, ["path", "json"]))
        return null;
    const { path, json } = version;
    if (typeof path !== "string" || !patterns/* URL_PATH */.mq.test(path) || typeof json !== "string" || !patterns/* FIELD_PATH */.vS.test(json))
        return null;
    return { path, json };
}
const PRODUCTION = ["environment", "requires", "promote", "before", "after", "setup", "verify", "watch"];
function readEnvironment(production) {
    if (production === null || !hasOnly(production, PRODUCTION))
        return null;
    return production["environment"] === undefined ? "production" : readText(production["environment"], 255);
}
function readRollback(value) {
    const rollback = value === undefined ? {} : mapping(value);
    const ladder = readLadder(rollback?.["ladder"]);
    if (rollback === null || ladder === null)
        return null;
    if (!hasOnly(rollback, ["ladder", "to", "steps", "by", "incident", "drill", ...ladder]))
        return null;
    const { to = "verified", steps = 1, by: named = [] } = rollback;
    const by = readLogins(named);
    if (by === null || (to !== "verified" && to !== "previous"))
        return null;
    if (typeof steps !== "number" || !Number.isInteger(steps) || steps < 0 || steps > 10)
        return null;
    const incident = readIncident(rollback["incident"]);
    return incident === undefined ? null : { ladder, rungs: {}, to, steps, by, incident };
}
/** Undefined where it is unclear. */
function readIncident(value) {
    if (value === false)
        return null;
    const incident = value === undefined ? {} : mapping(value);
    if (incident === null || !hasOnly(incident, ["labels"]))
        return undefined;
    const { labels = patterns/* DEFAULT_LABELS */.Ge } = incident;
    if (!Array.isArray(labels) || labels.length > patterns/* MOST_LABELS */.YN)
        return undefined;
    const named = labels.filter((label) => typeof label === "string" && label.length <= patterns/* LABEL_LENGTH */.aj && patterns/* LABEL */.d_.test(label));
    return new Set(named.map((label) => label.toLowerCase())).size === labels.length ? { labels: named } : undefined;
}
/**
 * The rungs' words alone: a person's rollback begins with `host`. What else is on the ladder is loaded, with what is said
 * of it, once production is safe.
 */
function readLadder(value) {
    if (value === undefined)
        return [patterns/* HOST_RUNG */.cW];
    if (!Array.isArray(value) || !value.includes(patterns/* HOST_RUNG */.cW))
        return null;
    const rungs = value.filter((rung) => typeof rung === "string" && patterns/* RUNG */.DS.test(rung));
    return new Set(rungs).size === value.length ? rungs : null;
}
function readLogins(value) {
    if (!Array.isArray(value))
        return null;
    const logins = value.map((name) => (typeof name === "string" ? (0,login/* parseLogin */.$n)(name) : null));
    return logins.every((login) => login !== null) ? logins : null;
}
function readText(value, maximum) {
    const text = typeof value === "string" ? value.trim() : "";
    return text.length > 0 && text.length <= maximum ? text : null;
}
function mapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
/** A key beside the known ones is most likely one of them, misspelt. */
function hasOnly(value, keys) {
    return Object.keys(value).every((key) => keys.includes(key));
}


/***/ }),

/***/ 97864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ MAXIMUM_BYTES),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** A plan file's text. */


/** A hundred items with their gates have a tenth of that. */
const MAXIMUM_BYTES = 256 * 1024;
/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
async function readPlanFile(path) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (size > MAXIMUM_BYTES)
            throw invalid(path, describeSize(size));
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb)
            throw error;
        throw invalid(path, describeReadError(error));
    }
}
function describeSize(bytes) {
    return {
        message: `the file has ${Math.ceil(bytes / 1024)} KiB, and a plan has at most ${MAXIMUM_BYTES / 1024} KiB; it was not read`,
        remedy: "Is it the right file?",
    };
}
function invalid(file, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT") {
        return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
    }
    if (code === "EISDIR")
        return { message: "this is a folder, not a plan file" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return { message: "not YAML: the file is not text in UTF-8" };
    return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ }),

/***/ 66855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/src/plan/yaml-aliases.js
/** The aliases of a YAML document, each with what it repeats. */

/** More than any plan needs. The library looks through all anchors again for each alias. */
const MAXIMUM_ALIASES = 1_000;
/**
 * In one walk over the document: an alias stands for the last part before it that has its anchor. The library's own
 * answer walks over the whole document for each of them, hours for a file that has nothing else.
 */
function readAliases(document, positionAt) {
    const problems = [];
    const targets = new Map();
    const anchors = new Map();
    const offsets = [];
    (0,dist/* visit */.YR)(document, {
        Node(_, node, ancestors) {
            if (!(0,dist/* isAlias */.Vj)(node)) {
                if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
                return;
            }
            const offset = node.range?.[0] ?? 0;
            if (offsets.push(offset) > MAXIMUM_ALIASES)
                return dist/* visit */.YR.BREAK;
            const target = anchors.get(node.source);
            if (target !== undefined)
                targets.set(node, target);
            const mistake = mistakeOf(node.source, target, ancestors);
            if (mistake !== null)
                problems.push({ ...mistake, position: positionAt(offset) });
            return;
        },
    });
    const [firstOffset = 0] = offsets;
    if (offsets.length <= MAXIMUM_ALIASES)
        return { problems, targets, firstOffset };
    const tooMany = {
        message: `the file has more than ${MAXIMUM_ALIASES} aliases, so it was not read`,
        position: positionAt(firstOffset),
        remedy: "Write the parts out.",
    };
    return { problems: [tooMany], targets, firstOffset };
}
function mistakeOf(name, target, ancestors) {
    if (target === undefined) {
        return {
            message: `the alias "*${name}" has no anchor above it`,
            remedy: `Put "&${name}" before the part that it repeats; a text that begins with "*" stands in quotes.`,
        };
    }
    const isInside = ancestors.some((node) => node.anchor === name);
    return isInside ? { message: `the alias "*${name}" stands inside the part that it repeats` } : null;
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-error.js
const SENTENCES = {
    TAB_AS_INDENT: {
        message: "a tab is used as indentation, which YAML does not allow",
        remedy: "Indent with spaces.",
    },
    MULTIPLE_DOCS: {
        message: "a second document begins here; a plan is one document",
        remedy: 'Remove the "---" and what follows it.',
    },
    RESOURCE_EXHAUSTION: { message: "lists or mappings are nested too deeply here" },
    BLOCK_AS_IMPLICIT_KEY: {
        message: 'not YAML: a second ": " on one line',
        remedy: "Put the text in quotes, or the second key on its own line: \"title: 'a: b'\".",
    },
    BLOCK_IN_FLOW: {
        message: 'not YAML: a second ": " inside { } or [ ]',
        remedy: "Put the text in quotes: { title: 'a: b' }.",
    },
    UNEXPECTED_TOKEN: {
        message: "not YAML: the value ended before this",
        remedy: "Put a text that contains one of { } [ ] , in quotes.",
    },
    BAD_SCALAR_START: {
        message: "not YAML: a text cannot begin with this character",
        remedy: "Put the text in quotes.",
    },
    TAG_RESOLVE_FAILED: { message: "tags (!name) have no meaning in a plan", remedy: "Remove the tag." },
};
/** A YAML mistake in words; what the library says in its own words is kept where we have no better ones. */
function describeYamlError(error) {
    const own = SENTENCES[error.code];
    if (own)
        return own;
    const sentence = error.message.split("\n")[0] ?? error.message;
    return { message: `not YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` };
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-mistakes.js
/**
 * What keeps a text from being YAML: one message for each mistake, at the place where a person made it. The parser goes
 * on after a mistake and stumbles over whatever follows from it, and it notices a quotation mark or bracket that is not
 * closed only where the file ends.
 */


/** Each mistake that is found costs one more reading of the text. */
const MAXIMUM_MISTAKES = 20;
/** Of all readings together: of a large file fewer mistakes are reported, and of one above this the first. */
const MAXIMUM_CHARACTERS = 100_000;
/** Keys that are written twice are found elsewhere: the library compares each key with every other one. */
const YAML_OPTIONS = { merge: true, uniqueKeys: false, prettyErrors: false };
const QUOTE_REMEDY = 'Close it on the same line. Inside double quotes write \\" for one that belongs to the text; inside single quotes write it twice.';
/** One problem for each mistake, in the order of the file; none where the text is YAML. */
function findYamlMistakes(text, file) {
    const problems = [];
    let remaining = text;
    for (let line = 0; problems.length < MAXIMUM_MISTAKES;) {
        const found = findFirstMistake(remaining, file);
        // The line was blanked and is still wrong: what else the parser has to say follows from it.
        if (found === null || found.position.line <= line)
            break;
        problems.push(found);
        if ((problems.length + 1) * text.length > MAXIMUM_CHARACTERS)
            break;
        line = found.position.line;
        remaining = withoutValue(remaining, line);
    }
    return problems;
}
function findFirstMistake(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { ...YAML_OPTIONS, lineCounter: lines });
    const [first] = [...document.errors, ...document.warnings].toSorted((left, right) => left.pos[0] - right.pos[0]);
    if (first === undefined)
        return null;
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const opened = findOpenQuote(document, text, first, (offset) => at(offset).line) ?? findOpenBracket(document, text, first);
    if (opened === null)
        return { ...describeYamlError(first), position: at(first.pos[0]) };
    const { offset, ...words } = opened;
    return { ...words, position: at(offset) };
}
/** A quoted text over several lines, at whose end the parser stumbles: most often its first line was to be all of it. */
function findOpenQuote(document, text, error, lineOf) {
    let opened = null;
    (0,dist/* visit */.YR)(document, {
        Scalar(_, node) {
            const [start, end] = node.range ?? [0, 0];
            const quoted = (0,dist/* isScalar */.jn)(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
            if (!quoted || start >= error.pos[0])
                return;
            const unclosed = error.code === "MISSING_CHAR" && end === error.pos[0];
            const stumbled = end >= error.pos[0] || lineOf(end) === lineOf(error.pos[0]);
            if (unclosed || (text.slice(start, end).includes("\n") && stumbled))
                opened = start;
        },
    });
    return opened === null
        ? null
        : { message: "not YAML: the quotation mark that opens here is not closed", remedy: QUOTE_REMEDY, offset: opened };
}
/** The innermost list or mapping in brackets that begins before the error and does not end with its bracket. */
function findOpenBracket(document, text, error) {
    if (error.code !== "BAD_INDENT" && error.code !== "MISSING_CHAR")
        return null;
    let opened = null;
    (0,dist/* visit */.YR)(document, {
        Collection(_, node) {
            if (!(0,dist/* isCollection */.P3)(node) || node.flow !== true)
                return;
            const [start, end] = node.range ?? [0, 0];
            const closing = text[start] === "{" ? "}" : "]";
            if (start < error.pos[0] && text[end - 1] !== closing)
                opened = start;
        },
    });
    if (opened === null)
        return null;
    const [opening, closing] = text[opened] === "{" ? ["{", "}"] : ["[", "]"];
    return {
        message: `not YAML: the "${opening}" that opens here is not closed`,
        remedy: `Add the "${closing}". Put a text that contains one of { } [ ] , in quotes.`,
        offset: opened,
    };
}
/** The text with one line's value taken out: what stands around it, before and after, keeps its meaning. */
function withoutValue(text, line) {
    const lines = text.split("\n");
    const kept = /^(\s*(?:- )?)(?:([\w-]+:)(?= |$))?/.exec(lines[line - 1] ?? "");
    const [, indent = "", key = ""] = kept ?? [];
    lines[line - 1] = `${indent.replaceAll("\t", " ")}${key}`;
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-source.js
/** A YAML text as a value whose every part can be found again in the text. */



/** One expansion of an alias is cheap, a hundred are more than any plan needs; a bomb has billions. */
const yaml_source_MAXIMUM_ALIASES = 100;
/** The value with its positions, or every mistake that keeps it from being YAML. */
function parseYaml(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const positionAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const document = (0,dist/* parseDocument */.Tp)(text, { ...YAML_OPTIONS, lineCounter: lines });
    if (document.errors.length > 0 || document.warnings.length > 0)
        return { problems: findYamlMistakes(text, file) };
    const aliases = readAliases(document, positionAt);
    if (aliases.problems.length > 0)
        return { problems: aliases.problems };
    try {
        const value = document.toJS({ maxAliasCount: yaml_source_MAXIMUM_ALIASES });
        return sourceOf({ document, targets: aliases.targets }, value, positionAt);
    }
    catch {
        return {
            problems: [
                {
                    message: `aliases repeat more than ${yaml_source_MAXIMUM_ALIASES} parts of the file, so it was not read`,
                    position: positionAt(aliases.firstOffset),
                    remedy: "Write the parts out, or use fewer aliases inside anchored parts.",
                },
            ],
        };
    }
}
function sourceOf(resolved, value, positionAt) {
    const { document, targets } = resolved;
    const root = document.contents;
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
            const empty = (0,dist/* isScalar */.jn)(node) && (node.source ?? "") === "" && node.type === "PLAIN";
            if (node === null || empty || found < path.length)
                return positionAt((key ?? node)?.range?.[0] ?? 0);
            return positionAt((node.range?.[0] ?? 0) + (column === undefined ? 0 : columnOffset(node, column)));
        },
        texts: () => findTexts(document, root),
    };
}
/** Distance from a scalar's first character to the given character of its value; block and escaped texts give their start. */
function columnOffset(node, column) {
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== "string")
        return 0;
    if (node.type === "PLAIN")
        return node.value.includes("\n") ? 0 : column;
    const [start, end] = node.range ?? [0, 0];
    const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    return quoted && end - start === node.value.length + 2 ? column + 1 : 0;
}
function locate(targets, root, path) {
    let located = { key: null, node: root, found: 0 };
    for (const segment of path) {
        const inside = resolveAlias(targets, located.node);
        if ((0,dist/* isMap */.jh)(inside)) {
            const pair = findPair(targets, inside, String(segment));
            if (pair === null)
                return located;
            located = { key: pair.key, node: pair.value, found: located.found + 1 };
        }
        else if ((0,dist/* isSeq */.oP)(inside) && typeof segment === "number" && inside.items[segment] !== undefined) {
            located = { key: null, node: inside.items[segment], found: located.found + 1 };
        }
        else {
            return located;
        }
    }
    return located;
}
function resolveAlias(targets, node) {
    return (0,dist/* isAlias */.Vj)(node) ? (targets.get(node) ?? null) : node;
}
/** The pair of a key: written in the map itself (the last one counts), or merged into it with `<<`. */
function findPair(targets, map, key) {
    const own = pairsByKey(map).get(key);
    if (own)
        return own;
    for (const merged of map.items.filter((pair) => (0,dist/* isScalar */.jn)(pair.key) && isMergeKey(pair.key))) {
        const value = resolveAlias(targets, merged.value);
        for (const source of (0,dist/* isSeq */.oP)(value) ? value.items : [value]) {
            const sourceMap = resolveAlias(targets, source);
            const pair = (0,dist/* isMap */.jh)(sourceMap) ? findPair(targets, sourceMap, key) : null;
            if (pair)
                return pair;
        }
    }
    return null;
}
const indexes = new WeakMap();
/** Made once per mapping: a file with many keys may have a mistake at each of them. */
function pairsByKey(map) {
    let index = indexes.get(map);
    if (index === undefined) {
        index = new Map(map.items.flatMap((pair) => ((0,dist/* isScalar */.jn)(pair.key) ? [[String(pair.key.value), pair]] : [])));
        indexes.set(map, index);
    }
    return index;
}
function isMergeKey(key) {
    return key.value === "<<" || typeof key.value === "symbol";
}
function findDuplicateKeys(document, positionAt) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Map(_, map) {
            const firstLine = new Map();
            for (const { key } of map.items) {
                if (!(0,dist/* isScalar */.jn)(key))
                    continue;
                const name = String(key.value);
                const position = positionAt(key.range?.[0] ?? 0);
                const earlier = firstLine.get(name);
                if (earlier === undefined)
                    firstLine.set(name, position.line);
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
function findTexts(document, root) {
    const texts = [];
    const walk = (node, path) => {
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === "string")
            texts.push({ path, text: node.value });
        if ((0,dist/* isSeq */.oP)(node))
            node.items.forEach((item, index) => walk(item, [...path, index]));
        if ((0,dist/* isMap */.jh)(node)) {
            for (const pair of node.items)
                walk(pair.value, [...path, (0,dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : ""]);
        }
    };
    walk(document.contents ?? root, []);
    return texts;
}


/***/ })

};
