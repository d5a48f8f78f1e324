export const id = 2136;
export const ids = [2136];
export const modules = {

/***/ 52136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recordIncident: () => (/* binding */ recordIncident)
});

// EXTERNAL MODULE: ./build/src/lib/authors.js
var lib_authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/report/incident/render-incident.js + 2 modules
var render_incident = __webpack_require__(62277);
// EXTERNAL MODULE: ./build/src/report/incident/marks.js
var marks = __webpack_require__(6257);
;// CONCATENATED MODULE: ./build/src/engine/incident/find-incident.js
/** The issue about a release, found again by its mark. Everybody may open an issue with any text: only our own author's counts. */


/** The oldest, where a race has made two; of closed ones, too, so that none is opened twice. */
async function findIncident(forge, { mark, authors, since }) {
    for (const creator of authors) {
        const issues = await forge.listIssues({ creator, state: "all", since });
        // The forge was asked for this author's; a server that does not know the question answers with everybody's.
        const found = issues.findLast(({ author, body }) => (0,lib_authors/* isAuthor */.ad)(author, [creator]) && (0,marks/* isIncidentOf */.gm)(body, mark));
        if (found !== undefined)
            return found;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/engine/incident/record-incident.js
/**
 * Tells people of a rollback, or of one that was due and could not be made: one issue for each release, brought up to date,
 * and an event where the team has a place for it. It comes after everything else, may be lost, and decides nothing.
 */




async function recordIncident(context, journal, patience, order) {
    const { plan, runUrl } = context;
    const { payload, to } = order;
    if (plan.rollback.incident === null)
        return;
    const incident = {
        mark: { project: plan.project.host.project, release: payload.release },
        result: journal.conclude(order.end),
        by: order.by,
        to: to?.id ?? null,
        migrations: payload.migrations,
        differences: payload.wayBack?.to === to?.id ? (payload.wayBack?.differences ?? []) : [],
        runUrl,
    };
    const { labels } = plan.rollback.incident;
    const issue = await lose(journal, "no incident was written at GitHub", () => patience.spend((forge) => writeIssue({ context, journal, forge, incident, order, labels })));
    if (issue?.news === false)
        return;
    await lose(journal, "the incident was not reported", () => report(context, incident, issue?.url ?? runUrl));
}
async function writeIssue(writing) {
    const { context, journal, forge, incident, order, labels } = writing;
    const wanted = {
        mark: incident.mark,
        authors: [...context.options.authors, ...context.plan.rollback.by],
        since: order.recordedAt,
    };
    const before = await findIncident(forge, wanted);
    if (before !== null && (0,render_incident/* isToldIn */.H4)(incident, before))
        return { url: before.url, news: false };
    const text = (0,render_incident/* renderIncident */.zo)(incident, await readRange(forge, order), before);
    if (before !== null) {
        const { number, url } = await forge.updateIssue(before.number, { ...text, state: "open" });
        journal.step("incident", `incident #${number} brought up to date: ${text.title} (${url})`);
        return { url, news: true };
    }
    const made = await forge.createIssue({ ...text, labels });
    const first = await findFirst(forge, wanted, made);
    if (first !== null)
        return { url: await withdraw(forge, made, first), news: true };
    journal.step("incident", `incident #${made.number} opened: ${text.title} (${made.url})`);
    if (!(0,lib_authors/* isAuthor */.ad)(made.author, wanted.authors)) {
        journal.note(`the incident was opened by ${made.author}, whose issues are not found again: list that login in the plan's \`rollback.by\``);
    }
    return { url: made.url, news: true };
}
/** Another run may have opened one at the same moment: the older one stays. */
async function findFirst(forge, wanted, made) {
    const first = await findIncident(forge, wanted);
    return first !== null && first.number < made.number ? first : null;
}
async function withdraw(forge, made, first) {
    const body = `Two runs opened this at the same moment. All of it is in #${first.number}.`;
    await forge.updateIssue(made.number, { title: `Duplicate of #${first.number}`, body, state: "closed" });
    return first.url;
}
/** Null where either end is not recorded, or the forge does not know it any more. */
async function readRange(forge, { to, payload }) {
    const base = to?.commit ?? null;
    if (base === null)
        return null;
    try {
        return await forge.compareCommits(base, payload.commit);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.reasonCode === "vendor_timeout")
            throw error;
        return null;
    }
}
async function report(context, incident, url) {
    const { mark, result, to } = incident;
    const reporter = await context.role("incidents");
    await reporter.report({
        key: `${mark.project} ${mark.release} ${(0,render_incident/* storyKeyOf */._W)(incident)}`,
        title: (0,render_incident/* renderIncidentTitle */.Bx)(incident),
        summary: result.summary,
        facts: {
            project: mark.project,
            "holdpoint.release": mark.release,
            decision: result.decision,
            reason_code: result.reasonCode,
            production: result.production.after ?? "unknown",
            ...(to === null ? {} : { rolled_back_to: to }),
        },
        url,
        at: result.endedAt,
    });
}
/** What may be lost becomes a note with what to do: most often the token lacks a permission. */
async function lose(journal, trouble, act) {
    try {
        return await act();
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        journal.note(`${trouble}: ${error.message} ${error.remedy}`);
        return null;
    }
}


/***/ })

};
