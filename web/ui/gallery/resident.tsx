import { ResidentShell } from '../../shells/resident-shell.tsx'
import { Button } from '../button.tsx'
import { QuestionField } from '../fields/question-field.tsx'
import { PostForm } from '../post-form.tsx'
import { ProgressSteps } from '../progress-steps.tsx'
import { pageRequest } from '../request.ts'
import { Say } from '../say.tsx'
import { Buttons, Heading, Stack } from '../text.tsx'
import { frame } from '../words/frame.ts'
import type { Route } from './+types/resident.ts'
import { notFoundUnlessDemo } from './only-in-demo.ts'
import { questions } from './samples.ts'

export const meta = () => [{ title: '住民の画面' }]

export function loader({ context }: Route.LoaderArgs) {
  notFoundUnlessDemo(context.get(pageRequest))
  return null
}

/** Forms of the gallery send, and nothing comes of it. */
export const action = () => null

/** One page of a form as residents see it: no script at all. */
export default function ResidentGallery() {
  const shown = questions.filter(question => ['birth', 'tired'].includes(question.id))
  return (
    <ResidentShell
      back={{ to: '/_gallery' }}
      contact={{ section: 'こども家庭課', phone: '000-123-4567', hours: '平日 8時30分から17時15分まで' }}
    >
      <Stack gap="large">
        <ProgressSteps page={2} pages={6} title="申請" />
        <Heading level={1}>あなたとお子さんのことを教えてください</Heading>
        <PostForm>
          <Stack gap="large">
            {shown.map(question => (
              <QuestionField key={question.id} question={question} kept={{}} />
            ))}
            <Buttons>
              <Button wide>
                <Say text={frame.next} />
              </Button>
            </Buttons>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentShell>
  )
}
