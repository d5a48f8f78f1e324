export const id = 9030;
export const ids = [9030];
export const modules = {

/***/ 79030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findVercelTraces: () => (/* binding */ findVercelTraces)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(961);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76168);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71881);
/** The project that a folder is linked to, from the file that Vercel's CLI keeps, and its domains from Vercel itself. */




const LINK = ".vercel/project.json";
/** `projectName` only since version 44 of the CLI. */
const linkShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    projectId: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[\w-]{1,100}$/),
    orgId: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[\w-]{1,100}$/)
        .nullish(),
    projectName: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[\w.-]{1,100}$/)
        .nullish(),
});
const domainsShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    domains: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        redirect: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
        gitBranch: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
        customEnvironmentId: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
    })),
});
async function findVercelTraces(files, context) {
    const link = parseLink(await files.read(LINK));
    if (link === null)
        return null;
    const { projectId, orgId, projectName } = link;
    // Of a personal account the owner is the token's own, which a plan does not name.
    const team = orgId?.startsWith("team_") === true ? orgId : null;
    const asked = context.env[_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .TOKEN */ .CV.name]
        ? (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .createConnection */ .tq)({ project: projectId, team, repository: null }, context)
        : null;
    const [domains, builds] = asked === null ? [[], undefined] : await Promise.all([listDomains(asked), readLinked(asked)]);
    return {
        from: LINK,
        project: { name: projectName ?? projectId, team },
        ...(domains.length === 0 ? {} : { domains }),
        ...(builds === undefined ? {} : { builds }),
    };
}
function parseLink(text) {
    if (text === null)
        return null;
    try {
        return linkShape.parse(JSON.parse(text));
    }
    catch {
        return null;
    }
}
/** Without a token nothing is asked, and what is not answered is as not asked: a person fills it in. */
async function listDomains(connection) {
    try {
        const path = connection.projectPath("v9", "/domains");
        const { body } = await connection.request({ method: "GET", path, query: { limit: 100 }, repeatable: true });
        const { domains } = domainsShape.parse(body);
        const own = domains.filter(({ redirect, gitBranch, customEnvironmentId }) => !redirect && !gitBranch && !customEnvironmentId);
        const names = own.map(({ name }) => name.toLowerCase()).toSorted();
        // Every project has an address of Vercel's own; people come by the others, where there are some.
        const theirs = names.filter((name) => !name.endsWith(".vercel.app"));
        return theirs.length > 0 ? theirs : names;
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ || error instanceof zod__WEBPACK_IMPORTED_MODULE_4__/* .ZodError */ .G)
            return [];
        throw error;
    }
}
const projectShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    link: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), org: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(), repo: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish() }).nullish(),
});
/** Undefined where nobody knows. */
async function readLinked(connection) {
    try {
        const path = connection.projectPath("v9", "");
        const { body } = await connection.request({ method: "GET", path, repeatable: true });
        const { link } = projectShape.parse(body);
        if (link === null || link === undefined)
            return null;
        return link.org && link.repo ? `${link.org}/${link.repo}` : undefined;
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ || error instanceof zod__WEBPACK_IMPORTED_MODULE_4__/* .ZodError */ .G)
            return undefined;
        throw error;
    }
}


/***/ })

};
