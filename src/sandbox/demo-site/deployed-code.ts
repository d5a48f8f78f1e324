/** The one function of the demo site as a deployment carries it: code without dependencies, and the site's data in it. */
import { DEMO_MATCH } from "./match.ts";
import { DEMO_PROGRAM } from "./program.ts";
import { DEMO_RENDER } from "./render.ts";
import type { DemoRoute, DemoVersion } from "./route.ts";

/**
 * CommonJS text of a handler `(request, response)` of Node's own http. It is the text of the functions that the sandbox
 * is tested with, each file's in a scope of its own: a bundler may have renamed them, but only all of a file alike.
 */
export function renderDeployedCode(site: DemoVersion, routes: readonly DemoRoute[]): string {
  return `${render("createRender", DEMO_RENDER)}
${render("match", DEMO_MATCH)}
${render("createProgram", DEMO_PROGRAM)}
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
function render(name: string, functions: readonly ((...parameters: never) => unknown)[]): string {
  const [main] = functions;
  return `const ${name} = (() => {\n${functions.map(String).join("\n")}\nreturn ${main?.name};\n})();`;
}
