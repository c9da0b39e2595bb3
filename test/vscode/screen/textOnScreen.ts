/** The text that a decoration writes behind a line. `color` and `opacity` are CSS, as computed; `x` its middle in pixels. */
export interface ScreenLens {
  readonly text: string;
  readonly color: string;
  readonly opacity: string;
  readonly isItalic: boolean;
  readonly x: number;
}

/** One line of the active text editor: its number (from 1), its middle in pixels, and its lenses. */
export interface ScreenLine {
  readonly line: number;
  readonly code: string;
  readonly y: number;
  readonly lenses: readonly ScreenLens[];
  /** The middle in pixels of the first occurrence of the word that was asked for. */
  readonly wordX?: number;
}

/**
 * Reads the lines on the screen. Runs in the page, so it names nothing outside itself: there a line is a `.view-line`,
 * its number stands in the margin at the same height, and a lens is the `::after` of one of its spans.
 */
export function readLines(word: string | undefined): ScreenLine[] {
  const editor = document.querySelector('.editor-group-container.active .editor-instance');
  if (!editor) return [];
  const middle = (box: Box) => (box.left + box.right) / 2;
  const top = (element: PageElement) => element.getBoundingClientRect().top;
  const numbers = [...editor.querySelectorAll('.margin-view-overlays .line-numbers')]
    .map((element) => ({ line: Number(element.textContent), top: top(element) }))
    .sort((a, b) => b.top - a.top);
  const unquote = (css: string) => css.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');

  const lensesOf = (viewLine: PageElement) =>
    [...viewLine.querySelectorAll('span')].flatMap((span) => {
      const style = getComputedStyle(span, '::after');
      if (!style.content.startsWith('"')) return [];
      const { color, opacity, fontStyle } = style;
      const x = middle(span.getBoundingClientRect());
      return [{ text: unquote(style.content), color, opacity, isItalic: fontStyle === 'italic', x }];
    });
  const xOfWord = (viewLine: PageElement): { wordX?: number } => {
    if (word === undefined) return {};
    const walker = document.createTreeWalker(viewLine, 4 /* text */);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent.indexOf(word);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + word.length);
      return { wordX: middle(range.getBoundingClientRect()) };
    }
    return {};
  };
  return [...editor.querySelectorAll('.view-lines .view-line')]
    .map((viewLine) => ({
      line: numbers.find((number) => number.top <= top(viewLine) + 1)?.line ?? 0,
      code: viewLine.textContent.replaceAll('\u00a0', ' '),
      y: top(viewLine) + viewLine.getBoundingClientRect().height / 2,
      lenses: lensesOf(viewLine),
      ...xOfWord(viewLine),
    }))
    .sort((a, b) => a.y - b.y);
}

interface Box {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}
interface PageElement {
  readonly textContent: string;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getBoundingClientRect(): Box;
}
interface TextRange {
  setStart(node: PageElement, offset: number): void;
  setEnd(node: PageElement, offset: number): void;
  getBoundingClientRect(): Box;
}
declare const document: PageElement & {
  createTreeWalker(root: PageElement, what: number): { nextNode(): PageElement | null };
  createRange(): TextRange;
};
declare function getComputedStyle(
  element: PageElement,
  pseudo: string,
): { readonly content: string; readonly color: string; readonly opacity: string; readonly fontStyle: string };
