import { type Answer, noContent, ok, unauthorized } from './answer.ts';
import { type Call, shape } from './endpoint.ts';
import { invalidFormBody } from './form-errors.ts';

/** `POST /auth/login`, by e-mail or phone. */
export const login = shape({ login: {}, password: {} }, ({ world }, body): Answer => {
  const account = world.accounts
    .all()
    .find(
      ({ email, phone, password }) =>
        (email === body.login || phone === body.login) && password === body.password,
    );
  if (account) return ok({ token: account.authorization, user_id: account.id });
  const invalidLogin = { code: 'INVALID_LOGIN', message: 'Login or password is invalid.' };
  return invalidFormBody({ login: invalidLogin, password: invalidLogin });
});

/** `POST /auth/logout`: the authorization it came with is void afterwards. */
export function logout({ world, account }: Call): Answer {
  if (!account) return unauthorized;
  world.accounts.rotate(account.id);
  return noContent;
}
