/** Names of metrics, from the words that people have for them. Pure. */

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/health[ _-]?checks?(?:[ _-]failures?)?|health (?:page|endpoint|probe)s?/, "health_check_failures"],
  [/(?:login|sign-?in)s? (?:fail|errors?)/, "login_failure_rate"],
  [
    /\berror[ _-]?rates?\b|(?:requests?|answers?|responses?) (?:that )?fail|failed (?:requests?|answers?)|\b5xx\b|tasa de errore?s?|fehler(?:rate|quote)|taux d.erreurs?|taxa de erros?|tasso d[i']\s?errore?i?|foutpercentage|foutenpercentage|odsetek bł[eę]d|wsp[oó]łczynnik bł[eę]d|felfrekvens|(?:доля|процент) ошибок|エラー率|错误率|錯誤率|오류율|에러율/,
    "error_rate",
  ],
  [/^errors?$|\berrors?\s*$/, "error_rate"],
  [
    /\buptime\b|availability|disponibilidad|verf[uü]gbarkeit|disponibilit[eéà]|disponibilidade|beschikbaarheid|dost[eę]pno[sś][cć]|tillg[aä]nglighet|доступност|可用性|稼働率|可用率|가용성/,
    "uptime",
  ],
  [/memory|\bheap\b|\brss\b|memoria|speicher/, "memory_usage"],
  [/\bcpu\b|processor/, "cpu_usage"],
  [/\bdisk\b/, "disk_usage"],
  [/crash[ -]?free/, "crash_free_sessions"],
  [/new (?:sentry )?issues/, "new_issues"],
  [/\blcp\b/, "lcp"],
  [/\binp\b/, "inp"],
  [/\bcls\b/, "cls"],
  [/\bttfb\b/, "ttfb"],
  [/\bfcp\b/, "fcp"],
];

const LATENCY =
  /latenc|response[ -]?times?|answers? (?:take|time)|slow(?:est)? (?:answers?|requests?)|(?:tiempo|temps) de r[eé]spon|antwortzeit|tempo d[ei] r[ei]spost|responstijd|czas odpowiedzi|svarstid|время ответа|レイテンシ|応答時間|延迟|响应时间|응답 ?시간|duration/;
/** What is slow that is not the site's answer. */
const PART =
  /\b(query|database|db|sql|redis|cache|queue|job|worker|build|render|search|checkout|payment|upload|login|webhook|image)s?\b/;
const PERCENTILE = /\bp(50|75|90|95|99)\b|\b(50|75|90|95|99)(?:th)? percentile\b/;

export interface NamedMetric {
  readonly name: string;
  /** What is not said, so that a person must: which percentile. */
  readonly unclear: string | null;
}

/** The metric that the words are about; `around` are those of the whole paragraph. Null where they name none. */
export function nameMetric(words: string, around: string): NamedMetric | null {
  const text = words.toLowerCase().trim();
  const percentile = percentileIn(text);
  const part = PART.exec(text)?.[1];
  if (percentile !== null && part !== undefined) return { name: `${part}_p${percentile}_latency`, unclear: null };
  if (percentile !== null) return { name: `p${percentile}_latency`, unclear: null };
  if (LATENCY.test(text)) {
    const other = percentileIn(around.toLowerCase());
    if (other !== null) return { name: `p${other}_latency`, unclear: null };
    return { name: "latency", unclear: "which percentile is meant is not said" };
  }
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return { name: narrowed(known[1], text), unclear: null };
  const identifier = [...text.matchAll(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g)].at(-1)?.[0];
  if (identifier !== undefined) return { name: identifier, unclear: null };
  const name = slugOf(text);
  return name === null ? null : { name, unclear: null };
}

/** Words before `error rate` that leave it the whole site's. */
const WHOLE =
  /^(?:http|https|server|overall|total|global|requests?|api|site|web|website|app|application|production|prod|average|avg|mean|sentry|vercel|sustained|current|new|any|5xx|500|if|when|while|that|unless|until|every|error)$/;

/** A part's error rate is not the site's: `search error rate`. */
function narrowed(name: string, text: string): string {
  const part = name === "error_rate" ? /([a-z][a-z-]*)[ _-]error[ _-]?rates?\b/.exec(text)?.[1] : undefined;
  if (part === undefined || WHOLE.test(part) || EMPTY_WORDS.has(part)) return name;
  return `${part.replaceAll("-", "_")}_${name}`;
}

const LATENCY_NAME =
  /^(?:[a-z]+_)*(?:(?:response_times?|latency|duration)_p(50|75|90|95|99)|p(50|75|90|95|99)_(?:response_times?|duration))(?:_ms)?$/;

/** The name that the vendors have for what a plan's own grammar calls otherwise: `response_time_p99`. */
export function usualName(metric: string): string {
  const match = LATENCY_NAME.exec(metric);
  return match === null ? metric : `p${match[1] ?? match[2]}_latency`;
}

/** Metrics of which less is worse. */
export function isBetterHigh(name: string): boolean {
  return /uptime|availab|success|hit|free|conversion|throughput|_ok$|score|passed/.test(name);
}

/** Metrics of which more is worse. */
function isBetterLow(name: string): boolean {
  return /error|fail|latency|_usage$|crash_rate|timeout|5xx|_time$|^(?:lcp|inp|cls|fcp|ttfb)$|_lag$|lock_wait/.test(
    name,
  );
}

/** `error_rate < 1%` is no reason to go back, and `uptime < 99%` no goal: a sign that was read so was misread. */
export function isAgainstSense(condition: string, place: "condition" | "success"): boolean {
  const [, metric = "", sign = ""] = /^(\S+) ([<>]=?|increases|drops) /.exec(condition) ?? [];
  const isUpward = sign.startsWith(">") || sign === "increases";
  const isBad = place === "condition" ? isUpward : !isUpward;
  if (isBetterHigh(metric)) return isBad;
  return isBetterLow(metric) && !isBad;
}

function percentileIn(text: string): string | null {
  const match = PERCENTILE.exec(text);
  if (match !== null) return match[1] ?? match[2] ?? null;
  const slowest = /slowest (\d+)\s?%/.exec(text)?.[1];
  if (slowest !== undefined) return { 1: "99", 5: "95", 10: "90", 25: "75" }[Number(slowest)] ?? null;
  return /\bmedian\b/.test(text) ? "50" : null;
}

const EMPTY_WORDS = new Set(
  "a an the any all of for to in on at is are was be been being stays stay stayed goes go gets get rises rise lies if when should would must more than less or and it its that there our we per with by from has have than then no not total number amount count el la los las un una de del si es o y der die das ein eine wenn und ist le les des du et stop abort roll back rollback revert see sees saw seen notice observe find show shows wir sehen vemos voit nous".split(
    " ",
  ),
);
const MOST_WORDS = 4;

/** A metric's name of the words themselves: `Checkout success` is `checkout_success`. */
function slugOf(text: string): string | null {
  const failing = /^(.*?)\b(?:fails?|failures?)\b/.exec(text);
  const words = (failing?.[1] ?? text)
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/\([^)]*\)/g, " ")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !EMPTY_WORDS.has(word))
    .slice(-MOST_WORDS);
  const name = [...words, ...(failing === null ? [] : ["failures"])].join("_");
  return /^[a-z][a-z0-9_]*$/.test(name) && name !== "failures" ? name : null;
}
