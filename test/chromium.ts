import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnv } from '#platform/env.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/homebrew/bin']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The Chromium that journeys drive: `CHROMIUM`, or one installed on this machine. */
export function findChromium(): string | undefined {
  const given = loadEnv().chromium
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM=${given} がありません。`)
  }
  const candidates = [...folders.flatMap(folder => names.map(name => join(folder, name))), ...places]
  return candidates.find(file => existsSync(file))
}

/** Finds a Chromium, or installs Debian's where that is possible without asking anyone. */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('ブラウザー(Chromium)を入れています…')
    for (const args of [
      ['update'],
      ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    ]) {
      const command = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
      const { status, stderr } = spawnSync('env', command, { stdio: ['ignore', 'ignore', 'pipe'] })
      if (status !== 0) say(`apt-get ${args[0]}: ${String(stderr).trim().split('\n').at(-1)}`)
    }
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(
    '画面のテストには Chromium か Chrome が必要です。入れるか、CHROMIUM にその場所を指定してください。',
  )
}
