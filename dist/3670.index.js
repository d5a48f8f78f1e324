export const id = 3670;
export const ids = [3670];
export const modules = {

/***/ 53670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findSentryTraces: () => (/* binding */ findSentryTraces)
/* harmony export */ });
const PLACES = [
    {
        file: /^(?:\.sentryclirc|sentry\.properties)$/,
        project: /^\s*(?:defaults\.)?project\s*=\s*([\w-]+)\s*$/m,
        org: /^\s*(?:defaults\.)?org\s*=\s*([\w-]+)\s*$/m,
    },
    {
        file: /^(?:next|nuxt|vite|astro|svelte|remix|sentry\.\w+)\.config\.[cm]?[jt]s$|^sentry\.config\.[cm]?[jt]s$/,
        project: /\bproject\s*:\s*["'`]([\w-]+)["'`]/,
        org: /\borg\s*:\s*["'`]([\w-]+)["'`]/,
    },
];
async function findSentryTraces(files) {
    const names = await files.list(".");
    for (const { file, project, org } of PLACES) {
        for (const name of names.filter((one) => file.test(one))) {
            const text = (await files.read(name)) ?? "";
            const isOurs = /sentry/i.test(`${name} ${text}`);
            const slug = isOurs ? project.exec(text)?.[1] : undefined;
            if (slug === undefined)
                continue;
            const organization = org.exec(text)?.[1];
            return { from: name, spec: { project: slug, ...(organization === undefined ? {} : { org: organization }) } };
        }
    }
    const isUsed = names.some((name) => /^sentry\.\w+\.config\.[cm]?[jt]s$/.test(name) || name === ".sentryclirc");
    return isUsed ? { from: "sentry.*.config" } : null;
}


/***/ })

};
