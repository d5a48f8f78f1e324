export const id = 6949;
export const ids = [6949,8150,370,8857];
export const modules = {

/***/ 18150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** Items by a key of theirs, in the order in which keys and items first come. (`Map.groupBy` came with Node 21.) */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}


/***/ }),

/***/ 93541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkFaults: () => (/* binding */ checkFaults)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5223);
/* harmony import */ var _checklist_faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65405);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15922);




/** What is wrong with the faults that are asked for. */
function checkFaults({ fault = [], checklist }) {
    try {
        if (checklist)
            (0,_checklist_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .parseChecklistFaults */ .D)(_sandbox_index_js__WEBPACK_IMPORTED_MODULE_1__/* .emulators */ .FB, fault);
        else
            (0,_faults_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFaults */ .bZ)(_sandbox_index_js__WEBPACK_IMPORTED_MODULE_1__/* .emulators */ .FB, fault, null);
        return [];
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb)
            return error.problems;
        throw error;
    }
}


/***/ }),

/***/ 65405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseChecklistFaults),
/* harmony export */   O: () => (/* binding */ refuseIdleFaults)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _checklist_boxes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2623);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15922);
/** What `--fault` may name in a rehearsed checklist: a gate that says no, or one that cannot answer. */



const NONE = {
    texts: [],
    files: {},
    variableMissing: false,
    outsideWindow: false,
    teamsUnreadable: false,
    nobodySignsOff: false,
    vendors: [],
};
const ofGate = (key) => ({ item }) => item.gate === key;
const hasBoxes = ({ boxes }) => boxes.length > 0;
const namesTeams = ({ boxes }) => boxes.some(({ box }) => (0,_checklist_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .teamsIn */ .ON)(box.by).length > 0);
/** A no of each kind, and three ways of not knowing. */
const OWN = {
    "tests-fail": { change: { files: { tests: "fail" } }, touches: ofGate("command") },
    "bundle-too-large": { change: { files: { bundle: "large" } }, touches: ofGate("bundle") },
    "devtools-in-bundle": { change: { files: { bundle: "devtools" } }, touches: ofGate("bundle") },
    "coverage-low": { change: { files: { coverage: "low" } }, touches: ofGate("coverage") },
    "coverage-missing": { change: { files: { coverage: "missing" } }, touches: ofGate("coverage") },
    "variable-missing": { change: { variableMissing: true }, touches: ofGate("env") },
    "outside-window": { change: { outsideWindow: true }, touches: ofGate("window") },
    "teams-unreadable": { change: { teamsUnreadable: true }, touches: namesTeams },
    "nobody-signs-off": { change: { nobodySignsOff: true }, touches: hasBoxes },
};
/** Every checklist asks who may sign, and writes its comment. */
const ALWAYS_ASKED = ["forge"];
/** Throws UsageError with every mistake. */
function parseChecklistFaults(registry, texts) {
    const problems = [];
    let trouble = { ...NONE, texts };
    const ofVendors = [];
    for (const text of texts) {
        const own = ownFault(text)?.change;
        if (own !== undefined)
            trouble = { ...trouble, ...own, files: { ...trouble.files, ...own.files } };
        else if (isAsked((0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .findVendorFault */ .qY)(registry, text)?.roles ?? []))
            ofVendors.push(text);
        else {
            problems.push({
                message: `A checklist has no fault "${text}".`,
                ...(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestFault */ .f0)(text, [...Object.keys(OWN), ...(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .listVendorFaults */ .K1)(registry, isAsked)], [...Object.keys(OWN), ...(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .knownVendorFaults */ .j_)(registry, isAsked)]),
            });
        }
    }
    if (problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", problems);
    return { ...trouble, vendors: (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFaults */ .bZ)(registry, ofVendors, null) };
}
/** A fault that touches no item would end well and say nothing about the plan; throws UsageError. */
function refuseIdleFaults(registry, { texts }, items) {
    const idle = texts.filter((text) => !items.some((item) => touches(registry, text, item)));
    if (idle.length === 0)
        return;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", idle.map((text) => ({
        message: `The fault "${text}" affects no rehearsed item of this checklist.`,
        remedy: "Leave it out, or rehearse a plan with such an item; the demo plan has one of most kinds.",
    })));
}
function touches(registry, text, planned) {
    const own = ownFault(text);
    if (own !== undefined)
        return own.touches(planned);
    const asked = [...planned.gate.roles, ...ALWAYS_ASKED];
    return (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .findVendorFault */ .qY)(registry, text)?.roles.some((role) => asked.includes(role)) === true;
}
/** A vendor without a role is asked by no item of a checklist, and a fault without one only changes a release. */
function isAsked(roles) {
    return roles.length > 0;
}
function ownFault(text) {
    return Object.hasOwn(OWN, text) ? OWN[text] : undefined;
}


