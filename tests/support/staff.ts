import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { AppEnv } from '../../api/environment.ts';
import { invite, type InvitationRequest } from '../../src/cases/people.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { TestMailServer } from './mail-server.ts';
import type { TestPortal } from './portal.ts';
import { openPostOffice } from './post-office.ts';
import { fillIn, ORIGIN, textOf, Visitor, type Visit } from './visitor.ts';

/** Who lets the first ones in, as the command of the machine's owner does. */
export const OPERATIONS: Person = { kind: 'office', ref: 'operations', role: 'head' };
export const PASSWORD = 'Kastanien fallen im Oktober';

/** Somebody with an account, an app for codes, and a browser. */
export interface Employee {
  readonly email: string;
  /** The secret in the app, base32. */
  readonly secret: string;
  readonly backupCodes: readonly string[];
  readonly visitor: Visitor;
}

/** The mails of a portal: what is due is delivered, and the last link to an address is found. */
export function openLetterbox(portal: TestPortal, server: TestMailServer) {
  const office = openPostOffice(portal, server);
  const { clock } = portal.deps;
  return {
    /** Delivers, and resolves with the path of the link in the last mail to an address; undefined: none was sent. */
    async linkTo(email: string): Promise<string | undefined> {
      server.reset();
      await office.deliver({ clock });
      const mail = server.mails.findLast(({ to }) => JSON.stringify(to ?? '').includes(email));
      return new RegExp(`${ORIGIN}(/\\S+)`, 'u').exec(mail?.text ?? '')?.[1];
    },
  };
}
export type Letterbox = ReturnType<typeof openLetterbox>;

/** Invites somebody and goes the whole way in with them, by their mail, a password and an app. */
export async function employ(
  portal: TestPortal,
  app: Hono<AppEnv>,
  letterbox: Letterbox,
  request: Pick<InvitationRequest, 'email' | 'role' | 'workplace'>,
): Promise<Employee> {
  const { email } = request;
  await invite(portal.deps, OPERATIONS, { name: 'Kim Muster', language: 'de', ...request });
  const link = await letterbox.linkTo(email);
  if (link === undefined) throw new Error('no invitation arrived');
  return setUp(new Visitor(app), email, link);
}

/** From the link of an invitation to the first page. */
export async function setUp(visitor: Visitor, email: string, link: string): Promise<Employee> {
  const enrol = await fillIn(visitor, await visitor.get(link), link, { password: PASSWORD });
  const secret = secretOn(enrol);
  const codes = await visitor.submit('/konto/zweiter-faktor', { code: totp(secret) });
  const backupCodes = Array.from(
    codes.body.matchAll(/<span class="code">([^<]+)</gu),
    ([, code = '']) => code,
  );
  await visitor.submit('/konto/notfallcodes', {});
  return { email, secret, backupCodes, visitor };
}

export function secretOn(page: Visit): string {
  const shown = /<span class="code">([A-Z2-7 ]+)</u.exec(page.body)?.[1];
  if (shown === undefined) throw new Error(`no secret on: ${textOf(page)}`);
  return shown.replaceAll(' ', '');
}

/** Goes as far as the question for the code. */
export async function givePassword(
  visitor: Visitor,
  email: string,
  password = PASSWORD,
): Promise<Visit> {
  return visitor.post('/konto/anmelden', { email, password });
}

const HALF_MINUTE_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows (RFC 6238); `later` half minutes from now. */
export function totp(secret: string, later = 0): string {
  const bits = Array.from(secret, (letter) =>
    BASE32.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  const bytes = Array.from(bits.matchAll(/[01]{8}/gu), ([byte]) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / HALF_MINUTE_MS) + later));
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
