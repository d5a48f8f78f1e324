export const id = 750;
export const ids = [750];
export const modules = {

/***/ 25503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ SAYS),
/* harmony export */   iR: () => (/* binding */ PROOFS),
/* harmony export */   ne: () => (/* binding */ backupsSpec)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _lib_backup_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83413);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91237);



/** What was done with a copy before it counted; each is more than the one before. */
const PROOFS = ["stored", "read", "restore"];
const SAYS = {
    stored: "stored",
    read: "read to its end",
    restore: "restored once",
};
const backupsSpec = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    database: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .variableName */ .cG.describe("Variable of the database's address, as the step `backup` names it."),
    within: (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUpTo */ .TH)("1000d")
        .prefault("24h")
        .describe("Maximum age of the newest backup, by the moment that it shows."),
    proven: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(PROOFS)
        .default("read")
        .describe("What must have been done with it. `restore`: restored elsewhere, and compared. `read`: fetched from a place and read to its end. `stored`: its place says that it is there; a backup that the database's host keeps can show no more."),
    from: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().refine((text) => (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBackupPlace */ .ls)(text) !== null, `expected ${_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_2__/* .PLACES_EXPECTED */ ["in"]}`))
        .default([])
        .describe("Places where it must still lie, unchanged, as the step's `to` writes them: each is asked."),
    project: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .optional()
        .describe("Project at the host, as named in the plan. Default: the records of any project of the repository count."),
});


/***/ }),

/***/ 50586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   SS: () => (/* binding */ renderCount),
/* harmony export */   bv: () => (/* binding */ SIZE_PATTERN),
/* harmony export */   qI: () => (/* binding */ renderSize),
/* harmony export */   sF: () => (/* binding */ MEASURES)
/* harmony export */ });
/* harmony import */ var _lib_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38642);
/** Sizes as a plan writes them and as people read them. kB and MB are powers of 1000, KiB and MiB of 1024. */

const MEASURES = ["raw", "gzip", "brotli"];
const SIZE_PATTERN = String.raw `^\s*\d+(\.\d+)?\s*([kKmMgG][iI]?)?[bB](\s+(raw|gzip|brotli))?\s*$`;
/** Bytes of `350 kB gzip` and the measure it names; null where the text is not a size. */
function parseSize(text) {
    const [, size = "", word] = /^(.*?b)(?:\s+(raw|gzip|brotli))?\s*$/is.exec(text) ?? [];
    const bytes = (0,_lib_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBytes */ .z_)(size);
    return bytes === null ? null : { bytes, measure: MEASURES.find((known) => known === word?.toLowerCase()) ?? null };
}
/** `345.7 kB`, `12 B`, `1.25 MB`. */
function renderSize(bytes) {
    const size = Math.abs(bytes);
    if (size < 1_000)
        return `${Math.ceil(size)} B`;
    return size < 999_950 ? `${trim(size / 1e3, 1)} kB` : `${trim(size / 1e6, 2)} MB`;
}
function trim(amount, digits) {
    return String(Number(amount.toFixed(digits)));
}
/** `1 file`, `2 files`. */
function renderCount(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}


/***/ }),

/***/ 73583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ts: () => (/* binding */ databaseSpec),
/* harmony export */   zY: () => (/* binding */ DEFAULTS)
/* harmony export */ });
/* unused harmony export USES */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91237);
/* harmony import */ var _lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16160);



/** What steps do with a database: each needs other rights. */
const USES = ["read", "dump", "migrate"];
const DEFAULTS = {
    connections: 5,
    transaction: 15 * 60_000,
    lag: 60_000,
    slots: 10e9,
};
const major = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr("expected a major version such as 15").min(9).max(99);
const name = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(63);
const written = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    database: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .variableName */ .cG.describe("Variable that holds the database's address, such as `PRODUCTION_DATABASE_URL`."),
    role: name.optional().describe("Name of the role that the address must log in as."),
    superuser: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["allow", "refuse"])
        .default("allow")
        .describe("`refuse`: the role must not be a superuser, whom nothing stops."),
    can: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(USES))
        .default(["read"])
        .describe("What the plan's steps will do. `read`: every table can be read. `dump`: the same, and sequences, with no row hidden by row security, past no transaction pooler. `migrate`: it may create in the schemas and owns what is in them."),
    schemas: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(name)
        .min(1)
        .optional()
        .describe("Schemas for which these rights are checked. Default: for `migrate` `public`, else all but the system's."),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        min: major.default(9).describe("Oldest major version of the server."),
        max: major.default(99).describe("Newest major version: a dump needs a client that is at least as new."),
    })
        .refine(({ min, max }) => min <= max, "expected min up to max")
        .prefault({})
        .describe("Major versions of the server that are accepted."),
    connections: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr("expected a number of connections")
        .min(1)
        .max(10_000)
        .optional()
        .describe("Connections that must be left for others. Default: 5."),
    "longest-transaction": (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUpTo */ .TH)("30d")
        .optional()
        .describe("Age of the oldest open transaction, which would hold up a migration and what comes after it. Default: `15m`."),
    "replication-lag": (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUpTo */ .TH)("30d").optional().describe("How far replicas may be behind. Default: `1m`."),
    "slot-retention": _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesValue */ .LR
        .optional()
        .describe("Write-ahead log that replication slots may hold back, until the disk is full. Default: `10 GB`."),
    "max-size": _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesValue */ .LR
        .optional()
        .describe("Size of the database up to which the plan was made. SQL does not tell how much of a disk is free."),
    tls: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["any", "trusted"])
        .default("any")
        .describe("`trusted`: encrypted, with a certificate of that host by an authority that is known or stands below the address."),
    certificate: (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUpTo */ .TH)("3650d")
        .prefault("14d")
        .describe("How long the server's certificate must still be valid, where there is one."),
});
const databaseSpec = (0,_lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__/* .specChoice */ .n)("the variable of a database's address, or a map with it", {
    string: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .describe("The variable of the address; everything else by default.")
        .transform((database, context) => {
        const parsed = written.safeParse({ database });
        if (parsed.success)
            return specOf(parsed.data);
        for (const issue of parsed.error.issues)
            context.addIssue({ code: "custom", message: issue.message });
        return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
    }),
    object: written.transform(specOf),
});
function specOf(spec) {
    return {
        database: spec.database,
        role: spec.role ?? null,
        superuser: spec.superuser,
        can: [...new Set(spec.can)],
        schemas: spec.schemas ?? null,
        version: spec.version,
        connections: spec.connections ?? null,
        transaction: spec["longest-transaction"] ?? null,
        lag: spec["replication-lag"] ?? null,
        slots: spec["slot-retention"] ?? null,
        size: spec["max-size"] ?? null,
        tls: spec.tls,
        certificate: spec.certificate,
    };
}


/***/ }),

/***/ 61629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BB: () => (/* binding */ fillText),
/* harmony export */   Hf: () => (/* binding */ parseJsonPath),
/* harmony export */   dA: () => (/* binding */ namesIn),
/* harmony export */   mJ: () => (/* binding */ resolveJsonPath),
/* harmony export */   uN: () => (/* binding */ fillJson),
/* harmony export */   wX: () => (/* binding */ MAXIMUM_CAPTURED)
/* harmony export */ });
/**
 * What one answer gives to the next request: `capture: { id: $.thread.id }`, then `${id}`.
 * Of JSONPath (RFC 9535) only names and indexes: a capture is one value, never a search.
 */
/** Characters of a captured text: more goes into no address or header, and all of an answer is searched for it. */
const MAXIMUM_CAPTURED = 8_192;
const STEP = /^(?:\.([A-Za-z_][\w-]*)|\[(\d+)\]|\["([^"\\]+)"\]|\['([^'\\]+)'\])/;
/** No opening bracket inside: a text that only opens them would be read to its end from each. */
const REFERENCE = /\$\{([^{}]*)\}/g;
/** Of `$.a.b[0]["c d"]`; null where the text is not such a path. */
function parseJsonPath(text) {
    if (!text.startsWith("$"))
        return null;
    const path = [];
    let rest = text.slice(1);
    while (rest !== "") {
        const match = STEP.exec(rest);
        if (match === null)
            return null;
        path.push(match[2] === undefined ? (match[1] ?? match[3] ?? match[4] ?? "") : Number(match[2]));
        rest = rest.slice(match[0].length);
    }
    return path;
}
/** The value at the path; undefined where there is none. */
function resolveJsonPath(value, path) {
    let found = value;
    for (const key of path) {
        if (typeof found !== "object" || found === null)
            return undefined;
        if (Array.isArray(found) !== (typeof key === "number") || !Object.hasOwn(found, key))
            return undefined;
        found = found[key];
    }
    return found;
}
/** Names that are referred to anywhere in a value: in a text, a list or a map. */
function namesIn(value) {
    if (typeof value === "string") {
        return [...value.matchAll(REFERENCE)].map(([, name]) => name ?? "");
    }
    if (typeof value !== "object" || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => [...namesIn(key), ...namesIn(item)]);
}
/** The text with each reference replaced by the captured value, passed through `encode`. */
function fillText(text, captures, encode = (value) => value) {
    return text.replace(REFERENCE, (_whole, name) => encode(textOf(captures[name])));
}
/** The same in a body. A text that is one reference and nothing else becomes the captured value itself, as a number, say. */
function fillJson(value, captures) {
    if (typeof value === "string") {
        const whole = /^\$\{([^}]*)\}$/.exec(value)?.[1];
        return whole === undefined ? fillText(value, captures) : captures[whole];
    }
    if (Array.isArray(value))
        return value.map((item) => fillJson(item, captures));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [fillText(key, captures), fillJson(item, captures)]));
}
function textOf(value) {
    return typeof value === "string" ? value : JSON.stringify(value);
}


/***/ }),

/***/ 87823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ judgeAnswer)
/* harmony export */ });
/* harmony import */ var _lib_is_same_site_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42510);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _capture_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61629);
/** What an answer says about the site: yes, no, or nothing at all. Pure. */



/** `name` is the step for people: `GET /chat`. `captures` are those of the steps before. */
function judgeAnswer(name, step, answer, { target, protection }, captures) {
    const nothing = closedDoor(name, answer, target, protection) ?? foreign(name, answer, target) ?? rateLimit(name, step, answer);
    if (nothing !== null)
        return nothing;
    if (step.status === null ? answer.status < 200 || answer.status > 299 : answer.status !== step.status) {
        const wanted = step.status === null ? "a status from 200 to 299" : `${step.status}`;
        const judgement = { kind: "wrong", summary: `${name} answered ${answer.status}, expected ${wanted}.` };
        return answer.status >= 500 ? { ...judgement, down: true } : judgement;
    }
    if (step.maximumDurationMs !== null && answer.durationMs > step.maximumDurationMs) {
        return wrong(`${name} took ${Math.round(answer.durationMs)} ms, expected at most ${Math.round(step.maximumDurationMs)} ms.`);
    }
    return judgeBody(name, step, answer, captures);
}
function judgeBody(name, step, answer, captures) {
    const contains = step.contains === null ? null : (0,_capture_js__WEBPACK_IMPORTED_MODULE_1__/* .fillText */ .BB)(step.contains, captures);
    const absent = step.absent === null ? null : (0,_capture_js__WEBPACK_IMPORTED_MODULE_1__/* .fillText */ .BB)(step.absent, captures);
    if (absent !== null && answer.body.includes(absent)) {
        return wrong(`The body of ${name} contains "${absent}", which it must not.`);
    }
    const found = contains === null || answer.body.includes(contains);
    const needsAll = !found || absent !== null || Object.keys(step.capture).length > 0;
    if (answer.truncated === true && needsAll) {
        return unknown("no_data", `The body of ${name} is too long to be read to its end.`, "Check a smaller page, or one whose text comes early.");
    }
    if (!found)
        return wrong(`The body of ${name} does not contain "${contains}".`);
    return captureFrom(name, step, answer, captures);
}
function captureFrom(name, step, answer, captures) {
    if (Object.keys(step.capture).length === 0)
        return { kind: "right", captures };
    const parsed = parseJson(answer.body);
    if (parsed === null)
        return wrong(`${name} did not answer with JSON, so nothing can be captured from it.`);
    const taken = { ...captures };
    for (const [key, path] of Object.entries(step.capture)) {
        const value = (0,_capture_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveJsonPath */ .mJ)(parsed.value, path);
        if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
            return wrong(`The answer to ${name} has no text or number at the place of "${key}".`);
        }
        // It goes into a path, where these would mean another folder, and nothing would mean the list itself.
        if (value === "" || value === "." || value === "..") {
            return wrong(`The answer to ${name} has "${value}" at the place of "${key}".`);
        }
        if (typeof value === "string" && value.length > _capture_js__WEBPACK_IMPORTED_MODULE_1__/* .MAXIMUM_CAPTURED */ .wX) {
            return wrong(`The answer to ${name} has ${value.length} characters at the place of "${key}"; at most ${_capture_js__WEBPACK_IMPORTED_MODULE_1__/* .MAXIMUM_CAPTURED */ .wX} are captured.`);
        }
        taken[key] = value;
    }
    return { kind: "right", captures: taken };
}
function parseJson(text) {
    try {
        return { value: JSON.parse(text) };
    }
    catch {
        return null;
    }
}
/** The host's own page in the place of the site's. */
function closedDoor(name, answer, target, protection) {
    const door = protection?.recognize(answer, target.bypass !== null) ?? null;
    return door === null ? null : unknown("protected_deployment", `${name}: ${door.reason}`, door.remedy);
}
/**
 * What another host answers verifies that host: a site that sends every visitor to its canonical name would pass its
 * staging checks with what production serves. With or without `www.`, and https where http was asked, is the same site.
 */
function foreign(name, answer, target) {
    const [asked, found] = [new URL(target.url), new URL(answer.leadsTo ?? answer.url)];
    if ((0,_lib_is_same_site_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameSite */ .e)(asked, found))
        return null;
    return unknown("read_back_mismatch", `${name} was redirected to ${found.origin}, which is not ${asked.origin}, so the answer says nothing about this deployment.`, "Let the site answer under its deployment's address, or check the redirect itself with its status (such as status: 307).");
}
function rateLimit(name, step, answer) {
    if (answer.status !== 429 || step.status === 429)
        return null;
    const summary = `${name} answered 429: this runner sent too many requests, which says nothing about the site's health.`;
    const verdict = (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("vendor_rate_limited", summary, "Exempt this runner from the site's rate limit, or probe less often.");
    return { kind: "unknown", verdict, again: true };
}
function unknown(reasonCode, summary, remedy) {
    return { kind: "unknown", verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)(reasonCode, summary, remedy), again: false };
}
function wrong(summary) {
    return { kind: "wrong", summary };
}


/***/ }),

/***/ 30750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gates: () => (/* binding */ gates)
});

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/gates/advisor.js




