import {
  ColorThemeKind,
  Hover,
  type HoverProvider,
  type Position,
  type TextDocument,
  type TextLine,
  window,
} from 'vscode';
import type { Clock } from '../base/clock';
import type { Changes } from '../issues/changes';
import type { CloserLooks } from '../issues/closerLooks';
import type { IssueStore } from '../issues/issueStore';
import type { LensMark } from '../issues/lenses';
import type { LineAuthors, OpenLine } from '../issues/lineAuthors';
import { possibleWith } from '../issues/possible';
import { hover } from '../words';
import { stories } from './atFirstNeed';
import type { Told } from './hoverStory';
import type { Lenses } from './lenses';

/** Issues of one line that are told beside the first. */
const OTHERS = 6;

/** What can be read on the background of a hover. */
const INK: Readonly<Record<ColorThemeKind, string>> = {
  [ColorThemeKind.Light]: '#5f5f5f',
  [ColorThemeKind.Dark]: '#b0b0b0',
  [ColorThemeKind.HighContrast]: '#ffffff',
  [ColorThemeKind.HighContrastLight]: '#000000',
};

export interface HoverParts {
  readonly lenses: Lenses;
  readonly store: IssueStore;
  readonly looks: CloserLooks;
  readonly changes: Changes;
  readonly authors: LineAuthors;
  readonly clock: Clock;
}

/**
 * Tells the story of a marked line from memory, at once. What a person may want to know beyond that is asked for when
 * they look, and stands in the next story. While lenses are off it is told only to who asks for it.
 */
export class IssueHover implements HoverProvider {
  private isExpected = false;

  constructor(private readonly parts: HoverParts) {}

  /** The next hover is what a person asked for: it is shown even while lenses are off. */
  expect(): void {
    this.isExpected = true;
  }

  provideHover(document: TextDocument, { line }: Position): Promise<Hover> | undefined {
    const isWanted = this.parts.lenses.enabled || this.isExpected;
    this.isExpected = false;
    const marks = isWanted ? this.parts.lenses.at(document, line) : [];
    if (marks.length === 0 || line >= document.lineCount) {
      return undefined;
    }
    this.look(document, line);
    return this.tell(marks, document, document.lineAt(line));
  }

  /** Has asked what is not known of the first issue of a line. */
  look(document: TextDocument, line: number): void {
    const { lenses, looks, changes, authors } = this.parts;
    const [mark] = lenses.at(document, line);
    if (mark !== undefined) {
      void looks.look(mark.tracked.key);
      void changes.look(mark.place);
      if (mark.place.verdict !== 'gone') {
        void authors.look(openLine(document, line, mark));
      }
    }
  }

  private async tell(
    marks: readonly LensMark[],
    document: TextDocument,
    { lineNumber, range }: TextLine,
  ): Promise<Hover> {
    const { briefStory, hoverStory, safeMarkdown } = await stories();
    const others = marks.length - 1 - OTHERS;
    const told = marks.slice(0, 1 + OTHERS).map((mark, at) => {
      const known = this.told(mark, openLine(document, lineNumber, mark));
      return at === 0 ? hoverStory(known) : briefStory(known);
    });
    const more = others > 0 ? [hover.more(others)] : [];
    return new Hover(safeMarkdown([...told, ...more].join('\n\n---\n\n')), range);
  }

  private told(mark: LensMark, line: OpenLine): Told {
    const { store, looks, changes, authors, clock } = this.parts;
    return {
      mark,
      look: looks.of(mark.tracked.key),
      change: changes.of(mark.place),
      author: mark.place.verdict === 'gone' ? undefined : authors.of(line),
      possible: possibleWith(store.state, mark.tracked),
      ink: INK[window.activeColorTheme.kind],
      now: clock.now(),
    };
  }
}

function openLine(document: TextDocument, line: number, { place }: LensMark): OpenLine {
  return { file: place.file, line, version: document.version, text: () => document.getText() };
}
