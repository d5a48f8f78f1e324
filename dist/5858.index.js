export const id = 5858;
export const ids = [5858,9570,370];
export const modules = {

/***/ 95009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askingBuild: () => (/* binding */ askingBuild),
/* harmony export */   g: () => (/* binding */ askKnownGood)
/* harmony export */ });
/* harmony import */ var _gates_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30750);
/* harmony import */ var _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60862);
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39509);
/* harmony import */ var _release_choose_build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95807);
/* harmony import */ var _stage_gates_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73507);





/** One that failed once may have been slow to wake up: nobody visits it any more. */
const TRIES = 2;
const BETWEEN_TRIES_MS = 5_000;
/** `known`: the record of the known good's own release; null where it has none. */
async function askKnownGood(context, journal, host, known) {
    const { plan } = context;
    const { staging } = plan.stages;
    if (!staging.verify.some(asksDatabase))
        return { kind: "pointless" };
    const no = (why) => ({ kind: "not-asked", why });
    if (staging.deploy.target.kind === "production") {
        return no("staging is a build for production, so none of its builds talks to staging's database");
    }
    if (known === null)
        return no("it has no release record, so its build for staging is not known");
    const passed = known.planDigest === plan.digest ? askingBuild(plan) : (known.asked ?? []);
    const items = staging.verify.filter((item) => asksBuild(item) && passed.includes(digestOfGate(item)));
    if (items.length === 0)
        return no("no gate that it passed itself asks the build");
    const build = await findBuild(host, known, staging);
    if (build === null)
        return no("its build for staging is gone");
    const ask = () => askOnce(context, journal, items, build, known);
    let verdict = await ask();
    for (let tries = 1; tries < TRIES && verdict.outcome === "fail"; tries += 1) {
        await context.clock.sleep(BETWEEN_TRIES_MS, context.signal);
        verdict = await ask();
    }
    return { kind: "asked", build: build.id, gates: items.length, verdict };
}
/** Digests of the staging gates that ask the build itself, for the release's record. */
function askingBuild({ stages }) {
    return stages.staging.verify.filter(asksBuild).map(digestOfGate);
}
function askOnce(context, journal, items, build, { release, commit }) {
    // Under names of their own: the verdicts of the release itself are the ones above.
    const verify = items.map((item) => ({ ...item, title: `${item.title}, by the known good ${release}` }));
    return (0,_stage_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .checkGates */ .P)(context, journal, { setup: null, verify }, {
        url: (0,_lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_3__/* .deploymentUrl */ .P)(build.url),
        deploymentId: build.id,
        commit,
        stage: "staging",
        bypass: context.bypass,
    });
}
/** Built with the plan of then. */
async function findBuild(host, { release, commit, planDigest }, { deploy }) {
    const build = (0,_release_choose_build_js__WEBPACK_IMPORTED_MODULE_4__/* .chooseBuild */ .s)(await host.findBuilds(release), commit, planDigest, deploy.target);
    return build?.state === "ready" ? build : null;
}
function gateOf({ gate }) {
    return _gates_index_js__WEBPACK_IMPORTED_MODULE_0__.gates[gate];
}
/** Its pass says that the database has all migrations of the release. */
function asksDatabase(item) {
    return gateOf(item)?.showsApplied?.(item.spec) === true;
}
/** Requests to the build, and nothing of the repository, which is at the new release's commit. */
function asksBuild(item) {
    const gate = gateOf(item);
    return gate?.kind === "world" && gate.roles.includes("http");
}
function digestOfGate({ gate, title, spec }) {
    return (0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .o)(JSON.stringify([gate, title, spec]), 16);
}


/***/ }),

/***/ 60977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  proveWayBack: () => (/* binding */ proveWayBack)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/release/choose-known-good.js
var choose_known_good = __webpack_require__(36332);
// EXTERNAL MODULE: ./build/src/release/recorded-schema.js
var recorded_schema = __webpack_require__(40999);
;// CONCATENATED MODULE: ./build/src/release/judge-way-back.js


