export const id = 661;
export const ids = [661,237];
export const modules = {

/***/ 36661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gates: () => (/* binding */ gates)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/gates/checkly.js




const checklySpec = schemas/* strictObject */.rej({
    tags: schemas/* array */.YOg(schemas/* string */.YjP().min(1), "expected a list of tags, such as [deploy]")
        .min(1, "expected at least one tag: without tags every check of the account would run")
        .describe("The checks that carry every one of these tags are run against the address that is checked."),
    timeout: (0,plan_values/* durationUpTo */.TH)("24h")
        .prefault("10m")
        .describe("How long the checks may take; when they take longer, the answer is hold."),
});
const checkly = {
    key: "checkly",
    description: "Runs Checkly's checks against the deployment and waits for them. A degraded check passes.",
    kind: "world",
    spec: checklySpec,
    roles: ["checks"],
    async check(spec, { roles, target }) {
        const session = await roles.checks.run({
            tags: spec.tags,
            url: target.url,
            bypass: target.bypass,
            commit: target.commit,
            environment: target.stage,
            timeoutMs: spec.timeout,
        });
        return session === null ? noChecks(spec.tags) : judge(spec, session);
    },
};
function judge(spec, session) {
    const evidence = session.runs.map(evidenceOf);
    const look = session.url ?? "the session in Checkly";
    const failed = namesOf(session, "failed");
    const aborted = namesOf(session, "aborted");
    const runs = session.runs.length;
    if (failed.length > 0) {
        return (0,lib_verdict/* fail */.fJ)("checks_failed", `${failed.length} of ${runs} checks failed: ${failed.join(", ")}.`, `Look at ${look}, repair what it shows, and run this again.`, evidence);
    }
    if (session.status === "timed-out") {
        return (0,lib_verdict/* hold */._2)("vendor_timeout", `The checks had not all ended after ${(0,duration/* renderDuration */.P)(spec.timeout)}.`, `Look at ${look}; raise timeout where the checks need longer, and run this again.`, evidence);
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
    return (0,lib_verdict/* hold */._2)("no_matching_checks", `No check carries ${tags.map((tag) => `"${tag}"`).join(" and ")}, so nothing was verified.`, "Tag the checks that should run after a deploy, or correct the tags in the plan.");
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
;// CONCATENATED MODULE: ./build/src/lib/spec-choice.js

/**
 * A value that may be written in several forms, told apart by their type alone: text, a map or a list.
 * Unlike `z.union` its errors are those of the form that was written, at their own places. The JSON Schema of its
 * input is the forms' `anyOf`. `expected` says all the forms in words.
 */
function specChoice(expected, forms) {
    return schemas/* unknown */.L5J()
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
            return core/* NEVER */.tm;
        }
        const parsed = form.safeParse(value);
        if (parsed.success)
            return parsed.data;
        for (const issue of parsed.error.issues)
            context.addIssue({ ...issue, input: value });
        return core/* NEVER */.tm;
    });
}
function jsonSchemaOf(form) {
    const { $schema: _, ...schema } = json_schema_processors/* toJSONSchema */.bl(form, { io: "input" });
    return schema;
}
function kindOf(value) {
    if (Array.isArray(value))
        return "array";
    if (typeof value === "string")
        return "string";
    return typeof value === "object" && value !== null ? "object" : null;
}

// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
;// CONCATENATED MODULE: ./build/src/gates/command.js






