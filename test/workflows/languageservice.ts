/** Checks the untouched files with GitHub's own language service: the parser, schema and expressions that GitHub uses. */
import { readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface FileReference {
  readonly path: string;
  readonly owner?: string;
  readonly repository?: string;
}

interface ActionReference {
  readonly owner: string;
  readonly name: string;
  readonly path?: string;
}

/** Those that we use, from the actions' own action.yml. */
const INPUTS_OF_GITHUBS: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout": ["persist-credentials", "ref", "path", "sparse-checkout", "sparse-checkout-cone-mode"],
  "actions/setup-node": ["node-version", "package-manager-cache"],
  "actions/download-artifact": ["name", "path"],
  "actions/upload-artifact": [
    "name",
    "path",
    "archive",
    "overwrite",
    "include-hidden-files",
    "if-no-files-found",
    "retention-days",
  ],
};

/** The parts of the packages that are used here; they are installed only where this runs, so tsc does not see them. */
interface LanguageService {
  validate(document: unknown, config: unknown): Promise<readonly Diagnostic[]>;
}

interface TextDocuments {
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): unknown };
}

export interface LanguageServiceOptions {
  /** Repository whose files are checked, absolute; `$/` and references to it by name are read from there. */
  readonly root: string;
  /** `owner/name` under which examples call this repository. */
  readonly repository: string;
}

/** Findings as `path:line:column: message`; none of a good file. */
export async function checkWithLanguageService(
  files: readonly string[],
  options: LanguageServiceOptions,
): Promise<readonly string[]> {
  const { service, documents } = await loadPackages();
  const findings: string[] = [];
  for (const file of files) {
    const path = resolve(options.root, file);
    const document = documents.TextDocument.create(pathToFileURL(path).href, "yaml", 1, readFileSync(path, "utf8"));
    const diagnostics = await service.validate(document, {
      fileProvider: { getFileContent: (reference: FileReference) => readWorkflow(reference, options) },
      actionsMetadataProvider: { fetchActionMetadata: (reference: ActionReference) => readAction(reference, options) },
    });
    for (const { message, range } of diagnostics) {
      findings.push(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
    }
  }
  return findings;
}

async function loadPackages(): Promise<{ service: LanguageService; documents: TextDocuments }> {
  // The packages import JSON without the attribute that Node asks for.
  const hooks = registerHooks({
    load: (url, context, next) =>
      url.endsWith(".json")
        ? { format: "module", shortCircuit: true, source: `export default ${readFileSync(new URL(url), "utf8")};` }
        : next(url, context),
  });
  const require = createRequire(import.meta.url);
  try {
    const service = (await import(
      pathToFileURL(join(import.meta.dirname, "node_modules/@actions/languageservice/dist/index.js")).href
    )) as LanguageService;
    const documents = require("vscode-languageserver-textdocument") as TextDocuments;
    return { service, documents };
  } finally {
    hooks.deregister();
  }
}

async function readWorkflow(reference: FileReference, options: LanguageServiceOptions) {
  const named = reference.owner === undefined ? options.repository : `${reference.owner}/${reference.repository}`;
  if (named !== options.repository) throw new Error(`${named} is not ours: its files are not here`);
  return { name: reference.path, content: readFileSync(join(options.root, reference.path), "utf8") };
}

/** Our own action's inputs, and those of GitHub's that we use. */
async function readAction(reference: ActionReference, options: LanguageServiceOptions) {
  const name = `${reference.owner}/${reference.name}`;
  if (name === options.repository || (reference.owner === "" && reference.name === "")) {
    return parse(readFileSync(join(options.root, reference.path ?? "", "action.yml"), "utf8")) as unknown;
  }
  const inputs = INPUTS_OF_GITHUBS[name];
  return inputs && { name, description: name, inputs: Object.fromEntries(inputs.map((input) => [input, {}])) };
}
