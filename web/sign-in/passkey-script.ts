import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

// Passkeys on the two pages that have them. The answer of the device goes into the form, which is then sent as any other.
const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
const press = form?.querySelector('[data-passkey-press]')
const answer = form?.elements.namedItem('response')
const failed = document.querySelector<HTMLElement>('[data-passkey-failed]')

if (form && answer instanceof HTMLInputElement && failed && browserSupportsWebAuthn()) {
  document.querySelector('[data-passkey-none]')?.setAttribute('hidden', '')
  press?.removeAttribute('hidden')
  form.addEventListener('submit', event => {
    if (answer.value) return
    event.preventDefault()
    failed.hidden = true
    ask(form.dataset).then(
      response => {
        answer.value = JSON.stringify(response)
        form.submit()
      },
      // Declined, timed out, or no passkey here: the page says what else can be done.
      () => {
        failed.hidden = false
        failed.focus()
      },
    )
  })
}

function ask({ passkey, options }: DOMStringMap): Promise<unknown> {
  const optionsJSON = JSON.parse(options ?? '{}')
  return passkey === 'register' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}
