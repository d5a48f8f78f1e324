/** Markdown → what GitHub's pages hold of it: parsed as GitHub's dialect, stripped to what GitHub allows, then linked. */
import { importPackage } from "./tools.ts";

interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

type Step = (...options: readonly unknown[]) => unknown;

interface Processor {
  use(step: unknown, options?: unknown): Processor;
  process(text: string): Promise<{ toString(): string }>;
}

export async function renderAsGitHub(markdown: string): Promise<string> {
  const [{ unified }, parse, gfm, rehype, raw, { default: sanitize, defaultSchema }, stringify] = await Promise.all([
    importPackage<{ unified(): Processor }>("unified/index.js"),
    step("remark-parse"),
    step("remark-gfm"),
    step("remark-rehype"),
    step("rehype-raw"),
    importPackage<{ default: Step; defaultSchema: unknown }>("rehype-sanitize/index.js"),
    step("rehype-stringify"),
  ]);
  const file = await unified()
    .use(parse)
    .use(gfm)
    .use(rehype, { allowDangerousHtml: true })
    .use(raw)
    .use(sanitize, defaultSchema)
    .use(() => (tree: Node) => finish(tree, []))
    .use(stringify)
    .process(markdown);
  return file.toString();
}

async function step(name: string): Promise<Step> {
  return (await importPackage<{ default: Step }>(`${name}/index.js`)).default;
}

/** What GitHub does with the finished tree: boxes can be clicked and have a name, mentions and references are links. */
function finish(node: Node, inside: readonly string[]): void {
  if (node.tagName === "input") {
    const { checked } = node.properties ?? {};
    node.properties = {
      type: "checkbox",
      className: ["task-list-item-checkbox"],
      ariaLabel: checked === true ? "Completed task" : "Incomplete task",
      ...(checked === true ? { checked } : {}),
    };
  }
  const path = node.tagName === undefined ? inside : [...inside, node.tagName];
  if (node.children === undefined) return;
  node.children = node.children.flatMap((child) => {
    finish(child, path);
    return child.type === "text" && !path.some((tag) => ["a", "code", "pre"].includes(tag)) ? linked(child) : [child];
  });
}

/** `@name`, `@team/name`, `#12` and `GH-12`, at the beginning of a word. */
const REFERENCE = /(?<![\w/&])(@[a-z\d][a-z\d-]*(?:\/[\w-]+)?|#\d+|GH-\d+)/gi;

function linked(text: Node): Node[] {
  return (text.value ?? "").split(REFERENCE).map((part, index) => {
    const child = { type: "text", value: part };
    if (index % 2 === 0) return child;
    return { type: "element", tagName: "a", properties: { href: `https://github.com/${part}` }, children: [child] };
  });
}
