export const id = 3048;
export const ids = [3048];
export const modules = {

/***/ 73048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findChecklyTraces: () => (/* binding */ findChecklyTraces)
/* harmony export */ });
const FILE = /^checkly\.config\.[cm]?[jt]s$/;
async function findChecklyTraces(files) {
    const name = (await files.list(".")).find((one) => FILE.test(one));
    if (name === undefined)
        return null;
    const list = /\btags\s*:\s*\[([^\]]*)\]/.exec((await files.read(name)) ?? "")?.[1] ?? "";
    const tags = [...list.matchAll(/["'`]([\w:.-]+)["'`]/g)].map((match) => match[1] ?? "");
    return tags.length === 0 ? { from: name } : { from: name, spec: { tags } };
}


/***/ })

};
