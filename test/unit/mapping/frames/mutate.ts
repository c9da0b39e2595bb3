import { run } from './frameCase';
import { rules } from './mutations';
import { tables } from './tables';

/**
 * Takes one rule away at a time and prints which cases of the tables are then wrong. A rule that no case misses is
 * superfluous or untested: then this ends with exit code 1. `mutate.ts [part of a rule's name…]`
 */
async function main(names: readonly string[]): Promise<void> {
  const cases = tables.flatMap(({ name, cases }) => cases.map((one) => ({ table: name, one })));
  const wanted = rules().filter(({ name }) => names.every((part) => name.includes(part)));
  if (wanted.length === 0) {
    throw new Error(`no rule's name has all of these parts: ${names.join(' ')}`);
  }
  const idle: string[] = [];
  for (const rule of wanted) {
    const restore = rule.remove();
    const failing: string[] = [];
    try {
      for (const { table, one } of cases) {
        if ((await run(one)).result !== 'right') {
          failing.push(`${table}: ${one.says}`);
        }
      }
    } finally {
      restore();
    }
    console.log(`${String(failing.length).padStart(4)}  ${rule.name}`);
    failing.slice(0, 5).forEach((says) => console.log(`        ${says}`));
    if (failing.length === 0) {
      idle.push(rule.name);
    }
  }
  console.log(`${wanted.length} rules, ${idle.length} without a case that fails`);
  process.exitCode = idle.length === 0 ? 0 : 1;
}

/** A reader that has seen enough, such as `head`, ends this quietly. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

void main(process.argv.slice(2));
