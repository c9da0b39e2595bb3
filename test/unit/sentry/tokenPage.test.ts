import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SentryHttp } from '../../../src/sentry/http';
import { tokenPage } from '../../../src/sentry/tokenPage';

const never = new AbortController().signal;

describe('the page on which a token is made', () => {
  it('is the form of a Sentry', async () => {
    const { page, asked, address } = await pageOf((_, response) => response.writeHead(404).end('<html>'));
    assert.equal(page, `${address}/settings/account/api/auth-tokens/new-token/`);
    assert.deepEqual(
      asked.map(({ url }) => url),
      ['/api/settings/'],
    );
  });

  it('is the list of tokens of a GlitchTip', async () => {
    const { page, address } = await pageOf((_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"version":"6.0","glitchtipInstanceName":"Ours"}'),
    );
    assert.equal(page, `${address}/profile/auth-tokens`);
  });

  it('is asked for without a token', async () => {
    const { asked } = await pageOf((_, response) => response.writeHead(404).end());
    assert.equal(asked[0]?.headers.authorization, undefined);
  });

  it('is that of a Sentry where nobody answers', async () => {
    const { page, address } = await pageOf((request) => request.socket.destroy());
    assert.equal(page, `${address}/settings/account/api/auth-tokens/new-token/`);
  });
});

/** The page of a server that answers in this way, and what it was asked. */
async function pageOf(answer: RequestListener) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return { page: await tokenPage(new SentryHttp(address, 'secret', fetch), never), asked, address };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
