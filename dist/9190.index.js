export const id = 9190;
export const ids = [9190];
export const modules = {

/***/ 69190:
/***/ ((module) => {

function webpackEmptyContext(req) {
	var e = new Error("Cannot find module '" + req + "'");
	e.code = 'MODULE_NOT_FOUND';
	throw e;
}
webpackEmptyContext.keys = () => ([]);
webpackEmptyContext.resolve = webpackEmptyContext;
webpackEmptyContext.id = 69190;
module.exports = webpackEmptyContext;

/***/ })

};
