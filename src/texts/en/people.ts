import type { people as germanPeople, staffRoles as germanRoles } from '../de/people.ts';

export const staffRoles: typeof germanRoles = {
  staff: 'Staff',
  head: 'Head',
  provider: 'Provider',
  caseworker: 'Caseworker',
  auditor: 'Auditor (sees everything, changes nothing)',
};

export const people: typeof germanPeople = {
  officeTitle: 'People',
  kitaTitle: 'Team',
  intro:
    'Whoever is listed here can sign in and work. When you end somebody’s access, that person is out with the next click.',
  list: 'Who works here?',
  columns: {
    name: 'Name',
    email: 'E-mail',
    workplace: 'Place of work',
    role: 'Role',
    since: 'Since',
    act: 'Change',
  },
  office: 'Youth office',
  you: 'That is you',
  newRole: (name) => `New role for ${name}`,
  changeRole: 'Change role',
  changeRoleOf: (name) => `Change role: ${name}`,
  end: 'End access',
  endOf: (name) => `End access: ${name}`,
  reset: 'Set up access again',
  resetOf: (name) => `Set up access again: ${name}`,
  resetHint:
    '“Set up access again” helps when somebody has lost password, app and backup codes: all sessions end, and a new invitation goes to the known address.',
  invitations: 'Open invitations',
  nobody: 'Nobody has access here yet.',
  noInvitations: 'No invitation is open.',
  expires: 'Works until',
  expired: 'over',
  withdraw: 'Withdraw',
  withdrawOf: (name) => `Withdraw the invitation: ${name}`,
  invite: {
    heading: 'Invite somebody',
    text: 'The invitation comes by e-mail and works for seven days.',
    name: 'First and last name',
    email: 'E-mail address at work',
    role: 'Role',
    workplace: 'Place of work',
    kitas: 'Kitas',
    providers: 'Providers (all of their Kitas)',
    language: 'Language of the invitation',
    button: 'Invite',
  },
  languages: { de: 'German', en: 'English' },
  outcomes: {
    invited: 'The invitation is on its way.',
    changed: 'The role is changed.',
    ended: 'The access has ended.',
    reset: 'The access is reset. The new invitation is on its way.',
    withdrawn: 'The invitation is withdrawn.',
  },
};
