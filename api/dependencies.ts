import type { CasesDependencies } from '../src/cases/dependencies.ts';
import type { Auth } from '../src/sign-in/auth.ts';
import type { Watch } from '../src/watch/watch.ts';

/** What only the authority that runs the portal can say of itself; undefined: the page says that it is missing. */
export interface Authority {
  readonly representedBy: string | undefined;
  readonly dataProtectionOfficer: string | undefined;
  readonly hostedBy: string | undefined;
}

/** What the pages and the JSON interface need beside the actions themselves. */
export interface AppDependencies extends CasesDependencies {
  /** The origin people reach the portal under: forms and JSON writes from anywhere else are refused. */
  readonly publicOrigin: string;
  /** Passwords, second factors and sessions of staff. */
  readonly auth: Auth;
  /** Invented data, one-click sign-ins, moving a case through time. */
  readonly demo: boolean;
  readonly production: boolean;
  readonly authority: Authority;
  /** Proxies in front that add to X-Forwarded-For; default: none, and the header is ignored. */
  readonly trustedProxies?: number;
  readonly temporalUiUrl: string | undefined;
  readonly mailPageUrl: string | undefined;
  /** What this process's own watch remembers; without it, its page knows only what is written down. */
  readonly watch?: Pick<Watch, 'databaseAwaySince'>;
}
