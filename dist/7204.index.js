export const id = 7204;
export const ids = [7204];
export const modules = {

/***/ 57204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLocalWorkflows: () => (/* binding */ readLocalWorkflows)
/* harmony export */ });
/* unused harmony export parseWorkflow */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38815);
/* harmony import */ var _lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58211);
/** The workflows of the repository in front of us, as far as they call Holdpoint's or start by themselves. */




/** GitHub itself takes none that is larger. */
const MAXIMUM_BYTES = 512 * 1024;
const NO_YAML = "[";
const FOLDER = ".github/workflows";
/** With the repository that it is in: one of the same name in this repository is the team's own. */
const CALL = /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/(checklist|release|rollback|watch)\.yml@(.+)$/;
/** Empty where there is no such folder. */
async function readLocalWorkflows(root) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, FOLDER)).catch(() => []);
    const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
    const read = await Promise.all(files.map(async (name) => parseWorkflow(`${FOLDER}/${name}`, await readText(root, `${FOLDER}/${name}`))));
    return {
        calls: read.flatMap(({ calls }) => calls),
        schedules: read.flatMap(({ schedules }) => schedules),
        unreadable: read.flatMap(({ unreadable }) => unreadable),
    };
}
/** It may be a pull request's: no YAML where it leads outside, or is of a size that no workflow has. */
async function readText(root, file) {
    const path = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(root, file);
    const { size } = path === null ? { size: Number.POSITIVE_INFINITY } : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    return path === null || size > MAXIMUM_BYTES ? NO_YAML : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
}
function parseWorkflow(file, text) {
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(text);
    }
    catch {
        return { calls: [], schedules: [], unreadable: [file] };
    }
    const { jobs, on, permissions: ofAll } = fieldsOf(document);
    const calls = Object.entries(fieldsOf(jobs)).flatMap(([id, job]) => {
        const { uses, with: inputs, permissions: own } = fieldsOf(job);
        const match = CALL.exec(typeof uses === "string" ? uses : "");
        if (match === null)
            return [];
        const granted = parseGranted(own) ?? parseGranted(ofAll);
        const called = { name: match[1], revision: match[2] ?? "", inputs: fieldsOf(inputs) };
        return [{ ...called, caller: file, job: id, granted }];
    });
    const { schedule } = fieldsOf(on);
    const schedules = (Array.isArray(schedule) ? schedule : []).map((entry) => {
        const { cron, timezone } = fieldsOf(entry);
        return { workflow: file, cron: String(cron), timezone: typeof timezone === "string" ? timezone : "UTC" };
    });
    return { calls, schedules, unreadable: [] };
}
/** Null where nothing is said. A job's own word replaces the workflow's. */
function parseGranted(value) {
    if (value === undefined)
        return null;
    const all = value === "write-all" ? "write" : value === "read-all" ? "read" : "none";
    return { others: all, named: fieldsOf(value) };
}
function fieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}


/***/ })

};
