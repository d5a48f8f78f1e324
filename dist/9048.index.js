export const id = 9048;
export const ids = [9048];
export const modules = {

/***/ 69048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkBundle: () => (/* binding */ checkBundle)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/gates/bundle/size.js
var bundle_size = __webpack_require__(50586);
;// CONCATENATED MODULE: ./build/src/gates/bundle/list-files.js




const MAXIMUM_ENTRIES = 20_000;
/** Every regular file below `root`, sorted by path; a verdict where there are more than can be looked at. */
async function listFiles(root, shown, signal, maximum = MAXIMUM_ENTRIES) {
    const files = [];
    let [links, seen] = [0, 0];
    const folders = [""];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        signal?.throwIfAborted();
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true });
        seen += entries.length;
        if (seen > maximum)
            return tooMuch(`${shown} has more than ${maximum} files and folders`);
        for (const entry of entries) {
            const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
            if (entry.isSymbolicLink())
                links += 1;
            else if (entry.isDirectory())
                folders.push(path);
            else if (entry.isFile()) {
                const absolute = (0,external_node_path_.join)(root, path);
                files.push({ path, absolute, bytes: (await (0,promises_.lstat)(absolute)).size });
            }
        }
    }
    return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), links };
}
/** Files larger than this are no bundle, and would not be read in a sensible time. */
const MAXIMUM_FILE_BYTES = 100e6;
const MAXIMUM_TOTAL_BYTES = 500e6;
/** A verdict where the counted files are more than can be measured. */
function refuseTooMuch(files) {
    const large = files.find(({ bytes }) => bytes > MAXIMUM_FILE_BYTES);
    if (large !== undefined) {
        return tooMuch(`${large.path} has ${(0,bundle_size/* renderSize */.qI)(large.bytes)}, more than the ${(0,bundle_size/* renderSize */.qI)(MAXIMUM_FILE_BYTES)} of one file`);
    }
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= MAXIMUM_TOTAL_BYTES)
        return null;
    return tooMuch(`The files have ${(0,bundle_size/* renderSize */.qI)(total)} together, more than the ${(0,bundle_size/* renderSize */.qI)(MAXIMUM_TOTAL_BYTES)} of a folder`);
}
function tooMuch(what) {
    return (0,verdict/* hold */._2)("no_data", `${what} that can be measured here.`, "Set dir to the folder that a browser loads from, or leave out what does not belong with exclude.");
}

;// CONCATENATED MODULE: ./build/src/gates/bundle/module-name.js
/**
 * A module's path as people know it, whatever a bundler wrote around it. What stands outside of the module (the folder
 * that the repository lies in, the names of peers in pnpm's folders) must not make a pattern match.
 *
 * - webpack: `webpack://_N_E/./node_modules/a/index.js?1234`, `webpack-internal:///(app-pages-browser)/./src/a.ts`
 * - Turbopack: `turbopack:///[project]/node_modules/.pnpm/a@1_peer@2/node_modules/a/index.js [app-client] (ecmascript)`
 * - Vite and Rolldown: `../../node_modules/a/index.js`; Rollup's own modules begin with a zero character
 */
