import { Button } from '../button.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { QuestionField } from '../fields/question-field.tsx'
import { PostForm } from '../post-form.tsx'
import { Buttons, Heading, Stack } from '../text.tsx'
import { kept, problems, questions } from './samples.ts'

/** Every kind of question, with kept answers and problems. */
export function FieldsShown() {
  return (
    <section id="fields" className="max-w-160">
      <Heading>入力欄</Heading>
      <PostForm className="mt-6" files>
        <Stack gap="large">
          <ErrorSummary problems={problems} />
          {questions.map(question => (
            <QuestionField
              key={question.id}
              question={question}
              kept={kept}
              problems={problems}
              remarks={
                question.id === 'phone' ? { phone: '市役所より：番号が1桁足りないようです。' } : undefined
              }
              banks={[
                { code: '0001', name: 'みずほ銀行' },
                { code: '0005', name: '三菱UFJ銀行' },
              ]}
              lookup
            />
          ))}
          <Buttons>
            <Button wide>次へ進む</Button>
            <Button look="text" name="save" value="later" formNoValidate>
              保存してあとで続ける
            </Button>
          </Buttons>
        </Stack>
      </PostForm>
    </section>
  )
}