const DEFAULT_TIMEOUT_MS = 600_000;
const TAIL_LINES = 20;
/** A line may be a whole minified file; the result of a step has little room, and the log has the line. */
const SHOWN_CHARACTERS = 500;
/** What a program needs to find its parts and to print legibly; none of it is a secret. */
const BASICS = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TERM", "TZ", "TMPDIR", "CI"];
/** Exit codes of a shell that found no program, or one that it may not run (POSIX, Shell Command Language 2.8.2). */
const NOT_FOUND = new Set([126, 127]);
/** Signals that come from outside (a runner that stops, memory that ran out), as names and as a shell's exit codes. */
const INTERRUPTIONS = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
const line = schemas/* string */.YjP().trim().min(1, "expected a command line, such as npm test");
const commandSpec = specChoice("a command line such as npm test, or a map with run:", {
    string: line
        .describe("A command line for `sh -c`.")
        .transform((run) => ({ run, timeoutMs: DEFAULT_TIMEOUT_MS, env: [], directory: "." })),
    object: schemas/* strictObject */.rej({
        run: line.describe("A command line for `sh -c`."),
        timeout: (0,plan_values/* durationUpTo */.TH)("24h")
            .prefault("10m")
            .describe("How long it may take; then everything it started is ended, and the gate fails."),
        env: schemas/* array */.YOg(plan_values/* variableName */.cG)
            .default([])
            .describe("Names of the variables, secrets among them, that the command may see. Their values are masked."),
        directory: schemas/* string */.YjP().min(1).default(".").describe("The folder it runs in, relative to the repository."),
    })
        .transform(({ run, timeout, env, directory }) => ({ run, timeoutMs: timeout, env, directory })),
});
const command = {
    key: "command",
    description: "Runs a command of the repository. Exit code 0 passes. It sees DEPLOYMENT_URL, DEPLOYMENT_ID, DEPLOYMENT_COMMIT, PATH, HOME and the like, and of all other variables only those named in `env`.",
    kind: "code",
    spec: commandSpec,
    roles: ["shell"],
    secrets: ({ env }) => env,
    async check(spec, context) {
        const missing = spec.env.filter((name) => context.env[name] === undefined);
        if (missing.length > 0) {
            return (0,lib_verdict/* hold */._2)("secret_missing", `The command needs ${missing.join(", ")}, not set here.`, `Set ${missing.join(", ")} in the environment of this step, or take the name out of env.`);
        }
        const directory = await (0,inside_directory/* resolveInside */.L)(context.directory, spec.directory);
        if (directory === null)
            return outside(spec);
        const result = await context.roles.shell.run({
            command: spec.run,
            directory,
            env: environmentOf(spec, context),
            timeoutMs: spec.timeoutMs,
            mask: spec.env,
            onLine: context.output,
        });
        return command_judge(spec, result);
    },
};
function environmentOf(spec, { env, target }) {
    const inherited = [...BASICS, ...spec.env].flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return {
        ...Object.fromEntries(inherited),
        DEPLOYMENT_URL: target.url,
        DEPLOYMENT_ID: target.deploymentId,
        DEPLOYMENT_COMMIT: target.commit,
    };
}
function command_judge(spec, result) {
    const took = (0,duration/* renderDuration */.P)(result.durationMs);
    const evidence = command_evidenceOf(spec, result, took);
    const signal = result.signal ?? null;
    if (result.timedOut) {
        return (0,lib_verdict/* fail */.fJ)("command_timed_out", `The command did not end within ${(0,duration/* renderDuration */.P)(spec.timeoutMs)}.`, "See in the last lines where it stood; make it faster, or raise timeout.", evidence);
    }
    if (!result.started || (result.exitCode !== null && NOT_FOUND.has(result.exitCode))) {
        return (0,lib_verdict/* hold */._2)("command_not_found", result.started
            ? `The command was not found (exit code ${result.exitCode}).`
            : "The command could not be started.", "Check its spelling, and that the job installs what it needs before this step.", evidence);
    }
    if (result.exitCode === 0)
        return (0,lib_verdict/* pass */.IX)("gate_passed", `The command ended with exit code 0 after ${took}.`, evidence);
    const interruption = Object.entries(INTERRUPTIONS).find(([name, code]) => name === signal || code === result.exitCode)?.[0];
    if (interruption !== undefined) {
        return (0,lib_verdict/* hold */._2)("command_interrupted", `The command was ended by ${interruption} from outside after ${took}.`, "Look whether the runner was stopped or ran out of memory, then run this again.", evidence);
    }
    const how = result.exitCode === null ? `crashed (${signal ?? "signal"})` : `failed with exit code ${result.exitCode}`;
    return (0,lib_verdict/* fail */.fJ)("command_failed", `The command ${how} after ${took}.`, "Read the last lines, repair what they name, and run this again.", evidence);
}
function command_evidenceOf(spec, result, took) {
    const lines = result.tail.trimEnd().split("\n").slice(-TAIL_LINES);
    const last = lines
        .map((text) => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)} …` : text))
        .join("\n");
    return [
        { label: "command", value: spec.run },
        ...(result.exitCode === null ? [] : [{ label: "exit code", value: String(result.exitCode) }]),
        ...(result.signal ? [{ label: "signal", value: result.signal }] : []),
        ...(result.started ? [{ label: "duration", value: took }] : []),
        ...(last === "" || result.exitCode === 0 ? [] : [{ label: `last ${TAIL_LINES} lines`, value: last }]),
    ];
}
function outside(spec) {
    return (0,lib_verdict/* hold */._2)("command_not_found", `The folder ${spec.directory} does not exist in the repository.`, "Set directory to a folder of the repository, relative to its root.");
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
;// CONCATENATED MODULE: ./build/src/gates/env.js








const envSpec = schemas/* strictObject */.rej({
    target: schemas/* string */.YjP()
        .min(1)
        .describe("Whose variables: `production`, `preview`, `development`, or a custom environment's name at the host."),
    required: specChoice("a file such as .env.example, or a list of variable names", {
        string: schemas/* string */.YjP().min(1).describe("A file of the repository in the form of `.env`; only its names count."),
        array: schemas/* array */.YOg(plan_values/* variableName */.cG).min(1).describe("The names themselves."),
    }).describe("What must be set at the host."),
    optional: schemas/* array */.YOg(plan_values/* variableName */.cG).default([]).describe("Names in the file that may be missing at the host."),
});
const env = {
    key: "env",
    description: "Every required environment variable exists at the host for the target. Its value is never read: a host does not give out sensitive ones.",
    kind: "world",
    spec: envSpec,
    roles: ["host"],
    async check(spec, context) {
        const required = await requiredNames(spec, context.directory);
        if ("outcome" in required)
            return required;
        const set = await context.roles.host.listEnvironmentVariables(spec.target);
        const byName = Map.groupBy(set, (variable) => variable.name);
        const missing = required.names.filter((name) => !byName.has(name));
        const evidence = required.names.map((name) => env_evidenceOf(name, byName.get(name) ?? []));
        if (missing.length === 0) {
            return (0,lib_verdict/* pass */.IX)("gate_passed", `All ${required.names.length} variables are set for ${spec.target}.`, evidence);
        }
        return (0,lib_verdict/* fail */.fJ)("env_missing", `${missing.length} of ${required.names.length} variables are not set for ${spec.target}: ${missing.join(", ")}.`, `Set ${missing.join(", ")} at the host for ${spec.target}, and deploy again: a build keeps the values it was made with.`, evidence);
    },
};
async function requiredNames(spec, directory) {
    if (typeof spec.required !== "string")
        return { names: [...new Set(spec.required)] };
    const path = await (0,inside_directory/* resolveInside */.L)(directory, spec.required);
    const text = path === null ? null : await (0,promises_.readFile)(path, "utf8").catch(() => null);
    if (text === null) {
        return (0,lib_verdict/* hold */._2)("no_data", `The file ${spec.required} cannot be read, so nothing is known about what is required.`, "Check the path: it is relative to the repository, and the file must be checked in.");
    }
    // A bare name is no assignment: the parser drops it, and nobody would notice that it is not checked.
    const bare = text.split("\n").findIndex((line) => /^\s*[A-Z][A-Z0-9_]*\s*$/.test(line));
    if (bare >= 0) {
        return (0,lib_verdict/* hold */._2)("no_data", `Line ${bare + 1} of ${spec.required} names a variable without "=", so it would be passed over.`, `Write it as ${(text.split("\n")[bare] ?? "").trim()}=`);
    }
    const names = Object.keys((0,external_node_util_.parseEnv)(text)).filter((name) => !spec.optional.includes(name));
    if (names.length > 0)
        return { names };
    return (0,lib_verdict/* hold */._2)("no_data", `The file ${spec.required} names no required variable, so nothing was checked.`, "Add the variables to the file, or list the names in required.");
}
function env_evidenceOf(name, found) {
    if (found.length === 0)
        return { label: name, value: "not set" };
    const shown = found.map(({ kind, targets, updatedAt }) => {
        const date = updatedAt === null ? "" : `, updated ${(0,clock/* renderInstant */.W)(updatedAt).slice(0, 10)}`;
        return `${kind}, for ${targets.join(" and ") || "no target"}${date}`;
    });
    return { label: name, value: shown.join("; ") };
}

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
;// CONCATENATED MODULE: ./build/src/gates/http-capture.js
/**
 * What one answer gives to the next request: `capture: { id: $.thread.id }`, then `${id}`.
 * Of JSONPath (RFC 9535) only names and indexes: a capture is one value, never a search.
 */
const STEP = /^(?:\.([A-Za-z_][\w-]*)|\[(\d+)\]|\["([^"\\]+)"\]|\['([^'\\]+)'\])/;
const REFERENCE = /\$\{([^}]*)\}/g;
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
function readJsonPath(value, path) {
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

;// CONCATENATED MODULE: ./build/src/gates/http-judge.js


/** `name` is the step for people: `GET /chat`. `captures` are those of the steps before. */
function judgeAnswer(name, step, answer, target, captures) {
    const nothing = protection(name, answer, target) ?? foreign(name, answer, target) ?? rateLimit(name, step, answer);
    if (nothing !== null)
        return nothing;
    if (step.status === null ? answer.status < 200 || answer.status > 299 : answer.status !== step.status) {
        const wanted = step.status === null ? "a status from 200 to 299" : `${step.status}`;
        return wrong(`${name} answered ${answer.status}, expected ${wanted}.`);
    }
    if (step.maximumDurationMs !== null && answer.durationMs > step.maximumDurationMs) {
        return wrong(`${name} took ${Math.round(answer.durationMs)} ms, expected at most ${Math.round(step.maximumDurationMs)} ms.`);
    }
    return judgeBody(name, step, answer, captures);
}
function judgeBody(name, step, answer, captures) {
    const contains = step.contains === null ? null : fillText(step.contains, captures);
    const absent = step.absent === null ? null : fillText(step.absent, captures);
    if (absent !== null && answer.body.includes(absent)) {
        return wrong(`The body of ${name} contains "${absent}", which it must not.`);
    }
    const found = contains === null || answer.body.includes(contains);
    const needsAll = !found || absent !== null || Object.keys(step.capture).length > 0;
    if (answer.truncated === true && needsAll) {
        return unknown("no_data", `The body of ${name} is too long to be judged to its end.`, "Check a smaller page, or one whose text comes early.");
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
        const value = readJsonPath(parsed.value, path);
        if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
            return wrong(`The answer to ${name} has no text or number at the place of "${key}".`);
        }
        // It goes into a path, where these would mean another folder, and nothing would mean the list itself.
        if (value === "" || value === "." || value === "..") {
            return wrong(`The answer to ${name} has "${value}" at the place of "${key}".`);
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
/**
 * Vercel's deployment protection: 401 with a page titled "Authentication Required" and a nonce cookie, or a redirect
 * to vercel.com's login, which answers 200. The firewall's challenge has a header of its own.
 */
function protection(name, answer, target) {
    if (answer.headers["x-vercel-mitigated"] !== undefined) {
        return unknown("protected_deployment", `${name} was stopped by the host's firewall (${answer.headers["x-vercel-mitigated"]}, status ${answer.status}).`, "Let this runner pass in the firewall's rules, or end attack mode; the bypass secret does not open it.");
    }
    if (!isProtectionPage(answer))
        return null;
    return target.bypass === null
        ? unknown("protected_deployment", `${name}: the deployment is protected, and no bypass secret was given.`, "Make a secret under Deployment Protection, Protection Bypass for Automation, and pass it as VERCEL_AUTOMATION_BYPASS_SECRET.")
        : unknown("protected_deployment", `${name}: the deployment is protected, and did not accept the bypass secret.`, `Compare ${target.bypass.name} with the project's secret under Deployment Protection, Protection Bypass for Automation.`);
}
function isProtectionPage({ status, headers, body, url }) {
    const { hostname, pathname } = new URL(url);
    if (hostname === "vercel.com" && /^\/(sso-api|login|sso)\b/.test(pathname))
        return true;
    if (/^https:\/\/vercel\.com\/sso-api\b/.test(headers.location ?? ""))
        return true;
    if (status !== 401)
        return false;
    const page = (headers["content-type"] ?? "").includes("html");
    return (/\b_vercel_(sso_nonce|password)\b/.test(headers["set-cookie"] ?? "") ||
        (page && /authentication required|vercel\.com\/sso-api/i.test(body)));
}
/**
 * An answer from another host verifies that host: a site that sends every visitor to its canonical name would pass its
 * staging checks with what production serves. With or without `www.`, and http or https, is the same site.
 */
