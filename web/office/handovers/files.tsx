import { Button, LinkButton } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Checkbox } from '../../ui/fields/choices.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { Problems } from './problems.tsx'
import type { ShownHandovers } from './shown.server.ts'

/** What would go into the next file, and those made before. */
export function Files({ shown }: { shown: ShownHandovers }) {
  const { fresh, done, files, version, scheme, problems } = shown
  return (
    <section aria-labelledby="files" className="flex flex-col gap-4">
      <Heading level={2} id="files">
        新しく渡すもの（{fresh}件）
      </Heading>
      {version === 0 && (
        <Note>列がまだ保存されていません。下の案を基幹システムの仕様に合わせて保存してください。</Note>
      )}
      {problems.length > 0 && (
        <NotificationBanner tone="warning" title="このままでは渡せないところ">
          <Problems problems={problems} />
        </NotificationBanner>
      )}
      {shown.preview.length > 0 && <Preview shown={shown} />}
      {version > 0 && (fresh > 0 || done.length > 0) && (
        <PostForm className="flex flex-col gap-3">
          <input type="hidden" name="scheme" value={scheme.id} />
          <input type="hidden" name="version" value={version} />
          {done.length > 0 && (
            <Disclosure summary={`渡した申請（${done.length}件）をもう一度渡す`} small>
              <ul className="flex flex-col">
                {done.map(each => (
                  <li key={each.caseId} className="flex flex-wrap items-center gap-x-4">
                    <Checkbox name="again" value={each.caseId} label={`${each.number} ${each.applicant}`} />
                    <span className="text-[0.875rem] text-ink-soft">
                      <InstantText at={each.at} />
                      に渡しました
                    </span>
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
          <div>
            <Button name="do" value="hand-over">
              受渡しのファイルを作る
            </Button>
          </div>
        </PostForm>
      )}
      {files.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {files.map(file => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-5 gap-y-1 py-3">
              <strong>
                <InstantText at={file.madeAt} />
              </strong>
              <span>{file.cases}件</span>
              <span>列 第{file.version}版</span>
              <span className="text-ink-soft">{file.madeBy}</span>
              {file.again && <StatusBadge>再受渡しを含む</StatusBadge>}
              <LinkButton
                to={`/office/handovers/${file.id}/file`}
                look="secondary"
                size="small"
                icon="download"
                download
              >
                ファイルを保存
              </LinkButton>
              <code className="basis-full text-[0.8125rem] break-all text-ink-soft">
                SHA-256 {file.sha256}
              </code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Preview({ shown: { columns, preview } }: { shown: ShownHandovers }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label="はじめの5件">
      <table className="text-[0.875rem]">
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.name}
                scope="col"
                className="border border-line bg-ground px-2 py-1 text-left whitespace-nowrap"
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map(row => (
            <tr key={row.number}>
              {columns.map((column, index) => (
                <td key={column.name} className="border border-line px-2 py-1 font-mono whitespace-pre">
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
