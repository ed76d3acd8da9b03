import type { LoggedCall } from '../flow/logged-call.ts';
import type { LayoutWord } from '../page-layout.ts';
import type { AssistSettings } from '../settings/assist-settings.ts';
import type { ConnectionView, FlowView, View } from '../view/view.ts';

/** What a report says besides the view. */
export interface ReportFacts {
  /** Handset's version. */
  readonly version: string;
  readonly userAgent: string;
  /** Operating system and processor, as the browser names them. */
  readonly platform: readonly string[];
  /** The language of the texts, and the browser's. */
  readonly languages: readonly string[];
  readonly assist: AssistSettings;
  /** What was recognised last in Discord's tabs. */
  readonly pageLayout: readonly LayoutWord[];
}

/**
 * The text of a report about a problem: versions, kinds and Discord's codes, in English, for whoever publishes Handset.
 * Picks its words one by one, so that no number, name, id, code, secret or text of Discord's gets into it.
 */
export function composeReport(facts: ReportFacts, view: View): string {
  const { version, userAgent, platform, languages, assist, pageLayout } = facts;
  const lines = [
    `Handset ${plainWord(version)}`,
    `browser: ${browserOf(userAgent)}`,
    `platform: ${platform.map(plainWord).join(' ')}`,
    `languages: ${languages.map(plainWord).join(' ')}`,
    `access to Discord: ${yesOrNo(view.hasAccess)}`,
    `help on the page: ${view.help}, card: ${yesOrNo(assist.card)}, pasting: ${yesOrNo(assist.pasteHelp)}`,
    line('seen on the page:', pageLayout.length === 0 ? ['nothing'] : [...pageLayout]),
    line('connection:', connectionWords(view.connection)),
    line('required:', requiredWords(view.requiredAction)),
    line('step:', stepWords(view.flow)),
    line('failure:', failureWords(view.flow)),
    ...callLines(view.calls),
  ];
  return lines.join('\n');
}

const line = (name: string, parts: readonly string[]): string =>
  [name, ...parts.filter((part) => part !== '')].join(' ');

/** A word of the browser's own, without anything that a version or a language never has. */
const plainWord = (text: string): string => text.replaceAll(/[^\w.-]/g, '').slice(0, 24);

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Name and version of the browser. Edge, Opera and others say that they are Chrome, too. */
function browserOf(userAgent: string): string {
  const found = ['Firefox', 'Edg', 'OPR', 'Chrome'].flatMap((name) => {
    const version = new RegExp(`${name}/([\\d.]{1,20})`).exec(userAgent)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  });
  return found[0] ?? 'unknown';
}

function connectionWords(connection: ConnectionView): string[] {
  switch (connection.status) {
    case 'off':
      return ['off', connection.why ?? ''];
    case 'waiting':
      return ['waiting', connection.problem ?? ''];
    case 'connected': {
      const { maskedPhone, isPhoneUncertain, hasSmsMfa, isQuarantined } = connection.account;
      return [
        'connected',
        maskedPhone === null ? 'withoutPhone' : 'withPhone',
        ...words({ isPhoneUncertain, hasSmsMfa, isQuarantined }),
      ];
    }
  }
}

function requiredWords(required: View['requiredAction']): string[] {
  if (required === null) return ['nothing'];
  return [`phone-${required.phone}`, ...words({ email: required.email })];
}

/** The step with the choices that Handset or Discord made in it. */
function stepWords(flow: FlowView): string[] {
  switch (flow.status) {
    case 'awaitingPhone':
      return [flow.status, flow.kind, flow.chosenReason ?? flow.changePhoneReason];
    case 'sendingCode':
      return [flow.status, flow.kind, flow.changePhoneReason];
    case 'awaitingCode':
      return [flow.status, flow.delivery, ...words({ resendRefused: flow.resendRefused })];
    case 'resendingCode':
    case 'verifyingCode':
      return [flow.status, flow.delivery];
    case 'awaitingPassword':
    case 'finishing':
      return [flow.status, flow.kind];
    case 'awaitingMfa':
    case 'sendingMfaSms':
    case 'finishingMfa':
      return [flow.status, flow.mfaType, 'of', ...flow.methods];
    case 'done':
      return [flow.status, flow.what, flow.account];
    case 'handedOff':
      return [flow.status, flow.why, flow.found ?? '', ...words({ removes: flow.removes })];
    case 'stopped':
      return [flow.status, ...words({ unsettled: flow.unsettledFor !== null })];
    case 'idle':
    case 'awaitingRemovalPassword':
    case 'removing':
    case 'confirming':
      return [flow.status];
  }
}

function failureWords(flow: FlowView): string[] {
  if (!('failure' in flow) || flow.failure === null) return ['none'];
  const { kind, discord, retryAt } = flow.failure;
  return [kind, String(discord?.code ?? ''), ...words({ wait: retryAt !== null })];
}

/** The calls, at seconds since the first one: times of day would say where somebody lives. */
const callLines = (calls: readonly LoggedCall[]): string[] =>
  calls.map(({ at, call, outcome }) => {
    const seconds = Math.round((at - (calls[0]?.at ?? at)) / 1000);
    return line(`${seconds} s:`, [call, ...outcomeWords(outcome)]);
  });

function outcomeWords(outcome: LoggedCall['outcome']): string[] {
  switch (outcome.type) {
    case 'inFlight':
    case 'accepted':
    case 'unseen':
      return [outcome.type];
    case 'withheld':
      return [outcome.type, outcome.why];
    case 'failed': {
      const { type, why, code, waitMs } = outcome;
      const wait = waitMs === null ? '' : `wait ${Math.round(waitMs / 1000)} s`;
      return [type, why, String(code ?? ''), wait];
    }
  }
}

/** The names of what is so. */
const words = (facts: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(facts).flatMap(([name, isSo]) => (isSo ? [name] : []));
