export const id = 8882;
export const ids = [8882,7204,370];
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

/***/ 84423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examineChange: () => (/* binding */ examineChange)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/lib/find-checkout.js
var find_checkout = __webpack_require__(26963);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: ./build/src/plan/compare/compare-plans.js + 7 modules
var compare_plans = __webpack_require__(59094);
// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/plan/settings.js
var settings = __webpack_require__(12516);
// EXTERNAL MODULE: ./build/src/plan/warnings.js
var plan_warnings = __webpack_require__(72860);
// EXTERNAL MODULE: ./build/src/engine/local-workflows.js
var local_workflows = __webpack_require__(57204);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(70075);
// EXTERNAL MODULE: ./build/src/report/plan-changes.js
var plan_changes = __webpack_require__(33653);
;// CONCATENATED MODULE: ./build/src/report/examined-change.js


const WORD = { ok: "ok", warning: "**warning**", broken: "**broken**" };
const CHARACTERS = 500;
const MOST = 200;
function renderExaminedChange({ findings, changes, settings }) {
    const rows = findings.slice(0, MOST).map(({ standing, subject, found, remedy }) => {
        const text = [(0,markdown/* escapeCell */.kq)(found, CHARACTERS), ...(remedy ? [`→ ${(0,markdown/* escapeCell */.kq)(remedy, CHARACTERS)}`] : [])];
        return `| ${WORD[standing]} | ${(0,markdown/* escapeCell */.kq)(subject, 80)} | ${text.join("<br>")} |`;
    });
    const parts = [
        "## The plan of this pull request",
        (0,plan_changes/* renderPlanChanges */.H)(changes, changes.length, CHARACTERS),
        ["| | what | found |", "|:---|:---|:---|", ...rows].join("\n"),
        settings.length === 0
            ? ""
            : `It reads ${settings.map(markdown/* codeOf */.$N).join(", ")}. Whether they are set, and what they may do, is not asked here: no secret is in this job. \`holdpoint doctor\` asks, once it is merged.`,
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// EXTERNAL MODULE: ./build/src/tools/registries.js
var registries = __webpack_require__(28818);
// EXTERNAL MODULE: ./build/src/tools/doctor/examine-workflows.js + 2 modules
var examine_workflows = __webpack_require__(79087);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-change.js
/**
 * What can be said of the plan that a pull request brings where nothing may be asked: it may be a stranger's, so that no secret
 * is here, nothing of it is run, and it names nobody who would be asked. Its files are read as data.
 */













/** `planFile`: the base branch's, from here; the pull request's has the same path in the checkout that holds `directory`. */
async function examineChange({ planFile, directory }, { extensions } = registries/* registries */.Y) {
    const checkout = await (0,find_checkout/* findCheckout */.I)(directory);
    const path = checkout === null ? null : await (0,inside_directory/* resolveInside */.L)(checkout.root, planFile);
    if (checkout === null || path === null) {
        const found = (0,finding/* warning */.$)("plan", `The pull request has no plan at ${planFile}.`, "Without one nothing is checked.");
        return concluded([found], [], []);
    }
    const before = await textOf(planFile);
    const after = await textOf(path);
    if (before !== null && before === after)
        return { text: "", broken: 0 };
    const own = (0,load/* parsePlan */.v)(after ?? "", planFile, extensions);
    if ("problems" in own) {
        const found = own.problems.map(({ message, position, remedy }) => (0,finding/* broken */.m)(position === undefined ? "plan" : `line ${position.line}`, `${message}.`, remedy ?? "Correct the plan."));
        return concluded(found, [], []);
    }
    const { plan } = own;
    const workflows = await (0,local_workflows.readLocalWorkflows)(checkout.root);
    const looksFollow = workflows.calls.some(({ name }) => name === "watch");
    const warnings = (0,plan_warnings/* findWarnings */.Pw)(plan, extensions, (0,examine_workflows/* watchJobMinutes */._Q)(workflows), looksFollow);
    const base = before === null ? null : (0,load/* parsePlan */.v)(before, planFile, extensions);
    return concluded([
        (0,finding.ok)("plan", `${planFile} is valid.`),
        ...warnings.map((found) => ({ subject: "plan", standing: "warning", found, remedy: null })),
        ...(0,examine_workflows/* examineWorkflows */.Io)(plan, workflows),
    ], base !== null && "plan" in base ? (0,compare_plans.comparePlans)(base.plan, plan, extensions) : [], needed(plan, extensions));
}
/** Null where there is none, or it is no text of a plan's size. */
async function textOf(path) {
    try {
        return await (0,read_file/* readPlanFile */.wr)(path);
    }
    catch (error) {
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        return null;
    }
}
function needed(plan, extensions) {
    return (0,settings/* listSettings */.cl)(plan, extensions)
        .filter(({ required }) => required)
        .map(({ setting }) => setting.name);
}
function concluded(findings, changes, settings) {
    const text = renderExaminedChange({ findings, changes, settings });
    return { text, broken: findings.filter(({ standing }) => standing === "broken").length };
}


/***/ }),

