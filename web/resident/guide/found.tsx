import type { Text } from '#language/text.ts'
import { formatDate } from '#language/values/date.ts'
import type { Finding } from '#modules/eligibility/findings/rules.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Say } from '../../ui/say.tsx'
import { Note, TextLink } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { resident } from '../words/resident.ts'
import { guide } from './words.ts'

/** One scheme of the result: what it comes to and why, and the way on from there. */
export function Found({ finding, city }: { finding: Finding; city: string }) {
  const { outcome, scheme, name, amounts, careful, reasons } = finding
  const language = useLanguage()
  const about = `/${city}/schemes/${scheme}`
  return (
    <article className="flex break-inside-avoid flex-col gap-3 rounded-16 bg-ground p-5 sm:p-6">
      <h3 className="font-bold">
        <TextLink to={about} reload>
          <Say text={name} />
        </TextLink>
      </h3>
      {careful.map(paragraph => (
        <p key={paragraph.ja}>
          <Say text={paragraph} />
        </p>
      ))}
      {amounts.length > 0 && (
        <ul className="space-y-1">
          {amounts.map(each => (
            <li key={each.id}>
              <Say text={each.name} />：
              <strong className="whitespace-nowrap">
                {each.value.toLocaleString('ja-JP')}
                {each.unit}
              </strong>
              {each.from.length > 0 && (
                <Disclosure summary={<Say text={guide.howWorkedOut} />} small>
                  <ul className="text-[0.9375rem]">
                    {each.from.map(figure => (
                      <li key={figure.label.ja}>
                        <Say text={figure.label} />：{figure.value.toLocaleString('ja-JP')}
                        {figure.unit}
                      </li>
                    ))}
                  </ul>
                  <Note>{each.clause}</Note>
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
      )}
      {finding.recipients.length > 0 && outcome !== 'unlikely' && (
        <Note>
          <Say text={guide.forWhom} />：
          {finding.recipients
            .map(day => formatDate(day, language, 'era'))
            .join(language === 'en' ? ', ' : '、')}
        </Note>
      )}
      {reasons.length > 0 && (
        <Disclosure summary={<Say text={guide.why} />} small>
          <div className="flex flex-col gap-3">
            {reasons.map(each => (
              <div key={each.rule}>
                <p>
                  <Say text={each.reason} />
                </p>
                {each.remedy && (
                  <p>
                    <Say text={each.remedy} />
                  </p>
                )}
                <Note>{each.clause}</Note>
              </div>
            ))}
            <Note>
              <Say text={guide.changes} />
            </Note>
          </div>
        </Disclosure>
      )}
      {outcome === 'unclear' && <Unclear finding={finding} />}
      {outcome === 'likely' && finding.holds.length > 0 && (
        <Disclosure summary={<Say text={resident.fits} />} small>
          <Names texts={finding.holds} />
        </Disclosure>
      )}
      {outcome !== 'unlikely' && (
        <p data-no-print>
          <LinkButton to={`/${city}/apply/${scheme}`} size="medium" look="secondary" iconEnd="right" reload>
            <Say text={guide.applyOnline} />
          </LinkButton>
        </p>
      )}
    </article>
  )
}

function Unclear({ finding: { office, passed, confirms } }: { finding: Finding }) {
  return (
    <>
      {office.length > 0 && <Listed title={guide.officeKnows} texts={office} />}
      {passed.length > 0 && <Listed title={guide.passedOver} texts={passed} />}
      {office.length + passed.length === 0 && <Listed title={guide.toTell} texts={confirms} />}
    </>
  )
}

function Listed({ title, texts }: { title: Text; texts: Text[] }) {
  return (
    <div>
      <p className="text-[0.9375rem] text-ink-soft">
        <Say text={title} />
      </p>
      <Names texts={texts} />
    </div>
  )
}

function Names({ texts }: { texts: Text[] }) {
  return (
    <ul className="list-disc pl-6">
      {texts.map(text => (
        <li key={text.ja}>
          <Say text={text} />
        </li>
      ))}
    </ul>
  )
}
