import type { signInErrors as german } from '../de/sign-in.ts';

export const signInErrors: typeof german = {
  'sign_in.refused':
    'E-mail address and password do not belong together. Please check both. Have you forgotten your password? Then set a new one.',
  'sign_in.wrong_code':
    'This code is not right, or it has been used already. Please wait for the next code and enter that one.',
  'sign_in.link_over':
    'This link is not valid any more: it has been used already, or its time is over.',
  'sign_in.too_many_attempts':
    'Those were too many attempts. Please wait a quarter of an hour and try again then.',
  'people.last_head':
    'The youth office needs at least one head. Please make another person head first.',
  'people.known': 'This person works here already, or has been invited already.',
};
