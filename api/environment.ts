import type { HttpBindings } from '@hono/node-server';
import type { Texts } from '../src/texts/catalogue.ts';
import type { BannerInfo } from '../src/cases/banner.ts';
import type { Person } from '../src/persistence/actor.ts';
import type { StaffSession } from '../src/sign-in/session.ts';

interface Variables {
  readonly requestId: string;
  /** Who acts; undefined: nobody is signed in. Set by middleware/actor.ts only. */
  readonly person: Person | undefined;
  /** The session of somebody who works for a Kita or the youth office; not everyone who has one may act yet. */
  readonly staff: StaffSession | undefined;
  /** The link in a mail by which a family has shown that an address is its own. */
  readonly address: string | undefined;
  readonly texts: Texts;
  /** What every page says, the newest first; unset where no page is asked for. */
  readonly banners?: readonly BannerInfo[];
  /** How many proxies in front may be believed about where a request comes from. */
  readonly trustedProxies: number;
  /** The page tells everyone that its data are invented. */
  readonly demo: boolean;
  /** Years with a round, newest first, and the one staff work in; set on the youth office's pages. */
  readonly years?: {
    readonly all: readonly number[];
    readonly released: readonly number[];
    readonly working: number | undefined;
  };
}

/** What every handler finds in its context. Under `app.request` of a test there are no bindings. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: Variables;
}

/** The same on routes that `access.ts` opens to persons only. */
export interface SignedInEnv {
  Bindings: AppEnv['Bindings'];
  Variables: Omit<Variables, 'person'> & { readonly person: Person };
}
