/** Lines of a build log as Vercel gives them. */
import { z } from "zod";

const buildEventShape = z.object({
  type: z.string().nullish(),
  text: z.string().nullish(),
  created: z.number().nullish(),
  date: z.number().nullish(),
  payload: z.object({ text: z.string().nullish(), date: z.number().nullish() }).nullish(),
});

export const buildEventListShape = z.array(buildEventShape);
