export const id = 3374;
export const ids = [3374,8150,370];
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

/***/ 62124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   defaultSeed: () => (/* binding */ defaultSeed),
/* harmony export */   mergeSeed: () => (/* binding */ mergeSeed),
/* harmony export */   serveSandbox: () => (/* binding */ serveSandbox)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19563);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34531);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5223);
/* harmony import */ var _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51130);
/* harmony import */ var _sandbox_start_sandbox_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9822);






/** Between two slices of traffic on the real clock. */
const TRAFFIC_SLICE_MS = 500;
/** Starts every emulator on free loopback ports, prints one line of JSON, and runs until interrupted. */
async function serveSandbox(state, stdout, signal, registry = _sandbox_index_js__WEBPACK_IMPORTED_MODULE_3__/* .emulators */ .FB) {
    const base = defaultSeed(registry);
    const seed = state === null ? base : mergeSeed(base, await readState(state, base));
    const running = await (0,_sandbox_start_sandbox_js__WEBPACK_IMPORTED_MODULE_4__/* .startEmulators */ .d)(registry, seed, { clock: _lib_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m });
    stdout.line(JSON.stringify(describe(running)));
    await keepVisiting(running, signal);
    await running.close();
    const unknown = running.unknownRequests();
    for (const { emulator, method, path } of unknown)
        stdout.line(JSON.stringify({ unknownRoute: `${emulator}: ${method} ${path}` }));
    return unknown.length === 0 ? 0 : 1;
}
function defaultSeed(registry) {
    return (0,_sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__/* .seedSandbox */ .Ft)(registry, {
        project: "web",
        team: null,
        domains: ["loopback"],
        repository: { owner: "acme", name: "web" },
        firstVersion: {
            version: "1",
            commit: _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__/* .FIRST_COMMIT */ .R3,
            pages: [{ path: "/chat", contains: "New thread" }],
            versionEndpoint: { path: "/api/version", json: "commit" },
        },
        items: [],
        metrics: [],
        variables: {},
        traffic: { perMinute: 0, paths: ["/", "/chat", "/api/health", "/api/threads/1"] },
        ownClients: true,
        random: 1,
    });
}
/** A state file holds any part of the seed; what it leaves out keeps its default. */
async function readState(file, base) {
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8"));
    }
    catch (error) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("usage", [
            {
                message: `The state file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
                remedy: `It is JSON with any of the keys ${Object.keys(base).join(", ")}.`,
            },
        ]);
    }
}
/** Objects are merged key by key, lists and plain values replaced. */
function mergeSeed(seed, wishes) {
    const known = new Set(Object.keys(seed));
    const unknown = Object.keys(wishes).filter((key) => !known.has(key));
    if (unknown.length > 0) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("usage", [
            {
                message: `The state file has unknown keys: ${unknown.join(", ")}.`,
                remedy: `Known: ${[...known].join(", ")}.`,
            },
        ]);
    }
    return merge(seed, wishes);
}
function merge(base, wish) {
    if (wish === undefined)
        return base;
    if (!isRecord(base) || !isRecord(wish))
        return wish;
    return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(wish)])].map((key) => [key, merge(base[key], wish[key])]));
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A contract: other programs read this line. */
function describe(running) {
    return { ...running.describe(), site: { production: running.productionOrigin() } };
}
/** Traffic and scheduled checks as real time passes; ends with the signal. */
async function keepVisiting(running, signal) {
    let from = Date.now();
    while (!signal.aborted) {
        await _lib_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m.sleep(TRAFFIC_SLICE_MS, signal).catch(() => undefined);
        const to = Date.now();
        if (signal.aborted)
            return;
        await running.runScheduled(from, to);
        from = to;
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
