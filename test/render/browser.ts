/** The few parts of puppeteer-core that the render tests use. */
import { importPackage } from "./tools.ts";

export interface AccessibleNode {
  readonly role: string;
  readonly name?: string;
  readonly checked?: boolean | "mixed";
  readonly children?: readonly AccessibleNode[];
}

export interface Page {
  setViewport(size: { width: number; height: number; deviceScaleFactor?: number }): Promise<void>;
  goto(url: string): Promise<unknown>;
  setContent(html: string): Promise<void>;
  emulateMediaFeatures(features: readonly { name: string; value: string }[]): Promise<void>;
  evaluate<Answer>(script: string): Promise<Answer>;
  screenshot(options: { path: string; fullPage: true }): Promise<unknown>;
  readonly accessibility: { snapshot(options: { interestingOnly: false }): Promise<AccessibleNode | null> };
  close(): Promise<void>;
}

export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

export async function startBrowser(executablePath: string): Promise<Browser> {
  const { launch } = await importPackage<{ launch(options: object): Promise<Browser> }>(
    "puppeteer-core/lib/esm/puppeteer/puppeteer-core.js",
  );
  // Chromium refuses its sandbox to root, as whom CI machines often run; the pages are ours, without a script or a network.
  return launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
}

/** All nodes of the tree that a screen reader reads, in its order. */
export function flatten(node: AccessibleNode): readonly AccessibleNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}

/** The words that are read inside a node. */
export function wordsIn(node: AccessibleNode): string {
  const own = node.role === "StaticText" ? [node.name ?? ""] : [];
  return [...own, ...(node.children ?? []).map(wordsIn)].join("");
}