const NAMED = 12;
const AFTER = "additive after ";
function judgeWayBack(facts) {
    const { to, asked } = facts;
    const against = [...judgeTarget(facts), ...(asked.kind === "asked" ? judgeFailed(asked) : [])];
    const differences = [...compareVariables(facts), ...compareCrons(facts)];
    const met = facts.schemas.map(({ database, before, now }) => ({
        database,
        knownGood: before?.newest ?? null,
        candidate: now.newest,
    }));
    const shared = { to, differences, unknown: nameUnknown(facts), ...(met.length === 0 ? {} : { schemas: met }) };
    if (against.length > 0)
        return { verdict: "unsafe", reasons: against, ...shared };
    const migrations = judgeMigrations(facts);
    // That it is there at all, and can be restored, is the least.
    if (facts.target === "unread")
        return { verdict: "unknown", reasons: migrations.reasons, ...shared };
    return { ...migrations, ...shared };
}
/** What makes the host refuse it. */
function judgeTarget({ target, to, previous }) {
    if (target === "unread")
        return [];
    if (target === null || target.state === "deleted") {
        return [{ about: "target", says: "the host does not have it any more" }];
    }
    if (target.state !== "ready")
        return [{ about: "target", says: `the host says that it is "${target.state}"` }];
    if (target.restoresOnlyPrevious !== true || to === previous)
        return [];
    return [
        {
            about: "host",
            says: `on the host's free plan only the previous deployment can be restored, which is ${previous ?? "none"}`,
        },
    ];
}
function judgeFailed({ verdict, build }) {
    if (verdict.outcome !== "fail")
        return [];
    return [{ about: "gates", says: `its own build ${build} fails on staging's migrated data: ${verdict.summary}` }];
}
/** Old code that works on the migrated data says more than what the migrations look like, and than that there were none. */
function judgeMigrations(facts) {
    const { crossed, own, asked, schemas } = facts;
    if (asked.kind === "asked" && asked.verdict.outcome === "pass") {
        const says = `its own build ${asked.build} passes ${asked.gates} of its gates on staging's migrated data`;
        return { verdict: "safe", reasons: [{ about: "gates", says }] };
    }
    const about = "migrations";
    if (schemas.length > 0 && schemas.every(recorded_schema/* isSameSchema */._y)) {
        const says = `no migration came since it was released: ${schemas.map(({ database, now }) => `${database} is at ${now.newest ?? "none"}`).join(", ")}`;
        return { verdict: "safe", reasons: [{ about, says }] };
    }
    const open = crossed.filter((word) => !(0,choose_known_good/* isSafeToCross */.d7)(word, own));
    if (open.length === 0) {
        const judged = crossed.some((word) => word !== "none");
        return { verdict: "safe", reasons: judged ? [{ about, says: "all migrations since then are additive" }] : [] };
    }
    const migrations = open.map((word) => (word.startsWith(AFTER) ? word.slice(AFTER.length) : null));
    const [migration] = migrations;
    if (migration == null || migrations.includes(null)) {
        return { verdict: "unknown", reasons: [{ about, says: "migrations since then were not judged additive" }] };
    }
    return judgeLastUnjudged(migration, migrations.every((one) => had(one, facts) === true), facts);
}
/** All that came after `migration` was judged additive: has the known good what came up to it? */
function judgeLastUnjudged(migration, hadAll, facts) {
    const about = "migrations";
    if (hadAll) {
        const says = `it was released with ${migration}, and all migrations after that one are additive`;
        return { verdict: "safe", reasons: [{ about, says }] };
    }
    if (had(migration, facts) === false) {
        const says = `${migration} came after it, and only what came after that one was judged additive`;
        return { verdict: "unknown", reasons: [{ about, says }] };
    }
    const says = `only what came after ${migration} was judged additive, and nothing says that it has that one`;
    return { verdict: "until-migration", migration, reasons: [{ about, says }] };
}
/** In the one database that is migrated: of several nobody could say to which a migration belongs. */
function had(migration, { schemas, crossedSchemas }) {
    const [step, ...others] = schemas;
    if (migration === null || step === undefined || others.length > 0)
        return null;
    const since = crossedSchemas.map((list) => list.find(({ database }) => database === step.database) ?? null);
    return (0,recorded_schema/* hadMigration */.U8)(migration, step, since);
}
/** A build keeps the values that it was built with. */
function compareVariables({ variables, target }) {
    if (variables === "unread" || target === "unread" || target === null)
        return [];
    const changed = ofTeam(variables).filter(({ updatedAt }) => updatedAt !== null && updatedAt > target.createdAt);
    if (changed.length === 0)
        return [];
    const names = changed.map(({ name }) => name);
    return [`environment variables as they were when it was built, of which these were changed since: ${listed(names)}`];
}
function compareCrons({ target, candidate }) {
    if (!isWhole(target) || !isWhole(candidate))
        return [];
    const before = cronsOf(target);
    const now = cronsOf(candidate);
    const back = [...before].filter((cron) => !now.has(cron));
    const gone = [...now].filter((cron) => !before.has(cron));
    return [
        ...(back.length === 0 ? [] : [`the scheduled jobs ${listed(back)}`]),
        ...(gone.length === 0 ? [] : [`the end of the scheduled jobs ${listed(gone)}`]),
    ];
}
function nameUnknown({ target, candidate, variables, crossed, asked }) {
    const undated = variables === "unread" ? [] : ofTeam(variables).filter(({ updatedAt }) => updatedAt === null);
    return [
        ...(target === "unread" ? ["whether the host still has it"] : []),
        ...(variables === "unread" ? ["which environment variables were changed since it was built"] : []),
        ...(undated.length === 0 ? [] : [`when these were changed: ${listed(undated.map(({ name }) => name))}`]),
        ...(isWhole(target) && candidate === "unread" ? ["whether the scheduled jobs are others"] : []),
        ...(crossed.includes("none") ? ["migrations, on which the plan has no gate"] : []),
        ...(asked.kind === "not-asked" ? [`how its own build does on staging's migrated data: ${asked.why}`] : []),
        ...(asked.kind === "asked" && asked.verdict.outcome === "hold"
            ? [`how its own build does on staging's migrated data: ${asked.verdict.summary}`]
            : []),
    ];
}
function isWhole(deployment) {
    return deployment !== null && deployment !== "unread";
}
/** What the host itself sets is in every build as it is for that build. */
function ofTeam(variables) {
    return variables.filter(({ kind }) => kind !== "system");
}
function cronsOf({ crons = [] }) {
    return new Set(crons.map(({ path, schedule }) => `${path} (${schedule})`));
}
function listed(names) {
    const sorted = [...new Set(names)].toSorted();
    const shown = sorted.slice(0, NAMED).join(", ");
    return sorted.length > NAMED ? `${shown} and ${sorted.length - NAMED} more` : shown;
}

