import { commandTitles, hover } from '../words';
import type { Told } from './hoverStory';
import { commandLink, type LinkedCommand } from './markdown';

interface Offer {
  readonly command: LinkedCommand;
  readonly title: string;
  /** False for what its verdict, its state or its server does not let one do. */
  readonly makesSense: boolean;
}

/** The commands that make sense for an issue where it stands, as links. */
export function commandsOf(told: Told): string {
  return linksOf(offersOf(told), told);
}

/** Those of an issue that is told in a line. */
export function fewCommandsOf(told: Told): string {
  const few: readonly LinkedCommand[] = ['faultline.openIssue', 'faultline.walkStack', 'faultline.resolve'];
  return linksOf(
    offersOf(told).filter(({ command }) => few.includes(command)),
    told,
  );
}

function linksOf(offers: readonly Offer[], { mark }: Told): string {
  return offers
    .filter(({ makesSense }) => makesSense)
    .map(({ command, title }) => commandLink(title, command, mark.tracked.key))
    .join(' | ');
}

function offersOf({ mark, change, possible }: Told): readonly Offer[] {
  const { issue, located } = mark.tracked;
  const trace = 'trace' in located ? located.trace : undefined;
  const hasRelease = trace?.release !== undefined || trace?.build !== undefined;
  const isCertain = mark.place.verdict === 'exact' || mark.place.verdict === 'moved';
  return [
    offer('faultline.openIssue', hover.open()),
    offer('faultline.walkStack', hover.frames(), trace !== undefined),
    offer('faultline.resolve', hover.resolve(), possible.resolve),
    offer('faultline.resolveInNextRelease', hover.resolveNext(), possible.resolveInNextRelease),
    offer(
      'faultline.resolveInCommit',
      hover.resolveInCommit(),
      possible.resolveInCommit && change?.isPushed === true,
    ),
    offer('faultline.startWorking', hover.work(), issue.status === 'unresolved'),
    offer('faultline.assignToMe', commandTitles.assignToMe(), possible.assignToMe),
    offer('faultline.openAsOfRelease', hover.asOfRelease(), hasRelease),
    offer('faultline.compareWithRelease', hover.compare(), hasRelease),
    offer('faultline.explainMapping', commandTitles.explainMapping(), !isCertain),
    offer('faultline.openInSentry', hover.openInSentry(), issue.permalink !== undefined),
  ];
}

function offer(command: LinkedCommand, title: string, makesSense = true): Offer {
  return { command, title, makesSense };
}
