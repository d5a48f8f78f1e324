import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * A sequencer that begins with the files of these names, in this order: one that takes minutes, begun last, would run alone
 * at the end. Vitest knows what takes long from the run before; in a fresh clone it goes by the size of the file.
 */
export function longestFirst(names: readonly string[]): typeof BaseSequencer {
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const placeOf = ({ moduleId }: TestSpecification) => {
        const place = names.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
        return place === -1 ? names.length : place;
      };
      const usualOrder = super.sort.bind(this);
      return (await usualOrder(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
    }
  };
}