/***/ 79087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M2: () => (/* binding */ environmentsOf),
  Io: () => (/* binding */ examineWorkflows),
  _Q: () => (/* binding */ watchJobMinutes)
});

// UNUSED EXPORTS: ENVIRONMENT_INPUTS

// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/plan/warnings.js
var warnings = __webpack_require__(72860);
;// CONCATENATED MODULE: ./build/src/engine/asked-permissions.js
/**
 * Written by npm run generate, from .github/workflows: what all jobs of a workflow ask for together. GitHub starts no run of a
 * caller that grants less.
 */
const ASKED_PERMISSIONS = {
    checklist: {
        checks: "read",
        contents: "read",
        deployments: "write",
        "pull-requests": "write",
        statuses: "write",
    },
    release: {
        actions: "read",
        contents: "read",
        deployments: "write",
        issues: "write",
        "pull-requests": "read",
        statuses: "write",
    },
    rollback: {
        contents: "read",
        deployments: "write",
        issues: "write",
        statuses: "write",
    },
    watch: {
        contents: "read",
        deployments: "write",
        issues: "write",
        "pull-requests": "write",
        statuses: "write",
    },
};

;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-permissions.js
/** Whether whoever calls a workflow of ours grants what its jobs ask for: GitHub starts none of them otherwise. Pure. */


const LEVELS = ["none", "read", "write"];
function examinePermissions(calls) {
    const short = calls.flatMap(examineCall);
    if (calls.length === 0 || short.length > 0)
        return short;
    const callers = [...new Set(calls.map(({ caller }) => caller))];
    return [(0,finding.ok)("permissions", `${callers.join(", ")}: what the called jobs ask for is granted.`)];
}
function examineCall({ name, caller, job, granted }) {
    const asked = Object.entries(ASKED_PERMISSIONS[name]);
    const linesOf = (scopes) => scopes.map(([scope, level]) => `\`${scope}: ${level}\``).join(", ");
    if (granted === null) {
        return [
            (0,finding/* warning */.$)(`permissions of ${name}.yml`, `Cannot be checked: the job ${job} of ${caller} says nothing of permissions, so the repository's default counts.`, `Write under the job's permissions: ${linesOf(asked)}.`),
        ];
    }
    const missing = asked.filter(([scope, level]) => !isGranted(granted.named[scope] ?? granted.others, level));
    if (missing.length === 0)
        return [];
    return [
        (0,finding/* broken */.m)(`permissions of ${name}.yml`, `The job ${job} of ${caller} does not grant ${linesOf(missing)}, which ${name}.yml asks for, so GitHub does not start it.`, `Add under the job's permissions: ${linesOf(missing)}.`),
    ];
}
/** An expression, or a word that GitHub does not know, grants nothing here. */
function isGranted(granted, asked) {
    return LEVELS.indexOf(String(granted)) >= LEVELS.indexOf(asked);
}

;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-workflows.js
/** Whether the repository calls what its plan needs, and with what. Pure. */



