import { englishDates } from '../calendar/format-en.ts';
import type { Texts } from './catalogue.ts';
import { de } from './de.ts';
import { common } from './en/common.ts';
import { fieldProblems, fields } from './en/fields.ts';
import { registerForm } from './en/register-form.ts';
import { register } from './en/register.ts';

/** The English catalogue; a topic without a file of its own in `en/` is German still. */
export const en: Texts = {
  ...de,
  dates: englishDates,
  common,
  fields,
  fieldProblems,
  register,
  registerForm,
};
