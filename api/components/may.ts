import { useRequestContext } from 'hono/jsx-renderer';
import { may, type Permission } from '../../src/cases/policy.ts';
import type { AppEnv } from '../environment.ts';

/** Whether whoever reads the page may do something: asked before a button is shown. */
export function useMay(): (permission: Permission) => boolean {
  const person = useRequestContext<AppEnv>().get('person');
  return (permission) => person !== undefined && may(person, permission);
}
