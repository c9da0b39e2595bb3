/** Brackets open at once in any honest answer of a server: few; deeper input is refused before it is parsed. */
const DEEPEST = 100;

/**
 * Parses JSON from outside.
 * @throws {SyntaxError} when the text is not JSON or is nested deeper than 100 levels.
 */
export function parseJson(text: string): unknown {
  if (depth(text) > DEEPEST) {
    throw new SyntaxError(`JSON nested deeper than ${DEEPEST} levels`);
  }
  return JSON.parse(text) as unknown;
}

/** The deepest nesting of brackets outside strings, found in one pass and without recursion. */
function depth(text: string): number {
  let open = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        deepest = Math.max(deepest, ++open);
        break;
      case 0x5d: // ]
      case 0x7d: // }
        open--;
        break;
    }
  }
  return deepest;
}

/** The index of the quote that ends the string whose opening quote stands at `start`. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) {
      slashes++;
    }
    if (slashes % 2 === 0) {
      return quote;
    }
  }
  return text.length;
}
