/** The program that runs ui tests: mocha in plain Node, with pictures of what failed. */
import { mochaRunFromEnvironment, runMocha } from './runMocha';

void runMocha(mochaRunFromEnvironment(), require.resolve('./failurePictures')).then(({ failed }) => {
  process.exit(failed > 0 ? 1 : 0);
});
