/** What a process saw that nobody can ask for again, by who saw it. It lives as long as the process does, and no longer. */
export interface ProcessMemory {
  /** The same object for the same key; made where there is none yet. */
  of<Entry extends object>(key: string, make: () => Entry): Entry;
}

export function createProcessMemory(): ProcessMemory {
  const entries = new Map<string, object>();
  return {
    of<Entry extends object>(key: string, make: () => Entry): Entry {
      // Whoever has a key always makes the same kind of entry for it.
      const entry = (entries.get(key) as Entry | undefined) ?? make();
      entries.set(key, entry);
      return entry;
    },
  };
}
