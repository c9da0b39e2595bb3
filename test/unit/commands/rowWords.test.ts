import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { foldedWords, frameWords, markWords } from '../../../src/commands/rowWords';
import type { PlacedFrame } from '../../../src/issues/stackRows';
import { packageOf } from '../../../src/mapping/paths/packageOf';
import type { LinePlace, Place } from '../../../src/mapping/place';
import type { TraceFrame } from '../../../src/mapping/trace';
import { decodeIssue } from '../../../src/sentry/issues';
import { waiting } from '../../inMemory';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const inWsl = { folder: 'vscode-remote://wsl%2Bdebian/c%3A/work/my%20shop', path: 'src/orders.py' };
const onDrive = { folder: 'file:///c%3A/', path: 'src/orders.py' };
const thirdParty: Place = { verdict: 'unmapped', reason: 'thirdParty' };

const exact = (file: LinePlace['file']): LinePlace => ({ verdict: 'exact', file, line: base0(8) });

function frame(place: Place, told: Partial<TraceFrame> = {}): PlacedFrame {
  const absPath = String.raw`C:\srv\new app\src\orders.py`;
  return {
    ...{ stack: 0, frame: 0, place },
    told: { absPath, function: 'checkout', lineNo: base1(9), context: [], ...told },
  };
}

describe('the row of a frame', () => {
  it('names the file from its folder on, and the folder where there are several, near or far', () => {
    assert.deepEqual(frameWords(frame(exact(inWsl)), false), {
      ...{ label: 'src/orders.py:9', description: 'checkout', detail: undefined },
    });
    assert.equal(frameWords(frame(exact(inWsl)), true).description, 'checkout · my shop');
    assert.equal(frameWords(frame(exact(onDrive)), true).description, 'checkout · c:');
    assert.equal(frameWords(frame(exact(inWsl), { function: undefined }), true).description, 'my shop');
  });

  it('spells a frame without a line as the machine that failed does', () => {
    assert.deepEqual(frameWords(frame(thirdParty), true), {
      label: String.raw`C:\srv\new app\src\orders.py:9`,
      ...{ description: 'checkout', detail: 'third-party code' },
    });
    const hostile = frame(thirdParty, { filename: '\\\\box\\share\\$(bug)\n\u202ea.py', lineNo: undefined });
    assert.equal(frameWords(hostile, true).label, '\\\\box\\share\\$\u200b(bug) a.py:?');
  });

  it('names the packages of what is folded, whatever separates their folders', () => {
    const library = (path: string) =>
      frame(thirdParty, { absPath: String.raw`C:\srv\venv\Lib\site-packages` + path });
    const frames = [String.raw`\flask\app.py`, String.raw`\flask\ctx.py`, String.raw`\werkzeug\serving.py`];
    assert.equal(foldedWords(frames.map(library), packageOf), '3 frames of flask, werkzeug');
  });
});

describe('the row of a mark', () => {
  const value = String.raw`no C:\srv\new.json`;
  const issue = decodeIssue({
    ...{ id: '7', shortId: 'SHOP-7', level: 'error', count: '5', userCount: 2 },
    ...{ lastSeen: '2026-11-20T09:00:00Z', metadata: { type: 'OSError', value } },
  });
  const mark = {
    ...{ tracked: waiting(issue ?? assert.fail()), frame: { context: [] } },
    ...{ place: exact(inWsl), dimmed: false },
  };

  it('says in words what the lens says, on the line where it stands now', () => {
    assert.deepEqual(markWords({ mark, line: base0(11) }, NOW), {
      label: `OSError: ${value}`,
      description: 'line 12 · SHOP-7 · error · 5 events · 2 users · last seen 3 h ago',
      detail: undefined,
    });
  });

  it('says of what it is not certain', () => {
    const edited: LinePlace = { verdict: 'edited', file: inWsl, line: base0(8), from: base1(3) };
    assert.equal(markWords({ mark: { ...mark, place: edited }, line: base0(8) }, NOW).detail, 'edited since');
    const called = { ...mark, called: { context: [] } };
    assert.equal(
      markWords({ mark: called, line: base0(8) }, NOW).detail,
      'this line only called what failed',
    );
  });
});
