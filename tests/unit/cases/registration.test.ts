import { describe, expect, it } from 'vitest';
import { checkRegistration, REGISTRATION_FIELDS } from '../../../src/cases/registration.ts';
import { fieldProblems } from '../../../src/texts/de/fields.ts';
import { round } from '../support/season.ts';

const TODAY = '2026-11-01';
const KITAS = Array.from(
  { length: 6 },
  (_, index) => `3f0e2f6e-7b7a-4c1e-9d57-2f3a6d1c0b1${index}`,
);
const [kitaA = '', kitaB = ''] = KITAS;

const input = {
  childFirstName: 'Mia',
  childLastName: 'Beispiel',
  birthDate: '2024-02-29',
  street: 'Musterweg 7a',
  postcode: '59514',
  guardianFirstName: 'Kim',
  guardianLastName: 'Beispiel',
  email: 'kim.beispiel@example.org',
  phone: '02921 302065',
  custody: 'shared',
  hours: '35',
  wishedStartOn: '2027-08-01',
  kitaIds: [kitaB, kitaA],
  childminding: true,
};

const check = (given: unknown, rules: Partial<typeof round.rules> = {}) =>
  checkRegistration(given, {
    round: { ...round, rules: { ...round.rules, ...rules } },
    today: TODAY,
    isKita: (id) => KITAS.includes(id),
  });
const valueOf = (given: object) => {
  const checked = check({ ...input, ...given });
  return checked.ok ? checked.value : checked.problems;
};
const problemsOf = (given: object, rules: Partial<typeof round.rules> = {}) => {
  const checked = check({ ...input, ...given }, rules);
  return checked.ok ? [] : checked.problems.map(({ field, problem }) => `${field}: ${problem}`);
};

describe('the fields of a registration', () => {
  it('are exactly these: before a contract nothing else may be asked for', () => {
    expect(REGISTRATION_FIELDS).toEqual([
      'childFirstName',
      'childLastName',
      'unborn',
      'birthDate',
      'street',
      'postcode',
      'guardianFirstName',
      'guardianLastName',
      'email',
      'phone',
      'language',
      'custody',
      'guardian2FirstName',
      'guardian2LastName',
      'guardian2Email',
      'guardian2Phone',
      'guardian2Language',
      'guardian2Street',
      'guardian2Postcode',
      'guardian2Town',
      'hours',
      'wishedStartOn',
      'kitaIds',
      'childminding',
      'siblingOf',
      'siblingCaseNumber',
      'siblingClaimCode',
      'together',
      'invitationCode',
    ]);
  });

  it.each(['health', 'allergies', 'nationality', 'religion', 'lunch', '__proto__x'])(
    'do not include %s',
    (field) => {
      expect(problemsOf({ [field]: '' })).toEqual([`${field}: unknown_field`]);
    },
  );

  it('that are unknown are all named', () => {
    expect(problemsOf({ income: '1', siblings: '2' })).toEqual([
      'income: unknown_field',
      'siblings: unknown_field',
    ]);
  });

  it('come out trimmed, and without what was left empty', () => {
    expect(
      valueOf({
        childFirstName: '  Mia ',
        street: ' Musterweg 7a ',
        postcode: ' 59514 ',
        email: ' kim@example.org ',
        phone: '',
      }),
    ).toEqual({ ...input, email: 'kim@example.org', phone: undefined, hours: 35 });
    expect(valueOf({ email: '', phone: ' 02921 4711 ' })).toMatchObject({
      email: undefined,
      phone: '02921 4711',
    });
  });

  it('keep the order of the wishes', () => {
    expect(valueOf({ kitaIds: [kitaA, kitaB] })).toMatchObject({ kitaIds: [kitaA, kitaB] });
  });

  it('are needed: base data and wishes, and who has custody', () => {
    const needed = Object.keys(input).filter((field) => field !== 'email' && field !== 'phone');
    for (const field of needed)
      expect(problemsOf({ [field]: undefined }).map((problem) => problem.split(':')[0])).toEqual([
        field,
      ]);
    expect(problemsOf({ email: undefined, phone: undefined })).toEqual([]);
  });

  it.each([null, undefined, 'text', 7, []])('are an object, not %j', (given) => {
    expect(check(given)).toMatchObject({ ok: false });
  });
});

