export const id = 9244;
export const ids = [9244];
export const modules = {

/***/ 94629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ widthOf),
/* harmony export */   v: () => (/* binding */ fitText),
/* harmony export */   wrapText: () => (/* binding */ wrapText)
/* harmony export */ });
/* harmony import */ var fast_string_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93223);
/* harmony import */ var fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48483);
/** Text onto lines of a terminal, by the columns that its characters take: letters of some scripts take two. */


/** A narrower terminal has to break lines itself. */
const MINIMUM_COLUMNS = 20;
/** Below this a text that hangs under its beginning would be a strip of single words. */
const NARROW = 60;
const NARROW_INDENT = 4;
/** A space before a letter of no width, or half a letter, stays at the end of a full line, one column too far. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Surrogate}]$/u;
const ASCII = /^[\x20-\x7e]*$/;
/**
 * Lines of at most `room` columns, broken between words; a word that is longer than a line is cut. The first begins with
 * `lead`, the others hang under the text, or in a narrow terminal a little in from the left.
 */
function wrapText(text, room, lead = "") {
    const columns = Math.max(room, MINIMUM_COLUMNS);
    const width = widthOf(lead);
    if (width === 0)
        return breakLines(text, columns);
    if (columns >= NARROW || width <= columns / 4) {
        const [first = "", ...rest] = breakLines(text, columns - width);
        return [`${lead}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(width)}${line}`)];
    }
    const indent = " ".repeat(NARROW_INDENT);
    if (lead.trim() === "")
        return breakLines(text, columns - NARROW_INDENT).map((line) => `${indent}${line}`);
    const [first = "", ...rest] = breakLines(`${lead}${text}`.trimEnd(), columns - NARROW_INDENT);
    return [first, ...rest.map((line) => `${indent}${line}`)];
}
/** Exactly `columns` wide: cut where it is longer, filled up with spaces where it is shorter. */
function fitText(text, columns) {
    const [first = ""] = (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true, wordWrap: false }).split("\n");
    return `${first}${" ".repeat(Math.max(0, columns - widthOf(first)))}`;
}
/** Columns that it takes. */
function widthOf(text) {
    return ASCII.test(text) ? text.length : (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(text);
}
function breakLines(text, columns) {
    // Most lines are short and plain; this spares each of them the work of the others.
    if (text.length <= columns && ASCII.test(text))
        return [text.trim()];
    return (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true }).split("\n").map(withoutUnseenEnd);
}
/** From its end: a pattern would be tried from each letter of a line that may be all letters of no width. */
function withoutUnseenEnd(line) {
    if (ASCII.test(line))
        return line.trimEnd();
    const letters = [...line];
    return letters.slice(0, letters.findLastIndex((letter) => !UNSEEN.test(letter)) + 1).join("");
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

/***/ 81257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInit: () => (/* binding */ runInit)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/plan/settings.js
var plan_settings = __webpack_require__(12516);
// EXTERNAL MODULE: ./build/src/tools/registries.js
var registries = __webpack_require__(28818);
// EXTERNAL MODULE: ./build/src/tools/init/choose-way.js
var choose_way = __webpack_require__(5221);
;// CONCATENATED MODULE: ./build/src/tools/init/describe-repository.js
function describeRepository({ git, projects }) {
    return [
        ...(git === null
            ? [
                "This folder is in no Git checkout, so where its workflows run is not known: say it with --repository OWNER/NAME.",
            ]
            : describeGit(git)),
        ...projects.flatMap(({ package: { trouble }, folder }) => trouble === null ? [] : [`${folder}: ${trouble}, so its scripts are not known.`]),
        ...projects
            .filter(({ host }) => host === null)
            .map(({ folder }) => `${folder}: it is linked to no project at its host (no .vercel/project.json): \`npx vercel link\` says which, or --project NAME.`),
        ...projects.flatMap(({ unreadMigrations }) => unreadMigrations === null
            ? []
            : [`${unreadMigrations}: no gate reads the migrations of this tool, so a person must.`]),
    ];
}
function describeGit({ branch, mainBranch, remotes, folder, root, }) {
    const { origin, upstream } = remotes;
    return [
        ...(Object.keys(remotes).length === 0
            ? ["No remote at GitHub: say with --repository OWNER/NAME where the workflows run."]
            : []),
        ...(branch === null
            ? [`No branch is checked out (a detached head): the workflows release from ${mainBranch}.`]
            : []),
        ...(origin !== undefined && upstream !== undefined && origin !== upstream
            ? [
                `${origin} is a fork of ${upstream}: the commands below are for the fork; --repository ${upstream} makes them for the other.`,
            ]
            : []),
        ...(folder === "."
            ? []
            : [
                `This is the folder ${folder} of the repository in ${root.split("/").at(-1)}: GitHub reads workflows from its root alone.`,
            ]),
    ];
}

// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
;// CONCATENATED MODULE: ./build/src/tools/init/render-init.js
/** What `init` found, wrote and leaves to a person, for a terminal. Pure. */

/** As a diff: what is there stays, what is not is added. */
function renderDiff(files) {
    return files.flatMap(({ path, text, exists }) => {
        if (exists)
            return [`= ${path} (is there, and stays as it is)`];
        const lines = text.replace(/\n$/, "").split("\n");
        return ["--- /dev/null", `+++ b/${path}`, `@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)];
    });
}
function renderToDos(todos, columns) {
    return [
        "What a person must do:",
        ...todos.flatMap(({ what, how }, index) => [
            ...(0,wrap_text.wrapText)(what, columns, `${String(index + 1).padStart(3)}. `),
            // Not wrapped: a command that is copied must be whole.
            `     ${how}`,
        ]),
    ];
}

;// CONCATENATED MODULE: ./build/src/tools/init/finish-init.js
/** The end of `init`: what would be written is shown, or written and rehearsed. */




async function finishInit(finishing) {
    const { files, todos, notes, values, surroundings, directory } = finishing;
    const { stdout } = surroundings;
    if (values.json === true) {
        stdout.line(JSON.stringify({ version: 1, files, todos, notes }));
        return 0;
    }
    const say = (lines) => lines.forEach((line) => stdout.line(line));
    say(notes.flatMap((note) => (note === "" ? [""] : note.startsWith(" ") ? [note] : (0,wrap_text.wrapText)(note, stdout.columns))));
    if (notes.length > 0)
        stdout.line("");
    if (values["dry-run"] === true) {
        say(renderDiff(files));
        stdout.line("");
        say(renderToDos(todos, stdout.columns));
        return 0;
    }
    for (const file of files)
        stdout.line(await writeNew(directory, file));
    stdout.line("");
    say(renderToDos(todos, stdout.columns));
    return values["no-rehearsal"] === true ? 0 : rehearseAll(finishing);
}
function isPlan({ path }) {
    return !path.startsWith(".github/workflows/");
}
/** Whoever was quicker keeps their file. */
async function writeNew(directory, { path, text, exists }) {
    if (exists)
        return `kept     ${path}`;
    const file = (0,external_node_path_.join)(directory, path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        await (0,promises_.writeFile)(file, text, { flag: "wx" });
        return `written  ${path}`;
    }
    catch (error) {
        if (error.code === "EEXIST")
            return `kept     ${path}`;
        throw error;
    }
}
/** What each plan does, and one release of it or one that others make, before anybody believes it. */
async function rehearseAll({ files, surroundings }) {
    const [{ printPlan }, { rehearseRelease }] = await Promise.all([
        __webpack_require__.e(/* import() */ 1816).then(__webpack_require__.bind(__webpack_require__, 21816)),
        Promise.all(/* import() */[__webpack_require__.e(1553), __webpack_require__.e(2154)]).then(__webpack_require__.bind(__webpack_require__, 72154)),
    ]);
    let code = 0;
    for (const { path } of files.filter(isPlan)) {
        surroundings.stdout.line("");
        await printPlan(path, "text", surroundings.stdout);
        surroundings.stdout.line("");
        code = Math.max(code, await rehearseRelease({ plan: path }, surroundings));
    }
    return code;
}

;// CONCATENATED MODULE: ./build/src/tools/init/repository/project-gates.js
const SCRIPTS = [
    { title: "Tests pass", names: /^(?:test|test:unit|unit|test:ci)$/ },
    { title: "Types compile", names: /^(?:type-?check|check-?types|check:types|types|tsc|types:check|type:check)$/ },
    { title: "Lint is clean", names: /^(?:lint|lint:check|check:lint)$/ },
    { title: "Build succeeds", names: /^build$/ },
];
const END_TO_END = /^(?:test:e2e|e2e|test:playwright|playwright|e2e:ci|cypress:run)$/;
/** What npm writes where there is none. */
const NO_TEST = /no test specified/;
function gatesOfScripts({ scripts, manager, dependencies }) {
    const run = (name) => (name === "test" ? `${manager} test` : `${manager} run ${name}`);
    const checklist = SCRIPTS.flatMap(({ title, names }) => {
        const name = Object.keys(scripts).find((one) => names.test(one) && !NO_TEST.test(scripts[one] ?? ""));
        if (name === undefined)
            return [];
        return [{ place: "checklist", title, group: "Code", gate: "command", spec: run(name), from: "package.json" }];
    });
    const script = Object.keys(scripts).find((name) => END_TO_END.test(name));
    const usesPlaywright = dependencies.has("@playwright/test");
    const command = script === undefined ? (usesPlaywright ? "npx playwright test" : null) : run(script);
    if (command === null)
        return checklist;
    const spec = { run: command, timeout: "15m" };
    return [
        ...checklist,
        { place: "staging", title: "Pages work in a browser", group: null, gate: "command", spec, from: "package.json" },
    ];
}
/** Run before the gates of a stage that run code. */
function setupOf({ install, dependencies }) {
    return dependencies.has("@playwright/test") ? `${install} && npx playwright install --with-deps chromium` : install;
}
/** A path of the site by the file that answers it. */
const HEALTH_FILE = /^(?:src\/)?(?:app|pages)\/((?:api\/)?(?:health|healthz|health-check|status|ping))(?:\/route|\/index)?\.[cm]?[jt]sx?$/;
function healthPath(files) {
    for (const file of files) {
        const path = HEALTH_FILE.exec(file)?.[1];
        if (path !== undefined)
            return { path: `/${path}`, from: file };
    }
    return null;
}
/** By the word that the gate `migrations` has for the tool. */
const MIGRATION_MARKS = [
    { tool: "drizzle", mark: /^(?:drizzle\.config\.[cm]?[jt]s|drizzle)$/ },
    { tool: "prisma", mark: /^prisma$/ },
    { tool: "supabase", mark: /^supabase$/ },
    { tool: "dbmate", mark: /^db$/ },
];
/** Folders are looked into: an empty one migrates nothing. `has` tells whether a path has files. */
function migrationsIn(names, has) {
    const folders = {
        drizzle: "drizzle",
        prisma: "prisma/migrations",
        supabase: "supabase/migrations",
        dbmate: "db/migrations",
    };
    for (const { tool, mark } of MIGRATION_MARKS) {
        const folder = folders[tool] ?? "";
        if (names.some((name) => mark.test(name)) && has(folder))
            return { tool, from: folder };
    }
    return null;
}
/** Tools whose migrations no gate reads: a person looks. */
function unreadMigrations(names) {
    return (names.find((name) => /^(?:knexfile\.[cm]?[jt]s|\.sequelizerc|ormconfig\.\w+|alembic\.ini|flyway\.conf|liquibase\.properties)$/.test(name)) ?? null);
}
const ENV_EXAMPLES = [".env.example", ".env.sample", ".env.template", ".env.dist"];

;// CONCATENATED MODULE: ./build/src/tools/init/repository/code-owners.js
/** Who owns everything, by CODEOWNERS: they are asked to approve. Pure. */
const NAME = /^@[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\/[A-Za-z0-9][\w-]*)?$/;
const MOST = 10;
const CODEOWNERS_FILES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
/** Of the last rule for all files, as GitHub reads it; without one, of all rules. */
function parseCodeOwners(text) {
    const rules = text
        .split(/\r?\n/)
        .map((line) => line
        .replace(/(?:^|\s)#.*$/, "")
        .trim()
        .split(/\s+/))
        .filter(([pattern]) => pattern !== undefined && pattern !== "");
    const general = rules.findLast(([pattern]) => pattern === "*" || pattern === "/" || pattern === "/**" || pattern === "**");
    const chosen = general === undefined ? rules : [general];
    const names = chosen.flatMap(([, ...owners]) => owners).filter((name) => NAME.test(name));
    return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].slice(0, MOST);
}

// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
;// CONCATENATED MODULE: ./build/src/tools/init/repository/read-files.js
/** Files of the repository in front of us, as text of a bounded size; nothing outside its folder is read. */



/** Nothing that is looked for is longer. */
const MAXIMUM_BYTES = 512 * 1024;
function readFilesOf(directory) {
    return {
        async read(path) {
            const inside = await (0,inside_directory/* resolveInside */.L)(directory, path);
            const found = inside === null ? null : await (0,promises_.stat)(inside).catch(() => null);
            if (inside === null || found === null || !found.isFile() || found.size > MAXIMUM_BYTES)
                return null;
            return (0,promises_.readFile)(inside, "utf8").catch(() => null);
        },
        async list(path) {
            return (await (0,promises_.readdir)((0,external_node_path_.join)(directory, path)).catch(() => [])).toSorted();
        },
    };
}

;// CONCATENATED MODULE: ./build/src/tools/init/repository/list-projects.js
/** Which folders of a repository are projects of their own: each gets a plan. */


const MARKS = /^(?:\.vercel|vercel\.json|next\.config\.[cm]?[jt]s|astro\.config\.[cm]?[jt]s|nuxt\.config\.[cm]?[jt]s|svelte\.config\.[cm]?[jt]s|remix\.config\.[cm]?[jt]s)$/;
const list_projects_MOST = 50;
/** The root alone, unless it is a workspace whose packages are deployed. */
async function listProjects(root, files, { workspaces }) {
    const linked = await linkedFolders(files);
    const folders = [...new Set([...linked, ...(await workspaceFolders(files, workspaces))])].slice(0, list_projects_MOST);
    const marked = await Promise.all(folders.map(async (folder) => {
        const mark = (await readFilesOf((0,external_node_path_.join)(root, folder)).list(".")).find((name) => MARKS.test(name));
        if (mark !== undefined)
            return [{ folder, why: `${folder}/${mark}` }];
        return linked.includes(folder) ? [{ folder, why: ".vercel/repo.json" }] : [];
    }));
    const found = marked.flat();
    return found.length === 0 ? [{ folder: ".", why: "the repository itself" }] : found;
}
/** What is linked for the repository as a whole. */
async function linkedFolders(files) {
    const text = await files.read(".vercel/repo.json");
    if (text === null)
        return [];
    return [...text.matchAll(/"directory"\s*:\s*"([\w./-]+)"/g)].map((match) => match[1] ?? "").filter(isInside);
}
/** `apps/*` and plain names; deeper patterns are those of tools, and few deploy from there. */
async function workspaceFolders(files, patterns) {
    const all = await Promise.all(patterns.map(async (pattern) => {
        const plain = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
        const folder = /^([\w./-]+)\/\*{1,2}$/.exec(plain)?.[1];
        if (folder === undefined)
            return /^[\w./-]+$/.test(plain) ? [plain] : [];
        return (await files.list(folder)).map((name) => `${folder}/${name}`);
    }));
    return all.flat().filter(isInside);
}
function isInside(folder) {
    return folder !== "." && !folder.startsWith("/") && !folder.split("/").includes("..");
}

;// CONCATENATED MODULE: ./build/src/tools/init/repository/read-git.js
/** What Git's own files say of a checkout. Git is not run: nothing of a checkout that may be a stranger's is executed. */


const REMOTE = /^\s*\[remote "([^"]+)"\]\s*$/;
const URL_LINE = /^\s*url\s*=\s*(.+?)\s*$/;
/** Of any address of a host that runs GitHub. */
const ADDRESS = /^(?:https?:\/\/(?:[^@/]+@)?|ssh:\/\/(?:[^@/]+@)?|git:\/\/|(?:[\w.-]+@))([\w.-]*github[\w.-]*)(?::\d+)?[:/]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i;
/** Null where the folder is in no checkout. */
async function readGit(directory) {
    const start = (0,external_node_path_.resolve)(directory);
    for (let root = start;; root = (0,external_node_path_.dirname)(root)) {
        if ((await (0,promises_.stat)((0,external_node_path_.join)(root, ".git")).catch(() => null)) !== null)
            return readCheckout(root, start);
        if ((0,external_node_path_.dirname)(root) === root)
            return null;
    }
}
async function readCheckout(root, start) {
    const read = (path) => (0,promises_.readFile)(path, "utf8").catch(() => null);
    // A work tree beside the first has a file in place of the folder, which says where its own state lies.
    const link = /^gitdir:\s*(.+?)\s*$/m.exec((await read((0,external_node_path_.join)(root, ".git"))) ?? "")?.[1];
    const own = link === undefined ? (0,external_node_path_.join)(root, ".git") : (0,external_node_path_.resolve)(root, link);
    const common = (0,external_node_path_.resolve)(own, (await read((0,external_node_path_.join)(own, "commondir")))?.trim() ?? ".");
    const branch = branchOf((await read((0,external_node_path_.join)(own, "HEAD"))) ?? "", "refs/heads/");
    const remotes = parseRemotes((await read((0,external_node_path_.join)(common, "config"))) ?? "");
    const told = branchOf((await read((0,external_node_path_.join)(common, "refs/remotes/origin/HEAD"))) ?? "", "refs/remotes/origin/");
    return { root, folder: (0,external_node_path_.relative)(root, start) || ".", branch, mainBranch: told ?? usualMain(branch), remotes };
}
function branchOf(head, prefix) {
    const ref = /^ref:\s*(\S+)\s*$/.exec(head)?.[1];
    return ref?.startsWith(prefix) === true ? ref.slice(prefix.length) : null;
}
/** Somebody who works on a branch of their own does not release from it. */
function usualMain(branch) {
    return branch === "master" || branch === "trunk" ? branch : "main";
}
function parseRemotes(config) {
    const found = {};
    let remote = null;
    for (const line of config.split(/\r?\n/)) {
        if (/^\s*\[/.test(line))
            remote = REMOTE.exec(line)?.[1] ?? null;
        const url = URL_LINE.exec(line)?.[1];
        const match = url === undefined || remote === null ? null : ADDRESS.exec(url);
        if (match !== null && remote !== null)
            found[remote] ??= `${match[2]}/${match[3]}`;
    }
    return found;
}

;// CONCATENATED MODULE: ./build/src/tools/init/repository/read-package.js
const LOCKS = [
    ["pnpm-lock.yaml", "pnpm", "pnpm install --frozen-lockfile"],
    ["yarn.lock", "yarn", "yarn install --immutable"],
    ["bun.lock", "bun", "bun install --frozen-lockfile"],
    ["bun.lockb", "bun", "bun install --frozen-lockfile"],
    ["package-lock.json", "npm", "npm ci"],
];
/** `root` is where the lock file is, for a package of a workspace. */
async function readPackage(files, root = files) {
    const names = new Set([...(await files.list(".")), ...(await root.list("."))]);
    const lock = LOCKS.find(([file]) => names.has(file));
    const text = await files.read("package.json");
    const parsed = text === null ? {} : parseObject(text);
    const found = parsed ?? {};
    const dependencies = [
        ...Object.keys(fields(found["dependencies"])),
        ...Object.keys(fields(found["devDependencies"])),
    ];
    return {
        name: typeof found["name"] === "string" ? found["name"] : null,
        scripts: textFields(found["scripts"]),
        dependencies: new Set(dependencies),
        manager: lock?.[1] ?? "npm",
        install: lock?.[2] ??
            (dependencies.length === 0 && text === null ? "npm ci" : lock === undefined ? "npm install" : "npm ci"),
        workspaces: await readWorkspaces(files, found),
        trouble: text !== null && parsed === null ? "package.json is no JSON" : null,
    };
}
async function readWorkspaces(files, found) {
    const own = found["workspaces"];
    const listed = Array.isArray(own) ? own : fields(own)["packages"];
    const patterns = Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
    const pnpm = (await files.read("pnpm-workspace.yaml")) ?? "";
    const more = [...pnpm.matchAll(/^\s*-\s*["']?([^"'\s#]+)["']?\s*$/gm)].map((match) => match[1] ?? "");
    return [...patterns, ...more].filter((pattern) => !pattern.startsWith("!"));
}
function parseObject(text) {
    try {
        const value = JSON.parse(text.replace(/^\uFEFF/, ""));
        return typeof value === "object" && value !== null && !Array.isArray(value)
            ? value
            : null;
    }
    catch {
        return null;
    }
}
function fields(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function textFields(value) {
    return Object.fromEntries(Object.entries(fields(value)).filter((entry) => typeof entry[1] === "string"));
}

;// CONCATENATED MODULE: ./build/src/tools/init/repository/read-repository.js
/** All that `init` can know without asking. */







async function readRepository(directory, context, { members }) {
    const git = await readGit(directory);
    // An example that lies in a folder of a repository is that folder's, not the repository's.
    const root = git === null || git.folder !== "." ? directory : git.root;
    const files = readFilesOf(root);
    const owners = await Promise.all(CODEOWNERS_FILES.map((file) => files.read(file)));
    const rootPackage = await readPackage(files);
    const folders = await listProjects(root, files, rootPackage);
    return {
        git,
        root,
        owners: parseCodeOwners(owners.find((text) => text !== null) ?? ""),
        projects: await Promise.all(folders.map((folder) => readProject(root, folder, files, context, members))),
        deploying: await findDeploying(files),
    };
}
const DEPLOYS = /\bvercel\s+(?:deploy|build|promote|--prod)|vercel-action|vercel@\S+\s+(?:deploy|--prod)|\bdeploy-to-vercel\b/;
async function findDeploying(files) {
    const names = (await files.list(".github/workflows")).filter((name) => /\.ya?ml$/.test(name));
    const texts = await Promise.all(names.map(async (name) => files.read(`.github/workflows/${name}`)));
    return names.filter((_, index) => DEPLOYS.test(texts[index] ?? ""));
}
async function readProject(root, { folder, why }, rootFiles, context, { roles, metricProviders }) {
    const files = readFilesOf((0,external_node_path_.join)(root, folder));
    const [names, metricMembers] = await Promise.all([files.list("."), metricProviders()]);
    const host = await firstTraces(Object.entries(roles.host), files, context);
    const { project } = host?.traces ?? {};
    const metrics = await allTraces(Object.entries(metricMembers), files, context);
    const found = await listSomeFiles(files);
    return {
        folder,
        why,
        package: await readPackage(files, rootFiles),
        host: host === null || project === undefined ? null : { ...host.traces, project },
        metrics: metrics.filter(({ traces }) => traces.spec !== undefined),
        checks: await firstTraces(Object.entries(roles.checks), files, context),
        envExample: ENV_EXAMPLES.find((name) => names.includes(name)) ?? null,
        health: healthPath(found),
        migrations: migrationsIn(names, (path) => found.some((file) => file.startsWith(`${path}/`))),
        unreadMigrations: unreadMigrations(names),
    };
}
async function allTraces(members, files, context) {
    const found = await Promise.all(members.map(async ([provider, { findTraces }]) => ({
        provider,
        traces: (await findTraces?.(files, context)) ?? null,
    })));
    return found.flatMap(({ provider, traces }) => (traces === null ? [] : [{ provider, traces }]));
}
async function firstTraces(members, files, context) {
    return (await allTraces(members, files, context))[0] ?? null;
}
/** Folders that a page or a migration may lie in; not the whole tree, which may be large. */
const LOOKED_INTO = [
    "app",
    "app/api",
    "app/health",
    "app/healthz",
    "app/status",
    "app/api/health",
    "app/api/healthz",
    "app/api/status",
    "app/api/ping",
    "pages",
    "pages/api",
    "src/app/api/health",
    "src/app/api/healthz",
    "src/app/api/status",
    "src/app/api/ping",
    "src/app/health",
    "src/app/healthz",
    "src/pages",
    "src/pages/api",
    "drizzle",
    "prisma/migrations",
    "supabase/migrations",
    "db/migrations",
];
async function listSomeFiles(files) {
    const all = await Promise.all(LOOKED_INTO.map(async (folder) => (await files.list(folder)).map((name) => `${folder}/${name}`)));
    return all.flat();
}

// EXTERNAL MODULE: ./build/src/plan/patterns.js
var patterns = __webpack_require__(44866);
;// CONCATENATED MODULE: ./build/src/tools/init/wishes.js
/** What a person says in the call, checked, and joined with what the repository says. Pure. */



const wishes_NAME = /^@[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\/[A-Za-z0-9][\w-]*)?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const CALL = "said in the call";
/** Throws UsageError with every mistake in the call. */
function checkInitValues(values) {
    const { "sign-off": signers = [], domain = [], repository, from, way } = values;
    const problems = [
        ...signers
            .filter((name) => !wishes_NAME.test(name))
            .map((name) => ({ message: `--sign-off ${name}: expected @login or @organization/team, such as @acme/web.` })),
        ...domain
            .filter((name) => !patterns/* DOMAIN */.V2.test(name))
            .map((name) => ({
            message: `--domain ${name}: expected a host without scheme and path, such as app.example.com.`,
        })),
        ...(from !== undefined && way === "observe"
            ? [
                {
                    message: "--way observe: a document says how a release is held, and where Holdpoint only looks it holds none.",
                    remedy: "Take --way adopt or build with --from, or leave --from out.",
                },
            ]
            : []),
        ...(repository === undefined || REPOSITORY.test(repository)
            ? []
            : [{ message: `--repository ${repository}: expected OWNER/NAME, such as acme/web.` }]),
    ];
    if (problems.length > 0)
        throw new error/* UsageError */.eb("usage", problems);
}
/** `asked`: the domain that a person gave when asked. */
function surroundingsOf(project, values, asked) {
    const { "sign-off": signers = [] } = values;
    return {
        host: hostOf(project, values),
        domains: domainsOf(project, values, asked),
        metricSources: project.metrics.map(({ provider, traces }) => ({ provider, spec: traces.spec, from: traces.from })),
        install: setupOf(project.package),
        directory: project.folder,
        way: values.way ?? "build",
        signers,
    };
}
function hostOf({ host }, { project, team }) {
    if (project !== undefined)
        return { project, team: team ?? host?.project.team ?? null, from: CALL };
    if (host === null)
        return null;
    return { project: host.project.name, team: team ?? host.project.team, from: host.from };
}
function domainsOf({ host }, { domain = [] }, asked) {
    if (domain.length > 0)
        return { names: [...new Set(domain)], from: CALL };
    if (asked !== null)
        return { names: [asked], from: "said when asked" };
    const known = (host?.domains ?? []).filter((name) => patterns/* DOMAIN */.V2.test(name));
    return known.length === 0 ? null : { names: [...new Set(known)], from: "the project's domains at its host" };
}
/** The one that a name means, by its name at the host, in its package or of its folder; null where none does. */
function findProject({ projects }, name) {
    const found = projects.find((project) => [project.host?.project.name, project.package.name, project.folder, shortName(project)].includes(name));
    return found ?? null;
}
/** What names a project's files among several. */
function shortName({ folder, host, package: { name } }) {
    const own = host?.project.name.startsWith("prj_") === false
        ? host.project.name
        : (folder.split("/").at(-1) ?? name ?? "project");
    return (own
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]+/g, "-")
        .replaceAll(/^-+|-+$/g, "") || "project");
}

// EXTERNAL MODULE: ./build/src/tools/init/writing/document-label.js
var document_label = __webpack_require__(29401);
// EXTERNAL MODULE: ./build/src/tools/init/writing/flow-yaml.js
var flow_yaml = __webpack_require__(36043);
// EXTERNAL MODULE: ./build/src/tools/init/writing/plan-lines.js
var plan_lines = __webpack_require__(93478);
;// CONCATENATED MODULE: ./build/src/tools/init/writing/repository-plan.js



const FILL_IN = "fill in";
const WATCHED = [
    ["error_rate", "error_rate > 5% over 15m"],
    ["p99_latency", "p99_latency > 2000ms over 15m"],
];
/** Ends with a line break. */
function renderRepositoryPlan(project, { owners }, known) {
    if (known.way === "observe")
        return renderObservingPlan(project, known);
    const gates = [
        ...gatesOfScripts(project.package).map((gate) => inFolder(gate, project.folder)),
        ...worldGates(project, owners),
    ];
    const lines = [
        ...headLines(project, known),
        ...list("checklist", gates, "checklist"),
        ...approvalNote(owners),
        "stages:",
        "  staging:",
        ...deployLines(project, known),
        ...(gates.some(({ place, gate }) => place === "staging" && gate === "command")
            ? [(0,plan_lines/* withComment */.yP)(`    setup: ${(0,flow_yaml/* flowYaml */.u)(setupOf(project.package))}`, "before the gates that run code")]
            : []),
        "    verify:",
        "      - { title: Start page answers, http: { path: / } }",
        ...healthLines(project),
        ...gates.filter(({ place }) => place === "staging").map((gate) => `      ${gateLine(gate)}`),
        ...productionLines(project, known),
    ];
    return `${lines.join("\n")}\n`;
}
/** Somebody else deploys, so there is no staging, and nothing that a pull request must pass. */
function renderObservingPlan(project, known) {
    const lines = [...headLines(project, known), "stages:", ...productionLines(project, known)];
    return `${lines.join("\n")}\n`;
}
function headLines(project, known) {
    return [
        (0,plan_lines/* comment */.Im)("Written by holdpoint init from what this repository has. Read every line; docs/plan.md has every field."),
        "version: 1",
        (0,plan_lines/* withComment */.yP)(`name: ${(0,flow_yaml/* flowYaml */.u)(project.host?.project.name ?? project.package.name ?? "my-project")}`, "as people see it"),
        "project:",
        `  vercel: ${hostLine(known)}`,
        `  domains: ${domainLine(known)}`,
    ];
}
function deployLines({ folder }, { way }) {
    if (way === "adopt")
        return [(0,plan_lines/* withComment */.yP)("    deploy: { source: git }", "the host builds from the push, as before")];
    return folder === "." ? [] : [`    deploy: ${(0,flow_yaml/* flowYaml */.u)({ directory: folder })}`];
}
function productionLines(project, known) {
    return [
        "  production:",
        "    verify:",
        ...(project.health === null ? ["      - { title: Start page answers, http: { path: / } }"] : healthLines(project)),
        "      - { title: Certificate, tls: { min-days: 14 } }",
        ...watchLines(known),
    ];
}
/** A command of a project runs in the project's folder. */
function inFolder(gate, folder) {
    if (folder === ".")
        return gate;
    const spec = typeof gate.spec === "string" ? { run: gate.spec } : gate.spec;
    return { ...gate, spec: { ...spec, directory: folder } };
}
/** A path of a project, from the repository's root. */
function below(folder, path) {
    return folder === "." ? path : `${folder}/${path}`;
}
function hostLine({ host }) {
    if (host === null)
        return (0,plan_lines/* withComment */.yP)((0,flow_yaml/* flowYaml */.u)({ project: "my-project" }), `${FILL_IN} the project at Vercel, and its team`);
    const { project, team, from } = host;
    return (0,plan_lines/* withComment */.yP)((0,flow_yaml/* flowYaml */.u)({ project, ...(team === null ? {} : { team }) }), from);
}
function domainLine({ domains }) {
    if (domains === null)
        return (0,plan_lines/* withComment */.yP)("[app.example.com]", `${FILL_IN} every production domain`);
    return (0,plan_lines/* withComment */.yP)((0,flow_yaml/* flowYaml */.u)(domains.names), domains.from);
}
function worldGates({ folder, envExample, migrations, checks }, owners) {
    const tags = checks?.traces.spec === undefined ? null : checks;
    return [
        ...(envExample === null
            ? []
            : [
                checklistGate("Environment variables set", "Production", "env", { target: "production", required: below(folder, envExample) }, envExample),
            ]),
        ...(migrations === null
            ? []
            : [
                checklistGate("New migrations can be lived with after a rollback", "Database", "migrations", {
                    tool: migrations.tool,
                    ...(folder === "." ? {} : { dir: below(folder, migrations.from) }),
                    additive: true,
                }, migrations.from),
            ]),
        ...(owners.length === 0
            ? []
            : [checklistGate("Approved", "People", "sign-off", { by: owners, "not-author": true }, "CODEOWNERS")]),
        ...(tags === null
            ? []
            : [
                {
                    place: "staging",
                    title: `${tags.provider} suite`,
                    group: null,
                    gate: tags.provider,
                    spec: tags.traces.spec,
                    from: tags.traces.from,
                },
            ]),
    ];
}
function checklistGate(title, group, gate, spec, from) {
    return { place: "checklist", title, group, gate, spec, from };
}
function approvalNote(owners) {
    if (owners.length > 0)
        return [];
    return [`  ${(0,plan_lines/* comment */.Im)(`- { title: Approved, group: People, sign-off: { by: ["@…"] } } # ${FILL_IN}: who approves`)}`];
}
function list(key, gates, place) {
    const own = gates.filter((gate) => gate.place === place);
    return own.length === 0 ? [(0,plan_lines/* comment */.Im)(`${key}:`)] : [`${key}:`, ...own.map((gate) => `  ${gateLine(gate)}`)];
}
function gateLine({ title, group, gate, spec, from }) {
    return (0,plan_lines/* withComment */.yP)(`- ${(0,flow_yaml/* flowYaml */.u)({ title, ...(group === null ? {} : { group }), [gate]: spec })}`, from);
}
function healthLines({ health }) {
    if (health === null)
        return [];
    return [`      ${(0,plan_lines/* withComment */.yP)(`- ${(0,flow_yaml/* flowYaml */.u)({ title: "Health", http: { path: health.path } })}`, health.from)}`];
}
function watchLines({ metricSources, way }) {
    const [source] = metricSources;
    const active = source !== undefined;
    const metrics = WATCHED.map(([name]) => {
        const line = `${name}: ${active ? (0,flow_yaml/* flowYaml */.u)({ [source.provider]: source.spec }) : "{ … }"}`;
        return `        ${active ? (0,plan_lines/* withComment */.yP)(line, source.from) : (0,plan_lines/* comment */.Im)(`${line} # ${FILL_IN}: where this number comes from`)}`;
    });
    const conditions = WATCHED.map(([, condition]) => `        ${active ? `- ${condition}` : (0,plan_lines/* comment */.Im)(`- ${condition}`)}`);
    return [
        "    watch:",
        "      for: 30m",
        ...(way === "observe" ? [(0,plan_lines/* withComment */.yP)("      observe: true", "judges and reports; nothing is changed")] : []),
        active ? "      metrics:" : `      ${(0,plan_lines/* comment */.Im)("metrics:")}`,
        ...metrics,
        "      rollback_conditions:",
        "        - health_check_failures > 3",
        ...conditions,
    ];
}

;// CONCATENATED MODULE: ./build/src/tools/init/writing/surroundings.js
const NOTHING_KNOWN = {
    host: null,
    domains: null,
    metricSources: [],
    install: "npm ci",
    directory: ".",
    way: "build",
    signers: [],
};

// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
;// CONCATENATED MODULE: ./build/src/tools/init/writing/to-do.js

function listToDos(wishes) {
    const { repository, mainBranch, settings, hasChecklist, blanks, ways } = wishes;
    const releases = ways.has("adopt") || ways.has("build");
    const page = (rest) => `https://github.com/${repository ?? "OWNER/NAME"}/${rest}`;
    return [
        ...blanks.map(({ file, line, text }) => ({ what: `Fill in ${file}, line ${line}`, how: text })),
        ...(releases
            ? []
            : [
                {
                    what: "Tokens that may only read are enough for all that follows: nothing is changed at the host",
                    how: "holdpoint explain",
                },
            ]),
        ...settingToDos(settings, repository),
        ...(releases ? ["staging", "production", "rollback"] : ["rollback"]).map((name) => environmentToDo(name, repository, mainBranch)),
        ...(releases
            ? [
                {
                    what: "Reviewers of the environment production, who approve a promotion; none for rollback",
                    how: page("settings/environments"),
                },
            ]
            : []),
        ...(hasChecklist
            ? [
                {
                    what: `Require the status holdpoint/checklist, from GitHub Actions, for ${mainBranch}`,
                    how: page("settings/rules/new?target=branch"),
                },
            ]
            : []),
        ...hostToDos(ways),
        {
            what: "Then look at what a release would miss",
            how: `holdpoint doctor${repository === null ? "" : ` --repository ${repository}`}`,
        },
    ];
}
function hostToDos(ways) {
    return [
        ...(ways.has("build")
            ? [
                {
                    what: "Switch off the host's own deployments from Git: each push would go past every hold point",
                    how: "the host's page of the project: Settings, Git",
                },
            ]
            : []),
        ...(ways.has("adopt")
            ? [
                {
                    what: "Switch off the automatic assignment of production domains, and leave the deployments from Git on",
                    how: "the host's page of the project: Settings, Environments, Production, Branch Tracking",
                },
            ]
            : []),
    ];
}
function settingToDos(settings, repository) {
    const at = repository === null ? "" : ` --repo ${repository}`;
    const own = settings.filter(({ setting }) => setting.source === "plan-secret").map(({ setting }) => setting.name);
    const vendors = settings.flatMap(({ setting, required }) => {
        const { name, source, scopes, purpose, optional } = setting;
        if (source !== "secret" && source !== "variable")
            return [];
        const when = required ? "" : `, ${optional ?? "where it is needed"}`;
        return [{ what: `${name}${when}: ${scopes ?? purpose}`, how: `gh ${source} set ${name}${at}` }];
    });
    if (own.length === 0)
        return vendors;
    const what = `${setting/* PLAN_SECRETS */.c$.name}: a line NAME=value for each of ${own.join(", ")}`;
    return [...vendors, { what, how: `gh secret set ${setting/* PLAN_SECRETS */.c$.name}${at} < secrets.txt` }];
}
function environmentToDo(name, repository, mainBranch) {
    const path = `repos/${repository ?? "OWNER/NAME"}/environments/${name}`;
    const policy = "-F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'";
    return {
        what: `The environment ${name}, for ${mainBranch} alone`,
        how: `gh api -X PUT ${path} ${policy} && gh api -X POST ${path}/deployment-branch-policies -f name=${mainBranch}`,
    };
}
/** What a plan says that a person must complete. */
function blanksOf(file, text) {
    return text.split("\n").flatMap((line, index) => {
        const said = /# (?:.*: )?(fill in.*|a person must say.*)$/.exec(line)?.[1];
        return said === undefined ? [] : [{ file, line: index + 1, text: said }];
    });
}

;// CONCATENATED MODULE: ./build/src/tools/init/workflow-templates.js
/** Written by npm run generate, from examples/next-app/.github/workflows. */
const WORKFLOW_TEMPLATES = {
    checklist: `# Require the status \`holdpoint/checklist\`, from the source GitHub Actions, in the branch protection of main.
name: Checklist

on:
  pull_request:
    branches: [main]
    types: [opened, synchronize, reopened, ready_for_review]
  # What people tick and write. Its run holds secrets and executes nothing of the pull request.
  issue_comment: # zizmor: ignore[dangerous-triggers]
    types: [created, edited, deleted]
  # What a merge queue makes of pull requests. Without a queue it never happens.
  merge_group:
    types: [checks_requested]
  # What main measures, for comparison.
  push:
    branches: [main]

permissions: {}

jobs:
  checklist:
    name: Checklist
    permissions:
      checks: read # to see how the code gates of a fork's pull request ended
      contents: read # to check out
      deployments: write # to keep what was measured on main
      pull-requests: write # to keep the comment
      statuses: write # to record who signed, and to show the verdict on the commit
    uses: holdpoint/holdpoint/.github/workflows/checklist.yml@v1
    with:
      node-version: "24"
      setup: npm ci
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      TEAM_READ_TOKEN: \${{ secrets.TEAM_READ_TOKEN }}
      CHECKLY_API_KEY: \${{ secrets.CHECKLY_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}
`,
    release: `name: Release

on:
  push:
    branches: [main]
  workflow_dispatch:
    inputs:
      unpin:
        description: Promote although an earlier rollback pinned production.
        type: boolean
        default: false

permissions: {}

jobs:
  release:
    name: Release
    permissions:
      actions: read # to find who approved the release
      contents: read # to check out
      deployments: write # to keep the release record
      issues: write # to tell people of a rollback
      pull-requests: read # to find who signed the checklist
      statuses: write # to show the decision on the commit
    uses: holdpoint/holdpoint/.github/workflows/release.yml@v1
    with:
      node-version: "24"
      unpin: \${{ inputs.unpin || false }}
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      VERCEL_AUTOMATION_BYPASS_SECRET: \${{ secrets.VERCEL_AUTOMATION_BYPASS_SECRET }}
      REVERT_GITHUB_TOKEN: \${{ secrets.REVERT_GITHUB_TOKEN }}
      CHECKLY_API_KEY: \${{ secrets.CHECKLY_API_KEY }}
      NEON_API_KEY: \${{ secrets.NEON_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}
      AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
      AWS_SESSION_TOKEN: \${{ secrets.AWS_SESSION_TOKEN }}
      LAUNCHDARKLY_ACCESS_TOKEN: \${{ secrets.LAUNCHDARKLY_ACCESS_TOKEN }}
      UNLEASH_ADMIN_TOKEN: \${{ secrets.UNLEASH_ADMIN_TOKEN }}
      FLAGS_GITHUB_TOKEN: \${{ secrets.FLAGS_GITHUB_TOKEN }}
      SENTRY_INCIDENT_DSN: \${{ secrets.SENTRY_INCIDENT_DSN }}
      SENTRY_AUTH_TOKEN: \${{ secrets.SENTRY_AUTH_TOKEN }}
      PROMETHEUS_TOKEN: \${{ secrets.PROMETHEUS_TOKEN }}
      BETTERSTACK_SQL_USERNAME: \${{ secrets.BETTERSTACK_SQL_USERNAME }}
      BETTERSTACK_SQL_PASSWORD: \${{ secrets.BETTERSTACK_SQL_PASSWORD }}
      SUPABASE_SECRET_KEY: \${{ secrets.SUPABASE_SECRET_KEY }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}

  # Anything that must follow only a release that went through asks for the word itself.
  after:
    name: After the release
    needs: release
    if: needs.release.outputs.decision == 'proceed'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    concurrency:
      group: after-release
      queue: max
      cancel-in-progress: false
    permissions: {}
    steps:
      - name: Say what was released
        env:
          DEPLOYMENT_URL: \${{ needs.release.outputs.deployment-url }}
          REASON_CODE: \${{ needs.release.outputs.reason-code }}
        run: echo "Released $DEPLOYMENT_URL ($REASON_CODE)"
`,
    rollback: `name: Rollback

on:
  workflow_dispatch:
    inputs:
      reason:
        description: Why production is rolled back
        type: string
        required: true
      to:
        description: Deployment id or URL (empty = last known good)
        type: string
        default: ""
      dry-run:
        description: Only say what would be done, and what else may be named as the target
        type: boolean
        default: false

permissions: {}

jobs:
  rollback:
    name: Rollback
    permissions:
      contents: read # to check out
      deployments: write # to keep the release record
      issues: write # to tell people of a rollback
      statuses: write # to show the decision on the commit
    uses: holdpoint/holdpoint/.github/workflows/rollback.yml@v1
    with:
      reason: \${{ inputs.reason }}
      to: \${{ inputs.to }}
      dry-run: \${{ inputs.dry-run }}
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      VERCEL_AUTOMATION_BYPASS_SECRET: \${{ secrets.VERCEL_AUTOMATION_BYPASS_SECRET }}
      REVERT_GITHUB_TOKEN: \${{ secrets.REVERT_GITHUB_TOKEN }}
      NEON_API_KEY: \${{ secrets.NEON_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}
      AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
      AWS_SESSION_TOKEN: \${{ secrets.AWS_SESSION_TOKEN }}
      LAUNCHDARKLY_ACCESS_TOKEN: \${{ secrets.LAUNCHDARKLY_ACCESS_TOKEN }}
      UNLEASH_ADMIN_TOKEN: \${{ secrets.UNLEASH_ADMIN_TOKEN }}
      FLAGS_GITHUB_TOKEN: \${{ secrets.FLAGS_GITHUB_TOKEN }}
      SENTRY_INCIDENT_DSN: \${{ secrets.SENTRY_INCIDENT_DSN }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}
`,
    watch: `# Goes on with a watch that is longer than its job, finishes what a job that died left, and says when production is not what
# the release record says. Whatever starts a look tells it nothing: it reads everything itself.
name: Watch

on:
  # GitHub starts these hours late at times, and skips some: let something else start looks as well.
  schedule:
    - cron: "7,22,37,52 * * * *"
  workflow_dispatch:
  # An alert of your monitoring, or what Vercel itself sends. What it carries is not read. Not deployment_status: there GitHub
  # takes workflow and plan from the commit that is deployed, a pull request's too.
  repository_dispatch:
    types: [alert, vercel.deployment.promoted]

permissions: {}

jobs:
  watch:
    name: Watch
    permissions:
      contents: read # to check out
      deployments: write # to keep the release record
      issues: write # to tell people of a rollback
      pull-requests: write # to say on its pull request how a deployment that others made is doing
      statuses: write # to show the decision on the commit
    uses: holdpoint/holdpoint/.github/workflows/watch.yml@v1
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      REVERT_GITHUB_TOKEN: \${{ secrets.REVERT_GITHUB_TOKEN }}
      CHECKLY_API_KEY: \${{ secrets.CHECKLY_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      LAUNCHDARKLY_ACCESS_TOKEN: \${{ secrets.LAUNCHDARKLY_ACCESS_TOKEN }}
      UNLEASH_ADMIN_TOKEN: \${{ secrets.UNLEASH_ADMIN_TOKEN }}
      FLAGS_GITHUB_TOKEN: \${{ secrets.FLAGS_GITHUB_TOKEN }}
      SENTRY_MONITOR_DSN: \${{ secrets.SENTRY_MONITOR_DSN }}
      SENTRY_INCIDENT_DSN: \${{ secrets.SENTRY_INCIDENT_DSN }}
      SENTRY_AUTH_TOKEN: \${{ secrets.SENTRY_AUTH_TOKEN }}
      PROMETHEUS_TOKEN: \${{ secrets.PROMETHEUS_TOKEN }}
      BETTERSTACK_SQL_USERNAME: \${{ secrets.BETTERSTACK_SQL_USERNAME }}
      BETTERSTACK_SQL_PASSWORD: \${{ secrets.BETTERSTACK_SQL_PASSWORD }}
      SUPABASE_SECRET_KEY: \${{ secrets.SUPABASE_SECRET_KEY }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}

  # While a watch is open, each look starts the next: this job waits in an environment whose wait timer is the time between
  # two looks, which costs no runner. Set the variable NEXT_LOOK to the name of such an environment; without a wait timer
  # the looks would follow each other at once.
  next:
    name: Next look
    needs: watch
    if: vars.NEXT_LOOK != '' && needs.watch.outputs.decision == 'watching'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment:
      name: \${{ vars.NEXT_LOOK }}
      deployment: false
    # Of several looks the newest one's successor waits. Whoever cancels it leaves the schedule.
    concurrency:
      group: next-look
      cancel-in-progress: true
    permissions:
      actions: write # to start the next look
    steps:
      - name: Start the next look
        env:
          GH_TOKEN: \${{ github.token }}
          GH_REPO: \${{ github.repository }}
        run: gh workflow run watch.yml
`,
};

;// CONCATENATED MODULE: ./build/src/tools/init/writing/workflow-files.js


function workflowFiles(wishes) {
    const names = Object.keys(WORKFLOW_TEMPLATES).filter(
    // Where nothing is released there is nothing to check, and nothing to roll back.
    (name) => wishes.way !== "observe" || name === "watch");
    return names.map((name) => ({
        path: `.github/workflows/${fileName(name, wishes)}`,
        text: fill(WORKFLOW_TEMPLATES[name], name, wishes),
    }));
}
function fileName(name, { project }) {
    return project === null ? `${name}.yml` : `${name}-${project}.yml`;
}
function fill(template, name, wishes) {
    const { plan, mainBranch, setup, project } = wishes;
    const named = project === null ? template : template.replace(/^name: (.+)$/m, `name: $1 ${project}`);
    const branched = named
        .replaceAll("branches: [main]", `branches: [${yamlText(mainBranch)}]`)
        .replaceAll("branch protection of main", `branch protection of ${mainBranch}`)
        .replaceAll("setup: npm ci", `setup: ${yamlText(setup)}`)
        .replaceAll("gh workflow run watch.yml", `gh workflow run ${fileName("watch", wishes)}`);
    return plan === plan_plan/* DEFAULT_PLAN_FILE */.h5 ? branched : withPlan(branched, name, plan);
}
/** The path of the plan, beside what the call hands over already. */
function withPlan(text, name, plan) {
    const call = new RegExp(String.raw `^( +)uses: \S+/${name}\.yml@\S+\n(?:\1with:\n)?`, "m");
    return text.replace(call, (head, indent) => `${head.replace(/ +with:\n$/, "")}${indent}with:\n${indent}  plan: ${yamlText(plan)}\n`);
}
function yamlText(text) {
    return /^[A-Za-z][\w./-]*(?: [\w./&-]+)*$/.test(text) && !text.includes(" #") ? text : JSON.stringify(text);
}

;// CONCATENATED MODULE: ./build/src/tools/init/run-init.js
/** What a repository needs, written once; nothing that is there is touched. */



















const REQUEST_TIMEOUT_MS = 8_000;
async function runInit(values, surroundings, world = worldOf(surroundings)) {
    checkInitValues(values);
    const facts = await readRepository(world.directory, contextOf(surroundings), world.registries);
    if (values.from !== undefined && values.json === true)
        return printImport(values.from, values, facts, surroundings, world);
    const projects = chooseProjects(facts, values);
    const written = [];
    const notes = [];
    const said = [];
    const ways = new Set();
    for (const project of projects) {
        const way = values.way ?? (0,choose_way/* chooseWay */.T4)(project, facts);
        const own = await settle(project, { ...values, way }, world, surroundings.signal);
        ways.add(way);
        if (values.way === undefined)
            said.push((0,choose_way/* describeWay */.x9)(way, project));
        const named = projects.length === 1 ? null : shortName(project);
        const plan = planPath(values.plan, named);
        const made = await makePlan(project, { facts, known: own, values, world });
        if (made.imported !== null)
            notes.push(...(await renderImported(made.imported, values.from ?? "", surroundings.stdout.columns)));
        const wishes = {
            plan,
            mainBranch: facts.git?.mainBranch ?? "main",
            setup: setupOf(project.package),
            project: named,
            way,
        };
        written.push({ path: plan, text: made.text }, ...workflowFiles(wishes));
    }
    const files = await Promise.all(written.map(async (file) => {
        const present = await readPresent((0,external_node_path_.join)(world.directory, file.path));
        return { ...file, text: present ?? file.text, exists: present !== null };
    }));
    refuseExistingPlan(files, values);
    const todos = toDosOf(files, values, facts, world, ways);
    const finished = { files, todos, notes: [...notes, ...said, ...describeRepository(facts)] };
    return finishInit({ ...finished, values, surroundings, directory: world.directory });
}
function worldOf({ interactive, env }) {
    const isAsked = interactive === true && (env["CI"] ?? "") === "";
    const ask = async (project, signal) => (await Promise.all(/* import() */[__webpack_require__.e(3242), __webpack_require__.e(2014)]).then(__webpack_require__.bind(__webpack_require__, 92014))).askDomain(project, signal);
    return { registries: registries/* registries */.Y, directory: ".", askDomain: isAsked ? ask : null };
}
function contextOf({ env, signal }) {
    return {
        env,
        clock: clock/* systemClock */.m,
        random: () => 0.5,
        signal,
        debug: () => undefined,
        requestTimeoutMs: REQUEST_TIMEOUT_MS,
    };
}
/** For a program: what became of each line, and nothing else. */
async function printImport(from, values, facts, { stdout }, { registries: { extensions } }) {
    const [first, ...others] = facts.projects;
    const project = values.project === undefined ? first : (findProject(facts, values.project) ?? first);
    const isKnown = project !== undefined && (others.length === 0 || values.project !== undefined);
    const known = isKnown
        ? surroundingsOf(project, values, null)
        : { ...NOTHING_KNOWN, signers: values["sign-off"] ?? [] };
    const { importDocument } = await Promise.all(/* import() */[__webpack_require__.e(8246), __webpack_require__.e(9708)]).then(__webpack_require__.bind(__webpack_require__, 79708));
    const { items, plan, counts } = await importDocument(from, known, extensions);
    stdout.line(JSON.stringify({ items, plan, counts }));
    return 0;
}
/** All of them, or the one that is named. Throws UsageError where a document is for none in particular. */
function chooseProjects(facts, { project, from }) {
    const { projects } = facts;
    const named = project === undefined ? null : findProject(facts, project);
    if (named !== null)
        return [named];
    if (projects.length > 1 && (from !== undefined || project !== undefined)) {
        const names = projects.map(shortName).join(", ");
        throw new error/* UsageError */.eb("usage", [
            { message: `This repository has several projects: ${names}.`, remedy: "Say with --project which one is meant." },
        ]);
    }
    return projects;
}
async function settle(project, values, { askDomain }, signal) {
    const known = surroundingsOf(project, values, null);
    if (known.domains !== null || askDomain === null || values.json === true)
        return known;
    return surroundingsOf(project, values, await askDomain(known.host?.project ?? shortName(project), signal));
}
function planPath(plan, project) {
    if (project === null)
        return plan;
    return plan === plan_plan/* DEFAULT_PLAN_FILE */.h5 ? `.github/holdpoint-${project}.yml` : plan.replace(/(\.ya?ml)?$/, `-${project}$1`);
}
async function makePlan(project, { facts, known, values, world }) {
    if (values.from === undefined)
        return { text: renderRepositoryPlan(project, facts, known), imported: null };
    const { importDocument } = await Promise.all(/* import() */[__webpack_require__.e(8246), __webpack_require__.e(9708)]).then(__webpack_require__.bind(__webpack_require__, 79708));
    const imported = await importDocument(values.from, known, world.registries.extensions);
    return { text: imported.plan, imported };
}
async function renderImported(imported, from, columns) {
    const { renderImport } = await __webpack_require__.e(/* import() */ 5482).then(__webpack_require__.bind(__webpack_require__, 95482));
    return renderImport(imported, (0,document_label/* documentLabel */.y)(from), columns);
}
/** What is there already, whatever it is; null where nothing is. */
async function readPresent(path) {
    return (0,promises_.readFile)(path, "utf8").catch((error) => error.code === "ENOENT" || error.code === "ENOTDIR" ? null : "");
}
/** A document is imported into a file of its own; otherwise a plan that is there is what we go on with. */
function refuseExistingPlan(files, { from, "dry-run": dryRun }) {
    const [plan] = files;
    if (from === undefined || dryRun === true || plan?.exists !== true)
        return;
    throw new error/* UsageError */.eb("usage", [
        {
            message: `${plan.path} is there already, and nothing is overwritten.`,
            remedy: "Name another file with --plan, or look at the result with --dry-run.",
        },
    ]);
}
function toDosOf(files, values, { git }, { registries: { extensions } }, ways) {
    const plans = files.filter(isPlan);
    const parsed = plans.map(({ path, text }) => (0,load/* parsePlan */.v)(text, path, extensions));
    const loaded = parsed.flatMap((result) => ("plan" in result ? [result.plan] : []));
    const settings = new Map(loaded.flatMap((plan) => (0,plan_settings/* listSettings */.cl)(plan, extensions)).map((one) => [one.setting.name, one]));
    return listToDos({
        repository: values.repository ?? git?.remotes["origin"] ?? Object.values(git?.remotes ?? {})[0] ?? null,
        mainBranch: git?.mainBranch ?? "main",
        settings: [...settings.values()],
        hasChecklist: loaded.some(({ checklist }) => checklist.length > 0),
        ways,
        blanks: plans.flatMap(({ path, text }) => blanksOf(path, text)),
    });
}


/***/ }),

/***/ 29401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ documentLabel)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const LONGEST = 100;
/** How a plan names the document: as people do, and never where it lies on their machine. */
function documentLabel(file) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(file) || file.startsWith("..") ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file) : file.replace(/^\.\//, "");
    return name.replaceAll(/[\p{Cc}\p{Cf}\s#]+/gu, "-").slice(-LONGEST);
}


/***/ }),

/***/ 36043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ flowYaml)
/* harmony export */ });
/** A value as YAML in one line. What could mean something else stands in quotes. Pure. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_./%<>=-]*(?: [A-Za-z0-9_./%<>=-]+)*$/;
const MEANS_SOMETHING = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
function flowYaml(value) {
    if (typeof value === "string")
        return PLAIN.test(value) && !MEANS_SOMETHING.test(value) ? value : JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map(flowYaml).join(", ")}]`;
    if (typeof value === "object" && value !== null) {
        const fields = Object.entries(value).filter(([, field]) => field !== undefined);
        if (fields.length === 0)
            return "{}";
        return `{ ${fields.map(([key, field]) => `${key}: ${flowYaml(field)}`).join(", ")} }`;
    }
    return JSON.stringify(value);
}


/***/ }),

