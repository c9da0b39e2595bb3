/**
 * The lines between one answer, several and none, and the points that they count: one table.
 *
 * Chosen on frames of `./src/index.ts` in 24 packages whose files are unlike, alike (a template with 15 % of lines of
 * their own) or copies in pairs, with 0 to 10 % of their lines edited since the release, and every eighth frame of a
 * file that is not here: `test/unit/mapping/choice/tune.ts`, seeds 11 to 14, 3,840 frames. With the numbers below:
 *
 * | frames, of 280 or 320    | right | wrong | ambiguous |
 * | ------------------------ | ----- | ----- | --------- |
 * | unlike, no line edited   | 280   | 0     | 0         |
 * | unlike, 10 % edited      | 279   | 0     | 1         |
 * | alike, no line edited    | 222   | 0     | 58        |
 * | alike, 1 % edited        | 192   | 0     | 88        |
 * | alike, 3 % edited        | 151   | 8     | 121       |
 * | copies, 1 % edited       | 2     | 1     | 317       |
 * | copies, 3 % edited       | 16    | 15    | 289       |
 *
 * All together 1,816 are right and 105 wrong; with the seeds 21 to 24, not looked at before, 1,789 and 101. Half of
 * what is wrong are copies that both were edited by 10 %: there nothing can tell. Behind each number stand those that
 * its neighbours have.
 */

/** What speaks for a file and against it, in points; a tenth of the event's lines that stand in it is one. */
export const points = {
  /** How far the path alone can be trusted. */
  path: { strong: 10, fair: 6, weak: 0 },
  /**
   * It is of the package that the frame names, as a manifest tells. Where one in twenty such hints is wrong:
   * 4: 3,349 right, 71 wrong; 8: 3,392, 62; 12: 3,395, 72.
   */
  package: 8,
  /** It lies in a folder of the name of the frame's package: half as good. */
  folder: 4,
  /**
   * It lies where people say that the code of the trace's project is; what projects share lies elsewhere, so that its
   * lines outweigh it. As above, 0: 1,816 right, 105 wrong; 2: 3,337, 83; 4: 3,349, 71; 6: 3,364, 64.
   */
  binding: 4,
  /** Other frames of the trace point to it. As above, 2: 3,364 right, 69 wrong; 6: 3,395, 74; 12: 3,386, 115. */
  trace: 6,
  /** A test, a copy or what tools wrote: comes second to one that is neither, and to nothing else. */
  side: -3,
  /** All of the event's lines stand in it. */
  lines: 10,
  /** The frame's own line is among them. 0: 1,775 right, 89 wrong; 2: 1,816, 105; 3: 1,831, 112. */
  ownLine: 2,
  /** So are all the others. 0: 1,524 right, 74 wrong; 1: 1,703, 83; 2 and 3: 1,816, 105. */
  wholeBlock: 2,
  /** It holds other code: so much that a path that says little is not believed, and one that says much is. */
  otherCode: -4,
} as const;

export const limits = {
  /**
   * With fewer points for path, trace and lines a file is not the frame's: a path that says little needs six tenths of
   * the lines (right in 99.944 % of blocks of eleven lines). 4: 1,816 right, 105 wrong; 9: 1,817, 106.
   */
  least: 6,
  /**
   * So many points ahead of every other a file is the answer; with fewer there are several.
   * 1: 1,867 right, 134 wrong; 2: 1,816, 105; 3: 1,665, 68; 4: 1,447, 47.
   */
  margin: 2,
  /** With this share of the event's lines a file that leads is not compared with others. 0.3: 3 more wrong of 3,840. */
  believed: 0.6,
  /** Below this share a file holds other code. 0.05: 1,816 right, 14 more ambiguous; 0.2: 1,817, 44 fewer. */
  other: 0.1,
  /**
   * With less of the event's lines one of several files is not the answer, though the others hold none.
   * 0: 1,816 right, 109 wrong; 0.2 and 0.3: 1,816, 105; 0.5: 1,804, 105.
   */
  oneOfSeveral: 0.3,
  /**
   * With this share of the event's lines, its own among them, one or two others are taken for copies.
   * 0.5: 1,806 right, 92 wrong; 0.6: 1,816, 105; 0.8: 1,856, 134; where none are: 1,962, 236.
   */
  twin: 0.6,
  mostTwins: 2,
  /** So many files are read to tell them apart, 0.1 ms each when read before; with more their text decides nothing. */
  mostRead: 300,
} as const;
