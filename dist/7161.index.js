export const id = 7161;
export const ids = [7161];
export const modules = {

/***/ 77161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createSourceRole: () => (/* binding */ createSourceRole)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38549);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73456);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82797);
/* harmony import */ var _unless_gone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47468);
/** Commits, branches and pull requests through Git's own objects at GitHub, without a checkout. */





const REPO = "/repos/{owner}/{repo}";
const READ = "contents: read";
const WRITE = "contents: write";
const PULLS = "pull-requests: write";
function createSourceRole(client, owner) {
    const findPullRequest = (branch) => findPull(client, owner, branch);
    return {
        async readDefaultBranch() {
            const request = { route: `GET ${REPO}`, permission: "metadata: read" };
            const { data } = await client.request(request);
            const attempted = client.describe(request);
            return (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(data, attempted), "default_branch", attempted);
        },
        readBranch: (name) => readBranch(client, name),
        async readCommit(sha) {
            const request = {
                route: `GET ${REPO}/git/commits/{commit_sha}`,
                parameters: { commit_sha: sha },
                permission: READ,
            };
            const answer = await (0,_unless_gone_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessGone */ .W)(client.request(request));
            return answer === null ? null : toCommit(answer.data, client.describe(request));
        },
        readTree: (sha) => readTree(client, sha),
        async isIn(branch, sha) {
            const relation = await (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .createCompareRole */ .K)(client).compareHistory(branch, sha);
            return relation === "identical" || relation === "behind";
        },
        createCommit: (request) => createCommit(client, request),
        createBranch: (name, sha) => createBranch(client, name, sha),
        findPullRequest,
        createPullRequest({ title, body, branch, into, draft }) {
            const request = {
                route: `POST ${REPO}/pulls`,
                parameters: { title, body, head: branch, base: into, draft },
                permission: PULLS,
            };
            const attempted = client.describe(request);
            return client.create(request, ({ data }) => toPull(data, attempted), () => findPullRequest(branch));
        },
    };
}
async function readBranch(client, name) {
    // Its slashes are part of the address.
    const route = `GET ${REPO}/git/ref/heads/${name.split("/").map(encodeURIComponent).join("/")}`;
    const request = { route, permission: READ };
    const answer = await (0,_unless_gone_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessGone */ .W)(client.request(request));
    if (answer === null)
        return null;
    const attempted = client.describe(request);
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)((0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(answer.data, attempted)["object"], attempted), "sha", attempted);
}
async function readTree(client, sha) {
    const request = {
        route: `GET ${REPO}/git/trees/{tree_sha}`,
        parameters: { tree_sha: sha, recursive: "1" },
        permission: READ,
    };
    const { data } = await client.request(request);
    const attempted = client.describe(request);
    const { tree, truncated } = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(data, attempted);
    if (!Array.isArray(tree) || typeof truncated !== "boolean")
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownAnswer */ .NF)(attempted, "`tree` is no list");
    if (truncated)
        return null;
    return new Map(tree.flatMap((item) => {
        const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(item, attempted);
        const type = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "type", attempted);
        if (type === "tree")
            return [];
        if (type !== "blob" && type !== "commit")
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownAnswer */ .NF)(attempted, `\`type\` is "${type.slice(0, 40)}"`);
        const mode = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "mode", attempted);
        return [[(0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "path", attempted), { mode, type, sha: (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "sha", attempted) }]];
    }));
}
/** Objects that nobody points at harm nobody: made twice after a lost answer, one of them is never seen. */
async function createCommit(client, { message, parent, changes }) {
    const tree = [...changes].map(([path, entry]) => entry === null ? { path, mode: "100644", type: "blob", sha: null } : { path, ...entry });
    const made = await postObject(client, `POST ${REPO}/git/trees`, { base_tree: parent.tree, tree });
    return postObject(client, `POST ${REPO}/git/commits`, { message, tree: made, parents: [parent.sha] });
}
async function postObject(client, route, parameters) {
    const request = { route, parameters, permission: WRITE };
    const { data } = await client.request(request);
    const attempted = client.describe(request);
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(data, attempted), "sha", attempted);
}
async function createBranch(client, name, sha) {
    const request = {
        route: `POST ${REPO}/git/refs`,
        parameters: { ref: `refs/heads/${name}`, sha },
        permission: WRITE,
    };
    try {
        return await client.create(request, () => true, async () => ((await readBranch(client, name)) === sha ? true : null));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ && error.status === 422 && (await readBranch(client, name)) !== null)
            return false;
        throw error;
    }
}
async function findPull(client, owner, branch) {
    const request = {
        route: `GET ${REPO}/pulls`,
        parameters: { head: `${owner}:${branch}`, state: "all" },
        permission: "pull-requests: read",
    };
    const attempted = client.describe(request);
    const found = (await client.list(request)).map((item) => toPull(item, attempted));
    return found.toSorted((one, other) => other.number - one.number)[0] ?? null;
}
function toCommit(value, from) {
    const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(value, from);
    const { parents } = fields;
    if (!Array.isArray(parents))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownAnswer */ .NF)(from, "`parents` is no list");
    return {
        sha: (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "sha", from),
        tree: (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(fields["tree"], from), "sha", from),
        parents: parents.map((parent) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(parent, from), "sha", from)),
    };
}
function toPull(value, from) {
    const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .toFields */ .Lv)(value, from);
    const state = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "state", from);
    if (state !== "open" && state !== "closed")
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownAnswer */ .NF)(from, `\`state\` is "${state.slice(0, 40)}"`);
    return { number: (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readNumber */ .kz)(fields, "number", from), url: (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(fields, "html_url", from), state };
}


/***/ })

};
