import assert from 'node:assert/strict';
import { type ManyIssues, manyIssues, mostAtOnce, mostInASecond } from '../../bench/manyIssues';

describe("10,000 issues of a server that keeps to Sentry's limits", () => {
  let many: ManyIssues;
  before(async function () {
    this.timeout(120_000);
    many = await manyIssues(10_000);
  });

  it('are listed completely, in order, a page at a time', () => {
    assert.equal(many.kept.length, 10_000);
    assert.deepEqual(many.listed, many.kept);
    assert.equal(many.requests.filter(({ isEvent }) => !isEvent).length, 100);
  });

  it('provoke no refusal', () => {
    assert.deepEqual([...new Set(many.requests.map(({ status }) => status))], [200]);
  });

  it('have the events of the first 300 fetched, in their order, 5 a second and 4 at a time at the most', () => {
    const events = many.requests.filter(({ isEvent }) => isEvent);
    const asked = events
      .toSorted((one, other) => one.sent - other.sent)
      .map(({ path }) => path.split('/')[6]);
    assert.equal(asked.length, 300);
    assert.deepEqual(asked, many.wanted);
    assert.deepEqual(many.traced.toSorted(), many.wanted.toSorted());
    assert.equal(mostInASecond(events), 5);
    assert.ok(mostAtOnce(events) <= 4);
  });

  after(() => {
    const { requests, takes, works, megabytes } = many;
    const figures = [
      `${requests.length} requests`,
      `${(takes / 1000).toFixed(1)} s with a server 50 ms away`,
      `${(works / 1000).toFixed(1)} s of this machine`,
      `${megabytes.toFixed(1)} MB`,
    ];
    console.log(`      ${figures.join(', ')}`);
  });
});