/***/ 93478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Im: () => (/* binding */ comment),
/* harmony export */   pZ: () => (/* binding */ indent),
/* harmony export */   uW: () => (/* binding */ section),
/* harmony export */   yP: () => (/* binding */ withComment)
/* harmony export */ });
/** Lines of a plan that is being written, each with where it comes from. Pure. */
/** A comment of one line, whatever is in it. */
function comment(text) {
    return `# ${text.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}`;
}
function withComment(text, remark) {
    return `${text} ${comment(remark)}`;
}
function indent(lines, by = 2) {
    return lines.map(({ text, owner }) => ({ text: `${" ".repeat(by)}${text}`, owner }));
}
/** A key with a list or a mapping below it; all of it is a comment where nothing below it is more than that. */
function section(key, from, lines) {
    if (lines.length === 0)
        return [];
    const isEmpty = lines.every(({ text }) => text.trimStart().startsWith("#"));
    return [{ text: withComment(isEmpty ? `# ${key}:` : `${key}:`, from), owner: null }, ...indent(lines)];
}


/***/ }),

/***/ 28818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ registries)
/* harmony export */ });
/* harmony import */ var _engine_members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5895);
/* harmony import */ var _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80858);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5223);
/** Who can be named in a plan and who stands in for them: the registries, or those of a caller that has more lines. */



const registries = { extensions: _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__/* .extensions */ .X, members: _engine_members_js__WEBPACK_IMPORTED_MODULE_0__/* .members */ .o, emulators: _sandbox_index_js__WEBPACK_IMPORTED_MODULE_2__/* .emulators */ .FB };


/***/ })

};
