import { renderDigest } from '../../src/notices/digest/render-digest.ts';
import { SAMPLE_DIGESTS } from '../../src/notices/digest/sample-digests.ts';
import { PreviewedText } from './previewed-text.tsx';
import { useTexts } from './texts.ts';

/** The day's digests for staff, from invented facts. @param base where the documents behind it are. */
export function DigestPreview({ base }: { readonly base: string }) {
  const { previews, noticeKinds } = useTexts();
  return (
    <section id="digest">
      <h2 class="kern-heading-medium">{noticeKinds.digest}</h2>
      <p class="kern-body">{previews.digest}</p>
      <div class="previews">
        {SAMPLE_DIGESTS.map((facts) => (
          <PreviewedText
            notice={renderDigest(facts)}
            of={`${noticeKinds.digest}, ${facts.recipient.name}`}
            html={`${base}/uebersicht/${facts.to}`}
          />
        ))}
      </div>
    </section>
  );
}
