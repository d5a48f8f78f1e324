export const id = 42;
export const ids = [42];
export const modules = {

/***/ 42466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseChecklistEvent)
/* harmony export */ });
/** What happened on GitHub, as far as a checklist cares: (name, payload) → event. Payloads: docs.github.com, "Webhook events and payloads". */
/** The event, or a sentence that says why there is none. */
function parseChecklistEvent(name, payload) {
    const fields = fieldsOf(payload);
    switch (name) {
        case "pull_request":
            return readPullRequest(fields) ?? "The event pull_request came without the fields that GitHub sends with it.";
        case "issue_comment":
            if (fieldsOf(fields["issue"])["pull_request"] === undefined) {
                return "The comment is on an issue; a checklist is for pull requests.";
            }
            return readComment(fields) ?? "The event issue_comment came without the fields that GitHub sends with it.";
        case "push":
            return readPush(fields) ?? "The push was not to a branch.";
        case "pull_request_target":
        case "workflow_run":
            return `The event ${name} runs with secrets on behalf of pull requests from anywhere; call the checklist from pull_request and issue_comment.`;
        default:
            return `The event ${name === "" ? "is not known" : name}; a checklist is called from pull_request, issue_comment or push.`;
    }
}
function readPullRequest(fields) {
    const pull = fieldsOf(fields["pull_request"]);
    const headCommit = textOf(fieldsOf(pull["head"])["sha"]);
    const baseBranch = textOf(fieldsOf(pull["base"])["ref"]);
    const author = textOf(fieldsOf(pull["user"])["login"]) ?? "ghost";
    const number = fields["number"] ?? pull["number"];
    if (headCommit === null || baseBranch === null || typeof number !== "number")
        return null;
    return {
        kind: "pull-request",
        action: textOf(fields["action"]) ?? "",
        number,
        author,
        headCommit,
        beforeCommit: textOf(fields["before"]),
        baseBranch,
        defaultBranch: textOf(fieldsOf(fields["repository"])["default_branch"]),
        closed: pull["state"] === "closed",
    };
}
function readComment(fields) {
    const comment = fieldsOf(fields["comment"]);
    const sender = fieldsOf(fields["sender"]);
    const action = ["created", "edited", "deleted"].find((known) => known === fields["action"]);
    const number = fieldsOf(fields["issue"])["number"];
    const { id } = comment;
    const login = textOf(sender["login"]);
    if (action === undefined || typeof number !== "number" || typeof id !== "number" || login === null)
        return null;
    return {
        kind: "comment",
        action,
        number,
        commentId: id,
        commentAuthor: textOf(fieldsOf(comment["user"])["login"]) ?? "ghost",
        body: textOf(comment["body"]) ?? "",
        bodyBefore: textOf(fieldsOf(fieldsOf(fields["changes"])["body"])["from"]),
        at: instantOf(comment[action === "created" ? "created_at" : "updated_at"]),
        sender: login,
        senderIsBot: sender["type"] === "Bot",
    };
}
function readPush(fields) {
    const branch = /^refs\/heads\/(.+)$/s.exec(textOf(fields["ref"]) ?? "")?.[1];
    const commit = textOf(fields["after"]);
    return branch === undefined || commit === null || /^0+$/.test(commit) ? null : { kind: "push", branch, commit };
}
function fieldsOf(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function instantOf(value) {
    const at = Date.parse(textOf(value) ?? "");
    return Number.isNaN(at) ? null : at;
}
function textOf(value) {
    return typeof value === "string" ? value : null;
}


/***/ }),

/***/ 14042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readChecklistRequest: () => (/* binding */ readChecklistRequest)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/* harmony import */ var _checklist_status_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75734);
/* harmony import */ var _checklist_event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42466);
/** What a checklist is asked for, from options, inputs and the event that started the workflow. */




/** Throws UsageError with every mistake. `publish`: in a workflow, not in a terminal. */
async function readChecklistRequest(raw, env, plan, publish) {
    const problems = [];
    const only = ["code", "world"].find((known) => known === raw.only) ?? null;
    if (raw.only && only === null)
        problems.push({ message: `only is "${raw.only}"; expected code or world.` });
    const number = raw.pullRequest ? Number(raw.pullRequest.replace(/^#/, "")) : null;
    if (number !== null && (!Number.isSafeInteger(number) || number < 1)) {
        problems.push({ message: `pull-request is "${raw.pullRequest}"; expected a number.` });
    }
    const event = publish ? await readEvent(env) : null;
    if (typeof event === "string" && number === null) {
        problems.push({ message: event, remedy: "Call it from one of these events, or give pull-request." });
    }
    if (problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("usage", problems);
    return {
        only,
        event: typeof event === "string" ? null : event,
        pullRequest: number,
        author: raw.author || _checklist_status_record_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_AUTHOR */ .gD,
        codeResult: raw.codeResult?.trim() ?? "",
        publish: publish && only !== "code",
        planFile: plan,
    };
}
async function readEvent(env) {
    const name = env["GITHUB_EVENT_NAME"] ?? "";
    const path = env["GITHUB_EVENT_PATH"] ?? "";
    const text = path === "" ? null : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(() => null);
    try {
        return (0,_checklist_event_js__WEBPACK_IMPORTED_MODULE_3__/* .parseChecklistEvent */ .W)(name, text === null ? null : JSON.parse(text));
    }
    catch {
        return `The event's file ${path} is not JSON.`;
    }
}


/***/ })

};