/** Findings that a verdict lists; the vendor's own page has them all. */
const SHOWN = 20;
const SHOWN_CHARACTERS = 300;
/** Hex digits of a finding's digest: of a thousand findings, two are the same once in two million projects. */
const DIGEST_LENGTH = 10;
const advisorSpec = schemas/* strictObject */.rej({
    project: schemas/* string */.YjP()
        .regex(/^[a-z]{20}$/, "expected the project's reference: 20 lower-case letters, as in the address of its dashboard")
        .describe("Reference of the project at Supabase: the 20 letters in the address of its dashboard."),
    level: schemas/* enum */.k5n(["error", "warning"])
        .default("error")
        .describe("The lowest severity that counts: `error`, or `warning` for both warnings and errors."),
    ignore: schemas/* array */.YOg(schemas/* strictObject */.rej({
        rule: schemas/* string */.YjP()
            .min(1)
            .optional()
            .describe("Ignores every finding of this rule, such as `security_definer_view`."),
        key: schemas/* string */.YjP().min(1).optional().describe("Ignores one finding, by the key that the gate shows beside it."),
        reason: schemas/* string */.YjP().trim().min(1).max(300).describe("Why it does not count, for the reviewer."),
    })
        .refine(({ rule, key }) => (rule === undefined) !== (key === undefined), "expected either rule or key"))
        .default([])
        .describe("Findings that do not count, each with its reason."),
});
const advisor = {
    key: "advisor",
    description: "Supabase's security advisor reports nothing beyond what was recorded at the last push to the base branch. Without such a record, findings hold.",
    example: `- title: No new security advice
  advisor:
    project: abcdefghijklmnopqrst
    ignore:
      - { rule: security_definer_view, reason: The views show nothing but totals }
`,
    kind: "world",
    spec: advisorSpec,
    explain: ({ project, level, ignore }) => [
        `project ${project}, ${level === "error" ? "errors" : "errors and warnings"}`,
        ...ignore.map(({ rule, key, reason }) => `not ${rule ?? key}: ${reason}`),
    ].join(", "),
    roles: ["advisor"],
    provider: "supabase",
    measures: true,
    async check(spec, { roles, baseline }) {
        const all = await roles.advisor.listSecurityFindings(spec.project);
        const serious = all.filter(({ level }) => level === "error" || (level === "warning" && spec.level === "warning"));
        const counted = serious.filter((finding) => !spec.ignore.some((entry) => isIgnored(finding, entry)));
        // Ignored ones are recorded, too: they were there, and are not new when the plan stops to ignore them.
        const measured = {
            findings: [...new Set(serious.map((finding) => digestOfFinding(finding)))].toSorted(),
        };
        return { ...judge(spec, serious, counted, knownFrom(baseline)), measured };
    },
};
function judge(spec, serious, counted, known) {
    const ignored = spec.ignore.flatMap((entry) => evidenceOfIgnored(serious, entry));
    const what = spec.level === "error" ? "error" : "error or warning";
    if (counted.length === 0)
        return (0,lib_verdict/* pass */.IX)("gate_passed", `The advisor reports no ${what} that counts.`, ignored);
    if (known === null) {
        return (0,lib_verdict/* hold */._2)("no_data", `The advisor reports ${numberOf(counted, spec)}, and the last release's findings were not recorded.`, "Fix them, or have a person approve the merge: the checklist's run on the base branch records the findings, and later pull requests are compared with that record.", [...shown(counted), ...ignored]);
    }
    const fresh = counted.filter((finding) => !isKnown(finding, known));
    const before = {
        label: "known before",
        value: numberOf(counted.filter((one) => !fresh.includes(one)), spec),
    };
    if (fresh.length === 0) {
        return (0,lib_verdict/* pass */.IX)("gate_passed", `The advisor reports nothing that the last release did not have.`, [before, ...ignored]);
    }
    const [first] = fresh;
    return (0,lib_verdict/* fail */.fJ)("advisor_errors", `The advisor reports ${numberOf(fresh, spec)} that the last release did not have: ${[...new Set(fresh.map(({ rule }) => rule))].slice(0, 5).join(", ")}.`, `Fix what is named below (${first?.url ?? "Supabase, Advisors, Security Advisor"}), or list it in ignore with a reason.`, [...shown(fresh), before, ...ignored]);
}
/** What one item of the base branch's record says; null where it holds no list of findings. */
function knownFrom(baseline) {
    const findings = baseline?.["findings"];
    return Array.isArray(findings) ? new Set(findings) : null;
}
/** A warning that has become an error is new; an error that has become a warning is not. */
function isKnown(finding, known) {
    if (known.has(digestOfFinding(finding)))
        return true;
    return finding.level === "warning" && known.has(digestOfFinding({ ...finding, level: "error" }));
}
function digestOfFinding({ level, key }) {
    return (0,digest/* digestOf */.o)(`${level} ${key}`, DIGEST_LENGTH);
}
function isIgnored(finding, { rule, key }) {
    return rule === undefined ? finding.key === key : finding.rule === rule;
}
function evidenceOfIgnored(serious, entry) {
    const count = serious.filter((finding) => isIgnored(finding, entry)).length;
    return count === 0
        ? []
        : [{ label: `ignored: ${entry.rule ?? entry.key}`, value: `${count}, since: ${entry.reason}` }];
}
function shown(findings) {
    const listed = findings.slice(0, SHOWN).map(({ rule, level, title, detail, key, url }) => {
        const text = (0,cut_text/* cutText */.I)(`${level}: ${title}. ${detail}`, SHOWN_CHARACTERS);
        return { label: rule, value: `${text} (key ${(0,cut_text/* cutText */.I)(key, SHOWN_CHARACTERS)})`, ...(url === null ? {} : { url }) };
    });
    const rest = findings.length - listed.length;
    return rest === 0 ? listed : [...listed, { label: "not listed here", value: `${rest} more` }];
}
/** `2 errors`, `1 error and 3 warnings`. */
function numberOf(findings, { level }) {
    const errors = findings.filter((finding) => finding.level === "error").length;
    const warnings = findings.length - errors;
    const parts = [
        ...(errors > 0 || level === "error" || warnings === 0 ? [`${errors} ${errors === 1 ? "error" : "errors"}`] : []),
        ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`] : []),
    ];
    return parts.join(" and ");
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/gates/backups/spec.js
var spec = __webpack_require__(25503);
;// CONCATENATED MODULE: ./build/src/gates/backups/index.js


const backups = {
    key: "backups",
    description: "The newest recorded backup of the database is not too old, was proven, and still lies where it was stored. Only what Holdpoint's own step `backup` recorded counts.",
    example: `- { title: A backup of today, backups: { database: PRODUCTION_DATABASE_URL, within: 24h } }
- title: A backup that was restored once
  backups:
    database: PRODUCTION_DATABASE_URL
    within: 7d
    proven: restore
    from: [s3://acme-backups/production]
`,
    kind: "world",
    spec: spec/* backupsSpec */.ne,
    explain: ({ database, within, proven, from }) => `a backup of ${database} from the last ${(0,duration/* renderDuration */.P)(within)}, ${spec/* SAYS */.HN[proven]}${from.length === 0 ? "" : `, that still lies in ${from.join(", ")}`}`,
    roles: ["deployments", "storedBackups"],
    // Loaded with the first question: every command that reads a plan loads this file.
    check: async (spec, context) => (await __webpack_require__.e(/* import() */ 7931).then(__webpack_require__.bind(__webpack_require__, 57931))).checkBackups(spec, context),
};

// EXTERNAL MODULE: ./build/src/gates/bundle/size.js
var bundle_size = __webpack_require__(50586);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
;// CONCATENATED MODULE: ./build/src/gates/bundle/spec.js
/** How a `bundle` gate is written in the plan. */



/** What a browser downloads as code; pictures and fonts have their own budgets. */
const DEFAULT_INCLUDE = ["**/*.{js,mjs,cjs,css,wasm}"];
const SIZE_FORM = "a size and, where it is not raw, a measure, such as 350 kB gzip, 1.2 MB or 300 KiB brotli";
const GROWTH_FORM = "a share such as 5%, or a size such as 10 kB (kB is 1000 bytes, KiB 1024)";
const FOLDERLESS = "A pattern without a slash is compared with the file's name in any folder.";
const budget = schemas/* string */.YjP({ error: `expected ${SIZE_FORM}` })
    .meta({ pattern: bundle_size/* SIZE_PATTERN */.bv, examples: ["350 kB gzip", "1.2 MB", "300 KiB brotli"] })
    .transform((text, context) => {
    const size = (0,bundle_size/* parseSize */.DB)(text);
    if (size !== null && size.bytes > 0)
        return { bytes: size.bytes, measure: size.measure ?? "raw" };
    context.addIssue({
        code: "custom",
        message: size === null ? `"${text}" is not ${SIZE_FORM}` : `"${text}" is no size: expected more than 0`,
    });
    return core/* NEVER */.tm;
});
const growth = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()], { error: `expected ${GROWTH_FORM}` })
    .meta({ examples: ["5%", "10 kB"] })
    .transform((value, context) => {
    const share = (0,plan_values/* parseShare */.n8)(value);
    if (share !== null)
        return { share };
    const size = typeof value === "string" ? (0,bundle_size/* parseSize */.DB)(value) : null;
    if (size !== null && size.measure === null)
        return { bytes: size.bytes };
    const measured = size === null ? "" : `: growth is judged in the measure of max, so it names none`;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${GROWTH_FORM}${measured}` });
    return core/* NEVER */.tm;
});
const glob = schemas/* string */.YjP()
    .trim()
    .min(1, "expected a pattern such as app-*.js")
    .max(500)
    .regex(/^(?!!(?!\())/, "a pattern cannot begin with !: name what counts, or use exclude");
const entry = schemas/* strictObject */.rej({
    files: glob.describe(`Pattern of the entry's files below \`dir\`, such as \`app-*.js\`; their sum is judged. ${FOLDERLESS}`),
    max: budget.describe("The entry's largest size, in the form of `max`."),
    growth: growth.optional().describe("How much the entry may grow, in the form of `growth`."),
})
    .transform(({ files, max, growth: allowed }) => ({ files, max, growth: allowed ?? null }));
const bundleSpec = schemas/* strictObject */.rej({
    dir: schemas/* string */.YjP().min(1).describe("Folder of the built files, relative to the repository, such as `.next/static`."),
    max: budget
        .optional()
        .describe("The largest size of all files together: `350 kB gzip`, `1.2 MB`, `300 KiB brotli`. Raw if no measure is named; kB is 1000 bytes, KiB 1024."),
    growth: growth
        .optional()
        .describe("How much larger all files together may be than on the base branch: a share (`5%`) or a size (`10 kB`), in the measure of `max`, else gzip. Holds until the base branch has a record."),
    entries: schemas/* array */.YOg(entry)
        .min(1)
        .optional()
        .describe("Budgets for single entries, each covering the files that match a pattern."),
    forbid: schemas/* array */.YOg(glob)
        .min(1)
        .optional()
        .describe("Patterns of modules that must not be in the built files, such as `*devtools*`, without regard to case. Without a slash, a pattern is compared with each part of a module's path; with one, with any run of parts. Read from file names, source maps and, where a script has none, paths and package names in its text; holds where most of the scripts show no module at all."),
    include: schemas/* array */.YOg(glob)
        .min(1)
        .optional()
        .describe(`Patterns of the files that count. Default: \`${DEFAULT_INCLUDE[0]}\`. ${FOLDERLESS} Source maps (\`*.map\`) never count; one inside a script is downloaded with it, and counts.`),
    exclude: schemas/* array */.YOg(glob).optional().describe(`Patterns of files that do not count. ${FOLDERLESS}`),
})
    .superRefine((spec, context) => {
    if (!spec.max && spec.growth === undefined && !spec.entries && !spec.forbid) {
        context.addIssue({ code: "custom", message: "sets no limit: expected max, growth, entries or forbid" });
    }
    const patterns = spec.entries?.map(({ files }) => files) ?? [];
    for (const [index, files] of patterns.entries()) {
        if (patterns.indexOf(files) === index)
            continue;
        context.addIssue({
            code: "custom",
            path: ["entries", index, "files"],
            message: `another entry has the pattern ${JSON.stringify(files)}`,
        });
    }
})
    .transform((spec) => ({
    dir: spec.dir,
    max: spec.max ?? null,
    growth: spec.growth ?? null,
    entries: spec.entries ?? [],
    forbid: spec.forbid ?? [],
    include: spec.include ?? DEFAULT_INCLUDE,
    exclude: spec.exclude ?? [],
}));

;// CONCATENATED MODULE: ./build/src/gates/bundle/index.js


const bundle = {
    key: "bundle",
    description: "The built files are within their budgets, have not grown by more than allowed against the base branch, and contain no forbidden module.",
    example: `- title: Bundle within budget
  bundle:
    dir: .next/static
    max: 350 kB gzip
    growth: 5%
    entries:
      - { files: "main-*.js", max: 120 kB gzip }
    forbid: ["*devtools*"]
`,
    kind: "code",
    spec: bundleSpec,
    explain: (spec) => [
        `files in ${spec.dir}`,
        ...(spec.max === null ? [] : [`at most ${renderBudget(spec.max)}`]),
        ...(spec.growth === null ? [] : [`growth at most ${renderGrowth(spec.growth)}`]),
        ...spec.entries.map(({ files, max, growth }) => `${files} at most ${renderBudget(max)}${growth === null ? "" : ` and growth ${renderGrowth(growth)}`}`),
        ...(spec.forbid.length === 0 ? [] : [`without ${spec.forbid.join(", ")}`]),
    ].join(", "),
    roles: [],
    measures: true,
    after: "commands",
    // Loaded with the first question: every command that reads a plan loads this file.
    check: async (spec, context) => (await __webpack_require__.e(/* import() */ 9048).then(__webpack_require__.bind(__webpack_require__, 69048))).checkBundle(spec, context),
};
function renderBudget({ bytes, measure }) {
    return `${(0,bundle_size/* renderSize */.qI)(bytes)} ${measure}`;
}
function renderGrowth(growth) {
    return "share" in growth ? `${Number((growth.share * 100).toFixed(2))} %` : (0,bundle_size/* renderSize */.qI)(growth.bytes);
}

;// CONCATENATED MODULE: ./build/src/gates/checkly.js




const checklySpec = schemas/* strictObject */.rej({
    tags: schemas/* array */.YOg(schemas/* string */.YjP().min(1), "expected a list of tags, such as [deploy]")
        .min(1, "expected at least one tag: without tags every check of the account would run")
        .describe("Checks with all of these tags run against the address under test."),
    timeout: (0,plan_values/* durationUpTo */.TH)("24h")
        .prefault("10m")
        .describe("How long the checks may take; if they take longer, the gate holds."),
});
const checkly = {
    key: "checkly",
    description: "Runs Checkly's checks against the deployment and waits for them. A degraded check passes.",
    example: `- { title: Checkly suite, checkly: { tags: [deploy], timeout: 15m } }
`,
    kind: "world",
    spec: checklySpec,
    explain: ({ tags, timeout }) => `checks with the tags ${tags.join(", ")}, at most ${(0,duration/* renderDuration */.P)(timeout)}`,
    roles: ["checks"],
    provider: "checkly",
    async check(spec, { roles, target }) {
        const session = await roles.checks.run({
            tags: spec.tags,
            url: target.url,
            bypass: target.bypass,
            commit: target.commit,
            environment: target.stage,
            timeoutMs: spec.timeout,
        });
        return session === null ? noChecks(spec.tags) : checkly_judge(spec, session);
    },
};
function checkly_judge(spec, session) {
    const evidence = session.runs.map(evidenceOf);
    const look = session.url ?? "the session in Checkly";
    const failed = namesOf(session, "failed");
    const aborted = namesOf(session, "aborted");
    const runs = session.runs.length;
    if (failed.length > 0) {
        return (0,lib_verdict/* fail */.fJ)("checks_failed", `${failed.length} of ${runs} checks failed: ${failed.join(", ")}.`, `Look at ${look}, fix what it shows, and run this again.`, evidence);
    }
    if (session.status === "timed-out") {
        return (0,lib_verdict/* hold */._2)("vendor_timeout", `The checks had not all finished after ${(0,duration/* renderDuration */.P)(spec.timeout)}.`, `Look at ${look}; raise timeout if the checks need longer, and run this again.`, evidence);
    }
    if (session.status === "canceled" || aborted.length > 0) {
        return (0,lib_verdict/* hold */._2)("no_data", session.status === "canceled"
            ? "The checks were canceled, so there is no answer."
            : `${aborted.length} of ${runs} checks were aborted: ${aborted.join(", ")}.`, `Look at ${look}, and run this again.`, evidence);
    }
    if (session.status === "failed") {
        return (0,lib_verdict/* fail */.fJ)("checks_failed", "The checks failed.", `Look at ${look}, and run this again.`, evidence);
    }
    // A session that passed without a single run has verified nothing.
    if (runs === 0)
        return noChecks(spec.tags);
    const degraded = namesOf(session, "degraded");
    const slow = degraded.length === 0 ? "" : `, ${degraded.length} degraded: ${degraded.join(", ")}`;
    return (0,lib_verdict/* pass */.IX)("gate_passed", `${runs} of ${runs} checks passed${slow}.`, evidence);
}
function namesOf(session, outcome) {
    return session.runs.filter((run) => run.outcome === outcome).map((run) => run.name);
}
function evidenceOf(run) {
    return { label: run.name, value: run.outcome, ...(run.url === null ? {} : { url: run.url }) };
}
function noChecks(tags) {
    return (0,lib_verdict/* hold */._2)("no_matching_checks", `No check has ${tags.map((tag) => `"${tag}"`).join(" and ")}, so nothing was verified.`, "Tag the checks that should run after a deploy, or correct the tags in the plan.");
}

// EXTERNAL MODULE: ./build/src/lib/command-fields.js
var command_fields = __webpack_require__(12580);
// EXTERNAL MODULE: ./build/src/lib/command-line.js
var command_line = __webpack_require__(97695);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: ./build/src/lib/spec-choice.js
var spec_choice = __webpack_require__(16160);
;// CONCATENATED MODULE: ./build/src/gates/command.js







const DEFAULT_TIMEOUT_MS = 600_000;
const line = (0,command_fields/* commandLine */.ay)("npm test");
const commandSpec = (0,spec_choice/* specChoice */.n)("a command line such as npm test, or a map with run:", {
    string: line
        .describe("A command line for `sh -c`.")
        .transform((run) => ({ run, timeoutMs: DEFAULT_TIMEOUT_MS, env: [], directory: "." })),
    object: schemas/* strictObject */.rej({
        run: line.describe("A command line for `sh -c`."),
        timeout: (0,plan_values/* durationUpTo */.TH)("24h")
            .prefault("10m")
            .describe("How long the command may take; after that, it and everything it started is stopped, and the gate fails."),
        env: schemas/* array */.YOg(plan_values/* variableName */.cG)
            .default([])
            .describe("Names of the variables, including secrets, that the command may see. Their values are masked. `checklist.yml` passes none to code, so an item that names one holds there."),
        directory: schemas/* string */.YjP()
            .min(1)
            .default(".")
            .describe("Folder in which the command runs, relative to the repository."),
    })
        .transform(({ run, timeout, env, directory }) => ({ run, timeoutMs: timeout, env, directory }))
        .describe("The same with settings."),
});
const command = {
    key: "command",
    description: "Runs a command of the repository. Exit code 0 passes; any other, and a timeout, fails; a command that is not found, or is killed from outside, is a hold. It sees PATH, HOME and the like, DEPLOYMENT_COMMIT and, if something is deployed, DEPLOYMENT_URL and DEPLOYMENT_ID; of all other variables, only those named in `env`.",
    example: `- { title: Tests pass, command: npm test }
- title: Pages work in a browser # in stages.staging.verify: there it has DEPLOYMENT_URL
  command: { run: npx playwright test, timeout: 20m, env: [TEST_USER, TEST_PASSWORD], directory: apps/web }
`,
    kind: "code",
    spec: commandSpec,
    explain: ({ run, timeoutMs, env, directory }) => [
        `\`${run}\``,
        ...(directory === "." ? [] : [`in ${directory}`]),
        `at most ${(0,duration/* renderDuration */.P)(timeoutMs)}`,
        ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
    roles: ["shell"],
    secrets: ({ env }) => env,
    async check(spec, context) {
        const trouble = await (0,command_fields/* checkCommandPlace */.dV)(spec, context);
        if (trouble !== null)
            return trouble;
        const result = await context.roles.shell.run({
            command: spec.run,
            directory: (await (0,inside_directory/* resolveInside */.L)(context.directory, spec.directory)) ?? context.directory,
            env: { ...(0,command_line/* commandEnvironment */.J$)(context.env, spec.env), ...deploymentOf(context) },
            timeoutMs: spec.timeoutMs,
            mask: spec.env,
            onLine: context.output,
        });
        return (0,command_line/* judgeCommand */.Bc)(spec, result);
    },
};
function deploymentOf({ target }) {
    return {
        // A checklist runs before anything is deployed: a command must not take production for its deployment.
        ...(target.deploymentId === "" ? {} : { DEPLOYMENT_URL: target.url, DEPLOYMENT_ID: target.deploymentId }),
        DEPLOYMENT_COMMIT: target.commit,
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/src/gates/coverage/judge-metric.js
/** Less than this is what floating point makes of a share, never a line: counts are whole. */
const ROUNDING = 1e-6;
function judgeMetric(question) {
    const { metric, least, counts, format } = question;
    const asked = `asked ${percent(least)}`;
    if (counts === undefined)
        return unknown(metric, `not in ${format}, ${asked}`, `${format} has no ${metric}`);
    if (counts.total === 0)
        return unknown(metric, `0 of 0, ${asked}`, `The report counts no ${metric} at all`);
    const findings = [...tooLow(question, counts), ...dropped(question, counts)];
    return {
        findings,
        evidence: [{ label: metric, value: `${renderShare(counts)}, ${asked}` }, ...against(question, counts)],
        told: `${metric} ${renderShare(counts)}`,
    };
}
/** Compared by counts: 799.9 of 1,000 is not 80 %, however it is rounded. */
function tooLow({ metric, least }, counts) {
    const needed = Math.ceil(least * counts.total - ROUNDING);
    const lacking = needed - counts.covered;
    if (lacking <= 0)
        return [];
    const points = least - counts.covered / counts.total;
    return [
        {
            outcome: "fail",
            reasonCode: "coverage_too_low",
            summary: `Tests cover ${metric} to ${renderShare(counts)}, ${renderPoints(points)} below the required ${percent(least)}: ${grouped(lacking)} more ${lacking === 1 ? "is" : "are"} needed.`,
            remedy: "Add tests for the least covered files; the tool's own report shows them line by line.",
        },
    ];
}
function dropped({ metric, drop, baseline }, counts) {
    if (drop === null)
        return [];
    const before = recorded(metric, baseline);
    if (before === null) {
        return [
            {
                outcome: "hold",
                reasonCode: "no_data",
                summary: `The base branch has no coverage of ${metric} on record, so a drop is not known.`,
                remedy: "The checklist's run on a push to the base branch records it; run this again after that.",
            },
        ];
    }
    // In counts, so that the last digit of a share that was recorded decides nothing.
    if (counts.covered >= (before - drop) * counts.total - ROUNDING)
        return [];
    const fallen = before - counts.covered / counts.total;
    return [
        {
            outcome: "fail",
            reasonCode: "coverage_too_low",
            summary: `Coverage of ${metric} fell by ${renderPoints(fallen)} from ${percent(before)} on the base branch to ${renderShare(counts)}; the plan allows ${renderPoints(drop)}.`,
            remedy: "Add tests for what this change adds, and for what it no longer tests.",
        },
    ];
}
function against({ metric, drop, baseline }, counts) {
    const before = recorded(metric, baseline);
    const allowed = drop === null ? "" : `, may be ${renderPoints(drop)} less`;
    if (before === null) {
        return drop === null ? [] : [{ label: `${metric}, base branch`, value: "nothing recorded" }];
    }
    const change = counts.covered / counts.total - before;
    const sign = change < 0 ? "-" : "+";
    return [
        {
            label: `${metric}, base branch`,
            value: `${percent(before)}, now ${sign}${renderPoints(Math.abs(change))}${allowed}`,
        },
    ];
}
function recorded(metric, baseline) {
    const before = baseline?.[metric];
    return typeof before === "number" && before >= 0 && before <= 1 ? before : null;
}
function unknown(metric, value, summary) {
    return {
        findings: [
            {
                outcome: "hold",
                reasonCode: "no_data",
                summary: `${summary}, so nothing is known about them.`,
                remedy: `Let the test run write a report that counts ${metric}, or remove ${metric} from the item.`,
            },
        ],
        evidence: [{ label: metric, value }],
        told: `${metric} unknown`,
    };
}
/** `81.2 % (812 of 1,000)`. */
function renderShare({ covered, total }) {
    return `${percent(covered / total)} (${grouped(covered)} of ${grouped(total)})`;
}
/** Rounded down: what is shown never reaches a threshold that was missed. */
function percent(share) {
    return `${Math.floor(share * 10_000 + ROUNDING) / 100} %`;
}
/** Rounded up, so that a difference is never shown as none. */
function renderPoints(points) {
    const shown = Math.ceil(points * 10_000 - ROUNDING) / 100;
    return `${shown} ${shown === 1 ? "point" : "points"}`;
}
function grouped(count) {
    return count.toLocaleString("en-US");
}

;// CONCATENATED MODULE: ./build/src/gates/coverage/report.js
/** What a coverage report says, whatever its format. */

const METRICS = ["lines", "branches", "functions", "statements"];
/** It quotes names of the report. */
const QUOTED_CHARACTERS = 500;
/** The report is not one, or not a whole one; the message completes "The file … ". */
class BrokenReport extends Error {
    constructor(message) {
        super((0,cut_text/* cutText */.I)(message, QUOTED_CHARACTERS));
        this.name = "BrokenReport";
    }
}
/** Counts of things covered and of all; refused where they cannot be true. */
function countsOf(covered, total, what) {
    const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
    if (isCount(covered) && isCount(total) && covered <= total)
        return { covered, total };
    throw new BrokenReport(`says of ${what} that ${String(covered)} of ${String(total)} are covered, which cannot be`);
}
/** The sum of every metric over all files. */
function sumOf(all) {
    const sums = METRICS.flatMap((metric) => {
        const known = all.flatMap((counts) => counts[metric] ?? []);
        if (known.length === 0)
            return [];
        const sum = (key) => known.reduce((total, counts) => total + counts[key], 0);
        return [[metric, { covered: sum("covered"), total: sum("total") }]];
    });
    return Object.fromEntries(sums);
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/gates/coverage/cobertura.js
/** Cobertura's XML, as Istanbul, coverage.py, coverlet and others write it. */


/** Tags that may stand there once or many times. */
const LISTS = new Set(["package", "class", "line"]);
async function readCobertura(text) {
    // A real report names its DTD by address, which nobody fetches. One that declares entities was not written by a tool.
    if (/<!ENTITY/i.test(text))
        throw new BrokenReport("declares XML entities, which no coverage tool does");
    const root = (await parse(text))["coverage"];
    if (!isNode(root))
        throw new BrokenReport("is XML, but not Cobertura's: its outermost element is not coverage");
    const classes = nodesIn(root, "packages").flatMap((packages) => nodesIn(packages, "package").flatMap((one) => nodesIn(one, "classes").flatMap((list) => nodesIn(list, "class"))));
    if (classes.length === 0)
        throw new BrokenReport("is XML without a class of Cobertura: no test covered anything");
    const byFile = (0,group_by/* groupBy */.$)(classes, (one) => decodeEntities(String(one["@filename"] ?? "")));
    const files = [...byFile].map(([path, ofPath]) => ({ path, counts: countsOfFile(ofPath, path) }));
    const summed = sumOf(files.map(({ counts }) => counts));
    return { format: "Cobertura", totals: { ...summed, ...writtenTotals(root) }, files };
}
async function parse(text) {
    const { XMLParser, XMLValidator } = await __webpack_require__.e(/* import() */ 9131).then(__webpack_require__.bind(__webpack_require__, 99131));
    // The parser takes a file that was cut off for a shorter one.
    const valid = XMLValidator.validate(text);
    if (valid !== true)
        throw new BrokenReport(`is not whole XML (line ${valid.err.line}: ${valid.err.msg})`);
    const parser = new XMLParser({
        ignoreAttributes: false,
        attributeNamePrefix: "@",
        parseTagValue: false,
        processEntities: false,
        isArray: (name) => LISTS.has(name),
    });
    try {
        const parsed = parser.parse(text);
        return isNode(parsed) ? parsed : {};
    }
    catch (error) {
        throw new BrokenReport(`is not XML that can be read (${error instanceof Error ? error.message : String(error)})`);
    }
}
function isNode(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function nodesIn(node, name) {
    const children = node[name];
    return (Array.isArray(children) ? children : [children]).filter(isNode);
}
/** What the tool counted itself (`lines-valid`, since Cobertura 1.9.4 and its `coverage-04.dtd`). */
function writtenTotals(root) {
    const read = (kind) => {
        const [covered, total] = [root[`@${kind}-covered`], root[`@${kind}-valid`]];
        return covered === undefined || total === undefined
            ? null
            : countsOf(Number(covered), Number(total), `the ${kind}`);
    };
    const [lines, branches] = [read("lines"), read("branches")];
    return { ...(lines === null ? {} : { lines }), ...(branches === null ? {} : { branches }) };
}
/** A class has all its lines, and its methods have theirs again. Several classes of one file may share a line. */
function countsOfFile(classes, path) {
    const lines = new Map();
    const branches = new Map();
    for (const line of classes.flatMap((one) => nodesIn(one, "lines").flatMap((list) => nodesIn(list, "line")))) {
        const [number, hits] = [String(line["@number"]), Number(line["@hits"])];
        if (!(hits >= 0))
            throw new BrokenReport(`does not say how often line ${number} of ${path} ran`);
        lines.set(number, Math.max(hits, lines.get(number) ?? 0));
        const condition = /\((\d+)\/(\d+)\)/.exec(String(line["@condition-coverage"] ?? ""));
        if (condition === null)
            continue;
        const counts = countsOf(Number(condition[1]), Number(condition[2]), `the branches of line ${number} of ${path}`);
        if (counts.covered >= (branches.get(number)?.covered ?? 0))
            branches.set(number, counts);
    }
    return {
        lines: { covered: [...lines.values()].filter((hits) => hits > 0).length, total: lines.size },
        ...sumOf([...branches.values()].map((counts) => ({ branches: counts }))),
    };
}
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** XML's own five and characters by number; anything else stays as it is written. */
function decodeEntities(text) {
    return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
        if (name !== undefined)
            return ENTITIES[String(name).toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

;// CONCATENATED MODULE: ./build/src/gates/coverage/istanbul.js
/** Istanbul's `coverage-summary.json` and `coverage-final.json`, as nyc, Jest and Vitest write them. */

function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function parseIstanbul(text) {
    const json = istanbul_parse(text);
    if (!isMap(json))
        throw new BrokenReport("is JSON, but no coverage report");
    if (isMap(json["total"]) && isMap(json["total"]["lines"]))
        return readSummary(json, json["total"]);
    const files = Object.entries(json);
    if (files.length === 0)
        throw new BrokenReport("names no file: no test covered anything");
    if (files.every(([, file]) => isMap(file) && isMap(file["statementMap"])))
        return readFinal(files);
    throw new BrokenReport("is JSON, but neither Istanbul's coverage-summary.json nor its coverage-final.json");
}
function istanbul_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new BrokenReport(`is not whole JSON (${error instanceof Error ? error.message : String(error)})`);
    }
}
function readSummary(json, total) {
    const files = Object.entries(json).filter(([path]) => path !== "total");
    return {
        format: "Istanbul's summary",
        totals: summaryCounts(total, "the total"),
        files: files.map(([path, counts]) => ({ path, counts: summaryCounts(counts, path) })),
    };
}
function summaryCounts(written, what) {
    if (!isMap(written))
        throw new BrokenReport(`has no counts for ${what}`);
    const known = METRICS.flatMap((metric) => {
        const counts = written[metric];
        return isMap(counts)
            ? [[metric, countsOf(counts["covered"], counts["total"], `the ${metric} of ${what}`)]]
            : [];
    });
    return Object.fromEntries(known);
}
function readFinal(entries) {
    const files = entries.map(([path, file]) => ({ path, counts: finalCounts(isMap(file) ? file : {}, path) }));
    return { format: "Istanbul's full report", totals: sumOf(files.map(({ counts }) => counts)), files };
}
/**
 * As Istanbul itself counts (istanbul-lib-coverage, FileCoverage): a statement, function or path of a branch is covered
 * when it ran; a line is one on which a statement begins, and is covered when any of those ran.
 */
function finalCounts(file, path) {
    const [statements, functions] = [hitsOf(file["s"], path), hitsOf(file["f"], path)];
    const branches = isMap(file["b"]) ? Object.values(file["b"]) : broken(path);
    const paths = branches.flatMap((hits) => Array.isArray(hits) ? hits.map((hit) => countOf(hit, path)) : broken(path));
    const lines = new Map();
    const places = isMap(file["statementMap"]) ? file["statementMap"] : broken(path);
    for (const [id, hits] of statements) {
        const place = places[id];
        // Istanbul passes over a statement without a place, too.
        const start = isMap(place) ? place["start"] : undefined;
        if (!isMap(start) || typeof start["line"] !== "number")
            continue;
        lines.set(start["line"], Math.max(hits, lines.get(start["line"]) ?? 0));
    }
    return {
        lines: ran([...lines.values()]),
        branches: ran(paths),
        functions: ran(functions.map(([, hits]) => hits)),
        statements: ran(statements.map(([, hits]) => hits)),
    };
}
function ran(hits) {
    return { covered: hits.filter((count) => count > 0).length, total: hits.length };
}
function hitsOf(written, path) {
    if (!isMap(written))
        return broken(path);
    return Object.entries(written).map(([id, hits]) => [id, countOf(hits, path)]);
}
function countOf(hits, path) {
    return typeof hits === "number" && hits >= 0 ? hits : broken(path);
}
function broken(path) {
    throw new BrokenReport(`does not say how often the parts of ${path} ran`);
}

;// CONCATENATED MODULE: ./build/src/gates/coverage/lcov.js

/** The parser needs some forty times the size of a text in memory; a report of 60 MB is handed over in parts. */
const PART_CHARACTERS = 1e6;
const END = "end_of_record";
async function readLcov(text) {
    // The parser takes a file that was cut off for a shorter one.
    if (!/(?:^|\n)end_of_record\s*$/.test(text))
        throw new BrokenReport("ends in the middle of a record of LCOV");
    const { lcovParser } = await __webpack_require__.e(/* import() */ 7133).then(__webpack_require__.bind(__webpack_require__, 57133));
    const repeated = repeatedPaths(text);
    const counted = new Map();
    const merged = new Map();
    for (const part of partsOf(text)) {
        for (const section of lcovParser({ from: part })) {
            const { path } = section;
            if (path === "")
                throw new BrokenReport("has a record of LCOV without its file (SF)");
            if (repeated.has(withoutSpace(path)))
                merged.set(path, merge(merged.get(path) ?? noHits(), section));
            else
                counted.set(path, writtenCounts(section));
        }
    }
    for (const [path, hits] of merged)
        counted.set(path, mergedCounts(hits));
    const files = [...counted].map(([path, counts]) => ({ path, counts }));
    return { format: "LCOV", totals: sumOf(files.map(({ counts }) => counts)), files };
}
/** Whole records, about as many characters at a time. */
function* partsOf(text) {
    for (let begin = 0; begin < text.length;) {
        const end = text.indexOf(END, begin + PART_CHARACTERS);
        const next = end < 0 ? text.length : end + END.length;
        yield text.slice(begin, next);
        begin = next;
    }
}
/** A file stands there once for each test that was told apart (TN). */
function repeatedPaths(text) {
    const [once, again] = [new Set(), new Set()];
    for (const [, path = ""] of text.matchAll(/^SF:([^\r\n]*)/gm)) {
        const key = withoutSpace(path);
        (once.has(key) ? again : once).add(key);
    }
    return again;
}
/** The parser takes a path apart at its commas: what it makes of the spaces there must not tell two paths apart. */
function withoutSpace(path) {
    return path.replaceAll(/\s/g, "");
}
const KINDS = ["lines", "functions", "branches"];
function noHits() {
    return { lines: new Map(), functions: new Map(), branches: new Map() };
}
/** The sums of the writer (LF and LH): its details may leave out what they count. */
function writtenCounts(section) {
    const details = mergedCounts(merge(noHits(), section));
    const written = KINDS.flatMap((kind) => {
        const { hit, instrumented } = section[kind];
        return instrumented > 0 ? [[kind, countsOf(hit, instrumented, `the ${kind} of ${section.path}`)]] : [];
    });
    return { ...details, ...Object.fromEntries(written) };
}
function merge(hits, { lines, functions, branches }) {
    const raise = (kind, key, hit) => {
        hits[kind].set(key, Math.max(hit, hits[kind].get(key) ?? 0));
    };
    for (const { line, hit } of lines.details)
        raise("lines", String(line), hit);
    for (const { name, hit } of functions.details)
        raise("functions", name, hit);
    for (const { line, block, branch, hit } of branches.details)
        raise("branches", `${line} ${block} ${branch}`, hit);
    return hits;
}
function mergedCounts(hits) {
    return Object.fromEntries(KINDS.map((kind) => {
        const all = [...hits[kind].values()];
        return [kind, { covered: all.filter((hit) => hit > 0).length, total: all.length }];
    }));
}

;// CONCATENATED MODULE: ./build/src/gates/coverage/read-report.js





/** A parsed report takes several times its size in memory. */
const MAXIMUM_BYTES = 64e6;
/** The report in a file, its format told by its content; throws BrokenReport where there is none. */
async function readReport(path) {
    const text = (await readText(path)).replace(/^\uFEFF/, "");
    const start = text.trimStart().slice(0, 4_096);
    if (start === "")
        throw new BrokenReport("is empty");
    if (start.startsWith("{") || start.startsWith("["))
        return parseIstanbul(text);
    if (start.startsWith("<"))
        return readCobertura(text.trim());
    if (/^(?:TN:|SF:|#|VER:)/.test(start))
        return readLcov(text);
    throw new BrokenReport("is in no known format: Istanbul's JSON, LCOV or Cobertura");
}
async function readText(path) {
    try {
        const found = await (0,promises_.stat)(path);
        // Asked before it is opened: a pipe would be waited for.
        if (!found.isFile())
            throw new BrokenReport("is no file");
        if (found.size > MAXIMUM_BYTES) {
            throw new BrokenReport(`has ${found.size} bytes, more than the ${MAXIMUM_BYTES} that are read`);
        }
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (error instanceof BrokenReport || !(error instanceof Error) || !("syscall" in error))
            throw error;
        throw new BrokenReport(`cannot be read (${error.message})`);
    }
}

// EXTERNAL MODULE: ./build/src/lib/verdict-of-findings.js
var verdict_of_findings = __webpack_require__(45455);
;// CONCATENATED MODULE: ./build/src/gates/coverage/index.js









const SHOWN_FILES = 5;
const share = (what) => plan_values/* shareValue */.PB.optional().describe(`Minimum share of ${what} that the tests must cover.`);
const coverageSpec = schemas/* strictObject */.rej({
    file: schemas/* string */.YjP()
        .min(1)
        .describe("The report, relative to the repository: Istanbul's `coverage-summary.json` or `coverage-final.json`, LCOV, or Cobertura's XML. The format is recognized by the content."),
    lines: share("lines"),
    branches: share("paths of branches (LCOV and Cobertura have them where the tool records them)"),
    functions: share("functions (not in Cobertura)"),
    statements: share("statements (only in Istanbul's formats)"),
    drop: plan_values/* shareValue */.PB
        .optional()
        .describe("How many percentage points each metric named here may drop below the base branch: `1%` allows 80 % after 81 %. Holds until the base branch has a record."),
})
    .superRefine((spec, context) => {
    if (METRICS.some((metric) => spec[metric] !== undefined))
        return;
    context.addIssue({ code: "custom", message: `checks nothing: expected at least one of ${METRICS.join(", ")}` });
})
    .transform(({ file, drop, ...asked }) => ({
    file,
    asked: Object.fromEntries(Object.entries(asked).filter(([, least]) => least !== undefined)),
    drop: drop ?? null,
}));
const coverage = {
    key: "coverage",
    description: "A coverage report shows at least the required share of lines, branches, functions or statements, and has not dropped by more than allowed against the base branch.",
    example: `- { title: Coverage above 80 %, coverage: { file: coverage/coverage-summary.json, lines: 80%, drop: 1% } }
`,
    kind: "code",
    spec: coverageSpec,
    explain: ({ file, asked, drop }) => [
        file,
        ...METRICS.flatMap((metric) => {
            const least = asked[metric];
            return least === undefined ? [] : [`${metric} at least ${renderPercent(least)}`];
        }),
        ...(drop === null ? [] : [`at most ${renderPercent(drop)} below the base branch`]),
    ].join(", "),
    roles: [],
    measures: true,
    after: "commands",
    async check(spec, context) {
        const path = await (0,inside_directory/* resolveInside */.L)(context.directory, spec.file);
        if (path === null)
            return missing(spec);
        try {
            const report = await readReport(path);
            return coverage_judge(spec, report, context.baseline, await (0,promises_.realpath)(context.directory));
        }
        catch (error) {
            if (!(error instanceof BrokenReport))
                throw error;
            return (0,lib_verdict/* hold */._2)("no_data", `The file ${spec.file} ${error.message}.`, "Run the tests with coverage before this item, and check that the report is written completely.");
        }
    },
};
function coverage_judge(spec, report, baseline, directory) {
    const asked = METRICS.flatMap((metric) => {
        const least = spec.asked[metric];
        return least === undefined ? [] : [{ metric, least }];
    });
    const judged = asked.map(({ metric, least }) => judgeMetric({ metric, least, drop: spec.drop, counts: report.totals[metric], format: report.format, baseline }));
    const evidence = [
        ...judged.flatMap((one) => one.evidence),
        ...leastCovered(report, asked[0]?.metric ?? "lines", directory),
        { label: "report", value: `${spec.file}: ${report.format}, ${report.files.length} files` },
    ];
    const passed = `Coverage is as required: ${judged.map(({ told }) => told).join(", ")}.`;
    return {
        ...(0,verdict_of_findings/* verdictOfFindings */.Z)(judged.flatMap(({ findings }) => findings), passed, evidence),
        measured: measuredOf(report),
    };
}
/** Every share that the report has, so that one asked for later has something to be compared with. */
function measuredOf({ totals }) {
    return Object.fromEntries(METRICS.flatMap((metric) => {
        const counts = totals[metric];
        return counts === undefined || counts.total === 0 ? [] : [[metric, counts.covered / counts.total]];
    }));
}
/** The files of which the smallest share is covered; of equal ones, those with more to be covered. */
function leastCovered({ files }, metric, directory) {
    return files
        .flatMap(({ path, counts }) => {
        const { covered, total } = counts[metric] ?? { covered: 0, total: 0 };
        return covered < total ? [{ path, covered, total }] : [];
    })
        .toSorted((a, b) => a.covered / a.total - b.covered / b.total || b.total - a.total)
        .slice(0, SHOWN_FILES)
        .map(({ path, covered, total }, index) => ({
        label: `least covered file ${index + 1}`,
        value: `${path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path}: ${metric} ${renderShare({ covered, total })}`,
    }));
}
function missing({ file }) {
    return (0,lib_verdict/* hold */._2)("no_data", `There is no file ${file} in the repository.`, "Run the tests with coverage before this item, with a command item of the checklist, and check that file is relative to the repository.");
}
function renderPercent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}

// EXTERNAL MODULE: ./build/src/lib/bytes.js
var bytes = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/gates/database/spec.js
var database_spec = __webpack_require__(73583);
;// CONCATENATED MODULE: ./build/src/gates/database/index.js



const database = {
    key: "database",
    description: "The database can be reached and is fit for what the plan's steps do: the right role with the rights that they need, the version, room for connections, no transaction that has been open for long, replicas that keep up, a certificate that stays valid.",
    example: `- { title: The database answers, database: STAGING_DATABASE_URL }
- title: The database is fit for backup and migration
  database:
    database: PRODUCTION_DATABASE_URL
    role: deployer
    superuser: refuse
    can: [dump, migrate]
    schemas: [health_companion]
    version: { min: 15, max: 17 }
    connections: 10
    longest-transaction: 5m
    tls: trusted
`,
    kind: "world",
    spec: database_spec/* databaseSpec */.Ts,
    explain: (spec) => [
        `${spec.database} answers`,
        ...(spec.role === null ? [] : [`as ${spec.role}`]),
        ...(spec.superuser === "refuse" ? ["no superuser"] : []),
        `can ${spec.can.join(", ")}${spec.schemas === null ? "" : ` in ${spec.schemas.join(", ")}`}`,
        ...(spec.version.min === 9 && spec.version.max === 99
            ? []
            : [`version ${spec.version.min} to ${spec.version.max}`]),
        `${spec.connections ?? database_spec/* DEFAULTS */.zY.connections} connections left`,
        `no transaction older than ${(0,duration/* renderDuration */.P)(spec.transaction ?? database_spec/* DEFAULTS */.zY.transaction)}`,
        `replicas at most ${(0,duration/* renderDuration */.P)(spec.lag ?? database_spec/* DEFAULTS */.zY.lag)} behind`,
        ...(spec.size === null ? [] : [`at most ${(0,bytes/* renderBytes */.UP)(spec.size)}`]),
        ...(spec.tls === "trusted" ? ["a trusted certificate"] : []),
    ].join(", "),
    roles: ["databases"],
    secrets: ({ database: variable }) => [variable],
    // Loaded with the first question: every command that reads a plan loads this file.
    check: async (spec, context) => (await __webpack_require__.e(/* import() */ 2019).then(__webpack_require__.bind(__webpack_require__, 72019))).checkDatabase(spec, context),
};

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/people-names.js
var people_names = __webpack_require__(59883);
// EXTERNAL MODULE: ./build/src/release/drill.js
var drill = __webpack_require__(22750);
// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
// EXTERNAL MODULE: ./build/src/release/record.js
var release_record = __webpack_require__(45922);
;// CONCATENATED MODULE: ./build/src/gates/drill.js










const DAY_MS = 86_400_000;
const LISTED = 300;
/** Whether a release was rolled back stands in its status, and each costs a request, of which GitHub allows 1,000 an hour. */
const STATUSES_READ = 100;
const AT_ONCE = 10;
const drillSpec = schemas/* strictObject */.rej({
    within: (0,plan_values/* durationUpTo */.TH)("1000d").prefault("90d").describe("Maximum age of the last rollback, rehearsed or real."),
    by: people_names/* logins */.NB
        .prefault([])
        .describe("Logins of people whose rehearsals (`holdpoint rehearse --record`) and rollbacks from a terminal count, besides those that a workflow recorded."),
    environment: schemas/* string */.YjP()
        .min(1)
        .max(255)
        .default("production")
        .describe("GitHub environment in which production releases are recorded."),
    project: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Project at the host, as named in the plan. Default: any project of the repository counts."),
});
const drill_drill = {
    key: "drill",
    description: "A rollback was practised (`holdpoint rollback --drill`), rehearsed (`holdpoint rehearse --record`) or carried out within the given time, so it is known to work.",
    example: `- { title: Rollback practised, drill: { within: 90d } }
`,
    kind: "world",
    spec: drillSpec,
    explain: ({ within, environment, project }) => `within the last ${(0,duration/* renderDuration */.P)(within)}, recorded in the environment ${environment}${project === undefined ? "" : ` for ${project}`}`,
    roles: ["deployments"],
    async check(spec, { roles: { deployments }, clock, authors }) {
        const since = clock.now() - spec.within;
        const drills = await list(deployments, drill/* DRILL_RECORDS */.ph, drill/* DRILL_ENVIRONMENT */.sJ, [...authors, ...spec.by], spec.project);
        if (drills.otherVersion !== null)
            return otherVersion();
        const rehearsed = lastRehearsal(drills.records);
        if (rehearsed !== null && rehearsed.at >= since)
            return inTime(spec, rehearsed);
        const releases = await list(deployments, own_records/* PRODUCTION_RECORDS */.ny, spec.environment, authors, spec.project);
        if (releases.otherVersion !== null)
            return otherVersion();
        const made = await lastRollback(deployments, releases.records, since, { authors, rollbackBy: spec.by });
        if (made.last !== null && made.last.at >= since)
            return inTime(spec, made.last);
        const seen = releases.whole ? Number.NEGATIVE_INFINITY : (releases.oldestAt ?? since);
        if (!made.reachedBack || seen >= since)
            return tooMany(spec, made.read);
        const last = [rehearsed, made.last].filter((one) => one !== null).toSorted((a, b) => b.at - a.at)[0];
        const ignored = [...drills.ignored, ...releases.ignored, ...made.ignored];
        const verdict = last === undefined ? never(made) : overdue(spec, last, clock.now());
        return { ...verdict, evidence: [...verdict.evidence, ...ignored.map((value) => ({ label: "ignored", value }))] };
    },
};
/** Newest first. */
function list(deployments, kind, environment, authors, project) {
    return (0,own_records/* findOwnRecords */.wn)(kind, { authors, project }, LISTED, (limit) => deployments.listDeployments({ task: kind.task, environment, limit }));
}
function lastRehearsal([newest]) {
    if (newest === undefined)
        return null;
    const { deployment, payload } = newest;
    // GitHub's own date: the payload's says what the machine of the rehearsal believed.
    const at = deployment.createdAt;
    const { practised, project, commit } = payload;
    const how = practised === undefined ? payload.faults.join(", ") || "no fault named" : (0,drill/* renderDrill */.gQ)(payload);
    return {
        at,
        what: practised === undefined ? "A rollback was rehearsed" : "A rollback was practised",
        evidence: {
            label: practised === undefined ? "rehearsal" : "drill",
            value: `${(0,instant/* renderInstant */.W)(at)}, ${project} at ${commit.slice(0, 12)}: ${how}`,
        },
    };
}
/**
 * Newest release first, until a rollback is found. Some releases from before the time that counts are read, too: such a
 * one may have been rolled back within it, and if not, the message says when the last rollback was.
 */
async function lastRollback(deployments, owns, since, writers) {
    const within = owns.filter(({ deployment }) => deployment.createdAt >= since).length;
    const readable = owns.slice(0, Math.min(within + AT_ONCE, STATUSES_READ));
    const ignored = [];
    const made = [];
    let read = 0;
    // A newer release is always asked before an older one, so that once one is found no newer one is left out.
    await (0,p_limit/* default */.A)(AT_ONCE).map(readable, async (own) => {
        if (made.length > 0)
            return;
        read += 1;
        const spoken = (0,own_records/* findSpokenStatus */.uj)(own, await deployments.listDeploymentStatuses(own.deployment.id), writers);
        ignored.push(...spoken.ignored);
        const practice = practiceOf(own, spoken.status);
        if (practice !== null)
            made.push(practice);
    });
    const [last] = made.toSorted((left, right) => right.at - left.at);
    if (last !== undefined)
        return { last, read, reachedBack: true, ignored };
    return { last: null, read, reachedBack: within <= readable.length, ignored };
}
function practiceOf(own, status) {
    const record = (0,release_record/* parseProductionRecord */.GV)(own, status);
    if (record.phase !== "rolled-back")
        return null;
    return {
        at: record.statusAt,
        what: "Production was rolled back",
        evidence: {
            label: "rollback",
            value: `${(0,instant/* renderInstant */.W)(record.statusAt)}, to ${record.rollbackTo ?? "the deployment before"}: ${record.reason ?? "reason not recorded"} (GitHub deployment ${record.forgeId})`,
        },
    };
}
function inTime({ within }, { at, what, evidence }) {
    return (0,lib_verdict/* pass */.IX)("gate_passed", `${what} at ${(0,instant/* renderInstant */.W)(at)}, within ${(0,duration/* renderDuration */.P)(within)}.`, [evidence]);
}
function tooMany({ within }, read) {
    return (0,lib_verdict/* hold */._2)("no_data", `The last ${read} releases were not rolled back, and those before them, still within ${(0,duration/* renderDuration */.P)(within)}, were not read.`, REMEDY);
}
const REMEDY = "Practise one at a project of its own (holdpoint rollback --drill), or rehearse one with this plan and record it: holdpoint rehearse --record --fault error-rate=8% --at 3m.";
function otherVersion() {
    return (0,lib_verdict/* hold */._2)("vendor_answer_unknown", "A record of a release or a rehearsal was written by another version of Holdpoint, and this version cannot read it.", "Use the same, newest version of Holdpoint in every workflow of this repository.");
}
/** The lists are complete, so that there is none is known, not missing: it is a no. */
function never({ read }) {
    const releases = read === 0 ? "no release is recorded" : `none of the last ${read} releases was rolled back`;
    return (0,lib_verdict/* fail */.fJ)("drill_overdue", `No rollback is known: none was rehearsed, and ${releases}.`, REMEDY);
}
function overdue({ within }, last, now) {
    return (0,lib_verdict/* fail */.fJ)("drill_overdue", `The last rollback, rehearsed or real, was at ${(0,instant/* renderInstant */.W)(last.at)}, ${(0,duration/* renderDuration */.P)(wholeDays(now - last.at))} ago; the plan requires one within ${(0,duration/* renderDuration */.P)(within)}.`, REMEDY, [last.evidence]);
}
/** In hours and minutes the same answer would be another one at each run. */
function wholeDays(ms) {
    return ms < DAY_MS ? ms : Math.floor(ms / DAY_MS) * DAY_MS;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/lib/find-checkout.js
var find_checkout = __webpack_require__(26963);
;// CONCATENATED MODULE: ./build/src/gates/env/required-names.js
/** Which variables are required: the plan's own list, or the names in a file, which a pull request may not shorten by itself. */






/** A thousand variables have half of that. The file is the pull request's, and Node's parser takes the square of some. */
const required_names_MAXIMUM_BYTES = 64 * 1024;
/** A name that is assigned nothing: the parser drops it. */
const BARE = /^\s*([A-Z][A-Z0-9_]*)\s*$/;
/** The names, or why they are not known. */
async function requiredNames({ required, optional }, context) {
    if (typeof required !== "string")
        return { names: [...new Set(required)], dropped: [] };
    const file = required;
    const text = await readWithin(file, context.directory);
    if (typeof text !== "string")
        return text;
    // Nobody would notice that it is not checked.
    const bare = text.split("\n").findIndex((line) => BARE.test(line));
    if (bare >= 0) {
        return (0,lib_verdict/* hold */._2)("no_data", `Line ${bare + 1} of ${file} names a variable without "=", so it would be ignored.`, `Write it as ${(text.split("\n")[bare] ?? "").trim()}=`);
    }
    const ours = Object.keys((0,external_node_util_.parseEnv)(text)).filter((name) => !optional.includes(name));
    if (ours.length === 0) {
        return (0,lib_verdict/* hold */._2)("no_data", `The file ${file} names no required variable, so nothing was checked.`, "Add the variables to the file, or list the names in required.");
    }
    const before = await namesOnBase(file, context);
    if ("outcome" in before)
        return before;
    const dropped = before.names.filter((name) => !ours.includes(name) && !optional.includes(name));
    return { names: [...ours, ...dropped], dropped };
}
/** The text of a file of the checkout, or why it cannot be had. */
async function readWithin(file, directory) {
    const path = await (0,inside_directory/* resolveInside */.L)(directory, file);
    const found = path === null ? null : await (0,promises_.stat)(path).catch(() => null);
    if (found !== null && found.size > required_names_MAXIMUM_BYTES)
        return tooLarge(file, found.size);
    // Asked before it is opened: a pipe would be waited for.
    const text = path === null || !found?.isFile() ? null : await (0,promises_.readFile)(path, "utf8").catch(() => null);
    return (text ??
        (0,lib_verdict/* hold */._2)("no_data", `The file ${file} cannot be read, so the required variables are not known.`, "Check the path: it is relative to the repository, and the file must be checked in."));
}
function tooLarge(file, bytes) {
    return (0,lib_verdict/* hold */._2)("no_data", `The file ${file} has ${bytes} bytes, more than the ${required_names_MAXIMUM_BYTES} that are read.`, "Keep nothing but the names of variables in it, or list them in required.");
}
/**
 * Every name in the base branch's file, also one that is assigned nothing: a pull request may put that right. None where
 * there is no such branch or no such file yet.
 */
async function namesOnBase(file, { base, directory, roles }) {
    if (base === null)
        return { names: [] };
    const checkout = await (0,find_checkout/* findCheckout */.I)(directory);
    if (checkout === null) {
        return (0,lib_verdict/* hold */._2)("no_data", `Where ${file} lies in the repository is not known, so it cannot be compared with the base branch's.`, "Check out the pull request's head with actions/checkout into `directory`.");
    }
    const path = (0,external_node_path_.relative)(checkout.root, (0,external_node_path_.join)(directory, file)).split(external_node_path_.sep).join("/");
    const text = (await roles.files.readFile(path, base)) ?? "";
    if (Buffer.byteLength(text) > required_names_MAXIMUM_BYTES)
        return tooLarge(`${file} of the base branch`, Buffer.byteLength(text));
    const bare = text.split("\n").flatMap((line) => BARE.exec(line)?.[1] ?? []);
    return { names: [...new Set([...Object.keys((0,external_node_util_.parseEnv)(text)), ...bare])] };
}

;// CONCATENATED MODULE: ./build/src/gates/env/index.js







const envSpec = schemas/* strictObject */.rej({
    target: schemas/* string */.YjP()
        .min(1)
        .describe("Whose variables: `production`, `preview`, `development`, or a custom environment's name at the host."),
    required: (0,spec_choice/* specChoice */.n)("a file such as .env.example, or a list of variable names", {
        string: schemas/* string */.YjP().min(1).describe("A file of the repository in `.env` format; only its names count."),
        array: schemas/* array */.YOg(plan_values/* variableName */.cG).min(1).describe("The names themselves."),
    }).describe("Variables that must be set at the host: a list of names, or a file such as `.env.example`, of which only the names count. On a pull request the names in the base branch's file count as well: one that the pull request drops is required until it is merged, and the result names it."),
    optional: schemas/* array */.YOg(plan_values/* variableName */.cG).default([]).describe("Names in the file that may be missing at the host."),
});
const env = {
    key: "env",
    description: "Every required environment variable exists at the host for the target. Values are never read: a host does not reveal sensitive ones.",
    example: `- { title: Variables set, env: { target: production, required: .env.example, optional: [LOG_LEVEL] } }
- { title: Payments are set up, env: { target: production, required: [STRIPE_KEY, STRIPE_WEBHOOK_SECRET] } }
`,
    kind: "world",
    spec: envSpec,
    explain: ({ target, required, optional }) => `${typeof required === "string" ? `the names in ${required}` : required.join(", ")} are set for ${target}${optional.length === 0 ? "" : `; ${optional.join(", ")} may be missing`}`,
    roles: ["variables", "files"],
    async check(spec, context) {
        const required = await requiredNames(spec, context);
        if ("outcome" in required)
            return required;
        const { names, dropped } = required;
        const set = await context.roles.variables.listEnvironmentVariables(spec.target);
        const byName = (0,group_by/* groupBy */.$)(set, (variable) => variable.name);
        const missing = names.filter((name) => !byName.has(name));
        const evidence = names.map((name) => env_evidenceOf(name, byName.get(name) ?? [], dropped.includes(name)));
        const said = dropped.length === 0 ? "" : ` ${renderDropped(spec, dropped)}`;
        if (missing.length === 0) {
            const all = names.length === 1 ? "The variable is" : `All ${names.length} variables are`;
            return (0,lib_verdict/* pass */.IX)("gate_passed", `${all} set for ${spec.target}.${said}`, evidence);
        }
        return (0,lib_verdict/* fail */.fJ)("env_missing", `${missing.length} of ${names.length} variables are not set for ${spec.target}: ${missing.join(", ")}.${said}`, `Set ${missing.join(", ")} at the host for ${spec.target}, and deploy again: a build keeps the values it was built with.`, evidence);
    },
};
/** What production serves until the merge, and what would be rolled back to, was built from the base branch. */
function renderDropped({ required }, dropped) {
    const file = typeof required === "string" ? required : "the list";
    return `This pull request drops ${dropped.join(", ")} from ${file}; until it is merged, ${dropped.length === 1 ? "it is" : "they are"} required.`;
}
function env_evidenceOf(name, found, isDropped) {
    const said = isDropped ? "; dropped by this pull request" : "";
    if (found.length === 0)
        return { label: name, value: `not set${said}` };
    const shown = found.map(({ kind, targets, updatedAt }) => {
        const date = updatedAt === null ? "" : `, updated ${(0,instant/* renderInstant */.W)(updatedAt).slice(0, 10)}`;
        return `${kind}, for ${targets.join(" and ") || "no target"}${date}`;
    });
    return { label: name, value: `${shown.join("; ")}${said}` };
}

;// CONCATENATED MODULE: ./build/src/gates/http/explain-step.js

/** `POST /api/threads answers 201, contains "id", within 2s`. Of a header only its name is shown. */
function explainStep(step) {
    const headers = Object.entries(step.headers).map(([name, value]) => typeof value === "string" ? name : `${name} from ${value.env}`);
    const captures = Object.keys(step.capture);
    return [
        `${step.method} ${step.path} answers ${step.status ?? "200 to 299"}`,
        ...(step.contains === null ? [] : [`contains ${JSON.stringify(step.contains)}`]),
        ...(step.absent === null ? [] : [`does not contain ${JSON.stringify(step.absent)}`]),
        ...(step.maximumDurationMs === null ? [] : [`within ${(0,duration/* renderDuration */.P)(step.maximumDurationMs)}`]),
        ...(headers.length === 0 ? [] : [`sends ${headers.join(", ")}`]),
        ...(captures.length === 0 ? [] : [`keeps ${captures.join(", ")}`]),
    ].join(", ");
}

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
// EXTERNAL MODULE: ./build/src/gates/http/capture.js
var capture = __webpack_require__(61629);
// EXTERNAL MODULE: ./build/src/gates/http/judge-answer.js
var judge_answer = __webpack_require__(87823);
;// CONCATENATED MODULE: ./build/src/gates/http/spec.js
/** How an `http` gate is written in the plan: one request, or several in a row that hand values on. */




const VERBS = ["path", "get", "post", "put", "patch", "delete"];
/** Sending these twice is the same as sending them once, and answers the same. */
const REPEATABLE = new Set(["GET", "PUT"]);
const DEFAULT_RETRIES = 2;
const CAPTURE_NAME = /^[A-Za-z_]\w*$/;
const pathOf = (method) => schemas/* string */.YjP()
    .regex(/^\/\S*$/, "expected a path that begins with a slash, such as /api/health")
    .optional()
    .describe(`Path of a ${method} request below the address that is checked.`);
const jsonPath = schemas/* string */.YjP()
    .meta({ pattern: String.raw `^\$` })
    .transform((text, context) => {
    const path = (0,capture/* parseJsonPath */.Hf)(text);
    if (path !== null)
        return path;
    context.addIssue({
        code: "custom",
        message: `"${text}" is not a path to one value, such as $.id or $.items[0].id`,
    });
    return core/* NEVER */.tm;
});
const headerValue = (0,spec_choice/* specChoice */.n)("a text, or { env: NAME }", {
    string: schemas/* string */.YjP(),
    object: schemas/* strictObject */.rej({
        env: plan_values/* variableName */.cG.describe("The variable that holds the value: secrets are named, never written."),
        prefix: schemas/* string */.YjP().default("").describe("Text before the value, such as `Bearer `."),
    }),
});
const fields = schemas/* strictObject */.rej({
    path: pathOf("GET"),
    get: pathOf("GET"),
    post: pathOf("POST"),
    put: pathOf("PUT"),
    patch: pathOf("PATCH"),
    delete: pathOf("DELETE"),
    status: schemas/* int */.Whr("expected an HTTP status, such as 200")
        .min(100)
        .max(599)
        .optional()
        .describe("Expected status; default: any from 200 to 299. Redirects are followed within the site, unless the expected status is one itself (300 to 399)."),
    contains: schemas/* string */.YjP().min(1).optional().describe("Text that the body must contain."),
    absent: schemas/* string */.YjP().min(1).optional().describe("Text that the body must not contain."),
    json: schemas/* unknown */.L5J().optional().describe("Body to send, as JSON; not with `path` and `get`."),
    headers: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[!#$%&'*+.^_`|~\w-]+$/, "expected the name of a header"), headerValue)
        .default({})
        .describe("Headers to send. They are never sent on after a redirect to another origin."),
    capture: schemas/* record */.g1P(schemas/* string */.YjP().regex(CAPTURE_NAME, "expected a name of letters, digits and _"), jsonPath)
        .default({})
        .describe("Values from a JSON answer for later steps: `{ id: $.id }`, then `${id}`."),
    "max-duration": plan_values/* durationValue */.k6.optional().describe("A slower answer fails."),
    timeout: (0,plan_values/* durationUpTo */.TH)("10m").prefault("15s").describe("How long to wait for an answer."),
    retries: schemas/* int */.Whr("expected a whole number of retries")
        .min(0)
        .max(10)
        .optional()
        .describe("How often to retry after a wrong or missing answer. Default: 2 for GET and PUT; 0 for POST, PATCH and DELETE, which might take effect twice."),
});
const step = fields.transform((written, context) => {
    const verbs = VERBS.filter((verb) => written[verb] !== undefined);
    const verb = verbs[0];
    if (verb === undefined || verbs.length > 1) {
        const said = verb === undefined ? "names no request" : `names ${verbs.length} requests (${verbs.join(", ")})`;
        context.addIssue({ code: "custom", message: `${said}: expected exactly one of ${VERBS.join(", ")}` });
        return core/* NEVER */.tm;
    }
    const method = verb === "path" ? "GET" : verb.toUpperCase();
    if (method === "GET" && written.json !== undefined) {
        context.addIssue({ code: "custom", path: ["json"], message: "a GET request has no body: use post, put or patch" });
        return core/* NEVER */.tm;
    }
    return {
        method,
        path: written[verb] ?? "/",
        status: written.status ?? null,
        contains: written.contains ?? null,
        absent: written.absent ?? null,
        json: written.json,
        headers: written.headers,
        capture: written.capture,
        maximumDurationMs: written["max-duration"] ?? null,
        timeoutMs: written.timeout,
        retries: written.retries ?? (REPEATABLE.has(method) ? DEFAULT_RETRIES : 0),
    };
});
const report = (context) => ({
    add: (issue, at) => context.addIssue({ code: "custom", message: issue.message, path: [...at, ...issue.path] }),
});
const httpSpec = (0,spec_choice/* specChoice */.n)("a request such as { path: /api/health }, or a list of them", {
    object: step
        .transform((one, context) => {
        for (const issue of unknownNames([one])[0] ?? [])
            report(context).add(issue, []);
        return [one];
    })
        .describe("One request, named by exactly one of `path`, `get`, `post`, `put`, `patch` and `delete`."),
    array: schemas/* array */.YOg(step)
        .min(1, "expected at least one request")
        .transform((steps, context) => {
        for (const [at, issues] of unknownNames(steps).entries()) {
            for (const issue of issues)
                report(context).add(issue, [at]);
        }
        return steps;
    })
        .describe("Such requests in sequence; a later one may use what an earlier one captured."),
});
/** References to names that no earlier step captures, for each step. */
function unknownNames(steps) {
    const known = new Set();
    return steps.map((one) => {
        const { method, path, contains, absent, json, headers } = one;
        const places = { [method === "GET" ? "path" : method.toLowerCase()]: path, contains, absent, json, headers };
        const issues = Object.entries(places).flatMap(([place, value]) => (0,capture/* namesIn */.dA)(value)
            .filter((name) => !known.has(name))
            .map((name) => ({ path: [place], message: unknownName(name, known) })));
        for (const name of Object.keys(one.capture))
            known.add(name);
        return issues;
    });
}
function unknownName(name, known) {
    const captured = known.size === 0 ? "no step before it captures anything" : `captured so far: ${[...known].join(", ")}`;
    return `\${${name}} is not known here (${captured})`;
}

;// CONCATENATED MODULE: ./build/src/gates/http/index.js









const KEPT_BYTES = 1024 * 1024;
const http_SHOWN_CHARACTERS = 200;
const SEARCHED_CHARACTERS = 20_000;
/** No answer of these kinds is the site's own silence; every other trouble stands between us and the site. */
const SILENCE = new Set(["vendor_timeout", "vendor_unavailable"]);
const http = {
    key: "http",
    description: "The site answers a request, or a sequence of requests, as expected. A wrong answer, or none, fails; a protected deployment, or a network problem on the way to the site, is a hold.",
    example: `- { title: Start page shows its heading, http: { path: /, contains: Threads } }
- title: A thread can be written and read
  http:
    - post: /api/threads
      json: { title: Hello }
      headers: { authorization: { env: TEST_TOKEN, prefix: "Bearer " } }
      status: 201
      capture: { id: $.id }
    - { get: "/api/threads/\${id}", contains: Hello }
`,
    kind: "world",
    spec: httpSpec,
    explain: (steps) => steps.map(explainStep).join("; then "),
    roles: ["http"],
    secrets: secretsOf,
    readsOnly: (steps) => steps.every(({ method }) => method === "GET"),
    patienceMs: (steps) => Math.max(...steps.map(({ timeoutMs }) => timeoutMs)),
    async check(spec, context) {
        const missing = secretsOf(spec).filter((name) => context.env[name] === undefined);
        if (missing.length > 0) {
            return (0,lib_verdict/* hold */._2)("secret_missing", `A header needs ${missing.join(", ")}, which ${missing.length === 1 ? "is" : "are"} not set here.`, `Set ${missing.join(", ")} in the environment of this step.`);
        }
        const evidence = [];
        let captures = {};
        for (const step of spec) {
            const result = await runStep(step, context, captures);
            evidence.push(...result.evidence);
            // A site that answered a request before is not down.
            if (result.verdict !== null) {
                return { ...result.verdict, evidence, ...(result.isDown && step === spec[0] ? { down: true } : {}) };
            }
            captures = result.captures;
        }
        return (0,lib_verdict/* pass */.IX)("gate_passed", summaryOf(spec, evidence), evidence);
    },
};
function secretsOf(spec) {
    const named = spec.flatMap((step) => Object.values(step.headers));
    return [...new Set(named.flatMap((value) => (typeof value === "string" ? [] : [value.env])))];
}
function summaryOf(spec, evidence) {
    const [first] = evidence;
    return spec.length === 1 && first !== undefined
        ? `${first.label} answered as expected: ${first.value}.`
        : `${spec.length} requests were answered as expected.`;
}
async function runStep(step, context, captures) {
    const name = `${step.method} ${step.path}`;
    const policy = {
        attempts: context.once === true ? 1 : step.retries + 1,
        firstDelayMs: 1_000,
        maximumDelayMs: 10_000,
    };
    const last = await (0,retry/* retry */.L)(policy, context, async (tries) => {
        const { judgement, answer } = await attempt(name, step, context, captures);
        const done = judgement.kind === "right" || (judgement.kind === "unknown" && !judgement.again);
        return { done, value: { judgement, answer, tries } };
    });
    const secrets = valuesToCapture(step, last.answer);
    const mask = maskOf(step, context, captures, secrets);
    // What is too long to be captured is too long to be looked for in all that is shown.
    const showsBody = secrets.every((value) => value.length <= capture/* MAXIMUM_CAPTURED */.wX);
    const evidence = http_evidenceOf(name, last, mask, { timed: context.target.stage !== "checklist", showsBody });
    const { judgement, tries } = last;
    if (judgement.kind === "right")
        return { verdict: null, isDown: false, evidence, captures: judgement.captures };
    if (judgement.kind === "unknown") {
        const { verdict } = judgement;
        return { verdict: { ...verdict, summary: mask.apply(verdict.summary) }, isDown: false, evidence, captures };
    }
    const again = tries === 1 ? "" : ` It was tried ${tries} times.`;
    const remedy = `Open ${context.target.url} and look at the deployment's runtime log for ${step.path}.`;
    const verdict = (0,lib_verdict/* fail */.fJ)("health_check_failed", `${mask.apply(judgement.summary)}${again}`, remedy);
    return { verdict, isDown: judgement.down === true, evidence, captures };
}
async function attempt(name, step, context, captures) {
    try {
        const answer = await context.roles.http.request({
            method: step.method,
            url: addressOf(context.target, (0,capture/* fillText */.BB)(step.path, captures, encodeURIComponent)),
            headers: headersOf(step, context, captures),
            ...(step.json === undefined ? {} : { body: JSON.stringify((0,capture/* fillJson */.uN)(step.json, captures)) }),
            timeoutMs: step.timeoutMs,
            maximumBytes: KEPT_BYTES,
            ...(context.onHeard === undefined ? {} : { onHeard: context.onHeard }),
            // A redirect that is asked for is itself the answer.
            ...(step.status !== null && step.status >= 300 && step.status <= 399 ? { maximumRedirects: 0 } : {}),
        });
        return { judgement: (0,judge_answer/* judgeAnswer */._)(name, step, answer, context, captures), answer };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        const judgement = SILENCE.has(error.reasonCode)
            ? { kind: "wrong", summary: error.message, down: true }
            : { kind: "unknown", verdict: (0,lib_verdict/* hold */._2)(error.reasonCode, error.message, error.remedy), again: true };
        return { judgement, answer: null };
    }
}
function addressOf({ url, query }, path) {
    if (query === undefined)
        return `${url}${path}`;
    const [before = "", fragment] = path.split("#", 2);
    const added = `${before}${before.includes("?") ? "&" : "?"}${query}`;
    return `${url}${added}${fragment === undefined ? "" : `#${fragment}`}`;
}
function headersOf(step, { env, target, protection }, captures) {
    const written = Object.entries(step.headers).map(([name, value]) => [
        name.toLowerCase(),
        typeof value === "string" ? (0,capture/* fillText */.BB)(value, captures) : `${value.prefix}${env[value.env] ?? ""}`,
    ]);
    return {
        ...(step.json === undefined ? {} : { "content-type": "application/json" }),
        ...Object.fromEntries(written),
        ...(target.bypass === null || protection === null ? {} : { [protection.header]: target.bypass.reveal() }),
    };
}
/**
 * A site may answer with the headers that it got. What an earlier step captured for a header (a session's token), and
 * what this step was to capture, is as secret as what a variable holds.
 */
function maskOf(step, { env, target }, captures, toCapture) {
    const sent = Object.values(step.headers).flatMap((value) => typeof value === "string" ? (0,capture/* namesIn */.dA)(value).map((name) => captures[name]) : [env[value.env]]);
    const short = toCapture.filter((value) => value.length <= capture/* MAXIMUM_CAPTURED */.wX);
    const secrets = [...sent, ...short, target.bypass?.reveal()];
    return (0,mask/* createMask */.P)(secrets.filter((value) => typeof value === "string"));
}
function valuesToCapture(step, answer) {
    const paths = Object.values(step.capture);
    if (answer === null || paths.length === 0)
        return [];
    try {
        const body = JSON.parse(answer.body);
        return paths.map((path) => (0,capture/* resolveJsonPath */.mJ)(body, path)).filter((value) => typeof value === "string");
    }
    catch {
        return [];
    }
}
function http_evidenceOf(name, { answer, judgement, tries }, mask, { timed, showsBody }) {
    const count = tries === 1 ? "" : `, try ${tries}`;
    if (answer === null)
        return [{ label: name, value: `no answer${count}` }];
    const value = `${answer.status}${timed ? ` in ${Math.round(answer.durationMs)} ms` : ""}${count}`;
    const step = { label: name, value, url: mask.apply(answer.url) };
    const body = judgement.kind === "right" || !showsBody ? "" : beginningOf(answer.body, mask);
    return body === "" ? [step] : [step, { label: "body", value: (0,cut_text/* cutText */.I)(body, http_SHOWN_CHARACTERS) }];
}
/** On one line. Of a long body only as much is searched for secrets as is shown; what its end cuts may be half a secret. */
function beginningOf(body, mask) {
    const searched = SEARCHED_CHARACTERS + mask.longest;
    const text = mask.apply(body.slice(0, searched));
    return (body.length > searched ? text.slice(0, -mask.longest - 1) : text).replace(/\s+/g, " ").trim();
}

// EXTERNAL MODULE: ./build/src/gates/migrations/additive-rules.js
var additive_rules = __webpack_require__(18098);
// EXTERNAL MODULE: ./build/src/migrations/migration-table.js
var migration_table = __webpack_require__(61114);
// EXTERNAL MODULE: ./build/src/migrations/tools.js + 6 modules
var tools = __webpack_require__(88546);
// EXTERNAL MODULE: ./build/src/gates/migrations/locks/lock-rules.js
var lock_rules = __webpack_require__(26144);
;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/lock-limits.js
/** What the plan says about locks: `locks` of the gate. */




const WORDS = {
    allow: { mode: "off", above: null, timeout: false, allow: {} },
    warn: { mode: "named", above: null, timeout: false, allow: {} },
    refuse: { mode: "limited", above: 0, timeout: false, allow: {} },
};
const NAMED_LOCKS = WORDS.warn;
const EXPECTED = "allow, warn, refuse, or a map such as { refuse-above: 100 MB, lock-timeout: required }";
const rule = schemas/* enum */.k5n([...lock_rules/* LOCK_RULE_NAMES */.kq, "unread"], {
    error: ({ input }) => `${JSON.stringify(input)} is no rule: expected one of ${lock_rules/* LOCK_RULE_NAMES */.kq.join(", ")}, unread`,
});
const lockLimits = (0,spec_choice/* specChoice */.n)(EXPECTED, {
    string: schemas/* enum */.k5n(["allow", "warn", "refuse"], `expected ${EXPECTED}`)
        .describe("`allow`: not looked at. `warn`: shown. `refuse`: nobody may be stopped for longer than a moment.")
        .transform((word) => WORDS[word]),
    object: schemas/* strictObject */.rej({
        "refuse-above": plan_values/* bytesValue */.LR
            .optional()
            .describe("Size of a table, such as `100 MB`, above which no statement may stop reads or writes for as long as it reads, builds or rewrites. It is read from the database."),
        "lock-timeout": schemas/* literal */.euz("required", 'expected "required"')
            .optional()
            .describe("`required`: a statement that stops others must run under a `lock_timeout`, of the migration itself, the role or the database, so that nobody queues behind it while it waits."),
        allow: schemas/* partialRecord */.jgl(rule, schemas/* string */.YjP().trim().min(1, "expected a reason"))
            .default({})
            .describe("[Locks](#what-migrations-lock) that are let pass, each with its reason."),
    })
        .refine((limits) => limits["refuse-above"] !== undefined || limits["lock-timeout"] !== undefined, "expected refuse-above, lock-timeout, or both")
        .transform((limits) => ({
        mode: "limited",
        above: limits["refuse-above"] ?? null,
        timeout: limits["lock-timeout"] !== undefined,
        allow: limits.allow,
    })),
});

// EXTERNAL MODULE: ./build/src/gates/migrations/requirements.js
var requirements = __webpack_require__(5028);
;// CONCATENATED MODULE: ./build/src/gates/migrations/spec.js








const spec_rule = schemas/* enum */.k5n(additive_rules/* ADDITIVE_RULE_NAMES */.n, {
    error: ({ input }) => `${JSON.stringify(input)} is no rule: expected one of ${additive_rules/* ADDITIVE_RULE_NAMES */.n.join(", ")}`,
});
const allowValue = (0,spec_choice/* specChoice */.n)("a list of rules, or a map of rules to reasons", {
    array: schemas/* array */.YOg(spec_rule)
        .min(1)
        .describe("Rules that do not apply.")
        .transform((rules) => Object.fromEntries(rules.map((name) => [name, "the plan allows it"]))),
    object: schemas/* partialRecord */.jgl(spec_rule, schemas/* string */.YjP().trim().min(1, "expected a reason"))
        .describe("Rules that do not apply, each with its reason."),
});
const migrationsSpec = schemas/* strictObject */.rej({
    database: plan_values/* variableName */.cG
        .optional()
        .describe("Name of the variable with the database's URL (`postgres://…`). Its user only needs to read the tool's table. If left out, only the SQL is judged."),
    tool: schemas/* enum */.k5n(tools/* MIGRATION_TOOL_NAMES */.l)
        .describe("Tool that applies the migrations. `folder` is for anything that runs whole files; only `dbmate` and `goose` files have a part that undoes the migration, which is not judged."),
    dir: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Folder of the migrations. Default, by tool: `drizzle`, `supabase/migrations`, `prisma/migrations`, `db/migrations`, `migrations`, `migrations`."),
    table: schemas/* string */.YjP()
        .regex(migration_table/* TABLE_PATTERN */.kE, migration_table/* TABLE_EXPECTED */.oJ)
        .optional()
        .describe("Where the tool records what it applied, if not in its default table. With `tool: folder` the column of the name belongs to it, and one of the checksum (MD5, SHA-1 or SHA-256 of the file) may: `app.migrations(name, checksum)`; default `public.schema_migrations(version)`."),
    additive: schemas/* boolean */.zMY()
        .default(false)
        .describe("Refuse SQL that would break a code version that is rolled back to, in migrations that are pending or new against the base branch (in all of them, if neither is known)."),
    allow: allowValue
        .optional()
        .describe("[Rules](#rules-of-additive) that do not apply: a list, or a map to reasons."),
    "allow-comments": schemas/* boolean */.zMY()
        .default(false)
        .describe("Let a file allow one statement with `-- holdpoint: allow <rule> <reason>` on a line above it. That is the pull request author's own claim, so it counts only if this is set, and the finding names it."),
    since: schemas/* string */.YjP().min(1).optional().describe("Name of a migration; the SQL of those up to it is not judged."),
    pending: schemas/* enum */.k5n(["refuse", "allow"])
        .default("refuse")
        .describe("What migrations that the database does not have yet mean. `allow`: a step (`migrate`) applies them later, and here they are only judged."),
    locks: lockLimits
        .optional()
        .describe("[What pending migrations lock](#what-migrations-lock), judged for the version and the table sizes of `database`. Default: `warn`."),
    requires: requirements/* requirements */.L.optional(),
})
    .superRefine((spec, context) => {
    const refuse = (path, message) => context.addIssue({ code: "custom", path: [path], message });
    const limited = spec.locks?.mode === "limited";
    if (spec.database === undefined && !spec.additive && !limited) {
        context.addIssue({ code: "custom", message: "checks nothing: expected database, additive: true, or both" });
    }
    if (spec.database === undefined && limited && (spec.locks?.above ?? 0) > 0) {
        refuse("locks", "refuse-above needs database, where the sizes are read");
    }
    if (spec.database === undefined && spec.requires !== undefined)
        refuse("requires", "only with database");
    if (spec.database === undefined && spec.pending === "allow")
        refuse("pending", "only with database");
    if (!spec.additive && spec.allow !== undefined)
        refuse("allow", "only with additive: true");
    if (!spec.additive && spec["allow-comments"])
        refuse("allow-comments", "only with additive: true");
    if (!spec.additive && !limited && spec.since !== undefined) {
        refuse("since", "only with additive: true, or with locks that are refused");
    }
    if (spec.database === undefined && spec.table !== undefined)
        refuse("table", "only with database");
    if (spec.tool !== "folder" && spec.table?.includes("("))
        refuse("table", "columns only with tool: folder");
})
    .transform((spec) => {
    const tool = tools/* MIGRATION_TOOLS */.b[spec.tool];
    return {
        database: spec.database ?? null,
        tool: spec.tool,
        dir: spec.dir ?? tool.defaultDirectory,
        table: (0,migration_table/* parseMigrationTable */.KC)(spec.table ?? tool.defaultTable),
        additive: spec.additive,
        allow: spec.allow ?? {},
        allowComments: spec["allow-comments"],
        since: spec.since ?? null,
        pending: spec.pending,
        locks: spec.locks ?? NAMED_LOCKS,
        requires: spec.requires ?? [],
    };
});

;// CONCATENATED MODULE: ./build/src/gates/migrations/index.js


const migrations = {
    key: "migrations",
    description: "The database has every migration of the repository, unchanged, and no others; with `additive`, their SQL takes nothing away from a code version that might be rolled back to. What is pending is judged for the locks that it takes, and may require something of the data. The SQL is parsed with PostgreSQL's own parser and never run.",
    example: `- { title: Migrations applied to staging, migrations: { database: STAGING_DATABASE_URL, tool: drizzle } }
- title: New migrations can be lived with after a rollback
  migrations:
    tool: drizzle
    additive: true
    allow: { drop-trigger: only our audit log reads what the triggers write }
- title: Pending migrations stop nobody for long
  migrations:
    database: PRODUCTION_DATABASE_URL
    tool: drizzle
    pending: allow
    locks: { refuse-above: 100 MB, lock-timeout: required }
    requires: [{ query: select count(*) from users where email is null, equals: 0 }]
`,
    kind: "world",
    spec: migrationsSpec,
    explain: (spec) => [
        `${spec.tool} in ${spec.dir}`,
        ...(spec.database === null
            ? []
            : [
                spec.pending === "refuse"
                    ? `all applied to ${spec.database}`
                    : `none of ${spec.database} changed or unknown`,
            ]),
        ...(spec.additive ? [`additive${explainAllowed(spec)}`] : []),
        ...(spec.since === null ? [] : [`judged after ${spec.since}`]),
        ...explainLocks(spec),
        ...spec.requires.map(({ query, equals }) => `requires ${String(equals)} of ${query.replaceAll(/\s+/g, " ")}`),
    ].join(", "),
    roles: ["databases"],
    measures: true,
    secrets: ({ database }) => (database === null ? [] : [database]),
    // With a database only what it lacks is judged, and after it was migrated that is nothing. What the plan or a file allows
    // was not judged additive either: it may suit the version before, and not the one before that.
    migrations: ({ database, additive, allow, allowComments, since }) => {
        if (!additive || database !== null || allowComments || Object.keys(allow).length > 0)
            return null;
        return since === null ? "additive" : `additive after ${since}`;
    },
    history: ({ database, tool, dir, table }) => (database === null ? null : { database, tool, dir, table }),
    showsApplied: ({ database, pending }) => database !== null && pending === "refuse",
    // Loaded with the first question: every command that reads a plan loads this file.
    check: async (spec, context) => (await __webpack_require__.e(/* import() */ 9459).then(__webpack_require__.bind(__webpack_require__, 99459))).checkMigrations(spec, context),
};
function explainLocks({ locks }) {
    if (locks.mode === "off")
        return ["locks not looked at"];
    if (locks.mode === "named")
        return [];
    const { above, timeout, allow } = locks;
    return [
        ...(above === null
            ? []
            : [above === 0 ? "nobody stopped for long" : `nobody stopped for long in tables above ${(0,bytes/* renderBytes */.UP)(above)}`]),
        ...(timeout ? ["every lock with a lock_timeout"] : []),
        ...(Object.keys(allow).length === 0 ? [] : [`but for ${Object.keys(allow).join(", ")}`]),
    ];
}
function explainAllowed({ allow, allowComments }) {
    const rules = [...Object.keys(allow), ...(allowComments ? ["what a comment in a file allows"] : [])];
    return rules.length === 0 ? "" : ` but for ${rules.join(", ")}`;
}

// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
;// CONCATENATED MODULE: ./build/src/gates/prior.js







/** Records of one commit that are read, and of the environment where it is asked whose they are. */
const prior_LISTED = 100;
const environment = schemas/* string */.YjP()
    .min(1)
    .max(255)
    .default("staging")
    .describe("GitHub environment in which the stage's releases are recorded.");
const priorSpec = (0,spec_choice/* specChoice */.n)('the stage "staging", or a map with the stage and its environment', {
    string: schemas/* literal */.euz("staging", 'expected "staging"')
        .transform((stage) => ({ stage, environment: "staging" }))
        .describe("The stage whose release must have passed."),
    object: schemas/* strictObject */.rej({
        stage: schemas/* literal */.euz("staging", 'expected "staging"')
            .default("staging")
            .describe("The stage whose release must have passed: `staging`."),
        environment,
        project: schemas/* string */.YjP()
            .min(1)
            .optional()
            .describe("Project at the host, as named in the plan. Needed if one repository releases several projects into the environment."),
    }),
});
const prior = {
    key: "prior",
    description: "This commit's staging release passed, according to the release record; a commit without one is a hold. The newest build of the commit decides.",
    example: `- { title: Staging passed, prior: staging }
- { title: The shop's staging passed, prior: { stage: staging, project: shop } }
`,
    kind: "world",
    spec: priorSpec,
    explain: ({ stage, environment, project }) => `${stage}${project === undefined ? "" : ` of ${project}`}, recorded in the environment ${environment}`,
    roles: ["deployments"],
    async check(spec, { roles: { deployments }, target: { commit }, authors }) {
        const { environment, project } = spec;
        const found = await (0,own_records/* findOwnRecords */.wn)(own_records/* STAGING_RECORDS */.Dw, { authors, project }, prior_LISTED, (limit) => deployments.listDeployments({ task: release_record/* STAGING_TASK */.wu, environment, sha: commit, limit }));
        if (found.otherVersion !== null)
            return prior_otherVersion(found.ignored);
        const records = found.records.filter(({ payload }) => payload.commit === commit);
        if (records.length === 0)
            return notStaged(spec, commit, found.ignored);
        const projects = project === undefined ? await projectsOf(deployments, spec, authors, records) : [];
        if (projects.length > 1)
            return severalProjects(projects, environment);
        const newest = await readNewest(deployments, authors, records);
        return prior_judge(newest.records, records.length, [...found.ignored, ...newest.ignored]);
    },
};
/** What others wrote that looks like ours: people are to see that somebody tried. */
function named(ignored) {
    return ignored.map((value) => ({ label: "ignored", value }));
}
function prior_otherVersion(ignored) {
    return (0,lib_verdict/* hold */._2)("vendor_answer_unknown", "A record of this commit's staging release was written by another version of Holdpoint, and this version cannot read it.", "Use the same, newest version of Holdpoint in every workflow of this repository.", named(ignored));
}
/** Every record of the commit's newest build. GitHub may hold the same one twice after a lost answer. */
async function readNewest(deployments, authors, owns) {
    const [newest] = owns.toSorted((a, b) => b.payload.build.createdAt - a.payload.build.createdAt || b.deployment.id - a.deployment.id);
    const ofNewest = owns.filter(({ payload }) => payload.build.id === newest?.payload.build.id);
    const read = await Promise.all(ofNewest.map(async (own) => {
        const statuses = await deployments.listDeploymentStatuses(own.deployment.id);
        const { status, ignored } = (0,own_records/* findSpokenStatus */.uj)(own, statuses, { authors, rollbackBy: [] });
        return { record: (0,release_record/* parseStagingRecord */.Wc)(own, status), ignored };
    }));
    return { records: read.map(({ record }) => record), ignored: read.flatMap(({ ignored }) => ignored) };
}
/** What was written last is what is so; a twin that a lost answer left has nothing written into it. */
function prior_judge(records, listed, ignored) {
    const silent = ({ phase }) => (phase === "deployed" ? 1 : 0);
    const [record] = records.toSorted((a, b) => b.statusAt - a.statusAt || silent(a) - silent(b));
    if (record === undefined)
        throw new Error("no staging record to judge");
    const { build, release, project } = record.payload;
    const at = (0,instant/* renderInstant */.W)(record.statusAt);
    const evidence = [
        { label: "build", value: build.id, url: (0,deployment_url/* deploymentUrl */.P)(build.url) },
        { label: "release", value: project === undefined ? release : `${release} of ${project}` },
        { label: "staging", value: `${record.phase} at ${at} (GitHub deployment ${record.forgeId})` },
        ...(listed > 1 ? [{ label: "records of this commit", value: `${listed}; the newest build's was read` }] : []),
        ...named(ignored),
    ];
    switch (record.phase) {
        case "verified":
            return (0,lib_verdict/* pass */.IX)("gate_passed", `Build ${build.id} of this commit passed staging at ${at}.`, evidence);
        case "failed":
            return (0,lib_verdict/* fail */.fJ)("release_not_staged", `Build ${build.id} of this commit failed staging at ${at}.`, "Read what failed in the staging run, fix it, and push a new commit.", evidence);
        case "held":
            return (0,lib_verdict/* hold */._2)("release_not_staged", `Staging of build ${build.id} of this commit has been on hold since ${at}.`, "See the staging run for what it waits for, run it again, then run this again.", evidence);
        case "deployed":
            return (0,lib_verdict/* hold */._2)("release_not_staged", `Build ${build.id} of this commit was deployed to staging at ${at}, and has not been verified yet.`, "Wait for the staging run to end, or run it again if it died, then run this again.", evidence);
    }
}
function notStaged({ environment, project }, commit, ignored) {
    const where = project === undefined ? environment : `${environment}, project ${project}`;
    return (0,lib_verdict/* hold */._2)("release_not_staged", `There is no staging release of commit ${commit.slice(0, 12)} (environment ${where}).`, "Run deploy and verify for this commit, then run this again; if staging is recorded elsewhere, name its environment in the plan.", named(ignored));
}
/** Whose records these are, and whose else stand in the environment: the plan's own project is not known here. */
async function projectsOf(deployments, { environment }, authors, ofCommit) {
    const recent = await (0,own_records/* findOwnRecords */.wn)(own_records/* STAGING_RECORDS */.Dw, { authors }, prior_LISTED, (limit) => deployments.listDeployments({ task: release_record/* STAGING_TASK */.wu, environment, limit }));
    const names = [...ofCommit, ...recent.records].map(({ payload }) => payload.project ?? "");
    return [...new Set(names)].filter((name) => name !== "").toSorted();
}
function severalProjects(projects, environment) {
    return (0,lib_verdict/* hold */._2)("no_data", `${projects.length} projects record their releases in the environment ${environment} (${projects.slice(0, 5).join(", ")}), and the plan does not say which one is meant.`, `Name it in the plan: prior: { stage: staging, project: ${projects[0] ?? ""} }.`);
}

;// CONCATENATED MODULE: ./build/src/gates/rls/spec.js



/** A name in the database; PostgreSQL has none with a zero byte. */
const spec_name = schemas/* string */.YjP()
    .min(1)
    .refine((text) => !text.includes("\0"), "expected a name of the database");
const columns = schemas/* record */.g1P(spec_name, schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ()]))
    .refine((pairs) => Object.keys(pairs).length > 0, "expected at least one column with its value");
const spec_WORDS = ["none", "denied", "all"];
const rows = (0,spec_choice/* specChoice */.n)("none, denied, all, { only: { column: value } } or { count: number }", {
    string: schemas/* enum */.k5n(spec_WORDS, "expected none, denied, all, { only: { column: value } } or { count: number }")
        .transform((kind) => ({ kind })),
    object: schemas/* strictObject */.rej({
        only: columns.optional().describe("Only rows in which these columns have these values."),
        count: schemas/* number */.aig()
            .int()
            .min(1, "expected 1 or more; for none write rows: none")
            .optional()
            .describe("So many rows."),
    })
        .transform(({ only, count }, context) => {
        if (only !== undefined && count === undefined)
            return { kind: "only", only };
        if (count !== undefined && only === undefined)
            return { kind: "count", count };
        context.addIssue({ code: "custom", message: "expected either only or count" });
        return core/* NEVER */.tm;
    }),
});
const sight = schemas/* strictObject */.rej({
    as: spec_name.describe("The role that queries, such as `anon` or `authenticated`."),
    claims: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())
        .default({})
        .describe("Claims of the role's token, such as `sub`; `role` defaults to the role."),
    table: spec_name.describe("The table, as `threads` or `health_companion.threads`."),
    where: columns.optional().describe("Query only rows in which these columns have these values. Default: all rows."),
    rows: rows.describe("`none`: no row, although there are some; `denied`: it may not even query the table; `all`: every row; `only`: only rows with these values; `count`: exactly this many."),
})
    .transform(({ where, ...rest }) => ({ ...rest, where: where ?? {} }));
const rlsSpec = schemas/* strictObject */.rej({
    database: plan_values/* variableName */.cG.describe("Variable that holds the database's address, such as `STAGING_DATABASE_URL`."),
    schemas: schemas/* array */.YOg(spec_name).min(1).describe("Schemas whose tables are checked."),
    public: schemas/* array */.YOg(spec_name)
        .default([])
        .describe("Tables, views or policies (`articles`, `articles.everybody reads`) that may be open to everybody."),
    closed: schemas/* array */.YOg(spec_name)
        .default([])
        .describe("Tables that have row security and intentionally no policy: only the server reads them."),
    tables: schemas/* strictObject */.rej({ exclude: schemas/* array */.YOg(spec_name).default([]).describe("Tables that are not checked at all.") })
        .default({ exclude: [] })
        .describe("Which tables of the schemas count."),
    sees: schemas/* array */.YOg(sight)
        .default([])
        .describe("Queries to run, each as a role, and what the role must see. The rows themselves are never shown."),
});

;// CONCATENATED MODULE: ./build/src/gates/rls/index.js

const rls = {
    key: "rls",
    description: "Every table of the schemas has row security and a policy, no policy is true for everybody, and real queries made as a role see only what the plan allows.",
    example: `- title: Row security holds
  rls:
    database: STAGING_DATABASE_URL
    schemas: [health_companion]
    public: [articles]
    closed: [audit_log]
    sees:
      - { as: anon, table: threads, rows: none }
      - as: authenticated
        claims: { sub: 7f9c24e8-3b1a-4a6e-9d52-0c1e5a7b8f63 }
        table: threads
        rows: { only: { owner: 7f9c24e8-3b1a-4a6e-9d52-0c1e5a7b8f63 } }
`,
    kind: "world",
    spec: rlsSpec,
    explain: ({ database, schemas, public: open, closed, tables, sees }) => [
        `tables of ${schemas.join(", ")} in ${database}`,
        ...(open.length === 0 ? [] : [`open to everybody: ${open.join(", ")}`]),
        ...(closed.length === 0 ? [] : [`closed: ${closed.join(", ")}`]),
        ...(tables.exclude.length === 0 ? [] : [`not looked at: ${tables.exclude.join(", ")}`]),
        ...sees.map((sight) => `${sight.as} sees ${explainRows(sight.rows)} of ${sight.table}`),
    ].join(", "),
    roles: ["databases"],
    secrets: ({ database }) => [database],
    // Loaded with the first question: every command that reads a plan loads this file.
    check: async (spec, context) => (await __webpack_require__.e(/* import() */ 5582).then(__webpack_require__.bind(__webpack_require__, 85582))).checkRls(spec, context),
};
function explainRows(rows) {
    switch (rows.kind) {
        case "none":
            return "no row";
        case "denied":
            return "nothing, and may not query it";
        case "all":
            return "every row";
        case "only":
            return `only rows with ${Object.entries(rows.only)
                .map(([column, value]) => `${column} = ${value}`)
                .join(" and ")}`;
        case "count":
            return `${rows.count} rows`;
    }
}

;// CONCATENATED MODULE: ./build/src/gates/sign-off.js




/** More names or boxes than this nobody overlooks in one item. */
const MAXIMUM_NAMES = 20;
const SHORT_COMMIT = 7;
const names = schemas/* array */.YOg(people_names/* personOrTeam */.yU).min(1).max(MAXIMUM_NAMES).superRefine(people_names/* withoutTwice */.DV);
const signOffSpec = schemas/* strictObject */.rej({
    by: names
        .optional()
        .describe("Who may tick, any of them: `@login` or `@organization/team`. Either this or `all-of`."),
    "all-of": names.optional().describe("Who must tick, one box each: `@login` or `@organization/team`."),
    count: schemas/* int */.Whr("expected a whole number of people")
        .min(1)
        .max(MAXIMUM_NAMES)
        .default(1)
        .describe("With `by`: how many different people must tick."),
    "not-author": schemas/* boolean */.zMY().default(false).describe("The author of the pull request may not tick."),
    lasting: schemas/* boolean */.zMY()
        .default(false)
        .describe("A tick stays when new commits are pushed. Otherwise a new commit clears it."),
    "distinct-people": schemas/* boolean */.zMY()
        .default(false)
        .describe("With `all-of`: no one may tick two boxes, not even a member of two teams."),
})
    .superRefine((spec, context) => {
    const mistake = (path, message) => context.addIssue({ code: "custom", path, message });
    const { by, "all-of": allOf, count } = spec;
    if (by === undefined && allOf === undefined) {
        mistake([], 'names nobody: expected "by" (any of them) or "all-of" (each of them)');
    }
    if (by !== undefined && allOf !== undefined) {
        mistake(["all-of"], 'expected either "by" (any of them) or "all-of" (each of them), found both');
    }
    if (by === undefined && allOf !== undefined && count !== 1) {
        mistake(["count"], '"count" goes with "by"; with "all-of" each of them ticks one box');
    }
    if (by !== undefined && spec["distinct-people"]) {
        mistake(["distinct-people"], '"distinct-people" goes with "all-of"; with "by" and "count" it is always so');
    }
    if (by !== undefined && count > by.length && !by.some(isTeam)) {
        mistake(["count"], `${count} different people must tick, but "by" lists only ${by.length} and no team`);
    }
});
const signOff = {
    key: "sign-off",
    description: "People approve by ticking a box on the pull request; until all of them have, the item holds. For the checklist only. A tick counts for the commit on which it was given.",
    example: `- { title: On-call schedule confirmed, sign-off: { by: ["@acme/devops"] } }
- { title: Two of the team agree, sign-off: { by: ["@acme/web"], count: 2, not-author: true } }
- { title: Approved, sign-off: { all-of: ["@acme/eng-leads", "@acme/product"], distinct-people: true } }
- { title: Privacy reviewed, sign-off: { by: ["@dana", "@acme/legal"], lasting: true } }
`,
    kind: "world",
    spec: signOffSpec,
    explain: (spec) => [
        spec.by === undefined
            ? `each of ${(spec["all-of"] ?? []).join(", ")}`
            : `${spec.count === 1 ? "one" : spec.count} of ${spec.by.join(", ")}`,
        ...(spec["distinct-people"] ? ["different people"] : []),
        ...(spec["not-author"] ? ["not the author"] : []),
        spec.lasting ? "stays when a new commit is pushed" : "for this commit only",
    ].join(", "),
    roles: [],
    boxes: boxesOf,
    async check(spec, { people }) {
        if (people === null) {
            return (0,lib_verdict/* hold */._2)("sign_off_pending", "Nobody can sign off here: people sign off on the pull request.", "Open the pull request and tick the boxes of this item in its checklist comment.");
        }
        const boxes = boxesOf(spec);
        const counted = countApprovals(boxes, people.approvals, people.commit);
        const evidence = boxes.map((box) => sign_off_evidenceOf(box, counted.get(box.id), people.commit));
        const missing = boxes.filter((box) => !counted.has(box.id));
        if (missing.length === 0) {
            const logins = [...new Set([...counted.values()].map(({ login }) => `@${login}`))];
            return (0,lib_verdict/* pass */.IX)("signed_off", `${counted.size} of ${boxes.length} signed off: ${logins.join(", ")}.`, evidence);
        }
        return (0,lib_verdict/* hold */._2)("sign_off_pending", `${counted.size} of ${boxes.length} signed off; missing: ${missing.map(whoIsMissing).join(", ")}.`, `Tick the box beside ${[...new Set(missing.map(({ label }) => label))].join(" and the one beside ")} in this comment.${rulesOf(boxes)}`, evidence);
    },
};
/** The boxes that people tick: with `all-of` one for each, with `by` one for each of `count`. */
function boxesOf(spec) {
    const { by, "all-of": allOf, count, lasting } = spec;
    const options = { notAuthor: spec["not-author"], lasting };
    if (allOf !== undefined) {
        return allOf.map((name) => ({
            id: idOf([name], options),
            label: name,
            by: [name],
            ...options,
            distinctPeople: spec["distinct-people"],
        }));
    }
    const people = by ?? [];
    return Array.from({ length: count }, (_, index) => ({
        // Other names make another box, so that a tick never counts for people who were not asked when it was given.
        id: index === 0 ? idOf(people, options) : `${idOf(people, options)} ${index + 1}`,
        label: people.join(" or "),
        by: people,
        ...options,
        distinctPeople: count > 1,
    }));
}
/**
 * The order of names and the case of their letters mean nothing at GitHub, so a tick survives their change. Whether the
 * author may sign is asked when the tick is given, and nobody here knows the author, so a tick does not survive that.
 */
function idOf(people, { notAuthor }) {
    const names = people.map((name) => name.slice(1).toLowerCase()).toSorted();
    return `${names.join(" or ")}${notAuthor ? ", not the author" : ""}`;
}
/**
 * The approval that counts of each box. Whoever records them has asked the same already; this is the second lock:
 * unknown boxes, ticks on another commit that do not last, and a second tick of one person do not count.
 */
function countApprovals(boxes, approvals, commit) {
    const byId = new Map(boxes.map((box) => [box.id, box]));
    const counted = new Map();
    const signed = new Set();
    for (const approval of approvals.toSorted((left, right) => left.at - right.at)) {
        const box = byId.get(approval.box);
        const login = approval.login.toLowerCase();
        if (box === undefined || counted.has(box.id))
            continue;
        if (approval.commit !== commit && !(box.lasting && approval.lasting))
            continue;
        if (box.distinctPeople && signed.has(login))
            continue;
        counted.set(box.id, approval);
        signed.add(login);
    }
    return counted;
}
function sign_off_evidenceOf(box, approval, commit) {
    if (approval === undefined)
        return { label: box.label, value: "not signed" };
    const { login, at } = approval;
    const onWhich = `on commit ${approval.commit.slice(0, SHORT_COMMIT)}`;
    const earlier = approval.commit === commit ? "" : ", an earlier commit; this tick is lasting";
    return { label: box.label, value: `@${login}, ${(0,instant/* renderInstant */.W)(at)}, ${onWhich}${earlier}` };
}
function whoIsMissing({ label, by }) {
    return by.length > 1 ? `one of ${label}` : label;
}
function rulesOf([box]) {
    if (box === undefined)
        return "";
    return [
        box.distinctPeople ? " Each box needs a different person." : "",
        box.notAuthor ? " The author of the pull request may not." : "",
    ].join("");
}
function isTeam(name) {
    return name.includes("/");
}

;// CONCATENATED MODULE: ./build/src/gates/tls.js



const tls_DAY_MS = 86_400_000;
const TIMEOUT_MS = 10_000;
const tlsSpec = schemas/* strictObject */.rej({
    "min-days": schemas/* number */.aig("expected a number of days, such as 14")
        .min(0)
        .max(3_650)
        .default(14)
        .describe("Number of days for which the certificate must still be valid."),
    host: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9.-]+$/, "expected a host name without scheme, port or path, such as app.example.com")
        .optional()
        .describe("Host whose certificate is checked; default: the host of the address under test."),
    port: schemas/* int */.Whr("expected a port number").min(1).max(65_535).default(443).describe("Port of `host`."),
});
const tls = {
    key: "tls",
    description: "The certificate is valid for the host, and will be for a given number of days.",
    example: `- { title: Certificate, tls: { min-days: 14 } }
`,
    kind: "world",
    spec: tlsSpec,
    explain: (spec) => `certificate of ${spec.host === undefined ? "the address that is checked" : `${spec.host}:${spec.port}`} is valid for at least ${spec["min-days"]} days`,
    roles: ["tls"],
    async check(spec, context) {
        const server = serverOf(spec, new URL(context.target.url));
        if (server === null) {
            return (0,lib_verdict/* hold */._2)("no_data", `${context.target.url} is plain http, so there is no certificate to check.`, "Name the host whose certificate matters (host: app.example.com), or leave this gate out of this stage.");
        }
        const certificate = await context.roles.tls.readCertificate(server.host, server.port, TIMEOUT_MS);
        return tls_judge(spec, `${server.host}:${server.port}`, certificate, context.clock.now());
    },
};
function serverOf(spec, target) {
    if (spec.host !== undefined)
        return { host: spec.host, port: spec.port };
    if (target.protocol !== "https:")
        return null;
    const host = target.hostname.replace(/^\[(.*)\]$/, "$1");
    return { host, port: target.port === "" ? spec.port : Number(target.port) };
}
function tls_judge(spec, server, certificate, now) {
    const days = Math.floor((certificate.validTo - now) / tls_DAY_MS);
    const evidence = [
        { label: "subject", value: certificate.subject },
        { label: "issuer", value: certificate.issuer },
        {
            label: "valid",
            value: `${(0,instant/* renderInstant */.W)(certificate.validFrom)} to ${(0,instant/* renderInstant */.W)(certificate.validTo)}`,
        },
        ...(certificate.authorizationError === null
            ? []
            : [{ label: "chain and name", value: certificate.authorizationError }]),
    ];
    const no = (summary) => (0,lib_verdict/* fail */.fJ)("certificate_expiring", summary, `Renew or repair the certificate of ${server}.`, evidence);
    if (certificate.validTo <= now)
        return no(`The certificate of ${server} expired on ${(0,instant/* renderInstant */.W)(certificate.validTo)}.`);
    if (certificate.validFrom > now)
        return no(`The certificate of ${server} is not valid yet.`);
    if (certificate.authorizationError !== null) {
        return no(`The certificate of ${server} is not trusted: ${certificate.authorizationError}.`);
    }
    if (certificate.validTo - now < spec["min-days"] * tls_DAY_MS) {
        return no(`The certificate of ${server} expires in ${renderDays(days)}, less than ${spec["min-days"]}.`);
    }
    return (0,lib_verdict/* pass */.IX)("gate_passed", `The certificate of ${server} is valid for another ${renderDays(days)}.`, evidence);
}
function renderDays(days) {
    return `${days} day${days === 1 ? "" : "s"}`;
}

// EXTERNAL MODULE: ./build/src/gates/window/words.js
var words = __webpack_require__(81762);
;// CONCATENATED MODULE: ./build/src/gates/window/spec.js
/** When a release may happen, as a plan writes it: windows of the week, freezes by date. Needs no time library. */



const spec_DAY_MS = 86_400_000;
const MAXIMUM_WINDOWS = 50;
const MAXIMUM_FREEZES = 100;
const MAXIMUM_OVERRIDERS = 20;
const freezeSpec = schemas/* strictObject */.rej({
    from: words/* freezeTime */.Ds.describe("First day, `2026-12-20`, or start time, `2026-12-20T18:00`."),
    to: words/* freezeTime */.Ds.describe("Last day, inclusive; or the time at which the freeze ends, `2027-01-03T08:00`."),
    reason: schemas/* string */.YjP().trim().min(1).max(200).describe("Reason shown to people; at most 200 characters."),
    zone: words/* zoneName */.a6.default("UTC").describe("Time zone in which `from` and `to` are meant, such as `Europe/Berlin`."),
})
    .superRefine(({ from, to }, context) => {
    const end = to.hasTime ? to.wallMs : to.wallMs + spec_DAY_MS;
    if (end > from.wallMs)
        return;
    context.addIssue({
        code: "custom",
        path: ["to"],
        message: `${to.text} is not after ${from.text}, where it begins`,
    });
});
const windowSpec = schemas/* strictObject */.rej({
    allow: schemas/* array */.YOg(words/* weekWindow */.b1)
        .max(MAXIMUM_WINDOWS)
        .default([])
        .describe(`Windows of the week: days, times and zone, such as \`Mon-Thu 09:00-17:00 Europe/Berlin\`. Days are ${words/* WEEKDAYS */.w4.join(", ")}, a range, a list with commas, or \`daily\`. A window is open while the local time in its zone is inside it; the end is exclusive. A window across midnight belongs to the day on which it begins. Default: always, except for freezes.`),
    freeze: schemas/* array */.YOg(freezeSpec)
        .max(MAXIMUM_FREEZES)
        .default([])
        .describe("Periods in which nothing is released, whatever `allow` says."),
    override: schemas/* array */.YOg(people_names/* personOrTeam */.yU)
        .max(MAXIMUM_OVERRIDERS)
        .superRefine(people_names/* withoutTwice */.DV)
        .default([])
        .describe("Who may override this on the pull request with a written reason: `@login` or `@organization/team`. Default: nobody. In a stage nobody can."),
})
    .superRefine(({ allow, freeze }, context) => {
    if (allow.length > 0 || freeze.length > 0)
        return;
    context.addIssue({ code: "custom", message: 'forbids nothing: expected "allow", "freeze" or both' });
});

;// CONCATENATED MODULE: ./build/src/gates/window/index.js




const window_window = {
    key: "window",
    description: "The current time is inside an allowed window and in no freeze, in the plan's time zones; otherwise the gate fails and says when the next window opens. In the checklist, the current time is that of its last check: if the release itself must wait, put the gate into `stages.staging.verify` as well.",
    example: `- title: In the deploy window
  window:
    allow: ["Mon-Thu 09:00-17:00 Europe/Berlin", "Fri 09:00-12:00 Europe/Berlin"]
    freeze:
      - { from: 2026-12-20, to: 2027-01-03, zone: Europe/Berlin, reason: Nobody is here to help }
    override: ["@acme/eng-leads"]
`,
    kind: "world",
    spec: windowSpec,
    explain: ({ allow, freeze, override }) => [
        ...(allow.length === 0 ? [] : [`only ${allow.map(({ text }) => text).join(" or ")}`]),
        ...freeze.map(({ from, to, zone, reason }) => `not ${from.text} to ${to.text} ${zone} (${reason})`),
        ...(override.length === 0 ? [] : [`${override.join(" or ")} may override it`]),
    ].join("; "),
    roles: [],
    overriders: ({ override }) => override,
    async check(spec, context) {
        const times = await Promise.all(/* import() */[__webpack_require__.e(8599), __webpack_require__.e(2153)]).then(__webpack_require__.bind(__webpack_require__, 82153));
        const { clock, target } = context;
        const now = clock.now();
        const verdict = window_judge(spec, context, now, times);
        // A checklist is asked again and again, and a comment that tells the time would be another one at each run.
        return target.stage === "checklist" ? { ...verdict, evidence: verdict.evidence.filter(isLasting) } : verdict;
    },
};
/** Labels of evidence that is another one every minute. */
const NOW = "now";
const TIME_LEFT = ["open for", "opens in"];
function isLasting({ label }) {
    return label !== NOW && !TIME_LEFT.includes(label);
}
function window_judge(spec, { people, target }, now, times) {
    if (times.isOpen(spec, now))
        return allowed(spec, now, times);
    const override = people?.override ?? null;
    // A plan that names nobody lets nobody override, whatever was recorded before it was changed.
    if (override !== null && spec.override.length > 0)
        return overridden(spec, override, now, times);
    // Elsewhere there is nobody to ask: a release runs by the plan alone.
    return outside(spec, now, target.stage === "checklist" ? spec.override : [], times);
}
function allowed(spec, now, times) {
    const until = times.openUntil(spec, now);
    const open = times.windowsAt(spec, now);
    const zone = open[0]?.zone ?? spec.freeze[0]?.zone ?? "UTC";
    const end = until === null ? "for at least a year" : `until ${times.renderZoned(until, zone)}`;
    return (0,lib_verdict/* pass */.IX)("gate_passed", `The current time is allowed, ${end}.`, [
        { label: NOW, value: times.renderZoned(now, zone) },
        ...open.map(({ text }) => ({ label: "open window", value: text })),
        ...(until === null ? [] : [{ label: "open for", value: (0,duration/* renderDuration */.P)(until - now) }]),
    ]);
}
function overridden(spec, { login, at, reason }, now, times) {
    return (0,lib_verdict/* pass */.IX)("overridden", `@${login} overrode it: ${reason}`, [
        { label: "overridden by", value: `@${login}, ${(0,instant/* renderInstant */.W)(at)}` },
        { label: "reason", value: reason },
        ...whyClosed(spec, now, times),
    ]);
}
function outside(spec, now, overriders, times) {
    const opening = times.nextOpening(spec, now);
    const [frozen] = times.freezesAt(spec, now);
    const zone = zoneOfOpening(spec, opening, times) ?? frozen?.freeze.zone ?? spec.allow[0]?.zone ?? "UTC";
    const opens = opening === null ? null : times.renderZoned(opening, zone);
    const why = frozen === undefined ? "The current time is outside the allowed windows" : `Frozen: ${frozen.freeze.reason}`;
    const next = opens === null ? "there is no opening within a year" : `the next opening is ${opens}`;
    const wait = opens === null ? "Change the window in the plan" : `Wait until ${opens} and run this again`;
    const override = overriders.length === 0 ? "" : `, or ${overriders.join(" or ")} overrides it with a comment on the pull request`;
    return (0,lib_verdict/* fail */.fJ)("outside_window", `${why}; ${next}.`, `${wait}${override}.`, [
        ...whyClosed(spec, now, times),
        { label: "next opening", value: opens ?? "none within a year" },
        ...(opening === null ? [] : [{ label: "opens in", value: (0,duration/* renderDuration */.P)(opening - now) }]),
    ]);
}
function zoneOfOpening(spec, opening, times) {
    return opening === null ? null : (times.windowsAt(spec, opening)[0]?.zone ?? null);
}
/** The time in every zone that counts now, the freezes that hold, and the windows. */
function whyClosed(spec, now, times) {
    const frozen = times.freezesAt(spec, now);
    const zones = new Set([...spec.allow.map(({ zone }) => zone), ...frozen.map(({ freeze }) => freeze.zone)]);
    return [
        ...[...zones].map((zone) => ({ label: NOW, value: times.renderZoned(now, zone) })),
        ...frozen.map(({ freeze, toAt }) => ({
            label: "freeze",
            value: `${freeze.reason}: ${freeze.from.text} to ${freeze.to.text} ${freeze.zone}, over on ${times.renderZoned(toAt, freeze.zone)}`,
        })),
        ...(spec.allow.length === 0 ? [] : [{ label: "allowed", value: spec.allow.map(({ text }) => text).join(", ") }]),
    ];
}

;// CONCATENATED MODULE: ./build/src/gates/index.js
















/** Every gate by its key in the plan, which is its file name. */
const gates = {
    command: command,
    bundle: bundle,
    coverage: coverage,
    http: http,
    env: env,
    migrations: migrations,
    rls: rls,
    database: database,
    backups: backups,
    tls: tls,
    checkly: checkly,
    advisor: advisor,
    prior: prior,
    drill: drill_drill,
    "sign-off": signOff,
    window: window_window,
};


/***/ }),

/***/ 18098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VM: () => (/* binding */ ADDITIVE_RULES),
/* harmony export */   n: () => (/* binding */ ADDITIVE_RULE_NAMES),
/* harmony export */   ph: () => (/* binding */ isAdditiveRule)
/* harmony export */ });
/** What a code version that is rolled back to could not live with. The names stand in plans and in comments of migrations. */
const CONTRACT = "Do it in a later release, when no version that can be rolled back to uses it any more";
const EXPAND = "Add the new one beside it, write both, move the readers over, and drop the old one in a later release";
const ADDITIVE_RULES = {
    "drop-table": { refuses: "DROP TABLE", instead: `${CONTRACT}.` },
    "drop-column": { refuses: "ALTER TABLE … DROP COLUMN", instead: `${CONTRACT}.` },
    "drop-view": {
        refuses: "DROP VIEW, DROP MATERIALIZED VIEW",
        instead: `${CONTRACT}; CREATE OR REPLACE VIEW may add columns at its end.`,
    },
    "drop-type": { refuses: "DROP TYPE, DROP DOMAIN, dropping an attribute of a type", instead: `${CONTRACT}.` },
    "drop-schema": { refuses: "DROP SCHEMA", instead: `${CONTRACT}.` },
    "drop-function": {
        refuses: "DROP FUNCTION, PROCEDURE or AGGREGATE that is not created again with the same arguments",
        instead: "Add the new form under another name, and drop the old one in a later release.",
    },
    "drop-sequence": { refuses: "DROP SEQUENCE", instead: `${CONTRACT}.` },
    "drop-trigger": {
        refuses: "DROP TRIGGER that is not created again, and switching a trigger off",
        instead: "Keep it until no version that can be rolled back to relies on what it does.",
    },
    "drop-object": {
        refuses: "Dropping an extension, a rule, an operator, a cast, a server or similar, or everything that a role owns",
        instead: `${CONTRACT}.`,
    },
    "drop-role": { refuses: "DROP ROLE", instead: `${CONTRACT}; an older version may log in as it.` },
    "drop-database": { refuses: "DROP DATABASE", instead: "Do it manually, never in a migration." },
    "drop-default": {
        refuses: "DROP DEFAULT, DROP IDENTITY or DROP EXPRESSION",
        instead: "Keep it while an older version may insert rows without the column.",
    },
    "rename-table": {
        refuses: "ALTER TABLE … RENAME TO",
        instead: "Create the new name as a view of the table (or copy it), and rename in a later release.",
    },
    "rename-column": { refuses: "RENAME COLUMN, RENAME ATTRIBUTE", instead: `${EXPAND}.` },
    "rename-schema": { refuses: "ALTER SCHEMA … RENAME", instead: `${EXPAND}.` },
    "rename-enum-value": {
        refuses: "ALTER TYPE … RENAME VALUE",
        instead: "Add the new value with ALTER TYPE … ADD VALUE, and keep the old one.",
    },
    "rename-object": {
        refuses: "Renaming a view, type, function, sequence, role, policy or trigger",
        instead: `${EXPAND}.`,
    },
    "move-schema": { refuses: "ALTER … SET SCHEMA", instead: `${EXPAND}.` },
    "narrow-type": {
        refuses: "A column type that holds less: varchar(n) shorter, bigint to integer, numeric with fewer digits",
        instead: "Keep the type and check the length in the code, or add a new column and move over to it.",
    },
    "change-type": {
        refuses: "Any other change of a column's type: it rewrites the table, or an older version reads it differently",
        instead: `${EXPAND}.`,
    },
    "set-not-null": {
        refuses: "SET NOT NULL, on a column or a domain",
        instead: "Give the column a default and fill it first; set NOT NULL in a later release, when every version writes it.",
    },
    "add-required-column": {
        refuses: "ADD COLUMN … NOT NULL without a default",
        instead: "Add it with a default, or without NOT NULL, so that an older version can still insert rows.",
    },
    "add-check": {
        refuses: "A new CHECK that older columns take part in, also NOT VALID",
        instead: "Let the code keep the rule for one release, then add the constraint.",
    },
    "add-unique": {
        refuses: "A new UNIQUE constraint or unique index on older columns",
        instead: "Let the code keep the rule for one release, then add it.",
    },
    "add-primary-key": {
        refuses: "A new PRIMARY KEY on an older table",
        instead: "Let every version write the columns for one release, then add it.",
    },
    "add-foreign-key": {
        refuses: "A new FOREIGN KEY on older columns, also NOT VALID",
        instead: "Let the code keep the rule for one release, then add it.",
    },
    "add-exclusion": {
        refuses: "A new EXCLUDE constraint on an older table",
        instead: "Let the code keep the rule for one release, then add it.",
    },
    "generated-always": {
        refuses: "Making an older column GENERATED ALWAYS, or changing its generation expression",
        instead: "Use GENERATED BY DEFAULT: an older version may write the column itself.",
    },
    truncate: {
        refuses: "TRUNCATE",
        instead: "An older version still shows these rows; remove them in a later release.",
    },
    "delete-rows": {
        refuses: "DELETE without WHERE",
        instead: "An older version still shows these rows; remove them in a later release.",
    },
    revoke: { refuses: "REVOKE", instead: `${CONTRACT}.` },
    "enable-row-security": {
        refuses: "ENABLE or FORCE ROW LEVEL SECURITY on an older table",
        instead: "Create the policies first and release the code that works under them; enable it in a later release.",
    },
    "change-policy": {
        refuses: "DROP POLICY, ALTER POLICY, and a new restrictive policy on an older table",
        instead: "Add a policy beside the old one, and drop the old one in a later release.",
    },
    "detach-partition": {
        refuses: "DETACH PARTITION, NO INHERIT",
        instead: `${CONTRACT}: the rows would be missing from the table.`,
    },
    unjudged: {
        refuses: "What cannot be judged: dynamic SQL, calls to functions and procedures, rewrite rules. It holds instead of failing",
        instead: "Write it as plain statements, or let the plan allow it: allow: { unjudged: <reason> }.",
    },
};
const ADDITIVE_RULE_NAMES = Object.keys(ADDITIVE_RULES);
function isAdditiveRule(name) {
    return Object.hasOwn(ADDITIVE_RULES, name);
}


