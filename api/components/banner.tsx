import type { BannerInfo } from '../../src/cases/banner.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { Icon } from './elements.tsx';

/** One notice as it stands on every page, in the language of these texts. */
export function Banner({
  banner: { kind, text },
  texts: { banner, common },
}: {
  readonly banner: Pick<BannerInfo, 'kind' | 'text'>;
  readonly texts: Texts;
}) {
  return (
    <div class={`banner banner--${kind}`} role="note" lang={common.language}>
      <Icon name={kind} />
      <p class="kern-body">
        <b>{banner.kinds[kind]}:</b> {common.language === 'en' ? text.en : text.de}
      </p>
    </div>
  );
}
