import { useRequestContext } from 'hono/jsx-renderer';
import type { AppEnv } from '../environment.ts';
import type { Texts } from '../../src/texts/catalogue.ts';

/** The catalogue in the language of the request, inside any component. */
export const useTexts = (): Texts => useRequestContext<AppEnv>().get('texts');