/***/ }),

/***/ 26144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ safeWay),
/* harmony export */   gM: () => (/* binding */ LOCK_RULES),
/* harmony export */   kq: () => (/* binding */ LOCK_RULE_NAMES)
/* harmony export */ });
/**
 * What statements of a migration lock and how long that may take: PostgreSQL's manual (13.3, ALTER TABLE) and what real
 * servers did (test/database/lock-rules.test.ts asks them for each row). The names stand in plans.
 */
const any = (write) => [{ since: 0, write }];
const TIMEOUT = any("set lock_timeout (some seconds) and try again, so that nobody queues behind it");
const BATCHES = "add the column alone, set its default, and fill the older rows in batches";
const ANOTHER_TIME = any("run it while nobody uses the table");
const AX = "ACCESS EXCLUSIVE";
const LOCK_RULES = {
    "add-column": { does: "ADD COLUMN, with a constant or no default", lock: AX, cost: "moment", instead: TIMEOUT },
    "add-column-rewrite": {
        does: "ADD COLUMN with a default that differs by row (`gen_random_uuid()`, `clock_timestamp()`), serial, identity, a stored expression or a domain with constraints",
        lock: AX,
        cost: "rewrite",
        instead: [
            { since: 0, write: BATCHES },
            { since: 18, write: `${BATCHES}; a generated one as VIRTUAL` },
        ],
    },
    "add-column-checked": {
        does: "ADD COLUMN with CHECK, or NOT NULL without a default",
        lock: AX,
        cost: "scan",
        instead: any("add the column alone, then the rule as NOT VALID, then VALIDATE CONSTRAINT"),
    },
    "add-column-unique": {
        does: "ADD COLUMN with UNIQUE or PRIMARY KEY",
        lock: AX,
        cost: "build",
        instead: any("add the column alone, CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX"),
    },
    "change-table": {
        does: "DROP COLUMN, RENAME, SET or DROP DEFAULT, DROP NOT NULL, DROP CONSTRAINT, row security, policies, OWNER, DROP TRIGGER, rules, views and the like",
        lock: AX,
        cost: "moment",
        instead: TIMEOUT,
    },
    "change-type": {
        does: "A TYPE that is stored alike: a longer varchar, text, numeric with the same scale",
        lock: AX,
        cost: "moment",
        instead: TIMEOUT,
    },
    "change-type-checked": {
        does: "A TYPE that is stored alike, of a column with a CHECK",
        lock: AX,
        cost: "scan",
        instead: any("drop the CHECK first, and add it again as NOT VALID with VALIDATE CONSTRAINT afterwards"),
    },
    "change-type-rewrite": {
        does: "Any other TYPE: int to bigint, a shorter varchar, another scale, json to jsonb",
        lock: AX,
        cost: "rewrite",
        instead: any("add a new column, write both, fill it in batches, move the readers over and drop the old one later"),
    },
    "change-time-zone": {
        does: "timestamp to timestamptz or back, where the session's time zone is not UTC",
        lock: AX,
        cost: "rewrite",
        instead: any("if the values are in UTC, SET LOCAL TimeZone = 'UTC' before it: then nothing is written anew"),
    },
    "set-not-null": {
        does: "SET NOT NULL",
        lock: AX,
        cost: "scan",
        instead: [
            {
                since: 0,
                write: "ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, then SET NOT NULL, which reads nothing then",
            },
            { since: 18, write: "ADD CONSTRAINT … NOT NULL … NOT VALID, then VALIDATE CONSTRAINT" },
        ],
    },
    "set-not-null-proven": {
        does: "SET NOT NULL where a validated CHECK shows it already",
        lock: AX,
        cost: "moment",
        instead: TIMEOUT,
    },
    "add-check": {
        does: "ADD CHECK",
        lock: AX,
        cost: "scan",
        instead: any("ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a later transaction"),
    },
    "add-not-valid": { does: "ADD CHECK … NOT VALID", lock: AX, cost: "moment", instead: TIMEOUT },
    validate: { does: "VALIDATE CONSTRAINT", lock: "SHARE UPDATE EXCLUSIVE", cost: "scan", instead: [] },
    "add-foreign-key": {
        does: "ADD FOREIGN KEY",
        lock: "SHARE ROW EXCLUSIVE",
        other: "SHARE ROW EXCLUSIVE",
        cost: "scan",
        instead: any("ADD FOREIGN KEY … NOT VALID, then VALIDATE CONSTRAINT in a later transaction"),
    },
    "add-foreign-key-not-valid": {
        does: "ADD FOREIGN KEY … NOT VALID",
        lock: "SHARE ROW EXCLUSIVE",
        other: "SHARE ROW EXCLUSIVE",
        cost: "moment",
        instead: TIMEOUT,
    },
    "refer-to": {
        does: "CREATE TABLE or ADD COLUMN with a foreign key: the table that it refers to",
        lock: "SHARE ROW EXCLUSIVE",
        cost: "moment",
        instead: TIMEOUT,
    },
    "drop-foreign-key": {
        does: "Dropping a foreign key, or a table that has one",
        lock: AX,
        other: AX,
        cost: "moment",
        instead: TIMEOUT,
    },
    "add-unique": {
        does: "ADD UNIQUE, PRIMARY KEY or EXCLUDE",
        lock: AX,
        cost: "build",
        instead: any("CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX"),
    },
    "add-unique-using-index": { does: "ADD UNIQUE … USING INDEX", lock: AX, cost: "moment", instead: TIMEOUT },
    "add-key-using-index": {
        does: "ADD PRIMARY KEY USING INDEX where a column may be null",
        lock: AX,
        cost: "scan",
        instead: any("make its columns NOT NULL first (see set-not-null)"),
    },
    "create-index": {
        does: "CREATE INDEX",
        lock: "SHARE",
        cost: "build",
        instead: any("CREATE INDEX CONCURRENTLY, outside of a transaction"),
    },
    "create-index-concurrently": {
        does: "CREATE INDEX CONCURRENTLY",
        lock: "SHARE UPDATE EXCLUSIVE",
        cost: "build",
        instead: [],
    },
    "drop-index": { does: "DROP INDEX", lock: AX, cost: "moment", instead: any("DROP INDEX CONCURRENTLY") },
    "drop-index-concurrently": {
        does: "DROP INDEX CONCURRENTLY",
        lock: "SHARE UPDATE EXCLUSIVE",
        cost: "moment",
        instead: [],
    },
    reindex: {
        does: "REINDEX; who reads by the index waits as well",
        lock: "SHARE",
        cost: "build",
        instead: any("REINDEX … CONCURRENTLY, outside of a transaction"),
    },
    "reindex-concurrently": {
        does: "REINDEX … CONCURRENTLY",
        lock: "SHARE UPDATE EXCLUSIVE",
        cost: "build",
        instead: [],
    },
    "change-trigger": {
        does: "CREATE TRIGGER, ENABLE or DISABLE TRIGGER",
        lock: "SHARE ROW EXCLUSIVE",
        cost: "moment",
        instead: TIMEOUT,
    },
    describe: {
        does: "Storage parameters (fillfactor), statistics, COMMENT, ANALYZE, VACUUM",
        lock: "SHARE UPDATE EXCLUSIVE",
        cost: "moment",
        instead: [],
    },
    refresh: {
        does: "REFRESH MATERIALIZED VIEW",
        lock: AX,
        cost: "rewrite",
        instead: any("REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index"),
    },
    "refresh-concurrently": {
        does: "REFRESH MATERIALIZED VIEW CONCURRENTLY",
        lock: "EXCLUSIVE",
        cost: "rows",
        instead: [],
    },
    truncate: { does: "TRUNCATE", lock: AX, cost: "empty", instead: TIMEOUT },
    rewrite: {
        does: "CLUSTER, VACUUM FULL, SET LOGGED or UNLOGGED, SET TABLESPACE, SET ACCESS METHOD, another stored expression",
        lock: AX,
        cost: "rewrite",
        instead: ANOTHER_TIME,
    },
    detach: {
        does: "DETACH PARTITION",
        lock: AX,
        other: AX,
        cost: "moment",
        instead: [
            { since: 0, write: "set lock_timeout (some seconds) and try again" },
            { since: 14, write: "DETACH PARTITION … CONCURRENTLY, outside of a transaction" },
        ],
    },
    "detach-concurrently": {
        does: "DETACH PARTITION … CONCURRENTLY",
        lock: "SHARE UPDATE EXCLUSIVE",
        other: AX,
        cost: "moment",
        instead: [],
    },
    attach: {
        does: "ATTACH PARTITION: every row of the partition is read, unless a validated CHECK shows what it may hold",
        lock: "SHARE UPDATE EXCLUSIVE",
        other: AX,
        cost: "scan",
        instead: any("give the partition a CHECK of its bounds first, as NOT VALID and then validated"),
    },
    "lock-table": { does: "LOCK TABLE", lock: AX, cost: "moment", instead: ANOTHER_TIME },
    "write-all-rows": {
        does: "UPDATE or DELETE without WHERE: who writes the same rows waits until the transaction ends",
        lock: "ROW EXCLUSIVE",
        cost: "rows",
        instead: any("write in batches of some thousand rows, each in a transaction of its own"),
    },
};
const LOCK_RULE_NAMES = Object.keys(LOCK_RULES);
/** Null where it is safe as it is. */
function safeWay(rule, serverMajor) {
    const ways = LOCK_RULES[rule].instead.filter(({ since }) => since === 0 || since <= (serverMajor ?? 0));
    return ways.at(-1)?.write ?? null;
}


