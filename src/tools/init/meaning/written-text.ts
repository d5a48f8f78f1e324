/** Words of a document as they may stand elsewhere: short, in one line, without what means something to a renderer. Pure. */
import { cutText } from "../../../lib/cut-text.ts";

const LONGEST_TITLE = 100;
const LONGEST_GROUP = 60;
const LONGEST_TEXT = 200;
const NOTHING_SECRET =
  /^(?:true|false|yes|no|on|off|null|none|\d{1,6}|info|debug|warn|warning|error|trace|production|staging|preview|development|test|enabled|disabled)[.,;:)]*$/i;
const SECRETS: readonly RegExp[] = [
  /\b(?:sk|pk|rk)_(?:live|test)_\w+|\bgh[pousr]_\w{10,}|\bgithub_pat_\w+|\bxox[abprs]-[\w-]+|\bsntrys?_\w+|\bAKIA\w{12,}|\bsbp_\w+|\bnpm_\w{20,}|\beyJ[\w-]{8,}\.[\w.-]+/g,
  /(?<=:\/\/)[^\s/@:]*:[^\s/@]+(?=@)/g,
  /(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}/gi,
  /-----BEGIN [A-Z ]+-----[\s\S]*/g,
  /\b(?=\w*\d)(?=\w*[a-zA-Z])[A-Za-z0-9]{32,}\b/g,
];
/** A variable's value, and what is said to be a password. */
const ASSIGNED = /\b([A-Z][A-Z0-9_]{2,})\s*=\s*("[^"]*"|'[^']*'|[^\s,;)]+)/g;
const CALLED =
  /\b((?:password|passwd|passphrase|secret|token|api[ _-]?key|contraseña|passwort)\s*(?:is|:|=)\s*)(\S{4,})/gi;

/** Of values only those that say nothing. */
function withoutSecrets(text: string): string {
  return SECRETS.reduce((masked, pattern) => masked.replaceAll(pattern, "…"), text)
    .replaceAll(ASSIGNED, (whole, name: string, value: string) => (NOTHING_SECRET.test(value) ? whole : `${name}=…`))
    .replaceAll(CALLED, (whole, lead: string, value: string) => (NOTHING_SECRET.test(value) ? whole : `${lead}…`));
}

/** One line of a report. */
export function shownText(text: string): string {
  return cutText(oneLine(withoutSecrets(text)), LONGEST_TEXT);
}

/** Title of a gate: nothing in it is Markdown, a mention or HTML. */
export function titleOf(text: string): string {
  const plain = oneLine(withoutSecrets(text))
    .replaceAll(/(?<!-)>=?(?=\s*\d)/g, " above ")
    .replaceAll(/<=?(?=\s*\d)/g, " below ")
    .replaceAll(/[*_~`#<>[\]\\]+/g, (marks) => (marks === "_" ? "_" : ""))
    .replaceAll("|", "/")
    .replaceAll(/\$\{/g, "{")
    .replaceAll("@", "")
    .replace(/^\s*[☐⬜◻🔲□✅✔☑❌⏳]+\s*/u, "");
  return cutText(oneLine(plain).replace(/[:;,.\s]+$/, ""), LONGEST_TITLE) || "Untitled";
}

export function groupTitle(text: string): string {
  return cutText(titleOf(text.replace(/^(?:\d+(?:\.\d+)*[.)]?\s+)/, "")), LONGEST_GROUP);
}

function oneLine(text: string): string {
  return text
    .replaceAll(/(?:[\p{Cc}\p{Cf}\u2028\u2029]|\ufe0f)+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
