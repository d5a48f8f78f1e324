/** The site that is tested redirects a probe to what only the runner can reach, and waits for the answer in the comment. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { http } from "../../src/gates/http/index.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { Secret } from "../../src/lib/secret.ts";
import { httpProbe } from "../../src/providers/http-probe.ts";
import { ask } from "../gates/gate-context.ts";
import { type Loopback, serveHttp } from "../providers/loopback.ts";

const METADATA = '{"access_token":"of-the-runner"}';
const heard: string[] = [];
let inside: Loopback;
let site: Loopback;

beforeAll(async () => {
  inside = await serveHttp((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.end(METADATA);
  });
  site = await serveHttp((request, response) => {
    const status = Number(request.url?.slice(1));
    if (Number.isNaN(status)) response.end('{"token":"session-98765"}');
    else response.writeHead(status, { location: `${inside.origin}/latest/meta-data/` }).end();
  });
});
afterAll(() => Promise.all([inside.close(), site.close()]));
beforeEach(() => void heard.splice(0));

async function probe(spec: unknown) {
  const settings = { project: "web", team: null, repository: null };
  const context = { env: {}, clock: systemClock, random: Math.random, debug: () => undefined };
  const role = await httpProbe.connect(settings, context);
  const bypass = new Secret("VERCEL_AUTOMATION_BYPASS_SECRET", "bypass-98765");
  return ask(http, spec, { http: role }, { target: { url: site.origin, bypass } });
}

it.each([301, 302, 303, 307, 308])("asks nothing there after a %i, and holds", async (status) => {
  const verdict = await probe({ path: `/${status}` });
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "read_back_mismatch" });
  expect(JSON.stringify(verdict)).not.toContain("of-the-runner");
  expect(heard).toEqual([]);
});

it("takes no body there, in which a captured token may be", async () => {
  const verdict = await probe([
    { post: "/login", json: {}, capture: { token: "$.token" } },
    { post: "/307", json: { token: "${token}" } },
  ]);
  expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "read_back_mismatch" });
  expect(heard).toEqual([]);
});