/***/ }),

/***/ 5028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ requirements),
/* harmony export */   z: () => (/* binding */ checkRequirements)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81201);
/* harmony import */ var _lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16160);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** `requires`: what must be true of the data before a migration runs. */




const VALUE_CHARACTERS = 100;
const QUERY_CHARACTERS = 300;
const FORM = `"select count(*) from users where email is null" = 0`;
const EXPECTED = `a query and what it must give, as { query: …, equals: 0 } or '${FORM}'`;
const query = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().trim().min(1, "expected a query");
const requirement = (0,_lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__/* .specChoice */ .n)(EXPECTED, {
    string: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .describe("The query in quotation marks, an equals sign, and the value.")
        .transform((text, context) => {
        const [, , asked = "", value = ""] = /^\s*(["'`])(.+)\1\s*={1,2}\s*(\S.*?)\s*$/s.exec(text) ?? [];
        if (value !== "")
            return { query: asked.trim(), equals: valueOf(value) };
        context.addIssue({ code: "custom", message: `expected ${EXPECTED}` });
        return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
    }),
    object: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        query: query.describe("One SELECT that gives one row with one column. It is run read-only."),
        equals: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_1__/* ["null"] */ .chJ()])
            .describe("What it must give, compared by value: `0`, `true`, `done`, `null`."),
    }),
});
const requirements = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(requirement)
    .min(1)
    .describe("Queries about the data and what they must give while migrations are pending. An error holds.");