describe('names', () => {
  it.each([
    'Mia',
    'Zoë-Élise',
    'Jean Luc',
    'von der Heide',
    "O'Neill",
    'O’Neill',
    'O´Brien',
    "'t Hart",
    '’t Hart',
    'Gal·la',
    'St. John',
    'Ðặng Thị Hồng',
    'Łukasz Żółć',
    'İpek Çağrı',
    'Олександра Шевченко',
    'Ελένη Παπαδοπούλου',
    'محمد علی',
    'علی\u200cرضا',
    'שרה כהן',
    'मीनाक्षी',
    'ශ්\u200dරීමාලි',
    '陳小明',
    'さくら',
    '김민준',
    'ԱՆԻ',
    'ሰላም',
    '𞤀𞤣𞤤𞤢𞤥',
    'ß',
  ])('may be %s', (name) => {
    expect(valueOf({ childFirstName: name })).toMatchObject({
      childFirstName: name.normalize('NFC'),
    });
  });

  it('are kept in one form, however they were typed', () => {
    expect(valueOf({ childFirstName: 'Zoe\u0308' })).toMatchObject({ childFirstName: 'Zoë' });
  });

  it.each([
    ['a digit', 'Mia2'],
    ['markup', '<b>Mia</b>'],
    ['an address', 'mia@example.org'],
    ['a line break', 'Mia\nBcc'],
    ['a tab', 'Mia\tX'],
    ['a null character', 'Mia\u0000'],
    ['a control character', 'Mia\u0085'],
    ['a direction override', 'Mia\u202Eaim'],
    ['a direction mark', 'Mia\u200FX'],
    ['a direction isolate', 'Mia\u2066X\u2069'],
    ['a line separator', 'Mia\u2028X'],
    ['a byte order mark inside', 'Mi\uFEFFa'],
    ['a zero width space', 'Mi\u200Ba'],
    ['a private character', 'Mia\uE000'],
    ['a lone surrogate', 'Mia\uD800'],
    ['a picture', 'Mia😀'],
    ['only a hyphen', '-'],
    ['only an apostrophe', "'"],
    ['a mark without a letter', '\u0308Mia'],
  ])('do not contain %s', (_what, name) => {
    expect(problemsOf({ childFirstName: name })).toEqual(['childFirstName: not_a_name']);
  });

  it.each(['childFirstName', 'childLastName', 'guardianFirstName', 'guardianLastName'])(
    '%s: 1 to 80 characters',
    (field) => {
      expect(problemsOf({ [field]: 'a'.repeat(80) })).toEqual([]);
      expect(problemsOf({ [field]: 'a'.repeat(81) })).toEqual([`${field}: too_long`]);
      expect(problemsOf({ [field]: '' })).toEqual([`${field}: missing`]);
      expect(problemsOf({ [field]: '   ' })).toEqual([`${field}: missing`]);
    },
  );
});

describe('street, mail and telephone', () => {
  it.each([
    ['', 'missing'],
    ['a'.repeat(121), 'too_long'],
    ['Musterweg\n7', 'not_text'],
    ['Musterweg\u2028 7', 'not_text'],
    ['Musterweg \u202E7', 'not_text'],
    ['Musterweg\u0007 7', 'not_text'],
  ])('street %j: %s', (street, problem) => {
    expect(problemsOf({ street })).toEqual([`street: ${problem}`]);
  });

  it('street: 120 characters at most, kept in one form', () => {
    expect(problemsOf({ street: 'a'.repeat(120) })).toEqual([]);
    expect(valueOf({ street: 'Scha\u0308ferweg 7 / 2. OG' })).toMatchObject({
      street: 'Schäferweg 7 / 2. OG',
    });
  });

  it.each([
    ['kim', 'not_an_email'],
    ['kim@example', 'not_an_email'],
    ['kim@example.org\nBcc: other@example.org', 'not_an_email'],
    ['kim@example.org, other@example.org', 'not_an_email'],
    [`${'a'.repeat(243)}@example.org`, 'too_long'],
  ])('email %j: %s', (email, problem) => {
    expect(problemsOf({ email })).toEqual([`email: ${problem}`]);
  });

  it('email: 254 characters at most', () => {
    expect(problemsOf({ email: `${'a'.repeat(242)}@example.org` })).toEqual([]);
  });

  it.each(['02921 302065', '+49 2921 30-2065', '(02921) 4711', '02921/4711', '0170\u00A01234567'])(
    'phone may be %s',
    (phone) => {
      expect(problemsOf({ phone })).toEqual([]);
    },
  );

  it.each(['ruf an', '0170', '02921\n4711', '1'.repeat(32), '(((((('])(
    'phone may not be %j',
    (phone) => {
      expect(problemsOf({ phone })).toEqual(['phone: not_a_phone']);
    },
  );

  it.each(['5951', '595144', 'D-59514', '５９５１４'])(
    'postcode %s: not_a_postcode',
    (postcode) => {
      expect(problemsOf({ postcode })).toEqual(['postcode: not_a_postcode']);
    },
  );
});

