import type { IncomingMessage } from 'node:http';
import { each, number, record, text } from '../../base/decode';
import { type HeldBytes, receive } from '../http/body';
import { loopbackOrigin, pathOf } from '../http/border';
import type { Answer } from '../http/call';
import { Refusal, refusals } from '../http/refusal';
import type { Backend } from '../http/route';
import { LocalSentryError } from '../localSentryError';
import type { Discarded, Happening } from '../model/changes';
import type { Project } from '../model/organization';
import type { Limits } from '../options';
import { envelopeProject, projectOf } from './dsn';
import { type Envelope, type Item, objectOf, parseEnvelope } from './envelope';
import { eventId, occurrenceOf } from './occurrenceOf';
import { Throttle, Turnstile } from './throttle';
import { unpack } from './unpack';

/** What one envelope makes happen, with the details that are kept beside. */
interface Taken {
  readonly happening: Happening;
  readonly details?: string;
}

/** Takes the envelopes of SDKs: events and client reports; everything else in them is accepted and passed over. */
export class Intake {
  private readonly throttle: Throttle;
  /** Unpacking is where a small request can take much memory. */
  private readonly unpacking = new Turnstile(2);

  constructor(
    private readonly backend: Backend,
    private readonly limits: Limits,
  ) {
    this.throttle = new Throttle(limits.eventsPerSecond, () => performance.now());
  }

  /** Answers an envelope; `undefined` for a request to another path. */
  answer(request: IncomingMessage, held: HeldBytes): Promise<Answer> | undefined {
    const project = envelopeProject(pathOf(request));
    return project === undefined ? undefined : this.answerEnvelope(project, request, held);
  }

  private async answerEnvelope(id: string, request: IncomingMessage, held: HeldBytes): Promise<Answer> {
    const headers = pageHeaders(loopbackOrigin(request));
    if (request.method === 'OPTIONS' && request.headers.origin !== undefined) {
      return { status: 204, headers };
    }
    if (request.method !== 'POST') {
      throw refusals.wrongMethod(request.method ?? '', ['POST']);
    }
    try {
      const project = projectOf(this.backend.store.organization, id, request);
      const sent = await receive(request, this.limits.bytesAsSent, held);
      const envelope = await this.unpacking.pass(async () =>
        parse(await unpack(sent, request.headers['content-encoding'], this.limits.bytesUnpacked)),
      );
      const json = await this.take(envelope, project, request.socket.remoteAddress ?? '127.0.0.1');
      return { json, headers };
    } catch (error) {
      throw error instanceof Refusal
        ? new Refusal(error.status, error.body, { ...headers, ...error.headers })
        : error;
    }
  }

  /** Keeps what an envelope brings; resolves, with the answer for the SDK, when that is safe on the disk. */
  private async take(envelope: Envelope, project: Project, address: string): Promise<unknown> {
    const events = envelope.items.filter(({ type }) => type === 'event');
    if (events.length > 0 && !this.throttle.take(events.length)) {
      throw new Refusal(
        429,
        { detail: 'event rejected due to rate limit' },
        { 'Retry-After': '1', 'X-Sentry-Rate-Limits': '1:error;default:organization' },
      );
    }
    const taken = envelope.items.flatMap((item) => this.takeItem(item, envelope, project, address));
    const { journal, store } = this.backend;
    try {
      await Promise.all(taken.map(({ happening, details }) => store.commit(journal, happening, details)));
    } catch (error) {
      throw isFull(error) ? new Refusal(507, { detail: 'the local Sentry has no room left' }) : error;
    }
    const ids = taken.flatMap(({ happening }) => (happening.kind === 'event' ? [happening.event.id] : []));
    const id = ids[0] ?? eventId(envelope.header['event_id']);
    return { id };
  }

  private takeItem(item: Item, envelope: Envelope, project: Project, address: string): Taken[] {
    switch (item.type) {
      case 'event': {
        const event = payload(item);
        const arrival = {
          project: project.id,
          received: this.backend.store.now(),
          size: item.bytes.length,
          address,
        };
        const id = text(envelope.header['event_id']);
        const occurrence = occurrenceOf(event, { ...arrival, id });
        return [{ happening: { kind: 'event', event: occurrence }, details: JSON.stringify(event) }];
      }
      case 'client_report': {
        const discarded = each(payload(item)['discarded_events'], decodeDiscarded);
        return discarded.length === 0 ? [] : [{ happening: { kind: 'discarded', discarded } }];
      }
      default:
        return [];
    }
  }
}

/** Only pages of this machine come this far, and must be let see the answer, or their SDK takes it for a failure. */
function pageHeaders(origin: string | undefined): Record<string, string> {
  return origin === undefined
    ? {}
    : {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'content-type, content-encoding, x-sentry-auth',
        'Access-Control-Expose-Headers': 'retry-after, x-sentry-rate-limits',
        Vary: 'Origin',
      };
}

function parse(bytes: Buffer): Envelope {
  try {
    return parseEnvelope(bytes);
  } catch (error) {
    throw error instanceof SyntaxError ? refusals.badRequest('invalid envelope') : error;
  }
}

function payload(item: Item) {
  try {
    return objectOf(item.bytes);
  } catch (error) {
    throw error instanceof SyntaxError ? refusals.badRequest(`invalid ${item.type} in the envelope`) : error;
  }
}

function decodeDiscarded(value: unknown): Discarded | undefined {
  const entry = record(value);
  const quantity = number(entry?.['quantity']);
  return quantity === undefined
    ? undefined
    : {
        reason: text(entry?.['reason']) ?? 'unknown',
        category: text(entry?.['category']) ?? 'unknown',
        quantity,
      };
}

function isFull(error: unknown): boolean {
  return error instanceof LocalSentryError && error.kind === 'full';
}
