import { afterSending } from "./after-sending.ts";

export interface WhenLoaded<Module> {
  /** Done at once where the module is there, else as soon as it is, in the order in which it was asked for. */
  do(act: (module: Module) => void): void;
  /** Resolves when all of it is done. */
  end(): Promise<Module>;
}

/** What is only needed to show something is loaded while answers are awaited, and keeps nobody waiting before a request. */
export function whenLoaded<Module>(load: () => Promise<Module>): WhenLoaded<Module> {
  let module: Module | null = null;
  let loading: Promise<Module> | null = null;
  const waiting: ((module: Module) => void)[] = [];
  const open = async (): Promise<Module> => {
    const loaded = await load();
    for (const act of waiting.splice(0)) act(loaded);
    module = loaded;
    return loaded;
  };
  return {
    do(act) {
      if (module !== null) {
        act(module);
        return;
      }
      waiting.push(act);
      loading ??= afterSending(LATER_THAN_REQUESTS_MS).then(open);
      // Whoever awaits the end is told.
      loading.catch(() => undefined);
    },
    end: () => (loading ??= open()),
  };
}

/** Modules that a request needs go first. */
const LATER_THAN_REQUESTS_MS = 15;