function moduleNameOf(written, directory) {
    const bare = withoutQuery(withoutOrigin(written)
        .replace(/^\0/, "")
        .replace(/ \[[\w-]+\].*$/s, ""));
    const folder = directory.endsWith("/") ? directory : `${directory}/`;
    const inside = bare.startsWith(folder) ? bare.slice(folder.length) : bare;
    const packages = inside.lastIndexOf("node_modules/");
    if (packages >= 0)
        return inside.slice(packages);
    return inside.replace(/^(?:\.{0,2}\/)+/, "").replace(/^\[project\]\//, "");
}
/** From the last part: a pattern would read to the end from each question mark. */
function withoutQuery(path) {
    const query = path.indexOf("?", path.lastIndexOf("/") + 1);
    return query < 0 ? path : path.slice(0, query);
}
function withoutOrigin(written) {
    const url = /^(webpack|webpack-internal|turbopack|file|https?):\/\/([^/]*)/.exec(written);
    if (url === null)
        return written;
    const rest = written.slice(url[0].length);
    // A layer of Next: the folder in brackets is none of the repository's.
    return url[1]?.startsWith("webpack") ? rest.replace(/^\/\([\w-]+\)(?=\/\.)/, "") : rest;
}
/** The package of a module, or its own path: what a person takes out. */
function packageOf(module) {
    return (/^(?:node_modules\/)?(@[^/]+\/[^/]+)/.exec(module)?.[1] ?? /^node_modules\/([^/]+)/.exec(module)?.[1] ?? module);
}

;// CONCATENATED MODULE: ./build/src/gates/bundle/names-in-text.js
/**
 * Names of modules in the text of a built file that has no source map. Only what can be nothing but a module counts: a
 * word such as "devtools" is also a label, a class or a key of the program. Every expression looks at bounded runs of
 * characters, as a built file is often one line of megabytes.
 */
/** What a bundler writes for every module, or for none: one such name, and the others are there to be seen too. */
const OF_EVERY_MODULE = [
    // A path below node_modules: ids of webpack and Turbopack in development, ids of esbuild's wrappers, comments.
    /(?<name>node_modules\/[^\s"'`\\?!*;,|<>{}()]{1,300})/g,
    // A script's path as the whole of a text: "./src/devtools.tsx", "[project]/src/a.ts [app-client] (ecmascript)".
    /(["'`])(?=[\w@.+~\-[\]()$]{0,200}\/)(?<name>[\w@.[/(][\w@.+~\-/[\]()$]{1,400}\.(?:[cm]?[jt]sx?|vue|svelte))(?: \[[\w-]{1,40}\][^"'`\n]{0,60})?\1/g,
    // A package that is loaded from elsewhere: from "react-devtools", require("react-devtools").
    /\b(?:from|import|require)\s{0,4}\(?\s{0,4}(["'`])(?<name>[^"'`\s\\]{1,200})\1/g,
    // Comments of bundlers: `//#region src/a.ts` (Rolldown), `// src/a.ts` (esbuild), `!*** ./src/a.ts ***!` (webpack).
    /(?:\/\/#region|\/\/ CONCATENATED MODULE:|\/\/|!\*\*\*) (?<name>[\w@./+~\-[\]()$]{1,300}\.(?:[cm]?[jt]sx?|vue|svelte))(?=[\s!]|$)/gm,
    // webpack's eval and eval-source-map.
    /sourceURL=(?<name>[^\s"'\\]{1,400})/g,
];
/** What names one module by chance, in a file that hides all others. */
const OF_SOME = [
    // A scoped package, or a file in it, as the whole of a text: "@tanstack/react-query-devtools".
    /(["'`])(?<name>@[a-z0-9~-][\w.~-]{0,100}\/[a-z0-9._~-][\w./~-]{0,200})\1/gi,
    // A licence that stays in a minified file: `/*! @scope/name v1.2.3`, `@license name 1.2.3`.
    /(?:\/\*!|@licen[cs]e)\s{1,8}(?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{2,100})\s{1,4}v?\d{1,5}\.\d{1,5}\.\d/g,
    // esbuild's list of licences: a line `scheduler/cjs/scheduler.production.js:`.
    /^ {0,4}(?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100}\/[\w./-]{1,200}\.[cm]?js):$/gm,
];
function namesInText(text) {
    return { ofEveryModule: collect(text, OF_EVERY_MODULE), ofSome: collect(text, OF_SOME) };
}
function collect(text, patterns) {
    const names = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.["name"] ?? ""));
    return [...new Set(names)];
}

;// CONCATENATED MODULE: ./build/src/gates/bundle/source-map.js
/** The modules that a source map names. */
/** Maps of maps do not nest in the format; a file that does so anyway is not followed for ever. */
const MAXIMUM_DEPTH = 4;
/** No file system has longer paths; each is compared with all patterns of the plan. */
const MAXIMUM_NAME = 4_096;
/** Every source of a map or of its sections, as written; null where the text is no source map. */
function sourcesOf(text) {
    try {
        // A line that keeps a map from being run as a script may come first.
        return read(JSON.parse(text.replace(/^\uFEFF?(?:\)\]\}'[^\n]*\n)?/, "")), 0);
    }
    catch {
        return null;
    }
}
function read(map, depth) {
    if (typeof map !== "object" || map === null || depth > MAXIMUM_DEPTH)
        return null;
    if ("sections" in map && Array.isArray(map.sections)) {
        const sections = map.sections;
        const found = sections.map((section) => typeof section === "object" && section !== null && "map" in section ? read(section.map, depth + 1) : null);
        // One section that cannot be read leaves a part of the file unknown.
        return found.includes(null) ? null : found.flatMap((sources) => sources ?? []);
    }
    if (!("sources" in map) || !Array.isArray(map.sources))
        return null;
    const root = "sourceRoot" in map && typeof map.sourceRoot === "string" ? map.sourceRoot : "";
    const sources = map.sources.filter((source) => typeof source === "string");
    if (sources.some((source) => root.length + source.length > MAXIMUM_NAME))
        return null;
    return sources.map((source) => join(root, source));
}
function join(root, source) {
    if (root === "" || /^(?:[a-z][\w+.-]*:|\/)/i.test(source))
        return source;
    return `${root.endsWith("/") ? root.slice(0, -1) : root}/${source}`;
}
/** What a built file says about its maps. webpack's `eval-source-map` writes one for each module. */
function mapReferencesIn(text) {
    const inline = [];
    let external = null;
    for (const match of text.matchAll(/[#@]\s*sourceMappingURL=([^\s'"\\*]+)/g)) {
        const url = match[1] ?? "";
        const data = /^data:application\/json[^,]*,/.exec(url);
        if (data === null)
            external = url;
        else
            inline.push(decode(url.slice(data[0].length), data[0].includes(";base64")));
    }
    return { inline, external };
}
function decode(text, base64) {
    if (base64)
        return Buffer.from(text, "base64").toString("utf8");
    try {
        return decodeURIComponent(text);
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./build/src/gates/bundle/find-modules.js






const READABLE = /\.(?:[cm]?js|css)$/i;
const SCRIPT = /\.[cm]?js$/i;
/** Looks for modules that match a pattern in `counted`; source maps may be any file of `all`. */
async function findModules(patterns, counted, all, globs, directory, signal) {
    const place = {
        all: new Map(all.map((file) => [file.path, file])),
        endings: new Set(all.flatMap(({ path }) => endingsOf(path))),
    };
    const matchers = patterns.map((pattern) => ({ pattern, matches: globs.matchModules(pattern) }));
    const match = (module, chunk, seenIn) => matchers
        .filter(({ matches }) => matches(module))
        .slice(0, 1)
        .map(({ pattern }) => ({ module, chunk, pattern, seenIn }));
    const forbidden = [];
    const looks = [];
    // One after the other: a file and its map may have a hundred megabytes.
    for (const file of counted) {
        signal?.throwIfAborted();
        forbidden.push(...match(file.path, file.path, "name of the file"));
        if (!READABLE.test(file.path))
            continue;
        const seen = await look(file, place);
        const modules = new Set(seen.names.map((name) => moduleNameOf(name, directory)));
        for (const module of modules)
            forbidden.push(...match(module, file.path, seen.seenIn));
        looks.push({ file, seen });
    }
    const scripts = (how) => looks.filter(({ file, seen }) => SCRIPT.test(file.path) && seen.how === how).map(({ file }) => file);
    return {
        forbidden,
        withMap: scripts("map"),
        withText: scripts("text"),
        blind: scripts("none"),
        broken: looks.flatMap(({ seen }) => seen.broken),
    };
}
/** A source map says it all; without one, what the text itself names. */
async function look(file, place) {
    const text = await (0,promises_.readFile)(file.absolute, "utf8");
    const { inline, external } = mapReferencesIn(text);
    const broken = [];
    const beside = mapFileOf(file, external, place);
    if (beside !== null) {
        const sources = beside.bytes > MAXIMUM_FILE_BYTES ? null : sourcesOf(await (0,promises_.readFile)(beside.absolute, "utf8"));
        if (sources !== null && sources.length > 0) {
            return { names: sources, seenIn: `source map ${beside.path}`, how: "map", broken };
        }
        broken.push(beside.path);
    }
    const maps = inline.map(sourcesOf);
    const inside = maps.flatMap((sources) => sources ?? []);
    if (maps.includes(null))
        broken.push(`${file.path} (inside)`);
    // A file of which one map of many is broken is read as text besides.
    if (inside.length > 0 && !maps.includes(null)) {
        return { names: inside, seenIn: "source map inside", how: "map", broken };
    }
    const { ofEveryModule, ofSome } = namesInText(text);
    const modules = ofEveryModule.filter((name) => !isBuiltFile(name, file, place));
    return {
        names: [...inside, ...modules, ...ofSome],
        seenIn: "text of the file",
        how: modules.length > 0 ? "text" : "none",
        broken,
    };
}
/**
 * Chunks load one another by name (`./panel-1a2b.js`, `static/chunks/panel-1a2b.js`, `/base/assets/panel-1a2b.js`):
 * such a name is no module, and the chunk speaks for itself.
 */
function isBuiltFile(name, file, { all, endings }) {
    if (name.includes("node_modules/"))
        return false;
    if (all.has(external_node_path_.posix.join(external_node_path_.posix.dirname(file.path), name)))
        return true;
    if (endings.has(name.replace(/^(?:\.{1,2}\/)+/, "")))
        return true;
    // A lone last part, such as index.js, says that only where the name is an address of the site.
    return endingsOf(name).some((ending) => (name.startsWith("/") || ending.includes("/")) && all.has(ending));
}
/** No bundler nests deeper; a path of two thousand folders would have two thousand endings as long as itself. */
const MAXIMUM_PARTS = 50;
/** `a/b/c.js`, `b/c.js` and `c.js` of `/a/b/c.js`. */
function endingsOf(path) {
    const parts = path
        .split("/")
        .filter((part) => part !== "")
        .slice(-MAXIMUM_PARTS);
    return parts.map((_, index) => parts.slice(index).join("/"));
}
/** The map that the file names, or the one that lies beside it without being named; null where neither is here. */
function mapFileOf(file, external, { all }) {
    const named = external === null ? null : decodePath(external.replace(/[?#].*$/, ""));
    const folder = external_node_path_.posix.dirname(file.path);
    return (named === null ? undefined : all.get(external_node_path_.posix.join(folder, named))) ?? all.get(`${file.path}.map`) ?? null;
}
function decodePath(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}

;// CONCATENATED MODULE: ./build/src/gates/bundle/judge-limit.js

const REDUCE = "Look in the largest files for code that can be loaded later, or raise the budget in the plan if the size is intended.";
/** Compares one sum of sizes with its budget and with the base branch. */
function judgeLimit(limit, baseline) {
    const sizes = sumOf(limit.files);
    const measure = limit.max?.measure ?? "gzip";
    const [budget, growth] = [judgeBudget(limit, sizes), judgeGrowth(limit, sizes[measure], measure, baseline)];
    return {
        findings: [...budget.findings, ...growth.findings],
        evidence: [
            {
                label: limit.name,
                value: `${bundle_size/* MEASURES */.sF.map((known) => `${known} ${(0,bundle_size/* renderSize */.qI)(sizes[known])}`).join(", ")} in ${(0,bundle_size/* renderCount */.SS)(limit.files.length, "file")}`,
            },
            ...budget.evidence,
            ...growth.evidence,
        ],
        measured: Object.fromEntries(bundle_size/* MEASURES */.sF.map((known) => [keyOf(limit.name, known), sizes[known]])),
    };
}
/** What the total measured is recorded under its measure alone. */
function keyOf(name, measure) {
    return name === "total" ? measure : `${name} ${measure}`;
}
function sumOf(files) {
    const sum = (measure) => files.reduce((total, { sizes }) => total + sizes[measure], 0);
    return { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}
function judgeBudget({ name, max }, sizes) {
    if (max === null)
        return { findings: [], evidence: [] };
    const left = max.bytes - sizes[max.measure];
    const of = `${(0,bundle_size/* renderSize */.qI)(sizes[max.measure])} of ${(0,bundle_size/* renderSize */.qI)(max.bytes)} ${max.measure}`;
    const evidence = [{ label: `${name}, budget`, value: `${of}, ${(0,bundle_size/* renderSize */.qI)(left)} ${left < 0 ? "over" : "left"}` }];
    if (left >= 0)
        return { findings: [], evidence };
    const summary = `The ${name} has ${(0,bundle_size/* renderSize */.qI)(sizes[max.measure])} ${max.measure}, ${(0,bundle_size/* renderSize */.qI)(left)} more than the budget of ${(0,bundle_size/* renderSize */.qI)(max.bytes)}.`;
    return { findings: [{ outcome: "fail", reasonCode: "bundle_too_large", summary, remedy: REDUCE }], evidence };
}
/** Half a byte: what floating point makes of a share is no growth. */
const ROUNDING = 1e-6;
function judgeGrowth({ name, growth }, size, measure, baseline) {
    const before = baseline?.[keyOf(name, measure)];
    if (typeof before !== "number" || !(before >= 0))
        return growth === null ? NOTHING : unrecorded(name, measure);
    const change = size - before;
    const share = before === 0 ? "" : ` (${sign(change)}${percent(Math.abs(change) / before)})`;
    const grown = `${sign(change)}${(0,bundle_size/* renderSize */.qI)(change)}${share} ${measure}`;
    const against = `against ${(0,bundle_size/* renderSize */.qI)(before)} on the base branch`;
    if (growth === null)
        return { findings: [], evidence: [{ label: `${name}, growth`, value: `${grown} ${against}` }] };
    const allowed = "share" in growth ? before * growth.share : growth.bytes;
    const limit = "share" in growth
        ? `${percent(growth.share)} (${(0,bundle_size/* renderSize */.qI)(Math.floor(allowed + ROUNDING))})`
        : (0,bundle_size/* renderSize */.qI)(allowed);
    const evidence = [{ label: `${name}, growth`, value: `${grown} ${against}, at most ${limit}` }];
    if (change <= allowed + ROUNDING)
        return { findings: [], evidence };
    const summary = `The ${name} grew by ${(0,bundle_size/* renderSize */.qI)(change)}${share} ${measure} ${against}, ${(0,bundle_size/* renderSize */.qI)(change - allowed)} more than the ${limit} allowed.`;
    return { findings: [{ outcome: "fail", reasonCode: "bundle_too_large", summary, remedy: REDUCE }], evidence };
}
const NOTHING = { findings: [], evidence: [] };
function unrecorded(name, measure) {
    return {
        findings: [
            {
                outcome: "hold",
                reasonCode: "no_data",
                summary: `The base branch has no ${measure} size of the ${name} on record, so its growth is not known.`,
                remedy: "The checklist's run on a push to the base branch records it; run this again after that.",
            },
        ],
        evidence: [{ label: `${name}, growth`, value: "nothing recorded on the base branch" }],
    };
}
function sign(change) {
    return change < 0 ? "-" : "+";
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/gates/bundle/judge-modules.js



const SHOWN_MODULES = 20;
const SHOWN_FILES = 5;
const SEE = "Build with source maps, so that the modules can be seen: productionBrowserSourceMaps in Next, build.sourcemap in Vite, devtool hidden-source-map in webpack.";
/** What was found of the forbidden modules, one line for each package in each chunk. */
function judgeModules(search) {
    const groups = (0,group_by/* groupBy */.$)(search.forbidden, ({ module, chunk, pattern, seenIn }) => JSON.stringify([packageOf(module), chunk, pattern, seenIn]));
    const found = [...groups.values()];
    return {
        findings: [...found.slice(0, 1).map((group) => forbiddenFinding(group, found.length)), ...blindFinding(search)],
        evidence: [
            ...found.slice(0, SHOWN_MODULES).map(evidenceOf),
            ...(found.length > SHOWN_MODULES
                ? [{ label: "forbidden modules", value: `${found.length - SHOWN_MODULES} more` }]
                : []),
            ...coverageOf(search),
        ],
    };
}
function evidenceOf(group) {
    const { pattern, chunk, seenIn } = group[0] ?? { pattern: "", chunk: "", seenIn: "" };
    return { label: `forbidden by ${pattern}`, value: `${nameOf(group)} in ${chunk} (${seenIn})` };
}
function nameOf(group) {
    const module = group[0]?.module ?? "";
    return group.length === 1 ? module : `${packageOf(module)} (${group.length} modules, such as ${module})`;
}
function forbiddenFinding(group, groups) {
    const { pattern, chunk, seenIn } = group[0] ?? { pattern: "", chunk: "", seenIn: "" };
    const others = groups > 1 ? `, and ${groups - 1} more such ${groups === 2 ? "finding" : "findings"}` : "";
    return {
        outcome: "fail",
        reasonCode: "module_forbidden",
        summary: `${nameOf(group)} is in ${chunk} (${seenIn}), which ${pattern} forbids${others}.`,
        remedy: "Load the module in development only, or remove it from what the browser loads.",
    };
}
/** A script whose modules cannot be seen may hold any; most of them unseen, and "none found" would say nothing. */
function blindFinding({ blind, withMap, withText }) {
    const [unseen, seen] = [sum(blind), sum(withMap) + sum(withText)];
    if (blind.length === 0 || unseen <= seen)
        return [];
    const scripts = blind.length + withMap.length + withText.length;
    return [
        {
            outcome: "hold",
            reasonCode: "no_data",
            summary: `${blind.length} of ${(0,bundle_size/* renderCount */.SS)(scripts, "script")}, ${Math.floor((unseen / (unseen + seen)) * 100)} % of their bytes, show no module: no source map, and no names in the text.`,
            remedy: SEE,
        },
    ];
}
function sum(files) {
    return files.reduce((total, { bytes }) => total + bytes, 0);
}
function coverageOf({ withMap, withText, blind, broken }) {
    const seen = `${withMap.length} by source map, ${withText.length} by names in their text, ${blind.length} not`;
    return [
        {
            label: "modules seen",
            value: `${(0,bundle_size/* renderCount */.SS)(withMap.length + withText.length + blind.length, "script")}: ${seen}`,
        },
        ...listed("modules not seen in", blind.map(({ path }) => path)),
        ...listed("source maps not readable", broken),
    ];
}
function listed(label, names) {
    if (names.length === 0)
        return [];
    const more = names.length > SHOWN_FILES ? [`${names.length - SHOWN_FILES} more`] : [];
    return [{ label, value: [...names.slice(0, SHOWN_FILES), ...more].join(", ") }];
}

;// CONCATENATED MODULE: ./build/src/gates/bundle/match-glob.js
/** Loaded when a bundle is judged: every command loads the gates. */
async function loadGlobs() {
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 4006).then(__webpack_require__.t.bind(__webpack_require__, 14006, 19));
    return {
        matchFiles(patterns) {
            const matchers = patterns.map((pattern) => {
                const matches = picomatch(pattern, { dot: true });
                return pattern.includes("/") ? (path) => matches(path) : (path) => matches(fileNameOf(path));
            });
            return (path) => matchers.some((matches) => matches(path));
        },
        matchModules(pattern) {
            const anywhere = [pattern, `**/${pattern}`, `${pattern}/**`, `**/${pattern}/**`];
            const matches = picomatch(anywhere, { dot: true, nocase: true });
            return (path) => matches(path);
        },
    };
}
function fileNameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/src/gates/bundle/measure-sizes.js



const GZIP_LEVEL = 9;
/**
 * Of 7 MB of scripts quality 9 made 1.32 MB in 0.7 s, quality 10 made 1.22 MB in 5.8 s, and 11 is slower still: the
 * last 8 % are not worth minutes, as the same quality is used on both sides of every comparison.
 */
const BROTLI_QUALITY = 9;
/** Node compresses in four threads. */
const PARALLEL = 4;
/** The sizes of each file, in their order. Files are streamed, so that memory does not grow with them. */
async function measureSizes(files, signal) {
    const measured = [];
    const pending = files.entries();
    const failed = new AbortController();
    const stop = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);
    const work = async () => {
        for (const [index, file] of pending)
            measured[index] = { ...file, sizes: await sizesOf(file, stop) };
    };
    try {
        await Promise.all(Array.from({ length: PARALLEL }, work));
    }
    catch (error) {
        // The others need not go on with what nobody asks for any more.
        failed.abort();
        throw error;
    }
    return measured;
}
async function sizesOf(file, signal) {
    const gzip = (0,external_node_zlib_.createGzip)({ level: GZIP_LEVEL });
    const brotli = (0,external_node_zlib_.createBrotliCompress)({
        params: {
            [external_node_zlib_.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [external_node_zlib_.constants.BROTLI_PARAM_SIZE_HINT]: file.bytes,
        },
    });
    const [raw, gzipped, brotlied] = await Promise.all([
        feed(file, [gzip, brotli], signal),
        countBytes(gzip),
        countBytes(brotli),
    ]);
    return { raw, gzip: gzipped, brotli: brotlied };
}
/** Reads the file once, no faster than the slower compressor takes it; answers with its bytes. */
async function feed(file, compressors, signal) {
    let bytes = 0;
    try {
        const chunks = (0,external_node_fs_.createReadStream)(file.absolute, { signal });
        for await (const chunk of chunks) {
            bytes += chunk.length;
            for (const compressor of compressors) {
                if (!compressor.write(chunk))
                    await (0,external_node_events_.once)(compressor, "drain");
            }
        }
        for (const compressor of compressors)
            compressor.end();
    }
    catch (error) {
        // So that nobody waits for the end of what was only begun.
        for (const compressor of compressors)
            compressor.destroy();
        throw error;
    }
    return bytes;
}
async function countBytes(stream) {
    let bytes = 0;
    const chunks = stream;
    for await (const chunk of chunks)
        bytes += chunk.length;
    return bytes;
}

// EXTERNAL MODULE: ./build/src/lib/verdict-of-findings.js
var verdict_of_findings = __webpack_require__(45455);
;// CONCATENATED MODULE: ./build/src/gates/bundle/check-bundle.js
/** Asks the bundle gate: loaded when there is a bundle to look at. */










const check_bundle_SHOWN_FILES = 5;
/** The gate's answer; see bundle.ts. */
async function checkBundle(spec, context) {
    const root = await (0,inside_directory/* resolveInside */.L)(context.directory, spec.dir);
    if (root === null)
        return missing(spec);
    const listing = await listFiles(root, spec.dir, context.signal).catch((error) => unreadable(spec, error));
    if ("outcome" in listing)
        return listing;
    const globs = await loadGlobs();
    const counted = countedFiles(spec, listing, globs);
    if (counted.length === 0)
        return empty(spec, listing);
    try {
        return refuseTooMuch(counted) ?? (await judge(spec, listing, counted, globs, context));
    }
    catch (error) {
        context.signal?.throwIfAborted();
        return unreadable(spec, error);
    }
}
function countedFiles(spec, { files }, { matchFiles }) {
    const [included, excluded] = [matchFiles(spec.include), matchFiles(spec.exclude)];
    return files.filter(({ path }) => included(path) && !excluded(path) && !path.endsWith(".map"));
}
async function judge(spec, listing, counted, globs, { baseline, directory, signal }) {
    const files = await measureSizes(counted, signal);
    const limits = limitsOf(spec, files, globs);
    const judged = limits.filter((limit) => limit.files.length > 0).map((limit) => judgeLimit(limit, baseline));
    const modules = spec.forbid.length === 0
        ? { findings: [], evidence: [] }
        : judgeModules(await findModules(spec.forbid, counted, listing.files, globs, directory, signal));
    const findings = [
        ...judged.flatMap((limit) => limit.findings),
        ...modules.findings,
        ...limits.filter((limit) => limit.files.length === 0).map((limit) => noFiles(limit, spec)),
    ];
    const evidence = [
        ...judged.flatMap((limit) => limit.evidence),
        ...limits.filter((limit) => limit.files.length === 0).map(({ name }) => ({ label: name, value: "no file" })),
        ...modules.evidence,
        ...largestFiles(spec, files),
        ...linksOf(listing),
        {
            label: "compressed with",
            value: `gzip level ${GZIP_LEVEL} and brotli quality ${BROTLI_QUALITY}, each file by itself`,
        },
    ];
    return {
        ...(0,verdict_of_findings/* verdictOfFindings */.Z)(findings, passedSummary(spec, files), evidence),
        measured: Object.assign({}, ...judged.map(({ measured }) => measured)),
    };
}
function limitsOf(spec, files, { matchFiles }) {
    return [
        { name: "total", files, max: spec.max, growth: spec.growth },
        ...spec.entries.map(({ files: pattern, max, growth }) => {
            const matches = matchFiles([pattern]);
            return { name: `entry ${pattern}`, files: files.filter(({ path }) => matches(path)), max, growth };
        }),
    ];
}
function passedSummary(spec, files) {
    const measure = spec.max?.measure ?? "gzip";
    const size = (0,bundle_size/* renderSize */.qI)(files.reduce((sum, { sizes }) => sum + sizes[measure], 0));
    const budget = spec.max === null ? "" : ` of ${(0,bundle_size/* renderSize */.qI)(spec.max.bytes)}`;
    const clean = spec.forbid.length === 0 ? "" : ", and no forbidden module was found";
    return `${size}${budget} ${measure} in ${(0,bundle_size/* renderCount */.SS)(files.length, "file")}${clean}.`;
}
function largestFiles(spec, files) {
    const measure = spec.max?.measure ?? "gzip";
    return files
        .toSorted((a, b) => b.sizes[measure] - a.sizes[measure])
        .slice(0, check_bundle_SHOWN_FILES)
        .map(({ path, sizes }, index) => {
        const raw = measure === "raw" ? "" : `, raw ${(0,bundle_size/* renderSize */.qI)(sizes.raw)}`;
        return { label: `largest file ${index + 1}`, value: `${path}: ${measure} ${(0,bundle_size/* renderSize */.qI)(sizes[measure])}${raw}` };
    });
}
function linksOf({ links }) {
    return links === 0 ? [] : [{ label: "links", value: `${links} not followed` }];
}
function noFiles({ name }, { dir }) {
    return {
        outcome: "hold",
        reasonCode: "no_data",
        summary: `The ${name} matches no file in ${dir}.`,
        remedy: "Correct the pattern in the plan: it is relative to dir, and file names contain a hash that changes.",
    };
}
function missing({ dir }) {
    return (0,verdict/* hold */._2)("no_data", `There is no folder ${dir} in the repository.`, "Build before this item, with a command item of the checklist, and check that dir is relative to the repository.");
}
function empty({ dir, include }, { files }) {
    const why = files.length === 0 ? "is empty" : `has ${(0,bundle_size/* renderCount */.SS)(files.length, "file")}, and none that counts`;
    return (0,verdict/* hold */._2)("no_data", `The folder ${dir} ${why}.`, files.length === 0
        ? "Build before this item, with a command item of the checklist."
        : `Files that match ${include.join(" or ")} count: set include or dir to where the built files are.`);
}
function unreadable({ dir }, error) {
    // Anything but the file system's own error is a bug of ours, and is reported as one.
    if (!(error instanceof Error) || !("syscall" in error))
        throw error;
    return (0,verdict/* hold */._2)("no_data", `The files in ${dir} cannot be read: ${error.message}.`, "Check that dir is a folder, that its files may be read, and that no command still writes to it.");
}


/***/ })

};
