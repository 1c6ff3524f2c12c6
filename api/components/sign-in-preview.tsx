import { renderSignIn } from '../../src/notices/sign-in/render-sign-in.ts';
import { sampleSignIns } from '../../src/notices/sign-in/sample-sign-in.ts';
import { PreviewedText } from './previewed-text.tsx';
import { useTexts } from './texts.ts';

export const SIGN_IN_KINDS = sampleSignIns('de').map(({ kind }) => kind);

/** The mails that let somebody in, from invented facts. @param base where the documents behind them are. */
export function SignInPreview({ base }: { readonly base: string }) {
  const { previews, noticeKinds } = useTexts();
  return SIGN_IN_KINDS.map((kind) => (
    <section id={kind}>
      <h2 class="kern-heading-medium">{noticeKinds[kind]}</h2>
      <p class="kern-body">{previews.signIn}</p>
      <div class="previews">
        {[...sampleSignIns('de'), ...sampleSignIns('en')]
          .filter((facts) => facts.kind === kind)
          .map((facts) => (
            <PreviewedText
              notice={renderSignIn(facts)}
              of={`${noticeKinds[kind]}, ${previews.languages[facts.language]}`}
              html={`${base}/${facts.language}/${kind}/html`}
            />
          ))}
      </div>
    </section>
  ));
}
