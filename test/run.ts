/**
 * `npm test`: runs the tests, and says in its last line `N passed, N failed`.
 *
 *     npm test                                 all parts, in the newest VS Code
 *     npm test -- --only unit --grep Outbox    some tests of one part
 *     npm test -- --only host --vscode oldest  inside the oldest VS Code that is supported
 *
 * Environment: `FAULTLINE_CACHE` is where VS Code and Chromium are kept (`.cache/` by default), `CHROMIUM` a browser to
 * use, `FAULTLINE_DESKTOP=1` runs host tests in desktop VS Code on Linux too, `FAULTLINE_KEEP=1` keeps the folders of
 * the run, `FAULTLINE_VERBOSE=1` prints what the workbench logs during host tests.
 */
import { type Arguments, parseArguments } from './runner/arguments';
import { runParts } from './runner/runParts';
import { closingLine, countEmptyParts, type Outcome } from './runner/results';

async function main(wanted: Arguments): Promise<void> {
  const outcomes = countEmptyParts(await runParts(wanted), wanted.grep !== undefined);
  if (outcomes.length === 0) {
    outcomes.push({
      part: wanted.parts.join(', '),
      passed: 0,
      failed: 1,
      skipped: 0,
      complaint: 'ran no test',
    });
  }
  console.log(`\n${outcomes.map(summary).join('\n')}`);
  console.log(closingLine(outcomes));
  if (outcomes.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

function summary({ part, passed, failed, skipped, complaint }: Outcome): string {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `  ${part}: ${complaint === undefined ? counts : `FAILED: ${complaint}`}`;
}

try {
  void main(parseArguments(process.argv.slice(2)));
} catch (error) {
  console.error((error as Error).message);
  console.log('0 passed, 1 failed');
  process.exitCode = 2;
}
