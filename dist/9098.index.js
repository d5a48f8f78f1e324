export const id = 9098;
export const ids = [9098];
export const modules = {

/***/ 49098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  showTargets: () => (/* binding */ showTargets)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/release/choose-known-good.js
var choose_known_good = __webpack_require__(36332);
// EXTERNAL MODULE: ./build/src/release/people-in-record.js
var people_in_record = __webpack_require__(78010);
// EXTERNAL MODULE: ./build/src/release/way-back.js
var way_back = __webpack_require__(9890);
;// CONCATENATED MODULE: ./build/src/release/list-targets.js



function listTargets({ served, current, listed, records, to, now }) {
    const newest = listed.find(({ payload }) => payload.candidate.id === current)?.payload;
    return served.flatMap(({ id, commit, servedAt }, index) => {
        if (id === current)
            return [];
        const own = listed.findIndex(({ payload }) => payload.candidate.id === id);
        const record = records.find(({ payload }) => payload.candidate.id === id) ?? null;
        const until = served[index - 1]?.servedAt ?? now;
        const { good, why } = (0,choose_known_good/* judgeServed */.fv)({ id, commit, record, until, accepted: acceptedBy(records, id), crossed: [] });
        const proven = newest?.wayBack?.to === id ? newest.wayBack : null;
        return [
            {
                id,
                commit: record?.payload.commit ?? commit,
                servedAt,
                release: record?.payload.release ?? null,
                good,
                why,
                people: record === null ? "" : (0,people_in_record/* describePeople */.t)(record.payload),
                wayBack: proven === null ? nameMigrations(listed, own) : (0,way_back/* nameWayBack */.Uy)(proven),
                isDefault: id === to,
            },
        ];
    });
}
function acceptedBy(records, id) {
    const back = records.find(({ phase, rollbackTo, accepted }) => phase === "rolled-back" && rollbackTo === id && accepted);
    return back === undefined ? null : `a person chose it for a rollback: ${back.reason ?? "reason not recorded"}`;
}
/** What lies between it and now, by the records alone. */
function nameMigrations(listed, own) {
    if (own < 0)
        return "nothing is recorded";
    const word = listed[own]?.payload.migrations ?? null;
    const crossed = listed.slice(0, own).map(({ payload }) => payload.migrations);
    return crossed.every((one) => (0,choose_known_good/* isSafeToCross */.d7)(one, word)) ? "no migration in the way" : "migrations not judged";
}

// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
;// CONCATENATED MODULE: ./build/src/engine/show-targets.js
/** What a person may name as a rollback's target, read for whoever has to choose. It decides nothing. */




/** Each record's status costs a request at the forge. */
const SHOWN = 8;
async function showTargets(context, journal, { host, production, to }) {
    await (0,engine_journal/* bestEffort */.z$)(journal, "what else there is to go back to was not read", async () => {
        const now = context.clock.now();
        const [served, { listed, records }] = await Promise.all([
            host.listServed({ limit: SHOWN, since: now }),
            readStatuses(context, journal).catch((error) => nothingRead(journal, error)),
        ]);
        const current = production.project.productionDeploymentId;
        const known = { served: served.slice(0, SHOWN + 1), current, listed, records, to, now };
        journal.targets(listTargets(known).slice(0, SHOWN));
    });
}
async function readStatuses(context, journal) {
    const forge = await context.role("forge");
    const { records: listed } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
    const read = listed.slice(0, SHOWN).map((own) => (0,release_records/* readRecord */.aE)(context, journal, forge, own));
    return { listed, records: await Promise.all(read) };
}
/** The host's own list is enough to name one. */
function nothingRead(journal, error) {
    if (!(error instanceof lib_error/* ProviderError */.mZ))
        throw error;
    journal.note(`how these deployments did was not read: ${error.message}`);
    return { listed: [], records: [] };
}


/***/ })

};