/** As YAML would read it; what is in quotation marks is text. */
function valueOf(text) {
    const [, , quoted] = /^(["'])(.*)\1$/s.exec(text) ?? [];
    if (quoted !== undefined)
        return quoted;
    if (text === "null")
        return null;
    if (text === "true" || text === "false")
        return text === "true";
    return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
/** Asks them one after the other, in the order of the plan. */
async function checkRequirements(session, required) {
    const verdicts = [];
    for (const one of required) {
        const asked = one.query.replace(/[\s;]+$/, "");
        // Inside of another query nothing but a query can stand, and a large answer stays where it is.
        verdicts.push(judge(one, await session.attempt(`select * from (\n${asked}\n) as required limit 2`)));
    }
    const worst = (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worstVerdict */ .zP)(verdicts);
    const evidence = verdicts.flatMap((verdict) => verdict.evidence);
    if (worst === null || worst.outcome === "pass") {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("gate_passed", `The data is as the migration requires (${required.length} of ${required.length}).`, evidence);
    }
    return { ...worst, evidence };
}
function judge(required, answer) {
    const shown = (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cutText */ .I)(required.query.replaceAll(/\s+/g, " "), QUERY_CHARACTERS);
    const evidence = (value) => [{ label: shown, value }];
    const unknown = (what) => (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("no_data", `What the migration requires of the data is not known: ${what} (${shown}).`, "Correct the query under requires: it is one SELECT that gives one row with one column, and the user of the database must be allowed to read what it names.", evidence(what));
    if ("refusal" in answer)
        return unknown(`PostgreSQL refused it, ${answer.refusal.sqlState}: ${answer.refusal.message}`);
    const [row, ...others] = answer.rows;
    const values = Object.values(row ?? {});
    const [value] = values;
    if (value === undefined)
        return unknown("it gave no row");
    if (others.length > 0 || values.length > 1)
        return unknown("it gave more than one value");
    if (isEqual(value, required.equals))
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("gate_passed", "", evidence(show(value)));
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("requirement_not_met", `The migration requires ${show(required.equals)} and the database gives ${show(value)}: ${shown}.`, "Correct the data first, or what the plan requires; the migration must not run on data that it was not written for.", evidence(`${show(value)}, required is ${show(required.equals)}`));
}
/** A numeric comes as text, so that no digit is lost. */
function isEqual(value, wanted) {
    if (value === wanted)
        return true;
    if (value === null || wanted === null || typeof wanted === "boolean")
        return false;
    if (typeof wanted === "number") {
        return typeof value === "string" && value.trim() !== "" && Number(value) === wanted;
    }
    return String(value) === wanted;
}
function show(value) {
    return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cutText */ .I)(String(value), VALUE_CHARACTERS);
}


/***/ }),

/***/ 81762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ freezeTime),
/* harmony export */   a6: () => (/* binding */ zoneName),
/* harmony export */   b1: () => (/* binding */ weekWindow),
/* harmony export */   w4: () => (/* binding */ WEEKDAYS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/** The words of a window: `Mon-Thu 09:00-17:00 Europe/Berlin`, `2026-12-20T18:00`, a zone's name. */

/** In the order of ISO 8601; a day's number is its index. */
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const WINDOW_FORM = 'days, times and a zone, such as "Mon-Thu 09:00-17:00 Europe/Berlin" or "daily 22:00-02:00 UTC"';
const TIME_FORM = 'a date such as "2026-12-20", or a date and a time such as "2026-12-20T18:00"';
const MINUTES_OF_DAY = 1_440;
const weekWindow = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: `expected ${WINDOW_FORM}` })
    .meta({
    pattern: String.raw `^\s*\S+\s+\d{2}:\d{2}-\d{2}:\d{2}\s+\S+\s*$`,
    examples: ["Sun 02:00-09:00 America/New_York", "Mon-Thu 09:00-17:00 Europe/Berlin", "daily 22:00-02:00 UTC"],
})
    .transform((text, context) => orIssue(parseWeekWindow(text), context));