/***/ }),

/***/ 95026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ DATABASE_FAULT_NAMES),
/* harmony export */   YR: () => (/* binding */ isDatabaseFault),
/* harmony export */   lX: () => (/* binding */ refuseIdleDatabaseFaults),
/* harmony export */   w5: () => (/* binding */ DATABASE_FAULTS)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** Trouble that a rehearsed database can have: what `--fault` may name beside `--database`. */

const TRIGGER = (database) => `
create function public.forgotten_cleanup() returns trigger language plpgsql as $$
begin
  -- Only here: what a copy shows is that the migration is right.
  if current_database() = '${database}' then
    delete from public.media where id = (select max(id) from public.media);
  end if;
  return new;
end $$;
create trigger forgotten_cleanup after insert on public.schema_migrations
  for each row execute function public.forgotten_cleanup();`;
const DATABASE_FAULT_NAMES = ["migration-fails", "migration-blocked", "counts-differ"];
function isDatabaseFault(text) {
    return DATABASE_FAULT_NAMES.some((name) => name === text);
}
const DATABASE_FAULTS = {
    "migration-fails": { migrationFails: true },
    "migration-blocked": {
        triedAgain: true,
        prepare: ({ databases, variable }) => databases.holdLock(variable, "public.media"),
    },
    "counts-differ": {
        prepare: async ({ databases, variable }) => {
            await databases.query(variable, TRIGGER(databases.databaseOf(variable)));
        },
    },
};
/** Trouble with a database where none is rehearsed, or after the release has changed it, would change nothing. */
function refuseIdleDatabaseFaults(faults, hasDatabase) {
    const idle = faults.filter(({ ofDatabase, atMs }) => ofDatabase !== null && (!hasDatabase || atMs !== null));
    if (idle.length === 0)
        return;
    const named = idle.map(({ text }) => text).join(", ");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", [
        hasDatabase
            ? {
                message: `${named} is about the database, which is changed before the promote that --at is counted from.`,
                remedy: "Leave out --at.",
            }
            : { message: `${named} is about a database, and none is rehearsed.`, remedy: "Add --database." },
    ]);
}


/***/ }),

/***/ 15922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ listVendorFaults),
/* harmony export */   bZ: () => (/* binding */ parseFaults),
/* harmony export */   f0: () => (/* binding */ suggestFault),
/* harmony export */   j_: () => (/* binding */ knownVendorFaults),
/* harmony export */   qY: () => (/* binding */ findVendorFault)
/* harmony export */ });
/* unused harmony export knownFaults */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/* harmony import */ var _lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20788);
/* harmony import */ var _database_faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95026);
/* harmony import */ var _usual_traffic_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28857);
/** What `--fault` may name: trouble of the site, trouble that every vendor can have, and what an emulator declares. */





