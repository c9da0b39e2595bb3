/** Base64 digits that are followed by another digit of the same number, and those that end it; the first is zero. */
const MORE = 'ghijklmnopqrstuvwxyz0123456789+/';
const LAST = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef';

/**
 * Mappings with every number in its shortest form: `igggA` says no more than `C`. The package refuses numbers with
 * more digits than 32 bits need, whatever they say.
 */
export function shortestNumbers(mappings: string): string {
  return mappings.replace(/[g-z0-9+/]+[A-Za-f]?/g, (number) => {
    if (!number.endsWith('A')) {
      return number;
    }
    let last = number.length - 2;
    while (last > 0 && number[last] === 'g') {
      last--;
    }
    return number.slice(0, last) + (LAST[MORE.indexOf(number[last] ?? 'g')] ?? 'A');
  });
}
