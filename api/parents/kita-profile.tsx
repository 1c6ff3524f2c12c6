import type { KitaProfile } from '../../src/cases/read/kita-directory.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { ButtonLink, DescriptionList, type Fact } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

/** A Kita as parents get to know it. What it wrote itself is German. */
export function KitaProfilePage({ kita }: { readonly kita: KitaProfile }) {
  const t = useTexts();
  const { kitaDirectory: texts } = t;
  return (
    <>
      <p class="kern-body kern-body--muted">{kita.municipality}</p>
      <h1 class="kern-heading-x-large">{kita.name}</h1>
      <DescriptionList facts={factsOf(kita, texts)} />
      {kita.description !== null && (
        <section class="part">
          <h2 class="kern-heading-medium">{texts.profile.concept}</h2>
          <p class="kern-body typed" lang="de">
            {kita.description}
          </p>
        </section>
      )}
      {kita.isInvented && <p class="kern-body kern-body--muted">{texts.invented}</p>}
      <section class="turn">
        <p class="kern-body">{texts.profile.promise}</p>
        <div class="actions">
          <ButtonLink href="/anmelden">{t.parents.start.register}</ButtonLink>
        </div>
      </section>
      <p class="back">
        <a class="kern-link kern-link--no-visited-state" href="/kitas">
          {texts.back}
        </a>
      </p>
    </>
  );
}

function factsOf(kita: KitaProfile, texts: Texts['kitaDirectory']): readonly Fact[] {
  const { profile } = texts;
  const { phone, email, website, openingHours } = kita;
  const stated: readonly (Fact | undefined)[] = [
    { label: profile.address, value: <Address kita={kita} /> },
    kita.provider === '' ? undefined : { label: profile.provider, value: kita.provider },
    { label: profile.providerKind, value: texts.providerKinds[kita.providerKind] },
    { label: profile.groups, value: <Groups kita={kita} /> },
    kita.placesNote === '' ? undefined : { label: profile.size, value: kita.placesNote },
    openingHours === null
      ? undefined
      : { label: profile.openingHours, value: <span lang="de">{openingHours}</span> },
    phone === null
      ? undefined
      : {
          label: profile.phone,
          value: <Link href={`tel:${phone.replaceAll(/[^\d+]/gu, '')}`} text={phone} />,
        },
    email === null
      ? undefined
      : { label: profile.email, value: <Link href={`mailto:${email}`} text={email} /> },
    website === null
      ? undefined
      : { label: profile.website, value: <Link href={website} text={website} /> },
  ];
  return stated.filter((fact) => fact !== undefined);
}

function Address({ kita }: { readonly kita: KitaProfile }) {
  const { profile } = useTexts().kitaDirectory;
  const { street, postcode, municipality, district } = kita;
  const town = `${postcode} ${municipality}`.trim();
  const lines = [street, district === municipality ? '' : district, town];
  const query = new URLSearchParams({ query: [street, town].filter(Boolean).join(', ') });
  return (
    <>
      {lines.filter(Boolean).map((line) => (
        <span class="line">{line}</span>
      ))}
      <Link href={`https://www.openstreetmap.org/search?${query.toString()}`} text={profile.map} />
    </>
  );
}

function Groups({ kita }: { readonly kita: KitaProfile }) {
  const texts = useTexts().kitaDirectory;
  const { profile } = texts;
  if (kita.groups.length === 0) return <>{profile.groupsUnknown}</>;
  return (
    <>
      {kita.groups.map(({ ageGroup, hours }) => (
        <span class="line">{profile.group(profile.ages[ageGroup], texts.hoursValue(hours))}</span>
      ))}
    </>
  );
}

/** Another site learns nothing of where its visitor came from. */
function Link({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a class="kern-link kern-link--no-visited-state" href={href} rel="noreferrer">
      {text}
    </a>
  );
}
