import { type Answer, noContent, ok, unauthorized } from './answer.ts';
import { type Call, defineShape } from './endpoint.ts';
import { invalidFormBody } from './form-errors.ts';

/** `POST /auth/login`, by e-mail or phone. */
export const login = defineShape({ login: {}, password: {} }, ({ state }, body): Answer => {
  const account = state.accounts
    .all()
    .find(
      ({ email, phone, password }) =>
        (email === body.login || phone === body.login) && password === body.password,
    );
  if (account) return ok({ token: account.authorization, user_id: account.id });
  const invalidLogin = { code: 'INVALID_LOGIN', message: 'Login or password is invalid.' };
  return invalidFormBody({ login: invalidLogin, password: invalidLogin });
});

/** `POST /auth/logout`: invalidates the authorization of the request. */
export function logout({ state, account }: Call): Answer {
  if (!account) return unauthorized;
  state.accounts.rotateAuthorization(account.id);
  return noContent;
}
