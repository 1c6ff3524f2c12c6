import type { NoticeFacts } from '../../src/notices/notice-facts.ts';
import { renderNotice } from '../../src/notices/render.ts';
import { everySample } from '../../src/notices/sample-facts.ts';
import { DigestPreview } from './digest-preview.tsx';
import { PreviewedText } from './previewed-text.tsx';
import { SIGN_IN_KINDS, SignInPreview } from './sign-in-preview.tsx';
import { useTexts } from './texts.ts';

const NOTICE_KINDS = everySample({}).map(({ kind }) => kind);
const LANGUAGES = ['de', 'en'] as const;

/** Every kind of notice in every language, from invented facts. @param base where the documents behind it are. */
export function NoticePreview({ base }: { readonly base: string }) {
  const { previews, noticeKinds } = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{previews.title}</h1>
      <p class="kern-body">{previews.intro}</p>
      <ul class="kern-body">
        {LANGUAGES.map((language) => (
          <li>
            <a class="kern-link" href={`${base}/${language}/briefe`}>
              {previews.allLetters[language]}
            </a>
          </li>
        ))}
      </ul>
      <nav aria-label={previews.contents}>
        <ul class="kern-body previews__contents">
          {[...NOTICE_KINDS, ...SIGN_IN_KINDS].map((kind) => (
            <li>
              <a class="kern-link" href={`#${kind}`}>
                {noticeKinds[kind]}
              </a>
            </li>
          ))}
          <li>
            <a class="kern-link" href="#digest">
              {noticeKinds.digest}
            </a>
          </li>
        </ul>
      </nav>
      {NOTICE_KINDS.map((kind) => (
        <section id={kind}>
          <h2 class="kern-heading-medium">{noticeKinds[kind]}</h2>
          <div class="previews">
            {LANGUAGES.map((language) => (
              <OneText base={base} kind={kind} language={language} />
            ))}
          </div>
        </section>
      ))}
      <SignInPreview base={base} />
      <DigestPreview base={base} />
    </>
  );
}

function OneText({
  base,
  kind,
  language,
}: {
  readonly base: string;
  readonly kind: NoticeFacts['kind'];
  readonly language: (typeof LANGUAGES)[number];
}) {
  const { previews, noticeKinds } = useTexts();
  const facts = everySample({ language }).find((each) => each.kind === kind);
  if (facts === undefined) return null;
  const documents = `${base}/${language}/${kind}`;
  return (
    <PreviewedText
      notice={renderNotice(facts)}
      of={`${noticeKinds[kind]}, ${previews.languages[language]}`}
      html={`${documents}/html`}
      letter={`${documents}/brief`}
    />
  );
}
