import { z } from 'zod';

/**
 * Letters of any script with their marks and joiners, and what stands between them: apostrophes as people type them, the
 * hyphens of all scripts;
 * no control or direction characters.
 */
const NAME = /^['’´`]?\p{L}[\p{L}\p{M}\p{Join_Control}\p{Zs}.,'’´`·・\p{Pd}]*$/u;
/** Anything in one line. */
const LINE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;
export const POSTCODE = /^\d{5}$/u;
/** Five digits at least. */
const PHONE = /^(?=(?:\D*\d){5})[+(\d][\d\p{Zs}/().-]{4,30}$/u;

/** One line of text in one form, however it was typed. */
const line = (longest: number, pattern: RegExp, problem: string) =>
  z
    .string()
    .trim()
    .min(1, 'missing')
    .max(longest, 'too_long')
    .regex(pattern, problem)
    .transform((text) => text.normalize('NFC'));
const name = line(80, NAME, 'not_a_name');
const street = line(120, LINE, 'not_text');
const postcode = z.string().trim().regex(POSTCODE, 'not_a_postcode');
const email = z.string().trim().pipe(z.email('not_an_email').max(254, 'too_long'));
const phone = z.string().trim().regex(PHONE, 'not_a_phone');
const language = z.enum(['de', 'en'], 'not_offered');
export { name as nameSchema, email as emailSchema, phone as phoneSchema };
export const textLineSchema = (longest: number) => line(longest, LINE, 'not_text');
const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

/**
 * Everything a registration may contain: base data and criteria. Before a contract nothing else may be asked for (no
 * health, origin or religion: § 7 KiBiz, § 64 SGB VIII); a test pins this list. The order is that of the form.
 */
export const registrationSchema = z.strictObject({
  /** Only a child that is not born may have none yet. */
  childFirstName: optional(name),
  childLastName: name,
  /** The child is not born yet: `birthDate` is the expected day. */
  unborn: z.boolean('missing').optional(),
  birthDate: z.iso.date('not_a_date'),
  street,
  postcode,
  guardianFirstName: name,
  guardianLastName: name,
  email: optional(email),
  phone: optional(phone),
  language: optional(language),
  /** Who has custody; `sharedApart`: both, and they live apart, so that both must agree to a contract. */
  custody: z.enum(['sole', 'shared', 'sharedApart'], 'choose'),
  guardian2FirstName: optional(name),
  guardian2LastName: optional(name),
  guardian2Email: optional(email),
  guardian2Phone: optional(phone),
  guardian2Language: optional(language),
  /** Where the second guardian lives, if elsewhere than the child. */
  guardian2Street: optional(street),
  guardian2Postcode: optional(postcode),
  guardian2Town: optional(line(80, LINE, 'not_text')),
  hours: z.coerce.number('missing').int('not_offered'),
  wishedStartOn: z.iso.date('not_a_date'),
  kitaIds: z.array(z.uuid('unknown_kita')).max(100, 'too_many_kitas'),
  childminding: z.boolean(),
  /** The application of a sibling in whose session the family is, or which staff see. */
  siblingOf: optional(z.uuid('sibling_unknown')),
  /** Or its case number with the code of one of its guardians. */
  siblingCaseNumber: optional(line(40, LINE, 'not_text')),
  siblingClaimCode: optional(line(60, LINE, 'not_text')),
  together: optional(z.enum(['ifPossible', 'onlyTogether'], 'not_offered')),
  /** Of the letter to families on the waiting list; a wrong one is told and hinders nothing. */
  invitationCode: optional(z.string().trim().max(100, 'too_long')),
});
export type Registration = z.output<typeof registrationSchema>;

/** What staff type from a form on paper has the day it was received besides. */
export const paperRegistrationSchema = registrationSchema.extend({
  receivedOn: z.iso.date('not_a_date'),
});

/** The same list for the test that pins it and for the API's description. */
export const REGISTRATION_FIELDS = Object.keys(registrationSchema.shape);

/** The fields that make somebody a second guardian; the language alone does not. */
export const SECOND_GUARDIAN = [
  'guardian2FirstName',
  'guardian2LastName',
  'guardian2Email',
  'guardian2Phone',
  'guardian2Street',
  'guardian2Postcode',
  'guardian2Town',
] as const;
