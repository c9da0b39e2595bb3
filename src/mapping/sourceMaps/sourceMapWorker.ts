/**
 * The thread in which large source maps are opened; what it is asked and what it answers stands in
 * `workerProtocol.ts`. It reads the files itself, so that none of their bytes go through the event loop of the editor.
 */
import { parentPort } from 'node:worker_threads';
import { BuildOutput } from './buildOutput';
import { glanceAt } from './glance';
import { OpenMaps } from './openMaps';
import { SourceMap } from './sourceMap';
import type { Answered, Asked, OutputAnswer, OutputQuestion } from './workerProtocol';

const open = new OpenMaps();
const never = new AbortController().signal;
let looked: { readonly look: number; readonly output: BuildOutput } | undefined;

async function answerTo(asked: Asked): Promise<Answered['answer']> {
  switch (asked.question) {
    case 'open': {
      const map = await open.map(asked.map);
      return map && { debugId: map.debugId };
    }
    case 'originalOf':
      return (await open.map(asked.map))?.originalOf(asked.line, asked.column0);
    case 'glance': {
      const text = open.text(asked.file);
      return text && glanceAt(text, asked.frame, never);
    }
    case 'output':
      return outputOf(asked);
  }
}

function outputOf({ root, folders, look, paths, debugId }: OutputQuestion): OutputAnswer {
  const output = looked?.look === look ? looked.output : new BuildOutput(root, folders);
  looked = { look, output };
  return {
    stamped: debugId === undefined ? [] : output.stamped(debugId),
    named: output.names.like(paths),
  };
}

// The package compiles its wasm while the first file is being read.
void SourceMap.open(Buffer.from('{"version":3,"sources":[],"mappings":""}')).then((map) => map?.dispose());

parentPort?.on('message', (asked: Asked) => {
  void answerTo(asked).then((answer) => {
    const answered: Answered = { id: asked.id, answer };
    parentPort?.postMessage(answered, []);
  });
});
