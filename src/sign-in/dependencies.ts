import type { CasesDependencies } from '../cases/dependencies.ts';
import type { Actor } from '../persistence/actor.ts';
import type { Auth } from './auth.ts';

/** What signing in needs beside the actions of persons. */
export interface SignInDependencies extends Pick<
  CasesDependencies,
  'orm' | 'clock' | 'secret' | 'logger' | 'limits'
> {
  readonly auth: Auth;
  readonly publicOrigin: string;
}

/** Who reads and writes accounts; row-level security shows them to no other. */
export const SIGN_IN: Actor = { kind: 'service', ref: 'sign-in' };

/** Cookies that an answer sets, each as the value of a `Set-Cookie` header. */
export type NewCookies = readonly string[];
