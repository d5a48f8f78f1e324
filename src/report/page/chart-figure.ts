/** A chart on a page: the picture, its words, and the same numbers as a table for who does not see it. */
import { describeChart, momentOf, renderChartValue } from "../charts/chart-words.ts";
import { type Chart, timeExtent } from "../charts/chart.ts";
import { stretchesOf } from "../charts/stretches.ts";
import { pageText } from "./page-text.ts";
import { renderSvgChart } from "./svg-chart.ts";

/** Nobody reads a table of thousands. */
const ROWS = 60;

export function renderChartFigure(chart: Chart, id: string): string {
  const { title, unit, points } = chart;
  const number = (value: number) => `<td class="number">${renderChartValue(value, unit)}</td>`;
  const isThinned = points.length > ROWS;
  const rows = isThinned
    ? stretchesOf(points, timeExtent(chart), ROWS).map(
        ({ seconds, low, mean, high }) =>
          `<td>about ${momentOf(seconds)}</td>${[low, mean, high].map(number).join("")}`,
      )
    : points.map(({ seconds, value }) => `<td>${momentOf(seconds)}</td>${number(value)}`);
  const columns = isThinned ? ["lowest", "mean", "highest"] : [unit === "evidence" ? "ln E" : title];
  return [
    `<h3>${pageText(title, 200)}</h3>`,
    "<figure>",
    `<div class="wide">${renderSvgChart(chart, id)}</div>`,
    `<figcaption class="quiet">${pageText(describeChart(chart))}</figcaption>`,
    "<details><summary>The numbers</summary>",
    '<table><thead><tr><th scope="col">when</th>',
    ...columns.map((column) => `<th scope="col" class="number">${pageText(column, 200)}</th>`),
    "</tr></thead><tbody>",
    ...rows.map((row) => `<tr>${row}</tr>`),
    "</tbody></table></details>",
    "</figure>",
  ].join("\n");
}
