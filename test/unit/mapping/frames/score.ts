import { type FrameCase, run } from './frameCase';
import { tables } from './tables';

/** Prints how many frames of each table are right, and each that is not: `score.ts [table…]`. */
async function main(names: readonly string[]): Promise<void> {
  const all: FrameCase[] = [];
  for (const { name, cases } of tables.filter((table) => names.length === 0 || names.includes(table.name))) {
    all.push(...cases.filter(({ source }) => source !== undefined));
    let right = 0;
    for (const one of cases) {
      const { result, place } = await run(one);
      right += Number(result === 'right');
      if (result !== 'right') {
        console.log(
          `${name}: ${result}: ${one.says}: ${JSON.stringify(place)}, not ${JSON.stringify(one.place)}`,
        );
      }
    }
    console.log(`${name}: ${right} of ${cases.length} right`);
  }
  const share = (fits: (one: FrameCase) => boolean) =>
    `${all.filter(fits).length} of ${all.length} (${Math.round((100 * all.filter(fits).length) / all.length)} %)`;
  console.log(`taken from outside texts: ${share(({ text }) => text === 'taken')}`);
  console.log(`negative or ambiguous: ${share(({ place }) => typeof place !== 'string')}`);
}

void main(process.argv.slice(2));
