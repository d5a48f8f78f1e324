/**
 * The demo site's program: it answers what its routes say and remembers what was created, changed and deleted.
 *
 * The site is deployed as the text of these functions (see deployed-code.ts) and runs where nothing else of Holdpoint is. So
 * they may use their parameters, each other and what every JavaScript has, and nothing else: no import but of types, no
 * constant of this file.
 */
import type { AnswerPath, DemoAnswer, DemoDraft, DemoRequest, DemoRoute, MatchTemplate } from "./route.ts";
import type { Asked, Match, Progress, Thing, World } from "./world.ts";

export function createDemoProgram(
  routes: readonly DemoRoute[],
  match: MatchTemplate,
  render: (draft: DemoDraft) => DemoAnswer,
): (request: DemoRequest) => DemoAnswer {
  const worlds: Record<string, World> = {};
  return (request) => {
    const asked = readRequest(request);
    const agent = request.headers["user-agent"] === "holdpoint-sandbox-visitor" ? "visitors" : "others";
    const world = (worlds[agent] ??= { turn: 0, values: 0, things: [], latest: {}, loose: {} });
    const chosen = chooseMatches(routes.flatMap((route) => matchRoute(route, asked, world, match) ?? []));
    return render(draftAnswer(asked, world, chosen, recordMatches(world, asked, chosen)));
  };
}

function readRequest({ method, url, headers, body }: DemoRequest): Asked {
  const { pathname, searchParams } = new URL(url, "http://loopback");
  return {
    method: method === "HEAD" ? "GET" : method,
    path: plainPath(pathname),
    query: searchParams,
    headers,
    json: parseJson(body),
  };
}

/** Decoded, without the slashes at its end. */
function plainPath(path: string): string {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // Compared as it is.
  }
  return decoded.replace(/(.)\/+$/, "$1");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Method and path must be the route's; what else is as the route has it only makes it likelier that it is meant. */
function matchRoute(route: DemoRoute, asked: Asked, world: World, match: MatchTemplate): Match | null {
  if (route.method !== asked.method) return null;
  const [pathname = "", search = ""] = (route.path.split("#")[0] ?? "").split("?");
  const inPath = match(plainPath(pathname), asked.path);
  if (inPath === null) return null;
  let score = Object.keys(inPath).length === 0 ? 8 : 0;
  const named: Record<string, string> = {};
  const weigh = (found: Record<string, string> | null, weight: number) => {
    score += found === null ? -weight : weight;
    Object.assign(named, found);
  };
  for (const [name, value] of new URLSearchParams(search)) weigh(match(value, asked.query.get(name)), 1);
  for (const [name, value] of Object.entries(route.headers)) weigh(match(value, asked.headers[name]), 2);
  if (route.json !== undefined) weigh(match(route.json, asked.json), 2);
  const find = ([name, value]: readonly [string, string]) =>
    world.things.findLast(({ values }) => values[`${route.flow} ${name}`] === value);
  const ofPath = Object.entries(inPath).map(find);
  const missing = ofPath.includes(undefined);
  const things = ofPath.filter((thing) => thing !== undefined);
  const others = Object.entries(named).flatMap((entry) => find(entry) ?? []);
  const seen =
    ofPath.length === 0
      ? [world.latest[route.flow]]
      : [world.loose[route.flow], ...things.map((thing) => thing.progress[route.flow])];
  const progress = seen.reduce<Progress>((last, one) => (one !== undefined && one.turn > last.turn ? one : last), {
    step: -1,
    turn: 0,
  });
  return { route, score: score - (missing ? 1 : 0), things, others, missing, progress };
}

/** The likeliest route first, then those of other flows that the request is as well: two may begin with the same one. */
function chooseMatches(matches: readonly Match[]): readonly Match[] {
  const best = Math.max(...matches.map(({ score }) => score));
  const likely = matches.filter(({ score }) => score === best);
  const isDue = ({ route, progress }: Match) => route.after === progress.step;
  const flows = [...new Set(likely.map(({ route }) => route.flow))];
  const ofFlows = flows.flatMap((flow) => {
    const found = likely.filter(({ route }) => route.flow === flow);
    return found.find(isDue) ?? found.findLast(({ route, progress }) => route.after < progress.step) ?? found[0] ?? [];
  });
  const [chosen, ...others] = [
    ...ofFlows.filter(isDue).toSorted((left, right) => right.progress.turn - left.progress.turn),
    ...ofFlows.filter((match) => !isDue(match)),
  ];
  if (chosen === undefined || chosen.missing) return [];
  const isSuccess = (status: number | null) => status === null || (status >= 200 && status <= 299);
  const statuses = [chosen, ...others].map(({ route }) => route.status);
  const wanted = chosen.route.status ?? statuses.find((status) => status !== null && isSuccess(status)) ?? null;
  const agrees = (status: number | null) => status === wanted || (status === null && isSuccess(wanted));
  return [chosen, ...others.filter(({ route, missing }) => agrees(route.status) && !missing)];
}

