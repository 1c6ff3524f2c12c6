import { Hono } from 'hono';
import { useTexts } from '../components/texts.ts';
import { scriptsAllowed } from '../documents.ts';
import type { AppEnv } from '../environment.ts';

/** The description to read and to try, by swagger-ui from its package: the one page of ours that runs scripts. */
export function docsRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/', async (c) => {
    scriptsAllowed(c);
    return c.render(<DocsPage />, { title: c.get('texts').apiDocs.title, wide: true });
  });
}

function DocsPage() {
  const { apiDocs } = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{apiDocs.title}</h1>
      <p class="kern-body">{apiDocs.intro}</p>
      <p class="kern-body">
        <a class="kern-link" href="/api/v1/openapi.json">
          {apiDocs.file}
        </a>
      </p>
      <link rel="stylesheet" href="/assets/swagger-ui/swagger-ui.css" />
      <div id="api-docs"></div>
      <script src="/assets/swagger-ui/swagger-ui-bundle.js" defer></script>
      <script src="/assets/api-docs.js" defer></script>
    </>
  );
}
