export const id = 8990;
export const ids = [8990,7052];
export const modules = {

/***/ 8990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createClient: () => (/* binding */ createClient)
/* harmony export */ });
/* harmony import */ var _own_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37052);

function createClient(dsn) {
    const { client, flush } = (0,_own_client_js__WEBPACK_IMPORTED_MODULE_0__.createOwnClient)(dsn);
    return { capture: (checkIn, monitor) => client.captureCheckIn(checkIn, monitor), flush };
}


/***/ }),

/***/ 37052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createOwnClient: () => (/* binding */ createOwnClient)
/* harmony export */ });
/* harmony import */ var _sentry_node__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95724);
/* harmony import */ var _sentry_node__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66075);
/**
 * A client of @sentry/node that is ours alone: nothing is set up for the whole process, nothing of the machine is told, and
 * how Sentry answered is kept. Loaded only where something is to be sent.
 */

function createOwnClient(dsn) {
    let trouble = null;
    const client = new _sentry_node__WEBPACK_IMPORTED_MODULE_0__/* .NodeClient */ .m({
        dsn,
        environment: "production",
        integrations: [],
        includeServerName: false,
        stackParser: () => [],
        sendClientReports: false,
        // Without this the SDK would hook into every module that is loaded from here on.
        enableRuntimeChannelInjection: false,
        // The client keeps to itself how Sentry answered.
        transport: (options) => {
            const transport = (0,_sentry_node__WEBPACK_IMPORTED_MODULE_1__/* .makeNodeTransport */ .S)(options);
            return {
                ...transport,
                async send(envelope) {
                    try {
                        const answer = await transport.send(envelope);
                        if ((answer.statusCode ?? 0) >= 400)
                            trouble = `HTTP ${answer.statusCode}`;
                        return answer;
                    }
                    catch {
                        trouble = "no answer";
                        return {};
                    }
                },
            };
        },
    });
    return {
        client,
        async flush(timeoutMs) {
            const sent = await client.close(timeoutMs);
            return trouble ?? (sent ? null : "no answer in time");
        },
    };
}


/***/ })

};