const freezeTime = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: `expected ${TIME_FORM}, in quotes` })
    .meta({
    pattern: String.raw `^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$`,
    examples: ["2026-12-20", "2026-12-20T18:00"],
})
    .transform((text, context) => orIssue(parseLocalTime(text), context));
const zoneName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: "expected a time zone such as Europe/Berlin" })
    .superRefine((name, context) => {
    const message = mistakeInZone(name);
    if (message !== null)
        context.addIssue({ code: "custom", message });
});
function orIssue(parsed, context) {
    if (typeof parsed !== "string")
        return parsed;
    context.addIssue({ code: "custom", message: parsed });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
}
/** The window, or what is wrong with the text. */
function parseWeekWindow(text) {
    const [days = "", times = "", zone = "", ...more] = text.trim().split(/\s+/);
    if (zone === "" || more.length > 0)
        return `${JSON.stringify(text)} is not ${WINDOW_FORM}`;
    const dayNumbers = parseDays(days);
    if (typeof dayNumbers === "string")
        return dayNumbers;
    const match = /^([^-]+)-([^-]+)$/.exec(times);
    const startMinute = parseMinute(match?.[1] ?? "");
    const endOfDay = parseMinute(match?.[2] ?? "");
    if (startMinute === null || endOfDay === null || startMinute === MINUTES_OF_DAY) {
        return `${JSON.stringify(times)} is not a pair of times from 00:00 to 24:00, such as 09:00-17:00`;
    }
    if (startMinute === endOfDay)
        return `${times} begins and ends at the same time; the whole day is 00:00-24:00`;
    const wrong = mistakeInZone(zone);
    if (wrong !== null)
        return wrong;
    const endMinute = endOfDay > startMinute ? endOfDay : endOfDay + MINUTES_OF_DAY;
    return { text: text.trim(), days: dayNumbers, startMinute, endMinute, zone };
}
/** `Mon`, `Mon-Thu`, `Fri-Mon` across the week's end, `Mon,Wed,Fri-Sat`, `daily`. */
function parseDays(text) {
    if (text.toLowerCase() === "daily")
        return WEEKDAYS.map((_, day) => day);
    const days = new Set();
    for (const range of text.split(",")) {
        const ends = range.split("-");
        const [first = -1, last = first] = ends.map(dayNumber);
        const unknown = ends.find((name) => dayNumber(name) < 0);
        if (unknown !== undefined || ends.length > 2) {
            return `${JSON.stringify(unknown ?? range)} is not a day: expected ${WEEKDAYS.join(", ")}, a range such as Mon-Thu, or daily`;
        }
        for (let day = first;; day = (day + 1) % WEEKDAYS.length) {
            days.add(day);
            if (day === last)
                break;
        }
    }
    return [...days].toSorted((left, right) => left - right);
}
function dayNumber(name) {
    return WEEKDAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase());
}
function parseMinute(text) {
    const match = /^(\d{2}):(\d{2})$/.exec(text);
    if (match === null || Number(match[2]) > 59)
        return null;
    const minute = Number(match[1]) * 60 + Number(match[2]);
    return minute <= MINUTES_OF_DAY ? minute : null;
}
/** The local time, or what is wrong with the text. */
function parseLocalTime(text) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
    if (match === null) {
        const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim()) && text.includes(":");
        return `${JSON.stringify(text)} is not ${TIME_FORM}${zoned ? '; its zone goes into "zone"' : ""}`;
    }
    const [, date = "", time = "00:00", seconds = "00"] = match;
    const iso = `${date}T${time}:${seconds}`;
    const wallMs = Date.parse(`${iso}Z`);
    // The 30th of February would be read as a day of March.
    if (Number.isNaN(wallMs) || !new Date(wallMs).toISOString().startsWith(iso)) {
        return `${JSON.stringify(text)} does not exist in the calendar: expected ${TIME_FORM}`;
    }
    return { text: text.trim(), hasTime: match[2] !== undefined, wallMs };
}
/** Zones by name alone: an offset such as +01:00 would be an hour wrong for half of the year. */
function mistakeInZone(name) {
    const known = /^[A-Za-z][\w+/-]*$/.test(name) && isZone(name);
    if (known)
        return null;
    const wanted = lettersOf(name);
    const all = Intl.supportedValuesOf("timeZone");
    const nearest = all.find((zone) => lettersOf(zone) === wanted) ??
        all.find((zone) => lettersOf(zone.split("/").at(-1) ?? "") === lettersOf(name.split("/").at(-1) ?? ""));
    const remedy = nearest === undefined ? "expected one such as Europe/Berlin, America/New_York or UTC" : `did you mean ${nearest}?`;
    return `${JSON.stringify(name)} is not a time zone: ${remedy}`;
}
function isZone(name) {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
    }
    catch {
        return false;
    }
}
function lettersOf(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}


