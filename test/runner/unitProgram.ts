/** The program that runs unit tests: mocha in plain Node. */
import { mochaRunFromEnvironment, runMocha } from './runMocha';

void runMocha(mochaRunFromEnvironment()).then(({ failed }) => {
  // exit, rather than wait: a test that leaves a socket or a timer behind must not hold up the others
  process.exit(failed > 0 ? 1 : 0);
});