/** Defaults of the workflows' own inputs; a test compares them with the files. */
const ENVIRONMENT_INPUTS = [
    { workflow: "release", input: "staging-environment", use: "staging", default: "staging" },
    { workflow: "release", input: "production-environment", use: "production", default: "production" },
    { workflow: "rollback", input: "environment", use: "rollback", default: "rollback" },
    // A look rolls back too, with nobody there.
    { workflow: "watch", input: "environment", use: "rollback", default: "rollback" },
];
function examineWorkflows(plan, workflows) {
    const { calls, unreadable } = workflows;
    const outlives = ((0,warnings.watchNeedsMs)(plan) ?? 0) > watchJobMinutes(workflows) * 60_000;
    const revisions = [...new Set(calls.map(({ revision }) => revision))];
    const observes = plan.onlyObserves === true;
    const needed = [
        ...(observes ? [] : ["release", "rollback"]),
        ...(plan.checklist.length > 0 ? ["checklist"] : []),
        ...(outlives || observes ? ["watch"] : []),
    ];
    return [
        ...unreadable.map((file) => (0,finding/* broken */.m)(file, "It is no YAML, so GitHub does not run it.", "Correct the file.")),
        ...needed.map((name) => examine_workflows_examineCall(name, calls, observes)),
        ...examinePermissions(calls),
        ...examineLooks(workflows),
        ...calls.flatMap((call) => examineInputs(call)),
        ...(revisions.length > 1
            ? [
                (0,finding/* warning */.$)("revisions", `The workflows are called at different revisions: ${revisions.join(", ")}.`, "Call all of them at the same one: they read each other's records."),
            ]
            : []),
    ];
}
/** Called by hand alone, a look comes when somebody thinks of it. */
function examineLooks({ calls, schedules }) {
    const callers = calls.filter(({ name }) => name === "watch").map(({ caller }) => caller);
    if (callers.length === 0 || schedules.some(({ workflow }) => callers.includes(workflow)))
        return [];
    return [
        (0,finding/* warning */.$)("looks", `${callers.join(", ")} calls watch.yml, but no schedule starts it.`, "Add `on: schedule`, which GitHub starts hours late at times, beside whatever else starts it."),
    ];
}
/** What an expression stands for, GitHub alone knows. */
function examineInputs({ name, inputs, caller }) {
    return ENVIRONMENT_INPUTS.flatMap(({ workflow, input, use }) => {
        const given = inputs[input];
        if (workflow !== name || typeof given !== "string" || !isExpression(given))
            return [];
        const found = `Cannot be checked: ${caller} gives the environment for ${use} by an expression, ${given}.`;
        return [(0,finding/* warning */.$)(`environment for ${use}`, found, "Look at that environment's branch rule and reviewers by hand.")];
    });
}
function isExpression(text) {
    return text.includes("${{");
}
function examine_workflows_examineCall(name, calls, observes) {
    const subject = `${name}.yml`;
    const own = calls.filter((call) => call.name === name);
    if (own.length > 0) {
        return (0,finding.ok)(subject, `${[...new Set(own.map(({ caller }) => caller))].join(", ")} calls it.`);
    }
    const missing = {
        release: "nothing is released by this plan",
        rollback: "nobody can roll back from GitHub",
        checklist: "the plan's checklist is asked nowhere",
        watch: observes
            ? "nobody looks at what is deployed"
            : "the watch is longer than its job, and nobody goes on with it",
    }[name];
    return (0,finding/* warning */.$)(subject, `No workflow in .github/workflows calls it: ${missing}.`, "Copy the one of examples/next-app, or run doctor in the repository's folder.");
}
/** The environments that the jobs run in, each once for what it is used for. */
function environmentsOf({ calls }, observes = false) {
    const inputs = ENVIRONMENT_INPUTS.filter(({ workflow }) => !observes || workflow === "watch");
    const expected = inputs.flatMap(({ workflow, input, use, default: usual }) => {
        const own = calls.filter(({ name }) => name === workflow);
        const given = own.map(({ inputs }) => inputs[input]).map((name) => (typeof name === "string" ? name : usual));
        const names = given.length === 0 ? [usual] : given;
        return names.filter((name) => !isExpression(name)).map((name) => ({ name, use }));
    });
    return [...new Map(expected.map((one) => [`${one.use} ${one.name}`, one])).values()];
}
/** How long the job of the watch may run: the shortest where several workflows call it. */
function watchJobMinutes({ calls }) {
    const given = calls
        .filter(({ name }) => name === "release")
        .map(({ inputs }) => inputs["watch-timeout-minutes"])
        .map((minutes) => (typeof minutes === "number" ? minutes : warnings/* WATCH_JOB_MINUTES */.mp));
    return given.length === 0 ? warnings/* WATCH_JOB_MINUTES */.mp : Math.min(...given);
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


/***/ }),

/***/ 70370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yj: () => (/* binding */ string)
/* harmony export */ });
/* unused harmony exports number, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);


function string(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedString */ .K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodString */ .NDH, params);
}
function number(params) {
    return core._coercedNumber(schemas.ZodNumber, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
