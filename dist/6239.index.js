export const id = 6239;
export const ids = [6239,2466];
export const modules = {

/***/ 42466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseChecklistEvent: () => (/* binding */ parseChecklistEvent)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74940);
/** What happened on GitHub, as far as a checklist cares: (name, payload) → event. Payloads: docs.github.com, "Webhook events and payloads". */

/** The event, or a sentence that says why there is none. */
function parseChecklistEvent(name, payload) {
    const fields = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(payload);
    switch (name) {
        case "pull_request":
            return readPullRequest(fields) ?? "The event pull_request came without the fields that GitHub sends with it.";
        case "issue_comment":
            if ((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["issue"])["pull_request"] === undefined) {
                return "The comment is on an issue; a checklist is for pull requests.";
            }
            return readComment(fields) ?? "The event issue_comment came without the fields that GitHub sends with it.";
        case "merge_group":
            if (fields["action"] !== "checks_requested")
                return "The merge queue does not ask for checks.";
            return readMergeGroup(fields) ?? "The event merge_group came without the fields that GitHub sends with it.";
        case "push":
            return readPush(fields) ?? "The push was not to a branch.";
        case "pull_request_target":
        case "workflow_run":
            return `The event ${name} runs with secrets on behalf of pull requests from anywhere; call the checklist from pull_request and issue_comment.`;
        default:
            return `The event ${name === "" ? "is not known" : name}; a checklist is called from pull_request, issue_comment, merge_group or push.`;
    }
}
function readPullRequest(fields) {
    const pull = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["pull_request"]);
    const headCommit = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(pull["head"])["sha"]);
    const baseBranch = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(pull["base"])["ref"]);
    const author = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(pull["user"])["login"]) ?? "ghost";
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
        defaultBranch: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["repository"])["default_branch"]),
        closed: pull["state"] === "closed",
    };
}
function readComment(fields) {
    const comment = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["comment"]);
    const sender = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["sender"]);
    const action = ["created", "edited", "deleted"].find((known) => known === fields["action"]);
    const number = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["issue"])["number"];
    const { id } = comment;
    const login = textOf(sender["login"]);
    if (action === undefined || typeof number !== "number" || typeof id !== "number" || login === null)
        return null;
    return {
        kind: "comment",
        action,
        number,
        commentId: id,
        commentAuthor: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(comment["user"])["login"]) ?? "ghost",
        body: textOf(comment["body"]) ?? "",
        bodyBefore: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["changes"])["body"])["from"]),
        at: instantOf(comment[action === "created" ? "created_at" : "updated_at"]),
        sender: login,
        senderIsBot: sender["type"] === "Bot",
    };
}
/**
 * The queue's branch names the pull request and what its commit was made on: the base branch, or the commit of the one
 * before it in the queue. So each commit brings one pull request more, and has a `merge_group` event of its own. Seen in
 * repositories with a queue; GitHub's pages describe neither, so that where the two do not agree nothing is taken from it.
 */
const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40})$/s;
function readMergeGroup(fields) {
    const group = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["merge_group"]);
    const commit = textOf(group["head_sha"]);
    const baseBranch = /^refs\/heads\/(.+)$/s.exec(textOf(group["base_ref"]) ?? "")?.[1];
    if (commit === null || baseBranch === undefined)
        return null;
    const [, into, number, madeOn] = QUEUE_BRANCH.exec(textOf(group["head_ref"]) ?? "") ?? [];
    const isKnown = into === baseBranch && madeOn === group["base_sha"];
    return {
        kind: "merge-group",
        commit,
        baseBranch,
        defaultBranch: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["repository"])["default_branch"]),
        pullRequest: isKnown ? Number(number) : null,
    };
}
function readPush(fields) {
    const branch = /^refs\/heads\/(.+)$/s.exec(textOf(fields["ref"]) ?? "")?.[1];
    const commit = textOf(fields["after"]);
    if (branch === undefined || commit === null || /^0+$/.test(commit))
        return null;
    const listed = Array.isArray(fields["commits"]) ? fields["commits"] : [];
    const commits = listed.flatMap((one) => textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(one)["id"]) ?? []);
    const defaultBranch = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["repository"])["default_branch"]);
    return { kind: "push", branch, commit, beforeCommit: textOf(fields["before"]), defaultBranch, commits };
}
function instantOf(value) {
    const at = Date.parse(textOf(value) ?? "");
    return Number.isNaN(at) ? null : at;
}
function textOf(value) {
    return typeof value === "string" ? value : null;
}


/***/ }),

/***/ 56239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readChecklistRequest: () => (/* binding */ readChecklistRequest)
});

// EXTERNAL MODULE: ./build/src/lib/authors.js
var lib_authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/checklist/event.js
var checklist_event = __webpack_require__(42466);
;// CONCATENATED MODULE: ./build/src/checklist/parse-plan-branches.js
/** What Git allows in no branch's name; most of it would be meant as a pattern. */
const NO_NAME = /[*?[\]\\^~:]|^refs\/|^\/|\/$/;
/** The names, and every part that is none. */
function parsePlanBranches(text) {
    const names = [...new Set((text ?? "").split(/[\s,]+/).filter((name) => name !== ""))];
    const problems = names
        .filter((name) => NO_NAME.test(name))
        .map((name) => ({
        message: `plan-branches has "${name}"; expected names of branches, such as next or release/2.x.`,
        remedy: "Write each name in full: whoever can push could create a branch that fits a pattern.",
    }));
    return { names, problems };
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/request.js
/** What a checklist is asked for, from options, inputs and the event that started the workflow. */



/** With every mistake in it. `run` is null in a terminal, which writes nothing. */
function readChecklistRequest(values, plan, run) {
    const problems = [];
    const only = values.only ?? null;
    const pullRequest = values["pull-request"];
    const number = pullRequest === undefined ? null : Number(pullRequest.replace(/^#/, ""));
    if (number !== null && (!Number.isSafeInteger(number) || number < 1)) {
        problems.push({ message: `pull-request is "${pullRequest}"; expected a number.` });
    }
    const authors = (0,lib_authors/* parseAuthors */.eG)(values.author);
    if (authors === null)
        problems.push((0,lib_authors/* unreadableAuthors */.MY)(values.author));
    const planBranches = parsePlanBranches(values["plan-branches"]);
    problems.push(...planBranches.problems);
    const event = run === null ? null : (0,checklist_event.parseChecklistEvent)(run.eventName, run.payload);
    if (typeof event === "string" && number === null) {
        problems.push({ message: event, remedy: "Call it from one of these events, or pass pull-request." });
    }
    const checklist = {
        only,
        event: typeof event === "string" ? null : event,
        pullRequest: number,
        authors: authors ?? [],
        codeResult: values["code-result"] ?? "",
        publish: run !== null && only !== "code",
        planBranches: planBranches.names,
        planFile: plan,
    };
    return { checklist, problems };
}


/***/ })

};
