import { onAbort } from '../../base/onAbort';
import type { Answer } from '../http';
import type { Lane, TrafficRequest } from './request';

/** A read under way that several may wait for. */
interface Shared {
  /** In the foremost lane of all who wait for it. */
  readonly request: TrafficRequest & { lane: Lane };
  readonly answer: Promise<Answer>;
  readonly cancel: AbortController;
  waiting: number;
}

/** Lets those who ask for the same thing at the same time wait for one answer. */
export class Sharing {
  private readonly underWay = new Map<string, Shared>();

  /**
   * Joins what is under way for a key, or begins it. It is cancelled when nobody waits for it any more.
   * @param work makes the request; its lane may change while it waits.
   */
  async join(
    key: string,
    request: TrafficRequest,
    work: (request: TrafficRequest, signal: AbortSignal) => Promise<Answer>,
    signal: AbortSignal,
  ): Promise<Answer> {
    signal.throwIfAborted();
    const shared = this.underWay.get(key) ?? this.begin(key, request, work);
    shared.waiting++;
    if (request.lane === 'person') {
      shared.request.lane = 'person';
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        this.leave(key, shared);
      };
      const waiting = onAbort(signal, leave);
      void shared.answer.then(resolve, reject).finally(() => waiting.dispose());
    });
  }

  private begin(key: string, asked: TrafficRequest, work: Parameters<Sharing['join']>[2]): Shared {
    const cancel = new AbortController();
    const request = { ...asked };
    const answer = work(request, cancel.signal).finally(() => this.forget(key, shared));
    const shared: Shared = { request, answer, cancel, waiting: 0 };
    this.underWay.set(key, shared);
    return shared;
  }

  private leave(key: string, shared: Shared): void {
    shared.waiting--;
    if (shared.waiting === 0) {
      this.forget(key, shared);
      shared.cancel.abort();
    }
  }

  private forget(key: string, shared: Shared): void {
    if (this.underWay.get(key) === shared) {
      this.underWay.delete(key);
    }
  }
}
