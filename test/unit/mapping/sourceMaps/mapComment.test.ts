import assert from 'node:assert/strict';
import { LinedText } from '../../../../src/mapping/sourceMaps/linedText';
import { inlineMap, mapComment } from '../../../../src/mapping/sourceMaps/mapComment';

const urlOf = (text: string) => mapComment(new LinedText(text)).url;

describe('The last lines of a generated file', () => {
  it('say where its map is, in any spelling of the comment', () => {
    for (const comment of [
      '//# sourceMappingURL=main.js.map',
      '//@ sourceMappingURL=main.js.map',
      '/*# sourceMappingURL=main.js.map */',
      '/*@ sourceMappingURL=main.js.map*/',
      '//#sourceMappingURL=main.js.map   ',
      '  //# sourceMappingURL=main.js.map\t',
    ]) {
      for (const end of ['', '\n', '\r\n\r\n', '\n//# debugId=aa-1\n', '\n'.repeat(9)]) {
        assert.equal(urlOf(`code();\n${comment}${end}`), 'main.js.map', comment);
        assert.equal(urlOf(`code();${comment}${end}`), 'main.js.map', `behind code: ${comment}`);
      }
    }
  });

  it('say it last', () => {
    assert.equal(urlOf('//# sourceMappingURL=a.map\n//# sourceMappingURL=b.map'), 'b.map');
    assert.equal(urlOf(`//# sourceMappingURL=a.map\n${'code();\n'.repeat(20)}`), undefined);
  });

  it('say nothing where code only speaks of such comments', () => {
    for (const code of [
      'add("//# sourceMappingURL=" + url);',
      "add('//# sourceMappingURL=a.map');",
      'add(`//# sourceMappingURL=${url}`);',
      'x = y / # sourceMappingURL=a.map',
      '// sourceMappingURL=a.map',
      '//# sourceMappingURL=',
      '//# sourceMappingURL=a b',
    ]) {
      assert.equal(urlOf(code), undefined, code);
    }
  });

  it('bear a debug id', () => {
    const { url, debugId } = mapComment(
      new LinedText('code();\n//# sourceMappingURL=a.map\n//# debugId=AB-12\n'),
    );
    assert.deepEqual([url, debugId], ['a.map', 'AB-12']);
  });

  it('hold a whole map as an address', () => {
    const read = (url: string) => {
      const bytes = inlineMap(url);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
    };
    const base64 = Buffer.from('{"é":1}').toString('base64');
    for (const type of ['application/json', 'text/json', 'application/json;charset=utf-8']) {
      assert.equal(read(`data:${type};base64,${base64}`), '{"é":1}');
      assert.equal(read(`data:${type},${encodeURIComponent('{"é":1}')}`), '{"é":1}');
    }
    for (const url of ['data:', 'data:,{}', 'data:text/html,{}', 'data:application/json,%', 'main.js.map']) {
      assert.equal(read(url), undefined, url);
    }
    assert.equal(read(`data:application/json,${' '.repeat(20_000_000)}`), undefined);
  });

  it('are read in time that does not grow with what is in them', () => {
    const evil = [
      '//# sourceMappingURL='.repeat(100_000),
      `//#${' '.repeat(1_000_000)}sourceMappingURL=a`,
      '*/'.repeat(500_000),
    ];
    for (const line of evil) {
      assert.equal(urlOf(`${line}\n`.repeat(3)), undefined);
    }
  });
});
