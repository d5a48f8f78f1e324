/** A page that holds one comment as GitHub's pages do, with GitHub's own stylesheets. */
import { readFileSync } from "node:fs";
import { packageFile } from "./tools.ts";

const SHEETS = [
  "@primer/primitives/dist/css/base/size/size.css",
  "@primer/primitives/dist/css/base/typography/typography.css",
  "@primer/primitives/dist/css/functional/size/border.css",
  "@primer/primitives/dist/css/functional/size/radius.css",
  "@primer/primitives/dist/css/functional/size/size.css",
  "@primer/primitives/dist/css/functional/spacing/space.css",
  "@primer/primitives/dist/css/functional/typography/typography.css",
  "@primer/primitives/dist/css/functional/themes/light.css",
  "@primer/primitives/dist/css/functional/themes/dark.css",
  "@primer/css/dist/base.css",
  "@primer/css/dist/markdown.css",
];

/** The frame around a comment: its place on the page, and the line that says who wrote it. */
const FRAME = `
body { margin: 0; padding: 16px; background: var(--bgColor-default); color: var(--fgColor-default); }
article { max-width: 880px; margin: 0 auto; border: 1px solid var(--borderColor-default); border-radius: 6px; }
header { padding: 8px 16px; background: var(--bgColor-muted); border-bottom: 1px solid var(--borderColor-default);
  border-radius: 6px 6px 0 0; color: var(--fgColor-muted); font-size: 14px; }
header strong { color: var(--fgColor-default); }
.markdown-body { padding: 16px; font-size: 14px; }
/* Lists of tasks: github.com has these rules in a sheet of its own, which no package holds. */
.markdown-body .task-list-item { list-style-type: none; }
.markdown-body .task-list-item-checkbox { margin: 0 0.2em 0.25em -1.4em; vertical-align: middle; }
`;

export type Theme = "light" | "dark";

export function renderPage(comment: string, theme: Theme): string {
  const styles = SHEETS.map((sheet) => readFileSync(packageFile(sheet), "utf8")).join("\n");
  return `<!doctype html>
<html lang="en" data-color-mode="${theme}" data-light-theme="light" data-dark-theme="dark">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A checklist</title><style>${styles}${FRAME}</style></head>
<body><article><header><strong>github-actions</strong> bot commented</header>
<div class="comment-body markdown-body">${comment}</div></article></body></html>`;
}