describe('the rules of the round', () => {
  it.each([
    ['birthDate: in_future', { birthDate: '2026-11-02' }],
    ['birthDate: at_school', { birthDate: '2020-07-31' }],
    ['birthDate: not_a_date', { birthDate: '2025-02-29' }],
    ['birthDate: not_a_date', { birthDate: '29.02.2024' }],
    ['postcode: not_responsible', { postcode: '59494' }],
    ['postcode: not_responsible', { postcode: '10115' }],
    ['hours: not_offered', { hours: '40' }],
    ['hours: not_offered', { hours: 35.5 }],
    ['hours: missing', { hours: 'viele' }],
    ['wishedStartOn: outside_round', { wishedStartOn: '2027-07-31' }],
    ['wishedStartOn: outside_round', { wishedStartOn: '2028-08-01' }],
    ['wishedStartOn: not_a_date', { wishedStartOn: 'bald' }],
    ['kitaIds: no_wish', { kitaIds: [], childminding: false }],
    ['kitaIds: too_many_kitas', { kitaIds: KITAS.slice(0, 5) }],
    ['kitaIds: same_kita_twice', { kitaIds: [kitaA, kitaA] }],
    ['kitaIds: unknown_kita', { kitaIds: ['3f0e2f6e-7b7a-4c1e-9d57-2f3a6d1c0bff'] }],
    ['kitaIds: unknown_kita', { kitaIds: ['Kita Sonnenschein'] }],
    ['childminding: missing', { childminding: 'on' }],
  ])('%s', (problem, given) => {
    expect(problemsOf(given)).toEqual([problem]);
  });

  it.each([
    { birthDate: TODAY },
    { birthDate: '2020-08-01' },
    { wishedStartOn: '2028-07-31' },
    { kitaIds: [], childminding: true },
    { kitaIds: KITAS.slice(0, 4), childminding: false },
    { hours: 25 },
  ])('allow %j', (given) => {
    expect(problemsOf(given)).toEqual([]);
  });

  it('are the round’s own', () => {
    expect(problemsOf({ kitaIds: KITAS }, { maxKitas: null })).toEqual([]);
    expect(problemsOf({ kitaIds: [kitaA, kitaB] }, { maxKitas: 1 })).toEqual([
      'kitaIds: too_many_kitas',
    ]);
    expect(problemsOf({ hours: 40 }, { hours: [40] })).toEqual([]);
    expect(problemsOf({}, { maxChildminding: 0 })).toEqual(['childminding: not_offered']);
  });

  it('tell a family from elsewhere at once, whatever else is wrong', () => {
    const given = { postcode: '59555', kitaIds: [], childminding: false };
    expect(problemsOf({ ...given, street: '' })).toEqual([
      'street: missing',
      'postcode: not_responsible',
      'kitaIds: no_wish',
    ]);
    expect(problemsOf({ ...given, hours: 40 })).toEqual([
      'postcode: not_responsible',
      'hours: not_offered',
      'kitaIds: no_wish',
    ]);
  });

  it('name everything that is wrong, field by field', () => {
    expect(
      problemsOf({ childFirstName: '', postcode: 'x', kitaIds: ['x'], wishedStartOn: '' }),
    ).toEqual([
      'childFirstName: missing',
      'postcode: not_a_postcode',
      'wishedStartOn: not_a_date',
      'kitaIds: unknown_kita',
    ]);
  });
});

