/** Text of others in a page of our own: letters, and nothing else. */
import { cutText } from "../../lib/cut-text.ts";
import { printable } from "../printable.ts";
import { isLinkable } from "../markdown.ts";

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For an element's text and for an attribute in quotation marks alike. */
export function pageText(text: string, maximum = 2_000): string {
  return printable(cutText(text, maximum).toWellFormed()).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
}

/** A sentence in which `code` is code. */
export function pageProse(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${pageText(part)}</code>` : pageText(part)))
    .join("");
}

export function pageLink(text: string, url: string | null | undefined): string {
  return isLinkable(url) ? `<a href="${pageText(url)}" rel="noreferrer">${pageText(text)}</a>` : pageText(text);
}

/** JSON inside an element that no browser runs: no sign in it ends that element, or reads as another text than it is. */
export function pageJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029\p{Bidi_Control}]/gu, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
