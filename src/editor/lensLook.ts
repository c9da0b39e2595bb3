import {
  DecorationRangeBehavior,
  type DecorationOptions,
  type DecorationRenderOptions,
  OverviewRulerLane,
  Range,
  type TextDocument,
  ThemeColor,
} from 'vscode';
import { type LensColor, lensColors } from '../contributions';

/** How lenses of a colour look; what is not certain is in italics. With a border, a thin line is left of the text. */
export function lookOf(color: LensColor, hasBorder = false): DecorationRenderOptions {
  const foreground = new ThemeColor(lensColors[color]);
  const border = { borderColor: foreground, borderStyle: 'solid', borderWidth: '0 0 0 2px' };
  return {
    after: { margin: '0 1ch 0 3ch', color: foreground, fontStyle: color === 'dimmed' ? 'italic' : 'normal' },
    overviewRulerColor: foreground,
    overviewRulerLane: OverviewRulerLane.Right,
    isWholeLine: true, // behind what the variables of the line held
    rangeBehavior: DecorationRangeBehavior.ClosedOpen,
    ...(hasBorder && border),
  };
}

/** A lens on a line: from the first character to the last, so that a line break typed before it takes the lens along. */
export function lensAt(document: TextDocument, line: number, contentText: string): DecorationOptions {
  const { firstNonWhitespaceCharacterIndex: first, range } = document.lineAt(line);
  return {
    range: new Range(line, first, line, range.end.character),
    ...(contentText !== '' && { renderOptions: { after: { contentText } } }),
  };
}
