/**
 * Puts an answer of the demo site into words: JSON, a page or plain text, whichever can say all that it must and nothing
 * that it must not. Deployed as text like program.ts, with the same rule: no function here uses anything but its
 * parameters, the other functions of this file and what every JavaScript has.
 */
import type { DemoAnswer, DemoDraft, DemoVersion } from "./route.ts";

export function createDemoRender(site: DemoVersion): (draft: DemoDraft) => DemoAnswer {
  return (draft) => {
    const object =
      draft.method === "GET" && Object.hasOwn(site.objects, draft.path) ? site.objects[draft.path] : undefined;
    const isApi =
      draft.json ||
      draft.content !== undefined ||
      object !== undefined ||
      draft.method !== "GET" ||
      /^\/api(\/|$)|\.json$/.test(draft.path);
    if (draft.status === null && object === undefined) return renderMissing(site, draft.path, isApi);
    const status = draft.status ?? 200;
    if (status === 204 || status === 205 || status === 304) return { status, headers: {}, body: "" };
    const headers = {
      ...(status >= 300 && status <= 399 ? { location: draft.path === "/" ? "/api/health" : "/" } : {}),
      "cache-control": "no-store",
    };
    const asJson = jsonBodies(draft, { ...object }).map((body) => ({ type: "application/json; charset=utf-8", body }));
    const asPage = [{ type: "text/html; charset=utf-8", body: renderDemoPage(site, draft.path, draft.contains) }];
    const asText = [{ type: "text/plain; charset=utf-8", body: draft.contains.join("\n") }];
    const bodies = draft.json ? asJson : isApi ? [...asJson, ...asText] : [...asPage, ...asText];
    const fits = ({ body }: { readonly body: string }) =>
      draft.contains.every((text) => body.includes(text)) && !draft.absent.some((text) => body.includes(text));
    const chosen = bodies.find(fits) ?? bodies[0];
    return { status, headers: { "content-type": chosen?.type ?? "", ...headers }, body: chosen?.body ?? "" };
  };
}

function renderMissing(site: DemoVersion, path: string, isApi: boolean): DemoAnswer {
  return isApi
    ? {
        status: 404,
        headers: { "content-type": "application/json; charset=utf-8" },
        body: '{"error":"There is nothing here."}',
      }
    : {
        status: 404,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: renderDemoPage(site, path, ["Not found"]),
      };
}

/** The answer with what was created, and one with no more than was asked for. */
function jsonBodies({ content, contains, json, status }: DemoDraft, object: object): readonly string[] {
  const whole = Array.isArray(content) ? content : { ...(content as object | undefined), ...object };
  const plain = Object.keys(whole).length === 0 && (status ?? 200) < 400 ? { status: "ok" } : whole;
  const bases = json || Object.keys(whole).length > 0 ? [plain] : [plain, {}];
  return bases.map((base) => addTexts(JSON.stringify(base), contains));
}

/** Adds the texts that are not there yet, each as JSON that has it letter by letter. */
function addTexts(base: string, texts: readonly string[]): string {
  const shown = texts.filter((text) => !base.includes(text)).map(quoteText);
  if (shown.length === 0) return base;
  const inside = base.slice(1, -1);
  return base.startsWith("[")
    ? `[${[...(inside === "" ? [] : [inside]), ...shown].join(",")}]`
    : `{${[...(inside === "" ? [] : [inside]), `"shows":[${shown.join(",")}]`].join(",")}}`;
}

/** `"status":"ok"` is a member and stands in an object, `Hello` stands in quotes; what fits nowhere is escaped. */
function quoteText(text: string): string {
  const frames = [
    ["", ""],
    ["{", "}"],
    ["", "}"],
    ["{", ""],
    ["[", "]"],
    ["", "]"],
    ["[", ""],
    ['"', '"'],
  ] as const;
  for (const [before, after] of frames) {
    const framed = `${before}${text}${after}`;
    try {
      JSON.parse(framed);
      return framed;
    } catch {
      // The next one.
    }
  }
  return JSON.stringify(text);
}

/** Every page shows its path, what it was asked to show, and the version. */
export function renderDemoPage(
  site: { readonly version: string; readonly commit: string },
  path: string,
  texts: readonly string[],
): string {
  const shown = texts.map((text) => `      <p>${text}</p>\n`).join("");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="commit" content="${site.commit}">
    <title>Holdpoint demo ${site.version}</title>
  </head>
  <body>
    <main>
      <h1>${path}</h1>
${shown}    </main>
    <footer>Version ${site.version}</footer>
  </body>
</html>
`;
}

/** Everything that this consists of, to be deployed as text. */
export const DEMO_RENDER = [createDemoRender, renderMissing, jsonBodies, addTexts, quoteText, renderDemoPage] as const;
