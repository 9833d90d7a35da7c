// A tablet that nobody touches forgets what is on it: a warning after 60 s, the first page after 90 s.
const box = document.querySelector<HTMLElement>('[data-idle]')
const warning = document.querySelector<HTMLDialogElement>('[data-idle-warning]')
const { leave = '', touch = '' } = box?.dataset ?? {}
const warnAfter = Number(box?.dataset.warn ?? 60) * 1000
const leaveAfter = Number(box?.dataset.leaveAfter ?? 90) * 1000

let last = Date.now()
let told = Date.now()

function alive() {
  last = Date.now()
  if (warning?.open) warning.close()
}

/** The server lets go of a tablet it hears nothing from. */
async function tell() {
  told = Date.now()
  if (!touch) return
  const answer = await fetch(touch, { method: 'POST', redirect: 'manual' }).catch(() => undefined)
  if (answer && !answer.ok) location.replace(leave)
}

if (box) {
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll', 'touchmove']) {
    document.addEventListener(sign, alive, { passive: true, capture: true })
  }
  // A film that plays is being watched.
  document.addEventListener('timeupdate', alive, { capture: true })
  // A page brought back from memory may show the person before.
  window.addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
  setInterval(() => {
    const idle = Date.now() - last
    if (idle >= leaveAfter) location.replace(leave)
    else if (idle >= warnAfter && warning && !warning.open) warning.showModal()
    else if (last > told && Date.now() - told > 30_000) tell()
  }, 500)
}
