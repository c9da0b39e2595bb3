import type { Examined } from '../issues/doctor/examine';
import { checks, type Finding, isTrouble } from '../issues/doctor/finding';
import { oneLine } from '../base/oneLine';
import { bindingName, checkNames, commandTitles, doctor, told } from '../words';

/**
 * What was found out, as a text document: each check with its result, and the step that helps.
 * @param examined `undefined` where it is not kept any more.
 */
export function doctorText(examined: readonly Examined[] | undefined): string {
  if (examined === undefined) {
    return doctor.missing();
  }
  return [
    doctor.title(),
    ...examined.flatMap((one) => ['', ...partOf(one)]),
    '',
    doctor.reportHint(commandTitles.copyReport()),
    '',
  ].join('\n');
}

function partOf({ findings, binding }: Examined): readonly string[] {
  const lines = checks.flatMap((check) => {
    const found = findings.filter((finding) => finding.check === check);
    return found.length === 0 ? [`  · ${checkNames[check]()}: ${doctor.skipped()}`] : found.flatMap(linesOf);
  });
  const ending = binding !== undefined && !findings.some(isTrouble) ? ['', doctor.nothingWrong()] : [];
  const name = binding === undefined ? [] : [oneLine(bindingName(binding)), ''];
  return [...name, ...lines, ...ending];
}

function linesOf(finding: Finding): readonly string[] {
  const { what, step } = told(finding);
  const sign = isTrouble(finding) ? '✗' : '✓';
  const next = step === undefined ? [] : [`      → ${oneLine(step)}`];
  return [`  ${sign} ${checkNames[finding.check]()}: ${oneLine(what)}`, ...next];
}