// EXTERNAL MODULE: ./build/src/engine/way-back/ask-known-good.js
var ask_known_good = __webpack_require__(95009);
;// CONCATENATED MODULE: ./build/src/engine/way-back/prove-way-back.js
/** What is read of the way back from a release before it is promoted. Nothing of it can fail the promote. */




async function proveWayBack(context, journal, host, { knownGood, chain, listed, candidate, schemas, serving }) {
    const { id } = knownGood;
    const served = chain.find((one) => one.id === id);
    const known = served?.record?.payload ?? listed.find(({ payload }) => payload.candidate.id === id)?.payload ?? null;
    journal.progress(`looking at the way back to ${id}`);
    const [target, whole, variables, asked] = await Promise.all([
        serving?.id === id ? serving : read(() => host.readDeployment(id)),
        read(() => host.readDeployment(candidate)),
        read(() => host.listEnvironmentVariables("production")),
        read(() => (0,ask_known_good/* askKnownGood */.g)(context, journal, host, known)),
    ]);
    return judgeWayBack({
        to: id,
        previous: chain[0]?.id ?? null,
        target,
        candidate: whole,
        variables,
        crossed: served?.crossed ?? ["unknown"],
        own: known?.migrations ?? null,
        schemas: (0,recorded_schema/* compareSchemas */._e)(known?.schemas ?? [], schemas),
        crossedSchemas: served?.crossedSchemas ?? [],
        asked: asked === "unread" ? NOT_FOUND : asked,
    });
}
const NOT_FOUND = { kind: "not-asked", why: "the host did not say where it is" };
/** A vendor that gives no answer leaves something unknown, and that is said. */
async function read(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return "unread";
        throw error;
    }
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
