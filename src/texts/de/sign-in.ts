import type { DoorErrorCode } from '../../cases/errors.ts';

/** Why somebody does not get in, or in not yet. */
export const signInErrors = {
  'sign_in.refused':
    'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides. Haben Sie Ihr Passwort vergessen? Dann setzen Sie ein neues.',
  'sign_in.wrong_code':
    'Dieser Code stimmt nicht, oder er wurde schon benutzt. Bitte warten Sie auf den nächsten Code und geben Sie ihn ein.',
  'sign_in.link_over':
    'Dieser Link gilt nicht mehr: Er wurde schon benutzt, oder seine Zeit ist abgelaufen.',
  'sign_in.too_many_attempts':
    'Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.',
  'people.last_head':
    'Das Kreisjugendamt braucht mindestens eine Leitung. Bitte machen Sie zuerst eine andere Person zur Leitung.',
  'people.known': 'Diese Person arbeitet hier schon, oder sie ist schon eingeladen.',
} satisfies Partial<Record<DoorErrorCode, string>>;
