import { useTexts } from '../components/texts.ts';
import { dataPath } from './data-page.tsx';

/** What to do about a printed letter that the post brought back. */
export function CameBack({ applicationId }: { readonly applicationId: string }) {
  const { cameBack, changeAddress } = useTexts().office.letters;
  return (
    <p class="kern-body">
      {cameBack}{' '}
      <a class="kern-link kern-link--no-visited-state" href={`${dataPath(applicationId)}#street`}>
        {changeAddress}
      </a>
    </p>
  );
}