/***/ }),

/***/ 59883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ withoutTwice),
/* harmony export */   NB: () => (/* binding */ logins),
/* harmony export */   yU: () => (/* binding */ personOrTeam)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var _login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12812);
/** People as a plan names them: `@alice`, `@acme/devops`. */


const FORM = "@login or @organization/team, such as @alice or @acme/devops";
const TEAM = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const TEAM_LENGTH = 255;
/** `@login` or `@organization/team`. The pattern is for editors; what is wrong is said in words. */
const personOrTeam = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP({ error: `expected ${FORM}` })
    .meta({ pattern: "^@[A-Za-z0-9_-]{1,39}(/[A-Za-z0-9_-]{1,255})?$", examples: ["@alice", "@acme/devops"] })
    .superRefine((name, context) => {
    const message = mistakeIn(name);
    if (message !== null)
        context.addIssue({ code: "custom", message });
});
/** Logins of people or apps, each once, without their `@`. No teams: where these are asked no token may see who is in one. */
const logins = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .superRefine((name, context) => {
    if ((0,_login_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLogin */ .$n)(name) !== null)
        return;
    const why = name.includes("/") ? "teams are not supported here; name people" : "expected a login such as alice";
    context.addIssue({ code: "custom", message: `${JSON.stringify(name)}: ${why}` });
})
    .transform((name) => (0,_login_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLogin */ .$n)(name) ?? name)
    .meta({ pattern: "^@?[A-Za-z0-9_-]{1,39}(\\[bot\\])?$", examples: ["alice"] }))
    .superRefine(withoutTwice);
