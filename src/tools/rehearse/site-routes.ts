/** What the demo site must answer, so that the plan's `http` gates find what they ask for. Pure. */
import type { HttpSpec, HttpStep } from "../../gates/http/spec.ts";
import type { GateItem } from "../../plan/plan.ts";
import type { DemoPage } from "../../sandbox/demo-site.ts";
import type { DemoRoute } from "../../sandbox/demo-site/route.ts";
import { groupBy } from "../../lib/group-by.ts";

/** A value that a rehearsal gives to a variable of the plan; it opens nothing but the sandbox. */
export function rehearsedValue(variable: string): string {
  return `rehearsal-${variable.toLowerCase()}`;
}

/** The `http` gates of a list; each is a flow of the site. */
export function httpGates(items: readonly GateItem[]): readonly HttpSpec[] {
  return items.filter(({ gate }) => gate === "http").map(({ spec }) => spec as HttpSpec);
}

export function routesOf(gates: readonly HttpSpec[]): readonly DemoRoute[] {
  return gates.flatMap((steps, flow) =>
    steps.map((step, index) => ({
      flow,
      step: index,
      after: steps.slice(0, index).findLastIndex(({ method }) => method !== "GET"),
      last: index === steps.length - 1,
      method: step.method,
      path: step.path,
      headers: headersOf(step),
      ...(step.json === undefined ? {} : { json: step.json }),
      status: step.status,
      captures: step.capture,
      contains: step.contains === null ? [] : [step.contains],
      absent: step.absent === null ? [] : [step.absent],
    })),
  );
}

/** As the gate sends them, by lower-case name. */
export function headersOf({ headers }: HttpStep): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === "string" ? value : `${value.prefix}${rehearsedValue(value.env)}`,
    ]),
  );
}

export interface SiteParts {
  /** Files of the site. */
  readonly pages: readonly DemoPage[];
  /** What its program answers. */
  readonly routes: readonly DemoRoute[];
}

/**
 * What can be a file is one, as in a real site, so that a lost file is noticed: pages that are only read, and are the same
 * for everybody. `taken`: addresses of which the site itself says something.
 */
export function splitSite(routes: readonly DemoRoute[], taken: readonly string[]): SiteParts {
  const byPath = groupBy(routes, ({ path }) => path.replace(/[?#].*$/, ""));
  const pages = [...byPath].filter(([path, asked]) => !taken.includes(path) && asked.every(isPage));
  const files = new Set(pages.flatMap(([, asked]) => asked));
  return {
    pages: pages.map(([path, asked]) => ({ path, contains: [...new Set(asked.flatMap(({ contains }) => contains))] })),
    routes: routes.filter((route) => !files.has(route)),
  };
}

function isPage({ method, path, headers, status, captures, contains, absent }: DemoRoute): boolean {
  return (
    method === "GET" &&
    (status ?? 200) === 200 &&
    /^\/(?!api(?:\/|$))[\w/-]*$/.test(path) &&
    Object.keys(headers).length === 0 &&
    Object.keys(captures).length === 0 &&
    absent.length === 0 &&
    !contains.some((text) => text.includes("${"))
  );
}
