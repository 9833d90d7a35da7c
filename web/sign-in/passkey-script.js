// Passkeys on the two pages that have them. The answer of the device goes into the form, which is then sent as any other.
const form = document.querySelector('form[data-passkey]')
const { startAuthentication, startRegistration, browserSupportsWebAuthn } = window.SimpleWebAuthnBrowser

if (form && browserSupportsWebAuthn()) {
  const press = form.querySelector('[data-passkey-press]')
  const failed = document.querySelector('[data-passkey-failed]')
  document.querySelector('[data-passkey-none]')?.setAttribute('hidden', '')
  press.removeAttribute('hidden')
  form.addEventListener('submit', async event => {
    if (form.elements.response.value) return
    event.preventDefault()
    failed.hidden = true
    const optionsJSON = JSON.parse(form.dataset.options)
    const start = form.dataset.passkey === 'register' ? startRegistration : startAuthentication
    try {
      form.elements.response.value = JSON.stringify(await start({ optionsJSON }))
      form.submit()
    } catch {
      // Declined, timed out, or no passkey here: the page says what else can be done.
      failed.hidden = false
      failed.focus()
    }
  })
}
