import type { FileAnswer } from '#language/scheme/form.ts'
import { Button } from '../button.tsx'
import { fileSize } from '../file-size.ts'
import { Icon } from '../icon.tsx'
import { Say } from '../say.tsx'
import { Unseen } from '../text.tsx'
import { form } from '../words/form.ts'
import { boxId, described, Field, type FieldProps } from './field.tsx'

/**
 * Files named `<name>`; on phones the browser offers the camera beside the albums. Those already sent are listed and
 * posted again as hidden JSON under the same name, each with a button `<name>.remove` whose value is its hash. The form
 * needs `PostForm files`.
 */
export function FileInput({
  files = [],
  fileHref,
  multiple,
  accept = 'image/*,application/pdf',
  ...field
}: FieldProps & {
  files?: FileAnswer[]
  /** Where a sent file can be looked at. */
  fileHref?: (hash: string) => string
  multiple?: boolean
  accept?: string
}) {
  const { name } = field
  return (
    <div className="flex flex-col gap-4">
      {(multiple || files.length === 0) && (
        <Field {...field} hint={field.hint ?? <Say text={form.fileHint} />}>
          <input
            type="file"
            id={boxId(name)}
            name={name}
            accept={accept}
            multiple={multiple}
            aria-invalid={field.error ? true : undefined}
            aria-describedby={described({ ...field, hint: 'given' })}
            className="w-full cursor-pointer rounded-8 border border-dashed border-line-strong bg-ground p-3 file:mr-4 file:min-h-11 file:cursor-pointer file:rounded-8 file:border file:border-solid file:border-accent file:bg-white file:px-4 file:font-bold file:text-accent hover:bg-solid-gray-50 aria-invalid:border-danger"
          />
        </Field>
      )}
      {files.length > 0 && (
        <div>
          <p className="font-bold">{multiple ? <Say text={form.sentFiles} /> : field.label}</p>
          <ul className="mt-1 divide-y divide-line">
            {files.map(file => (
              <li key={file.hash} className="flex flex-wrap items-center gap-3 py-2">
                <Icon name="document" className="text-ink-soft" />
                <input type="hidden" name={name} value={JSON.stringify(file)} />
                <span className="min-w-0 grow basis-40">
                  {fileHref ? (
                    <a href={fileHref(file.hash)} className="link">
                      {file.name}
                    </a>
                  ) : (
                    file.name
                  )}
                  <span className="ml-2 text-[0.9375rem] text-ink-soft">{fileSize(file.bytes)}</span>
                </span>
                <Button
                  look="text"
                  size="small"
                  icon="trash"
                  name={`${name}.remove`}
                  value={file.hash}
                  formNoValidate
                >
                  <Unseen>{file.name}</Unseen> <Say text={form.remove} />
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** The files in kept boxes: each value is the JSON of one. */
export function keptFiles(values: readonly string[] | undefined): FileAnswer[] {
  return (values ?? []).flatMap(text => {
    try {
      return [JSON.parse(text) as FileAnswer]
    } catch {
      return []
    }
  })
}
