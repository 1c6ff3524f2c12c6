import { useRequestContext } from 'hono/jsx-renderer';
import type { AppEnv } from '../environment.ts';
import { ButtonLink } from './elements.tsx';
import { useTexts } from './texts.ts';

/** A page that says what went wrong and where to go from here. */
export function ErrorPage({ title, text }: { readonly title: string; readonly text: string }) {
  const { errorPage } = useTexts().common;
  return (
    <>
      <h1 class="kern-heading-large">{title}</h1>
      <p class="kern-body kern-body--large">{text}</p>
      <p class="kern-body kern-body--muted">
        {errorPage.requestId(useRequestContext<AppEnv>().get('requestId'))}
      </p>
      <ButtonLink href="/">{errorPage.toStart}</ButtonLink>
    </>
  );
}
