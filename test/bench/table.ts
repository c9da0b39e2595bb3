import { type Budget, type Figure, verdictOf } from './figure';

const headings = ['', 'measured', 'baseline', 'ratio', 'budget', ''];
/** The columns whose cells end at the same place. */
const rightward = new Set([1, 3]);

/** The figures as lines of text below their heading, in columns. */
export function tableOf(sections: ReadonlyMap<string, readonly Figure[]>): string {
  const rows = [...sections.values()].flat().map(cellsOf);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        rightward.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const lines = [line(headings)];
  for (const [heading, figures] of sections) {
    lines.push(heading, ...figures.map((figure) => line(cellsOf(figure))));
  }
  return lines.join('\n');
}

function cellsOf(figure: Figure): readonly string[] {
  const { what, value, unit, baseline, budget } = figure;
  return [
    `  ${what}`,
    amount(value, unit),
    baseline === undefined ? '' : `${amount(baseline.value, unit)} ${baseline.what}`,
    baseline === undefined || baseline.value === 0 ? '' : `${round(value / baseline.value)}×`,
    budget === undefined ? '' : inWords(budget, unit),
    verdictOf(figure),
  ];
}

function inWords(budget: Budget, unit: string | undefined): string {
  if ('exactly' in budget) {
    return amount(budget.exactly, unit);
  }
  if ('atLeast' in budget) {
    return `≥ ${amount(budget.atLeast, unit)}`;
  }
  return 'atMost' in budget ? `≤ ${amount(budget.atMost, unit)}` : `≤ ${budget.times}×`;
}

function amount(value: number, unit: string | undefined): string {
  return unit === undefined ? round(value) : `${round(value)} ${unit}`;
}

/** Three digits are as much as any of these figures is worth; counts keep all of theirs. */
function round(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100
    ? String(Math.round(value))
    : String(Number(value.toPrecision(Math.abs(value) < 1 ? 2 : 3)));
}
