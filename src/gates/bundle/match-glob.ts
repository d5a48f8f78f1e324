export type Matches = (path: string) => boolean;

export interface Globs {
  /** Does a file's path match one of the patterns? A pattern without a slash is compared with its name alone. */
  matchFiles(patterns: readonly string[]): Matches;
  /** Does a module's path match at any run of its parts: `*devtools*` in `node_modules/@tanstack/react-devtools/a.js`? */
  matchModules(pattern: string): Matches;
}

/** Loaded when a bundle is judged: every command loads the gates. */
export async function loadGlobs(): Promise<Globs> {
  const { default: picomatch } = await import("picomatch");
  return {
    matchFiles(patterns) {
      const matchers = patterns.map((pattern): Matches => {
        const matches = picomatch(pattern, { dot: true });
        return pattern.includes("/") ? (path) => matches(path) : (path) => matches(fileNameOf(path));
      });
      return (path) => matchers.some((matches) => matches(path));
    },
    matchModules(pattern) {
      const anywhere = [pattern, `**/${pattern}`, `${pattern}/**`, `**/${pattern}/**`];
      const matches = picomatch(anywhere, { dot: true, nocase: true });
      return (path) => matches(path);
    },
  };
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
