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
/** The workflows of the repository in front of us, as far as they call Holdpoint's or start by themselves. */



const FOLDER = ".github/workflows";
/** With the repository that it is in: one of the same name in this repository is the team's own. */
const CALL = /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/(checklist|release|rollback|watch)\.yml@(.+)$/;
/** Empty where there is no such folder. */
async function readLocalWorkflows(root) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, FOLDER)).catch(() => []);
    const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
    const read = await Promise.all(files.map(async (name) => parseWorkflow(`${FOLDER}/${name}`, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, FOLDER, name), "utf8"))));
    return {
        calls: read.flatMap(({ calls }) => calls),
        schedules: read.flatMap(({ schedules }) => schedules),
        unreadable: read.flatMap(({ unreadable }) => unreadable),
    };
}
function parseWorkflow(file, text) {
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(text);
    }
    catch {
        return { calls: [], schedules: [], unreadable: [file] };
    }
    const { jobs, on } = fieldsOf(document);
    const calls = Object.values(fieldsOf(jobs)).flatMap((job) => {
        const { uses, with: inputs } = fieldsOf(job);
        const match = CALL.exec(typeof uses === "string" ? uses : "");
        if (match === null)
            return [];
        return [{ name: match[1], revision: match[2] ?? "", inputs: fieldsOf(inputs), caller: file }];
    });
    const { schedule } = fieldsOf(on);
    const schedules = (Array.isArray(schedule) ? schedule : []).map((entry) => {
        const { cron, timezone } = fieldsOf(entry);
        return { workflow: file, cron: String(cron), timezone: typeof timezone === "string" ? timezone : "UTC" };
    });
    return { calls, schedules, unreadable: [] };
}
function fieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}


/***/ })

};