function foreign(name, answer, target) {
    const [asked, answered] = [new URL(target.url), new URL(answer.url)];
    if (siteOf(asked) === siteOf(answered))
        return null;
    return unknown("read_back_mismatch", `${name} was redirected and answered by ${answered.origin}, not by ${asked.origin}, so it says nothing about this deployment.`, "Let the site answer under its deployment's address, or check the redirect itself with its status (such as status: 307).");
}
function siteOf(url) {
    return `${url.hostname.replace(/^www\./, "")}:${url.port}`;
}
function rateLimit(name, step, answer) {
    if (answer.status !== 429 || step.status === 429)
        return null;
    const summary = `${name} answered 429: this runner asked too often, which says nothing about the site's health.`;
    const verdict = (0,lib_verdict/* hold */._2)("vendor_rate_limited", summary, "Let this runner pass in the site's rate limit, or ask less often.");
    return { kind: "unknown", verdict, again: true };
}
function unknown(reasonCode, summary, remedy) {
    return { kind: "unknown", verdict: (0,lib_verdict/* hold */._2)(reasonCode, summary, remedy), again: false };
}
function wrong(summary) {
    return { kind: "wrong", summary };
}

;// CONCATENATED MODULE: ./build/src/gates/http-spec.js
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
    const path = parseJsonPath(text);
    if (path !== null)
        return path;
    context.addIssue({
        code: "custom",
        message: `"${text}" is not a path to one value, such as $.id or $.items[0].id`,
    });
    return core/* NEVER */.tm;
});
const headerValue = specChoice("a text, or { env: NAME }", {
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
        .describe("The status that passes; default: any from 200 to 299. Redirects are followed, unless the status is one (300 to 399)."),
    contains: schemas/* string */.YjP().min(1).optional().describe("Text that the body must contain."),
    absent: schemas/* string */.YjP().min(1).optional().describe("Text that the body must not contain."),
    json: schemas/* unknown */.L5J().optional().describe("Body to send, as JSON; not with `path` and `get`."),
    headers: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[!#$%&'*+.^_`|~\w-]+$/, "expected the name of a header"), headerValue)
        .default({})
        .describe("Headers to send. They never follow a redirect to another origin."),
    capture: schemas/* record */.g1P(schemas/* string */.YjP().regex(CAPTURE_NAME, "expected a name of letters, digits and _"), jsonPath)
        .default({})
        .describe("Values of a JSON answer for the steps after it: `{ id: $.id }`, then `${id}`."),
    "max-duration": plan_values/* durationValue */.k6.optional().describe("A slower answer fails."),
    timeout: (0,plan_values/* durationUpTo */.TH)("10m").prefault("15s").describe("How long an answer is waited for."),
    retries: schemas/* int */.Whr("expected a whole number of retries")
        .min(0)
        .max(10)
        .optional()
        .describe("How often a wrong or missing answer is asked for again. Default 2 for GET and PUT; 0 for POST, PATCH and DELETE, which may do something twice."),
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
const httpSpec = specChoice("a request such as { path: /api/health }, or a list of them", {
    object: step.transform((one, context) => {
        for (const issue of unknownNames([one])[0] ?? [])
            report(context).add(issue, []);
        return [one];
    }),
    array: schemas/* array */.YOg(step)
        .min(1, "expected at least one request")
        .transform((steps, context) => {
        for (const [at, issues] of unknownNames(steps).entries()) {
            for (const issue of issues)
                report(context).add(issue, [at]);
        }
        return steps;
    }),
});
/** References to names that no earlier step captures, for each step. */
function unknownNames(steps) {
    const known = new Set();
    return steps.map((one) => {
        const { method, path, contains, absent, json, headers } = one;
        const places = { [method === "GET" ? "path" : method.toLowerCase()]: path, contains, absent, json, headers };
        const issues = Object.entries(places).flatMap(([place, value]) => namesIn(value)
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

;// CONCATENATED MODULE: ./build/src/gates/http.js







const KEPT_BYTES = 1024 * 1024;
const http_SHOWN_CHARACTERS = 200;
const BYPASS_HEADER = "x-vercel-protection-bypass";
/** No answer of these kinds is the site's own silence; every other trouble stands between us and the site. */
const SILENCE = new Set(["vendor_timeout", "vendor_unavailable"]);
const http = {
    key: "http",
    description: "The site answers a request, or several in a row, as it should. A wrong answer or none fails; a protected deployment, or trouble on the way to the site, is a hold.",
    kind: "world",
    spec: httpSpec,
    roles: ["http"],
    secrets: secretsOf,
    async check(spec, context) {
        const missing = secretsOf(spec).filter((name) => context.env[name] === undefined);
        if (missing.length > 0) {
            return (0,lib_verdict/* hold */._2)("secret_missing", `A header needs ${missing.join(", ")}, not set here.`, `Set ${missing.join(", ")} in the environment of this step.`);
        }
        const evidence = [];
        let captures = {};
        for (const step of spec) {
            const result = await runStep(step, context, captures);
            evidence.push(...result.evidence);
            if (result.verdict !== null)
                return { ...result.verdict, evidence };
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
        ? `${first.label} answered as it should: ${first.value}.`
        : `${spec.length} requests were answered as they should be.`;
}
async function runStep(step, context, captures) {
    const name = `${step.method} ${step.path}`;
    const policy = { attempts: step.retries + 1, firstDelayMs: 1_000, maximumDelayMs: 10_000 };
    const last = await (0,retry/* retry */.L)(policy, context.clock, async (tries) => {
        const { judgement, answer } = await attempt(name, step, context, captures);
        const done = judgement.kind === "right" || (judgement.kind === "unknown" && !judgement.again);
        return { done, value: { judgement, answer, tries } };
    }, context.signal);
    const mask = maskOf(step, context, captures, last.answer);
    const evidence = http_evidenceOf(name, last, mask);
    const { judgement, tries } = last;
    if (judgement.kind === "right")
        return { verdict: null, evidence, captures: judgement.captures };
    if (judgement.kind === "unknown") {
        const { verdict } = judgement;
        return { verdict: { ...verdict, summary: mask.apply(verdict.summary) }, evidence, captures };
    }
    const again = tries === 1 ? "" : ` It was asked ${tries} times.`;
    const remedy = `Open ${context.target.url} and look at the deployment's runtime log for ${step.path}.`;
    const verdict = (0,lib_verdict/* fail */.fJ)("health_check_failed", `${mask.apply(judgement.summary)}${again}`, remedy);
    return { verdict, evidence, captures };
}
async function attempt(name, step, context, captures) {
    try {
        const answer = await context.roles.http.request({
            method: step.method,
            url: `${context.target.url}${fillText(step.path, captures, encodeURIComponent)}`,
            headers: headersOf(step, context, captures),
            ...(step.json === undefined ? {} : { body: JSON.stringify(fillJson(step.json, captures)) }),
            timeoutMs: step.timeoutMs,
            maximumBytes: KEPT_BYTES,
            // A redirect that is asked for is itself the answer.
            ...(step.status !== null && step.status >= 300 && step.status <= 399 ? { maximumRedirects: 0 } : {}),
        });
        return { judgement: judgeAnswer(name, step, answer, context.target, captures), answer };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        const judgement = SILENCE.has(error.reasonCode)
            ? { kind: "wrong", summary: error.message }
            : { kind: "unknown", verdict: (0,lib_verdict/* hold */._2)(error.reasonCode, error.message, error.remedy), again: true };
        return { judgement, answer: null };
    }
}
function headersOf(step, { env, target }, captures) {
    const written = Object.entries(step.headers).map(([name, value]) => [
        name.toLowerCase(),
        typeof value === "string" ? fillText(value, captures) : `${value.prefix}${env[value.env] ?? ""}`,
    ]);
    return {
        ...(step.json === undefined ? {} : { "content-type": "application/json" }),
        ...Object.fromEntries(written),
        ...(target.bypass === null ? {} : { [BYPASS_HEADER]: target.bypass.reveal() }),
    };
}
/**
 * A site may answer with the headers that it got. What an earlier step captured for a header (a session's token), and
 * what this step was to capture, is as secret as what a variable holds.
 */
function maskOf(step, { env, target }, captures, answer) {
    const sent = Object.values(step.headers).flatMap((value) => typeof value === "string" ? namesIn(value).map((name) => captures[name]) : [env[value.env]]);
    const secrets = [...sent, ...valuesToCapture(step, answer), target.bypass?.reveal()];
    return (0,mask/* createMask */.Px)(secrets.filter((value) => typeof value === "string"));
}
function valuesToCapture(step, answer) {
    const paths = Object.values(step.capture);
    if (answer === null || paths.length === 0)
        return [];
    try {
        const body = JSON.parse(answer.body);
        return paths.map((path) => readJsonPath(body, path));
    }
    catch {
        return [];
    }
}
function http_evidenceOf(name, { answer, judgement, tries }, mask) {
    const count = tries === 1 ? "" : `, try ${tries}`;
    if (answer === null)
        return [{ label: name, value: `no answer${count}` }];
    const value = `${answer.status} in ${Math.round(answer.durationMs)} ms${count}`;
    const step = { label: name, value, url: mask.apply(answer.url) };
    if (judgement.kind === "right")
        return [step];
    const body = mask.apply(answer.body).replace(/\s+/g, " ").trim();
    if (body === "")
        return [step];
    const shown = body.length > http_SHOWN_CHARACTERS ? `${body.slice(0, http_SHOWN_CHARACTERS)} …` : body;
    return [step, { label: "body", value: shown }];
}

;// CONCATENATED MODULE: ./build/src/gates/tls.js



const DAY_MS = 86_400_000;
const TIMEOUT_MS = 10_000;
const tlsSpec = schemas/* strictObject */.rej({
    "min-days": schemas/* number */.aig("expected a number of days, such as 14")
        .min(0)
        .max(3_650)
        .default(14)
        .describe("Days for which the certificate must still be valid."),
    host: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9.-]+$/, "expected a host name without scheme, port or path, such as app.example.com")
        .optional()
        .describe("Whose certificate; default: the host of the address that is checked."),
    port: schemas/* int */.Whr("expected a port number").min(1).max(65_535).default(443).describe("Port of `host`."),
});
const tls = {
    key: "tls",
    description: "The certificate is valid for the host, and for a while yet.",
    kind: "world",
    spec: tlsSpec,
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
    const days = Math.floor((certificate.validTo - now) / DAY_MS);
    const evidence = [
        { label: "subject", value: certificate.subject },
        { label: "issuer", value: certificate.issuer },
        {
            label: "valid",
            value: `${(0,clock/* renderInstant */.W)(certificate.validFrom)} to ${(0,clock/* renderInstant */.W)(certificate.validTo)}`,
        },
        ...(certificate.authorizationError === null
            ? []
            : [{ label: "chain and name", value: certificate.authorizationError }]),
    ];
    const no = (summary) => (0,lib_verdict/* fail */.fJ)("certificate_expiring", summary, `Renew or repair the certificate of ${server}.`, evidence);
    if (certificate.validTo <= now)
        return no(`The certificate of ${server} expired on ${(0,clock/* renderInstant */.W)(certificate.validTo)}.`);
    if (certificate.validFrom > now)
        return no(`The certificate of ${server} is not valid yet.`);
    if (certificate.authorizationError !== null) {
        return no(`The certificate of ${server} is not trusted: ${certificate.authorizationError}.`);
    }
    if (certificate.validTo - now < spec["min-days"] * DAY_MS) {
        return no(`The certificate of ${server} expires in ${renderDays(days)}, less than ${spec["min-days"]}.`);
    }
    return (0,lib_verdict/* pass */.IX)("gate_passed", `The certificate of ${server} is valid for another ${renderDays(days)}.`, evidence);
}
function renderDays(days) {
    return `${days} day${days === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./build/src/gates/index.js





/** Every gate by its key in the plan, which is its file name. */
const gates = { command: command, http: http, env: env, tls: tls, checkly: checkly };


/***/ }),

/***/ 91237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TH: () => (/* binding */ durationUpTo),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   k6: () => (/* binding */ durationValue)
/* harmony export */ });
/* unused harmony exports shareValue, parseShare */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/**
 * Values that a plan writes as text and the code uses as numbers: zod types whose errors say the expected form.
 * The input side is plain text with a pattern, so `z.toJSONSchema(…, { io: "input" })` describes them to editors.
 */


const DURATION_FORM = "a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h";
const SHARE_FORM = "a share: a percentage such as 5%, or a number from 0 to 1 such as 0.05";
/** A duration such as `15m`, longer than nothing; the parsed value is milliseconds. */
const durationValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({ error: `expected ${DURATION_FORM}` })
    .meta({ pattern: String.raw `^\s*\d+(\.\d+)?\s*(ms|s|m|h|d)\s*$`, examples: ["90s", "15m", "24h"] })
    .transform((text, context) => {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    if (ms !== null && ms > 0)
        return ms;
    context.addIssue({
        code: "custom",
        message: ms === 0 ? `"${text}" is no time at all: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
    });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** A duration of at most `longest`: a timer beyond 24 days would end at once, and a limit of hours is a slip. */
function durationUpTo(longest) {
    const longestMs = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(longest) ?? 0;
    return durationValue.refine((ms) => ms <= longestMs, `too long: expected at most ${longest}`);
}
/** A share such as `5%` or `0.05`; the parsed value is 0–1. */
const shareValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()], { error: `expected ${SHARE_FORM}` })
    .meta({ examples: ["5%", 0.05] })
    .transform((value, context) => {
    const ratio = parseShare(value);
    if (ratio !== null)
        return ratio;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${SHARE_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** The name of an environment variable, never its value. */
const variableName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "expected the name of an environment variable, such as STAGING_DATABASE_URL");
/** 0–1 of `5%`, `0.05` or 0.05; null where it is neither, or lies outside. */
function parseShare(value) {
    const match = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) : null;
    if (typeof value === "string" && match === null)
        return null;
    const ratio = match === null ? Number(value) : Number(match[1]) / (match[2] === "%" ? 100 : 1);
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}


/***/ })

};