describe('a second guardian', () => {
  const second = { guardian2FirstName: 'Robin', guardian2LastName: 'Probe' };

  it('is needed where both have custody and live apart, and can then be reached', () => {
    const custody = 'sharedApart';
    expect(problemsOf({ custody })).toEqual(['guardian2FirstName: second_guardian_needed']);
    expect(problemsOf({ custody, ...second })).toEqual(['guardian2Email: not_reachable']);
    expect(problemsOf({ custody, ...second, guardian2Email: 'robin@example.org' })).toEqual([]);
    const lives = {
      guardian2Street: 'Weg 1',
      guardian2Postcode: '44135',
      guardian2Town: 'Dortmund',
    };
    expect(problemsOf({ custody, ...second, ...lives })).toEqual([]);
    expect(problemsOf({ custody: 'shared' })).toEqual([]);
    expect(problemsOf({ custody: 'other' })).toEqual(['custody: choose']);
  });

  it('has a whole name and a whole address, or none', () => {
    expect(problemsOf({ guardian2Phone: '0231 4711' })).toEqual([
      'guardian2FirstName: missing',
      'guardian2LastName: missing',
    ]);
    expect(problemsOf({ ...second, guardian2Town: 'Dortmund' })).toEqual([
      'guardian2Street: missing',
      'guardian2Postcode: missing',
    ]);
    expect(problemsOf({ ...second, guardian2Email: 'robin' })).toEqual([
      'guardian2Email: not_an_email',
    ]);
    expect(problemsOf({ guardian2Language: 'en' })).toEqual([]);
  });
});

describe('an unborn child', () => {
  it('has an expected day, and a first name or none', () => {
    const unborn = { unborn: true, childFirstName: '' };
    expect(problemsOf({ ...unborn, birthDate: '2027-05-01' })).toEqual([]);
    expect(problemsOf({ ...unborn, birthDate: '2027-09-01' })).toEqual(['birthDate: too_far']);
    expect(problemsOf({ ...unborn, birthDate: '2026-10-20' })).toEqual([]);
    expect(problemsOf({ ...unborn, birthDate: '2026-01-01' })).toEqual(['birthDate: already_born']);
    expect(problemsOf({ childFirstName: '', birthDate: '2027-05-01' })).toEqual([
      'childFirstName: missing',
      'birthDate: in_future',
    ]);
  });
});

describe('a form on paper', () => {
  const received = (receivedOn: unknown) => {
    const checked = checkRegistration(
      { ...input, receivedOn },
      { round, today: TODAY, isKita: (id) => KITAS.includes(id), paperFrom: '2026-10-01' },
    );
    return checked.ok ? checked.value.receivedOn : checked.problems[0]?.problem;
  };

  it('has the day it was received: not in the future, not before the round opened', () => {
    expect(received('2026-10-01')).toBe('2026-10-01');
    expect(received(TODAY)).toBe(TODAY);
    expect(received('2026-11-02')).toBe('paper_in_future');
    expect(received('2026-09-30')).toBe('before_round');
    expect(received(undefined)).toBe('not_a_date');
    expect(problemsOf({ receivedOn: TODAY })).toEqual(['receivedOn: unknown_field']);
  });
});

describe('every problem', () => {
  it('has a sentence in the catalogue', () => {
    const all = [
      'missing',
      'too_long',
      'unknown_field',
      'not_a_name',
      'not_a_date',
      'not_text',
      'not_a_postcode',
      'not_an_email',
      'not_a_phone',
      'not_offered',
      'not_responsible',
      'in_future',
      'at_school',
      'outside_round',
      'no_wish',
      'too_many_kitas',
      'same_kita_twice',
      'unknown_kita',
      'choose',
      'already_born',
      'too_far',
      'second_guardian_needed',
      'not_reachable',
      'sibling_unknown',
      'own_kita_missing',
      'office_only',
      'paper_in_future',
      'before_round',
    ];
    expect(all.filter((problem) => fieldProblems[problem] === undefined)).toEqual([]);
  });
});
