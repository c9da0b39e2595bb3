// Runs the program that is named by the first argument, and ends its whole process group as soon as whoever started
// us is gone: then our standard input ends. So not even a killed test run leaves a server behind.
import { pathToFileURL } from 'node:url';

process.stdin.resume().on('end', () => process.kill(0, 'SIGKILL'));
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]).href);
