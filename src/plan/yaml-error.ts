import type { YAMLError } from "yaml";

const SENTENCES: Partial<Record<YAMLError["code"], { readonly message: string; readonly remedy?: string }>> = {
  TAB_AS_INDENT: {
    message: "a tab is used as indentation, which YAML does not allow",
    remedy: "Indent with spaces.",
  },
  MULTIPLE_DOCS: {
    message: "a second document begins here; a plan is one document",
    remedy: 'Remove the "---" and what follows it.',
  },
  RESOURCE_EXHAUSTION: { message: "lists or mappings are nested too deeply here" },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'not YAML: a second ": " on one line',
    remedy: "Put the text in quotes, or the second key on its own line: \"title: 'a: b'\".",
  },
  BLOCK_IN_FLOW: {
    message: 'not YAML: a second ": " inside { } or [ ]',
    remedy: "Put the text in quotes: { title: 'a: b' }.",
  },
  UNEXPECTED_TOKEN: {
    message: "not YAML: the value ended before this",
    remedy: "Put a text that contains one of { } [ ] , in quotes.",
  },
  BAD_SCALAR_START: {
    message: "not YAML: a text cannot begin with this character",
    remedy: "Put the text in quotes.",
  },
  TAG_RESOLVE_FAILED: { message: "tags (!name) have no meaning in a plan", remedy: "Remove the tag." },
};

/** A YAML mistake in words; what the library says in its own words is kept where we have no better ones. */
export function describeYamlError(error: YAMLError): { readonly message: string; readonly remedy?: string } {
  const own = SENTENCES[error.code];
  if (own) return own;
  const sentence = error.message.split("\n")[0] ?? error.message;
  return { message: `not YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` };
}