/** Trouble that every vendor can have, by what follows its name. `slow` never answers within a client's patience. */
const COMMON_TROUBLE = {
    down: { kind: "status", status: 503 },
    "500": { kind: "status", status: 500 },
    "429": { kind: "status", status: 429, headers: { "retry-after": "30" } },
    "401": { kind: "status", status: 401 },
    "403": { kind: "status", status: 403 },
    reset: { kind: "reset" },
    slow: { kind: "slow" },
    stale: { kind: "stale" },
    empty: { kind: "empty" },
};
/** Parses `--fault`; throws UsageError with every mistake. `atMs` is counted from the promote; null = from the start. */
function parseFaults(registry, texts, atMs, { behindFlag = false } = {}) {
    const problems = [];
    const faults = texts.flatMap((text) => {
        const parsed = parseFault(registry, text, { atMs, behindFlag });
        if (typeof parsed !== "string")
            return [parsed];
        const names = [...SITE_FAULTS, ..._database_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .DATABASE_FAULT_NAMES */ .SU, ...listVendorFaults(registry, () => true)];
        problems.push({ message: parsed, ...suggestFault(text, names, knownFaults(registry)) });
        return [];
    });
    if (problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("usage", problems);
    return faults;
}
/** Null where there is no such fault. */
function findVendorFault(registry, text) {
    for (const { name, roles, faults } of Object.values(registry)) {
        const own = Object.hasOwn(faults, text) ? faults[text] : undefined;
        if (own !== undefined) {
            const met = own.role === undefined ? [] : [own.role];
            const ofPush = own.of === "pushes";
            return { emulator: name, roles: met, silent: false, ofPush, apply: (sandbox) => sandbox.cause(name, text) };
        }
        const kind = text.startsWith(`${name}-`) ? text.slice(name.length + 1) : "";
        const common = Object.hasOwn(COMMON_TROUBLE, kind) ? COMMON_TROUBLE[kind] : undefined;
        if (common !== undefined) {
            const silent = common.kind === "slow";
            return {
                emulator: name,
                roles,
                silent,
                ofPush: false,
                apply: (sandbox) => sandbox.faults.add({ emulator: name, ...common }),
            };
        }
    }
    return null;
}
/** The site's own, as they are written. */
const SITE_FAULTS = ["error-rate=8%", "error-rate=2x", "latency=2500ms", "p99=+50%", "outage"];
function knownFaults(registry) {
    return [...SITE_FAULTS, ..._database_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .DATABASE_FAULT_NAMES */ .SU, ...knownVendorFaults(registry, () => true)];
}
/** The name that was probably meant, compared without the value; else all, as people read them. */
function suggestFault(text, names, known) {
    const bare = (name) => name.replace(/=.*$/s, "");
    const near = (0,_lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_4__/* .nearestWord */ .z)(bare(text), names.map(bare));
    const meant = names.find((name) => bare(name) === near);
    return { remedy: meant === undefined ? `Known faults: ${known.join(", ")}.` : `Did you mean ${meant}?` };
}
/** Every fault of a vendor by its whole name; `isMet` chooses by the roles that meet it. */
function listVendorFaults(registry, isMet) {
    return Object.values(registry)
        .flatMap(({ name, faults }) => [
        ...Object.keys(COMMON_TROUBLE).map((kind) => `${name}-${kind}`),
        ...Object.keys(faults),
    ])
        .filter((name) => isMet(findVendorFault(registry, name)?.roles ?? []));
}
/** As people read them: `<vendor>-{down,500,…}`, then each vendor's own; `isMet` chooses by the roles that meet them. */
function knownVendorFaults(registry, isMet) {
    const kinds = Object.keys(COMMON_TROUBLE).join(",");
    const declared = Object.values(registry);
    return [
        ...declared.filter(({ roles }) => isMet(roles)).map(({ name }) => `${name}-{${kinds}}`),
        ...declared.flatMap(({ faults }) => Object.keys(faults).filter((name) => isMet(faults[name]?.role === undefined ? [] : [faults[name].role]))),
    ];
}
function parseFault(registry, text, { atMs, behindFlag }) {
    const [name = "", value] = text.split("=");
    const site = parseSiteFault(name, value);
    if (typeof site === "string")
        return site;
    if (site !== null) {
        // The site's own trouble belongs to the new release, so without --at it begins with the promote.
        return {
            text,
            atMs: atMs ?? 0,
            timed: true,
            multiplies: "errorTimes" in site,
            silent: false,
            ofPush: false,
            ofDatabase: null,
            apply: ({ site: runtime }, now, release) => runtime.addFault({ release, fromAt: now, kind: site, ...(behindFlag ? { behindFlag } : {}) }),
        };
    }
    const usual = { text, atMs, timed: false, multiplies: false };
    if ((0,_database_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .isDatabaseFault */ .YR)(text)) {
        return { ...usual, silent: false, ofPush: false, ofDatabase: text, apply: () => undefined };
    }
    const vendor = findVendorFault(registry, text);
    if (vendor === null)
        return `There is no fault "${text}".`;
    const { silent, ofPush, apply } = vendor;
    return { ...usual, silent, ofPush, ofDatabase: null, apply };
}
function parseSiteFault(name, value) {
    switch (name) {
        case "error-rate": {
            const times = /^(\d+(?:\.\d+)?)x$/.exec(value ?? "");
            if (times !== null)
                return { errorTimes: Number(times[1]) };
            const errorRatio = (0,_usual_traffic_js__WEBPACK_IMPORTED_MODULE_3__.parseShare)(value ?? "");
            return errorRatio === null
                ? `error-rate is "${value ?? ""}"; expected a share such as error-rate=8%, or times what is usual: error-rate=2x.`
                : { errorRatio };
        }
        case "p99": {
            const more = /^\+(\d+(?:\.\d+)?)%$/.exec(value ?? "");
            return more === null
                ? `p99 is "${value ?? ""}"; expected how much more it is, such as p99=+50%.`
                : { latencyTimes: 1 + Number(more[1]) / 100 };
        }
        case "latency": {
            const addedLatencyMs = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(value ?? "");
            return addedLatencyMs === null
                ? `latency is "${value ?? ""}"; expected a duration such as latency=2500ms.`
                : { addedLatencyMs };
        }
        case "outage":
            return { outage: true };
        default:
            return null;
    }
}


/***/ }),

