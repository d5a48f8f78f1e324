/** Code of the demo site's functions: handlers `(request, response)` of Node's own http, as CommonJS text. */

const SEND = `const send = (response, status, value) => {
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.end(JSON.stringify(value));
};
`;

/** Always answers this object. */
export function jsonFunction(value: unknown): string {
  return `${SEND}
const value = ${JSON.stringify(value)};
module.exports = (request, response) => send(response, 200, value);
`;
}

export const HEALTH_FUNCTION = jsonFunction({ status: "ok" });

/** Threads in the function's own memory: POST creates one, GET lists them or reads one by id. */
export const THREADS_FUNCTION = `const { randomUUID } = require("node:crypto");

${SEND}
const threads = new Map();

const readBody = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
};

const readId = (request) => {
  const url = new URL(request.url, "http://localhost");
  const [, id] = /^\\/api\\/threads\\/([^/]+)$/.exec(url.pathname) || [];
  return id || url.searchParams.get("id");
};

const create = async (request, response) => {
  let body;
  try {
    body = JSON.parse(await readBody(request));
  } catch {
    return send(response, 400, { error: "The body is not JSON." });
  }
  const thread = { id: randomUUID(), title: String((body && body.title) || "") };
  threads.set(thread.id, thread);
  return send(response, 201, thread);
};

module.exports = async (request, response) => {
  if (request.method === "POST") return create(request, response);
  if (request.method !== "GET") return send(response, 405, { error: "Only GET and POST." });
  const id = readId(request);
  if (!id) return send(response, 200, { threads: [...threads.values()] });
  const thread = threads.get(id);
  return thread ? send(response, 200, thread) : send(response, 404, { error: "There is no such thread." });
};
`;
