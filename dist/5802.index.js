export const id = 5802;
export const ids = [5802,8150,370];
export const modules = {

/***/ 38642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RQ: () => (/* binding */ BYTES_PATTERN),
/* harmony export */   UP: () => (/* binding */ renderBytes),
/* harmony export */   z_: () => (/* binding */ parseBytes)
/* harmony export */ });
/** Sizes of data as a plan writes them and as people read them. kB and MB are powers of 1000, KiB and MiB of 1024. */
const UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
const BYTES_PATTERN = String.raw `^\s*\d+(\.\d+)?\s*([kKmMgGtT][iI]?)?[bB]\s*$`;
/** Of `100 MB`; null where the text is not a size. */
function parseBytes(text) {
    const [, amount, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*((?:[kmgt]i?)?b)\s*$/i.exec(text) ?? [];
    const factor = UNITS[unit.toLowerCase()];
    return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}
/** `658 MB`, `1.3 GB`, `8 kB`. */
function renderBytes(bytes) {
    const [unit, factor] = [
        ["TB", 1e12],
        ["GB", 1e9],
        ["MB", 1e6],
        ["kB", 1e3],
    ].find(([, least]) => bytes >= least * 0.9995) ?? ["B", 1];
    const amount = bytes / factor;
    return `${Number(amount.toFixed(amount < 10 && factor > 1 ? 1 : 0))} ${unit}`;
}


/***/ }),

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

/***/ 91237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LR: () => (/* binding */ bytesValue),
/* harmony export */   PB: () => (/* binding */ shareValue),
/* harmony export */   TH: () => (/* binding */ durationUpTo),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   k6: () => (/* binding */ durationValue),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38642);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/**
 * Values that a plan writes as text and the code uses as numbers: zod types whose errors say the expected form.
 * The input side is plain text with a pattern, so `z.toJSONSchema(…, { io: "input" })` describes them to editors.
 */



const DURATION_FORM = "a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h";
const BYTES_FORM = "a size: a number and one unit of B, kB, MB, GB or TB, such as 100 MB or 1.5 GB";
const SHARE_FORM = "a share: a percentage such as 5%, or a number from 0 to 1 such as 0.05";
/** A duration such as `15m`, longer than nothing; the parsed value is milliseconds. */
const durationValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: `expected ${DURATION_FORM}` })
    .meta({ pattern: String.raw `^\s*\d+(\.\d+)?\s*(ms|s|m|h|d)\s*$`, examples: ["90s", "15m", "24h"] })
    .transform((text, context) => {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(text);
    if (ms !== null && ms > 0)
        return ms;
    context.addIssue({
        code: "custom",
        message: ms === 0 ? `"${text}" is zero: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
    });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});
/** A duration of at most `longest`: a timer beyond 24 days would end at once, and a limit of hours is a slip. */
function durationUpTo(longest) {
    const longestMs = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(longest) ?? 0;
    return durationValue.refine((ms) => ms <= longestMs, `too long: expected at most ${longest}`);
}
/** A share such as `5%` or `0.05`; the parsed value is 0–1. */
const shareValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()], { error: `expected ${SHARE_FORM}` })
    .meta({ examples: ["5%", 0.05] })
    .transform((value, context) => {
    const ratio = parseShare(value);
    if (ratio !== null)
        return ratio;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${SHARE_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});
/** The name of an environment variable, never its value. */
const variableName = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "expected the name of an environment variable, such as STAGING_DATABASE_URL");
/** 0–1 of `5%`, `0.05` or 0.05; null where it is neither, or lies outside. */
function parseShare(value) {
    const match = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) : null;
    if (typeof value === "string" && match === null)
        return null;
    const ratio = match === null ? Number(value) : Number(match[1]) / (match[2] === "%" ? 100 : 1);
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}
/** A size of data such as `100 MB`; the parsed value is bytes. */
const bytesValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: `expected ${BYTES_FORM}` })
    .meta({ pattern: _bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .BYTES_PATTERN */ .RQ, examples: ["100 MB", "1.5 GB"] })
    .transform((text, context) => {
    const bytes = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBytes */ .z_)(text);
    if (bytes !== null)
        return bytes;
    context.addIssue({ code: "custom", message: `"${text}" is not ${BYTES_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});


/***/ }),

/***/ 16160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ specChoice)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98439);

/**
 * A value that may be written in several forms, told apart by their type alone: text, a map or a list.
 * Unlike `z.union` its errors are those of the form that was written, at their own places. The JSON Schema of its
 * input is the forms' `anyOf`. `expected` says all the forms in words.
 */
function specChoice(expected, forms) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()
        .meta({
        // Only when a schema is written: this costs milliseconds, and every command loads the gates.
        get anyOf() {
            return Object.values(forms).map(jsonSchemaOf);
        },
    })
        .transform((value, context) => {
        const kind = kindOf(value);
        const form = kind === null ? undefined : forms[kind];
        if (form === undefined) {
            context.addIssue({ code: "custom", message: `expected ${expected}` });
            return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
        }
        const parsed = form.safeParse(value);
        if (parsed.success)
            return parsed.data;
        for (const issue of parsed.error.issues)
            context.addIssue({ ...issue, input: value });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    });
}
function jsonSchemaOf(form) {
    const { $schema: _, ...schema } = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(form, { io: "input" });
    return schema;
}
function kindOf(value) {
    if (Array.isArray(value))
        return "array";
    if (typeof value === "string")
        return "string";
    return typeof value === "object" && value !== null ? "object" : null;
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
