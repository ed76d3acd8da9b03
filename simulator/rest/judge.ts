import type { Account, RequestRecord } from '../contract.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { locksAccount } from '../required-action.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { type Answer, accountLocked, unauthorized } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { captchaObjections, noteCaptcha } from './captcha-repetition.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { findEndpoint } from './find-endpoint.ts';
import { extensionObjections, pageObjections } from './header-objections.ts';
import { judgeBody } from './judge-body.ts';
import { challengeCall, mfaHeaderObjections, noteMfaChallenge } from './mfa-challenge.ts';
import { normalizePagePhone } from './normalize-page-phone.ts';
import { hideSecrets, withoutSecrets } from './secrets.ts';
import { sourceOf } from './source.ts';

export interface Judgement {
  /** The record of the request; its status is set later. */
  record: RequestRecord;
  endpoint: Endpoint | null;
  /** Carries out the request if it is acceptable, and returns the answer. */
  carryOut(): Answer;
  /** Remembers a challenge in an answer that a test queued, so that the caller may repeat the call. */
  noteChallenge(answer: Answer): void;
}

/** Judges a request as Discord would, but more strictly. The request does not take effect yet. */
export function judge(state: SimulatorState, request: ApiRequest): Judgement {
  const target = findEndpoint(request);
  const authorization = request.headers.get('authorization');
  const account =
    authorization === undefined
      ? null
      : (state.accounts.findByAuthorization(authorization) ?? null);
  const record = createRecord(request, target.endpoint, account);
  record.objections.push(
    ...(record.source === 'extension'
      ? extensionObjections(request, target.endpoint, state.wantsAuthorization)
      : [...pageObjections(request), ...captchaObjections(state, request)]),
    ...mfaHeaderObjections(request, state, account),
  );
  const call: Call = {
    state,
    account,
    addObjection: (objection) => record.objections.push(objection),
  };
  if (target.endpoint) {
    return {
      record,
      endpoint: target.endpoint,
      carryOut: judgeCall(target.endpoint, request, call, record.source),
      noteChallenge(answer) {
        noteMfaChallenge(state, request, account, answer);
        noteCaptcha(state, request, answer);
      },
    };
  }
  call.addObjection(target.objection);
  return { record, endpoint: null, carryOut: () => target.refusal, noteChallenge() {} };
}

function judgeCall(
  endpoint: Endpoint,
  request: ApiRequest,
  call: Call,
  source: RequestRecord['source'],
): () => Answer {
  if (endpoint.auth === 'required' && !call.account) {
    if (!request.headers.has('authorization')) call.addObjection('authorization is missing');
    return () => unauthorized;
  }
  if (!endpoint.isAllowedWhileLocked && locksAccount(call.account?.requiredAction ?? null)) {
    return () => accountLocked;
  }
  const { body } = endpoint;
  const unlessChallenged = (carryOut: () => Answer) => () =>
    challengeCall(endpoint, request, call) ?? carryOut();
  if (body.kind !== 'shapes') return unlessChallenged(() => body.handle(call));
  const verdict = judgeBody(request, body.shapes);
  verdict.objections.forEach(call.addObjection);
  if (verdict.accepted) {
    const values = normalizePagePhone(source, verdict.values);
    return unlessChallenged(() => verdict.shape.handle(call, values));
  }
  return () => verdict.answer;
}

function createRecord(
  request: ApiRequest,
  endpoint: Endpoint | null,
  account: Account | null,
): RequestRecord {
  const { method, host, path, headers, text } = request;
  const body = text === '' ? null : (parseJson(text) ?? '[not JSON]');
  return {
    at: Date.now(),
    method,
    host,
    path,
    endpoint: endpoint?.name ?? null,
    source: sourceOf(request),
    headerNames: [...headers.keys()],
    headers: withoutSecrets(headers),
    authorized: account ? 'valid' : headers.has('authorization') ? 'invalid' : 'none',
    accountId: account?.id ?? null,
    bodyFields: isJsonObject(body) ? Object.keys(body) : [],
    body: hideSecrets(body),
    status: 0,
    objections: [],
  };
}
