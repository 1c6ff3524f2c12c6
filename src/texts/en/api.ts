import type { Texts } from '../catalogue.ts';

export const apiProblems: Texts['apiProblems'] = {
  'sign_in.required': 'You have to be signed in to do this.',
  'credentials.both': 'This request brings a session and a token. Please send only one of them.',
  'idempotency.key_required':
    'This request needs a key of its own in the header “Idempotency-Key”.',
  'precondition.required':
    'This request has to say in the header “If-Match” which revision you have seen.',
  'request.malformed': 'We could not read this request.',
  'request.media_type': 'We do not take this kind of content here.',
  'request.too_large': 'This request is too large.',
  'request.method': 'This cannot be done at this address.',
  'request.foreign_origin': 'This request came from a foreign page.',
  'request.refused': 'We do not take this request.',
  not_found: 'This address does not exist.',
  internal: 'Something failed on our side. Please try again.',
};

export const apiDocs: Texts['apiDocs'] = {
  title: 'Interface for programs',
  intro:
    'This is what programs can read and do in the Kita portal. The description needs JavaScript; without JavaScript you can read it as a file.',
  file: 'Description as a file (OpenAPI 3.1)',
};

export const kitaTokens: Texts['kitaTokens'] = {
  title: 'Interface for the software of your Kita',
  intro:
    'With a token the software of your Kita works together with the Kita portal: it reads applications and can act for your Kita. Give a token to one program only, and revoke it when you no longer use that program.',
  docs: 'Description of the interface',
  none: 'Your Kita has no token yet.',
  caption: 'Tokens of your Kita',
  columns: {
    name: 'Name',
    prefix: 'Begins with',
    createdAt: 'Made on',
    expiresOn: 'Valid until',
    lastUsedOn: 'Last used on',
    state: 'State',
  },
  never: 'never',
  valid: 'valid',
  authorLeft:
    'Whoever made it no longer leads this day-care centre and may still know it: please replace and revoke it.',
  expired: 'expired',
  revoked: 'revoked',
  revoke: 'Revoke',
  revokeOf: (name) => `Revoke the token “${name}”`,
  add: {
    heading: 'New token',
    name: 'Name',
    nameHint: 'For example the name of the program',
    expiresOn: 'Valid until',
    expiresOnHint: 'One year at most',
    button: 'Make a token',
  },
  created: {
    title: 'Your new token',
    text: 'This token is shown only now. Please enter it into your program at once. If it is lost, revoke it and make a new one.',
    label: (name) => `Token “${name}”`,
    seen: 'This token has been made already and is not shown again. Do you not have it? Then revoke it and make a new one.',
    done: 'Continue',
  },
};