/** Each name once, whatever the case of its letters: GitHub makes no difference. */
function withoutTwice(names, context) {
    const written = names.map((name) => name.toLowerCase());
    for (const [index, name] of written.entries()) {
        if (written.indexOf(name) === index)
            continue;
        context.addIssue({ code: "custom", path: [index], message: `${names[index]} is named twice` });
    }
}
function mistakeIn(name) {
    const quoted = JSON.stringify(name);
    if (/\[bot\]$/i.test(name))
        return `${quoted} is an app's account, and only people can sign off: expected ${FORM}`;
    if (!name.startsWith("@"))
        return `${quoted} does not begin with "@": expected ${FORM}`;
    const [login = "", ...team] = name.slice(1).split("/");
    if (team.length > 1)
        return `${quoted} has more than one "/": expected ${FORM}`;
    if (login.length > _login_js__WEBPACK_IMPORTED_MODULE_1__/* .LOGIN_LENGTH */ .$y) {
        return `${quoted}: a name at GitHub has at most ${_login_js__WEBPACK_IMPORTED_MODULE_1__/* .LOGIN_LENGTH */ .$y} characters, this one ${login.length}`;
    }
    if (!_login_js__WEBPACK_IMPORTED_MODULE_1__/* .LOGIN */ .S3.test(login)) {
        return `${quoted}: a name at GitHub has letters, digits and single dashes inside: expected ${FORM}`;
    }
    const [slug] = team;
    if (slug === undefined || (TEAM.test(slug) && slug.length <= TEAM_LENGTH))
        return null;
    return `${quoted}: expected a team as in its address, of letters, digits, "-" and "_", such as @acme/devops`;
}


/***/ }),

/***/ 45455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ verdictOfFindings)
/* harmony export */ });
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);

/** A summary stays readable; every limit has its own line in the evidence. */
const SHOWN_FINDINGS = 3;
/** The worst finding decides outcome and reason; all are reported, the worst first. Without one it is a pass. */
function verdictOfFindings(findings, passed, evidence) {
    const ranked = [
        ...findings.filter(({ outcome }) => outcome === "fail"),
        ...findings.filter(({ outcome }) => outcome === "hold"),
    ];
    const [worst] = ranked;
    if (worst === undefined)
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("gate_passed", passed, evidence);
    const more = ranked.length - SHOWN_FINDINGS;
    const told = ranked.slice(0, SHOWN_FINDINGS).map(({ summary }) => summary);
    return {
        ...worst,
        summary: [...told, ...(more > 0 ? [`And ${more} more, in the evidence.`] : [])].join(" "),
        remedy: [...new Set(ranked.map(({ remedy }) => remedy))].join(" "),
        evidence,
    };
}


/***/ }),

/***/ 22750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ DRILL_TASK),
/* harmony export */   gQ: () => (/* binding */ renderDrill),
/* harmony export */   ph: () => (/* binding */ DRILL_RECORDS),
/* harmony export */   sJ: () => (/* binding */ DRILL_ENVIRONMENT)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74940);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26549);
/**
 * The record of a rehearsed rollback: a GitHub Deployment whose payload says all of it, since one that exists without a
 * status was written by a run that died right after. Pure: the rehearsal writes it, the drill gate reads it.
 */



/** `task` of our Deployments of this kind. */
const DRILL_TASK = "holdpoint:drill";
/** Of its own, so that a rehearsal never shows among what was deployed. */
const DRILL_ENVIRONMENT = "drill";
const STEPS = ["deploy", "promote", "roll back", "verify", "forward"];
const DRILL_RECORDS = {
    task: DRILL_TASK,
    noun: "a rehearsal's record",
    parse: parseDrillPayload,
};
function parseDrillPayload(stored) {
    const { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(stored);
    if (holdpoint !== 1 || phase !== "drill" || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(project) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(commit) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(planDigest))
        return null;
    if (!Array.isArray(faults) || !faults.every(_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(reasonCode))
        return null;
    if (typeof endedAt !== "number" || !Number.isFinite(endedAt))
        return null;
    const practised = readPractised(stored);
    if (practised === null)
        return null;
    const shared = { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt };
    return practised === undefined ? shared : { ...shared, practised };
}
/** Undefined where none is meant, null where one is and is not whole. */
function readPractised(stored) {
    const { practised } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(stored);
    if (practised === undefined)
        return undefined;
    const { project, build, to, steps } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(practised);
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(project) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(build) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(to) || !Array.isArray(steps))
        return null;
    const read = steps.map((one) => {
        const { step: said, tookMs } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(one);
        const step = STEPS.find((known) => known === said);
        return step !== undefined && typeof tookMs === "number" && tookMs >= 0 ? { step, tookMs } : null;
    });
    return read.every((one) => one !== null) ? { project, build, to, steps: read } : null;
}
/** What GitHub shows beside the record. */
function renderDrill({ faults, reasonCode, practised, }) {
    if (practised !== undefined) {
        const took = practised.steps.map(({ step, tookMs }) => `${step} ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(tookMs)}`);
        return `practised on ${practised.project}: ${took.join(", ")}`;
    }
    const trouble = faults.length === 0 ? "" : ` with ${faults.join(", ")}`;
    return `rehearsed${trouble}, rolled back: ${reasonCode}`;
}


/***/ })

};
