import type { PropsWithChildren } from 'hono/jsx';
import { SENDER } from '../../src/texts/sender.ts';
import { HelpContact } from '../components/layout.tsx';
import { useTexts } from '../components/texts.ts';
import type { Authority } from '../dependencies.ts';

/** How far everyone can use these pages, and where to say that one cannot. */
export function AccessibilityPage() {
  const { common, legal } = useTexts();
  const { accessibility: texts } = legal;
  const { report } = texts;
  const subject = new URLSearchParams({ subject: report.subject })
    .toString()
    .replaceAll('+', '%20');
  return (
    <>
      <h1 class="kern-heading-x-large">{texts.title}</h1>
      <p class="kern-body">{texts.intro}</p>
      <div class="reading">
        <Topic title={texts.state.title}>
          <p class="kern-body">{texts.state.text}</p>
          <p class="kern-body">{texts.state.tested}</p>
        </Topic>
        <Topic title={texts.gaps.title}>
          <Items items={texts.gaps.items} />
        </Topic>
        <Topic title={report.title}>
          <p class="kern-body">{report.text}</p>
          <p class="kern-body">
            <a
              class="kern-link kern-link--no-visited-state"
              href={`mailto:${common.help.email}?${subject}`}
            >
              {report.link}
            </a>
          </p>
          <HelpContact />
        </Topic>
        <Topic title={texts.enforcement.title}>
          <p class="kern-body">{texts.enforcement.text}</p>
        </Topic>
        <p class="kern-body kern-body--muted">{texts.made}</p>
      </div>
    </>
  );
}

/** Who publishes these pages. */
export function ImprintPage({ authority }: { readonly authority: Authority }) {
  const { legal } = useTexts();
  const { imprint: texts } = legal;
  return (
    <>
      <h1 class="kern-heading-x-large">{texts.title}</h1>
      <div class="reading">
        <Topic title={texts.provider}>
          <PostalAddress />
        </Topic>
        <Topic title={texts.representedBy}>
          <p class="kern-body">{authority.representedBy ?? legal.missing}</p>
        </Topic>
        <Topic title={texts.contact}>
          <HelpContact />
        </Topic>
        {[texts.content, texts.software].map(({ title, text }) => (
          <Topic title={title}>
            <p class="kern-body">{text}</p>
          </Topic>
        ))}
      </div>
    </>
  );
}

/** The authority as its letters name it. */
export function PostalAddress() {
  const { authority, unit, street, town } = SENDER;
  return (
    <address class="kern-body" lang="de">
      {[authority, unit, street, town].map((line) => (
        <span class="line">{line}</span>
      ))}
    </address>
  );
}

/** One part of a page that is read from top to bottom. */
export function Topic({ title, children }: PropsWithChildren<{ readonly title: string }>) {
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{title}</h2>
      {children}
    </section>
  );
}

export function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <ul class="kern-body">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
