export const id = 5223;
export const ids = [5223];
export const modules = {

/***/ 75398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ createUuid)
/* harmony export */ });
/** A version 4 UUID from the given generator, so that a rehearsal repeats itself; no secret may be made of it. */
function createUuid(random) {
    return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
        const digit = Math.floor(random() * 16);
        return (place === "x" ? digit : (digit & 3) | 8).toString(16);
    });
}


/***/ }),

/***/ 3579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ combineReporters)
/* harmony export */ });
/** Reports the same to all. */
function combineReporters(reporters) {
    return {
        report(facts) {
            for (const reporter of reporters)
                reporter.report(facts);
        },
        reportMany(facts) {
            for (const reporter of reporters)
                reporter.reportMany(facts);
        },
        async flush() {
            await Promise.all(reporters.map((reporter) => reporter.flush()));
        },
        async close() {
            await Promise.all(reporters.map((reporter) => reporter.close()));
        },
    };
}


/***/ }),

/***/ 79715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderDemoSite),
  m: () => (/* binding */ writeDemoSite)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site/match.js
var match = __webpack_require__(51026);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site/program.js
var program = __webpack_require__(84019);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site/render.js
var render = __webpack_require__(23039);
;// CONCATENATED MODULE: ./build/src/sandbox/demo-site/deployed-code.js
/** The one function of the demo site as a deployment carries it: code without dependencies, and the site's data in it. */



/**
 * CommonJS text of a handler `(request, response)` of Node's own http. It is the text of the functions that the sandbox
 * is tested with, each file's in a scope of its own: a bundler may have renamed them, but only all of a file alike.
 */
function renderDeployedCode(site, routes) {
    return `${deployed_code_render("createRender", render/* DEMO_RENDER */.pL)}
${deployed_code_render("match", match/* DEMO_MATCH */.q)}
${deployed_code_render("createProgram", program/* DEMO_PROGRAM */.J)}
const site = ${JSON.stringify(site)};
const routes = ${JSON.stringify(routes)};
const answer = createProgram(routes, match, createRender(site));

module.exports = async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString("utf8");
  const answered = answer({ method: request.method, url: request.url, headers: request.headers, body });
  response.statusCode = answered.status;
  for (const [name, value] of Object.entries(answered.headers)) response.setHeader(name, value);
  response.end(answered.body);
};
`;
}
/** All functions of one file, of which the first is what the others serve. */
function deployed_code_render(name, functions) {
    const [main] = functions;
    return `const ${name} = (() => {\n${functions.map(String).join("\n")}\nreturn ${main?.name};\n})();`;
}

;// CONCATENATED MODULE: ./build/src/sandbox/demo-site/thread-routes.js
const THREADS = "/api/threads";
const SHARED = { flow: 0, last: false, headers: {}, captures: {}, contains: [], absent: [] };
const THREAD_ROUTES = [
    { ...SHARED, step: 0, after: -1, method: "POST", path: THREADS, status: 201, captures: { id: ["id"] } },
    { ...SHARED, step: 1, after: 0, method: "GET", path: `${THREADS}/\${id}`, status: 200 },
    { ...SHARED, step: 2, after: 0, method: "GET", path: THREADS, status: 200, contains: ["${id}"] },
];

;// CONCATENATED MODULE: ./build/src/sandbox/demo-site.js
/** The site that rehearsals deploy: pages that show their version, and one function that answers everything else. */





const HEALTH_PATH = "/api/health";
/** Of the function that answers whatever is no file. */
const FUNCTION_PATH = "/api/site";
/** Writes the site below `directory`, which is created; files that are there already stay. */
async function writeDemoSite(directory, site, form = "prebuilt") {
    for (const [path, text] of Object.entries(renderDemoSite(site, form))) {
        const file = (0,external_node_path_.join)(directory, path);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, text);
    }
}
/** The site's files by path from the project's folder; the same site is always the same bytes. */
function renderDemoSite(site, form = "prebuilt") {
    const pages = pagesOf(site).map((page) => ({
        file: pageFile(page.path),
        html: (0,render/* renderDemoPage */.ZQ)(site, page.path, [page.contains].flat()),
    }));
    const code = renderDeployedCode(versionOf(site), site.routes ?? THREAD_ROUTES);
    if (form === "source") {
        return {
            ...Object.fromEntries(pages.map(({ file, html }) => [file, html])),
            [`${FUNCTION_PATH.slice(1)}.js`]: code,
            // Stands between the function and a package.json further up that would make it an ES module.
            "package.json": renderJson({ private: true, type: "commonjs" }),
            "vercel.json": renderJson({ cleanUrls: true, rewrites: [{ source: "/(.*)", destination: FUNCTION_PATH }] }),
        };
    }
    const output = ".vercel/output";
    return {
        [`${output}/config.json`]: renderJson({
            version: 3,
            routes: [{ handle: "filesystem" }, { src: "^/.*$", dest: FUNCTION_PATH }],
            overrides: Object.fromEntries(pages.map(({ file }) => [file, { path: file.replace(/\.html$/, ""), contentType: "text/html; charset=utf-8" }])),
        }),
        ...Object.fromEntries(pages.map(({ file, html }) => [`${output}/static/${file}`, html])),
        ...prebuiltFunction(output, FUNCTION_PATH, code),
    };
}
/** The named pages, with a start page where nothing else answers there. */
function pagesOf({ pages, routes = [], versionEndpoint }) {
    const paths = [...[...pages, ...routes].map(({ path }) => path), versionEndpoint?.path];
    const isThere = paths.some((path) => /^\/(?:$|[?#])/.test(path ?? ""));
    return isThere ? pages : [...pages, { path: "/", contains: "Holdpoint demo" }];
}
function pageFile(path) {
    const name = path.replace(/^\/+|\/+$/g, "");
    return name === "" ? "index.html" : name.endsWith(".html") ? name : `${name}.html`;
}
function versionOf({ version, commit, versionEndpoint }) {
    const objects = { [HEALTH_PATH]: { status: "ok" } };
    if (versionEndpoint !== null) {
        const path = versionEndpoint.path.replace(/[?#].*$/, "").replace(/(.)\/+$/, "$1");
        objects[path] = { ...objects[path], version, ...nest(versionEndpoint.json, commit) };
    }
    return { version, commit, objects };
}
/** `build.sha` and a commit as `{ build: { sha } }`. */
function nest(field, value) {
    const [first = field, ...rest] = field.split(".");
    return { [first]: rest.length === 0 ? value : nest(rest.join("."), value) };
}
function prebuiltFunction(output, path, code) {
    const folder = `${output}/functions${path}.func`;
    return {
        [`${folder}/index.js`]: code,
        // Stands between the code and a package.json further up that would make it an ES module.
        [`${folder}/package.json`]: renderJson({ type: "commonjs" }),
        [`${folder}/.vc-config.json`]: renderJson({
            runtime: "nodejs24.x",
            handler: "index.js",
            launcherType: "Nodejs",
            shouldAddHelpers: false,
        }),
    };
}
function renderJson(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}


/***/ }),

/***/ 51026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ matchTemplate),
/* harmony export */   q: () => (/* binding */ DEMO_MATCH)
/* harmony export */ });
/**
 * Compares a request with what a route has in its place. Deployed as text like program.ts, with the same rule: no
 * function here uses anything but its parameters, the other functions of this file and what every JavaScript has.
 */
/** What each `${name}` of the template stands for in the value; null where the value is another one. */
function matchTemplate(template, value) {
    if (typeof template === "string")
        return matchText(template, typeof value === "number" ? String(value) : value);
    if (typeof template !== "object" || template === null)
        return template === value ? {} : null;
    if (typeof value !== "object" || value === null || Array.isArray(template) !== Array.isArray(value))
        return null;
    const [wanted, given] = [Object.entries(template), new Map(Object.entries(value))];
    if (wanted.length !== given.size)
        return null;
    const parts = wanted.map(([key, item]) => (given.has(key) ? matchTemplate(item, given.get(key)) : null));
    return parts.some((part) => part === null) ? null : Object.assign({}, ...parts);
}
function matchText(template, text) {
    if (typeof text !== "string")
        return null;
    const names = [];
    const source = template.split(/\$\{([^}]*)\}/).map((part, index) => {
        if (index % 2 === 0)
            return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        names.push(part);
        return "([^/]+)";
    });
    const match = new RegExp(`^${source.join("")}$`).exec(text);
    return match === null ? null : Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ""]));
}
/** Everything that this consists of, to be deployed as text. */
const DEMO_MATCH = [matchTemplate, matchText];


/***/ }),

/***/ 84019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ createDemoProgram),
/* harmony export */   J: () => (/* binding */ DEMO_PROGRAM)
/* harmony export */ });
function createDemoProgram(routes, match, render) {
    const worlds = {};
    return (request) => {
        const asked = readRequest(request);
        const agent = request.headers["user-agent"] === "holdpoint-sandbox-visitor" ? "visitors" : "others";
        const world = (worlds[agent] ??= { turn: 0, values: 0, things: [], latest: {}, loose: {} });
        const chosen = chooseMatches(routes.flatMap((route) => matchRoute(route, asked, world, match) ?? []));
        return render(draftAnswer(asked, world, chosen, recordMatches(world, asked, chosen)));
    };
}
function readRequest({ method, url, headers, body }) {
    const { pathname, searchParams } = new URL(url, "http://loopback");
    return {
        method: method === "HEAD" ? "GET" : method,
        path: plainPath(pathname),
        query: searchParams,
        headers,
        json: parseJson(body),
    };
}
/** Decoded, without the slashes at its end. */
function plainPath(path) {
    let decoded = path;
    try {
        decoded = decodeURIComponent(path);
    }
    catch {
        // Compared as it is.
    }
    return decoded.replace(/(.)\/+$/, "$1");
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Method and path must be the route's; what else is as the route has it only makes it likelier that it is meant. */
function matchRoute(route, asked, world, match) {
    if (route.method !== asked.method)
        return null;
    const [pathname = "", search = ""] = (route.path.split("#")[0] ?? "").split("?");
    const inPath = match(plainPath(pathname), asked.path);
    if (inPath === null)
        return null;
    let score = Object.keys(inPath).length === 0 ? 8 : 0;
    const named = {};
    const weigh = (found, weight) => {
        score += found === null ? -weight : weight;
        Object.assign(named, found);
    };
    for (const [name, value] of new URLSearchParams(search))
        weigh(match(value, asked.query.get(name)), 1);
    for (const [name, value] of Object.entries(route.headers))
        weigh(match(value, asked.headers[name]), 2);
    if (route.json !== undefined)
        weigh(match(route.json, asked.json), 2);
    const find = ([name, value]) => world.things.findLast(({ values }) => values[`${route.flow} ${name}`] === value);
    const ofPath = Object.entries(inPath).map(find);
    const missing = ofPath.includes(undefined);
    const things = ofPath.filter((thing) => thing !== undefined);
    const others = Object.entries(named).flatMap((entry) => find(entry) ?? []);
    const seen = ofPath.length === 0
        ? [world.latest[route.flow]]
        : [world.loose[route.flow], ...things.map((thing) => thing.progress[route.flow])];
    const progress = seen.reduce((last, one) => (one !== undefined && one.turn > last.turn ? one : last), {
        step: -1,
        turn: 0,
    });
    return { route, score: score - (missing ? 1 : 0), things, others, missing, progress };
}
/** The likeliest route first, then those of other flows that the request is as well: two may begin with the same one. */
function chooseMatches(matches) {
    const best = Math.max(...matches.map(({ score }) => score));
    const likely = matches.filter(({ score }) => score === best);
    const isDue = ({ route, progress }) => route.after === progress.step;
    const flows = [...new Set(likely.map(({ route }) => route.flow))];
    const ofFlows = flows.flatMap((flow) => {
        const found = likely.filter(({ route }) => route.flow === flow);
        return found.find(isDue) ?? found.findLast(({ route, progress }) => route.after < progress.step) ?? found[0] ?? [];
    });
    const [chosen, ...others] = [
        ...ofFlows.filter(isDue).toSorted((left, right) => right.progress.turn - left.progress.turn),
        ...ofFlows.filter((match) => !isDue(match)),
    ];
    if (chosen === undefined || chosen.missing)
        return [];
    const isSuccess = (status) => status === null || (status >= 200 && status <= 299);
    const statuses = [chosen, ...others].map(({ route }) => route.status);
    const wanted = chosen.route.status ?? statuses.find((status) => status !== null && isSuccess(status)) ?? null;
    const agrees = (status) => status === wanted || (status === null && isSuccess(wanted));
    return [chosen, ...others.filter(({ route, missing }) => agrees(route.status) && !missing)];
}
/** What the request changes; the thing that it creates, null where it creates none. */
function recordMatches(world, asked, matches) {
    const writes = asked.method !== "GET" && asked.method !== "OPTIONS";
    const now = (route) => ({ step: writes ? route.step : route.after, turn: world.turn });
    if (writes)
        world.turn += 1;
    for (const { route, things } of writes ? matches : []) {
        world.latest[route.flow] = now(route);
        for (const thing of things) {
            thing.progress[route.flow] = now(route);
            Object.assign(thing.changes, objectOf(asked.json));
        }
        if (things.length === 0 && Object.keys(route.captures).length === 0)
            world.loose[route.flow] = now(route);
    }
    const creating = matches.filter(({ route }) => Object.keys(route.captures).length > 0);
    const created = creating.length === 0 ? null : createThing(world, asked, creating, now);
    if (created !== null)
        world.things.push(created);
    if (world.things.length > 1_000)
        world.things.shift();
    for (const { route } of matches.filter(({ route: { last } }) => last)) {
        delete world.latest[route.flow];
        delete world.loose[route.flow];
    }
    return created;
}
function createThing(world, asked, matches, now) {
    const byPath = {};
    const values = {};
    const sent = JSON.stringify(objectOf(asked.json));
    // What was sent comes back, but for what must not: a password, say.
    const withheld = matches.some(({ route }) => route.absent.some((text) => sent.includes(text)));
    let content = withheld ? {} : JSON.parse(sent);
    for (const { route } of matches) {
        for (const [name, path] of Object.entries(route.captures)) {
            const value = (byPath[JSON.stringify(path)] ??= nextValue(world));
            values[`${route.flow} ${name}`] = value;
            content = placeValue(content, path, value);
        }
    }
    return {
        values,
        progress: Object.fromEntries(matches.map(({ route }) => [route.flow, now(route)])),
        content,
        changes: {},
    };
}
/** Like a UUID, and all of one length: none is a part of another. */
function nextValue(world) {
    world.values += 1;
    return `00000000-0000-4000-8000-${String(world.values).padStart(12, "0")}`;
}
/** A copy of `content` with the value at the path, whatever stood in its way. */
function placeValue(content, path, value) {
    const [key, ...rest] = path;
    if (key === undefined)
        return value;
    if (typeof key === "number") {
        const list = Array.isArray(content) ? [...content] : [];
        while (list.length < key)
            list.push(null);
        list[key] = placeValue(list[key], rest, value);
        return list;
    }
    const object = objectOf(content);
    return { ...object, [key]: placeValue(object[key], rest, value) };
}
/** The value where it is a JSON object, else an empty one. */
function objectOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
/** What the answer must have and must not: what the chosen route says, and what goes along with it of the others. */
function draftAnswer(asked, world, matches, created) {
    const [chosen, ...alike] = matches;
    const thing = created ?? chosen?.things.at(-1);
    const textsOf = (match, which) => match.route[which].flatMap((text) => fillText(text, match, world, created));
    const contains = chosen === undefined ? [] : textsOf(chosen, "contains");
    const absent = chosen === undefined ? [] : textsOf(chosen, "absent");
    const more = alike.flatMap((match) => textsOf(match, "contains"));
    const less = alike.flatMap((match) => textsOf(match, "absent"));
    return {
        method: asked.method,
        path: asked.path,
        status: matches.length === 0 ? null : statusOf(matches, created),
        content: Array.isArray(thing?.content) ? thing.content : thing && { ...objectOf(thing.content), ...thing.changes },
        json: created !== null,
        contains: [...new Set([...contains, ...more.filter((text) => !absent.some((not) => text.includes(not)))])],
        absent: [...absent, ...less.filter((not) => !contains.some((text) => text.includes(not)))],
    };
}
/** Where nobody says more than success, what is usual. */
function statusOf(matches, created) {
    return matches.find(({ route }) => route.status !== null)?.route.status ?? (created === null ? 200 : 201);
}
/** Once where the request names what the text is about; else, as in a list, once for each thing that it is due for. */
function fillText(text, { route, things, others }, world, created) {
    const names = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => `${route.flow} ${name}`);
    if (names.length === 0)
        return [text];
    const own = [...others, ...things, ...(created === null ? [] : [created])];
    const listed = world.things.filter(({ progress }) => progress[route.flow]?.step === route.after).slice(-50);
    const knows = (set) => names.every((name) => set.some(({ values }) => name in values));
    const sets = knows(own) ? [own] : listed.map((thing) => [...own, thing]).filter(knows);
    return sets.map((set) => text.replaceAll(/\$\{([^}]*)\}/g, (_whole, name) => {
        const key = `${route.flow} ${name}`;
        return set.findLast(({ values }) => key in values)?.values[key] ?? "";
    }));
}
/** Everything that the program consists of, to be deployed as text. */
const DEMO_PROGRAM = [
    createDemoProgram,
    readRequest,
    plainPath,
    parseJson,
    matchRoute,
    chooseMatches,
    recordMatches,
    createThing,
    nextValue,
    placeValue,
    objectOf,
    draftAnswer,
    statusOf,
    fillText,
];


/***/ }),

/***/ 23039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U8: () => (/* binding */ createDemoRender),
/* harmony export */   ZQ: () => (/* binding */ renderDemoPage),
/* harmony export */   pL: () => (/* binding */ DEMO_RENDER)
/* harmony export */ });
function createDemoRender(site) {
    return (draft) => {
        const object = draft.method === "GET" && Object.hasOwn(site.objects, draft.path) ? site.objects[draft.path] : undefined;
        const isApi = draft.json ||
            draft.content !== undefined ||
            object !== undefined ||
            draft.method !== "GET" ||
            /^\/api(\/|$)|\.json$/.test(draft.path);
        if (draft.status === null && object === undefined)
            return renderMissing(site, draft.path, isApi);
        const status = draft.status ?? 200;
        if (status === 204 || status === 205 || status === 304)
            return { status, headers: {}, body: "" };
        const headers = {
            ...(status >= 300 && status <= 399 ? { location: draft.path === "/" ? "/api/health" : "/" } : {}),
            "cache-control": "no-store",
        };
        const asJson = jsonBodies(draft, { ...object }).map((body) => ({ type: "application/json; charset=utf-8", body }));
        const asPage = [{ type: "text/html; charset=utf-8", body: renderDemoPage(site, draft.path, draft.contains) }];
        const asText = [{ type: "text/plain; charset=utf-8", body: draft.contains.join("\n") }];
        const bodies = draft.json ? asJson : isApi ? [...asJson, ...asText] : [...asPage, ...asText];
        const fits = ({ body }) => draft.contains.every((text) => body.includes(text)) && !draft.absent.some((text) => body.includes(text));
        const chosen = bodies.find(fits) ?? bodies[0];
        return { status, headers: { "content-type": chosen?.type ?? "", ...headers }, body: chosen?.body ?? "" };
    };
}
function renderMissing(site, path, isApi) {
    return isApi
        ? {
            status: 404,
            headers: { "content-type": "application/json; charset=utf-8" },
            body: '{"error":"There is nothing here."}',
        }
        : {
            status: 404,
            headers: { "content-type": "text/html; charset=utf-8" },
            body: renderDemoPage(site, path, ["Not found"]),
        };
}
/** The answer with what was created, and one with no more than was asked for. */
function jsonBodies({ content, contains, json, status }, object) {
    const whole = Array.isArray(content) ? content : { ...content, ...object };
    const plain = Object.keys(whole).length === 0 && (status ?? 200) < 400 ? { status: "ok" } : whole;
    const bases = json || Object.keys(whole).length > 0 ? [plain] : [plain, {}];
    return bases.map((base) => addTexts(JSON.stringify(base), contains));
}
/** Adds the texts that are not there yet, each as JSON that has it letter by letter. */
function addTexts(base, texts) {
    const shown = texts.filter((text) => !base.includes(text)).map(quoteText);
    if (shown.length === 0)
        return base;
    const inside = base.slice(1, -1);
    return base.startsWith("[")
        ? `[${[...(inside === "" ? [] : [inside]), ...shown].join(",")}]`
        : `{${[...(inside === "" ? [] : [inside]), `"shows":[${shown.join(",")}]`].join(",")}}`;
}
/** `"status":"ok"` is a member and stands in an object, `Hello` stands in quotes; what fits nowhere is escaped. */
function quoteText(text) {
    const frames = [
        ["", ""],
        ["{", "}"],
        ["", "}"],
        ["{", ""],
        ["[", "]"],
        ["", "]"],
        ["[", ""],
        ['"', '"'],
    ];
    for (const [before, after] of frames) {
        const framed = `${before}${text}${after}`;
        try {
            JSON.parse(framed);
            return framed;
        }
        catch {
            // The next one.
        }
    }
    return JSON.stringify(text);
}
/** Every page shows its path, what it was asked to show, and the version. */
function renderDemoPage(site, path, texts) {
    const shown = texts.map((text) => `      <p>${text}</p>\n`).join("");
    return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="commit" content="${site.commit}">
    <title>Holdpoint demo ${site.version}</title>
  </head>
  <body>
    <main>
      <h1>${path}</h1>
${shown}    </main>
    <footer>Version ${site.version}</footer>
  </body>
</html>
`;
}
/** Everything that this consists of, to be deployed as text. */
const DEMO_RENDER = [createDemoRender, renderMissing, jsonBodies, addTexts, quoteText, renderDemoPage];


/***/ }),

/***/ 5223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FB: () => (/* binding */ emulators),
  ln: () => (/* binding */ sandbox_seedFor),
  OT: () => (/* binding */ startSandbox)
});

;// CONCATENATED MODULE: ./build/src/sandbox/spec-fields.js
/** Reads what a plan says of a gate or a metric: the sandbox does not know its schema, so nothing is taken for granted. */
function fieldsOf(spec) {
    return typeof spec === "object" && spec !== null && !Array.isArray(spec) ? spec : {};
}
function textOf(value) {
    return typeof value === "string" && value !== "" ? value : null;
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter((entry) => textOf(entry) !== null) : [];
}

;// CONCATENATED MODULE: ./build/src/sandbox/betterstack/event-log.js
/** Events older than this are stored away. */
const RECENT_MS = 20 * 60_000;
/** Enough for a two-day watch and its baseline. */
const RETENTION_MS = 3 * 86_400_000;
const LOG = 1;
const MINUTE_MS = 60_000;
function createEventLog({ failures, releaseField, ignoresCrowd, }) {
    /** By minute, so that a query of a quarter of an hour does not read days. */
    const minutes = new Map();
    let newest = Number.NEGATIVE_INFINITY;
    const add = (dt, raw, times = 1) => {
        const minute = Math.floor(dt / MINUTE_MS);
        const row = { dt, raw, type: LOG, times };
        const known = minutes.get(minute);
        if (known === undefined)
            minutes.set(minute, [row]);
        else
            known.push(row);
        if (dt - newest < MINUTE_MS)
            return;
        newest = dt;
        for (const one of minutes.keys())
            if (one * MINUTE_MS < newest - RETENTION_MS)
                minutes.delete(one);
    };
    const logFor = ({ commit }, environment) => {
        const about = { [releaseField]: commit, environment };
        return (request, times) => {
            for (const event of eventsOf(request, failures))
                add(request.endedAt, withMembers(event, about), times);
        };
    };
    return {
        add,
        table: (kind, now, { from, to }) => [...minutes]
            .filter(([minute]) => (minute + 1) * MINUTE_MS > from && minute * MINUTE_MS < to)
            .flatMap(([, rows]) => rows.filter(({ dt }) => (kind === "logs") === dt > now - RECENT_MS)),
        size: () => [...minutes.values()].reduce((sum, rows) => sum + rows.length, 0),
        async openReporter(release, environment) {
            const log = logFor(release, environment);
            return {
                report: (facts) => log({ ...facts, durationMs: facts.endedAt - facts.startedAt }, 1),
                reportMany({ answers, ...alike }) {
                    if (ignoresCrowd)
                        return;
                    for (const { startedAt, latencyMs, requests } of answers) {
                        log({ ...alike, endedAt: startedAt + latencyMs, durationMs: latencyMs }, requests);
                    }
                },
                flush: () => Promise.resolve(),
                close: () => Promise.resolve(),
            };
        },
    };
}
/** One for each request, and for one that failed all that a plan looks for. */
function eventsOf(facts, failures) {
    const failed = facts.status >= 500;
    const request = {
        level: failed ? "error" : "info",
        event: "request",
        "http.method": facts.method,
        "http.route": facts.route,
        "http.status": facts.status,
        duration_ms: Math.round(facts.durationMs),
    };
    return [request, ...(failed ? failures : [])];
}
/** Names with dots are paths. */
function withMembers(...shapes) {
    const event = {};
    for (const [path, value] of shapes.flatMap((shape) => Object.entries(shape))) {
        const names = path.split(".");
        const last = names.pop() ?? "";
        let place = event;
        for (const name of names)
            place = (place[name] ??= {});
        place[last] = value;
    }
    return event;
}

;// CONCATENATED MODULE: ./build/src/sandbox/betterstack/sql-syntax.js
/** ClickHouse's SQL, as far as the emulated API speaks it: an expression, and one shape of a query. */
/** What this emulator does not speak; the vendor may. */
class UnknownSql extends Error {
}
const TOKEN = /\s*(?:([A-Za-z_]\w*)|'((?:[^'\\]|\\.)*)'|(\d+(?:\.\d+)?)|(<=|>=|!=|[-=<>(),*+]))/y;
const ESCAPES = { n: "\n", t: "\t", "0": "\0" };
/** Throws UnknownSql. */
function parseSelect(sql) {
    const scan = scannerOf(sql);
    scan.expect("SELECT");
    const columns = [parseColumn(scan)];
    while (scan.take(","))
        columns.push(parseColumn(scan));
    scan.expect("FROM");
    scan.expect("(");
    const from = [parseTableQuery(scan)];
    while (scan.take("UNION")) {
        scan.expect("ALL");
        from.push(parseTableQuery(scan));
    }
    scan.expect(")");
    let groupBy = null;
    if (scan.take("GROUP")) {
        scan.expect("BY");
        groupBy = scan.word();
        for (const word of ["ORDER", "BY", groupBy])
            scan.expect(word);
    }
    scan.expect("FORMAT");
    const format = scan.word();
    scan.end();
    return { columns, from, groupBy, format };
}
function parseColumn(scan) {
    const of = parseExpression(scan);
    scan.expect("AS");
    return { of, name: scan.word() };
}
/** `SELECT dt, raw FROM remote(t1_web_logs) WHERE …`, or from `s3Cluster(primary, t1_web_s3)`. */
function parseTableQuery(scan) {
    for (const word of ["SELECT", "dt", ",", "raw", "FROM"])
        scan.expect(word);
    const place = scan.word();
    scan.expect("(");
    if (place === "s3Cluster")
        for (const word of ["primary", ","])
            scan.expect(word);
    else if (place !== "remote")
        throw new UnknownSql(`table function ${place}`);
    const table = scan.word();
    scan.expect(")");
    scan.expect("WHERE");
    return { table, where: parseExpression(scan) };
}
/** From the loosest to the tightest. */
const LEVELS = [
    ["OR"],
    ["AND"],
    ["=", "!=", "<", "<=", ">", ">=", "LIKE", "IN", "IS"],
    ["+", "-"],
];
function parseExpression(scan, level = 0) {
    const operators = LEVELS[level];
    if (operators === undefined)
        return parsePrimary(scan);
    if (level === 2 && scan.take("NOT"))
        return { kind: "operator", operator: "NOT", of: [parseExpression(scan, 2)] };
    let left = parseExpression(scan, level + 1);
    for (;;) {
        const operator = operators.find((one) => scan.take(one));
        if (operator === undefined)
            return left;
        if (operator === "IS") {
            const negated = scan.take("NOT");
            scan.expect("NULL");
            left = { kind: "operator", operator: negated ? "IS NOT NULL" : "IS NULL", of: [left] };
        }
        else if (operator === "IN")
            left = { kind: "operator", operator, of: [left, ...parseList(scan)] };
        else
            left = { kind: "operator", operator, of: [left, parseExpression(scan, level + 1)] };
    }
}
function parsePrimary(scan) {
    if (scan.take("(")) {
        const inner = parseExpression(scan);
        scan.expect(")");
        return inner;
    }
    if (scan.take("-"))
        return { kind: "operator", operator: "negate", of: [parsePrimary(scan)] };
    const token = scan.next();
    if (token.kind === "text")
        return { kind: "value", value: token.text };
    if (token.kind === "number")
        return { kind: "value", value: Number(token.text) };
    if (token.kind !== "word")
        throw new UnknownSql(`"${token.text}"`);
    if (token.text === "true" || token.text === "false")
        return { kind: "value", value: token.text === "true" };
    if (!scan.sees("("))
        return { kind: "name", name: token.text };
    const first = parseList(scan);
    // `quantileExactIf(0.99)(…)`: what comes first are parameters.
    return scan.sees("(")
        ? { kind: "call", name: token.text, parameters: first, of: parseList(scan) }
        : { kind: "call", name: token.text, parameters: [], of: first };
}
function parseList(scan) {
    scan.expect("(");
    if (scan.take(")"))
        return [];
    const list = [parseExpression(scan)];
    while (scan.take(","))
        list.push(parseExpression(scan));
    scan.expect(")");
    return list;
}
function scannerOf(sql) {
    const tokens = tokensOf(sql);
    let at = 0;
    const next = () => {
        const token = tokens[at];
        if (token === undefined)
            throw new UnknownSql("a query that ends too early");
        at += 1;
        return token;
    };
    const sees = (text) => tokens[at]?.kind !== "text" && tokens[at]?.text === text;
    const take = (text) => {
        const found = sees(text);
        if (found)
            at += 1;
        return found;
    };
    return {
        next,
        sees,
        take,
        expect(text) {
            if (!take(text))
                throw new UnknownSql(`"${tokens[at]?.text ?? "the end"}" where "${text}" is expected`);
        },
        word() {
            const token = next();
            if (token.kind !== "word")
                throw new UnknownSql(`"${token.text}" where a name is expected`);
            return token.text;
        },
        end() {
            if (at < tokens.length)
                throw new UnknownSql(`"${tokens[at]?.text ?? ""}" after the end`);
        },
    };
}
function tokensOf(sql) {
    const tokens = [];
    const scan = new RegExp(TOKEN);
    while (sql.slice(scan.lastIndex).trim() !== "") {
        const before = scan.lastIndex;
        const match = scan.exec(sql);
        if (match === null)
            throw new UnknownSql(JSON.stringify(sql.slice(before, before + 20)));
        const [, word, text, number, sign] = match;
        if (word !== undefined)
            tokens.push({ kind: "word", text: word });
        else if (text !== undefined) {
            tokens.push({ kind: "text", text: text.replace(/\\(.)/gs, (_, one) => ESCAPES[one] ?? one) });
        }
        else if (number !== undefined)
            tokens.push({ kind: "number", text: number });
        else
            tokens.push({ kind: "sign", text: sign ?? "" });
    }
    return tokens;
}

;// CONCATENATED MODULE: ./build/src/sandbox/betterstack/sql-evaluate.js

/** Between which instants rows must lie at least, by what all of the condition demands. */
function timeSpanOf(where) {
    const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    if (where.kind !== "operator")
        return always;
    const [left, right] = where.of;
    if (where.operator === "AND") {
        const spans = where.of.map(timeSpanOf);
        return { from: Math.max(...spans.map(({ from }) => from)), to: Math.min(...spans.map(({ to }) => to)) };
    }
    const instant = right?.kind === "call" && right.name === "fromUnixTimestamp64Milli" ? right.of[0] : undefined;
    if (left?.kind !== "name" || left.name !== "dt" || instant?.kind !== "value")
        return always;
    const at = Number(instant.value);
    return where.operator === ">=" ? { ...always, from: at } : where.operator === "<" ? { ...always, to: at } : always;
}
/** Rows of one table that a query asks for. */
function rowsWhere(rows, where) {
    return rows.filter((row) => isTrue(evaluate(where, row)));
}
/** Throws UnknownSql. */
function selectFrom({ columns, groupBy }, rows) {
    const keyed = columns.find(({ name }) => name === groupBy);
    if (groupBy === null)
        return [Object.fromEntries(columns.map(({ name, of }) => [name, aggregate(of, rows)]))];
    if (keyed === undefined)
        throw new UnknownSql(`GROUP BY ${groupBy}`);
    const groups = new Map();
    for (const row of rows) {
        const key = evaluate(keyed.of, row);
        groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups]
        .toSorted(([one], [other]) => Number(one) - Number(other))
        .map(([key, own]) => Object.fromEntries(columns.map(({ name, of }) => [name, name === groupBy ? key : aggregate(of, own)])));
}
function aggregate(expression, rows) {
    if (expression.kind !== "call")
        throw new UnknownSql("a column that is no aggregate");
    const { name, parameters, of } = expression;
    const [first, second] = of;
    const sum = (some) => some.reduce((total, { times }) => total + times, 0);
    if (name === "count" && of.length === 0)
        return sum(rows);
    if (name === "countIf" && first !== undefined)
        return sum(rows.filter((row) => isTrue(evaluate(first, row))));
    if (name === "quantileExactIf" && first !== undefined && second !== undefined) {
        const level = parameters[0]?.kind === "value" ? Number(parameters[0].value) : Number.NaN;
        const values = rows
            .filter((row) => isTrue(evaluate(second, row)))
            .flatMap((row) => {
            const value = evaluate(first, row);
            return value === null ? [] : Array.from({ length: row.times }, () => Number(value));
        })
            .toSorted((one, other) => one - other);
        return values[Math.min(values.length - 1, Math.floor(level * values.length))] ?? null;
    }
    throw new UnknownSql(`aggregate ${name}`);
}
function evaluate(expression, row) {
    switch (expression.kind) {
        case "value":
            return expression.value;
        case "name":
            if (expression.name === "dt")
                return row.dt;
            if (expression.name === "_row_type")
                return row.type;
            throw new UnknownSql(`column ${expression.name}`);
        case "call":
            return call(expression.name, expression.of, row);
        case "operator":
            return operate(expression.operator, expression.of, row);
    }
}
function call(name, of, row) {
    const [first, ...others] = of;
    switch (name) {
        // Instants are milliseconds here, whatever their type is.
        case "toDateTime64":
        case "toUnixTimestamp64Milli":
        case "fromUnixTimestamp64Milli":
            return first === undefined ? null : evaluate(first, row);
        case "intDiv": {
            const [left, right] = of.map((one) => Number(evaluate(one, row)));
            return Math.trunc((left ?? 0) / (right ?? 1));
        }
        case "JSONType": {
            const value = memberOf(first, others, row);
            return value === null || value === undefined ? "Null" : typeof value === "string" ? "String" : "Other";
        }
        case "JSONExtract":
            return extract(memberOf(first, others.slice(0, -1), row), textIn(others.at(-1)));
        default:
            throw new UnknownSql(`function ${name}`);
    }
}
function memberOf(document, path, { raw }) {
    if (document?.kind !== "name" || document.name !== "raw")
        throw new UnknownSql("JSON of something else than raw");
    return path
        .map(textIn)
        .reduce((value, name) => typeof value === "object" && value !== null ? value[name] : undefined, raw);
}
function textIn(expression) {
    if (expression?.kind === "value" && typeof expression.value === "string")
        return expression.value;
    throw new UnknownSql("a name that is no text");
}
/** What can be read as the type is: a number in a text, a number of true, the text of either. */
function extract(value, type) {
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    switch (type) {
        case "Nullable(String)":
            return isPlain ? String(value) : null;
        case "Nullable(Float64)": {
            const number = isPlain && value !== "" ? Number(value) : Number.NaN;
            return Number.isNaN(number) ? null : number;
        }
        case "Nullable(Bool)":
            // A boolean is a byte there, and a larger number is none.
            if (typeof value === "number")
                return value >= 0 && value <= 255 ? value !== 0 : null;
            return typeof value === "boolean" ? value : null;
        default:
            throw new UnknownSql(`type ${type}`);
    }
}
function operate(operator, of, row) {
    if (operator === "AND" || operator === "OR")
        return join(operator, of, row);
    const values = of.map((one) => evaluate(one, row));
    const [left = null, right = null] = values;
    if (operator === "IS NULL")
        return left === null;
    if (operator === "IS NOT NULL")
        return left !== null;
    if (left === null || (right === null && of.length > 1))
        return null;
    switch (operator) {
        case "NOT":
            return !isTrue(left);
        case "negate":
            return -Number(left);
        case "=":
            return left === right;
        case "!=":
            return left !== right;
        case "IN":
            return values.slice(1).includes(left);
        case "LIKE":
            return likeness(String(right)).test(String(left));
        case "+":
            return Number(left) + Number(right);
        case "-":
            return Number(left) - Number(right);
        default:
            return compare(operator, Number(left), Number(right));
    }
}
/** Three-valued: false decides AND, true decides OR, whatever else is not known. */
function join(operator, of, row) {
    const decides = operator === "AND" ? isFalse : isTrue;
    let known = true;
    for (const one of of) {
        const value = evaluate(one, row);
        if (decides(value))
            return operator === "OR";
        known &&= value !== null;
    }
    return known ? operator === "AND" : null;
}
function compare(operator, left, right) {
    if (operator === "<")
        return left < right;
    if (operator === "<=")
        return left <= right;
    return operator === ">" ? left > right : left >= right;
}
function likeness(pattern) {
    const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll("%", ".*").replaceAll("_", ".")}$`, "s");
}
function isTrue(value) {
    return value === true || (typeof value === "number" && value !== 0);
}
function isFalse(value) {
    return value === false || value === 0;
}

;// CONCATENATED MODULE: ./build/src/sandbox/betterstack/emulator.js



/** Events younger than this have not arrived. */
const INGESTION_MS = 10_000;
function createBetterStackEmulator(context, seed) {
    const events = createEventLog(seed);
    let staleSince = null;
    function visibleUntil() {
        const now = context.clock.now();
        if (context.hasFault("betterstack", "empty"))
            return Number.NEGATIVE_INFINITY;
        staleSince = context.hasFault("betterstack", "stale") ? (staleSince ?? now) : null;
        return (staleSince ?? now) - INGESTION_MS;
    }
    function rowsOf(table, span) {
        const [, source = "", kind = ""] = /^(.*)_(logs|s3)$/.exec(table) ?? [];
        if (!seed.sources.includes(source))
            return null;
        const until = visibleUntil();
        return events.table(kind === "s3" ? "s3" : "logs", context.clock.now(), span).filter(({ dt }) => dt <= until);
    }
    async function answer(request) {
        const refusal = refuse(request, seed);
        const sql = (await request.body()).toString("utf8");
        if (refusal !== null)
            return refusal;
        try {
            const query = parseSelect(sql);
            if (query.format !== "JSON")
                throw new UnknownSql(`FORMAT ${query.format}`);
            const found = [];
            for (const { table, where } of query.from) {
                const rows = rowsOf(table, timeSpanOf(where));
                if (rows === null)
                    return exception(404, 60, `Unknown table expression identifier '${table}'. (UNKNOWN_TABLE)`);
                found.push(...rowsWhere(rows, where));
            }
            const data = selectFrom(query, found);
            const meta = query.columns.map(({ name }) => ({ name, type: "Nullable(Float64)" }));
            return { status: 200, body: { meta, data, rows: data.length, statistics: { rows_read: found.length } } };
        }
        catch (error) {
            if (!(error instanceof UnknownSql))
                throw error;
            return { status: 501, body: `The emulator does not know ${error.message}.` };
        }
    }
    return {
        name: "betterstack",
        routes: [{ method: "POST", path: "/", handle: answer }],
        events,
        // No password is in it.
        state: () => ({ sources: seed.sources, events: events.size() }),
    };
}
function refuse({ headers }, { username, password }) {
    const given = /^Basic (.+)$/.exec(headers["authorization"] ?? "")?.[1] ?? "";
    const expected = Buffer.from(`${username}:${password}`).toString("base64");
    if (given === expected)
        return null;
    return exception(403, 516, "default: Authentication failed. (AUTHENTICATION_FAILED)");
}
/** As ClickHouse says no: text, with its own code in a header. */
function exception(status, code, message) {
    return {
        status,
        headers: { "x-clickhouse-exception-code": String(code), "content-type": "text/plain; charset=UTF-8" },
        body: `Code: ${code}. DB::Exception: ${message} (version 25.8.1)\n`,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/betterstack/index.js



/** They open nothing but loopback; long, so that masking them hides nothing else. */
const USERNAME = "sandbox-betterstack-user";
const PASSWORD = "sandbox-betterstack-password";
const DEFAULT_SOURCE = "t1_sandbox";
const betterstack = {
    name: "betterstack",
    roles: [],
    seedFor,
    create: createBetterStackEmulator,
    offers: ({ emulator }) => ({
        openReporter: (release, environment) => emulator.events.openReporter(release, environment),
    }),
    environment: ({ origin, seed }) => ({
        BETTERSTACK_SQL_URL: origin,
        BETTERSTACK_SQL_USERNAME: seed.username,
        BETTERSTACK_SQL_PASSWORD: seed.password,
        BETTERSTACK_SOURCE: seed.sources[0] ?? DEFAULT_SOURCE,
    }),
    describe: ({ origin, seed }) => ({
        url: origin,
        username: seed.username,
        password: seed.password,
        source: seed.sources[0] ?? DEFAULT_SOURCE,
    }),
    faults: {},
    seesRequests: ({ provider, spec }, names) => {
        if (provider !== "betterstack")
            return null;
        const { among, value } = fieldsOf(spec);
        // Failures that are counted need no number of visitors.
        return among === undefined && value === undefined ? null : names;
    },
};
function seedFor({ metrics }) {
    const specs = own(metrics).map(({ spec }) => fieldsOf(spec));
    const sources = [...new Set(specs.flatMap(({ source }) => textOf(source) ?? []))];
    const [release] = specs.flatMap((spec) => (Array.isArray(spec["release"]) ? [spec["release"].join(".")] : []));
    return {
        username: USERNAME,
        password: PASSWORD,
        sources: [...new Set([DEFAULT_SOURCE, ...sources])],
        failures: specs.flatMap(({ where, among }) => {
            const shape = { ...shapeOf(among), ...shapeOf(where) };
            return Object.keys(shape).length === 0 ? [] : [shape];
        }),
        releaseField: release ?? "commit",
        // Without a metric here; whoever is really sent is logged all the same.
        ignoresCrowd: specs.length === 0,
    };
}
function own(metrics) {
    return metrics.filter(({ provider }) => provider === "betterstack");
}
/** What an event must have for a filter that asks for equality; other tests are left to what every request has. */
function shapeOf(filter) {
    const { kind, of, field, comparison, value } = fieldsOf(filter);
    if (kind === "all" && Array.isArray(of))
        return Object.assign({}, ...of.map(shapeOf));
    const wanted = comparison === "=" || comparison === ">=" || comparison === "<=";
    if (kind !== "compare" || !wanted || !Array.isArray(field))
        return {};
    return { [field.join(".")]: value };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/answer.js
const ERRORS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    408: "Request Time-out",
};
/** Thrown by a handler to answer with an error. */
class Refusal extends Error {
    status;
    errorCode;
    constructor(status, message, errorCode = null) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }
}
/** A route that checks key and account first: 401 without a valid key, 400 without an account, 403 for another one's. */
function guarded(world, method, path, handle, longLived = false) {
    return {
        method,
        path,
        longLived,
        handle: async (request) => {
            try {
                admit(world, request);
                return await handle(request);
            }
            catch (error) {
                if (!(error instanceof Refusal))
                    throw error;
                return {
                    status: error.status,
                    body: {
                        statusCode: error.status,
                        error: ERRORS[error.status] ?? "Error",
                        message: error.message,
                        ...(error.errorCode === null ? {} : { errorCode: error.errorCode }),
                    },
                };
            }
        },
    };
}
function admit(world, request) {
    const key = /^Bearer ((?:cu|sv)_\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
    if (key === undefined || key !== world.seed.apiKey)
        throw new Refusal(401, "Bad Token");
    const account = request.headers["x-checkly-account"];
    if (account === undefined)
        throw new Refusal(400, "X-Checkly-Account header is required");
    if (account !== world.seed.accountId)
        throw new Refusal(403, "You do not have access to this account");
}
/** A whole number of a query within its limits; `fallback` where it is absent. */
function wholeNumber(request, name, limits) {
    const text = request.query.get(name);
    if (text === null)
        return limits.fallback;
    const value = Number(text);
    if (!Number.isInteger(value) || value < limits.least || value > limits.most) {
        throw new Refusal(400, `"${name}" must be an integer from ${limits.least} to ${limits.most}`);
    }
    return value;
}
/** The body as an object with no other keys than `known`, or 400. */
async function readObject(request, known) {
    const body = await request.json();
    if (!isRecord(body))
        throw new Refusal(400, "Invalid request payload input");
    const unknown = Object.keys(body).find((key) => !known.includes(key));
    if (unknown !== undefined)
        throw new Refusal(400, `"${unknown}" is not allowed`);
    return body;
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isTextList(value) {
    return Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
}
function instant(at) {
    return new Date(at).toISOString();
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/check-routes.js

const check_routes_MINUTE_MS = 60_000;
function checkRoutes(world) {
    const account = { id: world.seed.accountId, name: world.seed.accountName ?? "Sandbox", runtimeId: "2025.04" };
    const showAccount = (request) => {
        if (request.params["id"] !== account.id)
            throw new Refusal(404, "Not found");
        return { status: 200, body: account };
    };
    return [
        guarded(world, "GET", "/v1/checks", (request) => listChecks(world, request)),
        guarded(world, "GET", "/v1/checks/:id", (request) => ({
            status: 200,
            body: showCheck(world, find(world, request)),
        })),
        guarded(world, "GET", "/v1/check-statuses", () => ({
            status: 200,
            // Everything at once, whatever limit is asked for.
            body: world.seed.checks.map((check) => showStatus(world, check)).filter((status) => status !== null),
        })),
        guarded(world, "GET", "/v1/check-statuses/:id", (request) => {
            const status = showStatus(world, find(world, request));
            if (status === null)
                throw new Refusal(404, "Not found");
            return { status: 200, body: status };
        }),
        guarded(world, "GET", "/v1/accounts", () => ({ status: 200, body: [account] })),
        guarded(world, "GET", "/v1/accounts/me", () => ({ status: 200, body: account })),
        guarded(world, "GET", "/v1/accounts/:id", showAccount),
        guarded(world, "GET", "/next/accounts", () => ({ status: 200, body: [account] })),
        guarded(world, "GET", "/next/accounts/:id", showAccount),
        guarded(world, "GET", "/v1/runtimes", () => ({
            status: 200,
            body: [{ name: "2025.04", stage: "CURRENT", runtimeEndOfLife: null, description: "Node 22", dependencies: {} }],
        })),
        guarded(world, "GET", "/v1/locations", () => ({
            status: 200,
            body: [
                { name: "Frankfurt", region: "eu-central-1" },
                { name: "N. Virginia", region: "us-east-1" },
            ],
        })),
    ];
}
function find(world, request) {
    const check = world.seed.checks.find((candidate) => candidate.id === request.params["id"]);
    if (check === undefined)
        throw new Refusal(404, "Not found");
    return check;
}
function listChecks(world, request) {
    const limit = wholeNumber(request, "limit", { least: 1, most: 100, fallback: 10 });
    const page = wholeNumber(request, "page", { least: 1, most: 1_000_000, fallback: 1 });
    const tags = [...request.query.getAll("tag"), ...request.query.getAll("tag[]")];
    // At least one of the tags, says the API's description: not all of them.
    const matching = world.seed.checks.filter((check) => tags.length === 0 || tags.some((tag) => check.tags.includes(tag)));
    const first = (page - 1) * limit;
    const shown = matching.slice(first, first + limit);
    return {
        status: 200,
        headers: { "content-range": `${shown.length === 0 ? 0 : first + 1}-${first + shown.length}/${matching.length}` },
        body: shown.map((check) => showCheck(world, check)),
    };
}
function showCheck(world, check) {
    const everyMs = check.frequencyMs ?? check_routes_MINUTE_MS;
    return {
        id: check.id,
        name: check.name,
        description: null,
        checkType: check.type ?? "API",
        activated: check.activated !== false,
        muted: false,
        // Minutes; what is more frequent is 0 with the seconds beside it.
        frequency: Math.floor(everyMs / check_routes_MINUTE_MS),
        ...(everyMs < check_routes_MINUTE_MS ? { frequencyOffset: Math.round(everyMs / 1_000) } : {}),
        locations: ["eu-central-1"],
        tags: check.tags,
        groupId: null,
        groupOrder: null,
        runtimeId: null,
        scriptPath: null,
        created_at: instant(world.context.startedAt),
        updated_at: null,
    };
}
function showStatus(world, check) {
    const own = world.results.filter((result) => result.check.id === check.id);
    const last = own.at(-1);
    if (last === undefined || world.context.hasFault("checkly", "empty"))
        return null;
    const durations = own.map((result) => result.outcome.responseMs);
    return {
        checkId: check.id,
        name: check.name,
        hasFailures: last.outcome.failed,
        hasErrors: false,
        isDegraded: last.outcome.degraded,
        longestRun: Math.max(...durations),
        shortestRun: Math.min(...durations),
        lastRunLocation: "eu-central-1",
        lastCheckRunId: String(last.checkRunId),
        sslDaysRemaining: null,
        created_at: instant(world.context.startedAt),
        updated_at: instant(last.stoppedAt),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/match-checks.js
/** Which checks a trigger means. */

function matchChecks(world, target) {
    return world.seed.checks.filter((check) => (check.activated !== false || target.allowDeactivated) &&
        (target.checkIds === null || target.checkIds.includes(check.id)) &&
        (target.matchTags.length === 0 || target.matchTags.some((group) => carries(check, group))));
}
function carries(check, group) {
    return group.every((tag) => (tag.startsWith("!") ? !check.tags.includes(tag.slice(1)) : check.tags.includes(tag)));
}
/** Lists of tags and ids of a request's body, or 400. */
function readTarget(matchTags, checkId, allowDeactivated) {
    if (matchTags !== undefined && !(Array.isArray(matchTags) && matchTags.every(isTextList))) {
        throw new Refusal(400, '"target.matchTags" must be an array of arrays of strings');
    }
    if (checkId !== undefined && !isTextList(checkId))
        throw new Refusal(400, '"target.checkId" must be an array');
    return {
        matchTags: matchTags ?? [],
        checkIds: checkId ?? null,
        allowDeactivated: allowDeactivated === true,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/perform-check.js
/** Real milliseconds after which an answer counts as none. */
const PATIENCE_MS = 10_000;
async function performCheck(check, url, bypass) {
    const startedAt = performance.now();
    const took = () => Math.round(performance.now() - startedAt);
    try {
        const response = await fetch(new URL(check.path, url), {
            // The bypass secret belongs to the address under test and follows no redirect.
            redirect: bypass === null ? "follow" : "manual",
            headers: {
                "user-agent": "Checkly/1.0 (https://www.checklyhq.com)",
                ...(bypass === null ? {} : { "x-vercel-protection-bypass": bypass }),
            },
            signal: AbortSignal.timeout(PATIENCE_MS),
        });
        const body = await response.text();
        const responseMs = took();
        const expected = check.status ?? 200;
        const reason = response.status !== expected
            ? `expected status ${expected}, got ${response.status}`
            : check.contains !== undefined && !body.includes(check.contains)
                ? `the body does not contain ${JSON.stringify(check.contains)}`
                : null;
        const degraded = reason === null && check.degradedOverMs !== undefined && responseMs > check.degradedOverMs;
        return { failed: reason !== null, degraded, responseMs, reason, status: response.status };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { failed: true, degraded: false, responseMs: took(), reason, status: null };
    }
}

// EXTERNAL MODULE: ./build/src/lib/create-deferred.js
var create_deferred = __webpack_require__(36009);
;// CONCATENATED MODULE: ./build/src/sandbox/checkly/run-session.js



const DEFAULT_RUN_MS = 2_000;
const LONGEST_WAIT_SECONDS = 30;
const STILL_ROUNDS = 8;
/** Starts every check at once; the session ends with the last of them. */
function startSession(world, request, onResult = () => { }) {
    const { clock } = world.context;
    const { promise, resolve } = (0,create_deferred/* createDeferred */.u)();
    const session = {
        id: world.newId(),
        name: request.name,
        startedAt: clock.now(),
        stoppedAt: null,
        canceled: false,
        runs: request.checks.map((check) => ({
            check,
            resultId: world.newId(),
            sequenceId: world.newId(),
            checkRunId: world.newId(),
            startedAt: clock.now(),
            stoppedAt: null,
            outcome: null,
        })),
        url: request.url,
        location: request.location,
        variables: request.variables,
        metadata: request.metadata,
        suiteId: request.suiteId,
        ended: promise,
        end: resolve,
    };
    void standStill(world);
    for (const run of session.runs)
        void executeRun(world, session, run, request.bypass, onResult);
    return session;
}
async function executeRun(world, session, run, bypass, onResult) {
    const { clock, hasFault } = world.context;
    const topic = `account/${world.seed.accountId}/ad-hoc-check-results/${session.suiteId}/${run.sequenceId}/${run.checkRunId}`;
    if (session.suiteId !== null)
        world.publish(`${topic}/run-start`, {});
    const outcome = session.url === null
        ? { failed: true, degraded: false, responseMs: 0, reason: "ENVIRONMENT_URL is not set", status: null }
        : await performCheck(run.check, session.url, bypass);
    try {
        await clock.sleep(run.check.runMs ?? world.seed.runMs ?? DEFAULT_RUN_MS, world.closing.signal);
    }
    catch {
        return;
    }
    // Results that are lost on their way: the session stays open, as teams have seen at Checkly.
    if (hasFault("checkly", "stale") || session.canceled)
        return;
    run.outcome = outcome;
    run.stoppedAt = clock.now();
    onResult(run, outcome);
    if (session.suiteId !== null)
        world.publish(`${topic}/result`, streamedResult(session, run, outcome));
    if (session.runs.every((other) => other.outcome !== null))
        endSession(world, session);
}
function endSession(world, session) {
    session.stoppedAt = world.context.clock.now();
    session.end();
}
function streamedResult(session, run, outcome) {
    const type = run.check.type ?? "API";
    const isRequest = type === "API" || type === "URL";
    return {
        resultType: "FINAL",
        testResultId: run.resultId,
        result: {
            name: run.check.name,
            checkType: type,
            hasFailures: outcome.failed,
            hasErrors: false,
            isDegraded: outcome.degraded,
            responseTime: outcome.responseMs,
            startedAt: instant(run.startedAt),
            stoppedAt: instant(run.stoppedAt ?? run.startedAt),
            runLocation: session.location,
            attempts: 1,
            // The client's reporter reads the logs of a request by phase and those of a script as a list.
            logs: isRequest ? { setup: [], request: [], teardown: [] } : [],
            ...(isRequest && outcome.reason !== null ? { checkRunData: { requestError: outcome.reason } } : {}),
            runError: outcome.reason ?? "",
        },
    };
}
/** Holds the request until the session has ended, or answers 408 when it has waited as long as it was told to. */
async function awaitEnd(world, session, request) {
    const seconds = wholeNumber(request, "maxWaitSeconds", {
        least: 1,
        most: LONGEST_WAIT_SECONDS,
        fallback: LONGEST_WAIT_SECONDS,
    });
    const waiting = new AbortController();
    const stop = AbortSignal.any([waiting.signal, world.closing.signal]);
    const patience = world.context.clock.sleep(seconds * 1_000, stop).then(() => false, () => false);
    const ended = await Promise.race([session.ended.then(() => true), patience]);
    waiting.abort();
    void standStill(world);
    if (!ended)
        throw new Refusal(408, "The session has not completed yet");
}
/**
 * An answer on its way, and the client's next request, do not keep virtual time from moving. Sleeping for no time
 * a few times does: the client can ask again before time jumps to the end of a run or to somebody else's next instant.
 */
async function standStill(world) {
    try {
        for (let round = 0; round < STILL_ROUNDS; round += 1)
            await world.context.clock.sleep(0, world.closing.signal);
    }
    catch {
        // The emulator closes.
    }
}
/** The session of the request's path, or 404. */
function findSession(sessions, request) {
    const session = sessions.get(request.params["id"] ?? "");
    if (session === undefined)
        throw new Refusal(404, "Not found");
    return session;
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/check-session-routes.js



function checkSessionRoutes(world) {
    const sessions = world.checkSessions;
    return [
        guarded(world, "POST", "/v2/check-sessions/trigger", (request) => trigger(world, request)),
        guarded(world, "GET", "/v2/check-sessions/:id", (request) => ({
            status: 200,
            body: showWithResults(findSession(sessions, request)),
        })),
        guarded(world, "GET", "/v2/check-sessions/:id/completion", async (request) => {
            const session = findSession(sessions, request);
            await awaitEnd(world, session, request);
            return { status: 200, body: showWithResults(session) };
        }, true),
        guarded(world, "POST", "/v1/check-sessions/:id/cancel", (request) => {
            const session = findSession(sessions, request);
            if (session.stoppedAt === null) {
                session.canceled = true;
                endSession(world, session);
            }
            return { status: 204 };
        }),
    ];
}
async function trigger(world, request) {
    const body = await readObject(request, ["target", "refreshCache"]);
    const target = isRecord(body["target"]) ? body["target"] : {};
    const checks = matchChecks(world, readTarget(target["matchTags"], target["checkId"], false));
    if (checks.length === 0)
        throw new Refusal(404, "No matching checks found");
    const url = world.seed.productionOrigin?.() ?? null;
    // One session a check, unlike test sessions, which hold them all.
    const sessions = checks.map((check) => {
        const session = startSession(world, {
            name: check.name,
            checks: [check],
            url,
            bypass: null,
            location: "eu-central-1",
            variables: [],
            metadata: {},
            suiteId: null,
        }, (run, outcome) => {
            world.results.push({
                id: run.resultId,
                check,
                checkRunId: world.newRunId(),
                startedAt: run.startedAt,
                stoppedAt: run.stoppedAt ?? run.startedAt,
                outcome,
            });
        });
        world.checkSessions.set(session.id, session);
        return show(session);
    });
    return { status: 201, body: { sessions } };
}
function statusOf(session) {
    if (session.canceled)
        return "CANCELLED";
    if (session.stoppedAt === null)
        return "STARTED";
    if (session.runs.some((run) => run.outcome?.failed))
        return "FAILED";
    return session.runs.some((run) => run.outcome?.degraded) ? "DEGRADED" : "PASSED";
}
function show(session) {
    const check = session.runs[0]?.check;
    return {
        checkSessionId: session.id,
        checkSessionLink: `https://app.checklyhq.com/checks/${check?.id}/check-sessions/${session.id}`,
        checkId: check?.id,
        checkType: check?.type ?? "API",
        name: session.name,
        status: statusOf(session),
        startedAt: instant(session.startedAt),
        stoppedAt: session.stoppedAt === null ? null : instant(session.stoppedAt),
        timeElapsed: (session.stoppedAt ?? session.startedAt) - session.startedAt,
        runLocations: [session.location],
        runSource: "TRIGGER_API",
    };
}
function showWithResults(session) {
    const finished = session.runs.filter((run) => run.outcome !== null);
    return {
        ...show(session),
        results: finished.map((run) => ({
            checkResultId: run.resultId,
            checkResultLink: `https://app.checklyhq.com/checks/${run.check.id}/results/${run.resultId}`,
            checkId: run.check.id,
            checkType: run.check.type ?? "API",
            name: run.check.name,
            runLocation: session.location,
            resultType: "FINAL",
            hasErrors: false,
            hasFailures: run.outcome?.failed ?? false,
            isDegraded: run.outcome?.degraded ?? false,
            aborted: false,
            isCancelled: session.canceled,
            responseTime: run.outcome?.responseMs ?? null,
            startedAt: instant(run.startedAt),
            stoppedAt: run.stoppedAt === null ? null : instant(run.stoppedAt),
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/test-session-routes.js



const BASE = "/v1/test-sessions";
function testSessionRoutes(world) {
    const sessions = world.testSessions;
    return [
        guarded(world, "POST", `${BASE}/trigger`, (request) => test_session_routes_trigger(world, request)),
        guarded(world, "GET", BASE, (request) => list(world, request)),
        guarded(world, "GET", `${BASE}/:id`, (request) => ({
            status: 200,
            body: test_session_routes_show(world, findSession(sessions, request)),
        })),
        guarded(world, "GET", `${BASE}/:id/completion`, async (request) => {
            const session = findSession(sessions, request);
            await awaitEnd(world, session, request);
            return { status: 200, body: test_session_routes_show(world, session) };
        }, true),
        guarded(world, "GET", `${BASE}/:id/results/:result`, (request) => {
            const session = findSession(sessions, request);
            const run = session.runs.find((candidate) => candidate.resultId === request.params["result"]);
            if (run === undefined)
                throw new Refusal(404, "Not found");
            return {
                status: 200,
                body: { ...showRun(session, run), id: run.resultId, requestError: run.outcome?.reason ?? null },
            };
        }),
        guarded(world, "POST", `${BASE}/:id/cancel`, (request) => {
            const session = findSession(sessions, request);
            if (session.stoppedAt === null) {
                session.canceled = true;
                endSession(world, session);
            }
            return { status: 204 };
        }),
    ];
}
async function test_session_routes_trigger(world, request) {
    const body = await readObject(request, [
        "name",
        "runLocation",
        "target",
        "environmentVariables",
        "retryStrategy",
        "refreshCache",
        "metadata",
    ]);
    const { name, runLocation } = body;
    if (typeof name !== "string" || name === "")
        throw new Refusal(400, '"name" is required');
    if (typeof runLocation !== "string" || runLocation === "")
        throw new Refusal(400, '"runLocation" is required');
    const target = isRecord(body["target"]) ? body["target"] : {};
    const checks = matchChecks(world, readTarget(target["matchTags"], target["checkId"], target["allowDeactivated"]));
    if (checks.length === 0)
        throw new Refusal(404, "No matching checks found");
    const variables = readVariables(body["environmentVariables"]);
    const session = startSession(world, {
        name,
        checks,
        url: variables.get("ENVIRONMENT_URL") ?? null,
        bypass: variables.get("VERCEL_BYPASS_TOKEN") ?? null,
        location: runLocation,
        variables: [...variables.keys()],
        metadata: isRecord(body["metadata"]) ? body["metadata"] : {},
        suiteId: null,
    });
    world.testSessions.set(session.id, session);
    return { status: 201, body: test_session_routes_show(world, session) };
}
/** Values by name; each needs a key and a value, and `secret` and `locked` are truth values. Or 400. */
function readVariables(value) {
    if (value === undefined)
        return new Map();
    if (!Array.isArray(value) || value.length > 50)
        throw new Refusal(400, '"environmentVariables" must be an array of up to 50');
    const variables = new Map();
    for (const item of value) {
        if (!isRecord(item) || typeof item["key"] !== "string" || typeof item["value"] !== "string") {
            throw new Refusal(400, '"environmentVariables" needs "key" and "value"');
        }
        for (const flag of ["secret", "locked"]) {
            if (item[flag] !== undefined && typeof item[flag] !== "boolean") {
                throw new Refusal(400, `"environmentVariables.${flag}" must be a boolean`);
            }
        }
        variables.set(item["key"], item["value"]);
    }
    return variables;
}
function list(world, request) {
    const limit = wholeNumber(request, "limit", { least: 1, most: 100, fallback: 20 });
    const text = request.query.get("textSearch");
    if (text !== null && (text.length < 3 || text.length > 200))
        throw new Refusal(400, '"textSearch" must have 3 to 200 characters');
    const newestFirst = [...world.testSessions.values()]
        .toReversed()
        .filter((session) => text === null || session.name.includes(text));
    const from = newestFirst.findIndex((session) => session.id === request.query.get("nextId"));
    const page = newestFirst.slice(Math.max(0, from), Math.max(0, from) + limit);
    const next = newestFirst[Math.max(0, from) + limit];
    const entries = page.map((session) => ({
        id: session.id,
        accountId: world.seed.accountId,
        name: session.name,
        provider: session.suiteId === null ? "API" : "TRIGGER",
        status: test_session_routes_statusOf(session),
        region: session.location,
        startedAt: instant(session.startedAt),
        stoppedAt: session.stoppedAt === null ? null : instant(session.stoppedAt),
        created_at: instant(session.startedAt),
        ...session.metadata,
    }));
    return { status: 200, body: { length: entries.length, entries, nextId: next?.id ?? null } };
}
function test_session_routes_statusOf(session) {
    if (session.canceled)
        return "CANCELLED";
    if (session.stoppedAt === null)
        return "RUNNING";
    return session.runs.some((run) => run.outcome?.failed) ? "FAILED" : "PASSED";
}
function sessionLink(world, session) {
    return `https://app.checklyhq.com/accounts/${world.seed.accountId}/test-sessions/${session.id}`;
}
function test_session_routes_show(world, session) {
    return {
        testSessionId: session.id,
        testSessionLink: sessionLink(world, session),
        name: session.name,
        status: test_session_routes_statusOf(session),
        errorGroupIds: [],
        startedAt: instant(session.startedAt),
        stoppedAt: session.stoppedAt === null ? null : instant(session.stoppedAt),
        timeElapsed: (session.stoppedAt ?? world.context.clock.now()) - session.startedAt,
        metadata: session.metadata,
        results: world.context.hasFault("checkly", "empty") ? [] : session.runs.map((run) => showRun(session, run)),
    };
}
function showRun(session, run) {
    const { outcome } = run;
    return {
        testSessionResultId: run.resultId,
        testSessionResultLink: `https://app.checklyhq.com/test-sessions/${session.id}/results/${run.resultId}`,
        checkId: run.check.id,
        checkType: run.check.type ?? "API",
        name: run.check.name,
        runLocation: session.location,
        errorGroupIds: [],
        resultType: outcome === null ? "PENDING" : "FINAL",
        status: outcome === null ? (session.canceled ? "CANCELLED" : "RUNNING") : outcome.failed ? "FAILED" : "PASSED",
        hasErrors: false,
        hasFailures: outcome?.failed ?? false,
        isDegraded: outcome?.degraded ?? false,
        aborted: outcome === null && session.canceled,
        responseTime: outcome?.responseMs ?? null,
        startedAt: instant(run.startedAt),
        stoppedAt: run.stoppedAt === null ? null : instant(run.stoppedAt),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/cli-routes.js




const cli_routes_BASE = "/next/test-sessions";
function cliRoutes(world) {
    return [
        guarded(world, "POST", `${cli_routes_BASE}/trigger`, (request) => cli_routes_trigger(world, request)),
        guarded(world, "GET", `${cli_routes_BASE}/:id/link`, (request) => ({
            status: 200,
            body: { link: sessionLink(world, findSession(world.testSessions, request)) },
        })),
        guarded(world, "GET", `${cli_routes_BASE}/:id/results/:result/links`, (request) => {
            const session = findSession(world.testSessions, request);
            return {
                status: 200,
                body: {
                    testResultLink: `${sessionLink(world, session)}/results/${request.params["result"]}`,
                    testTraceLinks: [],
                    videoLinks: [],
                    screenshotLinks: [],
                },
            };
        }),
    ];
}
async function cli_routes_trigger(world, request) {
    const body = await readObject(request, [
        "name",
        "shouldRecord",
        "runLocation",
        "checkRunSuiteId",
        "targetTags",
        "checkId",
        "environmentVariables",
        "repoInfo",
        "environment",
        "testRetryStrategy",
        "refreshCache",
    ]);
    const suiteId = body["checkRunSuiteId"];
    if (typeof suiteId !== "string")
        throw new Refusal(400, '"checkRunSuiteId" is required');
    const checks = matchChecks(world, readTarget(body["targetTags"], body["checkId"], false));
    if (checks.length === 0)
        throw new Refusal(403, "No matching checks found", "ERR_NO_MATCHING_CHECKS");
    const variables = readVariables(body["environmentVariables"]);
    const { repoInfo, runLocation, environment, name } = body;
    const session = startSession(world, {
        name: typeof name === "string" ? name : "Triggered Session",
        checks,
        url: variables.get("ENVIRONMENT_URL") ?? null,
        bypass: variables.get("VERCEL_BYPASS_TOKEN") ?? null,
        location: isRecord(runLocation) && typeof runLocation["region"] === "string" ? runLocation["region"] : "eu-central-1",
        variables: [...variables.keys()],
        metadata: { ...(isRecord(repoInfo) ? repoInfo : {}), ...(typeof environment === "string" ? { environment } : {}) },
        suiteId,
    });
    world.testSessions.set(session.id, session);
    return {
        status: 200,
        body: {
            // Without `sourceFile`: the client's reporter treats null and absent differently.
            checks: checks.map((check) => ({
                id: check.id,
                name: check.name,
                checkType: check.type ?? "API",
                tags: check.tags,
            })),
            testSessionId: session.id,
            testResultIds: Object.fromEntries(session.runs.map((run) => [run.check.id, run.resultId])),
            sequenceIds: Object.fromEntries(session.runs.map((run) => [run.check.id, run.sequenceId])),
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/event-stream.js
/** Listens on a free loopback port; only the account's key may connect. The broker is loaded here and nowhere else. */
async function openEventStream(seed) {
    const [{ Aedes }, { WebSocketServer, createWebSocketStream }] = await Promise.all([__webpack_require__.e(/* import() */ 9245).then(__webpack_require__.bind(__webpack_require__, 79245)), __webpack_require__.e(/* import() */ 2977).then(__webpack_require__.bind(__webpack_require__, 52977))]);
    const broker = await Aedes.createBroker({
        authenticate: (_client, username, password, done) => done(null, username === seed.accountId && password?.toString() === seed.apiKey),
    });
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, handleProtocols: () => "mqtt" });
    server.on("connection", (socket) => {
        const stream = createWebSocketStream(socket);
        // A client that goes away without a word is no trouble of the emulator's.
        stream.on("error", () => { });
        broker.handle(stream);
    });
    await new Promise((resolve, reject) => {
        server.once("listening", () => resolve());
        server.once("error", reject);
    });
    const { port } = server.address();
    return {
        url: `ws://127.0.0.1:${port}`,
        publish: (topic, message) => {
            const packet = {
                cmd: "publish",
                topic,
                payload: JSON.stringify(message),
                qos: 0,
                dup: false,
                retain: false,
            };
            broker.publish(packet, () => { });
        },
        close: async () => {
            for (const client of server.clients)
                client.terminate();
            await new Promise((resolve) => broker.close(() => resolve()));
            await new Promise((resolve) => server.close(() => resolve()));
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/result-routes.js

const DAY_MS = 86_400_000;
const RANGES = { last24Hours: DAY_MS, last7Days: 7 * DAY_MS };
function resultRoutes(world) {
    return [
        guarded(world, "GET", "/v2/check-results/:check", (request) => listResults(world, request)),
        guarded(world, "POST", "/v1/analytics/checks", (request) => analyse(world, request)),
    ];
}
/** Newest first, `nextId` is the id of the first result of the next page. */
function listResults(world, request) {
    const { params, query } = request;
    if (!world.seed.checks.some((check) => check.id === params["check"]))
        throw new Refusal(404, "Not found");
    const limit = wholeNumber(request, "limit", { least: 1, most: 100, fallback: 10 });
    const seconds = { least: 0, most: 9_999_999_999 };
    const from = wholeNumber(request, "from", { ...seconds, fallback: 0 }) * 1_000;
    const to = wholeNumber(request, "to", { ...seconds, fallback: 9_999_999_999 }) * 1_000;
    const kind = query.get("resultType") ?? "FINAL";
    if (!["FINAL", "ATTEMPT", "ALL"].includes(kind))
        throw new Refusal(400, '"resultType" must be one of FINAL, ATTEMPT, ALL');
    const failures = query.get("hasFailures");
    const fields = query.get("fields")?.split(",") ?? null;
    const matching = world.context.hasFault("checkly", "empty")
        ? []
        : world.results
            .filter((result) => result.check.id === params["check"] &&
            kind !== "ATTEMPT" &&
            result.startedAt >= from &&
            result.startedAt < to &&
            (failures === null || String(result.outcome.failed) === failures))
            .toSorted((first, second) => second.startedAt - first.startedAt);
    const nextId = query.get("nextId");
    const first = nextId === null ? 0 : matching.findIndex((result) => result.id === nextId);
    if (first < 0)
        throw new Refusal(400, '"nextId" is invalid');
    const entries = matching.slice(first, first + limit).map((result) => project(showResult(result), fields));
    return { status: 200, body: { length: entries.length, entries, nextId: matching[first + limit]?.id ?? null } };
}
function showResult(result) {
    return {
        id: result.id,
        checkId: result.check.id,
        name: result.check.name,
        hasFailures: result.outcome.failed,
        hasErrors: false,
        isDegraded: result.outcome.degraded,
        isCancelled: false,
        overMaxResponseTime: false,
        runLocation: "eu-central-1",
        startedAt: instant(result.startedAt),
        stoppedAt: instant(result.stoppedAt),
        created_at: instant(result.stoppedAt),
        responseTime: result.outcome.responseMs,
        checkRunId: result.checkRunId,
        attempts: 1,
        resultType: "FINAL",
        sequenceId: null,
        traceId: null,
        errorGroupIds: [],
    };
}
function project(result, fields) {
    if (fields === null)
        return result;
    // `resultType` and `traceId` are always there, as the API's description requires them.
    const kept = new Set([...fields, "resultType", "traceId"]);
    return Object.fromEntries(Object.entries(result).filter(([key]) => kept.has(key)));
}
async function analyse(world, request) {
    const body = await readObject(request, ["checkIds"]);
    const ids = body["checkIds"];
    if (!isTextList(ids))
        throw new Refusal(400, '"checkIds" is required');
    const rangeMs = RANGES[request.query.get("quickRange") ?? "last24Hours"];
    if (rangeMs === undefined)
        throw new Refusal(400, '"quickRange" must be one of the known ranges');
    const since = world.context.clock.now() - rangeMs;
    const checks = world.seed.checks.filter((check) => ids.includes(check.id));
    return {
        status: 200,
        body: checks.map((check) => {
            const own = world.context.hasFault("checkly", "empty")
                ? []
                : world.results.filter((result) => result.check.id === check.id && result.startedAt >= since);
            const passed = own.filter((result) => !result.outcome.failed).length;
            const durations = own.map((result) => result.outcome.responseMs).toSorted((first, second) => first - second);
            const mean = durations.reduce((sum, duration) => sum + duration, 0) / durations.length;
            return {
                checkId: check.id,
                checkType: check.type ?? "API",
                // A percentage; null where there is no data.
                availability: own.length === 0 ? null : (100 * passed) / own.length,
                responseTime_avg: own.length === 0 ? null : mean,
                responseTime_p50: quantile(durations, 0.5),
                responseTime_p95: quantile(durations, 0.95),
                responseTime_p99: quantile(durations, 0.99),
            };
        }),
    };
}
/** Nearest rank of sorted values. */
function quantile(sorted, share) {
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/run-scheduled.js
/** The account's scheduled runs against production. */

const DEFAULT_FREQUENCY_MS = 60_000;
/** Checks do not start all in the same second. */
const STAGGER_MS = 7_000;
/** Runs what is due after `from` and up to `to`, each really fetched now and stamped with the instant it was due at. */
async function runScheduled(world, from, to) {
    const { seed, context } = world;
    if (seed.productionOrigin === undefined || context.hasFault("checkly", "stale"))
        return;
    const origin = seed.productionOrigin();
    const active = seed.checks.filter((check) => check.activated !== false);
    const found = await Promise.all(active.map(async (check, index) => {
        const results = [];
        for (const startedAt of dueInstants(check, index, context.startedAt, from, to)) {
            const outcome = await performCheck(check, origin, null);
            const stoppedAt = Math.min(to, startedAt + outcome.responseMs);
            results.push({ id: world.newId(), check, checkRunId: world.newRunId(), startedAt, stoppedAt, outcome });
        }
        return results;
    }));
    world.results.push(...found.flat().toSorted((first, second) => first.startedAt - second.startedAt));
}
function dueInstants(check, index, epoch, from, to) {
    const everyMs = check.frequencyMs ?? DEFAULT_FREQUENCY_MS;
    const firstAt = epoch + ((index * STAGGER_MS) % everyMs);
    const instants = [];
    for (let turn = Math.max(0, Math.floor((from - firstAt) / everyMs));; turn += 1) {
        const at = firstAt + turn * everyMs;
        if (at > to)
            return instants;
        if (at > from)
            instants.push(at);
    }
}

// EXTERNAL MODULE: ./build/src/lib/uuid.js
var uuid = __webpack_require__(75398);
;// CONCATENATED MODULE: ./build/src/sandbox/checkly/world.js
/** Everything that the emulated account remembers. */

function createWorld(context, seed) {
    let runs = 0;
    return {
        context,
        seed,
        results: [],
        testSessions: new Map(),
        checkSessions: new Map(),
        closing: new AbortController(),
        newId: () => (0,uuid/* createUuid */.i)(context.random),
        newRunId: () => {
            runs += 1;
            return runs;
        },
        publish: () => { },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/emulator.js








/**
 * Faults: `stale` records no result from then on (open test sessions stay open), `empty` shows none;
 * all others are injected in front of the routes.
 */
function createChecklyEmulator(context, seed) {
    const world = createWorld(context, seed);
    let stream = null;
    return {
        name: "checkly",
        routes: [
            ...checkRoutes(world),
            ...resultRoutes(world),
            ...testSessionRoutes(world),
            ...checkSessionRoutes(world),
            ...cliRoutes(world),
        ],
        listen: async () => {
            if (seed.mqtt !== true)
                return;
            stream = await openEventStream(seed);
            world.publish = stream.publish;
        },
        runScheduled: (from, to) => runScheduled(world, from, to),
        mqttUrl: () => stream?.url ?? null,
        state: () => picture(world),
        close: async () => {
            world.closing.abort();
            world.publish = () => { };
            await stream?.close();
        },
    };
}
/** No value of a variable is in it: the bypass secret is one. */
function picture(world) {
    return {
        account: { id: world.seed.accountId, name: world.seed.accountName ?? "Sandbox" },
        checks: world.seed.checks,
        testSessions: [...world.testSessions.values()].map((session) => ({
            id: session.id,
            name: session.name,
            status: test_session_routes_statusOf(session),
            url: session.url,
            variables: session.variables,
            metadata: session.metadata,
            results: session.runs.map((run) => ({ check: run.check.name, outcome: run.outcome })),
        })),
        checkSessions: [...world.checkSessions.keys()],
        results: world.results.map((result) => ({
            check: result.check.name,
            startedAt: result.startedAt,
            failed: result.outcome.failed,
            degraded: result.outcome.degraded,
            reason: result.outcome.reason,
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/checkly/index.js



/** They open nothing but loopback; long, so that masking them hides nothing else. */
const CHECKLY_KEY = "cu_sandbox000000000000000000";
const CHECKLY_ACCOUNT = "00000000-0000-4000-8000-000000000001";
const HEALTH = "/api/health";
const checkly = {
    name: "checkly",
    roles: ["checks"],
    seedFor: checkly_seedFor,
    create: (context, seed) => createChecklyEmulator(context, { ...seed, productionOrigin: () => context.services.productionOrigin() }),
    environment: ({ origin, seed }) => ({
        CHECKLY_API_URL: origin,
        CHECKLY_API_KEY: seed.apiKey,
        CHECKLY_ACCOUNT_ID: seed.accountId,
    }),
    describe: ({ origin, seed, emulator }) => ({
        url: origin,
        apiKey: seed.apiKey,
        accountId: seed.accountId,
        mqttUrl: emulator.mqttUrl(),
    }),
    faults: {},
};
function checkly_seedFor({ items, metrics, firstVersion, ownClients = false }) {
    const specs = [
        ...items.filter(({ gate }) => gate === "checkly"),
        ...metrics.filter(({ provider }) => provider === "checkly"),
    ].map(({ spec }) => fieldsOf(spec));
    const tags = [...new Set(["deploy", "prod", ...specs.flatMap((spec) => textsOf(spec.tags))])];
    return {
        accountId: CHECKLY_ACCOUNT,
        apiKey: CHECKLY_KEY,
        checks: [
            {
                id: "00000000-0000-4000-8000-0000000000c1",
                name: "Site answers",
                tags,
                path: "/",
                status: checkly_statusOf(firstVersion, "/"),
            },
            {
                id: "00000000-0000-4000-8000-0000000000c2",
                name: "API is healthy",
                tags,
                path: HEALTH,
                status: checkly_statusOf(firstVersion, HEALTH),
            },
        ],
        mqtt: ownClients,
    };
}
/** What the site answers there to everybody; a redirect is followed and ends well. */
function checkly_statusOf(site, path) {
    const statuses = (site?.routes ?? [])
        .filter((route) => route.method === "GET" && route.path === path && Object.keys(route.headers).length === 0)
        .flatMap(({ status }) => status ?? []);
    return statuses.find((status) => status >= 400) ?? 200;
}

// EXTERNAL MODULE: ./build/src/lib/instant.js
var lib_instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/sandbox/github/paging.js
const DEFAULT_SIZE = 30;
const MAXIMUM_SIZE = 100;
/** Newer items than this are missing while the fault `stale` holds: a replica that lags behind. */
const STALE_MS = 60_000;
/** Only the items of the asked page are rendered, so a long list costs no more than a short one. */
function answerPage(call, items, render, options = {}) {
    const visible = call.state.hasFault("empty") ? [] : items;
    const size = Math.min(MAXIMUM_SIZE, readCount(call.query.get("per_page"), DEFAULT_SIZE));
    const page = readCount(call.query.get("page"), 1);
    const start = (page - 1) * size;
    const total = visible.length;
    const slice = options.newestFirst
        ? visible.slice(Math.max(0, total - start - size), Math.max(0, total - start)).toReversed()
        : visible.slice(start, start + size);
    const rendered = slice.map(render);
    const link = renderLink(call, page, Math.max(1, Math.ceil(total / size)));
    return {
        status: 200,
        headers: link === "" ? {} : { link },
        body: options.wrap ? options.wrap(rendered, total) : rendered,
    };
}
/** The items that a lagging replica knows; all of them where nothing lags. `items` are oldest first. */
function withoutStale(call, items) {
    if (!call.state.hasFault("stale"))
        return items;
    const until = call.state.now() - STALE_MS;
    return items.filter((item) => item.createdAt <= until);
}
function readCount(value, fallback) {
    const count = Number(value ?? fallback);
    return Number.isInteger(count) && count >= 1 ? count : fallback;
}
function renderLink(call, page, last) {
    const at = (number) => {
        const query = new URLSearchParams(call.query);
        query.set("page", String(number));
        return `${call.web}${call.path}?${query.toString()}`;
    };
    const links = [];
    if (page > 1)
        links.push(["prev", Math.min(page - 1, last)]);
    if (page < last)
        links.push(["next", page + 1], ["last", last]);
    if (page > 1)
        links.push(["first", 1]);
    return links.map(([relation, number]) => `<${at(number)}>; rel="${relation}"`).join(", ");
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/shapes.js
/** Users and repositories as GitHub describes them in every other answer. */

/** GraphQL's ids; opaque to clients. */
function nodeId(kind, id) {
    return Buffer.from(`${kind}:${id}`).toString("base64url");
}
function renderUser({ api, web }, user) {
    const url = `${api}/users/${encodeURIComponent(user.login)}`;
    return {
        login: user.login,
        id: user.id,
        node_id: nodeId(user.type, user.id),
        avatar_url: `${web}/avatars/u/${user.id}?v=4`,
        gravatar_id: "",
        url,
        html_url: `${web}/${encodeURIComponent(user.login)}`,
        followers_url: `${url}/followers`,
        following_url: `${url}/following{/other_user}`,
        gists_url: `${url}/gists{/gist_id}`,
        starred_url: `${url}/starred{/owner}{/repo}`,
        subscriptions_url: `${url}/subscriptions`,
        organizations_url: `${url}/orgs`,
        repos_url: `${url}/repos`,
        events_url: `${url}/events{/privacy}`,
        received_events_url: `${url}/received_events`,
        type: user.type,
        user_view_type: "public",
        site_admin: false,
    };
}
function repoUrl({ api }, state) {
    return `${api}/repos/${state.owner.login}/${state.repo}`;
}
function siteUrl({ web }, state) {
    return `${web}/${state.owner.login}/${state.repo}`;
}
/** Addresses of a repository's parts, with GitHub's own placeholders. */
const PARTS = {
    archive_url: "{archive_format}{/ref}",
    assignees_url: "assignees{/user}",
    blobs_url: "git/blobs{/sha}",
    branches_url: "branches{/branch}",
    collaborators_url: "collaborators{/collaborator}",
    comments_url: "comments{/number}",
    commits_url: "commits{/sha}",
    compare_url: "compare/{base}...{head}",
    contents_url: "contents/{+path}",
    contributors_url: "contributors",
    deployments_url: "deployments",
    downloads_url: "downloads",
    events_url: "events",
    forks_url: "forks",
    git_commits_url: "git/commits{/sha}",
    git_refs_url: "git/refs{/sha}",
    git_tags_url: "git/tags{/sha}",
    hooks_url: "hooks",
    issue_comment_url: "issues/comments{/number}",
    issue_events_url: "issues/events{/number}",
    issues_url: "issues{/number}",
    keys_url: "keys{/key_id}",
    labels_url: "labels{/name}",
    languages_url: "languages",
    merges_url: "merges",
    milestones_url: "milestones{/number}",
    notifications_url: "notifications{?since,all,participating}",
    pulls_url: "pulls{/number}",
    releases_url: "releases{/id}",
    stargazers_url: "stargazers",
    statuses_url: "statuses/{sha}",
    subscribers_url: "subscribers",
    subscription_url: "subscription",
    tags_url: "tags",
    teams_url: "teams",
    trees_url: "git/trees{/sha}",
};
function renderMinimalRepository(links, state) {
    const url = repoUrl(links, state);
    const parts = Object.fromEntries(Object.entries(PARTS).map(([name, path]) => [name, `${url}/${path}`]));
    return {
        id: state.repoId,
        node_id: nodeId("Repository", state.repoId),
        name: state.repo,
        full_name: `${state.owner.login}/${state.repo}`,
        owner: renderUser(links, state.owner),
        private: state.private,
        html_url: siteUrl(links, state),
        description: null,
        fork: false,
        url,
        ...parts,
    };
}
function renderRepository(links, state) {
    const site = siteUrl(links, state);
    const at = (0,lib_instant/* renderInstant */.W)(state.startedAt);
    const openIssues = [...state.issues.values()].filter((issue) => issue.state === "open").length;
    return {
        ...renderMinimalRepository(links, state),
        git_url: `git:${site.replace(/^https?:/, "")}.git`,
        ssh_url: `git@${new URL(links.web).hostname}:${state.owner.login}/${state.repo}.git`,
        clone_url: `${site}.git`,
        svn_url: site,
        mirror_url: null,
        homepage: null,
        language: "TypeScript",
        forks_count: 0,
        forks: 0,
        network_count: 0,
        subscribers_count: 1,
        stargazers_count: 0,
        watchers_count: 0,
        watchers: 0,
        size: 1,
        default_branch: state.defaultBranch,
        open_issues_count: openIssues,
        open_issues: openIssues,
        is_template: false,
        topics: [],
        has_issues: state.hasIssues,
        has_projects: true,
        has_wiki: true,
        has_pages: false,
        has_downloads: true,
        has_discussions: false,
        archived: state.archived,
        disabled: false,
        visibility: state.private ? "private" : "public",
        pushed_at: at,
        created_at: at,
        updated_at: at,
        license: null,
        allow_forking: true,
        web_commit_signoff_required: false,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/actions.js
/** What the repository lets workflows do, and the runs that were started on a schedule. */



const ACTIONS = "/repos/:owner/:repo/actions";
const ADMINISTRATION = { keys: ["administration"], level: "read", role: "admin" };
const actionsEndpoints = [
    { method: "GET", path: `${ACTIONS}/permissions`, needs: ADMINISTRATION, handle: getPermissions },
    {
        method: "GET",
        path: `${ACTIONS}/permissions/workflow`,
        needs: ADMINISTRATION,
        handle: ({ state }) => ({
            status: 200,
            body: {
                default_workflow_permissions: state.actions.defaultPermissions ?? "read",
                can_approve_pull_request_reviews: false,
            },
        }),
    },
    { method: "GET", path: `${ACTIONS}/runs`, needs: { keys: ["actions"], level: "read" }, handle: listRuns },
];
function getPermissions(call) {
    const { enabled = true, allowed = "all" } = call.state.actions;
    const selected = { selected_actions_url: `${repoUrl(call, call.state)}/actions/permissions/selected-actions` };
    return {
        status: 200,
        body: enabled ? { enabled, allowed_actions: allowed, ...(allowed === "selected" ? selected : {}) } : { enabled },
    };
}
function listRuns(call) {
    const { state, query } = call;
    const event = query.get("event");
    const runs = event === null || event === "schedule" ? state.scheduledRuns : [];
    return answerPage(call, runs, (run) => renderRun(call, run), {
        newestFirst: true,
        wrap: (workflow_runs, total) => ({ total_count: total, workflow_runs }),
    });
}
function renderRun(call, { id, workflow, at }) {
    const { state } = call;
    const url = `${repoUrl(call, state)}/actions/runs/${id}`;
    const sha = state.branches.get(state.defaultBranch) ?? "";
    const person = { name: state.owner.login, email: `${state.owner.id}@users.noreply.github.com` };
    const created = (0,lib_instant/* renderInstant */.W)(at);
    const repository = renderMinimalRepository(call, state);
    const owner = renderUser(call, state.owner);
    return {
        id,
        node_id: nodeId("WorkflowRun", id),
        name: workflow,
        head_branch: state.defaultBranch,
        head_sha: sha,
        path: workflow,
        display_title: workflow,
        run_number: id,
        run_attempt: 1,
        event: "schedule",
        status: "completed",
        conclusion: "success",
        workflow_id: 1,
        check_suite_id: id,
        check_suite_node_id: nodeId("CheckSuite", id),
        url,
        html_url: `${siteUrl(call, state)}/actions/runs/${id}`,
        pull_requests: [],
        created_at: created,
        updated_at: created,
        run_started_at: created,
        actor: owner,
        triggering_actor: owner,
        referenced_workflows: [],
        jobs_url: `${url}/jobs`,
        logs_url: `${url}/logs`,
        check_suite_url: `${repoUrl(call, state)}/check-suites/${id}`,
        artifacts_url: `${url}/artifacts`,
        cancel_url: `${url}/cancel`,
        rerun_url: `${url}/rerun`,
        previous_attempt_url: null,
        workflow_url: `${repoUrl(call, state)}/actions/workflows/1`,
        head_commit: { id: sha, tree_id: sha, message: "As it is", timestamp: created, author: person, committer: person },
        repository,
        head_repository: repository,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/refusal.js
const DOCUMENTATION = "https://docs.github.com/rest";
class GithubRefusal extends Error {
    answer;
    constructor(status, message, rest = {}, headers = {}) {
        super(message);
        this.name = "GithubRefusal";
        this.answer = {
            status,
            headers,
            body: { message, ...rest, documentation_url: DOCUMENTATION, status: String(status) },
        };
    }
}
function notFound() {
    return new GithubRefusal(404, "Not Found");
}
/** A value that GitHub does not accept: 422 with `errors`. */
function validationFailed(error) {
    return new GithubRefusal(422, "Validation Failed", { errors: [error] });
}
/** A body that does not fit the endpoint at all. */
function invalidRequest(problem) {
    return new GithubRefusal(422, `Invalid request.\n\n${problem}`);
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/environments.js
/** Environments, who must approve a deployment to one, and which branches may deploy to it. */




const ENVIRONMENTS = "/repos/:owner/:repo/environments";
const environments_ACTIONS = { keys: ["actions"], level: "read" };
const environmentEndpoints = [
    { method: "GET", path: ENVIRONMENTS, needs: environments_ACTIONS, handle: listEnvironments },
    {
        method: "GET",
        path: `${ENVIRONMENTS}/:environment`,
        needs: environments_ACTIONS,
        handle: (call) => ({ status: 200, body: renderEnvironment(call, call.state, call.params["environment"] ?? "") }),
    },
    {
        method: "GET",
        path: `${ENVIRONMENTS}/:environment/deployment-branch-policies`,
        needs: environments_ACTIONS,
        handle: listBranchPolicies,
    },
    {
        method: "GET",
        path: `${ENVIRONMENTS}/:environment/deployment_protection_rules`,
        needs: environments_ACTIONS,
        handle: listAppRules,
    },
];
function listEnvironments(call) {
    const { state } = call;
    return answerPage(call, [...state.environments.keys()], (name) => renderEnvironment(call, state, name), {
        wrap: (environments, total) => ({ total_count: total, environments }),
    });
}
function renderEnvironment(links, state, name) {
    const environment = state.environments.get(name);
    if (environment === undefined)
        throw notFound();
    const at = (0,lib_instant/* renderInstant */.W)(environment.createdAt);
    const query = encodeURIComponent(name);
    const { branches, tags } = environment.rules;
    return {
        id: environment.id,
        node_id: nodeId("Environment", environment.id),
        name,
        url: `${repoUrl(links, state)}/environments/${query}`,
        html_url: `${siteUrl(links, state)}/deployments/activity_log?environments_filter=${query}`,
        created_at: at,
        updated_at: at,
        can_admins_bypass: true,
        protection_rules: renderRules(links, state, environment),
        deployment_branch_policy: branches === undefined && tags === undefined
            ? null
            : { protected_branches: branches === "protected", custom_branch_policies: branches !== "protected" },
    };
}
function renderRules(links, state, { id, rules }) {
    const { reviewers = [], waitMinutes = 0, branches, tags } = rules;
    const gate = (type, rest = {}) => ({ id, node_id: nodeId("Gate", `${type}${id}`), type, ...rest });
    return [
        ...(waitMinutes > 0 ? [gate("wait_timer", { wait_timer: waitMinutes })] : []),
        ...(reviewers.length > 0
            ? [
                gate("required_reviewers", {
                    prevent_self_review: false,
                    reviewers: reviewers.map((login) => ({ type: "User", reviewer: renderUser(links, state.user(login)) })),
                }),
            ]
            : []),
        ...(branches === undefined && tags === undefined ? [] : [gate("branch_policy")]),
    ];
}
function listBranchPolicies(call) {
    const environment = findEnvironment(call);
    const { branches = [], tags = [] } = environment.rules;
    const patterns = [
        ...(branches === "protected" ? [] : branches).map((name) => ({ name, type: "branch" })),
        ...tags.map((name) => ({ name, type: "tag" })),
    ];
    const numbered = patterns.map((pattern, index) => ({
        id: environment.id * 100 + index,
        node_id: nodeId("GateBranchPolicy", environment.id * 100 + index),
        ...pattern,
    }));
    return answerPage(call, numbered, (pattern) => pattern, {
        wrap: (branch_policies, total) => ({ total_count: total, branch_policies }),
    });
}
function listAppRules(call) {
    const environment = findEnvironment(call);
    const rules = (environment.rules.apps ?? []).map((slug, index) => {
        const id = environment.id * 100 + index;
        const app = { id, slug, integration_url: `${call.api}/apps/${slug}`, node_id: nodeId("Integration", id) };
        return { id, node_id: nodeId("Gate", id), enabled: true, app };
    });
    return { status: 200, body: { total_count: rules.length, custom_deployment_protection_rules: rules } };
}
function findEnvironment({ state, params }) {
    const environment = state.environments.get(params["environment"] ?? "");
    if (environment === undefined)
        throw notFound();
    return environment;
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/repository.js
/** The repository itself: its description, commits, refs, and who approved a run. */





const REPO = "/repos/:owner/:repo";
const METADATA = { keys: ["metadata"], level: "read" };
const CONTENTS = { keys: ["contents"], level: "read" };
const repository_ACTIONS = { keys: ["actions"], level: "read" };
const repositoryEndpoints = [
    {
        method: "GET",
        path: REPO,
        needs: METADATA,
        handle: (call) => ({ status: 200, body: renderRepository(call, call.state) }),
    },
    { method: "GET", path: `${REPO}/commits`, needs: CONTENTS, handle: listCommits },
    {
        method: "GET",
        path: `${REPO}/commits/:ref`,
        needs: CONTENTS,
        handle(call) {
            const ref = call.params["ref"] ?? "";
            const commit = call.state.commits.get(call.state.resolveRef(ref) ?? "");
            if (commit === undefined)
                throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
            const stats = { total: 0, additions: 0, deletions: 0 };
            return { status: 200, body: { ...renderCommit(call, call.state, commit), stats, files: [] } };
        },
    },
    { method: "GET", path: `${REPO}/git/ref/:ref*`, needs: CONTENTS, handle: getRef },
    { method: "GET", path: `${REPO}/git/matching-refs/:ref*`, needs: CONTENTS, handle: listMatchingRefs },
    { method: "GET", path: `${REPO}/actions/runs/:run/approvals`, needs: repository_ACTIONS, handle: listApprovals },
];
function listCommits(call) {
    const { state, query } = call;
    const start = state.resolveRef(query.get("sha") ?? state.defaultBranch);
    if (start === null)
        throw notFound();
    const path = query.get("path");
    const commits = state
        .historyOf(start)
        .flatMap((sha) => state.commits.get(sha) ?? [])
        .filter(({ files }) => path === null || Object.hasOwn(files, path));
    return answerPage(call, commits, (commit) => renderCommit(call, state, commit));
}
function renderCommit(links, state, commit) {
    const url = `${repoUrl(links, state)}/commits/${commit.sha}`;
    const gitUrl = `${repoUrl(links, state)}/git`;
    const site = `${siteUrl(links, state)}/commit/${commit.sha}`;
    const user = renderUser(links, commit.author);
    const person = {
        name: commit.author.name ?? commit.author.login,
        email: `${commit.author.id}+${commit.author.login}@users.noreply.github.com`,
        date: (0,lib_instant/* renderInstant */.W)(commit.at),
    };
    return {
        url,
        sha: commit.sha,
        node_id: nodeId("Commit", commit.sha),
        html_url: site,
        comments_url: `${url}/comments`,
        commit: {
            url: `${gitUrl}/commits/${commit.sha}`,
            author: person,
            committer: person,
            message: commit.message,
            comment_count: 0,
            tree: { sha: commit.sha, url: `${gitUrl}/trees/${commit.sha}` },
            verification: { verified: false, reason: "unsigned", payload: null, signature: null, verified_at: null },
        },
        author: user,
        committer: user,
        parents: commit.parents.map((sha) => ({
            sha,
            url: `${repoUrl(links, state)}/commits/${sha}`,
            html_url: `${siteUrl(links, state)}/commit/${sha}`,
        })),
    };
}
/** Every ref by its name below `refs/`: `heads/main`, `tags/v1`. */
function refsOf(state) {
    return [
        ...[...state.branches].map(([name, sha]) => [`heads/${name}`, sha]),
        ...[...state.tags].map(([name, sha]) => [`tags/${name}`, sha]),
    ];
}
function getRef(call) {
    const found = refsOf(call.state).find(([name]) => name === call.params["ref"]);
    if (found === undefined)
        throw notFound();
    return { status: 200, body: renderRef(call, call.state, found) };
}
function listMatchingRefs(call) {
    const prefix = call.params["ref"] ?? "";
    const found = refsOf(call.state).filter(([name]) => name.startsWith(prefix));
    return { status: 200, body: found.map((ref) => renderRef(call, call.state, ref)) };
}
function renderRef(links, state, [name, sha]) {
    const url = `${repoUrl(links, state)}/git`;
    return {
        ref: `refs/${name}`,
        node_id: nodeId("Ref", name),
        url: `${url}/refs/${name}`,
        object: { type: "commit", sha, url: `${url}/commits/${sha}` },
    };
}
function listApprovals(call) {
    const { state } = call;
    const run = state.runs.get(Number(call.params["run"]));
    if (run === undefined)
        throw notFound();
    return {
        status: 200,
        body: run.approvals.map((approval) => ({
            state: approval.state,
            comment: approval.comment ?? "",
            user: renderUser(call, state.user(approval.user)),
            environments: approval.environments
                .filter((name) => state.environments.has(name))
                .map((name) => {
                const { id, node_id, url, html_url, created_at, updated_at } = renderEnvironment(call, state, name);
                return { id, node_id, name, url, html_url, created_at, updated_at };
            }),
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/branches.js




const branches_REPO = "/repos/:owner/:repo";
const branchEndpoints = [
    {
        method: "GET",
        path: `${branches_REPO}/branches/:branch`,
        needs: { keys: ["contents"], level: "read" },
        handle: getBranch,
    },
    {
        method: "GET",
        path: `${branches_REPO}/rules/branches/:branch`,
        needs: { keys: ["metadata"], level: "read" },
        handle: (call) => answerPage(call, rulesOf(call.state, call.params["branch"] ?? ""), (rule) => rule),
    },
];
function getBranch(call) {
    const { state } = call;
    const name = call.params["branch"] ?? "";
    const commit = state.commits.get(state.branches.get(name) ?? "");
    if (commit === undefined)
        throw new GithubRefusal(404, "Branch not found");
    const url = `${repoUrl(call, state)}/branches/${encodeURIComponent(name)}`;
    const protectedHere = name === state.defaultBranch && state.branchRules !== null;
    const classic = protectedHere && state.branchRules?.kind === "protection";
    const statuses = classic ? (state.branchRules?.requiredStatuses ?? []) : [];
    return {
        status: 200,
        body: {
            name,
            commit: renderCommit(call, state, commit),
            _links: { self: url, html: `${siteUrl(call, state)}/tree/${name}` },
            protected: protectedHere,
            protection: {
                enabled: classic,
                required_status_checks: {
                    enforcement_level: statuses.length > 0 ? "non_admins" : "off",
                    contexts: statuses.map(({ context }) => context),
                    checks: statuses.map(({ context, app }) => ({ context, app_id: app ?? null })),
                },
            },
            protection_url: `${url}/protection`,
        },
    };
}
function rulesOf({ branchRules, defaultBranch, owner, repo }, branch) {
    if (branchRules?.kind !== "ruleset" || branch !== defaultBranch)
        return [];
    const ruleset = { ruleset_source_type: "Repository", ruleset_source: `${owner.login}/${repo}`, ruleset_id: 1 };
    const { requiredStatuses = [] } = branchRules;
    return [
        {
            type: "pull_request",
            parameters: {
                allowed_merge_methods: ["merge", "squash", "rebase"],
                dismiss_stale_reviews_on_push: false,
                require_code_owner_review: true,
                require_last_push_approval: false,
                required_approving_review_count: 1,
                required_review_thread_resolution: false,
            },
            ...ruleset,
        },
        ...(requiredStatuses.length === 0
            ? []
            : [
                {
                    type: "required_status_checks",
                    parameters: {
                        strict_required_status_checks_policy: false,
                        do_not_enforce_on_create: false,
                        required_status_checks: requiredStatuses.map(({ context, app }) => app === undefined ? { context } : { context, integration_id: app }),
                    },
                    ...ruleset,
                },
            ]),
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/sandbox/github/check-runs.js
/** Check runs: the jobs of workflows on a commit. */





const checkRunEndpoints = [
    {
        method: "GET",
        path: "/repos/:owner/:repo/commits/:ref/check-runs",
        needs: { keys: ["checks"], level: "read" },
        handle: listCheckRuns,
    },
    {
        method: "GET",
        path: "/repos/:owner/:repo/check-runs/:check/annotations",
        needs: { keys: ["checks"], level: "read" },
        handle: listAnnotations,
    },
];
function listCheckRuns(call) {
    const { state, query } = call;
    const ref = call.params["ref"] ?? "";
    const sha = state.resolveRef(ref);
    if (sha === null)
        throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
    const name = query.get("check_name");
    const status = query.get("status");
    const found = state.checkRuns.filter((run) => run.sha === sha && (name === null || run.name === name) && (status === null || run.status === status));
    // `latest` is the last attempt of each job within a suite; a workflow that ran twice has two suites.
    const latest = new Set(new Map(found.map((run) => [`${run.suite} ${run.name}`, run])).values());
    const runs = query.get("filter") === "all" ? found : found.filter((run) => latest.has(run));
    return answerPage(call, runs, (run) => renderCheckRun(call, state, run), {
        newestFirst: true,
        wrap: (page, total) => ({ total_count: total, check_runs: page }),
    });
}
function listAnnotations(call) {
    const { state } = call;
    const run = state.checkRuns.find(({ id }) => String(id) === call.params["check"]);
    if (run === undefined)
        throw notFound();
    // As those of a workflow's commands look: a notice belongs to no file, and GitHub puts this folder's name there.
    return answerPage(call, run.notices, (message) => ({
        path: ".github",
        blob_href: `${siteUrl(call, state)}/blob/${run.sha}/.github`,
        start_line: 1,
        start_column: null,
        end_line: 1,
        end_column: null,
        annotation_level: "notice",
        title: "",
        message,
        raw_details: "",
    }));
}
function addCheckRun(state, seed) {
    const status = seed.status ?? "completed";
    const run = {
        id: state.nextId(),
        suite: seed.suite ?? state.nextId(),
        sha: state.resolveRef(seed.ref) ?? seed.ref,
        name: seed.name,
        status,
        conclusion: status === "completed" ? (seed.conclusion ?? "success") : null,
        app: seed.app ?? "github-actions",
        notices: seed.notices ?? [],
        startedAt: seed.at ?? state.now(),
    };
    state.checkRuns.push(run);
    state.tellStatus(run.sha);
    return run;
}
function renderCheckRun(links, state, run) {
    const url = `${repoUrl(links, state)}/check-runs/${run.id}`;
    const site = `${siteUrl(links, state)}/runs/${run.id}`;
    const at = (0,lib_instant/* renderInstant */.W)(run.startedAt);
    return {
        id: run.id,
        name: run.name,
        node_id: nodeId("CheckRun", run.id),
        head_sha: run.sha,
        external_id: "",
        url,
        html_url: site,
        details_url: site,
        status: run.status,
        conclusion: run.conclusion,
        started_at: at,
        completed_at: run.status === "completed" ? at : null,
        output: {
            title: null,
            summary: null,
            text: null,
            annotations_count: run.notices.length,
            annotations_url: `${url}/annotations`,
        },
        check_suite: { id: run.suite },
        app: renderApp(links, state, run.app),
        pull_requests: [],
    };
}
function renderApp(links, state, slug) {
    const at = (0,lib_instant/* renderInstant */.W)(state.startedAt);
    const id = Number.parseInt((0,external_node_crypto_.createHash)("sha1").update(slug).digest("hex").slice(0, 6), 16);
    return {
        id,
        slug,
        node_id: nodeId("App", id),
        owner: renderUser(links, state.owner),
        name: slug,
        description: "",
        external_url: `${links.web}/apps/${slug}`,
        html_url: `${links.web}/apps/${slug}`,
        created_at: at,
        updated_at: at,
        permissions: { checks: "write", metadata: "read" },
        events: [],
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/endpoint.js

/** GitHub Enterprise Server's API begins with this. */
const PREFIXES = ["", "/api/v3"];
const HOUR_MS = 3_600_000;
function toRoutes(endpoints, state) {
    return PREFIXES.flatMap((prefix) => endpoints.map((endpoint) => ({
        method: endpoint.method,
        path: `${prefix}${endpoint.path}`,
        handle: (request) => answer(endpoint, prefix, request, state),
    })));
}
async function answer(endpoint, prefix, request, state) {
    const web = `http://${request.host}`;
    let token = null;
    try {
        token = readToken(request, state);
        const counted = endpoint.path !== "/rate_limit";
        if (token !== null && counted)
            countRequest(token, state);
        refuseForeign(request.params, state);
        refuseUnpermitted(endpoint, token, state);
        const response = await endpoint.handle({
            api: `${web}${prefix}`,
            web,
            state,
            params: request.params,
            query: request.query,
            path: request.path,
            token,
            accept: request.headers["accept"] ?? "",
            actor: () => requireActor(token),
            body: () => readBody(request),
        });
        return { ...response, headers: { ...commonHeaders(token, state), ...response.headers } };
    }
    catch (error) {
        if (!(error instanceof GithubRefusal))
            throw error;
        return { ...error.answer, headers: { ...commonHeaders(token, state), ...error.answer.headers } };
    }
}
function readToken(request, state) {
    const header = request.headers["authorization"];
    if (header === undefined)
        return null;
    const given = /^(?:bearer|token)\s+(\S+)$/i.exec(header)?.[1];
    const known = given === undefined ? undefined : state.tokens.get(given);
    if (known === undefined)
        throw new GithubRefusal(401, "Bad credentials");
    return known;
}
function requireActor(token) {
    if (token === null)
        throw new GithubRefusal(401, "Requires authentication");
    return token.user;
}
function countRequest(token, state) {
    const hour = hourOf(state);
    if (token.hour !== hour) {
        token.hour = hour;
        token.used = 0;
    }
    if (token.used >= state.rateLimit) {
        throw new GithubRefusal(403, `API rate limit exceeded for user ID ${token.user.id}.`);
    }
    token.used += 1;
}
/** GitHub says the same about what does not exist and about what may not be seen. */
function refuseForeign(params, state) {
    const { owner, repo, org } = params;
    const { login } = state.owner;
    if (!isSame(owner, login) || !isSame(repo, state.repo) || !isSame(org, login))
        throw notFound();
}
function isSame(given, wanted) {
    return given === undefined || given.toLowerCase() === wanted.toLowerCase();
}
function refuseUnpermitted({ needs }, token, state) {
    if (needs === null)
        return;
    if (token === null) {
        if (state.private)
            throw notFound();
        if (needs.level === "write")
            throw new GithubRefusal(401, "Requires authentication");
        return;
    }
    const { user, permissions } = token;
    if (user.role === "none" && state.private)
        throw notFound();
    const granted = permissions === null
        ? (needs.level === "read" || mayWrite(user) || needs.keys.includes("issues")) &&
            (needs.role === undefined || user.role === needs.role)
        : needs.keys.some((key) => isGranted(permissions, key, needs.level));
    if (granted)
        return;
    // A workflow's own token is bound to its repository: of the organization's teams it is told 404, not that it may not
    // see them, as actions/github-script#518 and dbt-labs/actions#163 report.
    if (needs.keys.includes("members") && user.login === "github-actions[bot]")
        throw notFound();
    const kind = user.type === "Bot" ? "integration" : "personal access token";
    throw new GithubRefusal(403, `Resource not accessible by ${kind}`, {}, { "x-accepted-github-permissions": needs.keys.map((key) => `${key}=${needs.level}`).join("; ") });
}
function mayWrite(user) {
    return user.role === "admin" || user.role === "maintain" || user.role === "write";
}
function isGranted(permissions, key, level) {
    // Every token may read what a repository says about itself.
    if (key === "metadata" && level === "read")
        return true;
    const granted = permissions[key] ?? permissions[key.replaceAll("_", "-")];
    return granted === "write" || granted === level;
}
async function readBody(request) {
    let parsed;
    try {
        parsed = await request.json();
    }
    catch {
        throw new GithubRefusal(400, "Problems parsing JSON");
    }
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
        throw new GithubRefusal(400, "Body should be a JSON object");
    }
    return parsed;
}
function rateLimitOf(token, state) {
    const limit = token === null ? 60 : state.rateLimit;
    const used = token?.used ?? 0;
    const reset = Math.ceil((state.startedAt + (hourOf(state) + 1) * HOUR_MS) / 1_000);
    return { limit, used, remaining: limit - used, reset };
}
function hourOf(state) {
    return Math.floor((state.now() - state.startedAt) / HOUR_MS);
}
function commonHeaders(token, state) {
    const { limit, used, remaining, reset } = rateLimitOf(token, state);
    // A classic token says what it may; any other does not.
    const classic = token !== null && token.permissions === null;
    return {
        ...(classic ? { "x-oauth-scopes": mayWrite(token.user) ? "read:org, repo" : "public_repo, read:org" } : {}),
        "x-github-media-type": "github.v3; format=json",
        "x-github-request-id": `E${used.toString(16).toUpperCase().padStart(8, "0")}`,
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(remaining),
        "x-ratelimit-used": String(used),
        "x-ratelimit-reset": String(reset),
        "x-ratelimit-resource": "core",
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/fields.js
/** Reads fields of a request's body, and refuses wrong types in GitHub's words. */

function readText(body, name) {
    const value = body[name];
    if (value === undefined || value === null)
        return undefined;
    if (typeof value !== "string")
        throw invalidRequest(`For 'properties/${name}', ${JSON.stringify(value)} is not a string.`);
    return value;
}
function requireText(body, name) {
    const value = readText(body, name);
    if (value === undefined)
        throw invalidRequest(`"${name}" wasn't supplied.`);
    return value;
}
function readFlag(body, name) {
    const value = body[name];
    if (value === undefined || value === null)
        return undefined;
    if (typeof value !== "boolean") {
        throw invalidRequest(`For 'properties/${name}', ${JSON.stringify(value)} is not a boolean.`);
    }
    return value;
}
function requireOneOf(body, name, allowed) {
    const value = requireText(body, name);
    if (allowed.includes(value))
        return value;
    throw invalidRequest(`${value} is not a member of ${JSON.stringify(allowed)}.`);
}
/** GitHub counts characters, not bytes. */
function readShortText(body, name, limit, resource) {
    const value = readText(body, name);
    if (value !== undefined && [...value].length > limit) {
        throw validationFailed({
            resource,
            field: name,
            code: "custom",
            message: `${name} is too long (maximum is ${limit} characters)`,
        });
    }
    return value;
}
function readAddress(body, name, resource) {
    const value = readText(body, name);
    if (value !== undefined && value !== "" && !/^https?:\/\/\S+$/.test(value)) {
        throw validationFailed({ resource, field: name, code: "custom", message: `${name} must use http(s) scheme` });
    }
    return value;
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/comments.js
/** Comments on issues and pull requests, with the events that GitHub sends about them. */






const ISSUE = "/repos/:owner/:repo/issues/:issue/comments";
const COMMENT = "/repos/:owner/:repo/issues/comments/:comment";
const KEYS = ["issues", "pull_requests"];
const READ = { keys: KEYS, level: "read" };
const WRITE = { keys: KEYS, level: "write" };
/** Characters of a body that GitHub takes. */
const BODY_LIMIT = 65_536;
const commentEndpoints = [
    { method: "GET", path: COMMENT, needs: READ, handle: (call) => answerComment(call, findComment(call)) },
    { method: "PATCH", path: COMMENT, needs: WRITE, handle: updateComment },
    { method: "DELETE", path: COMMENT, needs: WRITE, handle: deleteComment },
    { method: "GET", path: ISSUE, needs: READ, handle: listComments },
    { method: "POST", path: ISSUE, needs: WRITE, handle: createComment },
];
function findComment({ state, params }) {
    const comment = state.comments.get(Number(params["comment"]));
    if (comment === undefined)
        throw notFound();
    return comment;
}
function answerComment(call, comment, status = 200) {
    return { status, body: renderComment(call, call.state, comment) };
}
function listComments(call) {
    const { state, params, query } = call;
    const issue = findIssue(state, params).number;
    const known = withoutStale(call, state.commentsOf.get(issue) ?? []);
    const since = query.get("since");
    const items = since === null ? known : known.filter((comment) => comment.updatedAt >= Date.parse(since));
    return answerPage(call, items, (comment) => renderComment(call, state, comment));
}
async function createComment(call) {
    const { state } = call;
    const { number, locked } = findIssue(state, call.params);
    const author = call.actor();
    if (locked)
        refuseLocked(author);
    const body = comments_readBody(await call.body());
    return answerComment(call, addComment(state, { issue: number, body, author, createdAt: state.now() }), 201);
}
/** Pull requests are commented on also where issues are disabled: ingydotnet/git-hub#117. */
function findIssue(state, params) {
    const issue = state.issues.get(Number(params["issue"]));
    if (issue === undefined)
        throw notFound();
    if (!state.hasIssues && issue.pull === null)
        throw new GithubRefusal(410, "Issues are disabled for this repo");
    return issue;
}
/**
 * People with write access may still comment. An app may not, a workflow's token included, whatever its permissions:
 * probot/stale#25, hashicorp/terraform-github-actions#100. GitHub's reference does not describe the answer; its words
 * are those that renovatebot/renovate#6215 and semantic-release/github#221 report.
 */
function refuseLocked(actor) {
    if (actor.type !== "Bot" && mayWrite(actor))
        return;
    throw new GithubRefusal(403, "Unable to create comment because issue is locked.");
}
async function updateComment(call) {
    const comment = findComment(call);
    refuseStranger(comment, call.actor());
    const body = comments_readBody(await call.body());
    changeComment(call.state, comment, body);
    return answerComment(call, comment);
}
function deleteComment(call) {
    const comment = findComment(call);
    refuseStranger(comment, call.actor());
    removeComment(call.state, comment);
    return { status: 204 };
}
/** A comment is changed by its author or by anybody who may write to the repository. */
function refuseStranger(comment, actor) {
    if (comment.author.id === actor.id || mayWrite(actor))
        return;
    throw new GithubRefusal(403, "Must have admin rights to Repository.");
}
function comments_readBody(fields) {
    const body = requireText(fields, "body");
    if (body === "") {
        throw validationFailed({
            resource: "IssueComment",
            field: "body",
            code: "missing_field",
            message: "body can't be blank",
        });
    }
    if ([...body].length > BODY_LIMIT) {
        const message = `body is too long (maximum is ${BODY_LIMIT} characters)`;
        throw validationFailed({ resource: "IssueComment", field: "body", code: "custom", message });
    }
    return body;
}
function addComment(state, wanted) {
    const comment = { ...wanted, id: state.nextId(), updatedAt: wanted.createdAt };
    const list = state.commentsOf.get(wanted.issue) ?? [];
    list.push(comment);
    state.commentsOf.set(wanted.issue, list);
    state.comments.set(comment.id, comment);
    return comment;
}
function changeComment(state, comment, body) {
    comment.body = body;
    comment.updatedAt = state.now();
}
function removeComment(state, comment) {
    state.comments.delete(comment.id);
    const list = state.commentsOf.get(comment.issue) ?? [];
    list.splice(list.indexOf(comment), 1);
}
function renderComment(links, state, comment) {
    const url = `${repoUrl(links, state)}/issues/comments/${comment.id}`;
    const kind = state.issues.get(comment.issue)?.pull ? "pull" : "issues";
    return {
        url,
        html_url: `${siteUrl(links, state)}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
        issue_url: `${repoUrl(links, state)}/issues/${comment.issue}`,
        id: comment.id,
        node_id: nodeId("IssueComment", comment.id),
        user: renderUser(links, comment.author),
        created_at: (0,lib_instant/* renderInstant */.W)(comment.createdAt),
        updated_at: (0,lib_instant/* renderInstant */.W)(comment.updatedAt),
        body: comment.body,
        author_association: associationOf(state, comment.author),
        performed_via_github_app: null,
    };
}
function associationOf(state, user) {
    if (user.id === state.owner.id)
        return "OWNER";
    if (user.role === "none" || user.type === "Bot")
        return "NONE";
    return mayWrite(user) ? "MEMBER" : "CONTRIBUTOR";
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/commit-statuses.js
/** Commit statuses: what a pull request shows as checks. */





const commit_statuses_READ = { keys: ["statuses"], level: "read" };
const commit_statuses_WRITE = { keys: ["statuses"], level: "write" };
const STATES = ["error", "failure", "pending", "success"];
/** Statuses of one commit and context that GitHub takes. */
const STATUS_LIMIT = 1_000;
const commitStatusEndpoints = [
    { method: "POST", path: "/repos/:owner/:repo/statuses/:sha", needs: commit_statuses_WRITE, handle: createStatus },
    {
        method: "GET",
        path: "/repos/:owner/:repo/commits/:ref/statuses",
        needs: commit_statuses_READ,
        handle: (call) => answerPage(call, statusesOf(call), (status) => renderStatus(call, call.state, status), { newestFirst: true }),
    },
    { method: "GET", path: "/repos/:owner/:repo/commits/:ref/status", needs: commit_statuses_READ, handle: combineStatuses },
];
async function createStatus(call) {
    const { state } = call;
    const body = await call.body();
    const sha = state.resolveRef(call.params["sha"] ?? "");
    if (sha === null)
        throw new GithubRefusal(422, `No commit found for SHA: ${call.params["sha"]}`);
    const status = {
        sha,
        context: readText(body, "context") ?? "default",
        state: requireOneOf(body, "state", STATES),
        description: readShortText(body, "description", 140, "Status") ?? null,
        targetUrl: readAddress(body, "target_url", "Status") ?? null,
        creator: call.actor(),
        createdAt: state.now(),
    };
    const statuses = state.commitStatuses.get(sha) ?? [];
    if (statuses.filter(({ context }) => context === status.context).length >= STATUS_LIMIT) {
        throw new GithubRefusal(422, "Validation Failed", {
            errors: [
                {
                    resource: "Status",
                    code: "custom",
                    message: "This SHA and context has reached the maximum number of statuses.",
                },
            ],
        });
    }
    return { status: 201, body: renderStatus(call, state, addCommitStatus(state, status)) };
}
function addCommitStatus(state, wanted) {
    const status = { ...wanted, id: state.nextId() };
    const statuses = state.commitStatuses.get(status.sha) ?? [];
    statuses.push(status);
    state.commitStatuses.set(status.sha, statuses);
    state.tellStatus(status.sha);
    return status;
}
function statusesOf({ state, params }) {
    const sha = state.resolveRef(params["ref"] ?? "");
    if (sha === null)
        throw notFound();
    return state.commitStatuses.get(sha) ?? [];
}
/** The newest of each context; together `failure` before `pending` before `success`. */
function combineStatuses(call) {
    const { state } = call;
    const sha = state.resolveRef(call.params["ref"] ?? "");
    if (sha === null)
        throw notFound();
    const latest = [...new Map(statusesOf(call).map((status) => [status.context, status])).values()];
    const states = new Set(latest.map((status) => status.state));
    const failed = states.has("failure") || states.has("error");
    const combined = failed ? "failure" : states.has("pending") || latest.length === 0 ? "pending" : "success";
    return answerPage(call, latest, (status) => renderSimpleStatus(call, state, status), {
        wrap: (statuses, total) => ({
            state: combined,
            statuses,
            sha,
            total_count: total,
            repository: renderMinimalRepository(call, state),
            commit_url: `${repoUrl(call, state)}/commits/${sha}`,
            url: `${repoUrl(call, state)}/commits/${sha}/status`,
        }),
    });
}
function renderSimpleStatus(links, state, status) {
    const at = (0,lib_instant/* renderInstant */.W)(status.createdAt);
    return {
        url: `${repoUrl(links, state)}/statuses/${status.sha}`,
        avatar_url: renderUser(links, status.creator).avatar_url,
        id: status.id,
        node_id: nodeId("StatusContext", status.id),
        state: status.state,
        description: status.description,
        target_url: status.targetUrl,
        context: status.context,
        created_at: at,
        updated_at: at,
    };
}
function renderStatus(links, state, status) {
    return { ...renderSimpleStatus(links, state, status), creator: renderUser(links, status.creator) };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/src/sandbox/github/contents.js
/** Files and folders of a commit: `GET /repos/:owner/:repo/contents/:path`. */




const contents_READ = { keys: ["contents"], level: "read" };
/** Larger files come without their content, or raw. */
const SIZE_LIMIT = 1024 * 1024;
const contentEndpoints = [
    { method: "GET", path: "/repos/:owner/:repo/contents", needs: contents_READ, handle: readContents },
    { method: "GET", path: "/repos/:owner/:repo/contents/:path*", needs: contents_READ, handle: readContents },
];
function readContents(call) {
    const { state } = call;
    const ref = call.query.get("ref") ?? state.defaultBranch;
    const sha = state.resolveRef(ref);
    if (sha === null)
        throw new GithubRefusal(404, `No commit found for the ref ${ref}`);
    const place = { call, ref, files: state.filesAt(sha) };
    const path = (call.params["path"] ?? "").replace(/\/$/, "");
    const found = place.files.get(path);
    if (found === undefined)
        return answerFolder(place, path);
    if (typeof found === "object" && "submodule" in found) {
        return contents_answer(call, { ...renderEntry(place, path, found), type: "submodule", submodule_git_url: found.submodule });
    }
    const bytes = bytesOf(place.files, path);
    if (typeof found === "object" && "symlink" in found && bytes === null) {
        return contents_answer(call, { ...renderEntry(place, path, found), target: found.symlink });
    }
    return answerFile(place, path, bytes ?? Buffer.alloc(0));
}
/** A symbolic link stands for the file that it leads to, where that is in the repository. */
function bytesOf(files, path, depth = 0) {
    const content = files.get(path);
    if (content === undefined || depth > 5)
        return null;
    if (typeof content === "string")
        return Buffer.from(content);
    if ("base64" in content)
        return Buffer.from(content.base64, "base64");
    return "symlink" in content ? bytesOf(files, external_node_path_.posix.join(external_node_path_.posix.dirname(path), content.symlink), depth + 1) : null;
}
function answerFile(place, path, bytes) {
    const { call } = place;
    if (call.accept.includes("raw")) {
        const headers = { "content-type": "application/vnd.github.raw+json; charset=utf-8" };
        return { status: 200, headers, body: bytes };
    }
    const whole = bytes.length <= SIZE_LIMIT;
    if (!whole && !call.accept.includes("object")) {
        throw new GithubRefusal(403, "This API returns blobs up to 1 MB in size. The requested blob is too large to fetch", {
            errors: [{ resource: "Blob", field: "data", code: "too_large" }],
        });
    }
    return contents_answer(call, {
        ...renderEntry(place, path, ""),
        type: "file",
        size: bytes.length,
        // GitHub breaks the lines of base64, as in a message.
        content: whole ? bytes.toString("base64").replace(/.{60}/g, "$&\n") : "",
        encoding: whole ? "base64" : "none",
    });
}
function answerFolder(place, path) {
    const prefix = path === "" ? "" : `${path}/`;
    const entries = new Map();
    for (const [name, content] of place.files) {
        if (!name.startsWith(prefix))
            continue;
        const [first = "", ...rest] = name.slice(prefix.length).split("/");
        const below = `${prefix}${first}`;
        entries.set(below, rest.length > 0 ? renderFolder(place, below) : renderEntry(place, below, content));
    }
    if (entries.size === 0)
        throw notFound();
    const list = [...entries.values()];
    const isObject = place.call.accept.includes("object");
    return contents_answer(place.call, isObject ? { ...renderFolder(place, path), entries: list } : list);
}
function renderFolder(place, path) {
    return { ...renderEntry(place, path, ""), type: "dir", download_url: null };
}
/** As it is listed in a folder. */
function renderFile(call, ref, path) {
    const files = call.state.filesAt(call.state.resolveRef(ref) ?? "");
    return renderEntry({ call, ref, files }, path, files.get(path) ?? "");
}
function blobSha(files, path) {
    return (0,external_node_crypto_.createHash)("sha1")
        .update(`${path} ${bytesOf(files, path)?.toString("base64") ?? ""}`)
        .digest("hex");
}
function renderEntry({ call, ref, files }, path, content) {
    const { state } = call;
    const bytes = bytesOf(files, path);
    const sha = blobSha(files, path);
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    const kind = typeof content === "object" && "symlink" in content ? "symlink" : "file";
    const url = `${repoUrl(call, state)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
    const html = `${siteUrl(call, state)}/blob/${encodeURIComponent(ref)}/${encoded}`;
    const git = `${repoUrl(call, state)}/git/blobs/${sha}`;
    return {
        type: kind,
        size: bytes?.length ?? 0,
        name: external_node_path_.posix.basename(path),
        path,
        sha,
        url,
        git_url: git,
        html_url: html,
        download_url: `${siteUrl(call, state)}/raw/${encodeURIComponent(ref)}/${encoded}`,
        _links: { self: url, git, html },
    };
}
function contents_answer(call, body) {
    const type = call.accept.includes("object") ? "application/vnd.github.object+json" : "application/json";
    return { status: 200, headers: { "content-type": `${type}; charset=utf-8` }, body };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/deployments.js
/** Deployments: `POST/GET /repos/:owner/:repo/deployments`. */





const deployments_BASE = "/repos/:owner/:repo/deployments";
const deployments_READ = { keys: ["deployments"], level: "read" };
const deployments_WRITE = { keys: ["deployments"], level: "write" };
const deploymentEndpoints = [
    { method: "GET", path: deployments_BASE, needs: deployments_READ, handle: listDeployments },
    { method: "POST", path: deployments_BASE, needs: deployments_WRITE, handle: createDeployment },
    {
        method: "GET",
        path: `${deployments_BASE}/:deployment`,
        needs: deployments_READ,
        handle: (call) => ({ status: 200, body: renderDeployment(call, call.state, findDeployment(call)) }),
    },
    { method: "DELETE", path: `${deployments_BASE}/:deployment`, needs: deployments_WRITE, handle: deleteDeployment },
];
function findDeployment({ state, params }) {
    const deployment = state.deploymentOf.get(Number(params["deployment"]));
    if (deployment === undefined)
        throw notFound();
    return deployment;
}
function listDeployments(call) {
    const { state, query } = call;
    const filters = ["sha", "ref", "task", "environment"].flatMap((name) => {
        const wanted = query.get(name);
        // GitHub's documentation names `none` as the default that filters nothing.
        return wanted === null || wanted === "none" ? [] : [(item) => item[name] === wanted];
    });
    const known = withoutStale(call, state.deployments);
    const items = filters.length === 0 ? known : known.filter((item) => filters.every((matches) => matches(item)));
    return answerPage(call, items, (item) => renderDeployment(call, state, item), { newestFirst: true });
}
async function createDeployment(call) {
    const { state } = call;
    const body = await call.body();
    const ref = requireText(body, "ref");
    const environment = readText(body, "environment") ?? "production";
    const task = readText(body, "task") ?? "deploy";
    const description = readShortText(body, "description", 140, "Deployment") ?? null;
    const transient = readFlag(body, "transient_environment") ?? false;
    const production = readFlag(body, "production_environment") ?? environment === "production";
    readFlag(body, "auto_merge");
    const payload = readPayload(body);
    const sha = state.resolveRef(ref);
    if (sha === null)
        throw new GithubRefusal(422, `No ref found for: ${ref}`);
    refuseUnlessGreen(state, sha, ref, body);
    const deployment = addDeployment(state, {
        sha,
        ref,
        task,
        environment,
        description,
        payload,
        creator: call.actor(),
        createdAt: state.now(),
        transient,
        production,
    });
    return { status: 201, body: renderDeployment(call, state, deployment) };
}
/** Unless the caller names other contexts, or none with `[]`, every status of the commit must be `success`. */
function refuseUnlessGreen(state, sha, ref, body) {
    const wanted = body["required_contexts"];
    if (wanted !== undefined && !(Array.isArray(wanted) && wanted.every((item) => typeof item === "string"))) {
        throw invalidRequest("For 'properties/required_contexts', nil is not an array of strings.");
    }
    const latest = new Map(state.commitStatuses.get(sha)?.map((status) => [status.context, status.state]));
    const required = wanted ?? [...latest.keys()];
    if (required.every((context) => latest.get(context) === "success"))
        return;
    const contexts = required.map((context) => ({ context, state: latest.get(context) ?? "expected" }));
    throw new GithubRefusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
        errors: [{ contexts, resource: "Deployment", field: "required_contexts", code: "invalid" }],
    });
}
function readPayload(body) {
    const value = body["payload"] ?? {};
    if (typeof value === "string" || (typeof value === "object" && !Array.isArray(value)))
        return value;
    throw invalidRequest("For 'properties/payload', it is neither an object nor a string.");
}
function addDeployment(state, wanted) {
    const deployment = {
        ...wanted,
        id: state.nextId(),
        originalEnvironment: wanted.environment,
        updatedAt: wanted.createdAt,
        statuses: [],
    };
    state.deployments.push(deployment);
    state.deploymentOf.set(deployment.id, deployment);
    rememberEnvironment(state, wanted.environment, wanted.createdAt);
    return deployment;
}
/** GitHub creates an environment with the first deployment to it. */
function rememberEnvironment(state, name, createdAt) {
    if (!state.environments.has(name))
        state.environments.set(name, { id: state.nextId(), createdAt, rules: { name } });
}
/** An active one cannot be deleted, unless it is the repository's only one. */
function deleteDeployment(call) {
    const { state } = call;
    const deployment = findDeployment(call);
    if (state.deployments.length > 1 && deployment.statuses.at(-1)?.state !== "inactive") {
        throw new GithubRefusal(422, "We cannot delete an active deployment unless it is the only deployment in a given environment.");
    }
    state.deployments.splice(state.deployments.indexOf(deployment), 1);
    state.deploymentOf.delete(deployment.id);
    return { status: 204 };
}
function deploymentUrl(links, state, id) {
    return `${repoUrl(links, state)}/deployments/${id}`;
}
function renderDeployment(links, state, deployment) {
    const url = deploymentUrl(links, state, deployment.id);
    const creator = deployment.creator;
    return {
        url,
        id: deployment.id,
        node_id: nodeId("Deployment", deployment.id),
        sha: deployment.sha,
        ref: deployment.ref,
        task: deployment.task,
        payload: deployment.payload,
        original_environment: deployment.originalEnvironment,
        environment: deployment.environment,
        description: deployment.description,
        creator: renderUser(links, creator),
        created_at: (0,lib_instant/* renderInstant */.W)(deployment.createdAt),
        updated_at: (0,lib_instant/* renderInstant */.W)(deployment.updatedAt),
        statuses_url: `${url}/statuses`,
        repository_url: repoUrl(links, state),
        transient_environment: deployment.transient,
        production_environment: deployment.production,
        performed_via_github_app: null,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/deployment-statuses.js
/** Deployment statuses: `POST/GET /repos/:owner/:repo/deployments/:deployment/statuses`. */






const deployment_statuses_BASE = "/repos/:owner/:repo/deployments/:deployment/statuses";
const deployment_statuses_READ = { keys: ["deployments"], level: "read" };
const deployment_statuses_WRITE = { keys: ["deployments"], level: "write" };
const deployment_statuses_STATES = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];
const RESOURCE = "DeploymentStatus";
/** Characters of a description that GitHub takes. */
const DESCRIPTION_LIMIT = 140;
const deploymentStatusEndpoints = [
    {
        method: "GET",
        path: deployment_statuses_BASE,
        needs: deployment_statuses_READ,
        handle(call) {
            const deployment = findDeployment(call);
            const statuses = withoutStale(call, deployment.statuses);
            return answerPage(call, statuses, (status) => deployment_statuses_renderStatus(call, call.state, deployment, status), {
                newestFirst: true,
            });
        },
    },
    { method: "POST", path: deployment_statuses_BASE, needs: deployment_statuses_WRITE, handle: deployment_statuses_createStatus },
    {
        method: "GET",
        path: `${deployment_statuses_BASE}/:status`,
        needs: deployment_statuses_READ,
        handle(call) {
            const deployment = findDeployment(call);
            const status = deployment.statuses.find(({ id }) => id === Number(call.params["status"]));
            if (status === undefined)
                throw notFound();
            return { status: 200, body: deployment_statuses_renderStatus(call, call.state, deployment, status) };
        },
    },
];
async function deployment_statuses_createStatus(call) {
    const { state } = call;
    const deployment = findDeployment(call);
    const body = await call.body();
    const status = {
        state: requireOneOf(body, "state", deployment_statuses_STATES),
        description: readShortText(body, "description", DESCRIPTION_LIMIT, RESOURCE) ?? "",
        environment: readText(body, "environment") ?? deployment.environment,
        environmentUrl: readAddress(body, "environment_url", RESOURCE) ?? "",
        // `target_url` is the old name of the same thing.
        logUrl: readAddress(body, "log_url", RESOURCE) ?? readAddress(body, "target_url", RESOURCE) ?? "",
        creator: call.actor(),
        createdAt: state.now(),
    };
    const autoInactive = readFlag(body, "auto_inactive") ?? true;
    const added = addStatus(state, deployment, status);
    if (autoInactive && status.state === "success")
        inactivateOthers(state, deployment, status);
    return { status: 201, body: deployment_statuses_renderStatus(call, state, deployment, added) };
}
function addStatus(state, deployment, wanted) {
    const status = { ...wanted, id: state.nextId() };
    deployment.statuses.push(status);
    deployment.environment = wanted.environment;
    deployment.updatedAt = wanted.createdAt;
    rememberEnvironment(state, wanted.environment, wanted.createdAt);
    return status;
}
/** `auto_inactive`: earlier successes of the same environment, unless that is transient or production. */
function inactivateOthers(state, latest, status) {
    for (const other of state.deployments) {
        const replaced = other.id < latest.id &&
            other.environment === latest.environment &&
            !other.transient &&
            !other.production &&
            other.statuses.at(-1)?.state === "success";
        if (replaced) {
            const { environment } = other;
            addStatus(state, other, { ...status, state: "inactive", description: "", environment, environmentUrl: "" });
        }
    }
}
function deployment_statuses_renderStatus(links, state, deployment, status) {
    const url = deploymentUrl(links, state, deployment.id);
    const at = (0,lib_instant/* renderInstant */.W)(status.createdAt);
    return {
        url: `${url}/statuses/${status.id}`,
        id: status.id,
        node_id: nodeId("DeploymentStatus", status.id),
        state: status.state,
        creator: renderUser(links, status.creator),
        description: status.description,
        environment: status.environment,
        target_url: status.logUrl,
        created_at: at,
        updated_at: at,
        deployment_url: url,
        repository_url: repoUrl(links, state),
        environment_url: status.environmentUrl,
        log_url: status.logUrl,
        performed_via_github_app: null,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/compare.js




const compareEndpoints = [
    {
        method: "GET",
        path: "/repos/:owner/:repo/compare/:basehead",
        needs: { keys: ["contents"], level: "read" },
        handle: compare_compare,
    },
];
/** Oldest first, as GitHub lists them; first parents only. */
function compare_compare(call) {
    const { state } = call;
    const [base = "", head = ""] = decodeURIComponent(call.params["basehead"] ?? "").split("...");
    const [from, to] = [base, head].map((ref) => state.commits.get(state.resolveRef(ref) ?? ""));
    if (from === undefined || to === undefined)
        throw notFound();
    const known = new Set(state.historyOf(from.sha));
    const history = state.historyOf(to.sha);
    const since = new Set(history);
    const behind = state.historyOf(from.sha).filter((sha) => !since.has(sha)).length;
    const common = state.commits.get(history.find((sha) => known.has(sha)) ?? "") ?? from;
    const ahead = history
        .filter((sha) => !known.has(sha))
        .toReversed()
        .flatMap((sha) => state.commits.get(sha) ?? []);
    const site = `${siteUrl(call, state)}/compare/${from.sha}...${to.sha}`;
    const status = ahead.length > 0 ? (behind > 0 ? "diverged" : "ahead") : behind > 0 ? "behind" : "identical";
    const about = {
        url: `${repoUrl(call, state)}/compare/${from.sha}...${to.sha}`,
        html_url: site,
        permalink_url: site,
        diff_url: `${site}.diff`,
        patch_url: `${site}.patch`,
        base_commit: renderCommit(call, state, from),
        merge_base_commit: renderCommit(call, state, common),
        status,
        ahead_by: ahead.length,
        behind_by: behind,
        total_commits: ahead.length,
        files: [],
    };
    return answerPage(call, ahead, (commit) => renderCommit(call, state, commit), {
        wrap: (commits) => ({ ...about, commits }),
    });
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/git-data.js
/** Git's own objects: commits, whole trees and refs, read and made without a checkout. */






const GIT = "/repos/:owner/:repo/git";
const git_data_READ = { keys: ["contents"], level: "read" };
const git_data_WRITE = { keys: ["contents"], level: "write" };
/** Trees that were made and that no commit has yet, and every file's content by its hash. */
const madeTrees = new WeakMap();
const gitDataEndpoints = [
    { method: "GET", path: `${GIT}/commits/:sha`, needs: git_data_READ, handle: getCommit },
    { method: "POST", path: `${GIT}/commits`, needs: git_data_WRITE, handle: createCommit },
    { method: "GET", path: `${GIT}/trees/:sha`, needs: git_data_READ, handle: getTree },
    { method: "POST", path: `${GIT}/trees`, needs: git_data_WRITE, handle: createTree },
    { method: "POST", path: `${GIT}/refs`, needs: git_data_WRITE, handle: createRef },
];
function getCommit(call) {
    const { state } = call;
    const commit = state.commits.get(state.resolveRef(call.params["sha"] ?? "") ?? "");
    if (commit === undefined)
        throw notFound();
    return { status: 200, body: renderGitCommit(call, commit) };
}
function renderGitCommit(call, commit) {
    const { state } = call;
    const { commit: inner, node_id, html_url, parents } = renderCommit(call, state, commit);
    const { message, author, committer, tree, verification } = inner;
    const url = `${repoUrl(call, state)}/git/commits/${commit.sha}`;
    return { sha: commit.sha, node_id, url, html_url, author, committer, message, tree, parents, verification };
}
function storeOf(state) {
    const known = madeTrees.get(state) ?? { trees: new Map(), blobs: new Map() };
    madeTrees.set(state, known);
    return known;
}
/** A commit's own tree has its hash here. */
function filesOf(state, sha) {
    const made = storeOf(state).trees.get(sha);
    if (made !== undefined)
        return made;
    if (!state.commits.has(sha))
        throw notFound();
    return state.filesAt(sha);
}
function getTree(call) {
    const { state } = call;
    const sha = call.params["sha"] ?? "";
    return { status: 200, body: renderTree(call, sha, filesOf(state, sha)) };
}
/** With every folder, as `recursive` lists them. */
function renderTree(call, sha, files) {
    const { state } = call;
    const { blobs } = storeOf(state);
    const url = `${repoUrl(call, state)}/git`;
    const folders = new Set([...files.keys()].flatMap(foldersOf));
    const entries = [...files].map(([path, content]) => {
        const blob = blobSha(files, path);
        blobs.set(blob, content);
        const type = typeof content === "object" && "submodule" in content ? "commit" : "blob";
        return { path, mode: modeOf(content), type, sha: blob, size: 1, url: `${url}/blobs/${blob}` };
    });
    const trees = [...folders].map((path) => {
        const tree = (0,external_node_crypto_.createHash)("sha1").update(`${sha} ${path}`).digest("hex");
        return { path, mode: "040000", type: "tree", sha: tree, url: `${url}/trees/${tree}` };
    });
    const tree = [...entries, ...trees].toSorted((one, other) => (one.path < other.path ? -1 : 1));
    return { sha, url: `${url}/trees/${sha}`, tree, truncated: false };
}
function foldersOf(path) {
    const parts = path.split("/").slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function modeOf(content) {
    if (typeof content !== "object" || "base64" in content)
        return "100644";
    return "symlink" in content ? "120000" : "160000";
}
async function createTree(call) {
    const { state } = call;
    const body = await call.body();
    const files = new Map(filesOf(state, requireText(body, "base_tree")));
    const { trees, blobs } = storeOf(state);
    const { tree } = body;
    if (!Array.isArray(tree))
        throw invalidRequest(`"tree" wasn't supplied.`);
    for (const { path, sha } of tree) {
        const content = sha === null ? undefined : blobs.get(sha);
        if (sha === null)
            files.delete(path);
        else if (content === undefined)
            throw new GithubRefusal(422, `tree.sha ${sha} is not a valid blob`);
        else
            files.set(path, content);
    }
    const names = [...files.keys()].toSorted();
    const sha = (0,external_node_crypto_.createHash)("sha1")
        .update(`tree ${names.map((path) => blobSha(files, path)).join(" ")}`)
        .digest("hex");
    trees.set(sha, files);
    return { status: 201, body: renderTree(call, sha, files) };
}
async function createCommit(call) {
    const { state } = call;
    const body = await call.body();
    const [message, tree] = [requireText(body, "message"), requireText(body, "tree")];
    const parents = (Array.isArray(body["parents"]) ? body["parents"] : []).map(String);
    if (parents.some((sha) => !state.commits.has(sha)))
        throw new GithubRefusal(422, "Parent SHA does not exist");
    const wanted = filesOf(state, tree);
    const before = state.filesAt(parents[0] ?? "");
    const changed = [...wanted].filter(([path]) => blobSha(wanted, path) !== blobSha(before, path) || !before.has(path));
    const gone = [...before.keys()].filter((path) => !wanted.has(path));
    const sha = (0,external_node_crypto_.createHash)("sha1")
        .update(`${tree} ${parents.join(" ")} ${message} ${state.now()}`)
        .digest("hex");
    state.addCommit({
        sha,
        message,
        author: call.actor().login,
        at: state.now(),
        parents,
        files: { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((path) => [path, null])) },
    });
    const made = state.commits.get(sha);
    if (made === undefined)
        throw new Error("the commit is not there");
    return { status: 201, body: renderGitCommit(call, made) };
}
async function createRef(call) {
    const { state } = call;
    const body = await call.body();
    const [ref, sha] = [requireText(body, "ref"), requireText(body, "sha")];
    const name = /^refs\/heads\/(\S+)$/.exec(ref)?.[1];
    if (name === undefined)
        throw new GithubRefusal(422, "Reference name must start with 'refs/'.");
    if (state.branches.has(name))
        throw new GithubRefusal(422, "Reference already exists");
    if (!state.commits.has(sha))
        throw new GithubRefusal(422, "Object does not exist");
    state.branches.set(name, sha);
    state.tellPush(name);
    return { status: 201, body: renderRef(call, state, [`heads/${name}`, sha]) };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/events.js
/** What GitHub sends to a workflow as `github.event`, in the shapes of its webhooks. */


function renderEvent(links, state, sender) {
    return { sender: renderUser(links, sender), repository: renderRepository(links, state) };
}
/** `commits` are newest first, as the history is; GitHub sends them oldest first. */
function renderPush(links, state, push, sender) {
    const { branch, before, commits, head } = push;
    const created = /^0+$/.test(before);
    const repository = renderRepository(links, state);
    const seconds = Math.floor(state.startedAt / 1_000);
    return {
        ref: `refs/heads/${branch}`,
        before,
        after: head.sha,
        created,
        deleted: false,
        forced: !created && !state.historyOf(head.sha).includes(before),
        base_ref: null,
        compare: `${siteUrl(links, state)}/compare/${before.slice(0, 12)}...${head.sha.slice(0, 12)}`,
        commits: commits.toReversed().map((commit) => renderPushedCommit(links, state, commit)),
        head_commit: renderPushedCommit(links, state, head),
        pusher: { name: sender.login, email: emailOf(sender) },
        sender: renderUser(links, sender),
        repository: {
            ...repository,
            created_at: seconds,
            pushed_at: seconds,
            owner: { ...repository.owner, name: repository.owner.login, email: null },
            master_branch: repository.default_branch,
        },
    };
}
function renderMergeGroup(links, state, group, sender) {
    const { id, tree_id, message, timestamp, author, committer } = renderPushedCommit(links, state, group.head);
    return {
        action: "checks_requested",
        merge_group: {
            head_sha: group.head.sha,
            head_ref: `refs/heads/${group.headRef}`,
            base_sha: group.baseSha,
            base_ref: `refs/heads/${group.baseRef}`,
            head_commit: { id, tree_id, message, timestamp, author, committer },
        },
        ...renderEvent(links, state, sender),
    };
}
function renderPushedCommit(links, state, commit) {
    const person = {
        name: commit.author.name ?? commit.author.login,
        email: emailOf(commit.author),
        username: commit.author.login,
    };
    const before = state.filesAt(commit.parents[0] ?? "");
    const paths = Object.entries(commit.files);
    return {
        id: commit.sha,
        tree_id: commit.sha,
        distinct: true,
        message: commit.message,
        timestamp: (0,lib_instant/* renderInstant */.W)(commit.at),
        url: `${siteUrl(links, state)}/commit/${commit.sha}`,
        author: person,
        committer: person,
        added: paths.flatMap(([path, content]) => (content !== null && !before.has(path) ? [path] : [])),
        removed: paths.flatMap(([path, content]) => (content === null ? [path] : [])),
        modified: paths.flatMap(([path, content]) => (content !== null && before.has(path) ? [path] : [])),
    };
}
function emailOf(user) {
    return `${user.id}+${user.login}@users.noreply.github.com`;
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/installed-app.js
/** An app that is installed on the repository: it writes with its own name, whatever a token may do. */





function createInstalledApps(state, links) {
    const dispatched = [];
    const deploymentStatuses = [];
    return {
        appEvents: () => ({ dispatched, deploymentStatuses }),
        install(identity) {
            const creator = userOf(state, identity);
            return {
                repository: { owner: state.owner.login, name: state.repo, id: state.repoId },
                setCommitStatus: (status) => void addCommitStatus(state, { ...status, creator, createdAt: state.now() }),
                createDeployment: (wanted) => installed_app_createDeployment(state, creator, wanted).id,
                setDeploymentStatus(id, wanted) {
                    const deployment = state.deploymentOf.get(id);
                    if (deployment === undefined)
                        throw new Error(`the GitHub emulator has no deployment ${id}`);
                    const { environment } = deployment;
                    const status = addStatus(state, deployment, { ...wanted, environment, creator, createdAt: state.now() });
                    // An inactive one starts no workflow.
                    if (wanted.state === "inactive")
                        return;
                    deploymentStatuses.push({
                        action: "created",
                        deployment_status: deployment_statuses_renderStatus(links(), state, deployment, status),
                        deployment: renderDeployment(links(), state, deployment),
                        check_run: null,
                        workflow: null,
                        workflow_run: null,
                        ...renderEvent(links(), state, creator),
                    });
                },
                dispatch: (type, payload) => void dispatched.push({
                    action: type,
                    branch: state.defaultBranch,
                    client_payload: payload,
                    ...renderEvent(links(), state, creator),
                    installation: { id: identity.id, node_id: "" },
                    sent_at: (0,lib_instant/* renderInstant */.W)(state.now()),
                }),
                checksOf: (sha) => checksOf(state, sha),
            };
        },
    };
}
/** The app's own number, by which workflows know it. */
function userOf(state, { login, id }) {
    const known = state.users.get(login.toLowerCase());
    if (known?.id === id)
        return known;
    const user = { ...state.user(login), id };
    state.users.set(login.toLowerCase(), user);
    return user;
}
/** Its ref is the commit, its payload empty, and it does not call itself production: as apps that build write it. */
function installed_app_createDeployment(state, creator, { sha, environment }) {
    return addDeployment(state, {
        sha,
        ref: sha,
        task: "deploy",
        environment,
        description: null,
        payload: {},
        creator,
        createdAt: state.now(),
        transient: false,
        production: false,
    });
}
function checksOf(state, sha) {
    const found = new Map();
    for (const { sha: of, name, status, conclusion } of state.checkRuns) {
        if (of === sha)
            found.set(name, status !== "completed" ? "pending" : wordOf(conclusion ?? "success"));
    }
    for (const { context, state: word } of state.commitStatuses.get(sha) ?? [])
        found.set(context, wordOf(word));
    return found;
}
function wordOf(word) {
    if (word === "pending")
        return "pending";
    return word === "success" ? "succeeded" : "failed";
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/pull-shapes.js
/** Pull requests and issues as GitHub describes them. */




function renderPullSummary(links, state, { issue, pull }) {
    const url = `${repoUrl(links, state)}/pulls/${issue.number}`;
    const site = `${siteUrl(links, state)}/pull/${issue.number}`;
    const issueUrl = `${repoUrl(links, state)}/issues/${issue.number}`;
    const statusesUrl = `${repoUrl(links, state)}/statuses/${pull.head.sha}`;
    const closedAt = issue.closedAt === null ? null : (0,lib_instant/* renderInstant */.W)(issue.closedAt);
    const related = {
        self: url,
        html: site,
        issue: issueUrl,
        comments: `${issueUrl}/comments`,
        review_comments: `${url}/comments`,
        review_comment: `${repoUrl(links, state)}/pulls/comments{/number}`,
        commits: `${url}/commits`,
        statuses: statusesUrl,
    };
    return {
        ...renderIssueCore(links, state, issue),
        url,
        node_id: nodeId("PullRequest", issue.id),
        html_url: site,
        diff_url: `${site}.diff`,
        patch_url: `${site}.patch`,
        issue_url: issueUrl,
        commits_url: related.commits,
        review_comments_url: related.review_comments,
        review_comment_url: related.review_comment,
        comments_url: related.comments,
        statuses_url: statusesUrl,
        closed_at: closedAt,
        merged_at: pull.merge === null ? null : closedAt,
        merge_commit_sha: pull.merge?.sha ?? testMergeOf(pull),
        requested_reviewers: [],
        requested_teams: [],
        head: renderBranch(links, state, pull.head),
        base: renderBranch(links, state, { ...pull.base, owner: state.owner.login, repo: state.repo }),
        _links: Object.fromEntries(Object.entries(related).map(([name, href]) => [name, { href }])),
        auto_merge: null,
        draft: pull.draft,
    };
}
function renderPull(links, state, found) {
    const { issue, pull } = found;
    const sum = (part) => pull.files.reduce((total, file) => total + (file[part] ?? 0), 0);
    return {
        ...renderPullSummary(links, state, found),
        merged: pull.merge !== null,
        mergeable: issue.state === "open" ? true : null,
        rebaseable: issue.state === "open" ? true : null,
        mergeable_state: issue.state === "open" ? "clean" : "unknown",
        merged_by: pull.merge === null ? null : renderUser(links, pull.merge.by),
        comments: state.commentsOf.get(issue.number)?.length ?? 0,
        review_comments: 0,
        maintainer_can_modify: false,
        commits: 1,
        additions: sum("additions"),
        deletions: sum("deletions"),
        changed_files: pull.files.length,
    };
}
/** Until it is merged, GitHub names the merge that it made to try it. */
function testMergeOf({ head, base }) {
    return (0,external_node_crypto_.createHash)("sha1").update(`merge ${head.sha} into ${base.sha}`).digest("hex");
}
function renderBranch(links, state, branch) {
    const { ref, sha, owner } = branch;
    const user = renderUser(links, state.user(owner));
    return { label: `${owner}:${ref}`, ref, sha, user, repo: renderHome(links, state, branch) };
}
/** The repository that a branch is in: this one, a fork of it, or null where the fork was deleted. */
function renderHome(links, state, { owner, repo }) {
    if (repo === null)
        return null;
    if (owner === state.owner.login && repo === state.repo)
        return renderRepository(links, state);
    const digest = (0,external_node_crypto_.createHash)("sha1").update(`${owner}/${repo}`).digest("hex");
    const repoId = Number.parseInt(digest.slice(0, 8), 16);
    return { ...renderRepository(links, { ...state, owner: state.user(owner), repo, repoId }), fork: true };
}
function renderIssueCore(links, state, issue) {
    const at = (0,lib_instant/* renderInstant */.W)(issue.createdAt);
    return {
        id: issue.id,
        number: issue.number,
        title: issue.title,
        body: issue.body,
        user: renderUser(links, issue.author),
        state: issue.state,
        locked: issue.locked,
        active_lock_reason: null,
        labels: issue.labels.map((name) => renderLabel(links, state, name)),
        assignee: null,
        assignees: [],
        milestone: null,
        author_association: associationOf(state, issue.author),
        created_at: at,
        updated_at: (0,lib_instant/* renderInstant */.W)(issue.updatedAt),
    };
}
function renderIssue(links, state, issue) {
    const url = `${repoUrl(links, state)}/issues/${issue.number}`;
    const pullUrl = `${repoUrl(links, state)}/pulls/${issue.number}`;
    const site = `${siteUrl(links, state)}/${issue.pull ? "pull" : "issues"}/${issue.number}`;
    const { pull } = issue;
    const closedAt = issue.closedAt === null ? null : (0,lib_instant/* renderInstant */.W)(issue.closedAt);
    return {
        ...renderIssueCore(links, state, issue),
        node_id: nodeId("Issue", issue.id),
        url,
        repository_url: repoUrl(links, state),
        labels_url: `${url}/labels{/name}`,
        comments_url: `${url}/comments`,
        events_url: `${url}/events`,
        html_url: site,
        closed_at: closedAt,
        comments: state.commentsOf.get(issue.number)?.length ?? 0,
        ...(pull === null
            ? {}
            : {
                draft: pull.draft,
                pull_request: {
                    url: pullUrl,
                    html_url: site,
                    diff_url: `${site}.diff`,
                    patch_url: `${site}.patch`,
                    merged_at: pull.merge === null ? null : closedAt,
                },
            }),
    };
}
function renderLabel(links, state, name) {
    const digest = (0,external_node_crypto_.createHash)("sha1").update(name).digest("hex");
    return {
        id: Number.parseInt(digest.slice(0, 8), 16),
        node_id: nodeId("Label", name),
        url: `${repoUrl(links, state)}/labels/${encodeURIComponent(name)}`,
        name,
        description: "",
        color: digest.slice(0, 6),
        default: false,
    };
}
function pull_shapes_renderFile(links, state, sha, file) {
    const path = encodeURIComponent(file.filename);
    const additions = file.additions ?? 0;
    const deletions = file.deletions ?? 0;
    return {
        sha: (0,external_node_crypto_.createHash)("sha1").update(`${sha} ${file.filename}`).digest("hex"),
        filename: file.filename,
        status: file.status ?? "modified",
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: `${siteUrl(links, state)}/blob/${sha}/${path}`,
        raw_url: `${siteUrl(links, state)}/raw/${sha}/${path}`,
        contents_url: `${repoUrl(links, state)}/contents/${path}?ref=${sha}`,
        ...(file.patch === undefined ? {} : { patch: file.patch }),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/issues.js
/** Issues: listed with the pull requests, opened, changed and closed. */





const ISSUES = "/repos/:owner/:repo/issues";
const issues_KEYS = ["issues"];
const TITLE_LIMIT = 256;
const issues_BODY_LIMIT = 65_536;
const issueEndpoints = [
    { method: "GET", path: ISSUES, needs: { keys: ["issues", "pull_requests"], level: "read" }, handle: listIssues },
    { method: "POST", path: ISSUES, needs: { keys: issues_KEYS, level: "write" }, handle: createIssue },
    { method: "PATCH", path: `${ISSUES}/:issue`, needs: { keys: issues_KEYS, level: "write" }, handle: updateIssue },
];
function listIssues(call) {
    const { state, query } = call;
    refuseWithoutIssues(call);
    const wanted = query.get("state") ?? "open";
    const creator = query.get("creator")?.toLowerCase();
    const labels = (query.get("labels") ?? "").split(",").filter((label) => label !== "");
    const since = query.get("since");
    const known = withoutStale(call, [...state.issues.values()]);
    const found = known.filter((issue) => (wanted === "all" || issue.state === wanted) &&
        (creator === undefined || issue.author.login.toLowerCase() === creator) &&
        labels.every((label) => issue.labels.includes(label)) &&
        (since === null || issue.updatedAt >= Date.parse(since)));
    return answerPage(call, found, (issue) => renderIssue(call, state, issue), { newestFirst: true });
}
async function createIssue(call) {
    const { state } = call;
    refuseWithoutIssues(call);
    const author = call.actor();
    const fields = await call.body();
    const title = requireText(fields, "title");
    if (title.trim() === "") {
        throw validationFailed({
            resource: "Issue",
            field: "title",
            code: "missing_field",
            message: "title can't be blank",
        });
    }
    const { body } = readTexts(fields);
    const at = state.now();
    const issue = {
        id: state.nextId(),
        number: Math.max(0, ...state.issues.keys()) + 1,
        title,
        body: body ?? null,
        author,
        state: "open",
        locked: false,
        closedAt: null,
        createdAt: at,
        updatedAt: at,
        // Of somebody who may not write, GitHub drops them without a word; an app with `issues: write` may.
        labels: author.type === "Bot" || mayWrite(author) ? readLabels(fields) : [],
        pull: null,
    };
    state.issues.set(issue.number, issue);
    return { status: 201, body: renderIssue(call, state, issue) };
}
async function updateIssue(call) {
    const { state } = call;
    const issue = state.issues.get(Number(call.params["issue"]));
    if (issue === undefined)
        throw notFound();
    refuseWithoutIssues(call);
    const actor = call.actor();
    if (actor.id !== issue.author.id && actor.type !== "Bot" && !mayWrite(actor)) {
        throw new GithubRefusal(403, "Must have admin rights to Repository.");
    }
    const fields = await call.body();
    const { title, body } = readTexts(fields);
    const wanted = readText(fields, "state");
    if (wanted !== undefined && wanted !== "open" && wanted !== "closed") {
        throw invalidRequest(`${wanted} is not a member of ["open","closed"].`);
    }
    issue.title = title ?? issue.title;
    issue.body = body ?? issue.body;
    issue.updatedAt = state.now();
    if (wanted !== undefined && wanted !== issue.state) {
        issue.state = wanted;
        issue.closedAt = wanted === "closed" ? state.now() : null;
    }
    return { status: 200, body: renderIssue(call, state, issue) };
}
function refuseWithoutIssues({ state }) {
    if (!state.hasIssues)
        throw new GithubRefusal(410, "Issues are disabled for this repo");
}
function readTexts(fields) {
    return {
        title: readShortText(fields, "title", TITLE_LIMIT, "Issue"),
        body: readShortText(fields, "body", issues_BODY_LIMIT, "Issue"),
    };
}
function readLabels(fields) {
    const labels = fields["labels"] ?? [];
    if (!Array.isArray(labels))
        throw invalidRequest("For 'properties/labels', it is not an array.");
    return labels.map(String);
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/people.js
/** Users, teams and what a user may do in the repository. */





const people_METADATA = { keys: ["metadata"], level: "read" };
/** A workflow's own token never has it: teams need a token of an app or a person. */
const MEMBERS = { keys: ["members"], level: "read" };
const peopleEndpoints = [
    { method: "GET", path: "/user", needs: null, handle: getSelf },
    {
        method: "GET",
        path: "/users/:login",
        needs: null,
        handle: (call) => ({ status: 200, body: renderProfile(call, findUser(call.state, call.params["login"])) }),
    },
    {
        method: "GET",
        path: "/repos/:owner/:repo/collaborators/:login/permission",
        needs: people_METADATA,
        handle: getPermission,
    },
    {
        method: "GET",
        path: "/orgs/:org/teams/:team/members",
        needs: MEMBERS,
        handle: (call) => answerPage(call, membersOf(call.state, findTeam(call)), (user) => renderUser(call, user)),
    },
    { method: "GET", path: "/orgs/:org/teams/:team/memberships/:login", needs: MEMBERS, handle: getMembership },
    { method: "GET", path: "/rate_limit", needs: null, handle: getRateLimit },
    {
        method: "GET",
        path: "/meta",
        needs: null,
        handle: () => ({ status: 200, body: { verifiable_password_authentication: false, installed_version: "3.19.0" } }),
    },
];
function getSelf(call) {
    const user = call.actor();
    if (user.type === "Bot")
        throw new GithubRefusal(403, "Resource not accessible by integration");
    return { status: 200, body: renderProfile(call, user) };
}
function findUser(state, login) {
    const user = state.users.get((login ?? "").toLowerCase());
    if (user === undefined)
        throw notFound();
    return user;
}
function renderProfile(call, user) {
    const at = (0,lib_instant/* renderInstant */.W)(call.state.startedAt);
    return {
        ...renderUser(call, user),
        name: user.name,
        company: null,
        blog: "",
        location: null,
        email: null,
        hireable: null,
        bio: null,
        twitter_username: null,
        public_repos: 1,
        public_gists: 0,
        followers: 0,
        following: 0,
        created_at: at,
        updated_at: at,
    };
}
/** The legacy `permission` knows four words; `role_name` says it exactly. */
function getPermission(call) {
    const { state } = call;
    call.actor();
    const user = findUser(state, call.params["login"]);
    const legacy = user.role === "admin" || user.role === "none" ? user.role : mayWrite(user) ? "write" : "read";
    const pull = user.role !== "none";
    return {
        status: 200,
        body: {
            permission: legacy,
            role_name: user.role,
            user: {
                ...renderUser(call, user),
                role_name: user.role,
                permissions: {
                    admin: user.role === "admin",
                    maintain: user.role === "admin" || user.role === "maintain",
                    push: mayWrite(user),
                    triage: mayWrite(user) || user.role === "triage",
                    pull,
                },
            },
        },
    };
}
function findTeam({ state, params }) {
    const team = state.owner.type === "Organization" ? state.teams.get((params["team"] ?? "").toLowerCase()) : undefined;
    if (team === undefined)
        throw notFound();
    return team;
}
/** With those of the teams that are a part of it, each once. */
function membersOf(state, team) {
    const children = [...state.teams.values()].filter(({ parent }) => parent === team.slug);
    return [...new Set([...team.members, ...children.flatMap((child) => membersOf(state, child))])];
}
function getMembership(call) {
    const team = findTeam(call);
    const login = (call.params["login"] ?? "").toLowerCase();
    if (!membersOf(call.state, team).some((member) => member.login.toLowerCase() === login))
        throw notFound();
    return { status: 200, body: { url: `${call.web}${call.path}`, role: "member", state: "active" } };
}
function getRateLimit({ token, state }) {
    const core = rateLimitOf(token, state);
    const idle = { limit: 30, used: 0, remaining: 30, reset: core.reset };
    return { status: 200, body: { resources: { core, search: idle, graphql: { ...idle, limit: 5_000 } }, rate: core } };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/plant.js
/** Puts in place what refers to the seed's users and commits. */





function plant(state, seed) {
    for (const pull of seed.pulls ?? [])
        plantPull(state, pull);
    for (const issue of seed.issues ?? []) {
        state.issues.set(issue.number, { ...readIssue(state, issue), labels: [], pull: null });
    }
    for (const { issue, body, author, at } of seed.comments ?? []) {
        const createdAt = at ?? state.startedAt;
        addComment(state, { issue, body, author: state.user(author ?? seed.owner), createdAt });
    }
    for (const deployment of seed.deployments ?? [])
        plantDeployment(state, deployment);
    for (const run of seed.checkRuns ?? [])
        addCheckRun(state, run);
    for (const { ref, author, at, description, targetUrl, ...status } of seed.commitStatuses ?? []) {
        addCommitStatus(state, {
            ...status,
            sha: state.resolveRef(ref) ?? ref,
            description: description ?? null,
            targetUrl: targetUrl ?? null,
            creator: state.user(author ?? state.owner.login),
            createdAt: at ?? state.startedAt,
        });
    }
}
function plantPull(state, pull) {
    if (!state.commits.has(pull.head.sha))
        state.addCommit({ sha: pull.head.sha });
    const base = pull.base ?? state.defaultBranch;
    state.issues.set(pull.number, {
        ...readIssue(state, pull),
        labels: pull.labels ?? [],
        pull: {
            head: {
                ...pull.head,
                owner: pull.head.owner ?? state.owner.login,
                repo: pull.head.repo === undefined ? state.repo : pull.head.repo,
            },
            base: { ref: base, sha: state.resolveRef(base) ?? pull.head.sha },
            draft: pull.draft ?? false,
            merge: pull.merged
                ? { sha: pull.mergeCommit ?? pull.head.sha, by: state.user(pull.author ?? state.owner.login) }
                : null,
            previousHead: pull.head.sha,
            files: pull.files ?? [],
        },
    });
}
function plantDeployment(state, seed) {
    const environment = seed.environment ?? "production";
    const creator = state.user(seed.author ?? state.owner.login);
    const createdAt = seed.at ?? state.startedAt;
    const deployment = addDeployment(state, {
        sha: state.resolveRef(seed.ref) ?? seed.ref,
        ref: seed.ref,
        task: seed.task ?? "deploy",
        environment,
        description: seed.description ?? null,
        payload: seed.payload ?? {},
        creator,
        createdAt,
        transient: false,
        production: environment === "production",
    });
    for (const status of seed.statuses ?? []) {
        addStatus(state, deployment, {
            state: status.state,
            description: status.description ?? "",
            environment,
            environmentUrl: status.environmentUrl ?? "",
            logUrl: status.logUrl ?? "",
            creator,
            createdAt: status.at ?? createdAt,
        });
    }
}
function readIssue(state, seed) {
    return {
        id: state.nextId(),
        number: seed.number,
        title: seed.title ?? `Number ${seed.number}`,
        body: seed.body ?? null,
        author: state.user(seed.author ?? state.owner.login),
        state: seed.state ?? ("merged" in seed && seed.merged ? "closed" : "open"),
        locked: seed.locked ?? false,
        closedAt: seed.state === "closed" || ("merged" in seed && seed.merged) ? state.startedAt : null,
        createdAt: state.startedAt,
        updatedAt: state.startedAt,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/pulls.js




const PULLS = "/repos/:owner/:repo/pulls";
const READ_PULL = { keys: ["pull_requests"], level: "read" };
const READ_ISSUE = { keys: ["issues", "pull_requests"], level: "read" };
const pullEndpoints = [
    { method: "GET", path: PULLS, needs: READ_PULL, handle: listPulls },
    { method: "POST", path: PULLS, needs: { keys: ["pull_requests"], level: "write" }, handle: createPull },
    {
        method: "GET",
        path: `${PULLS}/:pull`,
        needs: READ_PULL,
        handle(call) {
            const found = findPull(call);
            return { status: 200, body: renderPull(call, call.state, found) };
        },
    },
    {
        method: "GET",
        path: `${PULLS}/:pull/files`,
        needs: READ_PULL,
        handle(call) {
            const { pull } = findPull(call);
            return answerPage(call, pull.files, (file) => pull_shapes_renderFile(call, call.state, pull.head.sha, file));
        },
    },
    { method: "GET", path: "/repos/:owner/:repo/commits/:ref/pulls", needs: READ_PULL, handle: listPullsOfCommit },
    {
        method: "GET",
        path: "/repos/:owner/:repo/issues/:issue",
        needs: READ_ISSUE,
        handle(call) {
            const issue = call.state.issues.get(Number(call.params["issue"]));
            if (issue === undefined)
                throw notFound();
            return { status: 200, body: renderIssue(call, call.state, issue) };
        },
    },
];
function findPull({ state, params }) {
    const issue = state.issues.get(Number(params["pull"]));
    if (issue === undefined || issue.pull === null)
        throw notFound();
    return { issue, pull: issue.pull };
}
function listPulls(call) {
    const { state, query } = call;
    const wanted = query.get("state") ?? "open";
    const base = query.get("base");
    const head = query.get("head");
    const pulls = [...state.issues.values()].flatMap((issue) => {
        const { pull } = issue;
        if (pull === null || (wanted !== "all" && issue.state !== wanted))
            return [];
        const wantedHead = head === null || head === `${pull.head.owner}:${pull.head.ref}`;
        return wantedHead && (base === null || base === pull.base.ref) ? [{ issue, pull }] : [];
    });
    return answerPage(call, pulls, (item) => renderPullSummary(call, state, item), { newestFirst: true });
}
async function createPull(call) {
    const { state } = call;
    const fields = await call.body();
    const [title, ref, into] = [requireText(fields, "title"), requireText(fields, "head"), requireText(fields, "base")];
    const sha = state.branches.get(ref);
    const base = state.branches.get(into);
    if (sha === undefined)
        throw validationFailed({ resource: "PullRequest", field: "head", code: "invalid" });
    if (base === undefined)
        throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
    const refuse = (message) => validationFailed({ resource: "PullRequest", field: "base", code: "custom", message });
    const { login: owner } = state.owner;
    const isOpen = [...state.issues.values()].some((issue) => issue.state === "open" && issue.pull?.head.ref === ref && issue.pull.base.ref === into);
    if (isOpen)
        throw refuse(`A pull request already exists for ${owner}:${ref}.`);
    const pull = {
        head: { ref, sha, owner, repo: state.repo },
        base: { ref: into, sha: base },
        draft: readFlag(fields, "draft") ?? false,
        merge: null,
        previousHead: sha,
        files: [],
    };
    if (commitsOf(state, pull).length === 0)
        throw refuse(`No commits between ${into} and ${ref}`);
    const at = state.now();
    const issue = {
        id: state.nextId(),
        number: Math.max(0, ...state.issues.keys()) + 1,
        title,
        body: readText(fields, "body") ?? null,
        author: call.actor(),
        state: "open",
        locked: false,
        closedAt: null,
        createdAt: at,
        updatedAt: at,
        labels: [],
        pull,
    };
    state.issues.set(issue.number, issue);
    return { status: 201, body: renderPull(call, state, { issue, pull }) };
}
/** Of a commit on the default branch the merged ones that brought it there; of any other also the open ones. */
function listPullsOfCommit(call) {
    const { state } = call;
    const ref = call.params["ref"] ?? "";
    const sha = state.resolveRef(ref);
    if (sha === null)
        throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
    const arrived = state.historyOf(state.resolveRef(state.defaultBranch) ?? "").includes(sha);
    const pulls = [...state.issues.values()].flatMap((issue) => {
        const { pull } = issue;
        if (pull === null || (pull.merge === null && (arrived || issue.state === "closed")))
            return [];
        return pull.merge?.sha === sha || commitsOf(state, pull).includes(sha) ? [{ issue, pull }] : [];
    });
    return answerPage(call, pulls, (item) => renderPullSummary(call, state, item), { newestFirst: true });
}
/** What the head has beyond the base, newest first. */
function commitsOf(state, { head, base }) {
    const known = new Set(state.historyOf(base.sha));
    return state.historyOf(head.sha).filter((sha) => !known.has(sha));
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/telling.js
const NOBODY = { push: async () => undefined, status: () => undefined };
function createTelling(repository, { branches, commits, filesAt }, hear) {
    const telling = [];
    return {
        tellStatus: (sha) => hear.status(sha),
        tellPush(branch) {
            const commit = commits.get(branches.get(branch) ?? "");
            if (commit === undefined)
                return;
            const { sha, message, author } = commit;
            const files = [...filesAt(sha)].flatMap(([path, content]) => typeof content === "string" || "base64" in content ? [[path, content]] : []);
            telling.push(hear.push({ repository, branch, sha, message, author: author.login, files: new Map(files) }));
        },
        async told() {
            await Promise.all(telling);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/state.js
/** The emulated GitHub's memory, and how it begins. */


const FIRST_ID = 1_001;
const FULL_SHA = /^[0-9a-f]{40}$/;
function createGithubState(context, seed, hear = NOBODY) {
    let lastId = FIRST_ID - 1;
    const nextId = () => (lastId += 1);
    const { users, owner, user } = createUsers(seed, nextId);
    const history = createHistory(seed, user, context.startedAt);
    const repoId = seed.repoId ?? nextId();
    return {
        owner,
        users,
        user,
        ...history,
        repo: seed.repo,
        repoId,
        private: seed.private ?? false,
        rateLimit: seed.rateLimit ?? 5_000,
        startedAt: context.startedAt,
        tokens: new Map(seed.tokens.map(({ token, login, permissions }) => [
            token,
            { user: user(login), permissions: permissions ?? null, used: 0, hour: 0 },
        ])),
        teams: new Map(seed.teams?.map(({ slug, members, parent }) => [
            slug,
            { id: nextId(), slug, members: members.map(user), parent: parent ?? null },
        ])),
        runs: new Map(seed.runs?.map((run) => [run.id, run])),
        environments: new Map(seed.environments?.map((given) => {
            const rules = typeof given === "string" ? { name: given } : given;
            return [rules.name, { id: nextId(), createdAt: context.startedAt, rules }];
        })),
        archived: seed.archived ?? false,
        branchRules: seed.branchRules ?? null,
        actions: seed.actions ?? {},
        scheduledRuns: (seed.scheduledRuns ?? []).map((run) => ({ ...run, id: nextId() })),
        protectedBranches: new Set(),
        issues: new Map(),
        comments: new Map(),
        commentsOf: new Map(),
        deployments: [],
        deploymentOf: new Map(),
        commitStatuses: new Map(),
        checkRuns: [],
        hasIssues: seed.hasIssues ?? true,
        hasFault: (kind) => context.hasFault("github", kind),
        ...createTelling({ owner: owner.login, name: seed.repo, id: repoId }, history, hear),
        now: () => context.clock.now(),
        nextId,
    };
}
function createUsers(seed, nextId) {
    const users = new Map();
    const seeds = new Map(seed.users?.map((seeded) => [seeded.login.toLowerCase(), seeded]));
    const owner = {
        id: nextId(),
        login: seed.owner,
        name: null,
        type: seed.ownerType ?? "Organization",
        role: "admin",
    };
    users.set(seed.owner.toLowerCase(), owner);
    function user(login) {
        const key = login.toLowerCase();
        const known = users.get(key);
        if (known !== undefined)
            return known;
        const seeded = seeds.get(key);
        const made = {
            id: nextId(),
            login: seeded?.login ?? login,
            name: seeded?.name ?? null,
            type: login.endsWith("[bot]") ? "Bot" : "User",
            role: seeded?.role ?? "write",
        };
        users.set(key, made);
        return made;
    }
    for (const seeded of seed.users ?? [])
        user(seeded.login);
    return { users, owner, user };
}
function createHistory(seed, user, startedAt) {
    const commits = new Map();
    const branches = new Map(Object.entries(seed.branches ?? {}));
    const tags = new Map(Object.entries(seed.tags ?? {}));
    const defaultBranch = seed.defaultBranch ?? "main";
    function addCommit({ sha, message, author, at, parents, files }) {
        commits.set(sha, {
            sha,
            message: message ?? `Commit ${sha.slice(0, 7)}`,
            author: user(author ?? seed.owner),
            at: at ?? startedAt,
            parents: parents ?? [],
            files: files ?? {},
        });
    }
    for (const commit of seed.commits ?? [])
        addCommit(commit);
    if (!branches.has(defaultBranch)) {
        const first = (0,external_node_crypto_.createHash)("sha1").update(`${seed.owner}/${seed.repo}`).digest("hex");
        branches.set(defaultBranch, seed.commits?.at(-1)?.sha ?? first);
    }
    for (const sha of [...branches.values(), ...tags.values()])
        if (!commits.has(sha))
            addCommit({ sha });
    function resolveRef(ref) {
        const sha = branches.get(ref.replace(/^(refs\/)?heads\//, "")) ?? tags.get(ref.replace(/^(refs\/)?tags\//, ""));
        if (sha !== undefined)
            return sha;
        if (commits.has(ref))
            return ref;
        if (seed.acceptUnknownCommits && FULL_SHA.test(ref)) {
            addCommit({ sha: ref });
            return ref;
        }
        if (!/^[0-9a-f]{7,39}$/.test(ref))
            return null;
        return [...commits.keys()].find((known) => known.startsWith(ref)) ?? null;
    }
    function historyOf(sha) {
        const history = [];
        for (let at = commits.get(sha); at !== undefined; at = commits.get(at.parents[0] ?? ""))
            history.push(at.sha);
        return history;
    }
    function filesAt(sha) {
        const files = new Map(Object.entries(seed.files ?? {}));
        for (const step of historyOf(sha).toReversed()) {
            for (const [path, content] of Object.entries(commits.get(step)?.files ?? {})) {
                if (content === null)
                    files.delete(path);
                else
                    files.set(path, content);
            }
        }
        return files;
    }
    return { commits, branches, tags, defaultBranch, resolveRef, addCommit, filesAt, historyOf };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/pull-visitors.js
/** What people do with pull requests on the site, with the events that GitHub would send about it. */





function createPullVisitors(state, links) {
    const find = (number) => pull_visitors_findPull(state, number);
    const pullRequestEvent = (action, number, options = {}) => {
        const found = find(number);
        const { head, previousHead } = found.pull;
        const pushed = action === "synchronize" ? { before: options.before ?? previousHead, after: head.sha } : {};
        const sender = options.sender === undefined ? found.issue.author : state.user(options.sender);
        return {
            action,
            number,
            pull_request: renderPull(links(), state, found),
            ...pushed,
            ...renderEvent(links(), state, sender),
        };
    };
    function setLocked(number, locked) {
        find(number).issue.locked = locked;
    }
    return {
        pullRequestEvent,
        openPullAs(login, pull) {
            plantPull(state, { ...pull, author: login });
            return pullRequestEvent("opened", pull.number);
        },
        pushToPull(login, number, sha, options = {}) {
            pushTo(state, find(number), { sha, author: login, ...options });
            return pullRequestEvent("synchronize", number, { sender: login });
        },
        closePullAs(login, number) {
            setOpen(state, find(number), false);
            return pullRequestEvent("closed", number, { sender: login });
        },
        reopenPullAs(login, number) {
            setOpen(state, find(number), true);
            return pullRequestEvent("reopened", number, { sender: login });
        },
        mergePullAs(login, number, wanted) {
            merge(state, find(number), login, wanted);
            setOpen(state, find(number), false);
            return pullRequestEvent("closed", number, { sender: login });
        },
        queuePullAs: (login, number, sha) => queue(state, links(), find(number), { login, sha }),
        lockPullAs(login, number) {
            setLocked(number, true);
            return pullRequestEvent("locked", number, { sender: login });
        },
        unlockPullAs(login, number) {
            setLocked(number, false);
            return pullRequestEvent("unlocked", number, { sender: login });
        },
        deleteFork(number) {
            find(number).pull.head.repo = null;
        },
    };
}
function setOpen(state, { issue }, open) {
    issue.state = open ? "open" : "closed";
    issue.closedAt = open ? null : state.now();
}
function pull_visitors_findPull(state, number) {
    const issue = state.issues.get(number);
    if (issue === undefined || issue.pull === null)
        throw new Error(`the GitHub emulator has no pull request ${number}`);
    return { issue, pull: issue.pull };
}
function pushTo(state, { pull }, { sha, author, forced = false, files = {} }) {
    const parent = forced ? pull.base.sha : pull.head.sha;
    state.addCommit({ sha, author, at: state.now(), parents: [parent], files });
    pull.previousHead = pull.head.sha;
    pull.head.sha = sha;
    if (pull.head.owner !== state.owner.login)
        return;
    state.branches.set(pull.head.ref, sha);
    state.tellPush(pull.head.ref);
}
function merge(state, { issue, pull }, login, wanted) {
    const base = state.branches.get(pull.base.ref) ?? pull.base.sha;
    const made = (0,external_node_crypto_.createHash)("sha1").update(`merge ${issue.number} ${pull.head.sha} ${base}`).digest("hex");
    const sha = wanted ?? made;
    const steps = commitsOf(state, pull).toReversed();
    const files = Object.assign({}, ...steps.map((step) => state.commits.get(step)?.files));
    const message = `Merge pull request #${issue.number}`;
    state.addCommit({ sha, message, author: login, at: state.now(), parents: [base, pull.head.sha], files });
    state.branches.set(pull.base.ref, sha);
    state.tellPush(pull.base.ref);
    pull.merge = { sha, by: state.user(login) };
}
const QUEUE = "gh-readonly-queue/";
/** Each is made on the one before it; the name of its branch says which pull request it brings and what it was made on. */
function queue(state, links, { issue, pull }, { login, sha: wanted }) {
    const { ref: baseRef } = pull.base;
    const waiting = [...state.branches].filter(([name]) => name.startsWith(`${QUEUE}${baseRef}/`));
    const baseSha = waiting.at(-1)?.[1] ?? state.branches.get(baseRef) ?? pull.base.sha;
    const sha = wanted ?? (0,external_node_crypto_.createHash)("sha1").update(`queue ${issue.number} ${pull.head.sha} ${baseSha}`).digest("hex");
    const steps = commitsOf(state, pull).toReversed();
    const files = Object.assign({}, ...steps.map((step) => state.commits.get(step)?.files));
    const message = `Merge pull request #${issue.number}`;
    state.addCommit({ sha, message, author: login, at: state.now(), parents: [baseSha, pull.head.sha], files });
    const headRef = `${QUEUE}${baseRef}/pr-${issue.number}-${baseSha}`;
    state.branches.set(headRef, sha);
    const head = state.commits.get(sha);
    if (head === undefined)
        throw new Error(`the GitHub emulator lost ${sha}`);
    return renderMergeGroup(links, state, { head, headRef, baseSha, baseRef }, state.user(login));
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/write-contents.js
/** Writing one file by a commit of its own: `PUT /repos/:owner/:repo/contents/:path`. */





const write_contents_WRITE = { keys: ["contents"], level: "write" };
const writeContentEndpoints = [
    { method: "PUT", path: "/repos/:owner/:repo/contents/:path*", needs: write_contents_WRITE, handle: putContents },
];
/** GitHub takes it only while the file is what the caller names by its hash. */
async function putContents(call) {
    const { state } = call;
    const body = await call.body();
    const [message, content] = [requireText(body, "message"), requireText(body, "content")];
    const branch = readText(body, "branch") ?? state.defaultBranch;
    const parent = state.branches.get(branch);
    if (parent === undefined)
        throw new GithubRefusal(404, `Branch ${branch} not found`);
    if (state.protectedBranches.has(branch)) {
        throw new GithubRefusal(409, "Repository rule violations found\n\nChanges must be made through a pull request.\n\n");
    }
    const path = call.params["path"] ?? "";
    const before = state.filesAt(parent);
    const replaced = readText(body, "sha");
    if (before.has(path) && replaced === undefined)
        throw invalidRequest(`"sha" wasn't supplied.`);
    if (before.has(path) && replaced !== blobSha(before, path)) {
        throw new GithubRefusal(409, `${path} does not match ${replaced ?? ""}`);
    }
    const text = Buffer.from(content, "base64").toString("utf8");
    const sha = (0,external_node_crypto_.createHash)("sha1").update(`${parent} ${path} ${content}`).digest("hex");
    state.addCommit({
        sha,
        message,
        author: call.actor().login,
        at: state.now(),
        parents: [parent],
        files: { [path]: text },
    });
    state.branches.set(branch, sha);
    state.tellPush(branch);
    const commit = state.commits.get(sha);
    if (commit === undefined)
        throw new Error("the commit is not there");
    const { commit: inner, ...links } = renderCommit(call, state, commit);
    const made = {
        sha,
        node_id: links.node_id,
        url: links.url,
        html_url: links.html_url,
        author: inner.author,
        committer: inner.committer,
        message,
        tree: inner.tree,
        parents: links.parents,
        verification: inner.verification,
    };
    return { status: before.has(path) ? 200 : 201, body: { content: renderFile(call, branch, path), commit: made } };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/visitors.js
/** What other people do on the site while Holdpoint runs, with the events that GitHub would send about it. */




function issuesOf({ issues }) {
    return [...issues.values()].flatMap(({ title, body, pull }) => (pull === null ? [{ title, body: body ?? "" }] : []));
}
function createVisitors(state, links) {
    function event(action, login, comment, from) {
        const issue = state.issues.get(comment.issue);
        if (issue === undefined)
            throw new Error(`the GitHub emulator has no issue ${comment.issue}`);
        return {
            action,
            ...(from === undefined ? {} : { changes: { body: { from } } }),
            comment: renderComment(links(), state, comment),
            issue: renderIssue(links(), state, issue),
            ...renderEvent(links(), state, state.user(login)),
        };
    }
    function findComment(id) {
        const comment = state.comments.get(id);
        if (comment === undefined)
            throw new Error(`the GitHub emulator has no comment ${id}`);
        return comment;
    }
    return {
        createCommentAs(login, issue, body) {
            if (!state.issues.has(issue))
                throw new Error(`the GitHub emulator has no issue ${issue}`);
            const comment = addComment(state, { issue, body, author: state.user(login), createdAt: state.now() });
            return event("created", login, comment);
        },
        editCommentAs(login, id, body) {
            const comment = findComment(id);
            const from = comment.body;
            changeComment(state, comment, body);
            return event("edited", login, comment, from);
        },
        deleteCommentAs(login, id) {
            const comment = findComment(id);
            removeComment(state, comment);
            return event("deleted", login, comment);
        },
        issues: () => issuesOf(state),
        comments: () => [...state.comments.values()].map(({ id, author, body }) => ({ id, author: author.login, body })),
        push: (branch, sha, message = `Commit ${sha.slice(0, 7)}`, author = state.owner.login, files = {}) => visitors_pushTo(state, branch, { sha, message, author, files }),
        pushEvent(branch, options = {}) {
            const head = state.commits.get(state.branches.get(branch) ?? "");
            if (head === undefined)
                throw new Error(`the GitHub emulator has no branch ${branch}`);
            const before = options.before ?? head.parents[0] ?? "0".repeat(40);
            const known = new Set(state.historyOf(before));
            const commits = state
                .historyOf(head.sha)
                .flatMap((sha) => (known.has(sha) ? [] : (state.commits.get(sha) ?? [])));
            const sender = options.sender === undefined ? head.author : state.user(options.sender);
            return renderPush(links(), state, { branch, before, commits, head }, sender);
        },
        addCheckRun: (run) => void addCheckRun(state, run),
    };
}
/** The branch, and pull requests from it, stand at the commit afterwards. */
function visitors_pushTo(state, branch, commit) {
    const { sha } = commit;
    const parent = state.branches.get(branch);
    // A branch that is forced back stands at a commit that is what it was.
    if (parent === undefined || !state.historyOf(parent).includes(sha)) {
        state.addCommit({ ...commit, at: state.now(), parents: parent === undefined ? [] : [parent] });
    }
    state.branches.set(branch, sha);
    state.tellPush(branch);
    for (const { pull } of state.issues.values()) {
        if (pull === null || pull.merge !== null || pull.head.ref !== branch)
            continue;
        // A fork's branch of the same name is another one.
        if (pull.head.owner !== state.owner.login)
            continue;
        pull.previousHead = pull.head.sha;
        pull.head.sha = sha;
    }
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/emulator.js






















/** `hear`: who is told of pushes and statuses. */
function createGithubEmulator(context, seed, hear) {
    const state = createGithubState(context, seed, hear);
    plant(state, seed);
    let origin = "http://localhost";
    const links = () => ({ api: origin, web: origin });
    const endpoints = [
        ...deploymentEndpoints,
        ...deploymentStatusEndpoints,
        ...commitStatusEndpoints,
        ...checkRunEndpoints,
        ...commentEndpoints,
        ...compareEndpoints,
        ...contentEndpoints,
        ...writeContentEndpoints,
        ...gitDataEndpoints,
        ...issueEndpoints,
        ...pullEndpoints,
        ...repositoryEndpoints,
        ...branchEndpoints,
        ...environmentEndpoints,
        ...actionsEndpoints,
        ...peopleEndpoints,
    ];
    return {
        name: "github",
        routes: toRoutes(endpoints, state),
        listen(served) {
            origin = served;
        },
        state: () => describe(state),
        fileAt: (branch, path) => state.filesAt(state.branches.get(branch) ?? "").get(path),
        protectBranch: (branch) => void state.protectedBranches.add(branch),
        ...createVisitors(state, links),
        ...createPullVisitors(state, links),
        ...createInstalledApps(state, links),
        told: () => state.told(),
    };
}
/** For `/_sandbox/state`: no token in it. */
function describe(state) {
    return {
        repository: `${state.owner.login}/${state.repo}`,
        defaultBranch: state.defaultBranch,
        branches: Object.fromEntries(state.branches),
        deployments: state.deployments.map(({ creator, ...deployment }) => ({
            ...deployment,
            creator: creator.login,
            statuses: deployment.statuses.map((status) => ({ ...status, creator: status.creator.login })),
        })),
        commitStatuses: [...state.commitStatuses.values()]
            .flat()
            .map((status) => ({ ...status, creator: status.creator.login })),
        pulls: [...state.issues.values()].flatMap(({ number, pull, ...issue }) => pull === null
            ? []
            : [{ number, state: issue.state, locked: issue.locked, head: pull.head, merged: pull.merge !== null }]),
        issues: [...state.issues.values()].flatMap(({ number, title, body, labels, author, pull, ...issue }) => pull === null ? [{ number, title, body, labels, state: issue.state, author: author.login }] : []),
        comments: [...state.comments.values()].map((comment) => ({ ...comment, author: comment.author.login })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/flag-file.js
/** Files of flags that the plan names, on a branch of their own: what is seeded, and whether each flag is set to what is safe. */


/** Opens nothing but loopback. */
const FLAGS_TOKEN = "sandbox-flags-token-0000000000";
const WRITER = { token: FLAGS_TOKEN, login: "flags-bot", permissions: { contents: "write" } };
/** Only flags that lie in a file: any other vendor's words name none. */
function flagFilesOf(flags) {
    return flags.flatMap(({ spec }) => {
        const { branch, file, key, safe } = fieldsOf(spec);
        const [at, path, name] = [textOf(branch), textOf(file), textOf(key)];
        if (at === null || path === null || name === null)
            return [];
        return [{ branch: at, file: path, key: name, variant: textOf(fieldsOf(safe).variant) }];
    });
}
/** The seed with each file on its branch. */
function withFlagFiles(seed, files) {
    const [first] = files;
    if (first === undefined)
        return seed;
    const { branch, file } = first;
    const sha = (0,external_node_crypto_.createHash)("sha1").update(`flags ${branch}`).digest("hex");
    const main = seed.defaultBranch ?? "main";
    const head = (0,external_node_crypto_.createHash)("sha1").update(`${seed.owner}/${seed.repo}`).digest("hex");
    const last = seed.branches?.[main] ?? seed.commits?.at(-1)?.sha ?? head;
    return {
        ...seed,
        flagFiles: files,
        tokens: [...seed.tokens, WRITER],
        commits: [{ sha, message: "Flags", files: { [file]: renderFlags(first) } }, ...(seed.commits ?? [])],
        branches: { ...seed.branches, [main]: last, [branch]: sha },
    };
}
/** Its first variant is not safe. */
function renderFlags({ key, variant }) {
    const off = variant ?? "off";
    const flag = { state: "ENABLED", variants: { on: true, [off]: false }, defaultVariant: "on" };
    return `${JSON.stringify({ flags: { [key]: flag } }, null, 2)}\n`;
}
function isFlagFileSafe({ key, variant }, content) {
    if (typeof content !== "string")
        return false;
    try {
        const { state, defaultVariant } = fieldsOf(fieldsOf(fieldsOf(JSON.parse(content)).flags)[key]);
        return variant === null ? state === "DISABLED" : state === "ENABLED" && defaultVariant === variant;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/src/sandbox/github/index.js



/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const GITHUB_TOKEN = "sandbox-github-token-000000";
/** Who a workflow's own token writes as. */
const WORKFLOW = "github-actions[bot]";
const WORKFLOW_TOKEN = {
    token: GITHUB_TOKEN,
    login: WORKFLOW,
    permissions: {
        actions: "read",
        deployments: "write",
        statuses: "write",
        contents: "read",
        checks: "read",
        pull_requests: "write",
        issues: "write",
    },
};
/** Who writes code: a token of its own, as a workflow's may not. */
const REVERT_TOKEN = "sandbox-revert-token-000000000";
const REVERTER = {
    token: REVERT_TOKEN,
    login: "revert-bot",
    permissions: { contents: "write", pull_requests: "write" },
};
/** On github.com. */
const GITHUB_ACTIONS_APP = 15_368;
const REVIEWED_HEAD = "c0ffee0000000000000000000000000000000007";
/** The settings of a repository that keeps its secrets from other branches; a release asks for none of them. */
const WELL_KEPT = {
    environments: [
        { name: "staging", branches: ["main"] },
        { name: "production", reviewers: ["lead"], branches: ["main"] },
        { name: "rollback", branches: ["main"] },
    ],
    branchRules: { kind: "ruleset", requiredStatuses: [{ context: "holdpoint/checklist", app: GITHUB_ACTIONS_APP }] },
};
const github = {
    name: "github",
    roles: ["forge", "deployments", "source"],
    seedFor: github_seedFor,
    create: (context, seed) => {
        const { services } = context;
        return createGithubEmulator(context, seed, {
            push: (push) => services.hearOfPush(push),
            status: (sha) => services.hearOfStatus(sha),
        });
    },
    offers: ({ seed, emulator }) => ({
        forge: () => peopleOf(seed, emulator),
        forgeApp: (identity) => emulator.install(identity),
        ...offersFlags(seed, emulator),
    }),
    environment: ({ origin, seed }) => ({
        GITHUB_API_URL: origin,
        GITHUB_TOKEN: tokenOf(seed),
        FLAGS_GITHUB_TOKEN: FLAGS_TOKEN,
        REVERT_GITHUB_TOKEN: REVERT_TOKEN,
        GITHUB_REPOSITORY: `${seed.owner}/${seed.repo}`,
    }),
    describe: ({ origin, seed }) => ({ url: origin, token: tokenOf(seed), owner: seed.owner, repo: seed.repo }),
    faults: {},
};
function offersFlags({ flagFiles = [] }, { fileAt }) {
    if (flagFiles.length === 0)
        return {};
    return { flagIsSafe: () => flagFiles.every((flag) => isFlagFileSafe(flag, fileAt(flag.branch, flag.file))) };
}
function tokenOf({ tokens: [first] }) {
    return first?.token ?? GITHUB_TOKEN;
}
function peopleOf({ owner, repo }, emulator) {
    return {
        push: async (branch, sha, files = {}) => {
            emulator.push(branch, sha, undefined, undefined, files);
            await emulator.told();
        },
        pushed: (branch) => emulator.pushEvent(branch),
        pullRequestOpened: (number) => emulator.pullRequestEvent("opened", number),
        editComment: (login, id, body) => emulator.editCommentAs(login, id, body),
        comments: () => emulator.comments(),
        issues: () => emulator.issues(),
        runUrl: `https://github.com/${owner}/${repo}/actions/runs/1`,
    };
}
function github_seedFor(wishes) {
    const { repository, reviewed, review, ownClients, flags = [] } = wishes;
    const seed = {
        owner: repository.owner,
        repo: repository.name,
        tokens: [WORKFLOW_TOKEN, REVERTER],
        acceptUnknownCommits: true,
        ...(ownClients === true ? WELL_KEPT : {}),
        ...(reviewed === undefined ? {} : seedOf(reviewed)),
        ...(review === undefined ? {} : seedOfReview(review)),
        ...seedOfBranch(wishes),
    };
    return withFlagFiles(seed, flagFilesOf(flags));
}
/** The branch that the host builds from; what is pushed to it comes after the first version. */
function seedOfBranch({ builtFrom, firstVersion }) {
    if (builtFrom === undefined)
        return {};
    const { branch, repositoryId } = builtFrom;
    const first = firstVersion === null ? {} : { branches: { [branch]: firstVersion.commit } };
    return { repoId: repositoryId, defaultBranch: branch, ...first };
}
function seedOf({ commit, ...status }) {
    return {
        commits: [{ sha: REVIEWED_HEAD }, { sha: commit, parents: [REVIEWED_HEAD] }],
        pulls: [{ number: 7, merged: true, mergeCommit: commit, head: { ref: "change", sha: REVIEWED_HEAD } }],
        commitStatuses: [{ ...status, ref: REVIEWED_HEAD, state: "success", author: WORKFLOW }],
    };
}
function seedOfReview({ people, teams, teamReader, base, pullRequest }) {
    const { branch, commit, ...about } = pullRequest;
    return {
        users: people.map((login) => ({ login, role: "write" })),
        teams,
        tokens: [WORKFLOW_TOKEN, REVERTER, { ...teamReader, permissions: { members: "read" } }],
        defaultBranch: base.branch,
        commits: [
            { sha: base.commit, message: "What production serves" },
            { sha: commit, message: about.title, author: about.author, parents: [base.commit] },
        ],
        branches: { [base.branch]: base.commit, [branch]: commit },
        pulls: [{ ...about, head: { ref: branch, sha: commit }, base: base.branch }],
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/launchdarkly/show-flag.js
/** With one environment alone where it is asked for so. */
function showFlag({ seed, version, environments }, only) {
    const shown = [...environments].filter(([key]) => only === null || key === only);
    return {
        key: seed.key,
        name: seed.key,
        kind: "boolean",
        _version: version,
        archived: seed.archived ?? false,
        tags: seed.tags ?? [],
        variations: [
            { _id: "variation-0", value: true },
            { _id: "variation-1", value: false },
        ],
        environments: Object.fromEntries(shown.map(([key, environment]) => [
            key,
            {
                ...environment,
                archived: false,
                salt: "salt",
                sel: "sel",
                targets: [],
                rules: [],
                fallthrough: { variation: 0 },
                offVariation: 1,
                prerequisites: [],
                _environmentName: key,
            },
        ])),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/launchdarkly/patch.js
/** What a PATCH of a flag asks for: a semantic patch where the content type says so, else a JSON patch (RFC 6902). Pure. */

/** Answered with this status and code; nothing was changed. */
class WrongPatch extends Error {
    status;
    code;
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
const INSTRUCTIONS = { turnFlagOn: true, turnFlagOff: false };
/** `environments`: as they are, for the tests of a JSON patch. Throws WrongPatch. */
function changesOf(body, contentType, environments) {
    if (!contentType.includes("domain-model=launchdarkly.semanticpatch"))
        return ofJsonPatch(body, environments);
    const { environmentKey, instructions, comment } = fieldsOf(body);
    const environment = textOf(environmentKey);
    if (!Array.isArray(instructions) || instructions.length === 0)
        throw wrong("instructions are required");
    if (environment === null || !Object.hasOwn(environments, environment))
        throw wrong("unknown environment key");
    const changes = instructions.map((instruction) => {
        const kind = textOf(fieldsOf(instruction).kind) ?? "";
        const on = Object.hasOwn(INSTRUCTIONS, kind) ? INSTRUCTIONS[kind] : undefined;
        if (on === undefined)
            throw wrong(`instruction kind "${kind}" is not valid`);
        return { environment, on };
    });
    return { changes, comment: textOf(comment) ?? "" };
}
/** The list itself, or with a comment beside it. */
function ofJsonPatch(body, environments) {
    const { patch, comment } = Array.isArray(body) ? { patch: body, comment: "" } : fieldsOf(body);
    if (!Array.isArray(patch))
        throw wrong("expected a JSON patch");
    const changes = patch.flatMap((operation) => {
        const { op, path, value } = fieldsOf(operation);
        const [, environment = "", field = ""] = /^\/environments\/([^/]+)\/(\w+)$/.exec(textOf(path) ?? "") ?? [];
        if (!Object.hasOwn(environments, environment))
            throw wrong(`path ${String(path)} is not valid`);
        if (op === "test") {
            if (fieldsOf(environments[environment])[field] === value)
                return [];
            throw new WrongPatch(409, "conflict", `testing value ${String(path)} failed`);
        }
        if (op !== "replace" || field !== "on" || typeof value !== "boolean")
            throw wrong("operation is not valid");
        return [{ environment, on: value }];
    });
    return { changes, comment: textOf(comment) ?? "" };
}
function wrong(message) {
    return new WrongPatch(400, "invalid_request", message);
}

;// CONCATENATED MODULE: ./build/src/sandbox/launchdarkly/emulator.js


function createLaunchDarklyEmulator(context, seed) {
    const world = {
        context,
        approvals: new Set(seed.approvals),
        audit: [],
        flags: seed.flags.map((one) => ({
            seed: one,
            version: 1,
            environments: new Map(Object.entries(one.environments).map(([key, on]) => [key, { on, version: 1, lastModified: context.startedAt }])),
        })),
    };
    const flagOf = (key) => {
        const found = world.flags.find((flag) => flag.seed.key === key);
        if (found === undefined)
            throw new Error(`launchdarkly emulator: no flag ${key}`);
        return found;
    };
    const isOn = (key, environment) => flagOf(key).environments.get(environment)?.on === true;
    return {
        name: "launchdarkly",
        routes: routesOf(world, seed.tokens),
        turn: (key, environment, on, by) => turn(world, flagOf(key), environment, on, { member: by, token: null, comment: "" }),
        isOn,
        isSafe: () => seed.flags.every(({ key, safe }) => safe === undefined || isOn(key, safe.environment) === safe.on),
        requireApprovals: () => {
            for (const flag of world.flags)
                for (const key of flag.environments.keys())
                    world.approvals.add(key);
        },
        // No token is in it.
        state: () => ({ flags: world.flags.map((flag) => showFlag(flag, null)) }),
    };
}
function routesOf(world, tokens) {
    const route = (method, path, handle) => ({
        method,
        path,
        handle(request) {
            const token = tokens.find((candidate) => candidate.token === request.headers["authorization"]);
            if (token === undefined)
                return refusal(401, "unauthorized", "Invalid account ID header");
            return handle(request, token);
        },
    });
    const withFlag = (handle) => (request, token) => {
        const { project, key } = request.params;
        const flag = world.flags.find(({ seed }) => seed.project === project && seed.key === key);
        return flag === undefined ? refusal(404, "not_found", "Unknown flag key") : handle(flag, request, token);
    };
    return [
        route("GET", "/api/v2/flags/:project/:key", withFlag((flag, request) => emulator_readFlag(world, flag, request))),
        route("PATCH", "/api/v2/flags/:project/:key", withFlag((flag, request, token) => patchFlag(world, flag, request, token))),
        route("GET", "/api/v2/auditlog", (request) => listAudit(world, request)),
        route("GET", "/api/v2/projects/:project/environments/:environment", (request) => readEnvironment(world, request)),
    ];
}
function emulator_readFlag({ context }, flag, request) {
    // As it was at the start, and with nothing known of any environment.
    const stale = context.hasFault("launchdarkly", "stale");
    const shown = stale
        ? {
            ...flag,
            environments: new Map(Object.entries(flag.seed.environments).map(([key, on]) => [
                key,
                { on, version: 1, lastModified: context.startedAt },
            ])),
        }
        : context.hasFault("launchdarkly", "empty")
            ? { ...flag, environments: new Map() }
            : flag;
    return { status: 200, body: showFlag(shown, request.query.get("env")) };
}
async function patchFlag(world, flag, request, token) {
    if (token.role === "reader")
        return refusal(403, "forbidden", "Access to the requested resource was denied");
    try {
        const body = await request.json().catch(() => null);
        const shown = Object.fromEntries(flag.environments);
        const { changes, comment } = changesOf(body, request.headers["content-type"] ?? "", shown);
        const waits = changes.find(({ environment }) => world.approvals.has(environment));
        if (waits !== undefined) {
            return refusal(405, "approval_required", `Changes in ${waits.environment} need an approval`);
        }
        for (const { environment, on } of changes) {
            turn(world, flag, environment, on, { member: null, token: token.name, comment });
        }
        return { status: 200, body: showFlag(flag, null) };
    }
    catch (error) {
        if (!(error instanceof WrongPatch))
            throw error;
        return refusal(error.status, error.code, error.message);
    }
}
/** What changes nothing makes no version. */
function turn({ context, audit }, flag, key, on, who) {
    const before = flag.environments.get(key);
    if (before === undefined || before.on === on)
        return;
    const now = context.clock.now();
    flag.environments.set(key, { on, version: before.version + 1, lastModified: now });
    flag.version += 1;
    audit.unshift({ ...who, date: now, resource: `proj/${flag.seed.project}:env/${key}:flag/${flag.seed.key}` });
}
function listAudit({ audit }, { query }) {
    const spec = query.get("spec");
    const found = audit.filter(({ resource }) => spec === null || resource === spec);
    const limit = Number(query.get("limit") ?? 10);
    if (!Number.isInteger(limit) || limit < 1 || limit > 20)
        return refusal(400, "invalid_request", "Invalid limit");
    const items = found.slice(0, limit).map(({ date, resource, member, token, comment }, index) => ({
        _id: `entry-${found.length - index}`,
        date,
        kind: "flag",
        name: resource.replace(/^.*\//, ""),
        description: "",
        shortDescription: "",
        comment,
        target: { name: resource, resources: [resource] },
        ...(member === null ? {} : { member: { _id: member, email: member, role: "writer" } }),
        ...(token === null ? {} : { token: { _id: token, name: token, serviceToken: true } }),
    }));
    return { status: 200, body: { items, _links: {} } };
}
function readEnvironment({ approvals, flags }, { params }) {
    const { project, environment = "" } = params;
    if (!flags.some(({ seed, environments }) => seed.project === project && environments.has(environment))) {
        return refusal(404, "not_found", "Unknown environment key");
    }
    const approvalSettings = {
        required: approvals.has(environment),
        bypassApprovalsForPendingChanges: false,
        minNumApprovals: 1,
        canReviewOwnRequest: false,
        canApplyDeclinedChanges: true,
        serviceKind: "launchdarkly",
        serviceConfig: {},
        requiredApprovalTags: [],
    };
    return { status: 200, body: { key: environment, name: environment, color: "417505", approvalSettings } };
}
function refusal(status, code, message) {
    return { status, body: { code, message } };
}

;// CONCATENATED MODULE: ./build/src/sandbox/launchdarkly/index.js



/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const launchdarkly_TOKEN = "api-sandbox-0000-0000-0000-000000000000";
const launchdarkly = {
    name: "launchdarkly",
    roles: ["flags"],
    seedFor: launchdarkly_seedFor,
    create: createLaunchDarklyEmulator,
    offers: ({ emulator, seed }) => seed.flags.some(({ safe }) => safe !== undefined) ? { flagIsSafe: () => emulator.isSafe() } : {},
    environment: ({ origin, seed }) => ({
        LAUNCHDARKLY_API_HOST: origin,
        LAUNCHDARKLY_ACCESS_TOKEN: seed.tokens[0]?.token ?? launchdarkly_TOKEN,
    }),
    describe: ({ origin, seed }) => ({ url: origin, token: seed.tokens[0]?.token ?? launchdarkly_TOKEN }),
    faults: {
        "approval-required": {
            description: "changes of flags wait for an approval",
            apply: (emulator) => emulator.requireApprovals(),
        },
    },
};
function launchdarkly_seedFor({ flags = [] }) {
    return {
        tokens: [{ token: launchdarkly_TOKEN, name: "holdpoint", role: "writer" }],
        flags: flags
            .filter(({ provider }) => provider === "launchdarkly")
            .map(({ spec }) => {
            const { project, environment, key, safe } = fieldsOf(spec);
            const name = textOf(environment) ?? "production";
            const on = safe === "on";
            return {
                project: textOf(project) ?? "default",
                key: textOf(key) ?? "",
                environments: { test: true, [name]: !on },
                safe: { environment: name, on },
            };
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/neon/access.js
/** Thrown by a handler to answer with an error. */
class access_Refusal extends Error {
    status;
    code;
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
const PREFIX = "/api/v2";
function createAccess(world, { keys }) {
    async function visit(request, changes) {
        const secret = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
        const key = keys.find((candidate) => candidate.key === secret);
        if (key === undefined)
            throw new access_Refusal(401, "", "supplied credentials do not pass authentication");
        const project = world.projects.find(({ seed }) => seed.id === request.params["project"]);
        if (project === undefined)
            throw new access_Refusal(404, "NOT_FOUND", "project not found");
        const isReached = key.projects === undefined || key.projects.includes(project.seed.id);
        if (!isReached || (changes && key.readOnly === true)) {
            throw new access_Refusal(403, "FORBIDDEN", "the API key does not allow this");
        }
        world.advance(project);
        if (changes && world.isBusy(project)) {
            throw new access_Refusal(423, "", "project already has running conflicting operations, scheduling of new ones is prohibited");
        }
        const wanted = request.params["branch"];
        const branch = project.branches.find(({ id, isDefault }) => (wanted === undefined ? isDefault : id === wanted));
        if (branch === undefined)
            throw new access_Refusal(404, "NOT_FOUND", "branch not found");
        const body = request.method === "GET" ? null : await request.json();
        return { project, branch, request, body: access_isRecord(body) ? body : {} };
    }
    const routeOf = (method, path, handle, changes) => ({
        method,
        path: `${PREFIX}${path}`,
        async handle(request) {
            try {
                return handle(await visit(request, changes));
            }
            catch (error) {
                if (!(error instanceof access_Refusal))
                    throw error;
                return {
                    status: error.status,
                    body: { request_id: "00000000-0000-4000-8000-000000000000", code: error.code, message: error.message },
                };
            }
        },
    });
    return {
        route: (method, path, handle) => routeOf(method, path, handle, false),
        change: (method, path, handle) => routeOf(method, path, handle, true),
    };
}
function access_isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/src/sandbox/neon/show.js
/** Neon's answers have seconds. */
function show_instant(at) {
    return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
function showBranch({ seed }, branch) {
    return {
        id: branch.id,
        project_id: seed.id,
        name: branch.name,
        ...(branch.parent === null ? {} : { parent_id: branch.parent }),
        ...(branch.parentLsn === null ? {} : { parent_lsn: branch.parentLsn }),
        ...(branch.parentAt === null ? {} : { parent_timestamp: show_instant(branch.parentAt) }),
        ...(branch.expiresAt === null ? {} : { expires_at: show_instant(branch.expiresAt) }),
        current_state: branch.state,
        ...(branch.state === "ready" ? {} : { pending_state: "ready" }),
        state_changed_at: show_instant(branch.createdAt),
        logical_size: 31_000_000,
        creation_source: "console",
        init_source: "parent-data",
        primary: branch.isDefault,
        default: branch.isDefault,
        protected: false,
        cpu_used_sec: 0,
        compute_time_seconds: 0,
        active_time_seconds: 0,
        written_data_bytes: 0,
        data_transfer_bytes: 0,
        created_at: show_instant(branch.createdAt),
        updated_at: show_instant(branch.createdAt),
    };
}
function showSnapshot(snapshot) {
    return {
        id: snapshot.id,
        name: snapshot.name,
        lsn: "0/1DE2850",
        timestamp: show_instant(snapshot.at),
        source_branch_id: snapshot.source,
        created_at: show_instant(snapshot.createdAt),
        ...(snapshot.expiresAt === null ? {} : { expires_at: show_instant(snapshot.expiresAt) }),
        manual: true,
    };
}
function showOperation({ context }, { seed }, operation) {
    const now = context.clock.now();
    const status = operation.isSettled ? operation.end : now > operation.createdAt ? "running" : "scheduling";
    return {
        id: operation.id,
        project_id: seed.id,
        branch_id: operation.branch,
        action: operation.action,
        status,
        failures_count: operation.isSettled && operation.end === "cancelled" ? 1 : 0,
        created_at: show_instant(operation.createdAt),
        updated_at: show_instant(now),
        total_duration_ms: Math.max(0, now - operation.createdAt),
    };
}
function showEndpoint({ seed }, branch) {
    const id = `ep-${branch.id.replace(/^br-/, "")}`;
    return {
        id,
        host: seed.databaseHost ?? `${id}.eu-central-1.aws.neon.tech`,
        project_id: seed.id,
        branch_id: branch.id,
        autoscaling_limit_min_cu: 0.25,
        autoscaling_limit_max_cu: 0.25,
        region_id: "aws-eu-central-1",
        type: "read_write",
        current_state: "active",
        settings: {},
        pooler_enabled: false,
        pooler_mode: "transaction",
        disabled: false,
        passwordless_access: true,
        creation_source: "console",
        proxy_host: "eu-central-1.aws.neon.tech",
        suspend_timeout_seconds: 0,
        provisioner: "k8s-neonvm",
        created_at: show_instant(branch.createdAt),
        updated_at: show_instant(branch.createdAt),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/neon/branch-routes.js


const BRANCHES = "/projects/:project/branches";
const PAGE = 100;
function branchRoutes(world, access) {
    return [
        access.route("GET", BRANCHES, (visit) => listBranches(world, visit)),
        access.change("POST", BRANCHES, (visit) => createBranch(world, visit)),
        access.route("GET", `${BRANCHES}/:branch`, ({ project, branch }) => ({
            status: 200,
            body: { branch: showBranch(project, branch) },
        })),
        access.change("DELETE", `${BRANCHES}/:branch`, (visit) => deleteBranch(world, visit)),
        access.change("POST", `${BRANCHES}/:branch/restore`, (visit) => restoreBranch(world, visit)),
        access.change("POST", `${BRANCHES}/:branch/finalize_restore`, (visit) => finalizeRestore(world, visit)),
        access.route("GET", `${BRANCHES}/:branch/endpoints`, ({ project, branch }) => ({
            status: 200,
            body: { endpoints: branch.hasEndpoint ? [showEndpoint(project, branch)] : [] },
        })),
        access.change("POST", "/projects/:project/endpoints", (visit) => createEndpoint(world, visit)),
        access.route("GET", "/projects/:project/connection_uri", addressOf),
    ];
}
function listBranches({ context }, { project, request }) {
    const search = request.query.get("search") ?? "";
    const limit = Number(request.query.get("limit") ?? PAGE);
    const from = Number(request.query.get("cursor") ?? 0);
    const shown = context.hasFault("neon", "empty")
        ? []
        : project.branches.filter(({ id, name }) => `${id} ${name}`.includes(search));
    const page = shown.slice(from, from + limit);
    const isLast = from + page.length >= shown.length;
    return {
        status: 200,
        body: {
            branches: page.map((branch) => showBranch(project, branch)),
            annotations: {},
            pagination: {
                sort_by: "created_at",
                sort_order: "desc",
                ...(isLast ? {} : { next: String(from + page.length) }),
            },
        },
    };
}
function createBranch(world, { project, body }) {
    const wished = fields(body.branch);
    const name = branch_routes_text(wished.name) ?? world.newId("br-generated");
    const parent = project.branches.find(({ id, isDefault }) => wished.parent_id === undefined ? isDefault : id === wished.parent_id);
    if (parent === undefined)
        throw new access_Refusal(404, "NOT_FOUND", "parent branch not found");
    if (project.branches.some((branch) => branch.name === name)) {
        throw new access_Refusal(409, "BRANCH_ALREADY_EXISTS", "branch with this name already exists");
    }
    if (project.branches.length >= (project.seed.branchLimit ?? 10)) {
        throw new access_Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
    }
    const branch = addBranch(world, project, {
        name,
        parent: parent.id,
        at: momentOf(world, project, wished.parent_timestamp),
        expiresAt: branch_routes_text(wished.expires_at) === null ? null : Date.parse(String(wished.expires_at)),
    });
    const wantsEndpoint = Array.isArray(body.endpoints) && body.endpoints.length > 0;
    const operations = [
        world.begin(project, { branch: branch.id, action: "create_branch", settle: () => ready(branch) }),
    ];
    if (wantsEndpoint)
        operations.push(startEndpoint(world, project, branch));
    return {
        status: 201,
        body: {
            branch: showBranch(project, branch),
            endpoints: wantsEndpoint ? [showEndpoint(project, branch)] : [],
            operations: operations.map((operation) => showOperation(world, project, operation)),
            roles: [],
            databases: [],
        },
    };
}
function addBranch(world, project, wish) {
    const branch = {
        id: world.newId("br"),
        name: wish.name,
        parent: wish.parent,
        parentLsn: "0/1DE2850",
        parentAt: wish.at,
        createdAt: Math.floor(world.context.clock.now() / 1_000) * 1_000,
        expiresAt: wish.expiresAt,
        state: "init",
        hasEndpoint: false,
        isDefault: false,
    };
    project.branches = [branch, ...project.branches];
    return branch;
}
function ready(branch) {
    branch.state = "ready";
}
/** Of the past, as far as the history goes. */
function momentOf({ context }, { seed }, said) {
    if (said === undefined || said === null || said === "")
        return null;
    const at = Date.parse(String(said));
    const now = context.clock.now();
    if (Number.isNaN(at))
        throw new access_Refusal(400, "", "timestamp is not RFC 3339");
    if (at > now || at < now - seed.historySeconds * 1_000) {
        throw new access_Refusal(400, "", "the timestamp lies outside of the restore window");
    }
    return at;
}
function deleteBranch(world, { project, branch }) {
    if (branch.isDefault)
        throw new access_Refusal(422, "", "cannot delete the default branch");
    if (project.branches.some(({ parent }) => parent === branch.id)) {
        throw new access_Refusal(422, "", "cannot delete a branch that has children");
    }
    const settle = () => {
        project.branches = project.branches.filter(({ id }) => id !== branch.id);
    };
    const operation = world.begin(project, { branch: branch.id, action: "delete_timeline", settle });
    return branch_routes_answer(world, project, branch, [operation]);
}
function restoreBranch(world, { project, branch, body }) {
    const source = project.branches.find(({ id }) => id === body.source_branch_id);
    if (source === undefined)
        throw new access_Refusal(404, "NOT_FOUND", "source branch not found");
    const at = momentOf(world, project, body.source_timestamp);
    const kept = branch_routes_text(body.preserve_under_name);
    if (source === branch && at === null)
        throw new access_Refusal(400, "", "source_timestamp or source_lsn is required");
    if (source === branch && kept === null)
        throw new access_Refusal(400, "", "preserve_under_name is required");
    if (project.branches.some(({ name }) => name === kept)) {
        throw new access_Refusal(409, "BRANCH_ALREADY_EXISTS", "branch with this name already exists");
    }
    if (kept !== null)
        ready(addBranch(world, project, { name: kept, parent: branch.id, at: null, expiresAt: null }));
    branch.state = "resetting";
    const operation = world.begin(project, { branch: branch.id, action: "create_timeline", settle: () => ready(branch) });
    return branch_routes_answer(world, project, branch, [operation]);
}
/** It takes over the name and the computes of the branch that it replaces. */
function finalizeRestore(world, { project, branch, body }) {
    const replaced = project.branches.find(({ id }) => id === project.coming.get(branch.id));
    if (replaced === undefined)
        throw new access_Refusal(422, "", "the branch was not restored from a snapshot");
    const kept = branch_routes_text(body.name) ?? `${replaced.name}_old`;
    const settle = () => {
        branch.name = replaced.name;
        branch.isDefault = replaced.isDefault;
        branch.hasEndpoint = replaced.hasEndpoint;
        replaced.name = kept;
        replaced.isDefault = false;
        replaced.hasEndpoint = false;
        project.coming.delete(branch.id);
    };
    const operation = world.begin(project, { branch: branch.id, action: "apply_config", settle });
    return { status: 200, body: { operations: [showOperation(world, project, operation)] } };
}
function createEndpoint(world, { project, body }) {
    const branch = project.branches.find(({ id }) => id === fields(body.endpoint).branch_id);
    if (branch === undefined)
        throw new access_Refusal(404, "NOT_FOUND", "branch not found");
    if (branch.hasEndpoint)
        throw new access_Refusal(409, "", "read-write endpoint already exists");
    const operation = startEndpoint(world, project, branch);
    const operations = [showOperation(world, project, operation)];
    return { status: 201, body: { endpoint: showEndpoint(project, branch), operations } };
}
function startEndpoint(world, project, branch) {
    branch.hasEndpoint = true;
    return world.begin(project, { branch: branch.id, action: "start_compute", settle: () => undefined });
}
function addressOf({ project, request }) {
    const { query } = request;
    const branch = project.branches.find(({ id, isDefault }) => {
        const wanted = query.get("branch_id");
        return wanted === null ? isDefault : id === wanted;
    });
    const [database, role] = [query.get("database_name"), query.get("role_name")];
    if (database === null || role === null)
        throw new access_Refusal(400, "", "database_name and role_name are required");
    if (branch === undefined || !branch.hasEndpoint)
        throw new access_Refusal(404, "NOT_FOUND", "read-write endpoint not found");
    const { host } = showEndpoint(project, branch);
    const name = query.get("pooled") === "true" ? host.replace(/^([^.]+)/, "$1-pooler") : host;
    return { status: 200, body: { uri: `postgresql://${role}:npg_sandbox@${name}/${database}?sslmode=require` } };
}
function branch_routes_answer(world, project, branch, operations) {
    const shown = operations.map((operation) => showOperation(world, project, operation));
    return { status: 200, body: { branch: showBranch(project, branch), operations: shown } };
}
function fields(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function branch_routes_text(value) {
    return typeof value === "string" && value !== "" ? value : null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/neon/world.js
/** Work of one kind takes this long. */
const WORK_MS = 2_000;
function world_createWorld(context, seeds) {
    let made = 0;
    const world = {
        context,
        nextEnd: "finished",
        projects: seeds.map((seed) => createProject(seed, context.startedAt)),
        newId(prefix) {
            made += 1;
            return `${prefix}-sandbox-${String(made).padStart(6, "0")}`;
        },
        begin(project, { branch, action, settle }) {
            made += 1;
            const createdAt = context.clock.now();
            const id = `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
            const end = world.nextEnd;
            const operation = { id, branch, action, createdAt, endsAt: createdAt + WORK_MS, end, settle, isSettled: false };
            project.operations.unshift(operation);
            return operation;
        },
        advance(project) {
            const now = context.clock.now();
            for (const operation of [...project.operations].toReversed()) {
                if (operation.isSettled || operation.endsAt > now)
                    continue;
                operation.isSettled = true;
                if (operation.end === "finished")
                    operation.settle();
            }
            const isThere = ({ expiresAt }) => expiresAt === null || expiresAt > now;
            project.branches = project.branches.filter(isThere);
            project.snapshots = project.snapshots.filter(isThere);
        },
        isBusy: (project) => project.operations.some(({ isSettled }) => !isSettled),
    };
    return world;
}
function createProject(seed, startedAt) {
    const createdAt = startedAt - 30 * 86_400_000;
    const branches = seed.branches.map(({ id, name }, index) => ({
        id,
        name,
        parent: index === 0 ? null : (seed.branches[0]?.id ?? null),
        parentLsn: null,
        parentAt: null,
        createdAt,
        expiresAt: null,
        state: "ready",
        hasEndpoint: true,
        isDefault: index === 0,
    }));
    const snapshots = (seed.snapshots ?? []).map(({ id, name, at }) => ({
        id,
        name,
        source: seed.branches[0]?.id ?? "",
        at,
        createdAt: at,
        expiresAt: null,
    }));
    return { seed, branches, snapshots, operations: [], coming: new Map() };
}

;// CONCATENATED MODULE: ./build/src/sandbox/neon/emulator.js




const PROJECT = "/projects/:project";
/** Fault `empty` shows no branch and no snapshot. */
function createNeonEmulator(context, seed) {
    const world = world_createWorld(context, seed.projects);
    const access = createAccess(world, seed);
    const projectOf = (id) => {
        const found = world.projects.find((project) => id === undefined || project.seed.id === id);
        if (found === undefined)
            throw new Error(`neon emulator: no project ${id ?? ""}`);
        world.advance(found);
        return found;
    };
    const full = new Set();
    return {
        name: "neon",
        routes: [
            access.route("GET", PROJECT, ({ project }) => ({ status: 200, body: { project: showProject(world, project) } })),
            ...branchRoutes(world, {
                ...access,
                change: (method, path, handle) => access.change(method, path, (visit) => {
                    if (full.has(visit.project) && method === "POST" && path.endsWith("/branches")) {
                        throw new access_Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
                    }
                    return handle(visit);
                }),
            }),
            ...snapshotRoutes(world, access),
            access.route("GET", `${PROJECT}/operations`, (visit) => listOperations(world, visit)),
            access.route("GET", `${PROJECT}/operations/:operation`, ({ project, request }) => {
                const found = project.operations.find(({ id }) => id === request.params["operation"]);
                if (found === undefined)
                    throw new access_Refusal(404, "NOT_FOUND", "operation not found");
                return { status: 200, body: { operation: showOperation(world, project, found) } };
            }),
        ],
        endWork: (end) => {
            world.nextEnd = end;
        },
        allowNoBranch: () => {
            for (const project of world.projects)
                full.add(project);
        },
        branches: (id) => projectOf(id).branches,
        snapshots: (id) => projectOf(id).snapshots,
        // No key and no address is in it.
        state: () => ({
            projects: world.projects.map((project) => ({
                id: project.seed.id,
                branches: project.branches.map((branch) => showBranch(project, branch)),
                snapshots: project.snapshots.map(showSnapshot),
            })),
        }),
    };
}
function snapshotRoutes(world, access) {
    const one = `${PROJECT}/snapshots/:snapshot`;
    return [
        access.route("GET", `${PROJECT}/snapshots`, ({ project }) => ({
            status: 200,
            body: { snapshots: world.context.hasFault("neon", "empty") ? [] : project.snapshots.map(showSnapshot) },
        })),
        access.change("POST", `${PROJECT}/branches/:branch/snapshot`, (visit) => createSnapshot(world, visit)),
        access.change("DELETE", one, (visit) => {
            const { project } = visit;
            const found = snapshotOf(visit);
            const settle = () => {
                project.snapshots = project.snapshots.filter(({ id }) => id !== found.id);
            };
            const operation = world.begin(project, { branch: found.source, action: "delete_timeline", settle });
            return { status: 202, body: { operations: [showOperation(world, project, operation)] } };
        }),
        access.change("POST", `${one}/restore`, (visit) => restoreSnapshot(world, visit)),
    ];
}
function createSnapshot(world, { project, branch, request }) {
    const now = world.context.clock.now();
    if (project.snapshots.length >= (project.seed.snapshotLimit ?? 10)) {
        throw new access_Refusal(422, "SNAPSHOTS_LIMIT_EXCEEDED", "snapshots limit exceeded");
    }
    const expires = request.query.get("expires_at");
    const snapshot = {
        id: world.newId("snap"),
        name: request.query.get("name") ?? "snapshot",
        source: branch.id,
        at: momentOf(world, project, request.query.get("timestamp")) ?? now,
        createdAt: Math.floor(now / 1_000) * 1_000,
        expiresAt: expires === null ? null : Date.parse(expires),
    };
    project.snapshots = [snapshot, ...project.snapshots];
    const operation = world.begin(project, { branch: branch.id, action: "create_branch", settle: () => undefined });
    const operations = [showOperation(world, project, operation)];
    return { status: 200, body: { snapshot: showSnapshot(snapshot), operations } };
}
function restoreSnapshot(world, visit) {
    const { project, body } = visit;
    const found = snapshotOf(visit);
    const name = branch_routes_text(body.name) ?? world.newId("restored");
    const target = branch_routes_text(body.target_branch_id) ?? found.source;
    const branch = addBranch(world, project, { name, parent: found.source, at: found.at, expiresAt: null });
    project.coming.set(branch.id, target);
    const operation = world.begin(project, { branch: branch.id, action: "create_branch", settle: () => ready(branch) });
    const operations = [showOperation(world, project, operation)];
    return { status: 200, body: { branch: showBranch(project, branch), operations } };
}
function snapshotOf({ project, request }) {
    const found = project.snapshots.find(({ id }) => id === request.params["snapshot"]);
    if (found === undefined)
        throw new access_Refusal(404, "NOT_FOUND", "snapshot not found");
    return found;
}
function listOperations(world, { project, request }) {
    const limit = Number(request.query.get("limit") ?? 100);
    const from = Number(request.query.get("cursor") ?? 0);
    const page = project.operations.slice(from, from + limit);
    const operations = page.map((operation) => showOperation(world, project, operation));
    const isLast = from + page.length >= project.operations.length;
    return {
        status: 200,
        body: { operations, ...(isLast ? {} : { pagination: { cursor: String(from + page.length) } }) },
    };
}
function showProject({ context }, { seed }) {
    const created = new Date(context.startedAt - 30 * 86_400_000).toISOString();
    return {
        id: seed.id,
        name: seed.name,
        platform_id: "aws",
        region_id: "aws-eu-central-1",
        provisioner: "k8s-neonvm",
        pg_version: 17,
        proxy_host: "eu-central-1.aws.neon.tech",
        store_passwords: true,
        creation_source: "console",
        history_retention_seconds: seed.historySeconds,
        owner_id: "org-sandbox",
        branch_logical_size_limit: 0,
        branch_logical_size_limit_bytes: 0,
        data_storage_bytes_hour: 0,
        data_transfer_bytes: 0,
        written_data_bytes: 0,
        compute_time_seconds: 0,
        active_time_seconds: 0,
        cpu_used_sec: 0,
        consumption_period_start: created,
        consumption_period_end: created,
        created_at: created,
        updated_at: created,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/neon/index.js




/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const KEY = "napi_sandbox0000000000000000000000000000000000000000000000000000000";
const DEFAULT_PROJECT = "sandbox-project-000000";
const HISTORY_SECONDS = 86_400;
const neon = {
    name: "neon",
    roles: [],
    seedFor: neon_seedFor,
    create: createNeonEmulator,
    environment: ({ origin, seed }) => ({
        NEON_API_HOST: `${origin}${PREFIX}`,
        NEON_API_KEY: seed.keys[0]?.key ?? KEY,
    }),
    describe: ({ origin, seed }) => ({
        url: `${origin}${PREFIX}`,
        token: seed.keys[0]?.key ?? KEY,
        project: seed.projects[0]?.id ?? "",
    }),
    faults: {
        "branch-limit": {
            description: "Neon makes no branch more than there is",
            apply: (emulator) => emulator.allowNoBranch(),
        },
        "branch-cancelled": {
            description: "Neon gives up the work that it began on a branch",
            apply: (emulator) => emulator.endWork("cancelled"),
        },
    },
};
/** A plan's specs are read as they were parsed: of a backup, and of where a migration is tried. */
function neon_seedFor({ steps = [], project }) {
    const places = steps
        .flatMap(({ spec }) => [fieldsOf(spec), fieldsOf(fieldsOf(fieldsOf(spec).trial).from)])
        .filter(({ vendor }) => vendor === neon.name);
    const ids = places.flatMap((place) => textOf(place.project) ?? []);
    const branchesOf = (id) => [
        { id: "br-sandbox-main", name: "main" },
        ...new Set(places.filter((place) => place.project === id).flatMap(({ branch }) => textOf(branch) ?? [])),
    ];
    return {
        keys: [{ key: KEY }],
        projects: [...new Set(ids.length === 0 ? [DEFAULT_PROJECT] : ids)].map((id) => ({
            id,
            name: project,
            historySeconds: HISTORY_SECONDS,
            branches: branchesOf(id).flatMap((one, index) => typeof one === "string" ? (one === "main" ? [] : [{ id: `br-sandbox-${index}`, name: one }]) : [one]),
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/prometheus/request-counts.js
/** Counters of what the demo site reports, as Prometheus would have scraped them: flat in memory however long a watch is. */
/** As often as things are scraped; whatever happened in between has the time of the scrape. */
const SCRAPE_MS = 5_000;
/** Limits of the histogram in seconds, those that clients have by default. */
const LIMITS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Number.POSITIVE_INFINITY];
const KEPT_MS = 3 * 86_400_000;
function createRequestCounts() {
    const byCommit = new Map();
    let lastAt = Number.NEGATIVE_INFINITY;
    return {
        lastAt: () => lastAt,
        add({ commit, at, durationMs, failed, requests }) {
            lastAt = Math.max(lastAt, at);
            const scrapes = byCommit.get(commit) ?? new Map();
            byCommit.set(commit, scrapes);
            const scrapedAt = Math.ceil(at / SCRAPE_MS) * SCRAPE_MS;
            const counted = scrapes.get(scrapedAt) ?? emptyCount();
            scrapes.set(scrapedAt, counted);
            counted.all += requests;
            if (failed)
                counted.failed += requests;
            const bucket = LIMITS.findIndex((limit) => durationMs / 1_000 <= limit);
            counted.byLimit[bucket] = (counted.byLimit[bucket] ?? 0) + requests;
            for (const [old] of scrapes) {
                if (old >= scrapedAt - KEPT_MS)
                    break;
                scrapes.delete(old);
            }
        },
        count({ from, to }, commit) {
            const wanted = commit === null ? [...byCommit.values()] : [byCommit.get(commit) ?? new Map()];
            const begun = wanted.some((scrapes) => (scrapes.keys().next().value ?? Number.POSITIVE_INFINITY) <= to);
            if (!begun)
                return null;
            const sum = emptyCount();
            const first = Math.floor(from / SCRAPE_MS + 1) * SCRAPE_MS;
            for (let scrapedAt = first; scrapedAt <= to; scrapedAt += SCRAPE_MS) {
                for (const scrapes of wanted)
                    addTo(sum, scrapes.get(scrapedAt));
            }
            return sum;
        },
    };
}
function addTo(sum, counted) {
    if (counted === undefined)
        return;
    sum.all += counted.all;
    sum.failed += counted.failed;
    for (const [index, count] of counted.byLimit.entries())
        sum.byLimit[index] = (sum.byLimit[index] ?? 0) + count;
}
function emptyCount() {
    return { all: 0, failed: 0, byLimit: LIMITS.map(() => 0) };
}

;// CONCATENATED MODULE: ./build/src/sandbox/prometheus/evaluate.js

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const BY_LIMIT = /^sum by \(le\) \(increase\((.+)\[(\d+)(ms|s|m|h)\]\)\)$/s;
const QUANTILE = /^histogram_quantile\(\s*(0?\.\d+)\s*,\s*(.+)\)$/s;
/** Null where nothing is known of the query. */
function evaluationOf(text, known, counts) {
    const [, quantile, ofQuantile] = QUANTILE.exec(text) ?? [];
    const [, selector, length, unit] = BY_LIMIT.exec(ofQuantile ?? text) ?? [];
    if (selector !== undefined && length !== undefined && unit !== undefined) {
        const found = findKnown(selector, known);
        if (found?.means.kind !== "durations")
            return null;
        const windowMs = Number(length) * (UNIT_MS[unit] ?? 1);
        const { scale } = found.means;
        const countAt = (at) => counts.count({ from: at - windowMs, to: at }, found.commit);
        if (quantile === undefined)
            return (at) => elementsOf(countAt(at), scale);
        return (at) => {
            const counted = countAt(at);
            return counted === null ? [] : [{ metric: {}, value: quantileOf(counted, Number(quantile)) * scale }];
        };
    }
    const found = findKnown(text, known);
    if (found === null)
        return null;
    const { means, windowMs, commit } = found;
    switch (means.kind) {
        case "level":
            return () => [{ metric: {}, value: means.value }];
        case "nothing":
            return () => [{ metric: {}, value: 0 }];
        case "durations":
            return null;
        case "requests":
            return (at) => {
                const counted = counts.count({ from: at - windowMs, to: at }, commit);
                return counted === null ? [] : [{ metric: {}, value: means.failed ? counted.failed : counted.all }];
            };
    }
}
/** The known query that this text is, with what stands in the places of its placeholders. */
function findKnown(text, known) {
    for (const { query, means } of known) {
        const groups = patternOf(query).exec(text)?.groups;
        if (groups === undefined && !patternOf(query).test(text))
            continue;
        const { length = "0", unit = "ms", commit = null } = groups ?? {};
        return { means, windowMs: Number(length) * (UNIT_MS[unit] ?? 1), commit };
    }
    return null;
}
function patternOf(query) {
    const places = {
        "{window}": "(?<length>\\d+)(?<unit>ms|s|m|h)",
        "{commit}": "(?<commit>[0-9a-zA-Z_.-]*)",
        "{environment}": "[^\"']*",
    };
    const parts = query.split(/(\{window\}|\{commit\}|\{environment\})/);
    const used = new Set();
    const source = parts.map((part) => {
        const place = places[part];
        if (place === undefined)
            return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw `\$&`);
        // A name may stand once in a pattern; what stands there again is the same.
        const again = used.has(part);
        used.add(part);
        return again ? place.replaceAll(/\?<\w+>/g, "?:") : place;
    });
    return new RegExp(`^${source.join("")}$`, "s");
}
function elementsOf(counted, scale) {
    if (counted === null)
        return [];
    let sum = 0;
    return LIMITS.map((limit, index) => {
        sum += counted.byLimit[index] ?? 0;
        return { metric: { le: limit === Number.POSITIVE_INFINITY ? "+Inf" : String(limit * scale) }, value: sum };
    });
}
/** As Prometheus: linear inside a bucket, the last finite limit beyond it, NaN of nothing. */
function quantileOf({ all, byLimit }, quantile) {
    if (all === 0)
        return Number.NaN;
    const rank = quantile * all;
    let before = 0;
    for (const [index, limit] of LIMITS.entries()) {
        const count = byLimit[index] ?? 0;
        const lower = LIMITS[index - 1] ?? 0;
        if (before + count >= rank) {
            return limit === Number.POSITIVE_INFINITY ? lower : lower + ((limit - lower) * (rank - before)) / count;
        }
        before += count;
    }
    return Number.NaN;
}

;// CONCATENATED MODULE: ./build/src/sandbox/prometheus/emulator.js


const MOST_POINTS = 11_000;
/** An instant shows the last sample of as long before, and nothing where there is none. */
const LOOKBACK_MS = 300_000;
const STEP = /^(\d+(?:\.\d+)?)(s|m|h)?$/;
class WrongParameter extends Error {
}
function createPrometheusEmulator(context, seed) {
    const counts = createRequestCounts();
    const isVisible = createVisibility(context);
    /** What a query gives at an instant: nothing where no series is found, or nothing can be seen. */
    function evaluate(request) {
        const evaluation = evaluationOf(readQuery(request), seed.known, counts);
        return (at) => (evaluation !== null && isVisible(at) ? evaluation(at) : []);
    }
    const route = (name, answer) => ({
        method: "GET",
        path: `/api/v1/${name}`,
        handle: (request) => guard(request, seed.token, answer),
    });
    return {
        name: "prometheus",
        routes: [
            route("query", (request) => answerInstant(evaluate(request), readInstant(request, "time") ?? context.clock.now())),
            route("query_range", (request) => answerRange(evaluate(request), readRange(request))),
        ],
        reporterFor: (commit) => ({
            report: ({ endedAt, startedAt, status }) => counts.add({ commit, at: endedAt, durationMs: endedAt - startedAt, failed: status >= 500, requests: 1 }),
            reportMany({ answers, status }) {
                for (const { startedAt, latencyMs: durationMs, requests } of answers) {
                    counts.add({ commit, at: startedAt + durationMs, durationMs, failed: status >= 500, requests });
                }
            },
            flush: async () => { },
            close: async () => { },
        }),
        state: () => ({ known: seed.known, lastRequestAt: counts.lastAt() }),
    };
}
/** Nothing is known of a moment that is still to come, or that lies too long after the last scrape. */
function createVisibility({ clock, hasFault }) {
    let staleSince = null;
    return (at) => {
        if (hasFault("prometheus", "empty"))
            return false;
        staleSince = hasFault("prometheus", "stale") ? (staleSince ?? clock.now()) : null;
        return at <= (staleSince === null ? clock.now() : staleSince + LOOKBACK_MS);
    };
}
function guard(request, token, answer) {
    if (!isAllowed(request, token))
        return { status: 401, body: "Unauthorized\n" };
    try {
        return answer(request);
    }
    catch (error) {
        if (!(error instanceof WrongParameter))
            throw error;
        return { status: 400, body: { status: "error", errorType: "bad_data", error: error.message } };
    }
}
function answerInstant(evaluation, at) {
    const result = evaluation(at).map(({ metric, value }) => ({ metric, value: sampleOf(at, value) }));
    return success({ resultType: "vector", result });
}
function answerRange(evaluation, { start, end, stepMs }) {
    const series = new Map();
    for (let at = start; at <= end; at += stepMs) {
        for (const { metric, value } of evaluation(at)) {
            const key = JSON.stringify(metric);
            const one = series.get(key) ?? { metric, values: [] };
            series.set(key, one);
            one.values.push(sampleOf(at, value));
        }
    }
    return success({ resultType: "matrix", result: [...series.values()] });
}
function readRange(request) {
    const [start, end, stepMs] = [readInstant(request, "start"), readInstant(request, "end"), readStep(request)];
    if (start === null || end === null) {
        throw new WrongParameter('invalid parameter "start": cannot parse "" to a valid timestamp');
    }
    if (end < start)
        throw new WrongParameter('invalid parameter "end": end timestamp must not be before start time');
    if ((end - start) / stepMs > MOST_POINTS) {
        throw new WrongParameter("exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
    }
    return { start, end, stepMs };
}
function isAllowed({ headers }, token) {
    if (token === null)
        return true;
    const basic = `Basic ${Buffer.from(token).toString("base64")}`;
    return headers.authorization === (token.includes(":") ? basic : `Bearer ${token}`);
}
function readQuery(request) {
    const query = request.query.get("query") ?? "";
    if (query === "")
        throw new WrongParameter('invalid parameter "query": parse error: no expression found in input');
    if (!isBalanced(query))
        throw new WrongParameter('invalid parameter "query": parse error: unclosed left parenthesis');
    return query;
}
/** Seconds with fractions, or RFC 3339; null where it is not given. */
function readInstant(request, name) {
    const text = request.query.get(name);
    if (text === null)
        return null;
    const at = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text);
    if (Number.isNaN(at))
        throw new WrongParameter(`invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`);
    return Math.round(at);
}
function readStep(request) {
    const [, number, unit = "s"] = STEP.exec(request.query.get("step") ?? "") ?? [];
    const seconds = Number(number) * { s: 1, m: 60, h: 3_600 }[unit];
    if (!(seconds > 0))
        throw new WrongParameter('invalid parameter "step": cannot parse it to a valid duration');
    return Math.round(seconds * 1_000);
}
function sampleOf(at, value) {
    const text = value === Number.POSITIVE_INFINITY ? "+Inf" : value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value);
    return [at / 1_000, text];
}
function success(data) {
    return { status: 200, body: { status: "success", data } };
}
function isBalanced(query) {
    const bare = query.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "");
    return ["()", "[]", "{}"].every(([open = "", close = ""]) => bare.split(open).length === bare.split(close).length);
}

;// CONCATENATED MODULE: ./build/src/sandbox/prometheus/index.js



/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const PROMETHEUS_TOKEN = "sandbox-prometheus-token-000000";
/** What a level is while nothing is wrong, by its unit and the way in which it gets worse. */
const CALM = {
    percent: { higher: 1, lower: 99.9 },
    ratio: { higher: 0.01, lower: 0.999 },
    seconds: { higher: 0.05, lower: 60 },
    milliseconds: { higher: 50, lower: 60_000 },
    number: { higher: 1, lower: 1_000_000 },
};
const prometheus = {
    name: "prometheus",
    roles: [],
    seedFor: prometheus_seedFor,
    create: createPrometheusEmulator,
    offers: ({ emulator, seed }) => ({
        // Where nobody asks about requests, none are kept.
        openReporter: (release, environment) => environment === "production" && seed.known.length > 0
            ? Promise.resolve(emulator.reporterFor(release.commit))
            : null,
    }),
    environment: ({ origin, seed }) => ({
        PROMETHEUS_URL: origin,
        ...(seed.token === null ? {} : { PROMETHEUS_TOKEN: seed.token }),
    }),
    describe: ({ origin, seed }) => ({ url: origin, token: seed.token ?? "" }),
    faults: {},
};
function prometheus_seedFor({ metrics }) {
    const questions = metrics
        .filter(({ provider }) => provider === "prometheus")
        .map(({ spec }) => fieldsOf(fieldsOf(spec).question));
    return { token: PROMETHEUS_TOKEN, known: questions.flatMap(knownQueries) };
}
function knownQueries(question) {
    const known = (text, means) => {
        const query = textOf(text);
        return query === null ? [] : [{ query, means }];
    };
    const calm = CALM[textOf(question.unit) ?? "number"] ?? { higher: 1, lower: 1 };
    return [
        ...known(question.query, { kind: "level", value: question.worse === "lower" ? calm.lower : calm.higher }),
        ...known(question.bad, { kind: "requests", failed: true }),
        ...known(question.total, { kind: "requests", failed: false }),
        ...known(question.count, { kind: "nothing" }),
        ...known(question.histogram, { kind: "durations", scale: question.unit === "milliseconds" ? 1_000 : 1 }),
    ];
}

;// CONCATENATED MODULE: ./build/src/sandbox/s3/refusals.js
function refusals_refusal(status, code, message) {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    return { status, headers: { "content-type": "application/xml" }, body };
}
function refusals_document(xml) {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
    return { status: 200, headers: { "content-type": "application/xml" }, body };
}
function escapeXml(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

;// CONCATENATED MODULE: ./build/src/sandbox/s3/check-signature.js
/**
 * Signature Version 4 of a request, computed from what arrived: whoever signs something else than they send is refused.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */


const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
/** A store takes a request of this age. */
const SKEW_MS = 15 * 60_000;
/** Null where it is right. */
async function checkSignature(request, { accessKeyId, secretAccessKey }, now) {
    const [, keyId, date = "", region = "", signed = "", signature] = AUTHORIZATION.exec(request.headers["authorization"] ?? "") ?? [];
    if (keyId === undefined)
        return refusals_refusal(403, "AccessDenied", "Access Denied");
    if (keyId !== accessKeyId)
        return refusals_refusal(403, "InvalidAccessKeyId", "The key does not exist in our records.");
    const written = request.headers["x-amz-date"] ?? "";
    const at = Date.parse(written.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
    if (!(Math.abs(at - now) <= SKEW_MS))
        return refusals_refusal(403, "RequestTimeTooSkewed", "The time differs too much.");
    const content = request.headers["x-amz-content-sha256"] ?? "";
    if (content !== "UNSIGNED-PAYLOAD" && content !== sha256(await request.body()).toString("hex")) {
        return refusals_refusal(400, "XAmzContentSHA256Mismatch", "The x-amz-content-sha256 is not that of the body.");
    }
    const scope = `${date}/${region}/s3/aws4_request`;
    const text = ["AWS4-HMAC-SHA256", written, scope, sha256(canonical(request, signed, content)).toString("hex")].join("\n");
    const key = [date, region, "s3", "aws4_request"].reduce(hmac, `AWS4${secretAccessKey}`);
    return hmac(key, text).toString("hex") === signature
        ? null
        : refusals_refusal(403, "SignatureDoesNotMatch", "The signature does not match the one that was computed.");
}
function canonical({ method, path, query, headers, host }, signed, content) {
    const pairs = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
    const names = signed.split(";");
    const lines = names.map((name) => `${name}:${(name === "host" ? host : (headers[name] ?? "")).trim()}`);
    return [method, path, pairs.join("&"), ...lines, "", signed, content].join("\n");
}
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sha256(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest();
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)("sha256", key).update(text).digest();
}

;// CONCATENATED MODULE: ./build/src/sandbox/s3/emulator.js
/**
 * Objects of an S3-compatible store. A condition (`If-None-Match: *`) and checksums are kept as Amazon documents them; a
 * checksum is of what arrived, so that a medium that changes bytes afterwards shows in what is read and nowhere else.
 */



const NO_OBJECT = refusals_refusal(404, "NoSuchKey", "The key does not exist.");
const TAKEN = refusals_refusal(412, "PreconditionFailed", "A condition did not hold.");
const NO_UPLOAD = refusals_refusal(404, "NoSuchUpload", "The upload does not exist.");
function createS3Emulator({ clock }, seed) {
    const shelf = { objects: new Map(), uploads: new Map(), damaged: false, begun: 0 };
    const route = (method, path, handle) => ({
        method,
        path,
        async handle(request) {
            const refused = await checkSignature(request, seed, clock.now());
            if (refused !== null)
                return refused;
            const isThere = seed.buckets === null || seed.buckets.includes(request.params["bucket"] ?? "");
            return isThere ? handle(shelf, request) : refusals_refusal(404, "NoSuchBucket", "The bucket does not exist.");
        },
    });
    return {
        name: "s3",
        routes: [
            route("PUT", "/:bucket/:key*", put),
            route("POST", "/:bucket/:key*", post),
            route("GET", "/:bucket/:key*", read),
            route("HEAD", "/:bucket/:key*", read),
            route("DELETE", "/:bucket/:key*", remove),
            route("GET", "/:bucket", emulator_list),
        ],
        state: () => ({ objects: [...shelf.objects].map(([name, { content }]) => ({ name, size: content.length })) }),
        damageWhatIsStored() {
            shelf.damaged = true;
        },
        names: () => [...shelf.objects.keys()].toSorted(),
    };
}
async function put({ objects, uploads }, request) {
    const name = nameOf(request);
    const content = await request.body();
    const checksum = request.headers["x-amz-checksum-sha256"] ?? null;
    if (checksum !== null && checksum !== emulator_sha256(content)) {
        return refusals_refusal(400, "BadDigest", "The checksum is not that of what was received.");
    }
    const stored = { content, etag: `"${(0,external_node_crypto_.createHash)("md5").update(content).digest("hex")}"`, checksum };
    const uploadId = request.query.get("uploadId");
    if (uploadId === null) {
        if (isTaken(objects, request))
            return TAKEN;
        objects.set(name, stored);
    }
    else {
        const upload = uploads.get(uploadId);
        if (upload?.name !== name)
            return NO_UPLOAD;
        upload.parts.set(Number(request.query.get("partNumber")), stored);
    }
    return { status: 200, headers: { etag: stored.etag } };
}
function post(shelf, request) {
    const name = nameOf(request);
    if (request.query.has("uploads")) {
        shelf.begun += 1;
        const begun = `upload-${shelf.begun}`;
        shelf.uploads.set(begun, { name, parts: new Map() });
        return refusals_document(`<InitiateMultipartUploadResult><UploadId>${begun}</UploadId></InitiateMultipartUploadResult>`);
    }
    const id = request.query.get("uploadId") ?? "";
    const upload = shelf.uploads.get(id);
    if (upload?.name !== name)
        return NO_UPLOAD;
    if (isTaken(shelf.objects, request))
        return TAKEN;
    const parts = [...upload.parts].toSorted(([one], [other]) => one - other).map(([, part]) => part);
    shelf.objects.set(name, joinParts(parts));
    shelf.uploads.delete(id);
    return refusals_document("<CompleteMultipartUploadResult/>");
}
function read({ objects, damaged }, request) {
    const found = objects.get(nameOf(request));
    // An answer to HEAD has no body, also where it is a refusal.
    if (found === undefined)
        return request.method === "HEAD" ? { status: 404 } : NO_OBJECT;
    const isAsked = request.headers["x-amz-checksum-mode"] === "ENABLED";
    const headers = {
        etag: found.etag,
        ...(isAsked && found.checksum !== null ? { "x-amz-checksum-sha256": found.checksum } : {}),
        "content-length": String(found.content.length),
    };
    return { status: 200, headers, body: damaged ? damage(found.content) : found.content };
}
function remove({ objects, uploads }, request) {
    const id = request.query.get("uploadId");
    if (id === null)
        objects.delete(nameOf(request));
    else if (!uploads.delete(id))
        return NO_UPLOAD;
    return { status: 204 };
}
function emulator_list({ objects, uploads }, { query, params }) {
    const begins = `${params["bucket"] ?? ""}/${query.get("prefix") ?? ""}`;
    const keyOf = (name) => `<Key>${escapeXml(name.slice(name.indexOf("/") + 1))}</Key>`;
    const of = (kind, items) => refusals_document(`<${kind}><IsTruncated>false</IsTruncated>${items.join("")}</${kind}>`);
    if (query.has("uploads")) {
        const open = [...uploads].filter(([, { name }]) => name.startsWith(begins));
        return of("ListMultipartUploadsResult", open.map(([id, { name }]) => `<Upload>${keyOf(name)}<UploadId>${id}</UploadId></Upload>`));
    }
    const found = [...objects]
        .filter(([name]) => name.startsWith(begins))
        .toSorted(([one], [other]) => (one < other ? -1 : 1));
    return of("ListBucketResult", found.map(([name, { content }]) => `<Contents>${keyOf(name)}<Size>${content.length}</Size></Contents>`));
}
function nameOf({ params }) {
    return `${params["bucket"] ?? ""}/${params["key"] ?? ""}`;
}
function isTaken(objects, request) {
    return request.headers["if-none-match"] === "*" && objects.has(nameOf(request));
}
function joinParts(parts) {
    const hashed = (algorithm, hashes) => (0,external_node_crypto_.createHash)(algorithm).update(Buffer.concat(hashes)).digest();
    const checksums = parts.flatMap(({ checksum }) => (checksum === null ? [] : [Buffer.from(checksum, "base64")]));
    const etags = parts.map(({ etag }) => Buffer.from(etag.slice(1, -1), "hex"));
    return {
        content: Buffer.concat(parts.map(({ content }) => content)),
        etag: `"${hashed("md5", etags).toString("hex")}-${parts.length}"`,
        checksum: checksums.length === parts.length ? `${hashed("sha256", checksums).toString("base64")}-${parts.length}` : null,
    };
}
/** In the middle, where the data is: a file's beginning would be missed by anybody. */
function damage(content) {
    const other = Buffer.from(content);
    const middle = Math.floor(other.length / 2);
    if (other.length > 0)
        other[middle] = (other[middle] ?? 0) ^ 1;
    return other;
}
function emulator_sha256(content) {
    return (0,external_node_crypto_.createHash)("sha256").update(content).digest("base64");
}

;// CONCATENATED MODULE: ./build/src/sandbox/s3/index.js

const s3 = {
    name: "s3",
    roles: [],
    // Keys that open nothing but loopback; long, so that masking them hides nothing else.
    seedFor: () => ({
        accessKeyId: "SANDBOXACCESSKEY0000",
        secretAccessKey: "sandbox-secret-access-key-0000000000000",
        buckets: null,
    }),
    create: createS3Emulator,
    environment: ({ origin, seed }) => ({
        AWS_ENDPOINT_URL_S3: origin,
        AWS_ACCESS_KEY_ID: seed.accessKeyId,
        AWS_SECRET_ACCESS_KEY: seed.secretAccessKey,
        AWS_REGION: "us-east-1",
    }),
    describe: ({ origin, seed }) => ({
        url: origin,
        accessKeyId: seed.accessKeyId,
        secretAccessKey: seed.secretAccessKey,
    }),
    faults: {
        "backup-damaged": {
            description: "what is stored is damaged after it was written",
            apply: (emulator) => emulator.damageWhatIsStored(),
        },
    },
};

// EXTERNAL MODULE: ./build/src/sandbox/seed-sandbox.js
var seed_sandbox = __webpack_require__(51130);
// EXTERNAL MODULE: ./build/src/sandbox/combine-reporters.js
var combine_reporters = __webpack_require__(3579);
;// CONCATENATED MODULE: ./build/src/sandbox/sentry/browser-reporter.js
/** Reports each page beside what the site itself reports of it. */
function withBrowser(reporter, receive) {
    return {
        ...reporter,
        report(facts) {
            reporter.report(facts);
            if (isPage(facts))
                receive(viewsOf(facts, facts.startedAt, facts.endedAt - facts.startedAt, 1));
        },
        reportMany(facts) {
            reporter.reportMany(facts);
            if (!isPage(facts))
                return;
            for (const { startedAt, latencyMs, requests } of facts.answers) {
                receive(viewsOf(facts, startedAt, latencyMs, requests));
            }
        },
    };
}
/** An error shows no page, and what an API answers is none. */
function isPage({ method, route, status }) {
    return method === "GET" && status < 400 && !route.startsWith("/api/");
}
/** A light page: whatever the server takes longer, the visitor waits several times for, since not all of it comes at once. */
function viewsOf(page, startedAt, latencyMs, views) {
    const lcp = 600 + 4 * latencyMs;
    return {
        at: startedAt + lcp,
        transaction: page.name ?? `${page.method} ${page.route}`,
        views,
        vitals: {
            "browser.web_vital.ttfb.value": latencyMs,
            "browser.web_vital.fcp.value": 300 + 2 * latencyMs,
            "browser.web_vital.lcp.value": lcp,
            "browser.web_vital.inp.value": 60 + latencyMs / 4,
            "browser.web_vital.cls.value": 0.02,
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/crowd-reporter.js
async function createCrowdReporter(receive) {
    const { defaultStackParser, getSpanStatusFromHttpCode } = await Promise.all(/* import() */[__webpack_require__.e(2486), __webpack_require__.e(6319)]).then(__webpack_require__.bind(__webpack_require__, 36319));
    const known = new WeakMap();
    const framesOf = (error) => {
        const frames = known.get(error) ?? defaultStackParser(error.stack ?? "");
        known.set(error, frames);
        return frames;
    };
    return {
        reportMany(facts) {
            const { message: status = "ok" } = getSpanStatusFromHttpCode(facts.status);
            const frames = facts.error === null ? [] : framesOf(facts.error);
            receive({ facts, status, frames });
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/access.js
/** An answer thrown from inside a route. */
class SentryRefusal extends Error {
    status;
    constructor(status, detail) {
        super(detail);
        this.name = "SentryRefusal";
        this.status = status;
    }
}
const NOT_FOUND = "The requested resource does not exist";
/** What the headers say where no limit is seeded; nothing is refused then. */
const UNENFORCED = { limit: 1_000, windowMs: 1_000 };
function createSentryAccess(context, seed) {
    const { limit, windowMs } = seed.rateLimit ?? UNENFORCED;
    const count = createRequestCounter(context, seed);
    return {
        guard: (route) => ({
            method: route.method,
            path: route.path,
            async handle(request) {
                let headers = {};
                try {
                    const token = authorize(seed, request, route.scopes);
                    const counted = count(`${token.token} ${route.method} ${route.path}`);
                    headers = counted.headers;
                    if (counted.refused) {
                        throw new SentryRefusal(429, `You are attempting to use this endpoint too frequently. Limit is ${limit} requests in ${windowMs / 1_000} seconds`);
                    }
                    const answer = await route.handle(request, token);
                    return { ...answer, headers: { ...headers, ...answer.headers } };
                }
                catch (error) {
                    if (!(error instanceof SentryRefusal))
                        throw error;
                    return { status: error.status, headers, body: { detail: error.message } };
                }
            },
        }),
        requireOrganization(request) {
            const wanted = request.params.org;
            if (wanted !== seed.organization.id && wanted !== seed.organization.slug) {
                throw new SentryRefusal(404, NOT_FOUND);
            }
        },
        requireProject(idOrSlug) {
            const project = seed.projects.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
            if (project === undefined)
                throw new SentryRefusal(404, NOT_FOUND);
            return project;
        },
    };
}
/** A fixed window per token and endpoint. */
function createRequestCounter(context, seed) {
    const { limit, windowMs } = seed.rateLimit ?? UNENFORCED;
    const used = new Map();
    return (key) => {
        const now = context.clock.now();
        let entry = used.get(key);
        if (entry === undefined || now >= entry.windowEndsAt) {
            entry = { windowEndsAt: now - (now % windowMs) + windowMs, count: 0 };
            used.set(key, entry);
        }
        entry.count += 1;
        return {
            refused: seed.rateLimit !== undefined && entry.count > limit,
            headers: {
                "x-sentry-rate-limit-limit": String(limit),
                "x-sentry-rate-limit-remaining": String(Math.max(0, limit - entry.count)),
                "x-sentry-rate-limit-reset": String(Math.ceil(entry.windowEndsAt / 1_000)),
                "x-sentry-rate-limit-concurrentlimit": "25",
                "x-sentry-rate-limit-concurrentremaining": "24",
            },
        };
    };
}
function authorize(seed, request, scopes) {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    if (given === undefined)
        throw new SentryRefusal(401, "Authentication credentials were not provided.");
    const token = seed.tokens.find((candidate) => candidate.token === given);
    if (token === undefined)
        throw new SentryRefusal(401, "Invalid token");
    if (scopes.length > 0 && !scopes.some((scope) => token.scopes.includes(scope))) {
        throw new SentryRefusal(403, "You do not have permission to perform this action.");
    }
    return token;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/envelope.js
/** Envelopes: a JSON header line, then items of a JSON header line and a payload, either of stated length or up to the line's end. */
const NEWLINE = 0x0a;
/** The envelope of a decompressed body, or null where it is not one. A payload that is not JSON (an attachment) is null. */
function parseEnvelope(body) {
    let offset = 0;
    const line = () => {
        const end = body.indexOf(NEWLINE, offset);
        const stop = end === -1 ? body.length : end;
        const text = body.toString("utf8", offset, stop);
        offset = stop + 1;
        return text;
    };
    const header = parseRecord(line());
    if (header === null)
        return null;
    const items = [];
    while (offset < body.length) {
        const text = line();
        if (text.trim() === "")
            continue;
        const itemHeader = parseRecord(text);
        if (itemHeader === null || typeof itemHeader.type !== "string")
            return null;
        let payload;
        if (typeof itemHeader.length === "number") {
            payload = body.toString("utf8", offset, offset + itemHeader.length);
            offset += itemHeader.length + 1;
        }
        else {
            payload = line();
        }
        items.push({ type: itemHeader.type, payload: parseJson(payload) });
    }
    return { header, items };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function parseRecord(text) {
    return asRecord(parseJson(text));
}
/** The value where it is a JSON object, else null. */
function asRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? value
        : null;
}
/** The value where it is a list, else an empty one. */
function asList(value) {
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/horizon.js
const DEFAULT_SETTLE_MS = 30_000;
function createHorizon(context, settleMs = DEFAULT_SETTLE_MS) {
    let staleSince = null;
    function visibleUntil() {
        const now = context.clock.now();
        if (context.hasFault("sentry", "empty"))
            return Number.NEGATIVE_INFINITY;
        if (context.hasFault("sentry", "stale"))
            staleSince ??= now;
        else
            staleSince = null;
        return (staleSince ?? now) - settleMs + 1;
    }
    return {
        visibleUntil,
        clip: (window) => ({ from: window.from, to: Math.min(window.to, visibleUntil()) }),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/vitals.js
/** The names that web vitals have as attributes of a span: of older SDKs, and of today's. */
const VITALS = ["lcp", "inp", "cls", "fcp", "ttfb"];
const VITAL_ATTRIBUTES = VITALS.flatMap((vital) => [
    `measurements.${vital}`,
    `browser.web_vital.${vital}.value`,
]);
function isVital(attribute) {
    return VITAL_ATTRIBUTES.includes(attribute);
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/ingest.js
/** What a site reports, as rows: streamed spans, transactions of older SDKs, error events and sessions. */


const MILLISECONDS = 1_000;
/** Takes in one envelope for a project; `now` dates what carries no time of its own. */
function ingestEnvelope(store, project, envelope, now) {
    for (const { type, payload } of envelope.items) {
        const record = asRecord(payload);
        if (record === null)
            continue;
        if (type === "span")
            for (const span of asList(record.items))
                ingestStreamedSpan(store, project, asRecord(span));
        if (type === "transaction")
            ingestTransaction(store, project, record);
        if (type === "event")
            store.addError(readError(project, record, now));
        if (type === "session")
            ingestSession(store, project, record);
        if (type === "sessions")
            ingestSessionAggregates(store, project, record);
        if (type === "client_report") {
            for (const discarded of asList(record.discarded_events)) {
                store.countDiscarded(numberOf(asRecord(discarded)?.quantity) ?? 0);
            }
        }
    }
}
/** SDK 11 and later: one item, many spans, everything searchable in `attributes`. */
function ingestStreamedSpan(store, project, span) {
    if (span === null)
        return;
    const attributes = asRecord(span.attributes) ?? {};
    const attribute = (name) => ingest_textOf(asRecord(attributes[name])?.value);
    addSpan(store, {
        project,
        start: numberOf(span.start_timestamp),
        end: numberOf(span.end_timestamp),
        segment: span.is_segment === true,
        name: ingest_textOf(span.name) ?? "",
        transaction: attribute("sentry.segment.name") ?? ingest_textOf(span.name) ?? "",
        op: attribute("sentry.op"),
        status: span.status === "error" ? (attribute("sentry.status.message") ?? "internal_error") : "ok",
        statusCode: attribute("http.response.status_code"),
        method: attribute("http.request.method"),
        release: attribute("sentry.release"),
        environment: attribute("sentry.environment"),
        sampleRate: attribute("sentry.sample_rate"),
        vitals: readVitals((attributeName) => asRecord(attributes[attributeName])?.value),
    });
}
/** Before SDK 11, and with `traceLifecycle: "static"`: a segment with its children inside. */
function ingestTransaction(store, project, event) {
    const trace = asRecord(asRecord(event.contexts)?.trace) ?? {};
    const data = asRecord(trace.data) ?? {};
    const measurements = asRecord(event.measurements) ?? {};
    const transaction = ingest_textOf(event.transaction) ?? "";
    const shared = { project, transaction, release: ingest_textOf(event.release), environment: ingest_textOf(event.environment) };
    addSpan(store, {
        ...shared,
        start: numberOf(event.start_timestamp),
        end: numberOf(event.timestamp),
        segment: true,
        name: transaction,
        op: ingest_textOf(trace.op),
        status: ingest_textOf(trace.status) ?? "ok",
        statusCode: ingest_textOf(data["http.response.status_code"]),
        method: ingest_textOf(data["http.request.method"]),
        sampleRate: ingest_textOf(data["sentry.sample_rate"]),
        vitals: readVitals((name) => asRecord(measurements[name.replace("measurements.", "")])?.value ?? data[name]),
    });
    for (const child of asList(event.spans)) {
        const span = asRecord(child) ?? {};
        const childData = asRecord(span.data) ?? {};
        addSpan(store, {
            ...shared,
            start: numberOf(span.start_timestamp),
            end: numberOf(span.timestamp),
            segment: false,
            name: ingest_textOf(span.description) ?? "",
            op: ingest_textOf(span.op),
            status: ingest_textOf(span.status) ?? "ok",
            statusCode: ingest_textOf(childData["http.response.status_code"]),
            method: ingest_textOf(childData["http.request.method"]),
            sampleRate: ingest_textOf(data["sentry.sample_rate"]),
            vitals: readVitals((name) => childData[name]),
        });
    }
}
function readVitals(valueOf) {
    return VITAL_ATTRIBUTES.flatMap((attribute) => {
        const value = numberOf(valueOf(attribute));
        return value === undefined ? [] : [[attribute, value]];
    });
}
function addSpan(store, span) {
    if (span.start === undefined || span.end === undefined)
        return;
    const at = span.end * MILLISECONDS;
    const dimensions = dimensionsOf(span);
    store.addSpan(at, (span.end - span.start) * MILLISECONDS, dimensions);
    for (const [attribute, value] of span.vitals)
        store.addVital(at, value, { ...dimensions, [attribute]: "measured" });
}
function dimensionsOf(span) {
    return present({
        project: span.project,
        release: span.release,
        environment: span.environment,
        transaction: span.transaction,
        "transaction.method": span.method,
        "span.description": span.name,
        "span.op": span.op,
        "span.status": span.status,
        "trace.status": span.status,
        "span.status_code": span.statusCode,
        is_transaction: String(span.segment),
        "sentry.sample_rate": span.sampleRate,
    });
}
/** `now` dates what carries no time of its own. */
function readError(project, event, now) {
    const values = asList(asRecord(event.exception)?.values).map((value) => asRecord(value) ?? {});
    // The last exception is the one that was thrown, the ones before it are its causes.
    const thrown = values.at(-1) ?? {};
    const frames = asList(asRecord(thrown.stacktrace)?.frames).map((frame) => asRecord(frame) ?? {});
    const top = frames.filter((frame) => frame.in_app !== false).at(-1) ?? frames.at(-1) ?? {};
    const type = ingest_textOf(thrown.type) ?? "Error";
    const message = ingest_textOf(thrown.value) ?? ingest_textOf(event.message) ?? ingest_textOf(asRecord(event.logentry)?.message) ?? "";
    const handled = asRecord(thrown.mechanism)?.handled !== false;
    const seconds = numberOf(event.timestamp);
    const iso = typeof event.timestamp === "string" ? Date.parse(event.timestamp) : Number.NaN;
    return {
        at: seconds !== undefined ? seconds * MILLISECONDS : Number.isNaN(iso) ? now : iso,
        project,
        type,
        message,
        topFrame: `${ingest_textOf(top.module) ?? ingest_textOf(top.filename) ?? "?"}:${ingest_textOf(top.function) ?? "?"}`,
        level: ingest_textOf(event.level) ?? "error",
        handled,
        release: ingest_textOf(event.release) ?? null,
        environment: ingest_textOf(event.environment) ?? null,
        transaction: ingest_textOf(event.transaction) ?? ingest_textOf(asRecord(event.tags)?.transaction) ?? null,
    };
}
function ingestSession(store, project, session) {
    const started = Date.parse(ingest_textOf(session.started) ?? "");
    const sid = ingest_textOf(session.sid);
    if (sid === undefined || Number.isNaN(started))
        return;
    const errored = (numberOf(session.errors) ?? 0) > 0;
    const status = session.status === "crashed" ? "crashed" : errored ? "errored" : "exited";
    store.setSession(sid, { at: started, project, status, ...releaseOf(session) });
}
function ingestSessionAggregates(store, project, record) {
    for (const item of asList(record.aggregates)) {
        const aggregate = asRecord(item) ?? {};
        const at = Date.parse(ingest_textOf(aggregate.started) ?? "");
        if (Number.isNaN(at))
            continue;
        for (const status of ["exited", "errored", "crashed"]) {
            store.addSessions({ at, project, status, ...releaseOf(record) }, numberOf(aggregate[status]) ?? 0);
        }
    }
}
function releaseOf(record) {
    const attributes = asRecord(record.attrs) ?? {};
    return { release: ingest_textOf(attributes.release) ?? "", environment: ingest_textOf(attributes.environment) ?? "" };
}
function present(dimensions) {
    return Object.fromEntries(Object.entries(dimensions).filter((entry) => entry[1] !== undefined));
}
function ingest_textOf(value) {
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}
function numberOf(value) {
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/ingest-crowd.js

const ingest_crowd_MINUTE_MS = 60_000;
function ingestCrowd(store, crowd, now) {
    const { project, release, environment, facts, status } = crowd;
    const { name = `${facts.method} ${facts.route}` } = facts;
    const dimensions = dimensionsOf({
        project,
        release,
        environment,
        segment: true,
        name,
        transaction: name,
        op: "http.server",
        status,
        statusCode: String(facts.status),
        method: facts.method,
        sampleRate: "1",
    });
    const error = facts.error === null ? null : readError(project, errorEvent(crowd, name), now);
    const sessions = new Map();
    for (const { startedAt, latencyMs, requests } of facts.answers) {
        const endedAt = startedAt + latencyMs;
        store.addSpan(endedAt, latencyMs, dimensions, requests);
        if (error !== null)
            store.addError({ ...error, at: endedAt }, requests);
        const minute = Math.floor(startedAt / ingest_crowd_MINUTE_MS) * ingest_crowd_MINUTE_MS;
        sessions.set(minute, (sessions.get(minute) ?? 0) + requests);
    }
    const ended = facts.error === null ? "exited" : "crashed";
    for (const [at, requests] of sessions) {
        store.addSessions({ at, project, release, environment, status: ended }, requests);
    }
}
function errorEvent({ release, environment, facts, frames }, transaction) {
    const { name: type = "Error", message: value = "" } = facts.error ?? {};
    const thrown = { type, value, mechanism: { handled: true }, stacktrace: { frames } };
    return { release, environment, transaction, exception: { values: [thrown] } };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/monitor-book.js
/**
 * Cron monitors: made by the first check-in that brings a schedule, and told apart by their slug. A check-in of a monitor that
 * nobody made, or whose schedule is not understood, is dropped without a word, as Sentry does.
 */

const monitor_book_MINUTE_MS = 60_000;
const monitor_book_UNIT_MS = { minute: monitor_book_MINUTE_MS, hour: 60 * monitor_book_MINUTE_MS, day: 1_440 * monitor_book_MINUTE_MS };
const STATUSES = new Set(["in_progress", "ok", "error"]);
function createMonitorBook() {
    const monitors = new Map();
    function takeCheckIn(record, now) {
        const { monitor_slug: slug, check_in_id: id, status, duration } = record;
        if (typeof slug !== "string" || typeof id !== "string" || !STATUSES.has(status))
            return;
        const monitor = upsert(slug, asRecord(record["monitor_config"]));
        if (monitor === null)
            return;
        const known = monitor.checkIns.find((checkIn) => checkIn.id === id);
        const took = typeof duration === "number" ? duration : null;
        if (known === undefined)
            monitor.checkIns.push({ id, status: String(status), at: now, duration: took });
        else
            Object.assign(known, { status, duration: took });
    }
    function upsert(slug, config) {
        const known = monitors.get(slug) ?? null;
        const schedule = asRecord(config?.["schedule"]);
        const { type, value, unit } = schedule ?? {};
        const intervalMs = type === "interval" && typeof value === "number" ? value * (monitor_book_UNIT_MS[String(unit)] ?? 0) : 0;
        // A value that is text is refused in silence: getsentry/sentry-python#6386.
        if (schedule === null || intervalMs === 0)
            return known;
        if (known !== null)
            return Object.assign(known, { schedule, intervalMs });
        const margin = config?.["checkin_margin"];
        const marginMs = (typeof margin === "number" ? margin : 1) * monitor_book_MINUTE_MS;
        const made = { slug, schedule, intervalMs, marginMs, checkIns: [] };
        monitors.set(slug, made);
        return made;
    }
    return {
        takeIn({ items }, now) {
            for (const { type, payload } of items) {
                const record = type === "check_in" ? asRecord(payload) : null;
                if (record !== null)
                    takeCheckIn(record, now);
            }
        },
        state: (now) => [...monitors.values()].map(({ slug, schedule, intervalMs, marginMs, checkIns }) => ({
            slug,
            schedule,
            checkIns: checkIns.map(({ status, at }) => ({ status, at: new Date(at).toISOString() })),
            missed: now > (checkIns.at(-1)?.at ?? now) + intervalMs + marginMs,
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/page.js

const MAXIMUM_PER_PAGE = 100;
/** One page of a list, by the request's `cursor` and `per_page` or `limit`. */
function page_answerPage(request, items, wrap = (page) => page) {
    const perPage = readPerPage(request);
    const cursor = request.query.get("cursor");
    const match = cursor === null || cursor === "" ? null : /^\d+:(\d+):[01]$/.exec(cursor);
    if (cursor !== null && cursor !== "" && match === null)
        throw new SentryRefusal(400, "Invalid cursor parameter.");
    const offset = Number(match?.[1] ?? 0);
    const page = items.slice(offset, offset + perPage);
    const link = [
        page_renderLink(request, "previous", offset > 0, `0:${Math.max(0, offset - perPage)}:1`),
        page_renderLink(request, "next", offset + perPage < items.length, `0:${offset + perPage}:0`),
    ].join(", ");
    return { status: 200, headers: { link, "x-hits": String(items.length) }, body: wrap(page) };
}
function readPerPage(request) {
    const text = request.query.get("per_page") ?? request.query.get("limit") ?? String(MAXIMUM_PER_PAGE);
    const perPage = Number(text);
    if (!Number.isInteger(perPage) || perPage < 1 || perPage > MAXIMUM_PER_PAGE) {
        throw new SentryRefusal(400, `Invalid per_page value. Must be between 1 and ${MAXIMUM_PER_PAGE}.`);
    }
    return perPage;
}
function page_renderLink(request, relation, results, cursor) {
    const url = new URL(`http://${request.host}${request.path}`);
    for (const [name, value] of request.query)
        if (name !== "cursor")
            url.searchParams.append(name, value);
    url.searchParams.set("cursor", cursor);
    return `<${url.href}>; rel="${relation}"; results="${results}"; cursor="${cursor}"`;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/aggregate.js

function createRowGroup() {
    return { values: [], quantities: [], byDimensions: new Map() };
}
function addRow(group, value, dimensions, quantity = 1) {
    group.values.push(value);
    group.quantities.push(quantity);
    group.byDimensions.set(dimensions, (group.byDimensions.get(dimensions) ?? 0) + quantity);
}
/** What was received, whatever each of them may be extrapolated to. */
function countSamples({ quantities }) {
    return sumOf(quantities);
}
const HEALTHY_STATUSES = new Set(["ok", "cancelled", "unknown"]);
/** What a field of this name computes; null where it is a plain key to group by; `{ unknown }` where nothing knows it. */
function parseField(field) {
    const call = /^(\w+)\(([^)]*)\)$/.exec(field);
    if (call === null)
        return /^[\w.]+$/.test(field) ? null : { unknown: field };
    const [, name = "", argument = ""] = call;
    if (name === "count")
        return { type: "integer", unit: null, compute: countRows };
    if (name === "count_unique")
        return { type: "integer", unit: null, compute: (group) => countUnique(group, argument) };
    if (name === "failure_rate") {
        return { type: "percentage", unit: null, compute: (group) => shareOf(group, () => true, failed) };
    }
    if (name === "failure_count") {
        return { type: "integer", unit: null, compute: (group) => aggregate_rowsWhere(group, failed) };
    }
    if (name === "http_response_rate" && /^[1-5]$/.test(argument)) {
        return {
            type: "percentage",
            unit: null,
            compute: (group) => shareOf(group, hasStatusCode, (row) => row["span.status_code"]?.startsWith(argument) === true),
        };
    }
    return parseDurationField(name, argument) ?? { unknown: field };
}
function durationField(compute) {
    return {
        type: "duration",
        unit: "millisecond",
        // Sentry coalesces an empty aggregate to zero: callers have to look at count() themselves.
        compute: (group) => (group.values.length === 0 ? 0 : compute(group)),
    };
}
function parseDurationField(name, argument) {
    // Sentry gives the layout shift in milliseconds, too.
    if (argument !== "span.duration" && !isVital(argument))
        return null;
    const percentile = /^p(50|75|90|95|99|100)$/.exec(name);
    if (percentile !== null)
        return durationField((group) => percentileOf(group, Number(percentile[1]) / 100));
    if (name === "avg")
        return durationField((group) => sumOfValues(group) / countSamples(group));
    if (name === "sum")
        return durationField(sumOfValues);
    if (name === "min")
        return durationField(({ values }) => values.reduce((least, value) => Math.min(least, value)));
    if (name === "max")
        return durationField(({ values }) => values.reduce((most, value) => Math.max(most, value)));
    return null;
}
/** On average over the rows; null where there are none. */
function sampleRateOf(group) {
    if (group.values.length === 0)
        return null;
    let sum = 0;
    for (const [dimensions, rows] of group.byDimensions)
        sum += rows * Number(dimensions["sentry.sample_rate"] ?? 1);
    return sum / countSamples(group);
}
/** With extrapolation each row stands for 1 / sample rate rows, as Sentry answers by default. */
function countRows(group, extrapolate) {
    let count = 0;
    for (const [dimensions, rows] of group.byDimensions) {
        const rate = extrapolate ? Number(dimensions["sentry.sample_rate"] ?? 1) : 1;
        count += rows / (rate > 0 ? rate : 1);
    }
    return Math.round(count);
}
function countUnique(group, key) {
    const values = new Set([...group.byDimensions.keys()].map((dimensions) => dimensions[key]));
    values.delete(undefined);
    return values.size;
}
function failed(dimensions) {
    return !HEALTHY_STATUSES.has(dimensions["trace.status"] ?? "unknown");
}
function hasStatusCode(dimensions) {
    return dimensions["span.status_code"] !== undefined;
}
function aggregate_rowsWhere(group, holds) {
    let count = 0;
    for (const [dimensions, rows] of group.byDimensions)
        if (holds(dimensions))
            count += rows;
    return count;
}
/** Zero where nothing was counted, as Sentry answers: no traffic looks healthy unless count() is asked for too. */
function shareOf(group, counted, holds) {
    const all = aggregate_rowsWhere(group, counted);
    return all === 0 ? 0 : aggregate_rowsWhere(group, (dimensions) => counted(dimensions) && holds(dimensions)) / all;
}
function sumOf(values) {
    return values.reduce((sum, value) => sum + value, 0);
}
function sumOfValues({ values, quantities }) {
    return values.reduce((sum, value, index) => sum + value * (quantities[index] ?? 0), 0);
}
/** Nearest rank: the smallest value with at least this share of all values at or below it. */
function percentileOf({ values, quantities }, share) {
    const rank = Math.max(1, Math.ceil(share * sumOf(quantities)));
    const [each = 1] = quantities;
    if (quantities.every((quantity) => quantity === each)) {
        // Numbers alone are sorted many times as fast as their places.
        return Float64Array.from(values).toSorted()[Math.ceil(rank / each) - 1] ?? 0;
    }
    const order = Uint32Array.from(values.keys()).toSorted((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
    let seen = 0;
    for (const index of order) {
        seen += quantities[index] ?? 0;
        if (seen >= rank)
            return values[index] ?? 0;
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/search-query.js
const TERM = /^(!?)([\w.-]+):(?:(\[[^\]]*\])|(>=|<=|>|<)?(?:"((?:[^"\\]|\\.)*)"|([^\s"()]*)))(?:\s+|$)/;
/** The terms of a query, or the text that was not understood. */
function parseSearch(query) {
    const terms = [];
    let rest = query.trim();
    while (rest !== "") {
        const match = TERM.exec(rest);
        if (match === null)
            return { unknown: rest };
        const [whole, bang, key = "", list, comparison, quoted, bare] = match;
        const values = list !== undefined ? search_query_parseList(list) : [quoted === undefined ? (bare ?? "") : search_query_unescape(quoted)];
        const negated = bang === "!";
        if (values.some((value) => value === ""))
            return { unknown: rest };
        terms.push(key === "has"
            ? { key: values[0] ?? "", negated, operator: "has", values: [] }
            : { key, negated, operator: comparison ?? "is", values });
        rest = rest.slice(whole.length);
    }
    return terms;
}
function search_query_parseList(list) {
    return list
        .slice(1, -1)
        .split(",")
        .map((value) => value.trim().replace(/^"(.*)"$/, "$1"));
}
function search_query_unescape(quoted) {
    return quoted.replace(/\\(.)/g, "$1");
}
/** Whether one term holds for a value; `undefined` means that the row has no such key. */
function matchesTerm(term, value) {
    const { operator, negated, values } = term;
    if (operator === "has")
        return (value !== undefined && value !== "") !== negated;
    const holds = value !== undefined && values.some((wanted) => search_query_compare(operator, value, wanted));
    return holds !== negated;
}
/** The same as one term for a number, for many numbers: what is compared with is read once. */
function createNumberTest(term) {
    const { operator, negated, values } = term;
    const limits = values.map(comparable);
    if (operator === "is" || operator === "has" || limits.includes(null)) {
        return (value) => matchesTerm(term, String(value));
    }
    return (value) => limits.some((limit) => limit !== null && isOrdered(operator, value, limit)) !== negated;
}
function search_query_compare(operator, value, wanted) {
    if (operator === "is")
        return wanted.includes("*") ? wildcard(wanted).test(value) : value === wanted;
    const [left, right] = [comparable(value), comparable(wanted)];
    if (left === null || right === null)
        return false;
    return isOrdered(operator, left, right);
}
function isOrdered(operator, left, right) {
    if (operator === ">")
        return left > right;
    if (operator === ">=")
        return left >= right;
    return operator === "<" ? left < right : left <= right;
}
function wildcard(pattern) {
    const source = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${source.join(".*")}$`, "i");
}
/** Numbers as they are, durations and instants as milliseconds; a time without a zone is UTC. */
function comparable(text) {
    const [, number, unit = "ms"] = /^(-?\d+(?:\.\d+)?(?:e-?\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
    return number === undefined ? parseInstant(text) : Number(number) * (search_query_UNIT_MS[unit] ?? 1);
}
const search_query_UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** Milliseconds of an ISO instant, in UTC where it names no zone; null where it is none. */
function parseInstant(text) {
    if (!/^\d{4}-\d{2}-\d{2}/.test(text))
        return null;
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`;
    const at = Date.parse(zoned);
    return Number.isNaN(at) ? null : at;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/read-scope.js


const PERIOD_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DEFAULT_PERIOD_MS = 14 * PERIOD_MS.d;
/** `statsPeriod` wins over `start` and `end`, as at Sentry. */
function readWindow(request, now) {
    const period = request.query.get("statsPeriod");
    if (period !== null) {
        const match = /^(\d+)([smhdw])$/.exec(period);
        if (match === null)
            throw new SentryRefusal(400, `Invalid statsPeriod: ${period}`);
        return { from: now - Number(match[1]) * PERIOD_MS[match[2]], to: now };
    }
    const [start, end] = [request.query.get("start"), request.query.get("end")];
    if (start === null && end === null)
        return { from: now - DEFAULT_PERIOD_MS, to: now };
    const [from, to] = [parseInstant(start ?? ""), parseInstant(end ?? "")];
    if (from === null || to === null)
        throw new SentryRefusal(400, "start and end are both required, as ISO 8601");
    if (from >= to)
        throw new SentryRefusal(400, "start must be before end");
    return { from, to };
}
/** Numeric project ids; null = all (`-1` or none given). */
function readProjects(request, seed) {
    const ids = request.query.getAll("project");
    if (ids.some((id) => !/^-?\d+$/.test(id))) {
        throw new SentryRefusal(400, "Invalid project parameter. Values must be numbers.");
    }
    if (ids.length === 0 || ids.includes("-1"))
        return null;
    if (ids.some((id) => !seed.projects.some((project) => project.id === id))) {
        throw new SentryRefusal(403, "You do not have permission to perform this action.");
    }
    return new Set(ids);
}
function readTerms(query) {
    const terms = parseSearch(query);
    if ("unknown" in terms)
        throw new SentryRefusal(400, `Parse error at '${terms.unknown.slice(0, 40)}'`);
    return terms;
}
/** Terms about the row's own number and not about its dimensions: `span.duration:>200ms`. */
function splitTerms(terms, isValue) {
    const ofValue = terms.filter(({ key, operator }) => operator !== "has" && isValue(key));
    return { ofValue, ofRow: terms.filter((term) => !ofValue.includes(term)) };
}
/** Whether a row is in the asked projects and environments and every search term holds. */
function createRowFilter(request, seed, terms) {
    const projects = readProjects(request, seed);
    const environments = request.query.getAll("environment");
    return (dimensions) => (projects === null || projects.has(dimensions.project ?? "")) &&
        (environments.length === 0 || environments.includes(dimensions.environment ?? "")) &&
        terms.every((term) => matchesTerm(term, dimensions[term.key]));
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/read-events.js






/** A bucket that ends within this of now is still filling. */
const INGESTION_DELAY_MS = 90_000;
const MAXIMUM_FIELDS = 20;
/** Of spans; errors come from another store. As in getsentry/sentry, `search/eap/constants.py`. */
const MAXIMUM_BUCKETS = { spans: 2_016, errors: 10_000 };
const SPAN_INTERVALS = new Set([15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 43_200, 86_400]);
const LOW_CONFIDENCE_SAMPLES = 20;
/** `columns` are functions and keys that are asked for: with the search terms they say whether it is about a web vital. */
function readSelection(request, reading, columns) {
    const dataset = request.query.get("dataset") ?? "errors";
    if (dataset !== "spans" && dataset !== "errors")
        throw new SentryRefusal(400, `dataset must be one of: spans, errors`);
    const terms = readTerms(request.query.get("query") ?? "");
    const named = [...terms.map(({ key }) => key), ...columns.map((column) => /\(([^)]*)\)/.exec(column)?.[1] ?? column)];
    const vitals = new Set(named.filter(isVital));
    if (vitals.size > 1)
        throw new SentryRefusal(501, "The sandbox answers about one web vital at a time");
    const [vital] = vitals;
    const { ofRow, ofValue } = splitTerms(terms, (key) => key === (vital ?? "span.duration"));
    const { spans, errors, vitals: measured } = reading.store;
    const table = dataset === "errors" ? errors : vital === undefined ? spans : measured;
    const tests = ofValue.map(createNumberTest);
    const inScope = createRowFilter(request, reading.seed, ofRow);
    return {
        dataset,
        extrapolate: request.query.get("disableAggregateExtrapolation") !== "1",
        scan: (window, visit) => table.scan(window, (dimensions) => inScope(dimensions) && (vital === undefined || dimensions[vital] !== undefined), (at, value, dimensions, quantity) => {
            if (tests.every((holds) => holds(value)))
                visit(at, value, dimensions, quantity);
        }),
    };
}
function readFields(names) {
    if (names.length === 0)
        throw new SentryRefusal(400, "No columns selected");
    if (names.length > MAXIMUM_FIELDS)
        throw new SentryRefusal(400, `At most ${MAXIMUM_FIELDS} fields`);
    return new Map(names.map((name) => {
        const meaning = parseField(name);
        if (meaning !== null && "unknown" in meaning)
            throw new SentryRefusal(400, `Unknown field: ${name}`);
        return [name, meaning];
    }));
}
function answerEvents(request, reading) {
    const names = request.query.getAll("field");
    const selection = readSelection(request, reading, names);
    const fields = readFields(names);
    const window = reading.horizon.clip(readWindow(request, reading.now()));
    if (reading.isEmpty())
        return page_answerPage(request, [], () => ({ data: [], meta: {} }));
    const keys = [...fields].filter(([, meaning]) => meaning === null).map(([name]) => name);
    const groups = new Map();
    // Without keys to group by there is always one row, of zeros where nothing matched.
    if (keys.length === 0)
        groups.set("[]", { by: [], rows: createRowGroup() });
    selection.scan(window, (_at, value, dimensions, quantity) => {
        const by = keys.map((key) => dimensions[key] ?? null);
        const name = JSON.stringify(by);
        const group = groups.get(name) ?? { by, rows: createRowGroup() };
        groups.set(name, group);
        addRow(group.rows, value, dimensions, quantity);
    });
    const data = [...groups.values()].map(({ by, rows }) => Object.fromEntries([...fields].map(([name, meaning]) => [
        name,
        meaning === null ? by[keys.indexOf(name)] : meaning.compute(rows, selection.extrapolate),
    ])));
    sortRows(data, request.query.get("sort"));
    const meta = {
        fields: Object.fromEntries([...fields].map(([name, meaning]) => [name, meaning?.type ?? "string"])),
        units: Object.fromEntries([...fields].map(([name, meaning]) => [name, meaning?.unit ?? null])),
        dataset: selection.dataset,
        dataScanned: "full",
    };
    return page_answerPage(request, data, (page) => ({ data: page, meta }));
}
function sortRows(rows, sort) {
    if (sort === null)
        return;
    const [name, sign] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
    rows.sort((left, right) => {
        const [a, b] = [left[name], right[name]];
        if (typeof a === "number" && typeof b === "number")
            return (a - b) * sign;
        return String(a).localeCompare(String(b)) * sign;
    });
}
function answerTimeseries(request, reading) {
    const axes = request.query.getAll("yAxis");
    const selection = readSelection(request, reading, axes);
    const fields = readFields(axes.length === 0 ? ["count()"] : axes);
    const asked = readWindow(request, reading.now());
    const interval = readIntervalMs(request, asked.to - asked.from, selection.dataset);
    const start = Math.floor(asked.from / interval) * interval;
    const end = Math.ceil(asked.to / interval) * interval;
    const buckets = Array.from({ length: (end - start) / interval }, createRowGroup);
    selection.scan(reading.horizon.clip({ from: start, to: end }), (at, value, dimensions, quantity) => {
        const bucket = buckets[Math.floor((at - start) / interval)];
        if (bucket !== undefined)
            addRow(bucket, value, dimensions, quantity);
    });
    const timeSeries = [...fields].map(([name, meaning]) => {
        if (meaning === null)
            throw new SentryRefusal(400, `yAxis must be a function: ${name}`);
        return {
            yAxis: name,
            meta: { valueType: meaning.type, valueUnit: meaning.unit, interval, dataScanned: "full" },
            values: buckets.map((rows, index) => ({
                ...renderBucket(start + index * interval, interval, reading.now()),
                value: meaning.compute(rows, selection.extrapolate) ?? 0,
                ...(selection.dataset === "spans" ? renderSamples(rows, selection.extrapolate) : {}),
            })),
        };
    });
    return {
        status: 200,
        body: { meta: { dataset: selection.dataset, start, end }, timeSeries: reading.isEmpty() ? [] : timeSeries },
    };
}
function renderBucket(timestamp, interval, now) {
    const incomplete = timestamp + interval >= now - INGESTION_DELAY_MS;
    return { timestamp, incomplete, ...(incomplete ? { incompleteReason: "INCOMPLETE_BUCKET" } : {}) };
}
/** What stands behind a number. Without extrapolation Sentry works out neither rate nor confidence. */
function renderSamples(rows, extrapolate) {
    const samples = countSamples(rows);
    const known = extrapolate && samples > 0;
    return {
        sampleCount: samples,
        sampleRate: known ? sampleRateOf(rows) : null,
        confidence: known ? (samples < LOW_CONFIDENCE_SAMPLES ? "low" : "high") : null,
    };
}
/** Seconds here, other than in `sessions/`. */
function readIntervalMs(request, lengthMs, dataset) {
    const text = request.query.get("interval");
    const seconds = text === null ? defaultInterval(lengthMs) : Number(text);
    const known = dataset === "spans" ? SPAN_INTERVALS.has(seconds) : Number.isInteger(seconds) && seconds >= 1;
    if (!known)
        throw new SentryRefusal(400, `Invalid interval: ${text}`);
    if (lengthMs / (seconds * 1_000) > MAXIMUM_BUCKETS[dataset])
        throw new SentryRefusal(400, "Your interval and date range would create too many results.");
    return seconds * 1_000;
}
/** The shortest that makes about 60 buckets. */
function defaultInterval(lengthMs) {
    return [...SPAN_INTERVALS].find((seconds) => seconds >= 60 && lengthMs / (seconds * 1_000) <= 60) ?? 86_400;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/read-issues.js




/** Keys about the issue itself; every other key is about its events. */
const ISSUE_KEYS = new Set(["is", "firstRelease", "first-release", "firstSeen", "lastSeen", "issue.category", "level"]);
const read_issues_STATUSES = new Set(["unresolved", "resolved", "ignored", "archived", "new", "unassigned", "assigned"]);
function answerIssues(request, reading) {
    readProjects(request, reading.seed);
    const terms = readTerms(request.query.get("query") ?? "is:unresolved");
    const window = reading.horizon.clip(readWindow(request, reading.now()));
    const eventTerms = terms.filter((term) => !ISSUE_KEYS.has(term.key));
    const counts = new Map();
    const matches = createRowFilter(request, reading.seed, eventTerms);
    reading.store.errors.scan(window, matches, (_at, _value, dimensions, quantity) => {
        const id = dimensions.issue ?? "";
        counts.set(id, (counts.get(id) ?? 0) + quantity);
    });
    const found = [...reading.store.issues.values()]
        .filter((issue) => counts.has(issue.id) && terms.every((term) => matchesIssue(issue, term, reading.now())))
        .toSorted(request.query.get("sort") === "new" ? byFirstSeen : byLastSeen);
    return page_answerPage(request, found.map((issue) => read_issues_renderIssue(issue, counts.get(issue.id) ?? 0, reading, request.host)));
}
const byFirstSeen = (left, right) => right.firstSeen - left.firstSeen;
const byLastSeen = (left, right) => right.lastSeen - left.lastSeen;
function matchesIssue(issue, term, now) {
    switch (term.key) {
        case "is":
            return isState(term) !== term.negated;
        case "firstRelease":
        case "first-release":
            return matchesTerm(term, issue.firstRelease ?? undefined);
        case "firstSeen":
            return matchesInstant(term, issue.firstSeen, now);
        case "lastSeen":
            return matchesInstant(term, issue.lastSeen, now);
        case "issue.category":
            return matchesTerm(term, "error");
        case "level":
            return matchesTerm(term, issue.level);
        default:
            return true;
    }
}
/** Nobody resolves issues in the sandbox: all are unresolved and unassigned. */
function isState(term) {
    const state = term.values[0] ?? "";
    if (!read_issues_STATUSES.has(state))
        throw new SentryRefusal(400, `Invalid value for "is" search: ${state}`);
    return state === "unresolved" || state === "unassigned" || state === "new";
}
/** An instant with a comparison, or an age: `firstSeen:-15m` is "within the last 15 minutes". */
function matchesInstant(term, at, now) {
    const age = /^-(\d+)([smhdw])$/.exec(term.values[0] ?? "");
    if (age !== null) {
        const unit = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }[age[2] ?? "s"] ?? 1_000;
        return at >= now - Number(age[1]) * unit !== term.negated;
    }
    if (term.operator === "is")
        throw new SentryRefusal(400, `${term.key} needs a comparison`);
    return matchesTerm(term, String(new Date(at).toISOString()));
}
function read_issues_renderIssue(issue, count, reading, host) {
    const project = reading.seed.projects.find(({ id }) => id === issue.project);
    const organization = reading.seed.organization.slug;
    return {
        id: issue.id,
        shortId: `${(project?.slug ?? "project").toUpperCase()}-${issue.id}`,
        title: `${issue.type}: ${issue.message}`,
        culprit: issue.culprit,
        level: issue.level,
        status: "unresolved",
        substatus: "new",
        priority: "high",
        isUnhandled: issue.unhandled,
        // A string at Sentry, other than userCount.
        count: String(count),
        userCount: 0,
        firstSeen: new Date(issue.firstSeen).toISOString(),
        lastSeen: new Date(Math.min(issue.lastSeen, reading.horizon.visibleUntil())).toISOString(),
        permalink: `http://${host}/organizations/${organization}/issues/${issue.id}/`,
        project: { id: issue.project, slug: project?.slug ?? "", name: project?.slug ?? "" },
        issueCategory: "error",
        issueType: "error",
        metadata: { type: issue.type, value: issue.message },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/read-sessions.js


const read_sessions_HOUR_MS = 3_600_000;
const FIELDS = ["sum(session)", "crash_free_rate(session)", "crash_rate(session)"];
const GROUPS = new Set(["project", "release", "environment", "session.status"]);
function answerSessions(request, reading) {
    const fields = request.query.getAll("field");
    const groupBy = request.query.getAll("groupBy");
    const unknown = fields.find((field) => !FIELDS.some((known) => known === field));
    if (unknown !== undefined || fields.length === 0)
        throw new SentryRefusal(400, `Invalid field: "${unknown ?? ""}"`);
    const unknownGroup = groupBy.find((name) => !GROUPS.has(name));
    if (unknownGroup !== undefined)
        throw new SentryRefusal(400, `Invalid groupBy: "${unknownGroup}"`);
    if (groupBy.includes("session.status") && fields.some((field) => field.includes("rate"))) {
        throw new SentryRefusal(400, "Cannot group by session.status with crash rate fields");
    }
    const asked = readWindow(request, reading.now());
    const window = { from: Math.floor(asked.from / read_sessions_HOUR_MS) * read_sessions_HOUR_MS, to: Math.ceil(asked.to / read_sessions_HOUR_MS) * read_sessions_HOUR_MS };
    const query = request.query.get("query") ?? "";
    const groups = new Map();
    const hours = (window.to - window.from) / read_sessions_HOUR_MS;
    const create = (by) => ({
        by,
        all: 0,
        crashed: 0,
        hours: Array.from({ length: hours }, () => ({ all: 0, crashed: 0 })),
    });
    const includes = (name) => request.query.get(name) !== "0";
    reading.store.sessions.scan(reading.horizon.clip(window), createRowFilter(request, reading.seed, readTerms(query)), (at, quantity, dimensions) => {
        const by = Object.fromEntries(groupBy.map((name) => [name, dimensions[name] ?? ""]));
        const key = JSON.stringify(by);
        const totals = groups.get(key) ?? create(by);
        groups.set(key, totals);
        for (const counts of [totals, totals.hours[Math.floor((at - window.from) / read_sessions_HOUR_MS)]]) {
            if (counts === undefined)
                continue;
            counts.all += quantity;
            if (dimensions["session.status"] === "crashed")
                counts.crashed += quantity;
        }
    });
    if (groups.size === 0 && groupBy.length === 0)
        groups.set("{}", create({}));
    return {
        status: 200,
        body: {
            start: new Date(window.from).toISOString(),
            end: new Date(window.to).toISOString(),
            intervals: Array.from({ length: hours }, (_, hour) => new Date(window.from + hour * read_sessions_HOUR_MS).toISOString()),
            query,
            groups: [...groups.values()].map((totals) => ({
                by: totals.by,
                totals: includes("includeTotals")
                    ? Object.fromEntries(fields.map((field) => [field, totalOf(field, totals)]))
                    : {},
                series: includes("includeSeries")
                    ? Object.fromEntries(fields.map((field) => [field, totals.hours.map((hour) => totalOf(field, hour))]))
                    : {},
            })),
        },
    };
}
/** Rates are null where there was no session. */
function totalOf(field, totals) {
    if (field === "sum(session)")
        return totals.all;
    if (totals.all === 0)
        return null;
    const crashRate = totals.crashed / totals.all;
    return field === "crash_rate(session)" ? crashRate : 1 - crashRate;
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/releases.js




const releases_READ = ["project:read", "project:releases", "org:ci"];
const releases_WRITE = ["project:releases", "org:ci"];
function createSentryReleases(seed, access, now) {
    const book = { seed, access, now, releases: new Map(), deploys: 0 };
    return {
        routes: [...listRoutes(book), ...releaseRoutes(book)],
        state: () => [...book.releases.values()].map((release) => renderRelease(release, seed)),
    };
}
const ORGANIZATION = "/api/0/organizations/:org";
function listRoutes(book) {
    const path = `${ORGANIZATION}/releases/`;
    return [
        { method: "GET", path, scopes: releases_READ, handle: (request) => releases_list(book, request, null) },
        { method: "POST", path, scopes: releases_WRITE, handle: (request) => save(book, request, null) },
        {
            method: "GET",
            path: "/api/0/projects/:org/:project/releases/",
            scopes: releases_READ,
            handle: (request) => releases_list(book, request, request.params.project ?? ""),
        },
    ];
}
/** Of one release and its deploys. */
function releaseRoutes(book) {
    const path = `${ORGANIZATION}/releases/:version/`;
    return [
        {
            method: "GET",
            path,
            scopes: releases_READ,
            handle: (request) => ({ status: 200, body: renderRelease(releases_find(book, request), book.seed) }),
        },
        {
            method: "PUT",
            path,
            scopes: releases_WRITE,
            handle: (request) => save(book, request, request.params.version ?? ""),
        },
        {
            method: "GET",
            path: `${path}deploys/`,
            scopes: releases_READ,
            handle: (request) => page_answerPage(request, releases_find(book, request).deploys.toReversed()),
        },
        { method: "POST", path: `${path}deploys/`, scopes: releases_WRITE, handle: (request) => addDeploy(book, request) },
        {
            // Commits are counted, not kept, so no release is ever compared with an earlier one.
            method: "GET",
            path: `${path}previous-with-commits/`,
            scopes: releases_READ,
            handle: (request) => {
                releases_find(book, request);
                return { status: 200, body: {} };
            },
        },
    ];
}
function releases_find({ access, releases }, request) {
    access.requireOrganization(request);
    const release = releases.get(request.params.version ?? "");
    if (release === undefined)
        throw new SentryRefusal(404, "The requested resource does not exist");
    return release;
}
async function save(book, request, version) {
    const { access, releases, seed, now } = book;
    access.requireOrganization(request);
    const body = await releases_readBody(request);
    const name = version ?? releases_requireText(body, "version");
    const projects = asList(body.projects).map((slug) => access.requireProject(String(slug)).slug);
    const known = releases.get(name);
    if (known === undefined && projects.length === 0)
        throw new SentryRefusal(400, "projects: This field is required.");
    const release = known ?? {
        id: releases.size + 1,
        version: name,
        dateCreated: new Date(now()).toISOString(),
        projects: [],
        dateStarted: null,
        dateReleased: null,
        commitCount: 0,
        deploys: [],
    };
    release.projects = [...new Set([...release.projects, ...projects])];
    release.dateStarted = releases_readInstant(body, "dateStarted") ?? release.dateStarted;
    release.dateReleased = releases_readInstant(body, "dateReleased") ?? release.dateReleased;
    if (body.commits !== undefined)
        release.commitCount = asList(body.commits).length;
    releases.set(name, release);
    // Sentry answers 208 where a POST names a release that exists already.
    return { status: version !== null ? 200 : known === undefined ? 201 : 208, body: renderRelease(release, seed) };
}
async function addDeploy(book, request) {
    const release = releases_find(book, request);
    const body = await releases_readBody(request);
    const deploy = {
        id: String(book.deploys + 1),
        environment: releases_requireText(body, "environment"),
        name: typeof body.name === "string" ? body.name : null,
        url: typeof body.url === "string" ? body.url : null,
        dateStarted: releases_readInstant(body, "dateStarted"),
        dateFinished: releases_readInstant(body, "dateFinished") ?? new Date(book.now()).toISOString(),
    };
    book.deploys += 1;
    release.deploys.push(deploy);
    return { status: 201, body: deploy };
}
/** Of one project, or of the whole organization. */
function releases_list({ access, releases, seed }, request, project) {
    access.requireOrganization(request);
    const slug = project === null ? null : access.requireProject(project).slug;
    const search = request.query.get("query") ?? "";
    const found = [...releases.values()]
        .filter((release) => (slug === null || release.projects.includes(slug)) && release.version.startsWith(search))
        .toReversed();
    return page_answerPage(request, found.map((release) => renderRelease(release, seed)));
}
function renderRelease(release, seed) {
    const projects = seed.projects.filter(({ slug }) => release.projects.includes(slug));
    return {
        id: release.id,
        version: release.version,
        shortVersion: release.version,
        ref: null,
        url: null,
        dateCreated: release.dateCreated,
        dateStarted: release.dateStarted,
        dateReleased: release.dateReleased,
        newGroups: 0,
        commitCount: release.commitCount,
        deployCount: release.deploys.length,
        lastDeploy: release.deploys.at(-1) ?? null,
        projects: projects.map(({ id, slug }) => ({ id: Number(id), slug, name: slug })),
    };
}
async function releases_readBody(request) {
    const body = asRecord(await request.json());
    if (body === null)
        throw new SentryRefusal(400, "JSON parse error");
    return body;
}
function releases_requireText(body, name) {
    const value = body[name];
    if (typeof value !== "string" || value.trim() === "")
        throw new SentryRefusal(400, `${name}: This field is required.`);
    return value;
}
function releases_readInstant(body, name) {
    const value = body[name];
    if (value === undefined || value === null)
        return null;
    const at = parseInstant(String(value));
    if (at === null)
        throw new SentryRefusal(400, `${name}: Datetime has wrong format.`);
    return new Date(at).toISOString();
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/state.js
const state_MINUTE_MS = 60_000;
const EVER = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
function renderSentryState(store, seed) {
    const received = {};
    const countsAt = (release, at) => {
        const minutes = (received[release] ??= {});
        return (minutes[new Date(Math.floor(at / state_MINUTE_MS) * state_MINUTE_MS).toISOString()] ??= {
            requests: 0,
            failed: 0,
            errors: 0,
        });
    };
    store.spans.scan(EVER, (dimensions) => dimensions.is_transaction === "true", (at, _duration, dimensions, quantity) => {
        const counts = countsAt(dimensions.release ?? "", at);
        counts.requests += quantity;
        if (dimensions["span.status_code"]?.startsWith("5"))
            counts.failed += quantity;
    });
    store.errors.scan(EVER, () => true, (at, _one, dimensions, quantity) => {
        countsAt(dimensions.release ?? "", at).errors += quantity;
    });
    return {
        organization: seed.organization,
        projects: seed.projects.map(({ id, slug }) => ({ id, slug })),
        rows: { spans: store.spans.size(), errors: store.errors.size(), sessions: store.sessions.size() },
        discarded: store.discarded(),
        received,
        issues: [...store.issues.values()].map(({ id, type, message, firstRelease, firstSeen, lastSeen, count }) => ({
            id,
            title: `${type}: ${message}`,
            firstRelease,
            firstSeen,
            lastSeen,
            count,
        })),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/event-table.js
/**
 * Rows of one dataset, kept in typed arrays: an instant, a number, how many were alike, and the index of an interned set
 * of dimensions. Two days of one request a second are 173,000 rows, 28 bytes each; objects would be twenty times that.
 */
const CHUNK_ROWS = 1_024;
function createChunk() {
    return {
        at: new Float64Array(CHUNK_ROWS),
        value: new Float64Array(CHUNK_ROWS),
        quantity: new Float64Array(CHUNK_ROWS),
        dimensions: new Uint32Array(CHUNK_ROWS),
        rows: 0,
        firstAt: Number.POSITIVE_INFINITY,
        lastAt: Number.NEGATIVE_INFINITY,
    };
}
function createEventTable() {
    let chunks = [];
    const known = [];
    const indexes = new Map();
    /** Many rows in a row come with one and the same object. */
    let last = null;
    function intern(dimensions) {
        if (dimensions === last?.dimensions)
            return last.index;
        const key = JSON.stringify(dimensions);
        let index = indexes.get(key);
        if (index === undefined) {
            index = known.push(dimensions) - 1;
            indexes.set(key, index);
        }
        last = { dimensions, index };
        return index;
    }
    return {
        add(at, value, dimensions, quantity = 1) {
            let chunk = chunks.at(-1);
            if (chunk === undefined || chunk.rows === CHUNK_ROWS) {
                chunk = createChunk();
                chunks.push(chunk);
            }
            chunk.at[chunk.rows] = at;
            chunk.value[chunk.rows] = value;
            chunk.quantity[chunk.rows] = quantity;
            chunk.dimensions[chunk.rows] = intern(dimensions);
            chunk.rows += 1;
            chunk.firstAt = Math.min(chunk.firstAt, at);
            chunk.lastAt = Math.max(chunk.lastAt, at);
        },
        scan(window, matches, visit) {
            const wanted = known.map(matches);
            for (const chunk of chunks) {
                if (chunk.lastAt < window.from || chunk.firstAt >= window.to)
                    continue;
                for (let row = 0; row < chunk.rows; row += 1) {
                    const at = chunk.at[row] ?? 0;
                    const index = chunk.dimensions[row] ?? 0;
                    const dimensions = known[index];
                    if (at < window.from || at >= window.to || !wanted[index] || dimensions === undefined)
                        continue;
                    visit(at, chunk.value[row] ?? 0, dimensions, chunk.quantity[row] ?? 0);
                }
            }
        },
        prune(before) {
            chunks = chunks.filter((chunk) => chunk.rows < CHUNK_ROWS || chunk.lastAt >= before);
        },
        size: () => chunks.reduce((sum, chunk) => sum + chunk.rows, 0),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/issue-book.js
/** Which errors are of one kind, as Sentry groups them. */
function createIssueBook() {
    const issues = new Map();
    const ids = new Map();
    let nextIssue = 1;
    function find(facts) {
        const key = JSON.stringify([facts.project, facts.type, facts.message, facts.topFrame]);
        const known = issues.get(ids.get(key) ?? "");
        if (known !== undefined)
            return known;
        const issue = {
            id: String(nextIssue),
            project: facts.project,
            type: facts.type,
            message: facts.message,
            culprit: facts.transaction ?? facts.topFrame,
            level: facts.level,
            unhandled: !facts.handled,
            firstRelease: facts.release,
            firstSeen: facts.at,
            lastSeen: facts.at,
            count: 0,
        };
        nextIssue += 1;
        issues.set(issue.id, issue);
        ids.set(key, issue.id);
        return issue;
    }
    return {
        issues,
        add(facts, quantity = 1) {
            const issue = find(facts);
            issue.firstSeen = Math.min(issue.firstSeen, facts.at);
            issue.lastSeen = Math.max(issue.lastSeen, facts.at);
            issue.count += quantity;
            return issue;
        },
        prune(before) {
            for (const [key, id] of ids) {
                if ((issues.get(id)?.lastSeen ?? 0) >= before)
                    continue;
                issues.delete(id);
                ids.delete(key);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/store.js
/** Everything the emulated Sentry knows, on the sandbox clock; flat in memory however long a watch is. */


/** A session that was reported again is corrected by a row of the opposite sign. */
const REPORTED = 1;
const WITHDRAWN = -1;
function createSentryStore() {
    const spans = createEventTable();
    const vitals = createEventTable();
    const errors = createEventTable();
    const sessions = createEventTable();
    const book = createIssueBook();
    const openSessions = new Map();
    let discarded = 0;
    function addSession(facts, quantity) {
        const { at, project, release, environment, status } = facts;
        if (quantity !== 0)
            sessions.add(at, quantity, { project, release, environment, "session.status": status });
    }
    return {
        spans,
        vitals,
        errors,
        sessions,
        issues: book.issues,
        addSpan: (at, durationMs, dimensions, quantity) => spans.add(at, durationMs, dimensions, quantity),
        addVital: (at, value, dimensions, views) => vitals.add(at, value, dimensions, views),
        addError(facts, quantity) {
            const issue = book.add(facts, quantity);
            const dimensions = {
                project: facts.project,
                issue: issue.id,
                level: facts.level,
                "error.type": facts.type,
                "error.handled": String(facts.handled),
                "error.unhandled": String(!facts.handled),
                ...(facts.release === null ? {} : { release: facts.release }),
                ...(facts.environment === null ? {} : { environment: facts.environment }),
                ...(facts.transaction === null ? {} : { transaction: facts.transaction }),
            };
            errors.add(facts.at, 1, dimensions, quantity);
        },
        setSession(sid, facts) {
            const before = openSessions.get(sid);
            if (before !== undefined)
                addSession(before, WITHDRAWN);
            addSession(facts, REPORTED);
            openSessions.set(sid, facts);
        },
        addSessions: addSession,
        countDiscarded: (quantity) => {
            discarded += quantity;
        },
        discarded: () => discarded,
        prune(before) {
            for (const table of [spans, vitals, errors, sessions])
                table.prune(before);
            for (const [sid, facts] of openSessions)
                if (facts.at < before)
                    openSessions.delete(sid);
            book.prune(before);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/emulator.js













const DEFAULT_RETENTION_MS = 3 * 86_400_000;
function createSentryEmulator(context, seed) {
    const store = createSentryStore();
    const monitors = createMonitorBook();
    const access = createSentryAccess(context, seed);
    const now = () => context.clock.now();
    const releases = createSentryReleases(seed, access, now);
    const reading = {
        store,
        seed,
        horizon: createHorizon(context, seed.settleMs),
        now,
        isEmpty: () => context.hasFault("sentry", "empty"),
    };
    const prune = () => store.prune(now() - (seed.retentionMs ?? DEFAULT_RETENTION_MS));
    const ingestion = {
        method: "POST",
        path: "/api/:project/envelope/",
        ingestion: true,
        async handle(request) {
            const project = seed.projects.find(({ id }) => id === request.params.project);
            if (project === undefined || readPublicKey(request) !== project.publicKey) {
                return { status: 403, body: { detail: "event submission rejected with_reason: ProjectId" } };
            }
            const envelope = parseEnvelope(await request.body());
            if (envelope === null)
                return { status: 400, body: { detail: "invalid event envelope" } };
            ingestEnvelope(store, project.id, envelope, now());
            monitors.takeIn(envelope, now());
            prune();
            const { event_id: id } = envelope.header;
            return { status: 200, body: typeof id === "string" ? { id } : {} };
        },
    };
    const guarded = [...readRoutes(reading, access), ...nameRoutes(seed, access), ...releases.routes];
    return {
        name: "sentry",
        routes: [ingestion, ...guarded.map((route) => access.guard(route))],
        state: () => ({ ...renderSentryState(store, seed), releases: releases.state(), monitors: monitors.state(now()) }),
        receiveViews({ at, views, vitals, ...dimensions }) {
            for (const [attribute, value] of Object.entries(vitals)) {
                store.addVital(at, value, { ...dimensions, [attribute]: "measured" }, views);
            }
            prune();
        },
        receiveCrowd(crowd) {
            ingestCrowd(store, crowd, now());
            prune();
        },
    };
}
/** The DSN's key: in the query, or in the `X-Sentry-Auth` header of older SDKs. */
function readPublicKey(request) {
    const header = request.headers["x-sentry-auth"] ?? "";
    return request.query.get("sentry_key") ?? /sentry_key=([^,\s]+)/.exec(header)?.[1] ?? null;
}
/** Where numbers are read; scopes as published with the API's schema. */
function readRoutes(reading, access) {
    const route = (name, scope, answer) => ({
        method: "GET",
        path: `/api/0/organizations/:org/${name}/`,
        scopes: [scope],
        handle(request) {
            access.requireOrganization(request);
            return answer(request, reading);
        },
    });
    return [
        route("events", "org:read", answerEvents),
        route("events-timeseries", "org:read", answerTimeseries),
        route("sessions", "org:read", answerSessions),
        route("issues", "event:read", answerIssues),
    ];
}
function get(path, scopes, handle) {
    return { method: "GET", path, scopes, handle };
}
/** Who and what there is: the token itself, the organization, its projects; and what sentry-cli asks on its way. */
function nameRoutes(seed, access) {
    const { id, slug } = seed.organization;
    const organization = {
        id,
        slug,
        name: slug,
        status: { id: "active", name: "active" },
        // sentry-cli reads no organization without this field.
        dateCreated: "2026-01-01T00:00:00.000000Z",
        isEarlyAdopter: false,
        require2FA: false,
        features: [],
        links: {},
    };
    const inOrganization = (answer) => (request) => {
        access.requireOrganization(request);
        return answer(request);
    };
    return [
        get("/api/0/", [], (_request, token) => ({
            status: 200,
            body: {
                version: "0",
                user: { id: "1", name: "Sandbox", email: "sandbox@localhost", username: "sandbox" },
                auth: { scopes: token.scopes },
            },
        })),
        get("/api/0/organizations/", ["org:read", "org:ci"], (request) => page_answerPage(request, [organization])),
        get("/api/0/organizations/:org/", ["org:read", "org:ci"], inOrganization(() => ({ status: 200, body: organization }))),
        get("/api/0/organizations/:org/projects/", ["org:read"], inOrganization((request) => page_answerPage(request, seed.projects.map(renderProject)))),
        get("/api/0/projects/:org/:project/", ["project:read"], inOrganization((request) => ({
            status: 200,
            body: { ...renderProject(access.requireProject(request.params.project ?? "")), organization },
        }))),
        get("/api/0/organizations/:org/repos/", ["org:read", "org:ci"], inOrganization((request) => page_answerPage(request, []))),
    ];
}
function renderProject(project) {
    return { id: project.id, slug: project.slug, name: project.slug, platform: "node", status: "active" };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/seen-requests.js


/** Differ from request to request, or are the reading's own: the site reports whatever is asked for. */
const VARIED = new Set(["release", "environment", "span.status", "span.status_code", "trace.status"]);
/** They count what goes wrong: nothing seen is a good zero. */
const seen_requests_ERRORS = new Set(["error_count", "new_issues"]);
const seen_requests_VITALS = new Set(["lcp", "inp", "cls", "fcp", "ttfb"]);
/** Names of requests that a query of one of these metrics asks for, letter by letter. */
function requestNamesOf(metrics) {
    const terms = sentryMetrics(metrics).flatMap(({ spec }) => termsOf(spec) ?? []);
    const names = terms
        .filter(({ key, negated, operator }) => key === "transaction" && !negated && operator === "is")
        .flatMap(({ values }) => values);
    return [...new Set(names.filter((name) => /^(?:[A-Z]+ )?\/[^*]*$/.test(name)))];
}
/** Those of the named requests that the metric looks at; null where it is not about requests, or not Sentry's. */
function seenRequests(metric, names) {
    if (sentryMetrics([metric]).length === 0)
        return null;
    const spec = fieldsOf(metric.spec);
    const measure = textOf(spec.measure) ?? metric.name;
    if (seen_requests_ERRORS.has(measure))
        return null;
    const terms = termsOf(metric.spec);
    if (measure === "crash_free_sessions")
        return terms !== null && terms.every(({ key }) => VARIED.has(key)) ? null : [];
    return terms === null ? [] : names.filter((name) => terms.every((term) => isMet(term, name)));
}
/** Whether any of them is of what browsers measure: nobody else keeps it. */
function readsVitals(metrics) {
    return sentryMetrics(metrics).some(({ name, spec }) => seen_requests_VITALS.has(textOf(fieldsOf(spec).measure) ?? name));
}
function sentryMetrics(metrics) {
    return metrics.filter(({ provider }) => provider === "sentry");
}
/** Null where the query is not understood. */
function termsOf(spec) {
    const terms = parseSearch(textOf(fieldsOf(spec).query) ?? "");
    return "unknown" in terms ? null : terms;
}
function isMet(term, name) {
    if (VARIED.has(term.key))
        return true;
    const [method = ""] = name.split(" /");
    const reported = {
        transaction: name,
        "transaction.method": method.startsWith("/") ? "GET" : method,
        "span.description": name,
        "span.op": "http.server",
        is_transaction: "true",
    };
    return matchesTerm(term, reported[term.key]);
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/report-targets.js


/** At least one, so that the site reports somewhere in any case. */
function reportTargets({ metrics, project }) {
    const specs = sentryMetrics(metrics).map(({ spec }) => fieldsOf(spec));
    const wanted = (specs.length === 0 ? [{}] : specs).map((spec) => ({
        project: textOf(spec.project) ?? project,
        release: report_targets_releaseOf(spec),
        environment: textOf(spec.environment),
    }));
    return [...new Map(wanted.map((target) => [JSON.stringify(Object.values(target)), target])).values()];
}
/** A release name without the commit tells no two releases apart, so the site would not report it. */
function report_targets_releaseOf(spec) {
    const template = textOf(spec.release);
    return template?.includes("{commit}") === true ? template : null;
}
function projectsOf(targets) {
    const slugs = [...new Set(targets.map(({ project }) => project))];
    return slugs.map((slug, index) => ({
        id: String(42 + index),
        slug,
        publicKey: "0123456789abcdef".repeat(2),
    }));
}
/** As the target names the release and its environment. */
function nameAtTarget(target, release, environment) {
    return {
        release: target.release?.replace("{commit}", release.commit) ?? release.name,
        environment: environment === "production" ? (target.environment ?? environment) : environment,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/seed.js
/** The scopes of an internal integration as Holdpoint asks for it. */
const READER_SCOPES = ["org:read", "event:read", "project:read", "project:releases"];
/** The address that a site reports to: `http://key@127.0.0.1:40123/42`. */
function renderDsn(origin, project) {
    const url = new URL(origin);
    return `${url.protocol}//${project.publicKey}@${url.host}/${project.id}`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./build/src/sandbox/sentry/site-reporter.js
/**
 * Reports of one release of the demo site, made by the real @sentry/node: a segment span a request, an event an error,
 * with the times of the sandbox clock. One client a release, since several releases answer from one process,
 * and without default integrations, since Holdpoint's own requests are made in the same process.
 */


/** Real milliseconds: the envelope goes to loopback while the sandbox clock stands still. */
const FLUSH_TIMEOUT_MS = 5_000;
const site_reporter_MINUTE_MS = 60_000;
/** A slice of traffic is flushed at once; the transport's default of 64 open requests would drop the rest. */
const OPEN_ENVELOPES = 4_096;
const agent = new external_node_http_.Agent({ keepAlive: true, maxSockets: 8 });
/** The DSN is on loopback: an `http_proxy` of the machine, which the SDK would follow, must not see it. */
const directHttp = {
    request(options, callback) {
        const target = typeof options === "string" || options instanceof URL ? { path: String(options) } : options;
        return (0,external_node_http_.request)({ ...target, agent }, (response) => callback?.(Object.assign(response, { statusCode: response.statusCode ?? 0 })));
    },
};
async function createSiteReporter(options) {
    const sentry = await Promise.all(/* import() */[__webpack_require__.e(2486), __webpack_require__.e(6319)]).then(__webpack_require__.bind(__webpack_require__, 36319));
    const traceLifecycle = options.traceLifecycle ?? "stream";
    const client = new sentry.NodeClient({
        dsn: options.dsn,
        release: options.release,
        environment: options.environment,
        tracesSampleRate: 1,
        traceLifecycle,
        transport: sentry.makeNodeTransport,
        transportOptions: { bufferSize: OPEN_ENVELOPES, httpModule: directHttp },
        includeServerName: false,
        stackParser: sentry.defaultStackParser,
        integrations: traceLifecycle === "stream" ? [sentry.spanStreamingIntegration({ flushOnSegmentEnd: false })] : [],
        sendClientReports: false,
        // Without this the SDK would hook into every module that is loaded from here on.
        enableRuntimeChannelInjection: false,
    });
    const scope = new sentry.Scope();
    scope.setClient(client);
    client.init();
    startTrace(scope, options.random);
    const sessions = createSessions();
    const sendSessions = () => {
        const aggregates = sessions.take();
        const { release, environment } = options;
        if (aggregates.length > 0)
            client.sendSession({ attrs: { release, environment }, aggregates });
    };
    let isEmpty = true;
    return {
        report(facts) {
            isEmpty = false;
            sessions.count(facts);
            reportRequest(sentry, scope, facts);
        },
        async flush() {
            // A long watch has thousands of minutes in which nobody is sent.
            if (isEmpty)
                return;
            isEmpty = true;
            sendSessions();
            await client.flush(FLUSH_TIMEOUT_MS);
            startTrace(scope, options.random);
        },
        async close() {
            sendSessions();
            await client.close(FLUSH_TIMEOUT_MS);
        },
    };
}
/** One session a request, in totals for each minute, as the SDK's own HTTP integration sends them for a server. */
function createSessions() {
    const minutes = new Map();
    return {
        count({ startedAt, error }) {
            const minute = Math.floor(startedAt / site_reporter_MINUTE_MS) * site_reporter_MINUTE_MS;
            const totals = minutes.get(minute) ?? { exited: 0, crashed: 0 };
            minutes.set(minute, totals);
            totals[error === null ? "exited" : "crashed"] += 1;
        },
        take() {
            const taken = [...minutes].map(([minute, totals]) => ({ started: new Date(minute).toISOString(), ...totals }));
            minutes.clear();
            return taken;
        },
    };
}
/** All requests up to a flush share one trace, so that they travel in few envelopes; each is a segment of its own. */
function startTrace(scope, random) {
    const traceId = (0,uuid/* createUuid */.i)(random).replaceAll("-", "");
    scope.setPropagationContext({ traceId, sampleRand: random() });
}
function reportRequest(sentry, scope, facts) {
    const { name = `${facts.method} ${facts.route}` } = facts;
    sentry.withScope(scope, () => {
        const span = sentry.startInactiveSpan({
            name,
            op: "http.server",
            startTime: facts.startedAt,
            parentSpan: null,
            attributes: {
                "sentry.origin": "auto.http.http_server",
                "sentry.segment.name.source": "route",
                "http.request.method": facts.method,
                "http.route": facts.route,
            },
        });
        sentry.setHttpStatus(span, facts.status);
        span.end(facts.endedAt);
    });
    if (facts.error === null)
        return;
    const event = scope.clone();
    event.setTransactionName(name);
    event.addEventProcessor((captured) => ({ ...captured, timestamp: facts.endedAt / 1_000 }));
    event.captureException(facts.error, { mechanism: { type: "auto.http.http_server", handled: true } });
}

;// CONCATENATED MODULE: ./build/src/sandbox/sentry/index.js











/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const SENTRY_TOKEN = "sandbox-sentry-token-000000";
const sentry = {
    name: "sentry",
    roles: [],
    seedFor: sentry_seedFor,
    create: createSentryEmulator,
    offers: (running) => ({ openReporter: (release, environment) => openReporter(running, release, environment) }),
    environment: ({ origin, seed }) => ({
        SENTRY_URL: origin,
        SENTRY_AUTH_TOKEN: sentry_tokenOf(seed),
        SENTRY_ORG: seed.organization.slug,
    }),
    describe: ({ origin, seed }) => ({
        url: origin,
        dsn: renderDsn(origin, projectOf(seed, null)),
        token: sentry_tokenOf(seed),
        org: seed.organization.id,
        project: seed.projects[0]?.id ?? "",
    }),
    faults: {},
    siteFor,
    seesRequests: seenRequests,
};
function sentry_tokenOf({ tokens: [first] }) {
    return first?.token ?? SENTRY_TOKEN;
}
/** With this slug; null = the first one. */
function projectOf({ projects }, slug) {
    const project = slug === null ? projects[0] : projects.find((one) => one.slug === slug);
    if (project === undefined)
        throw new Error(`the emulated Sentry has no project ${slug ?? "at all"}`);
    return project;
}
async function openReporter({ origin, seed, emulator, context: { random } }, release, environment) {
    const anywhere = { project: seed.projects[0]?.slug ?? "", release: null, environment: null };
    const targets = seed.reports ?? [anywhere];
    const reporters = targets.map(async (target) => {
        const project = projectOf(seed, target.project);
        const named = nameAtTarget(target, release, environment);
        const reporter = {
            ...(await createSiteReporter({ dsn: renderDsn(origin, project), ...named, random })),
            ...(await createCrowdReporter((crowd) => emulator.receiveCrowd({ project: project.id, ...named, ...crowd }))),
        };
        if (seed.vitals !== true)
            return reporter;
        return withBrowser(reporter, (views) => emulator.receiveViews({ project: project.id, ...named, ...views }));
    });
    return (0,combine_reporters/* combineReporters */.u)(await Promise.all(reporters));
}
function sentry_seedFor(wishes) {
    const reports = reportTargets(wishes);
    return {
        organization: { id: "1", slug: textOf(firstSpec(wishes).org) ?? wishes.repository.owner },
        projects: projectsOf(reports),
        tokens: [{ token: SENTRY_TOKEN, scopes: READER_SCOPES }],
        reports,
        ...(readsVitals(wishes.metrics) ? { vitals: true } : {}),
    };
}
function siteFor({ metrics }) {
    const template = report_targets_releaseOf(firstSpec({ metrics }));
    return { requestNames: requestNamesOf(metrics), ...(template === null ? {} : { releaseTemplate: template }) };
}
function firstSpec({ metrics }) {
    return fieldsOf(sentryMetrics(metrics)[0]?.spec);
}

// EXTERNAL MODULE: ./build/src/sandbox/start-sandbox.js + 20 modules
var start_sandbox = __webpack_require__(9822);
;// CONCATENATED MODULE: ./build/src/sandbox/supabase/access.js
const access_MINUTE_MS = 60_000;
const DEFAULT_REQUESTS_PER_MINUTE = 120;
/** Thrown by a handler to answer with an error. */
class supabase_access_Refusal extends Error {
    status;
    fields;
    constructor(status, message, fields = {}) {
        super(message);
        this.status = status;
        this.fields = fields;
    }
}
function access_createAccess(context, seed) {
    const counted = new Map();
    const limit = seed.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE;
    /** Headers of every answer to a known token, and whether this was one request too many. */
    function count(key) {
        const now = context.clock.now();
        const minute = Math.floor(now / access_MINUTE_MS);
        const known = counted.get(key);
        const entry = known?.minute === minute ? known : { minute, requests: 0 };
        entry.requests += 1;
        counted.set(key, entry);
        return {
            exceeded: entry.requests > limit,
            headers: {
                "x-ratelimit-limit": String(limit),
                "x-ratelimit-remaining": String(Math.max(0, limit - entry.requests)),
                // Seconds that remain, not an instant.
                "x-ratelimit-reset": String(Math.ceil(((minute + 1) * access_MINUTE_MS - now) / 1_000)),
            },
        };
    }
    const bodyRoute = (method, path, permission, handle) => ({
        method,
        path,
        async handle(request) {
            const secret = /^Bearer (sbp_\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
            const token = seed.tokens.find((candidate) => candidate.token === secret);
            if (token === undefined)
                return access_answer(new supabase_access_Refusal(401, "Unauthorized"), {});
            const { exceeded, headers } = count(`${token.token} ${request.params["ref"] ?? ""}`);
            try {
                if (exceeded)
                    throw new supabase_access_Refusal(429, "Too many requests in this minute");
                const body = method === "GET" ? {} : ((await request.json()) ?? {});
                const given = handle(access_admit(seed, request, permission, token), request, body);
                return { ...given, headers: { ...headers, ...given.headers } };
            }
            catch (error) {
                if (error instanceof supabase_access_Refusal)
                    return access_answer(error, headers);
                throw error;
            }
        },
    });
    return {
        bodyRoute,
        route: (method, path, permission, handle) => bodyRoute(method, path, permission, (caller, request) => handle(caller, request)),
    };
}
function access_admit(seed, request, permission, token) {
    const ref = request.params["ref"];
    if (ref !== undefined && !/^[a-z]{20}$/.test(ref))
        throw new supabase_access_Refusal(400, "ref must be 20 lower-case letters");
    const project = seed.projects.find((candidate) => candidate.ref === ref) ?? null;
    if (ref !== undefined && project === null)
        throw new supabase_access_Refusal(404, "Project not found");
    if (token.permissions !== undefined && !token.permissions.includes(permission)) {
        throw new supabase_access_Refusal(403, "The access token lacks a permission", { missing_permissions: [permission] });
    }
    if (project !== null && !reaches(token, project))
        throw new supabase_access_Refusal(403, "The access token does not reach this project");
    return { token, project };
}
function reaches(token, project) {
    return token.projects === undefined || token.projects.includes(project.ref);
}
function access_answer({ status, message, fields }, headers) {
    return { status, headers, body: { message, ...fields } };
}

;// CONCATENATED MODULE: ./build/src/sandbox/supabase/managed.js

/** What a project is doing meanwhile takes this long. */
const BRANCH_MS = 60_000;
const OFFLINE_FROM_MS = 5_000;
const OFFLINE_MS = 120_000;
function createManaged(context, seed, access) {
    const world = { context, seed, branches: [], how: "with data", restores: [] };
    return {
        routes: [...backupRoutes(world, access), ...managed_branchRoutes(world, access)],
        statusOf(ref) {
            const last = world.restores.findLast((one) => one.ref === ref);
            const sinceMs = last === undefined ? -1 : context.clock.now() - last.at - OFFLINE_FROM_MS;
            return sinceMs >= 0 && sinceMs < OFFLINE_MS ? "RESTORING" : "ACTIVE_HEALTHY";
        },
        makeBranches: (how) => {
            world.how = how;
        },
        branches: () => world.branches.map(({ name }) => name),
        restored: () => world.restores.map(({ target }) => target),
    };
}
/** Of a project that the path names. */
function projectRoute(access, method, path, permission) {
    return (handle) => access.bodyRoute(method, `/v1/projects/:ref${path}`, permission, ({ project }, _request, body) => {
        if (project === null)
            throw new supabase_access_Refusal(404, "Project not found");
        return handle(project, body);
    });
}
function backupRoutes(world, access) {
    return [
        projectRoute(access, "GET", "/database/backups", "backups_read")((project) => ({
            status: 200,
            body: showBackups(world.context, project),
        })),
        projectRoute(access, "POST", "/database/backups/restore-pitr", "backups_write")(({ ref, recoveryMs }, { recovery_time_target_unix: target }) => {
            if (typeof target !== "number" || !Number.isInteger(target)) {
                throw new supabase_access_Refusal(400, "recovery_time_target_unix: Expected integer");
            }
            if (recoveryMs === undefined)
                throw new supabase_access_Refusal(400, "PITR is not enabled for this project.");
            world.restores.push({ ref, at: world.context.clock.now(), target });
            return { status: 201 };
        }),
    ];
}
function managed_branchRoutes(world, access) {
    const now = () => world.context.clock.now();
    return [
        projectRoute(access, "GET", "/branches", "branching_development_read")(({ ref }) => ({
            status: 200,
            body: world.branches.filter(({ parent }) => parent === ref).map((branch) => managed_showBranch(branch, now())),
        })),
        projectRoute(access, "POST", "/branches", "branching_development_create")((project, body) => managed_createBranch(world, project, body)),
        access.route("GET", "/v1/branches/:branch", "branching_development_read", ({ token }, request) => ({
            status: 200,
            body: showConfig(branchOf(world, request), token.permissions?.includes("secrets_hidden") === true),
        })),
        access.route("DELETE", "/v1/branches/:branch", "branching_development_delete", (_caller, request) => {
            const gone = branchOf(world, request);
            world.branches = world.branches.filter(({ id }) => id !== gone.id);
            return { status: 200, body: { message: "ok" } };
        }),
        // Of a branch's own project, too.
        access.route("GET", "/v1/projects/:own/config/database/pooler", "database_pooling_config_read", (_caller, { params }) => {
            const ref = params["own"] ?? "";
            const isThere = [...world.seed.projects, ...world.branches].some((one) => one.ref === ref);
            if (!isThere)
                throw new supabase_access_Refusal(404, "Project not found");
            return { status: 200, body: [showPooler(ref)] };
        }),
    ];
}
function branchOf({ branches }, { params }) {
    const found = branches.find(({ id }) => id === params["branch"]);
    if (found === undefined)
        throw new supabase_access_Refusal(404, "Branch not found");
    return found;
}
function managed_createBranch(world, { ref }, body) {
    const { branch_name: name, with_data: wantsData } = body;
    if (typeof name !== "string" || name === "")
        throw new supabase_access_Refusal(400, "branch_name: Required");
    const number = world.branches.length + 1;
    const now = world.context.clock.now();
    const branch = {
        id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
        name,
        ref: `branchofproject${"abcdefghij"[number % 10] ?? "a"}`.padEnd(20, "z"),
        parent: ref,
        withData: wantsData === true && world.how !== "without data",
        createdAt: now,
        end: world.how === "failing" ? "MIGRATIONS_FAILED" : "FUNCTIONS_DEPLOYED",
    };
    world.branches = [...world.branches, branch];
    return { status: 201, body: managed_showBranch(branch, now) };
}
/** The newest moment is two minutes old: logs are taken so often. */
const RECOVERY_LAG_MS = 120_000;
function showBackups({ clock, hasFault, startedAt }, project) {
    const isEmpty = hasFault("supabase", "empty");
    const { backups = [], recoveryMs, region = "eu-central-1" } = project;
    const isOn = recoveryMs !== undefined && !isEmpty;
    // Daily backups are physical too: these dates alone say nothing of point-in-time recovery.
    const made = isEmpty ? [] : backups.map(({ agoMs }) => startedAt - agoMs).toSorted((one, other) => one - other);
    const [first, last] = isOn ? [clock.now() - recoveryMs, clock.now() - RECOVERY_LAG_MS] : [made[0], made.at(-1)];
    return {
        region,
        walg_enabled: true,
        pitr_enabled: isOn,
        backups: (isEmpty ? [] : backups).map(({ agoMs, status = "COMPLETED" }) => ({
            is_physical_backup: true,
            status,
            inserted_at: new Date(startedAt - agoMs).toISOString(),
        })),
        physical_backup_data: first === undefined || last === undefined
            ? {}
            : {
                earliest_physical_backup_date_unix: Math.floor(first / 1_000),
                latest_physical_backup_date_unix: Math.floor(last / 1_000),
            },
    };
}
function managed_showBranch({ id, name, ref, parent, withData, createdAt, end }, now) {
    const isDone = now - createdAt >= BRANCH_MS;
    return {
        id,
        name,
        project_ref: ref,
        parent_project_ref: parent,
        is_default: false,
        persistent: false,
        status: isDone ? end : "CREATING_PROJECT",
        created_at: new Date(createdAt).toISOString(),
        updated_at: new Date(now).toISOString(),
        with_data: withData,
        preview_project_status: isDone ? "ACTIVE_HEALTHY" : "COMING_UP",
    };
}
function showConfig({ ref }, isHidden) {
    return {
        ref,
        postgres_version: "17.6.1.005",
        postgres_engine: "17",
        release_channel: "ga",
        status: "ACTIVE_HEALTHY",
        db_host: `db.${ref}.supabase.co`,
        db_port: 5432,
        db_user: "postgres",
        ...(isHidden ? {} : { db_pass: "password/of the branch" }),
    };
}
function showPooler(ref) {
    const user = `postgres.${ref}`;
    const host = "aws-0-eu-central-1.pooler.supabase.com";
    const address = `postgresql://${user}:[YOUR-PASSWORD]@${host}:6543/postgres`;
    return {
        identifier: ref,
        database_type: "PRIMARY",
        is_using_scram_auth: true,
        db_user: user,
        db_host: host,
        db_port: 6543,
        db_name: "postgres",
        connection_string: address,
        connectionString: address,
        default_pool_size: 15,
        max_client_conn: 200,
        pool_mode: "transaction",
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/supabase/observed.js
const SERVICES = ["auth", "db", "pooler", "realtime", "rest", "storage"];
/** `unhealthy` null: nothing is known of any service. */
function renderHealth(request, unhealthy) {
    const asked = request.query.getAll("services").flatMap((names) => names.split(","));
    const unknown = asked.find((name) => !SERVICES.includes(name));
    if (asked.length === 0 || unknown !== undefined) {
        return { status: 400, body: { message: `services: Invalid option: "${unknown ?? ""}"` } };
    }
    const body = asked.map((name) => {
        const status = unhealthy?.get(name) ?? "ACTIVE_HEALTHY";
        return { name, healthy: status === "ACTIVE_HEALTHY", status };
    });
    return { status: 200, body: unhealthy === null ? [] : body };
}
/** The address of the project itself: `service_role` and a secret key, by basic authentication. */
function metricsRoute(context, seed) {
    return {
        method: "GET",
        path: "/customer/v1/privileged/metrics",
        handle({ headers }) {
            const [, encoded = ""] = /^Basic (\S+)$/.exec(headers.authorization ?? "") ?? [];
            const [user, key] = Buffer.from(encoded, "base64").toString("utf8").split(":");
            const project = seed.projects.find(({ secretKey }) => secretKey !== undefined && secretKey === key);
            if (user !== "service_role" || project === undefined)
                return { status: 401, body: { message: "Unauthorized" } };
            const lines = context.hasFault("supabase", "empty")
                ? []
                : gaugesOf(project.ref, context.clock.now() - context.startedAt);
            // Of itself the exporter always says something.
            const body = [`exporter_up{supabase_project_ref="${project.ref}"} 1`, ...lines, ""].join("\n");
            return { status: 200, headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" }, body };
        },
    };
}
/** A small machine with little to do. */
function gaugesOf(ref, sinceMs) {
    // Renewed once a minute; a fifth of the time is work.
    const seconds = Math.floor(sinceMs / 60_000) * 60;
    const spent = { idle: 7_000 + 0.8 * seconds, user: 900 + 0.2 * seconds };
    const postgres = `{supabase_project_ref="${ref}",service_type="postgresql",server="localhost:5432"}`;
    const of = (labels = "") => `{supabase_project_ref="${ref}",service_type="db"${labels}}`;
    return [
        "# HELP node_memory_MemTotal_bytes Memory information field MemTotal_bytes.",
        "# TYPE node_memory_MemTotal_bytes gauge",
        `node_memory_MemTotal_bytes${of()} 4e+09`,
        "# TYPE node_memory_MemAvailable_bytes gauge",
        `node_memory_MemAvailable_bytes${of()} 3e+09`,
        "# TYPE node_filesystem_size_bytes gauge",
        `node_filesystem_size_bytes${of(',device="/dev/nvme0n1p2",mountpoint="/"')} 1e+10`,
        `node_filesystem_size_bytes${of(',device="/dev/nvme1n1",mountpoint="/data"')} 8e+09`,
        "# TYPE node_filesystem_avail_bytes gauge",
        `node_filesystem_avail_bytes${of(',device="/dev/nvme0n1p2",mountpoint="/"')} 1e+09`,
        `node_filesystem_avail_bytes${of(',device="/dev/nvme1n1",mountpoint="/data"')} 6e+09`,
        "# TYPE node_load1 gauge",
        `node_load1${of()} 0.2`,
        "# TYPE node_cpu_seconds_total counter",
        ...["0", "1"].flatMap((cpu) => ["idle", "user"].map((mode) => `node_cpu_seconds_total${of(`,cpu="${cpu}",mode="${mode}"`)} ${spent[mode]}`)),
        "# TYPE pg_stat_database_num_backends gauge",
        `pg_stat_database_num_backends${postgres} 10`,
        "# TYPE max_connections_connection_count gauge",
        `max_connections_connection_count${postgres} 60`,
        "# TYPE physical_replication_lag_physical_replication_lag_seconds gauge",
        `physical_replication_lag_physical_replication_lag_seconds${postgres} 0.5`,
        "# TYPE replication_realtime_lag_bytes gauge",
        `replication_realtime_lag_bytes${postgres} 2.097152e+06`,
        "# TYPE pgbouncer_pools_client_waiting_connections gauge",
        `pgbouncer_pools_client_waiting_connections${postgres} 0`,
        "# TYPE supavisor_connections_active gauge",
        `supavisor_connections_active${postgres} 4`,
        "# TYPE pg_wal_size_mb gauge",
        `pg_wal_size_mb${postgres} 176`,
        "# TYPE pg_database_size_mb gauge",
        `pg_database_size_mb${postgres} 1024`,
        "# TYPE pg_settings_default_transaction_read_only gauge",
        `pg_settings_default_transaction_read_only${postgres} 0`,
    ];
}

;// CONCATENATED MODULE: ./build/src/sandbox/supabase/emulator.js



/** Faults: `stale` shows what the advisors found at the start, `empty` no finding; all others stand in front of the routes. */
function createSupabaseEmulator(context, seed) {
    const found = new Map(seed.projects.map(({ ref, lints }) => [ref, lints]));
    const access = access_createAccess(context, seed);
    const managed = createManaged(context, seed, access);
    const services = new Map(seed.projects.flatMap((project) => Object.entries(project.services ?? {})));
    function lintsOf(ref) {
        const lints = found.get(ref);
        if (lints === undefined)
            throw new Error(`no project ${ref}`);
        return lints;
    }
    function advise(project, category) {
        if (project === null)
            throw new supabase_access_Refusal(404, "Project not found");
        const stale = context.hasFault("supabase", "stale");
        const lints = context.hasFault("supabase", "empty") ? [] : stale ? project.lints : lintsOf(project.ref);
        const shown = lints.filter(({ categories = ["SECURITY"] }) => categories.includes(category));
        return { status: 200, body: { lints: shown.map(renderLint) } };
    }
    return {
        name: "supabase",
        routes: [
            access.route("GET", "/v1/projects", "project_admin_read", ({ token }) => {
                const reached = seed.projects.filter((project) => reaches(token, project));
                return { status: 200, body: reached.map((project) => render(project, seed, context, managed)) };
            }),
            access.route("GET", "/v1/projects/:ref", "project_admin_read", ({ project }) => {
                if (project === null)
                    throw new supabase_access_Refusal(404, "Project not found");
                return { status: 200, body: render(project, seed, context, managed) };
            }),
            ...["SECURITY", "PERFORMANCE"].map((category) => access.route("GET", `/v1/projects/:ref/advisors/${category.toLowerCase()}`, "advisors_read", ({ project }) => advise(project, category))),
            access.route("GET", "/v1/projects/:ref/health", "project_admin_read", (_caller, request) => renderHealth(request, context.hasFault("supabase", "empty") ? null : services)),
            metricsRoute(context, seed),
            ...managed.routes,
        ],
        managed,
        setLints: (lints, ref) => {
            if (ref !== undefined)
                lintsOf(ref);
            for (const known of ref === undefined ? [...found.keys()] : [ref])
                found.set(known, lints);
        },
        setService(name, status) {
            if (status === null)
                services.delete(name);
            else
                services.set(name, status);
        },
        lints: (ref) => lintsOf(ref ?? seed.projects[0]?.ref ?? ""),
        // No token is in it.
        state: () => ({
            organization: seed.organization,
            projects: seed.projects.map(({ ref, name }) => ({ ref, name, lints: lintsOf(ref).map(renderLint) })),
        }),
    };
}
function render({ ref, name, region }, seed, context, managed) {
    return {
        id: ref,
        ref,
        organization_id: seed.organization.id,
        organization_slug: seed.organization.slug,
        name,
        region: region ?? "eu-central-1",
        created_at: new Date(context.startedAt).toISOString(),
        status: managed.statusOf(ref),
        database: {
            host: `db.${ref}.supabase.co`,
            version: "17.6.1.005",
            postgres_engine: "17",
            release_channel: "ga",
        },
    };
}
function renderLint(lint) {
    const { name, level, schema = "public", entity = "threads", type = "table" } = lint;
    const what = `${type} ${schema}.${entity}`;
    return {
        name,
        title: lint.title ?? name.replaceAll("_", " "),
        level,
        facing: "EXTERNAL",
        categories: lint.categories ?? ["SECURITY"],
        description: `The advisor's rule ${name}.`,
        detail: lint.detail ?? `Found in ${what}.`,
        remediation: lint.remediation ?? `https://supabase.com/docs/guides/database/database-linter?lint=${name}`,
        metadata: { schema, name: entity, type },
        cache_key: lint.cacheKey ?? `${name}_${schema}_${entity}`,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/supabase/index.js



/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const SUPABASE_TOKEN = "sbp_fcsandbox000000000000000000000";
const SECRET_KEY = "sb_secret_sandbox0000000000000000";
/** Reference of the project that is there where none is asked for. */
const supabase_DEFAULT_PROJECT = "sandboxdatabaseabcde";
const PERMISSIONS = [
    "advisors_read",
    "project_admin_read",
    "backups_read",
    "backups_write",
    "branching_development_read",
    "branching_development_create",
    "branching_development_delete",
    "database_pooling_config_read",
];
/** What a project that is in order has: nothing of level ERROR. */
const FINDINGS = [
    { name: "function_search_path_mutable", level: "WARN", entity: "touch_thread", type: "function" },
    { name: "rls_enabled_no_policy", level: "INFO", entity: "audit_log" },
    { name: "unused_index", level: "INFO", entity: "threads", categories: ["PERFORMANCE"] },
];
const OPEN_TABLE = {
    name: "rls_disabled_in_public",
    level: "ERROR",
    entity: "messages",
    title: "A table without row security",
    detail: "public.messages can be read and written by anybody who knows the project.",
};
const supabase = {
    name: "supabase",
    roles: ["advisor"],
    seedFor: supabase_seedFor,
    create: createSupabaseEmulator,
    environment: ({ origin, seed }) => ({
        SUPABASE_API_BASE_URL: origin,
        SUPABASE_ACCESS_TOKEN: supabase_tokenOf(seed),
        SUPABASE_METRICS_URL: origin,
        SUPABASE_SECRET_KEY: seed.projects[0]?.secretKey ?? SECRET_KEY,
    }),
    describe: ({ origin, seed }) => ({ url: origin, token: supabase_tokenOf(seed), project: seed.projects[0]?.ref ?? "" }),
    faults: {
        "advisor-error": {
            description: "the advisor finds a table without row security",
            role: "advisor",
            apply: (emulator) => emulator.setLints([...emulator.lints(), OPEN_TABLE]),
        },
        "branch-without-data": {
            description: "Supabase makes branches without the project's data",
            apply: (emulator) => emulator.managed.makeBranches("without data"),
        },
        "database-unhealthy": {
            description: "Supabase calls the database unhealthy",
            apply: (emulator) => emulator.setService("db", "UNHEALTHY"),
        },
    },
};
function supabase_tokenOf({ tokens: [first] }) {
    return first?.token ?? SUPABASE_TOKEN;
}
const supabase_HOUR_MS = 3_600_000;
/** Of the last three nights. */
const NIGHTLY = [16, 40, 64].map((hours) => ({ agoMs: hours * supabase_HOUR_MS }));
const WEEK_MS = 168 * supabase_HOUR_MS;
function supabase_seedFor({ items, metrics, project, steps = [], team }) {
    const specs = [
        ...steps
            .flatMap(({ spec }) => [fieldsOf(spec), fieldsOf(fieldsOf(fieldsOf(spec).trial).from)])
            .filter(({ vendor }) => vendor === "supabase")
            .map((spec) => ({ spec })),
        ...items.filter(({ gate }) => gate === "advisor"),
        ...metrics.filter(({ provider }) => provider === "supabase"),
    ];
    const named = specs.flatMap(({ spec }) => textOf(fieldsOf(spec).project) ?? []);
    const refs = named.length === 0 ? [supabase_DEFAULT_PROJECT] : [...new Set(named)];
    return {
        organization: { id: "sandbox-organization", slug: team?.slug ?? "sandbox" },
        projects: refs.map((ref) => ({
            ref,
            name: project,
            lints: FINDINGS,
            secretKey: SECRET_KEY,
            backups: NIGHTLY,
            recoveryMs: WEEK_MS,
        })),
        tokens: [{ token: SUPABASE_TOKEN, permissions: PERMISSIONS }],
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/unleash/emulator.js
const STRATEGY = { name: "default", parameters: {}, constraints: [], segments: [], disabled: false, sortOrder: 0 };
const PATH = "/api/admin/projects/:project/features/:name/environments/:environment";
function createUnleashEmulator(context, seed) {
    const world = {
        context,
        changeRequests: new Set(seed.changeRequests),
        events: [],
        flags: seed.flags.map((one) => ({ seed: one, environments: environmentsOf(one) })),
    };
    const find = (name, environment) => {
        const flag = world.flags.find((one) => one.seed.name === name);
        const found = flag?.environments.get(environment);
        if (flag === undefined || found === undefined)
            throw new Error(`unleash emulator: no flag ${name}`);
        return { flag, found };
    };
    const isEnabled = (name, environment) => find(name, environment).found.enabled;
    return {
        name: "unleash",
        routes: emulator_routesOf(world, seed.tokens),
        turn: (name, environment, enabled, by) => change(world, find(name, environment).flag, environment, { enabled }, by),
        addStrategy(name, environment, by) {
            const { flag, found } = find(name, environment);
            change(world, flag, environment, { strategies: [...found.strategies, { ...STRATEGY, name: "userWithId" }] }, by);
        },
        isEnabled,
        isSafe: () => seed.flags.every(({ name, safe }) => safe === undefined || isEnabled(name, safe.environment) === safe.enabled),
        requireChangeRequests: () => {
            for (const { environments } of world.flags)
                for (const key of environments.keys())
                    world.changeRequests.add(key);
        },
        // No token is in it.
        state: () => ({
            flags: world.flags.map(({ seed: { name }, environments }) => ({ name, ...Object.fromEntries(environments) })),
        }),
    };
}
function environmentsOf({ environments }) {
    return new Map(Object.entries(environments).map(([key, enabled]) => [key, { enabled, strategies: [{ ...STRATEGY, id: "s-1" }] }]));
}
function emulator_routesOf(world, tokens) {
    const route = (method, path, handle) => ({
        method,
        path,
        handle(request) {
            const given = (request.headers["authorization"] ?? "").replace(/^Bearer /, "");
            const token = tokens.find((candidate) => candidate.token === given);
            if (token === undefined)
                return emulator_refusal(401, "UnauthorizedError", "You must be logged in to use Unleash.");
            // As the server words it, without a name beside it.
            const message = "invalid token: expected a different token type for this endpoint";
            return token.kind === "client" ? { status: 403, body: { message } } : handle(request, token);
        },
    });
    return [
        route("GET", PATH, (request) => unleash_emulator_readFlag(world, request)),
        route("POST", `${PATH}/on`, (request, token) => toggle(world, request, token, true)),
        route("POST", `${PATH}/off`, (request, token) => toggle(world, request, token, false)),
        route("GET", "/api/admin/search/events", (request) => searchEvents(world, request)),
    ];
}
function emulator_find({ flags }, { params }) {
    const { project, name = "", environment = "" } = params;
    const flag = flags.find(({ seed }) => seed.project === project && seed.name === name);
    const found = flag?.environments.get(environment);
    return flag === undefined || found === undefined
        ? emulator_refusal(404, "NotFoundError", `Could not find environment ${environment} for feature: ${name}`)
        : { flag, found, environment };
}
function unleash_emulator_readFlag(world, request) {
    const answer = emulator_find(world, request);
    if ("status" in answer)
        return answer;
    const { flag, environment } = answer;
    const stale = world.context.hasFault("unleash", "stale");
    const found = (stale ? environmentsOf(flag.seed).get(environment) : null) ?? answer.found;
    if (world.context.hasFault("unleash", "empty"))
        return { status: 200, body: {} };
    return { status: 200, body: { name: environment, featureName: flag.seed.name, environment, ...found } };
}
function toggle(world, request, token, enabled) {
    const answer = emulator_find(world, request);
    if ("status" in answer)
        return answer;
    const { flag, environment } = answer;
    const permission = world.changeRequests.has(environment)
        ? "SKIP_CHANGE_REQUEST"
        : token.kind === "reader"
            ? "UPDATE_FEATURE_ENVIRONMENT"
            : null;
    if (permission !== null) {
        const message = `You don't have the required permissions to perform this operation. To perform this action, you need the "${permission}" permission.`;
        return emulator_refusal(403, "PermissionError", message, { permissions: [permission] });
    }
    change(world, flag, environment, { enabled }, token.user);
    return { status: 200 };
}
/** What changes nothing is no event. */
function change(world, flag, environment, to, by) {
    const before = flag.environments.get(environment);
    if (before === undefined || to.enabled === before.enabled)
        return;
    flag.environments.set(environment, { ...before, ...to });
    const type = to.enabled === undefined
        ? "feature-strategy-add"
        : to.enabled
            ? "feature-environment-enabled"
            : "feature-environment-disabled";
    world.events.unshift({
        id: world.events.length + 1,
        type,
        createdAt: new Date(world.context.clock.now()).toISOString(),
        createdBy: by,
        project: flag.seed.project,
        featureName: flag.seed.name,
        environment,
        data: null,
        preData: null,
        tags: [],
    });
}
function searchEvents({ events }, { query }) {
    const wanted = (name) => query.get(name)?.replace(/^IS:/, "") ?? null;
    const [feature, environment, project] = ["feature", "environment", "project"].map(wanted);
    const found = events.filter((event) => (feature === null || event.featureName === feature) &&
        (environment === null || event.environment === environment) &&
        (project === null || event.project === project));
    const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 50)];
    return { status: 200, body: { events: found.slice(offset, offset + limit), total: found.length } };
}
function emulator_refusal(status, name, message, more = {}) {
    return {
        status,
        body: { id: "00000000-0000-0000-0000-000000000000", name, message, details: [{ message }], ...more },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/unleash/index.js



/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const unleash_TOKEN = "user:sandboxunleash000000000000000000000000000000";
const unleash = {
    name: "unleash",
    roles: ["flags"],
    seedFor: unleash_seedFor,
    create: createUnleashEmulator,
    offers: ({ emulator, seed }) => seed.flags.some(({ safe }) => safe !== undefined) ? { flagIsSafe: () => emulator.isSafe() } : {},
    environment: ({ origin, seed }) => ({
        UNLEASH_URL: origin,
        UNLEASH_ADMIN_TOKEN: seed.tokens[0]?.token ?? unleash_TOKEN,
    }),
    describe: ({ origin, seed }) => ({ url: origin, token: seed.tokens[0]?.token ?? unleash_TOKEN }),
    faults: {
        "change-requests": {
            description: "changes of flags go by change requests",
            apply: (emulator) => emulator.requireChangeRequests(),
        },
    },
};
function unleash_seedFor({ flags = [] }) {
    return {
        tokens: [{ token: unleash_TOKEN, user: "holdpoint", kind: "admin" }],
        flags: flags
            .filter(({ provider }) => provider === "unleash")
            .map(({ spec }) => {
            const { project, environment, name, safe } = fieldsOf(spec);
            const enabled = safe === "on";
            const of = textOf(environment) ?? "production";
            return {
                project: textOf(project) ?? "default",
                name: textOf(name) ?? "",
                environments: { development: true, [of]: !enabled },
                safe: { environment: of, enabled },
            };
        }),
    };
}

// EXTERNAL MODULE: ./build/src/sandbox/demo-site.js + 2 modules
var demo_site = __webpack_require__(79715);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/answer.js
function ok(body) {
    return { status: 200, body };
}
/** `{"error":{"code","message",…}}`, as every endpoint of the vendor says no. */
function apiError(status, code, message, extra = {}) {
    return { status, body: { error: { code, message, ...extra } } };
}
const MAXIMUM_LIMIT = 100;
/**
 * One page, newest first: `limit` (default 20, at most 100), `until` and `since` are creation times, both exclusive.
 * `next` is the `until` of the following page and null on the last one. An unusable limit is an answer.
 */
function paginate(items, query, createdAt) {
    const limit = Number(query.get("limit") ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > MAXIMUM_LIMIT) {
        return apiError(400, "bad_request", `Invalid request: \`limit\` should be between 1 and ${MAXIMUM_LIMIT}.`);
    }
    const until = Number(query.get("until") ?? Number.POSITIVE_INFINITY);
    const since = Number(query.get("since") ?? Number.NEGATIVE_INFINITY);
    const matching = items
        .filter((item) => createdAt(item) < until && createdAt(item) > since)
        .toSorted((one, other) => createdAt(other) - createdAt(one));
    const page = matching.slice(0, limit);
    const first = page[0];
    const last = page.at(-1);
    return {
        items: page,
        pagination: {
            count: page.length,
            next: last !== undefined && matching.length > page.length ? createdAt(last) : null,
            prev: first === undefined ? null : createdAt(first),
        },
    };
}
function isAnswer(value) {
    return "status" in value && typeof value.status === "number";
}
/** A JSON object body; anything else (no body, an array, no JSON) is an empty object. */
async function answer_readObject(request) {
    try {
        const body = await request.json();
        return answer_isRecord(body) ? body : {};
    }
    catch {
        return {};
    }
}
function answer_isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function answer_textOf(value) {
    return typeof value === "string" ? value : null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/access.js

/** The same handler under every path that the vendor's clients call it by. */
function access_guard(state, method, paths, handle, settings = {}) {
    return paths.map((path) => ({
        method,
        path,
        ...(settings.longLived === true ? { longLived: true } : {}),
        handle: (request) => {
            const refusal = access_refuse(state, request, settings.anyTeam === true);
            if (refusal === null)
                return handle(request);
            // A body that nobody reads would hold the connection.
            request.raw.resume();
            return refusal;
        },
    }));
}
function access_refuse(state, request, anyTeam) {
    const header = request.headers.authorization;
    const given = header === undefined ? null : /^bearer\s+(.+)$/i.exec(header)?.[1];
    if (given === null) {
        return apiError(403, "forbidden", "The request has no authentication token.", { missingToken: true });
    }
    const token = state.seed.tokens.find((candidate) => candidate.token === given);
    if (token === undefined)
        return apiError(403, "forbidden", "Not authorized", { invalidToken: true });
    const { team } = state.seed;
    const asked = request.query.get("teamId") ?? request.query.get("slug");
    const teams = token.teams ?? [team.id];
    if (asked !== null && !((asked === team.id || asked === team.slug) && teams.includes(team.id))) {
        return apiError(403, "forbidden", `Not authorized: the token has no access to the team "${asked}".`);
    }
    // Without a team the token acts for its own first one, where this project does not exist.
    if (asked === null && !anyTeam && !teams.includes(team.id))
        return apiError(404, "not_found", "Not found");
    return null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/deployment-changes.js
function onChange(state, listener) {
    state.listeners.push(listener);
}
function tell(state, deployment, change) {
    for (const listener of state.listeners)
        listener(deployment, change);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/files.js
/** Uploaded files, kept on disk by their SHA-1 digest; large bodies are streamed, never held. */





function createFileStore(directory) {
    const folder = (0,external_node_path_.join)(directory, "files");
    const places = new Map();
    const totals = { files: 0, uploads: 0, bytes: 0 };
    let parts = 0;
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const pack = openPack((0,external_node_path_.join)(folder, "pack"));
    const path = (sha) => (0,external_node_path_.join)(folder, sha);
    const remember = (sha, place) => {
        if (!places.has(sha))
            totals.files += 1;
        places.set(sha, place);
    };
    return {
        has: (sha) => places.has(sha),
        totals,
        async receive(raw, announced, options) {
            parts += 1;
            const part = (0,external_node_path_.join)(folder, `part-${parts}`);
            const received = await receiveBody(raw, {
                part: options.keep ? part : null,
                verify: options.verify,
                whole: (announced.size ?? Number.POSITIVE_INFINITY) <= WHOLE_BYTES,
            });
            const refuse = async (reason) => {
                await (0,promises_.rm)(part, { force: true });
                return { kind: "refused", reason };
            };
            if (received === null)
                return refuse("The upload ended before its body was complete.");
            totals.uploads += 1;
            totals.bytes += received.size;
            if (announced.size !== null && announced.size !== received.size) {
                return refuse(`The size of the file is ${received.size}, not ${announced.size} as announced.`);
            }
            if (received.sha !== null && received.sha !== announced.sha) {
                return refuse(`The digest of the file is ${received.sha}, not ${announced.sha} as announced.`);
            }
            // A file is known when it is whole: an upload that breaks off leaves nothing behind.
            if (received.inFile) {
                await (0,promises_.rename)(part, path(announced.sha));
                remember(announced.sha, "file");
            }
            else if (!options.keep)
                remember(announced.sha, "not kept");
            else if (typeof places.get(announced.sha) !== "object")
                remember(announced.sha, pack.append(received.bytes));
            return { kind: "stored", sha: announced.sha, size: received.size };
        },
        put(bytes) {
            const sha = (0,external_node_crypto_.createHash)("sha1").update(bytes).digest("hex");
            const place = places.get(sha);
            if (place === undefined || place === "not kept")
                remember(sha, pack.append(bytes));
            return { sha, size: bytes.length, mode: 0o100644 };
        },
        async read(sha) {
            const place = places.get(sha);
            if (place === undefined || place === "not kept")
                return null;
            if (place === "file")
                return (0,promises_.readFile)(path(sha));
            return pack.read(place);
        },
        close: () => pack.close(),
    };
}
/** Small files go into one file: creating thousands costs a file system far more time than their bytes do. */
function openPack(path) {
    const file = (0,external_node_fs_.openSync)(path, "w+");
    let packed = 0;
    return {
        append(bytes) {
            const span = { offset: packed, size: bytes.length };
            (0,external_node_fs_.writeSync)(file, bytes, 0, bytes.length, packed);
            packed += bytes.length;
            return span;
        },
        read({ offset, size }) {
            const bytes = Buffer.alloc(size);
            (0,external_node_fs_.readSync)(file, bytes, 0, size, offset);
            return bytes;
        },
        close: () => (0,external_node_fs_.closeSync)(file),
    };
}
/** What fits is held until it is whole; the rest is streamed to a file of its own. */
const WHOLE_BYTES = 262_144;
/** Null where the client broke off. */
async function receiveBody(raw, { part, verify, whole }) {
    const hash = verify ? (0,external_node_crypto_.createHash)("sha1") : null;
    const file = part === null || whole ? null : (0,external_node_fs_.createWriteStream)(part);
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of raw) {
            size += chunk.length;
            hash?.update(chunk);
            if (file !== null && !file.write(chunk))
                await (0,external_node_events_.once)(file, "drain");
            if (file === null && part !== null)
                chunks.push(chunk);
        }
        file?.end();
        if (file !== null)
            await (0,external_node_events_.once)(file, "close");
    }
    catch {
        // A write that is still under way fails when the file is closed, and nobody wants its bytes any more.
        file?.on("error", () => undefined).destroy();
        return null;
    }
    return { size, sha: hash?.digest("hex") ?? null, inFile: file !== null, bytes: Buffer.concat(chunks) };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/traffic-log.js
/** Enough for a two-day watch and its baseline. */
const traffic_log_RETENTION_MS = 3 * 86_400_000;
const traffic_log_MINUTE_MS = 60_000;
function createTrafficLog() {
    /** By minute, so that a query of a quarter of an hour does not read days. */
    const minutes = new Map();
    let newest = Number.NEGATIVE_INFINITY;
    const add = (counted) => {
        const minute = Math.floor(counted.at / traffic_log_MINUTE_MS);
        const known = minutes.get(minute);
        if (known === undefined)
            minutes.set(minute, [counted]);
        else
            known.push(counted);
        if (counted.at - newest < traffic_log_MINUTE_MS)
            return;
        newest = counted.at;
        const oldest = Math.floor((newest - traffic_log_RETENTION_MS) / traffic_log_MINUTE_MS);
        for (const one of minutes.keys())
            if (one < oldest)
                minutes.delete(one);
    };
    const count = ({ deploymentId }, environment, { method, route: path, status }, { startedAt: at, latencyMs: durationMs, requests }) => add({ at, deploymentId, environment, method, path, status, durationMs, requests });
    return {
        add,
        between: (from, to) => [...minutes]
            .filter(([minute]) => (minute + 1) * traffic_log_MINUTE_MS > from && minute * traffic_log_MINUTE_MS < to)
            .flatMap(([, counted]) => counted.filter(({ at }) => at >= from && at < to)),
        openReporter: async (release, environment) => ({
            report: (facts) => {
                const { startedAt, endedAt } = facts;
                count(release, environment, facts, { startedAt, latencyMs: endedAt - startedAt, requests: 1 });
            },
            reportMany: (facts) => {
                for (const alike of facts.answers)
                    count(release, environment, facts, alike);
            },
            flush: () => Promise.resolve(),
            close: () => Promise.resolve(),
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-options.js
/** What may become of a push, and who may meddle with its build. */
const DEFAULT_GIT_OPTIONS = {
    gitOutcome: "built",
    gitStrangers: [],
    gitLateMs: 10 * 60_000,
    gitMeddling: null,
    dispatches: "sent",
};

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/seed.js

const DEFAULT_OPTIONS = {
    queueMs: 200,
    buildMs: 2_000,
    aliasJobMs: 500,
    promoteAnswer: "201",
    queuedMs: 2_000,
    failAliases: [],
    laggingDomains: [],
    aliasLagMs: null,
    aliasRequestForgotten: false,
    neverAliasAssigned: false,
    plan: "pro",
    rollingSlots: null,
    buildError: null,
    buildCanceled: false,
    fast: false,
    keepFiles: true,
    observabilityPlus: true,
    verifyDigest: true,
    ...DEFAULT_GIT_OPTIONS,
};
function resolveOptions(seed) {
    return { ...DEFAULT_OPTIONS, ...seed.options };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/state.js



function createState(context, seed, runtime, forge) {
    const project = {
        productionDeploymentId: null,
        autoAssignCustomDomains: seed.autoAssignCustomDomains ?? true,
        lastAliasRequest: null,
        updatedAt: context.startedAt,
    };
    return {
        context,
        seed,
        runtime,
        files: createFileStore(context.directory),
        deployments: new Map(),
        aliases: new Map(),
        productionOrigins: new Map(),
        customEnvironments: [],
        variables: new Map(),
        bypassSecrets: new Set(seed.protection === null ? [] : [seed.protection.bypassSecret]),
        productionHistory: [],
        closed: new AbortController(),
        forge,
        listeners: [],
        checks: new Map(),
        checkRuns: [],
        checkWatchers: new Set(),
        options: resolveOptions(seed),
        project,
        staleProject: project,
        rollingSettings: null,
        rollingRelease: null,
        lastCreatedAt: 0,
        traffic: createTrafficLog(),
        staleSince: null,
    };
}
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
/** `dpl_` and 28 letters, drawn from the seeded generator. */
function makeId(state, prefix, length = 28) {
    let id = `${prefix}_`;
    while (id.length < prefix.length + 1 + length) {
        id += ALPHABET[Math.floor(state.context.random() * ALPHABET.length)] ?? "A";
    }
    return id;
}
/** Pages are cut by creation time, so no two things share one: under a virtual clock many happen in one instant. */
function nextCreatedAt(state, wanted = state.context.clock.now()) {
    state.lastCreatedAt = Math.max(wanted, state.lastCreatedAt + 1);
    return state.lastCreatedAt;
}
/** By id, by address with or without scheme, or by an alias that points at it; removed ones included. */
function state_findDeployment(state, idOrHost) {
    const byId = state.deployments.get(idOrHost);
    if (byId !== undefined)
        return byId;
    const host = idOrHost.replace(/^https?:\/\//, "").replace(/\/$/, "");
    for (const deployment of state.deployments.values())
        if (deployment.host === host)
            return deployment;
    const aliased = state.aliases.get(host)?.deploymentId;
    return aliased ? (state.deployments.get(aliased) ?? null) : null;
}
function isProject(state, idOrName) {
    return idOrName === state.seed.project.id || idOrName === state.seed.project.name;
}
/** Call before a change is made that somebody asked for, so that a stale read can show what was before. */
function changeProject(state, change) {
    state.staleProject = state.project;
    updateProject(state, change);
}
/** The same change going on (a job that ends): what a stale read shows stays as it was. */
function updateProject(state, change) {
    state.project = { ...state.project, ...change, updatedAt: state.context.clock.now() };
}
/** Where production domains of the project point, in the order of the seed. */
function productionAliases(state) {
    return [...state.aliases.values()].filter((alias) => alias.production);
}
/** Has been production, is not now, still exists; on the hobby plan only the one immediately before. */
function isRollbackCandidate(state, deployment) {
    const current = state.project.productionDeploymentId;
    if (deployment.removed !== null || deployment.readyState !== "READY" || deployment.id === current)
        return false;
    if (state.options.plan === "pro")
        return state.productionHistory.includes(deployment.id);
    return state.productionHistory.findLast((id) => id !== current) === deployment.id;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/check-runs.js


/** How long another vendor takes for its answer. */
const ANSWER_MS = 1_000;
const DEFAULT_TIMEOUT = 300;
function followChecks(state) {
    onChange(state, (deployment, change) => {
        if (change === "created")
            for (const check of applying(state, deployment))
                addRun(state, deployment, check);
        if (change !== "created" && change !== "ready")
            return;
        for (const run of runsOf(state, deployment))
            if (isDue(run, deployment))
                start(state, run);
    });
}
function makeCheck(state, { source, answer, ...seed }) {
    const createdAt = nextCreatedAt(state);
    const check = {
        requires: "build-ready",
        blocks: "deployment-alias",
        targets: ["production"],
        timeout: DEFAULT_TIMEOUT,
        isRerequestable: false,
        ...seed,
        source: source ?? { kind: "webhook" },
        answer: answer ?? null,
        id: makeId(state, "chk", 20),
        createdAt,
        updatedAt: createdAt,
        deletedAt: null,
    };
    state.checks.set(check.id, check);
    return check;
}
function addRun(state, { id }, check) {
    const createdAt = nextCreatedAt(state);
    const run = {
        id: makeId(state, "ckr", 20),
        deploymentId: id,
        check,
        createdAt,
        updatedAt: createdAt,
        status: "queued",
        conclusion: null,
        conclusionText: null,
        externalId: null,
        externalUrl: null,
        output: null,
        completedAt: null,
    };
    state.checkRuns.push(run);
    return run;
}
/** The latest of each check. */
function runsOf(state, { id }) {
    const runs = state.checkRuns.filter(({ deploymentId }) => deploymentId === id);
    return [...new Map(runs.map((run) => [run.check.id, run])).values()];
}
function completeRun(state, run, conclusion) {
    const at = state.context.clock.now();
    Object.assign(run, { status: "completed", conclusion, completedAt: at, updatedAt: at });
    for (const wake of state.checkWatchers)
        wake();
}
function aliasState(state, deployment) {
    const runs = runsOf(state, deployment).filter(({ check }) => check.blocks === "deployment-alias");
    if (runs.length === 0)
        return null;
    if (runs.some(({ conclusion }) => conclusion !== null && !PASSES.has(conclusion)))
        return "failed";
    return runs.every(({ conclusion }) => conclusion !== null) ? "succeeded" : "pending";
}
/** Whether a neutral one passes is documented nowhere; here it does, which is the less comfortable answer. */
const PASSES = new Set(["succeeded", "neutral", "skipped"]);
/** True as soon as nothing holds the domains any more; false where one of the checks says no. */
async function passChecks(state, deployment, signal) {
    for (;;) {
        const said = aliasState(state, deployment);
        if (said !== "pending")
            return said !== "failed";
        await new Promise((resolve, reject) => {
            const stop = () => reject(signal.reason);
            const wake = () => {
                state.checkWatchers.delete(wake);
                signal.removeEventListener("abort", stop);
                resolve();
            };
            state.checkWatchers.add(wake);
            signal.addEventListener("abort", stop, { once: true });
        });
    }
}
/** A status or check of the forge was written: those that are matched by its name take its word. */
function readForgeChecks(state, sha) {
    for (const run of state.checkRuns) {
        if (state.deployments.get(run.deploymentId)?.gitSource?.sha === sha)
            takeForgeWord(state, run, sha);
    }
}
function takeForgeWord(state, run, sha) {
    const { kind, externalCheckName } = run.check.source;
    if (kind !== "git-provider" || run.status !== "running" || externalCheckName === undefined)
        return;
    const word = state.forge?.app().checksOf(sha).get(externalCheckName);
    if (word === "succeeded" || word === "failed")
        completeRun(state, run, word);
}
function applying(state, { target }) {
    const named = target ?? "preview";
    return [...state.checks.values()].filter(({ deletedAt, targets }) => deletedAt === null && targets.includes(named));
}
function isDue({ status, check }, { readyState }) {
    return status === "queued" && (readyState === "READY" || check.requires === "none");
}
/** From now on its time runs, and whoever answers it can. */
function start(state, run) {
    const { check } = run;
    run.status = "running";
    run.updatedAt = state.context.clock.now();
    const later = async (ms, act) => {
        await state.context.clock.sleep(ms, state.closed.signal);
        if (run.status !== "completed")
            act();
    };
    const quietly = (error) => {
        if (!state.closed.signal.aborted)
            throw error;
    };
    later(check.timeout * 1_000, () => completeRun(state, run, "timeout")).catch(quietly);
    const { answer } = check;
    if (answer !== null && answer !== undefined) {
        later(ANSWER_MS, () => completeRun(state, run, answer)).catch(quietly);
    }
    const sha = state.deployments.get(run.deploymentId)?.gitSource?.sha;
    if (sha !== undefined)
        takeForgeWord(state, run, sha);
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-source.js
/** The vendor's app at GitHub. */
const VERCEL_APP = { login: "vercel[bot]", id: 35_613_825 };
/** Where nobody says another one. */
const DEFAULT_REPO_ID = 1;
function linkedRepository({ link }) {
    if (link === undefined)
        return null;
    return { org: link.org, repo: link.repo, repoId: link.repoId ?? DEFAULT_REPO_ID };
}
/** `meta` of a build from a push: everything in it is text. */
function gitMeta(commit, branchAlias) {
    const { org, repo, repoId, branch, sha, message, author } = commit;
    return {
        githubDeployment: "1",
        githubHost: "github.com",
        githubOrg: org,
        githubRepo: repo,
        githubRepoId: String(repoId),
        githubRepoOwnerType: "Organization",
        githubRepoVisibility: "private",
        githubCommitOrg: org,
        githubCommitRepo: repo,
        githubCommitRepoId: String(repoId),
        githubCommitRef: branch,
        githubCommitSha: sha,
        githubCommitMessage: message,
        githubCommitAuthorName: author,
        githubCommitAuthorLogin: author,
        githubCommitVerification: "unverified",
        branchAlias,
    };
}
/** The project's `link`. */
function showLink({ link }) {
    if (link === undefined)
        return null;
    const { severalProjects: _, ...linked } = link;
    return {
        type: "github",
        repoId: DEFAULT_REPO_ID,
        ...linked,
        deployHooks: [],
        gitCredentialId: "",
        sourceless: true,
    };
}
/** As one deployment shows it to those who ask for it. */
function showGitSource({ repoId, branch, sha }) {
    return { type: "github", repoId, ref: branch, sha, prId: null };
}
function showGitRepo({ link }, { org, repo, repoId }) {
    return {
        type: "github",
        namespace: org,
        org,
        repo,
        name: repo,
        path: `${org}/${repo}`,
        url: `https://github.com/${org}/${repo}`,
        projectId: repoId,
        repoId,
        repoOwnerId: 1,
        ownerType: "team",
        private: true,
        defaultBranch: link?.productionBranch ?? "main",
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/deployment-shape.js
/** A deployment as the endpoints show it: whole, as a row of a list, and as a project's production target. */



const USER = { uid: "usr_emulated", email: "dev@example.com", username: "emulated" };
function aliasesOf(state, deployment) {
    const names = [];
    for (const alias of state.aliases.values())
        if (alias.deploymentId === deployment.id)
            names.push(alias.alias);
    return names;
}
function inspectorUrl(state, deployment) {
    return `https://vercel.com/${state.seed.team.slug}/${state.seed.project.name}/${deployment.id.slice(4)}`;
}
function environmentOf(deployment) {
    const { customEnvironment } = deployment;
    return customEnvironment === null
        ? {}
        : { customEnvironment: { id: customEnvironment.id, slug: customEnvironment.slug, type: "preview" } };
}
const IGNORED_LINK = "https://vercel.com/docs/platform/projects#ignored-build-step";
const CANCELED_MESSAGE = {
    person: null,
    "newer-build": null,
    "ignored-build-step": 'The Deployment has been canceled as a result of running the command defined in the "Ignored Build Step" setting.',
    unaffected: "The deployment was canceled because this project was not affected.",
};
/** Why it is not ready. An ignored build is no skipped one to the vendor: only the message tells (UnlyEd/github-action-await-vercel#107). */
function troubleOf({ readyState, canceledBecause, errorMessage }) {
    if (readyState === "ERROR") {
        return { errorCode: "BUILD_FAILED", errorStep: "buildStep", errorMessage, errorLink: null };
    }
    if (readyState === "BLOCKED") {
        return { seatBlock: { blockCode: "TEAM_ACCESS_REQUIRED", isVerified: true, gitProvider: "github" } };
    }
    if (canceledBecause === null || canceledBecause === "person")
        return {};
    const errorLink = canceledBecause === "ignored-build-step" ? IGNORED_LINK : null;
    return { errorMessage: CANCELED_MESSAGE[canceledBecause], errorLink };
}
/** What its checks say together, where it has any. */
function showChecks(state, deployment) {
    const said = aliasState(state, deployment);
    if (said === null)
        return {};
    const ended = Math.max(...runsOf(state, deployment).map(({ completedAt }) => completedAt ?? 0));
    const completed = said === "pending" ? {} : { completedAt: ended };
    return { checks: { "deployment-alias": { state: said, startedAt: deployment.createdAt, ...completed } } };
}
/** `GET /v13/deployments/:deployment`: here `aliasAssigned` is a boolean, with its time beside it. */
function showDeployment(state, deployment, withGit = false) {
    const { team, project } = state.seed;
    const { gitSource } = deployment;
    return {
        id: deployment.id,
        uid: deployment.id,
        url: deployment.host,
        name: deployment.name,
        projectId: project.id,
        project: { id: project.id, name: project.name, framework: null },
        ownerId: team.id,
        team: { id: team.id, slug: team.slug, name: team.name },
        teamId: team.id,
        version: 2,
        type: "LAMBDAS",
        plan: state.options.plan,
        public: false,
        source: deployment.source,
        target: deployment.target,
        ...environmentOf(deployment),
        meta: deployment.meta,
        env: [],
        build: { env: [] },
        regions: ["iad1"],
        creator: USER,
        projectSettings: { framework: null, nodeVersion: "24.x" },
        ...(deployment.crons.length === 0 ? {} : { crons: deployment.crons }),
        inspectorUrl: inspectorUrl(state, deployment),
        alias: aliasesOf(state, deployment),
        automaticAliases: [],
        aliasAssigned: deployment.aliasAssignedAt !== null,
        ...(deployment.aliasAssignedAt === null ? {} : { aliasAssignedAt: deployment.aliasAssignedAt }),
        aliasError: deployment.aliasError,
        aliasFinal: null,
        ...showChecks(state, deployment),
        autoAssignCustomDomains: deployment.autoAssign,
        readyState: deployment.readyState,
        status: deployment.readyState,
        ...(deployment.readySubstate === null ? {} : { readySubstate: deployment.readySubstate }),
        createdAt: deployment.createdAt,
        bootedAt: deployment.createdAt,
        ...(deployment.buildingAt === null ? {} : { buildingAt: deployment.buildingAt }),
        ...(deployment.readyAt === null ? {} : { ready: deployment.readyAt }),
        ...(deployment.canceledAt === null ? {} : { canceledAt: deployment.canceledAt }),
        ...troubleOf(deployment),
        ...(gitSource === null ? {} : { buildSkipped: false }),
        ...(gitSource === null || !withGit
            ? {}
            : { gitSource: showGitSource(gitSource), gitRepo: showGitRepo(state.seed, gitSource) }),
        isRollbackCandidate: isRollbackCandidate(state, deployment),
    };
}
/** A row of `GET /v6|v7/deployments`: its id is `uid`, and `aliasAssigned` is a time. */
function showRow(state, deployment) {
    return {
        uid: deployment.id,
        name: deployment.name,
        projectId: state.seed.project.id,
        url: deployment.host,
        created: deployment.createdAt,
        createdAt: deployment.createdAt,
        ...(deployment.buildingAt === null ? {} : { buildingAt: deployment.buildingAt }),
        ...(deployment.readyAt === null ? {} : { ready: deployment.readyAt }),
        source: deployment.source,
        state: deployment.readyState,
        readyState: deployment.readyState,
        ...(deployment.readySubstate === null ? {} : { readySubstate: deployment.readySubstate }),
        type: "LAMBDAS",
        creator: USER,
        inspectorUrl: inspectorUrl(state, deployment),
        meta: deployment.meta,
        target: deployment.target,
        ...environmentOf(deployment),
        aliasError: deployment.aliasError,
        aliasAssigned: deployment.aliasAssignedAt,
        ...showChecks(state, deployment),
        isRollbackCandidate: isRollbackCandidate(state, deployment),
        ...(deployment.readyState === "ERROR" ? { errorCode: "BUILD_FAILED", errorMessage: deployment.errorMessage } : {}),
        ...(deployment.canceledBecause === null ? {} : { errorMessage: CANCELED_MESSAGE[deployment.canceledBecause] }),
        projectSettings: { framework: null, nodeVersion: "24.x" },
    };
}
/** `project.targets.production`, and the entries of `latestDeployments`. */
function showTarget(state, deployment) {
    return {
        id: deployment.id,
        alias: deployment.target === "production" ? productionAliases(state).map(({ alias }) => alias) : [],
        aliasAssigned: deployment.aliasAssignedAt,
        aliasError: deployment.aliasError,
        createdAt: deployment.createdAt,
        createdIn: "iad1",
        creator: USER,
        deploymentHostname: deployment.host,
        name: deployment.name,
        meta: deployment.meta,
        plan: state.options.plan,
        private: true,
        readyState: deployment.readyState,
        ...(deployment.readySubstate === null ? {} : { readySubstate: deployment.readySubstate }),
        ...(deployment.readyAt === null ? {} : { readyAt: deployment.readyAt }),
        target: deployment.target,
        teamId: state.seed.team.id,
        type: "LAMBDAS",
        url: deployment.host,
        userId: USER.uid,
        withCache: false,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/accounts.js



function accountRoutes(state) {
    const { team } = state.seed;
    const shown = {
        ...team,
        creatorId: USER.uid,
        createdAt: state.context.startedAt - 86_400_000,
        updatedAt: state.context.startedAt - 86_400_000,
        avatar: null,
        description: null,
        membership: { confirmed: true, role: state.seed.role ?? "OWNER", uid: USER.uid, teamId: team.id },
        billing: { plan: state.options.plan, period: null },
    };
    return [
        ...access_guard(state, "GET", ["/v2/user"], () => ok({
            user: {
                ...USER,
                id: USER.uid,
                name: "Emulated User",
                avatar: null,
                // A user of this version always acts for a team; the clients take the default one.
                version: "northstar",
                defaultTeamId: team.id,
                limited: false,
                billing: null,
                softBlock: null,
            },
        }), { anyTeam: true }),
        // What the token that signs the request says about itself.
        ...access_guard(state, "GET", ["/v5/user/tokens/current"], (request) => ok({ token: showToken(state, request) }), {
            anyTeam: true,
        }),
        // The vendor's CLI asks for one team without a version.
        ...access_guard(state, "GET", ["/teams/:team", "/v2/teams/:team"], (request) => request.params.team === team.id || request.params.team === team.slug
            ? ok(shown)
            : apiError(404, "not_found", "Team not found"), { anyTeam: true }),
        ...access_guard(state, "GET", ["/v2/teams", "/v1/teams", "/teams"], () => ok({ teams: [shown], pagination: { count: 1, next: null, prev: null } }), { anyTeam: true }),
    ];
}
function showToken({ seed, context }, { headers }) {
    const given = /^bearer\s+(.+)$/i.exec(headers.authorization ?? "")?.[1];
    const token = seed.tokens.find((one) => one.token === given);
    const createdAt = context.startedAt - 86_400_000;
    const scope = token?.wide === true ? { type: "user" } : { type: "team", teamId: seed.team.id };
    return {
        id: "tok_emulated",
        name: "releases",
        type: "token",
        origin: "manual",
        createdAt,
        activeAt: createdAt,
        ...(token?.expiresAt === undefined ? {} : { expiresAt: token.expiresAt }),
        scopes: [{ ...scope, origin: "manual", createdAt }],
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/rolling-state.js
/** What visitors of a production domain get: its share of them the canary, everybody else what the domain points at. */
function activeCanary(state) {
    const release = state.rollingRelease;
    const deployment = release?.state === "ACTIVE" ? state.deployments.get(release.canaryDeploymentId) : undefined;
    if (release === null || deployment === undefined)
        return null;
    return { deployment, share: (release.stages[release.activeStage]?.targetPercentage ?? 0) / 100 };
}
/** A rollback ends whatever is being rolled out. */
function abortRollingRelease(state) {
    const release = state.rollingRelease;
    if (release?.state !== "ACTIVE")
        return;
    state.rollingRelease = {
        ...release,
        state: "ABORTED",
        queuedDeploymentId: null,
        updatedAt: state.context.clock.now(),
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/alias-jobs.js
/** Promotes and rollbacks: a job on the clock that moves the production pointer and each domain when it is done. */



/** From now on a read of the project shows this job as its latest one. */
function startAliasJob(state, type, deployment, start) {
    const request = {
        type,
        fromDeploymentId: activeCanary(state)?.deployment.id ?? state.project.productionDeploymentId,
        toDeploymentId: deployment.id,
        requestedAt: state.context.clock.now(),
        jobStatus: start === "at-once" ? "in-progress" : "pending",
        aliases: productionAliases(state).map(({ alias }) => ({ alias, id: makeId(state, "als", 12), status: "pending" })),
    };
    changeProject(state, { lastAliasRequest: request, autoAssignCustomDomains: type === "promote" });
    const run = async () => {
        const { clock } = state.context;
        const { signal } = state.closed;
        if (start !== "at-once") {
            if (start.after === null)
                return;
            await clock.sleep(start.after, signal);
            // Somebody asked for something else meanwhile: the latest request counts.
            if (state.project.lastAliasRequest !== request)
                return;
            request.jobStatus = "in-progress";
        }
        await clock.sleep(state.options.aliasJobMs, signal);
        if (state.project.lastAliasRequest === request)
            finishAliasJob(state, request, deployment);
    };
    run().catch((error) => {
        if (!state.closed.signal.aborted)
            throw error;
    });
}
function isJobRunning(state) {
    const status = state.project.lastAliasRequest?.jobStatus;
    return status === "pending" || status === "in-progress";
}
function finishAliasJob(state, request, deployment) {
    if (request.type === "rollback")
        abortRollingRelease(state);
    if (deployment.removed !== null) {
        for (const entry of request.aliases)
            entry.status = "failed";
        request.jobStatus = "failed";
        updateProject(state, {});
        return;
    }
    const { failed } = pointProduction(state, deployment, state.options.failAliases);
    for (const entry of request.aliases)
        entry.status = failed.includes(entry.alias) ? "failed" : "completed";
    request.jobStatus = failed.length === 0 ? "succeeded" : "failed";
    // The vendor writes the setting with the job, so one put back while the job ran is lost (vercel/vercel#15095).
    updateProject(state, { autoAssignCustomDomains: request.type === "promote" });
    if (request.type === "promote" && failed.length === 0)
        tell(state, deployment, "promoted");
}
/** At once, or later than the vendor says. */
function moveDomain(state, domain, { id }) {
    const { laggingDomains, aliasLagMs } = state.options;
    const move = () => {
        domain.deploymentId = id;
        domain.updatedAt = state.context.clock.now();
    };
    if (!laggingDomains.includes(domain.alias))
        return move();
    if (aliasLagMs === null)
        return;
    const later = async () => {
        await state.context.clock.sleep(aliasLagMs, state.closed.signal);
        if (state.project.productionDeploymentId === id)
            move();
    };
    later().catch((error) => {
        if (!state.closed.signal.aborted)
            throw error;
    });
}
/** Moves the domains but the failing ones; the pointer follows where any domain did, or where there is none. */
function pointProduction(state, deployment, failing) {
    const domains = productionAliases(state);
    const moved = [];
    const failed = [];
    for (const domain of domains) {
        if (failing.includes(domain.alias)) {
            failed.push(domain.alias);
            continue;
        }
        moved.push(domain.alias);
        moveDomain(state, domain, deployment);
    }
    if (moved.length > 0 || domains.length === 0) {
        deployment.readySubstate = "PROMOTED";
        state.productionHistory.push(deployment.id);
        updateProject(state, { productionDeploymentId: deployment.id });
    }
    return { moved, failed };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/events.js



/** Appends a line and wakes those who follow. */
function appendEvent(state, deployment, type, text, date = state.context.clock.now()) {
    append(deployment, {
        type,
        created: date,
        date,
        deploymentId: deployment.id,
        id: makeId(state, "evt", 16),
        text,
        serial: String(date),
        info: {
            type: "build",
            name: `bld_${deployment.id.slice(4, 13)}`,
            entrypoint: ".",
            ...(type === "deployment-state" ? { readyState: deployment.readyState } : {}),
        },
    });
}
/** The line that ends a followed stream: the deployment has its domains, or has none to get. */
function appendAliasAssigned(state, deployment, alias, date = state.context.clock.now()) {
    append(deployment, {
        type: "alias-assigned",
        deploymentId: deployment.id,
        date,
        alias,
        aliasError: deployment.aliasError,
        aliasWarning: null,
    });
}
function append(deployment, event) {
    deployment.events.push(event);
    for (const wake of deployment.watchers)
        wake();
}
/** Wakes those who follow, to see that nothing more will come. */
function wakeWatchers(deployment) {
    for (const wake of deployment.watchers)
        wake();
}
function isSettled(state, deployment) {
    if (deployment.removed !== null || state.closed.signal.aborted)
        return true;
    if (["ERROR", "CANCELED", "BLOCKED"].includes(deployment.readyState))
        return true;
    return deployment.readyState === "READY" && deployment.aliasAssignedAt !== null;
}
async function* follow(state, deployment, since) {
    let sent = 0;
    for (;;) {
        while (sent < deployment.events.length) {
            const event = deployment.events[sent];
            sent += 1;
            if (event !== undefined && event.date >= since)
                yield `${JSON.stringify(event)}\n`;
        }
        if (isSettled(state, deployment))
            return;
        await new Promise((resolve) => {
            const wake = () => {
                deployment.watchers.delete(wake);
                resolve();
            };
            deployment.watchers.add(wake);
        });
    }
}
function selectEvents(deployment, query) {
    const since = Number(query.get("since") ?? 0);
    const until = Number(query.get("until") || Number.POSITIVE_INFINITY);
    const limit = Number(query.get("limit") ?? -1);
    const matching = deployment.events.filter((event) => event.type !== "alias-assigned" && event.date >= since && event.date <= until);
    const ordered = query.get("direction") === "backward" ? matching.toReversed() : matching;
    return limit > 0 ? ordered.slice(0, limit) : ordered;
}
/** `follow=1` streams JSON lines until the deployment is settled; `format=lines` answers lines, else an array. */
function eventRoutes(state) {
    const handle = (request) => {
        const deployment = state_findDeployment(state, request.params.deployment ?? "");
        if (deployment === null || deployment.removed === "deleted") {
            return apiError(404, "not_found", "The deployment could not be found.");
        }
        const { query } = request;
        const lines = { "content-type": "application/stream+json" };
        if (query.get("follow") === "1") {
            return { status: 200, headers: lines, body: follow(state, deployment, Number(query.get("since") ?? 0)) };
        }
        const events = selectEvents(deployment, query);
        if (query.get("format") !== "lines")
            return { status: 200, body: events };
        return { status: 200, headers: lines, body: events.map((event) => `${JSON.stringify(event)}\n`).join("") };
    };
    return access_guard(state, "GET", ["/v3/now/deployments/:deployment/events", "/v3/deployments/:deployment/events"], handle, {
        longLived: true,
    });
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/content-type.js
/** Content types of the files that sites are made of. */
const BY_EXTENSION = {
    html: "text/html; charset=utf-8",
    htm: "text/html; charset=utf-8",
    css: "text/css; charset=utf-8",
    js: "application/javascript; charset=utf-8",
    mjs: "application/javascript; charset=utf-8",
    json: "application/json; charset=utf-8",
    map: "application/json; charset=utf-8",
    webmanifest: "application/manifest+json; charset=utf-8",
    txt: "text/plain; charset=utf-8",
    md: "text/markdown; charset=utf-8",
    xml: "application/xml; charset=utf-8",
    csv: "text/csv; charset=utf-8",
    svg: "image/svg+xml",
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    webp: "image/webp",
    avif: "image/avif",
    ico: "image/x-icon",
    woff: "font/woff",
    woff2: "font/woff2",
    ttf: "font/ttf",
    pdf: "application/pdf",
    wasm: "application/wasm",
    mp4: "video/mp4",
};
function contentType(path) {
    const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
    return (extension === undefined ? undefined : BY_EXTENSION[extension]) ?? "application/octet-stream";
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/launcher-additions.js

/** `request.query`, `.cookies`, `.body`; `response.status()`, `.json()`, `.send()`, `.redirect()`. */
function addHelpers(request, response, body) {
    const query = {};
    for (const [name, value] of new URL(request.url ?? "/", "http://loopback").searchParams) {
        const before = query[name];
        query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    }
    Object.assign(request, { query, cookies: parseCookies(request.headers.cookie) });
    // Read only when it is asked for: a body that is no JSON is an error of the function, not of the launcher.
    Object.defineProperty(request, "body", { get: () => parseBody(request.headers["content-type"], body) });
    const send = (value) => {
        if (typeof value === "string" || value instanceof Uint8Array) {
            if (!response.hasHeader("content-type")) {
                response.setHeader("content-type", typeof value === "string" ? contentType(".html") : contentType(""));
            }
            response.end(value);
        }
        else
            json(value);
        return response;
    };
    const json = (value) => {
        if (!response.hasHeader("content-type"))
            response.setHeader("content-type", contentType(".json"));
        response.end(JSON.stringify(value));
        return response;
    };
    Object.assign(response, {
        status: (code) => {
            response.statusCode = code;
            return response;
        },
        send,
        json,
        redirect: (first, second) => {
            response.statusCode = typeof first === "number" ? first : 307;
            response.setHeader("location", typeof first === "number" ? (second ?? "/") : first);
            response.end();
            return response;
        },
    });
}
function parseCookies(header) {
    const cookies = {};
    for (const part of (header ?? "").split(";")) {
        const equals = part.indexOf("=");
        if (equals > 0)
            cookies[part.slice(0, equals).trim()] = part.slice(equals + 1).trim();
    }
    return cookies;
}
function parseBody(type, body) {
    if (body.length === 0)
        return undefined;
    const kind = type?.split(";")[0]?.trim();
    if (kind === "application/json")
        return JSON.parse(body.toString("utf8"));
    if (kind === "application/x-www-form-urlencoded") {
        return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
    }
    return kind === "text/plain" ? body.toString("utf8") : body;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/function-call.js
/** One call of a function, of Node's kind or of the web's; the answer is collected whole. */



function headersFor(request) {
    const headers = { "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" };
    for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined)
            headers[name] = value;
    // The body is handed over decompressed and whole.
    delete headers["content-encoding"];
    delete headers["transfer-encoding"];
    return headers;
}
/** `(request, response)`: the answer is whole when the handler ends its response, whatever it returns. */
function callNode(handler, request, url, body, helpers) {
    const incoming = new external_node_http_.IncomingMessage(new external_node_net_.Socket());
    incoming.method = request.method;
    incoming.url = url;
    incoming.headers = headersFor(request);
    if (body.length > 0)
        incoming.push(body);
    incoming.push(null);
    return new Promise((settle, reject) => {
        const outgoing = new external_node_http_.ServerResponse(incoming);
        const chunks = [];
        const keep = (chunk, encoding) => {
            if (typeof chunk === "string") {
                chunks.push(Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8"));
            }
            else if (chunk instanceof Uint8Array)
                chunks.push(Buffer.from(chunk));
        };
        outgoing.writeHead = ((status, ...rest) => {
            outgoing.statusCode = status;
            const headers = rest.find((value) => typeof value === "object" && value !== null);
            for (const [name, value] of Object.entries((headers ?? {}))) {
                outgoing.setHeader(name, value);
            }
            return outgoing;
        });
        outgoing.flushHeaders = () => { };
        outgoing.write = ((chunk, ...rest) => {
            keep(chunk, rest[0]);
            callBack(rest);
            return true;
        });
        outgoing.end = ((...rest) => {
            keep(rest[0], rest[1]);
            callBack(rest);
            settle({ status: outgoing.statusCode, headers: sentHeaders(outgoing), body: Buffer.concat(chunks) });
            outgoing.emit("finish");
            return outgoing;
        });
        if (helpers)
            addHelpers(incoming, outgoing, body);
        Promise.resolve(handler(incoming, outgoing)).catch(reject);
    });
}
/** Node's own response tells a writer when a chunk is out. */
function callBack(parameters) {
    const last = parameters.findLast((value) => typeof value === "function");
    if (typeof last === "function")
        queueMicrotask(() => void last());
}
function sentHeaders(outgoing) {
    const headers = {};
    for (const [name, value] of Object.entries(outgoing.getHeaders())) {
        if (value === undefined || name === "content-length" || name === "transfer-encoding" || name === "connection") {
            continue;
        }
        headers[name] = Array.isArray(value) ? value.join(", ") : String(value);
    }
    return headers;
}
/** `(Request) => Response`. */
async function callWeb(handler, request, url, body) {
    const bodyless = request.method === "GET" || request.method === "HEAD";
    const answer = await handler(new Request(`http://${request.host}${url}`, {
        method: request.method,
        headers: headersFor(request),
        ...(bodyless ? {} : { body: new Uint8Array(body) }),
    }));
    const headers = Object.fromEntries(answer.headers);
    delete headers["content-length"];
    return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/site-files.js

/** Without the slashes at both ends; null where the escapes are broken. */
function decodePath(path) {
    try {
        return decodeURIComponent(path).replace(/^\/+/, "").replace(/\/+$/, "");
    }
    catch {
        return null;
    }
}
async function sendFile(state, request, path, file, status, type = contentType(path)) {
    const headers = {
        "content-type": type,
        "cache-control": "public, max-age=0, must-revalidate",
        etag: `"${file.sha}"`,
    };
    if (status === 200 && request.headers["if-none-match"] === headers.etag)
        return { status: 304, headers };
    const bytes = await state.files.read(file.sha);
    return bytes === null
        ? errorPage(404, "NOT_FOUND", "The emulator was told to keep no files.")
        : { status, headers, body: bytes };
}
/** The host's own page, where no deployed file answers. */
function errorPage(status, code, detail = "") {
    return {
        status,
        headers: { "content-type": "text/plain; charset=utf-8", "x-vercel-error": code },
        body: `${status}: ${code}\n${detail === "" ? "" : `\n${detail}\n`}`,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/functions.js
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
/** Serverless functions of a deployment: the uploaded files are written out and called in this process. */





let written = 0;
/** Loads at the first call, once. A function that cannot be loaded or throws answers 500, as the host does. */
function createFunction(state, deployment, settings) {
    let loading = null;
    return async (request, extra) => {
        try {
            loading ??= load(state, deployment, settings);
            const loaded = await loading;
            const url = withQuery(request, extra);
            const body = await request.body();
            if ("node" in loaded)
                return await callNode(loaded.node, request, url, body, settings.addHelpers);
            const handler = loaded.web(request.method);
            if (handler === null)
                return errorPage(405, "METHOD_NOT_ALLOWED");
            return await callWeb(handler, request, url, body);
        }
        catch (error) {
            const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
            return errorPage(500, "FUNCTION_INVOCATION_FAILED", detail);
        }
    };
}
function withQuery(request, extra) {
    const query = new URLSearchParams(request.query);
    for (const [name, value] of extra)
        query.append(name, value);
    return query.size === 0 ? request.path : `${request.path}?${query.toString()}`;
}
async function load(state, deployment, settings) {
    written += 1;
    const folder = (0,external_node_path_.join)(state.context.directory, "functions", `${deployment.id}-${written}`);
    const entries = [];
    for (const [path, file] of deployment.tree) {
        if (path.startsWith(settings.root))
            entries.push([path.slice(settings.root.length), file]);
    }
    for (const [inside, outside] of Object.entries(settings.filePathMap)) {
        const file = deployment.tree.get(outside);
        if (file !== undefined)
            entries.push([inside, file]);
    }
    await (0,promises_.mkdir)(folder, { recursive: true });
    // Ends the search for a package above: the project that rehearses must not decide how its deployment is read.
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "package.json"), "{}");
    for (const [path, file] of entries) {
        const to = (0,external_node_path_.resolve)(folder, path);
        if (!to.startsWith(folder + external_node_path_.sep))
            throw new Error(`The file ${path} is outside of its function.`);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
        await (0,promises_.writeFile)(to, (await state.files.read(file.sha)) ?? "");
    }
    const url = (0,external_node_url_.pathToFileURL)((0,external_node_path_.join)(folder, settings.handler)).href;
    // A bundler must leave this import alone: what it names exists only at run time.
    const loaded = await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ /* @vite-ignore */ url));
    return readHandler(loaded, settings.handler);
}
/** `module.exports = handler`, `export default handler`, `exports.default`, or a web handler: `fetch` or one per method. */
function readHandler(loaded, name) {
    const module = loaded;
    const main = module.default;
    if (typeof main === "function")
        return { node: main };
    if (typeof main?.default === "function")
        return { node: main.default };
    const named = (key) => {
        const found = main?.[key] ?? module[key];
        return typeof found === "function" ? found : null;
    };
    const all = named("fetch");
    const perMethod = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].some((method) => named(method));
    if (all === null && !perMethod)
        throw new Error(`${name} exports no function that could answer a request.`);
    return { web: (method) => all ?? named(method) ?? (method === "HEAD" ? named("GET") : null) };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/output-routes.js
function readPhases(routes) {
    const phases = new Map();
    let phase = "start";
    for (const route of routes) {
        if (route.handle !== undefined)
            phase = route.handle;
        else
            phases.set(phase, [...(phases.get(phase) ?? []), route]);
    }
    return phases;
}
/** The answer that the routes lead to, null where nothing is served there. */
async function walkRoutes(phases, request, serve) {
    const walk = { path: request.path, status: null, headers: {} };
    const finish = (response) => {
        for (const route of phases.get("hit") ?? []) {
            const match = matchRoute(route, walk.path, request);
            if (match !== null)
                Object.assign(walk.headers, substituteAll(route.headers, match));
        }
        return { ...response, headers: { ...response.headers, ...walk.headers } };
    };
    const ended = runStart(phases.get("start") ?? [], walk, request);
    if (ended !== null)
        return ended;
    const direct = await serve(walk.path, walk.status);
    if (direct !== null)
        return finish(direct);
    for (const phase of ["filesystem", "rewrite", "resource", "miss"]) {
        for (const route of phases.get(phase) ?? []) {
            const match = matchRoute(route, walk.path.split("?")[0] ?? "/", request);
            if (match === null)
                continue;
            Object.assign(walk.headers, substituteAll(route.headers, match));
            if (route.status !== undefined && route.dest === undefined)
                return statusAnswer(route.status, walk.headers);
            if (route.status !== undefined)
                walk.status = route.status;
            if (route.dest === undefined)
                continue;
            walk.path = substitute(route.dest, match);
            const found = await serve(walk.path, walk.status);
            if (found !== null)
                return finish(found);
        }
    }
    for (const route of phases.get("error") ?? []) {
        const match = matchRoute(route, request.path, request);
        if (match === null || route.dest === undefined || (route.status ?? 404) !== 404)
            continue;
        const found = await serve(substitute(route.dest, match), 404);
        if (found !== null)
            return finish(found);
    }
    return null;
}
/** The routes before the file system; an answer where one ends the request (a redirect, a bare status). */
function runStart(routes, walk, request) {
    for (const route of routes) {
        const match = matchRoute(route, walk.path.split("?")[0] ?? "/", request);
        if (match === null)
            continue;
        Object.assign(walk.headers, substituteAll(route.headers, match));
        if (route.status !== undefined)
            walk.status = route.status;
        if (route.dest !== undefined)
            walk.path = substitute(route.dest, match);
        if (route.continue === true)
            continue;
        if (route.status !== undefined && route.dest === undefined)
            return statusAnswer(route.status, walk.headers);
        if (route.dest !== undefined)
            return null;
    }
    return null;
}
function statusAnswer(status, headers) {
    const redirect = status >= 300 && status < 400;
    return {
        status,
        headers: { ...(redirect ? {} : { "content-type": "text/plain; charset=utf-8" }), ...headers },
        body: redirect ? "" : `${status}\n`,
    };
}
function matchRoute(route, path, request) {
    if (route.src === undefined || route.middlewarePath !== undefined)
        return null;
    if (route.methods !== undefined && !route.methods.includes(request.method))
        return null;
    if (route.has?.some((condition) => !holds(condition, request)) === true)
        return null;
    if (route.missing?.some((condition) => holds(condition, request)) === true)
        return null;
    const source = `${route.src.startsWith("^") ? "" : "^"}${route.src}${route.src.endsWith("$") ? "" : "$"}`;
    return new RegExp(source, route.caseSensitive === true ? "" : "i").exec(path);
}
function holds(condition, request) {
    const value = output_routes_valueOf(condition, request);
    if (value === null)
        return false;
    return typeof condition.value !== "string" || new RegExp(`^${condition.value}$`).test(value);
}
function output_routes_valueOf(condition, request) {
    const { key = "" } = condition;
    if (condition.type === "host")
        return request.host;
    if (condition.type === "query")
        return request.query.get(key);
    if (condition.type === "header")
        return request.headers[key.toLowerCase()] ?? null;
    const cookies = (request.headers.cookie ?? "").split(/;\s*/);
    return cookies.find((cookie) => cookie.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
}
/** `$1`, `$name` and `${name}` of the route's expression. */
function substitute(text, match) {
    return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced, bare) => {
        const name = braced ?? bare ?? "";
        return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
    });
}
function substituteAll(headers, match) {
    return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), substitute(value, match)]));
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/build-output.js




const OUTPUT = ".vercel/output/";
const KIND_MASK = 0o170000;
const LINK_MODE = 0o120000;
async function createOutputSite(state, deployment) {
    const config = (await readJson(state, deployment, `${OUTPUT}config.json`)) ?? {};
    const output = {
        pages: readPages(deployment, config),
        functions: await readFunctions(state, deployment),
        phases: readPhases(Array.isArray(config.routes) ? config.routes : []),
    };
    return (request) => build_output_answer(state, output, request);
}
async function build_output_answer(state, output, request) {
    const serve = async (target, status) => {
        const [pathname = "", search = ""] = target.split("?");
        const path = decodePath(pathname);
        if (path === null)
            return errorPage(400, "BAD_REQUEST");
        // `index` too: an override that drops `.html` from a page's path leaves the folder's own page under that name.
        const folder = path === "" ? "" : `${path}/`;
        const page = output.pages.get(path) ?? output.pages.get(`${folder}index.html`) ?? output.pages.get(`${folder}index`);
        if (page !== undefined)
            return sendFile(state, request, page.path, page.file, status ?? 200, page.type);
        const answering = output.functions.get(path === "" ? "index" : path) ?? output.functions.get(`${path}/index`);
        if (answering === undefined)
            return null;
        const response = await answering(request, new URLSearchParams(search));
        return status === null ? response : { ...response, status };
    };
    const walked = await walkRoutes(output.phases, request, serve);
    if (walked !== null)
        return walked;
    return (await serve("/404.html", 404)) ?? (await serve("/404", 404)) ?? errorPage(404, "NOT_FOUND");
}
/** Static files by the path that they are served at; `overrides` of the config may rename them or say their type. */
function readPages(deployment, config) {
    const overrides = answer_isRecord(config.overrides) ? config.overrides : {};
    const pages = new Map();
    const root = `${OUTPUT}static/`;
    for (const [path, file] of deployment.tree) {
        if (!path.startsWith(root))
            continue;
        const inside = path.slice(root.length);
        const override = overrides[inside];
        const type = answer_isRecord(override) && typeof override.contentType === "string" ? override.contentType : undefined;
        const renamed = answer_isRecord(override) && typeof override.path === "string" ? override.path : null;
        pages.set(renamed ?? inside, { path, file, type });
    }
    return pages;
}
async function readFunctions(state, deployment) {
    const root = `${OUTPUT}functions/`;
    const functions = new Map();
    const links = [];
    for (const [path, file] of deployment.tree) {
        if (!path.startsWith(root))
            continue;
        const name = /^(.+)\.func\/\.vc-config\.json$/.exec(path.slice(root.length))?.[1];
        if (name !== undefined)
            functions.set(name, await readFunction(state, deployment, `${root}${name}.func/`));
        else if (path.endsWith(".func") && (file.mode & KIND_MASK) === LINK_MODE)
            links.push([path, file]);
    }
    // Frameworks deploy one function under many names: the others are links, whose content is the target's path.
    for (const [path, file] of links) {
        const content = (await state.files.read(file.sha))?.toString("utf8") ?? "";
        const target = new URL(content, `http://loopback/${path.slice(root.length)}`).pathname;
        const found = functions.get(decodeURIComponent(target)
            .replace(/^\//, "")
            .replace(/\.func\/?$/, ""));
        if (found !== undefined)
            functions.set(path.slice(root.length, -".func".length), found);
    }
    return functions;
}
async function readFunction(state, deployment, root) {
    const config = (await readJson(state, deployment, `${root}.vc-config.json`)) ?? {};
    const { handler, launcherType, filePathMap } = config;
    if (typeof handler !== "string" || (launcherType !== undefined && launcherType !== "Nodejs")) {
        const detail = "The emulator runs functions with a `handler` and the launcher type `Nodejs` only.";
        return async () => errorPage(500, "FUNCTION_RUNTIME_UNSUPPORTED", detail);
    }
    const mapped = answer_isRecord(filePathMap) ? Object.entries(filePathMap).filter(([, to]) => typeof to === "string") : [];
    return createFunction(state, deployment, {
        root,
        handler,
        addHelpers: config.shouldAddHelpers === true,
        filePathMap: Object.fromEntries(mapped),
    });
}
async function readJson(state, deployment, path) {
    const file = deployment.tree.get(path);
    const bytes = file === undefined ? null : await state.files.read(file.sha);
    if (bytes === null)
        return null;
    try {
        const parsed = JSON.parse(bytes.toString("utf8"));
        return answer_isRecord(parsed) ? parsed : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/protection.js
/** Deployment protection: an address of a deployment answers only who brings the bypass secret. */

const HEADER = "x-vercel-protection-bypass";
const COOKIE = "_vercel_jwt";
/** Null where the request may pass; otherwise 401, or the redirect that sets the cookie which a browser asked for. */
function checkProtection(state, request) {
    if (state.seed.protection === null)
        return null;
    const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]+)`).exec(request.headers.cookie ?? "")?.[1];
    if (cookie !== undefined && [...state.bypassSecrets].some((known) => cookieOf(known) === cookie))
        return null;
    const secret = request.headers[HEADER] ?? request.query.get(HEADER);
    if (secret !== null && secret !== undefined && state.bypassSecrets.has(secret)) {
        const wanted = request.headers["x-vercel-set-bypass-cookie"] ?? request.query.get("x-vercel-set-bypass-cookie");
        return wanted === null || wanted === undefined || wanted === "false" ? null : setCookie(request, secret, wanted);
    }
    const nonce = Math.floor(state.context.random() * 2 ** 48).toString(36);
    return {
        status: 401,
        headers: {
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store, max-age=0",
            "set-cookie": `_vercel_sso_nonce=${nonce}; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax`,
            "x-robots-tag": "noindex",
        },
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Authentication Required</title></head><body><h1>Authentication Required</h1><p>This deployment is protected.</p></body></html>\n`,
    };
}
function setCookie(request, secret, wanted) {
    const query = new URLSearchParams(request.query);
    query.delete(HEADER);
    query.delete("x-vercel-set-bypass-cookie");
    const search = query.size === 0 ? "" : `?${query.toString()}`;
    const sameSite = wanted === "samesitenone" ? "None" : "Lax";
    return {
        status: 307,
        headers: {
            location: `${request.path}${search}`,
            "set-cookie": `${COOKIE}=${cookieOf(secret)}; Path=/; HttpOnly; SameSite=${sameSite}`,
        },
    };
}
/** Not the secret itself: a cookie may be seen where the secret may not. */
function cookieOf(secret) {
    return (0,external_node_crypto_.createHash)("sha256").update(secret).digest("hex");
}

// EXTERNAL MODULE: ./build/src/sandbox/visitor.js
var visitor = __webpack_require__(59939);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/sides.js

const FORCED = { vcrrForceCanary: "canary", vcrrForceStable: "stable" };
const sides_COOKIE = "_vcrr";
/** `cookie`: what the visitor is to keep; null where it has one, or keeps none. */
function chooseSide({ query, headers }, share, random) {
    for (const [name, side] of Object.entries(FORCED)) {
        if (query.get(name) === "true")
            return { side, cookie: sides_cookieOf(side === "canary" ? "0" : "1") };
    }
    const kept = new RegExp(`(?:^|;\\s*)${sides_COOKIE}=([\\d.]+)`).exec(headers.cookie ?? "")?.[1];
    const known = kept ?? headers[visitor/* VISITOR_HEADER */.N];
    const place = known === undefined ? random() : Number(known);
    return { side: place < share ? "canary" : "stable", cookie: known === undefined ? sides_cookieOf(place.toFixed(6)) : null };
}
function sides_cookieOf(place) {
    return `${sides_COOKIE}=${place}; Path=/; HttpOnly; SameSite=Lax`;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/source-site.js
/** A deployment of sources: a plain static site, with plain JavaScript functions below `api/`. */



async function createSourceSite(state, deployment) {
    const settings = await readSettings(state, deployment);
    const functions = new Map();
    for (const path of deployment.tree.keys()) {
        const name = /^(api\/.+)\.[cm]?js$/.exec(path)?.[1];
        if (name === undefined || name.split("/").some((part) => part.startsWith("_")))
            continue;
        const made = createFunction(state, deployment, { root: "", handler: path, addHelpers: true, filePathMap: {} });
        functions.set(name, made);
        if (name.endsWith("/index"))
            functions.set(name.slice(0, -"/index".length), made);
    }
    const find = (path) => {
        if (/(^|\/)\./.test(path) || path === "vercel.json" || path.startsWith("api/"))
            return null;
        const full = `${settings.outputDirectory}${path}`;
        const file = deployment.tree.get(full);
        return file === undefined ? null : [full, file];
    };
    return async (request) => {
        const path = decodePath(request.path);
        if (path === null)
            return errorPage(400, "BAD_REQUEST");
        const answering = functions.get(path);
        if (answering !== undefined)
            return answering(request, new URLSearchParams());
        const clean = settings.cleanUrls ? /^(.+?)(?:\/index)?\.html$/.exec(path)?.[1] : undefined;
        if (clean !== undefined && find(path) !== null) {
            return { status: 308, headers: { location: clean === "index" ? "/" : `/${clean}` } };
        }
        const found = (path === "" ? null : find(path)) ??
            find(path === "" ? "index.html" : `${path}/index.html`) ??
            (settings.cleanUrls && path !== "" ? find(`${path}.html`) : null);
        if (found !== null)
            return sendFile(state, request, found[0], found[1], 200);
        const rewritten = settings.rewrites.find(({ source }) => source.test(`/${path}`));
        const standIn = rewritten === undefined ? undefined : functions.get(rewritten.destination);
        // The function is told the address that was asked for, as at the vendor.
        if (standIn !== undefined)
            return standIn(request, new URLSearchParams());
        const missing = find("404.html");
        return missing === null ? errorPage(404, "NOT_FOUND") : sendFile(state, request, missing[0], missing[1], 404);
    };
}
async function readSettings(state, deployment) {
    const file = deployment.tree.get("vercel.json");
    const bytes = file === undefined ? null : await state.files.read(file.sha);
    let config = null;
    try {
        config = bytes === null ? null : JSON.parse(bytes.toString("utf8"));
    }
    catch {
        config = null;
    }
    const settings = answer_isRecord(config) ? config : {};
    const named = typeof settings.outputDirectory === "string" ? settings.outputDirectory : null;
    // The vendor serves `public` where there is one and nothing else is named.
    const folder = named ?? ([...deployment.tree.keys()].some((path) => path.startsWith("public/")) ? "public" : "");
    const trimmed = folder.replace(/^\.?\/?/, "").replace(/\/$/, "");
    const rewrites = Array.isArray(settings.rewrites) ? settings.rewrites : [];
    return {
        cleanUrls: settings.cleanUrls === true,
        outputDirectory: trimmed === "" ? "" : `${trimmed}/`,
        rewrites: rewrites.flatMap((rewrite) => readRewrite(rewrite) ?? []),
    };
}
/** Those to one function whose source has no names, such as `/(.*)`; the others are passed over. */
function readRewrite(rewrite) {
    if (!answer_isRecord(rewrite) || typeof rewrite.source !== "string" || typeof rewrite.destination !== "string")
        return null;
    if (!/^\/[\w/.()*-]*$/.test(rewrite.source) || !/^\/[\w/-]+$/.test(rewrite.destination))
        return null;
    return { source: new RegExp(`^${rewrite.source}$`), destination: rewrite.destination.slice(1) };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/sites.js







const sites = new WeakMap();
/** The deployment's own address; it answers from now on, with a page that says so while nothing is ready. */
function serveDeployment(state, id) {
    return state.context.serveSite((request) => {
        const deployment = state.deployments.get(id) ?? null;
        if (deployment?.readyState === "READY")
            tell(state, deployment, "visited");
        return sites_answer(state, deployment, request, false);
    });
}
/** A production domain: what it points at when a request comes is what answers. Resolves to its origin. */
function serveProduction(state, domain) {
    return state.context.serveSite(async (request) => {
        const stable = deploymentAt(state, domain());
        const canary = activeCanary(state);
        if (canary === null)
            return sites_answer(state, stable, request, true);
        const { side, cookie } = chooseSide(request, canary.share, state.context.random);
        const response = await sites_answer(state, side === "canary" ? canary.deployment : stable, request, true);
        return cookie === null ? response : { ...response, headers: { ...response.headers, "set-cookie": cookie } };
    });
}
/** What a production domain serves to how many of its visitors; nothing where nothing answers there. */
function servedDeployments(state, domain) {
    const stable = deploymentAt(state, domain);
    const canary = activeCanary(state);
    const serving = [{ deployment: stable, share: 1 - (canary?.share ?? 0) }, ...(canary === null ? [] : [canary])];
    return serving.flatMap(({ deployment, share }) => deployment === null || deployment.removed !== null || deployment.readyState !== "READY"
        ? []
        : [{ deployment: sites_describe(deployment), share }]);
}
function deploymentAt(state, domain) {
    const id = state.aliases.get(domain)?.deploymentId ?? null;
    return id === null ? null : (state.deployments.get(id) ?? null);
}
async function sites_answer(state, deployment, request, viaProductionDomain) {
    const marked = (response) => ({
        ...response,
        headers: { server: "Vercel", "x-vercel-id": requestId(state), ...response.headers },
    });
    if (deployment === null || deployment.removed === "deleted")
        return marked(errorPage(404, "DEPLOYMENT_NOT_FOUND"));
    if (deployment.removed === "retention")
        return marked(errorPage(410, "DEPLOYMENT_DELETED"));
    if (deployment.readyState !== "READY")
        return marked(errorPage(404, "DEPLOYMENT_NOT_READY"));
    const refusal = viaProductionDomain ? null : checkProtection(state, request);
    if (refusal?.status !== undefined)
        return marked(refusal);
    const next = async () => (await siteOf(state, deployment))(request);
    const response = state.runtime === null
        ? await next()
        : await state.runtime.handle({ deployment: sites_describe(deployment), viaProductionDomain }, request, next);
    return marked(response);
}
function sites_describe(deployment) {
    return {
        id: deployment.id,
        meta: deployment.meta,
        target: deployment.target ?? deployment.customEnvironment?.slug ?? "preview",
    };
}
function siteOf(state, deployment) {
    const known = sites.get(deployment);
    if (known !== undefined)
        return known;
    const made = deployment.prebuilt ? createOutputSite(state, deployment) : createSourceSite(state, deployment);
    sites.set(deployment, made);
    return made;
}
function requestId(state) {
    const hex = Math.floor(state.context.random() * 2 ** 32).toString(16);
    return `dev1::${hex.padStart(8, "0")}-${state.context.clock.now()}`;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/builds.js
/** A deployment's life: QUEUED, BUILDING, then READY, ERROR or CANCELED by the clock, and the domains that it gets. */






/** Gives it an address; nothing runs yet. */
async function builds_addDeployment(state, wanted) {
    const id = wanted.id ?? makeId(state, "dpl");
    const createdAt = nextCreatedAt(state, wanted.createdAt);
    const origin = await serveDeployment(state, id);
    return registerDeployment(state, { ...wanted, createdAt }, { id, origin });
}
/** It is in lists from now on, at an address that was opened for it; those who build it tell that it was created. */
function registerDeployment(state, wanted, { id, origin }) {
    const deployment = {
        id,
        name: state.seed.project.name,
        host: new URL(origin).host,
        origin,
        target: wanted.target,
        customEnvironment: wanted.customEnvironment,
        meta: wanted.meta,
        source: wanted.source,
        createdAt: wanted.createdAt ?? nextCreatedAt(state),
        prebuilt: [...wanted.tree.keys()].some((path) => path.startsWith(".vercel/output/")),
        tree: wanted.tree,
        autoAssign: wanted.autoAssign,
        gitSource: wanted.gitSource ?? null,
        stop: new AbortController(),
        crons: wanted.crons ?? [],
        events: [],
        watchers: new Set(),
        readyState: "QUEUED",
        readySubstate: null,
        buildingAt: null,
        readyAt: null,
        canceledAt: null,
        canceledBecause: null,
        errorMessage: null,
        aliasAssignedAt: null,
        aliasError: null,
        removed: null,
    };
    state.deployments.set(id, deployment);
    return deployment;
}
/** Builds on the clock; with `fast` it is over when this returns. */
function startBuild(state, deployment) {
    if (state.options.fast) {
        begin(state, deployment);
        if (finish(state, deployment))
            builds_assign(state, deployment);
        return;
    }
    const signal = AbortSignal.any([deployment.stop.signal, state.closed.signal]);
    const run = async () => {
        const { clock } = state.context;
        await clock.sleep(state.options.queueMs, signal);
        begin(state, deployment);
        await clock.sleep(state.options.buildMs, signal);
        if (!finish(state, deployment))
            return;
        if (willGetDomains(state, deployment)) {
            if (!(await passChecks(state, deployment, signal)))
                return;
            await clock.sleep(state.options.aliasJobMs, signal);
        }
        builds_assign(state, deployment);
    };
    run().catch((error) => {
        // Canceled, deleted or closed: whoever aborted has said so already.
        if (!signal.aborted)
            throw error;
    });
}
/** CANCELED now, whatever it was doing. False where it was over already. */
function cancelBuild(state, deployment, because = "person") {
    if (deployment.readyState !== "QUEUED" && deployment.readyState !== "BUILDING")
        return false;
    deployment.stop.abort(new Error("canceled"));
    deployment.canceledBecause = because;
    deployment.canceledAt = state.context.clock.now();
    settleBuild(state, deployment, "CANCELED");
    return true;
}
function failBuild(state, deployment, message) {
    deployment.errorMessage = message;
    appendEvent(state, deployment, "stderr", `Error: ${message}`);
    settleBuild(state, deployment, "ERROR");
}
const CHANGE_OF = { ERROR: "error", CANCELED: "canceled", BLOCKED: "blocked" };
/** It has ended, and not well. */
function settleBuild(state, deployment, how) {
    deployment.readyState = how;
    appendEvent(state, deployment, "deployment-state", "");
    tell(state, deployment, CHANGE_OF[how]);
}
function removeDeployment(deployment, how) {
    deployment.removed = how;
    deployment.stop.abort(new Error("deleted"));
    wakeWatchers(deployment);
}
function begin(state, deployment) {
    deployment.readyState = "BUILDING";
    deployment.buildingAt = state.context.clock.now();
    appendEvent(state, deployment, "deployment-state", "");
    tell(state, deployment, "building");
    appendEvent(state, deployment, "stdout", `Build started for ${state.seed.project.name}`);
    appendEvent(state, deployment, "stdout", `${deployment.tree.size} files received`);
    appendEvent(state, deployment, "stdout", deployment.prebuilt ? "Using .vercel/output" : "Copying static files");
}
/** True where it became READY. */
function finish(state, deployment) {
    const { buildError, buildCanceled } = state.options;
    if (buildCanceled) {
        cancelBuild(state, deployment);
        return false;
    }
    if (buildError !== null) {
        failBuild(state, deployment, buildError);
        return false;
    }
    deployment.readyState = "READY";
    deployment.readyAt = state.context.clock.now();
    if (deployment.target === "production")
        deployment.readySubstate = "STAGED";
    appendEvent(state, deployment, "stdout", "Build completed");
    appendEvent(state, deployment, "deployment-state", "");
    tell(state, deployment, "ready");
    return true;
}
/** A production pinned by a rollback, or by the team's own setting, stays where it is. */
function willGetDomains(state, deployment) {
    return deployment.target === "production" && deployment.autoAssign && state.project.autoAssignCustomDomains;
}
function builds_assign(state, deployment) {
    const domains = willGetDomains(state, deployment);
    if (domains) {
        const moved = pointProduction(state, deployment, state.options.failAliases);
        if (moved.failed.length > 0) {
            deployment.aliasError = {
                code: "alias_failed",
                message: `These domains could not be assigned: ${moved.failed.join(", ")}`,
            };
        }
        deployment.aliasAssignedAt = deployment.aliasError === null ? state.context.clock.now() : null;
        appendAliasAssigned(state, deployment, moved.moved);
        if (deployment.aliasError === null)
            tell(state, deployment, "assigned");
        return;
    }
    const staged = deployment.target === "production";
    if (staged && state.options.neverAliasAssigned)
        return;
    deployment.aliasAssignedAt = state.context.clock.now();
    appendAliasAssigned(state, deployment, []);
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/deployment-reads.js





function deploymentReadRoutes(state) {
    const one = (handle) => (request) => {
        const found = locate(state, request.params.deployment ?? "");
        return "status" in found ? found : handle(found, request.query);
    };
    return [
        ...access_guard(state, "GET", ["/v6/deployments", "/v7/deployments"], (request) => deployment_reads_list(state, request.query)),
        ...access_guard(state, "GET", ["/v13/deployments/:deployment"], 
        // Where it came from is told only to those who ask for it.
        one((deployment, query) => ok(showDeployment(state, deployment, query.get("withGitRepoInfo") === "true")))),
        ...access_guard(state, "GET", ["/v11/deployments/:deployment/builds"], one((deployment) => ok({ builds: [showBuild(deployment)] }))),
        ...access_guard(state, "PATCH", ["/v12/deployments/:deployment/cancel"], one((deployment) => {
            if (!cancelBuild(state, deployment)) {
                return apiError(400, "bad_request", `A deployment that is ${deployment.readyState} cannot be canceled.`);
            }
            return ok(showDeployment(state, deployment));
        })),
        ...access_guard(state, "DELETE", ["/v13/deployments/:deployment", "/now/deployments/:deployment"], one((deployment) => {
            if (deployment.id === state.project.productionDeploymentId) {
                return apiError(403, "forbidden", "The current production deployment cannot be deleted.");
            }
            removeDeployment(deployment, "deleted");
            return ok({ uid: deployment.id, state: "DELETED" });
        })),
    ];
}
/** The deployment, or the answer that says why there is none: 404 unknown or deleted, 410 gone by retention. */
function locate(state, idOrHost) {
    const found = state_findDeployment(state, idOrHost);
    if (found === null || found.removed === "deleted") {
        return apiError(404, "not_found", "The deployment could not be found.", { idOrUrl: idOrHost });
    }
    if (found.removed === "retention") {
        return apiError(410, "gone", `The deployment ${found.id} was deleted by the retention policy.`);
    }
    return found;
}
function showBuild(deployment) {
    return {
        id: `bld_${deployment.id.slice(4, 13)}`,
        deploymentId: deployment.id,
        entrypoint: ".",
        use: deployment.prebuilt ? "@vercel/prebuilt" : "@vercel/static",
        readyState: deployment.readyState,
        readyStateAt: deployment.readyAt ?? deployment.createdAt,
        createdAt: deployment.createdAt,
        createdIn: "iad1",
        scheduledAt: deployment.buildingAt,
        deployedAt: deployment.readyAt,
        fingerprint: null,
        output: [],
    };
}
function deployment_reads_list(state, query) {
    const named = [query.get("projectId"), query.get("app"), ...(query.get("projectIds")?.split(",") ?? [])];
    for (const project of named) {
        if (project !== null && !isProject(state, project)) {
            return apiError(404, "not_found", "Project not found", { value: project });
        }
    }
    const matching = [...state.deployments.values()].filter((deployment) => deployment.removed === null && matches(state, deployment, query));
    const page = paginate(matching, query, (deployment) => deployment.createdAt);
    if (isAnswer(page))
        return page;
    return ok({
        deployments: page.items.map((deployment) => showRow(state, deployment)),
        pagination: page.pagination,
    });
}
function matches(state, deployment, query) {
    const target = query.get("target");
    if (target !== null && !hasTarget(deployment, target))
        return false;
    const states = query.get("state");
    if (states !== null && !states.split(",").includes(deployment.readyState))
        return false;
    const candidate = query.get("rollbackCandidate");
    if (candidate !== null && (candidate === "true") !== isRollbackCandidate(state, deployment))
        return false;
    const branch = query.get("branch");
    if (branch !== null && deployment.meta.githubCommitRef !== branch)
        return false;
    const sha = query.get("sha");
    if (sha !== null && deployment.meta.githubCommitSha !== sha)
        return false;
    const from = query.get("from");
    if (from !== null && deployment.createdAt < Number(from))
        return false;
    const to = query.get("to");
    if (to !== null && deployment.createdAt > Number(to))
        return false;
    for (const [name, value] of query) {
        if (name.startsWith("meta-") && deployment.meta[name.slice("meta-".length)] !== value)
            return false;
    }
    return true;
}
function hasTarget(deployment, target) {
    if (target === "production")
        return deployment.target === "production";
    const { customEnvironment } = deployment;
    if (target === "preview")
        return deployment.target === null && customEnvironment === null;
    return customEnvironment?.slug === target || customEnvironment?.id === target;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/aliases.js





function aliasRoutes(state) {
    return [
        ...access_guard(state, "GET", ["/v4/aliases", "/v3/now/aliases"], (request) => aliases_list(state, request.query)),
        ...access_guard(state, "GET", ["/v4/aliases/:alias", "/now/aliases/:alias"], (request) => {
            const alias = aliases_find(state, request.params.alias ?? "");
            return alias === null ? apiError(404, "not_found", "The alias could not be found.") : ok(aliases_show(state, alias));
        }),
        ...access_guard(state, "DELETE", ["/v2/aliases/:alias", "/now/aliases/:alias"], (request) => {
            const alias = aliases_find(state, request.params.alias ?? "");
            if (alias === null)
                return apiError(404, "not_found", "The alias could not be found.");
            // A production domain stays a domain of the project; it only points at nothing.
            if (alias.production)
                alias.deploymentId = null;
            else
                state.aliases.delete(alias.alias);
            return ok({ status: "SUCCESS" });
        }),
        ...access_guard(state, "GET", ["/v2/deployments/:deployment/aliases", "/now/deployments/:deployment/aliases"], (request) => {
            const found = locate(state, request.params.deployment ?? "");
            if ("status" in found)
                return found;
            const aliases = [...state.aliases.values()].filter((alias) => alias.deploymentId === found.id);
            return ok({
                aliases: aliases.map((alias) => ({
                    uid: alias.uid,
                    alias: alias.alias,
                    created: new Date(alias.createdAt).toISOString(),
                    redirect: null,
                })),
            });
        }),
        ...access_guard(state, "POST", ["/v2/deployments/:deployment/aliases", "/now/deployments/:deployment/aliases"], (request) => aliases_assign(state, request)),
        // The vendor's CLI asks whose a custom domain is before it assigns it.
        ...access_guard(state, "GET", ["/v5/domains/:domain"], (request) => {
            const { domain = "" } = request.params;
            return state.productionOrigins.has(domain)
                ? ok({ domain: showOwned(state, domain) })
                : apiError(404, "not_found", "The domain could not be found.");
        }),
        ...access_guard(state, "GET", ["/v5/domains"], (request) => {
            const page = paginate(productionAliases(state), request.query, (alias) => alias.createdAt);
            return isAnswer(page)
                ? page
                : ok({ domains: page.items.map(({ alias }) => showOwned(state, alias)), pagination: page.pagination });
        }),
        ...access_guard(state, "GET", ["/v1/registrar/domains/:domain/availability"], () => ok({ available: false })),
    ];
}
function aliases_find(state, idOrName) {
    const byName = state.aliases.get(idOrName);
    if (byName !== undefined)
        return byName;
    for (const alias of state.aliases.values())
        if (alias.uid === idOrName)
            return alias;
    return null;
}
function aliases_show(state, alias) {
    const deployment = alias.deploymentId === null ? null : (state.deployments.get(alias.deploymentId) ?? null);
    return {
        uid: alias.uid,
        alias: alias.alias,
        created: new Date(alias.createdAt).toISOString(),
        createdAt: alias.createdAt,
        updatedAt: alias.updatedAt,
        creator: USER,
        deploymentId: alias.deploymentId,
        ...(deployment === null
            ? {}
            : { deployment: { id: deployment.id, url: deployment.host, meta: JSON.stringify(deployment.meta) } }),
        projectId: state.seed.project.id,
        redirect: null,
        redirectStatusCode: null,
    };
}
function aliases_list(state, query) {
    const project = query.get("projectId");
    if (project !== null && !isProject(state, project))
        return apiError(404, "not_found", "Project not found");
    const domains = query.getAll("domain").flatMap((value) => value.split(","));
    const matching = [...state.aliases.values()].filter((alias) => alias.deploymentId !== null && (domains.length === 0 || domains.includes(alias.alias)));
    const page = paginate(matching, query, (alias) => alias.createdAt);
    if (isAnswer(page))
        return page;
    return ok({ aliases: page.items.map((alias) => aliases_show(state, alias)), pagination: page.pagination });
}
function showOwned(state, domain) {
    return {
        id: `dom_${domain}`,
        name: domain,
        serviceType: "external",
        createdAt: state.aliases.get(domain)?.createdAt ?? state.context.startedAt,
        verified: true,
        creator: USER,
    };
}
async function aliases_assign(state, request) {
    const found = locate(state, request.params.deployment ?? "");
    if ("status" in found)
        return found;
    const name = answer_textOf((await answer_readObject(request)).alias)?.toLowerCase() ?? null;
    if (name === null || !/^[a-z0-9.:-]+$/.test(name)) {
        return apiError(400, "invalid_alias", "Invalid request: `alias` should be a host name.");
    }
    if (found.readyState !== "READY") {
        return apiError(400, "deployment_not_ready", `The deployment ${found.id} is ${found.readyState}, not READY.`);
    }
    const now = state.context.clock.now();
    const before = state.aliases.get(name);
    const oldDeploymentId = before?.deploymentId ?? null;
    if (oldDeploymentId === found.id)
        return apiError(409, "not_modified", `${name} points at ${found.id} already.`);
    const alias = before ?? {
        uid: makeId(state, "als", 20),
        alias: name,
        createdAt: nextCreatedAt(state),
        production: false,
        updatedAt: now,
        deploymentId: null,
    };
    // The project's production pointer stays: only this one domain moves.
    changeProject(state, {});
    alias.deploymentId = found.id;
    alias.updatedAt = now;
    state.aliases.set(name, alias);
    return ok({
        uid: alias.uid,
        alias: name,
        created: new Date(alias.createdAt).toISOString(),
        ...(oldDeploymentId === null ? {} : { oldDeploymentId }),
    });
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/check-records.js
/** What holds a build back from the production domains until it is answered. */
const REQUIREMENTS = ["build-ready", "deployment-url", "none"];
const STAGES = ["build-start", "deployment-start", "deployment-alias", "deployment-promotion", "none"];
const SOURCES = ["webhook", "git-provider", "integration"];
const CONCLUSIONS = ["succeeded", "failed", "canceled", "neutral", "skipped"];

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/check-routes.js






function check_routes_checkRoutes(state) {
    const ofProject = (method, rest, handle) => access_guard(state, method, [`/v2/projects/:project/checks${rest}`], (request) => isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found"));
    const ofCheck = (method, rest, handle) => ofProject(method, `/:check${rest}`, (request) => {
        const check = state.checks.get(request.params.check ?? "");
        if (check === undefined || check.deletedAt !== null)
            return apiError(404, "not_found", "Check not found");
        return handle(check, request);
    });
    const ofDeployment = (method, rest, handle) => access_guard(state, method, [`/v2/deployments/:deployment/check-runs${rest}`], (request) => {
        const found = locate(state, request.params.deployment ?? "");
        return "status" in found ? found : handle(found, request);
    });
    return [
        ...ofProject("GET", "", ({ query }) => ok({ checks: check_routes_listChecks(state, query.get("blocks")) })),
        ...ofProject("POST", "", async (request) => createCheck(state, await answer_readObject(request))),
        ...ofCheck("GET", "", (check) => ok(check_routes_showCheck(state, check))),
        ...ofCheck("PATCH", "", async (check, request) => changeCheck(state, check, await answer_readObject(request))),
        ...ofCheck("DELETE", "", (check) => {
            const deleted = { ...check, deletedAt: state.context.clock.now() };
            state.checks.set(check.id, deleted);
            return ok(check_routes_showCheck(state, deleted));
        }),
        ...ofCheck("GET", "/runs", ({ id }) => ok({ runs: state.checkRuns.filter(({ check }) => check.id === id).map((run) => check_routes_showRun(state, run)) })),
        ...ofDeployment("GET", "", (deployment) => ok({ runs: runsOf(state, deployment).map((run) => check_routes_showRun(state, run)) })),
        ...ofDeployment("POST", "", async (deployment, request) => {
            const { checkId } = await answer_readObject(request);
            return requestAgain(state, deployment, state.checks.get(answer_textOf(checkId) ?? ""));
        }),
        ...ofDeployment("PATCH", "/:run", async (deployment, request) => {
            const run = runsOf(state, deployment).find(({ id }) => id === request.params.run);
            if (run === undefined)
                return apiError(404, "not_found", "Check run not found");
            return answerRun(state, run, await answer_readObject(request));
        }),
    ];
}
function check_routes_listChecks(state, blocks) {
    return [...state.checks.values()]
        .filter((check) => check.deletedAt === null && (blocks === null || check.blocks === blocks))
        .map((check) => check_routes_showCheck(state, check));
}
function createCheck(state, body) {
    const name = answer_textOf(body.name)?.trim() ?? "";
    const fields = check_routes_readFields(body);
    const source = readSource(body.source);
    if (name === "")
        return badRequest("`name` is missing");
    if (typeof fields === "string")
        return badRequest(fields);
    if (typeof source === "string")
        return badRequest(source);
    return ok(check_routes_showCheck(state, makeCheck(state, { name, requires: "deployment-url", ...fields, source })));
}
/** Its source stays what it was created with. */
function changeCheck(state, check, body) {
    const fields = check_routes_readFields(body);
    if (typeof fields === "string")
        return badRequest(fields);
    if (body.source !== undefined)
        return badRequest("`source` cannot be changed");
    const name = answer_textOf(body.name) ?? check.name;
    const changed = { ...check, ...fields, name, updatedAt: state.context.clock.now() };
    state.checks.set(check.id, changed);
    return ok(check_routes_showCheck(state, changed));
}
/** What is wrong with them, as text. */
function check_routes_readFields({ requires, blocks, targets, timeout, isRerequestable }) {
    const isText = (value) => typeof value === "string";
    if (requires !== undefined && !isOneOf(REQUIREMENTS, requires))
        return "`requires` is none of the known ones";
    if (blocks !== undefined && !isOneOf(STAGES, blocks))
        return "`blocks` is none of the known ones";
    if (targets !== undefined && !(Array.isArray(targets) && targets.every(isText)))
        return "`targets` is no list";
    if (timeout !== undefined && !(typeof timeout === "number" && timeout >= 1))
        return "`timeout` is no number of seconds";
    if (isRerequestable !== undefined && typeof isRerequestable !== "boolean")
        return "`isRerequestable` is no flag";
    return {
        ...(requires === undefined ? {} : { requires }),
        ...(blocks === undefined ? {} : { blocks }),
        ...(targets === undefined ? {} : { targets: targets }),
        ...(timeout === undefined ? {} : { timeout }),
        ...(isRerequestable === undefined ? {} : { isRerequestable }),
    };
}
function readSource(source) {
    if (source === undefined)
        return { kind: "webhook" };
    if (!answer_isRecord(source) || !isOneOf(SOURCES, source.kind))
        return "`source.kind` is none of the known ones";
    const { kind, provider, externalCheckName } = source;
    if (kind !== "git-provider")
        return { kind };
    const name = answer_textOf(externalCheckName);
    return name === null
        ? "`source.externalCheckName` is missing"
        : { kind, provider: answer_textOf(provider) ?? "github", externalCheckName: name };
}
/** One that is answered, or whose time is over, stays so. */
function answerRun(state, run, body) {
    if (run.status === "completed")
        return apiError(400, "bad_request", "The check run is completed.");
    const { status, conclusion, conclusionText, externalId, externalUrl, output } = body;
    if (status !== undefined && !isOneOf(["queued", "running", "completed"], status)) {
        return badRequest("`status` is none of the known ones");
    }
    if (conclusion !== undefined && !isOneOf(CONCLUSIONS, conclusion)) {
        return badRequest("`conclusion` is none of the known ones");
    }
    if ((status === "completed") !== (conclusion !== undefined))
        return badRequest("`conclusion` belongs to `completed`");
    run.conclusionText = answer_textOf(conclusionText) ?? run.conclusionText;
    run.externalId = answer_textOf(externalId) ?? run.externalId;
    run.externalUrl = answer_textOf(externalUrl) ?? run.externalUrl;
    if (output !== undefined)
        run.output = output;
    if (status === "running" || status === "queued")
        run.status = status;
    if (conclusion !== undefined)
        completeRun(state, run, conclusion);
    return ok(check_routes_showRun(state, run));
}
function requestAgain(state, deployment, check) {
    if (check === undefined || check.deletedAt !== null)
        return apiError(404, "not_found", "Check not found");
    const before = runsOf(state, deployment).find((run) => run.check.id === check.id);
    if (before !== undefined && !check.isRerequestable) {
        return apiError(400, "bad_request", "The check cannot be requested again for this deployment.");
    }
    const run = addRun(state, deployment, check);
    if (deployment.readyState === "READY" || check.requires === "none")
        start(state, run);
    return ok(check_routes_showRun(state, run));
}
function check_routes_showCheck({ seed }, check) {
    const { id, name, isRerequestable, requires, source, blocks, targets, timeout, createdAt, updatedAt, deletedAt } = check;
    return {
        id,
        name,
        isRerequestable,
        requires,
        blocks,
        targets,
        timeout,
        createdAt,
        updatedAt,
        source,
        sourceKind: source.kind,
        ownerId: seed.team.id,
        projectId: seed.project.id,
        ...(deletedAt === null ? {} : { deletedAt }),
    };
}
function check_routes_showRun({ seed }, { check, conclusion, completedAt, ...run }) {
    const { id, name, blocks, requires, targets, timeout, source } = check;
    return {
        ...run,
        name,
        checkId: id,
        projectId: seed.project.id,
        ownerId: seed.team.id,
        ...(conclusion === null ? {} : { conclusion }),
        ...(completedAt === null ? {} : { completedAt }),
        blocks,
        requires,
        targets,
        timeout,
        source,
    };
}
function isOneOf(words, value) {
    return words.some((word) => word === value);
}
function badRequest(why) {
    return apiError(400, "bad_request", `Invalid request: ${why}.`);
}

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/edge-configs.js



const ROOTS = ["/v1/edge-config", "/v1/global-config"];
const OPERATIONS = ["create", "update", "upsert", "delete"];
function createEdgeConfigs(state) {
    const { clock, startedAt } = state.context;
    const seeds = state.seed.edgeConfigs ?? [];
    const configs = new Map(seeds.map((seed) => [
        seed.id,
        {
            seed,
            items: new Map(Object.entries(seed.items).map(([key, value]) => [
                key,
                { key, value, createdAt: startedAt, updatedAt: startedAt },
            ])),
        },
    ]));
    const valueOf = (config, key) => configs.get(config)?.items.get(key)?.value;
    return {
        routes: [...apiRoutes(state, configs), ...clientRoutes(configs)],
        set: (config, key, value) => edge_configs_put(configs.get(config)?.items, key, value, clock.now()),
        valueOf,
        isSafe: () => seeds.every(({ id, safe }) => safe === undefined || edge_configs_isSame(valueOf(id, safe.key), safe.value)),
    };
}
function edge_configs_isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}
function edge_configs_put(items, key, value, at) {
    const before = items?.get(key);
    // Two changes at one virtual instant are two all the same.
    const updatedAt = Math.max(at, (before?.updatedAt ?? 0) + 1);
    items?.set(key, { key, value, createdAt: before?.createdAt ?? at, updatedAt });
}
function apiRoutes(state, configs) {
    const known = (handle) => (request) => {
        const found = configs.get(request.params["config"] ?? "");
        return found === undefined ? apiError(404, "not_found", "Edge Config not found") : handle(found.items, request);
    };
    const show = (request, item) => ({ ...item, edgeConfigId: request.params["config"] });
    const paths = (rest) => ROOTS.map((root) => `${root}/:config${rest}`);
    return [
        ...access_guard(state, "GET", paths("/items"), known((items, request) => ok([...items.values()].map((item) => show(request, item))))),
        ...access_guard(state, "GET", paths("/item/:key"), known((items, request) => {
            const item = items.get(request.params["key"] ?? "");
            return item === undefined ? apiError(404, "not_found", "Edge Config item not found") : ok(show(request, item));
        })),
        ...access_guard(state, "PATCH", paths("/items"), known((items, request) => patch(state, items, request))),
    ];
}
/** All of a batch, or nothing. */
async function patch(state, items, request) {
    const { items: asked } = await answer_readObject(request);
    if (!Array.isArray(asked))
        return apiError(400, "bad_request", "Invalid request: missing required property `items`.");
    const operations = asked.map((one) => (answer_isRecord(one) ? one : {}));
    for (const { operation, key } of operations) {
        const name = answer_textOf(key) ?? "";
        if (!/^[\w-]{1,256}$/.test(name))
            return apiError(400, "bad_request", "Invalid request: `key` is not valid.");
        if (!OPERATIONS.includes(String(operation)))
            return apiError(400, "bad_request", "Invalid operation");
        if (operation === "create" && items.has(name))
            return apiError(409, "conflict", "Edge Config item exists");
        if ((operation === "update" || operation === "delete") && !items.has(name)) {
            return apiError(404, "not_found", "Edge Config item not found");
        }
    }
    for (const { operation, key, value } of operations) {
        if (operation === "delete")
            items.delete(String(key));
        else
            edge_configs_put(items, String(key), value ?? null, state.context.clock.now());
    }
    return ok({ status: "ok" });
}
/** A connection string names the configuration and a token that reads it and nothing else. */
function clientRoutes(configs) {
    const read = (path, answer) => ({
        method: "GET",
        path,
        handle({ params, headers }) {
            const found = configs.get(params["config"] ?? "");
            if (found === undefined)
                return { status: 404, body: { code: "edge_config_not_found" } };
            if (headers["authorization"] !== `Bearer ${found.seed.readToken ?? ""}`)
                return { status: 401, body: "" };
            return answer(found.items, params["key"] ?? "");
        },
    });
    const valuesOf = (items) => Object.fromEntries([...items.values()].map(({ key, value }) => [key, value]));
    return [
        read("/:config/items", (items) => json(valuesOf(items))),
        read("/:config/digest", (items) => json((0,digest/* digestOf */.o)(JSON.stringify(valuesOf(items)), 40))),
        read("/:config/item/:key", (items, key) => {
            const item = items.get(key);
            // With this header the client knows that it is the item that is missing.
            return item === undefined
                ? { status: 404, headers: { "x-edge-config-digest": "none" }, body: { code: "edge_config_item_not_found" } }
                : json(item.value);
        }),
    ];
}
function json(value) {
    return {
        status: 200,
        headers: { "content-type": "application/json", "x-edge-config-digest": (0,digest/* digestOf */.o)(JSON.stringify(value), 40) },
        body: Buffer.from(JSON.stringify(value)),
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/archive.js
/**
 * `--archive=tgz`: the clients send one gzipped tar in parts instead of many files, and the host unpacks it.
 * The tar format is POSIX ustar with pax records for what does not fit its fields.
 */


const PART = /^\.vercel\/source\.tgz\.part(\d+)$/;
const BLOCK = 512;
const archive_LINK_MODE = 0o120000;
/** The tree as it is without archive; a tree with parts becomes what they hold. Throws where the archive is broken. */
async function unpackArchive(store, tree) {
    const parts = [...tree]
        .map(([path, file]) => ({ file, order: Number(PART.exec(path)?.[1] ?? 0) }))
        .filter(({ order }) => order > 0)
        .toSorted((one, other) => one.order - other.order);
    if (parts.length === 0)
        return tree;
    const bytes = [];
    for (const { file } of parts)
        bytes.push((await store.read(file.sha)) ?? Buffer.alloc(0));
    const unpacked = new Map([...tree].filter(([path]) => !PART.test(path)));
    readTar(await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(Buffer.concat(bytes)), (path, content, mode) => {
        unpacked.set(path, { ...store.put(content), mode });
    });
    return unpacked;
}
function readTar(tar, found) {
    let records = {};
    for (let at = 0; at + BLOCK <= tar.length;) {
        const header = tar.subarray(at, at + BLOCK);
        if (header.every((byte) => byte === 0))
            return;
        const size = Number(records.size ?? readOctal(header, 124, 12));
        const content = tar.subarray(at + BLOCK, at + BLOCK + size);
        if (content.length < size)
            throw new Error("The archive ends in the middle of a file.");
        const kind = String.fromCharCode(header[156] ?? 0);
        at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
        if (kind === "x") {
            records = readPax(content);
            continue;
        }
        const prefix = archive_readText(header, 345, 155);
        const name = records.path ?? `${prefix === "" ? "" : `${prefix}/`}${archive_readText(header, 0, 100)}`;
        const path = name.replace(/^\.\//, "").replace(/\/$/, "");
        if (kind === "0" || kind === "\0")
            found(path, content, 0o100000 | readOctal(header, 100, 8));
        // A symbolic link is a file whose content is its target, as where it is uploaded by itself.
        if (kind === "2")
            found(path, Buffer.from(records.linkpath ?? archive_readText(header, 157, 100)), archive_LINK_MODE | 0o777);
        records = {};
    }
}
/** `<length> <key>=<value>\n`, again and again; the length counts the whole record. */
function readPax(content) {
    const records = {};
    for (let at = 0; at < content.length;) {
        const length = Number.parseInt(content.toString("latin1", at, at + 20), 10);
        if (!(length > 0))
            break;
        const record = content.toString("utf8", at, at + length - 1);
        const [key, value] = [
            record.slice(record.indexOf(" ") + 1, record.indexOf("=")),
            record.slice(record.indexOf("=") + 1),
        ];
        records[key] = value;
        at += length;
    }
    return records;
}
function archive_readText(header, offset, length) {
    const text = header.toString("utf8", offset, offset + length);
    const end = text.indexOf("\0");
    return end === -1 ? text : text.slice(0, end);
}
function readOctal(header, offset, length) {
    return Number.parseInt(archive_readText(header, offset, length).trim() || "0", 8);
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/deployments.js







const SHA1 = /^[0-9a-f]{40}$/;
const MAXIMUM_FILES = 15_000;
const DIRECTORY_MODE = 0o040000;
const deployments_KIND_MASK = 0o170000;
function deploymentRoutes(state) {
    return [
        ...access_guard(state, "POST", ["/v2/files"], (request) => upload(state, request)),
        ...access_guard(state, "POST", ["/v13/deployments"], (request) => create(state, request)),
    ];
}
async function upload(state, request) {
    const sha = request.headers["x-now-digest"] ?? request.headers["x-vercel-digest"];
    if (sha === undefined || !SHA1.test(sha)) {
        request.raw.resume();
        return apiError(400, "bad_request", "The header `x-vercel-digest` must be the SHA-1 of the file.");
    }
    const size = request.headers["x-now-size"] ?? request.headers["content-length"];
    const result = await state.files.receive(request.raw, { sha, size: size === undefined ? null : Number(size) }, { keep: state.options.keepFiles, verify: state.options.verifyDigest });
    return result.kind === "refused" ? apiError(400, "bad_request", result.reason) : ok({ urls: [] });
}
async function create(state, request) {
    const body = await answer_readObject(request);
    const project = answer_textOf(body.project) ?? answer_textOf(body.name);
    if (project !== null && !isProject(state, project)) {
        return apiError(404, "not_found", "Project not found", { value: project });
    }
    if (project === null && body.deploymentId === undefined) {
        return apiError(400, "bad_request", "Invalid request: missing required property `name`.");
    }
    const environment = deployments_environmentOf(state, body);
    if (environment !== null && "status" in environment)
        return environment;
    const origin = answer_textOf(body.deploymentId);
    const source = origin === null ? null : state_findDeployment(state, origin);
    if (origin !== null && (source === null || source.removed !== null)) {
        return apiError(404, "deployment_not_found", "The deployment to build from could not be found.");
    }
    const sent = source === null ? readTree(state, body.files) : source.tree;
    if ("status" in sent)
        return sent;
    const tree = await unpackArchive(state.files, sent).catch(() => null);
    if (tree === null)
        return apiError(400, "bad_request", "The archive of the files cannot be unpacked.");
    const deployment = await builds_addDeployment(state, {
        target: body.target === "production" ? "production" : null,
        customEnvironment: environment,
        meta: {
            ...source?.meta,
            ...(source === null ? {} : { action: "redeploy", originalDeploymentId: source.id }),
            ...readMeta(body.meta),
        },
        gitSource: source?.gitSource ?? null,
        source: source === null ? (answer_textOf(body.source) ?? "cli") : "redeploy",
        tree,
        autoAssign: body.autoAssignCustomDomains !== false,
    });
    tell(state, deployment, "created");
    startBuild(state, deployment);
    return ok(showDeployment(state, deployment));
}
function deployments_environmentOf(state, body) {
    const { target } = body;
    const wanted = answer_textOf(body.customEnvironmentSlugOrId) ??
        (typeof target === "string" && target !== "production" && target !== "preview" ? target : null);
    if (wanted === null)
        return null;
    const found = state.customEnvironments.find(({ id, slug }) => id === wanted || slug === wanted);
    return found ?? apiError(404, "not_found", `The custom environment "${wanted}" could not be found.`);
}
function readMeta(meta) {
    if (!answer_isRecord(meta))
        return {};
    return Object.fromEntries(Object.entries(meta).map(([key, value]) => [key, String(value)]));
}
function readTree(state, files) {
    if (!Array.isArray(files))
        return apiError(400, "bad_request", "Invalid request: `files` should be an array.");
    if (files.length > MAXIMUM_FILES) {
        return apiError(400, "too_many_files", `A deployment has at most ${MAXIMUM_FILES} files.`);
    }
    const tree = new Map();
    const missing = new Set();
    for (const entry of files) {
        if (!answer_isRecord(entry) || typeof entry.file !== "string") {
            return apiError(400, "bad_request", "Invalid request: each of `files` should have the property `file`.");
        }
        const mode = typeof entry.mode === "number" ? entry.mode : 0o100644;
        // The vendor's clients send empty directories as entries of their own, without digest.
        if ((mode & deployments_KIND_MASK) === DIRECTORY_MODE)
            continue;
        if (typeof entry.data === "string") {
            const bytes = Buffer.from(entry.data, entry.encoding === "base64" ? "base64" : "utf8");
            tree.set(entry.file, { ...state.files.put(bytes), mode });
        }
        else if (typeof entry.sha === "string" && SHA1.test(entry.sha)) {
            if (!state.files.has(entry.sha))
                missing.add(entry.sha);
            tree.set(entry.file, { sha: entry.sha, size: typeof entry.size === "number" ? entry.size : 0, mode });
        }
        else {
            return apiError(400, "bad_request", `Invalid request: \`${entry.file}\` has neither \`sha\` nor \`data\`.`);
        }
    }
    if (missing.size > 0) {
        return apiError(400, "missing_files", "Missing files", { missing: [...missing] });
    }
    return tree;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/environment.js




const TYPES = ["plain", "encrypted", "sensitive", "system"];
const BUILT_IN_TARGETS = ["production", "preview", "development"];
function environmentRoutes(state) {
    const known = (handle) => (request) => isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found");
    const one = (handle) => known((request) => {
        const found = state.variables.get(request.params.variable ?? "");
        return found === undefined
            ? apiError(404, "not_found", "The environment variable could not be found.")
            : handle(found, request);
    });
    const paths = ["/v9/projects/:project/env/:variable", "/v10/projects/:project/env/:variable"];
    return [
        ...access_guard(state, "GET", ["/v10/projects/:project/env", "/v9/projects/:project/env"], known((request) => environment_list(state, request.query))),
        ...access_guard(state, "GET", ["/v1/projects/:project/env/:variable"], one((variable) => ok(showVariable(state, variable, true)))),
        // What `vercel pull` and `vercel env pull` write to a file.
        ...access_guard(state, "GET", ["/v3/env/pull/:project/:target"], known((request) => ok(showPulled(state, request.params.target ?? "")))),
        ...access_guard(state, "POST", ["/v10/projects/:project/env"], known((request) => environment_create(state, request))),
        ...access_guard(state, "PATCH", paths, one((variable, request) => edit(state, variable, request))),
        ...access_guard(state, "DELETE", paths, one((variable) => {
            state.variables.delete(variable.id);
            return ok(showVariable(state, variable, false));
        })),
    ];
}
function addVariable(state, seed) {
    const now = state.context.clock.now();
    const variable = { ...seed, id: makeId(state, "env", 16), createdAt: now, updatedAt: seed.updatedAt ?? now };
    state.variables.set(variable.id, variable);
    return variable;
}
function environment_list(state, query) {
    const environment = query.get("customEnvironmentSlug") ?? query.get("customEnvironmentId");
    const slug = state.customEnvironments.find(({ id }) => id === environment)?.slug ?? environment;
    const shown = [...state.variables.values()].filter((variable) => slug === null || variable.target.includes(slug));
    const decrypt = query.get("decrypt") === "true";
    return ok({ envs: shown.map((variable) => showVariable(state, variable, decrypt)) });
}
async function edit(state, variable, request) {
    const changed = readVariable(state, { ...variable, ...(await answer_readObject(request)) });
    if ("status" in changed)
        return changed;
    const edited = { ...variable, ...changed, updatedAt: state.context.clock.now() };
    state.variables.set(variable.id, edited);
    return ok(showVariable(state, edited, false));
}
function showPulled(state, target) {
    const variables = [...state.variables.values()].filter((variable) => variable.target.includes(target));
    const env = Object.fromEntries(variables.map(({ key, type, value }) => [key, type === "sensitive" ? "" : (value ?? "")]));
    return { env, buildEnv: env };
}
function showVariable(state, variable, decrypt) {
    const value = variable.value ?? "";
    const environments = state.customEnvironments.filter(({ slug }) => variable.target.includes(slug));
    return {
        id: variable.id,
        key: variable.key,
        type: variable.type,
        // An encrypted value is shown as what it is stored as; that text means nothing to a reader.
        value: variable.type === "sensitive"
            ? ""
            : variable.type === "encrypted" && !decrypt
                ? Buffer.from(`v2:${variable.id}`).toString("base64")
                : value,
        decrypted: variable.type !== "sensitive" && (decrypt || variable.type !== "encrypted"),
        target: variable.target.filter((target) => BUILT_IN_TARGETS.includes(target)),
        customEnvironmentIds: environments.map(({ id }) => id),
        configurationId: null,
        gitBranch: null,
        comment: "",
        securityIssues: [],
        createdAt: variable.createdAt,
        createdBy: USER.uid,
        updatedAt: variable.updatedAt,
        updatedBy: null,
    };
}
function readVariable(state, body) {
    const key = answer_textOf(body.key);
    const type = TYPES.find((candidate) => candidate === (body.type ?? "encrypted"));
    const targets = Array.isArray(body.target) ? body.target : body.target === undefined ? [] : [body.target];
    const ids = Array.isArray(body.customEnvironmentIds) ? body.customEnvironmentIds : [];
    const slugs = state.customEnvironments.filter(({ id }) => ids.includes(id)).map(({ slug }) => slug);
    const target = [...targets.map(String), ...slugs];
    if (key === null || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) {
        return apiError(400, "bad_request", "Invalid request: `key` should be a name of letters, digits and underscores.");
    }
    if (type === undefined)
        return apiError(400, "bad_request", "Invalid request: `type` is not known.");
    if (target.length === 0)
        return apiError(400, "bad_request", "Invalid request: `target` should not be empty.");
    return { key, type, target, value: answer_textOf(body.value) ?? "" };
}
async function environment_create(state, request) {
    let body = null;
    try {
        body = await request.json();
    }
    catch {
        return apiError(400, "bad_request", "Invalid JSON");
    }
    const entries = Array.isArray(body) ? body : [body];
    const created = [];
    for (const entry of entries) {
        const seed = readVariable(state, answer_isRecord(entry) ? entry : {});
        if ("status" in seed)
            return seed;
        const before = [...state.variables.values()].find((variable) => variable.key === seed.key && variable.target.some((target) => seed.target.includes(target)));
        if (before !== undefined && request.query.get("upsert") !== "true") {
            return apiError(400, "ENV_CONFLICT", `A variable with the name "${seed.key}" exists for this target.`);
        }
        if (before !== undefined)
            state.variables.delete(before.id);
        created.push(addVariable(state, seed));
    }
    const shown = created.map((variable) => showVariable(state, variable, false));
    return { status: 201, body: { created: Array.isArray(body) ? shown : shown[0], failed: [] } };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-meddling.js
/** What other people do with a build from a push while somebody verifies it. */




/** `push`: somebody pushes one more commit to the branch. */
function meddleWithBuilds(state, push) {
    /** Whose build somebody waits for, to promote it. */
    let awaited = null;
    onChange(state, (deployment, change) => {
        if (deployment.gitSource === null)
            return;
        if (change === "ready" && deployment.gitSource.sha === awaited) {
            awaited = null;
            takeProduction(state, deployment);
            return;
        }
        const { gitMeddling } = state.options;
        // A newer one has to be built first.
        const moment = gitMeddling === "promotes-newer" ? "ready" : "visited";
        if (gitMeddling === null || change !== moment)
            return;
        state.options = { ...state.options, gitMeddling: null };
        if (gitMeddling === "flips-flag") {
            changeProject(state, { autoAssignCustomDomains: !state.project.autoAssignCustomDomains });
        }
        else if (gitMeddling === "force-promotes")
            takeProduction(state, deployment);
        else {
            awaited = newerThan(deployment);
            void push(deployment.gitSource.branch, awaited);
        }
    });
}
/** At once: whoever comes after finds it done, however quick they are. */
function takeProduction(state, deployment) {
    changeProject(state, { autoAssignCustomDomains: true });
    pointProduction(state, deployment, []);
    tell(state, deployment, "promoted");
}
/** A commit that is made up, the same one each time. */
function newerThan({ gitSource }) {
    return (0,external_node_crypto_.createHash)("sha1").update(`after ${gitSource?.sha}`).digest("hex");
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-reports.js



const WORDS = {
    created: { status: ["pending", "Vercel is deploying your app"], deployment: null, event: "pending" },
    building: { status: null, deployment: "pending", event: null },
    ready: { status: ["success", "Deployment has completed"], deployment: "success", event: "ready" },
    assigned: { status: null, deployment: null, event: "success" },
    promoted: { status: null, deployment: null, event: "promoted" },
    visited: { status: null, deployment: null, event: null },
    error: { status: ["failure", "Deployment has failed"], deployment: "failure", event: "error" },
    blocked: {
        status: ["failure", "The commit's author must have access to the project on Vercel"],
        deployment: null,
        event: "failed",
        detail: "missing_vercel_access",
    },
};
/** An ignored build counts as done, and GitHub gets no deployment of it. */
const CANCELED = {
    person: { status: ["failure", "Deployment was canceled"], deployment: "error", event: "canceled" },
    "newer-build": { status: ["failure", "Deployment was canceled"], deployment: null, event: "canceled" },
    "ignored-build-step": {
        status: ["success", "Canceled by Ignored Build Step"],
        deployment: null,
        event: "ignored",
    },
    unaffected: {
        status: ["success", "Skipped – Not affected"],
        deployment: "inactive",
        event: "skipped",
    },
};
function reportGitBuilds(state) {
    const { forge } = state;
    if (forge === null)
        return;
    const deployments = new Map();
    onChange(state, (deployment, change) => {
        if (deployment.source !== "git" && deployment.source !== "redeploy")
            return;
        if (deployment.gitSource?.repoId !== linkedRepository(state.seed)?.repoId)
            return;
        const word = change === "canceled" ? CANCELED[deployment.canceledBecause ?? "person"] : WORDS[change];
        report(state, forge.app(), { deployment, word, deployments });
    });
}
/** A push that was heard of and is not built. */
function reportWithoutBuild(state, { sha }) {
    state.forge?.app().setCommitStatus({
        sha,
        context: contextOf(state),
        state: "failure",
        description: "Deployment rate limited — retry in 24 hours",
        targetUrl: null,
    });
}
function report(state, app, { deployment, word, deployments, }) {
    const sha = deployment.gitSource?.sha ?? "";
    const targetUrl = inspectorUrl(state, deployment);
    if (word.status !== null) {
        const [status, description] = word.status;
        app.setCommitStatus({ sha, context: contextOf(state), state: status, description, targetUrl });
    }
    if (word.deployment !== null) {
        const known = deployments.get(deployment.id);
        const number = known ?? app.createDeployment({ sha, environment: git_reports_environmentOf(state, deployment) });
        deployments.set(deployment.id, number);
        app.setDeploymentStatus(number, {
            state: word.deployment,
            description: "",
            environmentUrl: word.deployment === "success" ? `https://${deployment.host}` : "",
            logUrl: targetUrl,
        });
    }
    const times = { lost: 0, sent: 1, doubled: 2 }[state.options.dispatches];
    for (let sent = 0; sent < times && word.event !== null; sent += 1) {
        app.dispatch(`vercel.deployment.${word.event}`, payloadOf(state, deployment, word.event, word.detail));
    }
}
/** Those of failures name neither the deployment nor its address. */
function payloadOf(state, deployment, event, detail) {
    const { id, name } = state.seed.project;
    const sha = deployment.gitSource?.sha ?? "";
    return {
        environment: deployment.target ?? "preview",
        git: { ref: deployment.gitSource?.branch ?? "", sha, shortSha: sha.slice(0, 7) },
        project: { id, name },
        ...(event === "error" || event === "failed"
            ? { error: deployment.errorMessage ?? "" }
            : { id: deployment.id, url: `https://${deployment.host}` }),
        state: { type: event, ...(detail === undefined ? {} : { detail }) },
    };
}
/** Where a repository has several projects, each has a name of its own. */
function contextOf({ seed }) {
    return seed.link?.severalProjects === true ? `Vercel – ${seed.project.name}` : "Vercel";
}
function git_reports_environmentOf({ seed }, { target }) {
    const name = target === "production" ? "Production" : "Preview";
    return seed.link?.severalProjects === true ? `${name} – ${seed.project.name}` : name;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/planting.js
/** Puts the seed into the world: domains with addresses of their own, deployments as if they had been built long ago. */








const planting_HOUR_MS = 3_600_000;
async function plantSeed(state) {
    const { seed, context } = state;
    const long = context.startedAt - 1_000 * planting_HOUR_MS;
    for (const slug of seed.customEnvironments ?? ["staging"]) {
        state.customEnvironments.push({ id: makeId(state, "env", 16), slug, createdAt: nextCreatedAt(state, long) });
    }
    for (const check of seed.checks ?? [])
        makeCheck(state, check);
    for (const variable of seed.env)
        addVariable(state, variable);
    for (const domain of seed.domains.length === 0 ? ["loopback"] : seed.domains)
        await plantDomain(state, domain, long);
    for (const [index, planted] of seed.deployments.entries()) {
        const ageMs = planted.ageMs ?? (seed.deployments.length - index) * planting_HOUR_MS;
        const deployment = await planting_plantDeployment(state, planted, context.startedAt - ageMs);
        const served = deployment.target === "production" && deployment.readyState === "READY" && planted.staged !== true;
        if (served)
            pointProduction(state, deployment, []);
        if (served && planted.gone === true)
            deployment.removed = "retention";
    }
    // What was before the sandbox started is no change that a stale read could hide.
    state.staleProject = state.project;
}
async function plantDomain(state, domain, createdAt) {
    let name = domain;
    const origin = await serveProduction(state, () => name);
    if (domain === "loopback")
        name = new URL(origin).host;
    state.productionOrigins.set(name, origin);
    const at = nextCreatedAt(state, createdAt);
    state.aliases.set(name, {
        uid: makeId(state, "als", 20),
        alias: name,
        createdAt: at,
        updatedAt: at,
        production: true,
        deploymentId: null,
    });
}
/** Built already; it points no domain at itself. */
async function planting_plantDeployment(state, planted, createdAt) {
    const target = planted.target ?? "production";
    const environment = planting_findEnvironment(state, target);
    const commit = commitOf(state, planted);
    const deployment = await builds_addDeployment(state, {
        ...(planted.id === undefined ? {} : { id: planted.id }),
        target: target === "production" ? "production" : null,
        customEnvironment: environment,
        meta: { ...(commit === null ? {} : gitMeta(commit, "")), ...planted.meta },
        source: commit === null ? "cli" : "git",
        gitSource: commit,
        tree: plantFiles(state, planted.files ?? {}),
        autoAssign: planted.staged !== true,
        createdAt,
        ...(planted.crons === undefined ? {} : { crons: planted.crons }),
    });
    deployment.buildingAt = deployment.createdAt;
    deployment.readyState = planted.state ?? "READY";
    if (deployment.readyState === "READY") {
        deployment.readyAt = deployment.createdAt;
        deployment.aliasAssignedAt = deployment.createdAt;
        if (deployment.target === "production")
            deployment.readySubstate = "STAGED";
        appendEvent(state, deployment, "stdout", "Build completed", deployment.createdAt);
        appendAliasAssigned(state, deployment, [], deployment.createdAt);
    }
    else if (deployment.readyState === "ERROR") {
        deployment.errorMessage = "The build failed.";
        appendEvent(state, deployment, "stderr", "Error: The build failed.", deployment.createdAt);
    }
    if (planted.gone === true)
        deployment.removed = "retention";
    return deployment;
}
/** Of one that was built from a push. */
function commitOf(state, { git }) {
    const { link } = state.seed;
    const linked = linkedRepository(state.seed);
    if (git === undefined || link === undefined || linked === null)
        return null;
    const { sha, branch = link.productionBranch } = git;
    return { ...linked, sha, branch, message: `Commit ${sha.slice(0, 7)}`, author: link.org };
}
function planting_findEnvironment(state, target) {
    if (target === "production" || target === "preview")
        return null;
    const found = state.customEnvironments.find(({ slug }) => slug === target);
    if (found === undefined)
        throw new Error(`vercel emulator: the seed has no custom environment "${target}"`);
    return found;
}
function plantFiles(state, files) {
    const tree = new Map();
    for (const [path, file] of Object.entries(files)) {
        const bytes = typeof file === "string" ? Buffer.from(file) : Buffer.from(file.base64, "base64");
        tree.set(path, state.files.put(bytes));
    }
    return tree;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-builds.js








/** How long the vendor takes to see that there is nothing to build. */
const IGNORE_MS = 2_000;
/** How long a build waits for a builder before a newer push overtakes it. */
const OVERTAKEN_MS = 60_000;
/** How long after a build somebody builds the same commit again. */
const AGAIN_MS = 1_000;
/** How much earlier than the project's own build other rows of the commit are there. */
const STRANGER_LEAD_MS = 60_000;
/** Resolves when everything that is going to come of it has an address; rows and builds follow by the clock. */
async function receivePush(state, queue, push) {
    const linked = linkedRepository(state.seed);
    const { link } = state.seed;
    if (linked === null || link === undefined)
        return;
    const { gitOutcome, gitStrangers } = state.options;
    const outcome = push.outcome ?? gitOutcome;
    const strangers = push.strangers ?? gitStrangers;
    state.options = { ...state.options, gitOutcome: "built", gitStrangers: [] };
    const commit = {
        ...linked,
        branch: push.branch ?? link.productionBranch,
        sha: push.sha,
        message: push.message ?? `Commit ${push.sha.slice(0, 7)}`,
        author: push.author ?? link.org,
    };
    const files = push.files ?? {};
    for (const stranger of strangers)
        await addStranger(state, commit, stranger, files);
    if (outcome === "absent" || isKnown(state, commit))
        return;
    if (outcome === "rate-limited")
        return reportWithoutBuild(state, commit);
    const build = await prepareBuild(state, commit, files);
    const delayMs = outcome === "late" ? state.options.gitLateMs : strangers.length > 0 ? STRANGER_LEAD_MS : 0;
    after(state, delayMs, () => COURSE[outcome](state, queue, build()));
}
/** One course for each outcome that has a row. */
const COURSE = {
    built: (_, queue, deployment) => queue.add(git_builds_branchOf(deployment), deployment),
    late: (_, queue, deployment) => queue.add(git_builds_branchOf(deployment), deployment),
    doubled(state, queue, deployment) {
        onChange(state, (changed, change) => {
            if (changed !== deployment || change !== "ready")
                return;
            after(state, AGAIN_MS, () => void redeploy(state, deployment));
        });
        queue.add(git_builds_branchOf(deployment), deployment);
    },
    ignored: (state, _, deployment) => after(state, IGNORE_MS, () => cancelBuild(state, deployment, "ignored-build-step")),
    unaffected: (state, _, deployment) => void cancelBuild(state, deployment, "unaffected"),
    superseded(state, queue, deployment) {
        const branch = git_builds_branchOf(deployment);
        queue.hold(branch);
        queue.add(branch, deployment);
        after(state, OVERTAKEN_MS, () => void overtake(state, queue, deployment));
    },
    blocked: (state, _, deployment) => settleBuild(state, deployment, "BLOCKED"),
    error: (state, _, deployment) => after(state, state.options.buildMs, () => failBuild(state, deployment, 'Command "npm run build" exited with 1')),
};
function git_builds_branchOf({ gitSource }) {
    return gitSource?.branch ?? "";
}
/** A commit that has a build from an earlier push, of whatever branch, is not built again by another one. */
function isKnown(state, { sha, repoId }) {
    return [...state.deployments.values()].some(({ gitSource, source, removed }) => gitSource?.sha === sha && gitSource.repoId === repoId && source === "git" && removed === null);
}
/** Its address is open; it is in no list until the result is called. */
async function prepareBuild(state, commit, files, changes = {}) {
    const id = makeId(state, "dpl");
    const origin = await serveDeployment(state, id);
    const production = commit.branch === state.seed.link?.productionBranch;
    const branchAlias = `${state.seed.project.name}-git-${commit.branch.replaceAll("/", "-")}-${state.seed.team.slug}.vercel.app`;
    const { message: _, author: __, ...gitSource } = commit;
    return () => createRow(state, {
        target: production ? "production" : null,
        customEnvironment: null,
        meta: gitMeta(commit, branchAlias),
        source: "git",
        tree: plantFiles(state, files),
        // What the project says when the build is ready decides.
        autoAssign: true,
        gitSource,
        ...changes,
    }, { id, origin });
}
function createRow(...row) {
    const deployment = registerDeployment(...row);
    tell(row[0], deployment, "created");
    return deployment;
}
/** Somebody builds the same commit once more: another build, with an id of its own. */
async function redeploy(state, before) {
    const id = makeId(state, "dpl");
    const origin = await serveDeployment(state, id);
    const meta = { ...before.meta, action: "redeploy", originalDeploymentId: before.id };
    const { target, customEnvironment, tree, gitSource } = before;
    const wanted = { target, customEnvironment, tree, gitSource, meta, source: "redeploy", autoAssign: true };
    startBuild(state, createRow(state, wanted, { id, origin }));
}
/** Somebody pushes one more commit. */
function pushMeanwhile(state, queue, branch, sha) {
    return state.forge === null ? receivePush(state, queue, { sha, branch }) : state.forge.push(branch, sha);
}
/** A newer commit is pushed while this one waits. */
async function overtake(state, queue, deployment) {
    const { gitSource } = deployment;
    if (gitSource === null)
        return;
    await pushMeanwhile(state, queue, gitSource.branch, newerThan(deployment));
    queue.release(gitSource.branch);
}
/** Ready before the project's own build, and of the same commit by what is written on it. */
async function addStranger(state, commit, stranger, files) {
    const build = await (stranger === "dirty-cli"
        ? prepareBuild(state, commit, files, { source: "cli", gitSource: null, meta: dirtyMeta(commit), autoAssign: false })
        : prepareBuild(state, { ...commit, org: "elsewhere", repoId: commit.repoId + 1 }, files, { autoAssign: false }));
    startBuild(state, build());
}
function dirtyMeta({ sha, branch, message, author }) {
    const said = { gitCommitSha: sha, gitCommitRef: branch, gitCommitMessage: message, gitCommitAuthorName: author };
    return { ...said, githubCommitSha: sha, gitDirty: "1" };
}
function after(state, ms, act) {
    if (ms === 0)
        return act();
    const run = async () => {
        await state.context.clock.sleep(ms, state.closed.signal);
        act();
    };
    run().catch((error) => {
        if (!state.closed.signal.aborted)
            throw error;
    });
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-queue.js
/** Builds of one branch run one after the other; of those that wait only the newest is built, the others are canceled. */


function createGitQueue(state) {
    const lines = new Map();
    function lineOf(branch) {
        const line = lines.get(branch) ?? { building: null, waiting: [], held: false };
        lines.set(branch, line);
        return line;
    }
    function advance(line) {
        line.waiting = line.waiting.filter(({ readyState }) => readyState === "QUEUED");
        if (line.building !== null || line.held)
            return;
        const next = line.waiting.pop();
        if (next === undefined)
            return;
        line.building = next;
        startBuild(state, next);
    }
    onChange(state, (deployment, change) => {
        if (change !== "ready" && change !== "error" && change !== "canceled")
            return;
        for (const line of lines.values()) {
            if (line.building !== deployment)
                continue;
            line.building = null;
            advance(line);
        }
    });
    return {
        add(branch, deployment) {
            const line = lineOf(branch);
            for (const older of line.waiting)
                cancelBuild(state, older, "newer-build");
            line.waiting.push(deployment);
            advance(line);
        },
        hold(branch) {
            lineOf(branch).held = true;
        },
        release(branch) {
            const line = lineOf(branch);
            line.held = false;
            advance(line);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-world.js





function createGitWorld(state) {
    const queue = createGitQueue(state);
    reportGitBuilds(state);
    followChecks(state);
    meddleWithBuilds(state, (branch, sha) => pushMeanwhile(state, queue, branch, sha));
    return {
        receivePush: (push) => receivePush(state, queue, push),
        addCheck: (check) => makeCheck(state, check).id,
        hearOfStatus: (sha) => readForgeChecks(state, sha),
    };
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/sandbox/vercel/observability-filter.js
/**
 * Filters of Vercel's queries (OData), as far as its documentation shows them: `eq`, `ne`, `gt`, `ge`, `lt`, `le`,
 * `startswith(…)`, `and`, `or`, parentheses.
 */
const observability_filter_TOKEN = /\s*(?:([(),])|'((?:[^']|'')*)'|([A-Za-z_]\w*)|(\d+(?:\.\d+)?))/y;
const COMPARE = {
    eq: (left, right) => left === right,
    ne: (left, right) => left !== right,
    gt: (left, right) => Number(left) > Number(right),
    ge: (left, right) => Number(left) >= Number(right),
    lt: (left, right) => Number(left) < Number(right),
    le: (left, right) => Number(left) <= Number(right),
};
/** A filter, or what is wrong with it as a sentence. */
function parseFilter(text, dimensions) {
    const tokens = observability_filter_tokensOf(text);
    if (tokens === null)
        return `Filter is not valid: ${text}`;
    let at = 0;
    let trouble = null;
    const peek = () => tokens[at];
    const fail = (message) => {
        trouble ??= message;
        return () => false;
    };
    const take = (value) => {
        if (peek()?.kind === "text" || peek()?.value.toLowerCase() !== value)
            return false;
        at += 1;
        return true;
    };
    const dimension = () => {
        const name = tokens[at++]?.value ?? "";
        if (!dimensions.includes(name))
            fail(`Filter uses invalid dimension "${name}".`);
        return name;
    };
    const literal = () => {
        const token = tokens[at++];
        if (token?.kind !== "text" && token?.kind !== "number")
            fail(`Filter is not valid: ${text}`);
        return token?.value ?? "";
    };
    const comparison = () => {
        if (take("(")) {
            const inner = any();
            return take(")") ? inner : fail(`Filter is not valid: ${text}`);
        }
        if (take("startswith")) {
            if (!take("("))
                return fail(`Filter is not valid: ${text}`);
            const name = dimension();
            if (!take(","))
                return fail(`Filter is not valid: ${text}`);
            const beginning = literal();
            return take(")") ? (row) => (row[name] ?? "").startsWith(beginning) : fail(`Filter is not valid: ${text}`);
        }
        const name = dimension();
        const compare = COMPARE[tokens[at++]?.value ?? ""];
        const wanted = literal();
        return compare === undefined ? fail(`Filter is not valid: ${text}`) : (row) => compare(row[name] ?? "", wanted);
    };
    const all = () => {
        const parts = [comparison()];
        while (take("and"))
            parts.push(comparison());
        return (row) => parts.every((part) => part(row));
    };
    const any = () => {
        const parts = [all()];
        while (take("or"))
            parts.push(all());
        return (row) => parts.some((part) => part(row));
    };
    const whole = any();
    if (at < tokens.length)
        fail(`Filter is not valid: ${text}`);
    return trouble ?? whole;
}
function observability_filter_tokensOf(text) {
    const tokens = [];
    const scan = new RegExp(observability_filter_TOKEN);
    while (text.slice(scan.lastIndex).trim() !== "") {
        const match = scan.exec(text);
        if (match === null)
            return null;
        const [, sign, quoted, word, number] = match;
        if (sign !== undefined)
            tokens.push({ kind: "sign", value: sign });
        else if (quoted !== undefined)
            tokens.push({ kind: "text", value: quoted.replaceAll("''", "'") });
        else if (word !== undefined)
            tokens.push({ kind: "word", value: word });
        else
            tokens.push({ kind: "number", value: number ?? "" });
    }
    return tokens;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/observability-metrics.js
const PERCENTILES = ["p50", "p75", "p90", "p95", "p99"];
const METRICS = Object.fromEntries([
    counting("vercel.request.count", true),
    counting("vercel.function_invocation.count", true),
    measuring("vercel.function_invocation.function_duration_ms", true, ({ durationMs }) => durationMs),
    ...vital("lcp_ms", "lcp_count", ({ durationMs }) => 6 * durationMs),
    ...vital("inp_ms", "inp_count", ({ durationMs }) => 0.5 * durationMs),
    ...vital("cls", "cls_count", ({ durationMs }) => durationMs / 5_000),
    ...vital("fcp_ms", "fcp_count", ({ durationMs }) => 4 * durationMs),
    ...vital("ttfb_ms", "ttfb_count", ({ durationMs }) => durationMs),
].map((info) => [info.id, info]));
function counting(id, paid, covers = () => true) {
    const value = (counted) => counted.reduce((sum, { requests }) => sum + requests, 0);
    return { id, unit: "count", aggregations: ["sum"], paid, covers, value };
}
function measuring(id, paid, of, covers = () => true) {
    return {
        id,
        unit: id.endsWith("_ms") ? "milliseconds" : "ratio",
        aggregations: ["avg", ...PERCENTILES],
        paid,
        covers,
        value: (counted, aggregation) => summedUp(counted.map((one) => [of(one), one.requests]), aggregation),
    };
}
/** A visitor's browser measures a page that it got: here it follows from how long the answer took. */
function vital(value, count, of) {
    const isPage = ({ method, status, path }) => method === "GET" && status < 400 && !path.startsWith("/api/");
    const name = (suffix) => `vercel.speed_insights.${suffix}`;
    return [measuring(name(value), false, of, isPage), counting(name(count), false, isPage)];
}
/** Nearest rank of values that stand for some requests each. */
function summedUp(values, aggregation) {
    const total = values.reduce((sum, [, requests]) => sum + requests, 0);
    if (total === 0)
        return null;
    if (aggregation === "avg")
        return values.reduce((sum, [value, requests]) => sum + value * requests, 0) / total;
    let left = Math.ceil((Number(aggregation.slice(1)) / 100) * total);
    for (const [value, requests] of values.toSorted(([one], [other]) => one - other)) {
        left -= requests;
        if (left <= 0)
            return value;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/observability.js
/**
 * Observability queries: `POST /v2/observability/query` and its schema, over what the deployments answered.
 * Shapes: Vercel's published reference, and what the CLI sends and reads (packages/cli/src/commands/metrics).
 */





const DIMENSIONS = ["deployment_id", "environment", "http_status", "request_method", "request_path", "route"];
const observability_MINUTE_MS = 60_000;
const observability_DAY_MS = 86_400_000;
/** Data younger than this is not counted yet. */
const observability_INGESTION_MS = 60_000;
function observabilityRoutes(state) {
    const root = "/v2/observability";
    const asTeam = (handle) => (request) => observability_refuse(state, request) ?? handle(request);
    return [
        ...access_guard(state, "GET", [`${root}/schema`], asTeam(() => ok(Object.keys(METRICS).map(observability_describe)))),
        ...access_guard(state, "GET", [`${root}/schema/:metric`], asTeam(({ params }) => schemaOf(params["metric"] ?? ""))),
        ...access_guard(state, "POST", [`${root}/query`], asTeam((request) => observability_answer(state, request))),
    ];
}
/** A token that is limited to one project has no account to ask for. */
function observability_refuse(state, { headers }) {
    const token = /^bearer\s+(.+)$/i.exec(headers.authorization ?? "")?.[1];
    const limited = state.seed.tokens.find((one) => one.token === token)?.project === true;
    return limited ? apiError(404, "not_found", "Observability Data not found.") : null;
}
function observability_describe(id) {
    const info = METRICS[id];
    return {
        id,
        description: id,
        unit: info?.unit ?? "count",
        dimensions: DIMENSIONS.map((name) => ({ name, label: name })),
        aggregations: info?.aggregations ?? [],
        defaultAggregation: info?.aggregations[0] ?? "sum",
    };
}
function schemaOf(prefix) {
    const found = Object.keys(METRICS).filter((id) => id === prefix || id.startsWith(`${prefix}.`));
    return found.length === 0 ? apiError(404, "not_found", `Unknown metric "${prefix}".`) : ok(found.map(observability_describe));
}
async function observability_answer(state, request) {
    const query = observability_readQuery(state, await answer_readObject(request));
    if ("status" in query)
        return query;
    if (query.info.paid && !state.options.observabilityPlus) {
        return apiError(402, "payment_required", `Observability Plus is required to run this query for team ${state.seed.team.slug} and is available on Pro and Enterprise plans.`);
    }
    const visible = visibleUntil(state);
    const rows = state.traffic
        .between(query.from, Math.min(query.to, visible))
        .map((counted) => ({ counted, dimensions: observability_dimensionsOf(counted) }))
        .filter(({ counted, dimensions }) => query.info.covers(counted) && query.keep(dimensions));
    const key = `${query.info.id.replaceAll(".", "_")}_${query.aggregation}`;
    const groups = (0,group_by/* groupBy */.$)(rows, ({ dimensions }) => JSON.stringify(query.groups.map((name) => dimensions[name])));
    const kept = [...groups.values()].toSorted((one, other) => other.length - one.length).slice(0, query.limit);
    const show = (members, all) => ({
        ...Object.fromEntries(query.groups.map((name) => [name, members[0]?.dimensions[name] ?? ""])),
        [key]: query.info.value(all.map(({ counted }) => counted), query.aggregation),
    });
    const starts = Array.from({ length: (query.to - query.from) / query.bucketMs }, (_, index) => query.from + index * query.bucketMs);
    return ok({
        query: { metric: query.info.id, aggregation: query.aggregation, groupBy: query.groups },
        summary: kept.map((members) => show(members, members)),
        data: kept.flatMap((members) => starts.map((from) => ({
            timestamp: new Date(from).toISOString(),
            ...show(members, members.filter(({ counted: { at } }) => at >= from && at < from + query.bucketMs)),
        }))),
        statistics: { rowsRead: rows.length, bytesRead: 0, dbTimeSeconds: 0 },
    });
}
function visibleUntil(state) {
    const { context } = state;
    if (context.hasFault("vercel", "empty"))
        return Number.NEGATIVE_INFINITY;
    if (context.hasFault("vercel", "stale"))
        state.staleSince ??= context.clock.now();
    else
        state.staleSince = null;
    return (state.staleSince ?? context.clock.now()) - observability_INGESTION_MS;
}
function observability_dimensionsOf(counted) {
    return {
        deployment_id: counted.deploymentId,
        environment: counted.environment,
        http_status: String(counted.status),
        request_method: counted.method,
        request_path: counted.path,
        route: counted.path,
    };
}
function observability_readQuery(state, body) {
    const invalid = (message) => apiError(400, "bad_request", `Invalid request: ${message}`);
    const scope = answer_isRecord(body["scope"]) ? body["scope"] : {};
    if (scope["type"] !== "project" || scope["ownerId"] !== state.seed.team.id)
        return invalid("`scope.ownerId`");
    if (!Array.isArray(scope["projectIds"]))
        return invalid("`scope.projectIds` should be an array");
    const info = METRICS[answer_textOf(body["metric"]) ?? ""];
    if (info === undefined)
        return apiError(404, "not_found", `Unknown metric "${String(body["metric"])}".`);
    const aggregation = answer_textOf(body["aggregation"]) ?? info.aggregations[0] ?? "sum";
    if (!info.aggregations.includes(aggregation))
        return invalid(`aggregation "${aggregation}"`);
    const bucketMs = lengthOf(body["granularity"]);
    if (bucketMs === null)
        return invalid("Granularity must divide a day evenly");
    const [start, end] = [body["startTime"], body["endTime"]].map((text) => Date.parse(answer_textOf(text) ?? ""));
    if (start === undefined || end === undefined || !(start < end))
        return invalid("`startTime` and `endTime`");
    const names = Array.isArray(body["groupBy"]) ? body["groupBy"].map(String) : [];
    const unknown = names.find((name) => !DIMENSIONS.includes(name));
    if (unknown !== undefined)
        return apiError(400, "invalid_dimension", `Invalid dimension "${unknown}".`);
    const keep = body["filter"] === undefined ? () => true : parseFilter(String(body["filter"]), DIMENSIONS);
    if (typeof keep === "string")
        return apiError(400, "invalid_filter_dimension", keep);
    return {
        info,
        aggregation,
        // The window is widened to whole buckets.
        from: Math.floor(start / bucketMs) * bucketMs,
        to: Math.ceil(end / bucketMs) * bucketMs,
        bucketMs,
        groups: names,
        limit: typeof body["limit"] === "number" ? body["limit"] : 10,
        // Another project's requests are none of ours.
        keep: scope["projectIds"].includes(state.seed.project.id) ? keep : () => false,
    };
}
function lengthOf(granularity) {
    const [unit, count] = Object.entries(answer_isRecord(granularity) ? granularity : { hours: 1 })[0] ?? [];
    const unitMs = unit === "minutes" ? observability_MINUTE_MS : unit === "hours" ? 60 * observability_MINUTE_MS : unit === "days" ? observability_DAY_MS : null;
    const length = unitMs === null || typeof count !== "number" ? 0 : unitMs * count;
    return length > 0 && Number.isInteger(length) && observability_DAY_MS % length === 0 ? length : null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/projects.js






function projectRoutes(state) {
    const known = (handle) => (request) => isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found", { value: request.params.project });
    return [
        ...access_guard(state, "GET", ["/v9/projects", "/v10/projects"], (request) => listProjects(state, request.query)),
        ...access_guard(state, "GET", ["/v9/projects/:project"], known(() => ok(projects_showProject(state)))),
        ...access_guard(state, "PATCH", ["/v9/projects/:project"], known((request) => editProject(state, request))),
        ...access_guard(state, "GET", ["/v9/projects/:project/domains"], known((request) => listDomains(state, request.query))),
        ...access_guard(state, "GET", ["/v9/projects/:project/domains/:domain"], known((request) => {
            const found = productionAliases(state).find(({ alias }) => alias === request.params.domain);
            return found === undefined
                ? apiError(404, "not_found", "The domain could not be found.")
                : ok(showDomain(state, found));
        })),
        ...access_guard(state, "GET", ["/v9/projects/:project/custom-environments", "/projects/:project/custom-environments"], known(() => ok({
            environments: state.customEnvironments.map((environment) => showEnvironment(environment)),
            accountLimit: { total: 12 },
        }))),
        ...access_guard(state, "PATCH", ["/v1/projects/:project/protection-bypass"], known((request) => changeBypass(state, request))),
    ];
}
function listProjects(state, query) {
    const search = query.get("search");
    const found = search === null || state.seed.project.name.includes(search) ? [projects_showProject(state)] : [];
    const page = paginate(found, query, ({ createdAt }) => createdAt);
    return isAnswer(page) ? page : ok({ projects: page.items, pagination: page.pagination });
}
async function editProject(state, request) {
    const { autoAssignCustomDomains } = await answer_readObject(request);
    if (autoAssignCustomDomains !== undefined) {
        if (typeof autoAssignCustomDomains !== "boolean") {
            return apiError(400, "bad_request", "Invalid request: `autoAssignCustomDomains` should be boolean.");
        }
        changeProject(state, { autoAssignCustomDomains });
    }
    return ok(projects_showProject(state, true));
}
/** `fresh`: as it is, where a stale read would show what was before the last change. */
function projects_showProject(state, fresh = false) {
    const { seed } = state;
    const project = !fresh && state.context.hasFault("vercel", "stale") ? state.staleProject : state.project;
    const production = project.productionDeploymentId;
    const deployment = production === null ? undefined : state.deployments.get(production);
    const latest = [...state.deployments.values()].filter(({ removed }) => removed === null);
    return {
        id: seed.project.id,
        name: seed.project.name,
        accountId: seed.team.id,
        alias: productionAliases(state).map((alias) => ({
            domain: alias.alias,
            configuredBy: "A",
            createdAt: alias.createdAt,
            deployment: null,
            environment: "production",
            target: "PRODUCTION",
        })),
        autoAssignCustomDomains: project.autoAssignCustomDomains,
        autoAssignCustomDomainsUpdatedBy: USER.uid,
        autoExposeSystemEnvs: true,
        createdAt: state.context.startedAt - 86_400_000,
        updatedAt: project.updatedAt,
        customEnvironments: state.customEnvironments.map((environment) => showEnvironment(environment)),
        defaultResourceConfig: { functionDefaultRegions: ["iad1"] },
        resourceConfig: { functionDefaultRegions: ["iad1"] },
        deploymentExpiration: {},
        directoryListing: false,
        framework: null,
        nodeVersion: "24.x",
        rootDirectory: null,
        buildCommand: null,
        devCommand: null,
        installCommand: null,
        outputDirectory: null,
        live: false,
        latestDeployments: latest.slice(-1).map((one) => showTarget(state, one)),
        targets: deployment === undefined ? {} : { production: showTarget(state, deployment) },
        rollingRelease: state.rollingSettings,
        lastAliasRequest: showAliasRequest(state, project.lastAliasRequest),
        lastRollbackTarget: isJobRunning(state) && project.lastAliasRequest?.type === "rollback" ? {} : null,
        protectionBypass: showBypass(state),
        ssoProtection: seed.protection === null ? null : { deploymentType: "all_except_custom_domains" },
        passwordProtection: null,
        link: showLink(seed),
    };
}
function showAliasRequest(state, request) {
    if (request === null || (state.options.aliasRequestForgotten && !isJobRunning(state)))
        return null;
    const { aliases: _, ...shown } = request;
    return shown;
}
function showEnvironment(environment) {
    return { ...environment, type: "preview", description: "", updatedAt: environment.createdAt };
}
function listDomains(state, query) {
    const onlyOther = query.get("production") === "false" || query.get("target") === "preview" || query.has("customEnvironmentId");
    const domains = onlyOther ? [] : productionAliases(state);
    const page = paginate(domains, query, ({ createdAt }) => createdAt);
    if (isAnswer(page))
        return page;
    return ok({ domains: page.items.map((domain) => showDomain(state, domain)), pagination: page.pagination });
}
function showDomain(state, domain) {
    return {
        name: domain.alias,
        apexName: domain.alias.split(".").slice(-2).join("."),
        projectId: state.seed.project.id,
        redirect: null,
        redirectStatusCode: null,
        gitBranch: null,
        customEnvironmentId: null,
        createdAt: domain.createdAt,
        updatedAt: domain.createdAt,
        verified: !(state.seed.unverifiedDomains ?? []).includes(domain.alias),
    };
}
/** By secret: the key is the secret itself, as the vendor has it. */
function showBypass(state) {
    const entry = { createdAt: state.context.startedAt, createdBy: USER.uid, scope: "automation-bypass" };
    return Object.fromEntries([...state.bypassSecrets].map((secret) => [secret, entry]));
}
async function changeBypass(state, request) {
    const body = await answer_readObject(request);
    const revoke = body.revoke;
    const secret = answer_textOf(revoke?.secret);
    if (secret !== null) {
        if (!state.bypassSecrets.delete(secret))
            return apiError(404, "not_found", "The secret could not be found.");
    }
    else {
        const generate = body.generate;
        state.bypassSecrets.add(answer_textOf(generate?.secret) ?? makeId(state, "byp", 28).slice(4));
    }
    return ok({ protectionBypass: showBypass(state) });
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/rolling-releases.js







function rollingReleaseRoutes(state) {
    const path = "/v1/projects/:project/rolling-release";
    const route = (method, rest, handle) => access_guard(state, method, [`${path}${rest}`], (request) => isProject(state, request.params.project ?? "")
        ? handle(request)
        : apiError(404, "not_found", "Project not found"));
    return [
        ...route("GET", "", ({ query }) => ok({ rollingRelease: showRelease(state, query.get("state")) })),
        ...route("GET", "/config", () => ok({ rollingRelease: state.rollingSettings })),
        ...route("PATCH", "/config", (request) => configure(state, request)),
        ...route("DELETE", "/config", () => disable(state)),
        ...route("GET", "/billing", () => ok(billing(state))),
        ...route("POST", "/start", (request) => rolling_releases_start(state, request)),
        ...route("POST", "/approve-stage", (request) => approve(state, request)),
        ...route("POST", "/complete", (request) => complete(state, request)),
    ];
}
/** Null where another one is under way: then this one waits, and nothing changes. */
function beginRollingRelease(state, canary) {
    const before = state.rollingRelease;
    if (before?.state === "ACTIVE") {
        if (before.canaryDeploymentId === canary.id)
            return before;
        state.rollingRelease = { ...before, queuedDeploymentId: canary.id, updatedAt: now(state) };
        return null;
    }
    canary.readySubstate = "ROLLING";
    // As a promote does (vercel/vercel#15095).
    changeProject(state, { autoAssignCustomDomains: true });
    const release = {
        state: "ACTIVE",
        stages: state.rollingSettings?.stages ?? [],
        activeStage: 0,
        stableDeploymentId: state.project.productionDeploymentId,
        canaryDeploymentId: canary.id,
        queuedDeploymentId: null,
        startedAt: now(state),
        updatedAt: now(state),
    };
    state.rollingRelease = release;
    advanceByTime(state, release);
    return release;
}
/** A stage that has a duration ends by itself. */
function advanceByTime(state, release) {
    const minutes = release.stages[release.activeStage]?.duration;
    if (minutes === undefined)
        return;
    const run = async () => {
        await state.context.clock.sleep(minutes * 60_000, state.closed.signal);
        if (state.rollingRelease === release)
            moveOn(state, release);
    };
    run().catch((error) => {
        if (!state.closed.signal.aborted)
            throw error;
    });
}
function moveOn(state, release) {
    const activeStage = release.activeStage + 1;
    if (activeStage >= release.stages.length - 1)
        return finishRollingRelease(state, release);
    const next = { ...release, activeStage, updatedAt: now(state) };
    state.rollingRelease = next;
    advanceByTime(state, next);
}
/** Everybody gets it: the domains are pointed at it as by a promote. */
function finishRollingRelease(state, release) {
    state.rollingRelease = {
        ...release,
        state: "COMPLETE",
        activeStage: release.stages.length - 1,
        queuedDeploymentId: null,
        updatedAt: now(state),
    };
    const canary = state.deployments.get(release.canaryDeploymentId);
    if (canary !== undefined)
        startAliasJob(state, "promote", canary, "at-once");
}
async function configure(state, request) {
    const { enabled, advancementType, stages } = await answer_readObject(request);
    if (enabled === false)
        return disable(state);
    if (state.options.plan === "hobby")
        return apiError(402, "payment_required", "Rolling releases need a larger plan.");
    const parsed = Array.isArray(stages) ? stages.map(parseStage) : [];
    const percents = parsed.map((stage) => stage?.targetPercentage ?? Number.NaN);
    const ascending = percents.every((percent, index) => percent > (percents[index - 1] ?? -1));
    if (parsed.length < 2 || percents.at(-1) !== 100 || !ascending) {
        return apiError(400, "bad_request", "Invalid request: `stages` should ascend to 100.");
    }
    const waits = advancementType === "manual-approval";
    state.rollingSettings = {
        target: "production",
        stages: parsed.map((stage, index) => ({
            targetPercentage: stage?.targetPercentage ?? 0,
            ...(index === parsed.length - 1
                ? {}
                : waits
                    ? { requireApproval: true }
                    : { requireApproval: false, duration: stage?.duration ?? 0 }),
        })),
    };
    return ok({ rollingRelease: state.rollingSettings });
}
function parseStage(stage) {
    if (!answer_isRecord(stage) || typeof stage.targetPercentage !== "number")
        return null;
    const { targetPercentage, duration } = stage;
    return { targetPercentage, ...(typeof duration === "number" ? { duration } : {}) };
}
/** Without settings there is nothing that could go on: what is under way is taken back. */
function disable(state) {
    state.rollingSettings = null;
    abortRollingRelease(state);
    return ok({ rollingRelease: null });
}
function billing(state) {
    if (state.options.plan === "hobby") {
        return { availableSlots: 0, reason: "plan_not_supported", message: "Upgrade to use rolling releases." };
    }
    const { rollingSlots } = state.options;
    return rollingSlots === null
        ? { availableSlots: "unlimited", reason: "unlimited_slots", message: "" }
        : rollingSlots === 0
            ? { availableSlots: 0, reason: "no_available_slots", message: "All slots are used." }
            : { availableSlots: rollingSlots, reason: "available_slots", message: "" };
}
/** The deployment that a body names, and the release that it is about. */
async function named(state, request) {
    const body = await answer_readObject(request);
    const id = answer_textOf(body.canaryDeploymentId);
    if (id === null)
        return apiError(400, "bad_request", "Invalid request: missing `canaryDeploymentId`.");
    const found = locate(state, id);
    return "status" in found ? found : { canary: found, body };
}
async function rolling_releases_start(state, request) {
    const given = await named(state, request);
    if ("status" in given)
        return given;
    const { canary } = given;
    if (state.rollingSettings === null)
        return apiError(400, "bad_request", "Rolling releases are not enabled.");
    if (canary.readyState !== "READY" || canary.target !== "production") {
        return apiError(422, "deployment_not_ready", `The deployment ${canary.id} cannot be rolled out.`);
    }
    if (canary.id === state.project.productionDeploymentId) {
        return apiError(409, "conflict", `The deployment (${canary.id}) is already the current production deployment.`);
    }
    if (isJobRunning(state))
        return apiError(409, "conflict", "Another change of production is in progress.");
    return beginRollingRelease(state, canary) === null
        ? { status: 202, body: {} }
        : ok({ rollingRelease: showRelease(state, null) });
}
async function approve(state, request) {
    const given = await named(state, request);
    if ("status" in given)
        return given;
    const release = state.rollingRelease;
    if (release?.state !== "ACTIVE" || release.canaryDeploymentId !== given.canary.id) {
        return apiError(404, "not_found", "There is no active rolling release of this deployment.");
    }
    const { nextStageIndex, activeStageIndex = release.activeStage } = given.body;
    if (nextStageIndex !== release.activeStage + 1 || activeStageIndex !== release.activeStage) {
        return apiError(409, "conflict", `The active stage is ${release.activeStage}.`);
    }
    moveOn(state, release);
    return ok({ rollingRelease: showRelease(state, null) });
}
async function complete(state, request) {
    const given = await named(state, request);
    if ("status" in given)
        return given;
    const release = state.rollingRelease;
    if (release?.state !== "ACTIVE" || release.canaryDeploymentId !== given.canary.id) {
        return apiError(404, "not_found", "There is no active rolling release of this deployment.");
    }
    finishRollingRelease(state, release);
    return ok({ rollingRelease: showRelease(state, null) });
}
function now(state) {
    return state.context.clock.now();
}
function showRelease(state, wanted) {
    const release = state.rollingRelease;
    if (release === null || (wanted !== null && release.state !== wanted))
        return null;
    const last = release.stages.length - 1;
    const stages = release.stages.map(({ targetPercentage, requireApproval = false, duration }, index) => ({
        index,
        targetPercentage,
        requireApproval,
        // Seconds here, and minutes in the settings.
        duration: duration === undefined ? null : duration * 60,
        isFinalStage: index === last,
    }));
    const isActive = release.state === "ACTIVE";
    const deployment = (id) => {
        const found = id === null ? undefined : state.deployments.get(id);
        return found === undefined ? null : showTarget(state, found);
    };
    return {
        state: release.state,
        substate: null,
        advancementType: stages.some(({ requireApproval }) => requireApproval) ? "manual-approval" : "automatic",
        stages,
        activeStage: isActive ? (stages[release.activeStage] ?? null) : null,
        nextStage: isActive ? (stages[release.activeStage + 1] ?? null) : null,
        currentDeployment: deployment(release.stableDeploymentId),
        canaryDeployment: deployment(release.canaryDeploymentId),
        queuedDeploymentId: release.queuedDeploymentId,
        startedAt: release.startedAt,
        updatedAt: release.updatedAt,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/promotions.js






function promotionRoutes(state) {
    const statusOf = (type, flat) => (request) => isProject(state, request.params.project ?? "")
        ? showAliases(state, type, flat, request.query)
        : apiError(404, "not_found", "Project not found");
    return [
        ...access_guard(state, "POST", ["/v10/projects/:project/promote/:deployment"], (request) => promote(state, request)),
        ...access_guard(state, "POST", ["/v9/projects/:project/rollback/:deployment", "/v1/projects/:project/rollback/:deployment"], (request) => rollback(state, request)),
        // The same list in two shapes: the published reference has `alias` as text, the vendor's CLI reads an object.
        ...access_guard(state, "GET", ["/v1/projects/:project/promote/aliases"], statusOf("promote", true)),
        ...access_guard(state, "GET", ["/v9/projects/:project/promote/aliases"], statusOf("promote", false)),
        ...access_guard(state, "GET", ["/v1/projects/:project/rollback/aliases"], statusOf("rollback", true)),
        ...access_guard(state, "GET", ["/v9/projects/:project/rollback/aliases"], statusOf("rollback", false)),
    ];
}
function target(state, request) {
    if (!isProject(state, request.params.project ?? ""))
        return apiError(404, "not_found", "Project not found");
    const found = locate(state, request.params.deployment ?? "");
    if ("status" in found)
        return found;
    if (found.readyState !== "READY") {
        return apiError(422, "deployment_not_ready", `The deployment ${found.id} is ${found.readyState}, not READY.`);
    }
    return found;
}
/** Where a job is at work already: the same wish is answered as before, another one is a conflict. */
function running(state, type, deployment) {
    const request = state.project.lastAliasRequest;
    if (request === null || !isJobRunning(state))
        return null;
    if (request.type === type && request.toDeploymentId === deployment.id) {
        return { status: request.jobStatus === "pending" ? 202 : 201, body: {} };
    }
    // A queued promotion is overtaken, by a rollback first of all.
    if (request.jobStatus === "pending") {
        request.jobStatus = "skipped";
        return null;
    }
    return apiError(409, "conflict", `Another ${request.type} is in progress, to ${request.toDeploymentId}.`);
}
function promote(state, request) {
    const found = target(state, request);
    if ("status" in found)
        return found;
    const answer = running(state, "promote", found);
    if (answer !== null)
        return answer;
    if (found.target !== "production") {
        return apiError(400, "bad_request", `The deployment ${found.id} is not a production deployment.`);
    }
    if (found.id === state.project.productionDeploymentId) {
        return apiError(409, "conflict", `The provided deploymentId (${found.id}) is already the current production deployment.`);
    }
    const release = state.rollingRelease;
    if (release?.state === "ACTIVE" && release.canaryDeploymentId === found.id) {
        finishRollingRelease(state, release);
        return { status: 201, body: {} };
    }
    if (state.rollingSettings !== null) {
        return { status: beginRollingRelease(state, found) === null ? 202 : 201, body: {} };
    }
    if (state.options.promoteAnswer === "202") {
        startAliasJob(state, "promote", found, { after: state.options.queuedMs });
        return { status: 202, body: {} };
    }
    startAliasJob(state, "promote", found, "at-once");
    return { status: 201, body: {} };
}
function rollback(state, request) {
    const found = target(state, request);
    if ("status" in found)
        return found;
    const answer = running(state, "rollback", found);
    if (answer !== null)
        return answer;
    const isAbort = state.rollingRelease?.state === "ACTIVE";
    if (found.id === state.project.productionDeploymentId && isAbort) {
        startAliasJob(state, "rollback", found, "at-once");
        return { status: 201, body: {} };
    }
    if (found.id === state.project.productionDeploymentId) {
        return apiError(422, "bad_request", `The deployment ${found.id} is already the current production deployment.`);
    }
    if (!state.productionHistory.includes(found.id)) {
        return apiError(400, "bad_request", `The deployment ${found.id} has never been in production.`);
    }
    if (!isRollbackCandidate(state, found)) {
        return apiError(402, "payment_required", "To roll back further than the previous production deployment, upgrade to pro");
    }
    startAliasJob(state, "rollback", found, "at-once");
    return { status: 201, body: {} };
}
function showAliases(state, type, flat, query) {
    const request = state.project.lastAliasRequest;
    const entries = request?.type === type ? request.aliases : [];
    const failedOnly = query.get("failedOnly") === "true";
    const dated = entries
        .filter((entry) => !failedOnly || entry.status === "failed")
        .map((entry, index) => ({ entry, createdAt: (request?.requestedAt ?? 0) - index }));
    const page = paginate(dated, query, ({ createdAt }) => createdAt);
    if (isAnswer(page))
        return page;
    return ok({
        aliases: page.items.map(({ entry }) => ({
            alias: flat ? entry.alias : { alias: entry.alias, deploymentId: state.aliases.get(entry.alias)?.deploymentId },
            id: entry.id,
            status: entry.status,
        })),
        pagination: page.pagination,
    });
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/emulator.js


















/** `runtime` stands around the code of every deployed site, `forge` is where pushes come from. The emulator is complete once `listen` has resolved. */
function createVercelEmulator(context, seed, runtime = null, forge = null) {
    const state = createState(context, seed, runtime, forge);
    const edgeConfigs = createEdgeConfigs(state);
    return {
        name: "vercel",
        routes: [
            ...accountRoutes(state),
            ...deploymentRoutes(state),
            ...deploymentReadRoutes(state),
            ...eventRoutes(state),
            ...projectRoutes(state),
            ...promotionRoutes(state),
            ...rollingReleaseRoutes(state),
            ...aliasRoutes(state),
            ...check_routes_checkRoutes(state),
            ...environmentRoutes(state),
            ...observabilityRoutes(state),
            ...edgeConfigs.routes,
        ],
        listen: () => plantSeed(state),
        state: () => showState(state),
        close: async () => {
            if (state.closed.signal.aborted)
                return;
            state.closed.abort(new Error("closed"));
            state.files.close();
            for (const deployment of state.deployments.values())
                for (const wake of deployment.watchers)
                    wake();
        },
        changeProduction: (id) => {
            changeProject(state, {});
            pointProduction(state, expectDeployment(state, id), []);
        },
        changeAutoAssign: (enabled) => changeProject(state, { autoAssignCustomDomains: enabled }),
        deleteDeployment: (id, how = "retention") => removeDeployment(expectDeployment(state, id), how),
        plantDeployment: async (planted) => (await planting_plantDeployment(state, planted, context.clock.now())).id,
        setOption: (name, value) => {
            state.options = { ...state.options, [name]: value };
        },
        productionDeploymentId: () => state.project.productionDeploymentId,
        productionDeployments: (domain = firstDomain(state)) => servedDeployments(state, domain),
        productionOrigin: (domain = firstDomain(state)) => {
            const origin = state.productionOrigins.get(domain);
            if (origin === undefined)
                throw new Error(`vercel emulator: no production domain "${domain}"`);
            return origin;
        },
        deploymentOrigin: (idOrHost) => expectDeployment(state, idOrHost).origin,
        ...createGitWorld(state),
        domains: () => [...state.productionOrigins.keys()],
        edgeConfigs,
        traffic: state.traffic,
    };
}
function firstDomain(state) {
    return [...state.productionOrigins.keys()][0] ?? "";
}
function expectDeployment(state, idOrHost) {
    const found = state_findDeployment(state, idOrHost);
    if (found === null)
        throw new Error(`vercel emulator: no deployment "${idOrHost}"`);
    return found;
}
/** No token, no secret, no value of a variable. */
function showState(state) {
    return {
        project: { ...state.seed.project, ...state.project },
        domains: Object.fromEntries([...state.aliases.values()].map((alias) => [
            alias.alias,
            { deploymentId: alias.deploymentId, origin: state.productionOrigins.get(alias.alias) ?? null },
        ])),
        deployments: [...state.deployments.values()].map((deployment) => ({
            id: deployment.id,
            origin: deployment.origin,
            target: deployment.target,
            customEnvironment: deployment.customEnvironment?.slug ?? null,
            meta: deployment.meta,
            source: deployment.source,
            gitSource: deployment.gitSource,
            readyState: deployment.readyState,
            readySubstate: deployment.readySubstate,
            createdAt: deployment.createdAt,
            readyAt: deployment.readyAt,
            files: deployment.tree.size,
            prebuilt: deployment.prebuilt,
            autoAssign: deployment.autoAssign,
            aliasAssignedAt: deployment.aliasAssignedAt,
            removed: deployment.removed,
        })),
        productionHistory: state.productionHistory,
        rollingSettings: state.rollingSettings,
        rollingRelease: state.rollingRelease,
        variables: [...state.variables.values()].map(({ key, type, target }) => ({ key, type, target })),
        uploads: state.files.totals,
        options: state.options,
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/git-faults.js
const pushEnds = (description, outcome) => ({
    description,
    of: "pushes",
    apply: (emulator) => emulator.setOption("gitOutcome", outcome),
});
const besides = (description, stranger) => ({
    description,
    of: "pushes",
    apply: (emulator) => emulator.setOption("gitStrangers", [stranger]),
});
const somebody = (description, meddling) => ({
    description,
    of: "pushes",
    apply: (emulator) => emulator.setOption("gitMeddling", meddling),
});
const GIT_FAULTS = {
    "git-late": pushEnds("the host hears of the push ten minutes late", "late"),
    "git-absent": pushEnds("the host never hears of the push", "absent"),
    "git-ignored": pushEnds("the project's ignored build step cancels the build", "ignored"),
    "git-unaffected": pushEnds("the push does not concern the project", "unaffected"),
    "git-superseded": pushEnds("a newer push overtakes the waiting build", "superseded"),
    "git-blocked": pushEnds("the commit's author is not in the team", "blocked"),
    "git-rate-limited": pushEnds("the host builds no more today", "rate-limited"),
    "git-doubled": pushEnds("somebody builds the commit once more", "doubled"),
    "git-dirty": besides("somebody deploys their folder under the same commit", "dirty-cli"),
    "git-wrong-repository": besides("another repository has a build of the same commit", "other-repository"),
    "git-flag-flipped": somebody("automatic assignment of domains is switched over meanwhile", "flips-flag"),
    "git-force-promoted": somebody("a person promotes the build while it is verified", "force-promotes"),
    "git-overtaken": somebody("a newer build is promoted while this one is verified", "promotes-newer"),
    "foreign-check-open": {
        description: "another vendor's check of the build never answers",
        of: "pushes",
        apply: (emulator) => void emulator.addCheck({ name: "Visual review", source: { kind: "integration" }, timeout: 86_400 }),
    },
    "foreign-check-failed": {
        description: "another vendor's check of the build fails",
        of: "pushes",
        apply: (emulator) => void emulator.addCheck({ name: "Visual review", source: { kind: "integration" }, answer: "failed" }),
    },
};

;// CONCATENATED MODULE: ./build/src/sandbox/vercel/index.js






/** Opens nothing but loopback; long, so that masking it hides nothing else. */
const VERCEL_TOKEN = "sandboxvercel0000000000token";
const EDGE_CONFIG_TOKEN = "sandbox-edge-config-token-000000";
const BUILT_IN = ["production", "preview"];
const FIRST_DEPLOYMENT = "dpl_sandbox1";
const vercel = {
    name: "vercel",
    roles: ["host", "variables"],
    seedFor: vercel_seedFor,
    create: (context, seed) => createVercelEmulator(context, seed, context.site, forgeOf(context, seed)),
    offers: ({ seed, emulator: { productionOrigin, productionDeployments, traffic, edgeConfigs, receivePush, hearOfStatus, ...emulator }, }) => ({
        deployByHand: async (commit, files) => {
            const meta = { githubCommitSha: commit };
            const id = await emulator.plantDeployment({ target: "production", meta, ageMs: 0, files });
            emulator.changeProduction(id);
            return id;
        },
        hearOfStatus,
        hearOfPush: async ({ repository: { owner, name }, files, ...push }) => {
            if (seed.link?.org !== owner || seed.link.repo !== name)
                return;
            await receivePush({ ...push, files: Object.fromEntries(files) });
        },
        ...(seed.edgeConfigs?.length ? { flagIsSafe: () => edgeConfigs.isSafe() } : {}),
        productionOrigin,
        productionDeployments,
        openReporter: (release, environment) => traffic.openReporter(release, environment),
    }),
    seesRequests: vercel_seenRequests,
    environment: ({ origin, seed }) => ({ VERCEL_API_URL: origin, VERCEL_TOKEN: vercel_tokenOf(seed) }),
    describe: ({ origin, seed }) => ({
        url: origin,
        token: vercel_tokenOf(seed),
        team: seed.team.id,
        project: seed.project.id,
    }),
    faults: {
        "build-error": {
            description: "the build fails",
            apply: (emulator) => emulator.setOption("buildError", 'Command "npm run build" exited with 1'),
        },
        "build-canceled": {
            description: "somebody cancels the build",
            apply: (emulator) => emulator.setOption("buildCanceled", true),
        },
        "alias-failure": {
            description: "the host cannot point the domains",
            apply: (emulator) => emulator.setOption("failAliases", emulator.domains()),
        },
        "partial-aliasing": {
            description: "the host calls a domain moved that stays behind",
            apply: (emulator) => emulator.setOption("laggingDomains", emulator.domains().slice(-1)),
        },
        "alias-request-forgotten": {
            description: "the host does not say how the promotion ended",
            apply: (emulator) => emulator.setOption("aliasRequestForgotten", true),
        },
        "promote-queued": {
            description: "the promotion is queued for ever",
            apply: (emulator) => {
                emulator.setOption("promoteAnswer", "202");
                emulator.setOption("queuedMs", null);
            },
        },
        "observability-unpaid": {
            description: "the team has no Observability Plus",
            apply: (emulator) => emulator.setOption("observabilityPlus", false),
        },
        "production-pinned": {
            description: "automatic assignment of domains is off",
            apply: (emulator) => emulator.changeAutoAssign(false),
        },
        "known-good-deleted": {
            description: "the deployment before is gone",
            apply: (emulator) => emulator.deleteDeployment(FIRST_DEPLOYMENT),
        },
        "production-moved": {
            description: "somebody else deploys",
            apply: async (emulator) => emulator.changeProduction(await emulator.plantDeployment({
                target: "production",
                meta: { githubCommitSha: "f".repeat(40) },
                ageMs: 0,
                files: { "index.html": "somebody else's" },
            })),
        },
        ...GIT_FAULTS,
    },
};
function forgeOf({ services }, { link }) {
    if (link === undefined)
        return null;
    return {
        app: () => services.forgeApp(VERCEL_APP),
        push: (branch, sha) => services.forge().push(branch, sha),
    };
}
/** Which of the site's requests a metric counts; a vital is measured where a page is shown. */
function vercel_seenRequests({ name, provider, spec }, names) {
    if (provider !== "vercel")
        return null;
    const { path, route, measure } = fieldsOf(spec);
    const wanted = textOf(path) ?? textOf(route);
    const vital = vercel_VITALS.has(textOf(measure) ?? name);
    return names.filter((one) => {
        const [method = "", of = ""] = one.startsWith("/") ? ["GET", one] : one.split(" ");
        const fits = wanted?.endsWith("*") ? of.startsWith(wanted.slice(0, -1)) : wanted === null || of === wanted;
        return fits && (!vital || (method === "GET" && !of.startsWith("/api/")));
    });
}
const vercel_VITALS = new Set(["lcp", "inp", "cls", "fcp", "ttfb"]);
function vercel_tokenOf({ tokens: [first] }) {
    return first?.token ?? VERCEL_TOKEN;
}
function vercel_seedFor(wishes) {
    const { team, project, domains, firstVersion, variables, builtFrom } = wishes;
    const customEnvironments = customEnvironmentsOf(wishes);
    return {
        tokens: [{ token: VERCEL_TOKEN }],
        team: { ...(team ?? { id: "team_sandbox", slug: "sandbox" }), name: "Sandbox" },
        project: { id: "prj_sandbox", name: project },
        domains,
        deployments: firstVersion === null
            ? []
            : [
                {
                    id: FIRST_DEPLOYMENT,
                    target: "production",
                    meta: { githubCommitSha: firstVersion.commit },
                    ...(builtFrom === undefined ? {} : { git: { sha: firstVersion.commit } }),
                    files: (0,demo_site/* renderDemoSite */.B)(firstVersion),
                },
            ],
        env: Object.entries(variables).map(([key, value]) => ({
            key,
            value,
            type: "encrypted",
            target: [...BUILT_IN, ...customEnvironments],
        })),
        customEnvironments,
        protection: null,
        ...(builtFrom === undefined ? {} : linkTo(wishes, builtFrom)),
        edgeConfigs: edgeConfigsOf(wishes),
    };
}
/** Each with the item that the plan calls a flag, set to what is not safe. */
function edgeConfigsOf({ flags = [] }) {
    return flags
        .filter(({ provider }) => provider === "vercel")
        .map(({ spec }) => {
        const { config, key, safe = false } = fieldsOf(spec);
        const name = textOf(key) ?? "";
        const items = { [name]: typeof safe === "boolean" ? !safe : unsafeOf(safe) };
        return { id: textOf(config) ?? "", readToken: EDGE_CONFIG_TOKEN, items, safe: { key: name, value: safe } };
    });
}
/** Another value of the same kind. */
function unsafeOf(safe) {
    if (typeof safe === "number")
        return safe + 1;
    if (typeof safe === "string")
        return `not ${safe}`;
    return Array.isArray(safe) ? [...safe, "another"] : { ...fieldsOf(safe), another: true };
}
/** The repository that is built from, and what lets its builds into production. */
function linkTo({ repository }, { branch, repositoryId, heldBy }) {
    const { owner: org, name: repo } = repository;
    return {
        link: { org, repo, repoId: repositoryId, productionBranch: branch },
        autoAssignCustomDomains: heldBy !== undefined,
        checks: (heldBy ?? []).map(({ name, timeoutSeconds: timeout }) => ({ name, timeout })),
    };
}
/** Those that the plan deploys to or asks about, besides one that every team may have. */
function customEnvironmentsOf({ stagingEnvironment, items }) {
    const asked = items.filter(({ gate }) => gate === "env").map(({ spec }) => textOf(fieldsOf(spec).target));
    const named = ["staging", stagingEnvironment, ...asked].filter((slug) => typeof slug === "string");
    return [...new Set(named)].filter((slug) => !BUILT_IN.includes(slug) && slug !== "development");
}

;// CONCATENATED MODULE: ./build/src/sandbox/index.js
/** The registry of emulators: one line each. */













const emulators = {
    vercel: vercel,
    github: github,
    sentry: sentry,
    checkly: checkly,
    supabase: supabase,
    prometheus: prometheus,
    betterstack: betterstack,
    launchdarkly: launchdarkly,
    unleash: unleash,
    neon: neon,
    s3: s3,
};
function sandbox_seedFor(wishes) {
    return (0,seed_sandbox/* seedSandbox */.Ft)(emulators, wishes);
}
function startSandbox(seed, options) {
    return (0,start_sandbox/* startEmulators */.d)(emulators, seed, options);
}


/***/ }),

/***/ 87993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createRequestNames)
/* harmony export */ });
/* harmony import */ var _demo_site_match_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51026);
/** What a site calls its requests when it reports them: `POST /api/threads/:id`. */

/** By the entry with the most that is fixed; without one as a server does that names numbers and ids. */
function createRequestNames(known) {
    const asked = new Map();
    const byFixed = known.toSorted((left, right) => countParts(left.path) - countParts(right.path));
    const find = (method, path) => {
        const entry = byFixed.find((one) => one.method === method && (0,_demo_site_match_js__WEBPACK_IMPORTED_MODULE_0__/* .matchTemplate */ .e)(one.path, path) !== null);
        const route = entry === undefined ? routeOf(path) : entry.path.replace(/\$\{([^}]*)\}/g, ":$1");
        return { route, name: entry?.name ?? `${method} ${route}` };
    };
    return (method, path) => {
        const key = `${method} ${path}`;
        const found = asked.get(key) ?? find(method, path);
        // Ids make new paths for ever.
        if (asked.size < 1_000)
            asked.set(key, found);
        return found;
    };
}
function countParts(path) {
    return path.split("${").length;
}
/** Ids in a path are named, so that requests of one kind are one transaction: `/api/threads/:id`. */
function routeOf(path) {
    return path
        .split("/")
        .map((part) => (/\d/.test(part) && /^[\w-]+$/.test(part) ? ":id" : part))
        .join("/");
}


/***/ }),

/***/ 51130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ seedSandbox),
/* harmony export */   R3: () => (/* binding */ FIRST_COMMIT),
/* harmony export */   YZ: () => (/* binding */ siteWishesOf)
/* harmony export */ });
/** Commit of the version that production serves at the start. */
const FIRST_COMMIT = "0f00000000000000000000000000000000000001";
/** What the demo site does for the sake of any of them. */
function siteWishesOf(registry, reason) {
    const wishes = Object.values(registry).map((declared) => declared.siteFor?.(reason) ?? {});
    return {
        releaseTemplate: wishes.findLast(({ releaseTemplate }) => releaseTemplate !== undefined)?.releaseTemplate ?? "{commit}",
        requestNames: [...new Set(wishes.flatMap(({ requestNames = [] }) => requestNames))],
    };
}
function seedSandbox(registry, wishes) {
    const declarations = Object.values(registry);
    const seeds = Object.fromEntries(declarations.map((declared) => [declared.name, declared.seedFor(wishes)]));
    const world = {
        traffic: wishes.traffic,
        releaseTemplate: siteWishesOf(registry, wishes).releaseTemplate,
        requestNames: wishes.requestNames ?? [],
        faults: [],
        siteFaults: [],
        random: wishes.random,
    };
    return { ...seeds, ...world };
}


/***/ }),

/***/ 34705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ seededRandom),
/* harmony export */   w: () => (/* binding */ seedFrom)
/* harmony export */ });
/** Uniform numbers in [0, 1) from a seed (mulberry32, T. Ettinger): a rehearsal with the same seed is the same rehearsal. */
function seededRandom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
/** A seed from what tells one use from another (FNV-1a), so that none changes what the others draw. */
function seedFrom(text) {
    let hash = 0x811c9dc5;
    for (const character of text)
        hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    return hash;
}


/***/ }),

/***/ 9822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ startEmulators)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/sandbox/combine-reporters.js
var combine_reporters = __webpack_require__(3579);
;// CONCATENATED MODULE: ./build/src/sandbox/combine-services.js
/** What the emulators offer to one another, as one. */

/** What is offered by then; a service is looked for when it is called, so the registry's order does not matter. */
function combineServices(offered) {
    return {
        productionOrigin(domain) {
            const service = offered.find(({ productionOrigin }) => productionOrigin !== undefined);
            if (service?.productionOrigin === undefined)
                throw new Error("no emulator serves a production domain");
            return service.productionOrigin(domain);
        },
        forge() {
            const service = offered.find(({ forge }) => forge !== undefined);
            if (service?.forge === undefined)
                throw new Error("no emulator is a forge");
            return service.forge();
        },
        forgeApp(identity) {
            const service = offered.find(({ forgeApp }) => forgeApp !== undefined);
            if (service?.forgeApp === undefined)
                throw new Error("no emulator is a forge");
            return service.forgeApp(identity);
        },
        hearOfPush: async (push) => {
            await Promise.all(offered.map(({ hearOfPush }) => hearOfPush?.(push)));
        },
        hearOfStatus: (sha) => {
            for (const { hearOfStatus } of offered)
                hearOfStatus?.(sha);
        },
        deployByHand(commit, files) {
            const service = offered.find(({ deployByHand }) => deployByHand !== undefined);
            if (service?.deployByHand === undefined)
                throw new Error("no emulator is a host");
            return service.deployByHand(commit, files);
        },
        productionDeployments: (domain) => offered
            .find(({ productionDeployments }) => productionDeployments !== undefined)
            ?.productionDeployments?.(domain) ?? [],
        flagIsSafe() {
            const services = offered.flatMap(({ flagIsSafe }) => flagIsSafe ?? []);
            return services.length > 0 && services.every((isSafe) => isSafe());
        },
        openReporter(release, environment) {
            const opened = offered.flatMap(({ openReporter }) => openReporter?.(release, environment) ?? []);
            return opened.length === 0 ? null : Promise.all(opened).then(combine_reporters/* combineReporters */.u);
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/fault-book.js
/** Emulators ask `stale` and `empty` themselves; everything else is injected in front of the route. */
function createFaultBook(clock, startedAt, random) {
    let entries = [];
    const active = ({ fault, used }) => {
        const at = clock.now() - startedAt;
        return (at >= (fault.fromMs ?? 0) &&
            at < (fault.untilMs ?? Number.POSITIVE_INFINITY) &&
            used < (fault.times ?? Number.POSITIVE_INFINITY));
    };
    return {
        add: (fault) => void entries.push({ fault, used: 0 }),
        clear: () => {
            entries = [];
        },
        take(emulator, route, method, path) {
            for (const entry of entries) {
                const { fault } = entry;
                if (fault.emulator !== emulator || fault.kind === "stale" || fault.kind === "empty" || !active(entry))
                    continue;
                if (fault.route === undefined && route?.ingestion === true)
                    continue;
                if (fault.route !== undefined && !routeMatches(fault.route, route, method, path))
                    continue;
                if (fault.probability !== undefined && random() >= fault.probability)
                    continue;
                entry.used += 1;
                return fault;
            }
            return null;
        },
        has: (emulator, kind) => entries.some((entry) => entry.fault.emulator === emulator && entry.fault.kind === kind && active(entry)),
    };
}
function routeMatches(wanted, route, method, path) {
    return route !== null ? wanted === `${route.method} ${route.path}` : wanted === `${method} ${path}`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/src/sandbox/wire.js

function toEmulatedRequest(request, url, params) {
    let whole = null;
    const body = () => {
        whole ??= readWhole(request);
        return whole;
    };
    return {
        method: request.method ?? "GET",
        path: url.pathname,
        params,
        query: url.searchParams,
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])),
        host: request.headers.host ?? "",
        body,
        json: async () => {
            const text = (await body()).toString("utf8");
            return text === "" ? null : JSON.parse(text);
        },
        raw: request,
    };
}
async function readWhole(request) {
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    switch (request.headers["content-encoding"]) {
        case "gzip":
            return (0,external_node_zlib_.gunzipSync)(whole);
        case "br":
            return (0,external_node_zlib_.brotliDecompressSync)(whole);
        case "deflate":
            return (0,external_node_zlib_.inflateSync)(whole);
        default:
            return whole;
    }
}
async function send(request, response, answer, fault) {
    if (fault?.kind === "reset") {
        request.socket.resetAndDestroy();
        return;
    }
    if (fault?.kind === "close") {
        request.socket.end();
        return;
    }
    // Never answered: the client's own limit ends it.
    if (fault?.kind === "slow" || answer.silent === true)
        return;
    const { body } = answer;
    const whole = isStreamed(body) ? null : toWhole(body);
    const json = whole !== null && body !== undefined && typeof body !== "string" && !Buffer.isBuffer(body);
    const length = whole === null ? 0 : Buffer.byteLength(whole);
    response.writeHead(answer.status, {
        ...(json ? { "content-type": "application/json; charset=utf-8" } : {}),
        ...(whole === null ? {} : { "content-length": fault?.kind === "cut" ? length + 1 : length }),
        ...answer.headers,
    });
    if (fault?.kind === "cut") {
        response.write(whole ?? "", () => request.socket.destroy());
        return;
    }
    if (whole !== null) {
        response.end(whole);
        return;
    }
    response.flushHeaders();
    let gone = false;
    response.on("close", () => {
        gone = true;
    });
    for await (const chunk of body) {
        if (gone)
            return;
        response.write(chunk);
    }
    response.end();
}
/** All that an answer says, as text. */
async function readWholeText(body) {
    if (!isStreamed(body))
        return toWhole(body).toString();
    const chunks = [];
    for await (const chunk of body)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString("utf8");
}
function isStreamed(body) {
    return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
/** Text stays text: Node writes it to the socket together with the header, where bytes would be a write of their own. */
function toWhole(body) {
    if (body === undefined)
        return "";
    return typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

;// CONCATENATED MODULE: ./build/src/sandbox/listen.js
/** HTTP servers on free loopback ports. */


/** An HTTP server on a free loopback port; an error in the handler answers 500 with its stack. */
async function listenHttp(handle, port = 0) {
    const server = (0,external_node_http_.createServer)((request, response) => {
        handle(request, response).catch((error) => {
            if (response.headersSent)
                response.destroy();
            else
                response
                    .writeHead(500, { "content-type": "text/plain" })
                    .end(error instanceof Error ? error.stack : String(error));
        });
    });
    server.keepAliveTimeout = 60_000;
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
    });
    return {
        origin: `http://127.0.0.1:${server.address().port}`,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
/** Serves one site (a deployment, a production domain) on a port of its own. */
async function serveSite(answer, activity) {
    const handle = async (request) => {
        activity?.begin();
        try {
            return await answer(request);
        }
        finally {
            activity?.end();
        }
    };
    const listener = await listenHttp(async (request, response) => {
        activity?.begin();
        try {
            const emulated = toEmulatedRequest(request, new URL(request.url ?? "/", "http://loopback"), {});
            await send(request, response, await handle(emulated), null);
        }
        finally {
            activity?.end();
        }
    });
    return { ...listener, handle };
}

;// CONCATENATED MODULE: ./build/src/sandbox/routes.js
function compileRoute(route) {
    const names = [];
    const source = route.path
        .replace(/[.+?^$()[\]{}|\\]/g, "\\$&")
        .replace(/:(\w+)(\*?)/g, (_, name, rest) => {
        names.push(name);
        return rest === "*" ? "(.*)" : "([^/]+)";
    });
    return { route, names, pattern: new RegExp(`^${source}$`) };
}
function findRoute(routes, method, path) {
    for (const compiled of routes) {
        if (compiled.route.method !== method)
            continue;
        const match = compiled.pattern.exec(path);
        if (match === null)
            continue;
        const params = Object.fromEntries(compiled.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]));
        return { compiled, params };
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/sandbox/report-directly.js
function reportDirectly(open) {
    return (release, environment) => open(release, environment)?.then(pastTheClient) ?? null;
}
function pastTheClient(reporter) {
    return {
        ...reporter,
        report: ({ startedAt, endedAt, ...facts }) => reporter.reportMany({ ...facts, answers: [{ startedAt, latencyMs: endedAt - startedAt, requests: 1 }] }),
    };
}

// EXTERNAL MODULE: ./build/src/sandbox/seeded-random.js
var seeded_random = __webpack_require__(34705);
;// CONCATENATED MODULE: ./build/src/sandbox/serve.js



async function serveEmulator(emulator, options) {
    const routes = emulator.routes.map(compileRoute);
    const log = [];
    const listener = await listenHttp(async (request, response) => {
        const url = new URL(request.url ?? "/", "http://loopback");
        const found = findRoute(routes, request.method ?? "GET", url.pathname);
        const held = found?.compiled.route.longLived === true;
        if (!held)
            options.activity?.begin();
        try {
            if (url.pathname.startsWith("/_sandbox/")) {
                await answerSandbox(url.pathname, request, response, emulator, log, options.faults);
                return;
            }
            const injected = options.faults.take(emulator.name, found?.compiled.route ?? null, request.method ?? "GET", url.pathname);
            await delay(options.latencyMs);
            const emulated = toEmulatedRequest(request, url, found?.params ?? {});
            const { answer, fault } = await meddledAnswer(options.meddler, emulator, found, emulated, injected);
            await delay(options.latencyMs);
            const entry = {
                at: options.clock.now(),
                method: request.method ?? "GET",
                path: url.pathname,
                query: url.search,
                route: found ? `${found.compiled.route.method} ${found.compiled.route.path}` : null,
                status: answer.status,
                fault: fault?.kind ?? null,
            };
            log.push(entry);
            // Node would say the machine's time, and clients put their clocks right by this.
            response.setHeader("date", new Date(options.clock.now()).toUTCString());
            await send(request, response, answer, fault);
            options.onAnswer?.(entry);
        }
        finally {
            if (!held)
                options.activity?.end();
        }
    }, options.port);
    await emulator.listen?.(listener.origin);
    return {
        emulator,
        origin: listener.origin,
        log,
        unknownRequests: () => log.filter((entry) => entry.route === null),
        async close() {
            await listener.close();
            await emulator.close?.();
        },
    };
}
async function meddledAnswer(meddler, emulator, found, request, injected) {
    const route = found?.compiled.route;
    if (meddler === undefined || route?.ingestion === true) {
        return { answer: await answerOf(emulator, found, request, injected), fault: injected };
    }
    const call = { emulator: emulator.name, method: request.method, path: request.path };
    const instead = await meddler.asked?.(call);
    const own = instead
        ? spoiled(emulator, instead, { status: 0 })
        : { answer: await answerOf(emulator, found, request, injected), fault: injected };
    if (instead)
        return own;
    const after = await meddler.acted?.(call, own.answer);
    return after ? spoiled(emulator, after, own.answer) : own;
}
function spoiled({ name }, { answer, connection }, own) {
    return { answer: answer ?? own, fault: connection === undefined ? null : { emulator: name, kind: connection } };
}
/** The route's own answer, unless a fault or nothing stands in front of it. */
async function answerOf(emulator, found, request, fault) {
    if (fault?.kind === "status") {
        return {
            status: fault.status ?? 500,
            ...(fault.headers ? { headers: fault.headers } : {}),
            body: fault.body ?? { error: { code: "injected", message: "injected fault" } },
        };
    }
    if (found === null) {
        const message = `${emulator.name} emulator: no route for ${request.method} ${request.path}`;
        return { status: 501, body: { error: { code: "unknown_route", message } } };
    }
    // A connection that breaks before the answer: the route has not been reached.
    if (fault !== null && fault.kind !== "cut")
        return { status: 0 };
    return found.compiled.route.handle(request);
}
async function answerSandbox(path, request, response, emulator, log, faults) {
    const emulated = toEmulatedRequest(request, new URL(request.url ?? "/", "http://loopback"), {});
    const key = `${request.method} ${path}`;
    let answer = {
        status: 404,
        body: {
            error: "known: GET /_sandbox/state, GET /_sandbox/log, GET /_sandbox/unknown, POST and DELETE /_sandbox/faults",
        },
    };
    if (key === "GET /_sandbox/state")
        answer = { status: 200, body: emulator.state() };
    if (key === "GET /_sandbox/log")
        answer = { status: 200, body: log };
    if (key === "GET /_sandbox/unknown")
        answer = { status: 200, body: log.filter((entry) => entry.route === null) };
    if (key === "POST /_sandbox/faults") {
        faults.add({ ...(await emulated.json()), emulator: emulator.name });
        answer = { status: 201, body: {} };
    }
    if (key === "DELETE /_sandbox/faults") {
        faults.clear();
        answer = { status: 200, body: {} };
    }
    await send(request, response, answer, null);
}
function delay(latencyMs) {
    return latencyMs ? new Promise((resolve) => setTimeout(resolve, latencyMs / 2)) : Promise.resolve();
}

;// CONCATENATED MODULE: ./build/src/sandbox/reporter-pool.js
/** Each client of an SDK listens for the end of the process, and Node warns from eleven listeners on. */
const OPEN_REPORTERS = 8;
function createReporterPool(open) {
    /** The one used last stands last. */
    const reporters = new Map();
    const closing = [];
    function closeUnused() {
        for (const [key, reporter] of reporters) {
            if (reporters.size <= OPEN_REPORTERS)
                return;
            reporters.delete(key);
            closing.push(reporter.then((unused) => unused.close()));
        }
    }
    return {
        get(release, environment) {
            const key = `${environment} ${release.name} ${release.deploymentId}`;
            const reporter = reporters.get(key) ?? open(release, environment);
            if (reporter === null)
                return null;
            reporters.delete(key);
            reporters.set(key, reporter);
            closeUnused();
            return reporter;
        },
        async flush() {
            await Promise.all(closing.splice(0));
            await Promise.all([...reporters.values()].map(async (reporter) => (await reporter).flush()));
        },
        async close() {
            await Promise.all(closing.splice(0));
            await Promise.all([...reporters.values()].map(async (reporter) => (await reporter).close()));
            reporters.clear();
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/usual-failures.js
/** How many of a site's visitors fail although nothing is wrong with it: a level that is steady, or another one each minute. */

const MINUTE_MS = 60_000;
/** The share at a moment. It follows from the seed and the minute, so the order of the requests does not matter. */
function createFailureLevel({ errorRatio, noise }, seed) {
    if (errorRatio === 0 || noise === 0)
        return () => errorRatio;
    let known = { minute: Number.NaN, ratio: 0 };
    return (at) => {
        const minute = Math.floor(at / MINUTE_MS);
        if (minute !== known.minute) {
            const level = drawGamma(1 / noise ** 2, (0,seeded_random/* seededRandom */.I)((0,seeded_random/* seedFrom */.w)(`${seed} level ${minute}`))) * noise ** 2;
            known = { minute, ratio: Math.min(1, errorRatio * level) };
        }
        return known.ratio;
    };
}
/** Standard normal (G. E. P. Box, M. E. Muller, 1958). */
function drawNormal(random) {
    return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
/** Gamma with scale 1 (G. Marsaglia, W. W. Tsang, 2000). */
function drawGamma(shape, random) {
    if (shape < 1)
        return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
        const normal = drawNormal(random);
        const v = (1 + c * normal) ** 3;
        if (v <= 0)
            continue;
        if (Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v))
            return d * v;
    }
}

;// CONCATENATED MODULE: ./build/src/sandbox/request-fate.js

/** Median answer in milliseconds, and the spread of its logarithm: mean about 121 ms, 99th percentile about 313 ms. */
const MEDIAN_LATENCY_MS = 110;
const LATENCY_SIGMA = 0.45;
/** `usual`: share of requests that fail at any time. */
function drawFailure(trouble, usual, random) {
    const worse = Math.min(1, usual * trouble.errorTimes);
    const all = 1 - (1 - worse) * (1 - trouble.errorRatio);
    const drawn = random();
    if (drawn >= all)
        return null;
    return drawn < usual ? "usual" : "injected";
}
/** Log-normal, as web latencies are. */
function drawLatencyMs({ addedLatencyMs, latencyTimes }, random) {
    return MEDIAN_LATENCY_MS * Math.exp(LATENCY_SIGMA * drawNormal(random)) * latencyTimes + addedLatencyMs;
}
/** Of one kind wherever it happens: an issue that a vendor has known for long. Trouble that is injected is news. */
function errorOf(failure, name) {
    return new Error(failure === "usual" ? "upstream did not answer in time" : `injected failure of ${name}`);
}

// EXTERNAL MODULE: ./build/src/sandbox/request-names.js
var request_names = __webpack_require__(87993);
;// CONCATENATED MODULE: ./build/src/sandbox/drawn-requests.js

/** Latencies within so much of each other count as one: the 99th percentile of a minute varies more by chance. */
const ALIKE = Math.log(1.1);
/** Arrivals of a span at so many a minute, in the order of time, each independent of the others. */
function drawArrivals(from, to, perMinute, random) {
    const arrivals = [];
    if (perMinute <= 0)
        return arrivals;
    for (let at = from;;) {
        at -= (Math.log(1 - random()) * 60_000) / perMinute;
        if (at >= to)
            return arrivals;
        arrivals.push(Math.floor(at));
    }
}
/** `usualAt`: share of requests that fail at any time. The trouble is the same for all of them. */
function drawRequests(arrivals, trouble, usualAt, random) {
    const groups = { fine: new Map(), usual: new Map(), injected: new Map() };
    for (const startedAt of arrivals) {
        const alike = groups[drawFailure(trouble, usualAt(startedAt), random) ?? "fine"];
        const latencyMs = drawLatencyMs(trouble, random);
        const bin = Math.floor(Math.log(latencyMs) / ALIKE);
        const group = alike.get(bin);
        if (group === undefined)
            alike.set(bin, { startedAt, latencyMs, requests: 1 });
        else
            group.requests += 1;
    }
    const { fine, usual, injected } = groups;
    return { fine: [...fine.values()], usual: [...usual.values()], injected: [...injected.values()] };
}

;// CONCATENATED MODULE: ./build/src/sandbox/site-trouble.js
const NONE = {
    errorRatio: 0,
    errorTimes: 1,
    addedLatencyMs: 0,
    latencyTimes: 1,
    outage: false,
    silent: false,
};
function troubleAt(faults, release, at) {
    let trouble = NONE;
    for (const fault of faults) {
        const applies = fault.release === null || fault.release === release;
        if (!applies || at < fault.fromAt || at >= (fault.untilAt ?? Number.POSITIVE_INFINITY))
            continue;
        trouble = addTrouble(trouble, fault.kind);
    }
    return trouble;
}
function addTrouble(trouble, kind) {
    if ("errorRatio" in kind)
        return { ...trouble, errorRatio: 1 - (1 - trouble.errorRatio) * (1 - kind.errorRatio) };
    if ("errorTimes" in kind)
        return { ...trouble, errorTimes: trouble.errorTimes * kind.errorTimes };
    if ("addedLatencyMs" in kind)
        return { ...trouble, addedLatencyMs: trouble.addedLatencyMs + kind.addedLatencyMs };
    if ("latencyTimes" in kind)
        return { ...trouble, latencyTimes: trouble.latencyTimes * kind.latencyTimes };
    return { ...trouble, outage: trouble.outage || kind.outage, silent: trouble.silent || kind.silent === true };
}
/** When it changes after `from` and up to `to`: moments in order, `to` the last of them. */
function changesOfTrouble(faults, from, to) {
    const moments = faults.flatMap(({ fromAt, untilAt = Number.POSITIVE_INFINITY }) => [fromAt, untilAt]);
    const inside = moments.filter((at) => at > from && at < to).toSorted((left, right) => left - right);
    return [...new Set(inside), to];
}
/** What a fault calls a deployment by: its release, or the commit of one that no release of Holdpoint's made. */
function faultNameOf(meta) {
    return meta["holdpointRelease"] ?? meta["githubCommitSha"] ?? "";
}

;// CONCATENATED MODULE: ./build/src/sandbox/site-crowd.js




function createSiteCrowd({ seed, usualAt, faults, reporterOf, count }) {
    const answers = new Map();
    /** One error each, so that whoever reads its stack need not read it again. */
    const errors = new Map();
    let hasFailed = false;
    /** What usually fails has failed before any release: the first visitor of all meets it, so no release brings it. */
    function usualFrom(first) {
        if (hasFailed || first === undefined || usualAt(first) === 0)
            return usualAt;
        hasFailed = true;
        return (at) => (at === first ? 1 : usualAt(at));
    }
    function errorFor(failure, name) {
        const key = `${failure} ${name}`;
        const error = errors.get(key) ?? errorOf(failure, name);
        errors.set(key, error);
        return error;
    }
    async function receiveSome({ deployment, name, perMinute, from, to, stream }, known) {
        const random = (0,seeded_random/* seededRandom */.I)((0,seeded_random/* seedFrom */.w)(`${seed} crowd ${from} ${name}${stream === undefined ? "" : ` ${stream}`}`));
        const arrivals = drawArrivals(from, to, perMinute, random);
        const trouble = troubleAt(faults(), faultNameOf(deployment.meta), from);
        // The platform answers itself: the site's code does not run, so nothing is reported.
        if (trouble.outage)
            return count(deployment, 503, arrivals.length);
        const drawn = drawRequests(arrivals, trouble, usualFrom(arrivals[0]), random);
        const reporter = await reporterOf(deployment);
        for (const ended of ["fine", "usual", "injected"]) {
            const alike = drawn[ended];
            if (alike.length === 0)
                continue;
            const { status, error } = ended === "fine" ? { status: known.status, error: null } : { status: 500, error: errorFor(ended, name) };
            reporter?.reportMany({ ...known, status, error, answers: alike });
            count(deployment, status, alike.reduce((sum, { requests }) => sum + requests, 0));
        }
    }
    return {
        learn: (answer) => void answers.set(answer.name, answer),
        knows: (name) => answers.has(name),
        async receive(visitors) {
            const known = answers.get(visitors.name);
            if (known === undefined)
                return;
            let { from } = visitors;
            for (const to of changesOfTrouble(faults(), visitors.from, visitors.to)) {
                await receiveSome({ ...visitors, from, to }, known);
                from = to;
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/site-runtime.js







/** The moment in sandbox time at which a request is meant to arrive, milliseconds since the epoch. */
const ARRIVAL_HEADER = "x-holdpoint-sandbox-at";
const SERVER_ERROR = { status: 500, body: { error: { message: "Internal Server Error" } } };
function createSiteRuntime(options) {
    const { clock, releaseOf = commitOf } = options;
    const reporters = createReporterPool(options.openReporter);
    const counts = {};
    const nameOf = (0,request_names/* createRequestNames */.U)(options.requestNames ?? []);
    const usualAt = createFailureLevel(options.usualFailures ?? { errorRatio: 0, noise: 0 }, options.seed);
    let faults = [];
    const met = () => faultsMet(faults, options.flagIsSafe);
    const count = (deployment, status, requests = 1) => {
        const byStatus = (counts[deployment.meta.holdpointRelease ?? ""] ??= {});
        byStatus[status] = (byStatus[status] ?? 0) + requests;
    };
    const reporterOf = (deployment, environment = "production") => reporters.get({ name: releaseOf(deployment), commit: commitOf(deployment), deploymentId: deployment.id }, environment);
    const crowd = createSiteCrowd({ seed: options.seed, usualAt, faults: met, reporterOf, count });
    return {
        async handle({ deployment, viaProductionDomain }, request, next) {
            const visitAt = readArrival(request);
            const arrivedAt = visitAt ?? clock.now();
            const trouble = troubleAt(met(), faultNameOf(deployment.meta), arrivedAt);
            // The platform answers itself: the site's code does not run, so nothing is reported.
            if (trouble.outage) {
                count(deployment, 503);
                return trouble.silent ? { ...UNAVAILABLE, silent: true } : UNAVAILABLE;
            }
            const named = nameOf(request.method, request.path);
            // By its name and not its path: which visitor's thread gets which id depends on who is answered first.
            const random = (0,seeded_random/* seededRandom */.I)((0,seeded_random/* seedFrom */.w)(`${options.seed} ${Math.round(arrivedAt)} ${named.name}`));
            const failure = drawFailure(trouble, visitAt === null ? 0 : usualAt(visitAt), random);
            const response = failure === null ? await next() : SERVER_ERROR;
            if (failure === null && visitAt !== null && viaProductionDomain) {
                crowd.learn({ ...named, method: request.method, status: response.status });
            }
            count(deployment, response.status);
            const reporter = await reporterOf(deployment, viaProductionDomain ? "production" : "preview");
            reporter?.report({
                method: request.method,
                ...named,
                startedAt: arrivedAt,
                endedAt: arrivedAt + drawLatencyMs(trouble, random),
                status: response.status,
                error: failure === null ? null : errorOf(failure, named.name),
            });
            return response;
        },
        receive: crowd.receive,
        knows: crowd.knows,
        flush: reporters.flush,
        addFault: (fault) => void faults.push(fault),
        clearFaults: () => {
            faults = [];
        },
        state: () => counts,
        close: reporters.close,
    };
}
/** What stands behind a flag is there only while the flag is not safe. */
function faultsMet(faults, flagIsSafe = () => false) {
    const isSafe = faults.some(({ behindFlag }) => behindFlag === true) && flagIsSafe();
    return isSafe ? faults.filter(({ behindFlag }) => behindFlag !== true) : faults;
}
const UNAVAILABLE = {
    status: 503,
    headers: { "content-type": "text/plain" },
    body: "The deployment is not available.",
};
function commitOf(deployment) {
    return deployment.meta.githubCommitSha ?? deployment.id;
}
function readArrival(request) {
    const text = request.headers[ARRIVAL_HEADER];
    const at = Number(text);
    return text === undefined || !Number.isFinite(at) ? null : at;
}

;// CONCATENATED MODULE: ./build/src/sandbox/traffic-visit.js
function toVisit(path) {
    if (typeof path === "string")
        return { requests: [{ method: "GET", path }] };
    return "requests" in path ? path : { requests: [path] };
}

;// CONCATENATED MODULE: ./build/src/sandbox/crowd.js


/** What is never answered, since the visit ends before it, is not asked for ever. */
const MOST_TRIES = 3;
function createCrowd({ paths, perMinute, requestNames, deployments, receive, knows }) {
    const shares = sharesOf(paths, requestNames);
    let met = "";
    let tries = 0;
    return {
        isSurprised() {
            return nameOf(deployments()) !== met || (tries < MOST_TRIES && [...shares.keys()].some((name) => !knows(name)));
        },
        async come(from, to) {
            const serving = deployments();
            tries = nameOf(serving) === met ? tries + 1 : 1;
            met = nameOf(serving);
            for (const [index, { deployment, share }] of serving.entries()) {
                for (const [name, ofAll] of shares) {
                    const visitors = { deployment, name, perMinute: perMinute * ofAll * share, from, to };
                    await receive(index === 0 ? visitors : { ...visitors, stream: index });
                }
            }
        },
    };
}
function nameOf(serving) {
    return serving.map(({ deployment }) => deployment.id).join(" ");
}
/** Of all requests, by what they are called. */
function sharesOf(paths, requestNames) {
    const requestName = (0,request_names/* createRequestNames */.U)(requestNames);
    const weighted = paths
        .map(toVisit)
        .flatMap(({ requests, weight = 1 }) => requests.map(({ method, path }) => ({ name: requestName(method, path.replace(/[?#].*$/s, "")).name, weight })));
    const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
    const shares = new Map();
    for (const { name, weight } of weighted)
        shares.set(name, (shares.get(name) ?? 0) + weight / total);
    return shares;
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/src/sandbox/demo-site/route.js
/** What the demo site answers to one kind of request: plain JSON, deployed with the site's program. */
/** Of requests that are sent by the sandbox's visitors: what they create is not what a gate finds. */
const VISITOR_AGENT = "holdpoint-sandbox-visitor";

// EXTERNAL MODULE: ./build/src/sandbox/visitor.js
var visitor = __webpack_require__(59939);
;// CONCATENATED MODULE: ./build/src/sandbox/traffic-request.js
/** One request of a visitor: sent as it was planned, with the values that earlier answers of the same visit gave. */





/** Real milliseconds; a site that says nothing for so long has not answered. */
const ANSWER_TIMEOUT_MS = 5_000;
const REFERENCE = /\$\{([^}]*)\}/g;
async function sendAsVisitor({ origin, handle }, planned, captured, at, place) {
    const url = new URL(fillText(planned.path, captured, encodeURIComponent), origin);
    const headers = Object.entries(planned.headers ?? {}).map(([name, value]) => [name.toLowerCase(), fillText(value, captured)]);
    const body = planned.json === undefined ? null : JSON.stringify(fillJson(planned.json, captured));
    const answer = await traffic_request_answerOf(handle, createRequest(url, planned.method, body, {
        host: url.host,
        ...Object.fromEntries(headers),
        [ARRIVAL_HEADER]: String(at),
        [visitor/* VISITOR_HEADER */.N]: String(place),
        "user-agent": VISITOR_AGENT,
        ...(body === null
            ? {}
            : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
    }));
    return answer === null
        ? { answered: false, captured: null }
        : { answered: true, captured: capture(answer, planned.captures ?? {}, captured) };
}
function createRequest(url, method, body, headers) {
    const bytes = Buffer.from(body ?? "");
    return {
        method,
        path: url.pathname,
        params: {},
        query: url.searchParams,
        headers,
        host: url.host,
        body: async () => bytes,
        json: async () => (body === null ? null : JSON.parse(body)),
        get raw() {
            return external_node_stream_.Readable.from(bytes.length === 0 ? [] : [bytes]);
        },
    };
}
/** The body of the answer, null where there is none in time. */
async function traffic_request_answerOf(handle, request) {
    let timer;
    const patience = new Promise((resolve) => {
        timer = setTimeout(() => resolve(null), ANSWER_TIMEOUT_MS);
    });
    try {
        return await Promise.race([patience, handle(request).then(({ body }) => readWholeText(body))]);
    }
    catch {
        return null;
    }
    finally {
        clearTimeout(timer);
    }
}
function capture(body, wanted, before) {
    const paths = Object.entries(wanted);
    if (paths.length === 0)
        return before;
    try {
        const parsed = JSON.parse(body);
        const values = paths.map(([name, path]) => [name, path.reduce(valueAt, parsed)]);
        return values.some(([, value]) => value === undefined) ? null : { ...before, ...Object.fromEntries(values) };
    }
    catch {
        return null;
    }
}
function valueAt(value, key) {
    return typeof value === "object" && value !== null ? value[key] : undefined;
}
function fillText(text, captured, encode = (value) => value) {
    return text.replace(REFERENCE, (_whole, name) => encode(String(captured[name])));
}
/** A text that is one reference and nothing else becomes the value itself. */
function fillJson(value, captured) {
    if (typeof value === "string") {
        const whole = /^\$\{([^}]*)\}$/.exec(value)?.[1];
        return whole === undefined ? fillText(value, captured) : captured[whole];
    }
    if (Array.isArray(value))
        return value.map((item) => fillJson(item, captured));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillJson(item, captured)]));
}

;// CONCATENATED MODULE: ./build/src/sandbox/traffic.js
/** People using the demo site: requests to the production address, each at its own moment of sandbox time. */




const SLICE_MS = 60_000;
const CONCURRENCY = 8;
function createTraffic(options) {
    const visits = options.paths.map(toVisit);
    const choose = createChoice(visits, options.random);
    const open = [];
    const stopping = new AbortController();
    const counted = { requests: 0, unanswered: 0 };
    const nextPlace = (0,visitor/* createPlaces */.B)();
    /** Part of a request that the spans so far did not fill: short spans add up to the right rate. */
    let owed = 0;
    /** Who is on the way goes on before anybody comes; so it is known beforehand who does what, whatever is answered. */
    function plan(at) {
        const visit = open.shift() ?? begin(choose(), nextPlace);
        const request = visit?.left.shift();
        if (visit === null || request === undefined)
            return null;
        if (visit.left.length > 0)
            open.push(visit);
        return { at, visit, request };
    }
    async function send({ at, request, visit }, before) {
        if (before === null)
            return null;
        counted.requests += 1;
        const { answered, captured } = await sendAsVisitor(options.site(), request, before, at, visit.place);
        if (!answered)
            counted.unanswered += 1;
        return captured;
    }
    function countDue(from, to) {
        const due = owed + ((to - from) / SLICE_MS) * options.perMinute;
        owed = due % 1;
        return Math.floor(due);
    }
    /** `count`: who is sent, besides the scouts. */
    async function runSlice(from, to, count) {
        const moments = drawMoments(from, to, count, options.random);
        const scouts = options.crowd?.isSurprised() === true ? planScouts(visits, from, to, nextPlace) : [];
        const planned = [...scouts, ...moments.flatMap((at) => plan(at) ?? [])];
        const limit = (0,p_limit/* default */.A)(CONCURRENCY);
        await limit.map(planned, async (job) => {
            job.visit.captured = job.visit.captured.then((before) => send(job, before));
            await job.visit.captured;
        });
        await options.crowd?.come(from, to);
        await options.flush?.();
    }
    async function runSlices(from, to, countIn) {
        for (const slice of slicesOf(from, to)) {
            if (!stopping.signal.aborted)
                await runSlice(...slice, countIn(...slice));
        }
    }
    return {
        run: (from, to) => runSlices(from, to, countDue),
        runCrowd: (from, to) => runSlices(from, to, () => 0),
        stop: () => stopping.abort(),
        sent: () => ({ ...counted }),
    };
}
function slicesOf(from, to) {
    const count = Math.max(0, Math.ceil((to - from) / SLICE_MS));
    return Array.from({ length: count }, (_, index) => {
        const start = from + index * SLICE_MS;
        return [start, Math.min(start + SLICE_MS, to)];
    });
}
function drawMoments(from, to, count, random) {
    const moments = Array.from({ length: count }, () => Math.floor(from + random() * (to - from)));
    return moments.toSorted((left, right) => left - right);
}
/** Each visit once, spread over the span: after these it is known how the site answers. */
function planScouts(visits, from, to, nextPlace) {
    const open = visits.flatMap((visit) => begin(visit, nextPlace) ?? []);
    const requests = open.flatMap((visit) => visit.left.splice(0).map((request) => ({ visit, request })));
    const step = (to - from) / requests.length;
    return requests.map((one, index) => ({ ...one, at: Math.floor(from + index * step) }));
}
function begin(visit, nextPlace) {
    if (visit === undefined)
        return null;
    return { left: [...visit.requests], captured: Promise.resolve({}), place: nextPlace() };
}
/** Draws a visit by its weight. */
function createChoice(visits, random) {
    const total = visits.reduce((sum, { weight = 1 }) => sum + weight, 0);
    return () => {
        let drawn = random() * total;
        return (visits.find(({ weight = 1 }) => {
            drawn -= weight;
            return drawn < 0;
        }) ?? visits.at(-1));
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/open-traffic.js



function openTraffic({ traffic, requestNames, random }, world) {
    const { clock, services, site, siteAt } = world;
    const { paths, perMinute, crowd } = traffic;
    const crowdOf = (others) => createCrowd({
        paths,
        perMinute: others.perMinute,
        requestNames,
        deployments: () => services.productionDeployments(),
        receive: site.receive,
        knows: site.knows,
    });
    return createTraffic({
        clock,
        site: () => siteAt(services.productionOrigin()),
        paths,
        perMinute,
        // A generator of its own: what else draws numbers, and when, must not change who visits.
        random: (0,seeded_random/* seededRandom */.I)(random + 1),
        ...(crowd === undefined ? {} : { crowd: crowdOf(crowd) }),
        flush: () => site.flush(),
    });
}

;// CONCATENATED MODULE: ./build/src/sandbox/start-sandbox.js
/** All emulators of a registry, started together on one clock, with the site that they serve and its visitors. */












async function startEmulators(registry, seed, options) {
    const ground = await prepareGround(seed, options);
    const offered = [];
    const services = combineServices(offered);
    const site = createSiteRuntime({
        clock: options.clock,
        openReporter: options.reportsDirectly === true ? reportDirectly(services.openReporter) : services.openReporter,
        flagIsSafe: services.flagIsSafe,
        seed: seed.random,
        releaseOf: ({ meta }) => seed.releaseTemplate.replace("{commit}", meta.githubCommitSha ?? "unknown"),
        requestNames: seed.requestNames,
        ...(seed.traffic.crowd === undefined ? {} : { usualFailures: seed.traffic.crowd }),
    });
    for (const fault of seed.siteFaults)
        site.addFault(fault);
    const members = [];
    for (const declared of Object.values(registry)) {
        const own = seed[declared.name];
        const context = await ground.contextFor(declared.name);
        const emulator = declared.create({ ...context, site, services }, own);
        const served = await serve(emulator, ground.faults, options);
        const running = { origin: served.origin, seed: own, emulator, context };
        members.push({ declared, served, running });
        offered.push(declared.offers?.(running) ?? {});
    }
    const traffic = openTraffic(seed, { ...options, services, site, siteAt: ground.siteAt });
    const any = {
        faults: ground.faults,
        site,
        traffic,
        productionOrigin: services.productionOrigin,
        forge: services.forge,
        deployByHand: services.deployByHand,
        ...operations(members, traffic),
        async close() {
            traffic.stop();
            await site.close();
            await Promise.all(members.map(({ served }) => served.close()));
            await ground.clear();
        },
    };
    const named = (pick) => Object.fromEntries(members.map((member) => [member.declared.name, pick(member)]));
    return {
        ...named(({ running }) => running.emulator),
        ...any,
        seed,
        origins: named(({ running }) => running.origin),
    };
}
/** Everything that goes over all emulators, one after the other in the order of the registry. */
function operations(members, traffic) {
    const held = members.flatMap(({ running }) => running.emulator.routes.filter(({ longLived }) => longLived === true).map(compileRoute));
    return {
        async runScheduled(from, to) {
            await traffic.run(from, to);
            for (const { running } of members)
                await running.emulator.runScheduled?.(from, to);
        },
        async cause(name, fault) {
            const member = members.find(({ declared }) => declared.name === name);
            if (member === undefined || !Object.hasOwn(member.declared.faults, fault)) {
                throw new Error(`the emulator ${name} declares no fault ${fault}`);
            }
            await member.declared.faults[fault]?.apply(member.running.emulator);
        },
        environment: (role) => Object.fromEntries(members
            .filter(({ declared }) => role === undefined || declared.roles.includes(role))
            .flatMap(({ declared, running }) => Object.entries(declared.environment(running)))),
        describe: () => Object.fromEntries(members.map(({ declared, running }) => [declared.name, declared.describe(running)])),
        holdsOpen: (method, path) => findRoute(held, method, path.replace(/\?.*$/s, "")) !== null,
        unknownRequests: () => members.flatMap(({ declared, served }) => served.unknownRequests().map((entry) => ({ ...entry, emulator: declared.name }))),
    };
}
/** What an emulator stands on: a folder, sites on ports of their own, faults, and random numbers of its own. */
async function prepareGround(seed, { clock, activity }) {
    const startedAt = clock.now();
    const faults = createFaultBook(clock, startedAt, (0,seeded_random/* seededRandom */.I)((0,seeded_random/* seedFrom */.w)(`${seed.random} faults`)));
    for (const fault of seed.faults)
        faults.add(fault);
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-sandbox-"));
    const sites = new Map();
    return {
        faults,
        async contextFor(name) {
            const own = (0,external_node_path_.join)(directory, name);
            await (0,promises_.mkdir)(own);
            return {
                clock,
                startedAt,
                random: (0,seeded_random/* seededRandom */.I)((0,seeded_random/* seedFrom */.w)(`${seed.random} ${name}`)),
                hasFault: faults.has,
                directory: own,
                serveSite: async (handle) => {
                    const site = await serveSite(handle, activity);
                    sites.set(site.origin, site);
                    return site.origin;
                },
            };
        },
        siteAt(origin) {
            const site = sites.get(origin);
            if (site === undefined)
                throw new Error(`no site is served at ${origin}`);
            return site;
        },
        async clear() {
            await Promise.all([...sites.values()].map((site) => site.close()));
            await (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
}
function serve(emulator, faults, options) {
    return serveEmulator(emulator, {
        clock: options.clock,
        faults,
        ...(options.activity === undefined ? {} : { activity: options.activity }),
        ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
        ...(options.meddler === undefined ? {} : { meddler: options.meddler }),
        onAnswer: (entry) => options.onAnswer?.(emulator.name, entry),
    });
}


/***/ }),

/***/ 59939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ createPlaces),
/* harmony export */   N: () => (/* binding */ VISITOR_HEADER)
/* harmony export */ });
/** Who a visitor is, to whatever tells visitors apart: a place among all of them, from 0 to 1, that they keep. */
const VISITOR_HEADER = "x-holdpoint-sandbox-visitor";
/** As evenly spread as can be, whoever comes: the multiples of the golden ratio. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
function createPlaces() {
    let visitors = 0;
    return () => {
        visitors += 1;
        return (visitors * GOLDEN_RATIO) % 1;
    };
}


/***/ })

};
