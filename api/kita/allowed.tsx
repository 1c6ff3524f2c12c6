import type { PropsWithChildren } from 'hono/jsx';
import { useRequestContext } from 'hono/jsx-renderer';
import type { Permission } from '../../src/cases/policy.ts';
import type { SignedInEnv } from '../environment.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';

/** A form for whoever may send it; the others read who can. */
export function Allowed({
  permission,
  heading,
  children,
}: PropsWithChildren<{ readonly permission: Permission; readonly heading: string }>) {
  const { kitaDesk } = useTexts();
  const may = useMay();
  const { kind } = useRequestContext<SignedInEnv>().get('person');
  if (may(permission)) return <>{children}</>;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{heading}</h2>
      <p class="kern-body">{kind === 'kita' ? kitaDesk.headOnly : kitaDesk.officeOnly}</p>
    </section>
  );
}
