/** A journal that hears no more once it is closed: what an abandoned look finds afterwards is no part of the story. */
import type { Journal } from "../journal.ts";

export interface ClosableJournal {
  readonly journal: Journal;
  close(): void;
}

export function createClosableJournal(journal: Journal): ClosableJournal {
  let isOpen = true;
  const whileOpen =
    <Heard extends unknown[]>(hear: (...heard: Heard) => void) =>
    (...heard: Heard) => {
      if (isOpen) hear(...heard);
    };
  return {
    journal: {
      ...journal,
      step: whileOpen(journal.step),
      progress: whileOpen(journal.progress),
      note: whileOpen(journal.note),
      noteOnce: whileOpen(journal.noteOnce),
      gate: whileOpen(journal.gate),
      condition: whileOpen(journal.condition),
      comparison: whileOpen(journal.comparison),
    },
    close: () => {
      isOpen = false;
    },
  };
}
