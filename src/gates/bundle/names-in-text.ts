/**
 * Names of modules in the text of a built file that has no source map. Only what can be nothing but a module counts: a
 * word such as "devtools" is also a label, a class or a key of the program. Every expression looks at bounded runs of
 * characters, as a built file is often one line of megabytes.
 */

/** What a bundler writes for every module, or for none: one such name, and the others are there to be seen too. */
const OF_EVERY_MODULE: readonly RegExp[] = [
  // A path below node_modules: ids of webpack and Turbopack in development, ids of esbuild's wrappers, comments.
  /(?<name>node_modules\/[^\s"'`\\?!*;,|<>{}()]{1,300})/g,
  // A script's path as the whole of a text: "./src/devtools.tsx", "[project]/src/a.ts [app-client] (ecmascript)".
  /(["'`])(?=[\w@.+~\-[\]()$]{0,200}\/)(?<name>[\w@.[/(][\w@.+~\-/[\]()$]{1,400}\.(?:[cm]?[jt]sx?|vue|svelte))(?: \[[\w-]{1,40}\][^"'`\n]{0,60})?\1/g,
  // A package that is loaded from elsewhere: from "react-devtools", require("react-devtools").
  /\b(?:from|import|require)\s{0,4}\(?\s{0,4}(["'`])(?<name>[^"'`\s\\]{1,200})\1/g,
  // Comments of bundlers: `//#region src/a.ts` (Rolldown), `// src/a.ts` (esbuild), `!*** ./src/a.ts ***!` (webpack).
  /(?:\/\/#region|\/\/ CONCATENATED MODULE:|\/\/|!\*\*\*) (?<name>[\w@./+~\-[\]()$]{1,300}\.(?:[cm]?[jt]sx?|vue|svelte))(?=[\s!]|$)/gm,
  // webpack's eval and eval-source-map.
  /sourceURL=(?<name>[^\s"'\\]{1,400})/g,
];

/** What names one module by chance, in a file that hides all others. */
const OF_SOME: readonly RegExp[] = [
  // A scoped package, or a file in it, as the whole of a text: "@tanstack/react-query-devtools".
  /(["'`])(?<name>@[a-z0-9~-][\w.~-]{0,100}\/[a-z0-9._~-][\w./~-]{0,200})\1/gi,
  // A licence that stays in a minified file: `/*! @scope/name v1.2.3`, `@license name 1.2.3`.
  /(?:\/\*!|@licen[cs]e)\s{1,8}(?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{2,100})\s{1,4}v?\d{1,5}\.\d{1,5}\.\d/g,
  // esbuild's list of licences: a line `scheduler/cjs/scheduler.production.js:`.
  /^ {0,4}(?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100}\/[\w./-]{1,200}\.[cm]?js):$/gm,
];

export interface TextNames {
  /** Each once, as written. */
  readonly ofEveryModule: readonly string[];
  readonly ofSome: readonly string[];
}

export function namesInText(text: string): TextNames {
  return { ofEveryModule: collect(text, OF_EVERY_MODULE), ofSome: collect(text, OF_SOME) };
}

function collect(text: string, patterns: readonly RegExp[]): readonly string[] {
  const names = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.["name"] ?? ""));
  return [...new Set(names)];
}