/** What the request changes; the thing that it creates, null where it creates none. */
function recordMatches(world: World, asked: Asked, matches: readonly Match[]): Thing | null {
  const writes = asked.method !== "GET" && asked.method !== "OPTIONS";
  const now = (route: DemoRoute): Progress => ({ step: writes ? route.step : route.after, turn: world.turn });
  if (writes) world.turn += 1;
  for (const { route, things } of writes ? matches : []) {
    world.latest[route.flow] = now(route);
    for (const thing of things) {
      thing.progress[route.flow] = now(route);
      Object.assign(thing.changes, objectOf(asked.json));
    }
    if (things.length === 0 && Object.keys(route.captures).length === 0) world.loose[route.flow] = now(route);
  }
  const creating = matches.filter(({ route }) => Object.keys(route.captures).length > 0);
  const created = creating.length === 0 ? null : createThing(world, asked, creating, now);
  if (created !== null) world.things.push(created);
  if (world.things.length > 1_000) world.things.shift();
  for (const { route } of matches.filter(({ route: { last } }) => last)) {
    delete world.latest[route.flow];
    delete world.loose[route.flow];
  }
  return created;
}

function createThing(
  world: World,
  asked: Asked,
  matches: readonly Match[],
  now: (route: DemoRoute) => Progress,
): Thing {
  const byPath: Record<string, string> = {};
  const values: Record<string, string> = {};
  const sent = JSON.stringify(objectOf(asked.json));
  // What was sent comes back, but for what must not: a password, say.
  const withheld = matches.some(({ route }) => route.absent.some((text) => sent.includes(text)));
  let content: unknown = withheld ? {} : JSON.parse(sent);
  for (const { route } of matches) {
    for (const [name, path] of Object.entries(route.captures)) {
      const value = (byPath[JSON.stringify(path)] ??= nextValue(world));
      values[`${route.flow} ${name}`] = value;
      content = placeValue(content, path, value);
    }
  }
  return {
    values,
    progress: Object.fromEntries(matches.map(({ route }) => [route.flow, now(route)])),
    content,
    changes: {},
  };
}

/** Like a UUID, and all of one length: none is a part of another. */
function nextValue(world: World): string {
  world.values += 1;
  return `00000000-0000-4000-8000-${String(world.values).padStart(12, "0")}`;
}

/** A copy of `content` with the value at the path, whatever stood in its way. */
function placeValue(content: unknown, path: AnswerPath, value: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list: unknown[] = Array.isArray(content) ? [...content] : [];
    while (list.length < key) list.push(null);
    list[key] = placeValue(list[key], rest, value);
    return list;
  }
  const object = objectOf(content);
  return { ...object, [key]: placeValue(object[key], rest, value) };
}

/** The value where it is a JSON object, else an empty one. */
function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** What the answer must have and must not: what the chosen route says, and what goes along with it of the others. */
function draftAnswer(asked: Asked, world: World, matches: readonly Match[], created: Thing | null): DemoDraft {
  const [chosen, ...alike] = matches;
  const thing = created ?? chosen?.things.at(-1);
  const textsOf = (match: Match, which: "contains" | "absent") =>
    match.route[which].flatMap((text) => fillText(text, match, world, created));
  const contains = chosen === undefined ? [] : textsOf(chosen, "contains");
  const absent = chosen === undefined ? [] : textsOf(chosen, "absent");
  const more = alike.flatMap((match) => textsOf(match, "contains"));
  const less = alike.flatMap((match) => textsOf(match, "absent"));
  return {
    method: asked.method,
    path: asked.path,
    status: matches.length === 0 ? null : statusOf(matches, created),
    content: Array.isArray(thing?.content) ? thing.content : thing && { ...objectOf(thing.content), ...thing.changes },
    json: created !== null,
    contains: [...new Set([...contains, ...more.filter((text) => !absent.some((not) => text.includes(not)))])],
    absent: [...absent, ...less.filter((not) => !contains.some((text) => text.includes(not)))],
  };
}

/** Where nobody says more than success, what is usual. */
function statusOf(matches: readonly Match[], created: Thing | null): number {
  return matches.find(({ route }) => route.status !== null)?.route.status ?? (created === null ? 200 : 201);
}

/** Once where the request names what the text is about; else, as in a list, once for each thing that it is due for. */
function fillText(
  text: string,
  { route, things, others }: Match,
  world: World,
  created: Thing | null,
): readonly string[] {
  const names = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => `${route.flow} ${name}`);
  if (names.length === 0) return [text];
  const own = [...others, ...things, ...(created === null ? [] : [created])];
  const listed = world.things.filter(({ progress }) => progress[route.flow]?.step === route.after).slice(-50);
  const knows = (set: readonly Thing[]) => names.every((name) => set.some(({ values }) => name in values));
  const sets = knows(own) ? [own] : listed.map((thing) => [...own, thing]).filter(knows);
  return sets.map((set) =>
    text.replaceAll(/\$\{([^}]*)\}/g, (_whole, name: string) => {
      const key = `${route.flow} ${name}`;
      return set.findLast(({ values }) => key in values)?.values[key] ?? "";
    }),
  );
}

/** Everything that the program consists of, to be deployed as text. */
export const DEMO_PROGRAM = [
  createDemoProgram,
  readRequest,
  plainPath,
  parseJson,
  matchRoute,
  chooseMatches,
  recordMatches,
  createThing,
  nextValue,
  placeValue,
  objectOf,
  draftAnswer,
  statusOf,
  fillText,
] as const;