/***/ 28857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkTraffic: () => (/* binding */ checkTraffic),
/* harmony export */   parseShare: () => (/* binding */ parseShare),
/* harmony export */   readUsualTraffic: () => (/* binding */ readUsualTraffic)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78869);
/** Who visits a rehearsed site: how many a second, and how many of them fail although nothing is wrong. Pure. */



const PERIOD_SECONDS = { s: 1, m: 60, h: 3_600 };
const MOST_PER_SECOND = 1_000;
const MOST_NOISE = 2;
/** A good release stays below what its plan tolerates, also where chance has it fail more than usual. */
const BELOW_LIMIT = 3;
function parseValues({ traffic = _options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_TRAFFIC */ .ot, base, noise = "0" }) {
    const perSecond = parseTraffic(traffic);
    const errorRatio = base === undefined ? null : parseShare(base);
    const level = /^\d+(?:\.\d+)?$/.test(noise) && Number(noise) <= MOST_NOISE ? Number(noise) : null;
    const rates = `a rate such as 20/s, 300/m or 50/h, at most ${MOST_PER_SECOND}/s`;
    const problems = [
        ...(perSecond === null ? [wrong("traffic", traffic, rates)] : []),
        ...(base !== undefined && errorRatio === null ? [wrong("base", base, "a share such as 1%")] : []),
        ...(level === null ? [wrong("noise", noise, `a number from 0 to ${MOST_NOISE}, such as 0.5 for 50 %`)] : []),
    ];
    return { perSecond, errorRatio, noise: level, problems };
}
/** What is wrong with the visitors that are asked for. */
function checkTraffic(values) {
    return parseValues(values).problems;
}
/** Throws UsageError with every mistake. */
function readUsualTraffic(values, watch) {
    const { perSecond, errorRatio, noise, problems } = parseValues(values);
    if (perSecond === null || noise === null || problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", problems);
    return { perSecond, errorRatio: errorRatio ?? tolerableErrorRatio(watch, perSecond), noise };
}
function wrong(name, text, expected) {
    return { message: `--${name} is "${text}"; expected ${expected}.` };
}
function parseTraffic(text) {
    const match = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(text);
    if (match === null)
        return null;
    const perSecond = Number(match[1]) / PERIOD_SECONDS[match[2]];
    return perSecond <= MOST_PER_SECOND ? perSecond : null;
}
function parseShare(text) {
    const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
    const ratio = match === null ? Number.NaN : Number(match[1]) / 100;
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}
/** The default, or less where a condition of the plan would not let a release pass that fails so often. */
function tolerableErrorRatio(watch, perSecond) {
    const limits = (list, isBad) => list.flatMap((condition) => {
        const metric = watch?.metrics[condition.metric];
        return metric === undefined ? [] : (limitOf(condition, metric, isBad, perSecond) ?? []);
    });
    const all = [...limits(watch?.rollbackConditions ?? [], true), ...limits(watch?.successConditions ?? [], false)];
    return Math.min(parseShare(_options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_BASE */ .W3) ?? 0, ...all.map((limit) => limit / BELOW_LIMIT));
}
/** Share of failing visitors at which the condition may be met, or a goal missed; null where it says nothing of them. */
function limitOf(condition, { measure, provider }, isBad, perSecond) {
    if (condition.kind === "change" || provider === _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PROBE_PROVIDER */ .ZJ)
        return null;
    const isUpperLimit = condition.comparison.startsWith(">") === isBad;
    const value = condition.kind === "rate" ? condition.count : condition.value;
    if (measure.unit === "count") {
        const requests = perSecond * (condition.overMs / 1_000);
        return isUpperLimit && requests > 0 ? value / requests : null;
    }
    if (measure.unit !== "ratio")
        return null;
    return isUpperLimit ? value : 1 - value;
}


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


/***/ })

};
