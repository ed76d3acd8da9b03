import type { Account, RequestRecord } from '../contract.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { locksAccount } from '../required-action.ts';
import type { World } from '../world.ts';
import { type Answer, accountLocked, unauthorized } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { captchaObjections, noteCaptcha } from './captcha-repetition.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { findEndpoint } from './find-endpoint.ts';
import { extensionObjections, pageObjections } from './header-objections.ts';
import { judgeBody } from './judge-body.ts';
import { mfaChallenge, mfaHeaderObjections, noteMfaChallenge } from './mfa-challenge.ts';
import { readAsFrom } from './page-phone.ts';
import { hideSecrets, withoutSecrets } from './secrets.ts';
import { sourceOf } from './source.ts';

export interface Judgement {
  /** What to remember of the request; its status is still to come. */
  record: RequestRecord;
  endpoint: Endpoint | null;
  /** Carries out what the request asks for, if it may, and says what came of it. */
  carryOut(): Answer;
  /** Remembers what an answer that a test has asked for lets the caller repeat. */
  noteChallenge(answer: Answer): void;
}

/** Judges a request the way Discord would, only more strictly. Nothing takes effect yet. */
export function judge(world: World, request: ApiRequest): Judgement {
  const target = findEndpoint(request);
  const authorization = request.headers.get('authorization');
  const account =
    authorization === undefined ? null : (world.accounts.byAuthorization(authorization) ?? null);
  const record = createRecord(request, target.endpoint, account);
  record.objections.push(
    ...(record.source === 'extension'
      ? extensionObjections(request, target.endpoint)
      : [...pageObjections(request), ...captchaObjections(world, request)]),
    ...mfaHeaderObjections(request, world, account),
  );
  const call: Call = { world, account, object: (objection) => record.objections.push(objection) };
  if (target.endpoint) {
    return {
      record,
      endpoint: target.endpoint,
      carryOut: judgeCall(target.endpoint, request, call, record.source),
      noteChallenge(answer) {
        noteMfaChallenge(world, request, account, answer);
        noteCaptcha(world, request, answer);
      },
    };
  }
  call.object(target.objection);
  return { record, endpoint: null, carryOut: () => target.refusal, noteChallenge() {} };
}

function judgeCall(
  endpoint: Endpoint,
  request: ApiRequest,
  call: Call,
  source: RequestRecord['source'],
): () => Answer {
  if (endpoint.auth === 'required' && !call.account) {
    if (!request.headers.has('authorization')) call.object('authorization is missing');
    return () => unauthorized;
  }
  if (!endpoint.whileLocked && locksAccount(call.account?.requiredAction ?? null)) {
    return () => accountLocked;
  }
  const { body } = endpoint;
  const unlessChallenged = (carryOut: () => Answer) => () =>
    mfaChallenge(endpoint, request, call) ?? carryOut();
  if (body.kind !== 'shapes') return unlessChallenged(() => body.handle(call));
  const verdict = judgeBody(request, body.shapes);
  if (verdict.accepted) {
    const values = readAsFrom(source, verdict.values);
    return unlessChallenged(() => verdict.shape.handle(call, values));
  }
  verdict.objections.forEach(call.object);
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
